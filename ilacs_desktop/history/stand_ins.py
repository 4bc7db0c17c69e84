"""Objects from which words were erased, each kept under the name of the one it stands for.

A stand-in has its object's name, not the one its bytes would give, so whatever refers to the
object refers to it. It may only leave words out: what says anything else than its object is no
stand-in, or a stranger's file could rewrite earlier versions.
"""

from typing import Any

import msgspec

from ilacs_desktop.document.erasing import ERASED, VALUES, is_erasure, just_erased
from ilacs_desktop.history.objects import Objects


class StandIn(msgspec.Struct, frozen=True):
    """One line of the file's list: the name of an object, and what stands for it."""

    name: str
    object: msgspec.Raw


def united_stand_ins(one: Objects, other: Objects, originals: Objects) -> dict[str, bytes]:
    """Return the stand-ins of two histories as one; words erased in either stay erased.

    Where both erased other words of an object, texts in which they differ are left out as a whole.
    """
    united: dict[str, bytes] = {}
    for name in one.keys() | other.keys():
        found = [side[name] for side in (one, other) if name in side]
        if name in originals:
            found = [raw for raw in found if stands_for(raw, originals[name])]
        if found:
            united[name] = left_by_both(found[0], found[-1])
    return united


def stands_for(stand_in: bytes, original: bytes) -> bool:
    """Return whether a stand-in says what the object says, with nothing but words left out."""
    try:
        return is_erasure(msgspec.json.decode(original), msgspec.json.decode(stand_in))
    except (msgspec.DecodeError, ValueError, RecursionError):
        return False


def left_by_both(one: bytes, other: bytes) -> bytes:
    """Return what two stand-ins for one object both left, whichever is named first."""
    if one == other:
        return one
    try:
        return msgspec.json.encode(_left(msgspec.json.decode(one), msgspec.json.decode(other)))
    except (msgspec.DecodeError, ValueError, RecursionError):
        return min(one, other)


def _left(one: Any, other: Any) -> Any:  # noqa: ANN401 - plain JSON
    if one == other:
        return one
    if isinstance(one, str) and isinstance(other, str):
        return ERASED
    if isinstance(one, dict) and isinstance(other, dict) and list(one) == list(other):
        return {key: _left_in_field(key, one[key], other[key]) for key in one}
    if isinstance(one, list) and isinstance(other, list) and len(one) == len(other):
        return [_left(mine, theirs) for mine, theirs in zip(one, other, strict=True)]
    raise ValueError("they do not stand for one object")


def _left_in_field(key: str, one: Any, other: Any) -> Any:  # noqa: ANN401 - plain JSON
    if one == other:
        return one
    if key == "runs":
        return just_erased(one)
    return msgspec.json.encode(ERASED).decode() if key in VALUES else _left(one, other)
