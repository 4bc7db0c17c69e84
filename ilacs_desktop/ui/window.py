"""The window itself: frame, menus, title, size and place; what is in it comes a moment later.

It is on the screen before the pages are even imported, so it imports nothing of the document.
"""

from pathlib import Path

from PySide6.QtCore import QMimeData, QRect, Qt, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtWidgets import QMainWindow, QWidget

from ilacs_desktop.settings import Settings
from ilacs_desktop.ui.menus import Menus

PRODUCT = "ILACS Desktop"
_FILE = ".ilacs"
_SIZE = (1280, 760)
_LEAST = (640, 400)
_ROOMY = 1.1  # of the size: on a screen with less room than that it is maximised
_SEEN = 100  # pixels of a remembered window that must lie on a screen


class MainWindow(QMainWindow):
    """The frame of the program.

    Signals:
        file_dropped: a self-evaluation was dropped on it, as a path.
        close_asked: the person wants to close it; it closes if ``let_go`` is called meanwhile.
    """

    file_dropped = Signal(object)
    close_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._may_close = False
        self.menus = Menus(self)
        self.setCentralWidget(QWidget())
        self.setAcceptDrops(True)
        self.setMinimumSize(*_LEAST)
        self.show_title("", unsaved=False)

    def show_title(self, name: str, *, unsaved: bool) -> None:
        """Say what is open, and with a mark that there is something to save."""
        title = f"{name.replace('[*]', '[*][*]')}[*] – {PRODUCT}" if name else PRODUCT
        if title != self.windowTitle():
            self.setWindowTitle(title)
        self.setWindowModified(bool(name) and unsaved)

    def place(self, settings: Settings) -> None:
        """Take the size and place it had last, where that is still on a screen.

        On a small screen it starts over the whole of it.
        """
        wanted = QRect(*settings.window) if settings.window else QRect()
        screens = [screen.availableGeometry() for screen in QGuiApplication.screens()]
        seen = [screen.intersected(wanted) for screen in screens]
        small = False
        if wanted.isValid() and any(min(s.width(), s.height()) >= _SEEN for s in seen):
            self.setGeometry(wanted)
        else:
            room = self.screen().availableGeometry().size()
            width, height = (
                min(size, most) for size, most in zip(_SIZE, room.toTuple(), strict=True)
            )
            self.resize(width, height)
            small = room.width() < _SIZE[0] * _ROOMY or room.height() < _SIZE[1] * _ROOMY
        if small or settings.maximised:
            self.setWindowState(Qt.WindowState.WindowMaximized)

    def placed(self) -> tuple[tuple[int, int, int, int], bool]:
        """Return left, top, width and height when it is not maximised, and whether it is."""
        area = self.normalGeometry()
        return (area.x(), area.y(), area.width(), area.height()), self.isMaximized()

    def let_go(self) -> None:
        """Close the window now, without asking."""
        self._may_close = True
        self.close()

    def closeEvent(self, event: QCloseEvent) -> None:
        if not self._may_close:
            self.close_asked.emit()
        event.setAccepted(self._may_close)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if dropped_file(event.mimeData()) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        path = dropped_file(event.mimeData())
        if path is not None:
            event.acceptProposedAction()
            self.file_dropped.emit(path)


def dropped_file(data: QMimeData) -> Path | None:
    """Return the self-evaluation that is being dragged, if it is one and nothing else."""
    urls = data.urls()
    path = urls[0].toLocalFile() if len(urls) == 1 else ""
    return Path(path) if path.casefold().endswith(_FILE) else None
