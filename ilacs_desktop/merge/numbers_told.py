"""Which numbers of evidence and actions are others than their author saw, in words for the user.

In a Word form nobody sees a number for what is new: there it is “[new 1]”. What comes from a form is
therefore told by its title, and what comes from a pack by the number that it has there.
"""

from collections.abc import Iterator

from ilacs_desktop.document.model import Document
from ilacs_desktop.document.numbers import name_of
from ilacs_desktop.framework.in_words import possessive

_NOUNS = (("evidence", "Evidence"), ("actions", "Action"))


def numbers_told(before: Document, theirs: Document, after: Document, by: str) -> tuple[str, ...]:
    """Return a sentence for each record whose number is not the one that its author saw.

    ``before`` and ``after`` are what the pack ``theirs`` came into, and what it is with it.
    """
    return tuple(_told(before, theirs, after, by))


def _told(before: Document, theirs: Document, after: Document, by: str) -> Iterator[str]:
    is_form = any(one.id == theirs.pack and one.form == "word" for one in theirs.packs)
    for field, noun in _NOUNS:
        known = {one.id for one in getattr(before, field)}
        here = {one.id: one for one in getattr(after, field)}
        for mine in getattr(before, field):
            now = here.get(mine.id, mine)
            if now.number != mine.number:
                yield f"{noun} {mine.number} “{name_of(now)}” is now number {now.number}."
        for record in getattr(theirs, field):
            now = here.get(record.id)
            if record.id in known or now is None:
                continue
            if is_form:
                yield f"{possessive(by)} new {noun.lower()} “{name_of(now)}” is number {now.number} here."
            elif now.number != record.number:
                was, name = record.number, name_of(now)
                yield (
                    f"{noun} {was} in the pack, “{name}”, is number {now.number} here,"
                    f" because {was} is taken."
                )
