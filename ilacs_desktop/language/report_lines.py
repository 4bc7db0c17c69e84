"""The lines of a text that was copied out of a report: what is text, and what the page put round it.

Copies from a PDF carry page numbers and headers in the middle of sentences, bullets as letters of
private fonts, and joined letters; the same text pasted from Word has none of them.
"""

import re
from collections import Counter
from typing import Literal, NamedTuple

from ilacs_desktop.language.report_marks import items_apart, symbol_at
from ilacs_desktop.language.report_rules import ReportRules, plain_words

Gap = Literal["none", "page", "blank"]

_BREAKS = re.compile(r"\r\n?|[\v\x1c-\x1e\x85\u2028\u2029]")
_SPACES = re.compile(r"[\t\u00a0\u2000-\u200a\u202f\u205f\u3000]")
_UNSEEN = re.compile(r"[\u200b-\u200d\u2060\ufe00-\ufe0f\ufeff\x00-\x08\x0e-\x1b\x7f]|\u00ad\n?")
_JOINED = str.maketrans(
    {"\ufb00": "ff", "\ufb01": "fi", "\ufb02": "fl", "\ufb03": "ffi", "\ufb04": "ffl"}
)
_PAGE_NUMBER = re.compile(
    r"(?:[-–—|] ?)?(?:page )?\d{1,3}(?: ?(?:of|/) ?\d{1,3})?(?: ?[-–—|])?", re.IGNORECASE
)
_DIGITS = re.compile(r"\d+")
_LONGEST_HEADER = 16  # words; a longer line that is said twice is text
_LONG_LINE = 80  # letters
_HEAD = 8  # lines in which a text says what it is
_LEAST_TITLE = 3  # words
_ROUNDS = 4  # how many lines of a header may stand next to one another


class Line(NamedTuple):
    """A line that holds anything. ``gap`` is what stands before it: a page's end is no paragraph's.

    ``is_page`` marks what the page put round the text: its number, its header, its footer.
    """

    text: str
    gap: Gap
    is_page: bool


def report_lines(text: str, rules: ReportRules) -> tuple[Line, ...]:
    """Return the lines of a text in order; those that are empty are told by ``gap`` alone."""
    raw = [" ".join(line.split()) for line in _plain(text).split("\n")]
    raw = _single_spaced([part for line in raw for part in _headings_apart(line, rules)])
    numbers = [n for n, line in enumerate(raw) if line]
    page = _of_the_page([raw[n] for n in numbers], rules)
    ours = {n for n, is_page in zip(numbers, page, strict=True) if is_page}
    lines: list[Line] = []
    gap: Gap = "none"
    for n, line in enumerate(raw):
        if n in ours:
            lines.append(Line(line, "none", is_page=True))
            gap = "page"
        elif line:
            lines.append(Line(line, gap, is_page=False))
            gap = "none"
        elif gap == "none":
            gap = "blank"
    return tuple(lines)


def _plain(text: str) -> str:
    """Return the text with one kind of line break and of space, and its letters apart."""
    text = _SPACES.sub(" ", _BREAKS.sub("\n", text).replace("\f", "\n"))
    return items_apart(_UNSEEN.sub("", text).translate(_JOINED))


def _headings_apart(line: str, rules: ReportRules) -> list[str]:
    """Return a long line, with the headings in it on lines of their own."""
    if len(line) < _LONG_LINE:
        return [line]
    return [part.strip() for part in rules.inside.split(f"{line} ") if part.strip()]


def _single_spaced(raw: list[str]) -> list[str]:
    """Return the lines without the empty ones where a copy put one after every line."""
    filled = [n for n, line in enumerate(raw) if line]
    followed = [n for n in filled if n + 1 < len(raw) and not raw[n + 1]]
    ended = [n for n in followed if raw[n][-1] in ".:;!?)"]
    is_double = len(filled) > 5 and 10 * len(followed) >= 9 * (len(filled) - 1)
    return [line for line in raw if line] if is_double and 2 * len(ended) < len(filled) else raw


def _of_the_page(lines: list[str], rules: ReportRules) -> list[bool]:
    """Return of each line whether it is of the page: a number, a listed line, or a repeated neighbour.

    A line counts as repeated where the same words, whatever its numbers, stand elsewhere too.
    """
    found = [
        bool(_PAGE_NUMBER.fullmatch(line)) or plain_words(line) in rules.page for line in lines
    ]
    head = [f" {plain_words(line)} " for line in lines[:_HEAD]]
    shapes = [_DIGITS.sub("#", line.casefold()) for line in lines]
    for _ in range(_ROUNDS):
        beside = [
            not found[n] and any(found[max(n - 1, 0) : n + 2]) and _may_be_header(lines[n])
            for n in range(len(lines))
        ]
        counts = Counter(shape for shape, is_so in zip(shapes, beside, strict=True) if is_so)
        more = [
            is_so and (counts[shapes[n]] > 1 or (n >= _HEAD and _is_of_title(lines[n], head)))
            for n, is_so in enumerate(beside)
        ]
        if not any(more):
            break
        found = [a or b for a, b in zip(found, more, strict=True)]
    return found


def _is_of_title(line: str, head: list[str]) -> bool:
    """Return whether a line says again what the first lines of the text say: its title or its days."""
    said = plain_words(line)
    is_new = len(said.split()) < _LEAST_TITLE or not re.match(r"[A-Z0-9]", line)
    return not is_new and any(f" {said} " in one for one in head)


def _may_be_header(line: str) -> bool:
    is_marked = bool(symbol_at(line)) or line.startswith(("–", "—", "*", "-"))
    return len(line.split()) <= _LONGEST_HEADER and not is_marked
