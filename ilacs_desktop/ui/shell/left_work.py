"""Unsaved work on the file that was just opened, offered over the page.

The start page offers all that a crash left behind. Who opens their file by a double-click never sees
the start page, and would take what was last saved for all that there is.
"""

import contextlib
from functools import partial
from pathlib import Path

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from ilacs_desktop.document.session import Caret
from ilacs_desktop.storage.journal import SealedWork
from ilacs_desktop.storage.journal_lines import name_of
from ilacs_desktop.storage.recovery import Work, describe, left_behind
from ilacs_desktop.ui.theme.theme import Theme
from ilacs_desktop.ui.widgets.banner import Banner
from ilacs_desktop.ui.widgets.layouts import Column, Margins
from ilacs_desktop.ui.work.desk import Desk
from ilacs_desktop.ui.work.workspace import Workspace

OPEN = "Open that work"
_TOLD = (
    "The program ended before your work on this file was saved. It is kept: {what}. Opening it"
    " changes no file."
)


class LeftWork(QWidget):
    """Says that there is unsaved work on what is open, the newest first; hidden while there is none."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._desk: Desk | None = None
        self._found: Work | None = None
        self._banner = Banner(theme)
        column = Column(theme, 0, Margins(16, 8, 16, 8))
        column.addWidget(self._banner)
        self.setLayout(column)
        self._banner.acted.connect(self._on_open)
        self._banner.dismissed.connect(self.hide)
        self.hide()

    def attend(self, desk: Desk) -> None:
        """Look for work on whatever is opened at this desk from now on."""
        self._desk = desk
        desk.opened.connect(self._on_opened)
        desk.closed.connect(self._take_away)

    @Slot(object, object)
    def _on_opened(self, workspace: Workspace, _begin_at: Caret | None) -> None:
        self._take_away()
        if workspace.path is not None:
            services = workspace.services
            # The lane that writes journals: none is begun while they are looked through.
            job = partial(_left_on, services.recovery, workspace.path, workspace.document.id)
            services.journal_lane.run(job, partial(self._on_read, workspace), self)

    def _on_read(self, workspace: Workspace, result: tuple[Work, ...] | Exception) -> None:
        desk = self._desk
        if desk is None or desk.workspace is not workspace or isinstance(result, Exception):
            return
        found = [work for work in result if work.journal != desk.recovering]
        if found:
            self._found = found[-1]
            what = describe(self._found, desk.services.now())
            self._banner.show_message(_TOLD.format(what=what), "warn", OPEN)
            self.show()

    @Slot()
    def _on_open(self) -> None:
        if self._desk is not None and self._found is not None:
            self._desk.recover(self._found)

    @Slot()
    def _take_away(self) -> None:
        self._found = None
        self._banner.hide()
        self.hide()


def _left_on(folder: Path, path: Path, document: str) -> tuple[Work, ...]:
    """Return the work in a folder that was done on a file, oldest first.

    Encrypted work does not say on which file: the name of its journal says on which document.
    """
    return tuple(work for work in left_behind(folder) if _is_on(work, path, document))


def _is_on(work: Work, path: Path, document: str) -> bool:
    if isinstance(work, SealedWork):
        return work.journal.name.startswith(f"{name_of(document)}-")
    if not work.path or work.base.id != document:
        return False
    with contextlib.suppress(OSError):
        return Path(work.path).samefile(path)
    return Path(work.path) == path
