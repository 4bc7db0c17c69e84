"""The outline as rows of a table, and its budgets as a sum. Pure values; no Qt here."""

from dataclasses import dataclass
from typing import Literal

from ilacs_desktop.document.answers import SectionState, section_state
from ilacs_desktop.document.model import Document, Section
from ilacs_desktop.document.places import sections_of
from ilacs_desktop.framework.in_words import counted
from ilacs_desktop.framework.model import Framework

Column = Literal["title", "owner", "words", "areas", "state"]
COLUMNS: tuple[Column, ...] = ("title", "owner", "words", "areas", "state")
TITLES: dict[Column, str] = {
    "title": "Section",
    "owner": "Owner",
    "words": "Words",
    "areas": "Areas",
    "state": "State",
}
_STATES: dict[SectionState, str] = {
    "answered": "Answered",
    "started": "Started",
    "empty": "Not started",
    "parked": "Left out",
}


@dataclass(frozen=True)
class OutlineRow:
    """One row: a section or, with ``is_judgement``, what stands over sections.

    ``words`` is a section's budget, or the sum under a judgement. ``owner`` is a person's id,
    ``owner_name`` what is shown.
    """

    id: str
    title: str
    is_judgement: bool = False
    owner: str = ""
    owner_name: str = ""
    words: int = 0
    areas: tuple[str, ...] = ()
    state: str = ""
    note: str = ""

    def text(self, column: Column) -> str:
        """Return what a cell shows."""
        if column == "title":
            return self.title
        if column == "words":
            return f"{self.words:,}"
        if self.is_judgement:
            return ""
        if column == "owner":
            return self.owner_name or "No owner yet"
        if column == "areas":
            return counted(len(self.areas), "area")
        return self.state


def outline_rows(document: Document, framework: Framework) -> tuple[OutlineRow, ...]:
    """Return the judgements with their sections, in the document's order."""
    names = {person.id: person.name for person in document.people}
    areas = {area.id: area.title for area in framework.areas}
    rows: list[OutlineRow] = []
    for judgement in document.judgements:
        sections = sections_of(document, judgement.id)
        words = judgement.words + sum(s.words for s in sections if s.parked is None)
        rows.append(OutlineRow(judgement.id, judgement.title, True, words=words))
        rows += [_row(document, section, names, areas) for section in sections]
    return tuple(rows)


def _row(
    document: Document, section: Section, names: dict[str, str], areas: dict[str, str]
) -> OutlineRow:
    parked = section.parked
    return OutlineRow(
        section.id,
        section.title,
        owner=section.owner,
        owner_name=names.get(section.owner, ""),
        words=section.words,
        areas=tuple(areas.get(area, area) for area in section.areas),
        state=_STATES[section_state(document, section)],
        note=f"Left out by {parked.by}: {parked.reason}" if parked is not None else "",
    )


def budget_sum(document: Document, framework: Framework) -> int:
    """Return the sum of all budgets in words: the front, each judgement's opening, the sections.

    Parked sections are left out, as they are in what is sent.
    """
    front = framework.front_words
    openings = sum(judgement.words for judgement in document.judgements)
    sections = sum(s.words for s in document.sections if s.parked is None)
    return front.summary + front.context + front.progress + openings + sections


def budget_sentence(total: int, target: int) -> str:
    """Return how the budgets compare with the target, in words."""
    if not target:
        return f"The budgets add up to {total:,} words. There is no word target."
    if total == target:
        return f"The budgets add up to {total:,} words, the word target."
    more = f"{abs(total - target):,} {'more' if total > target else 'fewer'}"
    return f"The budgets add up to {total:,} words, {more} than the word target of {target:,}."
