"""What the list of results says: where the words stand, and some of the text around them. Pure."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from ilacs_desktop.document.find import Held, InBody, InRecord, Match
from ilacs_desktop.document.model import Document, Judgement
from ilacs_desktop.document.places import FRONT, Place
from ilacs_desktop.document.runs import CHIP
from ilacs_desktop.document.wording import field_label, short_title
from ilacs_desktop.framework.in_words import counted, listed
from ilacs_desktop.framework.model import Framework
from ilacs_desktop.ui.pages.draft.parts import key_of, part_of, part_title, question_name

LISTED = 300  # results: more take long to draw, and F3 goes to them all the same
_MORE = f"Only the first {LISTED} are listed. Type more letters to find fewer."
_BEFORE, _AFTER = 28, 60  # letters of the text around the words
_HELD: dict[Held, str] = {
    "": "",
    "left_out": "Left out of the document",
    "told": "Kept but not printed: its judgement answers this",
    "said": "Said by somebody else",
}
_WHY: dict[Held, str] = {
    "left_out": "in sections that are left out",
    "told": "in answers that are kept but not printed",
    "said": "in what somebody else said",
}
_NAMES = {"evidence": "Evidence [{0}]", "actions": "Action {0}"}


class Row(NamedTuple):
    """One line of the list: a heading, or a result with the words around it.

    ``number`` is that of the result, or -1 for a heading. ``note`` says why it is not replaced.
    """

    number: int
    before: str
    words: str = ""
    after: str = ""
    note: str = ""
    spoken: str = ""

    @property
    def is_heading(self) -> bool:
        """Whether it says where the results below it stand."""
        return self.number < 0


def rows_of(document: Document, framework: Framework, matches: Sequence[Match]) -> tuple[Row, ...]:
    """Return the lines for the first of the results, under headings."""
    rows = _rows(document, framework, matches[:LISTED])
    return (*rows, Row(-1, _MORE)) if len(matches) > LISTED else tuple(rows)


def _rows(document: Document, framework: Framework, matches: Sequence[Match]) -> Iterator[Row]:
    last: object = None
    where = ""
    for number, match in enumerate(matches):
        spot = match.spot
        group = spot.place if isinstance(spot, InBody) else spot
        if group != last:
            last, where = group, where_of(document, framework, match)
            yield Row(-1, where)
        before, words, after = around(match)
        note = _HELD[match.held]
        spoken = ". ".join(filter(None, (f"{before}{words}{after}", where, note)))
        yield Row(number, before, words, after, note, spoken)


def where_of(document: Document, framework: Framework, match: Match) -> str:
    """Return where a result stands, such as "Early help: What we know" or "Action 3: Measure"."""
    if isinstance(match.spot, InBody):
        return _place(document, framework, match.spot.place)
    return _record(document, match.spot)


def _place(document: Document, framework: Framework, place: Place) -> str:
    part = part_of(document, key_of(place))
    if isinstance(part, Judgement):
        title = f"{short_title(part, framework)}, opening"
    else:
        title = part_title(document, key_of(place))
    return title if place.part == FRONT else f"{title}: {question_name(place, framework)}"


def _record(document: Document, spot: InRecord) -> str:
    record: Any = next(one for one in getattr(document, spot.list) if one.id == spot.record)
    if spot.list == "comments":
        reply = next((one for one in record.replies if one.id == spot.reply), None)
        if reply is not None:
            return f"Answer of {reply.author} to a comment"
        return f"Comment of {record.author}"
    if spot.list == "prior_points":
        return f"Point made before: {field_label(spot.list, spot.field)}"
    if spot.list == "indicators":
        name = f"Figure “{record.name}”"
    else:
        name = _NAMES[spot.list].format(record.number)
    return f"{name}: {field_label(spot.list, spot.field)}"


def around(match: Match) -> tuple[str, str, str]:
    """Return the text before the words, the words, and the text after them, cut to whole words."""
    before = match.text[max(match.start - _BEFORE, 0) : match.start]
    after = match.text[match.end : match.end + _AFTER]
    if match.start > _BEFORE:
        before = f"…{before.partition(' ')[2] if ' ' in before else before}"
    if match.end + _AFTER < len(match.text):
        after = f"{after.rpartition(' ')[0] if ' ' in after else after}…"
    return _shown(before), _shown(match.text[match.start : match.end]), _shown(after)


def _shown(text: str) -> str:
    """Return a text in one line, without the stand-ins of chips and the spaces before them."""
    return re.sub(r"\s", " ", text.replace(f" {CHIP}", "").replace(CHIP, ""))


def count_text(matches: Sequence[Match], current: int) -> str:
    """Return how many were found and where: "14 results in 6 answers and 2 records"."""
    if not matches:
        return ""
    found = counted(len(matches), "result")
    at = f"{current + 1:,} of {found}" if current >= 0 else found
    return f"{at} in {_homes(matches)}"


def _homes(matches: Sequence[Match]) -> str:
    answers = len({match.spot.place for match in matches if isinstance(match.spot, InBody)})
    records = len({match.spot[:2] for match in matches if isinstance(match.spot, InRecord)})
    return listed(counted(n, one) for n, one in ((answers, "answer"), (records, "record")) if n)


def held_text(matches: Sequence[Match]) -> str:
    """Return which results Replace leaves as they are, and why; empty where it leaves none."""
    held: Counter[Held] = Counter(match.held for match in matches if match.held)
    if not held:
        return ""
    total = sum(held.values())
    if len(held) == 1:
        whys = _WHY[next(iter(held))]
    else:
        whys = ", ".join(f"{held[why]:,} {words}" for why, words in _WHY.items() if held[why])
    stays = "stays as it is" if total == 1 else "stay as they are"
    return f"{counted(total, 'result')} {stays}: {whys}."


def replaced_text(matches: Sequence[Match]) -> str:
    """Return how many were replaced, and where."""
    return f"{len(matches):,} replaced in {_homes(matches)}."
