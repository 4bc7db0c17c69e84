"""Asks where a file goes: its ending is added where none was typed, and nothing replaced unasked."""

from collections.abc import Sequence
from pathlib import Path

from ilacs_desktop.ui.dialogs.port import Dialogs, FileKind


def ask_save_name(
    dialogs: Dialogs, title: str, kinds: Sequence[FileKind], suggested: Path
) -> Path | None:
    """Return where to save, ending as one of the kinds does; None when the person gave up.

    A name with another ending, or none, gets that of the first kind. The dialog of the computer
    asked before a file is replaced, but not for the name that comes of that.
    """
    path = dialogs.ask_save_file(title, kinds, suggested)
    if path is None:
        return None
    endings = [pattern.removeprefix("*") for kind in kinds for pattern in kind.patterns]
    if path.suffix.casefold() in endings:
        return path
    whole = path.with_name(path.name + endings[0])
    if _may_be_there(whole) and not _may_replace(dialogs, whole):
        return None
    return whole


def _may_be_there(path: Path) -> bool:
    try:
        return path.exists()
    except OSError:  # the drive does not say; saving finds out more
        return True


def _may_replace(dialogs: Dialogs, path: Path) -> bool:
    return dialogs.confirm(
        "Replace the file?",
        f"There is already a file “{path.name}” in that folder. Replacing it deletes what it holds.",
        "Replace the file",
        danger=True,
    )
