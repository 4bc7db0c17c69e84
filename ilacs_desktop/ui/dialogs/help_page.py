"""Help on councils' templates: how an officer makes one in Word, and what is refused and why."""

from pathlib import Path

from PySide6.QtWidgets import QWidget

from ilacs_desktop.ui.dialogs.closable import ClosableDialog
from ilacs_desktop.ui.dialogs.help_text import read_help, show_blocks
from ilacs_desktop.ui.theme.theme import Theme
from ilacs_desktop.ui.widgets.layouts import Column, all_round
from ilacs_desktop.ui.widgets.page_scroll import PageScroll

TITLE = "Make your council’s template"
_FILE = "templates.md"


class TemplateHelpDialog(ClosableDialog):
    """The help text ``templates.md`` from the folder with the help."""

    def __init__(self, theme: Theme, folder: Path) -> None:
        super().__init__(theme, TITLE)
        page = Column(theme, 0, all_round(24))
        page.addWidget(show_blocks(theme, read_help(folder / _FILE)))
        page.addStretch(1)
        content = QWidget()
        content.setLayout(page)
        self.show_content(PageScroll(theme, content))
