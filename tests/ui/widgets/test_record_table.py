"""The table of records and the bar over it: keyboard, mouse, columns, and what is said of it."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QContextMenuEvent, QPalette
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from ilacs_desktop.ui.theme.theme import Theme
from ilacs_desktop.ui.widgets.filter_bar import FilterBar
from ilacs_desktop.ui.widgets.layouts import Column
from ilacs_desktop.ui.widgets.record_table import RecordTable
from ilacs_desktop.ui.widgets.table_rows import Cell, GroupKey, TableColumn, TableRow
from tests.ui.walk import WALKED, assert_accessible, assert_fits, settle, walk

COLUMNS = (
    TableColumn("number", "No.", 60),
    TableColumn("title", "Title", 150, grows=1),
    TableColumn("age", "Age", 120),
    TableColumn("owner", "Owner", 140, rank=1),
)
KEYS = {n: GroupKey(n, name) for n, name in enumerate(("Practice", "Data"))}
Key = Qt.Key
ITEMS = ("Survey", "Case audit", "Dip sample", "LAIT")


def row(n: int, title: str) -> TableRow:
    cells = (
        Cell(f"[{n}]", order=n),
        Cell(title),
        Cell("Recent", "tick", "ok", 0, "It ends in July."),
        Cell("Jo Ash"),
    )
    return TableRow(f"r{n}", cells, title.casefold(), {"lens": (KEYS[n // 3],)})


ROWS = tuple(row(n, title) for n, title in enumerate(ITEMS, start=1))


class Window(QWidget):
    """A table under its bar."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.table = RecordTable(theme, "Evidence", COLUMNS, 1)
        self.bar = FilterBar(theme, self.table, "Filter", (("", "Nothing"), ("lens", "Lens")))
        column = Column(theme, 8)
        column.addWidget(self.bar)
        column.addWidget(self.table, 1)
        self.setLayout(column)
        self.table.set_rows(ROWS)
        self.resize(800, 400)
        self.show()
        self.activateWindow()
        self.table.setFocus()
        settle()

    def lines(self) -> list[str]:
        """Return the first column of each line."""
        model = self.table.model()
        return [model.index(n, 0).data() for n in range(model.rowCount())]

    def press(
        self, key: Qt.Key, keys: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
    ) -> None:
        QTest.keyClick(self.table, key, keys)

    def look(self, **changes: object) -> None:
        self.table.set_look(self.table.look._replace(**changes))
        settle()

    def said(self) -> str:
        """Return what a screen reader says of the current cell."""
        return self.table.currentIndex().data(Qt.ItemDataRole.AccessibleTextRole)


@pytest.fixture
def window(theme: Theme, qtbot: QtBot) -> Iterator[Window]:
    made = Window(theme)
    qtbot.addWidget(made)
    yield made
    QApplication.clipboard().clear()


def test_the_keyboard_starts_in_the_column_that_names_a_record(window: Window) -> None:
    assert window.table.current_id == "r1"
    assert window.said() == "Title: Survey"
    window.press(Key.Key_Down)
    window.press(Key.Key_Right)
    assert window.table.current_id == "r2"
    assert window.said() == "Age: Recent"


def test_an_empty_cell_is_said_as_none(window: Window) -> None:
    cells = (Cell("[9]"), Cell(""), Cell(""), Cell(""))
    window.table.set_rows((TableRow("r9", cells, ""),))
    assert window.said() == "Title: none"


def test_enter_takes_and_delete_asks_to_delete(window: Window, qtbot: QtBot) -> None:
    window.press(Key.Key_Down)
    with qtbot.waitSignal(window.table.taken) as taken:
        window.press(Key.Key_Return)
    with qtbot.waitSignal(window.table.delete_wanted) as deleted:
        window.press(Key.Key_Delete)
    assert (taken.args, deleted.args) == (["r2"], ["r2"])


def test_ctrl_v_is_the_tables_own(window: Window, qtbot: QtBot) -> None:
    with qtbot.waitSignal(window.table.paste_wanted):
        window.press(Key.Key_V, Qt.KeyboardModifier.ControlModifier)


def test_the_menu_key_asks_for_the_menu_at_the_current_cell(window: Window, qtbot: QtBot) -> None:
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(1, 1), QPoint(1, 1))
    with qtbot.waitSignal(window.table.menu_wanted) as asked:
        QApplication.sendEvent(window.table.viewport(), event)
    assert asked.args == [window.table.mapToGlobal(window.table.focus_rect().center())]


def test_a_click_on_a_heading_sorts_and_another_turns_round(window: Window) -> None:
    head = window.table.horizontalHeader()
    head.sectionClicked.emit(1)
    assert window.lines() == ["[2]", "[3]", "[4]", "[1]"]
    head.sectionClicked.emit(1)
    assert window.lines() == ["[1]", "[4]", "[3]", "[2]"]
    assert window.table.current_id == "r1"


