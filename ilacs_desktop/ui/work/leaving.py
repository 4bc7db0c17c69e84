"""Closing loses nothing, or the person agrees to it."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from ilacs_desktop.ui.dialogs.port import Dialogs, Option
from ilacs_desktop.ui.work.waiting import Waiting
from ilacs_desktop.ui.work.workspace import Workspace


class Leaving(QObject):
    """Sees what is open into its file before it is put away.

    Signals:
        told: a sentence the user should see, and its tone.
    """

    told = Signal(str, str)

    def __init__(
        self, dialogs: Dialogs, waiting: Waiting, save_as: Callable[[], bool], parent: QObject
    ) -> None:
        """``save_as`` asks where to save and returns whether saving began."""
        super().__init__(parent)
        self._dialogs = dialogs
        self._waiting = waiting
        self._save_as = save_as
        self._heard: list[str] | None = None

    def hear(self, sentence: str) -> bool:
        """Keep a sentence for the dialog at the end; return False while nothing is being closed."""
        if self._heard is None:
            return False
        self._heard.append(sentence)
        return True

    def settle(self, workspace: Workspace, finish: Callable[[], None]) -> bool:
        """Save if need be; return False if the person would rather keep it open.

        ``finish`` is called first. What saving had to say is told in a dialog: the window may be
        going, too.
        """
        self._heard = []
        try:
            finish()
            return self._is_settled(workspace)
        finally:
            heard, self._heard = self._heard, None
            if heard:
                self._dialogs.tell("About your file", "\n\n".join(heard))

    def _is_settled(self, workspace: Workspace) -> bool:
        workspace.settle()
        workspace.take_in_now()  # of another file, it is to be saved as well
        if not self._saved(workspace):
            return False
        if workspace.path is None:
            touched = workspace.undo_label or workspace.redo_label
            return not touched or self._ask_about(workspace)
        if workspace.is_changed:
            workspace.save()
            if not self._saved(workspace):
                return False
            if workspace.is_changed:
                return self._ask_about(workspace)
            self.told.emit(f"“{workspace.path.name}” was saved and closed.", "ok")
        workspace.take_in_now()  # what that save has joined is in the file: it is only told
        return self._saved(workspace)

    def _saved(self, workspace: Workspace) -> bool:
        """Wait until nothing is being saved; return False if the person would rather go on."""
        name = f"“{workspace.path.name}”" if workspace.path is not None else "your work"
        lane = workspace.services.save_lane
        return self._waiting.until_rest(lane, f"Saving {name}…", "Do not close yet")

    def _ask_about(self, workspace: Workspace) -> bool:
        name = workspace.document.authority.name
        where = (
            "has not been saved in a file yet" if workspace.path is None else "could not be saved"
        )
        why, self._heard = self._heard or [], []
        question = (
            f"The self-evaluation of {name} {where}. If you do not save it, what you wrote since"
            " you opened it is lost."
        )
        answer = self._dialogs.choose(
            "Save your work?",
            "\n\n".join([*why, question]),
            (Option("save", "Save…"), Option("leave", "Don’t save")),
        )
        if answer != "save":
            return answer == "leave"
        return self._save_as() and self._saved(workspace) and not workspace.is_changed
