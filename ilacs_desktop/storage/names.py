"""Names of files: one that every system accepts, and those of the files beside a saved one."""

import datetime as dt
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
_RESERVED = re.compile(r"(con|prn|aux|nul|conin\$|conout\$|com\d|lpt\d)", re.IGNORECASE)
_KEPT = re.compile(r" \(kept copy [^)]*\)( \d+)?$")


def file_name_for(authority: str, label: str) -> str:
    """Return a file name such as ``northbridge-2026.ilacs`` that Windows accepts for any input."""
    place = _KIND_OF_COUNCIL.sub("", " ".join(authority.casefold().split())).strip()
    words = "-".join(filter(None, (_slug(place), _slug(label))))
    stem = words[:_LONGEST].strip("-") or "self-evaluation"
    return f"ilacs-{stem}{SUFFIX}" if _RESERVED.fullmatch(stem) else f"{stem}{SUFFIX}"


def _slug(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text.casefold()).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain.replace("'", "")).strip("-")


def kept_copy(path: Path, at: dt.datetime) -> Path:
    """Return a free name beside ``path`` for a copy kept at that time, which it shows as given."""
    stem = _KEPT.sub("", path.stem)
    plain = f"{stem} (kept copy {at:%Y-%m-%d %H%M})"
    names = (plain if n == 1 else f"{plain} {n}" for n in count(1))
    return next(p for name in names if not (p := path.with_name(name + path.suffix)).exists())


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
    return beside.name.startswith(f"{saving_lock(path).name}.")


def leftovers(path: Path) -> list[Path]:
    """Return the temporary files that saves of this file have left behind.

    Raises OSError when the folder cannot be listed.
    """
    name = re.compile(re.escape(f"~${path.name}") + r"(\.saving)?\.\d+\.tmp")
    return sorted(beside for beside in path.parent.iterdir() if name.fullmatch(beside.name))
