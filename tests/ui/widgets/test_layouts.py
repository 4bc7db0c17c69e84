"""Layouts that take widgets from one another, and still give each the room of its text."""

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from ilacs_desktop.ui.theme.theme import Theme
from ilacs_desktop.ui.widgets.labels import BodyLabel
from ilacs_desktop.ui.widgets.layouts import Column, Row, move_into
from tests.ui.walk import find_clipped, settle

LONG = "Supervision was recorded in nine of ten files that were audited this year. " * 6


class Two(QWidget):
    """Two columns, the labels in the first."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.labels = tuple(BodyLabel(theme, word) for word in ("Know", "How", "Plan"))
        self.columns = (Column(theme), Column(theme))
        row = Row(theme)
        for column in self.columns:
            column.addStretch(1)
            row.addLayout(column, 1)
        self.setLayout(row)
        move_into(self.columns[0], self.labels)
        self.resize(420, 600)

    def held(self) -> list[list[str]]:
        """Return the texts in each column, from the top down."""
        inside = [
            [column.itemAt(at).widget() for at in range(column.count())] for column in self.columns
        ]
        return [[w.text() for w in column if isinstance(w, BodyLabel)] for column in inside]


def test_widgets_go_from_one_layout_into_another_in_the_order_given(
    theme: Theme, qtbot: QtBot
) -> None:
    two = Two(theme)
    qtbot.addWidget(two)
    know, how, plan = two.labels
    move_into(two.columns[1], (plan, know))
    assert two.held() == [["How"], ["Plan", "Know"]]
    move_into(two.columns[0], (know, how, plan))
    assert two.held() == [["Know", "How", "Plan"], []]
    assert [column.count() for column in two.columns] == [4, 1]  # with the stretch below them


def test_a_text_that_grows_after_its_label_was_moved_is_not_cut_off(
    theme: Theme, qtbot: QtBot
) -> None:
    two = Two(theme)
    qtbot.addWidget(two)
    two.show()
    settle()
    move_into(two.columns[1], two.labels[1:])
    settle()
    two.labels[1].setText(LONG)
    settle()
    assert find_clipped(two) == []
