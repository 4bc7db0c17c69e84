"""The draft page: the sections at the left, the open one in the middle, what helps at the right."""

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from ilacs_desktop.document.model import Document
from ilacs_desktop.document.places import FRONT, Place
from ilacs_desktop.document.session import Caret
from ilacs_desktop.ui.dialogs.port import Dialogs
from ilacs_desktop.ui.editor.editor import BodyEditor
from ilacs_desktop.ui.pages.draft.alone_bar import AloneBar
from ilacs_desktop.ui.pages.draft.cite import Citables
from ilacs_desktop.ui.pages.draft.fold import FoldButton
from ilacs_desktop.ui.pages.draft.format import FormatBar
from ilacs_desktop.ui.pages.draft.forms import DraftForms, find_record
from ilacs_desktop.ui.pages.draft.parts import (
    changed_part,
    first_part,
    key_beside,
    key_of,
    known_key,
    part_title,
)
from ilacs_desktop.ui.pages.draft.proofing import Proofing
from ilacs_desktop.ui.pages.draft.sections import ListPane
from ilacs_desktop.ui.pages.draft.side.panel import SidePanel
from ilacs_desktop.ui.pages.draft.side.shelves import Kind
from ilacs_desktop.ui.pages.draft.suggesting import Suggest, Suggesting
from ilacs_desktop.ui.pages.draft.text import TextPane
from ilacs_desktop.ui.theme.theme import Theme
from ilacs_desktop.ui.widgets.announce import announce
from ilacs_desktop.ui.widgets.banner import Banner
from ilacs_desktop.ui.widgets.layouts import Column, Margins, Row
from ilacs_desktop.ui.widgets.panes import Panes
from ilacs_desktop.ui.work.checking import Checking
from ilacs_desktop.ui.work.workspace import Workspace

_SIDE = 352  # pixels: the five tabs of the panel keep their text, or four their counts
_COUNT_PAUSE = 150  # milliseconds without a change before anything is counted
_NOWHERE_TO_CITE = "There is no text to cite in here. Open another section, and cite it there."
_GONE = "“{title}” is not in this self-evaluation any more. This is “{now}”."
_KINDS: dict[str, Kind] = {"evidence": "evidence", "action": "action"}


