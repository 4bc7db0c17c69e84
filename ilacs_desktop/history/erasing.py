"""Erasing chosen words from a document and from everything it ever was.

Earlier versions keep their ids and their objects' names, so that copies made before can still be
joined; stand-ins take the place of what held the words (stand_ins.py). Nothing here keeps the words.
"""

from collections import ChainMap
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import NamedTuple

import msgspec

from ilacs_desktop.document.erasing import Found, Words, erase_from_document, erase_from_json
from ilacs_desktop.document.model import Document
from ilacs_desktop.document.places import bodies, part_at
from ilacs_desktop.history.history import History
from ilacs_desktop.history.objects import references
from ilacs_desktop.history.version import Version


class Erased(NamedTuple):
    """A document and its history without the words; neither given is changed.

    ``places`` says where they stood in the document of today, ``versions`` how many of the saved
    versions held them, in text, label or name.
    """

    document: Document
    history: History
    places: tuple[Found, ...]
    versions: int

    @property
    def anything(self) -> bool:
        """Whether the words stood anywhere."""
        return bool(self.places or self.versions)


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
    stand_ins = history.stand_ins | cleaned
    left = {name: raw for name, raw in history.objects.items() if name not in stand_ins}
    touched = _trees_with(cleaned.keys(), history)
    held = {name for name, version in history.versions.items() if version.tree in touched}
    new = History(versions, left, stand_ins)
    return Erased(cleaned_document, new, places, len(held | renamed))


def newly_erased(before: History, after: History) -> int:
    """Return how many of the versions of ``before`` lost words when a copy was joined to it.

    Somebody erased words from that copy, and what is erased in one copy is erased in all.
    """
    gone = after.stand_ins.keys() & before.objects.keys()
    gone |= {name for name, raw in before.stand_ins.items() if after.stand_ins.get(name) != raw}
    touched = _trees_with(gone, before)
    return sum(
        version.tree in touched or after.versions.get(name) != version
        for name, version in before.versions.items()
    )


def may_have_come_back(history: History, before: Document, after: Document) -> tuple[str, ...]:
    """Return which parts somebody should read after a copy was joined: titles of parts of the text.

    The erased words are kept nowhere, so they cannot be looked for. They can only have come in with
    a text from which words were erased here and which the other copy changed; those are told.
    """
    erased = {
        record.get("id", "")
        for record in map(msgspec.json.decode, history.stand_ins.values())
        if isinstance(record, dict)
    }
    was = {block.id: block for _, body in bodies(before) for block in body}
    found: dict[str, None] = {}
    for place, body in bodies(after):
        for block in body:
            if block.id in erased and was.get(block.id) != block:
                found[getattr(part_at(after, place.part), "title", "Summary and context")] = None
    return tuple(found)


def _cleaned_objects(history: History, words: Words) -> Iterator[tuple[str, bytes]]:
    for name, raw in chain(history.objects.items(), history.stand_ins.items()):
        value, times = erase_from_json(msgspec.json.decode(raw), words)
        if times:
            yield name, msgspec.json.encode(value)


def _cleaned_version(version: Version, words: Words) -> Version:
    texts = {field: words.erased(getattr(version, field)) for field in ("by", "device", "label")}
    if not any(times for _, times in texts.values()):
        return version
    changes = {field: text for field, (text, _) in texts.items()}
    return msgspec.structs.replace(version, state=version.state or "erased", **changes)


def _trees_with(names: Iterable[str], history: History) -> frozenset[str]:
    """Return these objects and all that are made of them, through any number of steps."""
    objects = ChainMap(history.stand_ins, history.objects)
    used_by: dict[str, list[str]] = {}
    for name, raw in objects.items():
        for inner in references(msgspec.json.decode(raw)):
            used_by.setdefault(inner, []).append(name)
    found: set[str] = set()
    waiting = list(names)
    while waiting:
        name = waiting.pop()
        if name not in found:
            found.add(name)
            waiting += used_by.get(name, ())
    return frozenset(found)
