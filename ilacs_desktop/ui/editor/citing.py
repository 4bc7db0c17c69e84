"""The list that opens at ``[``: search by typing on in the text, choose with arrows and Enter.

The words typed stand in the text until something is chosen, so that somebody who only wants a
bracket loses nothing: Escape, ``]``, moving away or words that find nothing leave them as they are.
"""

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, Signal, Slot
from PySide6.QtGui import QColor, QFont, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QFrame,
    QListWidget,
    QListWidgetItem,
    QScrollBar,
    QVBoxLayout,
    QWidget,
)

from ilacs_desktop.document.body import Body
from ilacs_desktop.ui.editor.cite import ADD, NOUNS, CiteItem, matching
from ilacs_desktop.ui.editor.look import EditorLook
from ilacs_desktop.ui.editor.runs import CHIP, Point, shadow

OPENS = "["
_ROWS_SHOWN = 8
_MOST_FOUND = 50
_WORDS_OF_A_SEARCH = 3  # more that find nothing are a text in brackets
_EDGE = 4  # pixels around the rows
_BORDER = 1
_BODY_SIZE = 10 / 12  # of the editor's font
_CHOICE = Qt.ItemDataRole.UserRole
_STEPS: dict[int, int] = {
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_PageUp: -_ROWS_SHOWN,
    Qt.Key.Key_PageDown: _ROWS_SHOWN,
}


class CiteList(QFrame):
    """The list under the caret. It never takes the focus: the author goes on typing."""

    def __init__(self, window: QWidget, look: EditorLook) -> None:
        """Make a hidden list that floats in ``window``."""
        super().__init__(window)
        self._look = look
        self.setObjectName("cite_list")
        self.rows = QListWidget(self)
        font = QFont(look.font)
        font.setPointSizeF(look.font.pointSizeF() * _BODY_SIZE)
        self.rows.setFont(font)
        self.rows.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.rows.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.rows.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.rows.setAccessibleName("Evidence and actions to cite")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*([_EDGE] * 4))
        layout.addWidget(self.rows)
        self.setStyleSheet(_style(look))
        self.hide()

    def fill(self, found: tuple[CiteItem, ...], query: str) -> None:
        """Show what was found, then the two ways to add something new."""
        self.rows.clear()
        for item in found[:_MOST_FOUND]:
            row = QListWidgetItem(f"{item.label}  {item.detail}", self.rows)
            row.setData(_CHOICE, item)
            spoken = f"{NOUNS[item.kind]} {item.label} {item.detail}"
            row.setData(Qt.ItemDataRole.AccessibleTextRole, spoken)
        for kind, text in ADD.items():
            row = QListWidgetItem(f"{text} “{query}”" if query else text, self.rows)
            row.setData(_CHOICE, kind)
            row.setData(Qt.ItemDataRole.AccessibleTextRole, row.text())
            row.setForeground(QColor(self._look.accent))
        self.rows.setCurrentRow(0 if found else -1)

    def step(self, rows: int) -> None:
        """Go so many rows down, or up if negative."""
        last = self.rows.count() - 1
        self.rows.setCurrentRow(max(0, min(self.rows.currentRow() + rows, last)))

    def spoken(self) -> str:
        """Return the chosen row in words."""
        row = self.rows.currentItem()
        if self.rows.currentRow() < 0:
            return "Nothing found. Press Down to add it."
        place = f"{self.rows.currentRow() + 1} of {self.rows.count()}"
        return f"{row.data(Qt.ItemDataRole.AccessibleTextRole)}, {place}"

    def place(self, caret: QRect, room: QRect) -> None:
        """Stand below the caret, or above it where there is more room; both are the window's."""
        rows = min(self.rows.count(), _ROWS_SHOWN)
        below, above = room.bottom() - caret.bottom(), caret.top() - room.top()
        height = rows * self.rows.sizeHintForRow(0) + 2 * (_EDGE + _BORDER)
        up = below < height and above > below
        height = min(height, above if up else below)
        width = min(round(self._look.px(460)), room.width())
        left = max(0, min(caret.left(), room.right() - width))
        top = caret.top() - height if up else caret.bottom() + 1
        self.setGeometry(left, top, width, height)


