"""Puts every line of a form that came back where it belongs: an answer, a table, or nowhere we know.

Hidden places in the headings say where an answer begins and what follows it. Where one is gone, the
words of the heading stand for it, and after that lines that still read as they were sent.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Literal, NamedTuple

from ilacs_desktop.document.body import Body
from ilacs_desktop.document.model import Section
from ilacs_desktop.document.places import Place
from ilacs_desktop.framework.model import Framework
from ilacs_desktop.word.content.selection import title_of
from ilacs_desktop.word.form.anchors import FORM_PREFIX, Structure, table_anchor
from ilacs_desktop.word.form.items import LAST_YEAR, YOUR_ANSWER
from ilacs_desktop.word.form.lists import TO_WRITE, WRITE_HERE
from ilacs_desktop.word.form.looks import LAST_YEAR as LAST_YEAR_STYLE
from ilacs_desktop.word.form.looks import OUR_STYLES, PLACEHOLDER
from ilacs_desktop.word.form.own import OwnWords, is_ours, part
from ilacs_desktop.word.form.walk import Line, Mark, Pages

Kind = Literal["", "section", "question", "answer", "reference", "tables"]
Rows = tuple[tuple[str, ...], ...]
TABLES = ("list", "plan", "evidence", "actions")
_SPAN = 20  # lines in which a heading is looked for that its bookmark has grown over
_WIDEST = 40  # columns of a table; what stands further right is read into the last one
_ENOUGH = 4  # words by which a paragraph is known again in another place


class Spot(NamedTuple):
    """Under what a line stands: a section's heading, a question, an answer, the lists at the end."""

    kind: Kind = ""
    part: str = ""
    question: str = ""

    @property
    def place(self) -> Place | None:
        """The answer that it belongs to, if it belongs to one."""
        return Place(self.part, self.question) if self.question else None


class Stray(NamedTuple):
    """Words that stand in no answer: what they say, where they stood, and the answer nearest to it."""

    text: str
    where: str
    near: Place | None = None


class Grid(NamedTuple):
    """A table that somebody put into an answer."""

    rows: Rows


Item = Line | Grid


class Asked(NamedTuple):
    """What a form asks for: its sections, and the answers as they were sent, each with its lines."""

    sections: tuple[Section, ...]
    bodies: Mapping[Place, Body]
    keys: Mapping[str, Place]  # where a line that was sent stood, by its words
    headings: Mapping[tuple[str, ...], str]  # the names of the form's tables by their first rows
    framework: Framework


class Sorted(NamedTuple):
    """A form's words by place.

    ``answers`` has a place only where the form still has it. ``tables`` gives the rows of the
    tables by name; ``spots`` under what each line stands, by its number.
    """

    answers: dict[Place, list[Item]]
    tables: dict[str, Rows]
    strays: tuple[Stray, ...]
    spots: dict[int, Spot]
    by_words: tuple[Place, ...]
    above: tuple[Place, ...]


def sort(pages: Pages, asked: Asked, own: OwnWords) -> Sorted:
    """Return the words of a form by place. Every word that is not the program's own is in it."""
    return _Sorter(pages, asked, own).sorted()


