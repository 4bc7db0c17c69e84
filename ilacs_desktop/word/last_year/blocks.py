"""Lines and tables of a Word document as blocks of a body, marked as last year's."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import NamedTuple

import msgspec

from ilacs_desktop.document.body import (
    ActionLink,
    Block,
    Body,
    Citation,
    Run,
    Stance,
    Text,
    tidy_runs,
)
from ilacs_desktop.word.last_year.outline import Grid, Item, Line
from ilacs_desktop.word.last_year.seen import clean, cut

NewId = Callable[[str], str]

_LABEL = re.compile(
    r"(?:(strengths?)|areas? (?:for|of) (?:improvement|development))\s*(?::\s*|$)", re.IGNORECASE
)
_BRACKET = re.compile(r"\[(actions? )?(\d{1,4}(?:(?:, | and )(?:action )?\d{1,4})*)\]")
_NUMBER = re.compile(r"\d+")
_ACTION_LINE = re.compile(r"Action (\d{1,4})(?: \(by [^)]{4,30}\))?: (.+)", re.DOTALL)


def blocks_of(items: Iterable[Item], new_id: NewId, heading: Stance = "") -> Iterator[Block]:
    """Yield a block for each line, and a bullet for each row of a table.

    A label such as "Strength:" becomes the mark that it stands for; one alone above a list marks
    each item of the list. ``heading`` is the mark that the heading puts on all that has none.
    """
    over_list: Stance = ""
    for item in items:
        if isinstance(item, Grid):
            over_list = ""
            yield from (_block(line, heading, new_id) for line in grid_lines(item))
            continue
        stance, line = _labelled(item)
        if line is None:
            over_list = stance
            continue
        over_list = over_list if item.kind != "paragraph" else ""
        yield _block(line, stance or over_list or heading, new_id)


def heading_line(title: str) -> Line:
    """Return a heading as a line of text in bold, for where it has no place as a heading."""
    return Line((Text(clean(title).strip(), bold=True),))


def grid_lines(grid: Grid) -> tuple[Line, ...]:
    """Return a table as text: its headings with the cells under them, a bullet a row."""
    headings, *rows = grid.rows
    named = {at for at, heading in enumerate(headings) if heading and any(row[at] for row in rows)}
    alone = [heading for at, heading in enumerate(headings) if at not in named]
    told = (
        "; ".join(
            f"{_flat(headings[at])}: {_flat(cell)}" if at in named else _flat(cell)
            for at, cell in enumerate(row)
            if cell
        )
        for row in rows
    )
    return _lines([_joined(alone), *told])


class Numbered(NamedTuple):
    """The ids of what came in with numbers, by the numbers that it had in the document."""

    evidence: dict[int, str]
    actions: dict[int, str]


def with_action_links(items: Iterable[Item], whats: Mapping[int, str]) -> tuple[Item, ...]:
    """Return the items, our own "Action 4 (by 31 May 2027): …" being "[action 4]" alone.

    ``whats`` gives what the actions that came in say, by the number that each had. A line that says
    anything else stays; one whose action is named in the text already goes.
    """
    found = tuple(items)
    named = {
        number
        for item in found
        if isinstance(item, Line)
        for match in _BRACKET.finditer(item.text)
        if match[1]
        for number in map(int, _NUMBER.findall(match[2]))
    }
    linked = ((item, _action_of(item, whats)) for item in found)
    return tuple(
        Line((Text(f"[action {number}]"),)) if number else item
        for item, number in linked
        if number not in named
    )


def _action_of(item: Item, whats: Mapping[int, str]) -> int:
    """Return the number of the action that a line repeats; 0 where it is no such line."""
    match = _ACTION_LINE.fullmatch(item.text) if isinstance(item, Line) else None
    if match is None:
        return 0
    number = int(match[1])
    # The line may print only the first sentence, without its full stop: the plan has it all.
    is_all_known = _flat(whats.get(number, "")).startswith(_flat(match[2]).rstrip("."))
    return number if is_all_known else 0


def with_chips(body: Body, came: Numbered) -> Body:
    """Return the blocks with "[3, 12]" and "[action 4]" as chips, where every number is known."""
    return tuple(_with_chips(block, came) for block in body) if any(came) else body


def _block(line: Line, stance: Stance, new_id: NewId) -> Block:
    return Block(new_id("b"), line.runs, line.kind, stance, "last_year")


def _labelled(line: Line) -> tuple[Stance, Line | None]:
    """Return the mark that a label before a line stands for, and the line without it."""
    match = _LABEL.match(line.text)
    if match is None:
        return "", line
    stance: Stance = "strength" if match[1] else "improvement"
    rest = cut(line.runs, match.end())
    if not rest:
        return (stance, None) if line.kind == "paragraph" else ("", line)
    return stance, line._replace(runs=rest)


def _with_chips(block: Block, came: Numbered) -> Block:
    runs: list[Run] = []
    for run in block.runs:
        runs.extend(_chipped(run, came) if isinstance(run, Text) else [run])
    return msgspec.structs.replace(block, runs=tidy_runs(tuple(runs)))


def _chipped(run: Text, came: Numbered) -> Iterator[Run]:
    at = 0
    for match in _BRACKET.finditer(run.text):
        known = came.actions if match[1] else came.evidence
        numbers = [int(number) for number in _NUMBER.findall(match[2])]
        if all(number in known for number in numbers):
            yield Text(run.text[at : match.start()], run.bold, run.italic)
            ids = (known[number] for number in numbers)
            yield from map(ActionLink if match[1] else Citation, ids)
            at = match.end()
    yield Text(run.text[at:], run.bold, run.italic)


def _lines(texts: Iterable[str]) -> tuple[Line, ...]:
    bare = (clean(text).strip() for text in texts)
    return tuple(Line((Text(text),), "bullet") for text in bare if text)


def _joined(cells: Iterable[str]) -> str:
    return "; ".join(filter(None, map(_flat, cells)))


def _flat(cell: str) -> str:
    return " ".join(cell.split())
