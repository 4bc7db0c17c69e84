"""How old a piece of evidence is for the meeting."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ilacs_desktop.framework.evidence_age import PracticeWindow, evidence_age, practice_window
from ilacs_desktop.framework.model import Framework

MEETING = dt.date(2027, 3, 7)
TODAY = dt.date(2027, 1, 20)
AGES = ("within_window", "background", "stale")

days = st.dates(dt.date(2015, 1, 1), dt.date(2035, 12, 31))
freshness_values = st.one_of(
    st.integers(1, 48), st.sampled_from(["annual", "latest_published", "since_last_inspection"])
)


def age(framework: Framework, period_end: str, freshness: int | str = 6, **given_: object) -> str:
    facts = {"meeting": MEETING, "today": TODAY, **given_}
    end = dt.date.fromisoformat(period_end)
    return evidence_age(end, freshness, rules=framework.dates, **facts).age


def test_the_window_is_six_months_before_the_meeting_up_to_today(framework: Framework) -> None:
    window = practice_window(MEETING, TODAY, framework.dates)
    assert window == PracticeWindow(dt.date(2026, 9, 7), TODAY)
    assert dt.date(2026, 9, 7) in window
    assert dt.date(2026, 9, 6) not in window
    assert TODAY in window
    assert dt.date(2027, 1, 21) not in window


@pytest.mark.parametrize("meeting", [None, dt.date(2026, 12, 7), TODAY])
def test_without_a_meeting_to_come_it_is_six_months_before_today(
    framework: Framework, meeting: dt.date | None
) -> None:
    window = practice_window(meeting, TODAY, framework.dates)
    assert window == PracticeWindow(dt.date(2026, 7, 20), TODAY)


def test_long_before_the_meeting_no_day_is_in_the_window_yet(framework: Framework) -> None:
    window = practice_window(MEETING, dt.date(2026, 5, 1), framework.dates)
    assert window.start == dt.date(2026, 9, 7)
    assert dt.date(2026, 5, 1) not in window


@pytest.mark.parametrize(
    ("period_end", "expected"),
    [
        ("2027-01-20", "within_window"),
        ("2026-09-07", "within_window"),  # the first day counts
        ("2026-09-06", "background"),
        ("2026-03-07", "background"),  # twelve months are not over twelve months
        ("2026-03-06", "stale"),
        ("2027-01-21", "not_ended"),
    ],
)
def test_age_is_counted_on_the_day_of_the_meeting(
    framework: Framework, period_end: str, expected: str
) -> None:
    assert age(framework, period_end) == expected


@pytest.mark.parametrize(
    ("freshness", "period_end", "expected"),
    [
        (3, "2026-12-07", "within_window"),
        (3, "2026-12-06", "background"),  # newer figures should be there
        (3, "2026-03-06", "stale"),
        (12, "2026-09-06", "background"),  # fresh for its kind, but not recent practice
        (24, "2025-03-07", "background"),
        (24, "2025-03-06", "stale"),
        ("annual", "2026-09-07", "within_window"),
        ("annual", "2026-03-06", "background"),
        ("annual", "2025-03-06", "stale"),
        ("latest_published", "2020-03-31", "background"),
        ("since_last_inspection", "2020-03-31", "background"),
    ],
)
def test_the_kind_of_evidence_decides_how_long_it_lasts(
    framework: Framework, freshness: int | str, period_end: str, expected: str
) -> None:
    assert age(framework, period_end, freshness) == expected


def test_inspection_evidence_is_stale_once_there_is_a_later_inspection(
    framework: Framework,
) -> None:
    rule = "since_last_inspection"
    inspected = dt.date(2024, 5, 10)
    assert age(framework, "2024-05-09", rule, last_inspection=inspected) == "stale"
    assert age(framework, "2024-05-10", rule, last_inspection=inspected) == "background"
    assert age(framework, "2026-12-01", rule, last_inspection=inspected) == "within_window"
    assert age(framework, "2026-12-01", 6, last_inspection=dt.date(2027, 1, 1)) == "within_window"


@pytest.mark.parametrize(
    ("period_end", "freshness", "meeting", "reason"),
    [
        (
            dt.date(2026, 12, 31),
            6,
            MEETING,
            "The period ends on 31 December 2026, in the 6 months before the meeting, "
            "7 March 2027.",
        ),
        (
            dt.date(2026, 6, 30),
            6,
            MEETING,
            "The period ends on 30 June 2026, more than 6 months before the meeting, 7 March 2027.",
        ),
        (
            dt.date(2025, 12, 31),
            6,
            None,
            "The period ends on 31 December 2025, more than 12 months before today, "
            "20 January 2027.",
        ),
        (
            dt.date(2027, 3, 31),
            6,
            MEETING,
            "The period ends on 31 March 2027, after today, 20 January 2027.",
        ),
        (
            dt.date(2023, 12, 31),
            "since_last_inspection",
            MEETING,
            "The period ends on 31 December 2023, before the last inspection on 10 May 2024.",
        ),
    ],
)
def test_the_reason_explains_the_age(
    framework: Framework,
    period_end: dt.date,
    freshness: int | str,
    meeting: dt.date | None,
    reason: str,
) -> None:
    found = evidence_age(
        period_end,
        freshness,
        meeting=meeting,
        today=TODAY,
        rules=framework.dates,
        last_inspection=dt.date(2024, 5, 10),
    )
    assert found.reason == reason


@given(one=days, other=days, meeting=st.none() | days, today=days, freshness=freshness_values)
def test_older_evidence_is_never_younger(
    framework: Framework,
    one: dt.date,
    other: dt.date,
    meeting: dt.date | None,
    today: dt.date,
    freshness: int | str,
) -> None:
    facts = {"meeting": meeting, "today": today, "rules": framework.dates}
    older, newer = (evidence_age(d, freshness, **facts).age for d in sorted((one, other)))
    order = ("not_ended", *AGES)
    assert order.index(newer) <= order.index(older)


@given(period_end=days, meeting=st.none() | days, today=days, freshness=freshness_values)
def test_what_is_within_the_window_lies_in_the_practice_window(
    framework: Framework,
    period_end: dt.date,
    meeting: dt.date | None,
    today: dt.date,
    freshness: int | str,
) -> None:
    facts = {"meeting": meeting, "today": today, "rules": framework.dates}
    if evidence_age(period_end, freshness, **facts).age == "within_window":
        assert period_end in practice_window(**facts)


@given(period_end=days, today=days, freshness=freshness_values, later=st.integers(0, 2000))
def test_evidence_never_gets_younger_as_time_passes(
    framework: Framework, period_end: dt.date, today: dt.date, freshness: int | str, later: int
) -> None:
    facts = {"meeting": None, "rules": framework.dates}
    then = today + dt.timedelta(days=later)
    order = ("not_ended", *AGES)
    now_age = evidence_age(period_end, freshness, today=today, **facts).age
    then_age = evidence_age(period_end, freshness, today=then, **facts).age
    assert order.index(now_age) <= order.index(then_age)


@given(st.none() | days, days)
def test_the_practice_window_ends_today_and_begins_six_months_before_the_later_day(
    framework: Framework, meeting: dt.date | None, today: dt.date
) -> None:
    window = practice_window(meeting, today, framework.dates)
    later = max(meeting or today, today)
    assert window.end == today
    assert window.start < later
    assert 181 <= (later - window.start).days <= 184
    # The last day whose month has no such day, such as 31 August, begins on the last of February.
    assert window.start.day in (later.day, 28, 29, 30)
    if today in window:
        assert (window.end - window.start).days <= 184
    else:
        assert window.end < window.start
