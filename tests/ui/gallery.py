"""Pictures of every widget of the kit: ``python -m tests.ui.gallery OUT``.

One picture for each look and text scale. They are made to be looked at, not compared.
"""

import datetime as dt
import os
import sys
from collections.abc import Iterator
from pathlib import Path

from PySide6.QtWidgets import QApplication, QWidget

from ilacs_desktop.assets import resources
from ilacs_desktop.document.model import Person
from ilacs_desktop.ui.dialogs.form import FormDialog
from ilacs_desktop.ui.pages.export.preview.pane import PreviewPane
from ilacs_desktop.ui.theme.focus_ring import FocusRing
from ilacs_desktop.ui.theme.system import SystemLook
from ilacs_desktop.ui.theme.theme import Mode, Theme
from ilacs_desktop.ui.theme.tokens import Tone
from ilacs_desktop.ui.widgets.banner import Banner
from ilacs_desktop.ui.widgets.buttons import (
    icon_button,
    link_button,
    primary_button,
    quiet_button,
    secondary_button,
)
from ilacs_desktop.ui.widgets.cards import Card
from ilacs_desktop.ui.widgets.choices import Choice, OwnerChoice, RadioChoice, TickBox
from ilacs_desktop.ui.widgets.date_field import DateField
from ilacs_desktop.ui.widgets.detail_rows import Detail, DetailRow
from ilacs_desktop.ui.widgets.detail_tree import DetailTree
from ilacs_desktop.ui.widgets.empty import EmptyState
from ilacs_desktop.ui.widgets.field import Field
from ilacs_desktop.ui.widgets.flow import FlowLayout
from ilacs_desktop.ui.widgets.growing_text import GrowingText
from ilacs_desktop.ui.widgets.inputs import NumberBox, TextLine
from ilacs_desktop.ui.widgets.labels import BodyLabel, CaptionLabel, FigureLabel, Heading
from ilacs_desktop.ui.widgets.layouts import Column, Row, all_round
from ilacs_desktop.ui.widgets.meter import LengthMeter
from ilacs_desktop.ui.widgets.page_scroll import PageScroll
from ilacs_desktop.ui.widgets.panes import Panes
from ilacs_desktop.ui.widgets.search_box import SearchBox
from ilacs_desktop.ui.widgets.section_list import SectionList, SectionRow
from ilacs_desktop.ui.widgets.tabs import StageTabs
from ilacs_desktop.ui.widgets.tag import Tag
from tests.ui.pages.export.preview_kit import preview
from tests.ui.pages.team.contributors_shown import contributors

MODES: tuple[Mode, ...] = ("light", "dark", "high_contrast")
SCALES = (1.0, 1.5, 2.0)
SIZES = ((1280, 680), (1097, 617))
PEOPLE = (
    Person("p1", "Priya Nair", "Head of Help and Protection"),
    Person("p2", "Tom Okafor", "Head of Children in Care"),
)
ROWS = (
    SectionRow("front", "Before the judgements", group=True),
    SectionRow("leaders", "Impact of leaders", group=True, note="1 of 4 ready"),
    SectionRow(
        "l1", "Leadership, governance and corporate parenting", False, "agreed", "Jo Ash", 188, 190
    ),
    SectionRow("l2", "Multi-agency working and partnership", False, "ready", "Jo Ash", 126, 130),
    SectionRow("l3", "Self-knowledge", False, "drafting", "Priya Nair", 120, 180),
    SectionRow("l4", "Learning culture", budget=100),
    SectionRow("help", "Help and protection", group=True, note="0 of 4 ready"),
    SectionRow("h1", "Early help", False, "ready", "Priya Nair", 214, 250),
    SectionRow("h2", "Front door and thresholds", False, "drafting", "Tom Okafor", 312, 250),
    SectionRow("h3", "Homeless 16- and 17-year-olds", budget=90, owner="Tom Okafor"),
    SectionRow("h4", "Private fostering", budget=60, parked=True),
)
ANSWER = (
    "Most social workers have manageable caseloads and know their children well. Average caseloads"
    " fell from 19.4 to 16.1 over the year, and children now see fewer changes of worker."
)


