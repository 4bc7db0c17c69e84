"""One key dates page for all tests of a module: each begins anew with a document of its own."""

import datetime as dt
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtWidgets import QApplication

from ilacs_desktop.document.model import Document
from ilacs_desktop.framework.model import Framework
from ilacs_desktop.history.history import History
from ilacs_desktop.storage.save import Author
from ilacs_desktop.ui.theme.theme import Theme
from ilacs_desktop.ui.work.background import Lane
from ilacs_desktop.ui.work.workspace import Services, Workspace
from tests.ui.pages.key_dates.kit import YearDesk
from tests.ui.recorded_dialogs import RecordedDialogs

NOW = dt.datetime(2026, 10, 12, 14, 32, tzinfo=dt.UTC)

OpenYear = Callable[[Document], YearDesk]


@pytest.fixture(scope="module")
def _one_year(
    _one_theme: Theme,
    framework: Framework,
    example: Document,
    tmp_path_factory: pytest.TempPathFactory,
    qapp: QApplication,
) -> Iterator[YearDesk]:
    folder = tmp_path_factory.mktemp("year")
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
    made = YearDesk(_one_theme, workspace, RecordedDialogs(), folder)
    yield made
    made.end()


@pytest.fixture
def open_year(_one_year: YearDesk, theme: Theme, example: Document) -> Iterator[OpenYear]:
    """Return a function that opens a document on the key dates page."""

    def open_(document: Document) -> YearDesk:
        for left in _one_year.folder.glob("*.ics"):
            left.unlink()
        _one_year.begin(document)
        return _one_year

    yield open_
    _one_year.dialogs.check_all_used()


@pytest.fixture
def year(open_year: OpenYear, example: Document) -> YearDesk:
    """Return the example on the key dates page."""
    return open_year(example)
