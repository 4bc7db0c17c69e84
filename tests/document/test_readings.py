"""Readings of earlier years: of which year a period is, and where another reading goes."""

import pytest

from ilacs_desktop.document.readings import end_year, placed, with_this_year, year_before
from ilacs_desktop.document.records import Indicator, Reading


@pytest.mark.parametrize(
    ("period", "year", "before"),
    [
        ("2026", 2026, "2025"),
        ("2025/26", 2026, "2024/25"),
        ("2025-26", 2026, "2024-25"),
        ("2024/2025", 2025, "2023/2024"),
        ("1999/00", 2000, "1998/99"),
        ("2000/01", 2001, "1999/00"),
        ("12 months to 30 September 2026", 2026, "12 months to 30 September 2025"),
        ("2025 to 2026", 2026, "2024 to 2025"),
        ("2026-03-31", 2026, "2025-03-31"),
        ("Quarter 3", None, ""),
        ("", None, ""),
    ],
)
def test_a_period_ends_in_a_year_and_has_one_before(
    period: str, year: int | None, before: str
) -> None:
    assert (end_year(period), year_before(period)) == (year, before)


def test_a_reading_goes_to_its_year_or_to_the_one_of_its_period() -> None:
    known = (Reading("2022", 1.0), Reading("2024", 3.0, rank=7))
    assert placed(known, Reading("2023", 2.0)) == (known[0], Reading("2023", 2.0), known[1])
    assert placed(known, Reading("once", 9.0))[-1] == Reading("once", 9.0)
    joined = placed(known, Reading("2024", 3.0, england=4.0, explanation="Why."))
    assert joined == (known[0], Reading("2024", 3.0, None, 4.0, 7, "Why."))
    assert placed(known, Reading("2024", 5.0)) == (*known, Reading("2024", 5.0))


def test_a_year_that_says_nothing_leaves_no_reading() -> None:
    assert with_this_year(Indicator("i", "Visits", period=" ")) == ()
