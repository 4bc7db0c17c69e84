"""The bar at the foot of the window: what is saved, and how long the whole is in words and pages."""

import datetime as dt
from typing import NamedTuple

from PySide6.QtCore import QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QWidget

from ilacs_desktop.document.words import total_words
from ilacs_desktop.ui.theme.theme import Theme
from ilacs_desktop.ui.widgets.announce import announce
from ilacs_desktop.ui.widgets.buttons import link_button
from ilacs_desktop.ui.widgets.labels import CaptionLabel
from ilacs_desktop.ui.widgets.layouts import Margins, Row
from ilacs_desktop.ui.widgets.meter import LengthMeter
from ilacs_desktop.ui.widgets.tips import plain_tip
from ilacs_desktop.ui.work.paging import Paging, pages_text
from ilacs_desktop.ui.work.workspace import SaveState, Workspace

_PAGES_TIP = (
    "The length of the Word document with its cover, contents list, plan and annexes. Word may count"
    " a page more or less."
)
COUNT_PAUSE = 150  # milliseconds after the last change until the words are counted again


class SavedWords(NamedTuple):
    """Whether all is saved, in words, as a symbol and in full for a tool tip."""

    text: str
    symbol: str
    colour: str
    tip: str


def saved_words(state: SaveState, in_file: bool, at: dt.datetime | None) -> SavedWords:
    """Return how a state of saving is told; ``at`` is when it was last saved, in local time."""
    if state == "saving":
        return SavedWords("Saving…", "save", "text2", "The file is being written.")
    if state == "saved":
        when = f" {at:%H:%M}" if at else ""
        return SavedWords(f"All changes saved{when}", "tick", "ok", "The file holds all you wrote.")
    kept = "What you type is kept on this computer, in case the program or the power fails."
    if not in_file:
        return SavedWords("Not saved in a file yet", "half_done", "warn_mark", kept)
    last = f", last saved {at:%H:%M}" if at else ""
    return SavedWords(f"Changes not saved yet{last}", "half_done", "accent", kept)


class StatusBar(QWidget):
    """Follows one workspace at a time, and says nothing without one.

    Signals:
        save_wanted: the person chose to save into a file.
    """

    save_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._workspace: Workspace | None = None
        self._paging: Paging | None = None
        self._tells_pages = False
        self._says_saved = False
        self._symbol = QLabel()
        self._saved = CaptionLabel(theme)
        self._saved.setWordWrap(False)
        self._save = link_button(theme, "Save in a file", "Save the self-evaluation in a file")
        self._save.clicked.connect(self.save_wanted)
        self._meter = LengthMeter(theme, "Length of the self-evaluation")
        self._pages = CaptionLabel(theme)
        self._pages.setWordWrap(False)
        self._pages.setToolTip(_PAGES_TIP)
        self._pages.setAccessibleDescription(_PAGES_TIP)
        self._counting = QTimer(self, singleShot=True, interval=COUNT_PAUSE)
        self._counting.timeout.connect(self._on_count)
        middle = Qt.AlignmentFlag.AlignVCenter
        row = Row(theme, 8, Margins(16, 2, 16, 2))
        row.addWidget(self._symbol, 0, middle)
        row.addWidget(self._saved, 0, middle)
        row.addWidget(self._save, 0, middle)
        row.addStretch(1)
        row.addWidget(self._meter, 0, middle)
        row.addWidget(self._pages, 0, middle)
        self.setLayout(row)
        self.follow(None)
        self._on_theme_changed()
        theme.changed.connect(self._on_theme_changed)

    def follow(self, workspace: Workspace | None, paging: Paging | None = None) -> None:
        """Tell of this workspace from now on, and how many pages it fills."""
        self._workspace = workspace
        self._says_saved = False
        self._paging = paging
        if paging is not None:
            paging.length_changed.connect(self._on_length_changed)
        self._on_length_changed()
        self.setVisible(workspace is not None)
        if workspace is not None:
            workspace.document_changed.connect(self._on_document_changed)
            workspace.saved_changed.connect(self._on_saved_changed)
            self._on_count()
            self._on_saved_changed()

    def say_when_saved(self) -> None:
        """Announce it once all is saved: the person asked for it. A save by itself is not told."""
        self._says_saved = True
        self._on_saved_changed()

    @Slot()
    def _on_theme_changed(self) -> None:
        self.setMinimumHeight(self._theme.tokens.row)
        self._on_saved_changed()

    def _fit(self) -> None:
        """Leave the pages away where the link that saves would have to wrap for them."""
        self._save.setMinimumWidth(self._save.sizeHint().width())
        wanted = self.minimumSizeHint().width() + self._of_pages()
        self._pages.setVisible(self._tells_pages and wanted <= self.width())

    def _of_pages(self) -> int:
        return self._pages.sizeHint().width() + self._theme.tokens.space(8)

    def minimumSizeHint(self) -> QSize:
        """Return what is needed without the pages: they can always go."""
        least = super().minimumSizeHint()
        shown = 0 if self._pages.isHidden() else self._of_pages()
        return QSize(least.width() - shown, least.height())

    @Slot()
    def _on_document_changed(self) -> None:
        self._counting.start()

    @Slot()
    def _on_count(self) -> None:
        if self._workspace is not None:
            document = self._workspace.document
            self._meter.set_length(total_words(document), document.cycle.word_target)
            self._fit()

    @Slot()
    def _on_length_changed(self) -> None:
        length = self._paging.latest if self._paging is not None else None
        is_pack = self._workspace is not None and bool(self._workspace.document.pack)
        self._tells_pages = length is not None and not is_pack  # a part alone fills no pages
        if length is not None:
            self._pages.setText(pages_text(length.pages.number))
        self._fit()

    @Slot()
    def _on_saved_changed(self) -> None:
        workspace = self._workspace
        if workspace is None:
            return
        at = workspace.saved_at
        in_file = workspace.path is not None
        words = saved_words(workspace.save_state, in_file, at.astimezone() if at else None)
        locked = " · has a passphrase" if workspace.key is not None else ""
        self._saved.setText(words.text + locked)
        self._saved.setToolTip(plain_tip(words.tip))
        self._saved.setAccessibleDescription(words.tip)
        self._symbol.setPixmap(self._theme.pixmap(words.symbol, words.colour, 16))
        if self._says_saved and workspace.save_state == "saved":
            self._says_saved = False
            announce(self, words.text)
        self._save.setVisible(not in_file and workspace.save_state == "unsaved")
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def paintEvent(self, _event: QPaintEvent) -> None:
        line = self.rect().adjusted(0, 0, 0, 1 - self.height())
        QPainter(self).fillRect(line, QColor(self._theme.tokens.colour.line))
