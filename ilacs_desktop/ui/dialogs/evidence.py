"""The form for an item of evidence."""

from collections.abc import Iterable
from typing import get_args

import msgspec
from PySide6.QtCore import Slot

from ilacs_desktop.document.model import Person
from ilacs_desktop.document.read_number import read_count
from ilacs_desktop.document.records import Direction, Evidence, Parked
from ilacs_desktop.framework.model import Framework
from ilacs_desktop.ui.dialogs.record_form import (
    RecordForm,
    line_of,
    number_fault,
    owner_line,
    text_of,
    with_unknown,
)
from ilacs_desktop.ui.theme.theme import Theme
from ilacs_desktop.ui.widgets.choices import Choice, TickBox
from ilacs_desktop.ui.widgets.date_field import DateField
from ilacs_desktop.ui.widgets.field import Field
from ilacs_desktop.ui.widgets.growing_text import GrowingText
from ilacs_desktop.ui.widgets.inputs import TextLine
from ilacs_desktop.ui.widgets.labels import CaptionLabel, Heading

_MUST = "Only the title must be given. You can come back for the rest."
DIRECTIONS: dict[Direction, str] = {
    "": "Not said yet",
    "positive": "Positive: it shows a strength",
    "mixed": "Mixed: it shows both",
    "negative": "Negative: it shows an area for improvement",
}
_MODERATED = {"": "Does not apply", "yes": "Yes", "no": "No"}
_MODERATED_VALUES = {"": None, "yes": True, "no": False}


class EvidenceDialog(RecordForm):
    """Add an item of evidence, or edit one. Only its title must be given."""

    def __init__(
        self,
        theme: Theme,
        evidence: Evidence,
        framework: Framework,
        people: Iterable[Person],
        *,
        is_new: bool,
    ) -> None:
        title = "Add evidence" if is_new else f"Evidence {evidence.number}"
        super().__init__(theme, title, "Add evidence" if is_new else "Save", _MUST)
        self._evidence = evidence
        self._framework = framework
        self._add_what(theme)
        self._add_period(theme)
        self._add_trust(theme)
        self._add_keeping(theme, people)
        self._add_leaving_out(theme)

    def _add_what(self, theme: Theme) -> None:
        was = self._evidence
        self._title = TextLine(theme, was.title)
        kinds = ((kind.id, kind.title) for kind in self._framework.evidence_types)
        self._type = Choice(theme, with_unknown((("", "Not chosen yet"), *kinds), was.type))
        self._type.set_value(was.type)
        self._type_hint = CaptionLabel(theme)
        self._shows = GrowingText(theme, was.shows, least=2)
        self._direction = Choice(theme, DIRECTIONS.items())
        self._direction.set_value(was.direction)
        self.add_field("title", Field(theme, "Title", self._title, "As people know it"))
        self.add_field("type", Field(theme, "Type", self._type))
        self.add_widget(self._type_hint)
        hint = "One sentence, with the figure: “31 of 54 records (57%) were good or better.”"
        self.add_field("shows", Field(theme, "What it shows", self._shows, hint))
        self.add_field("direction", Field(theme, "Which way it points", self._direction))
        self._type.chosen.connect(self._on_type_chosen)
        self._on_type_chosen()

    def _add_period(self, theme: Theme) -> None:
        was = self._evidence
        self._from = DateField(theme, was.period_from)
        self._to = DateField(theme, was.period_to)
        self.add_field("from", Field(theme, "Covers from", self._from, "Such as 1 April 2026"))
        self.add_field("to", Field(theme, "Covers to", self._to, "Its age is counted from here"))

    def _add_trust(self, theme: Theme) -> None:
        was = self._evidence
        size = "" if was.sample_size is None else f"{was.sample_size:,}"
        self._sample_size = TextLine(theme, size)
        self._sample_of = TextLine(theme, was.sample_of)
        self._moderated = Choice(theme, _MODERATED.items())
        moderated = {value: key for key, value in _MODERATED_VALUES.items()}
        self._moderated.set_value(moderated[was.moderated])
        self.add_field(
            "sample_size", Field(theme, "How many were looked at", self._sample_size, "Such as 54")
        )
        self.add_field("sample_of", Field(theme, "Of what", self._sample_of, "Such as records"))
        hint = "Whether somebody else checked the grades"
        self.add_field("moderated", Field(theme, "Moderated", self._moderated, hint))

    def _add_keeping(self, theme: Theme, people: Iterable[Person]) -> None:
        was = self._evidence
        self._source = TextLine(theme, was.source)
        self._owner = owner_line(theme, was.owner, people)
        self._kept_at = TextLine(theme, was.kept_at)
        self._enclosed = TickBox(theme, "Enclose it with the self-evaluation")
        self._enclosed.setChecked(was.enclosed)
        self.add_field("source", Field(theme, "Source", self._source, "Who made it"))
        self.add_field("owner", Field(theme, "Owner", self._owner, "Who can answer for it"))
        hint = "A folder or an address, for your own use. It is never exported."
        self.add_field("kept_at", Field(theme, "Where it is kept", self._kept_at, hint))
        self.add_widget(self._enclosed)

    def _add_leaving_out(self, theme: Theme) -> None:
        parked = self._evidence.parked or Parked("", "")
        self._reason = GrowingText(theme, parked.reason, least=2)
        self._by = TextLine(theme, parked.by)
        self.add_widget(Heading(theme, "Leave it out on purpose", 2))
        hint = "Why the self-evaluation does not use it. Leave empty if it does."
        self.add_field("reason", Field(theme, "Reason", self._reason, hint))
        self.add_field("by", Field(theme, "Who decided", self._by))

    @Slot()
    def _on_type_chosen(self) -> None:
        text = type_in_words(self._type.value, self._framework)
        self._type_hint.setText(text)
        self._type.setAccessibleDescription(text)

    def check(self) -> dict[str, str]:
        start, end = self._from.date, self._to.date
        reason, by = text_of(self._reason), line_of(self._by)
        wrong_way = start is not None and end is not None and start > end
        return {
            "title": "" if line_of(self._title) else "Give the evidence a title.",
            "to": "The period ends before it starts. Check both dates." if wrong_way else "",
            "sample_size": number_fault(self._sample_size, read_count),
            "reason": "" if reason or not by else "Say why it is left out, or take the name away.",
            "by": "" if by or not reason else "Say who decided to leave it out.",
        }

    def record(self) -> Evidence:
        reason = text_of(self._reason)
        return msgspec.structs.replace(
            self._evidence,
            title=line_of(self._title),
            type=self._type.value,
            period_from=self._from.date,
            period_to=self._to.date,
            source=line_of(self._source),
            owner=line_of(self._owner),
            kept_at=line_of(self._kept_at),
            shows=text_of(self._shows),
            direction=next(d for d in get_args(Direction) if d == self._direction.value),
            sample_size=read_count(self._sample_size.text()),
            sample_of=line_of(self._sample_of),
            moderated=_MODERATED_VALUES[self._moderated.value],
            enclosed=self._enclosed.isChecked(),
            parked=Parked(reason, line_of(self._by)) if reason else None,
            carried="",  # whoever saves it has looked at it
        )


def type_in_words(kind: str, framework: Framework) -> str:
    """Return what an evidence type covers and the lens it looks through."""
    if not kind:
        return "The type gives the lens: practice, data, people or assurance."
    try:
        found = framework.evidence_type(kind)
    except KeyError:
        return f"“{kind}” is a type that this framework does not have. Choose another."
    lens = framework.lens(found.lens)
    return f"{found.covers} Lens: {lens.title.lower()}. {lens.sentence}"
