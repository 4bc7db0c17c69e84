"""The marks of lists, known by what kind of character they are: every font has bullets of its own.

Copies out of PDFs hold squares, arrows, ticks and letters of private fonts where the page shows a
bullet; Windows' symbol fonts come out as “§”, “Ø” or “ü”.
"""

import re
import unicodedata

_BULLETS = frozenset("•‣⁃⁌⁍※")  # marks by use; Unicode counts them as punctuation
_SHAPES = range(0x25A0, 0x2600)  # squares and triangles, of which some count as mathematical
_LETTERLIKE = range(0x2100, 0x2150)  # ™ and № stand in text
_LATIN = 0xFF  # symbols up to here, such as °, © and +, stand in text
_WITH_SPACE = frozenset("-–—*o·§¬Øü")  # a mark only where it stands alone
_INSIDE = re.compile(r"(?:(?<=\S)(?P<gap> +)|(?<=[.;:!?]))(?P<mark>[^\w\s]) *(?P<digit>(?=\d))?")
_SENTENCE_END = (".", ";", ":", "!", "?", ")")


def is_mark(letter: str) -> bool:
    """Return whether a character marks an item of a list, wherever it stands."""
    kind = unicodedata.category(letter)
    return letter in _BULLETS or kind == "Co" or ord(letter) in _SHAPES or (
        kind == "So" and ord(letter) > _LATIN and ord(letter) not in _LETTERLIKE
    )  # fmt: skip


def symbol_at(text: str) -> str:
    """Return the symbol that marks a line as an item of a list; empty where none does."""
    first, rest = text[:1], text[1:]
    if not first:
        return ""
    if first in _WITH_SPACE:
        stands = not rest or (rest[0] == " " and not (first == "§" and rest[1:2].isdigit()))
        return first if stands else ""
    is_sign = _is_sign(first) and not rest.lstrip()[:1].isdigit()  # “≥ 90%” is text
    return first if is_mark(first) or is_sign else ""


def items_apart(text: str) -> str:
    """Return a text with each item that begins inside a line on a line of its own."""

    def apart(match: re.Match[str]) -> str:
        mark, before = match["mark"], text[: match.start()].rstrip()[-1:]
        is_sign = _is_sign(mark) and before in _SENTENCE_END and match["digit"] is None
        return f"\n{mark} " if is_mark(mark) or is_sign else match[0]

    return _INSIDE.sub(apart, text)


def _is_sign(letter: str) -> bool:
    """Return whether it is a mathematical sign, such as an arrow, that may be a mark or text."""
    return unicodedata.category(letter) == "Sm" and ord(letter) > _LATIN
