"""What all pictures of the window and its dialogs share: their font, the smaller screen, waiting."""

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication

FONT = "Open Sans"  # near to Segoe UI, and a little wider
SMALL = (1097, 617)  # 1920 by 1080 at 175 %, less the task bar


def settle() -> None:
    """Let everything that waits for its turn happen."""
    for _ in range(5):
        QApplication.processEvents()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
