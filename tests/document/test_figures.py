"""How a figure stands against others: one rule for the checks, the documents and the page."""

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ilacs_desktop.document.figures import (
    Limits,
    asks_for_words,
    before_last_year,
    compares,
    end_of_ranks,
    is_explained,
    nearest,
    say_rank,
    series,
    short_period,
    stands_out,
    way_of,
    why,
)
from ilacs_desktop.document.records import Indicator, Polarity, Reading

LIMITS = Limits(far=0.1, worse=0.05, fifth=0.2, words=6)
NUMBERS = st.none() | st.integers(-50, 50).map(float)
TURNED: dict[Polarity, Polarity] = {"higher": "lower", "lower": "higher", "neutral": "neutral"}


def figure(polarity: Polarity = "higher", **fields: object) -> Indicator:
    made = Indicator("in-x", "Visits", "care_leavers", 80.0, "%", "2026", polarity=polarity)
    return msgspec.structs.replace(made, **fields)


def sides(one: Indicator) -> list[tuple[str, str]]:
    return [(found.against, found.side) for found in stands_out(one, LIMITS)]


@pytest.mark.parametrize(
    ("fields", "found"),
    [
        ({"neighbours": 100.0}, [("neighbours", "worse")]),
        ({"neighbours": 100.0, "polarity": "lower"}, [("neighbours", "better")]),
        ({"neighbours": 100.0, "polarity": "neutral"}, [("neighbours", "different")]),
        ({"neighbours": 81.0, "england": 100.0}, []),
        ({"england": 100.0}, [("england", "worse")]),
        ({"neighbours": 0.0}, []),
        ({"previous": 90.0}, [("previous", "worse")]),
        ({"previous": 70.0}, []),
        ({"previous": 90.0, "polarity": "neutral"}, []),
        ({"value": None, "neighbours": 100.0, "rank": 150, "rank_of": 153}, []),
    ],
)
def test_a_figure_stands_out_where_it_is_far_to_a_side(
    fields: dict[str, object], found: list[tuple[str, str]]
) -> None:
    assert sides(figure(**fields)) == found


@pytest.mark.parametrize(
    ("rank", "end"),
    [(1, "top"), (30, "top"), (31, ""), (123, ""), (124, "bottom"), (153, "bottom"), (154, "")],
)
def test_the_first_and_the_last_fifth_are_the_ends_of_the_ranks(rank: int, end: str) -> None:
    assert end_of_ranks(figure(rank=rank, rank_of=153), 0.2) == end


def test_a_rank_says_nothing_without_the_number_of_authorities() -> None:
    assert end_of_ranks(figure(rank=150), 0.2) == ""
    assert sides(figure(rank=150)) == []


def test_the_last_fifth_asks_why_and_the_first_does_not() -> None:
    last, first = (stands_out(figure(rank=rank, rank_of=153), LIMITS) for rank in (150, 2))
    assert [one.side for one in last] == ["worse"]
    assert [one.side for one in first] == ["better"]
    assert asks_for_words(last)
    assert not asks_for_words(first)


@given(
    value=NUMBERS,
    previous=NUMBERS,
    neighbours=NUMBERS,
    england=NUMBERS,
    polarity=st.sampled_from(["higher", "lower", "neutral"]),
    rank=st.none() | st.integers(1, 20),
)
def test_what_stands_out_is_the_same_seen_from_the_other_side(
    value: float | None,
    previous: float | None,
    neighbours: float | None,
    england: float | None,
    polarity: Polarity,
    rank: int | None,
) -> None:
    """A figure of which more is worse, and its mirror of which more is better, stand alike."""
    numbers = {"value": value, "previous": previous, "neighbours": neighbours, "england": england}
    one = figure(polarity, rank=rank, rank_of=20, **numbers)
    mirrored = {name: None if n is None else -n for name, n in numbers.items()}
    other = msgspec.structs.replace(one, polarity=TURNED[polarity], **mirrored)
    assert stands_out(one, LIMITS) == stands_out(other, LIMITS)


