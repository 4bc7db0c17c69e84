"""Bring in with the keyboard and in little room: both wordings are read before somebody decides."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtWidgets import QApplication, QWidget

from ilacs_desktop.document.model import Document
from ilacs_desktop.framework.model import Framework
from ilacs_desktop.ui.theme.theme import Theme
from tests.ui.pages.draft.kit import button
from tests.ui.pages.team.bring_in_kit import Coordinator, first_place, replace, texts, with_texts
from tests.ui.recorded_dialogs import RecordedDialogs
from tests.ui.slim import slim
from tests.ui.walk import find_order_faults, settle, tab_stops

LONG = (
    "In May {} of 40 homes that we audited were near the child’s school, and {} of them were judged"
    " good by the reviewing officer. Children told us that they {} their social worker often enough."
)
BASE, MINE, THEIRS = (LONG.format(*w) for w in ("7ab", "8cd", "9ef"))


@pytest.fixture
def desk(
    theme: Theme, framework: Framework, dialogs: RecordedDialogs, tmp_path: Path, example: Document
) -> Iterator[Coordinator]:
    base = slim(example)
    base = with_texts(base, first_place(base), BASE, "Near.")
    coordinator = Coordinator(theme, framework, dialogs, tmp_path, base)
    coordinator.change(with_texts(base, first_place(base), MINE, "Nearer."))
    coordinator.came(with_texts(base, first_place(base), THEIRS, "Nearest."))
    coordinator.choose("In May")
    yield coordinator
    coordinator.end()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)  # there is no event loop


def small(desk: Coordinator, theme: Theme) -> None:
    """Give it the least window at the largest text."""
    theme.set_text_scale(2.0)
    desk.window.resize(1097, 547)
    settle()


def area(desk: Coordinator, widget: QWidget) -> tuple[int, int]:
    """Return where a widget begins and ends in the height of what is in view."""
    view = desk.tab._scroll.viewport()
    top = widget.mapTo(desk.window, QPoint()).y() - view.mapTo(desk.window, QPoint()).y()
    return top, top + widget.height()


def is_in_view(desk: Coordinator, widget: QWidget) -> bool:
    top, end = area(desk, widget)
    return top >= 0 and end <= desk.tab._scroll.viewport().height()


@pytest.mark.parametrize("scale", [1.0, pytest.param(1.5, marks=pytest.mark.long), 2.0])
@pytest.mark.parametrize("size", [pytest.param((1280, 680), marks=pytest.mark.long), (1097, 547)])
def test_tab_goes_where_the_eye_goes(
    desk: Coordinator, theme: Theme, scale: float, size: tuple[int, int]
) -> None:
    theme.set_text_scale(scale)
    desk.window.resize(*size)
    settle()
    faults = find_order_faults(desk.tab)
    theme.set_text_scale(1.0)
    assert not faults


def test_where_there_is_room_the_buttons_stay_above_the_wordings(desk: Coordinator) -> None:
    mine, _theirs = desk.tab._card.stops
    assert area(desk, button(desk.window, "Keep mine"))[1] <= area(desk, mine)[0]


def test_where_there_is_none_both_wordings_are_read_before_the_buttons(
    desk: Coordinator, theme: Theme
) -> None:
    small(desk, theme)
    desk.tab.tree.setFocus()
    for words in desk.tab._card.stops:
        desk.press(Qt.Key.Key_Tab)
        assert QApplication.focusWidget() is words
        assert is_in_view(desk, words)
    desk.press(Qt.Key.Key_Tab)
    keep = button(desk.window, "Keep mine")
    assert QApplication.focusWidget() is keep
    assert is_in_view(desk, keep)
    assert is_in_view(desk, desk.tab._card.stops[1])
    theme.set_text_scale(1.0)


def test_a_wording_that_is_taller_than_the_window_is_read_page_by_page(
    desk: Coordinator, theme: Theme
) -> None:
    desk.change(with_texts(desk.document, first_place(desk.base), MINE * 14, "Nearer."))
    desk.came(with_texts(desk.base, first_place(desk.base), THEIRS * 14, "Near."))
    desk.tab.tree.select([row.id for row in desk.rows if "In May 8" in row.title][-1])
    small(desk, theme)
    mine, _theirs = desk.tab._card.stops
    mine.setFocus()
    settle()
    starts = [area(desk, mine)[0]]
    assert 0 <= starts[0] < mine.height()
    while area(desk, mine)[1] > desk.tab._scroll.viewport().height():
        desk.press(Qt.Key.Key_PageDown)
        starts.append(area(desk, mine)[0])
        assert starts[-1] < starts[-2]
    assert len(starts) > 2
    for _ in starts:
        desk.press(Qt.Key.Key_PageUp)
    assert area(desk, mine)[0] == starts[0]
    theme.set_text_scale(1.0)


def test_each_wording_is_heard_with_whose_it_is(desk: Coordinator) -> None:
    assert [stop.accessibleName()[:21] for stop in tab_stops(desk.window) if stop in desk.tab._card.stops] == [
        "Mine · Siân Holroyd: ",
        "Theirs · Priya Nair: ",
    ]  # fmt: skip


# ---- while the list is being worked out


def test_the_next_question_is_there_before_the_list_is_worked_out(desk: Coordinator) -> None:
    desk.lane.hold()
    desk.press_here(Qt.Key.Key_2)
    assert "inserted: Nearer;" in desk.tab._card.stops[0].accessibleName()
    desk.press_here(Qt.Key.Key_1)
    assert texts(desk.document, first_place(desk.base)) == [THEIRS, "Nearer."]
    desk.lane.release()
    desk.rest()
    assert not [row for row in desk.rows if row.title == "To settle"]


def test_what_was_settled_and_is_still_listed_as_open_is_not_settled_again(
    desk: Coordinator,
) -> None:
    first = desk.tab.tree.current_id
    desk.lane.hold()
    desk.press_here(Qt.Key.Key_2)
    desk.tab.tree.select(first)
    desk.press_here(Qt.Key.Key_1)
    assert texts(desk.document, first_place(desk.base)) == [THEIRS, "Nearer."]
    desk.lane.release()


def test_a_listing_of_a_document_that_is_no_more_is_dropped(desk: Coordinator) -> None:
    shown: list[object] = []
    desk.tab._listed.ready.connect(shown.append)
    desk.lane.hold()
    for name in ("Ash Court", "Elm Court", "Oak Court"):
        desk.workspace.change("Edit", replace(desk.document, allow_list=(name,)))
    desk.lane.release()
    desk.rest()
    assert len(shown) == 1
