"""Brings in other copies of what is open, and moves those found beside it out of the way after that."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot

from ilacs_desktop.errors import sentence_of
from ilacs_desktop.storage.crypt import Key, NeedsPassphraseError, WrongPassphraseError
from ilacs_desktop.storage.siblings import FOLDER, Sibling, set_aside
from ilacs_desktop.ui.dialogs.port import Dialogs
from ilacs_desktop.ui.pages.team.bring_in_job import Copy, IsAPackError, read_copy
from ilacs_desktop.ui.work.background import Lane
from ilacs_desktop.ui.work.incoming import came_in
from ilacs_desktop.ui.work.workspace import Workspace

_FAULT = (
    "Something went wrong inside the program, so the file was not brought in. Your self-evaluation"
    " was not changed. Report this fault: Help, Where files are kept, shows the folder with the log."
)
_KNOWN = "Everything in “{}” is in what you have open. Nothing was changed."
_BACK = " You can put yours back."
_GIVEN_UP = "“{}” was not brought in. Nothing was changed."
_LATER = " Once this is saved, the copy is moved into the folder “{}”."
_MOVED = "“{}” was moved into the folder “{}”: all that is in it is in here."


class Copies(QObject):
    """One copy after another: the next is read when the one before it is in.

    Signals:
        told: a sentence, its tone, and whether what it says can be undone.
        is_a_pack: the file at this path is a contributor's pack.
        came: something came in.
    """

    told = Signal(str, str, bool)
    is_a_pack = Signal(object, str)
    came = Signal()

    def __init__(self, workspace: Workspace, dialogs: Dialogs, lane: Lane, parent: QObject) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._dialogs = dialogs
        self._lane = lane
        self._moving: dict[str, Sibling] = {}  # by head: those that wait for the next save
        self._reading = ""
        workspace.saved_changed.connect(self._on_saved_changed)

    @property
    def waiting(self) -> frozenset[Path]:
        """Those that are moved aside once what is open is saved."""
        return frozenset(sibling.path for sibling in self._moving.values())

    def bring(self, path: Path, sibling: Sibling | None = None) -> None:
        """Read a copy and bring it in; ``sibling`` is what was found beside the file."""
        if self._reading:
            self.told.emit(
                f"Still reading “{self._reading}”. Try again when it is in.", "info", False
            )
            return
        self._read(path, sibling, self._workspace.key)

    def move_aside(self, sibling: Sibling) -> None:
        """Move a copy that has nothing new out of the way, now or once what is open is saved."""
        self._moving[sibling.manifest.head] = sibling
        if self._workspace.save_state != "saved":
            self.told.emit(_LATER.strip().format(FOLDER), "info", False)
        self._on_saved_changed()

    def _read(self, path: Path, sibling: Sibling | None, passphrase: str | Key | None) -> None:
        self._reading = path.name
        self.told.emit(f"Reading “{path.name}”…", "info", False)
        job = partial(read_copy, path, self._workspace.open_now(), passphrase)
        self._lane.run(job, partial(self._on_read, path, sibling))

    def _on_read(self, path: Path, sibling: Sibling | None, result: Copy | Exception) -> None:
        self._reading = ""
        if isinstance(result, NeedsPassphraseError | WrongPassphraseError):
            given = self._dialogs.ask_passphrase("Bring in an encrypted file", str(result))
            if given is not None:
                self._read(path, sibling, given)
            else:
                self.told.emit(_GIVEN_UP.format(path.name), "info", False)
        elif isinstance(result, IsAPackError):
            self.is_a_pack.emit(path, str(result))
        elif isinstance(result, Exception):
            told = sentence_of(result, _FAULT)
            self.told.emit(told, "warn", False)
        elif not result.brought.joined:
            self.told.emit(_KNOWN.format(path.name), "info", False)
        else:
            came = came_in(result.counts)
            said = f"“{path.name}”: {came}." if came else f"“{path.name}” came in."
            said += _BACK if result.counts.removed else ""
            if sibling is not None:
                self._moving[sibling.manifest.head] = sibling
                said += _LATER.format(FOLDER)
            self._workspace.bring_in(f"Bring in “{path.name}”", result.brought)
            self.told.emit(" ".join((said, *result.brought.arrival.notes)), "ok", True)
            self.came.emit()

    @Slot()
    def _on_saved_changed(self) -> None:
        """Move what is in the file now out of the way; what was undone stays where it is."""
        if not self._moving or self._workspace.save_state != "saved":
            return
        for head, sibling in self._moving.items():
            if self._workspace.knows(head):
                self._lane.run(partial(set_aside, sibling), partial(self._on_moved, sibling))
        self._moving.clear()

    def _on_moved(self, sibling: Sibling, result: Path | Exception) -> None:
        if isinstance(result, Exception):
            self.told.emit(sentence_of(result, _FAULT), "warn", False)
        else:
            self.told.emit(_MOVED.format(sibling.path.name, FOLDER), "ok", False)
        self._workspace.look_beside()