@given(value=NUMBERS, other=NUMBERS, polarity=st.sampled_from(["higher", "lower"]))
def test_turning_the_polarity_turns_better_into_worse(
    value: float | None, other: float | None, polarity: Polarity
) -> None:
    turned = {"better": "worse", "worse": "better"}
    way = way_of(figure(polarity, value=value), other)
    back = way_of(figure(TURNED[polarity], value=value), other)
    assert back == turned.get(str(way), way)


@pytest.mark.parametrize(
    ("unit", "england", "is_compared"),
    [
        ("", 83_630.0, False),
        ("children", 83_630.0, False),
        ("children", 12_040.0, True),
        ("%", 83_630.0, True),
        ("per 10,000", 83_630.0, True),
        ("weeks", 83_630.0, True),
    ],
)
def test_a_count_is_not_compared_with_the_total_of_many_councils(
    unit: str, england: float, is_compared: bool
) -> None:
    one = figure(value=1204.0, unit=unit, england=england, previous=1000.0)
    assert compares(one, england) is is_compared
    assert (way_of(one, england) is not None) is is_compared
    assert ("england" in dict(sides(one))) is is_compared
    assert way_of(one, 1000.0) == "better"


def test_without_a_comparison_england_does_not_stand_in_for_neighbours() -> None:
    one = figure(value=1204.0, unit="", neighbours=83_630.0, england=1_300.0, polarity="neutral")
    assert nearest(one) == ("england", 1_300.0)


def test_why_is_told_in_a_sentence_with_the_figures() -> None:
    one = figure(neighbours=100.0, previous=90.0, rank=150, rank_of=153)
    assert why(one, stands_out(one, LIMITS)) == (
        "Ours is worse and far from statistical neighbours (100%), is in the bottom fifth of authorities"
        " (150th of 153) and is worse than a year before (90%)."
    )
    assert why(one, ()) == ""


def test_an_explanation_has_as_many_words_as_a_sentence() -> None:
    assert not is_explained(figure(explanation="too few"), LIMITS)
    assert is_explained(figure(explanation="one school closed in the year"), LIMITS)


@pytest.mark.parametrize(
    ("rank", "of", "said"),
    [
        (1, 153, "1st of 153"),
        (2, None, "2nd"),
        (113, 153, "113th of 153"),
        (23, 153, "23rd of 153"),
        (None, 153, ""),
    ],
)
def test_a_rank_is_said_as_people_say_it(rank: int | None, of: int | None, said: str) -> None:
    assert say_rank(figure(rank=rank, rank_of=of)) == said


def test_the_year_before_is_told_once_over_time() -> None:
    earlier = (Reading("2022/23", 60), Reading("2023/24", None), Reading("2024/25", 70))
    one = figure(earlier=earlier, previous=70.0)
    assert [(p.short, p.value) for p in series(one)] == [
        ("2022/23", 60), ("Year before", 70), ("This year", 80),
    ]  # fmt: skip
    assert [p.short for p in before_last_year(one)] == ["2022/23"]


def test_a_reading_of_another_year_is_told_though_it_says_the_same() -> None:
    earlier = (Reading("2022/23", 21.4), Reading("2023/24", 19))
    assert [p.short for p in series(figure(earlier=earlier, previous=21.4))] == [
        "2022/23", "2023/24", "Year before", "This year",
    ]  # fmt: skip
    unsaid = figure(earlier=earlier, previous=19.0, period="")
    assert [p.short for p in before_last_year(unsaid)] == ["2022/23"]


@pytest.mark.parametrize(
    ("period", "short"),
    [
        ("12 months to 30 September 2024", "2024"),
        ("2024/25", "2024/25"),
        ("2023/24 to 2024/25", "2024/25"),
        ("at  the end of term", "at the end of term"),
        ("", ""),
    ],
)
def test_a_period_is_cut_short_to_its_last_year(period: str, short: str) -> None:
    assert short_period(period) == short
