"""A list under headings: it keeps what is chosen, open and in view when other rows come."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from ilacs_desktop.ui.theme.theme import Theme
from ilacs_desktop.ui.widgets.detail_rows import Detail, DetailRow, described, parents, spoken
from ilacs_desktop.ui.widgets.detail_tree import DetailTree
from ilacs_desktop.ui.widgets.layouts import Column
from tests.ui.walk import assert_accessible, assert_fits, settle

LONG = "A sentence that is long enough to need several lines in a narrow window. " * 3


def row(id_: str, depth: int = 1, title: str = "", **more: object) -> DetailRow:
    details = (Detail("What to do", f"Mend {id_}."),)
    made = DetailRow(
        id_, title or f"Row {id_}.", depth, "info", "accent", "To fix", ("Here",), details
    )
    return made._replace(**more)


def heading(id_: str, **more: object) -> DetailRow:
    return DetailRow(id_, f"Group {id_}", is_heading=True)._replace(**more)


ROWS = (
    heading("first"),
    row("a"),
    row("many", title="4 alike", opened=False),
    *(row(f"m{n}", 2) for n in range(4)),
    row("b"),
    heading("second"),
    row("c"),
)


class Window(QWidget):
    """A tree with a field above it."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.field = QLineEdit()
        self.tree = DetailTree(theme, "Findings")
        column = Column(theme, 0)
        column.addWidget(self.tree)
        self.setLayout(column)
        self.resize(900, 500)


@pytest.fixture
def window(theme: Theme, qapp: QApplication) -> Iterator[Window]:
    made = Window(theme)
    made.tree.set_rows(ROWS)
    made.show()
    made.activateWindow()
    settle()
    yield made
    made.close()
    made.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def is_open(tree: DetailTree, id_: str) -> bool:
    return tree.isExpanded(tree._items[id_].index())


def height(tree: DetailTree, id_: str) -> int:
    return tree.visualRect(tree._items[id_].index()).height()


def test_rows_stand_under_the_one_before_them_with_less_depth() -> None:
    assert parents(ROWS) == (-1, 0, 0, 2, 2, 2, 2, 0, -1, 8)


def test_a_row_is_spoken_with_its_state_and_its_notes() -> None:
    assert spoken(row("a")) == "Row a, To fix, Here"
    assert described(row("a")) == "What to do: Mend a."


def test_a_listener_hears_title_and_details(window: Window) -> None:
    cell = QAccessible.queryAccessibleInterface(window.tree)
    names = [cell.child(n).text(QAccessible.Text.Name) for n in range(cell.childCount())]
    assert "Row a, To fix, Here" in names
    index = names.index("Row a, To fix, Here")
    assert cell.child(index).text(QAccessible.Text.Description) == "What to do: Mend a."


def test_what_says_so_is_folded_at_first(window: Window) -> None:
    assert is_open(window.tree, "first")
    assert not is_open(window.tree, "many")


def test_the_chosen_row_tells_more_than_the_others(window: Window) -> None:
    window.tree.select("a")
    settle()
    chosen, other = height(window.tree, "a"), height(window.tree, "b")
    assert chosen > other
    window.tree.select("b")
    settle()
    assert (height(window.tree, "a"), height(window.tree, "b")) == (other, chosen)


def test_a_narrow_row_is_higher_than_a_wide_one(window: Window) -> None:
    window.tree.set_rows((row("a", title=LONG), row("b")))
    settle()
    wide = height(window.tree, "a")
    window.resize(400, 500)
    settle()
    assert height(window.tree, "a") > wide


def test_enter_takes_a_row_and_opens_a_folded_one(window: Window) -> None:
    taken: list[str] = []
    window.tree.taken.connect(taken.append)
    window.tree.setFocus()
    window.tree.select("many")
    QTest.keyClick(window.tree, Qt.Key.Key_Return)
    assert is_open(window.tree, "many")
    assert taken == []
    QTest.keyClick(window.tree, Qt.Key.Key_Down)
    QTest.keyClick(window.tree, Qt.Key.Key_Enter)
    assert taken == ["m0"]


