"""Erasing chosen words from a document and from everything it ever was.

Earlier versions keep their ids and their objects' names, so that copies made before can still be
joined; stand-ins take the place of what held the words (stand_ins.py). Nothing here keeps the words.
"""

from collections import ChainMap
from collections.abc import Container, Iterable, Iterator
from itertools import chain
from typing import Any, NamedTuple

import msgspec

from ilacs_desktop.document.edits import LISTS
from ilacs_desktop.document.erasing import (
    ERASED,
    NAMES,
    Found,
    Words,
    erase_from_document,
    erase_from_json,
    forget_hashes,
    hashes_lost,
)
from ilacs_desktop.document.model import Document
from ilacs_desktop.document.places import bodies, part_at
from ilacs_desktop.history.history import History
from ilacs_desktop.history.objects import Objects, plain, references
from ilacs_desktop.history.version import Version

# What an object raises that is no JSON, or no part of any document: see _cleaned_objects.
_NO_RECORD = (ValueError, TypeError, LookupError, RecursionError, msgspec.DecodeError)


class Erased(NamedTuple):
    """A document and its history without the words; neither given is changed.

    ``places`` says where they stood in the document of today, ``holding`` which of the saved
    versions held them, in text, label or name.
    """

    document: Document
    history: History
    places: tuple[Found, ...]
    holding: frozenset[str]

    @property
    def versions(self) -> int:
        """How many saved versions held them."""
        return len(self.holding)

    @property
    def anything(self) -> bool:
        """Whether the words stood anywhere."""
        return bool(self.places or self.holding)


def erase(document: Document, history: History, words: Words) -> Erased:
    """Return the document and its history with the mark "[erased]" in place of the words.

    Every version still loads, and those that did not hold the words are as they were. A version
    that is saved from now on follows the old ones as before.
    """
    cleaned_document, places = erase_from_document(document, words)
    cleaned = dict(_cleaned_objects(history, words))
    versions = {
        name: _cleaned_version(version, words) for name, version in history.versions.items()
    }
    renamed = {name for name, version in versions.items() if version is not history.versions[name]}
    touched = _trees_with(cleaned.keys(), history)
    held = {name for name, version in history.versions.items() if version.tree in touched}
    if cleaned:
        lost = _ids_of(touched, history) | {"front"}  # which has none
        cleaned_document = forget_hashes(cleaned_document, lost)
        cleaned |= _without_hashes(history, cleaned, lost)
    stand_ins = history.stand_ins | cleaned
    left = {name: raw for name, raw in history.objects.items() if name not in stand_ins}
    new = History(versions, left, stand_ins)
    return Erased(cleaned_document, new, places, frozenset(held | renamed))


def newly_erased(before: History, after: History) -> int:
    """Return how many of the versions of ``before`` lost words when a copy was joined to it.

    Somebody erased words from that copy, and what is erased in one copy is erased in all.
    """
    gone = after.stand_ins.keys() & before.objects.keys()
    gone |= {name for name, raw in before.stand_ins.items() if after.stand_ins.get(name) != raw}
    gone = {name for name in gone if not _lost_a_hash_alone(before, after, name)}
    touched = _trees_with(gone, before)
    return sum(
        version.tree in touched or after.versions.get(name) != version
        for name, version in before.versions.items()
    )


def erased_notes(
    mine: History, theirs: Iterable[History], joined: History, before: Document, after: Document
) -> tuple[str, ...]:
    """Return what to tell of erased words when other copies were joined with mine.

    ``before`` is my document and ``after`` the joined one. A copy that was made before words were
    erased here may bring them back; one from which words were erased takes them from all of mine.
    """
    notes = []
    lost = newly_erased(mine, joined)
    if lost:
        notes.append(
            f"Words were erased on purpose in the other copy, and so from {lost:,} of the saved"
            " versions here."
        )
    held = {name for other in theirs for name in mine.stand_ins.keys() & other.objects.keys()}
    parts = may_have_come_back({name: mine.stand_ins[name] for name in held}, before, after)
    if parts:
        where = ", ".join(f"“{part}”" for part in parts)
        notes.append(
            "Words that were erased here may have come back with it: it was written in a copy that"
            f" still had them. Read {where}, and erase them again."
        )
    return tuple(notes)


