"""Tells which paragraph of a reviewed copy is which exported line, before its tracked changes.

Hidden anchors in headings pin the parts; where one is lost the heading's words do, and after that
the order. Within a part equal lines belong together, and what lies between them by likeness. Lines that
differ in their lead or label alone are equal: the program prints those.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

from ilacs_desktop.word.review.labels import Labelled
from ilacs_desktop.word.review.marks import Copy
from ilacs_desktop.word.review.printed import Printed
from ilacs_desktop.word.review.views import Para, anchors_in, nothing, paragraphs

_ALIKE = 0.4  # share of words in common from which two lines at one place are one, edited
_MOST_PAIRS = 40_000  # lines between two equal ones that are compared, each with each


class Match(NamedTuple):
    """A paragraph of the copy, all changes declined, and the number of the exported line it is.

    ``line`` is -1 where nothing of the kind was exported; ``part`` is the number of the heading
    that it stands under.
    """

    para: Para
    line: int
    part: int


class Aligned(NamedTuple):
    """The paragraphs of a copy, and the numbers of the exported lines that it no longer has.

    ``before`` are the paragraphs before the first heading: the cover and the contents list.
    ``lost_anchors`` counts the headings that were found without their anchor; ``moved`` are the
    numbers of those that stand in another order.
    """

    matches: tuple[Match, ...]
    missing: tuple[int, ...]
    before: tuple[Para, ...]
    lost_anchors: int
    moved: tuple[int, ...] = ()


def align(copy: Copy, lines: Sequence[Printed]) -> Aligned:
    """Return which paragraph of the copy is which line."""
    paras = [para for para in paragraphs(copy.lines, nothing) if not _says_nothing(para)]
    headings = [n for n, line in enumerate(lines) if line.is_heading]
    pinned, by_anchor = _pins(copy, paras, lines, headings)
    starts = sorted(pinned)
    first = starts[0] if starts else len(paras)
    known = {pinned[start] for start in starts}
    labelled = Labelled(lines)
    matches: list[Match] = []
    for n, start in enumerate(starts):
        end = starts[n + 1] if n + 1 < len(starts) else len(paras)
        wanted = list(_under(pinned[start], headings, known, len(lines)))
        inside = _pairs(paras[start + 1 : end], [lines[at] for at in wanted[1:]], labelled)
        pairs = {0: 0} | {at + 1: place + 1 for at, place in inside}
        matches += (
            Match(
                paras[at], wanted[pairs[at - start]] if at - start in pairs else -1, pinned[start]
            )
            for at in range(start, end)
        )
    found = {match.line for match in matches}
    missing = tuple(n for n, line in enumerate(lines) if n not in found and line.key)
    lost, moved = len(starts) - by_anchor, _moved([pinned[start] for start in starts])
    return Aligned(tuple(matches), missing, tuple(paras[:first]), lost, moved)


def _moved(numbers: list[int]) -> tuple[int, ...]:
    """Return the fewest numbers without which the others rise."""
    from rapidfuzz.distance import LCSseq

    codes = LCSseq.opcodes(numbers, sorted(numbers))
    stay = {n for c in codes if c.tag == "equal" for n in numbers[c.src_start : c.src_end]}
    return tuple(number for number in numbers if number not in stay)


def _says_nothing(para: Para) -> bool:
    """Return whether a paragraph has neither words nor a change in it."""
    return not para.key and not any(bit.added or bit.gone for bit in para.bits)


def _pins(
    copy: Copy, paras: Sequence[Para], lines: Sequence[Printed], headings: Sequence[int]
) -> tuple[dict[int, int], int]:
    """Return for the paragraphs that are headings which line each is, and how many by anchor."""
    by_anchor = {lines[n].anchor: n for n in reversed(headings)}
    pinned: dict[int, int] = {}
    for at, para in enumerate(paras):
        for anchor in anchors_in(para, copy.lines):
            line = by_anchor.pop(anchor, None)
            if line is not None:
                pinned.setdefault(at, line)
    count = len(pinned)
    left = [n for n in headings if n not in pinned.values()]
    for line in left:
        spots = list(_fitting(line, pinned, paras, lines))
        if spots:
            pinned[spots[-1]] = line  # the contents list, which says the same, stands before
    return pinned, count


def _fitting(
    line: int, pinned: dict[int, int], paras: Sequence[Para], lines: Sequence[Printed]
) -> Iterator[int]:
    """Yield the paragraphs that read like a heading, between the headings known around it."""
    after = max((at for at, known in pinned.items() if known < line), default=-1)
    before = min((at for at, known in pinned.items() if known > line), default=len(paras))
    for at in range(after + 1, before):
        if at not in pinned and paras[at].key == lines[line].key and not paras[at].last.in_table:
            yield at


def _under(heading: int, headings: Sequence[int], known: set[int], end: int) -> Iterator[int]:
    """Yield a heading's lines, and those of headings after it that the copy has lost."""
    for n, start in enumerate(headings):
        stop = headings[n + 1] if n + 1 < len(headings) else end
        if start == heading or (start > heading and start not in known):
            yield from range(start, stop)
        elif start > heading:
            return


def _pairs(
    paras: Sequence[Para], lines: Sequence[Printed], labelled: Labelled
) -> Iterator[tuple[int, int]]:
    """Yield which paragraph is which line, by their places in the two lists."""
    ours = [(line.in_table, line.key) for line in lines]
    known = ((para, labelled.find(para.text)) for para in paras)
    theirs = [
        (para.last.in_table, found.line.key if found is not None else para.key)
        for para, found in known
    ]
    opcodes = SequenceMatcher(None, theirs, ours, autojunk=False).get_opcodes()
    for tag, start, end, other, stop in opcodes:
        if tag == "equal":
            yield from zip(range(start, end), range(other, stop), strict=True)
        elif tag == "replace":
            for at, place in _likest(theirs[start:end], ours[other:stop]):
                yield start + at, other + place


def _likest(
    theirs: Sequence[tuple[bool, str]], ours: Sequence[tuple[bool, str]]
) -> Iterator[tuple[int, int]]:
    """Yield pairs of like lines, in order, so that they are most alike in all."""
    if len(theirs) * len(ours) > _MOST_PAIRS:
        return
    bags, others = [bag_of(text) for _, text in theirs], [bag_of(text) for _, text in ours]
    rows, columns = len(theirs), len(ours)
    worth = [[0.0] * columns for _ in range(rows)]
    best = [[0.0] * (columns + 1) for _ in range(rows + 1)]
    for at in reversed(range(rows)):
        for place in reversed(range(columns)):
            same_kind = theirs[at][0] == ours[place][0]
            worth[at][place] = likeness(bags[at], others[place]) if same_kind else 0.0
            best[at][place] = max(
                best[at + 1][place],
                best[at][place + 1],
                best[at + 1][place + 1] + worth[at][place] * (worth[at][place] >= _ALIKE),
            )
    at = place = 0
    while at < rows and place < columns:
        if best[at][place] == best[at + 1][place]:
            at += 1
        elif best[at][place] == best[at][place + 1]:
            place += 1
        else:
            yield at, place
            at, place = at + 1, place + 1


def bag_of(text: str) -> Counter[str]:
    """Return the words of a text with how often each is in it, whatever their case."""
    return Counter(text.casefold().split())


def likeness(one: Counter[str], other: Counter[str]) -> float:
    """Return the share of words that two texts have in common, 0 to 1."""
    total = one.total() + other.total()
    return 2 * (one & other).total() / total if total else 0.0
