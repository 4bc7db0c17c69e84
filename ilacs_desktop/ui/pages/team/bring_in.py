"""Bring in: what two authors both meant is settled here, and what came in is looked through."""

from pathlib import Path

from PySide6.QtCore import QModelIndex, Qt, Signal, Slot
from PySide6.QtGui import QGuiApplication, QShowEvent

from ilacs_desktop.document.model import Document
from ilacs_desktop.document.numbers import with_unique_numbers
from ilacs_desktop.document.places import Place
from ilacs_desktop.errors import sentence_of
from ilacs_desktop.merge.arrivals import Earlier, put_mine_back
from ilacs_desktop.merge.settle import Pick, settle, settle_in_own_words
from ilacs_desktop.storage.siblings import Sibling
from ilacs_desktop.ui.dialogs.port import Dialogs, FileKind
from ilacs_desktop.ui.pages.draft.cite import Citables
from ilacs_desktop.ui.pages.draft.forms import DraftForms
from ilacs_desktop.ui.pages.draft.side.record_rows import Record
from ilacs_desktop.ui.pages.review.ways import Target
from ilacs_desktop.ui.pages.team.bring_in_came import Came
from ilacs_desktop.ui.pages.team.bring_in_copies import Copies
from ilacs_desktop.ui.pages.team.bring_in_forms import own_form
from ilacs_desktop.ui.pages.team.bring_in_found import CameIn
from ilacs_desktop.ui.pages.team.bring_in_listed import Listed, Shown
from ilacs_desktop.ui.pages.team.bring_in_next import next_question, row_that_begins, still_waits
from ilacs_desktop.ui.pages.team.bring_in_questions import Question
from ilacs_desktop.ui.pages.team.bring_in_rows import (
    SETTLED,
    Entry,
    Found,
    open_count,
    words_of_entry,
)
from ilacs_desktop.ui.pages.team.bring_in_view import BringInView
from ilacs_desktop.ui.pages.team.bring_in_ways import way_of
from ilacs_desktop.ui.pages.team.history_ways import Finder
from ilacs_desktop.ui.theme.theme import Theme
from ilacs_desktop.ui.widgets.banner import BannerTone
from ilacs_desktop.ui.work.background import Lane
from ilacs_desktop.ui.work.undo_offer import UNDO, UndoOffer
from ilacs_desktop.ui.work.workspace import Workspace

COPY = (FileKind("Copies, packs and Word forms", ("*.ilacs", "*.docx")),)
_FAULT = (
    "Something went wrong inside the program. Your self-evaluation was not changed. Report this"
    " fault: Help, Where files are kept, shows the folder with the log."
)
_SETTLED: dict[Pick, tuple[str, str]] = {
    "mine": ("Keep mine", "{} wording stands."),
    "theirs": ("Take theirs", "{} wording stands."),
    "both": ("Keep both", "Both stand in the text."),
    "own_words": ("Leave as it is", "It was left as it is. Both wordings stay on record."),
}
_CAME = "came:"
_AS_A_PACK = "Bring it in as a pack"


