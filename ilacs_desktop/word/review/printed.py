"""The lines that a review copy held when it was exported, and what each letter of them stands for.

A letter of a printed line is the author's own, or one of a citation or action link, or the
program's: a lead, a label, a space beside a chip. What a reviewer leaves standing becomes again what
it stood for.
"""

import re
from collections.abc import Iterator
from itertools import groupby
from typing import Literal, NamedTuple, get_args

from ilacs_desktop.document.body import ActionLink, Block, Citation, Run, Stance, Text
from ilacs_desktop.document.model import Document
from ilacs_desktop.document.numbers import with_unique_numbers
from ilacs_desktop.document.places import FRONT, FRONT_PARTS, QUESTIONS, Place, bodies, part_at
from ilacs_desktop.document.wording import short_source
from ilacs_desktop.framework.model import Framework
from ilacs_desktop.word.anchors import anchor_of
from ilacs_desktop.word.choices import ExportChoices
from ilacs_desktop.word.content.chips import block_pieces
from ilacs_desktop.word.content.printed import Heading, Item, Paragraph, Pieces, Table, plain
from ilacs_desktop.word.content.prose import prose
from ilacs_desktop.word.content.references import (
    References,
    action_bookmark,
    evidence_bookmark,
    references,
)
from ilacs_desktop.word.content.sequence import sequence
from ilacs_desktop.word.parts.ooxml import xml_text

Kind = Literal["own", "chips", "gap_before", "gap_after", "ours"]
_LINE_END = re.compile("\r\n|[\n\r\u2028]")
_REFERENCE = "reference"


class Link(NamedTuple):
    """Where in a line one record is named, and the chip that stands for it."""

    start: int
    end: int
    chip: Citation | ActionLink


class Span(NamedTuple):
    """A stretch of a printed line, and what it stands for.

    ``own`` is the author's text, ``chips`` a bracket of citations or action links, a gap the space
    that the program sets beside one, and ``ours`` a lead or label.
    """

    start: int
    end: int
    kind: Kind
    runs: tuple[Run, ...] = ()
    links: tuple[Link, ...] = ()


class Printed(NamedTuple):
    """One line as it was exported.

    ``place`` and ``block`` say what it prints of the text, and where what a reviewer adds under it
    belongs; ``place`` is None in tables and annexes. ``near`` is the part that it stands under. ``title_of`` is the id of the part whose title it is.
    ``where`` names the spot to people.
    """

    text: str
    place: Place | None = None
    block: Block | None = None
    anchor: str = ""
    title_of: str = ""
    is_heading: bool = False
    in_table: bool = False
    where: str = ""
    near: str = ""
    spans: tuple[Span, ...] = ()

    @property
    def key(self) -> str:
        """The words with single spaces between them, to tell one line from another."""
        return " ".join(self.text.split())


class Known(NamedTuple):
    """What a link leads to: the chip that stands for it, and the words that it may be printed in."""

    chip: Citation | ActionLink
    words: frozenset[str]


class Exhibit(NamedTuple):
    """What was exported: its lines, and what its links lead to, by the bookmark.

    ``labels`` are the words that the program prints before a block of each stance.
    """

    document: Document
    lines: tuple[Printed, ...]
    known: dict[str, Known]
    labels: dict[str, Stance]


def exhibit(document: Document, framework: Framework, choices: ExportChoices) -> Exhibit:
    """Return the lines of a review copy of this self-evaluation, in reading order."""
    document, _ = with_unique_numbers(document)
    refs = references(document, framework, choices.citations)
    known = {}
    for item in document.evidence:
        words = (str(item.number), _shown(short_source(item, framework)))
        known[evidence_bookmark(item)] = Known(Citation(item.id), frozenset(words))
    for action in document.actions:
        words = (f"action\u00a0{action.number}", f"Action {action.number}")
        known[action_bookmark(action)] = Known(ActionLink(action.id), frozenset(words))
    lines = tuple(_Lines(document, refs).of(framework, choices))
    return Exhibit(document, lines, known, dict(_stance_labels(refs)))


def _stance_labels(refs: References) -> Iterator[tuple[str, Stance]]:
    for stance in get_args(Stance):
        if stance:
            (printed,) = prose((Block("", (Text("."),), stance=stance),), refs)
            yield _shown(printed.pieces[0].text), stance


