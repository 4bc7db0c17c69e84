"""How far each judgement has come: its length and the states of its sections. Pure; no Qt here."""

from collections import Counter
from typing import NamedTuple

from ilacs_desktop.document.model import Document, Section, Status
from ilacs_desktop.document.places import FRONT, sections_of
from ilacs_desktop.document.sign_off import agreements, newest_signed
from ilacs_desktop.document.wording import FRONT_NAME, short_title
from ilacs_desktop.document.words import judgement_words, part_words, section_words
from ilacs_desktop.framework.dates import format_date
from ilacs_desktop.framework.model import Framework
from ilacs_desktop.ui.pages.draft.parts import READY, shown_status
from ilacs_desktop.ui.pages.overview.ways import Way

_STATES: tuple[tuple[Status, str], ...] = (
    ("agreed", "agreed"),
    ("ready", "to review"),
    ("drafting", "being drafted"),
    ("not_started", "not started"),
)


class Counts(NamedTuple):
    """Sections by their state; those left out are in none of the other figures."""

    agreed: int = 0
    ready: int = 0
    drafting: int = 0
    not_started: int = 0
    parked: int = 0

    @property
    def told(self) -> int:
        """How many sections there are but for those left out."""
        return self.agreed + self.ready + self.drafting + self.not_started

    @property
    def done(self) -> int:
        """How many are ready for review or agreed."""
        return self.agreed + self.ready


class PartFigures(NamedTuple):
    """A judgement with its sections, or what stands before the judgements."""

    id: str
    title: str
    words: int
    budget: int
    counts: Counts
    way: Way


class Over(NamedTuple):
    """A section longer than its budget, and by how many words."""

    id: str
    title: str
    words: int


def parts_of(document: Document, framework: Framework) -> tuple[PartFigures, ...]:
    """Return the figures of what stands before the judgements and of each judgement."""
    front = framework.front_words
    budget = front.summary + front.context + front.progress
    words = part_words(document, FRONT)
    way = Way("draft", FRONT, "summary")
    rows = [PartFigures(FRONT, FRONT_NAME, words, budget, Counts(), way)]
    for judgement in document.judgements:
        sections = sections_of(document, judgement.id)
        rows.append(
            PartFigures(
                judgement.id,
                short_title(judgement, framework),
                judgement_words(document, judgement.id),
                judgement.words + sum(s.words for s in sections if s.parked is None),
                counts_of(sections),
                Way("draft", judgement.id),
            )
        )
    return tuple(rows)


def counts_of(sections: tuple[Section, ...]) -> Counts:
    """Return how many of the sections are in each state."""
    states = Counter(shown_status(section) for section in sections if section.parked is None)
    parked = sum(section.parked is not None for section in sections)
    return Counts(
        states["agreed"], states["ready"], states["drafting"], states["not_started"], parked
    )


def counts_sentence(counts: Counts) -> str:
    """Return the states that there are in words: "2 agreed, 4 to review, 1 left out"."""
    told = [f"{getattr(counts, state)} {word}" for state, word in _STATES if getattr(counts, state)]
    return ", ".join([*told, f"{counts.parked} left out"] if counts.parked else told)


def over_budget(document: Document) -> tuple[Over, ...]:
    """Return the sections that are over their budget, the one most over first."""
    found = [
        Over(s.id, s.title, section_words(s) - s.words)
        for s in document.sections
        if s.words and section_words(s) > s.words
    ]
    return tuple(sorted(found, key=lambda over: -over.words))


def first_unready(document: Document) -> Way:
    """Return the way to the first section that is not ready yet, or to the text."""
    left = (s.id for s in document.sections if s.parked is None and s.status not in READY)
    part = next(left, "")
    return Way("draft", part)


def signed_sentence(document: Document, framework: Framework) -> str:
    """Return who agreed it, and where to see what was changed since; empty while nobody did."""
    newest = newest_signed(document)
    if newest is None:
        return ""
    stages = [stage for stage in agreements(document, framework) if not stage.left_out]
    given = sum(bool(stage.given) for stage in stages)
    counted = f"{given} of {len(stages)} agreements {'is' if given == 1 else 'are'} given"
    told = f"{newest.name} agreed it on {format_date(newest.on)}. {counted}."
    return f"{told} Review, Sign-off says whether it was changed since."
