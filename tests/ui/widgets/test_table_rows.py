"""What a table of records shows, and in which order."""

from hypothesis import given
from hypothesis import strategies as st

from ilacs_desktop.ui.widgets.table_rows import (
    Arrangement,
    Cell,
    GroupKey,
    TableColumn,
    TableRow,
    arranged,
    columns_shown,
    in_order,
    matching,
    widths,
)

EARLY, LATE = GroupKey(0, "Early"), GroupKey(1, "Late")


def row(
    id_: str, text: str, order: int | None = None, groups: tuple[GroupKey, ...] = ()
) -> TableRow:
    return TableRow(id_, (Cell(text, order=order),), text.casefold(), {"when": groups})


ROWS = (
    row("a", "Survey", groups=(LATE,)),
    row("b", "Case audit", groups=(EARLY, LATE)),
    row("c", "audit of care", groups=(EARLY,)),
)


def ids(rows: list[TableRow]) -> str:
    return "".join(one.id for one in rows)


def test_every_word_must_be_found_whatever_its_case_and_place() -> None:
    assert ids(matching(ROWS, "AUDIT")) == "bc"
    assert ids(matching(ROWS, "audit case")) == "b"
    assert ids(matching(ROWS, "  ")) == "abc"


def test_text_sorts_without_regard_to_case_and_anything_else_by_its_order() -> None:
    assert ids(in_order(ROWS, 0, descending=False)) == "cba"
    assert ids(in_order(ROWS, 0, descending=True)) == "abc"
    numbered = [row("x", "[10]", 10), row("y", "[9]", 9)]
    assert ids(in_order(numbered, 0, descending=False)) == "yx"


def test_empty_cells_come_last_either_way() -> None:
    rows = [row("e", ""), row("f", "Full")]
    assert ids(in_order(rows, 0, descending=False)) == "fe"
    assert ids(in_order(rows, 0, descending=True)) == "fe"


def test_a_record_stands_in_each_of_its_groups_under_their_headings() -> None:
    lines = arranged(ROWS, Arrangement(grouping="when"))
    shown = [line.row.id if line.row else f"{line.group.title} {line.records}" for line in lines]
    assert shown == ["Early 2", "c", "b", "Late 2", "b", "a"]


def test_a_closed_group_shows_its_heading_alone() -> None:
    lines = arranged(ROWS, Arrangement(grouping="when", closed=frozenset((EARLY,))))
    assert [line.row.id if line.row else line.is_open for line in lines] == [False, True, "b", "a"]


COLUMNS = (
    TableColumn("number", "No.", 50),
    TableColumn("title", "Title", 100, grows=1),
    TableColumn("shows", "Shows", 200, grows=3, rank=2),
    TableColumn("owner", "Owner", 100, rank=1),
)


def test_columns_give_way_from_the_highest_rank_down_but_not_all() -> None:
    assert columns_shown(COLUMNS, 450) == (0, 1, 2, 3)
    assert columns_shown(COLUMNS, 449) == (0, 1, 3)
    assert columns_shown(COLUMNS, 249) == (0, 1)
    assert columns_shown(COLUMNS, 10) == (0, 1)


def test_growing_columns_share_what_is_left() -> None:
    assert widths(COLUMNS, (0, 1, 2), 450) == {0: 50, 1: 125, 2: 275}


@given(st.floats(0, 3000))
def test_the_columns_shown_fill_the_room_and_no_more(room: float) -> None:
    shown = columns_shown(COLUMNS, room)
    used = sum(widths(COLUMNS, shown, room).values())
    assert used == max(room, 150) or abs(used - room) < 1e-6
