"""Dialogs that are read and closed."""

from pytestqt.qtbot import QtBot

from ilacs_desktop.ui.dialogs.closable import TextDialog
from ilacs_desktop.ui.theme.theme import Theme
from ilacs_desktop.ui.widgets.labels import BodyLabel
from tests.ui.walk import settle


def test_a_dialog_to_read_is_no_taller_than_what_it_says(theme: Theme, qtbot: QtBot) -> None:
    heights = []
    for lines in (1, 4, 200):
        dialog = TextDialog(theme, "About")
        qtbot.addWidget(dialog)
        for _ in range(lines):
            dialog.column.addWidget(BodyLabel(theme, "One line."))
        dialog.show()
        settle()
        heights.append(dialog.height())
    few, more, most = heights
    assert few < more < most
    assert most <= theme.tokens.px(520)
