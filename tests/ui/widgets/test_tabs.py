"""The tabs: ids, counts where there is room, and bold text that is never cut off."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QFontMetrics
from pytestqt.qtbot import QtBot

from ilacs_desktop.ui.shell.top_bar import TopBar
from ilacs_desktop.ui.theme.theme import Theme
from ilacs_desktop.ui.widgets.tabs import StageTabs
from tests.ui.at_desk import AtDesk
from tests.ui.walk import settle

STAGES = ("overview", "set_up", "evidence", "draft", "plan", "team", "review", "export")


@pytest.fixture
def tabs(theme: Theme, qtbot: QtBot) -> StageTabs:
    tabs = StageTabs(theme, "Stages")
    qtbot.addWidget(tabs)
    for stage in STAGES:
        tabs.add_stage(stage, stage.replace("_", " ").capitalize(), "home", f"Go to {stage}")
    tabs.resize(1280, 44)
    tabs.show()
    settle()
    return tabs


def test_the_first_tab_is_current_and_others_are_told(tabs: StageTabs, qtbot: QtBot) -> None:
    assert tabs.current_id == "overview"
    with qtbot.waitSignal(tabs.chosen, timeout=0) as told:
        tabs.select("draft")
    assert told.args == ["draft"]
    assert tabs.current_id == "draft"


def test_without_tabs_nothing_is_current(theme: Theme, qtbot: QtBot) -> None:
    tabs = StageTabs(theme, "Stages")
    qtbot.addWidget(tabs)
    assert tabs.current_id == ""


def test_an_unknown_stage_is_an_error(tabs: StageTabs) -> None:
    with pytest.raises(ValueError, match="nowhere"):
        tabs.select("nowhere")


def test_arrow_keys_and_clicks_move(tabs: StageTabs, qtbot: QtBot) -> None:
    qtbot.keyClick(tabs, Qt.Key.Key_Right)
    assert tabs.current_id == "set_up"
    qtbot.mouseClick(tabs, Qt.MouseButton.LeftButton, pos=tabs.tabRect(3).center())
    assert tabs.current_id == "draft"


def test_a_screen_reader_hears_tab_and_count(tabs: StageTabs) -> None:
    tabs.set_count("draft", "14 of 29")
    told = QAccessible.queryAccessibleInterface(tabs)
    assert told.role() == QAccessible.Role.PageTabList
    draft = told.child(3)
    assert draft.role() == QAccessible.Role.PageTab
    assert draft.text(QAccessible.Text.Name) == "Draft, 14 of 29"


@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
@pytest.mark.parametrize("width", [1280, 1097, 700, 300])
def test_every_tab_has_room_for_its_text_in_bold(
    width: int, scale: float, tabs: StageTabs, theme: Theme
) -> None:
    for stage in STAGES:
        tabs.set_count(stage, "12 to fix")
    theme.set_text_scale(scale)
    tabs.resize(width, tabs.sizeHint().height())
    settle()
    bold = QFontMetrics(theme.font("strong"))
    for index in range(tabs.count()):
        assert tabs.tabRect(index).width() > bold.horizontalAdvance(tabs.tabText(index)) + 14
        assert tabs.tabRect(index).height() >= bold.height()


def test_icons_and_counts_go_before_any_text_does(tabs: StageTabs) -> None:
    for stage in STAGES:
        tabs.set_count(stage, "12 to fix")
    tabs.resize(2400, 44)
    settle()
    roomy = tabs.tabRect(3).width()
    tabs.resize(1097, 44)
    settle()
    assert tabs.tabRect(3).width() < roomy
    assert tabs.tabRect(tabs.count() - 1).right() < 1097
    tabs.resize(2400, 44)
    settle()
    assert tabs.tabRect(3).width() == roomy


def test_icons_go_before_the_counts_do(tabs: StageTabs, theme: Theme) -> None:
    tabs.resize(2400, 44)
    settle()
    with_icons = sum(tabs.tabRect(index).width() for index in range(tabs.count()))
    plain = tabs.tabRect(3).width()
    tabs.set_count("draft", "14 of 29")
    tabs.resize(with_icons, 44)
    settle()
    count = theme.tokens.px(8) + tabs.fontMetrics().horizontalAdvance("14 of 29")
    assert tabs.tabRect(3).width() == plain - theme.tokens.px(18 + 8) + count


@pytest.mark.parametrize("width", [1280, 1097])
def test_all_eight_stages_are_in_sight_at_200_percent(
    width: int, theme: Theme, at_desk: AtDesk, qtbot: QtBot
) -> None:
    assert at_desk.desk.open_example()
    theme.set_text_scale(2.0)
    bar = TopBar(theme)
    qtbot.addWidget(bar)
    bar.follow(at_desk.workspace)
    bar.resize(width, bar.sizeHint().height())
    bar.show()
    settle()
    assert bar.tabs.tabRect(7).right() < bar.tabs.width()
    assert bar.chip.isHidden() or bar.chip.geometry().right() < width


def test_the_focus_ring_is_told_where_the_current_tab_is(tabs: StageTabs, qtbot: QtBot) -> None:
    with qtbot.waitSignal(tabs.focus_moved, timeout=0):
        tabs.select("plan")
    assert tabs.focus_rect() == tabs.tabRect(STAGES.index("plan"))


def test_the_tab_under_the_mouse_is_shown(tabs: StageTabs, qtbot: QtBot) -> None:
    before = tabs.grab().toImage()
    qtbot.mouseMove(tabs, QPoint(tabs.tabRect(3).center()))
    settle()
    assert tabs.grab().toImage() != before


def test_other_tabs_can_take_the_place_of_all(tabs: StageTabs, qtbot: QtBot) -> None:
    tabs.select("draft")
    with qtbot.assertNotEmitted(tabs.chosen):
        tabs.remove_all()
    assert (tabs.count(), tabs.current_id) == (0, "")
    tabs.add_stage("draft", "Draft", "edit")
    tabs.add_stage("evidence", "Evidence", "evidence")
    tabs.set_count("evidence", "3 items")
    qtbot.keyClick(tabs, Qt.Key.Key_Right)
    assert tabs.current_id == "evidence"
