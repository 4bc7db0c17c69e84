"""A changed record in words: what it is called, and each of its fields before and after.

The names of fields and values are those of the forms in which people fill them in.
"""

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from typing import Any, NamedTuple

from ilacs_desktop.document.model import Document, Judgement, Picture, Section
from ilacs_desktop.document.records import Action, Evidence, Indicator, PriorPoint
from ilacs_desktop.document.wording import PRIOR_SOURCES, STAGES, STATES, field_label
from ilacs_desktop.framework.dates import format_date
from ilacs_desktop.framework.model import Framework

# What stands over the changes of one list of the document.
LISTS: Mapping[str, str] = {
    "authority": "The authority",
    "cycle": "Dates and set-up",
    "people": "People",
    "evidence": "Evidence",
    "actions": "Action plan",
    "prior_points": "Earlier points",
    "indicators": "Figures",
    "comments": "Comments",
    "sign_offs": "Sign-off",
    "set_asides": "Findings set aside",
    "packs": "Contributor packs",
    "key_dates": "Key dates",
    "inspections": "Inspections and visits",
    "audits": "Audits",
    "promised": "Plans of earlier years",
    "remembered": "Texts of earlier years",
    "": "Word lists",
}
NOUNS: Mapping[str, str] = {
    "judgements": "Judgement",
    "sections": "Section",
    "people": "Person",
    "evidence": "Evidence",
    "actions": "Action",
    "prior_points": "Earlier point",
    "indicators": "Figure",
    "comments": "Comment",
    "sign_offs": "Sign-off",
    "set_asides": "Finding set aside",
    "packs": "Contributor pack",
    "key_dates": "Key date",
    "inspections": "Inspection or visit",
    "audits": "Audits",
    "promised": "Action promised",
    "remembered": "Text of an earlier year",
}
# Those of the records that have forms are in wording.FIELD_LABELS.
_FIELDS: Mapping[str, Mapping[str, str]] = {
    "authority": {"delivery_body": "Delivered by"},
    "cycle": {
        "label": "Year",
        "framework_as_at": "Framework as at",
        "meeting": "Annual engagement meeting",
        "due_override": "Another due date",
        "due_override_reason": "Why it is that day",
        "pathway": "Inspection pathway",
        "presentation": "Notes for the set-up presentation",
        "follows": "Follows",
        "marking": "Protective marking",
        "word_target": "Words in all",
        "today": "Day it is shown for",
    },
    "judgements": {"words": "Budget in words", "direction": "Direction of travel"},
    "sections": {
        "areas": "Areas covered",
        "words": "Budget in words",
        "how_for_judgement": "How we know it, told for the judgement",
        "plan_for_judgement": "What we do about it, told for the judgement",
        "parked": "Left out",
    },
    "comments": {"text": "What was said", "closed_by": "Closed by", "replies": "Answers"},
    "sign_offs": {"on": "Signed on", "version": "Version", "digest": "Fingerprint"},
    "packs": {"asked_by": "Asked by", "form": "Sent as", "owner": "Sent to"},
    "": {"allow_list": "Names that are allowed", "word_list": "Words that are known"},
}
# Words for values that are stored by their ids. Those of one field are the same in every list.
_VALUES: Mapping[str, Mapping[str, str]] = {
    "state": {str(key): word for key, word in STATES.items()},
    "stage": {str(key): word for key, word in STAGES.items()},
    "source": {str(key): word for key, word in PRIOR_SOURCES.items()},
    "status": {
        "not_started": "Not started",
        "drafting": "Drafting",
        "ready": "Ready for review",
        "agreed": "Agreed",
    },
    "polarity": {"higher": "Higher is better", "lower": "Lower is better", "neutral": "It depends"},
    "form": {"ilacs": "A file of this program", "word": "A Word form"},
    "roles": {
        "dcs": "director of children’s services",
        "lead_member": "lead member",
        "chief_executive": "chief executive",
        "assistant_director": "assistant director",
        "coordinator": "coordinator",
        "section_owner": "section owner",
        "critical_friend": "critical friend",
    },
}


class FieldChange(NamedTuple):
    """One field before and after, in words; empty where nothing stood in it."""

    label: str
    before: str
    after: str


class Wording:
    """Tells the records of two versions in words; make it once for all that changed."""

    def __init__(self, old: Document, new: Document, framework: Framework) -> None:
        self._names: dict[str, str] = {}
        for document in (old, new):
            self._names |= {person.id: person.name for person in document.people}
            self._names |= {judgement.id: judgement.title for judgement in document.judgements}
            self._names |= {section.id: section.title for section in document.sections}
            self._names |= {item.id: f"evidence {item.number}" for item in document.evidence}
        self._names |= {area.id: area.title for area in framework.areas}
        self._names |= {kind.id: kind.title for kind in framework.evidence_types}

    def called(self, listed: str, record: Any) -> str:  # noqa: ANN401 - any record of the model
        """Return what a record is called: "Action 4: Weekly visits in the front door"."""
        noun = NOUNS.get(listed, LISTS.get(listed, ""))
        if isinstance(record, Evidence | Action):
            noun = f"{noun} {record.number}"
        return ": ".join(filter(None, (noun, _name(record))))

    def fields(
        self,
        listed: str,
        before: Any,  # noqa: ANN401 - any record of the model
        after: Any,  # noqa: ANN401
        names: Iterable[str],
    ) -> tuple[FieldChange, ...]:
        """Return these fields before and after, each under its name."""
        labels = _FIELDS.get(listed, {})
        return tuple(
            FieldChange(
                labels.get(name) or field_label(listed, name),
                self._said(name, getattr(before, name)),
                self._said(name, getattr(after, name)),
            )
            for name in names
        )

    def all_of(self, listed: str, record: Any) -> tuple[tuple[str, str], ...]:  # noqa: ANN401
        """Return each field of a record in which something stands, with its label."""
        skip = ("id", "number", "know", "how", "plan")
        names = [name for name in record.__struct_fields__ if name not in skip]
        told = self.fields(listed, record, record, names)
        return tuple((one.label, one.after) for one in told if one.after)

    def _said(self, name: str, value: Any) -> str:  # noqa: ANN401 - any value of the model
        if value is None or value == "":
            return ""
        for kind, say in _SAY:
            if isinstance(value, kind):
                return say(value)
        if isinstance(value, tuple | list):
            return ", ".join(self._said(name, one) for one in value)
        if isinstance(value, dict):
            return ", ".join(f"{key.replace('_', ' ')} {days}" for key, days in value.items())
        if isinstance(value, str):
            return _VALUES.get(name, {}).get(value) or self._names.get(value, value)
        return _name(value)


def _name(record: Any) -> str:  # noqa: ANN401 - any record of the model
    """Return what a record is known by, in a line."""
    if isinstance(record, Judgement | Section | Evidence):
        return record.title
    if isinstance(record, Action):
        return record.what
    if isinstance(record, PriorPoint):
        return record.text
    if isinstance(record, Indicator):
        return record.name
    for field in ("text", "reason", "name", "owner"):
        if getattr(record, field, ""):
            return str(getattr(record, field))
    return ""


def _truth(value: bool) -> str:
    return "yes" if value else "no"


# By the kind of value, the narrower kind first.
_SAY: tuple[tuple[type, Callable[[Any], str]], ...] = (
    (bool, _truth),
    (dt.datetime, lambda value: format_date(value.date())),
    (dt.date, format_date),
    (int, lambda value: f"{value:,}"),
    (float, lambda value: f"{value:g}"),
    (Picture, lambda value: value.alt or "a picture"),
)
