"""The update for the day Ofsted calls: on one page, what has changed since the self-evaluation."""

import datetime as dt
from collections.abc import Iterable
from functools import partial
from pathlib import Path
from typing import NamedTuple

from ilacs_desktop.document.records import Action, Evidence, Indicator, PriorPoint
from ilacs_desktop.document.wording import STATES, say_period, short_title
from ilacs_desktop.framework.dates import format_date
from ilacs_desktop.framework.model import Framework
from ilacs_desktop.outputs.briefing_parts import rest, source_of
from ilacs_desktop.outputs.changes import (
    Changes,
    NewAction,
    NewFigure,
    NewJudgement,
    NewPoint,
    Since,
    changes_since,
)
from ilacs_desktop.outputs.fitting import filled
from ilacs_desktop.outputs.page import Frame, render
from ilacs_desktop.outputs.source import SheetCount, Source
from ilacs_desktop.outputs.standing_out import first_sentence, own_figure

SHEETS = 1
_TEMPLATE = "update.html.j2"
_ALL = 999
_STEPS = (1, 2, 3, 4, 5, 6, 8, 10, 14, 20, 30, _ALL)
_USUAL = 6
_TRAVEL = {
    "": "not given",
    "improved": "improved",
    "maintained": "maintained",
    "deteriorated": "deteriorated",
}


class Entry(NamedTuple):
    """A line of the update: what it is about, and what is new."""

    name: str
    news: str


class Part(NamedTuple):
    """A heading of the update with its lines, and what there was no room for."""

    title: str
    none: str
    entries: tuple[Entry, ...]
    more: int
    named: str


def update_html(
    source: Source,
    sheets: SheetCount | None = None,
    *,
    on_sheets: bool = False,
    templates: Path | None = None,
) -> str:
    """Return what has changed since ``source.since``, as full as one sheet of A4 holds.

    Without a version or a day it compares with the last sign-off's day, or else with today's.
    """
    since = source.since or Since(_last_signed(source))
    parts = _parts(changes_since(source.document, since, source.today), source.framework)

    def make(most: int, *, on_sheets: bool) -> str:
        values = {
            "parts": [_cut(part, most) for part in parts],
            "compared": since.base is not None,
            "day": since.day,
        }
        return render(
            _TEMPLATE, _frame(source, since), values, on_sheets=on_sheets, templates=templates
        )

    most = _USUAL
    if sheets is not None:
        count = sheets

        def fits(richer: int) -> bool:
            return count(make(richer, on_sheets=True)) <= SHEETS

        most = filled(0, [partial(_at_least, step) for step in _STEPS], fits)
    return make(most, on_sheets=on_sheets)


def _at_least(step: int, _level: int) -> int:
    return step


def _last_signed(source: Source) -> dt.date:
    days = [sign_off.on for sign_off in source.document.sign_offs if sign_off.on <= source.today]
    return max(days, default=source.today)


def _frame(source: Source, since: Since) -> Frame:
    document = source.document
    what = since.what or format_date(since.day)
    made = (
        f"What has changed in the self-evaluation {document.cycle.label} since {what}."
        f" As at {format_date(source.today)}. {source.made_from}"
    ).rstrip()
    title = f"update of {format_date(source.today)}"
    return Frame(title, document.authority.name, document.cycle.marking, made)


def _cut(part: Part, most: int) -> Part:
    """Return a part with so many entries, and the others counted and named."""
    left = rest([entry.name for entry in part.entries[most:]])
    return part._replace(entries=part.entries[:most], more=left.number, named=left.names)


