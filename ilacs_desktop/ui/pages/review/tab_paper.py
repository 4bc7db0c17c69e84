"""The buttons that print what a tab of the review place shows, or save it."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from ilacs_desktop.ui.pages.review.paper import Paper
from ilacs_desktop.ui.theme.theme import Theme
from ilacs_desktop.ui.widgets.banner import BannerTone
from ilacs_desktop.ui.widgets.buttons import quiet_button
from ilacs_desktop.ui.widgets.layouts import Row
from ilacs_desktop.ui.widgets.tips import plain_tip
from ilacs_desktop.ui.work.checking import Checking


class TabPaper(QWidget):
    """Print… and Save a copy…, of the review or, under Sign-off, of its papers.

    Signals:
        told: how it went: a sentence, its tone, and the words of a link that opens the file.
    """

    told = Signal(str, str, str)

    def __init__(self, theme: Theme, checking: Checking, review: Paper, sign_off: Paper) -> None:
        super().__init__()
        self._checking = checking
        self._review, self._sign_off = review, sign_off
        self._current = self._last = review  # the last is the one whose file is ready
        self._print = quiet_button(theme, "Print…", "print")
        self._save = quiet_button(theme, "Save a copy…", "save")
        row = Row(theme, 8)
        for button in (self._print, self._save):
            row.addWidget(button)
        self.setLayout(row)
        for paper in (review, sign_off):
            paper.setParent(self)
        review.told.connect(self._on_review_told)
        sign_off.told.connect(self._on_sign_off_told)
        self._print.clicked.connect(self._on_print)
        self._save.clicked.connect(self._on_save)

    def show_tab(self, tab: str) -> None:
        """Print the paper of this tab; a screen reader, and who points at a button, is told which."""
        self._current = self._sign_off if tab == "sign_off" else self._review
        for button, does in ((self._print, "Print"), (self._save, "Save a copy of")):
            button.setAccessibleName(f"{does} the {self._current.noun}")
            button.setToolTip(plain_tip(f"{does} the {self._current.noun}"))

    def refresh(self) -> None:
        """Let the buttons be pressed once something was found."""
        for button in (self._print, self._save):
            button.setEnabled(self._checking.latest is not None)

    def open_last(self) -> None:
        """Open what was saved last."""
        self._last.open_last()

    @Slot(str, str, str)
    def _on_review_told(self, text: str, tone: BannerTone, action: str) -> None:
        self._last = self._review
        self.told.emit(text, tone, action)

    @Slot(str, str, str)
    def _on_sign_off_told(self, text: str, tone: BannerTone, action: str) -> None:
        self._last = self._sign_off
        self.told.emit(text, tone, action)

    @Slot()
    def _on_print(self) -> None:
        if self._checking.latest is not None:
            self._current.print(self._checking.latest)

    @Slot()
    def _on_save(self) -> None:
        if self._checking.latest is not None:
            self._current.save(self._checking.latest)
