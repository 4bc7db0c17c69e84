"""The panel to find and replace with: what, how, the results, and other words for them."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QBoxLayout, QToolButton, QWidget

from ilacs_desktop.document.find import Options
from ilacs_desktop.ui.editor.characters import one_line
from ilacs_desktop.ui.shell.find.results import ResultList
from ilacs_desktop.ui.shell.find.rows import Row as ResultRow
from ilacs_desktop.ui.theme.theme import Theme
from ilacs_desktop.ui.widgets.announce import announce
from ilacs_desktop.ui.widgets.banner import Banner
from ilacs_desktop.ui.widgets.buttons import icon_button, secondary_button
from ilacs_desktop.ui.widgets.choices import TickBox
from ilacs_desktop.ui.widgets.disclosure import Disclosure
from ilacs_desktop.ui.widgets.field import Field
from ilacs_desktop.ui.widgets.flow import FlowLayout
from ilacs_desktop.ui.widgets.inputs import TextLine
from ilacs_desktop.ui.widgets.labels import BodyLabel, CaptionLabel, Heading
from ilacs_desktop.ui.widgets.layouts import Column, Margins, Row
from ilacs_desktop.ui.widgets.page_scroll import PageScroll
from ilacs_desktop.ui.widgets.search_box import SearchBox

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_ANY_HEIGHT = (1 << 24) - 1  # Qt’s own word for no limit
_UNTIL_SAID = 700  # milliseconds without a key: a screen reader must not talk over typing
_WHERE = (
    "Type words to find them in all answers, and in the evidence, the figures, the actions, the points"
    " made before and the comments."
)
_WHERE_IN_PACK = "Type words to find them in the answers that you were asked for."


class FindBox(SearchBox):
    """Where the words to find are typed.

    Signals:
        stepped: Enter was pressed for the next result, or with Shift (-1) for the one before.
        left: the arrow down was pressed: the keyboard is to go to the results.
    """

    stepped = Signal(int)
    left = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, "Find")
        self.setPlaceholderText("")
        for button in self.findChildren(QToolButton):
            button.setAccessibleName("Clear what to find")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ENTER:
            self.search_now()
            held = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            self.stepped.emit(-1 if held else 1)
        elif event.key() == Qt.Key.Key_Down:
            self.left.emit()
        else:
            super().keyPressEvent(event)


class FindPanel(QWidget):
    """Stands beside the page and stays while results are looked at.

    Signals:
        wanted: other words, or others of the options, are to be searched for.
        stepped: the next result is wanted, or with -1 the one before.
        taken: the result of this number is wanted, with the keyboard there.
        replace_wanted: the current result is to be replaced.
        replace_all_wanted: all results are to be replaced.
        closed: the person wants the panel no more.
    """

    wanted = Signal()
    stepped = Signal(int)
    taken = Signal(int)
    replace_wanted = Signal()
    replace_all_wanted = Signal()
    closed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._is_low = False
        self.is_of_pack = False  # then only the answers asked for are searched
        self.box = FindBox(theme)
        self.results = ResultList(theme)
        self.banner = Banner(theme)
        self.words_box = TextLine(theme)
        self._case = TickBox(theme, "Match case")
        self._whole = TickBox(theme, "Whole words only")
        self._count = CaptionLabel(theme, "", "text")
        self._note = CaptionLabel(theme)
        self._nothing = BodyLabel(theme, "", "text2")
        self._previous = icon_button(theme, "move_up", "Previous result (Shift+F3)")
        self._next = icon_button(theme, "move_down", "Next result (F3)")
        self._heading = Heading(theme, "Find and replace", 2)
        self._close = icon_button(theme, "close", "Close find and replace")
        self._opener = Disclosure(theme, "Replace", is_open=False)
        self._replace = secondary_button(theme, "Replace", "", "Replace this result")
        self._replace_all = secondary_button(theme, "Replace all")
        self._replacing = QWidget()
        self._saying = QTimer(self, singleShot=True, interval=_UNTIL_SAID)
        self._lay_out(theme)
        self._listen()
        self.show_results((), "", "", 0)
        self.show_replacing(shown=False)

    @property
    def what(self) -> str:
        """The words to find."""
        return one_line(self.box.text())

    @property
    def words(self) -> str:
        """The words to put in their place."""
        return one_line(self.words_box.text())

    @property
    def options(self) -> Options:
        """How to search."""
        return Options(self._case.isChecked(), self._whole.isChecked())

    def show_replacing(self, *, shown: bool) -> None:
        """Ask for other words, or not."""
        if self._opener.is_open != shown:
            self._opener.click()
        self._replacing.setVisible(shown)

    def set_low(self, *, low: bool) -> None:
        """Put the results beside the fields: there is much width and little height."""
        ways = QBoxLayout.Direction
        self._parts.setDirection(ways.LeftToRight if low else ways.TopToBottom)
        self._parts.setStretch(0, 1 if low else 0)
        self._is_low = low
        self._heading.setVisible(not low)
        self._give_height()
        (self._counted if low else self._head).addWidget(self._close)

    def _give_height(self) -> None:
        """Keep all of the results in sight beside the fields, however far these scroll."""
        around = self._close.sizeHint().height() + 2 * self._theme.tokens.space(16)
        room = self.height() - around if self._is_low else _ANY_HEIGHT
        self.results.setMaximumHeight(max(room, self.results.minimumSizeHint().height()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._give_height()

    def take_keyboard(self, what: str = "") -> None:
        """Go on in the field with the words to find, which are these where any are given."""
        if what:
            self.box.setText(what)
        self.box.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.box.selectAll()

    def forget_typing(self) -> None:
        """Have nothing in the fields to undo: Ctrl+Z in them is to take back what was replaced."""
        for line in (self.box, self.words_box):
            line.setText(line.text())

    def show_results(
        self, rows: Sequence[ResultRow], count: str, note: str, replaceable: int
    ) -> None:
        """Show what was found; ``note`` says which are not replaced, ``replaceable`` how many are."""
        self._keep_keyboard(found=bool(rows), replaceable=replaceable > 0)
        self.results.set_rows(rows)
        self.results.setVisible(bool(rows))
        self._nothing.setText(self._hint())
        self._nothing.setVisible(not rows)
        self._note.tell(note)
        for button in (self._previous, self._next):
            button.setEnabled(bool(rows))
        for button in (self._replace, self._replace_all):
            button.setEnabled(replaceable > 0)
        all_ = f"Replace all {replaceable:,}" if replaceable > 1 else "Replace all"
        self._replace_all.setText(all_)
        self._replace_all.setAccessibleName(all_)
        self.show_count(count)

    def _keep_keyboard(self, *, found: bool, replaceable: bool) -> None:
        """Take the keyboard from what is about to have nothing to do, before Qt gives it away."""
        going: list[QWidget] = [] if found else [self.results, self._previous, self._next]
        if not replaceable:
            going += (self._replace, self._replace_all)
        if any(part.hasFocus() for part in going):
            self.take_keyboard()

    def show_count(self, count: str) -> None:
        """Show how many there are, and at which of them one is."""
        told = count or ("Nothing found" if self.what else "")
        if told != self._count.text():
            self._count.tell(told)
            if told:
                self._saying.start()
            else:
                self._saying.stop()  # there is nothing to say any more

    def _hint(self) -> str:
        if not self.what:
            return _WHERE_IN_PACK if self.is_of_pack else _WHERE
        on = [box.text() for box in (self._case, self._whole) if box.isChecked()]
        more = f" “{'” and “'.join(on)}” {'is' if len(on) == 1 else 'are'} ticked." if on else ""
        return f"“{self.what}” is not in the text. Check the spelling, or type fewer letters.{more}"

    def _lay_out(self, theme: Theme) -> None:
        self._head = Row(theme, 8)
        self._head.addWidget(self._heading, 1)
        self._head.addWidget(self._close)
        options = FlowLayout(theme, 12)
        options.addWidget(self._case)
        options.addWidget(self._whole)
        self._counted = Row(theme, 4)
        self._counted.addWidget(self._count, 1)
        self._counted.addStretch(0)
        self._counted.addWidget(self._previous)
        self._counted.addWidget(self._next)
        fields = Column(theme, 8)
        fields.addLayout(self._head)
        fields.addWidget(Field(theme, "Find", self.box))
        fields.addLayout(options)
        fields.addWidget(self._opener)
        fields.addWidget(self._made_replacing(theme))
        fields.addWidget(self.banner)
        fields.addStretch(0)
        found = Column(theme, 4)
        found.addLayout(self._counted)
        found.addWidget(self.results, 1)
        found.addWidget(self._nothing)
        found.addStretch(0)
        self._parts = Column(theme, 8, Margins(12, 8, 12, 8))
        self._parts.addLayout(fields)
        self._parts.addLayout(found, 1)
        content = QWidget()
        content.setLayout(self._parts)
        whole = Column(theme, 0)
        whole.addWidget(PageScroll(theme, content))
        self.setLayout(whole)

    def _made_replacing(self, theme: Theme) -> QWidget:
        buttons = FlowLayout(theme, 8)
        buttons.addWidget(self._replace)
        buttons.addWidget(self._replace_all)
        column = Column(theme, 8)
        column.addWidget(Field(theme, "Replace with", self.words_box))
        column.addLayout(buttons)
        column.addWidget(self._note)
        self._replacing.setLayout(column)
        return self._replacing

    def _listen(self) -> None:
        self.box.searched.connect(self._on_wanted)
        self.box.stepped.connect(self.stepped)
        self.box.left.connect(self._on_left)
        self._case.toggled.connect(self._on_wanted)
        self._whole.toggled.connect(self._on_wanted)
        self._previous.clicked.connect(self._on_previous)
        self._next.clicked.connect(self._on_next)
        self._close.clicked.connect(self.closed)
        self._opener.opened.connect(self._on_opened)
        self._replace.clicked.connect(self.replace_wanted)
        self._replace_all.clicked.connect(self.replace_all_wanted)
        self.words_box.returnPressed.connect(self.replace_wanted)
        self.results.taken.connect(self.taken)
        self._saying.timeout.connect(self._on_saying)
        escape = QShortcut(QKeySequence(Qt.Key.Key_Escape), self)
        escape.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        escape.activated.connect(self.closed)

    @Slot()
    def _on_wanted(self) -> None:
        self.wanted.emit()

    @Slot()
    def _on_left(self) -> None:
        if self.results.isVisible():
            self.results.select_first()
            self.results.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _on_previous(self) -> None:
        self.stepped.emit(-1)

    @Slot()
    def _on_next(self) -> None:
        self.stepped.emit(1)

    @Slot(bool)
    def _on_opened(self, shown: bool) -> None:
        self._replacing.setVisible(shown)

    def say_count(self) -> None:
        """Have a screen reader say how many there are."""
        if self.isVisible():
            announce(self.box, self._count.text())

    @Slot()
    def _on_saying(self) -> None:
        self.say_count()
