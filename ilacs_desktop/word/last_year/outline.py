"""What a Word document says, as plain values: its headings, what stands under each, what was left out."""

from typing import NamedTuple

from ilacs_desktop.document.body import BlockKind, Text
from ilacs_desktop.document.words import count_text

_COMPARED = frozenset(
    ("this year", "year before", "previous year", "statistical neighbours", "england")
)


class Line(NamedTuple):
    """A paragraph or an item of a list; its text is tidy and never empty."""

    runs: tuple[Text, ...]
    kind: BlockKind = "paragraph"

    @property
    def text(self) -> str:
        """The words without their look."""
        return "".join(run.text for run in self.runs)


class Grid(NamedTuple):
    """A table as the text of its cells, row by row; every row is as long as the first."""

    rows: tuple[tuple[str, ...], ...]

    @property
    def words(self) -> int:
        """How many words the table holds."""
        return count_text(self.text)

    @property
    def text(self) -> str:
        """The text of the cells that hold any, one cell a line."""
        return "\n".join(cell for row in self.rows for cell in row if cell)

    @property
    def holds_figures(self) -> bool:
        """Whether it is a table of indicators as we print them, whose figures are entered anew."""
        heads = [" ".join(cell.casefold().split()) for cell in self.rows[0]] if self.rows else []
        return heads[:1] == ["indicator"] and len(_COMPARED.intersection(heads)) >= 2


Item = Line | Grid


class Piece(NamedTuple):
    """A heading with what stands under it, up to the next heading.

    ``level`` is 1 for the highest; what stands before the first heading has level 0 and no title.
    ``is_guess`` says that the heading is only a short line in bold. ``anchor`` is the name of our
    own hidden bookmark in the heading, if there is one.
    """

    title: str
    level: int
    items: tuple[Item, ...] = ()
    is_guess: bool = False
    anchor: str = ""

    @property
    def words(self) -> int:
        """How many words stand under the heading, those in tables not counted."""
        return sum(count_text(item.text) for item in self.items if isinstance(item, Line))

    @property
    def grids(self) -> tuple[Grid, ...]:
        """The tables under the heading."""
        return tuple(item for item in self.items if isinstance(item, Grid))


class LeftOut(NamedTuple):
    """Text of one kind that is not brought in: what one of it is called, and each of them."""

    what: str
    texts: tuple[str, ...]

    @property
    def words(self) -> int:
        """How many words were left out."""
        return sum(map(count_text, self.texts))


class Outline(NamedTuple):
    """A document as its pieces in order; ``notes`` are sentences about what could not be kept."""

    name: str
    pieces: tuple[Piece, ...]
    left_out: tuple[LeftOut, ...] = ()
    notes: tuple[str, ...] = ()
