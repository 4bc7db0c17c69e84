"""The evidence page for people who listen, use the keyboard alone or need large text."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from ilacs_desktop.ui.theme.theme import Theme
from ilacs_desktop.ui.widgets.inputs import TextLine
from tests.ui.pages.draft.kit import button, entry
from tests.ui.pages.evidence.kit import Library
from tests.ui.walk import WALKED, assert_accessible, assert_fits, settle, walk

pytestmark = pytest.mark.any_python

SIZES = (pytest.param((1280, 680), marks=pytest.mark.long), (1097, 617))
Key = Qt.Key


def grouped(library: Library) -> None:
    library.page.table.set_look(library.page.table.look._replace(grouping="section"))


def folded(library: Library) -> None:
    library.page.panes.show_side("right", shown=False)


def removed(library: Library) -> None:
    library.page._actions.remove(library.document.evidence[0].id)


def filtered_away(library: Library) -> None:
    library.page.filter.search.setText("no such thing")
    library.page.filter.search.search_now()


LATER = [pytest.param(state, marks=pytest.mark.long) for state in (grouped, folded)]


@pytest.mark.parametrize("state", [removed, filtered_away, *LATER])
def test_the_page_is_accessible(
    library: Library, theme: Theme, state: Callable[[Library], None]
) -> None:
    state(library)
    settle()
    assert_accessible(library.window, theme)


def test_the_empty_page_is_accessible(empty: Library, theme: Theme) -> None:
    assert_accessible(empty.window, theme)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("scale", WALKED)
def test_the_page_fits(library: Library, theme: Theme, scale: float, size: tuple[int, int]) -> None:
    theme.set_text_scale(scale)  # once for both
    assert_fits(library.window, *size, scale, theme)
    library.page.panes.show_side("right", shown=True)
    assert_fits(library.window, *size, scale, theme)


def test_cells_are_said_with_their_column(library: Library) -> None:
    names = [node.name for node in walk(library.window)]
    assert "Age: Recent" in names
    assert f"Title: {library.document.evidence[0].title}" in names


@pytest.mark.parametrize("name", ["Add evidence", "Leave out the evidence"])
def test_the_forms_are_accessible(library: Library, theme: Theme, name: str) -> None:
    library.click(name)
    assert_accessible(library.form, theme)


def test_the_preview_is_accessible(library: Library, theme: Theme) -> None:
    path = library.folder / "list.csv"
    path.write_text("Number,Title,Type,RAG score\n1,Survey,,\n,Audit,Gossip,\n", encoding="utf-8")
    library.dialogs.answer(path)
    library.click("Bring in evidence from a spreadsheet")
    assert_accessible(library.form, theme)
    button(library.form, "Say which column is which, hidden").click()
    settle()
    assert_accessible(library.form, theme)


def test_an_item_is_found_left_out_and_removed_by_keyboard_alone(library: Library) -> None:
    def press(key: Qt.Key) -> None:
        QTest.keyClick(QApplication.focusWidget(), key)
        settle()

    library.page.filter.search.setFocus()  # as Ctrl+F does: tests/ui/shell/find/test_finding.py
    QTest.keyClicks(QApplication.focusWidget(), "practitioner survey")
    press(Key.Key_Return)
    assert library.titles == ["Practitioner survey"]
    for _ in range(20):
        if QApplication.focusWidget() is library.page.table:
            break
        press(Key.Key_Tab)
    press(Key.Key_Return)
    press(Key.Key_Tab)
    press(Key.Key_Space)
    library.form.activateWindow()
    settle()
    entry(library.form, "Title", TextLine).selectAll()
    QTest.keyClicks(QApplication.focusWidget(), "Staff survey")
    press(Key.Key_Return)
    library.window.activateWindow()
    settle()
    assert "Staff survey" in library.titles
    library.page.table.setFocus()
    press(Key.Key_Delete)
    assert "Staff survey" not in [item.title for item in library.document.evidence]