class Citing(QObject):
    """Follows the words typed after ``[`` in one editor, and says what was chosen."""

    chosen = Signal(object)  # CiteItem
    add_chosen = Signal(str, str)  # kind, words typed so far
    given_up = Signal()
    told = Signal(str)

    def __init__(self, editor: QWidget) -> None:
        """Serve this editor, whose caret ``follow`` is told of."""
        super().__init__(editor)
        self.start = Point("", 0)
        self.by_command = False
        self._editor = editor
        self._items: tuple[CiteItem, ...] = ()
        self._query = ""
        self._line = ""  # the text of its paragraph when it was last looked at
        self._caret = QRect()
        self._list: CiteList | None = None
        self._bars: list[QScrollBar] = []

    @property
    def is_open(self) -> bool:
        """Whether the list is on screen."""
        return self._list is not None

    @property
    def end(self) -> Point:
        """Where the words of the search end."""
        return Point(self.start.block, self.start.at + len(OPENS) + len(self._query))

    def open(
        self, start: Point, items: tuple[CiteItem, ...], look: EditorLook, *, by_command: bool
    ) -> None:
        """Open the list for the ``[`` that stands at ``start``."""
        self.close()
        self.start, self.by_command, self._items = start, by_command, items
        self._query = "\0"  # unlike any typed, so that the first look at the text fills the list
        self._list = CiteList(self._editor.window(), look)
        self._list.rows.itemClicked.connect(self._on_clicked)
        self._editor.installEventFilter(self)
        self._bars = _scroll_bars_around(self._editor)
        for bar in self._bars:
            bar.valueChanged.connect(self._on_scrolled)

    def leave(self, body: Body) -> None:
        """Close because the author went elsewhere; a bracket the command alone put in goes too."""
        is_bare = self.by_command and not self._query and _line(body, self.start) == self._line
        if self.is_open:
            self.close()
            if is_bare:
                self.given_up.emit()

    @Slot()
    def close(self) -> None:
        """Take the list away; the text stays as it is."""
        if self._list is None:
            return
        for bar in self._bars:
            bar.valueChanged.disconnect(self._on_scrolled)
        self._editor.removeEventFilter(self)
        self._list.hide()
        self._list.deleteLater()
        self._list = None

    def follow(self, body: Body, at: Point, caret: QRect) -> None:
        """Search for what now stands between the ``[`` and the caret; close if that is no search."""
        if self._list is None:
            return
        query = self._searched(body, at)
        found = () if query is None else matching(self._items, query)
        if query is None or (not found and len(query.split()) > _WORDS_OF_A_SEARCH):
            self.leave(body)
            return
        self._caret, self._line = caret, _line(body, self.start)
        if query != self._query:
            self._query = query
            self._list.fill(found, query.strip())
            if not found and self._means_to_add(body, at):
                self._list.step(1)  # so that Enter adds what is missing
            self.told.emit(self._list.spoken())
        self._on_scrolled()
        self._list.show()
        self._list.raise_()

    def takes(self, key: QKeyEvent) -> bool:
        """Act on a key that is the list's, and return whether it was."""
        if self._list is None:
            return False
        pressed = key.key()
        if pressed == Qt.Key.Key_Escape:
            self._give_up()
        elif pressed in _STEPS:
            self._list.step(_STEPS[pressed])
            self.told.emit(self._list.spoken())
        elif pressed in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._list.rows.currentRow() >= 0:
            self._on_clicked(self._list.rows.currentItem())
        else:
            return False
        return True

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Keep Escape for the list while it is open, whatever the window would do with it."""
        if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
            return False
        if event.key() == Qt.Key.Key_Escape:
            event.accept()
            return True
        return False

    def _searched(self, body: Body, at: Point) -> str | None:
        """Return the words after the ``[``, or None when this is no search any more."""
        if at.block != self.start.block or at.at <= self.start.at:
            return None
        text = _line(body, at)[self.start.at : at.at]
        if not text.startswith(OPENS) or text[1:2].isspace() or CHIP in text or "]" in text:
            return None
        return text[1:]

    def _means_to_add(self, body: Body, at: Point) -> bool:
        """Return whether Enter is for the list though it found nothing, not for a new paragraph.

        Who asked to cite means no bracket. Who typed one may mean it: only a word typed while there
        is nothing to cite yet, in a bracket that is not closed further on, is to be added.
        """
        if self.by_command:
            return True
        is_word = any(sign.isalpha() for sign in self._query)
        return is_word and not self._items and "]" not in _line(body, at)[at.at :]

    def _give_up(self) -> None:
        self.close()
        if self.by_command:
            self.given_up.emit()

    @Slot(QListWidgetItem)
    def _on_clicked(self, row: QListWidgetItem) -> None:
        choice, query = row.data(_CHOICE), self._query.strip()
        self.close()
        if isinstance(choice, CiteItem):
            self.chosen.emit(choice)
        else:
            self.add_chosen.emit(choice, query)

    @Slot()
    def _on_scrolled(self) -> None:
        if self._list is not None:
            corner = self._editor.mapTo(self._editor.window(), QPoint(0, 0))
            self._list.place(self._caret.translated(corner), self._editor.window().rect())


def _line(body: Body, point: Point) -> str:
    """Return the text of the paragraph a place is in; nothing when that is gone."""
    return next((shadow(block.runs) for block in body if block.id == point.block), "")


def _style(look: EditorLook) -> str:
    """Return a style for the list that owes nothing to the styles of the page around it."""
    pad, side = round(look.px(5)), round(look.px(8))
    return f"""
        #cite_list {{ background: {look.surface}; border: 1px solid {look.muted}; border-radius: 4px; }}
        QListWidget {{ background: {look.surface}; color: {look.text}; border: 0; outline: 0; }}
        QListWidget::item {{ padding: {pad}px {side}px; border-radius: 4px; }}
        QListWidget::item:selected {{ background: {look.selected}; color: {look.text}; }}
    """


def _scroll_bars_around(widget: QWidget) -> list[QScrollBar]:
    bars = []
    around = widget.parentWidget()
    while around is not None:
        if isinstance(around, QAbstractScrollArea):
            bars.append(around.verticalScrollBar())
        around = around.parentWidget()
    return bars
