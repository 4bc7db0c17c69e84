"""Dialogs for tests: they write down what was shown and answer what the test laid out."""

from collections import deque
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

from PySide6.QtWidgets import QDialog

from ilacs_desktop.ui.dialogs.port import FileKind, Helps, Option


class Asked(NamedTuple):
    """One dialog: what was called, its title and its text, or for a file what was suggested."""

    call: str
    title: str
    text: str = ""


class RecordedDialogs:
    """A ``Dialogs`` without a person.

    ``answer`` lays out answers in order. A question without an answer fails the test; ``tell`` and
    ``open_form`` need none. ``asked`` holds all that was shown, ``forms`` the open forms: fill in
    their fields and call ``accept`` or ``reject``.
    """

    def __init__(self) -> None:
        self.asked: list[Asked] = []
        self.forms: list[QDialog] = []
        self._answers: deque[Any] = deque()

    def answer(self, *answers: Path | tuple[Path, ...] | bool | str | None) -> None:
        """Lay out answers to the next questions."""
        self._answers.extend(answers)

    def check_all_used(self) -> None:
        """Fail when an answer was laid out for a question that never came."""
        assert not self._answers, f"never asked for: {list(self._answers)}"

    def ask_open_file(
        self, title: str, kinds: Sequence[FileKind], folder: Path | None = None
    ) -> Path | None:
        return self._ask("ask_open_file", title, str(folder or ""))

    def ask_open_files(
        self, title: str, kinds: Sequence[FileKind], folder: Path | None = None
    ) -> tuple[Path, ...]:
        return self._ask("ask_open_files", title, str(folder or ""))

    def ask_save_file(self, title: str, kinds: Sequence[FileKind], suggested: Path) -> Path | None:
        return self._ask("ask_save_file", title, str(suggested))

    def ask_folder(self, title: str, folder: Path | None = None) -> Path | None:
        return self._ask("ask_folder", title, str(folder or ""))

    def confirm(self, title: str, text: str, action: str, *, danger: bool = False) -> bool:
        return self._ask("confirm", title, text)

    def choose(self, title: str, text: str, options: Sequence[Option]) -> str:
        answer = self._ask("choose", title, text)
        assert answer in ("", *(option.id for option in options)), f"no such option: {answer}"
        return answer

    def ask_passphrase(self, title: str, text: str) -> str | None:
        return self._ask("ask_passphrase", title, text)

    def tell(self, title: str, text: str, details: str = "") -> None:
        self.asked.append(Asked("tell", title, text))

    def open_form(self, form: QDialog) -> None:
        self.asked.append(Asked("open_form", form.windowTitle()))
        self.forms.append(form)
        form.show()

    def show_help(self, page: str) -> None:
        self.asked.append(Asked("show_help", page))

    def help_with(self, helps: Helps) -> None:
        self.helps = helps

    def _ask(self, call: str, title: str, text: str) -> Any:
        self.asked.append(Asked(call, title, text))
        assert self._answers, f"unexpected question: {self.asked[-1]}"
        return self._answers.popleft()
