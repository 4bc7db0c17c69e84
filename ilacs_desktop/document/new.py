"""A fresh self-evaluation: the outline of the framework with empty answers."""

import datetime as dt

from ilacs_desktop.document.codec import new_id
from ilacs_desktop.document.model import Authority, Cycle, Document, Judgement, Section
from ilacs_desktop.framework.model import Framework


def new_document(framework: Framework, authority: str, meeting: dt.date | None) -> Document:
    """Return a self-evaluation with the framework's default outline and budgets, nothing written.

    The cycle is named for the meeting's year, or for the framework's when no date is known yet.
    """
    year = (meeting or framework.as_at).year
    return Document(
        id=new_id("se"),
        authority=Authority(authority),
        cycle=Cycle(
            label=str(year),
            framework=framework.id,
            framework_as_at=framework.as_at,
            meeting=meeting,
            marking=framework.default_marking,
            word_target=framework.length.total,
        ),
        judgements=outline_judgements(framework),
        sections=outline_sections(framework),
    )


def outline_judgements(framework: Framework) -> tuple[Judgement, ...]:
    """Return the framework's judgements with nothing written under them."""
    return tuple(
        Judgement(judgement.id, judgement.title, words=judgement.summary_words)
        for judgement in framework.judgements
    )


def outline_sections(framework: Framework) -> tuple[Section, ...]:
    """Return the sections of the framework's default outline with nothing written in them."""
    return tuple(
        Section(
            outline.id,
            outline.title,
            outline.judgement,
            areas=outline.areas,
            words=outline.words,
        )
        for outline in framework.outline
    )
