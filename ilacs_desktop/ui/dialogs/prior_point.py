"""The form for a point made before: by an inspection, a visit, Ofsted's letter or last year's plan."""

from typing import get_args

import msgspec
from PySide6.QtCore import Slot

from ilacs_desktop.document.model import Section
from ilacs_desktop.document.progress import TRAVEL_WORDS, why_not_shown
from ilacs_desktop.document.records import (
    Action,
    Inspection,
    PriorPoint,
    PriorSource,
    State,
    Travel,
)
from ilacs_desktop.document.wording import PRIOR_SOURCES, STATES
from ilacs_desktop.ui.dialogs.record_form import RecordForm, text_of, with_unknown
from ilacs_desktop.ui.dialogs.recorded_visits import DATE_HINT, HINT, LABEL, RecordedVisits
from ilacs_desktop.ui.dialogs.tick_list import TickList
from ilacs_desktop.ui.theme.theme import Theme
from ilacs_desktop.ui.widgets.choices import Choice
from ilacs_desktop.ui.widgets.date_field import DateField
from ilacs_desktop.ui.widgets.field import Field
from ilacs_desktop.ui.widgets.growing_text import GrowingText

_MUST = "Only what was said must be given. You can come back for the rest."
_CARRIED = (
    "This point is carried over from {label}. Saving it says that it holds this year as it is here."
)
_NOT_SAID: tuple[str, str] = ("", "Not said yet")


class PriorPointDialog(RecordForm):
    """Add a prior point, or edit one. Only its text must be given.

    Saving a point that was carried over confirms it. One that is said to be shown to work needs
    what ``why_not_shown`` asks for.
    """

    def __init__(
        self,
        theme: Theme,
        point: PriorPoint,
        sections: tuple[Section, ...],
        actions: tuple[Action, ...] = (),
        inspections: tuple[Inspection, ...] = (),
        *,
        is_new: bool,
    ) -> None:
        """Fill in a point; an empty list of these two is not asked about.

        ``actions`` may go on with a point of last year's plan, ``inspections`` may have made it.
        """
        title = "Add point" if is_new else "Point"
        intro = _CARRIED.format(label=point.carried) if point.carried else _MUST
        super().__init__(theme, title, "Add point" if is_new else "Save", intro)
        self._point = point
        self._outline = sections
        self._add_point(theme, inspections)
        self._add_promise(theme, actions)
        self._add_answer(theme, sections)
        self._source.currentIndexChanged.connect(self._on_source_changed)
        self._on_source_changed()

    def _add_point(self, theme: Theme, inspections: tuple[Inspection, ...]) -> None:
        self._text = GrowingText(theme, self._point.text, least=2)
        self._source = Choice(theme, PRIOR_SOURCES.items())
        self._source.set_value(self._point.source)
        self._date = DateField(theme, self._point.date)
        self.add_field("text", Field(theme, "What was said", self._text, "In the words used then"))
        self.add_field("source", Field(theme, "Where it was said", self._source))
        self.add_field("date", Field(theme, "Date", self._date, DATE_HINT))
        self._visits = RecordedVisits(theme, inspections, self._source, self._date)
        recorded = self.add_field("visit", Field(theme, LABEL, self._visits, HINT))
        recorded.setVisible(self._visits.has_any)

    def _add_promise(self, theme: Theme, actions: tuple[Action, ...]) -> None:
        options = ((one.id, f"{one.number}. {one.what}") for one in actions)
        known = ((("", "No action of this plan")), *options)
        self._action = Choice(theme, with_unknown(known, self._point.action))
        self._action.set_value(self._point.action)
        hint = "The action of the plan that goes on with it, if there is one"
        self._has_actions = bool(actions)
        self._promise = self.add_field(
            "action", Field(theme, "Promised action", self._action, hint)
        )

    def _add_answer(self, theme: Theme, sections: tuple[Section, ...]) -> None:
        self._response = GrowingText(theme, self._point.response)
        self._state = Choice(theme, STATES.items())
        self._state.set_value(self._point.state)
        self._direction = Choice(theme, (_NOT_SAID, *TRAVEL_WORDS.items()))
        self._direction.set_value(self._point.direction)
        options = ((section.id, section.title) for section in sections)
        self._sections = TickList(theme, options, self._point.sections)
        hint = "What you have done since, and what it changed for children"
        self.add_field("response", Field(theme, "Response", self._response, hint))
        hint = "Done says that the step was taken; shown to work, that evidence shows it helped."
        self.add_field("state", Field(theme, "State", self._state, hint))
        hint = "How practice has moved since, as a short inspection asks"
        self.add_field("direction", Field(theme, "Direction of travel", self._direction, hint))
        hint = "Tick the sections in which a reader finds the answer"
        self.add_field("sections", Field(theme, "Accounted for in", self._sections, hint))

    @Slot()
    def _on_source_changed(self) -> None:
        is_promise = self._source.value == "last_plan" or bool(self._action.value)
        self._promise.setVisible(self._has_actions and is_promise)

    def check(self) -> dict[str, str]:
        point = self.record()
        shown = point.state == "shown_to_work"
        return {
            "text": "" if point.text else "Say what the point was.",
            "state": why_not_shown(self._outline, point) if shown else "",
        }

    def record(self) -> PriorPoint:
        return msgspec.structs.replace(
            self._point,
            text=text_of(self._text),
            source=next(s for s in get_args(PriorSource) if s == self._source.value),
            date=self._date.date,
            response=text_of(self._response),
            state=next(s for s in get_args(State) if s == self._state.value),
            sections=self._sections.ticked,
            direction=next(d for d in get_args(Travel) if d == self._direction.value),
            action=self._action.value,
            carried="",  # whoever saves it has looked at it
        )
