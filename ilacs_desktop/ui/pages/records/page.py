"""A page of records: the list as a table at the left, the chosen record in full at the right.

Evidence, figures, the action plan and progress are such pages. Each says what its rows are and what
can be done with one; moving, finding, folding, menus and undo are the same on all of them.
"""

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from PySide6.QtCore import QPoint, Qt, Signal, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QMenu, QStackedWidget, QWidget

from ilacs_desktop.document.confirming import (
    CarriedList,
    confirm_all_records,
    confirm_record,
    unconfirmed_records,
)
from ilacs_desktop.document.model import Document
from ilacs_desktop.framework.in_words import counted
from ilacs_desktop.ui.pages.draft.fold import FoldButton
from ilacs_desktop.ui.pages.records.carried import STILL_HOLDS
from ilacs_desktop.ui.pages.records.details import RecordDetails
from ilacs_desktop.ui.pages.records.sheets import RecordSheets
from ilacs_desktop.ui.pages.records.telling import TellingPage
from ilacs_desktop.ui.theme.theme import Theme
from ilacs_desktop.ui.widgets.buttons import quiet_button
from ilacs_desktop.ui.widgets.filter_bar import FilterBar
from ilacs_desktop.ui.widgets.flow import FlowLayout
from ilacs_desktop.ui.widgets.labels import Heading
from ilacs_desktop.ui.widgets.layouts import Column, Margins, Row
from ilacs_desktop.ui.widgets.page_scroll import PageScroll
from ilacs_desktop.ui.widgets.record_table import RecordTable
from ilacs_desktop.ui.widgets.table_rows import TableColumn, TableRow
from ilacs_desktop.ui.widgets.work_and_details import WorkAndDetails
from ilacs_desktop.ui.work.workspace import Workspace

_LEAST_ROWS = 3  # of the table in sight before the head of the page gives way, heading included


class Listed(NamedTuple):
    """What a page lists: its title, its columns, and the words of its bar.

    ``list`` is the field of the document that holds the records; ``redrawn_by`` are the fields from
    which the rows are made. ``views`` are pairs of id and label of what can be shown instead of all.
    """

    title: str
    list: CarriedList
    columns: tuple[TableColumn, ...]
    named_by: int
    search: str
    groupings: tuple[tuple[str, str], ...]
    one: str
    many: str
    redrawn_by: tuple[str, ...]
    views: tuple[tuple[str, str], ...] = ()


