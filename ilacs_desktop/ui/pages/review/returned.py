"""From reviewers: a reviewed copy is brought back here, and its changes accepted or declined."""

from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QModelIndex, Signal, Slot
from PySide6.QtGui import QGuiApplication, QShowEvent

from ilacs_desktop.document.body import Body
from ilacs_desktop.document.model import Document
from ilacs_desktop.document.places import bodies
from ilacs_desktop.document.records import Proposal
from ilacs_desktop.errors import sentence_of
from ilacs_desktop.framework.in_words import counted
from ilacs_desktop.merge.reviewed import about_now, accept, decline, outcome, reword
from ilacs_desktop.ui.dialogs.port import Dialogs, FileKind
from ilacs_desktop.ui.pages.draft.cite import Citables
from ilacs_desktop.ui.pages.draft.own_words import OwnWordsForm
from ilacs_desktop.ui.pages.review.returned_job import Reading, read_back, said
from ilacs_desktop.ui.pages.review.returned_rows import (
    SETTLED,
    Readings,
    listing,
    open_count,
    place_of,
    summed,
)
from ilacs_desktop.ui.pages.review.returned_view import ReturnedView
from ilacs_desktop.ui.pages.review.returned_words import GONE, Names, plain
from ilacs_desktop.ui.pages.review.ways import Target, Ways
from ilacs_desktop.ui.theme.theme import Theme
from ilacs_desktop.ui.work.background import Lane
from ilacs_desktop.ui.work.checking import Checked
from ilacs_desktop.ui.work.workspace import Workspace
from ilacs_desktop.word.review.records import from_word

if TYPE_CHECKING:
    from ilacs_desktop.word.review.bring_back import Returned as Brought

WORD = (FileKind("Word document", ("*.docx", "*.docm")),)
_FAULT = (
    "Something went wrong inside the program, so the copy was not read. Your self-evaluation was"
    " not changed. Report this fault: Help, Where files are kept, shows the folder with the log."
)
_WORDS = "Write what should stand here. The reviewer’s wording stays on record."
_NOW = "The text as it stands: “{}”"
_COPIED = "Nothing was changed. Your wording was copied: paste it where it belongs."


