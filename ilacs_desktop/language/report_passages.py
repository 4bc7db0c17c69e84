"""A report's text as passages: headings, points of a list, sentences that may be points, and the rest.

Every word of the text stands in exactly one passage: nothing is dropped unseen. Passages follow the
text, but what the page put round it comes last.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from typing import Literal, NamedTuple

from ilacs_desktop.language.report_lines import Line, report_lines
from ilacs_desktop.language.report_marks import symbol_at
from ilacs_desktop.language.report_rules import ReportRules, plain_words
from ilacs_desktop.language.sentences import read_sentences, sentences

Kind = Literal["heading", "point", "suggestion", "text", "page"]

_NUMBERED = re.compile(
    r"(?:(?P<number>\(?\d{1,2}[.)](?= |$))|(?P<letter>\(?[a-z][.)](?= |$)|\(?[ivx]+\)(?= |$))) ?"
)
_TAIL = re.compile(r"[;,](?: (?:and|or))?$")
_GOES_ON = re.compile(r"(?:[,–—-]|\b(?:and|or|of|the|to|for|in|with|by|from|that|who|a|an|on))$")
_END = re.compile(r"[.!?:;][\"”’')\]]*$")
_BEGINS = re.compile(r"[\"“‘']?[A-Z0-9]")
_FRESH = re.compile(r"(?:The|An?|How|Whether|Some|Too)\b")  # no line within a sentence begins so
_BROKEN = re.compile(r"(\w+)-$")
_FIRST_WORD = re.compile(r"\w+")
_LONGEST_POINT = 90  # words; a longer paragraph without a mark is prose
_MOST_SENTENCES = 2  # of a point without a mark
_LEAST_WORDS = 4  # of a sentence that is offered
_MOST_HEADING_LINES = 3
_TAIL_LETTERS = 60  # of what was read so far that are looked at; no word is longer


class Passage(NamedTuple):
    """A stretch of the text: what it says, what it was taken for, and the heading it stands under.

    A ``point`` stands in a list of what needs to improve; a ``suggestion`` is a sentence that reads
    like one; ``page`` is what the page put round the text, such as its number.
    """

    text: str
    kind: Kind
    heading: str


class Passages(NamedTuple):
    """The passages of a text, and the headings whose lists may go on behind what ended them."""

    every: tuple[Passage, ...]
    unsure: tuple[str, ...]


def report_passages(
    text: str, rules: ReportRules, knows: Callable[[str], bool] | None = None
) -> Passages:
    """Return the passages of a report's or letter's text; no point is given twice.

    ``knows`` says whether a word is spelt right: a word broken at a line's end is then put together
    where that makes a word, and keeps its hyphen ("multi-agency") where it does not.
    """
    words = frozenset(re.findall(r"\w+", text.casefold()))
    reader = _Reader(report_lines(text, rules), rules, knows or words.__contains__)
    every = tuple(_once(reader.read()))
    return Passages(every, tuple(dict.fromkeys(reader.unsure)))


def _once(passages: Iterator[Passage]) -> Iterator[Passage]:
    """Yield the passages; what was a point before is text when it is said again."""
    seen: set[str] = set()
    for passage in passages:
        said = plain_words(passage.text)
        if passage.kind in ("point", "suggestion"):
            if said in seen:
                passage = passage._replace(kind="text")  # noqa: PLW2901
            seen.add(said)
        yield passage


class _Reader:
    """Goes through the lines once, from heading to heading."""

    def __init__(
        self, lines: Sequence[Line], rules: ReportRules, knows: Callable[[str], bool]
    ) -> None:
        self._page = [line for line in lines if line.is_page]
        self._lines = [line for line in lines if not line.is_page]
        self._rules = rules
        self._knows = knows
        self.unsure: list[str] = []

    def read(self) -> Iterator[Passage]:
        at, heading, is_list = 0, "", False
        region: list[Line] = []
        while at < len(self._lines):
            count, says = self._heading_at(at)
            if not count:
                region.append(self._lines[at])
                at += 1
                continue
            yield from self._region(region, heading, is_list=is_list)
            region = []
            heading = " ".join(line.text for line in self._lines[at : at + count])
            is_list = says
            yield Passage(heading, "heading", heading)
            at += count
        yield from self._region(region, heading, is_list=is_list)
        yield from (Passage(line.text, "page", "") for line in self._page)

    def _heading_at(self, at: int) -> tuple[int, bool]:
        """Return how many lines from here are a heading, 0 where none is, and whether of points."""
        for count in range(min(_MOST_HEADING_LINES, len(self._lines) - at), 0, -1):
            lines = self._lines[at : at + count]
            if any(line.gap == "blank" or _mark(line) for line in lines[1:]):
                continue
            said = plain_words(" ".join(line.text for line in lines))
            if said in self._rules.points:
                return count, True
            if said in self._rules.others or self._is_graded(said):
                return count, False
        return 0, False

    def _is_graded(self, said: str) -> bool:
        """Return whether this is a judgement with its grade: "… care leavers: good"."""
        return any(
            said.endswith(f" {grade}")
            and said.removesuffix(grade).removesuffix(" is ").strip() in self._rules.others
            for grade in self._rules.grades
        )

    def _region(self, lines: list[Line], heading: str, *, is_list: bool) -> Iterator[Passage]:
        if not lines:
            return
        items: list[str] = []
        rest = lines
        if is_list and plain_words(lines[0].text) not in self._rules.nothing:
            marked = next((n for n, line in enumerate(lines) if _mark(line)), None)
            if marked is None:
                items, rest = self._unmarked(lines)
            else:
                yield from self._prose(lines[:marked], heading)
                items, rest = self._marked(lines[marked:])
        yield from (Passage(item, "point", heading) for item in items)
        if items and rest:
            yield from self._after_list(lines, rest, heading)
        else:
            yield from self._prose(rest, heading)

    def _after_list(self, lines: list[Line], rest: list[Line], heading: str) -> Iterator[Passage]:
        """Yield what stands between a list and the next heading; what may be more of it is offered.

        That is what has the list's mark again, and what begins a page, up to the first prose.
        """
        first = next((_kind(mark) for line in lines if (mark := _mark(line))), "")
        again = next(
            (n for n, line in enumerate(rest) if first and _kind(_mark(line)) == first), None
        )
        if again is not None and first == "symbol":
            yield from self._prose(rest[:again], heading)
            items, after = self._marked(rest[again:])
        elif rest[0].gap == "page":
            items, after = self._unmarked(rest)
        else:
            yield from self._prose(rest, heading)
            return
        if items:
            self.unsure.append(heading)
        yield from (Passage(item, "suggestion", heading) for item in items)
        if items and after:
            yield from self._after_list(lines, after, heading)
        else:
            yield from self._prose(after, heading)

    def _marked(self, lines: list[Line]) -> tuple[list[str], list[Line]]:
        """Return the items of a list with marks, and the lines after it."""
        width, first = _width(lines), _mark(lines[0])
        items = [[_without_mark(lines[0])]]
        for n, line in enumerate(lines[1:], start=1):
            mark, item = _mark(line), items[-1]
            is_under = bool(mark) and mark != first and item[0].endswith(":")
            if is_under:
                item.append(_without_mark(line))
            elif mark and _kind(mark) == _kind(first):
                items.append([_without_mark(line)])
            elif self._ends_list(line, item[-1], lines[n - 1].text, width):
                return _whole_items(items), lines[n:]
            else:
                item[-1] = self._joined(item[-1], line.text)
        return _whole_items(items), []

    def _ends_list(self, line: Line, so_far: str, above: str, width: int) -> bool:
        """Return whether a line without the list's mark begins something else than more of the item."""
        if not so_far or not _BEGINS.match(line.text) or _GOES_ON.search(so_far[-_TAIL_LETTERS:]):
            return False
        return line.gap != "none" or _would_fit(above, line.text, width)

    def _unmarked(self, lines: list[Line]) -> tuple[list[str], list[Line]]:
        """Return the items of a list whose marks were lost, and the lines after it."""
        width = _width(lines)
        items: list[str] = []
        starts: list[int] = []
        for n, line in enumerate(lines):
            if not items or self._begins_item(line, items[-1], lines[n - 1].text, width):
                items.append(line.text)
                starts.append(n)
            else:
                items[-1] = self._joined(items[-1], line.text)
        listed = next((n for n, item in enumerate(items) if _is_prose(item)), len(items))
        rest = lines[starts[listed] :] if listed < len(items) else []
        return _whole_items([[item] for item in items[:listed]]), rest

    def _begins_item(self, line: Line, so_far: str, above: str, width: int) -> bool:
        if not _BEGINS.match(line.text) or _GOES_ON.search(so_far[-_TAIL_LETTERS:]):
            return False
        return (
            line.gap != "none"
            or bool(_FRESH.match(line.text))
            or bool(_END.search(so_far[-_TAIL_LETTERS:]))
            or _would_fit(above, line.text, width)
        )

    def _prose(self, lines: list[Line], heading: str) -> Iterator[Passage]:
        for paragraph in self._paragraphs(lines):
            for span in sentences(paragraph):
                said = paragraph[span.start : span.end]
                kind: Kind = "suggestion" if self._is_suggested(said) else "text"
                yield Passage(said, kind, heading)

    def _paragraphs(self, lines: list[Line]) -> Iterator[str]:
        """Yield each paragraph of prose as one line; the number before it goes along."""
        block: list[Line] = []
        for line in lines:
            if block and (line.gap == "blank" or _mark(line)):
                yield from self._block(block)
                block = []
            block.append(line)
        yield from self._block(block)

    def _block(self, block: list[Line]) -> Iterator[str]:
        width, so_far = _width(block), ""
        for n, line in enumerate(block):
            is_new = (
                n > 0 and _BEGINS.match(line.text) and not _GOES_ON.search(so_far[-_TAIL_LETTERS:])
            )
            if is_new and _would_fit(block[n - 1].text, line.text, width):
                yield so_far
                so_far = line.text
            else:
                text = _without_mark(line) if n == 0 else line.text
                so_far = self._joined(so_far, text)
        if so_far:
            yield so_far

    def _is_suggested(self, sentence: str) -> bool:
        if sentence.endswith(":"):
            return False  # it leads to what follows
        read = read_sentences(sentence)
        return any(
            len(one.words) >= _LEAST_WORDS and any(self._rules.suggested.find(one.words))
            for one in read
        )

    def _joined(self, so_far: str, more: str) -> str:
        """Return a text with the line below it; a word that was broken between them is put together."""
        broken, goes_on = _BROKEN.search(so_far[-_TAIL_LETTERS:]), _FIRST_WORD.match(more)
        if broken is None or goes_on is None or not more[0].islower():
            return f"{so_far} {more}".strip()
        whole = f"{broken[1]}{goes_on[0]}".casefold()
        return f"{so_far[:-1] if self._knows(whole) else so_far}{more}"


