"""Links to where a record is told."""

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from ilacs_desktop.ui.pages.records.links import Link, LinkList
from ilacs_desktop.ui.theme.theme import Theme
from ilacs_desktop.ui.widgets.buttons import LinkButton
from ilacs_desktop.ui.widgets.page_scroll import PageScroll
from tests.ui.walk import assert_accessible, settle

LINKS = (Link("Early help & more: What we know", "Families wait.", "a"), Link("Summary", "", "b"))


@pytest.fixture
def links(theme: Theme) -> Iterator[LinkList]:
    made = LinkList(theme, "Where it is used", "No text cites it yet.")
    page = PageScroll(theme, made)
    page.show()
    yield made
    page.close()
    page.deleteLater()


def buttons(links: LinkList) -> list[LinkButton]:
    return [button for button in links.findChildren(LinkButton) if button.isVisible()]


def test_each_leads_to_its_place(links: LinkList, qtbot: QtBot) -> None:
    links.show_links(LINKS)
    settle()
    for button, link in zip(buttons(links), LINKS, strict=True):
        with qtbot.waitSignal(links.followed) as followed:
            button.click()
        assert followed.args == [link.to]


def test_a_screen_reader_hears_what_a_link_is_and_its_number(links: LinkList, theme: Theme) -> None:
    links.show_links(LINKS)
    settle()
    assert [button.accessibleName() for button in buttons(links)] == [
        "Go to use 1, Early help & more: What we know",
        "Go to use 2, Summary",
    ]
    assert_accessible(links.window(), theme)


def test_fewer_links_leave_none_behind_and_none_are_told(links: LinkList) -> None:
    links.show_links(LINKS)
    links.show_links(LINKS[:1])
    settle()
    assert len(buttons(links)) == 1
    links.show_links(())
    settle()
    assert buttons(links) == []
    assert links._none.isVisible()