def may_have_come_back(stand_ins: Objects, before: Document, after: Document) -> tuple[str, ...]:
    """Return what somebody should read after a copy was joined: parts of the text, and lists.

    The erased words are kept nowhere, so they cannot be looked for. They can only have come in with
    a text or record from which words were erased here, for which there are ``stand_ins``, and which
    the other copy changed; those are told.
    """
    erased = _ids(map(plain, stand_ins.values()))
    was = {block.id: block for _, body in bodies(before) for block in body}
    found: dict[str, None] = {}
    for place, body in bodies(after):
        for block in body:
            if block.id in erased and was.get(block.id) != block:
                found[getattr(part_at(after, place.part), "title", "Summary and context")] = None
    for name in LISTS.values():
        old = {one.id: one for one in getattr(before, name)}
        if any(one.id in erased and one != old.get(one.id) for one in getattr(after, name)):
            found[NAMES[name].capitalize()] = None
    return tuple(found)


def _cleaned_objects(history: History, words: Words) -> Iterator[tuple[str, bytes]]:
    for name, raw in chain(history.objects.items(), history.stand_ins.items()):
        try:
            value, times = erase_from_json(msgspec.json.decode(raw), words)
        except _NO_RECORD:  # no version that has it can be read, but the words may stand in it
            yield name, b"null"
            continue
        if times:
            yield name, msgspec.json.encode(value)


def _ids_of(names: Iterable[str], history: History) -> frozenset[str]:
    objects = ChainMap(history.stand_ins, history.objects)
    return _ids(plain(objects[name]) for name in names)


def _ids(values: Iterable[Any]) -> frozenset[str]:
    return frozenset(
        value["id"]
        for value in values
        if isinstance(value, dict) and isinstance(value.get("id"), str)
    )


def _without_hashes(
    history: History, cleaned: dict[str, bytes], lost: Container[str]
) -> Iterator[tuple[str, bytes]]:
    """Yield what was set aside about these blocks and records, without the hash of their words."""
    for name, raw in ChainMap(cleaned, history.stand_ins, history.objects).items():
        if b'"text_hash"' in raw:
            value = plain(raw)
            hashed = _is_set_aside(value) and value["text_hash"] != ERASED
            if hashed and hashes_lost(value["place"], lost):
                yield name, msgspec.json.encode(value | {"text_hash": ERASED})


def _is_set_aside(value: Any) -> bool:  # noqa: ANN401 - plain JSON
    return isinstance(value, dict) and isinstance(value.get("place"), str) and "text_hash" in value


def _lost_a_hash_alone(before: History, after: History, name: str) -> bool:
    was = plain(before.objects.get(name) or before.stand_ins[name])
    left = plain(after.stand_ins.get(name, b"null"))
    return _is_set_aside(was) and left == was | {"text_hash": ERASED}


def _cleaned_version(version: Version, words: Words) -> Version:
    texts = {field: words.erased(getattr(version, field)) for field in ("by", "device", "label")}
    if not any(times for _, times in texts.values()):
        return version
    changes = {field: text for field, (text, _) in texts.items()}
    return msgspec.structs.replace(version, state=version.state or "erased", **changes)


def _trees_with(names: Iterable[str], history: History) -> frozenset[str]:
    """Return these objects and all that are made of them, through any number of steps."""
    waiting = list(names)
    if not waiting:
        return frozenset()  # as whenever nobody erased anything: a year of objects is left unread
    objects = ChainMap(history.stand_ins, history.objects)
    used_by: dict[str, list[str]] = {}
    for name, raw in objects.items():
        for inner in references(plain(raw)):
            used_by.setdefault(inner, []).append(name)
    found: set[str] = set()
    while waiting:
        name = waiting.pop()
        if name not in found:
            found.add(name)
            waiting += used_by.get(name, ())
    return frozenset(found)
