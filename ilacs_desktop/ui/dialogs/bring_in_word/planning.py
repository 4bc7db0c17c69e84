"""What the person changes about where the pieces of a document go. Pure; no Qt here."""

from collections.abc import Iterable
from typing import NamedTuple

from ilacs_desktop.document.answers import answer_place
from ilacs_desktop.document.model import Document, Section
from ilacs_desktop.document.places import FRONT, FRONT_PARTS, QUESTIONS, Place, part_at, sections_of
from ilacs_desktop.document.wording import FRONT_TITLES, short_title
from ilacs_desktop.framework.model import Framework
from ilacs_desktop.word.last_year.choices import Choice, Choices, TableUse, targets
from ilacs_desktop.word.last_year.outline import Outline

JOIN, SKIP = "join", "skip"
_FRONT_OPTION = f"{FRONT}."


class RowId(NamedTuple):
    """A piece of the outline, or a table under it: its number in the whole document, else -1."""

    piece: int
    table: int = -1


def destinations(document: Document, framework: Framework) -> tuple[tuple[str, str], ...]:
    """Return every place a piece can go to, as pairs of a value and its words."""
    front = ((f"{_FRONT_OPTION}{name}", FRONT_TITLES[name]) for name in FRONT_PARTS)
    parts: list[tuple[str, str]] = []
    for judgement in document.judgements:
        parts.append((judgement.id, f"{short_title(judgement, framework)}: opening"))
        parts += (
            (section.id, section.title)
            for section in sections_of(document, judgement.id)
            if section.parked is None
        )
    return ((JOIN, "With the heading above"), (SKIP, "Left out"), *front, *parts)


def destination_of(choice: Choice) -> str:
    """Return the value of ``destinations`` that a choice stands for."""
    if choice.do == "keep" and choice.place is not None:
        is_front = choice.place.part == FRONT
        return f"{_FRONT_OPTION}{choice.place.question}" if is_front else choice.place.part
    return JOIN if choice.do == "join" else SKIP


def choice_for(destination: str, question: str, document: Document) -> Choice:
    """Return the choice that a destination stands for; ``question`` is of no account in the front.

    A question that a section leaves to its judgement leads to the judgement's answer.
    """
    if destination == JOIN:
        return Choice("join")
    if destination == SKIP:
        return Choice("skip")
    if destination.startswith(_FRONT_OPTION):
        return Choice("keep", Place(FRONT, destination.removeprefix(_FRONT_OPTION)))
    part = part_at(document, destination)
    if isinstance(part, Section):
        return Choice("keep", answer_place(part, question))
    return Choice("keep", Place(destination, question))


def with_pieces(
    outline: Outline, choices: Choices, rows: Iterable[int], choice: Choice, document: Document
) -> Choices:
    """Return the choices with another for some pieces.

    What stands under such a heading and went to the same part goes along, each under its question.
    """
    pieces = list(choices.pieces)
    for row in sorted(rows):
        was = targets(pieces)[row]
        pieces[row] = choice
        now = targets(pieces)[row]
        for below in _under(outline, row):
            place = pieces[below].place
            if was is not None and place is not None and place.part == was.part != FRONT:
                pieces[below] = _moved(place, now, document)
    return choices._replace(pieces=tuple(pieces))


def with_tables(choices: Choices, tables: Iterable[int], use: TableUse) -> Choices:
    """Return the choices with another use for some tables."""
    chosen = frozenset(tables)
    uses = (use if n in chosen else old for n, old in enumerate(choices.tables))
    return choices._replace(tables=tuple(uses))


def _under(outline: Outline, row: int) -> Iterable[int]:
    """Yield the pieces that stand under a heading."""
    for below in range(row + 1, len(outline.pieces)):
        if outline.pieces[below].level <= outline.pieces[row].level:
            return
        yield below


def _moved(place: Place, now: Place | None, document: Document) -> Choice:
    if now is None:
        return Choice("skip")
    if now.part == FRONT or place.question not in QUESTIONS:
        return Choice("join")
    return choice_for(now.part, place.question, document)
