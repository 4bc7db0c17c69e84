"""The form that shows what was found in a report or letter, to choose the points that come in."""

from typing import get_args

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QListWidgetItem, QWidget

from ilacs_desktop.document.model import Document
from ilacs_desktop.document.records import PriorSource
from ilacs_desktop.document.wording import PRIOR_SOURCES
from ilacs_desktop.framework.model import Framework
from ilacs_desktop.language.points import Found
from ilacs_desktop.language.report_rules import plain_words
from ilacs_desktop.ui.dialogs.form import FormDialog
from ilacs_desktop.ui.dialogs.points_from_text.adding import (
    Chosen,
    ChosenPoint,
    known_texts,
    visit_of,
)
from ilacs_desktop.ui.dialogs.points_from_text.homes import Homes
from ilacs_desktop.ui.dialogs.points_from_text.point_row import PointRow
from ilacs_desktop.ui.dialogs.record_form import text_of
from ilacs_desktop.ui.dialogs.tick_list import TickList
from ilacs_desktop.ui.theme.theme import Theme
from ilacs_desktop.ui.widgets.choices import Choice, TickBox
from ilacs_desktop.ui.widgets.date_field import DateField
from ilacs_desktop.ui.widgets.field import Field
from ilacs_desktop.ui.widgets.growing_text import GrowingText
from ilacs_desktop.ui.widgets.labels import BodyLabel, CaptionLabel, Heading
from ilacs_desktop.ui.widgets.layouts import Column

_TITLE = "Points of the report or letter"
_NONE = (
    "No list of what needs to improve was recognised. Tick sentences below, or type the points in"
    " your own words."
)
_REST = "Tick a sentence to bring it in as a point. Nothing of the text was left out of this list."
_OWN = "One point a line"
_RECORD = "Record this inspection or visit too, under Overview, Inspection"


