"""A whole version to read: its text by section, then the plan and the evidence, line by line."""

from collections.abc import Iterable, Iterator
from typing import Literal, NamedTuple

from ilacs_desktop.document.body import Body, Citation, Run, Text
from ilacs_desktop.document.model import Document, Judgement, Section
from ilacs_desktop.document.places import FRONT_PARTS, part_bodies, sections_of
from ilacs_desktop.document.wording import FRONT_TITLES, STATES, say_period
from ilacs_desktop.framework.dates import format_date
from ilacs_desktop.framework.model import Framework

LineKind = Literal["part", "section", "question", "paragraph", "bullet", "numbered"]


class Line(NamedTuple):
    """One heading, paragraph or item of a list.

    ``looks`` is empty where nothing in it is bold or italic; else the text in stretches of one look.
    """

    kind: LineKind
    text: str
    looks: tuple[Text, ...] = ()


def readable_lines(document: Document, framework: Framework) -> tuple[Line, ...]:
    """Return the whole of a version; what is empty in it is left out."""
    teller = _Teller(document, framework)
    return (
        *teller.front(),
        *(line for judgement in document.judgements for line in teller.judgement(judgement)),
        *_list("Action plan", _actions(document)),
        *_list("Evidence", _evidence(document)),
    )


def plain_text(lines: Iterable[Line]) -> str:
    """Return the lines as they are pasted elsewhere: headings apart, items with a mark."""
    told: list[str] = []
    for line in lines:
        is_heading = line.kind in ("part", "section", "question")
        mark = {"bullet": "• ", "numbered": "– "}.get(line.kind, "")
        gap = "\n" if is_heading and told else ""
        told.append(f"{gap}{mark}{line.text}")
    return "\n".join(told)


class _Teller:
    def __init__(self, document: Document, framework: Framework) -> None:
        self._document = document
        self._questions = {str(question.id): question.short for question in framework.questions}
        self._numbers = {item.id: f"[{item.number}]" for item in document.evidence}
        self._actions = {one.id: f"[action {one.number}]" for one in document.actions}

    def front(self) -> Iterator[Line]:
        for name in FRONT_PARTS:
            yield from _under(Line("part", FRONT_TITLES[name]), self._body(name))

    def judgement(self, judgement: Judgement) -> Iterator[Line]:
        told = list(self._answers(judgement))
        for section in sections_of(self._document, judgement.id):
            title = f"{section.title} (left out)" if section.parked else section.title
            told += _under(Line("section", title), self._answers(section))
        yield from _under(Line("part", judgement.title), told)

    def _answers(self, part: Judgement | Section) -> Iterator[Line]:
        for place, body in part_bodies(part):
            heading = Line("question", self._questions.get(place.question, place.question))
            yield from _under(heading, self._lines(body))

    def _body(self, name: str) -> Iterator[Line]:
        body: Body = getattr(self._document.front, name)
        yield from self._lines(body)

    def _lines(self, body: Body) -> Iterator[Line]:
        for block in body:
            said = tuple(self._said(run) for run in block.runs)
            text = "".join(run.text for run in said).strip()
            has_look = any(run.bold or run.italic for run in said)
            if text:
                yield Line(block.kind, text, said if has_look else ())

    def _said(self, run: Run) -> Text:
        if isinstance(run, Text):
            return run
        if isinstance(run, Citation):
            return Text(self._numbers.get(run.evidence, "[?]"))
        return Text(self._actions.get(run.action, "[?]"))


def _under(heading: Line, lines: Iterable[Line]) -> list[Line]:
    """Return a heading with what stands under it; nothing where nothing does."""
    told = list(lines)
    return [heading, *told] if told else []


def _list(title: str, texts: Iterable[str]) -> list[Line]:
    return _under(Line("part", title), (Line("paragraph", text) for text in texts))


def _actions(document: Document) -> Iterator[str]:
    for action in document.actions:
        due = f"by {format_date(action.due)}" if action.due is not None else ""
        facts = ", ".join(filter(None, (action.owner, due, STATES[action.state].lower())))
        yield f"{action.number}. {action.what} ({facts})"


def _evidence(document: Document) -> Iterator[str]:
    for item in document.evidence:
        period = say_period(item.period_from, item.period_to)
        facts = ", ".join(filter(None, (item.source, period)))
        told = f"{item.title} ({facts})" if facts else item.title
        yield f"[{item.number}] {told}{f': {item.shows}' if item.shows else ''}"
