"""What a crash left behind, ready to be opened: never over a file, never thrown away."""

import contextlib
import datetime as dt
from collections.abc import Iterator
from pathlib import Path
from typing import TypeAlias

import msgspec

from ilacs_desktop.document.model import Document
from ilacs_desktop.errors import shown
from ilacs_desktop.framework.dates import format_moment
from ilacs_desktop.framework.in_words import counted
from ilacs_desktop.history.history import History, HistoryError
from ilacs_desktop.merge.bring_in import Arrival
from ilacs_desktop.merge.document import merge
from ilacs_desktop.merge.proposals import Names
from ilacs_desktop.storage.container import Opened, open_file
from ilacs_desktop.storage.crypt import Key
from ilacs_desktop.storage.errors import OpenError
from ilacs_desktop.storage.joining import authors, join_all
from ilacs_desktop.storage.journal import (
    SUFFIX,
    SealedWork,
    Unsaved,
    changed_at,
    read,
    sealed,
    unsaved,
)
from ilacs_desktop.storage.orders import Author
from ilacs_desktop.storage.parts import is_shared
from ilacs_desktop.storage.shared_folder import open_shared

KEPT = ".kept"  # put behind the name of a journal the user did not want to open again
NOBODY = Author("", "")

Work: TypeAlias = Unsaved | SealedWork  # SealedWork is that in an encrypted self-evaluation


class Recovered(msgspec.Struct, frozen=True):
    """Unsaved work and what to open it on.

    Where its file still has the versions that the work followed, ``path`` names it, ``opened`` is
    what it holds and ``parents`` its version: the recovered document is then a change to it that
    can be undone, and that follows the versions ``joined`` as well. ``arrival`` tells what had come
    into the file meanwhile, None where nothing had. Otherwise ``path`` is None and the work is a
    document to be saved under a name of its own; ``history`` and ``parents`` are then those it
    followed, where the file still has them. ``key`` is that of an encrypted file.
    """

    opened: Document
    document: Document
    history: History
    parents: tuple[str, ...]
    path: Path | None
    sentence: str
    joined: tuple[str, ...] = ()
    arrival: Arrival | None = None
    key: Key | None = None


class _Apart(Exception):  # noqa: N818 - no error: a reason why work stands by itself
    """The work cannot be joined to its file; ``history`` is what the file has of what it followed."""

    def __init__(self, why: str, history: History | None = None) -> None:
        super().__init__(why)
        self.history = history


def recover(found: Unsaved, who: Author = NOBODY) -> Recovered:
    """Return unsaved work joined to its file, or by itself where the file is gone or cannot be used.

    ``who`` is in whose name it becomes a version where somebody else has saved the file since. By
    itself, the work still follows the versions that it followed if the file has them: the two can
    then be joined. The sentence says what was recovered, what was not, and what to do.
    """
    try:
        return _on_its_file(found, who)
    except (OpenError, _Apart) as reason:
        return _by_itself(found, f"{reason}{_torn(found)}", getattr(reason, "history", None))


def _on_its_file(found: Unsaved, who: Author) -> Recovered:
    """Return work joined to its file. Raises OpenError and _Apart."""
    if not found.path:
        raise _Apart("It was never saved in a file.")
    path = Path(found.path)
    opened = (open_shared if is_shared(path) else open_file)(path, passphrase=found.key)
    if opened.document.id != found.base.id:
        raise _Apart(f"Another document is in “{path.name}” now.")
    if found.key is not None and opened.key is None:
        # Anybody can have put it there: the work does not follow it, and is not joined with it.
        raise _Apart(
            f"“{path.name}” is not encrypted, as this work is: it had not been saved with the"
            " passphrase yet, or somebody replaced it. Ask before you bring it in.",
            opened.history,
        )
    followed = tuple(one for one in found.parents if one in opened.history.versions)
    if opened.head in followed:
        return _as_it_was(found, followed, opened, path)
    if followed:
        return _joined(found, followed, opened, path, who)
    if is_shared(path):
        return _merged(found, opened, path, who)
    raise _Apart(f"“{path.name}” no longer has the version it began from.")


def _as_it_was(found: Unsaved, followed: tuple[str, ...], opened: Opened, path: Path) -> Recovered:
    """Return work on a file that nobody has saved since; what it had joined, it follows again."""
    sentence = (
        f"Your unsaved work on “{path.name}” was recovered. Look through it and save."
        f" Undo takes it back.{_torn(found)}"
    )
    facts = (opened.document, found.document, opened.history, (opened.head,), path, sentence)
    joined = tuple(one for one in followed if one != opened.head)
    return Recovered(*facts, joined, key=found.key)


def _joined(
    found: Unsaved, followed: tuple[str, ...], opened: Opened, path: Path, who: Author
) -> Recovered:
    """Return work joined with what was saved in its file since."""
    facts = (who.by, _typed_at(found), who.device)
    try:
        history, work = opened.history.commit(found.document, followed, *facts)
        together = join_all(history, (work.id, opened.head))
    except HistoryError as error:
        raise _Apart(
            f"“{path.name}” was changed in the meantime. {error}", opened.history
        ) from error
    unseen = history.ancestors(opened.head) - history.ancestors(work.id)
    arrival = Arrival(
        found.document,
        together.document,
        authors(history, unseen),
        history.versions[opened.head].at,
        together.notes,
    )
    opened = msgspec.structs.replace(opened, history=history)
    return _with_arrival(found, opened, path, arrival, (work.id,))


