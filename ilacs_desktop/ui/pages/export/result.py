"""How an export went: on its way, ready with links to it, or failed with what to do."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Slot

from ilacs_desktop.export.word import Exported
from ilacs_desktop.storage.names import can_be_seen, is_there
from ilacs_desktop.ui.theme.theme import Theme
from ilacs_desktop.ui.widgets.announce import announce
from ilacs_desktop.ui.widgets.buttons import secondary_button
from ilacs_desktop.ui.widgets.cards import Card
from ilacs_desktop.ui.widgets.flow import FlowLayout
from ilacs_desktop.ui.widgets.labels import BodyLabel, CaptionLabel, Label
from ilacs_desktop.ui.widgets.layouts import Row


class ResultCard(Card):
    """Hidden until something was exported."""

    def __init__(self, theme: Theme, opener: Callable[[Path], bool]) -> None:
        super().__init__(theme)
        self._theme = theme
        self._opener = opener
        self._path: Path | None = None
        self._symbol = ("export", "accent")
        self._sign = Label(theme)
        self._told = BodyLabel(theme)
        self._where = CaptionLabel(theme)
        self._warnings = CaptionLabel(theme, colour="warn")
        self._open = secondary_button(theme, "Open the document", "document")
        self._folder = secondary_button(theme, "Open the folder", "folder")
        self._open.clicked.connect(self._on_open)
        self._folder.clicked.connect(self._on_folder)
        head = Row(theme, 8)
        head.addWidget(self._sign)
        head.addWidget(self._told, 1)
        row = FlowLayout(theme)
        row.addWidget(self._open)
        row.addWidget(self._folder)
        self.column.addLayout(head)
        self.column.addWidget(self._where)
        self.column.addWidget(self._warnings)
        self.column.addLayout(row)
        self.hide()
        self._on_colours_changed()
        theme.changed.connect(self._on_colours_changed)

    def show_progress(self, path: Path) -> None:
        """Say that the file is being made."""
        self._show(f"Making “{path.name}”… You can go on working.", "export", "accent")

    def show_done(self, exported: Exported) -> None:
        """Say that the file is ready, and what its author should know."""
        self._path = exported.path
        self._show(f"“{exported.path.name}” is ready.", "agreed", "ok")
        self._where.setText(f"In {exported.path.parent}")
        self._warnings.setText("\n".join(exported.warnings))
        self._where.show()
        self._warnings.setVisible(bool(exported.warnings))
        self._open.show()
        self._folder.show()

    def focus_first(self) -> None:
        """Put the keyboard on the link to the document."""
        self._open.setFocus()

    def show_failure(self, sentence: str) -> None:
        """Say what happened, what is safe and what to do."""
        self._show(sentence, "error", "bad")

    def _show(self, text: str, symbol: str, colour: str) -> None:
        for part in (self._where, self._warnings, self._open, self._folder):
            part.hide()
        self._symbol = (symbol, colour)
        self._on_colours_changed()
        self._told.setText(text)
        self.show()
        announce(self, text)

    @Slot()
    def _on_colours_changed(self) -> None:
        self._sign.setPixmap(self._theme.pixmap(*self._symbol))

    @Slot()
    def _on_open(self) -> None:
        self._try(self._path)

    @Slot()
    def _on_folder(self) -> None:
        self._try(self._path.parent if self._path else None)

    def _try(self, path: Path | None) -> None:
        if path is None or (can_be_seen(path) and self._opener(path)):
            return
        told = _why_not(path)
        self._warnings.setText(told)
        self._warnings.show()
        announce(self, told)


def _why_not(path: Path) -> str:
    """Return why what was exported could not be opened."""
    try:
        stands = is_there(path)
    except OSError:
        return f"{path} cannot be reached now. Try again when its drive or folder can be."
    if stands:
        return f"This computer has no program to open it with. You find it at {path}."
    return (
        f"There is nothing at {path} any more. If you moved it, open it where it is now; otherwise"
        " export again."
    )
