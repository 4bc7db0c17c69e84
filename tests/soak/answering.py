"""The dialogs of the program, with somebody who answers them: only files are not asked for on screen."""

from collections import deque
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QLineEdit, QWidget

from ilacs_desktop.ui.dialogs.port import FileKind, Option, QtDialogs
from ilacs_desktop.ui.theme.theme import Theme


class Answering(QtDialogs):
    """Questions are shown as they are to anybody, and answered with the keyboard or a click.

    What is answered is laid out before; without that the person gives up: Escape, and no file.
    ``told`` holds what the program said that it could not do.
    """

    def __init__(self, theme: Theme, window: QWidget) -> None:
        super().__init__(theme, window)
        self.told: list[str] = []
        self._answers: deque[Any] = deque()

    def answer(self, *answers: Path | tuple[Path, ...] | str) -> None:
        """Lay out answers: paths for files, words on a button, or a passphrase."""
        self._answers.extend(answers)

    def forget(self) -> None:
        """Take back what was laid out and never asked for."""
        self._answers.clear()

    def ask_open_file(
        self, title: str, kinds: Sequence[FileKind], folder: Path | None = None
    ) -> Path | None:
        return self._next()

    def ask_open_files(
        self, title: str, kinds: Sequence[FileKind], folder: Path | None = None
    ) -> tuple[Path, ...]:
        return self._next() or ()

    def ask_save_file(self, title: str, kinds: Sequence[FileKind], suggested: Path) -> Path | None:
        return self._next()

    def ask_folder(self, title: str, folder: Path | None = None) -> Path | None:
        return self._next()

    def confirm(self, title: str, text: str, action: str, *, danger: bool = False) -> bool:
        self._soon()
        return super().confirm(title, text, action, danger=danger)

    def choose(self, title: str, text: str, options: Sequence[Option]) -> str:
        self._soon()
        return super().choose(title, text, options)

    def ask_passphrase(self, title: str, text: str) -> str | None:
        self._soon()
        return super().ask_passphrase(title, text)

    def tell(self, title: str, text: str, details: str = "") -> None:
        self.told.append(f"{title}: {text} {details}".strip())
        self._soon()
        super().tell(title, text, details)

    def _next(self) -> Any:
        return self._answers.popleft() if self._answers else None

    def _soon(self) -> None:
        QTimer.singleShot(0, self._window, self._reply)

    def _reply(self) -> None:
        """Answer the dialog that waits."""
        dialog = QApplication.activeModalWidget()
        if not isinstance(dialog, QDialog):
            return
        answer = self._next()
        button = next((b for b in dialog.findChildren(QAbstractButton) if b.text() == answer), None)
        field = dialog.findChild(QLineEdit)
        if button is not None:
            QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        elif field is not None and answer:
            QTest.keyClicks(field, answer)
            QTest.keyClick(field, Qt.Key.Key_Return)
        else:
            QTest.keyClick(dialog, Qt.Key.Key_Escape)
