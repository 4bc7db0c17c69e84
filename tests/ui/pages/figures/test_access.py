"""The page of figures for people who listen, use the keyboard alone or need large text."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication

from ilacs_desktop.document.model import Document
from ilacs_desktop.document.records import Reading
from ilacs_desktop.ui.theme.theme import Theme
from tests.checks.kit import with_record
from tests.ui.pages.draft.kit import button
from tests.ui.pages.figures.conftest import OpenFigures
from tests.ui.pages.figures.kit import Figures
from tests.ui.walk import assert_accessible, assert_fits, settle, walk

pytestmark = pytest.mark.any_python

SHARE = "in-re-referral"


def grouped(figures: Figures) -> None:
    figures.page.table.set_look(figures.page.table.look._replace(grouping="stands_out"))


def folded(figures: Figures) -> None:
    figures.page.panes.show_side("right", shown=False)


def removed(figures: Figures) -> None:
    figures.page.do("remove", figures.document.indicators[0].id)


def none_in_view(figures: Figures) -> None:
    figures.view("carried")


_LATER = [pytest.param(s, marks=pytest.mark.long) for s in (grouped, folded, none_in_view)]


@pytest.mark.parametrize("state", [removed, *_LATER])
def test_the_page_is_accessible(
    open_figures: OpenFigures, example: Document, theme: Theme, state: Callable[[Figures], None]
) -> None:
    known = {"earlier": (Reading("2023/24", 28.1),), "rank": 40, "rank_of": 153, "base": 14}
    figures = open_figures(with_record(example, "indicators", SHARE, **known))
    figures.choose(SHARE)
    state(figures)
    settle()
    assert_accessible(figures.window, theme)


def test_the_empty_page_is_accessible(no_figures: Figures, theme: Theme) -> None:
    assert_accessible(no_figures.window, theme)


def fits(figures: Figures, theme: Theme, scale: float, size: tuple[int, int]) -> None:
    theme.set_text_scale(scale)  # once for both
    assert_fits(figures.window, *size, scale, theme)
    figures.page.panes.show_side("right", shown=True)
    assert_fits(figures.window, *size, scale, theme)


def test_the_page_fits_where_there_is_least_room(figures: Figures, theme: Theme) -> None:
    fits(figures, theme, 2.0, (1097, 617))


@pytest.mark.long
@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
def test_the_page_fits(figures: Figures, theme: Theme, scale: float) -> None:
    for size in ((1280, 680), (1097, 617)):
        fits(figures, theme, scale, size)


@pytest.mark.long
def test_the_form_is_accessible(figures: Figures, theme: Theme) -> None:
    figures.click("Add figure")
    assert_accessible(figures.form, theme)


def test_the_preview_is_accessible(figures: Figures, theme: Theme) -> None:
    name = figures.document.indicators[0].name
    rows = f"Indicator,Units,Latest,Time period,SN\n{name},%,0.9,2027,c\nNew,%,0.2,2027,x\n,%,1,,\n"
    form = figures.bring_in(rows)
    button(form, "Say which column is which, hidden").click()
    settle()
    assert_accessible(form, theme)


def test_the_chart_tells_its_values_to_those_who_do_not_see_it(
    open_figures: OpenFigures, example: Document
) -> None:
    known = {"earlier": (Reading("12 months to 30 September 2024", 28.1),)}
    figures = open_figures(with_record(example, "indicators", SHARE, **known))
    figures.choose(SHARE)
    (chart,) = (node for node in walk(figures.window) if node.name.startswith("Chart:"))
    assert chart.name == "Chart: Re-referrals within 12 months"
    assert chart.role == QAccessible.Role.Graphic
    assert chart.description == (
        "2024 28.1%; Year before 26.8%; This year 21.4%; Neighbours 22.9%; England 22.4%"
    )


def test_cells_are_said_with_their_column(figures: Figures) -> None:
    names = [node.name for node in walk(figures.window)]
    assert "Value: 27%" in names
    assert "Year before: 24%, ours is worse" in names
    assert any(name.startswith("Reading: ") for name in names)


def test_a_figure_is_reached_read_and_removed_by_keyboard_alone(figures: Figures) -> None:
    first = figures.names[0]
    figures.press(Qt.Key.Key_Return)
    assert figures.page.details.isAncestorOf(QApplication.focusWidget())
    for _ in range(9):
        if QApplication.focusWidget() is figures.page.details.table:
            break
        figures.press(Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is figures.page.details.table
    figures.press(Qt.Key.Key_Escape)
    assert QApplication.focusWidget() is figures.page.table
    figures.press(Qt.Key.Key_Delete)
    assert first not in figures.names


def test_the_rows_of_values_are_as_high_as_their_words_at_any_size(
    figures: Figures, theme: Theme
) -> None:
    figures.choose(SHARE)
    table = figures.page.details.table
    for scale in (2.0, 1.0):
        theme.set_text_scale(scale)
        settle()
        rows = range(table.rowCount())
        assert [table.rowHeight(n) for n in rows] == [table.sizeHintForRow(n) for n in rows]
