"""What there is to go to in a self-evaluation: pages, text, records and commands. Pure; no Qt here."""

from collections.abc import Iterable, Iterator
from typing import Literal, NamedTuple, get_args

from ilacs_desktop.document.discussion import is_open
from ilacs_desktop.document.model import Document, Judgement, Section
from ilacs_desktop.document.places import (
    FRONT,
    FRONT_PARTS,
    QUESTIONS,
    sections_of,
    told_for_judgement,
)
from ilacs_desktop.document.wording import FRONT_NAME, FRONT_TITLES, short_title
from ilacs_desktop.framework.model import Framework
from ilacs_desktop.ui.shell.stages import PANELS, TABS, keys_of, stages_of

Kind = Literal[
    "page", "section", "command", "evidence", "action", "point", "figure", "answer", "comment"
]
KINDS: tuple[Kind, ...] = get_args(Kind)  # among equals, in this order
_LONG = 120  # letters of a title: more would not be read in a list


class Command(NamedTuple):
    """A command that can be chosen now: its id, its words, the menu it stands in, and its keys."""

    id: str
    text: str
    menu: str
    keys: str = ""


class Target(NamedTuple):
    """One thing to go to. ``note`` says what it is and where; ``keys`` lead there at any time.

    ``where`` is a page such as "plan/progress", a part of the text, a list of records or the id of
    a command; ``what`` is the id of a record or comment, or the question of an answer.
    """

    kind: Kind
    title: str
    note: str
    where: str
    what: str = ""
    keys: str = ""

    @property
    def id(self) -> str:
        """What tells this target from all others."""
        return f"{self.kind}:{self.where}:{self.what}"


def targets(
    document: Document | None, framework: Framework, commands: Iterable[Command]
) -> tuple[Target, ...]:
    """Return all there is to go to; without a document only commands."""
    told = [Target("command", c.text, f"Command in {c.menu}", c.id, "", c.keys) for c in commands]
    if document is None:
        return tuple(told)
    return (
        *_pages(document),
        *_text(document, framework),
        *told,
        *_records(document),
        *_comments(document),
    )


def _pages(document: Document) -> Iterator[Target]:
    shown = stages_of(document)
    for stage in shown:
        yield Target("page", stage.text, "Page", stage.id, "", keys_of(stage, shown))
    for stage in shown:
        for id_, text in TABS.get(stage.id, ()):
            if text != stage.text and not document.pack:
                yield Target("page", text, f"Page in {stage.text}", f"{stage.id}/{id_}")
        for way, name in PANELS.get(stage.id, ()):
            if stage.id == "draft" or not document.pack:
                yield Target("page", name, f"In {stage.text}", way)


def _text(document: Document, framework: Framework) -> Iterator[Target]:
    if not document.pack:
        for name in FRONT_PARTS:
            yield Target("section", FRONT_TITLES[name], f"Text, {FRONT_NAME.lower()}", FRONT, name)
    for judgement in document.judgements:
        short = short_title(judgement, framework)
        if not document.pack:
            yield Target("section", judgement.title, "Opening of the judgement", judgement.id)
            yield from _answers(judgement, judgement.title, short, framework)
        for section in sections_of(document, judgement.id):
            left_out = ", left out" if section.parked is not None else ""
            yield Target("section", section.title, f"Section in {short}{left_out}", section.id)
            if section.parked is None:
                yield from _answers(section, section.title, short, framework)


def _answers(
    part: Judgement | Section, title: str, judgement: str, framework: Framework
) -> Iterator[Target]:
    names = {str(question.id): question.short for question in framework.questions}
    for question in QUESTIONS:
        told = isinstance(part, Section) and told_for_judgement(part, question)
        if not told:
            name = names.get(question, question)
            yield Target("answer", f"{title}: {name}", f"Answer in {judgement}", part.id, question)


def _records(document: Document) -> Iterator[Target]:
    for item in document.evidence:
        note = " · ".join(filter(None, ("Evidence", item.source)))
        title = f"[{item.number}] {item.title}"
        yield Target("evidence", _short(title), _short(note), "evidence", item.id)
    beside = "beside the text in Draft"  # where there is no page for them
    plan, progress = (beside, beside) if document.pack else ("in Action plan", "in Progress")
    for action in document.actions:
        title = _short(f"Action {action.number}: {action.what}")
        yield Target("action", title, f"Action {plan}", "actions", action.id)
    for point in document.prior_points:
        if point.parked is None and point.text:
            title = _short(point.text)
            yield Target("point", title, f"Point {progress}", "prior_points", point.id)
    for figure in document.indicators:
        title = _short(figure.name)
        yield Target("figure", title, "Figure in Figures", "indicators", figure.id)


def _comments(document: Document) -> Iterator[Target]:
    titles = {judgement.id: judgement.title for judgement in document.judgements}
    titles |= {section.id: section.title for section in document.sections}
    titles[FRONT] = FRONT_NAME
    for comment in document.comments:
        closed = "" if is_open(comment) else ", closed"
        on = titles.get(comment.part, "")
        if on:
            note = _short(f"Comment by {comment.author} on {on}{closed}")
            yield Target("comment", _short(comment.text), note, comment.part, comment.id)


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _LONG else f"{line[: _LONG - 1].rstrip()}…"
