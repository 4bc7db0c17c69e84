"""The commands about the file itself: where it is, who may read it, and what it remembers."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal, Slot

from ilacs_desktop.errors import UserError
from ilacs_desktop.ui.dialogs.port import Dialogs
from ilacs_desktop.ui.shell.inputs_in_use import leave_field
from ilacs_desktop.ui.theme.theme import Theme
from ilacs_desktop.ui.work.desk import Desk
from ilacs_desktop.ui.work.outlet import Outlet
from ilacs_desktop.ui.work.pack_words import handed_back, pack_of
from ilacs_desktop.ui.work.workspace import Workspace

_NO_FILE = "Save the self-evaluation in a file first (Ctrl+S)."
_SHARE = (
    "A folder named “{folder}” is made beside your file. Each of you writes a file of your own in it,"
    " and everybody sees the work of all. Nobody’s save can undo another’s.\n\nPut the folder where"
    " your team can reach it: on a shared drive, or where OneDrive or SharePoint brings it to you"
    " all. Anybody who may open the folder can read everything in it.\n\nFrom then on open that"
    " folder’s file, not this one: this one stays as it is now."
)
_SHARED = (
    "You are working in the shared folder “{folder}” now, in the file that is yours. Tell your"
    " colleagues to open any file in it."
)
_ALREADY = "This self-evaluation is in a shared folder already: “{folder}”."


class FileCommands(QObject):
    """Carries them out on what is open; without a document they do nothing.

    Signals:
        told: a sentence the user should see, and its tone.
    """

    told = Signal(str, str)

    def __init__(self, theme: Theme, desk: Desk, dialogs: Dialogs, outlet: Outlet) -> None:
        super().__init__(desk)
        self._theme = theme
        self._desk = desk
        self._dialogs = dialogs
        self._outlet = outlet

    def commands(self) -> dict[str, Callable[[], object]]:
        """Return what each command does, by its id."""
        return {
            "folder": self.show_folder,
            "hand_back": self.hand_back,
            "share": self.share,
            "passphrase": self.set_passphrase,
            "without_history": self.save_without_history,
            "erase": self.erase,
            "next_year": self.start_next_year,
        }

    @Slot()
    def show_folder(self) -> None:
        """Show the folder that the file is in."""
        workspace = self._in_a_file()
        if workspace is not None and workspace.path is not None:
            self._outlet.opener(workspace.path.parent)

    @Slot()
    def hand_back(self) -> None:
        """Save a contributor's pack, and show the file that goes back."""
        leave_field()
        workspace = self._in_a_file()
        if workspace is None:
            return
        workspace.save()
        self._desk.waiting.until_rest(self._desk.services.save_lane, "Saving your pack…")
        pack = pack_of(workspace.document)
        if workspace.save_state == "saved" and workspace.path is not None and pack is not None:
            self.told.emit(handed_back(pack, workspace.document, workspace.path), "ok")
            self.show_folder()

    def share(self) -> None:
        """Make a shared folder beside the file, and go on in it."""
        from ilacs_desktop.storage.parts import folder_beside, folder_of, is_shared
        from ilacs_desktop.storage.shared_folder import start_sharing

        workspace = self._in_a_file()
        if workspace is None or workspace.path is None:
            return
        path = workspace.path
        if is_shared(path):
            self.told.emit(_ALREADY.format(folder=folder_of(path).name), "info")
            return
        folder = folder_beside(path).name
        question = _SHARE.format(folder=folder)
        if not self._dialogs.confirm("Share in a folder", question, "Make the folder"):
            return
        try:  # waited for: what would be typed meanwhile would be in the old file alone
            saved = self._desk.waiting.result_of(
                self._desk.services.save_lane,
                partial(start_sharing, workspace.order(path)),
                f"Making the folder “{folder}”…",
            )
        except UserError as error:
            self.told.emit(str(error), "bad")
            return
        if self._desk.open(saved.path):
            self.told.emit(_SHARED.format(folder=folder), "ok")

    @Slot()
    def start_next_year(self) -> None:
        """Start next year's self-evaluation from this one, in a file of its own, and open it."""
        from ilacs_desktop.ui.dialogs.next_year.start import NextYear

        leave_field()
        workspace = self._desk.workspace
        if workspace is None:
            return
        parts = (workspace, self._dialogs, self._outlet.lane, workspace)
        next_year = NextYear(self._theme, *parts)
        next_year.told.connect(self.told)
        # Queued: it ends with the self-evaluation that closes when the new one opens.
        next_year.made.connect(self._on_next_year_made, Qt.ConnectionType.QueuedConnection)
        next_year.ended.connect(next_year.deleteLater)
        next_year.start()

    @Slot(object, str)
    def _on_next_year_made(self, path: Path, told: str) -> None:
        if self._desk.open(path):
            self.told.emit(told, "ok")

    def set_passphrase(self) -> None:
        """Set, change or take away the passphrase."""
        from ilacs_desktop.ui.dialogs.passphrase_job import PassphraseJob

        workspace = self._desk.workspace
        if workspace is not None:
            job = PassphraseJob(self._theme, workspace, self._dialogs, self._outlet.lane, workspace)
            job.told.connect(self.told)
            job.start()

    def save_without_history(self) -> None:
        """Save a copy that holds no earlier version."""
        from ilacs_desktop.ui.dialogs.without_history import CopyWithoutHistory

        workspace = self._desk.workspace
        if workspace is not None:
            parts = (workspace, self._dialogs, self._outlet.lane, self._outlet.documents)
            copy = CopyWithoutHistory(*parts, workspace)
            copy.told.connect(self.told)
            copy.start()

    def erase(self) -> None:
        """Erase words from everything that the self-evaluation ever was."""
        from ilacs_desktop.ui.dialogs.erase_job import EraseJob

        workspace = self._desk.workspace
        if workspace is not None:
            parts = (self._theme, workspace, self._dialogs, self._outlet.reading)
            EraseJob(*parts, workspace.begin_anew, workspace).start()

    def _in_a_file(self) -> Workspace | None:
        workspace = self._desk.workspace
        if workspace is not None and workspace.path is None:
            self.told.emit(_NO_FILE, "warn")
            return None
        return workspace
