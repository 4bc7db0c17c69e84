"""Small self-evaluations for the tests of the overview."""

from typing import Any

import msgspec

from ilacs_desktop.document.body import ActionLink, Block, Body, Text
from ilacs_desktop.document.model import Document, Section
from ilacs_desktop.document.outline import section
from ilacs_desktop.document.places import with_part


def said(words: int) -> Body:
    """Return a body of so many words."""
    return (Block("b", (Text(" ".join(["word"] * words)),)),) if words else ()


def pointed(words: int = 3) -> Body:
    """Return a body that points at an action."""
    return (Block("b", (Text(" ".join(["word"] * words)), ActionLink("a1"))),)


def with_section(document: Document, id_: str, **fields: Any) -> Document:
    """Return the document with fields of one section changed."""
    return with_part(document, msgspec.structs.replace(section(document, id_), **fields))


def whole(document: Document, **fields: Any) -> Document:
    """Return the document with the same fields of every section changed."""
    sections: tuple[Section, ...] = tuple(
        msgspec.structs.replace(part, **fields) for part in document.sections
    )
    return msgspec.structs.replace(document, sections=sections)


def with_cycle(document: Document, **fields: Any) -> Document:
    """Return the document with fields of its year changed."""
    cycle = msgspec.structs.replace(document.cycle, **fields)
    return msgspec.structs.replace(document, cycle=cycle)
