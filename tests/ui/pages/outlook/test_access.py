"""The inspection page for people who listen, use the keyboard alone or need large text."""

import datetime as dt

import msgspec
import pytest

from ilacs_desktop.document.records import Inspection
from ilacs_desktop.ui.theme.theme import Theme
from tests.ui.pages.outlook.kit import AtOutlook
from tests.ui.walk import assert_accessible, assert_fits, find_faults, find_order_faults, settle

pytestmark = pytest.mark.any_python


def full(at: AtOutlook) -> None:
    visit = Inspection("v", "jtai", dt.date(2026, 8, 3), about="Serious youth violence")
    visits = (*at.document.inspections, visit)
    at.show(msgspec.structs.replace(at.document, inspections=visits))
    at.page.practice.remove_wanted.emit("au-care-1")
    settle()


def empty(at: AtOutlook) -> None:
    at.show(msgspec.structs.replace(at.document, inspections=(), prior_points=(), audits=()))


def test_the_page_is_accessible_at_every_text_size(at: AtOutlook, theme: Theme) -> None:
    full(at)
    assert_accessible(at.window, theme)


def test_the_empty_page_is_accessible(at: AtOutlook) -> None:
    empty(at)
    assert find_faults(at.window) == []


@pytest.mark.parametrize(
    ("size", "scale"),
    [
        pytest.param((1097, 617), 1.0, marks=pytest.mark.long),
        ((1097, 617), 2.0),
        pytest.param((1280, 680), 1.0, marks=pytest.mark.long),
        pytest.param((1280, 680), 2.0, marks=pytest.mark.long),
    ],
)
def test_the_page_fits(at: AtOutlook, theme: Theme, scale: float, size: tuple[int, int]) -> None:
    full(at)
    assert_fits(at.window, *size, scale, theme)


def test_the_keyboard_goes_down_the_page(at: AtOutlook) -> None:
    full(at)
    for card in (at.page.judgements, at.page.practice, at.page.notes):
        assert find_order_faults(card) == []
