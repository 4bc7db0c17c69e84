"""The evidence page: the library as a table at the left, the chosen item in full at the right."""

from pathlib import Path

from PySide6.QtCore import QMimeData, QPoint, Qt, Signal, Slot
from PySide6.QtGui import (
    QDragEnterEvent,
    QDropEvent,
    QGuiApplication,
    QKeySequence,
    QShortcut,
    QShowEvent,
)
from PySide6.QtWidgets import QMenu, QStackedWidget, QWidget

from ilacs_desktop.document.model import Document
from ilacs_desktop.ui.dialogs.port import Dialogs
from ilacs_desktop.ui.pages.draft.fold import FoldButton
from ilacs_desktop.ui.pages.evidence.actions import EvidenceActions
from ilacs_desktop.ui.pages.evidence.details import DetailsPane
from ilacs_desktop.ui.pages.evidence.empty import EmptyLibrary
from ilacs_desktop.ui.pages.evidence.incoming import Start, starts_in, starts_of
from ilacs_desktop.ui.pages.evidence.rows import (
    COLUMNS,
    GROUPINGS,
    NAMED_BY,
    Looked,
    evidence_rows,
    look_at,
)
from ilacs_desktop.ui.pages.evidence.spreadsheets import Spreadsheets
from ilacs_desktop.ui.theme.theme import Theme
from ilacs_desktop.ui.widgets.banner import Banner
from ilacs_desktop.ui.widgets.buttons import primary_button, secondary_button
from ilacs_desktop.ui.widgets.filter_bar import FilterBar
from ilacs_desktop.ui.widgets.flow import FlowLayout
from ilacs_desktop.ui.widgets.labels import Heading
from ilacs_desktop.ui.widgets.layouts import Column, Margins, Row
from ilacs_desktop.ui.widgets.page_scroll import PageScroll
from ilacs_desktop.ui.widgets.record_table import RecordTable
from ilacs_desktop.ui.widgets.work_and_details import WorkAndDetails
from ilacs_desktop.ui.work.outlet import Outlet
from ilacs_desktop.ui.work.workspace import Workspace

_REDRAWN_BY = ("evidence", "actions", "sections", "judgements", "front", "cycle", "prior_points")
_OURS = ".ilacs"


