"""The one port through which every dialog is shown, so that tests can answer instead of people.

Pages take a ``Dialogs``; the program hands them ``QtDialogs``. Prefer undo to ``confirm``.
The dialogs are imported when they are first asked for: the window is up sooner.
"""

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, Protocol

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QWidget

from ilacs_desktop.ui.dialogs.traces import file_dialog_traces_removed
from ilacs_desktop.ui.theme.theme import Theme
from ilacs_desktop.ui.widgets.buttons import primary_button, secondary_button

if TYPE_CHECKING:
    from PySide6.QtWidgets import QAbstractButton, QMessageBox, QPushButton


class FileKind(NamedTuple):
    """A kind of file, such as ``FileKind("Self-evaluation", ("*.ilacs",))``."""

    label: str
    patterns: tuple[str, ...]


class Option(NamedTuple):
    """One way to go on: what comes back when it is chosen, and the words on its button."""

    id: str
    text: str


class Helps(Protocol):
    """What shows the help."""

    def show_page(self, page: str) -> None:
        """Show a page of the help."""
        ...

    def show_for(self, dialog: str) -> None:
        """Show the page that explains a dialog of this class, or else what it lies over."""
        ...


class Dialogs(Protocol):
    """What can be asked of, and told to, the person at the screen."""

    def ask_open_file(
        self, title: str, kinds: Sequence[FileKind], folder: Path | None = None
    ) -> Path | None:
        """Return the file to open, or None."""
        ...

    def ask_open_files(
        self, title: str, kinds: Sequence[FileKind], folder: Path | None = None
    ) -> tuple[Path, ...]:
        """Return the files to open; none when the person gave up."""
        ...

    def ask_save_file(self, title: str, kinds: Sequence[FileKind], suggested: Path) -> Path | None:
        """Return where to save, or None. That a file is replaced has been agreed to."""
        ...

    def ask_folder(self, title: str, folder: Path | None = None) -> Path | None:
        """Return a folder, or None."""
        ...

    def confirm(self, title: str, text: str, action: str, *, danger: bool = False) -> bool:
        """Return whether to go on. ``action`` says what would be done: "Replace the file".

        With ``danger`` the Enter key keeps things as they are.
        """
        ...

    def choose(self, title: str, text: str, options: Sequence[Option]) -> str:
        """Return the id of the option chosen, or nothing when the person gave up."""
        ...

    def ask_passphrase(self, title: str, text: str) -> str | None:
        """Return the passphrase that was typed, or None; ``text`` says of what and why."""
        ...

    def tell(self, title: str, text: str, details: str = "") -> None:
        """Tell what went wrong: what happened, what is safe, what to do.

        ``details`` are for the person who helps; they can be copied, and hold no document text.
        """
        ...

    def open_form(self, form: QDialog) -> None:
        """Show a form over the window and return at once; listen to its ``accepted`` signal."""
        ...

    def show_help(self, page: str) -> None:
        """Show a page of the help in its own window."""
        ...

    def help_with(self, helps: Helps) -> None:
        """Let this show the help from now on, also where F1 is pressed in a dialog."""
        ...


