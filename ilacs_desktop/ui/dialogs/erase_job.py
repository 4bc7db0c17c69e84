"""Erases words from the open self-evaluation: looks, asks, erases, saves, and cleans local copies."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot

from ilacs_desktop.document.erasing import Words
from ilacs_desktop.document.model import Document
from ilacs_desktop.errors import sentence_of
from ilacs_desktop.history.erasing import erase
from ilacs_desktop.history.history import History
from ilacs_desktop.history.version import Version
from ilacs_desktop.storage.local_copies import (
    Cleaning,
    LocalCopy,
    clean_local_copies,
    other_known_copies,
)
from ilacs_desktop.ui.dialogs.erase import EraseDialog
from ilacs_desktop.ui.dialogs.erase_words import (
    Outlook,
    done_sentence,
    question,
    returned_sentence,
)
from ilacs_desktop.ui.dialogs.named_save import NamedSave
from ilacs_desktop.ui.dialogs.port import Dialogs
from ilacs_desktop.ui.theme.theme import Theme
from ilacs_desktop.ui.work.background import Lane
from ilacs_desktop.ui.work.workspace import Workspace

_TITLE = "Erase words"
LABEL = "Words erased"
_FAULT = (
    "Something went wrong inside the program, and nothing was erased. Report this fault: Help,"
    " Where files are kept, shows the folder with the log."
)
_BEING_SAVED = (
    "The self-evaluation is just being saved, so nothing was erased. Look for the words again in a"
    " moment."
)
_NOT_SAVED = (
    "The words were erased here, but the file could not be saved and still holds them. Nothing else"
    " was lost. Save it to finish; copies on this computer are cleaned when you erase again."
)
_NOT_LOOKED = (
    "The words were erased and the file was saved, but it could not be looked through again. Look for"
    " the words once more: somebody else may have saved them meanwhile."
)
_NO_FILE = "The words were erased. This self-evaluation was never saved in a file."


class EraseJob(QObject):
    """What the command does.

    Signals:
        ended: it is done or was given up, and what was to be said was said.
    """

    ended = Signal()

    def __init__(
        self,
        theme: Theme,
        workspace: Workspace,
        dialogs: Dialogs,
        lane: Lane,
        apply: Callable[[Document, History], None],
        parent: QObject,
    ) -> None:
        """``apply`` makes a document and history those of the workspace, with no way back by undo."""
        super().__init__(parent)
        self._theme = theme
        self._workspace = workspace
        self._dialogs = dialogs
        self._lane = lane
        self._apply = apply
        self._words: Words | None = None
        self._outlook: Outlook | None = None
        self._of: tuple[Document, History] | None = None
        self._form: EraseDialog | None = None
        self._returned = ""

    def start(self) -> None:
        """Open the dialog."""
        form = EraseDialog(self._theme)
        form.look_wanted.connect(self._on_look_wanted)
        form.erase_wanted.connect(self._on_erase_wanted)
        form.finished.connect(self._on_finished)
        self._form = form
        self._dialogs.open_form(form)

    @Slot(object)
    def _on_look_wanted(self, words: Words) -> None:
        self._words = words
        document, history = self._of = self._workspace.document, self._workspace.history
        job = partial(_outlook, document, history, self._workspace.path, words)
        self._lane.run(job, partial(self._on_looked, words))

    def _on_looked(self, words: Words, result: Outlook | Exception) -> None:
        if self._form is None or words is not self._words:
            return
        if isinstance(result, Exception):
            self._form.show_fault(sentence_of(result, _FAULT))
            return
        self._outlook = result
        self._form.show_outlook(result)

    @Slot()
    def _on_erase_wanted(self) -> None:
        form, outlook, words = self._form, self._outlook, self._words
        if form is None or outlook is None or words is None:
            return
        if not self._still_holds(form, words):
            return
        if not self._dialogs.confirm(_TITLE, question(outlook), "Erase them", danger=True):
            return
        if not self._still_holds(form, words):  # time passed while the question stood there
            return
        self._form = None
        form.close_done()
        self._apply(outlook.erased.document, outlook.erased.history)
        if self._workspace.path is None:
            self._clean("")
        else:
            saving = NamedSave(self._workspace, self)
            saving.done.connect(self._on_saved)
            saving.start(LABEL)

    def _still_holds(self, form: EraseDialog, words: Words) -> bool:
        """Return whether what was shown is still so; if not, say so or look again."""
        if self._workspace.save_state == "saving":
            form.show_fault(_BEING_SAVED)  # what that saves would bring the words back
            return False
        if self._of != (self._workspace.document, self._workspace.history):
            self._on_look_wanted(words)  # somebody's work came in meanwhile
            return False
        return True

    @Slot(object)
    def _on_saved(self, version: Version | None) -> None:
        words, outlook = self._words, self._outlook
        if version is None or words is None or outlook is None:
            self._clean(_NOT_SAVED)
            return
        job = partial(
            _came_back, self._workspace.history, version.id, outlook.erased.history, words
        )
        self._lane.run(job, self._on_looked_again)

    def _on_looked_again(self, result: str | Exception) -> None:
        """Clean on, and tell of words that the file has from somebody else's save."""
        self._returned = _NOT_LOOKED if isinstance(result, Exception) else result
        self._clean("")

    def _clean(self, fault: str) -> None:
        """Clean the program's own copies, unless the file itself still holds the words."""
        workspace = self._workspace
        if fault or self._words is None:
            self._tell(fault, ())
            return
        services = workspace.services
        folders = [folder for folder in (services.recovery, services.kept) if folder is not None]
        cleaning = Cleaning(workspace.document.id, self._words, services.readable, workspace.key)
        # After the journal of what is open was begun anew.
        services.journal_lane.run(
            partial(clean_local_copies, folders, cleaning), partial(self._on_cleaned, fault)
        )

    def _on_cleaned(self, fault: str, result: tuple[LocalCopy, ...] | Exception) -> None:
        self._tell(fault, () if isinstance(result, Exception) else result)

    def _tell(self, fault: str, local: tuple[LocalCopy, ...]) -> None:
        outlook, self._outlook, self._words, self._of = self._outlook, None, None, None
        if outlook is not None:
            text = fault or done_sentence(outlook, local, self._returned)
            if not fault and self._workspace.path is None:
                text = _NO_FILE
            self._dialogs.tell(_TITLE, text)
        self.ended.emit()

    @Slot()
    def _on_finished(self) -> None:
        """Forget the words when the person gives up; nothing else keeps them."""
        if self._form is not None:
            self._form = self._words = self._outlook = self._of = None
            self.ended.emit()


def _outlook(document: Document, history: History, path: Path | None, words: Words) -> Outlook:
    erased = erase(document, history, words)
    copies = other_known_copies(document, history, path)
    return Outlook(erased, len(history.versions), copies, bool(path and words.spans(str(path))))


def _came_back(history: History, saved: str, before: History, words: Words) -> str:
    """Return what to say of words that the file has again, from what a save has joined with ours.

    ``saved`` is our own version; the newest that follows it stands in the file.
    """
    head = next(v.id for v in history.log() if saved in history.ancestors(v.id))
    left = erase(history.load(head), history, words)
    if not left.anything:
        return ""
    theirs = left.holding - before.versions.keys()
    by = {history.versions[one].by: None for one in sorted(theirs) if history.versions[one].device}
    return returned_sentence(left, tuple(by))