class Returned(ReturnedView):
    """What came back from reviewers.

    Signals:
        count_changed: this many changes and comments wait for somebody.
    """

    count_changed = Signal(int)

    def __init__(self, theme: Theme, workspace: Workspace, dialogs: Dialogs, lane: Lane) -> None:
        """``lane`` is where copies are read."""
        super().__init__(theme)
        self._workspace = workspace
        self._dialogs = dialogs
        self._lane = lane
        self._readings = Readings()
        self._seen: Document | None = None
        self._decided = ""  # the row that was decided last
        self._being_read = ""  # the name of the copy
        self._changing: Proposal | None = None
        self._citables = Citables(workspace.framework)
        self._listen()
        self.refresh()

    def show_checked(self, _checked: Checked) -> None:
        """Show what waits. It follows from the document alone, whatever the checks found."""
        self.refresh()

    def refresh(self) -> None:
        """Show what came back; what is chosen, open and in view stays so."""
        document = self._workspace.document
        if document is self._seen:
            return
        self._seen = document
        self._citables.update(document)
        rows, self.entries = listing(document, self._workspace.framework, self._readings)
        parts = {place.part for place, _ in bodies(document)}
        found = {id_: place_of(entry) for id_, entry in self.entries.items()}
        self.ways = {
            id_: Ways(Target(*spot)) for id_, spot in found.items() if spot[0].part in parts
        }
        self.show_rows(rows, summed(document))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh()  # what changed while nobody looked

    @Slot()
    def bring_back(self) -> None:
        """Ask for a reviewed copy, and read it off the interface thread."""
        if self._being_read:
            self.say(f"Still reading “{self._being_read}”. It is told here when it is done.")
            return
        folder = self._workspace.path.parent if self._workspace.path is not None else None
        path = self._dialogs.ask_open_file("Bring back a reviewed copy", WORD, folder)
        if path is not None:
            work = self._workspace
            now = work.services.now()
            self._read(Reading(path, work.document, work.history, work.framework, now))

    # ---- what it does

    def _listen(self) -> None:
        for button, slot in (
            (self._bring, self.bring_back),
            (self._buttons.accept, self._on_accept),
            (self._buttons.change, self._on_change),
            (self._buttons.decline, self._on_decline),
            (self._buttons.all, self._on_accept_all),
            (self._buttons.none, self._on_decline_all),
            (self._buttons.copy, self._on_copy),
        ):
            button.clicked.connect(slot)
        self._banner.acted.connect(self._on_undo)
        self._workspace.document_changed.connect(self._on_document_changed)

    @property
    def _current(self) -> Proposal | None:
        entry = self.entries.get(self.tree.current_id)
        return entry.proposal if entry is not None else None

    def _read(self, reading: Reading) -> None:
        self._being_read = reading.path.name
        self.say(f"Reading “{reading.path.name}”…")
        self._lane.run(partial(_ready, reading), partial(self._on_read, reading), self)

    def _on_read(self, reading: Reading, result: object) -> None:
        self._being_read = ""
        if isinstance(result, Exception):
            told = sentence_of(result, _FAULT)
            self.say(told, "warn")
            return
        if self._workspace.document is not reading.document:
            self._read(reading._replace(document=self._workspace.document))
            return
        if isinstance(result, _Ready):
            self._readings, self._decided = result.readings, ""
            brought = result.returned
            self._workspace.change("Bring back reviewed copy", brought.document)
            self.say(said(brought), "ok", can_undo=brought.document is not reading.document)
            self.take_keyboard()

    @Slot()
    def _on_accept(self) -> None:
        one = self._current
        if one is None:
            return
        document = accept(self._workspace.document, one, self._by, self._workspace.services.now())
        if document is None:
            self._open_change(one)
        else:
            self._settle("Accept change", document, "The change is in the text.")

    @Slot()
    def _on_decline(self) -> None:
        one = self._current
        if one is not None:
            document = decline(
                self._workspace.document, one, self._by, self._workspace.services.now()
            )
            told = "The change was declined. It stays on record under Settled."
            self._settle("Decline change", document, told if self.can_accept else "It is settled.")

    @Slot()
    def _on_change(self) -> None:
        if self._current is not None:
            self._open_change(self._current)

    @Slot()
    def _on_accept_all(self) -> None:
        """Accept what is open in the section; what somebody has to word stays open."""
        document, left = self._workspace.document, 0
        now, changes = self._workspace.services.now(), self.of_section()
        for one in changes:
            accepted = accept(document, one, self._by, now)
            left += accepted is None
            document = accepted or document
        done = len(changes) - left
        told = f"{counted(done, 'change is', 'changes are')} in the text."
        if left:
            told += f" {left} need your wording: you have changed the same words."
        self._settle("Accept changes", document, told)

    @Slot()
    def _on_decline_all(self) -> None:
        document, changes = self._workspace.document, self.of_section()
        for one in changes:
            document = decline(document, one, self._by, self._workspace.services.now())
        self._settle("Decline changes", document, f"{len(changes)} changes were declined.")

    @Slot()
    def _on_copy(self) -> None:
        if self._current is not None:
            names = Names.of(self._workspace.document)
            QGuiApplication.clipboard().setText(plain(self._current, names))
            self.say("The words were copied.")

    def _open_change(self, proposal: Proposal) -> None:
        document = self._workspace.document
        found = outcome(document, proposal)
        ids = {block.id for block in (*proposal.base_body, *proposal.theirs_body)}
        offered = tuple(block for block in found.body if block.id in ids)
        now = ""
        if found.clashes:
            offered = proposal.theirs_body
            now = "\n".join(_words(about_now(document, proposal), document))
        intro = f"{_WORDS}\n\n{_NOW.format(now)}" if now else _WORDS
        form = OwnWordsForm(self._theme, self._citables, offered, "Change the wording", intro)
        self._changing = proposal
        form.written.connect(self._on_written)
        self._dialogs.open_form(form)

    @Slot(object)
    def _on_written(self, body: Body) -> None:
        if self._changing is None:
            return
        work = self._workspace
        try:
            document = reword(work.document, self._changing, body, self._by, work.services.now())
        except KeyError:
            QGuiApplication.clipboard().setText("\n".join(_words(body, work.document)))
            self.say(f"{GONE} {_COPIED}", "warn")
        else:
            self._settle("Change wording", document, "Your wording is in the text.")

    @property
    def _by(self) -> str:
        return self._workspace.services.author.by

    def _settle(self, label: str, document: Document, told: str) -> None:
        """Make this the document, and go on to what waits next."""
        before = self._workspace.document
        self._decided, follows = self.tree.current_id, self._next_open(document)
        if follows:
            self.tree.select(follows)  # now: the list would follow the old row to Settled
        else:
            self.tree.setCurrentIndex(QModelIndex())
        self._workspace.change(label, document)
        if not follows:
            self.tree.select(SETTLED)
        self.say(told, "ok", can_undo=self._workspace.document is not before)
        self.take_keyboard()

    def _next_open(self, document: Document) -> str:
        """Return the row to go on with once the document is this one; "" when nothing waits."""
        settled = {f"change:{one.id}" for one in from_word(document) if one.settled is not None}
        ids = [row.id for row in self.tree.rows]
        at = ids.index(self.tree.current_id) if self.tree.current_id in ids else 0
        waits = {id_ for id_, entry in self.entries.items() if entry.is_open} - settled
        return next((id_ for id_ in (*ids[at:], *reversed(ids[:at])) if id_ in waits), "")

    @Slot()
    def _on_undo(self) -> None:
        self._workspace.undo()
        self._banner.hide()
        self.tree.select(self._decided)
        self.take_keyboard()

    @Slot(object, object)
    def _on_document_changed(self, _old: Document, new: Document) -> None:
        if self._undoable:
            self._banner.hide()  # its undo would take back something else now
        self.count_changed.emit(open_count(new))
        if self.isVisible():
            self.refresh()


class _Ready(NamedTuple):
    """What a copy brings, and how its changes read."""

    returned: "Brought"
    readings: Readings


def _ready(reading: Reading) -> _Ready:
    """Read a copy; for another thread."""
    returned, readings = read_back(reading), Readings()
    readings.of(returned.document)
    return _Ready(returned, readings)


def _words(body: Body, document: Document) -> list[str]:
    names = Names.of(document)
    return ["".join(getattr(run, "text", "") for run in names.spelled(block)) for block in body]