class QtDialogs:
    """The dialogs of the program. Files are asked for with the computer's own dialogs."""

    def __init__(self, theme: Theme, window: QWidget) -> None:
        """Show everything over ``window``."""
        self._theme = theme
        self._window = window
        self._helps: Helps | None = None

    def ask_open_file(
        self, title: str, kinds: Sequence[FileKind], folder: Path | None = None
    ) -> Path | None:
        from PySide6.QtWidgets import QFileDialog

        with file_dialog_traces_removed():
            chosen, _kind = QFileDialog.getOpenFileName(
                self._window, title, str(folder or ""), file_filter(kinds)
            )
        return Path(chosen) if chosen else None

    def ask_open_files(
        self, title: str, kinds: Sequence[FileKind], folder: Path | None = None
    ) -> tuple[Path, ...]:
        from PySide6.QtWidgets import QFileDialog

        with file_dialog_traces_removed():
            chosen, _kind = QFileDialog.getOpenFileNames(
                self._window, title, str(folder or ""), file_filter(kinds)
            )
        return tuple(map(Path, chosen))

    def ask_save_file(self, title: str, kinds: Sequence[FileKind], suggested: Path) -> Path | None:
        from PySide6.QtWidgets import QFileDialog

        with file_dialog_traces_removed():
            chosen, _kind = QFileDialog.getSaveFileName(
                self._window, title, str(suggested), file_filter(kinds)
            )
        return Path(chosen) if chosen else None

    def ask_folder(self, title: str, folder: Path | None = None) -> Path | None:
        from PySide6.QtWidgets import QFileDialog

        with file_dialog_traces_removed():
            chosen = QFileDialog.getExistingDirectory(self._window, title, str(folder or ""))
        return Path(chosen) if chosen else None

    def confirm(self, title: str, text: str, action: str, *, danger: bool = False) -> bool:
        from PySide6.QtWidgets import QMessageBox

        box = self._box(title, text, "help" if not danger else "warning")
        dress = (secondary_button, primary_button)  # what the Enter key does is the coloured one
        go_on, keep = dress[not danger](self._theme, action), dress[danger](self._theme, "Cancel")
        box.addButton(go_on, QMessageBox.ButtonRole.AcceptRole)
        box.addButton(keep, QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(keep if danger else go_on)
        box.setEscapeButton(keep)
        return self._clicked(box) is go_on

    def choose(self, title: str, text: str, options: Sequence[Option]) -> str:
        from PySide6.QtWidgets import QMessageBox

        box = self._box(title, text, "help")
        buttons: dict[str, QPushButton] = {}
        for option in options:
            made = secondary_button if buttons else primary_button
            buttons[option.id] = made(self._theme, option.text)
            box.addButton(buttons[option.id], QMessageBox.ButtonRole.AcceptRole)
        box.setDefaultButton(next(iter(buttons.values())))
        cancel = secondary_button(self._theme, "Cancel")
        box.addButton(cancel, QMessageBox.ButtonRole.RejectRole)
        box.setEscapeButton(cancel)
        clicked = self._clicked(box)
        return next((option for option, button in buttons.items() if button is clicked), "")

    def ask_passphrase(self, title: str, text: str) -> str | None:
        from ilacs_desktop.ui.dialogs.secret import SecretQuestion

        question = SecretQuestion(self._theme, title, text)
        question.setParent(self._window, question.windowFlags())
        self._let_help_be_seen(question)
        typed = question.exec() == QDialog.DialogCode.Accepted
        passphrase = question.passphrase
        question.deleteLater()
        return passphrase if typed else None

    def tell(self, title: str, text: str, details: str = "") -> None:
        from PySide6.QtWidgets import QMessageBox

        box = self._box(title, text, "warning")
        close = primary_button(self._theme, "Close")
        box.addButton(close, QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(close)
        copy = None
        if details:
            box.setDetailedText(details)
            _say_details(box)
            copy = secondary_button(self._theme, "Copy the details")
            box.addButton(copy, QMessageBox.ButtonRole.ActionRole)
        clicked = self._clicked(box)
        if copy is not None and clicked is copy:
            QGuiApplication.clipboard().setText(details)

    def open_form(self, form: QDialog) -> None:
        form.setParent(self._window, form.windowFlags())
        form.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._let_help_be_seen(form)
        QDialog.open(form)  # the dialogs for printers have another open, with other arguments

    def show_help(self, page: str) -> None:
        if self._helps is not None:
            self._helps.show_page(page)

    def help_with(self, helps: Helps) -> None:
        self._helps = helps

    def _let_help_be_seen(self, dialog: QDialog) -> None:
        """Let F1 show the help; the dialog holds back the window it lies over, and not the help."""
        dialog.setWindowModality(Qt.WindowModality.WindowModal)
        help_key = QShortcut(QKeySequence(QKeySequence.StandardKey.HelpContents), dialog)
        help_key.activated.connect(partial(self._on_help, type(dialog).__name__))

    def _on_help(self, dialog: str) -> None:
        if self._helps is not None:
            self._helps.show_for(dialog)

    def _box(self, title: str, text: str, icon: str) -> "QMessageBox":
        from PySide6.QtWidgets import QMessageBox

        box = QMessageBox(self._window)
        self._let_help_be_seen(box)
        box.setWindowTitle(title)
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setText(text)
        colour = "warn_mark" if icon == "warning" else "accent"
        box.setIconPixmap(self._theme.pixmap(icon, colour, 32))
        return box

    def _clicked(self, box: "QMessageBox") -> "QPushButton | None":
        from PySide6.QtWidgets import QPushButton

        box.exec()
        clicked = box.clickedButton()
        box.deleteLater()
        return clicked if isinstance(clicked, QPushButton) else None


def _say_details(box: "QMessageBox") -> None:
    """Have the button for the details speak as the rest of the program does."""
    from PySide6.QtWidgets import QMessageBox

    for button in box.buttons():
        if box.buttonRole(button) == QMessageBox.ButtonRole.ActionRole:
            _say_detail(button)
            button.clicked.connect(partial(_say_detail, button))  # after Qt has said it its way


def _say_detail(button: "QAbstractButton") -> None:
    button.setText(f"{'Hide' if 'Hide' in button.text() else 'Show'} details")


def file_filter(kinds: Sequence[FileKind]) -> str:
    """Return the kinds as Qt's file dialogs take them."""
    return ";;".join(f"{kind.label} ({' '.join(kind.patterns)})" for kind in kinds)