class PickForm(FormDialog):
    """Shows the whole text, what was recognised first; only its button changes anything.

    Signals:
        agreed: what was chosen.
    """

    agreed = Signal(object)

    def __init__(
        self, theme: Theme, found: Found, document: Document, framework: Framework
    ) -> None:
        super().__init__(theme, _TITLE, "Add points", found.title and f"“{found.title}”")
        self._found = found
        self._document = document
        self._sections = tuple((one.id, one.title) for one in document.sections)
        self._homes = Homes(document, framework)
        self._known = known_texts(document)
        self._rows: dict[int, PointRow] = {}
        self._add_source(theme)
        self._add_points(theme)
        self._add_rest(theme)
        self.accepted.connect(self._on_accepted)
        self._tell()

    def _add_source(self, theme: Theme) -> None:
        self._source = Choice(theme, PRIOR_SOURCES.items())
        self._source.set_value(self._found.source or "inspection")
        self._date = DateField(theme, self._found.date)
        hint = "" if self._found.source else "The text does not say. Please choose."
        self.add_field("source", Field(theme, "What it is", self._source, hint))
        hint = "The day it was published or sent, such as 22 March 2024. Check it."
        self.add_field("date", Field(theme, "Date", self._date, hint))
        self._record = TickBox(theme, _RECORD)
        self._record.setChecked(True)
        self.add_widget(self._record)
        self._source.currentIndexChanged.connect(self._on_told)
        self._date.edited.connect(self._on_told)

    def _add_points(self, theme: Theme) -> None:
        passages = self._found.passages
        self.add_widget(Heading(theme, "Points that were recognised", 2, looks=3))
        sure = [n for n, one in enumerate(passages) if one.kind == "point"]
        maybe = [n for n, one in enumerate(passages) if one.kind == "suggestion"]
        self._column_of_points = self._block(theme)
        for n in sure:
            self._add_row(n, is_ticked=True)
        if not sure:
            self.add_widget(BodyLabel(theme, _NONE, "text2"))
        self._add_known(theme, [*sure, *maybe])
        if any(n for n in maybe if self._is_new(n)):
            self.add_widget(Heading(theme, "Sentences that may be points", 2, looks=3))
        self._column_of_points = self._block(theme)
        for n in maybe:
            self._add_row(n, is_ticked=False)

    def _block(self, theme: Theme) -> Column:
        block, column = QWidget(), Column(theme, 12)
        block.setLayout(column)
        self.add_widget(block)
        return column

    def _add_row(self, n: int, *, is_ticked: bool) -> None:
        if not self._is_new(n):
            return
        text = self._found.passages[n].text
        suggested = self._homes.suggested
        row = PointRow(self._theme, text, self._sections, suggested, is_ticked=is_ticked)
        row.ticked.connect(self._on_told)
        self._rows[n] = row
        self._column_of_points.addWidget(row)

    def _is_new(self, n: int) -> bool:
        return plain_words(self._found.passages[n].text) not in self._known

    def _add_known(self, theme: Theme, found: list[int]) -> None:
        known = [self._found.passages[n].text for n in found if not self._is_new(n)]
        if known:
            texts = "; ".join(f"“{text}”" for text in known)
            self.add_widget(CaptionLabel(theme, f"In the list already, so not added: {texts}"))

    def _add_rest(self, theme: Theme) -> None:
        """Show every other sentence, where ticking one makes it a point; and a box for own words."""
        kinds = ("text", "heading", "page")
        rest = [
            (str(n), one.text) for n, one in enumerate(self._found.passages) if one.kind in kinds
        ]
        self._column_of_points = self._block(theme)
        self._rest = TickList(theme, rest, ())
        self._rest.itemChanged.connect(self._on_rest_ticked)
        field = self.add_field("rest", Field(theme, "The rest of the text", self._rest, _REST))
        field.setVisible(bool(rest))
        self._own = GrowingText(theme, least=2)
        self._own.textChanged.connect(self._on_told)
        self.add_field(
            "own", Field(theme, "Points in your own words", self._own, _OWN, optional=True)
        )

    @property
    def chosen(self) -> Chosen:
        """What is chosen now."""
        source = next(one for one in get_args(PriorSource) if one == self._source.value)
        ticked = [row.chosen for _, row in sorted(self._rows.items()) if row.is_ticked]
        lines = (" ".join(line.split()) for line in text_of(self._own).splitlines())
        own = [ChosenPoint(line, self._homes.suggested(line)) for line in lines if line]
        new = [one for one in (*ticked, *own) if plain_words(one.text) not in self._known]
        visit = visit_of(self._document, self._found, source, self._date.date)
        return Chosen(
            tuple({plain_words(one.text): one for one in reversed(new)}.values())[::-1],
            source,
            self._date.date,
            visit if self._record.isChecked() else None,
        )

    def faults(self) -> dict[str, str]:
        if self.chosen.points:
            return {}
        return {"own": "Tick at least one sentence, or type a point here."}

    def _tell(self) -> None:
        """Say on the button how many points it adds, and whether a visit can be recorded."""
        chosen = self.chosen
        count = len(chosen.points)
        self._save.setText("Add 1 point" if count == 1 else f"Add {count:,} points")
        visit = visit_of(self._document, self._found, chosen.source, chosen.date)
        self._record.setVisible(visit is not None)

    @Slot()
    def _on_told(self) -> None:
        self._tell()

    @Slot(QListWidgetItem)
    def _on_rest_ticked(self, _item: QListWidgetItem) -> None:
        ticked = {int(id_) for id_ in self._rest.ticked}
        for n in ticked - self._rows.keys():
            self._add_row(n, is_ticked=True)
        for n, row in self._rows.items():
            if self._found.passages[n].kind not in ("point", "suggestion"):
                row.setVisible(n in ticked)
                row.tick(on=n in ticked)
        self._tell()

    @Slot()
    def _on_accepted(self) -> None:
        self.agreed.emit(self.chosen)
