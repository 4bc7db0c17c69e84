"""Notes for the set-up presentation, which the council gives when inspectors come.

The outline is made from the document, in its own words; the council goes on writing from there. What
is parked is not told, and where evidence is kept is never named.
"""

import datetime as dt
import itertools
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from ilacs_desktop.checks.scope import Scope
from ilacs_desktop.document.model import Document
from ilacs_desktop.document.outlook import Outlook, outlook
from ilacs_desktop.document.plan import days_overdue
from ilacs_desktop.document.practice import LENS, months_lie
from ilacs_desktop.document.records import FINISHED, Action, Evidence
from ilacs_desktop.document.wording import PRIOR_SOURCES, STATES
from ilacs_desktop.framework.dates import format_date
from ilacs_desktop.outputs.briefing_parts import Told, promise, rest, told
from ilacs_desktop.outputs.page import Frame, render
from ilacs_desktop.outputs.review_places import Directory
from ilacs_desktop.outputs.standing_out import first_sentence, movement, outliers, own_figure

_TEMPLATE = "presentation.html.j2"
_BULLET = "- "
_ITEM = re.compile(r"[-•*]\s+")
_EMPTY_LINES = re.compile(r"\n\s*\n")
_OF_EACH = 3  # strengths, areas for improvement, figures
_ACTIONS = 8
_FIRST = 5


class Part(NamedTuple):
    """A heading of the notes, empty for none, with its paragraphs and the lines of its list."""

    title: str
    paragraphs: tuple[str, ...] = ()
    lines: tuple[str, ...] = ()


def outline(scope: Scope) -> tuple[Part, ...]:
    """Return what the notes may begin with: a heading for each thing that inspectors ask about."""
    document = scope.document
    directory = Directory(document, scope.framework)
    seen = outlook(document, scope.framework, scope.today)
    judgements = (told(scope, directory, one, _OF_EACH, _OF_EACH) for one in document.judgements)
    return (
        Part("Last judgements", lines=tuple(_judged(seen))),
        *(_judgement(one) for one in judgements),
        Part("What has changed since", lines=tuple(_changed(scope))),
        Part("What we are doing next", lines=_open_actions(document, scope.today)),
        Part("What inspectors will find first", lines=tuple(_first(scope, seen))),
    )


def outline_text(parts: tuple[Part, ...]) -> str:
    """Return an outline as plain text: each heading in a line above its list."""
    blocks = []
    for part in parts:
        lines = [*part.paragraphs, *(f"{_BULLET}{line}" for line in part.lines)]
        told_ = [part.title, *(lines or [f"{_BULLET}Nothing yet."])]
        blocks.append("\n".join(" ".join(line.split()) for line in told_))
    return "\n\n".join(blocks)


def parts_of(notes: str) -> tuple[Part, ...]:
    """Return notes as they were typed, in parts.

    A line that begins with "- " stands in a list; a line right above a list is its heading.
    """
    parts: list[Part] = []
    for chunk in _EMPTY_LINES.split(notes):
        lines = [line.strip() for line in chunk.splitlines() if line.strip()]
        before: list[str] = []
        for is_list, run in itertools.groupby(lines, _is_item):
            if not is_list:
                before = list(run)
                continue
            *above, title = before or [""]
            parts += [Part("", tuple(above))] * bool(above)
            parts.append(Part(title, (), tuple(_ITEM.sub("", line) for line in run)))
            before = []
        parts += [Part("", tuple(before))] * bool(before)
    return tuple(parts)


def _is_item(line: str) -> bool:
    return _ITEM.match(line) is not None


def presentation_html(
    scope: Scope, *, on_sheets: bool = False, templates: Path | None = None
) -> str:
    """Return the notes as a web page; while nothing is written, the outline."""
    written = parts_of(scope.document.cycle.presentation)
    values = {"parts": written or outline(scope), "is_outline": not written}
    frame = _frame(scope.document, scope.today)
    return render(_TEMPLATE, frame, values, on_sheets=on_sheets, templates=templates)


def title_of(document: Document) -> str:
    """Return what stands at the foot of each sheet."""
    name = f"{document.authority.name} {document.cycle.label}".strip()
    return f"{name}: notes for the set-up presentation"


