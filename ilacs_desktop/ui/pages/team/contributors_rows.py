"""The list of contributors' packs as a table shows it, and in a sentence. Pure; no Qt here."""

import datetime as dt
from collections.abc import Sequence

from ilacs_desktop.cycle.register import Entry, in_words, not_asked
from ilacs_desktop.document.model import Document
from ilacs_desktop.framework.dates import format_date
from ilacs_desktop.framework.in_words import counted
from ilacs_desktop.ui.widgets.table_rows import Cell, TableColumn, TableRow

COLUMNS = (
    TableColumn("person", "Person", 160, 2),
    TableColumn("state", "Where it stands", 226, 1),
    TableColumn("sections", "Sections", 190, 4, rank=1),
    TableColumn("due", "Due", 145, 0, rank=2),
    TableColumn("form", "Form", 145, 0, rank=3),
    TableColumn("made", "Made", 145, 0, rank=4),
)
BY_STATE = 1  # the column that the table is sorted by at first: the late ones come first
FORMS = {"ilacs": "ILACS Desktop file", "word": "Word document"}
_LOOKS = {
    "late": ("warning", "bad"),
    "waiting": ("calendar", "text2"),
    "returned": ("agreed", "ok"),
}


def pack_rows(entries: Sequence[Entry]) -> tuple[TableRow, ...]:
    """Return a row for each pack; ``entries`` are in the order of ``register``."""
    return tuple(_row(entry, at) for at, entry in enumerate(entries))


def summed(entries: Sequence[Entry], document: Document) -> str:
    """Return how many packs are late, out and back, and what nobody was asked for yet."""
    states = [entry.state for entry in entries]
    counts = (
        (states.count("late"), "late"),
        (states.count("waiting"), "not due yet"),
        (states.count("returned"), "returned"),
    )
    told = ", ".join(f"{count} {words}" for count, words in counts if count)
    left = len(not_asked(document))
    have = counted(left, "section has", "sections have")
    rest = f" {have} an owner and no pack yet." if left else ""
    return f"{counted(len(states), 'pack')}: {told}.{rest}"


def _row(entry: Entry, at: int) -> TableRow:
    pack = entry.pack
    icon, colour = _LOOKS[entry.state]
    titles = ", ".join(entry.titles) or "None of them is here any more"
    cells = (
        Cell(pack.owner),
        Cell(in_words(entry), icon, colour, order=at),
        Cell(titles, tip="\n".join(entry.titles)),
        _day(pack.due),
        Cell(FORMS[pack.form]),
        _day(pack.sent),
    )
    words = " ".join(cell.text for cell in cells).casefold()
    return TableRow(pack.id, cells, words, faint=entry.state == "returned")


def _day(day: dt.date | None) -> Cell:
    return Cell(format_date(day), order=day) if day is not None else Cell("")
