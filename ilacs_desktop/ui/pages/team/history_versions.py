"""The list of versions, with what narrows it."""

from PySide6.QtCore import QModelIndex, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from ilacs_desktop.framework.in_words import counted
from ilacs_desktop.ui.pages.team.history_rows import Telling, Wanted, version_rows
from ilacs_desktop.ui.theme.theme import Theme
from ilacs_desktop.ui.widgets.announce import announce
from ilacs_desktop.ui.widgets.choices import TickBox
from ilacs_desktop.ui.widgets.detail_tree import DetailTree
from ilacs_desktop.ui.widgets.labels import CaptionLabel
from ilacs_desktop.ui.widgets.layouts import Column, Margins
from ilacs_desktop.ui.widgets.page_scroll import PageScroll
from ilacs_desktop.ui.widgets.search_box import SearchBox


class VersionsPane(QWidget):
    """Every version under its day, and a box to search them.

    Signals:
        chosen: another version, or none, is chosen; ask ``current``.
    """

    chosen = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._telling: Telling | None = None
        self._current = ""
        self._building = False
        self._search = SearchBox(theme, "Filter by author or name")
        self._named = TickBox(theme, "Only named versions")
        self._found = CaptionLabel(theme)
        self.tree = DetailTree(theme, "Versions")
        head = Column(theme, 8, Margins(12, 12, 12, 8))
        for part in (self._search, self._named, self._found):
            head.addWidget(part)
        column = Column(theme, 0)
        column.addLayout(head)
        column.addWidget(self.tree, 1)
        content = QWidget()
        content.setLayout(column)
        self._scroll = PageScroll(theme, content)  # for large text in a small window
        frame = Column(theme, 0)
        frame.addWidget(self._scroll)
        self.setLayout(frame)
        self._search.searched.connect(self._on_narrowed)
        self._named.toggled.connect(self._on_narrowed)
        self.tree.current_changed.connect(self._on_current_changed)
        self.tree.focus_moved.connect(self._on_focus_moved)
        self._laid_out = QTimer(self, singleShot=True, interval=0)
        self._laid_out.timeout.connect(self._on_laid_out)
        theme.changed.connect(self._laid_out.start)

    @property
    def current(self) -> str:
        """The id of the version that is chosen, or NOW; empty when none is."""
        return self._current

    def show_versions(self, telling: Telling) -> None:
        """Show these versions; what is chosen and in view stays so."""
        if telling != self._telling:
            self._telling = telling
            self._show()

    def select(self, version: str) -> None:
        """Choose a version; nothing where it is not in the list."""
        self.tree.select(version)

    def take_keyboard(self) -> None:
        """Put the keyboard on the list."""
        first = next((row.id for row in self.tree.rows if not row.is_heading), "")
        if not self.tree.current_id and self.tree.rows:
            heading = self.tree.rows[0].id  # a version is compared when it is reached
            self.tree.select(heading if self.tree.rows[0].is_heading else first)
        self.tree.setFocus(Qt.FocusReason.OtherFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._laid_out.start()

    def _show(self) -> None:
        if self._telling is None:
            return
        some_named = any(version.label for version in self._telling.log)
        self._named.setVisible(some_named or self._named.isChecked())
        wanted = Wanted(self._search.text(), self._named.isChecked())
        rows = version_rows(self._telling, wanted)
        self._building = True  # the tree goes to a neighbour of a row that is hidden
        self.tree.set_rows(rows)
        if self.tree.current_id != self._current:
            self.tree.setCurrentIndex(QModelIndex())
            self.tree.select(self._current)
        self._building = False
        count = sum(not row.is_heading for row in rows)
        narrowed = bool(wanted.words.strip()) or wanted.only_named
        self._found.setText(_found(count) if narrowed else "")
        self._found.setVisible(narrowed)

    @Slot()
    def _on_narrowed(self) -> None:
        self._show()
        announce(self, self._found.text())

    @Slot()
    def _on_current_changed(self) -> None:
        if self._building:
            return
        current = self.tree.current_id
        headings = {row.id for row in self.tree.rows if row.is_heading}
        if current and current not in headings and current != self._current:
            self._current = current  # on a heading, and while a search hides it, it stays chosen
            self.chosen.emit()

    @Slot()
    def _on_laid_out(self) -> None:
        """Keep the chosen row in view in a list of another height."""
        self.tree.scrollTo(self.tree.currentIndex())
        self._on_focus_moved()

    @Slot()
    def _on_focus_moved(self) -> None:
        """Keep the chosen row in view, its top above all, where the pane scrolls too."""
        if self.tree.hasFocus():
            self._scroll.show_row(self.tree, self.tree.focus_rect())


def _found(count: int) -> str:
    if not count:
        return "No version like that. Search for other words, or show all versions."
    return counted(count, "version")
