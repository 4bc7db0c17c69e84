"""A fault planted in the example: which check must find it, and which others follow from it."""

from collections.abc import Callable
from dataclasses import dataclass

import msgspec

from ilacs_desktop.document.body import Block, Citation, Text, tidy_runs
from ilacs_desktop.document.model import Document
from ilacs_desktop.document.places import bodies, with_body


@dataclass(frozen=True)
class Fault:
    """``plant`` spoils a document so that ``check`` finds it."""

    check: str
    says: str
    plant: Callable[[Document], Document]

    def __str__(self) -> str:
        return f"{self.check}: {self.says}"


def without_citation(document: Document, *evidence: str) -> Document:
    """Return the document with every citation of some items taken out."""

    def bare(block: Block) -> Block:
        runs = tuple(
            run
            for run in block.runs
            if not (isinstance(run, Citation) and run.evidence in evidence)
        )
        return msgspec.structs.replace(block, runs=tidy_runs(runs))

    for place, body in bodies(document):
        document = with_body(document, place, tuple(map(bare, body)))
    return document


def marked_as(document: Document, part: str, stance: str, instead: str) -> Document:
    """Return the document with one part's paragraphs of a stance marked otherwise."""
    for place, body in bodies(document):
        if place.part == part:
            blocks = tuple(
                msgspec.structs.replace(block, stance=instead) if block.stance == stance else block
                for block in body
            )
            document = with_body(document, place, blocks)
    return document


def with_words(document: Document, part: str, question: str, words: int) -> Document:
    """Return the document with so many words more in one of its texts, in sentences of 8."""
    for place, body in bodies(document):
        if place == (part, question):
            block = Block(
                f"long-{part}",
                (Text("Children are seen alone at home and often. " * (words // 8)),),
            )
            return with_body(document, place, (*body, block))
    raise KeyError(part)
