"""Sets, changes or takes away the passphrase of the open self-evaluation, and saves it at once."""

from functools import partial

from PySide6.QtCore import QObject, Signal, Slot

from ilacs_desktop.storage.crypt import Key, new_key
from ilacs_desktop.ui.dialogs.passphrase import PassphraseDialog
from ilacs_desktop.ui.dialogs.port import Dialogs, Option
from ilacs_desktop.ui.theme.theme import Theme
from ilacs_desktop.ui.work.background import Lane
from ilacs_desktop.ui.work.workspace import Workspace

_TITLE = "Passphrase"
_HAS = (
    "This self-evaluation has a passphrase. You can give it another, or take it away: anybody who"
    " has the file can then read it."
)
_NO_FAITH = (
    "The passphrase could not be set: this computer has no room to make the key, which takes"
    " 128 MB of memory for a moment. Nothing was changed. Close some programs and try again."
)
_SET = "The self-evaluation is encrypted from now on. {saved} What is typed meanwhile is, too."
_TAKEN = "The passphrase was taken away. {saved}"
_SAVING = "It is being saved now."
_FIRST = "It takes effect when you save it in a file."


class PassphraseJob(QObject):
    """What the command of the File menu does.

    Signals:
        told: a sentence the user should see, and its tone.
    """

    told = Signal(str, str)

    def __init__(
        self, theme: Theme, workspace: Workspace, dialogs: Dialogs, lane: Lane, parent: QObject
    ) -> None:
        """On ``lane`` the key is made, which takes half a second."""
        super().__init__(parent)
        self._theme = theme
        self._workspace = workspace
        self._dialogs = dialogs
        self._lane = lane

    def start(self) -> None:
        """Ask what is wanted, and do it."""
        if self._workspace.key is None:
            self._ask(change=False)
            return
        ways = (Option("change", "Change it…"), Option("remove", "Take it away"))
        chosen = self._dialogs.choose(_TITLE, _HAS, ways)
        if chosen == "change":
            self._ask(change=True)
        elif chosen == "remove":
            self._set(None)

    def _ask(self, *, change: bool) -> None:
        form = PassphraseDialog(self._theme, change=change)
        form.chosen.connect(self._on_chosen)
        self._dialogs.open_form(form)

    @Slot(str)
    def _on_chosen(self, passphrase: str) -> None:
        self._lane.run(partial(new_key, passphrase), self._on_made)

    def _on_made(self, result: Key | Exception) -> None:
        if isinstance(result, Exception):
            self.told.emit(_NO_FAITH, "bad")
            return
        self._set(result)

    def _set(self, key: Key | None) -> None:
        self._workspace.set_key(key)  # and saves
        saved = _FIRST if self._workspace.path is None else _SAVING
        self.told.emit((_TAKEN if key is None else _SET).format(saved=saved), "ok")
