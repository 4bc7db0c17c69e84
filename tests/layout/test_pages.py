"""Where pages break."""

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ilacs_desktop.layout.blocks import Block
from ilacs_desktop.layout.lines import Lines, Measure
from ilacs_desktop.layout.pages import Pages, _needed, paginate
from ilacs_desktop.word.flow.model import (
    Border,
    Borders,
    Cell,
    Font,
    Paper,
    Paragraph,
    Row,
    Section,
    Span,
    Table,
)

FONT = Font("Arial", 10)
LINE = 10.0
PAGE = 100.0  # ten lines


class Counted(Measure):
    """Takes the number of lines from a paragraph's text, each ten points high."""

    def __init__(self) -> None:
        super().__init__()
        self.asked = 0

    def lines(self, paragraph: Paragraph, width: float) -> Lines:
        self.asked += 1
        return Lines(int("".join(span.text for span in paragraph.spans)), LINE, 8.0)


def text(lines: int, name: str = "", **settings: object) -> Paragraph:
    """Return a paragraph of so many lines, with a bookmark."""
    made = Paragraph((Span(str(lines), FONT),), FONT, bookmarks=(name,) if name else ())
    return msgspec.structs.replace(made, **settings)


def rows(*heights: int, header: int = 0) -> Table:
    """Return a table of rows of so many lines; "r0", "r1", … are their bookmarks."""
    body = [
        Row((Cell(50, 0, 0, (text(lines, f"r{at}"),)),), splits=False)
        for at, lines in enumerate(heights)
    ]
    top = [Row((Cell(50, 0, 0, (text(header),)),), header=True)] if header else []
    return Table((*top, *body))


def section(height: float, *items: Paragraph | Table) -> Section:
    """Return a section whose pages are so high, with ten points above and below."""
    return Section(100, height, items, paper=Paper(120, height + 20, 10, 10, 0, 0))


def pages(*items: Paragraph | Table, height: float = PAGE) -> Pages:
    return paginate([section(height, *items)], Counted())


def test_lines_fill_a_page_and_then_the_next() -> None:
    found = pages(*(text(5, str(at)) for at in range(4)))
    assert found.number == 2
    assert found.starts == {"0": 1, "1": 1, "2": 2, "3": 2}
    assert found.last == 1.0


def test_room_between_paragraphs_is_the_larger_of_the_two_and_none_at_a_new_page() -> None:
    found = pages(text(4, after=10.0), text(4, "b", before=20.0), text(1, "c", before=50.0))
    assert found.starts == {"b": 1, "c": 2}
    assert found.last == pytest.approx(LINE / PAGE)


def test_a_paragraph_leaves_two_lines_on_either_page() -> None:
    assert pages(text(9), text(3, "b"), text(7, "c")).starts == {"b": 2, "c": 2}
    assert pages(text(8), text(3, "b")).starts == {"b": 2}
    assert pages(text(8), text(4, "b")).starts == {"b": 1}
    assert pages(text(7), text(4, "b")).last == pytest.approx(2 * LINE / PAGE)


def test_lone_lines_are_allowed_where_the_style_says_so() -> None:
    assert pages(text(9), text(3, "b", widows=False)).starts == {"b": 1}


def test_a_heading_goes_on_with_what_follows_it() -> None:
    heading = text(1, "h", keep_next=True)
    assert pages(text(8), heading, text(5, "b")).starts == {"h": 2, "b": 2}
    assert pages(text(7), heading, text(5, "b")).starts == {"h": 1, "b": 1}


def test_the_room_between_them_counts_for_what_stays_together() -> None:
    heading = text(1, "h", keep_next=True, after=10.0)
    assert pages(text(7), heading, text(5, "b")).starts == {"h": 2, "b": 2}


def test_a_paragraph_that_keeps_its_lines_is_not_split_unless_no_page_could_hold_it() -> None:
    assert pages(text(7), text(5, "b", keep_lines=True)).starts == {"b": 2}
    found = pages(text(7), text(25, "b", keep_lines=True))
    assert found.number == 4


