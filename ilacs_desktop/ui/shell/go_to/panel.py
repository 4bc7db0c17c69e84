"""The panel over the window: a field, and under it what its words find."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QRect, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget
from shiboken6 import isValid

from ilacs_desktop.ui.shell.go_to.ranking import Findable, findable, ranked
from ilacs_desktop.ui.shell.go_to.targets import Kind, Target
from ilacs_desktop.ui.theme.theme import Theme
from ilacs_desktop.ui.widgets.announce import announce
from ilacs_desktop.ui.widgets.buttons import icon_button
from ilacs_desktop.ui.widgets.cards import Card
from ilacs_desktop.ui.widgets.detail_rows import DetailRow, spoken
from ilacs_desktop.ui.widgets.detail_tree import DetailTree
from ilacs_desktop.ui.widgets.labels import CaptionLabel
from ilacs_desktop.ui.widgets.layouts import Row
from ilacs_desktop.ui.widgets.search_box import SearchBox

MOST_SHOWN = 50
_WIDTH, _HEIGHT = 660, 460  # pixels at 100 % text
_EDGE = 16  # pixels between the panel and the window's edge, at least
_HEAR = 400  # milliseconds without a key before what was found is said: not over one's own typing
_NAME = "Go to a page, section, record or command"
_ICONS: dict[Kind, str] = {
    "page": "document",
    "section": "outline",
    "command": "settings",
    "answer": "edit",
    "evidence": "evidence",
    "action": "action",
    "point": "history",
    "figure": "figures",
    "comment": "comment",
}
_STEPS: dict[int, int] = {
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_PageUp: -8,
    Qt.Key.Key_PageDown: 8,
}
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class GoToPanel(Card):
    """Lies over the top of a window until something is chosen, Escape, or the keyboard goes elsewhere.

    The keyboard stays in the field: the arrow keys go through what was found, and it is said.

    Signals:
        chosen: the target to go to. The keyboard is back where it was by then.
    """

    chosen = Signal(object)

    def __init__(self, theme: Theme, window: QMainWindow) -> None:
        super().__init__(theme)
        self.setParent(window)
        self.hide()
        self.setAccessibleName("Go to")
        self._window = window
        self._before: QWidget | None = None
        self._watched: tuple[QObject, ...] = ()
        self._items: Sequence[Findable] = ()
        self._found: tuple[Target, ...] = ()
        self.field = SearchBox(theme, _NAME)
        self.rows = DetailTree(theme, "What was found")
        self.told = CaptionLabel(theme)
        self.told.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._close = icon_button(theme, "close", "Close Go to")
        self._say = QTimer(self, singleShot=True, interval=_HEAR)
        self._say.timeout.connect(self._on_say)
        top = Row(theme, 8)
        top.addWidget(self.field, 1)
        top.addWidget(self._close, 0, Qt.AlignmentFlag.AlignVCenter)
        self.column.addLayout(top)
        self.column.addWidget(self.rows, 1)
        self.column.addWidget(self.told)
        self._listen()

    def _listen(self) -> None:
        self.field.textChanged.connect(self._on_typed)
        self.field.installEventFilter(self)
        self.rows.installEventFilter(self)
        self.rows.clicked.connect(self._on_clicked)
        self.rows.taken.connect(self._on_taken)
        self._close.clicked.connect(self.put_away)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._on_focus_changed)

    def offer(self, targets: Sequence[Target]) -> None:
        """Come up, with the keyboard in the field; ``targets`` is all there is to go to."""
        self._items = findable(targets)
        if not self.isVisible():
            self._before = QApplication.focusWidget()
        self.field.clear()
        self._find()
        self._place()
        self.show()
        self.raise_()
        self._watch()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    @Slot()
    def put_away(self) -> None:
        """Go away, and give the keyboard back to what had it."""
        before, self._before = self._before, None
        if before is not None and isValid(before) and before.isVisible():
            before.setFocus(Qt.FocusReason.OtherFocusReason)  # first: hiding would pass it on
        self._leave()

    def _leave(self) -> None:
        if self.isHidden():
            return
        self._say.stop()
        for watched in filter(isValid, self._watched):
            watched.removeEventFilter(self)
        self._watched = ()
        self.hide()
        self._items, self._found = (), ()  # nothing stays of what may be closed next
        self.rows.set_rows(())

    def _watch(self) -> None:
        if not self._watched:
            self._watched = tuple(filter(None, (self._window, self._window.windowHandle())))
            for watched in self._watched:
                watched.installEventFilter(self)

    def _place(self) -> None:
        px, edge = self._theme.tokens.px, self._theme.tokens.px(_EDGE)
        room = self._window.rect().adjusted(edge, edge, -edge, -edge)
        top = self._window.menuBar().geometry().bottom() + edge // 2
        wanted = QRect(0, 0, min(px(_WIDTH), room.width()), min(px(_HEIGHT), room.bottom() - top))
        wanted.moveCenter(room.center())
        wanted.moveTop(top)
        self.setGeometry(wanted)

    def _find(self) -> None:
        self._found = ranked(self._items, self.field.text())
        shown = self._found[:MOST_SHOWN]
        self.rows.set_rows(tuple(map(_row, shown)))
        if shown:
            self.rows.select(shown[0].id)
            self.rows.scrollToTop()
        self.rows.setVisible(bool(shown))
        self.column.setStretchFactor(self.told, 0 if shown else 1)  # so that it stays at the field
        self.told.setText(_told(len(self._found), len(self._items)))

    def _step(self, by: int) -> None:
        ids = [row.id for row in self.rows.rows]
        if ids:
            at = ids.index(self.rows.current_id) if self.rows.current_id in ids else -1
            at = max(0, min(at + by, len(ids) - 1))
            self.rows.select(ids[at])
            announce(self.field, f"{spoken(self.rows.rows[at])}, {at + 1} of {len(ids)}")

    def _take(self, id_: str) -> None:
        target = next((target for target in self._found if target.id == id_), None)
        if target is not None:
            self.put_away()
            self.chosen.emit(target)

    @Slot()
    def _on_typed(self) -> None:
        if self.isVisible():
            self._find()
            self._say.start()

    @Slot()
    def _on_say(self) -> None:
        first = f". {spoken(self.rows.rows[0])}" if self.rows.rows else ""
        announce(self.field, f"{self.told.text().rstrip('.')}{first}")

    @Slot()
    def _on_clicked(self) -> None:
        self._take(self.rows.current_id)

    @Slot(str)
    def _on_taken(self, id_: str) -> None:
        self._take(id_)

    @Slot(QWidget, QWidget)
    def _on_focus_changed(self, _old: QWidget | None, new: QWidget | None) -> None:
        """Give way to whatever takes the keyboard; another program or a menu takes it for a while."""
        if new is not None and self.isVisible() and new is not self and not self.isAncestorOf(new):
            self._before = None
            self._leave()

    def focusNextPrevChild(self, next_: bool) -> bool:
        """Let Tab go round in the panel, as it does in a dialog; Escape leads out."""
        ring = [part for part in (self.field, self.rows, self._close) if part.isVisible()]
        if not ring:  # Qt asks when it is hidden, too
            return super().focusNextPrevChild(next_)
        now = QApplication.focusWidget()
        at = next((n for n, part in enumerate(ring) if part is now), -1)
        ring[(at + (1 if next_ else -1)) % len(ring)].setFocus(
            Qt.FocusReason.TabFocusReason if next_ else Qt.FocusReason.BacktabFocusReason
        )
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Escape, and Enter on the button, put it away."""
        if event.key() == Qt.Key.Key_Escape or event.key() in _ENTER:
            self.put_away()
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if watched in (self.field, self.rows):
            return (
                kind == QEvent.Type.KeyPress
                and isinstance(event, QKeyEvent)
                and self._took(event, in_field=watched is self.field)
            )
        if kind == QEvent.Type.Resize and watched is self._window:
            self._place()
        elif kind == QEvent.Type.MouseButtonPress and self._is_beside(event):
            self.put_away()  # and the click does what it does
        return False

    def _is_beside(self, event: QEvent) -> bool:
        at = event.position().toPoint() if isinstance(event, QMouseEvent) else None
        return at is not None and not self.geometry().contains(at)

    def _took(self, event: QKeyEvent, *, in_field: bool) -> bool:
        key = event.key()
        if key == Qt.Key.Key_Escape:
            self.put_away()
        elif in_field and key in _STEPS:
            self._step(_STEPS[key])
        elif key in _ENTER:
            self._take(self.rows.current_id)
        else:
            return False
        return True


def _row(target: Target) -> DetailRow:
    notes = tuple(filter(None, (target.note, target.keys)))
    return DetailRow(target.id, target.title, icon=_ICONS[target.kind], notes=notes)


def _told(found: int, all_: int) -> str:
    if not found:
        return "Nothing has these words. Try fewer letters, or another word."
    if found == all_:
        return "Type the beginning of a word, or of several."
    if found > MOST_SHOWN:
        return f"{found:,} found, the first {MOST_SHOWN} are listed."
    return f"{found:,} found."
