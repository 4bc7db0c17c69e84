"""Which questions a section answers: itself, or through its judgement."""

from typing import Literal

from ilacs_desktop.document.body import Body, is_blank, linked_actions
from ilacs_desktop.document.model import Document, Section
from ilacs_desktop.document.places import QUESTIONS, Place, body_at, told_for_judgement

SectionState = Literal["answered", "started", "empty", "parked"]


def answer_place(section: Section, question: str) -> Place:
    """Return where the section's answer to a question stands: its own body or the judgement's."""
    told_there = told_for_judgement(section, question)
    return Place(section.judgement if told_there else section.id, question)


def answer(document: Document, section: Section, question: str) -> Body:
    """Return the section's answer to a question: its own, or the judgement's where it is told."""
    if not told_for_judgement(section, question):
        own: Body = getattr(section, question)
        return own
    return body_at(document, answer_place(section, question))


def says_something(question: str, body: Body) -> bool:
    """Return whether a body answers its question: with words, or, for the plan, with an action.

    A citation alone answers nothing: it says where to look, not what was found.
    """
    return not is_blank(body) or (question == "plan" and bool(linked_actions(body)))


def unanswered(document: Document, section: Section) -> tuple[str, ...]:
    """Return the questions without an answer, in their order; parked sections included.

    A contributor's pack does not hold what its judgements say: there, what is told for the judgement
    is not the contributor's to answer.
    """
    return tuple(
        question
        for question in QUESTIONS
        if not (document.pack and told_for_judgement(section, question))
        and not says_something(question, answer(document, section, question))
    )


def unconfirmed_answers(document: Document, section: Section) -> tuple[str, ...]:
    """Return the questions whose answers are nothing but last year's text that nobody confirmed."""
    return tuple(
        question
        for question in QUESTIONS
        if not (document.pack and told_for_judgement(section, question))
        and says_something(question, body := answer(document, section, question))
        and not says_something(question, tuple(block for block in body if not block.origin))
    )


def section_state(document: Document, section: Section) -> SectionState:
    """Return how far a section has come.

    It is answered when all three questions are, each with something that is not merely carried over
    from last year, and empty when it says nothing of its own.
    """
    if section.parked is not None:
        return "parked"
    if not unanswered(document, section) and not unconfirmed_answers(document, section):
        return "answered"
    own = [q for q in QUESTIONS if not told_for_judgement(section, q)]
    spoken = any(says_something(question, getattr(section, question)) for question in own)
    return "started" if spoken else "empty"
