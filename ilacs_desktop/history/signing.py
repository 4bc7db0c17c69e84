"""Signing off: a statement that somebody agreed one saved version, and what became of that version.

A sign-off names the version and the hash of all it holds. Names are stated, not authenticated.
"""

import datetime as dt
from collections import ChainMap
from typing import Literal, NamedTuple

import msgspec

from ilacs_desktop.document.codec import new_id
from ilacs_desktop.document.model import Document
from ilacs_desktop.document.records import Given, SignOff
from ilacs_desktop.history.history import History, HistoryError
from ilacs_desktop.history.objects import reached
from ilacs_desktop.history.version import Version

# What is left of a version that was signed: it is there as it was signed, words were erased from it
# since, this copy was made without it, it cannot be read, it holds something else, or is not there.
Frozen = Literal["whole", "erased", "left_out", "unreadable", "changed", "missing"]

_BESIDE = (
    "sign_offs", "key_dates", "comments", "proposals", "set_asides", "packs", "pack", "allow_list",
    "word_list",
)  # fmt: skip


class Statement(NamedTuple):
    """Who agreed, as what, on which day, and what was said about it; ``step`` is the stage it settles."""

    role: str
    name: str
    on: dt.date
    note: str = ""
    step: str = ""


class Elsewhere(NamedTuple):
    """How an agreement was given that was not given here, and who wrote it down here, and when."""

    given: Given
    recorded_by: str
    recorded_on: dt.date


def sign_off(
    document: Document, version: Version, stated: Statement, elsewhere: Elsewhere | None = None
) -> Document:
    """Return the document with a statement that somebody agreed a version of it.

    The version is one that was saved before: the statement is not part of what it is about.
    ``elsewhere`` is for one that somebody writes down on behalf of whoever agreed.
    """
    role, name, on, note, step = stated
    made = SignOff(new_id("so"), role, name, on, version.id, version.tree, note, step)
    if elsewhere is not None:
        made = msgspec.structs.replace(made, **elsewhere._asdict())
    return msgspec.structs.replace(document, sign_offs=(*document.sign_offs, made))


def frozen(history: History, signed: SignOff) -> Frozen:
    """Return what is left of the version that was signed."""
    version = history.versions.get(signed.version)
    if version is None:
        return "missing"
    if version.tree != signed.digest:
        return "changed"
    try:
        history.load(version.id)
    except HistoryError:
        return "left_out" if version.state == "left_out" else "unreadable"
    objects = ChainMap(history.stand_ins, history.objects)
    gone = history.stand_ins.keys() & reached(version.tree, objects)
    return "erased" if gone else "whole"


def differs_since(document: Document, signed: Document) -> bool:
    """Return whether the document says anything else than what was signed."""
    return with_beside_of(document, signed) != signed


def with_beside_of(document: Document, signed: Document) -> Document:
    """Return the document with what stands beside the text as it was when it was signed.

    The stage, the key dates and the sign-offs themselves follow from the signing; comments, notes
    and word lists are about the text and never part of it. None of them is what was agreed.
    """
    then = signed.cycle
    cycle = msgspec.structs.replace(
        document.cycle, stage=then.stage, presentation=then.presentation
    )
    beside = {field: getattr(signed, field) for field in _BESIDE}
    return msgspec.structs.replace(document, cycle=cycle, **beside)
