"""The forms that these tests share."""

import pytest
from pytestqt.qtbot import QtBot

from ilacs_desktop.document.model import Document
from ilacs_desktop.framework.model import Framework
from ilacs_desktop.ui.theme.theme import Theme
from tests.ui.dialogs.forms import Forms


@pytest.fixture
def forms(theme: Theme, framework: Framework, example: Document, qtbot: QtBot) -> Forms:
    return Forms(theme, framework, example, qtbot)
