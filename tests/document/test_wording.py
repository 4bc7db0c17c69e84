"""Dates, periods and samples as they are printed."""

import datetime as dt

import pytest

from ilacs_desktop.document.records import Evidence
from ilacs_desktop.document.wording import say_period, say_sample


def day(text: str) -> dt.date | None:
    return dt.date.fromisoformat(text) if text else None


@pytest.mark.parametrize(
    ("first", "last", "wanted"),
    [
        ("2026-04-01", "2026-07-31", "April to July 2026"),
        ("2025-11-01", "2026-02-28", "November 2025 to February 2026"),
        ("2026-07-01", "2026-07-31", "July 2026"),
        ("2026-06-03", "2026-07-28", "3 June to 28 July 2026"),
        ("2026-06-01", "2026-07-30", "1 June to 30 July 2026"),
        ("2026-07-28", "2026-07-28", "28 July 2026"),
        ("", "2026-07-31", "31 July 2026"),
        ("2026-07-01", "", "from 1 July 2026"),
        ("", "", ""),
    ],
)
def test_a_period_is_said_as_people_say_it(first: str, last: str, wanted: str):
    assert say_period(day(first), day(last)) == wanted


@pytest.mark.parametrize(
    ("size", "of", "wanted"),
    [
        (44, "records", "44 records"),
        (1200, "children", "1,200 children"),
        (9, " ", "sample of 9"),
        (None, "x", ""),
    ],
)
def test_a_sample_is_given_with_what_it_is_of(size: int | None, of: str, wanted: str):
    assert say_sample(Evidence("ev", 1, sample_size=size, sample_of=of)) == wanted
