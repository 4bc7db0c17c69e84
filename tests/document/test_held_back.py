"""Small numbers: what is held back from print, why, and who may decide otherwise."""

import datetime as dt

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ilacs_desktop.assets import resources
from ilacs_desktop.checks.finding import Finding
from ilacs_desktop.checks.set_aside import set_aside
from ilacs_desktop.document.held_back import CHECK, for_print, printed, small_numbers
from ilacs_desktop.document.model import Document
from ilacs_desktop.document.records import Indicator, Reading
from ilacs_desktop.framework.model import Framework
from ilacs_desktop.language.small_numbers import SMALLEST_BASE, SMALLEST_OPEN
from tests.checks import kit

WHEN = dt.datetime(2026, 10, 12, 9, tzinfo=dt.UTC)


def figure(value: float | None, unit: str = "%", **fields: object) -> Indicator:
    made = Indicator("in-x", "Young people in work", "care_leavers", value, unit, "2026")
    return msgspec.structs.replace(made, **fields)


def test_the_numbers_are_those_that_the_text_is_searched_by() -> None:
    assert (small_numbers().most, small_numbers().base) == (SMALLEST_OPEN - 1, SMALLEST_BASE)
    assert (resources() / "language" / "public.toml").exists()


@pytest.mark.parametrize(
    ("one", "why"),
    [
        (figure(50, base=19), "It is a percentage of 19: fewer than 20."),
        (figure(50, base=20), ""),
        (figure(50), ""),
        (figure(5, base=60), "A count of 1 to 5 follows from it and its base of 60."),
        (figure(95, base=60), "A count of 1 to 5 follows from it and its base of 60."),
        (figure(50, base=60), ""),
        (figure(0, base=60), ""),
        (figure(100, base=60), ""),
        (figure(3, "children"), "It is a count of 1 to 5."),
        (figure(3, ""), "It is a count of 1 to 5."),
        (figure(3, "weeks"), ""),
        (figure(6, "children"), ""),
        (figure(0, "children"), ""),
        (figure(2.5, "children"), ""),
        (
            figure(0.5, "per 10,000", base=62_010),
            "A count of 1 to 5 follows from it and its base of 62,010.",
        ),
        (figure(5, "per 10,000", base=62_010), ""),
        (figure(30, "weeks", base=4), "It was worked out from 4: 1 to 5 are hidden."),
        (figure(None, base=4), ""),
    ],
)
def test_a_figure_of_too_few_children_is_held_back(one: Indicator, why: str) -> None:
    found = printed(one)
    assert found.why == why
    assert found.held == (frozenset({"value"}) if why else frozenset())
    assert (found.indicator.value is None) == (bool(why) or one.value is None)


def test_a_name_without_people_counts_nobody() -> None:
    assert not printed(figure(3, "", name="Teams without a manager")).held


def test_neighbours_and_england_are_published_and_stay() -> None:
    found = printed(figure(50, base=10, neighbours=40.0, england=3.0)).indicator
    assert (found.neighbours, found.england) == (40.0, 3.0)


def test_the_year_before_and_earlier_readings_are_held_back_by_themselves() -> None:
    earlier = (Reading("2024", 4, explanation="4 boys"), Reading("2025", 9))
    found = printed(figure(12, "children", previous=3.0, earlier=earlier))
    assert found.held == {"previous", "earlier"}
    assert found.indicator.value == 12
    assert [one.value for one in found.indicator.earlier] == [None, 9]
    assert "boys" not in repr(found.indicator)


@pytest.mark.parametrize(
    "words", ["5 of the 10 moved away.", "Only four children, all siblings.", "Most moved away."]
)
def test_what_explains_a_figure_goes_with_it_in_figures_and_in_words(words: str) -> None:
    assert printed(figure(50, base=10, explanation=words)).indicator.explanation == ""
    assert printed(figure(50, base=600, explanation=words)).indicator.explanation == words


def test_the_rank_and_its_base_go_with_a_figure_of_which_anything_is_held_back() -> None:
    found = printed(figure(12, "children", previous=3.0, rank=7, rank_of=153, base=400)).indicator
    assert (found.value, found.base, found.rank, found.rank_of) == (12, None, None, None)


@pytest.mark.parametrize(
    "unit",
    [
        *("percentage", "Percent", "pc", "% of children", "per cent", "percentage points"),
        *("proportion", "per 1000", "per 10 000", "rate per 10k", "per thousand", "per hundred"),
        *("widgets", "people", "young people", "children (n)", ""),
    ],
)
def test_no_way_of_writing_a_unit_switches_the_rule_off(unit: str) -> None:
    assert printed(figure(25, unit, base=12)).held


