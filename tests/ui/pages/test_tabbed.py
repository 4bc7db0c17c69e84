"""A place with several pages: each made when it is first seen, and found again by what it shows."""

from collections.abc import Iterator

import msgspec
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from ilacs_desktop.document.model import Document
from ilacs_desktop.ui.pages.tabbed import Tab, TabbedPage, in_fields
from ilacs_desktop.ui.theme.theme import Theme
from ilacs_desktop.ui.widgets.field import Field
from ilacs_desktop.ui.widgets.inputs import TextLine
from ilacs_desktop.ui.widgets.layouts import Column
from tests.ui.walk import assert_accessible, settle


class Paper(QWidget):
    """A page with one field, which remembers the changes it was asked to show."""

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__()
        self.line = TextLine(theme)
        self.changes: list[tuple[Document, Document]] = []
        column = Column(theme, 0)
        column.addWidget(Field(theme, name, self.line))
        self.setLayout(column)

    def focus_first(self) -> None:
        self.line.setFocus()

    def show_change(self, old: Document, new: Document) -> None:
        self.changes.append((old, new))

    def show_panel(self, panel: str) -> None:
        self.panel = panel


class Place:
    """A place with a page of the plan and one of the evidence."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self.made: list[str] = []
        tabs = (
            Tab("plan", "Plan", lambda: self._make("plan"), in_fields("actions")),
            Tab("evidence", "Evidence", lambda: self._make("evidence"), in_fields("evidence")),
        )
        self.page = TabbedPage(theme, "Work", tabs)
        self.page.resize(800, 400)
        self.page.show()
        self.page.activateWindow()
        settle()

    def _make(self, name: str) -> Paper:
        self.made.append(name)
        return Paper(self._theme, name)

    def paper(self, name: str) -> Paper:
        found = self.page.page(name)
        assert isinstance(found, Paper)
        return found


@pytest.fixture
def place(theme: Theme) -> Iterator[Place]:
    made = Place(theme)
    yield made
    made.page.close()
    made.page.deleteLater()


def test_a_page_is_made_when_it_is_first_seen_and_only_once(place: Place) -> None:
    assert place.made == ["plan"]
    for tab in ("evidence", "plan", "evidence"):
        place.page.show_tab(tab)
    assert place.made == ["plan", "evidence"]
    assert place.paper("evidence").isVisible()
    assert not place.paper("plan").isVisible()


def test_ctrl_tab_goes_to_the_next_page_with_the_keyboard(place: Place) -> None:
    place.page.focus_first()
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab, Qt.KeyboardModifier.ControlModifier)
    assert place.page.tab == "evidence"
    assert QApplication.focusWidget() is place.paper("evidence").line


def test_a_change_is_shown_in_the_tab_that_shows_it(place: Place, example: Document) -> None:
    changed = msgspec.structs.replace(example, evidence=())
    assert not place.page.shows(example, changed)
    place.page.show_change(example, changed)
    assert place.page.tab == "evidence"
    assert place.page.shows(example, changed)
    assert place.paper("evidence").changes == [(example, changed)]


def test_a_change_that_no_tab_shows_is_to_be_seen_in_the_first(
    place: Place, example: Document
) -> None:
    place.page.show_tab("evidence")
    place.page.show_change(example, msgspec.structs.replace(example, people=()))
    assert place.page.tab == "plan"


def test_a_panel_of_a_page_can_be_gone_to(place: Place) -> None:
    place.page.show_tab("evidence/people")
    assert place.page.tab == "evidence"
    assert place.paper("evidence").panel == "people"


def test_a_tab_that_is_not_there_is_an_error(place: Place) -> None:
    with pytest.raises(ValueError, match=r"no tab|not in"):
        place.page.show_tab("nowhere")


def test_the_tabs_have_names_and_counts(place: Place, theme: Theme) -> None:
    place.page.set_count("evidence", 1204)
    assert_accessible(place.page, theme)
