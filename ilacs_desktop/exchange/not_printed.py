"""Answers that came in where they are not printed: kept, but whoever brings them in has to know."""

from collections.abc import Iterator

from ilacs_desktop.document.model import Document, Section
from ilacs_desktop.document.places import QUESTIONS, told_for_judgement
from ilacs_desktop.framework.in_words import possessive
from ilacs_desktop.framework.model import Framework
from ilacs_desktop.merge.bring_in import Arrival

_JUDGEMENT = "it is answered for the judgement"
_LEFT_OUT = "the section is left out"


def not_printed(arrival: Arrival, framework: Framework) -> tuple[str, ...]:
    """Return a sentence for each answer with words that came in and are not printed."""
    return tuple(_told(arrival, framework))


def _told(arrival: Arrival, framework: Framework) -> Iterator[str]:
    before = _sections(arrival.before)
    for section in arrival.after.sections:
        was = before.get(section.id)
        for question in QUESTIONS:
            body = getattr(section, question)
            why = _why(section, question)
            if why and body and body != (getattr(was, question) if was is not None else ()):
                asked = framework.question(question).text
                yield (
                    f"{possessive(arrival.by)} answer to “{asked}” in “{section.title}” is kept"
                    f" but not printed: {why}."
                )


def _why(section: Section, question: str) -> str:
    if section.parked is not None:
        return _LEFT_OUT
    return _JUDGEMENT if told_for_judgement(section, question) else ""


def _sections(document: Document) -> dict[str, Section]:
    return {section.id: section for section in document.sections}
