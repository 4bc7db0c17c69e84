"""Every date rule against dates that were worked out by hand: tests/data/worked_dates.toml."""

import datetime as dt
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from ilacs_desktop.framework.dates import (
    DueDate,
    add_working_days,
    due_date,
    is_working_day,
    working_days_between,
)
from ilacs_desktop.framework.evidence_age import practice_window
from ilacs_desktop.framework.inspection_window import inspection_window
from ilacs_desktop.framework.key_dates import Wanted, step_day, year_plan
from ilacs_desktop.framework.model import Framework

Row = dict[str, Any]
WORKED = Path(__file__).parents[1] / "data" / "worked_dates.toml"
TABLE: dict[str, list[Row]] = tomllib.loads(WORKED.read_text(encoding="utf-8"))


def the_due(row: Row, framework: Framework) -> DueDate:
    override = row.get("override")
    reason = "agreed with the region" if override else ""
    rules = (framework.bank_holidays, framework.dates)
    return due_date(row["meeting"], *rules, override=override, override_reason=reason)


def due(row: Row, framework: Framework) -> None:
    found = the_due(row, framework)
    assert (found.date, bool(found.warning)) == (row["due"], row.get("warns", False))


def step(row: Row, framework: Framework) -> None:
    found = step_day(
        the_due(row, framework).date, row["days"], framework.bank_holidays, framework.dates
    )
    assert (found.day, found.quiet is not None) == (row["day"], row.get("moved", False))
    plan = year_plan(
        row["meeting"],
        the_due(row, framework),
        (Wanted("s", "Step", row["days"]),),
        framework.bank_holidays,
        framework.dates,
    )
    assert [one.day for one in plan.steps] == [row["day"]]


def letter(row: Row, framework: Framework) -> None:
    plan = year_plan(
        row["meeting"], the_due(row, framework), (), framework.bank_holidays, framework.dates
    )
    assert plan.letter == row["day"]


def window(row: Row, framework: Framework) -> None:
    found = inspection_window(row["inspection"], framework.dates)
    wanted = (row["opens"], row["anniversary"], row["closes"])
    assert (found.opens, found.anniversary, found.closes) == wanted


def practice(row: Row, framework: Framework) -> None:
    found = practice_window(row.get("meeting"), row["today"], framework.dates)
    assert (found.start, found.end) == (row["start"], row["end"])


def working(row: Row, framework: Framework) -> None:
    start, days, end = row["start"], row["days"], row["end"]
    assert add_working_days(start, days, framework.bank_holidays) == end
    assert working_days_between(start, end, framework.bank_holidays) == days
    assert is_working_day(end, framework.bank_holidays)


RULES: dict[str, Callable[[Row, Framework], None]] = {
    one.__name__: one for one in (due, step, letter, window, practice, working)
}
ROWS = [
    pytest.param(rule, row, id=f"{rule} {n}: {row.get('why', '')[:40]}")
    for rule, rows in TABLE.items()
    for n, row in enumerate(rows, start=1)
]


@pytest.mark.parametrize(("rule", "row"), ROWS)
def test_a_date_worked_by_hand_is_the_date_by_the_rule(
    framework: Framework, rule: str, row: Row
) -> None:
    RULES[rule](row, framework)


def test_there_are_dates_enough_each_with_its_reason() -> None:
    rows = [row for rows in TABLE.values() for row in rows]
    assert len(rows) >= 60
    assert all(row["why"].endswith(".") for row in rows)
    assert len({str(row) for row in rows}) == len(rows)
    dates = {value for row in rows for value in row.values() if isinstance(value, dt.date)}
    assert {day.year for day in dates} >= {2018, 2022, 2026, 2027, 2028, 2029, 2035, 2036}