def test_groups_open_and_close_by_keyboard(window: Window) -> None:
    window.look(grouping="lens")
    assert window.lines() == ["Practice", "[1]", "[2]", "Data", "[3]", "[4]"]
    window.press(Key.Key_Up)
    assert window.said() == "Practice, 2 items, open"
    assert window.table.current_id == ""
    window.press(Key.Key_Left)
    assert window.lines() == ["Practice", "Data", "[3]", "[4]"]
    assert window.said() == "Practice, 2 items, closed"
    for key in (Key.Key_Right, Key.Key_Space, Key.Key_Return):
        window.press(key)
    assert window.lines()[1] == "[1]"
    assert window.table.look.closed == frozenset()


def test_groups_open_and_close_by_mouse(window: Window) -> None:
    window.look(grouping="lens")
    at = window.table.visualRect(window.table.model().index(3, 0)).center()
    QTest.mouseClick(window.table.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert window.lines() == ["Practice", "[1]", "[2]", "Data"]


def test_selecting_a_record_opens_what_hides_it(window: Window) -> None:
    window.look(grouping="lens", closed=frozenset(KEYS.values()))
    assert window.table.select("r4")
    assert window.table.current_id == "r4"
    window.look(query="survey")
    assert window.table.select("r3")
    assert (window.table.current_id, window.table.look.query) == ("r3", "")
    assert not window.table.select("gone")


def test_the_current_record_stays_where_records_come_and_go(window: Window) -> None:
    window.table.select("r3")
    window.table.set_rows((*ROWS, row(5, "Visit")))
    assert window.table.current_id == "r3"
    window.table.set_rows(tuple(one for one in ROWS if one.id != "r3"))
    assert window.table.current_id == "r4"


def test_columns_give_way_and_come_back(window: Window) -> None:
    assert not window.table.isColumnHidden(3)
    window.resize(400, 400)
    settle()
    assert window.table.isColumnHidden(3)
    window.resize(800, 400)
    settle()
    assert not window.table.isColumnHidden(3)


def test_the_bar_filters_groups_sorts_and_tells_what_the_table_does(window: Window) -> None:
    window.bar.search.setText("audit")
    window.bar.search.search_now()
    assert window.lines() == ["[2]"]
    assert window.table.found == 1
    window.bar.search.clear()
    window.bar.search.search_now()
    window.bar._group.chosen.emit("lens")
    assert window.lines()[0] == "Practice"
    window.bar._group.chosen.emit("")
    window.bar._sort.chosen.emit("title")
    window.bar._turn.click()
    assert window.lines()[0] == "[1]"
    assert window.bar._turn.accessibleName() == "Turn the order round, now descending"
    window.table.horizontalHeader().sectionClicked.emit(0)
    assert window.bar._sort.value == "number"
    assert window.bar._turn.accessibleName() == "Turn the order round, now ascending"


def test_a_filter_that_gives_way_leaves_the_box_too(window: Window) -> None:
    window.bar.search.setText("audit")
    window.bar.search.search_now()
    window.table.select("r1")
    assert window.bar.search.text() == ""


@pytest.mark.parametrize("grouping", ["", "lens"])
def test_the_table_is_accessible(window: Window, theme: Theme, grouping: str) -> None:
    window.look(grouping=grouping)
    table = QAccessible.queryAccessibleInterface(window.table)
    assert table.role() in (QAccessible.Role.Table, QAccessible.Role.Tree)
    assert "Title: Case audit" in [node.name for node in walk(window)]
    assert_accessible(window, theme)


@pytest.mark.parametrize("scale", WALKED)
def test_the_table_fits(window: Window, theme: Theme, scale: float) -> None:
    assert_fits(window, 640, 480, scale, theme)


@pytest.mark.parametrize("mode", ["light", "dark", "high_contrast"])
def test_it_is_painted_in_every_look(window: Window, theme: Theme, mode: str) -> None:
    window.look(grouping="lens")
    theme.set_mode(mode)  # type: ignore[arg-type]
    settle()
    colours = theme.tokens.colour
    picture = window.table.viewport().grab().toImage()
    selected = window.table.visualRect(window.table.currentIndex())
    highlight = window.table.palette().color(QPalette.ColorRole.Highlight).name()
    chosen = highlight if mode == "high_contrast" else colours.selected.lower()
    assert picture.pixelColor(selected.left() + 2, selected.top() + 4).name() == chosen
    assert chosen != colours.surface.lower()


def test_numbers_stand_under_one_another_at_the_right(theme: Theme, qtbot: QtBot) -> None:
    columns = (TableColumn("what", "What", 100), TableColumn("n", "Cases", 200, is_number=True))
    table = RecordTable(theme, "Audits", columns)
    qtbot.addWidget(table)
    table.set_rows((TableRow("a", (Cell("Audit"), Cell("7")), ""),))
    table.resize(320, 200)
    table.show()
    settle()
    at = table.model().headerData(1, Qt.Orientation.Horizontal, Qt.ItemDataRole.TextAlignmentRole)
    assert Qt.AlignmentFlag(at) & Qt.AlignmentFlag.AlignRight
    cell = table.visualRect(table.model().index(0, 1))
    seen = table.viewport().grab(cell.adjusted(1, 2, -1, -3)).toImage()
    ground = seen.pixelColor(0, 0)
    inked = [
        x
        for x in range(seen.width())
        if any(seen.pixelColor(x, y) != ground for y in range(seen.height()))
    ]
    assert min(inked) > seen.width() / 2
