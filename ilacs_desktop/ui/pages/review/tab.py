"""What the tabs of the review place have in common: a heading, a list, and ways from its rows."""

from itertools import pairwise

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ilacs_desktop.outputs.review_places import noun_of
from ilacs_desktop.ui.pages.review.ways import Ways
from ilacs_desktop.ui.theme.theme import Theme
from ilacs_desktop.ui.widgets.buttons import primary_button, secondary_button
from ilacs_desktop.ui.widgets.detail_tree import DetailTree
from ilacs_desktop.ui.widgets.flow import FlowLayout
from ilacs_desktop.ui.widgets.labels import BodyLabel, Heading
from ilacs_desktop.ui.widgets.layouts import Column, Margins, Row
from ilacs_desktop.ui.widgets.page_scroll import PageScroll
from ilacs_desktop.ui.work.checking import Checked

RUNNING = "The checks are running…"


class ListTab(QWidget):
    """A list with ways from its rows; subclasses fill ``tree`` and ``ways``.

    Signals:
        target_wanted: go to this ``Target``.
        record_wanted: open this record of the document.
    """

    target_wanted = Signal(object)
    record_wanted = Signal(object)

    def __init__(self, theme: Theme, title: str, listed: str, *, leads: bool = True) -> None:
        """Make an empty tab; ``listed`` says what the list holds, to a screen reader.

        ``leads`` says whether going to the words is what the tab is for.
        """
        super().__init__()
        self.ways: dict[str, Ways] = {}
        self.summary = BodyLabel(theme, RUNNING, "text2")
        self.tree = DetailTree(theme, listed)
        button = primary_button if leads else secondary_button
        self.go = button(theme, "Go to the words", "edit")
        self.open = secondary_button(theme, "Open the evidence…", "open")
        self.head = Column(theme, 8, Margins(24, 12, 24, 8))
        self.title = Row(theme, 16)
        self.title.addWidget(Heading(theme, title, 1), 1)
        self.head.addLayout(self.title)
        self.head.addWidget(self.summary)
        self.foot = FlowLayout(theme)
        self.foot.addWidget(self.go)
        self.foot.addWidget(self.open)
        inset = Column(theme, 0, Margins(24, 8, 24, 8))
        inset.addLayout(self.foot)
        self.page: QVBoxLayout = Column(theme, 0)
        self.page.addLayout(self.head)
        self.page.addWidget(self.tree, 1)
        self.page.addLayout(inset)
        self.page.addStretch(0)
        content = QWidget()
        content.setLayout(self.page)
        frame = Column(theme, 0)
        self._scroll = PageScroll(theme, content)  # for large text in a small window
        frame.addWidget(self._scroll)
        self.setLayout(frame)
        self.tree.current_changed.connect(self._on_current_changed)
        self.tree.taken.connect(self._on_taken)
        self.tree.focus_moved.connect(self._on_focus_moved)
        self.go.clicked.connect(self._on_go)
        self.open.clicked.connect(self._on_open)
        self.go.setEnabled(False)
        self.open.hide()

    def show_checked(self, checked: Checked) -> None:
        """Show what was found; what is chosen, open and in view stays so."""
        raise NotImplementedError

    def focus_first(self) -> None:
        """Put the keyboard on the list."""
        self.tree.select_first()
        self.tree.setFocus(Qt.FocusReason.OtherFocusReason)

    def order_stops(self, *above: QWidget) -> None:
        """Let Tab go from what stands above the list to the list, and to the buttons under it."""
        items = map(self.foot.itemAt, range(self.foot.count()))
        found = (item.widget() for item in items if item is not None)
        below = (widget for widget in found if widget is not None)
        for before, after in pairwise((*above, self.tree, *below)):
            QWidget.setTabOrder(before, after)

    def dress(self) -> None:
        """Let the buttons say what they would do with the row that is chosen."""
        ways = self.current_ways
        self.go.setEnabled(ways.target is not None)
        if ways.target is not None:
            self.go.setText(ways.target.words)
        self.open.setVisible(ways.record is not None)
        if ways.record is not None:
            self.open.setText(f"Open the {noun_of(ways.record)}…")

    @property
    def current_ways(self) -> Ways:
        """What can be done about the row that is chosen."""
        return self.ways.get(self.tree.current_id, Ways())

    @Slot()
    def _on_current_changed(self) -> None:
        self.dress()

    @Slot()
    def _on_focus_moved(self) -> None:
        """Keep the chosen row in view, its top above all, where the page scrolls too."""
        if self.tree.hasFocus():
            self._scroll.show_row(self.tree, self.tree.focus_rect())

    @Slot(str)
    def _on_taken(self, _row: str) -> None:
        ways = self.current_ways
        if ways.target is not None and (ways.target.place.part or ways.record is None):
            self._on_go()
        else:
            self._on_open()

    @Slot()
    def _on_go(self) -> None:
        if self.current_ways.target is not None:
            self.target_wanted.emit(self.current_ways.target)

    @Slot()
    def _on_open(self) -> None:
        if self.current_ways.record is not None:
            self.record_wanted.emit(self.current_ways.record)