class _Lines:
    """Makes the lines of one document."""

    def __init__(self, document: Document, refs: References) -> None:
        self._document = document
        self._refs = refs
        self._blocks = {b.id: (place, b) for place, body in bodies(document) for b in body}
        self._where = self._near = ""
        self._place: Place | None = None

    def of(self, framework: Framework, choices: ExportChoices) -> Iterator[Printed]:
        items = sequence(self._document, framework, choices)
        for at, item in enumerate(items):
            if isinstance(item, Heading):
                yield self._heading(item)
            elif isinstance(item, Paragraph):
                if item.keep_with_next and not item.block:
                    self._look_ahead(items[at + 1 : at + 2])
                yield self._paragraph(item)
            elif isinstance(item, Table):
                yield from self._table(item)

    def _look_ahead(self, following: tuple[Item, ...]) -> None:
        """Belong to what follows: a lead or label stands above its list."""
        for item in following:
            if isinstance(item, Paragraph) and item.block in self._blocks:
                self._place = self._blocks[item.block][0]

    def _heading(self, heading: Heading) -> Printed:
        self._place = self._under(heading)
        self._where = f"Under “{heading.text}”"
        self._near = FRONT if heading.part in FRONT_PARTS else heading.part
        if self._near != FRONT and self._title(self._near) is None:
            self._near = ""
        title = heading.part if heading.text == self._title(heading.part) else ""
        anchor = anchor_of(heading.part, heading.question)
        return Printed(
            _shown(heading.text),
            self._place,
            anchor=anchor,
            title_of=title,
            is_heading=True,
            where=f"The heading “{heading.text}”",
            near=self._near,
        )

    def _under(self, heading: Heading) -> Place | None:
        """Return the text that something written straight under a heading belongs to."""
        if heading.part in FRONT_PARTS:
            return Place(FRONT, heading.part)
        if self._title(heading.part) is None:
            return None
        question = heading.question if heading.question in QUESTIONS else "know"
        return None if heading.question == "indicators" else Place(heading.part, question)

    def _title(self, part: str) -> str | None:
        try:
            found = part_at(self._document, part)
        except KeyError:
            return None
        return getattr(found, "title", None)

    def _paragraph(self, item: Paragraph) -> Printed:
        if item.block not in self._blocks:
            text = _shown(plain(item.pieces))
            whole = (Span(0, len(text), "ours"),)
            return Printed(text, self._place, where=self._where, near=self._near, spans=whole)
        self._place, block = self._blocks[item.block]
        own = block_pieces(block, self._refs)
        ours = _shown(plain(item.pieces[: len(item.pieces) - len(own)]))
        spans = (Span(0, len(ours), "ours"), *_spans(block, own, len(ours), self._refs))
        text = ours + _shown(plain(own))
        return Printed(text, self._place, block, where=self._where, near=self._near, spans=spans)

    def _table(self, table: Table) -> Iterator[Printed]:
        where = f"In the table “{table.title}”"
        for column in table.columns:
            yield self._cell(column.heading, where)
        for row in table.rows:
            for cell in row.cells:
                for pieces in cell:
                    yield self._cell(plain(pieces), where)

    def _cell(self, text: str, where: str) -> Printed:
        return Printed(_shown(text), in_table=True, where=where, near=self._near)


def _shown(text: str) -> str:
    """Return a text as it stands in the file."""
    return _LINE_END.sub("\n", xml_text(text))


def _spans(block: Block, pieces: Pieces, at: int, refs: References) -> Iterator[Span]:
    """Yield what the pieces of a block stand for, from an offset on."""
    bookmarks = _chips_by_bookmark(block, refs)
    runs = list(block.runs)
    for is_chip, group in groupby(pieces, key=lambda piece: piece.look == _REFERENCE):
        links: list[Link] = []
        start = at
        for piece in group:
            text = _shown(piece.text)
            if is_chip:
                chip = bookmarks.get(piece.target)
                links += [Link(at, at + len(text), chip)] if chip is not None else []
            elif runs and isinstance(runs[0], Text) and piece.text == runs[0].text:
                yield Span(at, at + len(text), "own", (runs.pop(0),))
            else:
                before = not runs or not isinstance(runs[0], Text)
                yield Span(at, at + len(text), "gap_before" if before else "gap_after")
            at += len(text)
        if is_chip:
            yield Span(start, at, "chips", _taken(runs), tuple(links))


def _taken(runs: list[Run]) -> tuple[Run, ...]:
    """Take from the runs those that one bracket prints: chips of one kind, blanks between them."""
    kind = type(runs[0]) if runs else Text
    count = 0
    for at, run in enumerate(runs):
        if type(run) is kind:
            count = at + 1
        elif not (isinstance(run, Text) and not run.text.strip()):
            break
    taken, runs[:] = tuple(runs[:count]), runs[count:]
    return taken


def _chips_by_bookmark(block: Block, refs: References) -> dict[str, Citation | ActionLink]:
    found: dict[str, Citation | ActionLink] = {}
    for run in block.runs:
        if isinstance(run, Citation) and run.evidence in refs.evidence:
            found[evidence_bookmark(refs.evidence[run.evidence])] = run
        elif isinstance(run, ActionLink) and run.action in refs.actions:
            found[action_bookmark(refs.actions[run.action])] = run
    return found
