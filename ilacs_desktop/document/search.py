"""Finding evidence, actions, prior points and figures by a few typed words."""

from collections.abc import Iterable, Mapping
from typing import TypeVar

from ilacs_desktop.document.records import Action, Evidence, Indicator, PriorPoint

Searched = TypeVar("Searched", bound=Evidence | Action | PriorPoint | Indicator)


def find_records(
    records: Iterable[Searched], words: str, type_titles: Mapping[str, str]
) -> tuple[Searched, ...]:
    """Return the records that hold every one of the words, whatever the case, in their order.

    No words find everything. ``type_titles`` gives the title of each evidence type by its id, so
    that "audit" finds what is one without saying so.
    """
    wanted = words.casefold().split()
    return tuple(
        record
        for record in records
        if all(word in _searched(record, type_titles) for word in wanted)
    )


def _searched(record: Searched, type_titles: Mapping[str, str]) -> str:
    return "\n".join(_texts(record, type_titles)).casefold()


def _texts(record: Searched, type_titles: Mapping[str, str]) -> tuple[str, ...]:
    if isinstance(record, Evidence):
        kind = type_titles.get(record.type, "")
        number = f"evidence [{record.number}]"
        return number, record.title, kind, record.shows, record.source, record.owner
    if isinstance(record, Action):
        number = f"action {record.number}"
        return number, record.what, record.weakness, record.owner, record.measure
    if isinstance(record, PriorPoint):
        return record.text, record.response
    return record.name, record.period, record.explanation
