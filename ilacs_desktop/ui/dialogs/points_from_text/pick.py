"""The form that shows what was found in a report or letter, to choose the points that come in."""

from typing import get_args

from PySide6.QtCore import Signal, Slot

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
    day_of,
    known_texts,
    visit_of,
)
from ilacs_desktop.ui.dialogs.points_from_text.homes import Homes
from ilacs_desktop.ui.dialogs.points_from_text.point_list import PointList
from ilacs_desktop.ui.dialogs.record_form import text_of
from ilacs_desktop.ui.dialogs.recorded_visits import DATE_HINT, HINT, LABEL, RecordedVisits
from ilacs_desktop.ui.theme.theme import Theme
from ilacs_desktop.ui.widgets.choices import Choice, TickBox
from ilacs_desktop.ui.widgets.date_field import DateField
from ilacs_desktop.ui.widgets.field import Field
from ilacs_desktop.ui.widgets.growing_text import GrowingText
from ilacs_desktop.ui.widgets.labels import BodyLabel, CaptionLabel

_TITLE = "Bring in a report: choose its points"
_NONE = (
    "No list of what needs to improve was recognised. Tick sentences below, or type the points in"
    " your own words."
)
_SURE = "Points that were recognised"
_MAYBE = "Sentences that may be points"
_REST = "The rest of the text"
_TICK = (
    "Tick a sentence, by the mouse or the space bar, to bring it in as a point. Nothing of the text was"
    " left out of this list."
)
_HOME = "Section that accounts for it"
_WHOSE = "Of the sentence that is marked in the list, while it is ticked"
_ADDS = {0: "Add points", 1: "Add 1 point"}  # the words on the button, by how many are chosen
_LATER = ("", "Choose later")
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
        self._add_source(theme)
        self._add_points(theme)
        self._add_own(theme)
        self.accepted.connect(self._on_accepted)
        self._tell()

    def _add_source(self, theme: Theme) -> None:
        self._source = Choice(theme, PRIOR_SOURCES.items())
        self._source.set_value(self._found.source or "inspection")
        self._date = DateField(theme, day_of(self._document, self._found))
        self._visits = RecordedVisits(theme, self._document.inspections, self._source, self._date)
        hint = "" if self._found.source else "The text does not say. Please choose."
        self.add_field("source", Field(theme, "What it is", self._source, hint))
        self.add_field("date", Field(theme, "Date", self._date, f"{DATE_HINT} Check it."))
        recorded = self.add_field("visit", Field(theme, LABEL, self._visits, HINT))
        recorded.setVisible(self._visits.has_any)
        self._record = TickBox(theme, _RECORD)
        self._record.setChecked(True)
        self.add_widget(self._record)
        self._source.currentIndexChanged.connect(self._on_told)
        self._date.edited.connect(self._on_told)
        self._visits.filled.connect(self._on_told)

    def _add_points(self, theme: Theme) -> None:
        """Show the whole text in one list, what was recognised first and ticked."""
        passages = self._found.passages
        sure = [one.text for one in passages if one.kind == "point"]
        maybe = [one.text for one in passages if one.kind == "suggestion"]
        rest = [one.text for one in passages if one.kind in ("text", "heading", "page")]
        if not sure:
            self.add_widget(BodyLabel(theme, _NONE, "text2"))
        if self._found.unsure:
            self.add_widget(BodyLabel(theme, self._found.unsure, "warn"))
        self._points = PointList(theme, dict(self._sections), self._homes.suggested)
        self._points.add_group(_SURE, filter(self._is_new, sure), is_ticked=True)
        self._points.add_group(_MAYBE, filter(self._is_new, maybe))
        self._points.add_group(_REST, rest)
        self._points.told.connect(self._on_told)
        self.add_field("points", Field(theme, "Sentences of the text", self._points, _TICK))
        self._home = Choice(theme, (_LATER, *self._sections))
        self._home.chosen.connect(self._on_home_chosen)
        self.add_field("home", Field(theme, _HOME, self._home, _WHOSE))
        known = [text for text in (*sure, *maybe) if not self._is_new(text)]
        if known:
            texts = "; ".join(f"“{text}”" for text in known)
            self.add_widget(CaptionLabel(theme, f"In the list already, so not added: {texts}"))

    def _is_new(self, text: str) -> bool:
        return plain_words(text) not in self._known

    def _add_own(self, theme: Theme) -> None:
        self._own = GrowingText(theme, least=2)
        self._own.textChanged.connect(self._on_told)
        self.add_field(
            "own", Field(theme, "Points in your own words", self._own, _OWN, optional=True)
        )

    @property
    def chosen(self) -> Chosen:
        """What is chosen now."""
        source = next(one for one in get_args(PriorSource) if one == self._source.value)
        lines = (" ".join(line.split()) for line in text_of(self._own).splitlines())
        own = [ChosenPoint(line, self._homes.suggested(line)) for line in lines if line]
        new = [
            one for one in (*self._points.chosen, *own) if plain_words(one.text) not in self._known
        ]
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
        self._save.setText(_ADDS.get(count, f"Add {count:,} points"))
        visit = visit_of(self._document, self._found, chosen.source, chosen.date)
        self._record.setVisible(visit is not None)
        text = self._points.current_text
        self._home.setEnabled(bool(text))
        self._home.set_value(self._points.current_home if text else "")
        self._home.setAccessibleName(f"{_HOME}: {text}" if text else _HOME)

    @Slot()
    def _on_told(self) -> None:
        self._tell()

    @Slot(str)
    def _on_home_chosen(self, home: str) -> None:
        self._points.set_current_home(home)

    @Slot()
    def _on_accepted(self) -> None:
        self.agreed.emit(self.chosen)