def test_a_click_opens_a_heading_and_two_take_a_row(window: Window) -> None:
    taken: list[str] = []
    window.tree.taken.connect(taken.append)
    port, tree = window.tree.viewport(), window.tree
    at = tree.visualRect(tree._items["second"].index()).center()
    QTest.mouseClick(port, Qt.MouseButton.LeftButton, pos=at)
    assert not is_open(tree, "second")
    at = tree.visualRect(tree._items["a"].index()).center()
    QTest.mouseClick(port, Qt.MouseButton.LeftButton, pos=at)
    QTest.mouseDClick(port, Qt.MouseButton.LeftButton, pos=at)
    assert taken == ["a"]


def test_other_rows_leave_what_is_chosen_and_open_as_it_is(window: Window) -> None:
    window.tree.select("many")
    QTest.keyClick(window.tree, Qt.Key.Key_Return)
    window.tree.select("c")
    window.tree.set_rows((*ROWS[:1], row("new"), *ROWS[1:]))
    assert window.tree.current_id == "c"
    assert is_open(window.tree, "many")


def test_a_row_that_differs_is_redrawn_in_its_place(window: Window) -> None:
    window.tree.select("a")
    window.tree.set_rows((ROWS[0], row("a", title="Another"), *ROWS[2:]))
    assert window.tree.currentIndex().data() == "Another"


@pytest.mark.parametrize(
    ("gone", "next_"), [("a", "many"), ("b", "c"), ("c", "second"), ("m3", "b")]
)
def test_what_took_the_place_of_a_row_that_is_gone_is_chosen(
    gone: str, next_: str, window: Window
) -> None:
    window.tree.select("many")
    QTest.keyClick(window.tree, Qt.Key.Key_Return)
    window.tree.select(gone)
    window.tree.set_rows([r for r in ROWS if r.id != gone])
    assert window.tree.current_id == next_


def test_rows_that_come_take_no_keyboard(window: Window) -> None:
    window.field.setParent(window)
    window.field.show()
    window.field.setFocus()
    window.tree.set_rows(ROWS[:4])
    settle()
    assert QApplication.focusWidget() is window.field


def test_hundreds_of_rows_keep_their_place_when_one_more_comes(window: Window) -> None:
    rows = [heading("all"), *(row(str(n)) for n in range(300))]
    window.tree.set_rows(rows)
    window.tree.select("200")
    settle()
    before = window.tree.visualRect(window.tree.currentIndex()).top()
    window.tree.set_rows([*rows, row("one more")])
    settle()
    assert window.tree.visualRect(window.tree.currentIndex()).top() == before


def test_the_arrow_keys_show_all_of_a_tall_row_before_they_move_on(window: Window) -> None:
    tree = window.tree
    told = (Detail("What to do", LONG * 8),)
    tree.set_rows((row("a", details=told), row("b")))
    window.resize(400, 260)
    tree.select("a")
    tree.setFocus()
    settle()
    presses = 0
    while tree.current_id == "a" and presses < 100:
        last = tree.visualRect(tree.currentIndex()).bottom()
        QTest.keyClick(tree, Qt.Key.Key_Down)
        presses += 1
    assert last < tree.viewport().height()
    assert 2 < presses < 100
    assert tree.current_id == "b"


def test_the_focus_ring_goes_round_the_chosen_row(window: Window) -> None:
    window.tree.select("b")
    settle()
    assert window.tree.focus_rect().height() == height(window.tree, "b")


def test_it_can_be_used_without_sight_or_mouse(window: Window, theme: Theme) -> None:
    window.tree.select("a")
    assert_accessible(window, theme)
    assert_fits(window, 480, 320, 2.0, theme)
