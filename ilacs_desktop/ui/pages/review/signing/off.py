"""Signs off: saves a version with a name, freezes it by its fingerprint, and records who agreed it."""

from functools import partial
from pathlib import Path

import msgspec
from PySide6.QtCore import QObject, Qt, Signal, Slot

from ilacs_desktop.document.model import Document
from ilacs_desktop.document.records import SignOff
from ilacs_desktop.errors import sentence_of
from ilacs_desktop.history.signing import Statement, sign_off
from ilacs_desktop.history.version import Version
from ilacs_desktop.storage.disclosure import save_copy_to_keep
from ilacs_desktop.storage.names import SUFFIX
from ilacs_desktop.storage.orders import SaveOrder
from ilacs_desktop.ui.dialogs.named_save import NamedSave
from ilacs_desktop.ui.dialogs.port import Dialogs, FileKind
from ilacs_desktop.ui.dialogs.save_name import ask_save_name
from ilacs_desktop.ui.pages.review.signing.form import Asked, SignOffDialog
from ilacs_desktop.ui.theme.theme import Theme
from ilacs_desktop.ui.work.background import Lane
from ilacs_desktop.ui.work.workspace import Workspace

_KINDS = (FileKind("Self-evaluation", (f"*{SUFFIX}",)),)
_NO_FILE = (
    "Nothing was signed, because this self-evaluation is in no file yet. Save it first (Ctrl+S)."
)
_NOT_SAVED = (
    "Nothing was signed, because the self-evaluation could not be saved. Your work is still open."
    " Save it, or save it under a new name, and sign off again."
)
_CHANGED = (
    "The self-evaluation changed while you were signing. Nothing was signed. Read it again, and"
    " sign again."
)
_CAME_IN = (
    "The self-evaluation changed while you were signing: {what} came in. Nothing was signed. Look"
    " at what came in (Team, Bring in), and sign again."
)
_SIGNED = "Signed off by {name}. That version is kept as it is, whatever is written from now on."
_WHY = (
    "This self-evaluation has a passphrase. If that is lost, nobody can read what was agreed. Your"
    " council has to keep the record, so choose where a copy goes that opens without a passphrase:"
    " a place that only those may open who should."
)
_KEPT = "{signed} A copy that opens without a passphrase is in “{path}”."
_NOT_KEPT = "{signed} The copy to keep was not made. {why}"
_FAULT = (
    "Something went wrong inside the program while it was written. Save a copy yourself: take the"
    " passphrase away, save under a new name, and set it again."
)


class SigningOff(QObject):
    """What the button does, from the form to the copy to keep.

    Signals:
        told: a sentence the user should see, and its tone.
    """

    told = Signal(str, str)

    def __init__(
        self, theme: Theme, workspace: Workspace, dialogs: Dialogs, lane: Lane, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._workspace = workspace
        self._dialogs = dialogs
        self._lane = lane
        self._read, self._arrivals = workspace.document, workspace.arrivals  # when it was opened
        self._statement: Statement | None = None
        self._keep: Path | None = None
        self._waits = False
        # Queued: when a save ends, one that waited for it begins at once.
        queued = Qt.ConnectionType.QueuedConnection
        workspace.saved_changed.connect(self._on_saved_changed, queued)

    def start(self, step: str = "") -> None:
        """Ask who signs, offering a stage, the director's if none is named.

        An encrypted document needs a place for a copy to keep.
        """
        if self._statement is not None:
            return  # one is being saved
        if self._workspace.path is None:
            self.told.emit(_NO_FILE, "warn")
            return
        self._read, self._arrivals = self._workspace.document, self._workspace.arrivals
        work = self._workspace
        form = SignOffDialog(self._theme, Asked(self._read, work.framework, work.today, step))
        form.stated.connect(self._on_stated)
        self._dialogs.open_form(form)

    @Slot(object)
    def _on_stated(self, statement: Statement) -> None:
        path = self._workspace.path
        if path is None:
            return
        self._keep = None
        if self._workspace.key is not None:
            self._keep = self._ask_where(path)
            if self._keep is None:
                return
        self._statement, self._waits = statement, True
        self._on_saved_changed()

    @Slot()
    def _on_saved_changed(self) -> None:
        """Save what is signed once nothing else is being saved, if it is still what was read."""
        statement = self._statement
        if statement is None or not self._waits or self._workspace.save_state == "saving":
            return
        self._waits = False
        if self._workspace.document != self._read:
            self._statement = None
            self.told.emit(self._what_changed(), "warn")
            return
        saving = NamedSave(self._workspace, self)
        saving.done.connect(self._on_saved)
        saving.start(f"Signed off by {statement.name}")

    def _what_changed(self) -> str:
        came = [a for a in self._workspace.arrivals if not any(a is b for b in self._arrivals)]
        if not came:
            return _CHANGED
        who = dict.fromkeys(arrival.by or "somebody else" for arrival in reversed(came))
        return _CAME_IN.format(what=f"what {' and '.join(who)} saved")

    def _ask_where(self, path: Path) -> Path | None:
        if not self._dialogs.confirm("A copy to keep", _WHY, "Choose where…"):
            return None
        suggested = path.with_name(f"{path.stem} signed{path.suffix}")
        return ask_save_name(self._dialogs, "Save the copy to keep", _KINDS, suggested)

    @Slot(object)
    def _on_saved(self, version: Version | None) -> None:
        statement, self._statement = self._statement, None
        if version is None or statement is None:
            self.told.emit(_NOT_SAVED, "bad")
            return
        workspace = self._workspace
        signed = sign_off(workspace.document, version, statement)
        workspace.record(partial(_with, made=signed.sign_offs[-1]))
        workspace.save()
        sentence = _SIGNED.format(name=statement.name)
        if self._keep is None:
            self.told.emit(sentence, "ok")
            return
        services = workspace.services
        now = workspace.open_now()
        order = SaveOrder(
            self._keep, now.document, now.history, now.parents, services.author, now.at,
            services.readable,
        )  # fmt: skip
        job = partial(save_copy_to_keep, order)
        self._lane.run(job, partial(self._on_kept, sentence), self)

    def _on_kept(self, signed: str, result: Path | Exception) -> None:
        if isinstance(result, Exception):
            why = sentence_of(result, _FAULT)
            self.told.emit(_NOT_KEPT.format(signed=signed, why=why), "warn")
        else:
            self.told.emit(_KEPT.format(signed=signed, path=result), "ok")


def _with(document: Document, made: SignOff) -> Document:
    return msgspec.structs.replace(document, sign_offs=(*document.sign_offs, made))
