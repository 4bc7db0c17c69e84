"""A coordinator who sends packs out, and contributors who write in them."""

import datetime as dt

import msgspec

from ilacs_desktop.cycle.packs import Choices, pack_document, sections_owned_by
from ilacs_desktop.document.body import Block, Body, Text
from ilacs_desktop.document.model import Document
from ilacs_desktop.document.places import Place, body_at, with_body
from ilacs_desktop.document.records import Pack
from ilacs_desktop.history.history import History
from ilacs_desktop.merge.bring_in import Open
from ilacs_desktop.storage.container import Opened, pack

MONDAY = dt.datetime(2026, 10, 12, 9, tzinfo=dt.UTC)
FRIDAY = dt.datetime(2026, 10, 23, 16, tzinfo=dt.UTC)
CARE, LEAVERS = "p-care", "p-leavers"


def sent_to(document: Document, person: str, *, id_: str = "") -> Pack:
    """Return the pack of somebody's sections in the example."""
    name = next(one.name for one in document.people if one.id == person)
    return Pack(
        id=id_ or f"pk-{person}",
        owner=name,
        sections=tuple(section.id for section in sections_owned_by(document, person)),
        form="ilacs",
        sent=MONDAY.date(),
        due=dt.date(2026, 10, 26),
        asked_by="Siân Holroyd",
        note="Thank you.",
    )


class Office:
    """The coordinator's self-evaluation: saved once, with the packs in its list."""

    def __init__(self, document: Document, *people: str) -> None:
        self.history, saved = History().commit(document, (), "Siân Holroyd", MONDAY, "LAPTOP-1")
        self.packs = tuple(
            msgspec.structs.replace(sent_to(document, one), version=saved.id) for one in people
        )
        self.document = msgspec.structs.replace(document, packs=self.packs)
        self.parents = (saved.id,)

    def open(self, document: Document | None = None) -> Open:
        """Return what is open, or another document in its place."""
        return Open(
            document or self.document, self.history, self.parents, "Siân Holroyd", "PC", FRIDAY
        )

    def file(self, number: int = 0, choices: Choices = Choices()) -> Opened:  # noqa: B008 - frozen
        """Return a pack as its owner opens it."""
        made = pack_document(self.document, self.packs[number], choices)
        history, first = History().commit(made, (), "Siân Holroyd", MONDAY, "")
        return Opened(made, history, first.id)


def readable(document: Document) -> str:
    """Stand in for the readable copy."""
    return document.authority.name


def packed(opened: Opened) -> bytes:
    """Return the bytes of the file that this was, or will be, opened from."""
    return pack(opened.document, opened.history, opened.head, readable)


def kept(opened: Opened, document: Document, by: str = "Grace Mwangale") -> Opened:
    """Return a pack as it comes back after its owner saved this in it."""
    history, head = opened.history.commit(document, (opened.head,), by, FRIDAY, "CARE-PC")
    return Opened(document, history, head.id)


def adding(document: Document, place: Place, text: str, id_: str = "") -> Document:
    """Return the document with one more paragraph at a place."""
    block = Block(id_ or f"new-{text}", (Text(text),))
    return with_body(document, place, (*body_at(document, place), block))


def said(*paragraphs: str) -> Body:
    """Return a body of plain paragraphs."""
    return tuple(Block(f"w{at}", (Text(text),)) for at, text in enumerate(paragraphs))
