"""How the text of an answer stands in a form: each block a paragraph, what every letter stands for.

Citations print as numbers, "[5]". Text that was carried over from last year and is not confirmed
stands above the answer, for reference; it is no part of it yet.
"""

from collections.abc import Iterator, Mapping

import msgspec

from ilacs_desktop.document.body import Body, Stance
from ilacs_desktop.document.model import Document, Front, Section
from ilacs_desktop.document.places import Place, answered_bodies
from ilacs_desktop.framework.model import Framework
from ilacs_desktop.word.choices import ExportChoices
from ilacs_desktop.word.content.selection import printable
from ilacs_desktop.word.review.printed import Printed, exhibit

_CHOICES = ExportChoices(copy="review", charts=False, glossary=False)


class Sheet(msgspec.Struct, frozen=True):
    """How the blocks of a document print, by their ids, and the labels that say what they are."""

    printed: Mapping[str, Printed]
    labels: Mapping[str, Stance]

    def label_of(self, stance: Stance) -> str:
        """Return the label that stands before a block, such as "Strength: ", or ""."""
        return next((words for words, said in self.labels.items() if said == stance), "")


def sheet(document: Document, framework: Framework) -> Sheet:
    """Return how the blocks of a document's sections print, without leads and labels."""
    blocks = tuple(
        msgspec.structs.replace(block, kind="paragraph", stance="", origin="")
        for section in document.sections
        for _, body in answered_bodies(section)
        for block in body
    )
    bare = Document(
        document.id,
        document.authority,
        document.cycle,
        front=Front(summary=blocks),
        evidence=document.evidence,
        actions=document.actions,
    )
    shown = exhibit(bare, framework, _CHOICES)
    lines = (line for line in shown.lines if line.block is not None)
    return Sheet({line.block.id: line for line in lines if line.block}, shown.labels)


def asked(sections: tuple[Section, ...]) -> Iterator[tuple[Place, Body]]:
    """Yield the answers that a form asks for: those that the sections give themselves."""
    for section in sections:
        yield from answered_bodies(section)


def in_answer(body: Body) -> Body:
    """Return the blocks that stand in the answer area."""
    return tuple(block for block in printable(body) if block.origin != "last_year")


def for_reference(body: Body) -> Body:
    """Return the blocks of last year's that stand above the answer."""
    return tuple(block for block in printable(body) if block.origin == "last_year")
