"""Writes down an agreement that was given elsewhere: the form, and what it gives into the document."""

from PySide6.QtCore import QObject, Signal, Slot

from ilacs_desktop.document.discussion import NOBODY
from ilacs_desktop.history.signing import Elsewhere, sign_off
from ilacs_desktop.ui.dialogs.port import Dialogs
from ilacs_desktop.ui.pages.review.signing.elsewhere import ElsewhereDialog, Told, offered_versions
from ilacs_desktop.ui.pages.review.signing.form import Asked
from ilacs_desktop.ui.theme.theme import Theme
from ilacs_desktop.ui.work.workspace import Workspace

_NO_VERSION = (
    "Nothing was recorded, because no version of this self-evaluation is saved yet. Save it first"
    " (Ctrl+S): an agreement is about one saved version."
)
_GONE = (
    "Nothing was recorded: that version is not in this self-evaluation any more. Choose another."
)
_RECORDED = "The agreement of {name} is on record. It is saved with the self-evaluation."


class Recording(QObject):
    """What the button does, from the form to the record: one step of undo.

    Signals:
        told: a sentence the user should see, its tone, and whether undo takes it back.
        recorded: the sign-off of this id is on record.
    """

    told = Signal(str, str, bool)
    recorded = Signal(str)

    def __init__(
        self, theme: Theme, workspace: Workspace, dialogs: Dialogs, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._workspace = workspace
        self._dialogs = dialogs

    def start(self, step: str = "") -> None:
        """Ask who agreed what, offering a stage, the director's if none is named."""
        work = self._workspace
        versions = offered_versions(work.history)
        if not versions:
            self.told.emit(_NO_VERSION, "warn", False)
            return
        asked = Asked(work.document, work.framework, work.today, step)
        form = ElsewhereDialog(self._theme, asked, versions)
        form.stated.connect(self._on_stated)
        self._dialogs.open_form(form)

    @Slot(object)
    def _on_stated(self, told: Told) -> None:
        work = self._workspace
        version = work.history.versions.get(told.version)
        if version is None:
            self.told.emit(_GONE, "warn", False)
            return
        by = work.services.author.by.strip() or NOBODY
        elsewhere = Elsewhere(told.given, by, work.today)
        document = sign_off(work.document, version, told.statement, elsewhere)
        work.change("Record an agreement", document)
        self.told.emit(_RECORDED.format(name=told.statement.name), "ok", True)
        self.recorded.emit(document.sign_offs[-1].id)
