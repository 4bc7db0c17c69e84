"""A framework as one file: a plain zip that a council opens, reads, changes and passes on.

It holds the files of a framework folder and a READ ME, nothing else, and is read with care: it may
come from anywhere. docs/framework-packs.md says what each file holds.
"""

import io
import struct
import zipfile
import zlib
from collections.abc import Mapping
from pathlib import Path, PurePosixPath
from typing import NamedTuple, TypeVar

from ilacs_desktop.framework.errors import FrameworkError, PackError
from ilacs_desktop.framework.load import FILES, built
from ilacs_desktop.framework.model import Framework
from ilacs_desktop.framework.reading import toml_as

_T = TypeVar("_T")

SUFFIX = ".zip"
READ_ME = "READ ME.txt"
PACK_LIMIT = 4 * 1024 * 1024  # bytes; the shipped framework takes a fiftieth of it
FILE_LIMIT = 1024 * 1024
_MOST_ENTRIES = 3 * len(FILES)
_ENCRYPTED = 0x1
# Windows writes times from 1980 on; with one time for all, the same files make the same bytes.
_TIME = (1980, 1, 1, 0, 0, 0)
_UNREADABLE = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    NotImplementedError,
    OSError,
    RuntimeError,
    ValueError,
)
_LEAD = """\
{name}, as at {as_at}
Framework {id} for ILACS Desktop

This file is a framework pack: what the inspection framework asks, as plain text files. It holds no
words of any self-evaluation. Each file is TOML, which Notepad opens; a line that begins with # is a
remark for whoever reads it.

framework.toml       the questions, the scale, the judgements, the pathways, the sources of it all
areas.toml           the areas with their prompts and ideas for evidence
sections.toml        the outline of sections, and the words for each
evidence_types.toml  the kinds of evidence, and how long each counts as fresh
dates.toml           the rules for dates, and the steps before the due date
bank_holidays.toml   the bank holidays of England
glossary.toml        what abbreviations stand for
moves.toml           what became of the ids of the framework before this one

To change it: unpack it into a folder, change the text, give it another date (as_at in
framework.toml) or, for a framework of its own, another id, and say in moves.toml what became of the
ids that are gone. Then select the files, right-click, and compress them into a zip file. Bring that
in on the page Framework (Set up): it is checked whole before anything is changed, and what does
not fit is named with its file.
"""


class Pack(NamedTuple):
    """A pack that was read: its framework, checked whole, and its files by their names."""

    framework: Framework
    files: Mapping[str, bytes]


def pack_bytes(pack: Pack) -> bytes:
    """Return the pack as a zip file; the same files give the same bytes, on every computer."""
    found = pack.framework
    about = _LEAD.format(name=found.name, as_at=found.as_at.isoformat(), id=found.id)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as zipped:
        for name, content in ((READ_ME, about.replace("\n", "\r\n").encode()), *pack.files.items()):
            entry = zipfile.ZipInfo(name, _TIME)
            entry.create_system = 0  # as on Windows, wherever it is made
            zipped.writestr(entry, content)
    return out.getvalue()


def read_pack(path: Path) -> Pack:
    """Return what a pack holds, or a folder with its files.

    Raises PackError, which names the file, the key and the reason.
    """
    try:
        found = [n for n in FILES if (path / n).exists()] if path.is_dir() else None
    except OSError as error:
        raise PackError(path.name, "", f"it cannot be read ({error.strerror})") from error
    if found is not None:
        return _pack({name: _bytes(path / name) for name in found})
    return pack_of(_bytes(path, PACK_LIMIT), path.name)


def pack_of(content: bytes, name: str) -> Pack:
    """Return what the bytes of a pack hold; ``name`` is its file's. Raises PackError."""
    if not content.startswith(b"PK"):
        raise PackError(name, "", "it is not a zip file")
    if len(content) > PACK_LIMIT:
        raise PackError(name, "", _too_large(PACK_LIMIT))
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as zipped:
            return _pack(_files(zipped, name))
    except _UNREADABLE as error:
        raise PackError(name, "", "it is damaged, or not a zip file") from error


def _files(zipped: zipfile.ZipFile, pack: str) -> dict[str, bytes]:
    entries = [entry for entry in zipped.infolist() if not entry.is_dir()]
    if len(zipped.infolist()) > _MOST_ENTRIES:
        raise PackError(pack, "", f"it holds more than {_MOST_ENTRIES} files")
    folder = _one_folder([entry.filename for entry in entries])
    files: dict[str, bytes] = {}
    for entry in entries:
        name = entry.filename.removeprefix(folder)
        reason = _refused(entry, name, files)
        if reason:
            raise PackError(pack, f"“{entry.filename}”", reason)
        if name != READ_ME:
            files[name] = _unpacked(zipped, entry, name)
    return {name: files[name] for name in FILES if name in files}


def _one_folder(names: list[str]) -> str:
    """Return the folder that all files are in: Windows puts it there when a folder is compressed."""
    folders = {name.partition("/")[0] if "/" in name else "" for name in names}
    first = next(iter(folders), "")
    return f"{first}/" if len(folders) == 1 and first not in {"", ".", ".."} else ""


def _refused(entry: zipfile.ZipInfo, name: str, before: Mapping[str, bytes]) -> str:
    """Return why a file is not taken; nothing where it is."""
    path = PurePosixPath(name.replace("\\", "/"))
    reasons = (
        (
            path.is_absolute() or ".." in path.parts or ":" in name,
            "its name leads out of the pack",
        ),
        (
            len(path.parts) != 1,
            "it is in a folder of its own; the files of a pack are side by side",
        ),
        (name in before, "the pack has two files of this name"),
        (
            name not in FILES and name != READ_ME,
            "it does not belong in a framework pack; take it out",
        ),
        (
            bool(entry.flag_bits & _ENCRYPTED),
            "it is encrypted; make the pack without a password",
        ),
        (
            entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED),
            "it is compressed in a way that Windows does not use; make the pack with Windows",
        ),
        (entry.file_size > FILE_LIMIT, _too_large(FILE_LIMIT)),
    )
    return next((reason for holds, reason in reasons if holds), "")


def _unpacked(zipped: zipfile.ZipFile, entry: zipfile.ZipInfo, name: str) -> bytes:
    with zipped.open(entry) as packed:
        content = packed.read(FILE_LIMIT + 1)  # whatever its size is said to be
    if len(content) > FILE_LIMIT:
        raise PackError(name, "", _too_large(FILE_LIMIT))
    return content


def _pack(files: Mapping[str, bytes]) -> Pack:
    def read(file: str, as_type: type[_T], /) -> _T:
        if file not in files:
            raise PackError(file, "", "there is no such file in the pack")
        return toml_as(files[file], file, as_type, PackError)

    try:
        return Pack(built(read), files)
    except PackError:
        raise
    except FrameworkError as error:
        raise PackError(error.file, error.key, error.reason) from error


def _bytes(path: Path, limit: int = FILE_LIMIT) -> bytes:
    try:
        with path.open("rb") as file:
            content = file.read(limit + 1)
    except OSError as error:
        raise PackError(path.name, "", f"it cannot be read ({error.strerror})") from error
    if len(content) > limit:
        raise PackError(path.name, "", _too_large(limit))
    return content


def _too_large(limit: int) -> str:
    return f"it is larger than {limit // (1024 * 1024)} MB, which no framework is"
