"""Find: where words stand in the whole self-evaluation, in the answers and in its records.

Words are found with what looks alike (``alike.py``): who searches sees no difference. Places are counted in code points, a chip counting one.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from typing import Literal, NamedTuple

from ilacs_desktop.document.alike import like, seen
from ilacs_desktop.document.body import Body
from ilacs_desktop.document.model import Document, Section
from ilacs_desktop.document.places import Place, bodies, told_for_judgement
from ilacs_desktop.document.runs import CHIP, shadow

# Why words are found and yet not replaced: the section is left out; its judgement answers for it;
# they were said by somebody else, such as an inspector.
Held = Literal["", "left_out", "told", "said"]


class InBody(NamedTuple):
    """The address of a block's text."""

    place: Place
    block: str


class InRecord(NamedTuple):
    """The address of a text in a record: the document's list, its id, its field, or an answer's id."""

    list: str
    record: str
    field: str
    reply: str = ""


Spot = InBody | InRecord


class Passage(NamedTuple):
    """One text with its address, each chip in it being a stand-in."""

    spot: Spot
    text: str
    held: Held = ""


class Match(NamedTuple):
    """Words that were found, with the text they stand in. ``held`` says why they stay as they are."""

    spot: Spot
    start: int
    end: int
    text: str
    held: Held = ""


class Options(NamedTuple):
    """How to search: with capitals as typed, and not inside longer words."""

    match_case: bool = False
    whole_words: bool = False


# The fields of records in which the council writes. An address is none: it must lead somewhere.
_WRITTEN: Mapping[str, tuple[str, ...]] = {
    "evidence": ("title", "shows", "source", "owner", "sample_of"),
    "actions": ("what", "weakness", "owner", "measure", "change_for_children"),
    "prior_points": ("text", "response"),
    "indicators": ("name", "explanation", "source"),
}
_SAID = ("prior_points", "text")

_ACCENTS = (
    "\u0300-\u036f"  # which stand after their letter: "e" is not found in an "é" of two parts
)
_INNER = rf"\w{_ACCENTS}"


def pattern_of(what: str, options: Options = Options()) -> re.Pattern[str] | None:  # noqa: B008 - frozen
    """Return what finds these words; None for no words."""
    what = seen(what)
    if not what:
        return None
    forms = (what, *(unicodedata.normalize(form, what) for form in ("NFC", "NFD")))
    found = "|".join(dict.fromkeys(map(like, forms)))
    pattern = rf"(?:{found})(?![{_ACCENTS}])"
    if options.whole_words:
        before = rf"(?<![{_INNER}])" if re.match(r"\w", what) else ""
        after = rf"(?![{_INNER}])" if re.search(rf"[{_INNER}]$", what) else ""
        pattern = f"{before}{pattern}{after}"
    return re.compile(pattern, 0 if options.match_case else re.IGNORECASE)


def spans(text: str, pattern: re.Pattern[str]) -> tuple[tuple[int, int], ...]:
    """Return from where to where words stand in a text; they never reach over a chip."""
    found: list[tuple[int, int]] = []
    start = 0
    for piece in text.split(CHIP):
        found += ((start + a, start + b) for a, b in map(re.Match.span, pattern.finditer(piece)))
        start += len(piece) + len(CHIP)
    return tuple(found)


def find(document: Document, what: str, options: Options = Options()) -> tuple[Match, ...]:  # noqa: B008 - frozen
    """Return where words stand: in the answers, in reading order, and then in the records.

    In a contributor's pack that is in the answers that they were asked for, and nowhere else.
    """
    pattern = pattern_of(what, options)
    if pattern is None:
        return ()
    return tuple(
        Match(passage.spot, start, end, passage.text, passage.held)
        for passage in passages(document)
        for start, end in spans(passage.text, pattern)
    )


def passages(document: Document) -> Iterator[Passage]:
    """Yield every text that is searched."""
    sections = {section.id: section for section in document.sections}
    for place, body in bodies(document):
        section = sections.get(place.part)
        if section is not None or not document.pack:
            yield from _of_body(place, body, _held(section, place))
    if not document.pack:
        yield from _of_records(document)


def _of_body(place: Place, body: Body, held: Held) -> Iterator[Passage]:
    for block in body:
        yield Passage(InBody(place, block.id), shadow(block.runs), held)


def _held(section: Section | None, place: Place) -> Held:
    if section is None:
        return ""
    if section.parked is not None:
        return "left_out"
    return "told" if told_for_judgement(section, place.question) else ""


def _of_records(document: Document) -> Iterator[Passage]:
    for name, fields in _WRITTEN.items():
        for record in getattr(document, name):
            for field in fields:
                held: Held = "said" if (name, field) == _SAID else ""
                yield Passage(InRecord(name, record.id, field), getattr(record, field), held)
    for comment in document.comments:
        yield Passage(InRecord("comments", comment.id, "text"), comment.text, "said")
        for reply in comment.replies:
            spot = InRecord("comments", comment.id, "text", reply.id)
            yield Passage(spot, reply.text, "said")
