"""Make a picture of each dialog, in each look and text size, on the smallest screen.

``python packaging/screenshots.py --dialogs FOLDER`` runs it; the pictures are to be looked at.
"""

import datetime as dt
import json
import os
import tempfile
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import NamedTuple

from docx import Document as WordDocument
from in_pictures import FONT, SMALL, settle
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from ilacs_desktop.assets import resources
from ilacs_desktop.checks.finding import Finding
from ilacs_desktop.cycle.packs import writers
from ilacs_desktop.document.model import Person
from ilacs_desktop.document.records import (
    Action,
    AuditCount,
    Evidence,
    Indicator,
    Inspection,
    KeyDate,
    PriorPoint,
)
from ilacs_desktop.example import load_example
from ilacs_desktop.framework.load_compiled import load_compiled
from ilacs_desktop.outputs.catalogue import PublicChoices
from ilacs_desktop.settings import Settings, ThemeMode
from ilacs_desktop.storage.keeping import KeptCopy
from ilacs_desktop.ui.dialogs.about import AboutDialog, FilesDialog, ShortcutsDialog
from ilacs_desktop.ui.dialogs.action import ActionDialog
from ilacs_desktop.ui.dialogs.audit_count import AuditCountDialog
from ilacs_desktop.ui.dialogs.bring_in_word.form import BringInWordForm
from ilacs_desktop.ui.dialogs.bring_in_word.incoming import read_incoming
from ilacs_desktop.ui.dialogs.comment import AnswerDialog, CommentDialog
from ilacs_desktop.ui.dialogs.erase import EraseDialog
from ilacs_desktop.ui.dialogs.evidence import EvidenceDialog
from ilacs_desktop.ui.dialogs.form import FormDialog
from ilacs_desktop.ui.dialogs.indicator import IndicatorDialog
from ilacs_desktop.ui.dialogs.inspection import InspectionDialog
from ilacs_desktop.ui.dialogs.kept_work import KeptWorkDialog
from ilacs_desktop.ui.dialogs.key_date import KeyDateDialog, LetterForm
from ilacs_desktop.ui.dialogs.leave_out import LeaveOutForm
from ilacs_desktop.ui.dialogs.next_year.form import NextYearForm
from ilacs_desktop.ui.dialogs.outline import (
    AddForm,
    JoinForm,
    ParkForm,
    SectionForm,
    SplitForm,
)
from ilacs_desktop.ui.dialogs.pack import Offered, PackForm, Writer
from ilacs_desktop.ui.dialogs.passphrase import PassphraseDialog
from ilacs_desktop.ui.dialogs.person import PersonForm
from ilacs_desktop.ui.dialogs.points_from_text.paste import PasteForm
from ilacs_desktop.ui.dialogs.points_from_text.pick import PickForm
from ilacs_desktop.ui.dialogs.points_from_text.reading import found_in
from ilacs_desktop.ui.dialogs.port import Option, QtDialogs
from ilacs_desktop.ui.dialogs.preferences import PreferencesDialog
from ilacs_desktop.ui.dialogs.prior_point import PriorPointDialog
from ilacs_desktop.ui.dialogs.secret import SecretQuestion
from ilacs_desktop.ui.dialogs.template_report import (
    TemplateFoundDialog,
    TemplateRefusedDialog,
    TemplateReportDialog,
)
from ilacs_desktop.ui.pages.export.other_outputs_forms import PublicForm, SinceForm
from ilacs_desktop.ui.pages.framework.dialogs import InsideDialog
from ilacs_desktop.ui.pages.plan.shown import ShownForm
from ilacs_desktop.ui.pages.review.set_aside import SetAsideDialog
from ilacs_desktop.ui.pages.review.signing.elsewhere import ElsewhereDialog
from ilacs_desktop.ui.pages.review.signing.elsewhere import Offered as Version
from ilacs_desktop.ui.pages.review.signing.form import Asked, SignOffDialog
from ilacs_desktop.ui.pages.team.history_forms import NameForm
from ilacs_desktop.ui.shell.pack_line import AskedDialog
from ilacs_desktop.ui.theme.theme import Theme
from ilacs_desktop.word.template.report import TemplateReport

