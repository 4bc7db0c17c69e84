"""A link with somebody's words on it says where it leads."""

from PySide6.QtGui import QAccessible
from pytestqt.qtbot import QtBot

from ilacs_desktop.ui.theme.theme import Theme
from ilacs_desktop.ui.widgets.link_to import LinkTo


def _heard(link: LinkTo) -> str:
    return QAccessible.queryAccessibleInterface(link).text(QAccessible.Text.Name)


def test_it_says_the_id_of_what_it_leads_to(theme: Theme, qtbot: QtBot) -> None:
    link = LinkTo(theme, "l1", "Thresholds")
    qtbot.addWidget(link)
    with qtbot.waitSignal(link.chosen, timeout=0) as chosen:
        link.click()
    assert chosen.args == ["l1"]


def test_an_ampersand_is_seen_and_heard_as_it_is(theme: Theme, qtbot: QtBot) -> None:
    plain = LinkTo(theme, "l1", "Help & protection")
    told = LinkTo(theme, "l1", "Help & protection", "Go to Help & protection")
    for link in (plain, told):
        qtbot.addWidget(link)
        assert link.text() == "Help && protection"
        assert not link.shortcut().toString()
    assert [_heard(link) for link in (plain, told)] == [
        "Help & protection",
        "Go to Help & protection",
    ]
