"""The hidden bookmarks of a form: where each answer begins, and what the form is.

Word hides bookmarks whose names begin with a line; they stand in headings, which survive edits and
saves best (word/anchors.py). What the form has to know of itself is cut into the names of many.
"""

import base64
import hashlib
import re
import zlib
from collections.abc import Iterable, Iterator, Mapping

import msgspec

from ilacs_desktop.document.places import Place
from ilacs_desktop.word.parts.ooxml import xml_text

FORM_PREFIX = "_sef_f_"
_FACTS = re.compile(rf"{FORM_PREFIX}[ij](\d{{3}})_([a-z2-7]+)")
_CHUNK = 28  # letters, which with what stands before them make Word's 40
_MOST_FACTS = 1_000_000  # bytes; a form has some thousand
_DIGITS = 16
_DIGEST = 6  # bytes, enough to tell one line from another


class Facts(msgspec.Struct, frozen=True):
    """What a form knows of itself.

    ``pack``, ``document`` and ``version`` are the ids of what it was made from, ``owner`` whom it
    is for, ``label`` the year and ``sections`` what it asks for. ``evidence`` and ``actions`` give the id by the printed number.
    ``printed`` are the digests of the lines that are the program's own words.
    """

    pack: str = ""
    document: str = ""
    version: str = ""
    owner: str = ""
    label: str = ""
    evidence: dict[str, str] = {}
    actions: dict[str, str] = {}
    printed: tuple[bytes, ...] = ()
    sections: tuple[str, ...] = ()


def section_anchor(part: str) -> str:
    """Return the name of the bookmark in the heading of a section."""
    return f"{FORM_PREFIX}{hashlib.sha256(part.encode()).hexdigest()[:_DIGITS]}"


def question_anchor(place: Place) -> str:
    """Return the name of the bookmark in the heading that asks a question."""
    return f"{answer_anchor(place)}_q"


def answer_anchor(place: Place) -> str:
    """Return the name of the bookmark in the heading right above an answer."""
    return f"{section_anchor(place.part)}_{place.question}"


def table_anchor(table: str) -> str:
    """Return the name of the bookmark in the heading above a table, and in its first cell."""
    return f"{FORM_PREFIX}t_{table}"


def digest_of(text: str) -> bytes:
    """Return what tells the words of a line from others, whatever white space is between them."""
    return hashlib.sha256(" ".join(xml_text(text).split()).encode()).digest()[:_DIGEST]


def names_of(facts: Facts, copy: str) -> Iterator[str]:
    """Yield the names of the bookmarks that hold the facts; ``copy`` is "i" or "j", each whole."""
    packed = zlib.compress(msgspec.json.encode(facts, order="deterministic"), 9)
    text = base64.b32encode(packed).decode().rstrip("=").lower()
    for n, start in enumerate(range(0, len(text), _CHUNK)):
        yield f"{FORM_PREFIX}{copy}{n:03d}_{text[start : start + _CHUNK]}"


def facts_of(names: Iterable[str]) -> Facts | None:
    """Return the facts that the names of some bookmarks hold; None where they are not whole.

    What one copy has lost is taken from the other.
    """
    chunks: dict[int, str] = {}
    for match in filter(None, map(_FACTS.fullmatch, names)):
        chunks.setdefault(int(match[1]), match[2])
    text = "".join(chunks[n] for n in sorted(chunks))
    try:
        packed = base64.b32decode(text.upper() + "=" * (-len(text) % 8))
        unpacker = zlib.decompressobj()
        raw = unpacker.decompress(packed, _MOST_FACTS)
        return msgspec.json.decode(raw, type=Facts) if unpacker.eof else None
    except (
        ValueError,
        zlib.error,
        RecursionError,
    ):  # binascii.Error and DecodeError are ValueErrors
        return None


class Structure(msgspec.Struct, frozen=True):
    """What the anchors of a form's sections mean."""

    sections: Mapping[str, str]
    questions: Mapping[str, Place]
    answers: Mapping[str, Place]

    @classmethod
    def of(cls, places: Iterable[Place]) -> "Structure":
        """Return what the anchors mean in a form that asks for these places."""
        places = tuple(places)
        return cls(
            {section_anchor(place.part): place.part for place in places},
            {question_anchor(place): place for place in places},
            {answer_anchor(place): place for place in places},
        )
