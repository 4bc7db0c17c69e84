"""What is still being typed counts, whatever is chosen meanwhile."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QModelIndex
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractSpinBox, QApplication, QLineEdit, QTableView

from ilacs_desktop.document.body import body_text
from ilacs_desktop.document.places import Place, body_at
from ilacs_desktop.storage.container import open_file
from ilacs_desktop.ui.pages.setup.outline_rows import COLUMNS
from ilacs_desktop.ui.pages.setup.page import SetupPage
from ilacs_desktop.ui.shell import inputs_in_use
from ilacs_desktop.ui.theme.theme import Theme
from tests.ui.recorded_dialogs import RecordedDialogs
from tests.ui.running import Running
from tests.ui.walk import settle


@pytest.fixture
def run(theme: Theme, dialogs: RecordedDialogs, tmp_path: Path) -> Iterator[Running]:
    """Return the program with a self-evaluation that has not been saved."""
    running = Running(theme, dialogs, tmp_path)
    running.start()
    yield running
    running.end()


def _type_into_cell(run: Running, column: str, text: str) -> None:
    run.choose("go_to_set_up")
    run.seen(SetupPage)[0].show_panel("outline")
    settle()
    table = run.seen(QTableView)[0]
    cell = table.model().index(2, COLUMNS.index(column), QModelIndex())
    table.setFocus()
    table.setCurrentIndex(cell)
    table.edit(cell)
    settle()
    editor = QApplication.focusWidget()
    assert isinstance(editor, QLineEdit | QAbstractSpinBox)
    editor.selectAll()
    QTest.keyClicks(editor, text)


def test_a_title_being_typed_in_a_cell_is_saved(run: Running) -> None:
    path = run.saved()
    _type_into_cell(run, "title", "Renamed by typing")
    run.choose("save")
    run.drain()
    assert "Renamed by typing" in [s.title for s in open_file(path).document.sections]
    assert run.workspace.save_state == "saved"
    assert isinstance(QApplication.focusWidget(), QTableView)


def test_a_budget_being_typed_in_a_cell_is_saved(run: Running) -> None:
    path = run.saved()
    _type_into_cell(run, "words", "777")
    run.choose("save")
    run.drain()
    assert 777 in [section.words for section in open_file(path).document.sections]


def test_a_title_being_typed_in_a_cell_is_saved_when_the_window_closes(run: Running) -> None:
    path = run.saved()
    _type_into_cell(run, "title", "Renamed by typing")
    run.window.close()
    assert "Renamed by typing" in [s.title for s in open_file(path).document.sections]


def test_what_an_input_method_composes_is_asked_for_first(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    class InputMethod:
        def commit(self) -> None:
            asked.append("commit")

    class Gui:
        inputMethod = staticmethod(InputMethod)  # noqa: N815 - Qt's name

    monkeypatch.setattr(inputs_in_use, "QGuiApplication", Gui)
    inputs_in_use.leave_field()
    assert asked == ["commit"]


def test_after_the_first_save_at_the_foot_the_answer_goes_on(run: Running) -> None:
    run.choose("go_to_draft")
    section = run.document.sections[0].id
    run.inside.workbench.ways.go_to_part(section)
    settle()
    answer = QApplication.focusWidget()
    QTest.keyClicks(answer, "Children are seen")
    run.dialogs.answer(run.folders.documents / "ours.ilacs")
    button = run.button("Save in a file")
    button.setFocus()
    button.click()
    run.drain()
    assert QApplication.focusWidget() is answer
    QTest.keyClicks(QApplication.focusWidget(), " in time")
    assert body_text(body_at(run.document, Place(section, "know"))) == "Children are seen in time"


def test_a_list_of_evidence_that_is_open_leaves_no_bracket_in_the_file(run: Running) -> None:
    path = run.saved()
    run.choose("go_to_draft")
    section = run.document.sections[0].id
    run.inside.workbench.ways.go_to_part(section)
    settle()
    answer = QApplication.focusWidget()
    QTest.keyClicks(answer, "Children are seen ")
    answer.cite()
    settle()
    run.choose("save")
    run.drain()
    saved = body_at(open_file(path).document, Place(section, "know"))
    assert body_text(saved).strip() == "Children are seen"