class BringInTab(BringInView):
    """The proposals to settle, the copies beside the file, and what came in.

    Signals:
        count_changed: so many proposals wait to be settled.
        words_wanted: go to a place in the text, to a block, and to where its words begin and end.
        place_wanted: go to the answer at this place.
        stage_wanted: go to the page of this id.
        pack_wanted: bring back this file, as a tuple of one path, under Contributors.
    """

    count_changed = Signal(int)
    words_wanted = Signal(object, str, int, int)
    place_wanted = Signal(object)
    stage_wanted = Signal(str)
    pack_wanted = Signal(object)

    def __init__(self, theme: Theme, workspace: Workspace, dialogs: Dialogs, lane: Lane) -> None:
        """``lane`` is where copies are read and what came in is worked out."""
        super().__init__(theme)
        self._workspace = workspace
        self._dialogs = dialogs
        self._came_in = CameIn(workspace, lane, self)
        self._copies = Copies(workspace, dialogs, lane, self)
        self._listed = Listed(lane, workspace.services.author.by, self)
        self._undo = UndoOffer(workspace, self._banner, self)
        self._finder: tuple[Document, Finder] | None = None
        self._citables = Citables(workspace.framework)
        self._forms = DraftForms(theme, workspace, dialogs, self)
        self._seen: tuple[object, ...] = ()
        self._decided = ""  # the row that was decided last
        self._wanted = ""  # the version of the history whose changes are being worked out
        self._then: tuple[str, ...] = ()  # how the row begins that is chosen once it is listed
        self._action = ""  # what the link of the banner says
        self._pack: Path | None = None
        self._worded: Question | None = None
        self._listen()
        self.dress()

    @property
    def count(self) -> int:
        """How many proposals wait to be settled."""
        return open_count(self._workspace.document)

    def refresh(self) -> None:
        """Show what waits and what came in; what is chosen, open and in view stays so."""
        work = self._workspace
        copies = (work.siblings, self._copies.waiting)
        seen = (work.document, work.history, copies, *work.arrivals)
        if seen != self._seen:
            self._seen = seen
            self._show()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh()  # what changed while nobody looked

    @Slot()
    def bring_another(self) -> None:
        """Ask for another copy of this self-evaluation, and bring it in."""
        folder = self._workspace.path.parent if self._workspace.path is not None else None
        path = self._dialogs.ask_open_file("Bring in another file", COPY, folder)
        if path is not None:
            self._copies.bring(path)

    def dress(self) -> None:
        """Let the buttons say what they would do with the row that is chosen."""
        entry, row = self.entry, self.tree.current_id
        document = self._workspace.document
        if isinstance(entry, Came):
            if self._finder is None or self._finder[0] is not document:
                self._finder = document, Finder(document)
            self.ways = {row: self._finder[1].ways(entry.change)}
        elif isinstance(entry, Question):
            self.ways = {row: way_of(document, entry.proposal)}
        super().dress()

    # ---- what it shows

    @property
    def _row_ids(self) -> list[str]:
        return [row.id for row in self.tree.rows]

    def _show(self) -> None:
        """Have it worked out; what is shown meanwhile stays."""
        work = self._workspace
        found = Found(
            work.document,
            work.framework,
            (),
            self._came_in.told(),
            work.siblings,
            self._came_in.earlier(),
            self._came_in.shown,
            work.services.now().tzinfo,
            self._copies.waiting,
        )
        self._listed.ask(found)

    @Slot(object)
    def _on_listed(self, shown: Shown) -> None:
        self.show_listing(*shown)
        then, self._then = self._then, ()
        found = (row_that_begins(start, self._row_ids, self.entries) for start in then)
        row = next(filter(None, found), "")
        if row:
            self.tree.select(row)
            self.take_keyboard()

    def _listen(self) -> None:
        for button, slot in (
            (self._another, self.bring_another),
            (self._reviewers, self._on_reviewers),
            (self._buttons.mine, self._on_mine),
            (self._buttons.theirs, self._on_theirs),
            (self._buttons.both, self._on_both),
            (self._buttons.own, self._on_own),
            (self._buttons.done, self._on_done),
            (self._buttons.put_back, self._on_put_back),
            (self._buttons.bring, self._on_bring),
            (self._buttons.aside, self._on_aside),
            (self._buttons.show, self._on_show),
            (self._buttons.copy, self._on_copy),
        ):
            button.clicked.connect(slot)
        self.acted.connect(self._on_acted)
        self.target_wanted.connect(self._on_target_wanted)
        self.record_wanted.connect(self._on_record_wanted)
        self._copies.told.connect(self._on_told)
        self._copies.is_a_pack.connect(self._on_is_a_pack)
        self._copies.came.connect(self.take_keyboard)
        self._listed.ready.connect(self._on_listed)
        self._listed.failed.connect(self._on_failed)
        self._came_in.changed.connect(self._on_came_in_changed)
        self._came_in.failed.connect(self._on_failed)
        self._workspace.document_changed.connect(self._on_document_changed)
        self._workspace.arrived.connect(self._on_more)
        self._workspace.siblings_changed.connect(self._on_more)

    @Slot()
    def _on_more(self) -> None:
        if self.isVisible():
            self.refresh()

    @Slot()
    def _on_came_in_changed(self) -> None:
        self._show()
        number = self._came_in.shown.get(self._wanted)
        if number is not None:
            self._wanted = ""
            self._banner.hide()
            self._then = (f"{_CAME}{number}:",)

    @Slot(object)
    def _on_failed(self, error: Exception) -> None:
        self._say(sentence_of(error, _FAULT), "warn")

    @Slot(object, object)
    def _on_document_changed(self, _old: Document, new: Document) -> None:
        self.count_changed.emit(open_count(new))
        if self.isVisible():
            self.refresh()

    def _say(self, text: str, tone: BannerTone = "info", action: str = "") -> None:
        self._action = action
        self.say(text, tone, action)
        if action == UNDO:
            self._undo.make()
        else:
            self._undo.forget()

    # ---- settling

    @Slot()
    def _on_mine(self) -> None:
        self._settle("mine")

    @Slot()
    def _on_theirs(self) -> None:
        self._settle("theirs")

    @Slot()
    def _on_both(self) -> None:
        self._settle("both")

    @Slot()
    def _on_done(self) -> None:
        self._settle("own_words")

    def _settle(self, pick: Pick) -> None:
        work, question = self._workspace, self.entry
        if not isinstance(question, Question) or not still_waits(question, work.document):
            return
        by, now = work.services.author.by, work.services.now()
        document = settle(work.document, question.proposal, question.pick(pick), by, now)
        label, told = _SETTLED[pick]
        name = question.author(pick)
        whose = "Your" if name == by else f"{name}’s" if name else "That"
        self._decide(label, document, told.format(whose))

    @Slot()
    def _on_own(self) -> None:
        question = self.entry
        if not isinstance(question, Question) or question.offered is None:
            return
        self._citables.update(self._workspace.document)
        form = own_form(self._theme, self._citables, question.kind, question.offered)
        self._worded = question
        form.written.connect(self._on_written)
        self._dialogs.open_form(form)

    @Slot(object)
    def _on_written(self, words: object) -> None:
        if self._worded is None or not isinstance(words, str | tuple):
            return
        work, proposal = self._workspace, self._worded.proposal
        by, now = work.services.author.by, work.services.now()
        document = settle_in_own_words(work.document, proposal, words, by, now)
        if document is work.document:
            told = words if isinstance(words, str) else words_of_entry(self._worded)
            QGuiApplication.clipboard().setText(told)
            self._say("What it was about is gone. Your words were copied: paste them.", "warn")
        else:
            self._decide("Settle in own words", document, "Your wording stands.")

    def _decide(self, label: str, document: Document, told: str) -> None:
        """Make this the document, and go on to the question that waits next."""
        document, notes = with_unique_numbers(document)
        self._decided = now = self.tree.current_id
        follows = next_question(now, self._row_ids, self.entries, self._workspace.document)
        if follows:
            self.tree.select(follows)  # now: the list would follow the old row to Settled
            self.take_keyboard()
        else:
            self.tree.setCurrentIndex(QModelIndex())
            self.tree.setFocus(Qt.FocusReason.OtherFocusReason)
            self._then = (_CAME, SETTLED)
        self._workspace.change(label, document)
        left = self.count
        waits = f"{left} left to settle." if left else "Everything is settled."
        self._say(" ".join((told, *notes, waits)), "ok", UNDO)

    # ---- what came in

    @Slot()
    def _on_put_back(self) -> None:
        came = self.entry
        if not isinstance(came, Came) or not came.can_be_put_back:
            return
        self._decided = self.tree.current_id
        back = put_mine_back(self._workspace.document, came.change, came.before)
        self._workspace.change(came.action, back.document)
        told = "It was taken out again." if came.change.before is None else "It was put back."
        self._say(" ".join((told, *back.notes)), "ok", UNDO)
        self.take_keyboard()

    @Slot()
    def _on_show(self) -> None:
        if isinstance(self.entry, Earlier):
            self._wanted = self.entry.key
            self._say("Working out what came in…")
            self._came_in.show_earlier(self.entry)

    @Slot()
    def _on_bring(self) -> None:
        if isinstance(self.entry, Sibling):
            self._copies.bring(self.entry.path, self.entry)

    @Slot()
    def _on_aside(self) -> None:
        if isinstance(self.entry, Sibling):
            self._copies.move_aside(self.entry)

    @Slot()
    def _on_copy(self) -> None:
        entry: Entry | None = self.entry
        if entry is not None:
            QGuiApplication.clipboard().setText(words_of_entry(entry))
            self._say("The words were copied.")

    @Slot(str, str, bool)
    def _on_told(self, text: str, tone: BannerTone, can_undo: bool) -> None:
        self._decided = ""
        self._say(text, tone, UNDO if can_undo else "")

    @Slot(object, str)
    def _on_is_a_pack(self, path: Path, text: str) -> None:
        self._pack = path
        self._say(text, "warn", _AS_A_PACK)

    # ---- ways

    @Slot()
    def _on_acted(self) -> None:
        action, self._action = self._action, ""
        self._banner.hide()
        if action == _AS_A_PACK:
            self.pack_wanted.emit((self._pack,))
        elif action == UNDO:
            self._then = (self._decided,) if self._decided else ()
            self._undo.take()
            self.take_keyboard()

    @Slot()
    def _on_reviewers(self) -> None:
        self.stage_wanted.emit("review")

    @Slot(object)
    def _on_target_wanted(self, target: Target) -> None:
        if not target.place.part:
            self.stage_wanted.emit("set_up")
        elif target.place.question:
            self.words_wanted.emit(*target)
        else:
            self.place_wanted.emit(Place(target.place.part, "know"))

    @Slot(object)
    def _on_record_wanted(self, record: Record) -> None:
        self._forms.edit(record)
