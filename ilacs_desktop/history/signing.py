"""Signing off: a statement that somebody agreed one saved version, and what became of that version.

A sign-off names the version and the hash of all it holds. Names are stated, not authenticated.
"""

import datetime as dt
from collections import ChainMap
from typing import Literal

import msgspec

from ilacs_desktop.document.codec import new_id
from ilacs_desktop.document.model import Document, Role
from ilacs_desktop.document.records import SignOff
from ilacs_desktop.history.history import History, HistoryError
from ilacs_desktop.history.objects import reached
from ilacs_desktop.history.version import Version

# What is left of a version that was signed: it is there as it was signed, words were erased from it
# since, this copy was made without it, it cannot be read, it holds something else, or is not there.
Frozen = Literal["whole", "erased", "left_out", "unreadable", "changed", "missing"]


def sign_off(
    document: Document, version: Version, role: Role, name: str, on: dt.date, note: str = ""
) -> Document:
    """Return the document with a statement that somebody agreed a version of it.

    The version is one that was saved before: the statement is not part of what it is about.
    """
    made = SignOff(new_id("so"), role, name, on, version.id, version.tree, note)
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
    """Return whether the document says anything else than what was signed.

    Sign-offs and the stage follow from the signing and do not count.
    """
    stage = msgspec.structs.replace(document.cycle, stage=signed.cycle.stage)
    same = msgspec.structs.replace(document, sign_offs=signed.sign_offs, cycle=stage)
    return same != signed
