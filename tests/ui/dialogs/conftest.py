"""The forms that these tests share."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ilacs_desktop.document.model import Document
from ilacs_desktop.framework.model import Framework
from ilacs_desktop.ui.theme.theme import Theme
from tests.ui.dialogs.forms import Forms
from tests.ui.dialogs.in_file import InFile
from tests.ui.recorded_dialogs import RecordedDialogs
from tests.ui.slim import slim


@pytest.fixture
def forms(theme: Theme, framework: Framework, example: Document, qtbot: QtBot) -> Forms:
    return Forms(theme, framework, example, qtbot)


@pytest.fixture
def in_file(
    tmp_path: Path,
    framework: Framework,
    example: Document,
    dialogs: RecordedDialogs,
    qapp: QApplication,
) -> Iterator[InFile]:
    made = InFile(tmp_path, framework, slim(example), dialogs)
    yield made
    made.end()
