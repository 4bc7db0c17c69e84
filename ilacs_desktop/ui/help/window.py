"""The window with the help: contents at the left, a search over them, the page at the right.

It has no parent and is not modal, so it can lie beside the work, and a form that holds back the
main window does not hold back this one.
"""

from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QCloseEvent, QKeyEvent, QKeySequence, QMouseEvent, QResizeEvent, QShortcut
from PySide6.QtWidgets import QAbstractButton, QAbstractSlider, QApplication, QSplitter, QWidget

from ilacs_desktop.help.pages import Library, leads_somewhere
from ilacs_desktop.help.search import Hit, Search, words_of
from ilacs_desktop.ui.help.found import how_many, link_to, results_page
from ilacs_desktop.ui.help.history import Spot, Trail
from ilacs_desktop.ui.help.sheet import Sheet
from ilacs_desktop.ui.theme.theme import Theme
from ilacs_desktop.ui.widgets.announce import announce
from ilacs_desktop.ui.widgets.buttons import icon_button, quiet_button
from ilacs_desktop.ui.widgets.detail_rows import DetailRow
from ilacs_desktop.ui.widgets.detail_tree import DetailTree
from ilacs_desktop.ui.widgets.layouts import Column, Margins, Row
from ilacs_desktop.ui.widgets.search_box import SearchBox

_ROOM_FOR_CONTENTS = 660  # pixels of the window, counted at 100 % text
_CONTENTS = 270
_GROUP = "group:"  # before the title of a group: the id of its row
_SHIFT = Qt.KeyboardModifier.ShiftModifier
_Slide = QAbstractSlider.SliderAction
_SCROLLS = {
    Qt.Key.Key_PageDown: _Slide.SliderPageStepAdd,
    Qt.Key.Key_Space: _Slide.SliderPageStepAdd,
    Qt.Key.Key_PageUp: _Slide.SliderPageStepSub,
    Qt.Key.Key_Down: _Slide.SliderSingleStepAdd,
    Qt.Key.Key_Up: _Slide.SliderSingleStepSub,
    Qt.Key.Key_Home: _Slide.SliderToMinimum,
    Qt.Key.Key_End: _Slide.SliderToMaximum,
}


