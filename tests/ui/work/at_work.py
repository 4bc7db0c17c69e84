"""What people do with an open self-evaluation, without a window."""

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import msgspec

from ilacs_desktop.document.body import Block, Text, body_text
from ilacs_desktop.document.model import Authority, Document
from ilacs_desktop.document.places import Place, body_at
from ilacs_desktop.document.session import Caret
from ilacs_desktop.storage.container import open_file
from ilacs_desktop.ui.work.workspace import Workspace

NOW = dt.datetime(2026, 10, 12, 14, 32, tzinfo=dt.UTC)
PLACE = Place("front", "summary")

Open = Callable[..., Workspace]


def typed(work: Workspace, text: str, block: str = "typed") -> None:
    """Type in a block of the summary; it comes last if it is not there yet."""
    new = Block(block, (Text(text),))
    body = body_at(work.document, PLACE)
    if any(b.id == block for b in body):
        body = tuple(new if b.id == block else b for b in body)
    else:
        body = (*body, new)
    work.edit_body(PLACE, body, group=block, caret=Caret(PLACE, block, len(text)))


def renamed(work: Workspace, name: str) -> None:
    work.change("Rename", msgspec.structs.replace(work.document, authority=Authority(name)))


def rest(work: Workspace) -> None:
    """Let a second pass without a change."""
    work._coming.rest.timeout.emit()
    work.services.save_lane.drain()


def drained(work: Workspace) -> None:
    work.services.save_lane.drain()


def saved(work: Workspace) -> None:
    work.save()
    drained(work)


def text(document: Document) -> str:
    """Return the paragraphs of the summary, a space between them."""
    return body_text(body_at(document, PLACE)).replace("\n", " ")


def summary(path: Path) -> str:
    return text(open_file(path).document)