class EvidencePage(QWidget):
    """The library of evidence.

    Signals:
        place_wanted: the person wants to see the text at this caret.
        cite_wanted: the record of this kind and id is to be cited where the author was writing.
    """

    place_wanted = Signal(object)
    cite_wanted = Signal(str, str)

    def __init__(
        self, theme: Theme, workspace: Workspace, dialogs: Dialogs, outlet: Outlet
    ) -> None:
        super().__init__()
        self._theme = theme
        self._workspace = workspace
        self._actions = EvidenceActions(theme, workspace, dialogs, self)
        self._sheets = Spreadsheets(theme, workspace, dialogs, outlet, self)
        self._looked: dict[str, Looked] = {}
        self._is_old = True
        self._shown: Looked | None = None
        self.table = RecordTable(theme, "Evidence", COLUMNS, NAMED_BY)
        self.filter = FilterBar(theme, self.table, "Filter evidence", GROUPINGS)
        self.details = DetailsPane(theme)
        self.banner = Banner(theme)
        self._fold = FoldButton(theme, "right", "Details", "F9")
        self.panes = WorkAndDetails(theme, self._work(theme), self.details)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.panes)
        self._stack.addWidget(self._empty(theme))
        told = Column(theme, 0, Margins(24, 0, 24, 0))
        told.addWidget(self.banner)
        column = Column(theme, 0)
        column.addLayout(told)
        column.addWidget(self._stack, 1)
        self.setLayout(column)
        self.setAcceptDrops(True)
        self._listen()
        self._refresh()

    def focus_first(self) -> None:
        """Put the keyboard into the table, or on what adds the first item."""
        if self._stack.currentIndex() == 0:
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._first.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_change(self, old: Document, new: Document) -> None:
        """Go to the first item that differs between two documents."""
        before = {item.id: item for item in old.evidence}
        changed = (item.id for item in new.evidence if before.get(item.id) is not item)
        self.table.select(next(changed, ""))

    def _work(self, theme: Theme) -> QWidget:
        heading = Heading(theme, "Evidence", 1)
        heading.setWordWrap(False)
        add = primary_button(theme, "Add evidence", "add")
        bring = secondary_button(
            theme, "Bring in…", "import", "Bring in evidence from a spreadsheet"
        )
        save = secondary_button(theme, "Save as list…", "export", "Save the evidence as a list")
        add.clicked.connect(self._on_add)
        bring.clicked.connect(self._sheets.bring_in)
        save.clicked.connect(self._sheets.save_list)
        tools = FlowLayout(theme, 12)
        for widget in (heading, add, bring, save):
            tools.addWidget(widget)
        head = Row(theme, 16)
        head.addLayout(tools, 1)
        head.addWidget(self._fold, 0, Qt.AlignmentFlag.AlignTop)
        column = Column(theme, 12, Margins(24, 12, 24, 0))
        column.addLayout(head)
        column.addWidget(self.filter)
        column.addWidget(self.table, 1)
        self._content = QWidget()
        self._content.setLayout(column)
        self._scroll = PageScroll(theme, self._content)
        return self._scroll

    def _empty(self, theme: Theme) -> QWidget:
        self._first = primary_button(theme, "Add the first item", "add")
        bring = secondary_button(theme, "Bring in a spreadsheet…", "import")
        self._first.clicked.connect(self._on_add)
        bring.clicked.connect(self._sheets.bring_in)
        empty = EmptyLibrary(theme, (self._first, bring))
        empty.paste_wanted.connect(self._on_paste)
        return PageScroll(theme, empty)

    def _listen(self) -> None:
        self._fold.follow(self.panes)
        self._workspace.document_changed.connect(self._on_document_changed)
        self.table.current_changed.connect(self._on_current_changed)
        self.table.focus_moved.connect(self._on_focus_moved)
        self.table.look_changed.connect(self._on_look_changed)
        self.table.taken.connect(self._on_taken)
        self.table.delete_wanted.connect(self._actions.remove)
        self.table.paste_wanted.connect(self._on_paste)
        self.table.menu_wanted.connect(self._on_menu_wanted)
        self.details.wanted.connect(self._on_wanted)
        self.details.left.connect(self._on_details_left)
        self.details.place_wanted.connect(self.place_wanted)
        self.banner.acted.connect(self._on_undo)
        self._actions.done.connect(self._on_done)
        self._sheets.began.connect(self._on_began)
        self._sheets.ended.connect(self.banner.hide)
        self._sheets.brought_in.connect(self._on_done)
        self._sheets.saved.connect(self._on_saved)
        find = QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self)
        find.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        find.activated.connect(self._on_find)

    def _refresh(self) -> None:
        """Show the document as it is now."""
        self._is_old = False
        document, framework = self._workspace.document, self._workspace.framework
        looked = look_at(document, framework, self._workspace.today)
        self._looked = {one.item.id: one for one in looked}
        self.table.set_rows(evidence_rows(looked, document, framework))
        self._stack.setCurrentIndex(0 if looked else 1)
        self._on_look_changed()

    def _menu(self, item: str) -> QMenu:
        parked = self._looked[item].item.parked is not None
        menu = QMenu(self)
        for name, text in (
            ("cite", "&Cite where you were writing"),
            ("edit", "&Edit…"),
            ("duplicate", "&Duplicate…"),
            ("take_up", "&Take up again") if parked else ("leave_out", "&Leave out…"),
            ("remove", "&Remove"),
            ("paste", "&Paste a file or link"),
        ):
            menu.addAction(text).setData(name)
        menu.triggered.connect(self._on_menu_triggered)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        return menu

    def _cite(self, item: str) -> None:
        self.cite_wanted.emit("evidence", item)

    def _start(self, starts: tuple[Start, ...]) -> None:
        if starts:
            self._actions.add(starts)
        else:
            told = "What you copied is no file, link or title. Copy one, and paste it here."
            self.banner.show_message(told, "warn")

    @Slot(object, object)
    def _on_document_changed(self, old: Document, new: Document) -> None:
        if all(getattr(old, name) is getattr(new, name) for name in _REDRAWN_BY):
            return
        self.banner.hide()
        if self.isVisible():
            self._refresh()
        else:
            self._is_old = True

    @Slot()
    def _on_current_changed(self) -> None:
        one = self._looked.get(self.table.current_id)
        if one is self._shown:
            return
        self._shown = one
        if one is None:
            self.details.show_nothing()
        else:
            self.details.show_item(one, self._workspace.document, self._workspace.framework)

    @Slot()
    def _on_focus_moved(self) -> None:
        """Keep the current cell in view where large text leaves less room than the table takes."""
        if self.table.hasFocus():
            cell = self.table.focus_rect()
            at = self.table.mapTo(self._content, cell.center())
            self._scroll.ensureVisible(at.x(), at.y(), 0, cell.height())

    @Slot()
    def _on_look_changed(self) -> None:
        found, all_ = self.table.found, len(self._looked)
        items = "1 item" if all_ == 1 else f"{all_:,} items"
        self.filter.tell_found(items if found == all_ else f"{found:,} of {items}")

    @Slot(str)
    def _on_taken(self, _item: str) -> None:
        self.panes.show_side("right", shown=True)
        self.details.take_keyboard()

    @Slot()
    def _on_details_left(self) -> None:
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _on_add(self) -> None:
        self._actions.add()

    @Slot()
    def _on_find(self) -> None:
        self.filter.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.filter.search.selectAll()

    @Slot(str)
    def _on_wanted(self, what: str) -> None:
        item = self.table.current_id
        does = {
            "edit": self._actions.edit,
            "duplicate": self._actions.duplicate,
            "leave_out": self._actions.leave_out,
            "take_up": self._actions.take_up,
            "remove": self._actions.remove,
            "cite": self._cite,
        }
        if what == "paste":
            self._on_paste()
        elif item:
            does[what](item)

    @Slot(QPoint)
    def _on_menu_wanted(self, at: QPoint) -> None:
        self._menu(self.table.current_id).popup(at)

    @Slot(object)
    def _on_menu_triggered(self, action: object) -> None:
        self._on_wanted(action.data())  # type: ignore[attr-defined]

    @Slot(str, str)
    def _on_done(self, item: str, told: str) -> None:
        self.table.select(item)
        if told:
            self.banner.show_message(told, "info", "Undo")
        self.focus_first()

    @Slot(str)
    def _on_began(self, doing: str) -> None:
        self.banner.show_message(doing, "info")

    @Slot(object)
    def _on_saved(self, path: Path) -> None:
        self.banner.show_message(f"The list was saved as “{path.name}”.", "ok")

    @Slot()
    def _on_undo(self) -> None:
        before = self._workspace.document
        self._workspace.undo()
        self.show_change(before, self._workspace.document)
        self.focus_first()

    @Slot()
    def _on_paste(self) -> None:
        self._start(_starts(QGuiApplication.clipboard().mimeData()))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._is_old:
            self._refresh()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if _starts(event.mimeData()) and not _is_ours(event.mimeData()):
            event.acceptProposedAction()
        else:
            event.ignore()  # the window opens self-evaluations

    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        self._start(_starts(event.mimeData()))


def _starts(data: QMimeData) -> tuple[Start, ...]:
    """Return the items that something dropped or copied begins."""
    urls = data.urls()
    if urls:
        local = (url.toLocalFile() for url in urls)
        places = (
            str(Path(path)) if path else url.toString()
            for url, path in zip(urls, local, strict=True)
        )
        return starts_of(places)
    return starts_in(data.text())


def _is_ours(data: QMimeData) -> bool:
    urls = data.urls()
    return len(urls) == 1 and urls[0].toLocalFile().casefold().endswith(_OURS)
