"""The printed numbers of evidence and actions: each unique, the earlier holder keeping its own.

A citation stores an id, so a changed number never breaks a citation; it only prints differently.
"""

from typing import TypeVar

import msgspec

from ilacs_desktop.document.model import Document
from ilacs_desktop.document.records import Action, Evidence

Numbered = TypeVar("Numbered", Evidence, Action)


def next_number(records: tuple[Evidence, ...] | tuple[Action, ...]) -> int:
    """Return the number a new record gets: one more than the highest in use, 1 for the first."""
    return max((record.number for record in records), default=0) + 1


def with_unique_numbers(document: Document) -> tuple[Document, tuple[str, ...]]:
    """Return the document with every number used once, and a sentence for each one changed.

    Of two records with one number the later in the list is renumbered: after a merge that is the
    record that came in. Numbers below 1 are replaced too.
    """
    evidence, evidence_notes = _unique(document.evidence, "Evidence")
    actions, action_notes = _unique(document.actions, "Action")
    notes = (*evidence_notes, *action_notes)
    if not notes:
        return document, ()
    return msgspec.structs.replace(document, evidence=evidence, actions=actions), notes


def _unique(records: tuple[Numbered, ...], noun: str) -> tuple[tuple[Numbered, ...], list[str]]:
    taken: set[int] = set()
    free = max((*(record.number for record in records), 0)) + 1
    kept: list[Numbered] = []
    notes: list[str] = []
    for record in records:
        if record.number in taken or record.number < 1:
            notes.append(f"{noun} {record.number} “{name_of(record)}” is now number {free}.")
            kept.append(msgspec.structs.replace(record, number=free))
            free += 1
        else:
            kept.append(record)
        taken.add(kept[-1].number)
    return tuple(kept), notes


def name_of(record: Evidence | Action) -> str:
    """Return what a numbered record is called: its title, or what an action will do."""
    return record.title if isinstance(record, Evidence) else record.what