@pytest.mark.parametrize(
    "unit", ["people", "young people", "children (n)", "no. of girls", "cases"]
)
def test_a_small_count_is_held_back_however_its_unit_names_people(unit: str) -> None:
    assert printed(figure(3, unit, name="Custody")).held
    assert printed(figure(57, unit, name="Custody", base=60)).held
    assert not printed(figure(50, unit, name="Custody", base=60)).held


@pytest.mark.parametrize(
    ("value", "unit", "base"),
    [
        *((9, "proportion", 60), (0.09, "proportion", 60), (3.37, "per 10,000", 11_870)),
        *((0.5, "per 10 000", 62_010), (0.05, "per thousand", 62_010), (0.5, "/10k", 62_010)),
    ],
)
def test_a_count_that_follows_from_a_share_or_a_rate_is_found(
    value: float, unit: str, base: int
) -> None:
    assert printed(figure(value, unit, base=base)).why.startswith("A count of 1 to 5 follows")
    assert not printed(figure(value, unit, base=base * 10)).held


@pytest.mark.parametrize(
    "unit", ["weeks", "working days", "£", "days per child", "visits per child"]
)
def test_what_is_measured_counts_nobody(unit: str) -> None:
    assert not printed(figure(3, unit, name="Young people", base=12)).held


def test_a_name_tells_the_share_where_the_unit_says_nothing() -> None:
    assert printed(figure(9, "", name="Percentage of care leavers in custody", base=60)).held


def test_each_year_is_judged_by_its_own_base() -> None:
    last = Reading("2026", 25.0, explanation="Three of them.", base=12)
    after = figure(50, base=600, previous=25.0, earlier=(last,))
    found = printed(after)
    assert found.held == {"previous", "earlier"}
    assert (found.indicator.value, found.indicator.previous) == (50, None)
    assert found.indicator.earlier == (Reading("2026"),)
    small = printed(figure(50, base=12, earlier=(Reading("2026", 25.0, base=600),), previous=25.0))
    assert small.held == {"value"}
    assert printed(figure(50, base=12, previous=25.0)).held == {"value", "previous"}


@given(
    value=st.integers(1, 400).map(lambda n: n / 4),
    previous=st.none() | st.integers(1, 400).map(lambda n: n / 4),
    base=st.integers(1, 19),
    earlier=st.lists(st.integers(1, 400).map(lambda n: n / 4), max_size=3),
    words=st.text(max_size=20),
)
def test_nothing_of_our_own_is_left_of_a_percentage_of_a_small_base(
    value: float, previous: float | None, base: int, earlier: list[float], words: str
) -> None:
    readings = tuple(Reading(f"year {n}", one) for n, one in enumerate(earlier))
    one = figure(value, previous=previous, base=base, earlier=readings, explanation=words, rank=3)
    found = printed(one).indicator
    numbers = (
        found.value,
        found.previous,
        found.base,
        found.rank,
        *(r.value for r in found.earlier),
    )
    assert set(numbers) == {None}
    assert not any(map(str.isdigit, found.explanation))


def small(framework: Framework, document: Document) -> list[Finding]:
    return [one for one in kit.found(document, framework, "indicators") if one.check == CHECK]


def test_whoever_sets_the_finding_aside_has_the_figure_printed(
    example: Document, framework: Framework
) -> None:
    document = kit.with_record(example, "indicators", "in-eet-17-18", base=14)
    (finding,) = small(framework, document)
    one = next(i for i in document.indicators if i.id == finding.record)
    assert for_print(document, one).held
    decided = set_aside(document, finding, "Ofsted has it.", "Jo Ash", WHEN, kit.suite().catalogue)
    assert not for_print(decided, one).held
    assert small(framework, decided) == []
    other = kit.with_record(decided, "indicators", "in-eet-17-18", value=65.0)
    again = next(i for i in other.indicators if i.id == finding.record)
    assert for_print(other, again).held


def test_the_finding_does_not_tell_the_figure(example: Document, framework: Framework) -> None:
    document = kit.with_record(example, "indicators", "in-eet-17-18", base=14)
    (finding,) = small(framework, document)
    assert "64" not in finding.message
    assert "Its explanation is held back too" in finding.message
