"""What to do first in a self-evaluation that nothing is written in yet. Pure; no Qt here."""

from typing import NamedTuple

from ilacs_desktop.document.model import Document
from ilacs_desktop.document.words import total_words
from ilacs_desktop.ui.pages.overview.ways import PEOPLE, SET_UP, Way


class FirstStep(NamedTuple):
    """One of the first steps, why it matters, and whether it is done already."""

    text: str
    why: str
    way: Way
    done: bool


def is_begun(document: Document) -> bool:
    """Return whether there is anything to give figures of: words, evidence or actions."""
    return bool(document.evidence or document.actions or total_words(document))


def writing_words(document: Document) -> str:
    """Return what the button says that leads to the text."""
    return "Continue writing" if total_words(document) else "Start writing"


def first_steps(document: Document) -> tuple[FirstStep, FirstStep, FirstStep]:
    """Return the three steps with which a self-evaluation begins."""
    first = next((section.id for section in document.sections if section.parked is None), "")
    return (
        FirstStep(
            "Set the date of the engagement meeting",
            "The due date follows from it: one month before, on a working day.",
            SET_UP,
            document.cycle.meeting is not None,
        ),
        FirstStep(
            "Say who writes what",
            "Name the people, and give each section its owner. Leave out what does not apply to you.",
            PEOPLE,
            any(section.owner for section in document.sections),
        ),
        FirstStep(
            "Write the first section",
            "Three questions: what you know, how you know it, and what you plan.",
            Way("draft", first),
            done=False,
        ),
    )
