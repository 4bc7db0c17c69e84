"""How the page of each stage is made. Its module is imported only then: the window is up by now."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import NamedTuple

from PySide6.QtWidgets import QWidget

from ilacs_desktop.ui.shell.stage_stack import PageMaker, Parts
from ilacs_desktop.ui.work.background import Lane


class PageMakers(NamedTuple):
    """``lane`` is where Word files are written, ``opener`` opens a file or folder in its program.

    ``documents`` is where a file goes if nothing else is known.
    """

    lane: Lane
    opener: Callable[[Path], bool]
    documents: Path

    def by_stage(self) -> Mapping[str, PageMaker]:
        """Return what makes the page of each stage."""
        return {"set_up": self.set_up, "draft": self.draft, "export": self.export}

    def set_up(self, parts: Parts) -> QWidget:
        """Make the set up page."""
        from ilacs_desktop.ui.pages.setup.page import SetupPage

        page = SetupPage(parts.theme, parts.workspace, parts.dialogs)
        page.stage_wanted.connect(parts.go_to_stage)
        return page

    def draft(self, parts: Parts) -> QWidget:
        """Make the page with the text."""
        from ilacs_desktop.ui.pages.draft.page import DraftPage

        return DraftPage(parts.theme, parts.workspace, parts.dialogs)

    def export(self, parts: Parts) -> QWidget:
        """Make the export page."""
        from ilacs_desktop.ui.pages.export.page import ExportPage

        page = ExportPage(
            parts.theme, parts.workspace, parts.dialogs, self.lane, self.opener, self.documents
        )
        page.part_wanted.connect(parts.go_to_part)
        page.stage_wanted.connect(parts.go_to_stage)
        return page
