"""The outline panel over the example, for tests."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

from ilacs_desktop.document.model import Document
from ilacs_desktop.ui.pages.setup.outline import OutlinePanel
from ilacs_desktop.ui.theme.theme import Theme
from ilacs_desktop.ui.work.workspace import Workspace
from tests.ui.recorded_dialogs import RecordedDialogs
from tests.ui.walk import settle


@pytest.fixture
def panel(
    theme: Theme,
    dialogs: RecordedDialogs,
    example: Document,
    draft_workspace: Callable[[Document], Workspace],
) -> Iterator[OutlinePanel]:
    made = OutlinePanel(theme, draft_workspace(example), dialogs)
    made.resize(1280, 560)
    made.show()
    made.activateWindow()
    made.focus_first()
    settle()
    yield made
    for thing in (*dialogs.forms, made):
        thing.close()
        thing.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
