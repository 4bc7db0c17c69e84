"""Evidence pages for the tests of the page."""

from collections.abc import Callable, Iterator
from pathlib import Path

import msgspec
import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ilacs_desktop.document.model import Document
from ilacs_desktop.ui.theme.theme import Theme
from ilacs_desktop.ui.work.workspace import Workspace
from tests.ui.pages.evidence.kit import Library
from tests.ui.recorded_dialogs import RecordedDialogs

OpenLibrary = Callable[[Document], Library]


@pytest.fixture
def open_library(
    theme: Theme,
    dialogs: RecordedDialogs,
    draft_workspace: Callable[[Document], Workspace],
    tmp_path: Path,
    qtbot: QtBot,
) -> Iterator[OpenLibrary]:
    """Return a function that opens a document on the evidence page."""
    opened: list[Library] = []

    def open_(document: Document) -> Library:
        opened.append(Library(theme, draft_workspace(document), dialogs, tmp_path))
        return opened[-1]

    yield open_
    QApplication.clipboard().clear()
    for form in dialogs.forms:
        form.close()
        form.deleteLater()
    for library in opened:
        library.lane.drain()
        library.window.close()
        library.window.deleteLater()
        library.lane.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)  # there is no event loop


@pytest.fixture
def library(open_library: OpenLibrary, example: Document) -> Library:
    """Return the example on the evidence page."""
    return open_library(example)


@pytest.fixture
def empty(open_library: OpenLibrary, example: Document) -> Library:
    """Return the example without evidence on the evidence page."""
    return open_library(msgspec.structs.replace(example, evidence=()))
