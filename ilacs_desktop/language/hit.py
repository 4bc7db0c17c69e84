"""A hit: a stretch of text that somebody should look at, and why."""

import re

import msgspec


class Hit(msgspec.Struct, frozen=True):
    """One stretch of a text.

    ``kind`` is an id such as ``spelling.unknown`` or ``personal_data.postcode``. ``start`` and
    ``end`` count code points, ``text`` is what stands there, and ``better`` is what could stand
    there instead, or "".
    """

    kind: str
    start: int
    end: int
    text: str
    better: str = ""

    @classmethod
    def of(cls, kind: str, match: re.Match[str]) -> "Hit":
        """Return what a pattern found."""
        return cls(kind, match.start(), match.end(), match[0])


def in_order(hits: list[Hit]) -> tuple[Hit, ...]:
    """Return the hits in reading order, the longer first where two start together."""
    return tuple(sorted(hits, key=lambda hit: (hit.start, -hit.end, hit.kind)))