def _merged(found: Unsaved, opened: Opened, path: Path, who: Author) -> Recovered:
    """Return work joined with what a shared folder holds now.

    What the work followed was perhaps joined from the parts and never saved. The journal holds it,
    and as each part only grows, all parts have gone on from it.
    """
    head = opened.history.versions[opened.head]
    names = Names(who.by, head.by, head.at)
    document, notes = merge(found.base, found.document, opened.document, names)
    arrival = Arrival(found.document, document, head.by, head.at, notes)
    return _with_arrival(found, opened, path, arrival, ())


def _with_arrival(
    found: Unsaved, opened: Opened, path: Path, arrival: Arrival, joined: tuple[str, ...]
) -> Recovered:
    facts = (opened.document, arrival.after, opened.history, (opened.head,), path)
    torn = _torn(found)
    if arrival.after == opened.document:
        sentence = f"All of your unsaved work is in “{path.name}” already. Nothing is lost.{torn}"
        return Recovered(*facts, sentence, key=found.key)
    told = (
        f"Your unsaved work on “{path.name}” was recovered, and joined with what {arrival.by} saved"
        " there meanwhile. Look through it and save. Undo takes your work out again, and leaves"
        " theirs."
    )
    sentence = " ".join((told, *arrival.notes)) + torn
    return Recovered(*facts, sentence, joined, arrival, found.key)


def _typed_at(found: Unsaved) -> dt.datetime:
    """Return when the last of it was typed, which may be days before it is recovered."""
    typed = dt.datetime.fromtimestamp(changed_at(found.journal), dt.UTC)
    return max(typed, found.at)


def alone(found: Unsaved) -> Recovered:
    """Return work that was kept for later as a document of its own, whatever its file is now."""
    return _by_itself(found, f"It was kept on this computer.{_torn(found)}")


def left_behind(folder: Path) -> tuple[Work, ...]:
    """Return the work in a folder that no running program is writing, oldest first."""
    return tuple(sorted((*unsaved(folder), *sealed(folder)), key=_changed_at))


def kept(folder: Path) -> tuple[Work, ...]:
    """Return the work in a folder that was put aside, what was changed last first.

    What cannot be read is passed over, and left where it is.
    """
    found: tuple[Work, ...] = (*_readable(folder), *sealed(folder, SUFFIX + KEPT))
    return tuple(sorted(found, key=_changed_at, reverse=True))


def _readable(folder: Path) -> Iterator[Unsaved]:
    for path in folder.glob(f"*{SUFFIX}{KEPT}"):
        with contextlib.suppress(OSError):
            found = read(path)
            if found is not None:
                yield found


def _changed_at(found: Work) -> float:
    return changed_at(found.journal)


def _by_itself(found: Unsaved, why: str, history: History | None = None) -> Recovered:
    sentence = (
        "Your unsaved work was recovered and is open here as a document of its own. Save it under"
        f" a new name. {why}"
    )
    work = found.document
    history = history or History()
    followed = tuple(one for one in found.parents if one in history.versions)
    facts = (work, work, history, followed, None, sentence)
    return Recovered(*facts, key=found.key)


def _torn(found: Unsaved) -> str:
    if found.whole:
        return ""
    kept = found.journal.with_name(found.journal.name.removesuffix(KEPT) + KEPT)
    return f" The end of what was typed could not be read; it is kept in “{kept}”."


def describe(found: Work, now: dt.datetime) -> str:
    """Return what was recovered in a line: which file, from when, how much.

    Work in an encrypted self-evaluation does not say which file, nor when it was begun.
    """
    at = format_moment(found.at.astimezone(now.tzinfo))
    changes = counted(found.changes, "change")
    if isinstance(found, SealedWork):
        return f"{name_of(found)}: {changes}, the last at {at}"
    council = found.base.authority.name or found.document.authority.name
    name = shown(Path(found.path).name) if found.path else f"{council}, never saved"
    torn = "" if found.whole else "; the end of it could not be read"
    return f"{name}: {changes} since {at}{torn}"


def name_of(found: Work) -> str:
    """Return whose self-evaluation it is, and for which year; of an encrypted one only that."""
    if isinstance(found, SealedWork):
        return "An encrypted self-evaluation"
    document = found.document
    return f"{document.authority.name} {document.cycle.label}".strip()


def put_aside(found: Work) -> Path:
    """Keep a journal under another name, so that it is not offered again, and return the name."""
    kept = found.journal.with_name(found.journal.name + KEPT)
    return found.journal.replace(kept)


def taken_over(found: Unsaved) -> None:
    """Give up a journal whose work now stands in another journal or a file.

    It is removed, or put aside if there is more in it than could be read. One that the system
    holds is offered again: that loses nothing.
    """
    if found.journal.suffix != SUFFIX:
        return
    with contextlib.suppress(OSError):
        if found.whole:
            found.journal.unlink()
        else:
            put_aside(found)


def remove_kept(found: Work) -> None:
    """Remove work that was put aside, for good. Raises OSError when the system holds it."""
    if found.journal.suffix == KEPT:
        found.journal.unlink(missing_ok=True)