TODAY = dt.date(2026, 10, 12)
NOON = dt.datetime(2026, 10, 12, 12, tzinfo=dt.UTC)
LONG = "Councillor Wilhelmina Featherstonehaugh-Cholmondeley, lead member for children’s services"
REPORT = """Inspection of Northbridge Council children's services
Inspection dates: 4 to 8 March 2024
What needs to improve?
• The quality and consistency of management oversight and supervision.
• Life-story work for children who are not being adopted.
Children wait too long for an independent visitor. Leaders should assure themselves of it.
"""
LAST_YEAR = (
    (1, "Permanence, adoption and kinship care"),
    (0, "Plans for a lasting home come late."),
    (2, "How do we know?"),
    (0, "We read 44 records."),
    (1, "Our Bright Spots"),
    (0, "Children tell us what matters to them."),
)
FIGURES = (
    "Indicator,2023-24,2024-25,2025-26\nRe-referrals,21.4,22.1,x\nPlacement stability,10,11,12\n"
)

Maker = Callable[[], QDialog]


class Screen(NamedTuple):
    """How a dialog is to look."""

    mode: ThemeMode
    scale: float


def small_screen(folder: Path) -> None:
    """Have Qt draw on a screen of the smallest size; before there is an application."""
    screen = {"name": "small", "x": 0, "y": 0, "width": SMALL[0], "height": SMALL[1]}
    more = {"logicalDpi": 96, "logicalBaseDpi": 96, "dpr": 1}
    file = folder / "screen.json"
    file.write_text(json.dumps({"screens": [{**screen, **more}]}), encoding="utf-8")
    os.environ["QT_QPA_PLATFORM"] = f"offscreen:configfile={file}"


