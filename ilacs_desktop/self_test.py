"""Tries on this computer what the program does, and says what works: the command ``self-test``.

IT departments run it where they have just installed the program, and people whose program does not
work. It writes only in the program's own folders and where documents are kept, and removes it all.
"""

import contextlib
import datetime as dt
import functools
import os
import platform
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from ilacs_desktop import __version__
from ilacs_desktop.assets import resources, standard_template, templates
from ilacs_desktop.document.model import Document
from ilacs_desktop.folders import Folders
from ilacs_desktop.framework.load import load_framework
from ilacs_desktop.framework.model import Framework

if TYPE_CHECKING:
    from ilacs_desktop.storage.crypt import Key

_NOT_LATIN = "Büro 北桥 café"  # a code page that is not Unicode stumbles here
_DEEP = "a folder with a long name, as in a synced library of a team"
_USUAL_LIMIT = 260  # characters of a path, where Windows is not told otherwise
_PASSPHRASE = "a passphrase for the self-test"  # noqa: S105 - of a file that is removed at once
_CHEAP = 2**14  # the least a key may cost: what is tried is that it works, not how long it takes


class Outcome(msgspec.Struct, frozen=True):
    """What was tried, whether it works, and a sentence about it."""

    name: str
    works: bool
    sentence: str


class _NotWorkingError(Exception):
    """What was tried does not work. The message is the sentence to show."""


def self_test(folders: Folders, now: dt.datetime, *, window: bool) -> Iterator[Outcome]:
    """Yield an outcome for each thing that the program needs, in the order of starting to export.

    ``now`` has its zone. ``window`` asks the windows of this computer too. Nothing is raised: a
    fault of any kind is an outcome that does not work.
    """
    yield _tried("Program", _program)
    yield _tried("Shipped files", lambda: _shipped(_framework()))
    for name, folder in _folders(folders):
        yield _tried(name, functools.partial(_written, folder))
    with _room(folders.recovery.parent) as room:
        yield _tried("Names", lambda: _named(room))
        yield _tried("Long paths", lambda: _deep(room))
        yield _tried("Safe saving", lambda: _replaced(room))
        yield _tried("Lock", lambda: _locked(room))
        yield _tried("Example", lambda: _opened_again(room, now))
        yield _tried("Passphrase", lambda: _sealed(room, now))
        yield _tried("Word export", lambda: _exported(room))
    if window:
        yield _tried("Window", _on_screen)


def _tried(name: str, action: Callable[[], str]) -> Outcome:
    try:
        return Outcome(name, works=True, sentence=action())
    except Exception as error:  # noqa: BLE001 - whatever goes wrong here is what was to be found out
        told = f"{error.strerror}: {error.filename}" if isinstance(error, OSError) else str(error)
        said = told or type(error).__name__
        kind = "" if isinstance(error, _NotWorkingError) else f" ({type(error).__name__})"
        return Outcome(name, works=False, sentence=f"{said}{kind}")


def _program() -> str:
    bits = 64 if sys.maxsize > 2**32 else 32
    system = f"{platform.system()} {platform.release()}"
    return (
        f"ILACS Desktop {__version__}, Python {platform.python_version()} ({bits} bit), {system}."
    )


def _framework() -> Framework:
    return load_framework(resources() / "framework")


def _shipped(framework: Framework) -> str:
    missing = [name for name in ("example", "icons") if not (resources() / name).is_dir()]
    if missing or not standard_template().is_file():
        raise _NotWorkingError("Files of the program are missing. Install it again.")
    return f"Ofsted's framework is there: {len(framework.areas)} areas."


def _folders(folders: Folders) -> Iterator[tuple[str, Path]]:
    yield "Preferences folder", folders.settings.parent
    yield "Recovery folder", folders.recovery
    yield "Log folder", folders.logs
    yield "Documents folder", folders.documents


@contextlib.contextmanager
def _room(folder: Path) -> Iterator[Path]:
    """Give a new folder in this one, and leave no trace of it."""
    made = _make(folder)
    try:
        with tempfile.TemporaryDirectory(dir=folder, ignore_cleanup_errors=True) as room:
            yield Path(room)
    finally:
        _remove_if_empty(made)


def _make(folder: Path) -> list[Path]:
    """Make a folder with those above it; return those that were not there, innermost first."""
    made = [one for one in (folder, *folder.parents) if not one.exists()]
    folder.mkdir(parents=True, exist_ok=True)
    return made


def _remove_if_empty(made: list[Path]) -> None:
    with contextlib.suppress(OSError):
        for folder in made:
            folder.rmdir()