def _frame(document: Document, today: dt.date) -> Frame:
    made = (
        "For the presentation to inspectors when they come. As at"
        f" {format_date(today)}, with the self-evaluation {document.cycle.label}".strip()
    )
    return Frame(
        "notes for the set-up presentation",
        document.authority.name,
        document.cycle.marking,
        f"{made}.",
    )


def _judged(seen: Outlook) -> Iterator[str]:
    if seen.last is not None:
        yield f"{PRIOR_SOURCES[seen.last.kind]}, {format_date(seen.last.day)}"
    for one in seen.judged:
        yield f"{one.judgement}: {one.grade}"
    if seen.overall:
        yield f"Overall effectiveness, while it was graded: {seen.overall}"
    since = seen.last_visit
    if since is not None and seen.last is not None and since.day > seen.last.day:
        about = since.record.about.strip().rstrip(".") if since.record is not None else ""
        told_ = f": {about[:1].lower()}{about[1:]}" if about else ""
        yield f"Since then: {PRIOR_SOURCES[since.kind].lower()}, {format_date(since.day)}{told_}"


def _judgement(one: Told) -> Part:
    lines = [
        *(f"Strength: {point.words}" for point in one.strengths),
        *(
            f"Area for improvement: {point.words} What answers it: {point.answer}."
            for point in one.improvements
        ),
    ]
    return Part(f"{one.title}: {one.stand}", (), tuple(lines))


def _changed(scope: Scope) -> Iterator[str]:
    """Yield what has moved: figures, and the points made before by how far they have come."""
    moved = movement(scope.document.indicators, scope.catalogue)
    for way, ones in (("Better", moved.better), ("Worse", moved.worse)):
        for one in ones[:_OF_EACH]:
            was, now = own_figure(one, "previous", one.unit), own_figure(one, "value", one.unit)
            yield f"{way}: {one.name.strip()}, {was} to {now}"
    points = [point for point in scope.document.prior_points if point.parked is None]
    for state, words in reversed(STATES.items()):
        number = sum(point.state == state for point in points)
        if number:
            yield f"Points made before, {words.lower()}: {number} of {len(points)}"


def _open_actions(document: Document, today: dt.date) -> tuple[str, ...]:
    """Return the actions that are not done, those that are due first at the top."""
    still = [a for a in document.actions if a.state not in FINISHED]
    still.sort(key=lambda action: (action.due is None, action.due or today, action.number))
    lines = [_action(action, today) for action in still[:_ACTIONS]]
    more = rest([f"Action {action.number}" for action in still[_ACTIONS:]])
    if more.number:
        lines.append(f"And {more.number} more that {'is' if more.number == 1 else 'are'} open")
    return tuple(lines)


def _action(action: Action, today: dt.date) -> str:
    return f"{'Overdue: ' if days_overdue(action, today) else ''}{promise(action)}"


def _first(scope: Scope, seen: Outlook) -> Iterator[str]:
    """Yield what the practice of the window, the figures and the points show that is not good yet."""
    for item in _poor_practice(scope, seen)[:_FIRST]:
        yield f"Evidence {item.number}, {item.title.strip()}: {first_sentence(item.shows)}"
    worse = [o for o in outliers(scope.document.indicators, scope.catalogue) if o.way == "worse"]
    for out in worse[:_OF_EACH]:
        one = out.indicator
        yield f"Figure far from others: {one.name.strip()}, {own_figure(one, 'value', one.unit)}"
    late = sum(days_overdue(action, scope.today) > 0 for action in scope.document.actions)
    if late:
        yield f"Actions overdue: {late}"


def _poor_practice(scope: Scope, seen: Outlook) -> list[Evidence]:
    """Return what looks at practice of the window and shows areas for improvement, worst first."""
    window = seen.practice.window
    found = [
        item
        for item in scope.document.evidence
        if item.direction in ("negative", "mixed")
        and item.parked is None
        and scope.lens_of_type.get(item.type) == LENS
        and months_lie(item.period_from or item.period_to, item.period_to, window)
        in ("inside", "partly")
    ]
    return sorted(found, key=lambda item: (item.direction != "negative", item.number))
