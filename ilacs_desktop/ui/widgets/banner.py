"""A banner: one thing to know, above what it is about, with one thing to do."""

from typing import Literal

from PySide6.QtCore import QRectF, Qt, Signal, Slot
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QLabel

from ilacs_desktop.ui.theme.theme import Theme
from ilacs_desktop.ui.widgets.announce import announce
from ilacs_desktop.ui.widgets.buttons import LinkButton, icon_button
from ilacs_desktop.ui.widgets.labels import BodyLabel
from ilacs_desktop.ui.widgets.layouts import Margins, Row

BannerTone = Literal["info", "ok", "warn", "bad"]
_SYMBOLS: dict[BannerTone, tuple[str, str]] = {
    "info": ("info", "accent"),
    "ok": ("agreed", "ok"),
    "warn": ("warning", "warn_mark"),
    "bad": ("error", "bad"),
}


class Banner(QFrame):
    """A message that stays until it is dealt with, told to screen readers when it appears.

    Hidden until ``show_message``.

    Signals:
        acted: the person chose to do what the link says.
        dismissed: the person closed the banner.
    """

    acted = Signal()
    dismissed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._tone: BannerTone = "info"
        self.hide()

    def _make(self) -> None:
        """Make what is in it: most banners are never shown."""
        theme = self._theme
        self._sign = QLabel()
        self._text = BodyLabel(theme)
        self._link = LinkButton(theme, "", "")
        self._close = icon_button(theme, "close", "Close the message")
        # A click on it leaves the keyboard where it was: it would go with the button, anywhere.
        self._close.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._link.clicked.connect(self.acted)
        self._close.clicked.connect(self._on_close)
        row = Row(theme, 8, Margins(12, 4, 4, 4))
        row.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self._text, 1)
        row.addWidget(self._link, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self._close, 0, Qt.AlignmentFlag.AlignTop)
        self.setLayout(row)
        theme.changed.connect(self._on_theme_changed)

    def show_message(self, text: str, tone: BannerTone = "info", action: str = "") -> None:
        """Show a message and, where ``action`` is given, a link that says it."""
        if self.layout() is None:
            self._make()
        self._tone = tone
        self._text.setText(text)
        self._link.setText(action)
        self._link.setVisible(bool(action))
        self._close.setAccessibleName(f"Close the message: {text}")
        self._on_theme_changed()
        self.show()
        announce(self, text)

    def drop_action(self) -> None:
        """Take the link away: what it would do can no longer be done. The message stays."""
        if self.layout() is not None:
            self._link.setText("")
            self._link.hide()

    @Slot()
    def _on_close(self) -> None:
        self.hide()
        self.dismissed.emit()

    @Slot()
    def _on_theme_changed(self) -> None:
        self._sign.setPixmap(self._theme.pixmap(*_SYMBOLS[self._tone]))
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens = self._theme.tokens
        _front, back = tokens.colour.toned(self._tone)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        bordered = self._theme.look == "high_contrast"
        painter.setPen(QColor(tokens.colour.line if bordered else back))
        painter.setBrush(QColor(back))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
