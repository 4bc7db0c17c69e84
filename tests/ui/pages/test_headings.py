"""The headings of the pages stand at one place: going from tab to tab, nothing jumps."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint

from ilacs_desktop.ui.theme.roles import HEADING_LEVEL
from ilacs_desktop.ui.widgets.labels import Heading
from tests.ui.running import Running
from tests.ui.walk import settle

TABS = (
    *("overview/overview", "overview/key_dates", "overview/inspection"),
    *("set_up/set_up", "set_up/framework", "evidence/evidence", "evidence/figures"),
    *("plan/actions", "plan/progress"),
)


def heading_of(running: Running, tab: str) -> QPoint:
    """Return the left and the middle of the heading of a page."""
    running.inside.workbench.ways.show_stage(tab)
    settle()
    running.drain()
    settle()
    (found,) = (
        one
        for one in running.window.findChildren(Heading)
        if one.isVisible() and one.property(HEADING_LEVEL) == 1
    )
    return found.mapTo(running.window, QPoint(0, found.height() // 2))


@pytest.mark.long
def test_the_headings_of_all_pages_are_at_one_place(run: Callable[..., Running]) -> None:
    running = run()
    running.inside.desk.open_example()
    running.inside.workbench.messages.clear()
    found = {tab: heading_of(running, tab) for tab in TABS}
    assert {at.x() for at in found.values()} == {24}, found
    heights = [at.y() for at in found.values()]
    assert max(heights) - min(heights) <= 4, found


def test_empty_pages_begin_at_the_same_side(new: Running) -> None:
    found = {tab: heading_of(new, tab) for tab in TABS}
    assert {at.x() for at in found.values()} == {24}, found