def plain_system() -> SystemLook:
    """Return a computer that asks for nothing special."""
    return SystemLook(dark=False, high_contrast=False, text_scale=1.0)


def stage_tabs(theme: Theme) -> StageTabs:
    """Return the tabs along the top of the window."""
    tabs = StageTabs(theme, "Stages")
    for stage, text, icon, count in (
        ("overview", "Overview", "home", ""),
        ("set_up", "Set up", "agreed", ""),
        ("evidence", "Evidence", "", "38 items"),
        ("draft", "Draft", "", "14 of 29"),
        ("plan", "Plan", "", "11 actions"),
        ("team", "Team", "", "2 to bring in"),
        ("review", "Review", "", "9 to fix"),
        ("export", "Export", "", ""),
    ):
        tabs.add_stage(stage, text, icon)
        tabs.set_count(stage, count)
    tabs.select("draft")
    return tabs


def workbench(theme: Theme) -> QWidget:
    """Return the draft page as the kit makes it."""
    sections = SectionList(theme)
    sections.set_rows(ROWS)
    sections.select("l3")
    page = QWidget()
    page.setMinimumWidth(640)
    page.resize(1280, 680)
    column = Column(theme, 0)
    top = Row(theme, 0, all_round(0))
    top.addWidget(stage_tabs(theme), 1)
    top.addWidget(Tag(theme, "Due in 23 days", "warn"))
    column.addLayout(top)
    panel = side_panel(theme)
    column.addWidget(
        Panes(
            theme, sections, PageScroll(theme, draft(theme), measure=True, ground="surface"), panel
        ),
        1,
    )
    page.setLayout(column)
    return page


def draft(theme: Theme) -> QWidget:
    """Return the middle of the draft page."""
    content = QWidget()
    column = Column(theme, 8, all_round(24))
    head = Row(theme, 8)
    head.addWidget(Heading(theme, "Self-knowledge, performance and quality assurance", 1), 1)
    status = Choice(theme, (("drafting", "Drafting"), ("ready", "Ready for review")))
    status.setAccessibleName("Status")
    label = CaptionLabel(theme, "Status")
    label.setBuddy(status)
    head.addWidget(label)
    head.addWidget(status)
    column.addWidget(CaptionLabel(theme, "Impact of leaders", "muted"))
    column.addLayout(head)
    for name, words in (("What do we know?", 63), ("How do we know it?", 152)):
        question = Heading(theme, name, 2, looks=3)
        answer = GrowingText(theme, ANSWER, least=4)
        answer.setAccessibleName(name)
        question.setBuddy(answer)
        column.addWidget(question)
        column.addWidget(CaptionLabel(theme, "Lead with the judgement, then the reason."))
        column.addWidget(answer)
        foot = Row(theme, 8)
        chips = FlowLayout(theme)
        chips.addWidget(Tag(theme, "Workforce data pack", "info", "evidence"))
        chips.addWidget(quiet_button(theme, "Cite evidence", "add", f"Cite evidence for: {name}"))
        foot.addLayout(chips, 1)
        meter = LengthMeter(theme, name)
        meter.set_length(words, 110)
        foot.addWidget(meter)
        column.addLayout(foot)
    column.addStretch(1)
    content.setLayout(column)
    return content


