"""The export page of one self-evaluation, with somebody at it."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from ilacs_desktop.assets import resources
from ilacs_desktop.document.model import Document
from ilacs_desktop.document.new import new_document
from ilacs_desktop.framework.model import Framework
from ilacs_desktop.ui.theme.theme import Theme
from ilacs_desktop.ui.work.checking import CheckBook, load_check_book
from ilacs_desktop.ui.work.workspace import Workspace
from tests.ui.pages.export.at_export import AtExport, Open
from tests.ui.recorded_dialogs import RecordedDialogs
from tests.ui.slim import slim


@pytest.fixture(scope="module")
def book() -> CheckBook:
    return load_check_book(resources())


@pytest.fixture
def open_export(
    theme: Theme,
    dialogs: RecordedDialogs,
    draft_workspace: Callable[[Document], Workspace],
    tmp_path: Path,
    book: CheckBook,
    qtbot: QtBot,
) -> Iterator[Open]:
    opened: list[AtExport] = []

    def open_(document: Document, load: Callable[[], CheckBook] = lambda: book) -> AtExport:
        opened.append(AtExport(theme, draft_workspace(document), dialogs, tmp_path, load))
        return opened[-1]

    yield open_
    for at_export in opened:
        at_export.end()


@pytest.fixture
def at_export(open_export: Open, example: Document) -> AtExport:
    """Return a short self-evaluation at the page: files of the whole example take long to make."""
    return open_export(slim(example))


@pytest.fixture
def whole(open_export: Open, example: Document) -> AtExport:
    """Return all of the example at the page."""
    return open_export(example)


@pytest.fixture
def empty(open_export: Open, framework: Framework) -> AtExport:
    return open_export(new_document(framework, "Northbridge Council", None))
