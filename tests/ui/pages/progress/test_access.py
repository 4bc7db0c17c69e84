"""The progress page and its forms for people who listen, use the keyboard alone or need large text."""

from collections.abc import Callable

import pytest

from ilacs_desktop.ui.theme.theme import Theme
from ilacs_desktop.ui.widgets.growing_text import GrowingText
from tests.ui.pages.draft.kit import entry
from tests.ui.pages.progress.kit import Progress
from tests.ui.walk import SCALES, assert_accessible, assert_fits, settle, walk

pytestmark = pytest.mark.any_python

SIZES = ((1280, 680), (1097, 617))
REPORT = """Inspection of Northbridge children’s services
Inspection dates: 1 to 12 June 2026
What needs to improve?
• The quality of supervision.
• How life-story work is done.

Main findings
Plans should be shorter. Staff are kind.
"""


def chosen(progress: Progress) -> None:
    progress.choose("pp-plan-return-interviews")


def removed(progress: Progress) -> None:
    progress.page.do("remove", "pp-plan-return-interviews")


def last_plan(progress: Progress) -> None:
    progress.view("last_plan")


def test_the_page_is_accessible(progress: Progress, theme: Theme) -> None:
    chosen(progress)
    assert_accessible(progress.window, theme)


@pytest.mark.long
@pytest.mark.parametrize("state", [removed, last_plan])
def test_the_page_is_accessible_after(
    progress: Progress, theme: Theme, state: Callable[[Progress], None]
) -> None:
    state(progress)
    settle()
    assert_accessible(progress.window, theme)


@pytest.mark.long
def test_the_empty_page_is_accessible(empty: Progress, theme: Theme) -> None:
    assert_accessible(empty.window, theme)


def test_the_page_fits_the_smallest_screen_with_the_largest_text(
    progress: Progress, theme: Theme
) -> None:
    progress.page.panes.show_side("right", shown=True)
    assert_fits(progress.window, *SIZES[-1], SCALES[-1], theme)


@pytest.mark.long
@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("scale", SCALES)
def test_the_page_fits(
    progress: Progress, theme: Theme, scale: float, size: tuple[int, int]
) -> None:
    assert_fits(progress.window, *size, scale, theme)
    progress.page.panes.show_side("right", shown=True)
    assert_fits(progress.window, *size, scale, theme)


def test_cells_are_said_with_their_column(progress: Progress) -> None:
    names = [node.name for node in walk(progress.window)]
    assert "Direction of travel: Maintained" in names


def test_the_forms_for_a_report_are_accessible(progress: Progress, theme: Theme) -> None:
    progress.click("Bring in a report or letter")
    assert_accessible(progress.form, theme)
    text = entry(progress.form, "Text of the report or letter", GrowingText)
    text.setPlainText(REPORT)
    progress.form.accept()
    progress.settle_lane()
    assert_accessible(progress.form, theme)


@pytest.mark.long
def test_the_form_for_leaving_out_is_accessible(progress: Progress, theme: Theme) -> None:
    progress.choose("pp-plan-return-interviews")
    progress.click("Leave out the point")
    assert_accessible(progress.form, theme)
