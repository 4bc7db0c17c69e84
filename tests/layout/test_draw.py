"""Marks of paragraphs and rows: lines, bullets, tabs, borders, shading, headers and footers."""

from itertools import pairwise

import msgspec
import pytest

from ilacs_desktop.layout.lines import Measure
from ilacs_desktop.layout.placed import FillMark, TextMark
from ilacs_desktop.layout.set_text import set_lines
from ilacs_desktop.word.flow.model import Border, Borders, Font, Look, Span, Tab
from tests.layout.flows import FONT, WIDTH, cell, fills, placed, row, section, table, text, texts

BOLD = Font("Liberation Sans", 11, bold=True)
LONG = "Visits are purposeful and plans are clear in most of the records that we read. "


def marks(*items: object) -> list[TextMark]:
    return texts(placed(section(*items)).pages[0])  # type: ignore[arg-type]


def test_lines_follow_each_other_at_the_height_of_their_font() -> None:
    found = marks(text(LONG * 3))
    assert len(found) > 3
    for one, following in pairwise(found):
        assert following.y - one.y == pytest.approx(11 * 1.149, abs=0.02)
    assert found[0].y == pytest.approx(40 + 11 * 0.938, abs=0.5)
    assert all(not mark.text.endswith(" ") for mark in found)


def test_spans_keep_their_looks_and_links() -> None:
    link = Look("#0f4c5c", underlined=True)
    item = text("")
    spans = (Span("See ", FONT), Span("the plan", BOLD, link, "plan"), Span(".", FONT))
    see, plan, end = marks(msgspec.structs.replace(item, spans=spans))
    assert (plan.text, plan.font, plan.colour, plan.underlined, plan.target) == (
        "the plan",
        BOLD,
        "#0f4c5c",
        True,
        "plan",
    )
    assert see.x + see.width == pytest.approx(plan.x, abs=0.01)
    assert plan.x + plan.width == pytest.approx(end.x, abs=0.01)
    assert see.colour == "#000000"


@pytest.mark.parametrize(
    ("alignment", "left", "right"),
    [("left", 50, None), ("right", None, 350), ("center", None, None)],
)
def test_short_lines_stand_where_the_alignment_puts_them(
    alignment: str, left: float | None, right: float | None
) -> None:
    (mark,) = marks(text("Short.", alignment=alignment))
    if left is not None:
        assert mark.x == left
    elif right is not None:
        assert mark.x + mark.width == pytest.approx(right, abs=0.01)
    else:
        assert mark.x - 50 == pytest.approx(350 - mark.x - mark.width, abs=0.01)


def test_justified_lines_reach_the_edge_but_for_the_last() -> None:
    *full, last = marks(text(LONG * 3, alignment="justify"))
    assert all(mark.x + mark.width == pytest.approx(350, abs=0.3) for mark in full)
    assert last.x + last.width < 340


def test_a_bullet_hangs_and_its_text_begins_at_the_indent() -> None:
    dot = Span("•", FONT, Look("#0f4c5c"))
    bullet, first, second, *_ = marks(text(LONG * 2, marker=dot, left=20.0, first=-14.0))
    assert (bullet.text, bullet.x, bullet.colour) == ("•", 56, "#0f4c5c")
    assert first.x == second.x == 70
    assert bullet.y == first.y


def test_tabs_go_to_their_stops_with_leaders_between() -> None:
    stops = (Tab(100), Tab(300, "right", "."))
    one, two, dots, number = marks(text("One\tTwo\t14", tabs=stops))
    assert (one.x, two.x) == (50, 150)
    assert number.x + number.width == pytest.approx(350, abs=0.01)
    assert set(dots.text) == {"."}
    assert dots.x + dots.width == pytest.approx(number.x, abs=0.01)
    assert 0 <= dots.x - (two.x + two.width) < 4


def test_a_tab_without_a_stop_goes_on_by_half_an_inch_and_a_hanging_one_to_the_indent() -> None:
    _, second = marks(text("A\tB"))
    assert second.x == 86
    first, value = marks(text("Date\t12 October", left=120.0, first=-120.0))
    assert (first.x, value.x) == (50, 170)


def test_a_centred_tab_has_its_text_round_the_stop() -> None:
    _, middle = marks(text("A\tmiddle", tabs=(Tab(150, "center"),)))
    assert middle.x + middle.width / 2 == pytest.approx(200, abs=0.01)


def test_letters_outside_the_first_plane_and_breaks_keep_the_text_in_order() -> None:
    lines = set_lines(text("🙂 one\u2028two 🙂"), WIDTH, Measure())
    assert [piece.text for line in lines for piece in line] == ["🙂 one", "two 🙂"]


