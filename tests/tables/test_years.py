"""Headings with years: whose figure they are, and what was said of last year's file."""

import pytest

from ilacs_desktop.tables.years import of_year, of_years, with_years_moved


@pytest.mark.parametrize(
    ("heading", "of", "year"),
    [
        ("2025/26", "", "2025/26"),
        ("LA 2025-26", "la", "2025-26"),
        ("Our value (2025)", "ourvalue", "2025"),
        ("Stat. neighbours, 2024/25", "statneighbours", "2024/25"),
    ],
)
def test_a_heading_is_parted_from_its_year(heading: str, of: str, year: str) -> None:
    assert of_year(heading) == (heading, of, year)


@pytest.mark.parametrize("heading", ["Value", "Rank (of 153)", "2025 target", ""])
def test_a_heading_without_a_year_at_its_end_is_none_of_a_year(heading: str) -> None:
    assert of_year(heading) is None


def test_years_of_one_figure_stand_in_their_order() -> None:
    found = of_years(("LA 2025-26", "KPI", "LA 2024-25", "England 2025-26"))
    assert [one.heading for one in found["la"]] == ["LA 2024-25", "LA 2025-26"]
    assert list(found) == ["la", "england"]


THEN = ("KPI", "LA 2024-25", "LA 2025-26", "Eng 2025-26")
NOW = ("KPI", "LA 2025-26", "LA 2026-27", "Eng 2026-27")
SAID = {
    "LA 2025-26": "Value",
    "LA 2024-25": "The year before",
    "Eng 2025-26": "",
    "KPI": "Name",
}


def test_what_was_said_of_last_years_file_holds_for_this_years() -> None:
    assert with_years_moved(SAID, THEN, NOW) == {
        "LA 2026-27": "Value",
        "LA 2025-26": "The year before",
        "Eng 2026-27": "",
        "KPI": "Name",
    }
    assert with_years_moved({"X": "LA 2025-26"}, THEN, NOW) == {"X": "LA 2026-27"}


@pytest.mark.parametrize(
    "now",
    [NOW[1:], (*NOW, "Notes"), (*NOW, "LA 2027-28"), ("KPI", "LA", "LA 2026-27", "Eng 2026-27")],
)
def test_a_file_that_differs_by_more_than_its_years_is_another(now: tuple[str, ...]) -> None:
    assert with_years_moved(SAID, THEN, now) is None
