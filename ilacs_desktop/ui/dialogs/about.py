"""The dialogs of the Help menu: the keys, where files are kept, and what this program is."""

from collections.abc import Callable, Mapping
from pathlib import Path

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from ilacs_desktop import __version__
from ilacs_desktop.framework.dates import format_date
from ilacs_desktop.framework.model import Framework
from ilacs_desktop.ui.dialogs.closable import ClosableDialog, TextDialog
from ilacs_desktop.ui.editor.commands import COMMANDS
from ilacs_desktop.ui.shell.menus import GO_TO, entries
from ilacs_desktop.ui.shell.page_keys import PAGE_KEYS
from ilacs_desktop.ui.theme.theme import Theme
from ilacs_desktop.ui.widgets.buttons import link_button
from ilacs_desktop.ui.widgets.labels import BodyLabel, CaptionLabel, Heading
from ilacs_desktop.ui.widgets.layouts import Column
from ilacs_desktop.ui.widgets.padded_cells import PaddedDelegate

Opener = Callable[[Path], bool]
KeysOf = Callable[[str], tuple[str, ...]]  # the keys of a command, by its id


class ShortcutsDialog(ClosableDialog):
    """Every key, from the tables that the menus and the editor are made of, and that of the pages."""

    def __init__(self, theme: Theme, keys_of: KeysOf | None = None) -> None:
        super().__init__(theme, "Keyboard shortcuts")
        rows = shortcuts(keys_of)
        table = QTableWidget(len(rows), 3)
        table.setAccessibleName("Keyboard shortcuts")
        table.setHorizontalHeaderLabels(["Where", "What it does", "Keys"])
        table.verticalHeader().hide()
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setTabKeyNavigation(False)
        table.setShowGrid(False)
        table.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft)
        for number, row in enumerate(rows):
            for column, text in enumerate(row):
                table.setItem(number, column, QTableWidgetItem(text))
        for column in (0, 2):
            table.horizontalHeader().setSectionResizeMode(
                column, QHeaderView.ResizeMode.ResizeToContents
            )
        table.horizontalHeader().setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        table.verticalHeader().setDefaultSectionSize(theme.tokens.row)
        self._delegate = PaddedDelegate(theme)
        table.setItemDelegate(self._delegate)
        table.setCurrentCell(0, 0)
        self.show_content(table)


def shortcuts(keys_of: KeysOf | None = None) -> list[tuple[str, str, str]]:
    """Return all that has keys: where it is found, what it does, and its keys in words.

    ``keys_of`` gives the keys of a command in what is open; one without any is left out, and so is
    what belongs to a stage that cannot be gone to.
    """
    listed = {entry.id: keys_of(entry.id) if keys_of else entry.keys for _, entry in entries()}
    rows = [
        (_plain(menu), _plain(entry.text), _in_words(listed[entry.id]))
        for menu, entry in entries()
        if listed[entry.id]
    ]
    rows += [
        ("Writing", command.text.removesuffix("…"), _in_words((command.keys,)))
        for command in COMMANDS
        if command.keys
    ]
    rows += [
        (one.where, one.what, _in_words(one.keys))
        for one in PAGE_KEYS
        if not one.stage or listed[f"{GO_TO}{one.stage}"]
    ]
    return rows


def _plain(text: str) -> str:
    return text.replace("&", "").removesuffix("…")


def _in_words(keys: tuple[str, ...]) -> str:
    native = QKeySequence.SequenceFormat.NativeText
    return " or ".join(QKeySequence(one).toString(native) or one for one in keys)


class FilesDialog(TextDialog):
    """Where everything is that the program keeps, with a link to open each folder."""

    def __init__(self, theme: Theme, places: Mapping[str, Path], opener: Opener) -> None:
        super().__init__(theme, "Where files are kept")
        self.column.addWidget(
            BodyLabel(
                theme,
                "Your self-evaluations are where you save them: each is one file that ends in"
                " .ilacs. Besides those, the program keeps these on this computer. It sends nothing"
                " anywhere.",
            )
        )
        for what, path in places.items():
            self.column.addWidget(_Place(theme, what, path, opener))


class _Place(QWidget):
    """One thing that is kept, where, and a link to its folder."""

    def __init__(self, theme: Theme, what: str, path: Path, opener: Opener) -> None:
        super().__init__()
        self._folder = path.parent if path.suffix else path
        self._opener = opener
        link = link_button(theme, "Open the folder", f"Open the folder: {what}")
        link.clicked.connect(self._on_clicked)
        column = Column(theme, 4)
        column.addWidget(Heading(theme, what, 2))
        column.addWidget(CaptionLabel(theme, str(path)))
        column.addWidget(link)
        self.setLayout(column)

    @Slot()
    def _on_clicked(self) -> None:
        self._folder.mkdir(parents=True, exist_ok=True)
        self._opener(self._folder)


class AboutDialog(TextDialog):
    """What this program is, which version, and what it knows of Ofsted's framework."""

    def __init__(self, theme: Theme, framework: Framework) -> None:
        super().__init__(theme, "About ILACS Desktop")
        for text in (
            f"Version {__version__}",
            "For the people in an English council who write the annual self-evaluation of"
            " children’s services. It works offline: nothing you write leaves this computer unless"
            " you send it.",
            f"Framework: {framework.name}, as at {format_date(framework.as_at)}.",
            "This program is not made or endorsed by Ofsted.",
            "Free software under the MIT licence. Icons: Fluent UI System Icons, Microsoft, MIT"
            " licence. Windows: Qt and PySide6, LGPL version 3.",
        ):
            self.column.addWidget(BodyLabel(theme, text))
