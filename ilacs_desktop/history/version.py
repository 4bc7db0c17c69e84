"""One saved version: its facts, the id they give, and which of two records of it is right."""

import datetime as dt
from typing import Annotated, Literal

import msgspec

from ilacs_desktop.document.codec import encode
from ilacs_desktop.document.erasing import ERASED, is_erasure
from ilacs_desktop.history.objects import name_of

State = Literal["", "erased", "left_out"]


class Version(msgspec.Struct, frozen=True):
    """One save: what it follows, when, by whom and on which machine, and the name of its tree.

    ``at`` is in UTC. ``format`` is the shape of the document in the tree (formats.py). ``state``
    says why the id no longer follows from the other facts: words were erased from the label or the
    names, or this copy was made without its history and they were left out.
    """

    id: str
    parents: tuple[str, ...]
    at: Annotated[dt.datetime, msgspec.Meta(tz=True)]
    by: str
    device: str
    label: str
    tree: str
    format: int
    state: State = ""


def identified(version: Version) -> Version:
    """Return the version under the id that its facts give it.

    A join is known by what it holds and what it joins alone, so that two people who make the same
    join make the same version. The facts are listed here, not taken from the class: a field added
    one day must not change the ids of old versions.
    """
    if len(version.parents) > 1:
        version = msgspec.structs.replace(version, parents=tuple(sorted(version.parents)))
        facts: tuple[object, ...] = (version.tree, version.parents)
    else:
        who = (version.at, version.by, version.device)
        facts = (version.parents, *who, version.label, version.tree, version.format)
    return msgspec.structs.replace(version, id=name_of(encode(facts)))


def of_two(one: Version, other: Version) -> Version:
    """Return which of two records of a version to keep, whichever comes first.

    Words erased in one stay erased, but a record may not say anything else than the whole one it
    stands for. A whole record stands for one that was left out. Of two whole records of one join
    the first made is kept, and of two that were erased what both left.
    """
    if one == other:
        return one
    if one.state == other.state == "erased":
        return _left_by_both(one, other)
    if one.state == other.state:
        return min(one, other, key=lambda version: (version.at, encode(version)))
    by_state = {version.state: version for version in (one, other)}
    erased, whole = by_state.get("erased"), by_state.get("")
    if erased is None:
        return by_state[""]
    return erased if whole is None or _may_stand_for(erased, whole) else whole


def _may_stand_for(erased: Version, whole: Version) -> bool:
    if (erased.parents, erased.tree) != (whole.parents, whole.tree):
        return False
    if len(whole.parents) > 1:  # another person's record of the join may name other people
        return True
    texts = zip(_texts(whole), _texts(erased), strict=True)
    same = (erased.at, erased.format) == (whole.at, whole.format)
    return same and all(is_erasure(was, left) for was, left in texts)


def _left_by_both(one: Version, other: Version) -> Version:
    first = min(one, other, key=lambda version: (version.at, version.parents, version.tree))
    texts = zip(_texts(one), _texts(other), strict=True)
    by, device, label = (mine if mine == theirs else ERASED for mine, theirs in texts)
    return msgspec.structs.replace(first, by=by, device=device, label=label)


def _texts(version: Version) -> tuple[str, str, str]:
    return version.by, version.device, version.label
