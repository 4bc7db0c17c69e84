"""The inspection page: what inspectors found last, when and for what they may come next."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from ilacs_desktop.document.model import Document
from ilacs_desktop.document.outlook import Outlook, outlook
from ilacs_desktop.document.places import FRONT, Place
from ilacs_desktop.document.records import AuditCount, Inspection
from ilacs_desktop.outputs.presentation import outline, outline_text
from ilacs_desktop.ui.dialogs.port import Dialogs
from ilacs_desktop.ui.pages.outlook.actions import OutlookActions
from ilacs_desktop.ui.pages.outlook.judgements import JudgementsCard
from ilacs_desktop.ui.pages.outlook.notes import NotesCard, with_notes
from ilacs_desktop.ui.pages.outlook.paper import NotesPaper, Stand
from ilacs_desktop.ui.pages.outlook.pathway import PathwayCard
from ilacs_desktop.ui.pages.outlook.practice import PracticeCard
from ilacs_desktop.ui.pages.outlook.when import WhenCard
from ilacs_desktop.ui.pages.outlook.words import window_head
from ilacs_desktop.ui.theme.theme import Theme
from ilacs_desktop.ui.widgets.banner import Banner, BannerTone
from ilacs_desktop.ui.widgets.labels import BodyLabel, Heading
from ilacs_desktop.ui.widgets.layouts import PAGE, Column, Margins
from ilacs_desktop.ui.widgets.page_scroll import PageScroll
from ilacs_desktop.ui.widgets.side_by_side import SideBySide
from ilacs_desktop.ui.work.outlet import Outlet
from ilacs_desktop.ui.work.undo_offer import UNDO, UndoOffer
from ilacs_desktop.ui.work.workspace import Workspace

_REDRAWN_BY = ("inspections", "audits", "evidence", "prior_points", "cycle", "judgements")
_OUTLINED = "An outline was put into the notes."
_TONES: dict[str, BannerTone] = {"ok": "ok", "warn": "warn"}


class OutlookPage(QWidget):
    """Last judgements, what comes next and when, the practice looked at, and notes for the day.

    Signals:
        stage_wanted: the person wants to go to the page of this id.
        part_wanted: the person wants to see this part of the text.
        place_wanted: the person wants to see the answer at this place.
    """

    stage_wanted = Signal(str)
    part_wanted = Signal(str)
    place_wanted = Signal(object)

    def __init__(
        self, theme: Theme, workspace: Workspace, dialogs: Dialogs, outlet: Outlet
    ) -> None:
        super().__init__()
        self._workspace = workspace
        self._actions = OutlookActions(theme, workspace, dialogs, self)
        self._paper = NotesPaper(workspace, dialogs, outlet)
        self._paper.setParent(self)
        self._is_old = True
        self._opens_file = False
        self._last = (workspace.document, workspace.document)  # the change that was shown last
        self.banner = Banner(theme)
        self._undo = UndoOffer(workspace, self.banner, self)
        self._head = BodyLabel(theme)
        self._doubts = BodyLabel(theme, colour="warn")
        self.judgements = JudgementsCard(theme)
        self.pathway = PathwayCard(theme, workspace)
        self.when = WhenCard(theme)
        self.practice = PracticeCard(theme)
        self.notes = NotesCard(theme, workspace)
        self._lay_out(theme)
        self._listen()
        self._refresh()

    def focus_first(self) -> None:
        """Put the keyboard on the first judgement, or on what adds an inspection."""
        self.judgements.focus_first()

    def show_change(self, old: Document, new: Document) -> None:
        """Go to what differs between two documents; of a record that is no more, to what is there."""
        to: QWidget | None = None
        if old.audits != new.audits:
            if not self.practice.go_to(_differing(old.audits, new.audits)):
                to = self.practice.add
        elif old.inspections != new.inspections:
            if not self.judgements.go_to(_differing(old.inspections, new.inspections)):
                to = self.judgements.add
        elif old.cycle.presentation != new.cycle.presentation:
            to = self.notes.text
        elif old.cycle.pathway != new.cycle.pathway:
            to = self.pathway.choice
        if to is not None:
            to.setFocus(Qt.FocusReason.OtherFocusReason)

    def _lay_out(self, theme: Theme) -> None:
        found, next_ = QWidget(), QWidget()
        for side, cards in ((found, (self.judgements, self.when)), (next_, (self.pathway,))):
            column = Column(theme, 12)
            for card in cards:
                column.addWidget(card)
            side.setLayout(column)
        page = Column(theme, 12, PAGE)
        page.addWidget(Heading(theme, "Inspection", 1))
        page.addWidget(self._head)
        page.addWidget(self._doubts)
        page.addWidget(SideBySide(theme, found, next_, (3, 2), 12))
        page.addWidget(self.practice)
        page.addWidget(self.notes)
        page.addStretch(1)
        content = QWidget()
        content.setLayout(page)
        self._scroll = PageScroll(theme, content)
        told = Column(theme, 0, Margins(24, 0, 24, 0))
        told.addWidget(self.banner)
        frame = Column(theme, 0)
        frame.addLayout(told)
        frame.addWidget(self._scroll, 1)
        self.setLayout(frame)

    def _listen(self) -> None:
        self._workspace.document_changed.connect(self._on_document_changed)
        self.judgements.add_wanted.connect(self._actions.add_visit)
        self.judgements.edit_wanted.connect(self._actions.edit_visit)
        self.judgements.remove_wanted.connect(self._actions.remove_visit)
        self.judgements.part_wanted.connect(self.part_wanted)
        self.judgements.progress_wanted.connect(self._on_progress_wanted)
        self.practice.add_wanted.connect(self._actions.add_audit)
        self.practice.edit_wanted.connect(self._actions.edit_audit)
        self.practice.remove_wanted.connect(self._actions.remove_audit)
        self.practice.table.focus_moved.connect(self._on_focus_moved)
        self.when.set_up_wanted.connect(self._on_set_up_wanted)
        self.notes.outline_wanted.connect(self._on_outline_wanted)
        self.notes.save_wanted.connect(self._on_save_wanted)
        self.notes.print_wanted.connect(self._on_print_wanted)
        self._actions.done.connect(self._on_done)
        self._paper.told.connect(self._on_told)
        self.banner.acted.connect(self._on_banner_acted)

    def _refresh(self) -> None:
        """Show the document as it is now."""
        self._is_old = False
        workspace = self._workspace
        document, framework = workspace.document, workspace.framework
        known = workspace.services.known_frameworks()
        seen: Outlook = outlook(document, framework, workspace.today, known)
        head = window_head(seen)
        self._head.setText(f"Inspection window: {head[0].lower()}{head[1:]}.")
        self._doubts.setText(" ".join(seen.doubts))
        self._doubts.setVisible(bool(seen.doubts))
        self.judgements.show_outlook(seen, document, framework, known)
        self.pathway.show_outlook(seen)
        self.when.show_outlook(seen, document.cycle, framework)
        self.practice.show_outlook(seen, document, framework)

    @Slot(object, object)
    def _on_document_changed(self, old: Document, new: Document) -> None:
        if all(getattr(old, name) is getattr(new, name) for name in _REDRAWN_BY):
            return
        self.banner.hide()
        self._last = old, new
        if self.isVisible():
            self._refresh()
        else:
            self._is_old = True

    @Slot()
    def _on_focus_moved(self) -> None:
        """Keep the current cell in view: the page scrolls, not only the table."""
        table = self.practice.table
        if table.hasFocus():
            self._scroll.show_cell(table, table.focus_rect())

    @Slot()
    def _on_progress_wanted(self) -> None:
        self.place_wanted.emit(Place(FRONT, "progress"))

    @Slot()
    def _on_set_up_wanted(self) -> None:
        self.stage_wanted.emit("set_up/set_up/details")

    @Slot()
    def _on_outline_wanted(self) -> None:
        """Put an outline of the document below the notes that are there, as one step of undo."""
        self.notes.text.settle()
        workspace = self._workspace
        stand = Stand(workspace.document, workspace.framework, workspace.today)
        made = outline_text(outline(stand.scope()))
        notes = "\n\n".join(filter(None, (stand.document.cycle.presentation.rstrip(), made)))
        workspace.change("Put an outline into the notes", with_notes(stand.document, notes))
        self._tell(_OUTLINED, "info", UNDO)
        self._undo.make()
        self.notes.text.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _on_save_wanted(self) -> None:
        self.notes.text.settle()
        self._paper.save()

    @Slot()
    def _on_print_wanted(self) -> None:
        self.notes.text.settle()
        self._paper.print()

    @Slot(str, str)
    def _on_done(self, record: str, told: str) -> None:
        if told:
            self._tell(told, "info", UNDO)
            self._undo.make()
        if not (self.practice.go_to(record) or self.judgements.go_to(record)):
            self.show_change(*self._last)  # it was removed

    @Slot(str, str, str)
    def _on_told(self, sentence: str, tone: str, action: str) -> None:
        self._tell(sentence, _TONES.get(tone, "info"), action)
        self._opens_file = bool(action)

    def _tell(self, sentence: str, tone: BannerTone, action: str) -> None:
        self._opens_file = False
        self._undo.forget()
        self.banner.show_message(sentence, tone, action)

    @Slot()
    def _on_banner_acted(self) -> None:
        if self._opens_file:
            self._paper.open_last()
            return
        before = self._workspace.document
        self._undo.take()
        self.show_change(before, self._workspace.document)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._is_old:
            self._refresh()

    def hideEvent(self, event: QHideEvent) -> None:
        """Keep what is typed when another page comes."""
        super().hideEvent(event)
        self.notes.text.settle()


def _differing(
    old: Sequence[AuditCount | Inspection], new: Sequence[AuditCount | Inspection]
) -> str:
    """Return the record that is new or another one, or what took the place of one that is gone."""
    before, after = {one.id: one for one in old}, {one.id: one for one in new}
    changed = next((one.id for one in new if before.get(one.id) != one), "")
    if changed or not new:
        return changed
    gone = next((at for at, one in enumerate(old) if one.id not in after), 0)
    return new[min(gone, len(new) - 1)].id
