"""Figures that stand out, and those that moved: by the share that the checks go by."""

import msgspec
import pytest

from ilacs_desktop.assets import resources
from ilacs_desktop.checks.catalogue import Catalogue, load_catalogue
from ilacs_desktop.checks.run import run_checks
from ilacs_desktop.document.model import Document
from ilacs_desktop.document.records import Indicator, Polarity
from ilacs_desktop.framework.model import Framework
from ilacs_desktop.outputs.standing_out import (
    explanation,
    figure,
    first_sentence,
    movement,
    outliers,
    own_figure,
)
from tests.outputs.review_made import TODAY, the_suite


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return load_catalogue(resources() / "checks")


def indicator(
    value: float | None = 100.0,
    neighbours: float | None = None,
    polarity: Polarity = "higher",
    england: float | None = None,
    previous: float | None = None,
) -> Indicator:
    return Indicator(
        "i", "Heard", value=value, neighbours=neighbours, england=england, polarity=polarity,
        previous=previous,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("one", "way"),
    [
        (indicator(80, 100), "worse"),
        (indicator(120, 100), "better"),
        (indicator(80, 100, "lower"), "better"),
        (indicator(80, 100, "neutral"), "different"),
        (indicator(95, 100), ""),
        (indicator(80, None), ""),
        (indicator(None, 100), ""),
        (indicator(80, 0), ""),
        (indicator(80, None, england=100), "worse"),
        (indicator(80, 81, england=100), ""),
    ],
)
def test_a_tenth_off_neighbours_or_else_england_stands_out(
    catalogue: Catalogue, one: Indicator, way: str
) -> None:
    assert [out.way for out in outliers((one,), catalogue)] == [way] * bool(way)


def test_a_rank_in_the_last_fifth_stands_out_by_itself(catalogue: Catalogue) -> None:
    ranked = msgspec.structs.replace(indicator(95, 94), rank=140, rank_of=153)
    (out,) = outliers((ranked,), catalogue)
    assert (out.way, out.share) == ("worse", 0)


def test_a_figure_held_back_is_no_number_in_any_document() -> None:
    small = msgspec.structs.replace(
        indicator(50, previous=60), unit="%", base=10, neighbours=40.0, explanation="5 of 10 moved."
    )
    assert own_figure(small, "value", "%") == "held back (small numbers)"
    assert own_figure(small, "previous", "%") == "held back (small numbers)"
    assert explanation(small) == ""
    assert own_figure(indicator(50), "value", "%") == "50%"


def test_the_worst_come_first_and_the_better_last(catalogue: Catalogue) -> None:
    found = outliers(
        (indicator(130, 100), indicator(85, 100), indicator(50, 100), indicator(60, 100, "neutral")),
        catalogue,
    )  # fmt: skip
    assert [(out.way, round(out.share, 2)) for out in found] == [
        ("worse", 0.5), ("worse", 0.15), ("different", 0.4), ("better", 0.3),
    ]  # fmt: skip


def test_what_the_checks_call_far_off_is_among_them(
    catalogue: Catalogue, framework: Framework, example: Document
) -> None:
    silent = tuple(msgspec.structs.replace(i, explanation="") for i in example.indicators)
    document = msgspec.structs.replace(example, indicators=silent)
    found = run_checks(document, framework, TODAY, the_suite()).open
    checked = {f.record for f in found if f.check == "indicators.outlier"}
    ours = {o.indicator.id for o in outliers(silent, catalogue) if o.way != "better"}
    assert checked == ours != set()


def test_figures_move_by_a_twentieth_or_stay(catalogue: Catalogue) -> None:
    up, down, same = (indicator(v, previous=100) for v in (110, 90, 102))
    neither = indicator(200, polarity="neutral", previous=100)
    moved = movement((up, down, same, neither, indicator(5)), catalogue)
    assert (moved.better, moved.worse, moved.same) == ((up,), (down,), 2)


def test_the_largest_movement_comes_first(catalogue: Catalogue) -> None:
    small, large = indicator(110, previous=100), indicator(150, previous=100)
    assert movement((small, large), catalogue).better == (large, small)


@pytest.mark.parametrize(
    ("value", "unit", "said"),
    [(21.0, "%", "21%"), (80.0, "per 10,000", "80 per 10,000"), (1518.0, "", "1,518"), (None, "%", "–")],
)  # fmt: skip
def test_figures_have_their_units(value: float | None, unit: str, said: str) -> None:
    assert figure(value, unit) == said


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("One. Two.", "One."),
        ("It rose, e.g. in May. Then fell.", "It rose, e.g. in May."),
        ("Up 3.5%\nto 7.", "Up 3.5% to 7."),
        ("  ", ""),
    ],
)
def test_the_first_sentence_is_whole(text: str, first: str) -> None:
    assert first_sentence(text) == first
