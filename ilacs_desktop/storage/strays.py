"""Tidies what an interrupted save left beside a file, without dropping work nobody has seen.

A program that is killed while saving leaves its temporary file. One that was cut short is removed,
and so is one whose version is among those that we follow. A whole one with a version that we have
never seen is somebody's last save, and so may be one that our passphrase does not open: it gets a
name that people can see.
"""

import contextlib
import datetime as dt
from pathlib import Path

from ilacs_desktop.storage import errors, names
from ilacs_desktop.storage.container import open_file
from ilacs_desktop.storage.crypt import Key, NeedsPassphraseError

_WORTHLESS = (
    errors.EmptyFileError,
    errors.CutShortError,
    errors.DamagedFileError,
    errors.UnsafeFileError,
)


def tidy(path: Path, known: frozenset[str], key: Key | None, at: dt.datetime) -> tuple[str, ...]:
    """Clear up beside ``path``; return a sentence for each save that was found and kept.

    ``known`` are the versions that are not worth keeping once more; ``key`` opens encrypted files.
    Call it while holding the lock: then no other program is writing its temporary file.
    """
    notes: list[str] = []
    try:
        strays = names.leftovers(path)
    except OSError:
        return ()
    for stray in strays:
        with contextlib.suppress(OSError, errors.OpenError):  # the next save will see to it
            if names.is_lock_probe(stray, path) or _is_superfluous(stray, known, key):
                stray.unlink()
            else:
                kept = names.kept_copy(path, at)
                stray.rename(kept)
                notes.append(
                    f"An earlier save of “{path.name}” was interrupted. What it held is now in"
                    f" “{kept.name}”, beside it. Look at it under Team, Bring in."
                )
    return tuple(notes)


def _is_superfluous(stray: Path, known: frozenset[str], key: Key | None) -> bool:
    try:
        opened = open_file(stray, passphrase=key)
    except _WORTHLESS:
        return True
    except NeedsPassphraseError:  # encrypted with another passphrase, or ours is not
        return False
    return opened.head in known
