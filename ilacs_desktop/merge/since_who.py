"""Who changed what between two versions: each version's objects held against those before it.

Every paragraph and record of a stored version is an object named by its content, so a version
changed those whose names none of the versions before it has. No document is put together for it.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cache, partial
from typing import Any

import msgspec

from ilacs_desktop.document.places import QUESTIONS
from ilacs_desktop.history.history import History
from ilacs_desktop.history.objects import REFERENCE
from ilacs_desktop.history.version import Version
from ilacs_desktop.merge.document import WORD_LISTS
from ilacs_desktop.merge.fields import PARTS
from ilacs_desktop.merge.since_joins import counts, is_made_of, of_runs
from ilacs_desktop.merge.since_packs import begins_a_pack, raw_of, written_by

BLOCK = "block"  # stands for the name of a list where the thing is a paragraph

# A list of the document and an id in it; ``authority`` and ``cycle`` stand for both, and the word
# lists have no list and the document's id, as in merge/changes.py.
Thing = tuple[str, str]
Who = Mapping[Thing, tuple[str, ...]]
_Json = Any  # plain JSON as it is stored

_DAMAGE = (LookupError, TypeError, ValueError, AttributeError, RecursionError, msgspec.DecodeError)


class _Record(msgspec.Struct):
    """Of a paragraph or record what tells it from others; the rest is not read."""

    id: str


_records = msgspec.json.Decoder(_Record)


class Authors:
    """Finds out who changed what, and remembers what each version changed.

    Histories only grow, and versions and objects are known by what they hold, so what is remembered
    of one history is true of every later one. Use it on one thread.
    """

    def __init__(self) -> None:
        self._changed: dict[str, frozenset[Thing]] = {}
        self._lists: dict[str, dict[str, str]] = {}
        self._ids: dict[str, str] = {}  # by the name of the object

    def between(self, history: History, old: str, new: str) -> Who:
        """Return who changed each thing after version ``old``, up to version ``new``, oldest first.

        With ``old`` empty it is everybody since the first version, and not who brought that in.
        What stands in a pack is its owner's, not whose login it was saved under; who sent it did
        not write what was in it by then. Who joins versions changed only what none of them says.
        What a version that cannot be read may have changed is nobody's. Raises KeyError when a
        version is unknown.
        """
        wanted = history.ancestors(new) - (history.ancestors(old) if old else frozenset())
        found: dict[Thing, list[Version]] = {}
        for version in reversed(history.log()):
            if version.id not in wanted or not (old or version.parents):
                continue
            if not begins_a_pack(history, version):
                for thing in self._changed_in(history, version):
                    found.setdefault(thing, []).append(version)
        words, by = _Words(self, history), cache(partial(written_by, history))
        named = {}
        for thing, versions in found.items():
            told = versions
            if thing[0] == BLOCK and len({version.by for version in versions}) > 1:
                told = words.of_those_still_told(thing, versions, old, new)
            names = dict.fromkeys(by(version) for version in told)
            named[thing] = tuple(filter(None, names))
        return named

    def _changed_in(self, history: History, version: Version) -> frozenset[Thing]:
        """Return what a version has that none before it had."""
        if version.id not in self._changed:
            try:
                now = _read(history, version.tree)
                before = [
                    _read(history, history.versions[parent].tree) for parent in version.parents
                ]
                changed = frozenset.intersection(
                    *(frozenset(self._differing(history, was, now)) for was in before or [{}])
                )
                if len(before) > 1:
                    changed -= self._brought_together(history, changed, before, now)
                self._changed[version.id] = changed
            except _DAMAGE:  # it may come whole from another copy one day, so it is not remembered
                return frozenset()
        return self._changed[version.id]

    def _brought_together(
        self, history: History, changed: frozenset[Thing], before: list[_Json], now: _Json
    ) -> frozenset[Thing]:
        """Return which of the things that a join changed hold nothing but what its sides say."""
        here, *sides = (self.things(history, outline) for outline in (now, *before))
        return frozenset(
            thing
            for thing in changed & here.keys()
            if is_made_of(
                _read(history, here[thing]),
                [_read(history, side[thing]) for side in sides if thing in side],
            )
        )

    def things(self, history: History, outline: _Json) -> dict[Thing, str]:
        """Return the names of the objects of all paragraphs and records of a document."""
        found: dict[Thing, str] = {}
        texts = list(outline["front"].values())
        for name, listed in outline.items():
            if _is_list(listed):
                items = self._items(history, listed)
                found |= {(name, id_): item for id_, item in items.items()}
                if name in PARTS:
                    parts = (_read(history, item) for item in items.values())
                    texts += (part.get(question) for part in parts for question in QUESTIONS)
        for body in texts:
            found |= {(BLOCK, id_): item for id_, item in self._items(history, body).items()}
        return found

    def _differing(self, history: History, was: _Json, now: _Json) -> Iterator[Thing]:
        """Yield what differs between two outlines of the document; ``{}`` is none at all."""
        for name in ("authority", "cycle"):
            if was.get(name) != now[name]:
                yield name, name
        if any(was.get(name) != now[name] for name in WORD_LISTS):
            yield "", now["id"]
        for question, body in now["front"].items():
            yield from self._in_list(history, BLOCK, was.get("front", {}).get(question), body)
        for name, value in now.items():
            before = was.get(name)
            if value != before and (_is_list(value) or _is_list(before)):
                yield from self._in_list(history, name, before, value)

    def _in_list(self, history: History, name: str, was: _Json, now: _Json) -> Iterator[Thing]:
        """Yield what differs between two lists of records or of blocks."""
        if was == now:
            return
        before, after = self._items(history, was), self._items(history, now)
        for id_ in {id_ for id_, _ in before.items() ^ after.items()}:
            if name not in PARTS:
                yield name, id_
                continue
            items = (before.get(id_), after.get(id_))
            one, other = (_read(history, item) if item else {} for item in items)
            texts = [(one.pop(q, None), other.pop(q, None)) for q in QUESTIONS]
            if one != other and any(one.get(key) != other.get(key) for key in one | other):
                yield name, id_
            for old, new in texts:
                yield from self._in_list(history, BLOCK, old, new)

    def _items(self, history: History, listed: _Json) -> dict[str, str]:
        """Return the names of the objects in a list by their ids; an empty list is no object."""
        if not listed:
            return {}
        name = listed[REFERENCE]
        if name not in self._lists:
            objects = [item[REFERENCE] for item in _read(history, name)]
            self._lists[name] = {self._id_of(history, item): item for item in objects}
        return self._lists[name]

    def _id_of(self, history: History, name: str) -> str:
        """Return the id of a record. Most of a list are those of the list before."""
        if name not in self._ids:
            self._ids[name] = _records.decode(raw_of(history, name)).id
        return self._ids[name]


class _Words:
    """The words of single paragraphs in versions of one history."""

    def __init__(self, authors: Authors, history: History) -> None:
        self._authors = authors
        self._history = history
        self._found: dict[str, dict[Thing, str]] = {}  # by version

    def of_those_still_told(
        self, block: Thing, versions: list[Version], old: str, new: str
    ) -> list[Version]:
        """Return the versions whose words are in what changed of a paragraph; all where none are."""
        was, now = self._of(old, block), self._of(new, block)
        told = [
            version
            for version in versions
            if counts(
                [self._of(parent, block) for parent in version.parents],
                self._of(version.id, block),
                (was, now),
            )
        ]
        return told or versions

    def _of(self, version: str, block: Thing) -> Counter[str]:
        if version not in self._found:
            try:
                outline = _read(self._history, self._history.versions[version].tree)
                self._found[version] = self._authors.things(self._history, outline)
            except _DAMAGE:
                self._found[version] = {}
        name = self._found[version].get(block, "")
        return of_runs(_read(self._history, name)) if name else Counter()


def _read(history: History, name: str) -> _Json:
    return msgspec.json.decode(raw_of(history, name))


def _is_list(value: _Json) -> bool:
    return isinstance(value, dict) and REFERENCE in value
