"""Which versions of a history are a contributor's pack, and not the self-evaluation as a whole.

A pack that was brought in keeps its own versions among ours. No document is put together to know
them: that it is a pack is told in a version's outline.
"""

from collections.abc import Iterator, Mapping
from typing import Any, Literal, NamedTuple

import msgspec

from ilacs_desktop.history.history import History
from ilacs_desktop.history.objects import REFERENCE
from ilacs_desktop.history.version import Version

# As it was sent out, as its owner saved it on the way, and as it came back.
Stage = Literal["sent", "on_the_way", "returned"]

_DAMAGE = (LookupError, TypeError, ValueError, AttributeError, RecursionError, msgspec.DecodeError)


class PackVersion(NamedTuple):
    """What a version of a pack is: the pack's id, whom it was sent to, and how far it had come."""

    pack: str
    owner: str
    stage: Stage


class _Outline(msgspec.Struct):
    pack: str = ""
    packs: Any = ()


_outlines = msgspec.json.Decoder(_Outline)


def pack_of(history: History, version: str) -> str:
    """Return the id of the pack that a version is; empty for a whole one, and one that is damaged."""
    found = history.versions.get(version)
    outline = _outline(history, found) if found is not None else None
    return outline.pack if outline is not None else ""


def pack_versions(history: History, pack: str = "") -> Mapping[str, PackVersion]:
    """Return what each version is that is of a pack, by its id; those of ``pack`` are left out.

    ``pack`` is the pack that is open, empty for a whole self-evaluation.
    """
    found = dict(_outlines_of_packs(history, pack))
    went_on, came_in = set[str](), set[str]()
    for version in history.versions.values():
        (went_on if version.id in found else came_in).update(version.parents)
    told = {}
    for name, outline in found.items():
        begins = not found.keys() & set(history.versions[name].parents)
        is_back = name in came_in or name not in went_on
        stage: Stage = "sent" if begins else "returned" if is_back else "on_the_way"
        told[name] = PackVersion(outline.pack, _owner(history, outline), stage)
    return told


def sent_out(history: History, version: str) -> str:
    """Return the version as which a pack was sent that came back as this one.

    Raises KeyError when the version is unknown.
    """
    versions = history.versions
    older = sorted(history.ancestors(version), key=lambda name: (versions[name].at, name))
    return next(name for name in older if not versions.keys() & set(versions[name].parents))


def begins_a_pack(history: History, version: Version) -> bool:
    """Return whether a version is a pack as it was sent: nothing in it was written for it."""
    return not version.parents and bool(pack_of(history, version.id))


def written_by(history: History, version: Version) -> str:
    """Return who wrote what is new in a version: of a pack whom it was sent to, else who saved it.

    A pack is often saved under a login, or by a colleague at the next desk; what its owner sends
    back is the owner's answer. As it was sent out, it is by who sent it.
    """
    outline = _outline(history, version)
    if outline is None or not outline.pack or not version.parents:
        return version.by
    return _owner(history, outline) or version.by


def _outlines_of_packs(history: History, pack: str) -> Iterator[tuple[str, _Outline]]:
    for version in history.versions.values():
        outline = _outline(history, version)
        if outline is not None and outline.pack not in ("", pack):
            yield version.id, outline


def _outline(history: History, version: Version) -> _Outline | None:
    try:
        return _outlines.decode(raw_of(history, version.tree))
    except _DAMAGE:
        return None


def _owner(history: History, outline: _Outline) -> str:
    """Return whom a pack was sent to, as it says itself; empty where that cannot be read."""
    try:
        for item in msgspec.json.decode(raw_of(history, outline.packs[REFERENCE])):
            record = msgspec.json.decode(raw_of(history, item[REFERENCE]))
            if record["id"] == outline.pack:
                return str(record["owner"])
    except _DAMAGE:
        pass
    return ""


def raw_of(history: History, name: str) -> bytes:
    """Return an object as it is stored, or what stands in for it. Raises KeyError."""
    raw = history.stand_ins.get(name)
    return history.objects[name] if raw is None else raw
