"""Tags, cards, banners, empty states, the search box, flowing lines and announcements."""

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QToolButton, QWidget
from pytestqt.qtbot import QtBot

from ilacs_desktop.ui.theme.theme import Theme
from ilacs_desktop.ui.theme.tokens import LIGHT, Tone
from ilacs_desktop.ui.widgets import announce as announce_module
from ilacs_desktop.ui.widgets import banner as banner_module
from ilacs_desktop.ui.widgets.announce import announce
from ilacs_desktop.ui.widgets.banner import Banner
from ilacs_desktop.ui.widgets.buttons import LinkButton, primary_button
from ilacs_desktop.ui.widgets.cards import Card
from ilacs_desktop.ui.widgets.empty import EmptyState
from ilacs_desktop.ui.widgets.flow import FlowLayout
from ilacs_desktop.ui.widgets.labels import Heading
from ilacs_desktop.ui.widgets.search_box import SearchBox
from ilacs_desktop.ui.widgets.status import status_look
from ilacs_desktop.ui.widgets.tag import Tag
from tests.ui.walk import settle


def test_a_tag_is_told_by_its_word(theme: Theme, qtbot: QtBot) -> None:
    tag = Tag(theme, "Ready for review", "warn", "preview")
    qtbot.addWidget(tag)
    told = QAccessible.queryAccessibleInterface(tag)
    assert told.text(QAccessible.Text.Name) == "Ready for review"


