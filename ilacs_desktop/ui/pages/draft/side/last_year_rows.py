"""What the open part said last year, ready to be shown beside this year's answers. Pure; no Qt here."""

from typing import NamedTuple

import msgspec

from ilacs_desktop.document.body import Block, Body, is_blank
from ilacs_desktop.document.model import Document
from ilacs_desktop.document.places import Place, bodies, body_at
from ilacs_desktop.document.records import Remembered
from ilacs_desktop.document.remembered import place_of, remembered_at, without_place
from ilacs_desktop.framework.model import Framework
from ilacs_desktop.ui.editor.chips import Faces, printed
from ilacs_desktop.ui.editor.lists import marker, ordinals
from ilacs_desktop.ui.editor.spoken import STANCES
from ilacs_desktop.ui.pages.draft.answers import answer_views
from ilacs_desktop.ui.pages.draft.parts import places_of, question_name

_NOTHING_HERE = "Nothing was written here in {label}."
_HERE = "What was said here before. Nothing of it is printed unless you take it over."
_ELSEWHERE_NOW = "This question is answered for the judgement this year."
_PARKED = "This section is parked. Take it up again to take text over."


class Line(NamedTuple):
    """One paragraph of an earlier year: its words with its chips' labels, and how it is marked.

    ``taken`` says that the same words stand in this year's answer.
    """

    block: Block
    words: str
    stance: str
    taken: bool = False


class Answer(NamedTuple):
    """What one answer said. ``into`` is where it can be taken over; None where it cannot be."""

    remembered: Remembered
    name: str
    lines: tuple[Line, ...]
    into: Place | None
    note: str = ""

    @property
    def left(self) -> Body:
        """The paragraphs that do not stand in this year's answer."""
        return tuple(line.block for line in self.lines if not line.taken)


class Shown(NamedTuple):
    """All that is shown for a part; ``intro`` says what it is, or why there is nothing.

    ``elsewhere`` has no place this year; ``writable`` are the answers of the part it could go to.
    """

    intro: str
    answers: tuple[Answer, ...] = ()
    elsewhere: tuple[Answer, ...] = ()
    writable: tuple[Place, ...] = ()


def follows_another(document: Document) -> bool:
    """Return whether there was a self-evaluation before this one, whose words are remembered."""
    return document.cycle.follows is not None or bool(document.remembered)


def is_unwritten(document: Document) -> bool:
    """Return whether no answer says anything yet."""
    return all(is_blank(body) for _, body in bodies(document))


def shown(document: Document, framework: Framework, key: str, faces: Faces) -> Shown:
    """Return what the texts of a part said last, and what has no place in this year's outline."""
    views = answer_views(document, framework, key)
    writable = tuple(view.own for view in views if not view.told)
    answers = []
    for place in places_of(key):
        found = remembered_at(document, place)
        if found is not None:
            into = place if place in writable else None
            note = "" if into else _ELSEWHERE_NOW if views else _PARKED
            name = question_name(place, framework)
            answers.append(_answer(document, found, name, faces)._replace(into=into, note=note))
    elsewhere = tuple(
        _answer(document, one, f"{one.title}: {question_name(place_of(one), framework)}", faces)
        for one in without_place(document)
    )
    return Shown(_intro(document, has_any=bool(answers)), tuple(answers), elsewhere, writable)


def as_last_years(blocks: Body) -> Body:
    """Return blocks as they go on the clipboard: where they are pasted, they wait to be confirmed."""
    return tuple(msgspec.structs.replace(block, origin="last_year") for block in blocks)


def _intro(document: Document, *, has_any: bool) -> str:
    if has_any:
        return _HERE
    follows = document.cycle.follows
    return _NOTHING_HERE.format(label=follows.label if follows is not None else "the year before")


def _answer(document: Document, one: Remembered, name: str, faces: Faces) -> Answer:
    try:
        now = body_at(document, place_of(one))
    except KeyError:
        now = ()
    standing = {block.runs for block in now}
    lines = []
    for block, ordinal in zip(one.body, ordinals(one.body), strict=True):
        words = "".join(printed(run, faces) for run in block.runs)
        text = f"{marker(block.kind, ordinal)} {words}".strip()
        lines.append(Line(block, text, STANCES.get(block.stance, ""), block.runs in standing))
    return Answer(one, name, tuple(lines), None)
