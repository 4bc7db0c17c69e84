"""Puts the pieces of a Word document where the person chose, as last year's text to be confirmed.

Nothing that is there is altered: text goes to the end of its answer, records to the end of their
list.
"""

import itertools
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

import msgspec

from ilacs_desktop.document.body import Block, Body
from ilacs_desktop.document.edits import with_record
from ilacs_desktop.document.model import Document, Judgement, Section
from ilacs_desktop.document.numbers import next_number
from ilacs_desktop.document.places import FRONT, Place, body_at, part_at, with_body
from ilacs_desktop.document.records import Action, Evidence, PriorPoint
from ilacs_desktop.document.wording import FRONT_TITLES
from ilacs_desktop.document.words import count_body
from ilacs_desktop.framework.in_words import counted, listed
from ilacs_desktop.framework.model import Framework
from ilacs_desktop.word.last_year.blocks import (
    NewId,
    Numbered,
    blocks_of,
    heading_line,
    with_action_links,
    with_chips,
)
from ilacs_desktop.word.last_year.choices import (
    BroughtRecord,
    Choices,
    RecordKind,
    RecordReader,
    TableUse,
    targets,
)
from ilacs_desktop.word.last_year.matching import Names, without_number
from ilacs_desktop.word.last_year.outline import Item, Line, Outline, Piece
from ilacs_desktop.word.last_year.questions import question_of, stance_of, without_lead
from ilacs_desktop.word.last_year.suggest import part_names

# Headings under the first question that tell more than it does.
_LABELS = re.compile(
    r"strength|improve|develop|concern|worr|well|focus|impact\b(?! of)", re.IGNORECASE
)
_NAMES: dict[RecordKind, tuple[str, str]] = {
    "evidence": ("item of evidence", "items of evidence"),
    "actions": ("action", "actions"),
    "prior_points": ("point made before", "points made before"),
}
_KINDS: tuple[RecordKind, ...] = ("evidence", "actions", "prior_points")


class Brought(NamedTuple):
    """The document with what came in, and what that was.

    ``words`` gives the words of last year's text by the place they went to; ``records`` how many
    of each kind came in; ``renumbered`` counts records whose number was taken; ``left_out`` holds
    the titles of the pieces that were skipped and their words.
    """

    document: Document
    words: dict[Place, int]
    records: dict[RecordKind, int]
    renumbered: int
    left_out: tuple[tuple[str, int], ...]

    @property
    def does_nothing(self) -> bool:
        """Whether nothing comes in."""
        return not self.words and not self.records


def bring_in(
    outline: Outline,
    choices: Choices,
    document: Document,
    framework: Framework,
    reader: RecordReader,
    new_id: NewId,
) -> Brought:
    """Return the document with the pieces and tables where the choices put them.

    ``new_id`` gives a fresh id for a prefix. Evidence and actions keep the numbers that they had
    where those are free.
    """
    places = targets(choices.pieces)
    names = Names(part_names(document, framework))
    records = _with_records(outline, choices, document, reader, new_id)
    whats = _whats(records)
    grown = records.document
    words: dict[Place, int] = {}
    pieces = zip(outline.pieces, choices.pieces, places, _uses(outline, choices), strict=True)
    for piece, choice, place, uses in pieces:
        if place is None:
            continue
        texts = with_action_links(_as_text(piece, uses), whats)
        is_joined = choice.do == "join"
        stance = stance_of(piece.title) if place.question == "know" and texts else ""
        heads = bool(is_joined or texts) and not _is_said(
            piece, place, names, document, is_joined=is_joined
        )
        items = (*_heading(piece, heads=heads and not stance), *texts)
        body = with_chips(tuple(blocks_of(items, new_id, stance)), records.came)
        if body:
            grown = with_body(grown, place, _appended(body_at(grown, place), body))
            words[place] = words.get(place, 0) + count_body(body)
    left_out = tuple(_skipped(outline, places))
    return Brought(grown, words, records.counts, records.renumbered, left_out)


def _whats(records: "_Records") -> dict[int, str]:
    """Return what each action that came in will do, by the number it had in the document."""
    whats = {action.id: action.what for action in records.document.actions}
    came = records.came.actions.items()
    return {number: whats[id_] for number, id_ in came if id_ in whats}


def _uses(outline: Outline, choices: Choices) -> Iterator[tuple[TableUse, ...]]:
    """Yield what becomes of the tables of each piece, in their order."""
    uses = iter(choices.tables)
    for piece in outline.pieces:
        yield tuple(itertools.islice(uses, len(piece.grids)))


