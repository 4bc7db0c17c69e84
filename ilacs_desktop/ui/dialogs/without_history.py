"""Saves a copy without history of what is open, for somebody who may see only what it says today."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from ilacs_desktop.errors import sentence_of
from ilacs_desktop.storage.disclosure import save_disclosure_copy
from ilacs_desktop.storage.names import SUFFIX, file_name_for
from ilacs_desktop.storage.orders import SaveOrder
from ilacs_desktop.ui.dialogs.port import Dialogs, FileKind
from ilacs_desktop.ui.dialogs.save_name import ask_save_name
from ilacs_desktop.ui.work.background import Lane
from ilacs_desktop.ui.work.workspace import Workspace

_TITLE = "Save a copy without history"
_KINDS = (FileKind("Self-evaluation", (f"*{SUFFIX}",)),)
_WHAT = (
    "The copy holds what the self-evaluation says now. It does not hold earlier versions, text that"
    " was deleted, or the names of those who saved; only the times of saving.\n\nThese stay in it:"
    " comments, questions that were settled with both wordings, and the places where evidence is kept."
    " Look through them before you pass it on."
)
_OPEN = "This copy is not locked: whoever has it can read it, without the passphrase.\n\n"
_SAVED = "A copy without history is in “{path}”. You go on working in your own file."
_FAULT = (
    "Something went wrong inside the program, and no copy was made. Your file was not changed."
    " Report this fault: Help, Where files are kept, shows the folder with the log."
)


class CopyWithoutHistory(QObject):
    """What the command of the File menu does.

    Signals:
        told: a sentence the user should see, and its tone.
    """

    told = Signal(str, str)

    def __init__(
        self, workspace: Workspace, dialogs: Dialogs, lane: Lane, folder: Path, parent: QObject
    ) -> None:
        """``folder`` is offered for what has no file; on ``lane`` the copy is written."""
        super().__init__(parent)
        self._workspace = workspace
        self._dialogs = dialogs
        self._lane = lane
        self._folder = folder

    def start(self) -> None:
        """Say what the copy holds, ask where it goes, and write it."""
        workspace = self._workspace
        what = (_OPEN if workspace.key is not None else "") + _WHAT
        if not self._dialogs.confirm(_TITLE, what, "Choose where…"):
            return
        path = ask_save_name(self._dialogs, _TITLE, _KINDS, self._suggested())
        if path is None:
            return
        now = workspace.open_now()
        who = workspace.services.author
        facts = (now.document, now.history, now.parents, who, now.at, workspace.services.readable)
        order = SaveOrder(path.absolute(), *facts)
        self._lane.run(partial(save_disclosure_copy, order), self._on_saved)

    def _suggested(self) -> Path:
        document = self._workspace.document
        own = self._workspace.path
        own = own or self._folder / file_name_for(document.authority.name, document.cycle.label)
        return own.with_name(f"{own.stem} without history{SUFFIX}")

    def _on_saved(self, result: Path | Exception) -> None:
        if isinstance(result, Exception):
            self.told.emit(sentence_of(result, _FAULT), "bad")
        else:
            self.told.emit(_SAVED.format(path=result), "ok")