class DraftPage(QWidget):
    """Where the self-evaluation is written.

    Signals:
        settle_wanted: the author wants to settle what people wrote differently, on Team, Bring in.
    """

    settle_wanted = Signal()

    def __init__(
        self,
        theme: Theme,
        workspace: Workspace,
        dialogs: Dialogs,
        checking: Checking,
        load_suggest: Callable[[], Suggest],
    ) -> None:
        """``load_suggest`` gives what guesses a misspelt word, off the interface."""
        super().__init__()
        self._workspace = workspace
        self._citables = Citables(workspace.framework)
        self._citables.update(workspace.document)
        self._forms = DraftForms(theme, workspace, dialogs, self)
        self._cite_into: BodyEditor | None = None
        self._after_undo: Callable[[], None] = self.focus_first
        self._front = ""
        self.list = ListPane(theme, workspace)
        self.text = TextPane(theme, workspace, self._citables)
        self.side = SidePanel(theme, workspace, self._forms)
        self.bar = FormatBar(theme)
        self.banner = Banner(theme)
        suggesting = Suggesting(load_suggest, self)
        self.proofing = Proofing(workspace, checking, self._forms, suggesting, self.text, self.side)
        self._left = FoldButton(theme, "left", "Sections", "F8")
        self._right = FoldButton(theme, "right", "Records", "F9")
        self.panes = Panes(theme, self.list, self._middle(theme), self.side, _SIDE)
        self.alone_bar = AloneBar(theme, self.text)
        whole = Column(theme, 0)
        whole.addWidget(self.panes, 1)
        whole.addWidget(self.alone_bar)
        self.setLayout(whole)
        self._counting = QTimer(self, singleShot=True, interval=_COUNT_PAUSE)
        self._listen()
        self.show_part(first_part(workspace.document, workspace.services.author.by))

    def show_part(self, part_id: str) -> None:
        """Show a part: the front, a judgement or a section; the keyboard stays where it is.

        Of the front that is the text which changed last, or the summary.
        """
        key = known_key(self._workspace.document, part_id)
        self._open(self._front if part_id == FRONT and self._front else key)

    @property
    def tab(self) -> str:
        """The id of the panel at the right while the keyboard is in it, and otherwise nothing."""
        return self.side.panel_in_use()

    def show_tab(self, tab: str) -> None:
        """Show a panel at the right. Raises ValueError when there is none of this id."""
        self.panes.show_side("right", shown=True)
        self.side.show_panel(tab)

    def show_caret(self, caret: Caret) -> None:
        """Go to a place in the text, with the keyboard; nothing where there is no such place."""
        key = key_of(caret.place)
        if known_key(self._workspace.document, key) == key:
            self._open(key)
            self.text.show_caret(caret)

    def caret(self) -> Caret | None:
        """Return where the author is, or was last, in the open part; None where none writes."""
        if self.text.editor is None:
            return None
        at = self.text.editor.caret()
        part = FRONT if self.text.part.startswith(f"{FRONT}.") else self.text.part
        return Caret(Place(part, self.text.question), at.block, at.at)

    def cite(self, kind: str, record: str) -> None:
        """Cite evidence or an action where the author is, or was last."""
        editor = self.text.editor
        if editor is None:
            self.banner.show_message(_NOWHERE_TO_CITE, "info")
            return
        _cite(editor, kind, record)
        announce(self, f"Cited in: {editor.accessibleName()}")

    def focus_first(self) -> None:
        """Put the keyboard into the answer that the author was in last."""
        editor = self.text.editor
        if editor is not None:
            editor.setFocus()
        else:
            self.list.list.setFocus()

    def set_alone(self, *, alone: bool) -> None:
        """Show the text alone, with the length of the answer, or everything as it was before."""
        self._tools.setVisible(not alone)
        self.panes.set_alone(alone=alone)
        self.alone_bar.setVisible(alone)
        self.alone_bar.count()

    def _open(self, key: str) -> None:
        if key == self.text.part:
            return
        self.text.show_part(key)
        self.list.select(key)
        self.side.show_part(key, can_cite=self.text.editor is not None)
        self.proofing.refresh()

    def _middle(self, theme: Theme) -> QWidget:
        middle = QWidget()
        self._tools = QWidget()
        tools = Row(theme, 4, Margins(12, 4, 12, 4))
        self._tools.setLayout(tools)
        tools.addWidget(self._left)
        tools.addWidget(self.bar, 1)
        tools.addWidget(self._right)
        told = Column(theme, 0, Margins(12, 0, 12, 4))
        told.addWidget(self.banner)
        column = Column(theme, 0)
        column.addWidget(self._tools)
        column.addLayout(told)
        column.addWidget(self.text, 1)
        middle.setLayout(column)
        return middle

    def _listen(self) -> None:
        self._left.follow(self.panes)
        self._right.follow(self.panes)
        self._workspace.document_changed.connect(self._on_document_changed)
        self._counting.timeout.connect(self._on_counting)
        self.list.part_chosen.connect(self._on_part_chosen)
        self.text.editor_used.connect(self._on_editor_used)
        self.text.place_wanted.connect(self._on_place_wanted)
        self.text.settle_wanted.connect(self.settle_wanted)
        self.side.records.cite_wanted.connect(self._on_cite_wanted)
        self.side.records.deleted.connect(self._on_deleted)
        self.side.taken_over.connect(self._on_taken_over)
        self.banner.acted.connect(self._on_undone)
        self.proofing.set_aside.connect(self._on_set_aside)
        self.proofing.refused.connect(self._on_refused)
        self._forms.added.connect(self._on_added)
        self._forms.given_up.connect(self._on_given_up)
        for answer in self.text.answers:
            answer.editor.undo_requested.connect(self._on_undo_requested)
            answer.editor.redo_requested.connect(self._on_redo_requested)
            answer.editor.add_requested.connect(self._on_add_requested)
            answer.editor.open_requested.connect(self._on_open_requested)
            answer.editor.paste_refused.connect(self._on_refused)
        for keys, slot in (
            ("F7", self._on_next_finding),
            ("Shift+F7", self._on_previous_finding),
            ("Ctrl+PgDown", self._on_next_part),
            ("Ctrl+PgUp", self._on_previous_part),
        ):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(slot)

    @Slot(object, object)
    def _on_document_changed(self, old: Document, new: Document) -> None:
        self._counting.start()
        self.bar.refresh()
        self.banner.hide()
        if self.text.is_typing:
            return  # the rest waits until typing pauses
        if self._citables.update(new):
            self.text.set_faces()
        if known_key(new, self.text.part) != self.text.part:
            self._leave_part(old, new)
        if old.front is not new.front:
            self._front = changed_part(old, new) or self._front
        self.text.refresh()
        self.list.follow(old, new)
        self.side.follow(old, new, can_cite=self.text.editor is not None)

    def _leave_part(self, old: Document, new: Document) -> None:
        """Open another part, because the open one is no more, and say so.

        Whoever was typing must not go on in another text: the keyboard leaves the editors.
        """
        was_writing = any(answer.editor.hasFocus() for answer in self.text.answers)
        title = part_title(old, self.text.part)
        if was_writing:
            self.text.setFocus(Qt.FocusReason.OtherFocusReason)
        self._open(first_part(new, self._workspace.services.author.by))
        now = part_title(new, self.text.part)
        if self.isVisible():
            self.banner.show_message(_GONE.format(title=title, now=now), "warn")

    @Slot()
    def _on_counting(self) -> None:
        self.text.refresh()
        self.text.count()
        self.alone_bar.count()
        self.list.refresh()
        self.list.select(self.text.part)  # its row may be a new one
        self.side.refresh()

    @Slot(str)
    def _on_part_chosen(self, key: str) -> None:
        self._open(key)

    @Slot(object)
    def _on_editor_used(self, editor: BodyEditor | None) -> None:
        self.bar.serve(editor)
        self.side.set_question(self.text.question)

    @Slot(object)
    def _on_place_wanted(self, place: Place) -> None:
        key = key_of(place)
        if known_key(self._workspace.document, key) == key:
            self._open(key)
            self.text.show_place(place)

    @Slot(str, str)
    def _on_cite_wanted(self, kind: str, record: str) -> None:
        self.cite(kind, record)

    @Slot(str, str)
    def _on_add_requested(self, kind: str, words: str) -> None:
        self._cite_into = self.text.editor
        self._forms.add(_KINDS[kind], self.text.part, words)

    @Slot(str, str)
    def _on_added(self, kind: Kind, record: str) -> None:
        editor, self._cite_into = self._cite_into, None
        if editor is not None and kind in _KINDS:
            _cite(editor, kind, record)
        else:
            self.side.records.show_kind(kind, record)

    @Slot()
    def _on_given_up(self) -> None:
        self._cite_into = None

    @Slot(str, str)
    def _on_open_requested(self, kind: str, record: str) -> None:
        found = find_record(self._workspace, _KINDS[kind], record)
        if found is not None:
            self._forms.edit(found)

    @Slot(str)
    def _on_refused(self, why: str) -> None:
        self.banner.show_message(why, "warn")

    @Slot(str)
    def _on_deleted(self, what: str) -> None:
        self._after_undo = self.side.records.take_keyboard
        self.banner.show_message(what, "info", "Undo")

    @Slot(str)
    def _on_taken_over(self, what: str) -> None:
        self._after_undo = self.focus_first
        self.banner.show_message(what, "info", "Undo")

    @Slot()
    def _on_set_aside(self) -> None:
        self._after_undo = self.focus_first
        self.banner.show_message("The finding was set aside.", "info", "Undo")

    @Slot()
    def _on_undone(self) -> None:
        self._workspace.undo()
        self._after_undo()

    @Slot()
    def _on_next_part(self) -> None:
        self._step_part(1)

    @Slot()
    def _on_previous_part(self) -> None:
        self._step_part(-1)

    def _step_part(self, by: int) -> None:
        """Go on in another part, where the author was in it last."""
        self._open(key_beside(self._workspace.document, self.text.part, by))
        self.focus_first()
        announce(self, part_title(self._workspace.document, self.text.part))

    @Slot()
    def _on_next_finding(self) -> None:
        self.proofing.step(1)

    @Slot()
    def _on_previous_finding(self) -> None:
        self.proofing.step(-1)

    @Slot()
    def _on_undo_requested(self) -> None:
        self._workspace.undo()  # the window goes to what that changed

    @Slot()
    def _on_redo_requested(self) -> None:
        self._workspace.redo()


def _cite(editor: BodyEditor, kind: str, record: str) -> None:
    editor.setFocus()
    if kind == "evidence":
        editor.cite_evidence(record)
    else:
        editor.link_action(record)