def side_panel(theme: Theme) -> QWidget:
    """Return the panel at the right."""
    panel = QWidget()
    column = Column(theme, 8)
    tabs = StageTabs(theme, "Panels", "panel")
    for text in ("Evidence", "Checks", "Comments"):
        tabs.add_stage(text.lower(), text)
    tabs.set_count("checks", "3")
    tabs.select("checks")
    column.addWidget(tabs)
    inner = QWidget()
    cards = Column(theme, 8, all_round(12))
    cards.addWidget(SearchBox(theme, "Filter evidence"))
    for title, what, link in (
        ("Weakness without an action", "“Not yet consistent” has no action.", "Add an action"),
        ("Statement without evidence", "“Fewer changes of worker.”", "Cite evidence"),
    ):
        card = Card(theme, title, "subtle")
        card.column.addWidget(CaptionLabel(theme, what))
        card.column.addWidget(link_button(theme, link, f"{link}: {title}"))
        cards.addWidget(card)
    cards.addStretch(1)
    inner.setLayout(cards)
    column.addWidget(PageScroll(theme, inner), 1)
    panel.setLayout(column)
    return panel


def controls(theme: Theme) -> QWidget:
    """Return a page with everything else."""
    content = QWidget()
    column = Column(theme, 16, all_round(24))
    column.addWidget(Heading(theme, "Set up", 1))
    banner = Banner(theme)
    banner.show_message("3 weaknesses in the draft have no action yet.", "warn", "Show them")
    column.addWidget(banner)
    good = Banner(theme)
    good.show_message("Northbridge 2026.docx is ready.", "ok", "Open the folder")
    column.addWidget(good)
    column.addLayout(_figures(theme))
    tags = FlowLayout(theme)
    for word, tone in (
        ("Not started", "none"),
        ("Drafting", "info"),
        ("Agreed", "ok"),
        ("Over a year old", "warn"),
        ("Over length", "bad"),
    ):
        tags.addWidget(Tag(theme, word, _tone(tone)))
    column.addLayout(tags)
    buttons = FlowLayout(theme)
    buttons.addWidget(primary_button(theme, "Continue writing"))
    buttons.addWidget(primary_button(theme, "Add action", "add"))
    buttons.addWidget(secondary_button(theme, "Preview document", "preview"))
    buttons.addWidget(quiet_button(theme, "Split this section", "split"))
    buttons.addWidget(icon_button(theme, "more", "More actions"))
    greyed = secondary_button(theme, "Not now", "save")
    greyed.setEnabled(False)
    buttons.addWidget(greyed)
    column.addLayout(buttons)
    for field in _fields(theme):
        column.addWidget(field)
    column.addWidget(TickBox(theme, "Mark each page as a draft until it is signed off"))
    ticked = TickBox(theme, "Include the evidence list as an annex")
    ticked.setChecked(True)
    column.addWidget(ticked)
    numbers = RadioChoice(theme, "Cite by number, [12]")
    numbers.setChecked(True)
    column.addWidget(numbers)
    column.addWidget(RadioChoice(theme, "Cite by short source, (practice audit, July 2026)"))
    column.addStretch(1)
    content.setLayout(column)
    return PageScroll(theme, content, measure=True)


def _tone(tone: str) -> Tone:
    return next(known for known in ("none", "info", "ok", "warn", "bad") if known == tone)


def _figures(theme: Theme) -> FlowLayout:
    flow = FlowLayout(theme, 12)
    for figure, words, colour in (("23", "days to go", "text"), ("9", "things to fix", "bad")):
        card = Card(theme)
        line = Row(theme, 8)
        line.addWidget(FigureLabel(theme, figure, colour))
        line.addWidget(BodyLabel(theme, words, "text2"), 1)
        card.column.addLayout(line)
        meter = LengthMeter(theme, f"Length beside {words}")
        meter.set_length(4120, 6000)
        card.column.addWidget(meter)
        flow.addWidget(card)
    return flow


def _fields(theme: Theme) -> Iterator[Field]:
    meeting = DateField(theme, dt.date(2026, 12, 7))
    yield Field(theme, "Annual engagement meeting", meeting, "For example, 7 December 2026")
    wrong = Field(theme, "Due date", DateField(theme), optional=True)
    wrong.set_error("“31 June 2026” is not a date: June has 30 days.")
    yield wrong
    yield Field(theme, "Authority", TextLine(theme, "Northbridge Council"))
    yield Field(theme, "Word target", NumberBox(theme, 6000))
    yield Field(theme, "Owner of Early help", OwnerChoice(theme, PEOPLE))
    yield Field(theme, "What it shows", GrowingText(theme), "One sentence, with the figure")


