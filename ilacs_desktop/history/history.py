"""All versions of a document in one frozen value: what each save held and which saves it follows.

Histories grow and unite; nothing in them is ever changed. Committing gives a new history that
shares all contents with the old one, so a save that fails leaves no trace.
"""

import datetime as dt
import heapq
from collections import ChainMap, Counter
from collections.abc import Iterable
from graphlib import TopologicalSorter
from typing import Self

import msgspec

from ilacs_desktop.document.codec import encode
from ilacs_desktop.document.model import Document
from ilacs_desktop.errors import UserError, shown
from ilacs_desktop.framework.dates import any_zone_tells, format_date
from ilacs_desktop.history.formats import FORMAT, document_of
from ilacs_desktop.history.objects import name_of, put_together, reached, take_apart
from ilacs_desktop.history.stand_ins import StandIn, united_stand_ins
from ilacs_desktop.history.version import Version, identified, of_two


class HistoryError(UserError):
    """An earlier version, or the history as a whole, cannot be read."""


class History(msgspec.Struct, frozen=True):
    """Versions by id, and the objects they are made of by name. No dict of it is ever changed.

    ``stand_ins`` are objects from which words were erased, under the names of those they stand
    for: a name is in one of the two only. Uniting never brings an original back.
    """

    versions: dict[str, Version] = {}
    objects: dict[str, bytes] = {}
    stand_ins: dict[str, bytes] = {}

    @property
    def has_erased(self) -> bool:
        """Whether words were erased from what the versions hold."""
        return bool(self.stand_ins)

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
        tree, objects = take_apart(document, self.stand_ins)
        if len(known) == 1 and (known[0].tree, known[0].format, label) == (tree, FORMAT, ""):
            return self, known[0]
        facts = ("", followed, at.astimezone(dt.UTC), by, device, label, tree, FORMAT)
        version = identified(Version(*facts))
        added = type(self)({version.id: version}, objects)
        return self.unite(added), version

    def load(self, version: str) -> Document:
        """Return the document as it was in a version, in today's shape.

        Raises KeyError for an unknown version, HistoryError when its contents are damaged or gone.
        """
        found = self.versions[version]
        objects = ChainMap(self.stand_ins, self.objects)
        try:
            return document_of(put_together(found.tree, objects), found.format)
        except (KeyError, ValueError, RecursionError, msgspec.DecodeError) as error:
            if found.state == "left_out":
                raise HistoryError(
                    f"The version saved at {found.at:%H:%M} UTC on {format_date(found.at.date())} was left"
                    " out of this copy on purpose. The self-evaluation that the copy was made from has it."
                ) from error
            raise HistoryError(
                f"The version saved by {shown(found.by) or 'somebody'} at {found.at:%H:%M} UTC on"
                f" {format_date(found.at.date())} cannot be read: part of it is damaged or missing. The other versions are not"
                " affected. Choose another one."
            ) from error

    def unite(self, other: "History") -> Self:
        """Return a history with the versions and objects of both.

        What was erased in one of them is erased; what was left out of one comes from the other.
        """
        versions = dict(self.versions)
        for version in other.versions.values():
            _add(versions, version)
        objects = self.objects | other.objects
        if not self.stand_ins and not other.stand_ins:
            return type(self)(versions, objects)
        stand_ins = united_stand_ins(self.stand_ins, other.stand_ins, objects)
        left = {name: raw for name, raw in objects.items() if name not in stand_ins}
        return type(self)(versions, left, stand_ins)

    def without_contents(self, keep: str) -> Self:
        """Return a history that holds what version ``keep`` holds, and of the others that they were.

        It can be joined with the whole one again: ids, times and what follows what stay. Who saved,
        where and with which label goes. Raises KeyError for an unknown version.
        """
        versions = {
            version.id: msgspec.structs.replace(
                version, by="", device="", label="", state="left_out"
            )
            for version in self.versions.values()
        }
        wanted = reached(self.versions[keep].tree, ChainMap(self.stand_ins, self.objects))
        objects, stand_ins = (
            {name: raw for name, raw in kept.items() if name in wanted}
            for kept in (self.objects, self.stand_ins)
        )
        return type(self)(versions, objects, stand_ins)

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
        """Return all versions, newest first and each before those it follows, whatever clocks said.

        Versions that follow themselves, which only a file made by hand has, come last.
        """
        followers = Counter(p for version in self.versions.values() for p in version.parents)
        ready = [_newest_first(v) for v in self.versions.values() if not followers[v.id]]
        heapq.heapify(ready)
        log: dict[str, Version] = {}
        while ready:
            version = self.versions[heapq.heappop(ready)[1]]
            log[version.id] = version
            for parent in version.parents:
                followers[parent] -= 1
                if not followers[parent] and parent in self.versions:
                    heapq.heappush(ready, _newest_first(self.versions[parent]))
        rest = (version for version in self.versions.values() if version.id not in log)
        return (*log.values(), *sorted(rest, key=_newest_first))

    def dump(self) -> tuple[bytes, bytes]:
        """Return the versions, oldest first, and the objects, as two files of JSON lines.

        Objects are sorted, so that the versions of one paragraph lie side by side: that shrinks
        the packed file to about a third. An object's name is not written, as its bytes give it.
        """
        versions = b"".join(encode(version) + b"\n" for version in reversed(self.log()))
        objects = b"".join(raw + b"\n" for raw in sorted(self.objects.values()))
        return versions, objects

    def dump_erased(self) -> bytes:
        """Return the stand-ins as JSON lines, each with the name of the object it stands for."""
        pairs = sorted(self.stand_ins.items())
        return b"".join(encode(StandIn(name, msgspec.Raw(raw))) + b"\n" for name, raw in pairs)

    @classmethod
    def parse(cls, versions: bytes, objects: bytes, erased: bytes = b"") -> Self:
        """Return the history that ``dump`` and ``dump_erased`` wrote.

        An object is named by the bytes that are there, so a damaged one is missing rather than
        wrong. Raises HistoryError when a version or stand-in is damaged, or a version is not what
        its id says, or follows itself.
        """
        found: dict[str, Version] = {}
        try:
            for line in versions.splitlines():
                _add(found, _read_version(line))
            _refuse_circles(found)
            read = (_stand_in_decoder.decode(line) for line in erased.splitlines())
            stand_ins = {one.name: bytes(one.object) for one in read}
        except (ValueError, RecursionError, msgspec.DecodeError) as error:
            raise HistoryError(
                "The list of earlier versions is damaged. The file was left as it was. Open an"
                " earlier copy of it if you need those versions."
            ) from error
        named = {name_of(raw): raw for raw in objects.split(b"\n") if raw}
        left = {name: raw for name, raw in named.items() if name not in stand_ins}
        return cls(found, left, stand_ins)


_decoder = msgspec.json.Decoder(Version)
_stand_in_decoder = msgspec.json.Decoder(StandIn)
_EPOCH = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)


def _refuse_circles(versions: dict[str, Version]) -> None:
    """Raise ValueError where a version follows itself: nothing could be joined with it."""
    left = {id_: [p for p in one.parents if p in versions] for id_, one in versions.items()}
    TopologicalSorter(left).prepare()  # CycleError is a ValueError


def _read_version(line: bytes) -> Version:
    version = _decoder.decode(line)
    if not any_zone_tells(version.at):
        raise ValueError(version.at)
    # The id of a join does not tell who made it; that of another version does, and no longer fits.
    if identified(version) != version and (not version.state or len(version.parents) > 1):
        raise ValueError(version.id)
    return version


def _add(versions: dict[str, Version], version: Version) -> None:
    known = versions.get(version.id)
    versions[version.id] = version if known is None else of_two(known, version)


def _newest_first(version: Version) -> tuple[dt.timedelta, str]:
    return _EPOCH - version.at, version.id
