"""Names of files: one that every system accepts, and those of the files beside a saved one."""

import datetime as dt
import os
import re
import unicodedata
from itertools import count
from pathlib import Path

SUFFIX = ".ilacs"

_LONGEST = 60  # characters: long OneDrive folders leave little of Windows' 260
_KIND_OF_COUNCIL = re.compile(
    r"\b((county|city|borough|metropolitan|district|unitary) )*council$|"
    r"^(the )?((london|royal|metropolitan) )*(borough|city) of (?=\w)"
)
_RESERVED = re.compile(r"(con|prn|aux|nul|conin\$|conout\$|(com|lpt)[\d¹²³])", re.IGNORECASE)
_NEVER_IN_A_NAME = re.compile(r'[\x00-\x1f<>:"/\\|?*]')
_LEFTOVER = re.compile(r"~\$(.+?)(?:\.saving)?\.\d+\.tmp")
_KEPT = re.compile(r" \(kept copy [^)]*\)( \d+)?$")


def file_name_for(authority: str, label: str) -> str:
    """Return a file name such as ``northbridge-2026.ilacs`` that Windows accepts for any input."""
    place = _KIND_OF_COUNCIL.sub("", " ".join(authority.casefold().split())).strip()
    words = "-".join(filter(None, (_slug(place), _slug(label))))
    stem = words[:_LONGEST].strip("-") or "self-evaluation"
    return f"ilacs-{stem}{SUFFIX}" if _RESERVED.fullmatch(stem) else f"{stem}{SUFFIX}"


def is_name_on_windows(name: str) -> bool:
    """Return whether Windows takes a file's name as it is.

    It takes ``a:b.ilacs`` for a hidden part of a file ``a``, ``con.ilacs`` for the console, and drops
    dots and spaces at the end.
    """
    stem = name.partition(".")[0].rstrip(" ")
    if _RESERVED.fullmatch(stem) or _NEVER_IN_A_NAME.search(name):
        return False
    return bool(name) and name[-1] not in ". "


def _slug(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text.casefold()).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain.replace("'", "")).strip("-")


def kept_copy(path: Path, at: dt.datetime) -> Path:
    """Return a free name beside ``path`` for a copy kept at that time, which it shows as given."""
    stem = _KEPT.sub("", path.stem)
    plain = f"{stem} (kept copy {at:%Y-%m-%d %H%M})"
    names = (plain if n == 1 else f"{plain} {n}" for n in count(1))
    return next(p for name in names if not is_there(p := path.with_name(name + path.suffix)))


def is_kept_copy(beside: Path, path: Path) -> bool:
    """Return whether a name is one that ``kept_copy`` gives to a copy of ``path``."""
    stem, ours = os.path.normcase(beside.stem), os.path.normcase(_KEPT.sub("", path.stem))
    same_end = os.path.normcase(beside.suffix) == os.path.normcase(path.suffix)
    return same_end and _KEPT.search(stem) is not None and _KEPT.sub("", stem) == ours


def is_there(path: Path) -> bool:
    """Return whether something stands at a path. Raises OSError where the system will not say.

    ``Path.exists`` raises for some of what is wrong with a share, and from Python 3.14 for nothing.
    """
    try:
        path.stat()
    except (
        FileNotFoundError,
        NotADirectoryError,
        ValueError,
    ):  # ValueError: no system has such a name
        return False
    return True


def can_be_seen(path: Path) -> bool:
    """Return whether something stands at a path; False too where the system will not say.

    Where something must not be written over, ask ``is_there``: not to know is no leave to write.
    """
    return os.path.exists(path)  # noqa: PTH110 - Path.exists raises for a share that is gone


def free(path: Path) -> Path:
    """Return ``path``, or the first of "name 2", "name 3" … that nothing has. Raises OSError."""
    every = (path.with_stem(f"{path.stem} {n}") if n > 1 else path for n in count(1))
    return next(name for name in every if not is_there(name))


def plain(text: str, longest: int = 24) -> str:
    """Return a short name of plain letters, figures and hyphens for a person or a computer."""
    return _slug(text)[:longest].strip("-")


# OneDrive and SharePoint do not sync names that start with ~$.


def temporary(path: Path, process: int) -> Path:
    """Return where the new bytes of a file are written before they take its place."""
    return path.with_name(f"~${path.name}.{process}.tmp")


def saving_lock(path: Path) -> Path:
    """Return the file that stands there while a file is being saved."""
    return path.with_name(f"~${path.name}.saving")


def lock_probe(path: Path, number: int) -> Path:
    """Return a file made only to see what time the disk says it is, or to move an old lock to."""
    return path.with_name(f"{saving_lock(path).name}.{number}.tmp")


def is_lock_probe(beside: Path, path: Path) -> bool:
    """Return whether a leftover of ``path`` comes from its lock, and so holds no work."""
    start = os.path.normcase(f"{saving_lock(path).name}.")
    return os.path.normcase(beside.name).startswith(start)


def open_note(path: Path, machine: str, process: int) -> Path:
    """Return the note that says that a program on a computer has a file open."""
    return path.with_name(f"~${path.name}.{plain(machine)}-{process}.open")


def is_open_note(beside: Path, path: Path) -> bool:
    """Return whether a file is a note of somebody who has ``path`` open."""
    ours = re.escape(os.path.normcase(f"~${path.name}"))
    return bool(re.fullmatch(ours + r"\.[a-z0-9-]*-\d+\.open", os.path.normcase(beside.name)))


def leftovers(path: Path) -> list[Path]:
    """Return the temporary files that saves of this file, and of its kept copies, have left behind.

    Raises OSError when the folder cannot be listed.
    """
    return sorted(beside for beside in path.parent.iterdir() if _is_leftover(beside, path))


def _is_leftover(beside: Path, path: Path) -> bool:
    # On Windows a file may be asked for in other letters than it was saved with.
    found = _LEFTOVER.fullmatch(os.path.normcase(beside.name))
    if found is None:
        return False
    name = found[1]
    return name == os.path.normcase(path.name) or is_kept_copy(path.with_name(name), path)
