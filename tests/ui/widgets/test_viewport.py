"""A viewport of our own behaves as the one that Qt would have made."""

import gc
import subprocess
import sys

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea, QTextEdit, QWidget
from pytestqt.qtbot import QtBot

from ilacs_desktop.ui.widgets.viewport import give_viewport

_ATTRIBUTES = [kind for kind in Qt.WidgetAttribute if kind.name != "WA_AttributeCount"]


def facts(viewport: QWidget) -> tuple[object, ...]:
    return (
        viewport.objectName(),
        viewport.autoFillBackground(),
        viewport.backgroundRole(),
        viewport.cursor().shape(),
        viewport.hasMouseTracking(),
        viewport.acceptDrops(),
        viewport.focusProxy() is viewport.parent(),
        [kind for kind in _ATTRIBUTES if viewport.testAttribute(kind)],
    )


@pytest.mark.parametrize("kind", [QTextEdit, QScrollArea])
def test_it_is_as_qt_makes_it(qtbot: QtBot, kind: type[QTextEdit] | type[QScrollArea]) -> None:
    plain, given = kind(), kind()
    qtbot.addWidget(plain)
    qtbot.addWidget(given)
    give_viewport(given)
    assert facts(given.viewport()) == facts(plain.viewport())


def test_the_text_is_laid_out_on_it(qtbot: QtBot) -> None:
    edit = QTextEdit()
    qtbot.addWidget(edit)
    give_viewport(edit)
    gc.collect()
    assert edit.document().documentLayout().paintDevice() is edit.viewport()
    edit.setPlainText("The court work is late.")
    edit.show()
    assert edit.grab().width() == edit.width()


def test_python_makes_no_classes_of_widgets_to_know_it() -> None:
    code = """
import sys
from PySide6.QtWidgets import QApplication
from ilacs_desktop.ui.widgets.viewport import give_viewport
from PySide6.QtWidgets import QTextEdit, QWidget
app = QApplication(sys.argv)
edit = QTextEdit()
give_viewport(edit)
before = len(QWidget.__subclasses__())
edit.viewport()
print(len(QWidget.__subclasses__()) - before)
other = QTextEdit()
other.viewport()
print(len(QWidget.__subclasses__()) > before)
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["0", "True"]
