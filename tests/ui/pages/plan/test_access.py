"""The plan page for people who listen, use the keyboard alone or need large text."""

from collections.abc import Callable

import msgspec
import pytest

from ilacs_desktop.document.model import Document
from ilacs_desktop.ui.theme.theme import Theme
from tests.ui.pages.plan.kit import AtPlan, with_gap
from tests.ui.walk import assert_accessible, assert_fits, settle, walk

pytestmark = pytest.mark.any_python


def grouped(at: AtPlan) -> None:
    at.page.table.set_look(at.page.table.look._replace(grouping="owner"))


def one_of_each(at: AtPlan) -> None:
    at.choose("ac-old")


def removed(at: AtPlan) -> None:
    at.page._actions.remove("ac-late")


def gaps(at: AtPlan) -> None:
    at.begin(with_gap(at.document, at.document.sections[3].id))
    at.click("Show it")


def empty(at: AtPlan) -> None:
    at.begin(msgspec.structs.replace(at.document, actions=()))


def long(state: Callable[[AtPlan], None]) -> object:
    return pytest.param(state, marks=pytest.mark.long)


@pytest.mark.parametrize("state", [one_of_each, gaps, *map(long, (grouped, removed, empty))])
def test_the_page_is_accessible(at: AtPlan, theme: Theme, state: Callable[[AtPlan], None]) -> None:
    state(at)
    settle()
    assert_accessible(at.window, theme)


@pytest.mark.parametrize("state", [gaps, long(one_of_each)])
def test_the_page_fits_at_the_largest_text(
    at: AtPlan, theme: Theme, state: Callable[[AtPlan], None]
) -> None:
    state(at)
    at.page.panes.show_side("right", shown=True)
    assert_fits(at.window, 1280, 680, 2.0, theme)


@pytest.mark.long
@pytest.mark.parametrize("state", [gaps, one_of_each])
def test_the_page_fits_a_small_screen(
    at: AtPlan, theme: Theme, state: Callable[[AtPlan], None]
) -> None:
    state(at)
    at.page.panes.show_side("right", shown=True)
    assert_fits(at.window, 1097, 617, 1.5, theme)


def test_the_form_for_evidence_is_accessible(at: AtPlan, document: Document, theme: Theme) -> None:
    at.begin(msgspec.structs.replace(document, evidence=document.evidence[:4])).choose("ac-old")
    at.click("Shown to work…")
    assert_accessible(at.form, theme)


def test_cells_are_said_with_their_column(at: AtPlan, document: Document) -> None:
    names = [node.name for node in walk(at.window)]
    assert "By when: Overdue by 12 days" in names
    assert f"Area: {document.sections[0].title}" in names
    assert "State: Done, not yet shown" in names