class Dialogs:
    """Makes every dialog over the example, by its name."""

    def __init__(self, theme: Theme, folder: Path) -> None:
        self.theme, self.folder = theme, folder
        self.framework = load_compiled(resources() / "framework")
        self.document = load_example(resources() / "example", self.framework)

    def makers(self) -> dict[str, Maker]:
        """Return what makes each dialog."""
        return {
            **self._records(),
            **self._set_up(),
            **self._text(),
            **self._files(),
            **self._review(),
            **self._help(),
        }

    def _records(self) -> dict[str, Maker]:
        t, d, f = self.theme, self.document, self.framework
        day = partial(dt.date, 2026, 10)
        points = (d.sections, d.actions, d.inspections)
        return {
            "evidence-new": lambda: EvidenceDialog(
                t, Evidence("new", 76), f, d.people, is_new=True
            ),
            "evidence": lambda: EvidenceDialog(t, d.evidence[0], f, d.people, is_new=False),
            "action-new": lambda: ActionDialog(
                t, Action("new", 31), d.evidence, d.people, is_new=True
            ),
            "action": lambda: ActionDialog(t, d.actions[0], d.evidence, d.people, is_new=False),
            "point-new": lambda: PriorPointDialog(t, PriorPoint("new"), *points, is_new=True),
            "point": lambda: PriorPointDialog(t, d.prior_points[0], *points, is_new=False),
            "figure-new": lambda: IndicatorDialog(t, Indicator("new"), d.judgements, is_new=True),
            "figure": lambda: IndicatorDialog(t, d.indicators[0], d.judgements, is_new=False),
            "inspection": lambda: InspectionDialog(t, Inspection("new"), f, TODAY, is_new=True),
            "audit-count": lambda: AuditCountDialog(t, AuditCount("new"), f, is_new=True),
            "key-date": lambda: KeyDateDialog(
                t, KeyDate("draft"), "First draft is whole", 20, d.people, lambda _n: day(9), TODAY
            ),
            "key-date-new": lambda: KeyDateDialog(
                t, KeyDate("own"), "", None, d.people, lambda _n: day(9), TODAY, is_new=True
            ),
            "letter": lambda: LetterForm(t, dt.date(2026, 12, 7), TODAY),
            "shown": lambda: ShownForm(t, d.actions[0], d.evidence),
            "leave-out": lambda: LeaveOutForm(
                t, "Leave this point out", "It stays in the list.", LONG, "such as: done in 2024"
            ),
        }

    def _set_up(self) -> dict[str, Maker]:
        t, d, f = self.theme, self.document, self.framework
        section = d.sections[0]
        return {
            "person-new": lambda: PersonForm(t, Person("new", ""), new=True),
            "person": lambda: PersonForm(t, d.people[0], new=False),
            "section": lambda: SectionForm(t, d, f, section),
            "section-new": lambda: AddForm(t, d, section.judgement),
            "section-split": lambda: SplitForm(t, d, f, section),
            "section-join": lambda: JoinForm(t, d, section),
            "section-park": lambda: ParkForm(t, section, LONG),
            "preferences": lambda: PreferencesDialog(t, Settings(), "s.holroyd"),
            "framework-inside": lambda: InsideDialog(t, f),
        }

    def _text(self) -> dict[str, Maker]:
        t, d, f = self.theme, self.document, self.framework
        questions = (("know", "What we know"), ("how", "How we know"))
        return {
            "comment": lambda: CommentDialog(t, "Supervision", questions, "how"),
            "comment-answer": lambda: AnswerDialog(t, d.comments[0]),
            "report-paste": lambda: PasteForm(t, REPORT),
            "report-pick": lambda: PickForm(t, found_in(REPORT), d, f),
            "last-year": self._last_year,
            "next-year": self._next_year,
        }

    def _last_year(self) -> QDialog:
        word = WordDocument()
        for level, text in LAST_YEAR:
            _ = word.add_heading(text, level) if level else word.add_paragraph(text)
        table = word.add_table(2, 3)
        rows = (("Action", "Lead", "By when"), ("Meet monthly", "Panel chair", "March 2027"))
        for cells, words in zip(table.rows, rows, strict=True):
            for cell, text in zip(cells.cells, words, strict=True):
                cell.text = text
        path = self.folder / "Self-evaluation 2025 (final, signed).docx"
        word.save(str(path))
        incoming = read_incoming(path, self.document, self.framework)
        return BringInWordForm(self.theme, incoming, self.document, self.framework)

    def _next_year(self) -> QDialog:
        return NextYearForm(self.theme, self.document, self.framework, NOON)

    def _files(self) -> dict[str, Maker]:
        t, d = self.theme, self.document
        report = TemplateReport(
            ("title", "body"),
            ("Caption",),
            ("Heading 2 is grey on white: 2.9 to 1.",),
            ("The footer is a picture.",),
            ("2 comments",),
            has_label=True,
            label="Official",
        )
        kept = [KeptCopy(self.folder / "northbridge-2026.ilacs", NOON)]
        ask = QtDialogs(t, QWidget())
        asked = [Writer(person, sections, ()) for person, sections in writers(d)]
        offered = Offered("Siân Holroyd", dt.date(2026, 10, 26))
        return {
            "packs": lambda: PackForm(t, asked, offered, TODAY, locked=True),
            "erase": lambda: EraseDialog(t),
            "kept-work": lambda: KeptWorkDialog(t, ask, kept, NOON),
            "kept-work-none": lambda: KeptWorkDialog(t, ask, (), NOON),
            "passphrase-new": lambda: PassphraseDialog(t, change=False),
            "passphrase-change": lambda: PassphraseDialog(t, change=True),
            "passphrase-asked": lambda: SecretQuestion(
                t, "Open an encrypted file", "“northbridge-2026.ilacs” has a passphrase."
            ),
            "template-found": lambda: TemplateFoundDialog(t, "Corporate report", report),
            "template-report": lambda: TemplateReportDialog(
                t, "Corporate report", "12 October 2026", report, keeps_label=True
            ),
            "template-refused": lambda: TemplateRefusedDialog(
                t, "Corporate report", ("{{body}} is in a text box.", "{{titel}} is not known.")
            ),
        }

    def _review(self) -> dict[str, Maker]:
        t, d, f = self.theme, self.document, self.framework
        finding = Finding(
            "evidence.unmoderated",
            "consider",
            "Evidence 12, “Audit of pathway plans”, was not moderated.",
            "",
            "",
        )
        versions = (
            Version("v2", "10 October 2026, 09:00, Siân Holroyd", dt.date(2026, 10, 14)),
            Version("v1", "1 October 2026, 09:00, Siân Holroyd: For signing", TODAY),
        )
        return {
            "set-aside": lambda: SetAsideDialog(t, finding, "Siân Holroyd"),
            "sign-off": lambda: SignOffDialog(t, Asked(d, f, TODAY)),
            "sign-off-elsewhere": lambda: ElsewhereDialog(
                t, Asked(d, f, TODAY, "lead_member"), versions
            ),
            "version-name": lambda: NameForm(t),
            "public": lambda: PublicForm(t, d, f, PublicChoices()),
            "since": lambda: SinceForm(t, None, TODAY),
        }

    def _help(self) -> dict[str, Maker]:
        t, places = self.theme, {"Settings": Path("settings.json"), "Logs": Path("logs")}
        return {
            "shortcuts": lambda: ShortcutsDialog(t),
            "files": lambda: FilesDialog(t, places, Path.exists),
            "about": lambda: AboutDialog(t, self.framework),
            "asked": lambda: AskedDialog(
                t, "Siân Holroyd asks for 3 sections by 26 October 2026.", "Please keep it short."
            ),
        }


