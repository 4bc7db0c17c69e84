"""The judgements as they are printed: one after the other, or question by question."""

from collections.abc import Iterable, Iterator
from itertools import chain

from ilacs_desktop.document.body import Body
from ilacs_desktop.document.model import Document, Judgement, Section
from ilacs_desktop.document.places import (
    QUESTIONS,
    Place,
    answered_bodies,
    part_bodies,
    sections_of,
)
from ilacs_desktop.document.wording import TRAVEL
from ilacs_desktop.word.choices import ExportChoices
from ilacs_desktop.word.content.answers import answer
from ilacs_desktop.word.content.indicators import indicators
from ilacs_desktop.word.content.printed import Heading, Item, Paragraph, Piece, bookmark, under
from ilacs_desktop.word.content.prose import lead_piece, prose
from ilacs_desktop.word.content.references import References
from ilacs_desktop.word.content.selection import printed_sections, title_of

_OVERALL = "Overall"


def judgements(document: Document, refs: References, choices: ExportChoices) -> Iterator[Item]:
    """Yield every judgement with its sections and figures, in the order that was chosen."""
    printer = _Printer(document, refs, choices)
    if choices.order == "question":
        return chain.from_iterable(map(printer.question, QUESTIONS))
    return chain.from_iterable(map(printer.judgement, document.judgements))


class _Printer:
    """What the headings and answers of one document have in common."""

    def __init__(self, document: Document, refs: References, choices: ExportChoices) -> None:
        self._document = document
        self._refs = refs
        self._choices = choices
        sections = enumerate(printed_sections(document), 1)
        self._names = {part.id: f"section_{n}" for n, part in sections}
        parts = enumerate(document.judgements, 1)
        self._names |= {part.id: f"judgement_{n}" for n, part in parts}

    def judgement(self, judgement: Judgement) -> tuple[Item, ...]:
        sections = chain.from_iterable(map(self._section, self._sections(judgement)))
        inside = chain(self._opening(judgement), sections, self._figures(judgement, 2))
        return under(self._heading(judgement, 1), inside)

    def question(self, question: str) -> tuple[Item, ...]:
        """Return what all judgements and sections answer to one question."""
        title = self._refs.framework.question(question).short
        heading = Heading(title, 1, "", bookmark(f"question_{question}"), question=question)
        told = (self._judgement_on(part, question) for part in self._document.judgements)
        return under(heading, chain.from_iterable(told))

    def _judgement_on(self, judgement: Judgement, question: str) -> tuple[Item, ...]:
        if question == "know":
            own: Iterable[Item] = self._overall(judgement)
            figures: Iterable[Item] = self._figures(judgement, 3)
        else:
            own = self._answer(Place(judgement.id, question), getattr(judgement, question))
            figures = ()
        sections = (
            under(self._heading(section, 3, question), self._answer(place, body))
            for section in self._sections(judgement)
            for place, body in answered_bodies(section)
            if place.question == question
        )
        heading = self._heading(judgement, 2, question)
        return under(heading, chain(own, chain.from_iterable(sections), figures))

    def _sections(self, judgement: Judgement) -> Iterator[Section]:
        for section in sections_of(self._document, judgement.id):
            if section.id in self._names:
                yield section

    def _heading(self, part: Judgement | Section, level: int, question: str = "") -> Heading:
        name = "_".join(filter(None, (self._names[part.id], question)))
        return Heading(title_of(part), level, part.id, bookmark(name), question=question)

    def _opening(self, judgement: Judgement) -> Iterator[Item]:
        """Yield what is said of the judgement as a whole.

        Where leads are headings, it has one of its own, so that theirs skip no level.
        """
        _, *bodies = part_bodies(judgement)
        inside = chain(self._overall(judgement), self._answers(bodies))
        if self._choices.leads == "run_in":
            yield from inside
        else:
            name = bookmark(f"{self._names[judgement.id]}_know")
            yield from under(Heading(_OVERALL, 2, judgement.id, name, question="know"), inside)

    def _overall(self, judgement: Judgement) -> Iterator[Item]:
        yield from prose(judgement.know, self._refs)
        if judgement.direction:
            lead = lead_piece("Direction of travel.")
            yield Paragraph((lead, Piece(TRAVEL[judgement.direction])))

    def _section(self, section: Section) -> tuple[Item, ...]:
        return under(self._heading(section, 2), self._answers(answered_bodies(section)))

    def _answers(self, bodies: Iterable[tuple[Place, Body]]) -> Iterator[Item]:
        for place, body in bodies:
            short = self._refs.framework.question(place.question).short
            if self._choices.leads == "run_in":
                yield from self._answer(place, body, f"{short}.")
            else:
                name = bookmark(f"{self._names[place.part]}_{place.question}")
                heading = Heading(short, 3, place.part, name, question=place.question)
                yield from under(heading, self._answer(place, body))

    def _answer(self, place: Place, body: Body, lead: str = "") -> Iterator[Paragraph]:
        return answer(place, body, self._refs, lead)

    def _figures(self, judgement: Judgement, level: int) -> tuple[Item, ...]:
        name = bookmark(f"{self._names[judgement.id]}_indicators")
        heading = Heading("Indicators", level, judgement.id, name, question="indicators")
        own = tuple(item for item in self._document.indicators if item.judgement == judgement.id)
        return under(heading, indicators(self._document, own, charts=self._choices.charts))
