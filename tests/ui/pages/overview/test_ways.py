"""From the overview into the text and back, in the whole window."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from ilacs_desktop.document.places import Place
from ilacs_desktop.ui.editor.editor import BodyEditor
from ilacs_desktop.ui.pages.overview.matrix import Matrix
from ilacs_desktop.ui.work.background import Lane
from tests.ui.running import Running
from tests.ui.walk import settle


def test_enter_leads_into_the_answer_and_back_to_the_cell(run: Callable[..., Running]) -> None:
    running = run()
    running.choose("example")
    running.choose("go_to_overview")
    for lane in running.window.findChildren(Lane):
        lane.drain()
    running.window.activateWindow()
    settle()
    [matrix] = running.seen(Matrix)
    row = next(n for n, row in enumerate(matrix.cells.rows) if row.id == "multi_agency")
    matrix.setCurrentIndex(matrix.cells.index(row, 2))
    matrix.setFocus()
    running.press(Qt.Key.Key_Return)
    assert running.inside.workbench.ways.stage == "draft"
    assert isinstance(QApplication.focusWidget(), BodyEditor)
    caret = running.inside.workbench.ways.caret()
    assert caret is not None
    assert caret.place == Place("impact_of_leaders", "how")
    running.choose("go_to_overview")
    assert QApplication.focusWidget() is matrix
    assert matrix.currentIndex().row() == row
