"""What a table of records shows, and its order: filtered, sorted, in groups. Pure; no Qt here."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple


class TableColumn(NamedTuple):
    """One column. ``width`` is its least, in pixels at 100 % text.

    A column that ``grows`` takes its share of the room that is left. Where there is too little,
    the columns of the highest ``rank`` are not shown; those of rank 0 always are. ``is_number``
    puts its cells at the right, so that figures stand under one another.
    """

    id: str
    title: str
    width: int
    grows: int = 0
    rank: int = 0
    is_number: bool = False


class Cell(NamedTuple):
    """What stands in a cell: a text, and an icon with the name of its colour, or none.

    ``order`` is what it is sorted by, the text where it is None; ``tip`` says more than the text.
    """

    text: str
    icon: str = ""
    colour: str = "text2"
    order: Any = None
    tip: str = ""


class GroupKey(NamedTuple):
    """A group that a record stands in: its place among the groups, and its title."""

    order: int
    title: str


class TableRow(NamedTuple):
    """A record: a cell for each column, the words it is found by, and its groups by grouping.

    ``words`` are casefolded. ``faint`` is for what is there but not in use.
    """

    id: str
    cells: tuple[Cell, ...]
    words: str
    groups: Mapping[str, tuple[GroupKey, ...]] = {}
    faint: bool = False


class Line(NamedTuple):
    """A line of the table: a record, or the heading of a group of so many ``records``."""

    row: TableRow | None
    group: GroupKey | None = None
    records: int = 0
    is_open: bool = True


class Arrangement(NamedTuple):
    """How the records are looked at; ``sort`` is the index of a column."""

    query: str = ""
    sort: int = 0
    descending: bool = False
    grouping: str = ""
    closed: frozenset[GroupKey] = frozenset()


def arranged(rows: Sequence[TableRow], look: Arrangement) -> tuple[Line, ...]:
    """Return the lines of records that ``matching`` left; one in several groups stands in each."""
    found = in_order(rows, look.sort, descending=look.descending)
    if not look.grouping:
        return tuple(Line(row) for row in found)
    groups: defaultdict[GroupKey, list[TableRow]] = defaultdict(list)
    for row in found:
        for group in row.groups.get(look.grouping, ()):
            groups[group].append(row)
    lines: list[Line] = []
    for group in sorted(groups):
        is_open = group not in look.closed
        lines.append(Line(None, group, len(groups[group]), is_open))
        lines.extend(Line(row, group) for row in groups[group] if is_open)
    return tuple(lines)


def matching(rows: Iterable[TableRow], query: str) -> list[TableRow]:
    """Return the records that hold every word of the query."""
    words = query.casefold().split()
    return [row for row in rows if all(word in row.words for word in words)]


def in_order(rows: Sequence[TableRow], column: int, *, descending: bool) -> list[TableRow]:
    """Return the records by a column; those with an empty cell come last either way."""
    filled = [row for row in rows if row.cells[column].text]
    empty = [row for row in rows if not row.cells[column].text]
    return [*sorted(filled, key=lambda row: _order(row.cells[column]), reverse=descending), *empty]


def _order(cell: Cell) -> Any:  # noqa: ANN401 - whatever the column is sorted by
    return cell.text.casefold() if cell.order is None else cell.order


def columns_shown(columns: Sequence[TableColumn], room: float) -> tuple[int, ...]:
    """Return which columns fit into so many pixels at 100 % text, by their indexes."""
    shown = list(range(len(columns)))
    while sum(columns[n].width for n in shown) > room:
        last = max(shown, key=lambda n: (columns[n].rank, n))
        if columns[last].rank == 0:
            break
        shown.remove(last)
    return tuple(shown)


def widths(columns: Sequence[TableColumn], shown: Sequence[int], room: float) -> dict[int, float]:
    """Return the width of each column shown, in pixels at 100 % text: together the whole room."""
    spare = max(room - sum(columns[n].width for n in shown), 0)
    shares = sum(columns[n].grows for n in shown) or 1
    return {n: columns[n].width + spare * columns[n].grows / shares for n in shown}
