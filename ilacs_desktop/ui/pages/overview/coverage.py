"""Which of the three questions each section answers, as the rows of a table. Pure; no Qt here."""

from typing import Literal, NamedTuple

from ilacs_desktop.document.answers import answer, answer_place, says_something
from ilacs_desktop.document.body import Body, linked_actions
from ilacs_desktop.document.model import Document, Judgement, Section
from ilacs_desktop.document.places import QUESTIONS, sections_of, told_for_judgement
from ilacs_desktop.document.wording import short_title
from ilacs_desktop.document.words import count_body
from ilacs_desktop.framework.in_words import counted
from ilacs_desktop.framework.model import Framework
from ilacs_desktop.ui.pages.overview.ways import Way, to_place

State = Literal["answered", "short", "empty", "in_judgement", "in_sections", "parked"]

# An answer is short under this share of its section's budget, and always under so many words: most
# often one sentence that says where to look, not what was found. Our own numbers.
SHORT_SHARE = 1 / 12
SHORT_WORDS = 10


class Cell(NamedTuple):
    """How one question is answered: the state, the words there are, and the way to the answer."""

    state: State
    words: int
    way: Way
    told: bool = False


class CoverageRow(NamedTuple):
    """A section, or with ``group`` the own answers of the judgement it stands under."""

    id: str
    title: str
    cells: tuple[Cell, ...]
    group: bool = False


class CoverageSum(NamedTuple):
    """How many questions of sections are answered, and of those how many in a few words.

    ``parked`` counts sections that are left out; their questions are not among the others.
    """

    asked: int
    answered: int
    short: int
    parked: int


def coverage_rows(document: Document, framework: Framework) -> tuple[CoverageRow, ...]:
    """Return each judgement and after it its sections, with a cell for each question."""
    rows: list[CoverageRow] = []
    for judgement in document.judgements:
        sections = sections_of(document, judgement.id)
        title = short_title(judgement, framework)
        cells = tuple(_own(judgement, sections, question) for question in QUESTIONS)
        rows.append(CoverageRow(judgement.id, title, cells, group=True))
        rows.extend(_section(document, section) for section in sections)
    return tuple(rows)


def coverage_sum(rows: tuple[CoverageRow, ...]) -> CoverageSum:
    """Return the counts over the rows of sections."""
    told = [row for row in rows if not row.group]
    states = [cell.state for row in told for cell in row.cells if cell.state != "parked"]
    empty, short = states.count("empty"), states.count("short")
    parked = sum(row.cells[0].state == "parked" for row in told)
    return CoverageSum(len(states), len(states) - empty, short, parked)


def sum_sentence(found: CoverageSum) -> str:
    """Return the counts in words: "70 of 81 questions answered, 5 short, 2 sections left out"."""
    parts = [f"{found.answered} of {found.asked} questions answered"]
    if found.short:
        parts.append(f"{found.short} short")
    if found.parked:
        parts.append(f"{counted(found.parked, 'section')} left out")
    return ", ".join(parts)


def _own(judgement: Judgement, sections: tuple[Section, ...], question: str) -> Cell:
    """Return the judgement's own answer; empty matters only where a section relies on it."""
    body: Body = getattr(judgement, question)
    way = Way("draft", judgement.id, question)
    relied_on = any(told_for_judgement(s, question) for s in sections if s.parked is None)
    if question != "know" and not relied_on and not says_something(question, body):
        return Cell("in_sections", 0, way)
    return Cell(_state(question, body, 0), count_body(body), way)


def _section(document: Document, section: Section) -> CoverageRow:
    cells = tuple(_cell(document, section, question) for question in QUESTIONS)
    return CoverageRow(section.id, section.title, cells)


def _cell(document: Document, section: Section, question: str) -> Cell:
    if section.parked is not None:
        return Cell("parked", 0, Way("draft", section.id))
    body = answer(document, section, question)
    way = to_place(answer_place(section, question))
    if told_for_judgement(section, question):
        state: State = "in_judgement" if says_something(question, body) else "empty"
        return Cell(state, count_body(body), way, told=True)
    return Cell(_state(question, body, section.words), count_body(body), way)


def _state(question: str, body: Body, budget: int) -> State:
    if not says_something(question, body):
        return "empty"
    if question == "plan" and linked_actions(body):
        return "answered"  # the table of actions says the rest
    return "short" if count_body(body) < max(SHORT_WORDS, budget * SHORT_SHARE) else "answered"
