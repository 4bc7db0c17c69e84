"""Somebody who brings in last year's document into a fresh self-evaluation."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from ilacs_desktop.document.new import new_document
from ilacs_desktop.framework.model import Framework
from ilacs_desktop.ui.theme.theme import Theme
from tests.ui.dialogs.bring_in_word.kit import Reader
from tests.ui.recorded_dialogs import RecordedDialogs


@pytest.fixture
def reader(
    tmp_path: Path, theme: Theme, framework: Framework, dialogs: RecordedDialogs, qtbot: QtBot
) -> Iterator[Reader]:
    document = new_document(framework, "Northbridge Council", None)
    made = Reader(tmp_path, theme, framework, document, dialogs)
    yield made
    made.end()
