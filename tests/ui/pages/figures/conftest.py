"""One page of figures for each module of tests; every test opens its own document on it."""

import datetime as dt
from collections.abc import Callable, Iterator

import msgspec
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
from tests.ui.pages.figures.kit import Figures

NOW = dt.datetime(2026, 10, 12, 14, 32, tzinfo=dt.UTC)
OpenFigures = Callable[[Document], Figures]


@pytest.fixture(scope="module")
def one_page(
    qapp: QApplication,
    _one_theme: Theme,
    framework: Framework,
    example: Document,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[Figures]:
    """Return a window with the page, for all tests of a module."""
    folder = tmp_path_factory.mktemp("figures")
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
    made = Figures(_one_theme, workspace, folder)
    yield made
    made.lane.drain()
    made.window.close()
    made.window.deleteLater()
    made.lane.deleteLater()
    workspace.close()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)  # there is no event loop


@pytest.fixture
def open_figures(one_page: Figures, theme: Theme) -> Iterator[OpenFigures]:
    """Return a function that opens a document on the page, with nothing filtered or folded."""

    def open_(document: Document) -> Figures:
        one_page.begin(document)
        return one_page

    yield open_
    QApplication.clipboard().clear()
    one_page.end()


@pytest.fixture
def figures(open_figures: OpenFigures, example: Document) -> Figures:
    """Return the example on the page of figures."""
    return open_figures(example)


@pytest.fixture
def no_figures(open_figures: OpenFigures, example: Document) -> Figures:
    """Return the example without figures."""
    return open_figures(msgspec.structs.replace(example, indicators=()))
