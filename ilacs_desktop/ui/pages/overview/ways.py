"""Where a figure of the overview leads: a page, or an answer of the text. Pure; no Qt here."""

from typing import NamedTuple

from ilacs_desktop.document.places import Place


class Way(NamedTuple):
    """A way to a page, or on Draft to a part of the text and to one of its answers."""

    stage: str
    part: str = ""
    question: str = ""


SET_UP = Way("set_up/set_up/details")
PEOPLE = Way("set_up/set_up/people")
SECTIONS = Way("set_up/set_up/outline")
DRAFT = Way("draft")
EVIDENCE = Way("evidence")
TEAM = Way("team")
REVIEW = Way("review")
EXPORT = Way("export")
KEY_DATES = Way("overview/key_dates")


def to_place(place: Place) -> Way:
    """Return the way to a place in the text."""
    return Way("draft", place.part, place.question)
