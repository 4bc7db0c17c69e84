"""Framework pages for their tests."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ilacs_desktop.cycle.moving import move
from ilacs_desktop.document.model import Document
from ilacs_desktop.framework.model import Framework
from ilacs_desktop.framework.pack import Pack, pack_bytes
from ilacs_desktop.ui.theme.theme import Theme
from tests.framework_packs import change_2027, made
from tests.ui.pages.framework.framed import Framed
from tests.ui.recorded_dialogs import RecordedDialogs

OpenFramed = Callable[[Document], Framed]


@pytest.fixture(scope="session")
def next_year() -> Pack:
    """Return a made-up framework that follows the shipped one."""
    return made(change_2027)


@pytest.fixture
def pack_file(next_year: Pack, tmp_path: Path) -> Path:
    path = tmp_path / "from the region.zip"
    path.write_bytes(pack_bytes(next_year))
    return path


@pytest.fixture
def open_framed(
    theme: Theme, framework: Framework, dialogs: RecordedDialogs, tmp_path: Path, qtbot: QtBot
) -> Iterator[OpenFramed]:
    opened: list[Framed] = []

    def open_(document: Document) -> Framed:
        opened.append(Framed(theme, framework, document, dialogs, tmp_path))
        return opened[-1]

    yield open_
    for framed in opened:
        framed.end()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


@pytest.fixture
def framed(open_framed: OpenFramed, example: Document) -> Framed:
    """Return the page of the example."""
    return open_framed(example)


@pytest.fixture
def moved(
    open_framed: OpenFramed,
    example: Document,
    framework: Framework,
    next_year: Pack,
    pack_file: Path,
) -> Framed:
    """Return the page of the example once it has moved to the pack, which is on the shelf."""
    shelf = pack_file.parent / "frameworks"
    shelf.mkdir()
    pack_file.rename(shelf / f"framework-{next_year.framework.id}.zip")
    return open_framed(move(example, framework, (next_year.framework,)).document)
