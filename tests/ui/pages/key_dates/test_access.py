"""The key dates for people who listen, use the keyboard alone or need large text."""

import datetime as dt
from collections.abc import Callable

import msgspec
import pytest
from PySide6.QtCore import Qt

from ilacs_desktop.document.key_dates import with_key_date
from ilacs_desktop.document.model import Document
from ilacs_desktop.document.records import KeyDate
from ilacs_desktop.ui.theme.theme import Theme
from tests.ui.pages.key_dates.kit import YearDesk
from tests.ui.walk import (
    assert_accessible,
    assert_fits,
    find_clipped,
    find_faults,
    find_order_faults,
    settle,
    walk,
)

pytestmark = pytest.mark.any_python

OpenYear = Callable[[Document], YearDesk]


def busy(document: Document) -> Document:
    """Return a year with all that the page can show at once."""
    long = "Children’s services, education and skills policy development and scrutiny committee"
    own = KeyDate("kd-1", f"{long} has seen it", fixed=dt.date(2026, 11, 14))
    return with_key_date(with_key_date(document, own), KeyDate("partners", left_out=True))


def test_the_page_is_accessible(open_year: OpenYear, example: Document) -> None:
    year = open_year(busy(example))
    year.meet(dt.date(2026, 12, 14))
    faults = find_faults(year.window)
    assert not faults, faults


def test_tab_goes_down_past_a_message_and_what_was_added(
    open_year: OpenYear, example: Document
) -> None:
    year = open_year(example)
    year.change(key_dates=busy(example).key_dates)
    year.click("Mark done: Quality assurance")
    year.window.resize(800, 680)  # where all parts are below one another
    assert not find_order_faults(year.page)


LARGEST = (1097, 617, 2.0)
OTHERS = ((1280, 680, 2.0), (1097, 617, 1.0), (1097, 617, 1.5), (1280, 680, 1.5))


@pytest.mark.parametrize(
    "size", [LARGEST, *(pytest.param(other, marks=pytest.mark.long) for other in OTHERS)]
)
def test_the_page_fits(
    open_year: OpenYear, example: Document, theme: Theme, size: tuple[int, int, float]
) -> None:
    year = open_year(busy(example))
    year.meet(dt.date(2026, 10, 5))
    assert_fits(year.window, *size, theme)


FORMS = ("Edit: Director signs it off", "Add a step of your own", "Letter received…")


@pytest.mark.parametrize("name", FORMS)
def test_the_forms_have_no_fault(year: YearDesk, name: str) -> None:
    year.click(name)
    faults = find_faults(year.form)
    assert not faults, faults


@pytest.mark.long
@pytest.mark.parametrize("name", FORMS)
def test_the_forms_are_accessible_at_every_text_size(
    year: YearDesk, theme: Theme, name: str
) -> None:
    year.click(name)
    assert_accessible(year.form, theme)


def test_the_empty_page_is_accessible(open_year: OpenYear, example: Document, theme: Theme) -> None:
    cycle = msgspec.structs.replace(example.cycle, meeting=None)
    year = open_year(msgspec.structs.replace(example, cycle=cycle))
    assert_accessible(year.window, theme)


def test_each_row_of_the_chart_is_read_out_with_its_reason(year: YearDesk) -> None:
    nodes = {node.name: node for node in walk(year.page.chart.rows)}
    name = (
        "Quality assurance, Wednesday 14 October 2026, In 2 days, With Ruth Pendlebury-Shah and"
        " Kwame Tarrant-Ellis"
    )
    assert nodes[name].description == "17 working days before it is due on Friday 6 November 2026."
    assert len(nodes) >= len(year.page.steps._rows)


def test_the_chart_says_nothing_that_the_list_does_not(year: YearDesk) -> None:
    rows = year.page.chart.rows.model()
    ids = [rows.index(n, 0).data(int(Qt.ItemDataRole.UserRole)).id for n in range(rows.rowCount())]
    assert ids == [row.line.id for row in year.page.steps._in_order]


def test_the_arrow_keys_go_through_the_chart_and_keep_the_row_in_sight(year: YearDesk) -> None:
    rows = year.page.chart.rows
    rows.setFocus()
    for _ in range(rows.model().rowCount()):
        year.press(Qt.Key.Key_Down)
    assert rows.current_id == "letter_points"
    at = rows.mapTo(year.window, rows.focus_rect().center())
    assert 0 < at.y() < year.window.height()
    assert rows.focus_rect().height() < rows.height()


@pytest.mark.long
def test_the_page_is_drawn_in_every_look(year: YearDesk, theme: Theme) -> None:
    rows = year.page.chart.rows
    seen = set()
    for mode in ("light", "dark", "high_contrast"):
        theme.set_mode(mode)
        settle()
        image = rows.grab().toImage()
        seen.add(bytes(image.constBits()))
    assert len(seen) == 3


def test_a_long_title_is_drawn_over_the_lines_it_needs(
    open_year: OpenYear, example: Document, theme: Theme
) -> None:
    year = open_year(busy(example))
    rows = year.page.chart.rows
    heights = {
        rows.model().index(n, 0).data(): rows.visualRect(rows.model().index(n, 0)).height()
        for n in range(rows.model().rowCount())
    }
    long = next(title for title in heights if title.startswith("Children’s services, education"))
    assert heights[long] > heights["Director signs it off"]
    assert not find_clipped(year.window)
    assert sum(heights.values()) <= rows.height()
    rows.setFocus()
