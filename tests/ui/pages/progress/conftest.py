"""The progress page in one window for all the tests of a module."""

from collections.abc import Callable, Iterator

import msgspec
import pytest

from ilacs_desktop.document.model import Document
from ilacs_desktop.framework.model import Framework
from ilacs_desktop.history.history import History
from ilacs_desktop.storage.save import Author
from ilacs_desktop.ui.theme.theme import Theme
from ilacs_desktop.ui.work.background import Lane
from ilacs_desktop.ui.work.services import Services
from ilacs_desktop.ui.work.workspace import Workspace
from tests.ui.pages.conftest import NOW
from tests.ui.pages.progress.kit import Progress

OpenProgress = Callable[[Document], Progress]


@pytest.fixture(scope="module")
def _window(
    _one_theme: Theme,
    framework: Framework,
    example: Document,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[Progress]:
    folder = tmp_path_factory.mktemp("progress")
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
    made = Progress(_one_theme, workspace, folder)
    yield made
    made.end()
    workspace.close()


@pytest.fixture
def open_progress(_window: Progress, theme: Theme) -> Iterator[OpenProgress]:
    """Return a function that shows a document on the progress page."""
    yield _window.begin
    _window.dialogs.check_all_used()


@pytest.fixture
def progress(open_progress: OpenProgress, example: Document) -> Progress:
    """Return the example on the progress page."""
    return open_progress(example)


@pytest.fixture
def empty(open_progress: OpenProgress, example: Document) -> Progress:
    """Return the example without points on the progress page."""
    return open_progress(msgspec.structs.replace(example, prior_points=()))
