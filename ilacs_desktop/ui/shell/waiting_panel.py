"""What the window shows and takes while it waits: nothing at first, then a sentence over the page."""

from PySide6.QtCore import QEvent, QObject, QRect, Qt, Slot
from PySide6.QtGui import QGuiApplication, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from ilacs_desktop.ui.theme.theme import Theme
from ilacs_desktop.ui.widgets.announce import announce
from ilacs_desktop.ui.widgets.buttons import literal, secondary_button
from ilacs_desktop.ui.widgets.cards import Card
from ilacs_desktop.ui.widgets.labels import BodyLabel
from ilacs_desktop.ui.work.waiting import Waiting

_WIDTH = 420  # pixels at 100 % text
_INPUT = frozenset(
    (
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseButtonRelease,
        QEvent.Type.MouseButtonDblClick,
        QEvent.Type.Wheel,
        QEvent.Type.ContextMenu,
        QEvent.Type.TouchBegin,  # what is not accepted comes again as a mouse
        QEvent.Type.KeyPress,
        QEvent.Type.KeyRelease,
        QEvent.Type.ShortcutOverride,
        QEvent.Type.InputMethod,
        QEvent.Type.DragEnter,
        QEvent.Type.DragMove,
        QEvent.Type.Drop,
    )
)
_AWAY = frozenset((Qt.Key.Key_Tab, Qt.Key.Key_Backtab))  # keys that would leave the button


class WaitingPanel(Card):
    """Lies over the middle of the window while something is waited for.

    From the start of a wait the window takes neither keys nor mouse, but for the panel's button.
    All of it comes by the window of the system, and what is composed straight to the widget with
    the keyboard. To watch these two is enough: to watch the application would make a Python object
    for everything in Qt that gets an event meanwhile, which takes longer than opening a file.
    """

    def __init__(self, theme: Theme, window: QWidget, waiting: Waiting) -> None:
        super().__init__(theme)
        self.setParent(window)
        self._theme = theme
        self._window = window
        self._watched: tuple[QObject, ...] = ()
        self._before: QWidget | None = None
        self._text = BodyLabel(theme)
        self._stop = secondary_button(theme, "Cancel")
        self.column.addWidget(self._text)
        self.column.addWidget(self._stop, 0, Qt.AlignmentFlag.AlignLeft)
        self.hide()
        self._stop.clicked.connect(waiting.give_up)
        waiting.began.connect(self._on_began)
        waiting.long.connect(self._on_long)
        waiting.over.connect(self._on_over)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take what is done to the window meanwhile; dialogs over it and the panel go on."""
        kind = event.type()
        if kind not in _INPUT or self._is_mine(event):
            return False
        event.setAccepted(kind == QEvent.Type.ShortcutOverride)  # or it is a shortcut
        return True

    def _is_mine(self, event: QEvent) -> bool:
        """Return whether it is a click on the panel, or a key for its button."""
        if isinstance(event, QMouseEvent):
            return self.isVisible() and self.geometry().contains(event.position().toPoint())
        if not isinstance(event, QKeyEvent) or event.type() == QEvent.Type.ShortcutOverride:
            return False
        return self._stop.hasFocus() and event.key() not in _AWAY

    @Slot()
    def _on_began(self) -> None:
        self._watched = tuple(filter(None, (self._window.windowHandle(), self._focused())))
        for watched in self._watched:
            watched.installEventFilter(self)

    def _focused(self) -> QWidget | None:
        focused = QApplication.focusWidget()
        return focused if focused is not None and focused.window() is self._window else None

    @Slot(str, str)
    def _on_long(self, doing: str, give_up: str) -> None:
        self._text.setText(doing)
        self._stop.setText(literal(give_up))
        self._stop.setVisible(bool(give_up))
        width = min(self._theme.tokens.px(_WIDTH), self._window.width())
        place = QRect(0, 0, width, self.heightForWidth(width))
        place.moveCenter(self._window.rect().center())
        self.setGeometry(place)
        self.show()
        self.raise_()
        QGuiApplication.setOverrideCursor(Qt.CursorShape.BusyCursor)
        self._before = QApplication.focusWidget()
        if give_up:
            self._stop.setFocus(Qt.FocusReason.OtherFocusReason)
        announce(self, doing)

    @Slot()
    def _on_over(self) -> None:
        for watched in filter(isValid, self._watched):
            watched.removeEventFilter(self)
        self._watched = ()
        if not self.isVisible():
            return
        QGuiApplication.restoreOverrideCursor()
        back = self._stop.hasFocus() and self._before is not None and isValid(self._before)
        self.hide()
        if back and self._before is not None:
            self._before.setFocus(Qt.FocusReason.OtherFocusReason)
        self._before = None
