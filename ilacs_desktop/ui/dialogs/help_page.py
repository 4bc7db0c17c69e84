"""A page of help: a text of the folder with the help, in a window of its own."""

from pathlib import Path

from PySide6.QtWidgets import QWidget

from ilacs_desktop.ui.dialogs.closable import ClosableDialog
from ilacs_desktop.ui.dialogs.help_text import read_help, show_blocks
from ilacs_desktop.ui.theme.theme import Theme
from ilacs_desktop.ui.widgets.layouts import Column, all_round
from ilacs_desktop.ui.widgets.page_scroll import PageScroll


class HelpPageDialog(ClosableDialog):
    """One help text; its title is that of the window."""

    def __init__(self, theme: Theme, file: Path) -> None:
        blocks = read_help(file)
        super().__init__(theme, next(block.text for block in blocks if block.kind == "title"))
        page = Column(theme, 0, all_round(24))
        page.addWidget(show_blocks(theme, blocks))
        page.addStretch(1)
        content = QWidget()
        content.setLayout(page)
        self.show_content(PageScroll(theme, content))
