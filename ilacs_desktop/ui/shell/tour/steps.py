"""What the tour says, step by step. Pure; no Qt here."""

from typing import Literal, NamedTuple

from ilacs_desktop.document.model import Document

Part = Literal["stages", "due", "pack", "list", "text", "review", "export", "status"]


class TourStep(NamedTuple):
    """One card: the part of the window that it points at, and what it says."""

    part: Part
    title: str
    text: str


WHOLE = (
    TourStep(
        "stages",
        "The work goes from left to right",
        "Each word here is a place, from setting up to exporting. Go to any of them at any time: by"
        " mouse, with Ctrl and a number, or with Ctrl+K and a word or two.",
    ),
    TourStep(
        "due",
        "When it is due",
        "Worked out from the date of your engagement meeting, which you give in Set up. Choose it to"
        " see every step on the way there.",
    ),
    TourStep(
        "text",
        "Write in Draft",
        "Choose a section at the left and answer its three questions. Type [ to cite evidence or an"
        " action. All you type is kept at once.",
    ),
    TourStep(
        "review",
        "Review says what is missing",
        "It lists what to fix before an inspector asks: a claim without evidence, an area for"
        " improvement without an action, a date that is old.",
    ),
    TourStep(
        "export",
        "Export makes the Word file",
        "That file goes to Ofsted. What each check looks for, and every key, is in the Help menu, and"
        " so is this tour.",
    ),
)
OF_A_PACK = (
    TourStep(
        "pack",
        "What you are asked for",
        "Who asks you, by when, and how it goes back. Everything else of the self-evaluation stays"
        " with them.",
    ),
    TourStep(
        "list",
        "Your sections",
        "These are all that you are asked to write. The sign before each says how far it is.",
    ),
    TourStep(
        "text",
        "Three questions for each section",
        "Write in the boxes. Type [ to cite evidence. The figure over the section says how many words"
        " it has, and how many it may have.",
    ),
    TourStep(
        "status",
        "It is kept as you type",
        "What is not saved in the file yet is kept on this computer all the same. When all is"
        " answered, choose “I have finished” at the top, and send the file back by email.",
    ),
)


def steps_of(document: Document) -> tuple[TourStep, ...]:
    """Return the steps for what is open: of a pack only what its owner does."""
    return OF_A_PACK if document.pack else WHOLE
