"""Open self-evaluations for the tests of pages."""

import datetime as dt
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ilacs_desktop.document.model import Document
from ilacs_desktop.framework.model import Framework
from ilacs_desktop.history.history import History
from ilacs_desktop.storage.save import Author
from ilacs_desktop.ui.theme.theme import Theme
from ilacs_desktop.ui.work.background import Lane
from ilacs_desktop.ui.work.workspace import Services, Workspace
from tests.checked import FoundBefore
from tests.ui.pages.draft.kit import Desk
from tests.ui.recorded_dialogs import RecordedDialogs

NOW = dt.datetime(2026, 10, 12, 14, 32, tzinfo=dt.UTC)

OpenDraft = Callable[[Document], Desk]


@pytest.fixture(autouse=True, scope="module")
def _checks_go_on_from_earlier_ones(found_before: FoundBefore) -> Iterator[None]:
    with found_before.in_use():
        yield


@pytest.fixture
def draft_workspace(
    tmp_path: Path, framework: Framework, qapp: QApplication
) -> Iterator[Callable[[Document], Workspace]]:
    """Return a function that opens a document without a file."""
    services = Services(
        framework=framework,
        author=Author("Siân Holroyd", "LAPTOP-1"),
        now=lambda: NOW,
        clock=lambda: 0.0,
        readable=lambda document: document.authority.name,
        recovery=tmp_path / "recovery",
        save_lane=Lane(),
        journal_lane=Lane(),
    )
    opened: list[Workspace] = []

    def open_(document: Document) -> Workspace:
        opened.append(Workspace(document, History(), (), None, services))
        return opened[-1]

    yield open_
    for workspace in opened:
        workspace.close()


@pytest.fixture
def open_draft(
    theme: Theme,
    dialogs: RecordedDialogs,
    draft_workspace: Callable[[Document], Workspace],
    qtbot: QtBot,
) -> Iterator[OpenDraft]:
    """Return a function that opens a document on the draft page."""
    desks: list[Desk] = []

    def open_(document: Document) -> Desk:
        desks.append(Desk(theme, draft_workspace(document), dialogs))
        return desks[-1]

    yield open_
    for form in dialogs.forms:
        form.close()
        form.deleteLater()
    for desk in desks:
        desk.end()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)  # there is no event loop


@pytest.fixture
def desk(open_draft: OpenDraft, example: Document) -> Desk:
    """Return the example on the draft page."""
    return open_draft(example)