def _mark(line: Line) -> str:
    """Return what kind of mark a line begins with: symbol, number or letter; empty where none."""
    symbol = symbol_at(line.text)
    if symbol:
        return f"symbol {symbol}"
    found = _NUMBERED.match(line.text)
    return "" if found is None else "number" if found["number"] else "letter"


def _kind(mark: str) -> str:
    return mark.partition(" ")[0]


def _whole_items(items: list[list[str]]) -> list[str]:
    """Return each item with what stands under it as one text; those without a word are left out."""
    whole = []
    for first, *under in items:
        parts = [text for part in under if (text := _TAIL.sub("", part))]
        text = _TAIL.sub("", f"{first} {'; '.join(parts)}".strip())
        if any(char.isalnum() for char in text):
            whole.append(text)
    return whole


def _without_mark(line: Line) -> str:
    symbol = symbol_at(line.text)
    if symbol:
        return line.text.removeprefix(symbol).strip()
    found = _NUMBERED.match(line.text)
    return line.text[found.end() :].strip() if found else line.text


def _width(lines: Sequence[Line]) -> int:
    return max((len(line.text) for line in lines), default=0)


def _would_fit(above: str, line: str, width: int) -> bool:
    """Return whether the line's first word had room on the line above, so that the break was meant."""
    return len(above) + 1 + len(line.split(maxsplit=1)[0]) <= width


def _is_prose(text: str) -> bool:
    return len(text.split()) > _LONGEST_POINT or sum(1 for _ in sentences(text)) > _MOST_SENTENCES
