"""What to do with files that were dropped on the window: which to open, which to bring in."""

from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QObject, Signal, Slot

from ilacs_desktop.storage.container import Manifest, peek
from ilacs_desktop.storage.errors import OpenError
from ilacs_desktop.ui.work.background import Lane
from ilacs_desktop.ui.work.desk import Desk
from ilacs_desktop.ui.work.reading import same_work

WORD = ".docx"

_ONE_AT_A_TIME = (
    "{names} are several self-evaluations, so none was opened. Drop the one that you want to open."
)
_LEFT_OUT = (
    "“{name}” is not a copy or a pack of the self-evaluation that is open, so it was left out."
    " Drop it by itself to open it."
)
_OPEN_FIRST = (
    "“{name}” was left out: open your self-evaluation first. Then drop the Word forms on it that"
    " came back."
)
_IS_OPEN = "“{name}” is open already."


class Dropped(NamedTuple):
    """The file to open, the files to bring into what is open, and sentences about the others."""

    open: Path | None = None
    bring: tuple[Path, ...] = ()
    left: tuple[str, ...] = ()


def sorted_drop(
    paths: Iterable[Path], open_document: str, peek: Callable[[Path], Manifest]
) -> Dropped:
    """Return what to do with each of the dropped files.

    ``open_document`` is the id of what is open, empty where nothing is that anything can be brought
    into. Files of that document are brought in, and so are Word files: whether they are forms is
    told there. Another self-evaluation is opened if it was dropped by itself; one that cannot be
    read is, too, since opening says why.
    """
    every = tuple(dict.fromkeys(paths))
    word = [path for path in every if path.suffix.casefold() == WORD]
    ours = [path for path in every if path not in word and _is_of(path, open_document, peek)]
    others = [path for path in every if path not in (*word, *ours)]
    if not open_document:
        left = [_OPEN_FIRST.format(name=path.name) for path in word]
        bring: tuple[Path, ...] = ()
    else:
        left = []
        bring = tuple(path for path in every if path not in others)
    if bring:
        left += [_LEFT_OUT.format(name=path.name) for path in others]
    elif len(others) > 1:
        left.append(_ONE_AT_A_TIME.format(names=" and ".join(f"“{p.name}”" for p in others)))
    else:
        return Dropped(others[0] if others else None, left=tuple(left))
    return Dropped(None, bring, tuple(left))


def _is_of(path: Path, document: str, peek: Callable[[Path], Manifest]) -> bool:
    if not document:
        return False
    try:
        return peek(path).document == document
    except OpenError:
        return False


class Drops(QObject):
    """Looks into dropped files off the interface, opens one, and hands on those to bring in.

    Signals:
        bring_wanted: paths of copies, packs and Word files to bring into what is open.
    """

    bring_wanted = Signal(object)

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self.lane = Lane(self)

    @Slot(object)
    def take(self, paths: tuple[Path, ...]) -> None:
        """Deal with files that were dropped; a shared folder may be one of them."""
        workspace = self._desk.workspace
        document = workspace.document if workspace is not None else None
        # Into a contributor's pack nothing is brought: whatever is dropped on it is opened.
        id_ = document.id if document is not None and not document.pack else ""
        path = workspace.path if workspace is not None else None
        job = partial(_looked_into, paths, id_, path)
        self.lane.run(job, partial(self._on_sorted, id_))

    def _on_sorted(self, document: str, found: Dropped) -> None:
        for sentence in found.left:
            self._desk.told.emit(sentence, "warn")
        workspace = self._desk.workspace
        if found.open is not None:
            self._desk.open(found.open)
        elif found.bring and workspace is not None and workspace.document.id == document:
            self.bring_wanted.emit(found.bring)


def _looked_into(paths: tuple[Path, ...], document: str, is_open: Path | None) -> Dropped:
    """Return what to do with dropped files; the one that is open is told of and left."""
    own = [path for path in paths if is_open is not None and same_work(path, is_open)]
    rest = [path for path in paths if path not in own]
    found = sorted_drop(rest, document, peek)
    told = tuple(_IS_OPEN.format(name=path.name) for path in own)
    return found._replace(left=(*told, *found.left))