class _Sorter:
    """Goes through the lines of one form."""

    def __init__(self, pages: Pages, asked: Asked, own: OwnWords) -> None:
        self._pages, self._asked, self._own = pages, asked, own
        self._structure = Structure.of(asked.bodies)
        self._titles = {title_of(section): section.id for section in reversed(asked.sections)}
        self._names = {section.id: title_of(section) for section in asked.sections}
        self._hints = {question.hint for question in asked.framework.questions}
        self._heads = _heads(pages, self._structure, own)
        self._tables = _tables(pages.marks, pages.lines)
        self._cells_of: dict[int, list[Line]] = {}
        for line in pages.lines:
            if line.cell is not None:
                self._cells_of.setdefault(line.cell.table, []).append(line)
        self._found = {spot for spots in self._heads.values() for spot in spots}
        self._spot = Spot()
        self._result = Sorted({}, {}, (), {}, (), ())
        self._strays: list[Stray] = []
        self._by_words: dict[Place, None] = {}
        self._above: dict[Place, None] = {}

    def sorted(self) -> Sorted:
        done: set[int] = set()
        for number, line in enumerate(self._pages.lines):
            cell = line.cell
            if cell is None:
                self._line(number, line)
            elif cell.table not in done:
                done.add(cell.table)
                self._table(cell.table)
            self._result.spots[number] = self._spot
        for line in self._pages.aside:
            words = "".join(letter for letter in line.text if not letter.isdigit())
            if not self._own.holds(words):
                self._strays.append(Stray(line.text.strip(), line.where))
        return self._result._replace(
            strays=tuple(self._strays), by_words=tuple(self._by_words), above=tuple(self._above)
        )

    def _line(self, number: int, line: Line) -> None:
        heads = self._heads.get(number) or self._by_its_words(line)
        if heads:
            self._head(line, heads)
        elif line.text.strip():
            self._known_elsewhere(line)
            self._put(line)

    def _by_its_words(self, line: Line) -> tuple[Spot, ...]:
        """Return what a heading that has lost its hidden place heads."""
        words = " ".join(line.text.split())
        spot = Spot()
        if words in self._titles and (line.level or self._spot.kind != "answer"):
            spot = Spot("section", self._titles[words])
        elif words == YOUR_ANSWER and self._spot.question:
            spot = self._spot._replace(kind="answer")
        elif self._spot.part:
            asked = (q.id for q in self._asked.framework.questions if q.text == words)
            spot = Spot("question", self._spot.part, next(asked, ""))
            spot = spot if spot.place in self._asked.bodies else Spot()
        if spot.kind and spot not in self._found:
            self._found.add(spot)
            self._by_words |= {spot.place: None} if spot.place is not None else {}
            return (spot,)
        return ()

    def _head(self, line: Line, heads: tuple[Spot, ...]) -> None:
        """Go on under another heading; what was written beside its words stays text."""
        around = self._own.around(line)
        if around is not None and around.before:
            self._put(Line(around.before))
        self._spot = heads[-1]
        if self._spot.kind == "answer" and self._spot.place is not None:
            self._result.answers.setdefault(self._spot.place, [])
        if around is not None and around.after:
            self._put(Line(around.after))
        elif around is None and line.text.strip():
            if line.level:
                self._stray(line.text, "a heading of the form, changed")
            else:
                self._put(line)

    def _known_elsewhere(self, line: Line) -> None:
        """Go on in an answer whose heading is gone, where a line reads as it was sent there."""
        words = " ".join(line.text.split())
        place = self._asked.keys.get(words)
        if place is None or len(words.split()) < _ENOUGH or line.style == LAST_YEAR_STYLE:
            return
        if place not in {spot.place for spot in self._found}:
            self._found.add(Spot("answer", *place))
            self._by_words[place] = None
            self._spot = Spot("answer", *place)

    def _put(self, line: Line) -> None:
        """Put a line that holds words where they belong."""
        own = self._own.holds(line.text) and self._may_be_own(line)
        if self._spot.kind in ("answer", "reference"):
            self._in_answer(line, own=own)
        elif own:
            return
        elif self._spot.kind == "question":
            self._above_answer(line)
        else:
            self._stray(line.text)

    def _may_be_own(self, line: Line) -> bool:
        """Return whether a line that reads like the program's words may be them, where it stands.

        An answer may say what was written last year, or what the list of evidence says.
        """
        is_beside = self._spot.kind not in ("question", "answer", "reference")
        is_hint = self._spot.kind == "question" and " ".join(line.text.split()) in self._hints
        return is_ours(line) or is_beside or is_hint

    def _in_answer(self, line: Line, *, own: bool) -> None:
        if own and line.text.strip().startswith(LAST_YEAR):
            self._spot = self._spot._replace(kind="reference")
        elif self._spot.kind == "reference" and line.style == LAST_YEAR_STYLE:
            if not own:
                self._stray(line.text, "last year’s words, changed")
        elif not own or line.style == LAST_YEAR_STYLE:
            self._spot = self._spot._replace(kind="answer")
            self._add(_without_placeholder(line))

    def _above_answer(self, line: Line) -> None:
        """Put what was written between a question and its answer."""
        is_last_years = line.style == LAST_YEAR_STYLE
        around = self._own.around(line) if is_ours(line) and not is_last_years else None
        if around is not None:
            self._add(Line(around.before or around.after))
        elif line.style.startswith(OUR_STYLES) and line.style != PLACEHOLDER:
            self._stray(line.text, "the form’s own words, changed")
            return
        else:
            self._add(_without_placeholder(line))
        if self._spot.place is not None:
            self._above[self._spot.place] = None

    def _add(self, item: Item) -> None:
        place = self._spot.place
        if place is not None and (isinstance(item, Grid) or item.text.strip()):
            self._result.answers.setdefault(place, []).append(item)

    def _stray(self, text: str, what: str = "") -> None:
        place = self._spot.place
        title = self._names.get(self._spot.part, "")
        where = f"Under “{title}”" if title else "Outside the sections"
        self._strays.append(Stray(text.strip(), f"{where}: {what}" if what else where, place))

    def _table(self, number: int) -> None:
        lines = self._cells_of[number]
        rows = _rows(lines)
        name = self._tables.get(number) or self._asked.headings.get(rows[0] if rows else (), "")
        if not name and self._spot.kind == "tables":
            name, self._spot = self._spot.part, Spot("tables")
        if name in ("evidence", "actions"):
            self._result.tables[name] = rows
            self._beside_rows(lines, rows[0])
        elif name:
            self._cells(lines)
        elif not any(map(str.strip, (cell for row in rows for cell in row))):
            return
        elif self._spot.place is None:
            text = "\n".join("; ".join(filter(str.strip, row)) for row in rows)
            self._stray(text, "a table")
        elif len(rows) < 2 or len(rows[0]) < 2:
            for line in lines:
                if line.text.strip():
                    self._put(line)
        else:
            self._spot = self._spot._replace(kind="answer")
            self._add(Grid(rows))

    def _beside_rows(self, lines: Iterable[Line], first: tuple[str, ...]) -> None:
        """Tell what was written over the headings of a table's columns or over its rows' numbers."""
        has_headings, has_numbers = any(map(self._own.holds, first)), first[:1] == (TO_WRITE,)
        for line in lines:
            cell = line.cell
            if cell and ((has_headings and not cell.row) or (has_numbers and not cell.column)):
                self._cells([line])

    def _cells(self, lines: Iterable[Line]) -> None:
        """Tell what was written where nothing is asked for: headings, numbers, what is known."""
        for line in lines:
            if line.text.strip() and not self._own.holds(line.text):
                self._strays.append(Stray(line.text.strip(), "In the lists at the end of the form"))


