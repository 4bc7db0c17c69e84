"""Words of a Word form that stand in no answer, kept as comments until somebody closes them."""

import datetime as dt
from typing import TYPE_CHECKING

import msgspec

from ilacs_desktop.document.codec import digest, encode
from ilacs_desktop.document.model import Document, Section
from ilacs_desktop.document.places import QUESTIONS, Place
from ilacs_desktop.document.records import Comment

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ilacs_desktop.word.form.sorting import Stray


def kept_as_comments(
    document: Document, mine: Document, strays: "Iterable[Stray]", by: str, at: dt.datetime
) -> tuple[Document, tuple[str, ...]]:
    """Return a pack's document with a comment for each stray, and a sentence about each.

    A comment is put where the words stood, or on the pack's first section, as far as ``mine`` has
    that section still; where it has none, the sentence is all there is. Their ids follow from the
    words, so that a form that is read again brings them once.
    """
    here = {section.id for section in mine.sections}
    sections = {one.id: one for one in document.sections if one.id in here}
    found: dict[str, Comment] = {}
    notes: dict[str, None] = {}
    for stray in strays:
        place = _place(stray.near, sections)
        if place is None:
            notes[f"Not put anywhere. {stray.where}: “{stray.text}”"] = None
            continue
        name = f"cm-{digest(encode((document.pack, stray.where, stray.text)))[:12]}"
        text = f"Found in the form outside the answers. {stray.where}: “{stray.text}”"
        found[name] = Comment(name, place.part, place.question, by, at, text)
        notes[f"Kept as a comment on “{sections[place.part].title}”: “{stray.text}”"] = None
    comments = (*document.comments, *found.values())
    return msgspec.structs.replace(document, comments=comments), tuple(notes)


def _place(near: Place | None, sections: dict[str, Section]) -> Place | None:
    if near is not None and near.part in sections:
        return near
    return next((Place(part, QUESTIONS[0]) for part in sections), None)
