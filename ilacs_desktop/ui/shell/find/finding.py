"""Finds words in the whole self-evaluation, leads to them and replaces them: the commands for it."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtWidgets import QApplication, QLineEdit, QTextEdit, QWidget
from shiboken6 import isValid

from ilacs_desktop.ui.shell.inputs_in_use import LastField
from ilacs_desktop.ui.shell.workbench import Workbench
from ilacs_desktop.ui.theme.theme import Theme
from ilacs_desktop.ui.widgets.search_box import SearchBox
from ilacs_desktop.ui.work.desk import Desk

if TYPE_CHECKING:
    from ilacs_desktop.ui.shell.find.search import Search

_MOST_SELECTED = 120  # letters of a selection that are taken for words to find
_PARTS = "\u2028\u2029\ufffc"  # between lines and paragraphs, and in place of chips


class Finding(QObject):
    """Opens the panel beside the page and closes it; it is made when it is first asked for."""

    def __init__(self, theme: Theme, workbench: Workbench, desk: Desk) -> None:
        super().__init__(workbench)
        self._theme = theme
        self._workbench = workbench
        self._desk = desk
        self._search: Search | None = None
        self._last = LastField(workbench.room.pages)
        self._came_from: QWidget | None = None
        desk.opened.connect(self._on_opened)
        desk.closed.connect(self._on_closed)

    def commands(self) -> dict[str, Callable[[], object]]:
        """Return what each command does, by its id."""
        return {
            "find": self.find,
            "replace": self.replace,
            "find_next": self.find_next,
            "find_previous": self.find_previous,
        }

    def find(self) -> None:
        """Find in the whole; or first, on a page with a list, in that."""
        if self._is_open() or not self._went_to_filter():
            self._open()

    def replace(self) -> None:
        """Ask for words to find, and for others in their place."""
        self._open()
        if self._search is not None:
            self._search.panel.show_replacing(shown=True)

    def find_next(self) -> None:
        """Go to the next result."""
        self._step(1)

    def find_previous(self) -> None:
        """Go to the result before."""
        self._step(-1)

    @Slot()
    def close(self) -> None:
        """Close the panel; the keyboard goes back to where it was last."""
        if self._search is None:
            return
        panel = self._search.panel
        now = QApplication.focusWidget()
        had_keyboard = now is not None and panel.isAncestorOf(now)
        self._workbench.room.show_panel(panel, shown=False)
        back = self._last.widget or self._came_from
        if had_keyboard and back is not None and isValid(back) and back.isVisible():
            back.setFocus(Qt.FocusReason.OtherFocusReason)
        elif had_keyboard:
            self._workbench.ways.go_to_stage(self._workbench.ways.stage)

    def _step(self, by: int) -> None:
        if self._search is not None and self._search.panel.what:
            self._search.step(by)
        else:
            self._open()

    def _is_open(self) -> bool:
        return bool(self._workbench.room.panels)

    def _went_to_filter(self) -> bool:
        """Put the keyboard into the filter of the page in view; False if it is there, or is none."""
        page = self._workbench.ways.page_in_view
        if page is None or self._workbench.ways.stage == "draft":
            return False
        box = next((one for one in page.findChildren(SearchBox) if one.isVisible()), None)
        if box is None or box.hasFocus():
            return False
        box.setFocus(Qt.FocusReason.ShortcutFocusReason)
        box.selectAll()
        return True

    def _open(self) -> None:
        workspace = self._desk.workspace
        if workspace is None:
            return
        search = self._made()
        search.follow(workspace)
        now = QApplication.focusWidget()
        words = "" if now is None or search.panel.isAncestorOf(now) else selected_words(now)
        if not self._is_open():
            self._came_from = now
            self._last.forget()
            self._workbench.room.show_panel(search.panel, shown=True)
        search.panel.take_keyboard(words)
        search.look()

    def _made(self) -> "Search":
        if self._search is None:
            from ilacs_desktop.ui.shell.find.search import Search

            self._search = Search(self._theme, self._workbench, self)
            self._search.panel.closed.connect(self.close)
        return self._search

    def _on_opened(self, *_: object) -> None:
        self._put_away()

    @Slot()
    def _on_closed(self) -> None:
        self._put_away()

    def _put_away(self) -> None:
        """Close the panel: what was found in was closed."""
        if self._search is not None:
            self._workbench.room.show_panel(self._search.panel, shown=False)
            self._search.follow(self._desk.workspace)


def selected_words(field: QWidget) -> str:
    """Return what is selected in a field, if it is no more than some words of one line."""
    if isinstance(field, QLineEdit):
        words = field.selectedText()
    elif isinstance(field, QTextEdit):
        words = field.textCursor().selectedText()
    else:
        return ""
    fits = len(words) <= _MOST_SELECTED and not any(sign in words for sign in _PARTS)
    return words if fits and words.strip() else ""