def _heads(pages: Pages, structure: Structure, own: OwnWords) -> dict[int, tuple[Spot, ...]]:
    """Return what the hidden places say of lines, by the lines' numbers."""
    found: dict[int, list[Spot]] = {}
    for name, mark in pages.marks.items():
        spot = _meaning(name, structure)
        if spot is None or not pages.lines:
            continue
        at = min(mark.first, len(pages.lines) - 1)
        if pages.lines[at].cell is not None:
            continue
        span = range(at, min(mark.last, at + _SPAN, len(pages.lines) - 1) + 1)
        told = (n for n in span if pages.lines[n].text.strip() and own.around(pages.lines[n]))
        found.setdefault(next(told, at), []).append(spot)
    order = ("", "section", "question", "answer", "tables")
    return {n: tuple(sorted(s, key=lambda spot: order.index(spot.kind))) for n, s in found.items()}


def _meaning(name: str, structure: Structure) -> Spot | None:
    """Return what a hidden place heads; None where it heads nothing."""
    tail = name.removeprefix(FORM_PREFIX)
    if tail.startswith("t_"):
        table = tail.removeprefix("t_").removesuffix("_head")
        return Spot("tables", table) if tail.endswith("_head") else None
    if tail[:1] in "ij" and "_" in tail and tail[1:4].isdecimal():
        return None
    if name in structure.sections:
        return Spot("section", structure.sections[name])
    if name in structure.questions:
        return Spot("question", *structure.questions[name])
    if name in structure.answers:
        return Spot("answer", *structure.answers[name])
    return Spot()  # of a section that we do not know: what stands there is told apart


def _tables(marks: Mapping[str, Mark], lines: Sequence[Line]) -> dict[int, str]:
    """Return the names of the form's own tables by their numbers."""
    found = {}
    for name in TABLES:
        mark = marks.get(table_anchor(name))
        cell = lines[mark.first].cell if mark is not None and mark.first < len(lines) else None
        if cell is not None:
            found[cell.table] = name
    return found


def _rows(lines: Sequence[Line]) -> Rows:
    """Return the text of a table's cells row by row; every row is as long as the longest."""
    texts: dict[tuple[int, int], list[str]] = {}
    for line in lines:
        if line.cell is not None:
            place = (line.cell.row, min(line.cell.column, _WIDEST - 1))
            texts.setdefault(place, []).append(line.text)
    width = 1 + max(column for _, column in texts)
    grid = (
        tuple("\n".join(texts.get((row, column), ())).strip() for column in range(width))
        for row in sorted({row for row, _ in texts})
    )
    return tuple(row for row in grid if any(row))


def _without_placeholder(line: Line) -> Line:
    """Return a line without the words that only say where to write."""
    text = line.text.lstrip()
    is_placeholder = line.style == PLACEHOLDER or text.rstrip() == WRITE_HERE
    if not is_placeholder or not text.startswith(WRITE_HERE):
        return line
    start = len(line.text) - len(text) + len(WRITE_HERE)
    return line._replace(runs=part(line.runs, start, len(line.text)))
