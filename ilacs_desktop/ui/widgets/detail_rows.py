"""Rows that stand under headings and tell more when they are chosen. Pure; no Qt here."""

from typing import NamedTuple


class Detail(NamedTuple):
    """One thing that a chosen row tells, such as "What to do" and the sentence that says it."""

    label: str
    text: str


class DetailRow(NamedTuple):
    """One row; those that follow it with a greater ``depth`` stand under it.

    ``state`` is what the icon says, in words, and ``colour`` the icon's, a name of ``Colours``.
    ``notes`` stand at the right, or below the title where there is little room. ``opened`` says
    whether a row with others under it shows them at first.
    """

    id: str
    title: str
    depth: int = 0
    icon: str = ""
    colour: str = "text2"
    state: str = ""
    notes: tuple[str, ...] = ()
    details: tuple[Detail, ...] = ()
    is_heading: bool = False
    opened: bool = True


def spoken(row: DetailRow) -> str:
    """Return what a screen reader says of a row when it is reached."""
    return ", ".join(filter(None, (row.title.rstrip("."), row.state, *row.notes)))


def described(row: DetailRow) -> str:
    """Return what a screen reader says when it is asked for more."""
    return " ".join(f"{label}: {text}" if label else text for label, text in row.details)


def parents(rows: tuple[DetailRow, ...]) -> tuple[int, ...]:
    """Return for each row the position of the one that it stands under; -1 for those at the top."""
    found: list[int] = []
    path: list[int] = []
    for at, row in enumerate(rows):
        while path and rows[path[-1]].depth >= row.depth:
            path.pop()
        found.append(path[-1] if path else -1)
        path.append(at)
    return tuple(found)