def start(theme: Theme) -> QWidget:
    """Return an empty state."""
    page = QWidget()
    column = Column(theme, 0, all_round(48))
    column.addStretch(1)
    buttons = (
        primary_button(theme, "New self-evaluation"),
        secondary_button(theme, "Open…"),
        quiet_button(theme, "Look at the example"),
    )
    text = "Set the date of your meeting. Nothing leaves this computer."
    empty = EmptyState(theme, "document", "Start your self-evaluation", text, buttons, level=1)
    row = Row(theme, 0)
    row.addStretch(1)
    row.addWidget(empty, 10)
    row.addStretch(1)
    column.addLayout(row)
    column.addStretch(1)
    page.setLayout(column)
    return page


def form(theme: Theme) -> QWidget:
    """Return a form with a fault in it."""
    dialog = FormDialog(theme, "Add evidence", "Add evidence")
    dialog.add_field("title", Field(theme, "Title", TextLine(theme)))
    dialog.add_field("shows", Field(theme, "What it shows", GrowingText(theme), "One sentence"))
    dialog.add_field("from", Field(theme, "Period from", DateField(theme), optional=True))
    dialog.add_field("owner", Field(theme, "Owner", OwnerChoice(theme, PEOPLE)))
    return dialog


def findings(theme: Theme) -> QWidget:
    """Return a list under headings, with one row chosen."""
    told = (Detail("What to do", "Say what has changed for children."), Detail("Why", ANSWER))
    tree = DetailTree(theme, "Findings")
    tree.set_rows(
        (
            DetailRow("g1", "Put right before a final copy", notes=("1",), is_heading=True),
            DetailRow(
                "f1", "A known weakness is left out.", 1, "error", "bad", "", ("Early help",), told
            ),
            DetailRow("g2", "Complete the plan", notes=("5 to fix",), is_heading=True),
            DetailRow("f2", "5 actions have no owner", 1, "warning", "warn_mark", opened=False),
            *(DetailRow(f"f2{n}", f"Action {n} has no owner.", 2) for n in range(5)),
        )
    )
    tree.select("f1")
    return tree


def pages(theme: Theme) -> QWidget:
    """Return the preview of a document of four pages, the last on its side."""
    pane = PreviewPane(theme)
    pane.show_pages(preview(4, sideways=1))
    return pane


PAGES = {
    "workbench": workbench,
    "controls": controls,
    "start": start,
    "findings": findings,
    "pages": pages,
    "contributors": contributors,
}


def main() -> None:
    """Write the pictures into the folder named on the command line."""
    out = Path(sys.argv[1])
    out.mkdir(parents=True, exist_ok=True)
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = QApplication([])
    theme = Theme(app, resources() / "icons", family="Open Sans", read_system=plain_system)
    ring = FocusRing(app, theme)
    for mode in MODES:
        theme.set_mode(mode)
        for scale in SCALES:
            theme.set_text_scale(scale)
            for name, make in PAGES.items():
                for width, height in SIZES:
                    window = QWidget()
                    holder = Column(theme, 0)
                    holder.addWidget(make(theme))
                    window.setLayout(holder)
                    window.resize(width, height)
                    window.show()
                    window.activateWindow()
                    window.focusNextChild()
                    app.processEvents()
                    app.processEvents()
                    picture = f"{name}_{mode}_{scale * 100:.0f}_{width}.png"
                    window.grab().save(str(out / picture))
                    window.close()
                    window.deleteLater()
            dialog = form(theme)
            dialog.show()
            app.processEvents()
            dialog.grab().save(str(out / f"form_{mode}_{scale * 100:.0f}.png"))
            dialog.close()
    del ring


if __name__ == "__main__":
    main()
