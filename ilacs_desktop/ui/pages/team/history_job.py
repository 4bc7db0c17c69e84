"""Loads versions and compares them, away from the interface: frozen values in, rows out."""

import datetime as dt
from pathlib import Path
from typing import Literal, NamedTuple

from ilacs_desktop.document.model import Document
from ilacs_desktop.errors import UserError
from ilacs_desktop.framework.model import Framework
from ilacs_desktop.history.history import History
from ilacs_desktop.history.version import Version
from ilacs_desktop.merge.bring_in import Open
from ilacs_desktop.merge.since import Since, one_before, since, up_to
from ilacs_desktop.merge.since_who import Authors, Who
from ilacs_desktop.storage.container import Readable
from ilacs_desktop.storage.crypt import Key
from ilacs_desktop.storage.errors import AlreadyThereError
from ilacs_desktop.storage.orders import Author, SaveOrder
from ilacs_desktop.storage.save import is_taken, save
from ilacs_desktop.ui.pages.team.history_changes import Listing, Summing, listing
from ilacs_desktop.ui.pages.team.history_rows import NOW, say_moment

# What a version is compared with: what is open now, what was before it, another, or another file.
Way = Literal["until_now", "in_this", "other", "last_year"]

_FIRST = "This is the first version: there is nothing before it to compare it with."
_GONE = "This version is not in the list any more. Choose another one."
_UNREADABLE = (
    "What is open now cannot be compared: the list of versions does not hold the one that it was"
    " made from. Save, and choose this version again."
)


class VersionGoneError(UserError):
    """A version that was chosen cannot be compared, and why."""


class Question(NamedTuple):
    """What is asked for: a version, what it is compared with, and the other version or file."""

    version: str = ""
    way: Way = "until_now"
    other: str = ""
    path: Path | None = None


class Comparing(NamedTuple):
    """All that a comparison needs; ``last_year`` is the other file's newest document."""

    question: Question
    open: Open
    framework: Framework
    zone: dt.tzinfo | None = None
    last_year: Document | None = None


class Compared(NamedTuple):
    """What came of it: the rows, and the two documents that were compared."""

    listing: Listing
    found: Since


class Copying(NamedTuple):
    """A version to save on its own: which, where, and with what."""

    history: History
    version: str
    path: Path
    who: Author
    at: dt.datetime
    readable: Readable
    key: Key | None


class _Side(NamedTuple):
    """One side of a comparison: a document and the version it is, empty for none of this history."""

    document: Document
    version: str


class Comparer:
    """Compares, and remembers who changed what and the documents last loaded. For one thread."""

    def __init__(self) -> None:
        self._authors = Authors()
        self._loaded: dict[tuple[str, int], Document] = {}

    def compare(self, order: Comparing) -> Compared:
        """Return what is asked for.

        Raises HistoryError for a version that cannot be read, and VersionGoneError.
        """
        asked = order.question
        history, here = order.open.history, ""
        if asked.version == NOW or asked.way == "until_now":
            history, here = _with_now(order.open)
        old, new, words = self._sides(order, history, here)
        who: Who = self._authors.between(history, old.version, new.version)
        found = since(old.document, new.document, who)
        return Compared(listing(found, order.framework, words), found)

    def load(self, history: History, version: str) -> Document:
        """Return a version's document. Raises HistoryError when it cannot be read."""
        if version not in history.versions:
            raise VersionGoneError(_GONE)
        key = (version, len(history.stand_ins))  # words erased since are to be seen no more
        if key not in self._loaded:
            if len(self._loaded) > 3:
                self._loaded.clear()
            self._loaded[key] = history.load(version)
        return self._loaded[key]

    def save_copy(self, order: Copying) -> Path:
        """Save a version as a file, with those before it and none of the later ones.

        The copy knows where it comes from, so what is written in it can be brought in again.
        Raises HistoryError, AlreadyThereError, or the SaveError that fits.
        """
        if is_taken(order.path):
            raise AlreadyThereError(order.path.name)
        document = self.load(order.history, order.version)
        copy = SaveOrder(
            order.path,
            document,
            up_to(order.history, order.version),
            (order.version,),
            order.who,
            order.at,
            order.readable,
            key=order.key,
        )
        return save(copy).path

    def _sides(self, order: Comparing, history: History, here: str) -> tuple[_Side, _Side, Summing]:
        """Return the older and the newer side, and the words around the summary."""
        asked = order.question
        now = _Side(order.open.document, here)
        one = now if asked.version == NOW else self._side(history, asked.version)
        if asked.way == "last_year" and order.last_year is not None and asked.path is not None:
            name = asked.path.name
            same = Summing(f"since “{name}”", f"Nothing differs from “{name}”.")
            return _Side(order.last_year, ""), one, same
        if asked.way == "in_this":
            return self._before(order, history, one), one, _in_this(asked)
        if asked.way == "other" and asked.other:
            older, newer = self._in_order(history, one, self._side(history, asked.other), here)
            return older, newer, _from(history.versions.get(older.version), order.zone, newer, now)
        return one, now, _from(history.versions.get(one.version), order.zone, now, now)

    def _side(self, history: History, version: str) -> _Side:
        return _Side(self.load(history, version), version)

    def _before(self, order: Comparing, history: History, one: _Side) -> _Side:
        if order.question.version == NOW and one.version in order.open.parents:
            return one  # nothing was changed since it was saved
        before = one_before(history, history.versions[one.version])
        if not before:
            raise VersionGoneError(_FIRST)
        return self._side(history, before)

    def _in_order(
        self, history: History, one: _Side, other: _Side, here: str
    ) -> tuple[_Side, _Side]:
        places = {version.id: at for at, version in enumerate(history.log())}
        places[here] = -1
        older, newer = sorted((one, other), key=lambda side: -places[side.version])
        return older, newer


def _with_now(now: Open) -> tuple[History, str]:
    """Return the history with what is open as its newest version, and that version's id."""
    known = [parent for parent in now.parents if parent in now.history.versions]
    if now.parents and not known:
        raise VersionGoneError(_UNREADABLE)
    history, version = now.history.commit(now.document, known, now.by, now.at, now.device)
    return history, version.id


def _in_this(asked: Question) -> Summing:
    if asked.version == NOW:
        return Summing("since it was last saved", "Nothing was changed since it was last saved.")
    return Summing("in this version", "Nothing differs from the version before it.")


def _from(old: Version | None, zone: dt.tzinfo | None, newer: _Side, now: _Side) -> Summing:
    when = say_moment(old, zone) if old is not None else ""
    if newer is now:
        return Summing(
            f"since {when}",
            "Nothing was changed since then. To see what changed in this version itself, choose"
            " “In this version”.",
        )
    return Summing(f"after {when}", "Nothing differs between these two versions.")
