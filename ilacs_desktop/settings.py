"""What the person at this computer prefers: look, text size, name, recent files, window.

Losing these costs nobody a word, so a damaged file is put aside and the program starts as new.
"""

import contextlib
import os
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Annotated, Literal

import msgspec

RECENT_FILES = 10
MAPPINGS = 30
_MOST_LETTERS = 10_000  # of the headings of one file: more are not worth remembering
_MOST_PIXELS = 100_000  # of any screens side by side: Qt cannot hold just any number
_LONGEST_PATH = 32_767  # letters: Windows has no longer one

Place = tuple[int, int, int, int]  # of a window: left, top, width and height
ThemeMode = Literal["system", "light", "dark", "high_contrast"]


class LeftAt(msgspec.Struct, frozen=True):
    """Where the author was last in a document: the place of a text, a block of it, how far in."""

    document: str
    part: str
    question: str
    block: str
    at: int


class ExportLook(msgspec.Struct, frozen=True):
    """How the Word document looked last: the words of word/choices.py, and a template's id.

    Which copy it is and its version belong to one export, so they are not among these. A word that
    this version of the program does not know means its default. No template is the standard look.
    """

    citations: str = ""
    order: str = ""
    leads: str = ""
    summary_page: bool = True
    charts: bool = True
    glossary: bool = True
    template: str = ""


class ColumnsSaid(msgspec.Struct, frozen=True):
    """Which column of a spreadsheet is which, as somebody said of a file with these headings.

    ``list`` is the field of the document that it fills; ``taken`` holds titles of columns by the
    headings in the file, "" for one that is left out.
    """

    list: str
    headings: tuple[str, ...]
    taken: dict[str, str]


class Settings(msgspec.Struct, frozen=True):
    """The preferences. A window is left, top, width and height in logical pixels.

    ``tour_seen``: the tour was taken or turned down, and is not offered any more.
    """

    theme: ThemeMode = "system"
    text_scale: Annotated[float, msgspec.Meta(ge=1.0, le=2.0)] = 1.0
    name: str = ""
    recent: tuple[str, ...] = ()
    left_at: tuple[LeftAt, ...] = ()
    window: Place | None = None
    maximised: bool = False
    help_window: Place | None = None
    export: ExportLook = ExportLook()
    mappings: tuple[ColumnsSaid, ...] = ()
    tour_seen: bool = False


def load_settings(path: Path) -> Settings:
    """Return the preferences kept in a file, or those of a new user when there is none.

    A file that cannot be used is renamed to end in ``.damaged``. Raises OSError where there is one
    and the system does not let it be read now: it must not be replaced, then.
    """
    try:
        return _usable(msgspec.json.decode(path.read_bytes(), type=Settings))
    except (FileNotFoundError, NotADirectoryError):
        return Settings()
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        with contextlib.suppress(OSError):
            path.replace(path.with_name(f"{path.name}.damaged"))
        return Settings()


def _usable(found: Settings) -> Settings:
    """Return preferences with lists no longer than are kept, and no window that no screen holds."""
    return msgspec.structs.replace(
        found,
        recent=tuple(one for one in found.recent if len(one) <= _LONGEST_PATH)[:RECENT_FILES],
        left_at=found.left_at[:RECENT_FILES],
        mappings=found.mappings[:MAPPINGS],
        window=_on_a_screen(found.window),
        help_window=_on_a_screen(found.help_window),
    )


def _on_a_screen(window: Place | None) -> Place | None:
    return window if window and max(map(abs, window)) <= _MOST_PIXELS else None


def save_settings(path: Path, settings: Settings) -> bool:
    """Keep the preferences in a file; return whether that worked. The old file is never torn."""
    temporary = path.with_name(f"{path.name}.tmp")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        data = msgspec.json.format(msgspec.json.encode(settings), indent=2)
        temporary.write_bytes(data)
        if temporary.read_bytes() == data:
            temporary.replace(path)
            return True
    except OSError:
        pass
    with contextlib.suppress(OSError):
        temporary.unlink()
    return False


def with_recent(settings: Settings, path: Path) -> Settings:
    """Return the preferences with a file at the head of the recent ones, once.

    Names that the system of this computer takes for the same are the same; the disk is not asked.
    """
    name = str(path.absolute())
    known = os.path.normcase(name)
    rest = [other for other in settings.recent if os.path.normcase(other) != known]
    return msgspec.structs.replace(settings, recent=(name, *rest)[:RECENT_FILES])


def without_recent(settings: Settings, name: str) -> Settings:
    """Return the preferences with a file forgotten: it is not there any more."""
    recent = tuple(other for other in settings.recent if other != name)
    return msgspec.structs.replace(settings, recent=recent)


def with_left_at(settings: Settings, new: LeftAt) -> Settings:
    """Return the preferences with where the author was in a document, newest first."""
    rest = [other for other in settings.left_at if other.document != new.document]
    return msgspec.structs.replace(settings, left_at=(new, *rest)[:RECENT_FILES])


def left_at(settings: Settings, document: str) -> LeftAt | None:
    """Return where the author was last in a document on this computer; None if it is new here."""
    return next((left for left in settings.left_at if left.document == document), None)


def with_columns_said(settings: Settings, new: ColumnsSaid) -> Settings:
    """Return the preferences with what was said of the columns of such files, newest first."""
    rest = [old for old in settings.mappings if _file(old) != _file(new)]
    if sum(map(len, new.headings)) > _MOST_LETTERS:
        return msgspec.structs.replace(settings, mappings=tuple(rest))
    return msgspec.structs.replace(settings, mappings=(new, *rest)[:MAPPINGS])


def columns_said(settings: Settings, list_: str, headings: Iterable[str]) -> Mapping[str, str]:
    """Return what was said of files with these headings, in whatever order; nothing if they are new."""
    wanted = list_, frozenset(headings)
    return next((said.taken for said in settings.mappings if _file(said) == wanted), {})


def _file(said: ColumnsSaid) -> tuple[str, frozenset[str]]:
    return said.list, frozenset(said.headings)
