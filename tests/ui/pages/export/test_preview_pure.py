"""The preview's arithmetic: where pages stand, how large they are, what they say and link to."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ilacs_desktop.layout.placed import PictureMark, PlacedPage, TextMark
from ilacs_desktop.ui.pages.export.preview.stack import Spot, Stack
from ilacs_desktop.ui.pages.export.preview.words import link_at, text_of
from ilacs_desktop.ui.pages.export.preview.zoom import (
    FIT_PAGE,
    FIT_WIDTH,
    LEAST,
    LEAST_FITTED,
    MOST,
    OFFERED,
    Zoom,
    percent_of,
    read_zoom,
    stepped,
)
from tests.ui.pages.export.preview_kit import BODY, BOLD, line

SIDES = st.floats(50, 1500)
STACKS = st.builds(
    Stack,
    st.lists(st.tuples(SIDES, SIDES), min_size=1, max_size=12),
    st.floats(0.3, 4),
    st.integers(0, 40),
)


@given(STACKS)
def test_pages_stand_one_below_another_without_touching(stack: Stack) -> None:
    areas = [stack.area(n, 0) for n in range(1, len(stack) + 1)]
    for one, other in pairwise(areas):
        assert one.top + one.height <= other.top
    assert areas[-1].top + areas[-1].height <= stack.height
    assert all(area.left >= 0 and area.left + area.width <= stack.width for area in areas)


@given(STACKS, st.data())
def test_a_height_is_found_again_from_its_spot(stack: Stack, data: st.DataObject) -> None:
    y = data.draw(st.integers(0, stack.height))
    assert abs(stack.y_of(stack.spot_at(y)) - y) <= 1


@given(STACKS, st.integers(0, 9000), st.integers(1, 900))
def test_only_pages_in_sight_are_painted_and_none_of_them_is_left_out(
    stack: Stack, top: int, height: int
) -> None:
    bottom = top + height
    areas = {n: stack.area(n, 0) for n in range(1, len(stack) + 1)}
    seen = [n for n, a in areas.items() if a.top < bottom and a.top + a.height > top]
    assert list(stack.between(top, bottom)) == seen


def test_a_spot_on_a_page_that_is_gone_is_shown_on_the_last() -> None:
    stack = Stack([(600, 800), (600, 800)], 1.0, 10)
    assert stack.y_of(Spot(7, 30.0)) == stack.y_of(Spot(2, 30.0)) == 850


def test_a_page_on_its_side_is_made_to_fit_and_the_others_are_not() -> None:
    stack = Stack([(600, 800), (800, 600)], 1.0, 10, widest=600)
    assert stack.area(1, 620)[2:] == (600, 800)
    assert stack.area(2, 620)[2:] == (600, 450)
    assert stack.spot_at(stack.y_of(Spot(2, 300.0))) == Spot(2, 300.0)


def test_without_pages_there_is_nothing_to_see() -> None:
    stack = Stack((), 1.0, 10)
    assert (stack.page_at(50), list(stack.between(0, 500)), stack.y_of(Spot(3, 9.0))) == (0, [], 0)


@pytest.mark.parametrize(
    ("typed", "zoom"),
    [
        ("120", Zoom(120)),
        (" 75 % ", Zoom(75)),
        ("7", Zoom(LEAST)),
        ("9999%", Zoom(MOST)),
        ("Fit width", FIT_WIDTH),
        ("fit  PAGE", FIT_PAGE),
        ("width", FIT_WIDTH),
        ("", None),
        ("twice", None),
        ("-5", None),
        ("1e9", None),
    ],
)
def test_a_zoom_is_read_as_it_may_be_typed(typed: str, zoom: Zoom | None) -> None:
    assert read_zoom(typed) == zoom


@pytest.mark.parametrize("zoom", OFFERED)
def test_what_is_offered_can_be_typed(zoom: Zoom) -> None:
    assert read_zoom(zoom.words) == zoom


@given(st.floats(LEAST, MOST), st.sampled_from([-1, 1]))
def test_a_step_goes_the_way_it_should_and_ends_at_the_ends(percent: float, by: int) -> None:
    after = stepped(percent, by).percent
    assert LEAST <= after <= MOST
    assert (after - round(percent)) * by > 0 or after in (LEAST, MOST)


def test_fitting_takes_the_room_there_is() -> None:
    page = (800.0, 1200.0)
    assert percent_of(FIT_WIDTH, page, (800.0, 300.0)) == 100
    assert percent_of(FIT_PAGE, page, (800.0, 900.0)) == 75
    assert percent_of(FIT_PAGE, page, (800.0, 480.0)) == 40
    assert percent_of(FIT_PAGE, page, (800.0, 30.0)) == LEAST_FITTED
    assert percent_of(FIT_WIDTH, page, (8000.0, 30.0)) == MOST
    assert percent_of(Zoom(90), page, (10.0, 10.0)) == 90


def test_the_text_of_a_page_is_told_line_by_line_and_a_picture_by_its_description() -> None:
    page = PlacedPage(
        595,
        842,
        (
            TextMark(72, 90, 40, "Early ", BOLD),
            TextMark(112, 90, 30, "help", BODY),
            TextMark(300, 90, 10, "3", BODY),
            TextMark(72, 110, 50, "is prompt", BODY),
            PictureMark(72, 130, 100, 50, b"", "Referrals rose from 4 to 9"),
            PictureMark(72, 190, 100, 50, b""),
            TextMark(72, 260, 50, "Source: audit", BODY),
            TextMark(72, 280, 400, "Permanence........................", BODY),
            TextMark(472, 280, 20, "14", BODY),
        ),
    )
    assert text_of(page).splitlines() == [
        "Early help 3",
        "is prompt",
        "Picture: Referrals rose from 4 to 9",
        "Source: audit",
        "Permanence, 14",
    ]


def test_a_link_is_where_its_words_are() -> None:
    mark = line("See the plan", 100, target="plan")
    page = PlacedPage(595, 842, (line("Before", 80), mark))
    assert link_at(page, mark.x + 1, 98) == "plan"
    assert link_at(page, mark.x + mark.width + 1, 98) == ""
    assert link_at(page, mark.x + 1, 80) == ""
    assert link_at(page, mark.x + 1, 120) == ""
