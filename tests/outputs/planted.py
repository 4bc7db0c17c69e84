"""Plants a sentence in every text that an output may print, to see whether it gets out."""

from collections.abc import Iterator
from typing import Any

import msgspec

from ilacs_desktop.document.body import Block, Text
from ilacs_desktop.document.model import Document, Judgement, Person, Picture, Section
from ilacs_desktop.document.records import (
    Action,
    Comment,
    Evidence,
    Indicator,
    Parked,
    PriorPoint,
    SignOff,
)

# What people type, by the kind of record; ids and choices are no texts, nor is the council's name.
TYPED: dict[type, tuple[str, ...]] = {
    Judgement: ("title",),
    Section: ("title",),
    Person: ("job_title",),
    Evidence: ("title", "source", "owner", "kept_at", "shows", "sample_of"),
    Action: ("what", "weakness", "owner", "measure", "change_for_children"),
    PriorPoint: ("text", "response"),
    Indicator: ("name", "unit", "period", "explanation"),
    SignOff: ("role", "name", "note"),
    Comment: ("author", "text"),
    Parked: ("reason", "by"),
    Picture: ("alt",),
}


def planted(value: Any, words: str) -> Any:
    """Return the value with the words at the end of every text in it, on a line of their own."""
    if isinstance(value, tuple):
        return tuple(planted(item, words) for item in value)
    if isinstance(value, Block):
        return msgspec.structs.replace(value, runs=(*value.runs, Text(f"\n{words}")))
    if not isinstance(value, msgspec.Struct):
        return value
    fields = {name: planted(getattr(value, name), words) for name in value.__struct_fields__}
    for name in TYPED.get(type(value), ()):
        fields[name] = f"{fields[name]}\n{words}"
    return type(value)(**fields)


def strings(value: Any) -> Iterator[str]:
    """Yield every string anywhere in a value; runs of a block as one."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from strings(item)
    elif isinstance(value, Block):
        yield "".join(run.text for run in value.runs if isinstance(run, Text))
    elif isinstance(value, msgspec.Struct):
        for name in value.__struct_fields__:
            yield from strings(getattr(value, name))


def with_people(document: Document, *people: Person) -> Document:
    """Return the document with these people added."""
    return msgspec.structs.replace(document, people=(*document.people, *people))
