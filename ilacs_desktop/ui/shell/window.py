"""The window itself: frame, title, size and place. What is in it comes a moment later.

The frame is on the screen before anything else is imported. So this module touches neither the
theme, nor the document, nor the name ``Qt``: at its first use PySide6 makes over a hundred enums,
which takes as long as a third of the bare window.
"""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QTimer, Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMainWindow

from ilacs_desktop.settings import Settings
from ilacs_desktop.ui.theme.tokens import DARK, LIGHT

if TYPE_CHECKING:
    from PySide6.QtCore import QMimeData
    from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QPaintEvent

PRODUCT = "ILACS Desktop"
FILE_ENDING = ".ilacs"
_DROPPED = (FILE_ENDING, ".docx", ".parts")  # the last is a shared folder
_SIZE = (1280, 760)
_LEAST = (640, 400)
_ROOMY = 1.1  # of the size: on a screen with less room than that it is maximised
_SEEN = 100  # pixels of a remembered window that must lie on a screen
_MIDDLE = 128  # of the lightness of a colour, from 0 to 255
_PATIENCE = 500  # milliseconds: a window that starts minimised is not painted


class MainWindow(QMainWindow):
    """The frame of the program.

    Signals:
        painted: the frame is on the screen; sent once.
        files_dropped: self-evaluations, packs, Word files or shared folders were dropped on it, as
            a tuple of paths.
        close_asked: the person wants to close it; it closes if ``let_go`` is called meanwhile.
    """

    painted = Signal()
    files_dropped = Signal(object)
    close_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._may_close = False
        self._was_painted = False
        self.setAcceptDrops(True)
        self.setMinimumSize(*_LEAST)
        self.show_title("", unsaved=False)

    def show_title(self, name: str, *, unsaved: bool) -> None:
        """Say what is open, and with a mark that there is something to save."""
        title = f"{name.replace('[*]', '[*][*]')}[*] – {PRODUCT}" if name else PRODUCT
        if title != self.windowTitle():
            self.setWindowTitle(title)
        self.setWindowModified(bool(name) and unsaved)

    def appear(self, settings: Settings) -> None:
        """Show the frame as it was last, in the colour of the look that is coming."""
        if settings.theme != "high_contrast":
            light = QGuiApplication.palette().window().color().lightness() >= _MIDDLE
            dark = settings.theme == "dark" or (settings.theme == "system" and not light)
            colour = (DARK if dark else LIGHT).window
            self.setStyleSheet(f"QMainWindow {{ background: {colour}; }}")
        if self._place(settings):
            self.showMaximized()
        else:
            self.show()
        QTimer.singleShot(_PATIENCE, self._on_painted)

    def _place(self, settings: Settings) -> bool:
        """Take the size and place it had last, where that is still on a screen.

        Return whether it should be maximised: it was, or the screen has little room.
        """
        wanted = QRect(*settings.window) if settings.window else QRect()
        screens = [screen.availableGeometry() for screen in QGuiApplication.screens()]
        seen = [screen.intersected(wanted) for screen in screens]
        if wanted.isValid() and any(min(s.width(), s.height()) >= _SEEN for s in seen):
            self.setGeometry(wanted)
            return settings.maximised
        room = self.screen().availableGeometry()
        self.resize(min(_SIZE[0], room.width()), min(_SIZE[1], room.height()))
        little = room.width() < _SIZE[0] * _ROOMY or room.height() < _SIZE[1] * _ROOMY
        return little or settings.maximised

    def placed(self) -> tuple[tuple[int, int, int, int], bool]:
        """Return left, top, width and height when it is not maximised, and whether it is."""
        area = self.normalGeometry()
        return (area.x(), area.y(), area.width(), area.height()), self.isMaximized()

    def come_to_front(self) -> None:
        """Show the window over others, or where the computer forbids that, ask for attention."""
        from PySide6.QtCore import Qt
        from PySide6.QtWidgets import QApplication

        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.raise_()
        self.activateWindow()
        QApplication.alert(self)

    def let_go(self) -> None:
        """Close the window now, without asking."""
        self._may_close = True
        self.close()

    @Slot()
    def _on_painted(self) -> None:
        if not self._was_painted:
            self._was_painted = True
            self.painted.emit()

    def paintEvent(self, event: "QPaintEvent") -> None:
        super().paintEvent(event)
        if not self._was_painted:
            QTimer.singleShot(0, self._on_painted)

    def closeEvent(self, event: "QCloseEvent") -> None:
        if not self._may_close:
            self.close_asked.emit()
        event.setAccepted(self._may_close)

    def dragEnterEvent(self, event: "QDragEnterEvent") -> None:
        if dropped_files(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: "QDropEvent") -> None:
        paths = dropped_files(event.mimeData())
        if paths:
            event.acceptProposedAction()
            self.files_dropped.emit(paths)


def dropped_files(data: "QMimeData") -> tuple[Path, ...]:
    """Return the files that are being dragged, if all of them are of a kind that the window takes."""
    paths = tuple(url.toLocalFile() for url in data.urls())
    taken = all(path.rstrip("/").casefold().endswith(_DROPPED) for path in paths)
    return tuple(map(Path, paths)) if taken else ()