def test_borders_and_shading_stand_round_the_text() -> None:
    edge = Border(2, "#0f4c5c", 5)
    item = text("Boxed.", borders=Borders(edge, edge, edge, edge), shade="#e7eff1")
    shade, top, bottom, left, right = fills(placed(section(item)).pages[0])
    height = 11 * 1.149
    assert shade == FillMark(43, 40, 314, pytest.approx(height + 14, abs=0.1), "#e7eff1")
    assert (top.y, top.height, top.colour) == (40, 2, "#0f4c5c")
    assert bottom.y == pytest.approx(40 + 7 + height + 5, abs=0.1)
    assert (left.x, left.width) == (43, 2)
    assert right.x + right.width == 357


def test_neighbours_of_one_look_share_their_box_unless_there_is_a_line_between() -> None:
    edge = Border(1, "#000000", 4)
    both = Borders(edge, bottom=edge)
    boxed = fills(placed(section(text("a", borders=both), text("b", borders=both))).pages[0])
    assert len(boxed) == 2
    ruled = msgspec.structs.replace(both, between=True)
    boxed = fills(placed(section(text("a", borders=ruled), text("b", borders=ruled))).pages[0])
    assert len(boxed) == 4


def test_a_bar_at_the_side_runs_on_over_the_room_between_paragraphs() -> None:
    bar = Borders(left=Border(2, "#8a3b12", 7))
    one, two = fills(
        placed(
            section(text("a", borders=bar, after=10.0, left=9.0), text("b", borders=bar, left=9.0))
        ).pages[0]
    )
    assert one.y + one.height == pytest.approx(two.y, abs=0.01)


def test_cells_stand_side_by_side_with_their_shade_and_borders() -> None:
    line = Borders(bottom=Border(1, "#a9bfc4"))
    made = placed(section(table(row(cell("A", shade="#eeeeee"), cell("B", borders=line))))).pages[0]
    a, b = texts(made)
    assert (a.x, b.x) == (55, 155)
    shade, rule = fills(made)
    assert (shade.x, shade.width, shade.y) == (50, 100, 40)
    assert (rule.x, rule.width) == (150, 100)
    assert rule.y == pytest.approx(shade.y + shade.height - 0.5, abs=0.01)


def test_a_table_may_stand_in_a_cell() -> None:
    inner = table(row(cell("Inside.", width=40.0)))
    outer = msgspec.structs.replace(cell("Above."), items=(text("Above."), inner))
    page = placed(section(table(row(outer), row(cell("Below."))))).pages[0]
    above, inside, below = texts(page)
    assert (above.text, inside.text, below.text) == ("Above.", "Inside.", "Below.")
    assert above.y < inside.y < below.y
    assert inside.x == above.x + 5


def test_a_cell_may_stand_in_the_middle_or_at_the_foot_of_its_row() -> None:
    high = cell("1", "2", "3")
    top, middle, foot = (
        texts(placed(section(table(row(cell("x", stands=stands), high)))).pages[0])[0].y
        for stands in ("top", "center", "bottom")
    )
    assert top < middle < foot
    assert middle - top == pytest.approx(foot - middle, abs=0.01)


def test_headers_and_footers_stand_on_every_page_with_its_number() -> None:
    numbered = msgspec.structs.replace(
        text(""),
        spans=(
            Span("Page ", FONT),
            Span("1", FONT, field="page"),
            Span(" of ", FONT),
            Span("1", FONT, field="pages"),
        ),
    )
    pages = placed(
        section(
            *(text(f"{n}", new_page=True) for n in range(3)),
            headers={"default": (text("Marking"),), "first": (text("Cover"),)},
            footers={"default": (numbered,), "first": ()},
            has_first=True,
        )
    ).pages
    told = ["".join(mark.text for mark in texts(page)) for page in pages]
    assert told == ["Cover0", "Marking1Page 2 of 3", "Marking2Page 3 of 3"]
    assert texts(pages[1])[0].y < 40
    assert texts(pages[1])[-1].y == pytest.approx(300 - 15 - 11 * 0.212, abs=0.5)


def test_even_pages_may_have_their_own_and_numbers_may_begin_anew() -> None:
    number = msgspec.structs.replace(text(""), spans=(Span("1", FONT, field="page"),))
    pages = placed(
        section(
            *(text("x", new_page=True) for _ in range(3)),
            headers={"default": (number,), "even": (text("Even"),)},
            has_even=True,
            first_number=7,
        )
    ).pages
    assert [texts(page)[0].text for page in pages] == ["7", "Even", "9"]


def test_a_header_higher_than_the_margin_pushes_the_text_down() -> None:
    high = tuple(text(f"Line {n}") for n in range(6))
    page = placed(section(text("Body."), headers={"default": high})).pages[0]
    body = next(mark for mark in texts(page) if mark.text == "Body.")
    last = next(mark for mark in texts(page) if mark.text == "Line 5")
    assert body.y - last.y == pytest.approx(11 * 1.149, abs=0.1)
