"""From reviewers: a reviewed copy is brought back here, and its changes accepted or declined."""

from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QGuiApplication, QResizeEvent
from PySide6.QtWidgets import QWidget

from ilacs_desktop.document.body import Body
from ilacs_desktop.document.model import Document
from ilacs_desktop.document.records import Proposal
from ilacs_desktop.errors import UserError
from ilacs_desktop.merge.reviewed import about_now, accept, decline, outcome, reword
from ilacs_desktop.ui.dialogs.port import Dialogs, FileKind
from ilacs_desktop.ui.pages.draft.cite import Citables
from ilacs_desktop.ui.pages.review.returned_card import WordingCard
from ilacs_desktop.ui.pages.review.returned_change import OwnWordsDialog
from ilacs_desktop.ui.pages.review.returned_job import Reading, read_back, said
from ilacs_desktop.ui.pages.review.returned_rows import (
    Entry,
    listing,
    open_count,
    place_of,
    summed,
    who_and_when,
)
from ilacs_desktop.ui.pages.review.returned_words import GONE, Names, Shown, plain
from ilacs_desktop.ui.pages.review.tab import ListTab
from ilacs_desktop.ui.pages.review.ways import Target, Ways
from ilacs_desktop.ui.theme.theme import Theme
from ilacs_desktop.ui.widgets.banner import Banner
from ilacs_desktop.ui.widgets.buttons import primary_button, secondary_button
from ilacs_desktop.ui.widgets.empty import EmptyState
from ilacs_desktop.ui.widgets.layouts import Column, Margins, Row, all_round
from ilacs_desktop.ui.work.background import Lane
from ilacs_desktop.ui.work.checking import Checked
from ilacs_desktop.ui.work.workspace import Workspace

WORD = (FileKind("Word document", ("*.docx", "*.docm")),)
_NOTHING = "Nothing has come back from reviewers yet"
_HOW = (
    "On the Export page, choose the review copy and send it to those who should read it. They"
    " comment and change it in Word as they are used to; ask them to track their changes. When they"
    " send it back, bring it back here: you then accept or decline each change, and no word of"
    " yours is changed before you do."
)
_FAULT = (
    "Something went wrong inside the program, so the copy was not read. Your self-evaluation was"
    " not changed. Report this fault: Help, Where files are kept, shows the folder with the log."
)
_NOT_FOUND = "These words are no longer in the text, so nothing was changed."


