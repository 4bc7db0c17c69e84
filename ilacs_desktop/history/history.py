"""All versions of a document in one frozen value: what each save held and which saves it follows.

Histories grow and unite; nothing in them is ever changed. Committing gives a new history that
shares all contents with the old one, so a save that fails leaves no trace.
"""

import datetime as dt
import heapq
from collections import Counter
from collections.abc import Iterable
from typing import Annotated, Self

import msgspec

from ilacs_desktop.document.codec import encode
from ilacs_desktop.document.model import Document
from ilacs_desktop.errors import UserError
from ilacs_desktop.history.formats import FORMAT, document_of
from ilacs_desktop.history.objects import name_of, put_together, take_apart


class HistoryError(UserError):
    """An earlier version, or the history as a whole, cannot be read."""


class Version(msgspec.Struct, frozen=True):
    """One save: what it follows, when, by whom and on which machine, and the name of its tree.

    ``at`` is in UTC. ``format`` is the shape of the document in the tree (formats.py).
    """

    id: str
    parents: tuple[str, ...]
    at: Annotated[dt.datetime, msgspec.Meta(tz=True)]
    by: str
    device: str
    label: str
    tree: str
    format: int


class History(msgspec.Struct, frozen=True):
    """Versions by id, and the objects they are made of by name. Neither dict is ever changed."""

    versions: dict[str, Version] = {}
    objects: dict[str, bytes] = {}

    def commit(
        self,
        document: Document,
        parents: Iterable[str],
        by: str,
        at: dt.datetime,
        device: str,
        label: str = "",
    ) -> tuple[Self, Version]:
        """Return a history with the document as its newest version, and that version.

        A document equal to its only parent makes no new version unless it has a label: the parent
        stands for it. Raises KeyError for an unknown parent and ValueError for a time without a
        time zone.
        """
        if at.tzinfo is None:
            raise ValueError("a version needs a time with its time zone")
        followed = tuple(dict.fromkeys(parents))
        known = [self.versions[parent] for parent in followed]
        tree, objects = take_apart(document)
        if len(known) == 1 and (known[0].tree, known[0].format, label) == (tree, FORMAT, ""):
            return self, known[0]
        facts = ("", followed, at.astimezone(dt.UTC), by, device, label, tree, FORMAT)
        version = _identified(Version(*facts))
        added = type(self)({version.id: version}, objects)
        return self.unite(added), version

    def load(self, version: str) -> Document:
        """Return the document as it was in a version, in today's shape.

        Raises KeyError for an unknown version, HistoryError when its contents are damaged or gone.
        """
        found = self.versions[version]
        try:
            return document_of(put_together(found.tree, self.objects), found.format)
        except (KeyError, ValueError, RecursionError, msgspec.DecodeError) as error:
            raise HistoryError(
                f"The version saved by {found.by or 'somebody'} on {found.at:%d/%m/%Y at %H:%M} UTC"
                " cannot be read: part of it is damaged or missing. The other versions are not"
                " affected. Choose another one."
            ) from error

    def unite(self, other: "History") -> Self:
        """Return a history with the versions and objects of both."""
        versions = dict(self.versions)
        for version in other.versions.values():
            _add(versions, version)
        return type(self)(versions, self.objects | other.objects)

    def ancestors(self, version: str) -> frozenset[str]:
        """Return the ids of a version and all it follows. Raises KeyError when it is unknown."""
        found: set[str] = set()
        waiting = [self.versions[version]]
        while waiting:
            one = waiting.pop()
            if one.id not in found:
                found.add(one.id)
                waiting += [self.versions[p] for p in one.parents if p in self.versions]
        return frozenset(found)

    def bases(self, one: str, other: str) -> tuple[str, ...]:
        """Return the nearest common ancestors of two versions, oldest first; mostly one.

        There are none between unrelated versions, and several when the two sides have joined each
        other before. Raises KeyError when a version is unknown.
        """
        common = self.ancestors(one) & self.ancestors(other)
        followed = {parent for version in common for parent in self.versions[version].parents}
        return tuple(sorted(common - followed, key=lambda v: (self.versions[v].at, v)))

    def log(self) -> tuple[Version, ...]:
        """Return all versions, newest first and each before those it follows, whatever clocks said."""
        followers = Counter(p for version in self.versions.values() for p in version.parents)
        ready = [_newest_first(v) for v in self.versions.values() if not followers[v.id]]
        heapq.heapify(ready)
        log: list[Version] = []
        while ready:
            version = self.versions[heapq.heappop(ready)[1]]
            log.append(version)
            for parent in version.parents:
                followers[parent] -= 1
                if not followers[parent] and parent in self.versions:
                    heapq.heappush(ready, _newest_first(self.versions[parent]))
        return tuple(log)

    def dump(self) -> tuple[bytes, bytes]:
        """Return the versions, oldest first, and the objects, as two files of JSON lines.

        Objects are sorted, so that the versions of one paragraph lie side by side: that shrinks
        the packed file to about a third. An object's name is not written, as its bytes give it.
        """
        versions = b"".join(encode(version) + b"\n" for version in reversed(self.log()))
        objects = b"".join(raw + b"\n" for raw in sorted(self.objects.values()))
        return versions, objects

    @classmethod
    def parse(cls, versions: bytes, objects: bytes) -> Self:
        """Return the history that ``dump`` wrote.

        An object is named by the bytes that are there, so a damaged one is missing rather than
        wrong. Raises HistoryError when a version is damaged or is not what its id says.
        """
        found: dict[str, Version] = {}
        try:
            for line in versions.splitlines():
                _add(found, _read_version(line))
        except (ValueError, RecursionError, msgspec.DecodeError) as error:
            raise HistoryError(
                "The list of earlier versions is damaged. The file was left as it was. Open an"
                " earlier copy of it if you need those versions."
            ) from error
        return cls(found, {name_of(raw): raw for raw in objects.split(b"\n") if raw})


_decoder = msgspec.json.Decoder(Version)
_EPOCH = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)


def _read_version(line: bytes) -> Version:
    version = _decoder.decode(line)
    if _identified(version) != version:
        raise ValueError(version.id)
    return version


def _identified(version: Version) -> Version:
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


def _add(versions: dict[str, Version], version: Version) -> None:
    """Add a version; of two records of one join keep the first made, so that the order is no matter."""
    known = versions.get(version.id, version)
    versions[version.id] = min(known, version, key=lambda v: (v.at, encode(v)))


def _newest_first(version: Version) -> tuple[dt.timedelta, str]:
    return _EPOCH - version.at, version.id
