"""Last year's words: what each answer said when it was last written, kept beside this year's.

It is there to read, and to take over where it still holds; nothing of it is exported. What is taken
over is marked as last year's until somebody confirms it (confirming.py).
"""

from collections.abc import Callable, Collection
from itertools import count

import msgspec

from ilacs_desktop.document.body import Block, Body, Text
from ilacs_desktop.document.model import Document
from ilacs_desktop.document.places import FRONT, Place, bodies, body_at, part_at, with_body
from ilacs_desktop.document.records import Remembered
from ilacs_desktop.document.wording import FRONT_TITLES

# Where the notes for the set-up presentation are remembered. It is no place of the text.
NOTES = Place("cycle", "presentation")
_NOTES_TITLE = "Notes for the presentation"


def says_anything(block: Block) -> bool:
    """Return whether a block holds a word, a citation or a link to an action."""
    return any(not isinstance(run, Text) or run.text.strip() for run in block.runs)


def remember(document: Document, label: str) -> tuple[Remembered, ...]:
    """Return what each answer of a self-evaluation said, for the one that follows it.

    An answer that was written is remembered under ``label``, the name of its year. Where nothing was
    written, or only text of an earlier year still stands that nobody confirmed, what was remembered
    before stays under its older label. There is one record for each place; those of places that the
    document no longer has come last, with the notes for the presentation. Where this year has words of
    its own, what was remembered of an earlier one is in last year's file alone.
    """
    written: dict[Place, Remembered] = {}
    places = []
    for place, body in bodies(document):
        places.append(place)
        said = tuple(
            msgspec.structs.replace(block, origin="") for block in body if says_anything(block)
        )
        if said and not _only_repeats(body, document.remembered, place):
            title = title_at(document, place)
            written[place] = Remembered(_id(place), *place, title, label, said)
    notes = _notes(document.cycle.presentation)
    if notes:
        written[NOTES] = Remembered(_id(NOTES), *NOTES, _NOTES_TITLE, label, notes)
    kept = tuple(one for one in document.remembered if place_of(one) not in written)
    taken = {one.id for one in kept}  # by one that was moved to another place, by whatever hand
    made = (msgspec.structs.replace(one, id=free_id(one.id, taken)) for one in written.values())
    order = {place: number for number, place in enumerate(places)}
    every = (*made, *kept)
    return tuple(sorted(every, key=lambda one: order.get(place_of(one), len(order))))


def _notes(text: str) -> Body:
    """Return the notes for the presentation as paragraphs, a line each."""
    lines = filter(None, map(str.strip, text.splitlines()))
    return tuple(Block(f"note-{n}", (Text(line),)) for n, line in enumerate(lines, 1))


def place_of(remembered: Remembered) -> Place:
    """Return the place of the answer, which need not be there any more."""
    return Place(remembered.part, remembered.question)


def title_at(document: Document, place: Place) -> str:
    """Return the title of the part at a place; of the front that of the text itself.

    Raises KeyError when there is no such place.
    """
    if place.part == FRONT:
        return FRONT_TITLES[place.question]
    title: str = getattr(part_at(document, place.part), "title")  # noqa: B009 - of either kind of part
    return title


def remembered_at(document: Document, place: Place) -> Remembered | None:
    """Return what an answer said in an earlier year; None where nothing is remembered."""
    return next((one for one in document.remembered if one.body and place_of(one) == place), None)


def without_place(document: Document) -> tuple[Remembered, ...]:
    """Return what is remembered of places that this year's self-evaluation does not have."""
    known = {place for place, _ in bodies(document)}
    return tuple(one for one in document.remembered if one.body and place_of(one) not in known)


def take_over(
    document: Document, place: Place, blocks: Body, new_id: Callable[[str], str]
) -> Document:
    """Return the document with blocks of an earlier year at the end of an answer.

    They are marked as last year's, with ids of their own, so that the same may be taken over twice.
    Raises KeyError when there is no such place.
    """
    body = body_at(document, place)
    while body and not says_anything(body[-1]):
        body = body[:-1]  # an empty last paragraph is where they go
    taken = tuple(
        msgspec.structs.replace(block, id=new_id("b"), origin="last_year") for block in blocks
    )
    return with_body(document, place, (*body, *taken))


def free_id(id_: str, taken: Collection[str]) -> str:
    """Return an id that none of these is: the one given, or it with a number behind it."""
    names = (id_ if number == 1 else f"{id_}~{number}" for number in count(1))
    return next(name for name in names if name not in taken)


def _only_repeats(body: Body, remembered: tuple[Remembered, ...], place: Place) -> bool:
    """Return whether all that a body says is unconfirmed, and is in what was remembered before."""
    known = {block.runs for one in remembered if place_of(one) == place for block in one.body}
    said = (block for block in body if says_anything(block))
    return all(block.origin and block.runs in known for block in said)


def _id(place: Place) -> str:
    return f"{place.part}~{place.question}"
