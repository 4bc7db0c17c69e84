"""All that a program says it should not: Qt's messages, warnings, the log from WARNING up."""

import logging
import warnings

from PySide6.QtCore import QMessageLogContext, QObject, QtMsgType, qInstallMessageHandler

# The screen in memory says so of what it lacks; no real one does.
OF_THE_SCREEN = ("This plugin does not support ",)


class Heard(logging.Handler):
    """Listens from now on, and keeps what it hears."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.messages: list[str] = []
        self._tree: list[str] | None = None  # while Qt lists objects
        qInstallMessageHandler(self._on_qt)
        logging.getLogger().addHandler(self)
        logging.captureWarnings(capture=True)
        warnings.simplefilter("always")

    def emit(self, record: logging.LogRecord) -> None:
        told = record.getMessage()
        if record.exc_info:
            told += "\n" + logging.Formatter().formatException(record.exc_info)
        self.messages.append(f"{record.levelname} {record.name}: {told}")

    def trees(self, roots: tuple[QObject, ...]) -> list[str]:
        """Return the class of each object that Qt has in these trees."""
        self._tree = []
        for root in roots:
            root.dumpObjectTree()
        found, self._tree = self._tree, None
        return [line.strip().partition("::")[0] for line in found]

    def _on_qt(self, kind: QtMsgType, _context: QMessageLogContext, message: str) -> None:
        if self._tree is not None and kind == QtMsgType.QtDebugMsg:
            self._tree.append(message)
        elif not message.startswith(OF_THE_SCREEN):
            self.messages.append(f"Qt {kind.name}: {message}")
