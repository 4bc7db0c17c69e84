"""The tables after a form's answers: room for what is new, what can be cited, what is planned."""

from ilacs_desktop.document.model import Document
from ilacs_desktop.document.wording import say_period
from ilacs_desktop.framework.dates import format_date
from ilacs_desktop.word.content.printed import Column, Row, Table, cell

WRITE_HERE = "Write here"
TO_WRITE = "Write this"  # the heading over what is written to cite an item
_NEW_ROWS = 3


def evidence_list(document: Document) -> Table:
    """Return what there is to cite, in the order of its number; where it is kept is not told."""
    rows = (
        (
            cell(f"[{item.number}]"),
            cell(item.title),
            cell(say_period(item.period_from, item.period_to)),
            cell(item.shows),
        )
        for item in sorted(document.evidence, key=lambda item: item.number)
    )
    return Table(
        "Evidence you can cite",
        "Each item of evidence: the number to write, its title, the time it covers, what it shows.",
        (
            Column(TO_WRITE, 12),
            Column("Title", 29),
            Column("Period", 22),
            Column("What it shows", 37),
        ),
        tuple(map(Row, rows)),
    )


def plan(document: Document) -> Table:
    """Return the actions of the plan, in the order of their numbers."""
    rows = (
        (
            cell(f"[action {action.number}]"),
            cell(action.what),
            cell(action.owner, empty="Not yet named"),
            cell(format_date(action.due) if action.due else "", empty="No date yet"),
        )
        for action in sorted(document.actions, key=lambda action: action.number)
    )
    return Table(
        "Actions already in the plan",
        "Each action: what to write to point to it, what will be done, who does it and by when.",
        (Column(TO_WRITE, 16), Column("What", 44), Column("Who", 22), Column("By when", 18)),
        tuple(map(Row, rows)),
    )


def new_evidence() -> Table:
    """Return rows for new evidence, each with what to write to cite it."""
    return Table(
        "New evidence",
        "Room for evidence that is not in the list: a row for each item.",
        (
            Column(TO_WRITE, 13),
            Column("Title", 25),
            Column("Source", 18),
            Column("Period", 18),
            Column("What it shows", 26),
        ),
        _empty_rows("new", 5),
    )


def new_actions() -> Table:
    """Return rows for new actions, each with what to write to point to it."""
    return Table(
        "New actions",
        "Room for actions that are not in the plan: a row for each.",
        (Column(TO_WRITE, 22), Column("What", 38), Column("Who", 22), Column("By when", 18)),
        _empty_rows("new action", 4),
    )


def _empty_rows(name: str, width: int) -> tuple[Row, ...]:
    return tuple(
        Row((cell(f"[{name} {n}]"), *(cell(WRITE_HERE) for _ in range(width - 1))))
        for n in range(1, _NEW_ROWS + 1)
    )
