"""Dialogs that are read and closed: nothing is filled in."""

from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QWidget

from ilacs_desktop.ui.dialogs.scroll_keys import scroll_by_key
from ilacs_desktop.ui.theme.theme import Theme
from ilacs_desktop.ui.widgets.buttons import primary_button
from ilacs_desktop.ui.widgets.labels import Heading
from ilacs_desktop.ui.widgets.layouts import Column, Margins, all_round
from ilacs_desktop.ui.widgets.page_scroll import PageScroll

_WIDTH = 520
_HEIGHT = 520


def space_out(buttons: QDialogButtonBox, theme: Theme) -> None:
    """Set the buttons of a dialog as far apart as other buttons, at each text size."""
    row = buttons.layout()
    if row is not None:
        row.setSpacing(theme.tokens.space(8))


class ClosableDialog(QDialog):
    """A heading, something to read and a button to close."""

    def __init__(self, theme: Theme, title: str) -> None:
        super().__init__()
        self._theme = theme
        self.setWindowTitle(title)
        self._frame = Column(theme, 0)
        self.setLayout(self._frame)
        self._buttons = buttons = QDialogButtonBox()
        close = primary_button(theme, "Close")
        close.setDefault(True)
        buttons.addButton(close, QDialogButtonBox.ButtonRole.RejectRole)
        space_out(buttons, theme)
        buttons.rejected.connect(self.reject)
        foot = Column(theme, 0, Margins(24, 12, 24, 12))
        foot.addWidget(buttons)
        self._frame.addLayout(foot)
        screen = self.screen().availableGeometry()
        px = theme.tokens.px
        self.resize(
            min(px(_WIDTH), int(screen.width() * 0.9)), min(px(_HEIGHT), int(screen.height() * 0.9))
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not scroll_by_key(self, event):
            super().keyPressEvent(event)

    def show_content(self, content: QWidget) -> None:
        """Show this above the button."""
        self._frame.insertWidget(0, content, 1)


class TextDialog(ClosableDialog):
    """A dialog whose content is a column that scrolls."""

    def __init__(self, theme: Theme, title: str) -> None:
        super().__init__(theme, title)
        content = QWidget()
        page = Column(theme, 0, all_round(24))
        self.column = Column(theme, 12)
        page.addLayout(self.column)
        page.addStretch(1)
        content.setLayout(page)
        self.column.addWidget(Heading(theme, title, 1))
        self._content = content
        self.show_content(PageScroll(theme, content))

    def showEvent(self, event: QShowEvent) -> None:
        """Be no taller than what there is to read."""
        self._content.ensurePolished()
        foot = self._buttons.sizeHint().height() + 2 * self._theme.tokens.space(12)
        height = self._content.heightForWidth(self.width()) + foot
        self.resize(self.width(), min(self.height(), height))
        super().showEvent(event)
