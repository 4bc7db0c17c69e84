"""The theme of the running program: it dresses the application and tells widgets of changes."""

from collections.abc import Callable
from pathlib import Path
from typing import Literal

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QFont, QIcon, QPalette, QPixmap
from PySide6.QtWidgets import QApplication

from ilacs_desktop.ui.theme.icons import icon_pixmap
from ilacs_desktop.ui.theme.palette import colours_of, palette_of
from ilacs_desktop.ui.theme.roles import tell_headings
from ilacs_desktop.ui.theme.stylesheet import contrast_sheet, style_sheet
from ilacs_desktop.ui.theme.system import SystemLook, follow_system, system_look, wish_scheme
from ilacs_desktop.ui.theme.tokens import DARK, LIGHT, Tokens, TypeRole, tokens_at

Mode = Literal["system", "light", "dark", "high_contrast"]
Look = Literal["light", "dark", "high_contrast"]


class Theme(QObject):
    """The look of the program, and its one place of change.

    ``mode`` is what the person chose; ``look`` is what it comes to on this computer. Where the
    computer asks for high contrast, the mode "system" gives it. ``text_scale`` is the person's
    choice and multiplies the computer's own; ``tokens`` hold the result.

    Signals:
        changed: the tokens are others now; colours, sizes and icons must be taken again.
    """

    changed = Signal()

    def __init__(
        self,
        app: QApplication,
        icons: Path,
        *,
        mode: Mode = "system",
        text_scale: float = 1.0,
        family: str = "",
        read_system: Callable[[], SystemLook] = system_look,
    ) -> None:
        """Dress the application.

        ``icons`` is the folder of drawings. ``family`` names a font instead of the system's.
        """
        super().__init__(app)
        self._app = app
        self._icons = icons
        self._mode = mode
        self._text_scale = text_scale
        self._read_system = read_system
        self._font = QFont(app.font())
        if family:
            self._font.setFamily(family)
        self._pixmaps: dict[tuple[str, str, int, float, int], QPixmap] = {}
        self._fonts: dict[TypeRole, QFont] = {}
        self._system = read_system()
        self._tokens = Tokens(LIGHT)
        app.setStyle("Fusion")
        tell_headings(app)
        wish_scheme(mode)
        self._dress()
        follow_system(self._on_system_changed)
        app.screenAdded.connect(self._on_screen_added)

    @property
    def tokens(self) -> Tokens:
        """Colours, spaces and type sizes as they are now."""
        return self._tokens

    @property
    def mode(self) -> Mode:
        """What the person chose."""
        return self._mode

    @property
    def text_scale(self) -> float:
        """The text scale that the person chose; 1.0 is 100 %."""
        return self._text_scale

    @property
    def look(self) -> Look:
        """What is shown: light, dark or high contrast."""
        if self._mode != "system":
            return self._mode
        if self._system.high_contrast:
            return "high_contrast"
        return "dark" if self._system.dark else "light"

    def set_mode(self, mode: Mode) -> None:
        """Show another look."""
        if mode != self._mode:
            self._mode = mode
            wish_scheme(mode)
            self._system = self._read_system()
            self._dress()

    def set_text_scale(self, scale: float) -> None:
        """Show text at another size; the tokens keep the result between 100 and 200 %."""
        if scale != self._text_scale:
            self._text_scale = scale
            self._dress()

    def font(self, role: TypeRole) -> QFont:
        """Return the font for a kind of text."""
        if role not in self._fonts:  # asked for thousands of times: in every painting and measuring
            font = self._fonts[role] = QFont(self._font)
            font.setPointSizeF(self._tokens.points(role))
            font.setWeight(QFont.Weight(self._tokens.weight(role)))
        return QFont(self._fonts[role])

    def pixmap(self, name: str, colour: str = "text2", size: int = 20, room: int = 0) -> QPixmap:
        """Return an icon as a picture; ``colour`` is a name of ``Colours``.

        ``size`` is in pixels at 100 %. Raises OSError when there is no icon of that name.
        """
        px = self._tokens.px
        ratio = self._app.devicePixelRatio()
        key = (name, self._tokens.colour.of(colour), px(size), ratio, px(room))
        if key not in self._pixmaps:
            self._pixmaps[key] = icon_pixmap(self._icons / f"{name}.svg", *key[1:])
        return self._pixmaps[key]

    def icon(self, name: str, colour: str = "text2", size: int = 20, room: int = 0) -> QIcon:
        """Return an icon, greyed where its control is disabled; arguments as ``pixmap``.

        ``room`` is left empty at its right, in pixels at 100 %.
        """
        icon = QIcon(self.pixmap(name, colour, size, room))
        icon.addPixmap(self.pixmap(name, "disabled", size, room), QIcon.Mode.Disabled)
        return icon

    def _dress(self) -> None:
        self._app.setStyleSheet("")  # under the old one, Qt would dress all twice: 3 × the time
        look = self.look
        if look == "high_contrast":
            self._app.setPalette(QPalette())
            colour = colours_of(self._app.palette())
        else:
            colour = DARK if look == "dark" else LIGHT
            self._app.setPalette(palette_of(colour))
        self._tokens = tokens_at(colour, self._text_scale * self._system.text_scale)
        self._pixmaps.clear()
        self._fonts.clear()
        self._app.setFont(self.font("body"))
        sheet = contrast_sheet if look == "high_contrast" else style_sheet
        self._app.setStyleSheet(sheet(self._tokens))
        self.changed.emit()

    @Slot()
    def _on_system_changed(self) -> None:
        system = self._read_system()
        if system != self._system:
            self._system = system
            self._dress()

    @Slot()
    def _on_screen_added(self) -> None:
        self._dress()  # the new screen may need sharper icons