def say_brought(brought: Brought) -> str:
    """Return what came in, in sentences for the person who chose it."""
    if brought.does_nothing:
        return "Nothing came in."
    words = sum(brought.words.values())
    came = [f"{words:,} words in {counted(len(brought.words), 'answer')}"] if words else []
    came += [counted(count, *_NAMES[kind]) for kind, count in brought.records.items()]
    told = f"{listed(came)} came in."
    if words:
        told += " The text is marked as last year’s until you confirm it."
    if brought.renumbered:
        told += f" {counted(brought.renumbered, 'number was', 'numbers were')} taken and changed."
    return told


def name_of(place: Place, document: Document) -> str:
    """Return what the part of a place is called: its title, or "Summary".

    Raises KeyError when there is no such part.
    """
    if place.part == FRONT:
        return FRONT_TITLES[place.question]
    part = part_at(document, place.part)
    return part.title if isinstance(part, Judgement | Section) else ""


def _heading(piece: Piece, *, heads: bool) -> tuple[Line, ...]:
    title = without_lead(piece.title)
    return (heading_line(title),) if heads and title.strip() else ()


def _as_text(piece: Piece, uses: Sequence[str]) -> Iterator[Item]:
    """Yield the lines of a piece and those of its tables that stay text."""
    left = iter(uses)
    for item in piece.items:
        if isinstance(item, Line) or next(left) == "text":
            yield item


def _is_said(
    piece: Piece, place: Place, names: Names, document: Document, *, is_joined: bool
) -> bool:
    """Return whether the place says itself what the heading says, so that the words may go.

    A joined piece keeps its heading, but where that only asks the question of the place.
    """
    heading = without_lead(piece.title)
    is_question = heading == piece.title and question_of(heading) == place.question
    if is_question and not _LABELS.search(heading):
        return True
    if is_joined:
        return False
    if place.part == FRONT:
        return True
    title = name_of(place, document).casefold().split()
    same = without_number(heading).casefold().split() == title
    return same or names.says_it_all(heading, place.part)


def _appended(body: Body, more: Body) -> Body:
    """Return the body with more blocks; one that is a single empty line is replaced."""
    is_fresh = len(body) == 1 and body[0] == Block(body[0].id)
    return more if is_fresh else (*body, *more)


def _skipped(outline: Outline, places: Iterable[Place | None]) -> Iterator[tuple[str, int]]:
    for piece, place in zip(outline.pieces, places, strict=True):
        if place is None:
            yield piece.title, piece.words


class _Records(NamedTuple):
    """What came of the tables."""

    document: Document
    counts: dict[RecordKind, int]
    renumbered: int
    came: Numbered


def _with_records(
    outline: Outline, choices: Choices, document: Document, reader: RecordReader, new_id: NewId
) -> _Records:
    grids = [grid for piece in outline.pieces for grid in piece.grids]
    counts: dict[RecordKind, int] = {}
    came = Numbered({}, {})
    renumbered = 0
    for kind in _KINDS:
        for grid, use in zip(grids, choices.tables, strict=True):
            for record in reader.records(grid.rows, kind) if use == kind else ():
                made = _made(record, document, came, new_id)
                document = with_record(document, made)
                counts[kind] = counts.get(kind, 0) + 1
                if isinstance(record, PriorPoint) or isinstance(made, PriorPoint):
                    continue
                renumbered += record.number not in (0, made.number)
                known = came.actions if isinstance(record, Action) else came.evidence
                if record.number:
                    known.setdefault(record.number, made.id)
    return _Records(document, counts, renumbered, came)


def _made(
    record: BroughtRecord, document: Document, came: Numbered, new_id: NewId
) -> BroughtRecord:
    """Return the record with a fresh id, and with its number where that is free."""
    if isinstance(record, PriorPoint):
        return msgspec.structs.replace(record, id=new_id("pp"))
    known = document.evidence if isinstance(record, Evidence) else document.actions
    is_free = record.number > 0 and all(other.number != record.number for other in known)
    number = record.number if is_free else next_number(known)
    if isinstance(record, Evidence):
        return msgspec.structs.replace(record, id=new_id("ev"), number=number)
    numbered = msgspec.structs.replace(record, id=new_id("ac"), number=number)
    return _with_proof(numbered, came)


def _with_proof(action: Action, came: Numbered) -> Action:
    """Return the action with the evidence that shows that it worked; other numbers become words."""
    ids = {number: came.evidence.get(int(number)) for number in action.shown_by}
    unknown = ", ".join(number for number, id_ in ids.items() if id_ is None)
    measure = f"{action.measure}\nShown by: [{unknown}]".strip() if unknown else action.measure
    shown = tuple(id_ for id_ in ids.values() if id_ is not None)
    return msgspec.structs.replace(action, shown_by=shown, measure=measure)
