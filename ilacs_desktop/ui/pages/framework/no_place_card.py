"""What of a self-evaluation has no place in its framework, with links to where it is."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QAbstractButton, QWidget

from ilacs_desktop.cycle.framework_ids import Kind
from ilacs_desktop.cycle.moving_told import KIND_NAMES, part_names, used_in
from ilacs_desktop.cycle.no_place import NoPlace, may_go
from ilacs_desktop.document.model import Document
from ilacs_desktop.framework.model import Area
from ilacs_desktop.ui.theme.theme import Theme
from ilacs_desktop.ui.widgets.cards import Card
from ilacs_desktop.ui.widgets.labels import BodyLabel, CaptionLabel
from ilacs_desktop.ui.widgets.layouts import Column
from ilacs_desktop.ui.widgets.link_to import LinkTo
from ilacs_desktop.ui.widgets.long_words import breakable
from ilacs_desktop.ui.widgets.marked_line import marked_line

TITLE = "What has no place"
_ABOUT = (
    "This framework does not have these. Nothing of them is lost: text and records are as they were."
    " Move what belongs elsewhere, or leave it."
)
_COVER = "No section covers these core areas:"
_OUT = "Take it out: nothing is written in it"
# Where the records of a kind are looked at.
_PAGES: dict[Kind, tuple[str, str]] = {
    "evidence_type": ("evidence", "Go to the evidence"),
    "grade": ("overview/inspection", "Go to inspection"),
    "pathway": ("overview/inspection", "Go to inspection"),
    "step": ("overview/key_dates", "Go to the key dates"),
}


class NoPlaceCard(Card):
    """Hidden while everything has its place and every core area is covered.

    Signals:
        part_wanted: the person wants to go to this section or judgement.
        stage_wanted: the person wants to go to the page of this id.
        out_wanted: the person wants this judgement taken out: nothing hangs on it.
    """

    part_wanted = Signal(str)
    stage_wanted = Signal(str)
    out_wanted = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, TITLE)
        self._body = QWidget()
        self.column.addWidget(self._body)
        self.hide()

    def show_found(
        self, found: Sequence[NoPlace], missing: Sequence[Area], document: Document
    ) -> None:
        """Show what has no place in a document, and the core areas that nobody covers."""
        where = part_names(document)
        theme = self._theme
        old, self._body = self._body, QWidget()
        column = Column(theme, 12)
        if found:
            column.addWidget(BodyLabel(theme, _ABOUT))
        areas = [one for one in found if one.kind == "area"]
        for one in found:
            if one.kind != "area":
                out = one.kind == "judgement" and may_go(document, one.id)
                column.addWidget(self._entry(one, where, may_go_out=out))
        for part in dict.fromkeys(part for one in areas for part in one.parts):
            column.addWidget(self._section(part, areas, where))
        if missing:
            column.addWidget(self._missing(missing))
        self._body.setLayout(column)
        self.column.replaceWidget(old, self._body)
        old.hide()
        old.deleteLater()
        self._body.show()
        self.setVisible(bool(found or missing))

    def stops(self) -> list[QWidget]:
        """Return what takes the keyboard, from the top down."""
        return [*self._body.findChildren(QAbstractButton)]

    def _entry(self, one: NoPlace, where: Mapping[str, str], *, may_go_out: bool) -> QWidget:
        """Return a judgement, or an id that records have, with a link to where it is."""
        theme = self._theme
        column = Column(theme, 2)
        column.addWidget(BodyLabel(theme, breakable(one.title)))
        used = used_in(one.kind, (), one.times, {})
        kind = KIND_NAMES[one.kind][0].capitalize()
        facts = f"{kind}{f', {used}' if used else ''}. {one.note}".strip()
        column.addWidget(CaptionLabel(theme, breakable(facts)))
        for part in one.parts:
            link = LinkTo(theme, part, f"Go to “{where[part]}”")
            link.chosen.connect(self.part_wanted)
            column.addWidget(link)
        if may_go_out:
            link = LinkTo(theme, one.id, _OUT, f"{_OUT}: {one.title}")
            link.chosen.connect(self.out_wanted)
            column.addWidget(link)
        if one.times and one.kind in _PAGES:
            stage, text = _PAGES[one.kind]
            link = LinkTo(theme, stage, text, f"{text}: {one.title}")
            link.chosen.connect(self.stage_wanted)
            column.addWidget(link)
        return _holding(column)

    def _section(self, part: str, areas: Sequence[NoPlace], where: Mapping[str, str]) -> QWidget:
        """Return a link to a section, with those of its areas below it that have no place."""
        theme = self._theme
        column = Column(theme, 2)
        link = LinkTo(theme, part, f"Go to “{where[part]}”")
        link.chosen.connect(self.part_wanted)
        column.addWidget(link)
        for one in areas:
            if part in one.parts:
                column.addLayout(marked_line(theme, f"{one.title}. {one.note}".strip()))
        return _holding(column)

    def _missing(self, missing: Sequence[Area]) -> QWidget:
        theme = self._theme
        column = Column(theme, 2)
        column.addWidget(BodyLabel(theme, _COVER))
        for area in missing:
            column.addLayout(marked_line(theme, area.title))
        link = LinkTo(theme, "set_up/set_up", "Go to the sections, to add them")
        link.chosen.connect(self.stage_wanted)
        column.addWidget(link)
        return _holding(column)


def _holding(column: Column) -> QWidget:
    widget = QWidget()
    widget.setLayout(column)
    return widget
