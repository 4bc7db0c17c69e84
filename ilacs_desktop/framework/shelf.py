"""The frameworks on this computer: the one that came with the program, and packs brought in.

Of each framework, by its id, the newest is kept as one file in a folder of the user's. A pack that
is damaged is told of and left alone.
"""

import contextlib
import errno
import re
from pathlib import Path
from typing import TYPE_CHECKING, Literal, NamedTuple

from ilacs_desktop.framework.errors import FrameworkShelfError, PackError
from ilacs_desktop.framework.model import ID_PATTERN, Framework

if TYPE_CHECKING:  # what reads packs is imported when there is one: the window is up sooner
    from ilacs_desktop.framework.pack import Pack

# What a pack is to what is here: nothing like it is here, it is newer, or it is here already.
Standing = Literal["new", "newer", "here"]
# Not the bare id: Windows has names, such as con and aux, that no file can have.
_PREFIX, _SUFFIX = "framework-", ".zip"
_ID = re.compile(ID_PATTERN)


class Damaged(NamedTuple):
    """A pack on the shelf that cannot be used, and why."""

    path: Path
    reason: str


class _Known(NamedTuple):
    """A file as it was when it was read, and what it held."""

    stamp: tuple[int, int]
    pack: "Pack | PackError"


class FrameworkShelf:
    """The shipped framework, and the packs in one folder, which need not exist yet."""

    def __init__(self, shipped: Framework, files: Path, folder: Path) -> None:
        """``files`` is the folder with the files of ``shipped``."""
        self.shipped = shipped
        self.folder = folder
        self._files = files
        self._read: dict[Path, _Known] = {}

    def kept(self) -> tuple[Framework, ...]:
        """Return the frameworks that can be used, the newest of each id, the latest first."""
        ids = {self.shipped.id, *(pack.framework.id for pack in self._packs())}
        found = [framework for id_ in ids if (framework := self.find(id_)) is not None]
        return tuple(sorted(found, key=lambda f: (f.as_at, f.id), reverse=True))

    def damaged(self) -> tuple[Damaged, ...]:
        """Return the packs on the shelf that cannot be used."""
        return tuple(
            Damaged(path, str(found))
            for path in self._paths()
            if isinstance(found := self._look(path), PackError)
        )

    def find(self, id_: str) -> Framework | None:
        """Return the framework of this id, as at the latest day; None where it is not here."""
        kept = self._kept(id_)
        if id_ != self.shipped.id:
            return kept.framework if kept is not None else None
        newer = kept is not None and kept.framework.as_at > self.shipped.as_at
        return kept.framework if kept is not None and newer else self.shipped

    def framework_for(self, id_: str) -> Framework:
        """Return the framework of this id, or the shipped one where it is not here."""
        return self.find(id_) or self.shipped

    def standing(self, pack: "Pack") -> Standing:
        """Return what a pack is to what is here.

        Raises FrameworkShelfError for one that is older, or says something else of the same day.
        """
        new, here = pack.framework, self.find(pack.framework.id)
        if here is None:
            return "new"
        if new == here:
            return "here"
        if new.as_at > here.as_at:
            return "newer"
        day = here.as_at.isoformat()
        if new.as_at < here.as_at:
            raise FrameworkShelfError(
                f"“{new.name}” ({new.id}) is on this computer as at {day}, which is later than this"
                f" pack, as at {new.as_at.isoformat()}. Nothing was changed. To go back to the"
                " earlier one, remove the later one first."
            )
        raise FrameworkShelfError(
            f"“{new.name}” ({new.id}) is on this computer as at {day} already, and this pack says"
            " something else of the same day. Nothing was changed. Whoever changed the pack needs to"
            " give it a later date (as_at in framework.toml) or an id of its own."
        )

    def add(self, pack: "Pack") -> None:
        """Keep a pack; an earlier one of its id makes room for it.

        Raises FrameworkShelfError where ``standing`` does, or when it cannot be written; what was
        there stays.
        """
        if self.standing(pack) == "here":
            return
        from ilacs_desktop.framework.pack import pack_bytes

        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            path = self._path(pack.framework.id)
            _write(path, pack_bytes(pack))
            self._read[path] = _Known(_stamp(path), pack)
        except OSError as fault:
            raise FrameworkShelfError(
                f"“{pack.framework.name}” could not be kept in {self.folder}. The pack and your"
                " self-evaluations are as they were. Check that there is room on the disk, and"
                " bring it in again."
            ) from fault

    def may_remove(self, framework: Framework) -> bool:
        """Return whether it is a pack: the shipped framework stays."""
        return framework != self.shipped and self._kept(framework.id) is not None

    def remove(self, framework: Framework) -> None:
        """Take a pack off this computer; the file that it came from is not touched.

        Raises FrameworkShelfError for the shipped framework, or when it cannot be removed.
        """
        if not self.may_remove(framework):
            raise FrameworkShelfError(
                f"“{framework.name}” came with the program and cannot be removed. Nothing was"
                " changed."
            )
        try:
            self._path(framework.id).unlink(missing_ok=True)
        except OSError as fault:
            raise FrameworkShelfError(
                f"“{framework.name}” could not be removed ({fault.strerror}). Nothing is lost."
                " Close what has the file open, and try again."
            ) from fault

    def pack_of(self, framework: Framework) -> bytes:
        """Return a framework as the bytes of a pack. Raises FrameworkError when it cannot be read."""
        from ilacs_desktop.framework.pack import pack_bytes, read_pack

        kept = self._kept(framework.id)
        if kept is not None and kept.framework == framework:
            return pack_bytes(kept)
        return pack_bytes(read_pack(self._files))

    def _kept(self, id_: str) -> "Pack | None":
        # The id may come from a file that somebody sent: it must not lead out of the folder.
        if _ID.fullmatch(id_) is None:
            return None
        found = self._look(self._path(id_))
        if found is None or isinstance(found, PackError) or found.framework.id != id_:
            return None
        return found

    def _packs(self) -> "list[Pack]":
        looked = map(self._look, self._paths())
        return [found for found in looked if found and not isinstance(found, PackError)]

    def _paths(self) -> list[Path]:
        return sorted(self.folder.glob(f"{_PREFIX}*{_SUFFIX}"))

    def _path(self, id_: str) -> Path:
        return self.folder / f"{_PREFIX}{id_}{_SUFFIX}"

    def _look(self, path: Path) -> "Pack | PackError | None":
        """Return what a file holds; it is read again only when it has changed."""
        try:
            stamp = _stamp(path)
        except OSError:
            return None
        known = self._read.get(path)
        if known is None or known.stamp != stamp:
            from ilacs_desktop.framework.pack import read_pack

            try:
                pack: Pack | PackError = read_pack(path)
            except PackError as fault:
                pack = fault
            known = self._read[path] = _Known(stamp, pack)
        return known.pack


def _stamp(path: Path) -> tuple[int, int]:
    stat = path.stat()
    return stat.st_mtime_ns, stat.st_size


def _write(path: Path, content: bytes) -> None:
    temporary = path.with_name(f"{path.name}.tmp")
    try:
        temporary.write_bytes(content)
        if temporary.read_bytes() != content:
            raise OSError(errno.EIO, "what was written did not come back whole")
        temporary.replace(path)
    finally:
        with contextlib.suppress(OSError):
            temporary.unlink(missing_ok=True)


def stands_in(wanted: str, framework: Framework) -> str:
    """Return what to tell where a framework stands in for the one of this id, which is not here."""
    return (
        f"This self-evaluation was written under the framework “{wanted}”, which is not on this"
        f" computer. “{framework.name}” stands in for it: some titles, prompts and checks may not"
        " fit. Nothing in it was changed. Ask for the framework pack, and bring it in on the page"
        " Framework (Set up)."
    )
