"""The copies of a document that erased words may still be in: those on this computer, and all others.

Copies that the program made by itself on this computer are cleaned: what was typed and not saved,
and work that could not be saved in its place. All others belong to people, and are only told of.
"""

import contextlib
import os
import time
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Literal, NamedTuple

import msgspec

from ilacs_desktop.document.codec import encode
from ilacs_desktop.document.delta import delta
from ilacs_desktop.document.erasing import Words, erase_from_document, stand_in_json
from ilacs_desktop.document.model import Document
from ilacs_desktop.errors import UserError
from ilacs_desktop.framework.dates import format_date
from ilacs_desktop.history.erasing import erase
from ilacs_desktop.history.formats import FORMAT
from ilacs_desktop.history.history import History, HistoryError
from ilacs_desktop.storage import names
from ilacs_desktop.storage.container import Readable, open_file, pack, peek
from ilacs_desktop.storage.crypt import Key
from ilacs_desktop.storage.disk import Disk
from ilacs_desktop.storage.errors import OpenError, SaveError
from ilacs_desktop.storage.journal import SUFFIX, Start, Unsaved, read, written_by
from ilacs_desktop.storage.journal_lines import clear_line, journal_bytes, name_of, opened_lines
from ilacs_desktop.storage.parts import folder_beside, folder_of, is_shared, parts_in
from ilacs_desktop.storage.safe_write import write_safely
from ilacs_desktop.storage.siblings import FOLDER, siblings

Outcome = Literal["cleaned", "left"]

_OVER = 10 * 60.0  # seconds
_IN_USE = "another window of the program is using it: close that, and erase again"
_LOCKED = "it is encrypted with another passphrase"
_TORN = (
    "its end cannot be read. Open it under File, Recover earlier work, save what you want of it,"
    " remove it there, and erase again"
)


class LocalCopy(NamedTuple):
    """One copy on this computer that held the words: what was done, and why it was left."""

    path: Path
    outcome: Outcome
    sentence: str


class KnownCopy(NamedTuple):
    """A copy that may hold the words and was not touched; ``path`` is None for what was sent."""

    sentence: str
    path: Path | None = None


class Cleaning(NamedTuple):
    """What cleaning needs: the document's id, the words, how a readable copy is made, and the key."""

    document: str
    words: Words
    readable: Readable
    key: Key | None = None
    disk: Disk = Disk()


def clean_local_copies(folders: Iterable[Path], cleaning: Cleaning) -> tuple[LocalCopy, ...]:
    """Take the words out of the program's own copies of a document, and return what was found.

    No work is lost: a copy is written anew without the words, or left as it is with the reason.
    The journal of what is open in this program is not touched: saving begins it anew. What a disk
    still holds of deleted files is out of reach.
    """
    found: list[LocalCopy] = []
    for folder in dict.fromkeys(folders):
        with contextlib.suppress(OSError):
            for path in sorted(folder.iterdir()):
                cleaned = _clean(path, cleaning)
                if cleaned is not None:
                    found.append(cleaned)
    return tuple(found)


def _clean(path: Path, cleaning: Cleaning) -> LocalCopy | None:
    is_journal = SUFFIX in path.suffixes and path.name.startswith(name_of(cleaning.document))
    try:
        if is_journal:
            done = _clean_journal(path, cleaning)
        elif _is_leftover(path):
            path.unlink()  # what a write that broke off has left: the work is in the journal
            return None
        elif path.suffix.casefold() == names.SUFFIX and not path.name.startswith("~$"):
            done = _clean_file(path, cleaning)
        else:
            return None
    except (OSError, OpenError, SaveError, HistoryError) as error:
        return LocalCopy(path, "left", f"“{path.name}” was left as it is: {_reason(error)}.")
    if done is None:
        return None
    if done:
        return LocalCopy(path, "left", f"“{path.name}” was left as it is: {done}.")
    what = "unsaved work" if is_journal else "kept copy"
    return LocalCopy(path, "cleaned", f"The words were erased from the {what} “{path.name}”.")


