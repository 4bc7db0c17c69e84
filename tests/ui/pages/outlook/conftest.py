"""One window with the inspection page for each module; every test begins with the example."""

import datetime as dt
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

from ilacs_desktop.document.model import Document
from ilacs_desktop.framework.model import Framework
from ilacs_desktop.history.history import History
from ilacs_desktop.storage.save import Author
from ilacs_desktop.ui.theme.theme import Theme
from ilacs_desktop.ui.work.background import Lane
from ilacs_desktop.ui.work.workspace import Services, Workspace
from tests.ui.pages.outlook.kit import AtOutlook
from tests.ui.recorded_dialogs import RecordedDialogs

NOW = dt.datetime(2026, 10, 12, 14, 32, tzinfo=dt.UTC)


@pytest.fixture(scope="module")
def _one_window(
    _one_theme: Theme,
    framework: Framework,
    example: Document,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[AtOutlook]:
    folder = tmp_path_factory.mktemp("outlook")
    services = Services(
        framework=framework,
        author=Author("Siân Holroyd", "LAPTOP-1"),
        now=lambda: NOW,
        clock=lambda: 0.0,
        readable=lambda document: document.authority.name,
        recovery=folder / "recovery",
        save_lane=Lane(),
        journal_lane=Lane(),
    )
    workspace = Workspace(example, History(), (), None, services)
    made = AtOutlook(_one_theme, workspace, RecordedDialogs(), folder)
    yield made
    made.end()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)  # there is no event loop


@pytest.fixture
def at(_one_window: AtOutlook, theme: Theme, example: Document) -> Iterator[AtOutlook]:
    """Return a person at the inspection page of the example."""
    _one_window.begin(example)
    yield _one_window
    _one_window.dialogs.check_all_used()
