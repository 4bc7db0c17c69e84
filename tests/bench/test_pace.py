"""Milliseconds are given as on an undisturbed machine; ratios are left alone."""

import pytest

from tests.bench import pace
from tests.bench.measure import Row

IN_MS = Row("open", 30, 20, "ms")
RATIO = Row("export", 1.7, 2, "×", "170 ms against 100 ms")


def test_on_a_machine_that_takes_twice_as_long_milliseconds_count_half(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    paces = iter((1.5, 2.5, 9.0))
    monkeypatch.setattr(pace, "pace", lambda: next(paces))
    found = list(pace.undisturbed([IN_MS, RATIO]))
    assert found == [Row("open", 15, 20, "ms", "30 ms measured"), RATIO]
    assert not IN_MS.is_within
    assert found[0].is_within


def test_what_was_told_of_a_row_is_still_told() -> None:
    row = pace.at_pace(Row("see a page", 300, 250, "ms", "set_up"), 1.25)
    assert row == Row("see a page", 240, 250, "ms", "set_up; 300 ms measured")


def test_the_work_that_sets_the_pace_is_always_the_same() -> None:
    assert pace.work() == pace.work()
    assert 0 < pace.pace() < 1000
