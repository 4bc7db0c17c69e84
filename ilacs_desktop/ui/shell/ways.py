"""The ways through what is open: to a page, a part of the text, an answer, words in it."""

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtWidgets import QWidget

from ilacs_desktop.document.model import Document
from ilacs_desktop.document.places import Place, part_at
from ilacs_desktop.document.session import Caret
from ilacs_desktop.ui.pages.page import HasTabs, ShowsChange, ShowsSome
from ilacs_desktop.ui.shell.pane_ring import last_entry
from ilacs_desktop.ui.shell.select_words import select_words
from ilacs_desktop.ui.shell.stage_stack import StageStack
from ilacs_desktop.ui.shell.top_bar import TopBar
from ilacs_desktop.ui.work.whereabouts import Whereabouts, whereabouts
from ilacs_desktop.ui.work.workspace import Workspace


class Ways(QObject):
    """Shows a page or a place of the text, where what is open has it, and says where the person is.

    Signals:
        stage_shown: the page of this id came into view; empty for the start page.
    """

    stage_shown = Signal(str)

    def __init__(self, top: TopBar, pages: StageStack, parent: QObject) -> None:
        super().__init__(parent)
        self._top = top
        self._pages = pages
        self._workspace: Workspace | None = None
        top.tabs.chosen.connect(self._on_stage_chosen)

    def follow(self, workspace: Workspace | None) -> None:
        """Go about this workspace from now on; without one there is only the start page."""
        self._workspace = workspace
        if workspace is not None:
            workspace.stepped.connect(self.show_change)

    @property
    def stage(self) -> str:
        """The id of the page in view; empty while it is the start page."""
        return self._top.tabs.current_id if self._workspace is not None else ""

    @property
    def page_in_view(self) -> QWidget | None:
        """The place in view, with its tabs where it has several; None for the start page."""
        return self._pages.currentWidget() if self._workspace is not None else None

    def place(self) -> str:
        """Return where the person is, as links name it, such as "plan/progress"; at first "start"."""
        if self._workspace is None:
            return "start"
        page = self._pages.page(self.stage)
        tab = page.tab if isinstance(page, HasTabs) else ""
        return f"{self.stage}/{tab}" if tab else self.stage

    def caret(self) -> Caret | None:
        """Return where the author is in the text, or was last; None before the first visit."""
        draft = self._pages.draft() if self._pages.knows("draft") else None
        return draft.caret() if draft is not None else None

    @Slot(str)
    def show_stage(self, stage: str) -> None:
        """Show the page of this id, such as "plan", or a tab of it: "plan/progress", "team/history/…".

        Nothing happens where what is open has no such page.
        """
        stage, _, tab = stage.partition("/")
        if self._workspace is None or not self._top.has(stage):
            return
        if self._top.tabs.current_id != stage:
            self._top.tabs.select(stage)
        else:
            self._on_stage_chosen(stage)
        page = self._pages.page(stage)
        if tab and isinstance(page, HasTabs):
            page.show_tab(tab)

    @Slot(str)
    def go_to_stage(self, stage: str) -> None:
        """Show a page as ``show_stage`` does, with the keyboard where it was, or where it begins."""
        known = self._pages.knows(stage)
        self.show_stage(stage)
        self._focus(known=known)

    @Slot(str)
    def show_part(self, part: str) -> None:
        """Show a part of the text: the front, a judgement or a section."""
        self.show_stage("draft")
        draft = self._pages.draft()
        if draft is not None and self.has(part):
            draft.show_part(part)

    @Slot(str)
    def go_to_part(self, part: str) -> None:
        """Show a part of the text, with the keyboard in it."""
        self.show_part(part)
        draft = self._pages.draft()
        if draft is not None:
            draft.focus_first()

    @Slot()
    def go_to_questions(self) -> None:
        """Show what two people both changed, to be settled."""
        self.go_to_stage("team/bring_in")

    @Slot(object)
    def go_to_place(self, place: Place) -> None:
        """Show an answer, with the keyboard in it; where it cannot be written in, its part."""
        self.go_to_part(place.part)
        draft = self._pages.draft()
        if draft is not None and self.has(place.part):
            draft.show_caret(Caret(place, "", 0))

    def go_to_words(self, place: Place, block: str, start: int, end: int) -> None:
        """Show words of a block, selected and with the keyboard there; or with 0 and 0 its start."""
        self.go_to_place(place)
        draft = self._pages.draft()
        if draft is not None and draft.text.editor is not None:
            select_words(draft.text.editor, block, start, end)

    def show_caret(self, caret: Caret) -> None:
        """Go to a place in the text, with the keyboard; nothing where it is no more."""
        if not self.has(caret.place.part):
            return
        self.show_stage("draft")
        draft = self._pages.draft()
        if draft is not None:
            draft.show_caret(caret)

    def cite(self, kind: str, record: str) -> None:
        """Cite the evidence or action of this id where the author was writing, and show it."""
        self.show_stage("draft")
        draft = self._pages.draft()
        if draft is not None:
            draft.cite(kind, record)

    @Slot(object, object, object)
    def show_change(self, old: Document, new: Document, caret: Caret | None) -> None:
        """Go to where two documents differ, unless the page in view shows it already."""
        where = whereabouts(old, new)
        if caret is not None and self.has(caret.place.part):
            self.show_caret(caret)
        elif where.stages and not self._shows(where, old, new):
            self.show_stage(where.stages[0])
        if caret is None and self.stage == "draft" and any(map(self.has, where.parts)):
            self.show_part(next(part for part in where.parts if self.has(part)))
        page = self._pages.page(self.stage)
        if isinstance(page, ShowsChange):
            page.show_change(old, new)

    def _shows(self, where: Whereabouts, old: Document, new: Document) -> bool:
        page = self._pages.page(self.stage)
        if isinstance(page, ShowsSome):
            return page.shows(old, new)
        return self.stage in where.stages

    def has(self, part: str) -> bool:
        """Return whether what is open has a part of the text of this id."""
        if self._workspace is None:
            return False
        try:
            part_at(self._workspace.document, part)
        except KeyError:
            return False
        return True

    def _focus(self, *, known: bool) -> None:
        """Put the keyboard into the page in view: back where it was, or where work on it begins.

        Of a page not seen before, Qt would take whatever comes first in it.
        """
        page = self._pages.page(self.stage)
        shown = self._pages.currentWidget()
        last = last_entry(shown) if known and shown is not None else None
        if last is not None:
            last.setFocus(Qt.FocusReason.OtherFocusReason)
        elif page is not None:
            page.focus_first()

    @Slot(str)
    def _on_stage_chosen(self, stage: str) -> None:
        if self._workspace is None:
            return
        known = self._pages.knows(stage)
        self._pages.show_stage(stage)
        self.stage_shown.emit(stage)
        if not self._top.tabs.hasFocus():
            self._focus(known=known)
