"""The briefing for the director and the lead member before the annual engagement meeting: two pages.

It says as much as two pages hold, in the document's own words; what there is no room for is counted
and named.
"""

import itertools
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

from ilacs_desktop.document.model import Document
from ilacs_desktop.document.plan import days_overdue
from ilacs_desktop.document.records import Action, Indicator, PriorPoint
from ilacs_desktop.document.wording import STATES
from ilacs_desktop.framework.dates import format_date
from ilacs_desktop.outputs.asked_once import asked_once
from ilacs_desktop.outputs.briefing_parts import (
    promise,
    rest,
    source_of,
    told,
)
from ilacs_desktop.outputs.fitting import filled
from ilacs_desktop.outputs.page import Frame, render
from ilacs_desktop.outputs.review_places import Directory
from ilacs_desktop.outputs.source import SheetCount, Source
from ilacs_desktop.outputs.standing_out import (
    Outlier,
    explanation,
    figure,
    first_sentence,
    movement,
    outliers,
    own_figure,
)

SHEETS = 2
_TEMPLATE = "briefing.html.j2"


Step = tuple[str, int]


class Level(NamedTuple):
    """How much the briefing tells: how many of each thing.

    ``points`` and ``advice`` are there or not.
    """

    strengths: int = 0
    improvements: int = 0
    figures: int = 0
    questions: int = 0
    points: int = 0
    responses: int = 0
    advice: int = 0


_ALL = 99
# What comes in first while there is room: weaknesses, what was asked, and questions before details.
_STEPS: tuple[Step, ...] = (
    ("improvements", 1), ("questions", 1), ("points", 1), ("figures", 3), ("strengths", 1),
    ("improvements", 2), ("questions", 2), ("figures", 5), ("improvements", 3), ("questions", 3),
    ("strengths", 2), ("figures", 8), ("questions", 5), ("improvements", 4), ("responses", 3),
    ("strengths", 3), ("improvements", 5), ("responses", _ALL), ("figures", _ALL),
    ("strengths", 5), ("improvements", _ALL), ("strengths", _ALL), ("advice", 1),
)  # fmt: skip
# As full as an ordinary document allows, where nobody can count sheets.
_USUAL = Level(1, 2, 5, 2, points=1)


def briefing_html(
    source: Source,
    sheets: SheetCount | None = None,
    *,
    on_sheets: bool = False,
    templates: Path | None = None,
) -> str:
    """Return the briefing, as full as two sheets of A4 hold.

    ``sheets`` counts the sheets of a page set with ``on_sheets``; without it the briefing is as
    full as an ordinary document allows.
    """

    def make(level: Level, *, on_sheets: bool) -> str:
        values = _values(source, level)
        return render(_TEMPLATE, _frame(source), values, on_sheets=on_sheets, templates=templates)

    level = _USUAL
    if sheets is not None:
        count = sheets

        def fits(richer: Level) -> bool:
            return count(make(richer, on_sheets=True)) <= SHEETS

        level = filled(Level(), [partial(_richer, step) for step in _STEPS], fits)
    return make(level, on_sheets=on_sheets)


def _richer(step: Step, level: Level) -> Level:
    field, number = step
    return level._replace(**{field: number})


def _frame(source: Source) -> Frame:
    document = source.document
    cycle = document.cycle
    meeting = f" on {format_date(cycle.meeting)}" if cycle.meeting else ""
    made = (
        "What the self-evaluation says, for the director of children’s services and the lead member"
        f" before the annual engagement meeting{meeting}. As at {format_date(source.today)}."
        f" Numbers in square brackets are evidence. {source.made_from}"
    ).rstrip()
    return Frame(
        f"briefing {cycle.label}".strip(),
        document.authority.name,
        cycle.marking,
        made,
    )


def _values(source: Source, level: Level) -> dict[str, Any]:
    document, scope = source.document, source.scope
    directory = Directory(document, source.framework)
    judgements = [
        told(scope, directory, judgement, level.strengths, level.improvements)
        for judgement in document.judgements
    ]
    asked, others = asked_once(scope, directory, source.enquiries, level.questions)
    return {
        "judgements": judgements,
        "asked": asked,
        "others": others,
        "advice": level.advice,
        **_change(source),
        **_points(document, level),
        **_figures(source, level),
    }


def _change(source: Source) -> dict[str, Any]:
    """Return what has changed in a year: figures, and the plan's own progress."""
    document = source.document
    moved = movement(document.indicators, source.catalogue)
    return {
        "better": list(map(_moved, moved.better[:3])),
        "worse": list(map(_moved, moved.worse[:3])),
        "counts": (len(moved.better), len(moved.worse), moved.same),
        "plan": _plan(document.actions),
        "overdue": [promise(a) for a in document.actions if days_overdue(a, source.today)][:6],
        "late": sum(days_overdue(a, source.today) > 0 for a in document.actions),
    }


def _moved(one: Indicator) -> str:
    was, now = own_figure(one, "previous", one.unit), own_figure(one, "value", one.unit)
    return f"{one.name.strip()}: {was} to {now}"


def _plan(actions: tuple[Action, ...]) -> list[tuple[str, int]]:
    """Return how many actions have come how far, those furthest first."""
    counted = [
        (words.lower(), sum(a.state == state for a in actions)) for state, words in STATES.items()
    ]
    return [row for row in reversed(counted) if row[1]]


def _points(document: Document, level: Level) -> dict[str, Any]:
    """Return the points made before by how far they have come, those with least to show first."""
    groups = []
    for state, words in STATES.items():
        here = [p for p in document.prior_points if p.state == state and p.parked is None]
        if here:
            groups.append((words, len(here), _by_source(here, level) if level.points else ""))
    return {"points": groups}


def _by_source(points: list[PriorPoint], level: Level) -> str:
    """Return points in one line, those of one source together, the first ones with the response."""
    told = []
    number = itertools.count()
    for source, same in itertools.groupby(points, key=source_of):
        told.append(
            f"{'; '.join(_point(p, next(number) < level.responses) for p in same)} ({source})"
        )
    return "; ".join(told)


def _point(point: PriorPoint, with_response: bool) -> str:
    text = point.text.strip().removesuffix(".") or "a point without words"
    response = first_sentence(point.response).removesuffix(".") if with_response else ""
    return f"{text}: {response}" if response else text


def _figures(source: Source, level: Level) -> dict[str, Any]:
    found = outliers(source.document.indicators, source.catalogue)
    return {
        "figures": [
            _outlier(out, with_reason=bool(level.responses)) for out in found[: level.figures]
        ],
        "more_figures": rest([out.indicator.name for out in found[level.figures :]]),
        "figure_count": sum(one.value is not None for one in source.document.indicators),
        "without_value": sum(one.value is None for one in source.document.indicators),
    }


def _outlier(out: Outlier, *, with_reason: bool) -> dict[str, str]:
    one = out.indicator
    unit = "" if one.unit in one.name else one.unit
    return {
        "name": one.name.strip(),
        "way": out.way.capitalize(),
        "here": own_figure(one, "value", unit),
        "before": own_figure(one, "previous", unit),
        "neighbours": figure(one.neighbours, unit),
        "england": figure(one.england, unit),
        "why": explanation(one) if with_reason else "",
    }
