"""The form for a point made before: by an inspection, a visit, Ofsted's letter or last year's plan."""

from typing import get_args

import msgspec

from ilacs_desktop.document.model import Section
from ilacs_desktop.document.records import PriorPoint, PriorSource, State
from ilacs_desktop.document.wording import PRIOR_SOURCES, STATES
from ilacs_desktop.ui.dialogs.record_form import RecordForm, text_of
from ilacs_desktop.ui.dialogs.tick_list import TickList
from ilacs_desktop.ui.theme.theme import Theme
from ilacs_desktop.ui.widgets.choices import Choice
from ilacs_desktop.ui.widgets.date_field import DateField
from ilacs_desktop.ui.widgets.field import Field
from ilacs_desktop.ui.widgets.growing_text import GrowingText

_MUST = "Only what was said must be given. You can come back for the rest."


class PriorPointDialog(RecordForm):
    """Add a prior point, or edit one. Only its text must be given."""

    def __init__(
        self, theme: Theme, point: PriorPoint, sections: tuple[Section, ...], *, is_new: bool
    ) -> None:
        title = "Add prior point" if is_new else "Prior point"
        super().__init__(theme, title, "Add prior point" if is_new else "Save", _MUST)
        self._point = point
        self._add_point(theme)
        self._add_answer(theme, sections)

    def _add_point(self, theme: Theme) -> None:
        self._text = GrowingText(theme, self._point.text, least=2)
        self._source = Choice(theme, PRIOR_SOURCES.items())
        self._source.set_value(self._point.source)
        self._date = DateField(theme, self._point.date)
        self.add_field("text", Field(theme, "What was said", self._text, "In the words used then"))
        self.add_field("source", Field(theme, "Where it was said", self._source))
        hint = "The day it was published or sent, such as 22 March 2024"
        self.add_field("date", Field(theme, "Date", self._date, hint))

    def _add_answer(self, theme: Theme, sections: tuple[Section, ...]) -> None:
        self._response = GrowingText(theme, self._point.response)
        self._state = Choice(theme, STATES.items())
        self._state.set_value(self._point.state)
        options = ((section.id, section.title) for section in sections)
        self._sections = TickList(theme, options, self._point.sections)
        hint = "What you have done since, and what it changed for children"
        self.add_field("response", Field(theme, "Response", self._response, hint))
        hint = "Done says that the step was taken; shown to work, that evidence shows it helped."
        self.add_field("state", Field(theme, "State", self._state, hint))
        hint = "Tick the sections in which a reader finds the answer"
        self.add_field("sections", Field(theme, "Answered in", self._sections, hint))

    def check(self) -> dict[str, str]:
        return {"text": "" if text_of(self._text) else "Say what the point was."}

    def record(self) -> PriorPoint:
        return msgspec.structs.replace(
            self._point,
            text=text_of(self._text),
            source=next(s for s in get_args(PriorSource) if s == self._source.value),
            date=self._date.date,
            response=text_of(self._response),
            state=next(s for s in get_args(State) if s == self._state.value),
            sections=self._sections.ticked,
        )
