"""Messages over the page: none is lost because another came before it was read."""

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from ilacs_desktop.ui.theme.theme import Theme
from ilacs_desktop.ui.widgets.banner import Banner, BannerTone
from ilacs_desktop.ui.widgets.layouts import Column, Margins

_WORST: tuple[BannerTone, ...] = ("info", "ok", "warn", "bad")


class Messages(QWidget):
    """One banner with all that was told since it was last closed."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._texts: list[str] = []
        self._tone: BannerTone = "info"
        self._banner = Banner(theme)
        self._banner.dismissed.connect(self._on_dismissed)
        column = Column(theme, 0, Margins(16, 8, 16, 8))
        column.addWidget(self._banner)
        self.setLayout(column)
        self.hide()

    @property
    def text(self) -> str:
        """What is shown; empty when nothing is."""
        return "\n".join(self._texts)

    def add(self, text: str, tone: str = "warn") -> None:
        """Show a message below those not yet closed. Good news gives way to the next message."""
        if self._tone in ("info", "ok"):
            self._texts.clear()
            self._tone = "info"
        if text not in self._texts:
            self._texts.append(text)
        told = next((rank for rank, known in enumerate(_WORST) if known == tone), 2)
        self._tone = _WORST[max(told, _WORST.index(self._tone))]
        self._banner.show_message(self.text, self._tone)
        self.show()

    @Slot(str)
    def take_back(self, text: str) -> None:
        """Show a message no longer; nothing happens if it is not shown."""
        if text not in self._texts:
            return
        self._texts.remove(text)
        if self._texts:
            self._banner.show_message(self.text, self._tone)
        else:
            self.clear()

    def clear(self) -> None:
        """Show nothing."""
        self._banner.hide()
        self._on_dismissed()

    @Slot()
    def _on_dismissed(self) -> None:
        self._texts.clear()
        self._tone = "info"
        self.hide()