def test_a_page_begun_on_purpose_keeps_the_room_above() -> None:
    found = pages(text(2), text(2, "b", new_page=True, before=30.0))
    assert found.starts == {"b": 2}
    assert found.last == pytest.approx(0.5)
    assert pages(text(2, breaks_after=True), text(1, "c")).starts == {"c": 2}


def test_paragraphs_of_one_style_stand_close_where_it_says_so() -> None:
    item = text(1, before=10.0, after=10.0, style="List", close=True)
    other = text(1, before=10.0, style="Other", close=True)
    assert pages(item, item, item).last == pytest.approx(4 * LINE / PAGE)
    assert pages(item, other).last == pytest.approx(4 * LINE / PAGE)


def test_borders_take_room() -> None:
    assert pages(
        text(1, borders=Borders(Border(1, space=4), bottom=Border(1, space=4))), text(1)
    ).last == pytest.approx(0.3)


def test_rows_do_not_split_and_the_header_is_set_again() -> None:
    found = pages(text(5), rows(2, 3, 4, header=1))
    assert found.starts == {"r0": 1, "r1": 2, "r2": 2}
    assert found.last == pytest.approx(0.8)


def test_a_header_row_is_not_left_alone_at_the_foot() -> None:
    found = pages(text(8), rows(2, header=1))
    assert found.starts == {"r0": 2}


def test_a_row_higher_than_a_page_runs_on() -> None:
    assert pages(rows(25, 1)).number == 3


def test_a_row_that_may_split_does() -> None:
    table = Table((Row((Cell(50, 0, 0, (text(6, "r"),)),)),))
    found = pages(text(7), table)
    assert (found.starts, found.number) == ({"r": 1}, 2)


def test_a_cell_is_as_high_as_its_paragraphs_and_a_row_as_its_highest_cell() -> None:
    high = Cell(50, 3, 2, (text(1, after=5.0), text(2, before=2.0)))
    table = Table((Row((high, Cell(50, 0, 0, (text(1),))), line=1.0),))
    assert pages(table).last == pytest.approx((3 + 2 + 30 + 5 + 1) / PAGE)


def test_sections_begin_pages_of_their_own_size() -> None:
    first = section(PAGE, text(3))
    second = section(50, text(5, "b"), text(1, "c"))
    found = paginate([first, second], Counted())
    assert found.starts == {"b": 2, "c": 3}
    flowing = msgspec.structs.replace(section(PAGE, text(2, "d")), new_page=False)
    assert paginate([first, flowing], Counted()).starts == {"d": 1}


def test_nothing_is_one_page() -> None:
    assert pages() == Pages(1, {}, 0.0)
    assert paginate([], Counted()).number == 1


@given(st.lists(st.integers(1, 30), max_size=40))
def test_nothing_is_left_out_and_no_page_holds_more_than_it_can(lengths: list[int]) -> None:
    items = [text(lines, str(at)) for at, lines in enumerate(lengths)]
    found = paginate([section(PAGE, *items)], Counted())
    order = [found.starts[str(at)] for at in range(len(lengths))]
    assert order == sorted(order)
    assert found.number >= sum(lengths) / 10
    assert 0 <= found.last <= 1


@given(st.lists(st.integers(1, 12), min_size=1, max_size=30), st.integers(0, 29))
def test_more_text_never_makes_fewer_pages(lengths: list[int], at: int) -> None:
    less = pages(*map(text, lengths)).number
    lengths.insert(min(at, len(lengths)), 3)
    assert pages(*map(text, lengths)).number >= less


def test_a_row_without_cells_takes_no_room() -> None:
    assert pages(Table((Row(()),)), text(10, "b")).starts == {"b": 1}


class _Watched(list[Block]):
    """Counts how often a block is looked at."""

    looks = 0

    def __getitem__(self, at: int) -> Block:  # type: ignore[override]
        self.looks += 1
        return super().__getitem__(at)


def test_what_stays_with_the_next_is_looked_at_for_a_page_and_no_further() -> None:
    blocks = _Watched(Block(1, LINE, keep_next=True) for _ in range(1000))
    assert _needed(blocks, 0, PAGE) > PAGE
    assert blocks.looks < 20