class Returned(ListTab):
    """What came back from reviewers.

    Signals:
        count_changed: this many changes and comments wait for somebody.
    """

    count_changed = Signal(int)

    def __init__(self, theme: Theme, workspace: Workspace, dialogs: Dialogs, lane: Lane) -> None:
        """``lane`` is where copies are read."""
        super().__init__(theme, "From reviewers", "Changes and comments", leads=False)
        self._theme = theme
        self._workspace = workspace
        self._dialogs = dialogs
        self._lane = lane
        self._entries: dict[str, Entry] = {}
        self._seen: Document | None = None
        self._changing: Proposal | None = None
        self._citables = Citables(workspace.framework)
        self._banner = Banner(theme)
        self._bring = secondary_button(theme, "Bring back a reviewed copy…", "import")
        self._accept = primary_button(theme, "Accept", "tick")
        self._change = secondary_button(theme, "Change…", "edit")
        self._decline = secondary_button(theme, "Decline", "close")
        self._all = secondary_button(theme, "Accept all in this section", "agreed")
        self._none = secondary_button(theme, "Decline all in this section", "left_out")
        self._copy = secondary_button(theme, "Copy the words", "document")
        self._card = WordingCard(theme)
        self._laid_out = QTimer(self)
        self._laid_out.setSingleShot(True)
        self._laid_out.setInterval(0)
        self._laid_out.timeout.connect(self._on_laid_out)
        self._empty = _empty(theme)
        self._lay_out()
        self._listen()

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
        rows, self._entries = listing(document, self._workspace.framework)
        found = {id_: place_of(entry) for id_, entry in self._entries.items()}
        self.ways = {id_: Ways(Target(*spot)) for id_, spot in found.items() if spot[0].part}
        self.tree.set_rows(rows)
        self.summary.setText(summed(document))
        self.summary.setVisible(bool(rows))
        self._empty.setVisible(not rows)
        self.tree.setVisible(bool(rows))
        self.dress()

    def focus_first(self) -> None:
        """Put the keyboard on the list, or on the button that brings a copy back."""
        first = next((row.id for row in self.tree.rows if not row.is_heading), "")
        if first:
            self.tree.select(first)
            self.tree.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._bring.setFocus(Qt.FocusReason.OtherFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._laid_out.start()

    @Slot()
    def bring_back(self) -> None:
        """Ask for a reviewed copy, and read it off the interface thread."""
        if not self._bring.isEnabled():
            return  # one is being read
        folder = self._workspace.path.parent if self._workspace.path is not None else None
        path = self._dialogs.ask_open_file("Bring back a reviewed copy", WORD, folder)
        if path is not None:
            work = self._workspace
            now = work.services.now()
            self._read(Reading(path, work.document, work.history, work.framework, now))

    def dress(self) -> None:
        """Let the buttons say what they would do with the row that is chosen."""
        super().dress()
        entry = self._entries.get(self.tree.current_id)
        proposal = entry.proposal if entry is not None else None
        waits = proposal is not None and proposal.settled is None
        placed = waits and proposal is not None and bool(proposal.part)
        in_text = placed and entry is not None and entry.can_be_worded
        self.go.setVisible(self.current_ways.target is not None)
        self._accept.setVisible(placed)
        self._change.setVisible(in_text)
        self._decline.setVisible(waits)
        self._decline.setText("Decline" if placed else "Done with it")
        self._copy.setVisible(proposal is not None)
        several = len(self._of_section()) > 1
        self._all.setVisible(several)
        self._none.setVisible(several)
        self._card.setVisible(entry is not None)
        if entry is not None:
            self._show_entry(entry)
            self._laid_out.start()  # the card may leave the list less room

    # ---- what it looks like

    def _lay_out(self) -> None:
        self.title.addWidget(self._bring)
        self.foot.removeWidget(self.go)
        self.head.addWidget(self._banner)
        self.page.insertWidget(1, self._empty)
        inset = Column(self._theme, 0, Margins(24, 8, 24, 0))
        inset.addWidget(self._card)
        self.page.insertLayout(3, inset)
        for button in (
            self._accept,
            self._change,
            self._decline,
            self.go,
            self._copy,
            self._all,
            self._none,
        ):
            self.foot.addWidget(button)
        self.refresh()

    def _show_entry(self, entry: Entry) -> None:
        if entry.comment is not None:
            comment = entry.comment
            answers = [f"{who_and_when(r.author, r.at)}: {r.text}" for r in comment.replies]
            if comment.closed_by:
                answers.append(f"Closed by {comment.closed_by}.")
            who = who_and_when(comment.author, comment.at)
            self._card.show_comment("Comment", who, comment.text, "\n".join(answers))
        elif entry.proposal is not None:
            change = entry.shown or Shown("", ())
            note = change.note
            if change.now:
                note = f"{note}\nNow in the text: “{change.now}”".strip()
            who = who_and_when(entry.proposal.theirs_by, entry.proposal.at)
            self._card.show_change(change.kind, who, change.paragraphs, note)

    # ---- what it does

    def _listen(self) -> None:
        for button, slot in (
            (self._bring, self.bring_back),
            (self._accept, self._on_accept),
            (self._change, self._on_change),
            (self._decline, self._on_decline),
            (self._all, self._on_accept_all),
            (self._none, self._on_decline_all),
            (self._copy, self._on_copy),
        ):
            button.clicked.connect(slot)
        self._banner.acted.connect(self._on_undo)
        self._workspace.document_changed.connect(self._on_document_changed)

    @property
    def _current(self) -> Proposal | None:
        entry = self._entries.get(self.tree.current_id)
        return entry.proposal if entry is not None else None

    def _of_section(self) -> list[Proposal]:
        """Return the changes that wait in the section of the row that is chosen."""
        rows = [row.id for row in self.tree.rows]
        if self.tree.current_id not in rows:
            return []
        at = rows.index(self.tree.current_id)
        start = next(n for n in range(at, -1, -1) if self.tree.rows[n].is_heading)
        found = []
        for row in self.tree.rows[start + 1 :]:
            if row.is_heading:
                break
            entry = self._entries[row.id]
            one = entry.proposal
            if one is not None and one.settled is None and one.part:
                found.append(one)
        order = {one.id: at for at, one in enumerate(self._workspace.document.proposals)}
        return sorted(found, key=lambda one: order[one.id])

    def _read(self, reading: Reading) -> None:
        self._bring.setEnabled(False)
        self._banner.show_message(f"Reading “{reading.path.name}”…", "info")
        self._lane.run(partial(read_back, reading), partial(self._on_read, reading))

    def _on_read(self, reading: Reading, result: object) -> None:
        self._bring.setEnabled(True)
        if isinstance(result, Exception):
            told = str(result) if isinstance(result, UserError) else _FAULT
            self._banner.show_message(told, "warn")
            return
        if self._workspace.document is not reading.document:
            self._read(reading._replace(document=self._workspace.document))
            return
        from ilacs_desktop.word.review.bring_back import Returned as Brought

        if isinstance(result, Brought):
            changed = result.document is not reading.document
            self._workspace.change("Bring back reviewed copy", result.document)
            self._tell(said(result), can_undo=changed)
            self.focus_first()

    @Slot()
    def _on_laid_out(self) -> None:
        """Keep the chosen row in view beside its wording."""
        self.tree.scrollTo(self.tree.currentIndex())

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
            self._settle("Decline change", document, told if one.part else "It is settled.")

    @Slot()
    def _on_change(self) -> None:
        if self._current is not None:
            self._open_change(self._current)

    @Slot()
    def _on_accept_all(self) -> None:
        """Accept what is open in the section; what somebody has to word stays open."""
        document, left = self._workspace.document, 0
        now, changes = self._workspace.services.now(), self._of_section()
        for one in changes:
            accepted = accept(document, one, self._by, now)
            left += accepted is None
            document = accepted or document
        done = len(changes) - left
        told = f"{done} changes are in the text." if done != 1 else "1 change is in the text."
        if left:
            told += f" {left} need your wording: you have changed the same words."
        self._settle("Accept changes", document, told)

    @Slot()
    def _on_decline_all(self) -> None:
        document, changes = self._workspace.document, self._of_section()
        for one in changes:
            document = decline(document, one, self._by, self._workspace.services.now())
        self._settle("Decline changes", document, f"{len(changes)} changes were declined.")

    @Slot()
    def _on_copy(self) -> None:
        if self._current is not None:
            names = Names.of(self._workspace.document)
            QGuiApplication.clipboard().setText(plain(self._current, names))
            self._banner.show_message("The words were copied.", "info")

    def _open_change(self, proposal: Proposal) -> None:
        document = self._workspace.document
        found = outcome(document, proposal)
        ids = {block.id for block in (*proposal.base_body, *proposal.theirs_body)}
        offered = tuple(block for block in found.body if block.id in ids)
        now = ""
        if found.clashes:
            offered = proposal.theirs_body
            now = "\n".join(_words(about_now(document, proposal), document))
        form = OwnWordsDialog(self._theme, self._citables, offered, now)
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
            self._banner.show_message(f"{GONE} {_NOT_FOUND}", "warn")
        else:
            self._settle("Change wording", document, "Your wording is in the text.")

    @property
    def _by(self) -> str:
        return self._workspace.services.author.by

    def _settle(self, label: str, document: Document, told: str) -> None:
        self._workspace.change(label, document)
        self._tell(told, can_undo=True)
        if self.tree.rows:
            self.tree.setFocus(Qt.FocusReason.OtherFocusReason)

    def _tell(self, text: str, *, can_undo: bool) -> None:
        self._banner.show_message(text, "ok", "Undo" if can_undo else "")

    @Slot()
    def _on_undo(self) -> None:
        self._workspace.undo()
        self._banner.hide()
        self.focus_first()

    @Slot(object, object)
    def _on_document_changed(self, _old: Document, new: Document) -> None:
        self._banner.hide()  # its undo would take back something else now
        self.count_changed.emit(open_count(new))
        if self.isVisible():
            self.refresh()


def _words(body: Body, document: Document) -> list[str]:
    names = Names.of(document)
    return ["".join(getattr(run, "text", "") for run in names.spelled(block)) for block in body]


def _empty(theme: Theme) -> QWidget:
    page = QWidget()
    row = Row(theme, 0)
    row.addWidget(EmptyState(theme, "comment", _NOTHING, _HOW), 10)
    row.addStretch(1)
    column = Column(theme, 0, all_round(24))
    column.addLayout(row)
    column.addStretch(1)
    page.setLayout(column)
    return page
