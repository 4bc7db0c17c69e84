"""Several newest versions of one document into one, and in whose name.

Whoever joins the same versions makes the same version, down to its date and its names: so two
people who open the same files, each by themselves, stand at the same place.
"""

import contextlib
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple

from ilacs_desktop.document.model import Document
from ilacs_desktop.framework.in_words import listed
from ilacs_desktop.history.history import History, HistoryError
from ilacs_desktop.history.version import Version
from ilacs_desktop.merge.join import join

_KEPT = 4  # documents, so that what several versions come from is put together once for all of them


class Head(NamedTuple):
    """The newest version in a file, and what the file is called."""

    name: str
    version: str


class Together(NamedTuple):
    """A document that has several versions in it, and the version that it is.

    ``notes`` are sentences about numbers that had to change and records that came back.
    """

    document: Document
    history: History
    version: Version
    notes: tuple[str, ...]


def join_all(history: History, heads: Iterable[str]) -> Together:
    """Return the join of the versions that the others come from; the same in any order.

    The versions that had to be made for it are in the history. Raises ValueError where there are
    none, KeyError for an unknown version and HistoryError when one cannot be read.
    """
    first, *rest = sorted(newest(history, heads))
    version = history.versions[first]
    document = history.load(first)
    notes: list[str] = []

    @lru_cache(_KEPT)
    def stored(id_: str) -> Document:
        return history.load(id_)

    def load(id_: str) -> Document:
        return document if id_ == version.id else stored(id_)

    for other in rest:
        joined = join(history, version.id, other, load)
        history, version = _made(history, joined.document, joined.parents)
        document = joined.document
        notes += joined.notes
    return Together(document, history, version, tuple(notes))


def join_parts(
    history: History, ours: Sequence[str], parts: Sequence[Head]
) -> tuple[Together | None, tuple[Head, ...], tuple[str, ...]]:
    """Return the join of our versions and the parts, the parts in it, and why others are not.

    One that cannot be joined keeps no other out. Without ours there may be no join. Raises
    HistoryError when ours alone cannot be joined.
    """
    with contextlib.suppress(HistoryError):
        return join_all(history, (*ours, *(part.version for part in parts))), tuple(parts), ()
    together = join_all(history, ours) if ours else None
    heads, joined, notes = list(ours), [], []
    for part in parts:
        try:
            together = join_all(history, (*heads, part.version))
            heads.append(part.version)
            joined.append(part)
        except HistoryError as error:
            notes.append(left_out(part.name, error))
    return together, tuple(joined), tuple(notes)


def left_out(name: str, why: object) -> str:
    """Return what to say of a part of a shared folder that could not be joined."""
    return f"The part “{name}” could not be joined, and was left alone. {why}"


def newest(history: History, heads: Iterable[str]) -> frozenset[str]:
    """Return those of the versions that none of the others follows."""
    wanted = frozenset(heads)
    followed = {
        older
        for head in wanted
        for parent in history.versions[head].parents
        if parent in history.versions
        for older in history.ancestors(parent)
    }
    return wanted - followed


def authors(history: History, versions: Iterable[str]) -> str:
    """Return who wrote these versions, each name once, as a sentence names them: "Ann and Ben".

    Joins that the program made by itself have no author of their own.
    """
    wrote = (history.versions[one] for one in versions)
    names = sorted({version.by or "somebody" for version in wrote if not _is_made_here(version)})
    return listed(names) or "somebody"


def _made(
    history: History, document: Document, parents: tuple[str, ...]
) -> tuple[History, Version]:
    """Return the history with a join, dated as the later of the two and in both authors' names."""
    one, other = (history.ancestors(parent) for parent in parents)
    at = max(history.versions[parent].at for parent in parents)
    return history.commit(document, parents, authors(history, one ^ other), at, device="")


def _is_made_here(version: Version) -> bool:
    return len(version.parents) > 1 and not version.device