def _written(folder: Path) -> str:
    with _room(folder) as room:
        _write(room / "self-test.txt", b"written")
    return f"Files can be written in {folder}."


def _write(path: Path, data: bytes) -> None:
    from ilacs_desktop.storage.safe_write import write_safely

    write_safely(path, data)


def _named(room: Path) -> str:
    _write(room / _NOT_LATIN, b"named")
    if _NOT_LATIN not in {path.name for path in room.iterdir()}:
        raise _NotWorkingError("A name with letters beyond the English ones came back as another.")
    return "Names with letters of all languages are kept."


def _deep(room: Path) -> str:
    folder = room
    while len(str(folder)) <= _USUAL_LIMIT:
        folder /= _DEEP
    try:
        folder.mkdir(parents=True)
        _write(folder / "self-test.txt", b"deep")
    except OSError:
        return (
            f"Paths of up to {_USUAL_LIMIT} characters work here; longer ones are refused with a"
            " sentence. Keep self-evaluations near the top of a drive."
        )
    finally:
        shutil.rmtree(room / _DEEP, ignore_errors=True)
    return f"Paths longer than {_USUAL_LIMIT} characters work."


def _replaced(room: Path) -> str:
    file = room / "self-test.bin"
    for data in (b"old" * 10_000, b"new"):
        _write(file, data)
        if file.read_bytes() != data:
            raise _NotWorkingError("A file that was written came back with other content.")
    left = sorted(path.name for path in room.iterdir() if path.name.startswith("~$"))
    if left:
        raise _NotWorkingError(f"A temporary file could not be removed: {', '.join(left)}.")
    return "A file is replaced in one step, and read back as it was written."


def _locked(room: Path) -> str:
    from ilacs_desktop.storage import file_lock

    path = room / "lock"
    path.touch()
    with path.open("r+b") as first, path.open("r+b") as second:
        ours, theirs = file_lock.take(first), file_lock.take(second)
    if (ours, theirs) != ("ours", "theirs"):
        raise _NotWorkingError(
            "The disk has no locks, so a second program could take a journal for its own."
        )
    return "A file that the program holds is seen to be held."


def _example(framework: Framework) -> Document:
    from ilacs_desktop.example import load_example

    return load_example(resources() / "example", framework)


def _opened_again(room: Path, now: dt.datetime) -> str:
    from ilacs_desktop.storage.container import open_file

    file = room / "self-test.ilacs"
    example = _saved_example(file, now)
    if open_file(file).document != example:
        raise _NotWorkingError("The example was saved, and opened with other content.")
    return f"The example is saved and opens again: {len(example.sections)} sections."


def _sealed(room: Path, now: dt.datetime) -> str:
    from ilacs_desktop.storage.container import open_file
    from ilacs_desktop.storage.crypt import WrongPassphraseError, new_key

    file = room / "self-test sealed.ilacs"
    example = _saved_example(file, now, new_key(_PASSPHRASE, _CHEAP))
    if open_file(file, passphrase=_PASSPHRASE).document != example:
        raise _NotWorkingError("A file was sealed, and opened with other content.")
    try:
        open_file(file, passphrase=_PASSPHRASE.upper())
    except WrongPassphraseError:
        return "A file was sealed and opened again; another passphrase does not open it."
    raise _NotWorkingError("A file was sealed, and another passphrase opened it.")


def _saved_example(file: Path, now: dt.datetime, key: "Key | None" = None) -> Document:
    from ilacs_desktop.outputs.readable import readable_html
    from ilacs_desktop.storage.save import Author, save_new

    framework = _framework()
    example = _example(framework)
    who = Author("self-test", platform.node())
    save_new(
        file, example, who, now, lambda made: readable_html(made, framework, templates()), key=key
    )
    return example


def _exported(room: Path) -> str:
    from ilacs_desktop.word.audit.structure import faults
    from ilacs_desktop.word.choices import ExportChoices
    from ilacs_desktop.word.writer import write_docx

    framework = _framework()
    template = standard_template()
    today = dt.date(2026, 10, 1)  # the example's own year
    made = write_docx(_example(framework), framework, template, ExportChoices(), today=today)
    file = room / "self-test.docx"
    _write(file, made.docx)
    found = faults(file.read_bytes())
    if found:
        raise _NotWorkingError(f"The Word file has a fault: {found[0]}")
    return f"A Word file of {len(made.docx) // 1024} KB was written; its structure has no fault."


def _on_screen() -> str:
    from ilacs_desktop.layout.screen import NoScreenError, describe_screen

    try:
        return describe_screen(os.environ)
    except NoScreenError as error:
        raise _NotWorkingError(str(error)) from error