def looks() -> Iterator[Screen]:
    """Yield each look and text size."""
    modes: tuple[ThemeMode, ...] = ("light", "dark")
    for mode in modes:
        for scale in (1.0, 1.5, 2.0):
            yield Screen(mode, scale)
    yield Screen("high_contrast", 1.0)


def take(dialog: QDialog, file: Path, *, refuse: bool = False) -> None:
    """Show a dialog as it opens, or with what is wrong said, and keep its picture."""
    dialog.show()
    settle()
    if refuse:
        dialog.accept()
        settle()
    if dialog.isVisible():
        dialog.grab().save(str(file))
    dialog.deleteLater()
    settle()


def take_boxes(theme: Theme, folder: Path, end: str) -> None:
    """Show the boxes that ask and tell, and keep a picture of each."""

    def soon(name: str) -> None:
        def look() -> None:
            box = QApplication.activeModalWidget()
            if isinstance(box, QDialog):
                box.grab().save(str(folder / f"box-{name}-{end}.png"))
                box.reject()

        QTimer.singleShot(50, look)

    ask = QtDialogs(theme, QWidget())
    text = "“northbridge-2026.ilacs” has changes that are not saved. Nothing is lost if you stay."
    soon("confirm")
    ask.confirm("Remove this work?", text, "Remove it", danger=True)
    soon("choose")
    ways = (Option("save", "Save"), Option("discard", "Close without saving"))
    ask.choose("Save before closing?", text, ways)
    soon("tell")
    ask.tell("The file could not be saved", text, "PermissionError in save.py, line 12")


def take_dialogs(folder: Path) -> int:
    """Make the pictures; forms are taken a second time with what is wrong beside their fields."""
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as work:
        small_screen(Path(work))
        app = QApplication([])
        for mode, scale in looks():
            theme = Theme(app, resources() / "icons", mode=mode, text_scale=scale, family=FONT)
            end = f"{mode}-{scale:.0%}".replace("%", "")
            for name, make in Dialogs(theme, Path(work)).makers().items():
                take(make(), folder / f"{name}-{end}.png")
                form = make()
                if isinstance(form, FormDialog) and scale == 1.0:
                    take(form, folder / f"{name}-refused-{end}.png", refuse=True)
                print(f"{name}-{end}")
            take_boxes(theme, folder, end)
    return 0
