"""The overview of a self-evaluation, for its tests."""

import dataclasses
from collections.abc import Callable, Iterator

import pytest
from pytestqt.qtbot import QtBot

from ilacs_desktop.assets import resources
from ilacs_desktop.document.model import Document
from ilacs_desktop.document.new import new_document
from ilacs_desktop.framework.model import Framework
from ilacs_desktop.ui.theme.theme import Theme
from ilacs_desktop.ui.work.checking import CheckBook, load_check_book
from ilacs_desktop.ui.work.workspace import Workspace
from tests.ui.pages.overview.at_overview import AtOverview, Open


@pytest.fixture(scope="session")
def book() -> CheckBook:
    return load_check_book(resources())


@pytest.fixture
def open_overview(
    theme: Theme, draft_workspace: Callable[[Document], Workspace], book: CheckBook, qtbot: QtBot
) -> Iterator[Open]:
    opened: list[AtOverview] = []

    # Most tests are not about the checks, and are faster without.
    quick = book._replace(suite=dataclasses.replace(book.suite, checks=()))

    def open_(document: Document, load: Callable[[], CheckBook] = lambda: quick) -> AtOverview:
        opened.append(AtOverview(theme, draft_workspace(document), load))
        return opened[-1]

    yield open_
    for at in opened:
        at.end()


@pytest.fixture
def shown(open_overview: Open, example: Document) -> AtOverview:
    return open_overview(example)


@pytest.fixture
def empty(open_overview: Open, framework: Framework) -> AtOverview:
    return open_overview(new_document(framework, "Northbridge Council", None))