def _is_leftover(path: Path) -> bool:
    """Return whether a file is a temporary one that nothing has written to for ten minutes."""
    is_temporary = path.name.startswith("~$") and path.suffix == ".tmp"
    return is_temporary and time.time() - path.stat().st_mtime > _OVER


def _reason(error: Exception) -> str:
    if isinstance(error, UserError):
        return str(error).rstrip(".")
    return getattr(error, "strerror", None) or "it cannot be written"


def _clean_journal(path: Path, cleaning: Cleaning) -> str | None:
    """Clean a journal: None when there is nothing to do, empty when it is done, or why it is left."""
    writer = written_by(path)
    if writer is not None:
        return None if writer == os.getpid() else _IN_USE
    found = read(path, cleaning.key)
    if found is None:
        return _LOCKED if cleaning.key is None else "it cannot be read"
    base, one = erase_from_document(found.base, cleaning.words)
    document, other = erase_from_document(found.document, cleaning.words)
    if not found.whole:
        return _TORN
    if not one and not other and not _is_in_lines(path, cleaning):
        return None
    write_safely(path, _journal(found, base, document, cleaning.words), cleaning.disk)
    return ""


def _is_in_lines(path: Path, cleaning: Cleaning) -> bool:
    """Return whether the words are in a file's name, or in what was typed and deleted again."""
    with path.open("rb") as file:
        first, *typed = (
            msgspec.json.decode(one) for one in opened_lines(file, cleaning.key) if one
        )
    said = (Path(first["path"]).name, *typed)
    return any(stand_in_json(one, cleaning.words) for one in said)


def _journal(found: Unsaved, base: Document, document: Document, words: Words) -> bytes:
    """Return a journal with the same work, as one change.

    Where its file has the words in its name, the work is recovered as a document of its own. The
    names of folders stay: they are not the program's, and lead to the file.
    """
    raw = msgspec.Raw(encode(base))
    path = "" if words.spans(Path(found.path).name) else found.path
    start = encode(Start(FORMAT, path, found.parents, found.at, raw))
    change = delta(base, document)
    changes = [] if change is None else [encode(change)]
    first = clear_line(base.id, found.key, 0) if found.key is not None else b""
    return journal_bytes(start, changes, found.key, first)


def _clean_file(path: Path, cleaning: Cleaning) -> str | None:
    if peek(path, cleaning.disk).document != cleaning.document:
        return None
    opened = open_file(path, cleaning.disk, cleaning.key)
    if not opened.head:
        return "its earlier versions are damaged"
    cleaned = erase(opened.document, opened.history, cleaning.words)
    if not cleaned.anything:
        return None
    document = cleaned.history.load(opened.head)
    data = pack(document, cleaned.history, opened.head, cleaning.readable, opened.key)
    write_safely(path, data, cleaning.disk)
    return ""


def other_known_copies(
    document: Document, history: History, path: Path | None
) -> tuple[KnownCopy, ...]:
    """Return the copies that the program knows of and does not touch: files first, then packs sent."""
    files = [] if path is None else list(_files(document, history, path))
    found = [KnownCopy(str(file), file) for file in dict.fromkeys(files) if file != path]
    for pack_sent in document.packs:
        day = format_date(pack_sent.sent)
        form = "Word form" if pack_sent.form == "word" else "pack"
        found.append(KnownCopy(f"the {form} sent to {pack_sent.owner or 'somebody'} on {day}"))
    return tuple(found)


def _files(document: Document, history: History, path: Path) -> Iterator[Path]:
    if not is_shared(path):
        for sibling in siblings(path, document.id, history):
            yield sibling.path
        folders = [path.parent / FOLDER, folder_beside(path)]
    else:
        folders = [folder_of(path), folder_of(path).parent, folder_of(path).parent / FOLDER]
    for folder in folders:
        with contextlib.suppress(OpenError):
            for beside in parts_in(folder):
                with contextlib.suppress(OpenError):
                    if peek(beside).document == document.id:
                        yield beside
