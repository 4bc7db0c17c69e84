"""A folder that several authors share, in which each writes one file and reads the others'.

``northbridge-2026.parts`` holds one part for each author and computer. A part is an ordinary file
of the same document. As none has two writers, no sync program ever finds two versions of one.
"""

import contextlib
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from ilacs_desktop.document.codec import digest
from ilacs_desktop.document.model import Document
from ilacs_desktop.storage.container import Opened, read_manifest, unpack
from ilacs_desktop.storage.crypt import Key, NeedsPassphraseError, is_encrypted
from ilacs_desktop.storage.disk import Disk, open_error, read_bytes
from ilacs_desktop.storage.errors import CannotReadError, FileMissingError, OpenError
from ilacs_desktop.storage.joining import left_out
from ilacs_desktop.storage.kinds import PACK
from ilacs_desktop.storage.names import SUFFIX, plain

FOLDER = ".parts"
NO_HISTORY = "Its earlier versions are damaged."
_DIGITS = 6


class Part(NamedTuple):
    """One author's part as it was found: what it holds, or why it cannot be read."""

    path: Path
    opened: Opened | None
    error: OpenError | None = None


class Others(NamedTuple):
    """The parts of others with work that is new, and sentences about those that are not as ours."""

    parts: tuple[tuple[str, Opened], ...] = ()
    notes: tuple[str, ...] = ()


def is_shared(path: Path) -> bool:
    """Return whether a path is a shared folder or a part in one, there already or not."""
    return _is_folder_name(path) or _is_folder_name(path.parent)


def folder_of(path: Path) -> Path:
    """Return the shared folder that a path is, or lies in."""
    return path if _is_folder_name(path) else path.parent


def folder_beside(path: Path) -> Path:
    """Return the shared folder that is named after a file and stands beside it."""
    return path.with_name(path.stem + FOLDER)


def own_part(path: Path, by: str, device: str) -> Path:
    """Return the part that an author writes on one computer, in the shared folder of ``path``.

    Two authors whose names differ only in what a file name cannot hold have two parts.
    """
    who = "\n".join((" ".join(by.casefold().split()), device.casefold()))
    name = "-".join(filter(None, (plain(by), plain(device), digest(who.encode())[:_DIGITS])))
    return folder_of(path) / f"{name}{SUFFIX}"


def parts_in(folder: Path) -> list[Path]:
    """Return all parts in a shared folder, by name. Raises an OpenError if it cannot be listed."""
    try:
        every = [path for path in folder.iterdir() if path.suffix.casefold() == SUFFIX]
    except OSError as error:
        raise open_error(error, folder.name) from error
    return sorted(path for path in every if not path.name.startswith("~$"))


def read_parts(folder: Path, given: str | Key | None, disk: Disk) -> Iterator[Part]:
    """Yield every part of a shared folder, by name. Raises an OpenError if it cannot be listed.

    ``given`` is the passphrase, or a key made of it; making one key for all parts saves time.
    """
    key: Key | None = None
    for path in parts_in(folder):
        try:
            data = read_bytes(path, disk)
            try:
                opened = unpack(data, path.name, key or given)
            except NeedsPassphraseError:
                opened = unpack(data, path.name, given)  # it may have been encrypted on its own
            key = key or opened.key
            yield Part(path, opened)
        except OpenError as error:
            yield Part(path, None, error)


def unseen_parts(
    own: Path, document: Document, known: frozenset[str], key: Key | None, disk: Disk
) -> Others:
    """Return what the other parts of a document hold that is not among the versions ``known``.

    A note tells of each that cannot be read, and with a ``key`` of each that is not encrypted. One
    that is held or synced at the moment is left without a word: it is there at the next save.
    """
    found: list[tuple[str, Opened]] = []
    notes: list[str] = []
    with contextlib.suppress(OpenError):
        for path in parts_in(own.parent):
            if path != own:
                try:
                    opened = _unseen(path, document, known, key, disk, notes)
                    found += [(path.name, opened)] if opened is not None else []
                except (CannotReadError, FileMissingError):
                    continue
                except OpenError as error:
                    notes.append(left_out(path.name, error))
    return Others(tuple(found), tuple(notes))


def _unseen(
    path: Path,
    document: Document,
    known: frozenset[str],
    key: Key | None,
    disk: Disk,
    notes: list[str],
) -> Opened | None:
    data = read_bytes(path, disk)
    manifest = read_manifest(data, path.name)
    if manifest.document != document.id or (manifest.kind == PACK) != bool(document.pack):
        return None
    if key is not None and not is_encrypted(data):
        notes.append(not_encrypted(path.name))
    if manifest.head in known:
        return None
    opened = unpack(data, path.name, key)
    if not opened.head:
        notes.append(left_out(path.name, NO_HISTORY))
    return opened if opened.head and opened.document.pack == document.pack else None


def not_encrypted(name: str) -> str:
    """Return what to say of a part that is plain where the others are encrypted."""
    return (
        f"The part “{name}” is not encrypted: anybody who can open the folder can read it. Ask"
        " whoever writes it to open the folder with the passphrase, and to save."
    )


def _is_folder_name(path: Path) -> bool:
    return path.suffix.casefold() == FOLDER