class RecordsPage(TellingPage):
    """One page of records. Subclasses make the head and call ``begin`` when all their parts are there.

    Signals:
        place_wanted: the person wants to see the text at this caret.
        part_wanted: the person wants to see this part of the text.
        stage_wanted: the person wants to go to the page of this id.
        cite_wanted: the record of this kind and id is to be cited where the author was writing.
    """

    place_wanted = Signal(object)
    part_wanted = Signal(str)
    stage_wanted = Signal(str)
    cite_wanted = Signal(str, str)

    def __init__(
        self, theme: Theme, workspace: Workspace, listed: Listed, details: RecordDetails
    ) -> None:
        super().__init__(theme, workspace)
        self._listed = listed
        self._items: Mapping[str, Any] = {}
        self._is_old = True
        self._shown: object = None
        self._first: QWidget | None = None
        self.table = RecordTable(theme, listed.title, listed.columns, listed.named_by)
        self.filter = FilterBar(theme, self.table, listed.search, listed.groupings, listed.views)
        self.details = details
        self._confirm_all = quiet_button(theme, "", "tick")
        self._fold = FoldButton(theme, "right", "Details", "F9")

    # --- what a page of its own supplies ---------------------------------------------------------

    def look(self) -> tuple[Mapping[str, Any], tuple[TableRow, ...]]:
        """Return every record by its id with all that is told of it, and the rows of the view."""
        raise NotImplementedError

    def entries(self, item: Any) -> Iterable[tuple[str, str]]:  # noqa: ANN401 - what ``look`` gives
        """Return what the menu of a record offers: the name of each thing to do, and its words."""
        raise NotImplementedError

    def do(self, what: str, id_: str) -> None:
        """Do what a button or the menu offers with the record of this id."""
        raise NotImplementedError

    def paste(self) -> None:
        """Begin a record with what was copied, where the page can."""

    def told_over(self) -> None:
        """Show anew what stands over the table, such as totals."""

    # --- what they share -------------------------------------------------------------------------

    @property
    def view(self) -> str:
        """The id of the view that is chosen; empty where all records are shown."""
        return self.filter.view

    def item(self, id_: str) -> Any:  # noqa: ANN401 - as entries
        """Return what ``look`` gave for the record of this id; None where there is none."""
        return self._items.get(id_)

    def begin(
        self,
        tools: Iterable[QWidget],
        empty: QWidget,
        first: QWidget,
        over: Iterable[QWidget] = (),
    ) -> None:
        """Lay the page out and show the document.

        ``tools`` stand beside the title, ``over`` between them and the bar. ``empty`` is shown
        while there is no record; the keyboard then goes to ``first`` in it.
        """
        self._first = first
        theme = self._theme
        self.panes = WorkAndDetails(theme, self._work(theme, tools, over), self.details)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.panes)
        self._stack.addWidget(PageScroll(theme, empty))
        told = Column(theme, 0, Margins(24, 0, 24, 0))
        told.addWidget(self.banner)
        column = Column(theme, 0)
        column.addLayout(told)
        column.addWidget(self._stack, 1)
        self.setLayout(column)
        self._listen()
        self.refresh()

    def focus_first(self) -> None:
        """Put the keyboard into the table, or on what adds the first record."""
        if self._stack.currentIndex() == 0:
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)
            self._on_focus_moved()
        elif self._first is not None:
            self._first.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_record(self, id_: str) -> bool:
        """Make a record the current one; return whether all had to be shown for that.

        What hides it gives way: words to find, a closed group, and the view that is chosen.
        """
        if self._is_old:
            self.refresh()
        if self.table.select(id_) or id_ not in self._items or not self.view:
            return False
        self.filter.set_view("")
        self.refresh()
        return self.table.select(id_)

    def go_to_record(self, id_: str) -> None:
        """Make a record the current one, with the keyboard on it; say so if all had to be shown."""
        if self.show_record(id_):
            self.tell(self._all_shown)
        self.focus_first()

    def follow_sheets(self, sheets: RecordSheets) -> None:
        """Tell of what comes in from spreadsheets, and goes out."""
        sheets.began.connect(self._on_file_began)
        sheets.ended.connect(self._on_file_ended)
        sheets.brought_in.connect(self._on_done)
        sheets.saved.connect(self._on_list_saved)

    def show_change(self, old: Document, new: Document) -> None:
        """Go to the first record that differs between two documents."""
        before = {record.id: record for record in getattr(old, self._listed.list)}
        records = getattr(new, self._listed.list)
        changed = (one.id for one in records if before.get(one.id) is not one)
        if self.show_record(next(changed, "")):
            self.tell(self._all_shown)

    def refresh(self) -> None:
        """Show the document as it is now."""
        self._is_old = False
        self._items, rows = self.look()
        self.table.set_rows(rows)
        self._stack.setCurrentIndex(0 if self._items else 1)
        self.told_over()
        self._offer_to_confirm()
        self._on_look_changed()

    def _work(self, theme: Theme, tools: Iterable[QWidget], over: Iterable[QWidget]) -> QWidget:
        heading = Heading(theme, self._listed.title, 1)
        heading.setWordWrap(False)
        row = FlowLayout(theme, 12)
        for widget in (heading, *tools, self._confirm_all):
            row.addWidget(widget)
        head = Row(theme, 16)
        head.addLayout(row, 1)
        head.addWidget(self._fold, 0, Qt.AlignmentFlag.AlignTop)
        column = Column(theme, 12, Margins(24, 12, 24, 0))
        column.addLayout(head)
        for widget in (*over, self.filter):
            column.addWidget(widget)
        column.addWidget(self.table, 1)
        content = QWidget()
        content.setLayout(column)
        self._scroll = PageScroll(theme, content)
        return self._scroll

    def _listen(self) -> None:
        self._fold.follow(self.panes)
        self._workspace.document_changed.connect(self._on_document_changed)
        self.table.current_changed.connect(self._on_current_changed)
        self.table.focus_moved.connect(self._on_focus_moved)
        self.table.look_changed.connect(self._on_look_changed)
        self.table.taken.connect(self._on_taken)
        self.table.delete_wanted.connect(self._on_delete_wanted)
        self.table.paste_wanted.connect(self._on_paste)
        self.table.menu_wanted.connect(self._on_menu_wanted)
        self.filter.view_chosen.connect(self._on_view_chosen)
        self.details.wanted.connect(self._on_wanted)
        self.details.left.connect(self._on_details_left)
        self.details.place_wanted.connect(self.place_wanted)
        self.details.part_wanted.connect(self.part_wanted)
        self.banner.acted.connect(self._on_undo)
        self._confirm_all.clicked.connect(self._on_confirm_all)

    def menu(self, id_: str) -> QMenu:
        """Return the menu of a record."""
        menu = QMenu(self)
        for name, text in self.entries(self._items[id_]):
            menu.addAction(text).setData(name)
        menu.triggered.connect(self._on_menu_triggered)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        return menu

    @Slot(object, object)
    def _on_document_changed(self, old: Document, new: Document) -> None:
        if all(getattr(old, name) is getattr(new, name) for name in self._listed.redrawn_by):
            return
        self.banner.hide()
        if self.isVisible():
            self.refresh()
        else:
            self._is_old = True

    @Slot()
    def _on_current_changed(self) -> None:
        one = self._items.get(self.table.current_id)
        if one is self._shown:
            return
        self._shown = one
        if one is None:
            self.details.show_nothing()
        else:
            work = self._workspace
            self.details.show_item(one, work.document, work.framework)

    @Slot()
    def _on_focus_moved(self) -> None:
        """Keep the current cell in view where large text leaves less room than the page takes.

        The head gives way to some rows of the table, as many as there is room for.
        """
        if self.table.hasFocus():
            cell = self.table.focus_rect()
            rows = min(_LEAST_ROWS * cell.height(), self.table.height())
            seen = min(rows, self._scroll.viewport().height())
            top = self.table.geometry().top()
            self._scroll.ensureVisible(0, top + seen // 2, 0, seen // 2)
            self._scroll.show_cell(self.table, cell)

    @Slot()
    def _on_look_changed(self) -> None:
        found, all_ = self.table.found, len(self._items)
        items = counted(all_, self._listed.one, self._listed.many)
        self.filter.tell_found(items if found == all_ else f"{found:,} of {items}")

    @Slot(str)
    def _on_view_chosen(self, _view: str) -> None:
        self.refresh()
        self.filter.say_found()

    @Slot(str)
    def _on_taken(self, _item: str) -> None:
        self.panes.show_side("right", shown=True)
        self.details.take_keyboard()

    @Slot()
    def _on_details_left(self) -> None:
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(str)
    def _on_wanted(self, what: str) -> None:
        if what == "paste":
            self.paste()
        elif self.table.current_id and what == STILL_HOLDS:
            self._confirm(self.table.current_id)
        elif self.table.current_id:
            self.do(what, self.table.current_id)

    def _offer_to_confirm(self) -> None:
        """Offer to confirm together what was carried over; one by one is in the details."""
        waiting = len(unconfirmed_records(self._workspace.document, self._listed.list))
        records = counted(waiting, self._listed.one, self._listed.many)
        self._confirm_all.setText(f"Confirm {records} from last year")
        self._confirm_all.setVisible(waiting > 0)

    @Slot()
    def _on_confirm_all(self) -> None:
        lists = (self._listed.list,)
        document, count = confirm_all_records(self._workspace.document, lists)
        self._workspace.change("Confirm what came from last year", document)
        records = counted(count, self._listed.one, self._listed.many)
        self._on_done(self.table.current_id, f"{records} confirmed for this year.")

    def _confirm(self, id_: str) -> None:
        document = confirm_record(self._workspace.document, self._listed.list, id_)
        if document is not self._workspace.document:
            self._workspace.change("Confirm that it still holds", document)
            self._on_done(id_, "It is confirmed for this year.")

    @Slot(str)
    def _on_delete_wanted(self, id_: str) -> None:
        self.do("remove", id_)

    @Slot(QPoint)
    def _on_menu_wanted(self, at: QPoint) -> None:
        self.menu(self.table.current_id).popup(at)

    @Slot(object)
    def _on_menu_triggered(self, action: object) -> None:
        self._on_wanted(action.data())  # type: ignore[attr-defined]

    @property
    def _all_shown(self) -> str:
        return f"All {self._listed.many} are shown: it is not in the view that was chosen."

    @Slot(str, str)
    def _on_done(self, item: str, told: str) -> None:
        """Show the record to which something was done, and what was done where it does not show."""
        more = self._all_shown if self.show_record(item) else ""
        if told or more:
            self.tell_done(" ".join(filter(None, (told, more))))
        self.focus_first()

    @Slot(str, str)
    def _on_set(self, id_: str, told: str) -> None:
        """Tell what was set in place, in the details: the keyboard stays there.

        Where the record is not in the view any more, the details show another: then it goes to the
        table, so that the next key does not set something of that one.
        """
        is_there = self.table.select(id_)
        self.tell_done(told if is_there else f"{told} It is not in this view any more.")
        if not is_there:
            self.focus_first()

    @Slot()
    def _on_undo(self) -> None:
        if not self._undo.stands:
            return
        before = self._workspace.document
        self._undo.take()
        self.show_change(before, self._workspace.document)
        self.focus_first()

    @Slot()
    def _on_paste(self) -> None:
        self.paste()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._is_old:
            self.refresh()