class HelpWindow(QWidget):
    """Shows one page at a time, and what a search finds.

    Signals:
        closed: the person closed it.
    """

    closed = Signal()

    def __init__(self, theme: Theme, library: Library, pictures: Path) -> None:
        super().__init__(None, Qt.WindowType.Window)
        self._theme = theme
        self._library = library
        self._search: Search | None = None
        self._trail = Trail()
        self._showing = False
        self._asked_for_contents = False
        self.box = SearchBox(theme, "Search the help")
        self.contents = DetailTree(theme, "Contents of the help")
        self.sheet = Sheet(theme, pictures)
        self._opens = quiet_button(theme, "Contents", "outline")
        self._back = icon_button(theme, "chevron_left", "Back (Alt+Left)")
        self._forward = icon_button(theme, "chevron_right", "Forward (Alt+Right)")
        self._panes = QSplitter(Qt.Orientation.Horizontal)
        self._lay_out()
        self.contents.set_rows(_rows(library))
        self.box.searched.connect(self._on_searched)
        self.box.entered.connect(self._on_entered)
        self.contents.current_changed.connect(self._on_chosen)
        self.contents.taken.connect(self._on_taken)
        self.contents.clicked.connect(self._on_clicked)
        self._opens.clicked.connect(self._on_opens)
        self.sheet.link_chosen.connect(self._on_link)
        self._back.clicked.connect(self.go_back)
        self._forward.clicked.connect(self.go_forward)
        theme.changed.connect(self._on_theme_changed)
        self._listen_to_keys()
        self.contents.installEventFilter(self)

    @property
    def spot(self) -> Spot:
        """What is in view. Raises RuntimeError before the first page."""
        if self._trail.now is None:
            raise RuntimeError("no page is shown yet")
        return self._trail.now

    def go_to(self, page: str, anchor: str = "") -> None:
        """Show a page, from one of its headings on, with the keyboard there."""
        self._go(Spot(page, anchor))
        self.sheet.focus_on(anchor)

    @Slot()
    def go_back(self) -> None:
        """Show again what was in view before."""
        self._step(-1)

    @Slot()
    def go_forward(self) -> None:
        """Go on to where one went back from."""
        self._step(1)

    def _lay_out(self) -> None:
        top = Row(self._theme, 4, Margins(12, 8, 12, 8))
        for button in (self._opens, self._back, self._forward):
            top.addWidget(button)
        top.addWidget(self.box, 1)
        self._panes.setHandleWidth(1)
        self._panes.setChildrenCollapsible(False)
        self._panes.addWidget(self.contents)
        self._panes.addWidget(self.sheet)
        self._panes.setStretchFactor(1, 1)
        column = Column(self._theme, 0)
        column.addLayout(top)
        column.addWidget(self._panes, 1)
        self.setLayout(column)
        self._fold()

    def _listen_to_keys(self) -> None:
        for keys, does in (
            ("Alt+Left", self.go_back),
            ("Alt+Right", self.go_forward),
            ("Ctrl+F", self._focus_box),
            ("Ctrl+W", self.close),
            ("F3", self._next_found),
            ("Shift+F3", self._previous_found),
            ("F6", self._other_pane),
            ("Shift+F6", self._other_pane),
        ):
            QShortcut(QKeySequence(keys), self).activated.connect(does)

    def _go(self, spot: Spot) -> None:
        self._trail = self._trail.gone_to(spot, self._scrolled())
        self._show(spot)

    def _step(self, by: int) -> None:
        trail = self._trail.stepped(by, self._scrolled())
        if trail.at != self._trail.at and trail.now is not None:
            self._trail = trail
            self._show(trail.now)
            self.sheet.focus_on()
            self.sheet.scroll_to(trail.now.scrolled)

    def _scrolled(self) -> int:
        return self.sheet.verticalScrollBar().value()

    def _show(self, spot: Spot) -> None:
        """Put a page, or what a search finds, into view in place of the one before."""
        if spot.page:
            page = self._library.page(spot.page)
            blocks, title = page.blocks, page.title
            wanted = words_of(spot.query)
            said = title
        else:
            hits = self._find(spot.query)
            blocks, title, wanted = results_page(spot.query, hits), "Search", ()
            said = how_many(hits)
        self.sheet.show_blocks(blocks, wanted)
        self._tell(spot, title, said)

    def _find(self, query: str) -> tuple[Hit, ...]:
        if self._search is None:
            self._search = Search(self._library.pages)
        return self._search.find(query)

    def _tell(self, spot: Spot, title: str, said: str) -> None:
        """Say what is in view: in the title, in the contents, and to a screen reader."""
        self.setWindowTitle(f"{title} – Help – ILACS Desktop")
        self._back.setEnabled(self._trail.can_go_back)
        self._forward.setEnabled(self._trail.can_go_forward)
        self._showing = True
        if spot.page:
            self.contents.select(spot.page)
        else:
            self.contents.setCurrentIndex(self.contents.rootIndex())
        self._showing = False
        if self.isVisible():
            announce(self.box, said)

    @Slot(str)
    def _on_link(self, link: str) -> None:
        """Go to where a link leads; from what was found, with the words marked there."""
        if leads_somewhere(self._library, link):
            page, _, anchor = link.partition("#")
            here = self._trail.now
            query = here.query if here is not None and not here.page else ""
            self._go(Spot(page, anchor, query))
            self.sheet.focus_on(anchor)

    @Slot(str)
    def _on_searched(self, query: str) -> None:
        if query.strip():
            self._go(Spot("", query=query))

    @Slot()
    def _on_entered(self) -> None:
        """Go to the first place that was found."""
        hits = self._find(self.box.text())
        if hits:
            self._on_link(link_to(hits[0]))

    @Slot()
    def _on_chosen(self) -> None:
        page = self.contents.current_id
        if not self._showing and self._library.has(page):
            self._go(Spot(page, passing=True))

    @Slot(str)
    def _on_taken(self, page: str) -> None:
        if self._library.has(page):
            self._leave_contents()

    @Slot()
    def _on_clicked(self) -> None:
        if self._asked_for_contents and self._library.has(self.contents.current_id):
            self._leave_contents()

    def _leave_contents(self) -> None:
        """Go from the contents to the page; where there is room for one, it takes their place."""
        self._asked_for_contents = False
        self._fold()
        self.sheet.focus_on()

    @Slot()
    def _on_opens(self) -> None:
        self._asked_for_contents = not self._asked_for_contents
        self._fold()
        if self._asked_for_contents:
            self.contents.select_first()
            self.contents.setFocus(Qt.FocusReason.OtherFocusReason)

    def _has_room(self) -> bool:
        return self.width() * 100 / self._theme.tokens.px(100) >= _ROOM_FOR_CONTENTS

    def _fold(self) -> None:
        """Show the contents beside the page, or where there is no room, either of them."""
        room = self._has_room()
        self._opens.setVisible(not room)
        instead = self._asked_for_contents and not room
        self.contents.setVisible(room or instead)
        self.sheet.setVisible(not instead)
        if room:
            left = self._theme.tokens.px(_CONTENTS)
            self._panes.setSizes([left, max(self.width() - left, 1)])

    def _focus_box(self) -> None:
        self.box.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.box.selectAll()

    def _next_found(self) -> None:
        self.sheet.go_to_found(1)

    def _previous_found(self) -> None:
        self.sheet.go_to_found(-1)

    def _other_pane(self) -> None:
        """Put the keyboard into the contents, or from there into the page."""
        if self.contents.hasFocus() or self.contents.isHidden():
            self.sheet.focus_on()
        else:
            self.contents.setFocus(Qt.FocusReason.ShortcutFocusReason)

    @Slot()
    def _on_theme_changed(self) -> None:
        self._fold()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        was = event.oldSize().width() * 100 / self._theme.tokens.px(100) >= _ROOM_FOR_CONTENTS
        if was != self._has_room():
            self._fold()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Have letters typed in the contents search the whole help, not the titles in sight alone."""
        return (
            event.type() == QEvent.Type.KeyPress
            and isinstance(event, QKeyEvent)
            and self._typed_on(event)
        )

    def _typed_on(self, event: QKeyEvent) -> bool:
        """Begin a search with a letter typed anywhere; return whether the key was one."""
        held = event.modifiers() & ~(_SHIFT | Qt.KeyboardModifier.KeypadModifier)
        if held or not event.text().isalnum() or self.box.hasFocus():
            return False
        self._focus_box()
        QApplication.sendEvent(self.box, event)
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        button = QApplication.focusWidget()
        if key == Qt.Key.Key_Escape:
            self.close()
        elif key == Qt.Key.Key_Down and self.box.hasFocus():
            self.sheet.focus_on()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and isinstance(button, QAbstractButton):
            button.click()
        elif key in _SCROLLS:
            self.sheet.verticalScrollBar().triggerAction(_SCROLLS[key])
        elif not self._typed_on(event):
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Let the buttons at the side of a mouse go back and forward, as in a browser."""
        if event.button() == Qt.MouseButton.BackButton:
            self.go_back()
        elif event.button() == Qt.MouseButton.ForwardButton:
            self.go_forward()
        else:
            super().mousePressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        super().closeEvent(event)
        self.closed.emit()


def _rows(library: Library) -> tuple[DetailRow, ...]:
    """Return the contents: the groups, folded, with their pages under them."""
    rows: list[DetailRow] = []
    group = ""
    for page in library.pages:
        if page.group != group:
            group = page.group
            rows.append(DetailRow(f"{_GROUP}{group}", group, is_heading=True, opened=False))
        rows.append(DetailRow(page.id, page.title, 1))
    return tuple(rows)
