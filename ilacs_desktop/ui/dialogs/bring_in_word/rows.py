"""The rows of the preview and the words that sum it up. Pure; no Qt here."""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from ilacs_desktop.document.model import Document, Judgement
from ilacs_desktop.document.places import FRONT, Place, part_at
from ilacs_desktop.document.wording import FRONT_TITLES, short_title
from ilacs_desktop.framework.in_words import counted, listed
from ilacs_desktop.framework.model import Framework
from ilacs_desktop.ui.dialogs.bring_in_word.planning import RowId
from ilacs_desktop.word.last_year.choices import Choice, Choices, TableUse, targets
from ilacs_desktop.word.last_year.outline import Grid, Outline, Piece

COVER = "Before the first heading"
_MOST_TITLE = 60  # letters of a table's headings
USES: dict[TableUse, str] = {
    "actions": "As actions",
    "prior_points": "As points made before",
    "evidence": "As evidence",
    "text": "As text, a bullet a row",
    "skip": "Left out",
}
_FIGURES = "its figures are entered on the page Figures, for they are another year’s now"
_RECORDS: dict[TableUse, tuple[str, str]] = {
    "actions": ("action", "actions"),
    "prior_points": ("point made before", "points made before"),
    "evidence": ("item of evidence", "items of evidence"),
}


class Row(NamedTuple):
    """A heading or a table: what it is, its words, where it goes, and whether to look at it."""

    id: RowId
    title: str
    depth: int
    words: int
    goes: str
    note: str = ""  # such as "Guessed from bold text"
    is_left_out: bool = False
    is_to_check: bool = False


Counter = Callable[[int, TableUse], int]  # how many records a table has, by its number


def rows_of(
    outline: Outline, choices: Choices, document: Document, framework: Framework, count: Counter
) -> tuple[Row, ...]:
    """Return a row for each heading, and for each table under it."""
    return tuple(_rows(outline, choices, document, framework, count))


def _rows(
    outline: Outline, choices: Choices, document: Document, framework: Framework, count: Counter
) -> Iterator[Row]:
    table = 0
    places = targets(choices.pieces)
    for n, (piece, choice, place) in enumerate(
        zip(outline.pieces, choices.pieces, places, strict=True)
    ):
        yield _piece_row(n, piece, choice, place, _said(piece, place, document, framework))
        for grid in piece.grids:
            use = choices.tables[table]
            yield Row(
                RowId(n, table),
                _table_title(grid),
                piece.level + 1,
                grid.words,
                _say_use(use, count(table, use), place),
                note=_FIGURES if grid.holds_figures else "",
                is_left_out=use == "skip" or (use == "text" and place is None),
            )
            table += 1


def _said(piece: Piece, place: Place | None, document: Document, framework: Framework) -> str:
    """Return where a heading goes; one without text of its own, only under which part."""
    said = say_place(place, document, framework)
    if piece.words or place is None:
        return said
    part = said.partition(": ")[2] or said
    return f"{part[:1].upper()}{part[1:]}"


def _piece_row(n: int, piece: Piece, choice: Choice, place: Place | None, said: str) -> Row:
    return Row(
        RowId(n),
        piece.title or COVER,
        max(piece.level - 1, 0),
        piece.words,
        f"With the one above. {said}" if choice.do == "join" and place is not None else said,
        "a heading by its look only" if piece.is_guess else "",
        is_left_out=place is None,
        is_to_check=not choice.is_sure,
    )


def say_place(place: Place | None, document: Document, framework: Framework) -> str:
    """Return a place in words, such as "How we know: Permanence".

    The question stands first, because titles are long and may be cut off in a narrow column.
    """
    if place is None:
        return "Left out"
    if place.part == FRONT:
        return FRONT_TITLES[place.question]
    part = part_at(document, place.part)
    question = next((q.short for q in framework.questions if q.id == place.question), "")
    if isinstance(part, Judgement):
        return f"{question}: opening of {short_title(part, framework)}"
    return f"{question}: {getattr(part, 'title', '')}"


def say_sum(outline: Outline, choices: Choices, rows: tuple[Row, ...], count: Counter) -> str:
    """Return what comes in and what does not, in sentences."""
    headings = _headings_that_come(outline, choices)
    parts = [counted(headings, "heading with its text", "headings with their text")]
    parts += _records(choices, count)
    told = [f"{listed(parts)} will come in."]
    left = [row for row in rows if row.is_left_out and row.words]
    if left:
        words = sum(row.words for row in left)
        told.append(f"{counted(words, 'word is', 'words are')} left out.")
    check = sum(row.is_to_check for row in rows)
    if check:
        told.append(f"Look at {counted(check, 'suggestion')} marked “Check”.")
    return " ".join(told)


def say_button(outline: Outline, choices: Choices, count: Counter) -> str:
    """Return what the button does: "Bring in 24 parts"; empty when nothing would come in."""
    lists = sum(count(n, use) > 0 for n, use in enumerate(choices.tables) if use in _RECORDS)
    parts = _headings_that_come(outline, choices) + lists
    return f"Bring in {counted(parts, 'part')}" if parts else ""


def _headings_that_come(outline: Outline, choices: Choices) -> int:
    """Return how many headings bring text with them, or their own words where they are joined."""
    uses = iter(choices.tables)
    brings = 0
    for piece, choice, place in zip(
        outline.pieces, choices.pieces, targets(choices.pieces), strict=True
    ):
        as_text = [next(uses) == "text" for _ in piece.grids]
        has_text = bool(piece.words) or any(as_text)
        brings += place is not None and (has_text or choice.do == "join")
    return brings


def _records(choices: Choices, count: Counter) -> list[str]:
    """Return how many records of each kind come in, in words."""
    counts = dict.fromkeys(_RECORDS, 0)
    for n, use in enumerate(choices.tables):
        if use in counts:
            counts[use] += count(n, use)
    return [counted(of, *_RECORDS[use]) for use, of in counts.items() if of]


def _say_use(use: TableUse, count: int, place: Place | None) -> str:
    if use in _RECORDS:
        return counted(count, *_RECORDS[use]).capitalize()
    if use == "skip" or place is None:
        return "Left out"
    return "As text, with its heading"


def _table_title(grid: Grid) -> str:
    heads = ", ".join(" ".join(cell.split()) for cell in grid.rows[0] if cell)
    short = f"{heads[:_MOST_TITLE].rstrip()}…" if len(heads) > _MOST_TITLE else heads
    return f"Table: {short}" if short else "Table"