@pytest.mark.parametrize("tone", ["none", "info", "ok", "warn", "bad"])
def test_a_tag_shows_its_tone_and_has_room_for_symbol_and_word(
    tone: Tone, theme: Theme, qtbot: QtBot
) -> None:
    tag = Tag(theme, "Agreed", tone)
    qtbot.addWidget(tag)
    tag.resize(tag.sizeHint())
    ground = tag.grab().toImage().pixelColor(tag.width() // 2, 2).name().upper()
    assert ground == LIGHT.toned(tone)[1]
    assert tag.width() > tag.fontMetrics().horizontalAdvance("Agreed") + 14


def test_a_tag_takes_another_state(theme: Theme, qtbot: QtBot) -> None:
    tag = Tag(theme, "Ready", "warn")
    qtbot.addWidget(tag)
    narrow = tag.sizeHint().width()
    tag.show_state("Over its length by 62 words", "bad")
    assert tag.sizeHint().width() > narrow


@pytest.mark.parametrize(
    ("status", "word"),
    [
        ("not_started", "Not started"),
        ("drafting", "Drafting"),
        ("ready", "Ready for review"),
        ("agreed", "Agreed"),
    ],
)
def test_each_status_has_a_word_and_a_symbol_of_its_own(
    status: str, word: str, theme: Theme
) -> None:
    look = status_look(status)
    assert look.word == word
    assert not theme.pixmap(look.symbol, look.colour).isNull()
    assert status_look(status, parked=True).word == "Left out"


def test_a_card_has_its_title_as_a_heading_and_says_it_once(theme: Theme, qtbot: QtBot) -> None:
    card = Card(theme, "Do next")
    qtbot.addWidget(card)
    assert [heading.text() for heading in card.findChildren(Heading)] == ["Do next"]
    assert card.accessibleName() == ""


def test_a_banner_is_told_when_it_appears_and_offers_one_action(
    theme: Theme, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []
    monkeypatch.setattr(banner_module, "announce", lambda _source, text: said.append(text))
    banner = Banner(theme)
    qtbot.addWidget(banner)
    assert banner.isHidden()
    banner.show_message("3 weaknesses have no action yet.", "warn", "Show them")
    assert not banner.isHidden()
    assert said == ["3 weaknesses have no action yet."]
    link = banner.findChild(LinkButton)
    assert link is not None
    with qtbot.waitSignal(banner.acted, timeout=1000):
        qtbot.mouseClick(link, Qt.MouseButton.LeftButton)


def test_a_banner_without_an_action_shows_no_link(theme: Theme, qtbot: QtBot) -> None:
    banner = Banner(theme)
    qtbot.addWidget(banner)
    banner.show_message("All is well.")
    link = banner.findChild(LinkButton)
    assert link is not None
    assert link.isHidden()


def test_a_banner_can_be_closed(theme: Theme, qtbot: QtBot) -> None:
    banner = Banner(theme)
    qtbot.addWidget(banner)
    banner.show_message("All is well.")
    close = next(
        button
        for button in banner.findChildren(QWidget)
        if button.accessibleName() == "Close the message: All is well."
    )
    with qtbot.waitSignal(banner.dismissed, timeout=1000):
        qtbot.mouseClick(close, Qt.MouseButton.LeftButton)
    assert banner.isHidden()


def test_an_empty_state_says_what_to_do_first(theme: Theme, qtbot: QtBot) -> None:
    button = primary_button(theme, "Add evidence")
    empty = EmptyState(theme, "evidence", "No evidence yet", "Add what you rest on.", [button])
    qtbot.addWidget(empty)
    empty.show()
    assert button.isVisible()
    assert empty.findChild(Heading).text() == "No evidence yet"


def test_the_search_waits_until_typing_rests(theme: Theme, qtbot: QtBot) -> None:
    box = SearchBox(theme, "Filter evidence")
    qtbot.addWidget(box)
    searched: list[str] = []
    box.searched.connect(searched.append)
    with qtbot.waitSignal(box.searched, timeout=5000):
        qtbot.keyClicks(box, "audit")
    assert searched == ["audit"]


def test_enter_searches_at_once_and_escape_empties(theme: Theme, qtbot: QtBot) -> None:
    box = SearchBox(theme, "Filter evidence")
    qtbot.addWidget(box)
    searched: list[str] = []
    box.searched.connect(searched.append)
    box.setText("audit")
    qtbot.keyClick(box, Qt.Key.Key_Return)
    qtbot.keyClick(box, Qt.Key.Key_Escape)
    assert searched == ["audit", ""]
    assert box.text() == ""


def test_every_button_in_the_search_box_has_a_name(theme: Theme, qtbot: QtBot) -> None:
    box = SearchBox(theme, "Filter evidence")
    qtbot.addWidget(box)
    buttons = box.findChildren(QToolButton)
    assert buttons
    assert all(button.accessibleName() for button in buttons)


def _flowing(theme: Theme, qtbot: QtBot, count: int) -> tuple[QWidget, FlowLayout, list[Tag]]:
    holder = QWidget()
    flow = FlowLayout(theme)
    tags = [Tag(theme, f"Evidence {number}") for number in range(count)]
    for tag in tags:
        flow.addWidget(tag)
    holder.setLayout(flow)
    qtbot.addWidget(holder)
    holder.show()
    return holder, flow, tags


def test_chips_go_to_the_next_line_and_never_over_the_edge(theme: Theme, qtbot: QtBot) -> None:
    holder, flow, tags = _flowing(theme, qtbot, 12)
    for width in (150, 300, 700):
        holder.resize(width, flow.heightForWidth(width))
        settle()
        assert all(tag.geometry().right() < width for tag in tags)
        assert max(tag.geometry().bottom() for tag in tags) < holder.height()
    assert flow.heightForWidth(150) > flow.heightForWidth(700)


def test_what_flows_is_measured_again_when_an_item_goes_hides_or_grows(
    theme: Theme, qtbot: QtBot
) -> None:
    _, flow, tags = _flowing(theme, qtbot, 12)
    all_of_them = flow.heightForWidth(150)
    for tag in tags[6:]:
        tag.hide()
    half = flow.heightForWidth(150)
    assert half < all_of_them
    for tag in tags[:6]:
        tag.setMinimumHeight(200)
    assert flow.heightForWidth(150) > half
    flow.takeAt(0)
    assert flow.heightForWidth(150) < 6 * 220


def test_chips_never_lie_over_each_other(theme: Theme, qtbot: QtBot) -> None:
    holder, _flow, tags = _flowing(theme, qtbot, 12)
    holder.resize(300, 400)
    settle()
    places = [tag.geometry() for tag in tags]
    overlaps = [
        (one, other)
        for index, one in enumerate(places)
        for other in places[index + 1 :]
        if one.intersects(other)
    ]
    assert not overlaps


def test_hidden_chips_take_no_room_and_an_empty_line_no_height(theme: Theme, qtbot: QtBot) -> None:
    holder, flow, tags = _flowing(theme, qtbot, 3)
    full = flow.sizeHint().width()
    tags[1].hide()
    assert flow.sizeHint().width() < full
    for tag in tags:
        tag.hide()
    assert flow.heightForWidth(100) == 0
    assert holder.isVisible()


def test_chips_can_be_taken_out(theme: Theme, qtbot: QtBot) -> None:
    _holder, flow, _tags = _flowing(theme, qtbot, 2)
    assert flow.count() == 2
    assert flow.takeAt(0) is not None
    assert flow.itemAt(1) is None
    assert flow.takeAt(5) is None
    assert flow.count() == 1
    flow.setGeometry(QRect(0, 0, 100, 100))


def test_an_announcement_reaches_assistive_programs_politely(
    theme: Theme, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    sent = []

    class _Listening(QAccessible):
        @staticmethod
        def isActive() -> bool:
            return True

        @staticmethod
        def updateAccessibility(event: object) -> None:
            sent.append((event.message(), event.politeness()))

    monkeypatch.setattr(announce_module, "QAccessible", _Listening)
    label = Tag(theme, "Saved", "ok")
    qtbot.addWidget(label)
    announce(label, "All changes saved")
    assert sent == [("All changes saved", QAccessible.AnnouncementPoliteness.Polite)]
