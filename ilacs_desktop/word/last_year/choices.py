"""What the person chooses for each heading and table of the document that is brought in."""

from collections.abc import Sequence
from typing import Literal, NamedTuple, Protocol

from ilacs_desktop.document.places import Place
from ilacs_desktop.document.records import Action, Evidence, PriorPoint

# Keep a piece at a place of its own, put it where the one above goes, or leave it out.
Do = Literal["keep", "join", "skip"]
RecordKind = Literal["actions", "prior_points", "evidence"]
# What a table becomes: records of a kind, or text where its piece goes, or nothing.
TableUse = Literal["actions", "prior_points", "evidence", "text", "skip"]
Rows = tuple[tuple[str, ...], ...]
BroughtRecord = Action | PriorPoint | Evidence


class Choice(NamedTuple):
    """What becomes of a piece; ``place`` is set where it is kept.

    ``is_sure`` is False for a suggestion that the person should look at.
    """

    do: Do
    place: Place | None = None
    is_sure: bool = True


class Choices(NamedTuple):
    """A choice for each piece, and for each table in the order of the document."""

    pieces: tuple[Choice, ...]
    tables: tuple[TableUse, ...]


class RecordReader(Protocol):
    """Reads records from the rows of a table, of which the first holds the headings.

    tables/records_in_rows.py does; the composition hands it in, because word/ knows no lists.
    """

    def kind_of(self, rows: Rows) -> RecordKind | None:
        """Return which records the headings speak of, or None."""
        ...

    def records(self, rows: Rows, kind: RecordKind) -> Sequence[BroughtRecord]:
        """Return a record for each row, without ids.

        A number of 0 says that the row had none; ``shown_by`` of an action holds numbers of
        evidence as they stand in the document.
        """
        ...


def targets(choices: Sequence[Choice]) -> tuple[Place | None, ...]:
    """Return where each piece goes, what is joined following the one above; None: nowhere."""
    found: list[Place | None] = []
    for choice in choices:
        above = found[-1] if found else None
        found.append(
            choice.place if choice.do == "keep" else above if choice.do == "join" else None
        )
    return tuple(found)