def _parts(changes: Changes, framework: Framework) -> list[Part]:
    """Return the headings with all their lines; those that only a comparison knows, only with one."""
    finished = _part(
        "Actions done or shown to work", "No action was finished.", map(_action, changes.finished)
    )
    overdue = _part("Actions overdue", "No action is overdue.", map(_action, changes.overdue))
    fresh = _part(
        "New evidence" if changes.compared else "Evidence of a later time",
        "There is no new evidence." if changes.compared else "No evidence covers a later time.",
        map(_evidence, changes.evidence),
    )
    if not changes.compared:
        return [overdue, fresh]
    told = [*map(_figure, changes.figures), *(_gone(_called(i)) for i in changes.figures_gone)]
    texts = [Entry(title, "") for title in changes.texts]
    texts += map(_gone, changes.texts_gone)
    judged = [_judgement(change, framework) for change in changes.judgements]
    shown = [
        *(_evidence(item) for item in changes.shown),
        *(_gone(_title(item)) for item in changes.gone),
    ]
    moved = [*map(_moved, changes.moved), *(_gone(_action(a).name) for a in changes.actions_gone)]
    points = [*map(_point, changes.points), *(_gone(_pointed(p)) for p in changes.points_gone)]
    return [
        finished,
        overdue,
        _part("Judgements", "No direction of travel or confidence has changed.", judged),
        _part("Figures updated", "No figure has changed.", told),
        fresh,
        _part("Evidence that shows something else", "", shown),
        _part("Actions that are new or have moved", "", moved),
        _part("Earlier points that have moved on", "", points),
        _part("Text that reads differently", "No text has changed.", texts),
    ]


def _part(title: str, none: str, entries: Iterable[Entry]) -> Part:
    return Part(title, none, tuple(entries), 0, "")


def _action(action: Action) -> Entry:
    due = f"due {format_date(action.due)}" if action.due else "no date"
    what = first_sentence(action.what).removesuffix(".")
    news = ", ".join(filter(None, (STATES[action.state].lower(), due, action.owner.strip())))
    return Entry(f"Action {action.number}{f': {what}' if what else ''}", news)


def _moved(change: NewAction) -> Entry:
    now, was = change.now, change.was
    name, news = _action(now)
    if was is None:
        return Entry(name, f"new, {news}")
    before = [f"due {format_date(was.due) if was.due else 'without a date'}"] * (now.due != was.due)
    before += [f"owned by {was.owner.strip() or 'nobody'}"] * (now.owner != was.owner)
    return Entry(name, f"{news}; was {' and '.join(before)}")


def _title(item: Evidence) -> str:
    return f"Evidence {item.number}{f': {item.title.strip()}' if item.title.strip() else ''}"


def _evidence(item: Evidence) -> Entry:
    period = say_period(item.period_from, item.period_to)
    shows = first_sentence(item.shows)
    return Entry(_title(item), ". ".join(filter(None, (period, shows))).removesuffix("."))


def _judgement(change: NewJudgement, framework: Framework) -> Entry:
    now, was = change.now, change.was
    news = []
    if now.direction != was.direction:
        news.append(f"{_TRAVEL[now.direction]}, was {_TRAVEL[was.direction]}")
    if now.confidence != was.confidence:
        news.append(
            f"confidence {now.confidence or 'not given'}, was {was.confidence or 'not given'}"
        )
    return Entry(short_title(now, framework), "; ".join(news))


def _figure(change: NewFigure) -> Entry:
    now, was = change.now, change.was
    before = f", was {own_figure(was, 'value', was.unit)}" if was is not None else ", new"
    period = f" ({now.period.strip()})" if now.period.strip() else ""
    return Entry(_called(now), f"{own_figure(now, 'value', now.unit)}{before}{period}")


def _point(change: NewPoint) -> Entry:
    news = f"{STATES[change.now.state].lower()}, was {STATES[change.was].lower()}"
    return Entry(_pointed(change.now), news)


def _pointed(point: PriorPoint) -> str:
    text = point.text.strip().removesuffix(".") or "A point without words"
    return f"{text} ({source_of(point)})"


def _called(indicator: Indicator) -> str:
    return indicator.name.strip() or "A figure"


def _gone(name: str) -> Entry:
    return Entry(name, "taken out")
