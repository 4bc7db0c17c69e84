"""Of many pages only those in sight are painted, and only some memory holds what was painted."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QApplication

from ilacs_desktop.layout.placed import PlacedPage
from ilacs_desktop.ui.pages.export.preview.pane import PreviewPane
from ilacs_desktop.ui.pages.export.preview.pictures import Pictures
from ilacs_desktop.ui.pages.export.preview.stack import Spot
from ilacs_desktop.ui.pages.export.preview.thumbnails import Thumbnails
from ilacs_desktop.ui.pages.export.preview.view import PageView
from ilacs_desktop.ui.theme.theme import Theme
from tests.ui.pages.export.preview_kit import preview
from tests.ui.walk import settle

MOST = 16 << 20


class Painter:
    """Paints nothing, and writes down which pages it was asked for."""

    def __init__(self) -> None:
        self.painted: list[PlacedPage] = []

    def paint(self, _painter: QPainter, page: PlacedPage) -> None:
        self.painted.append(page)


@pytest.fixture
def painter() -> Painter:
    return Painter()


@pytest.fixture
def view(theme: Theme, painter: Painter) -> Iterator[PageView]:
    made = PageView(theme, Pictures(painter.paint, MOST))
    made.resize(800, 600)
    made.show()
    made.show_pages(preview(120).placed.pages, Spot(1, 0.0))
    settle()
    yield made
    made.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def test_only_pages_in_sight_are_painted_and_memory_is_limited(
    view: PageView, painter: Painter
) -> None:
    assert 1 <= len(painter.painted) <= 2
    for page in range(1, 121):
        view.go_to_page(page)
        settle()
        assert 0 < view._pictures.bytes_kept <= MOST
    assert 120 <= len(painter.painted) <= 125


def test_what_was_painted_a_moment_ago_is_not_painted_again(
    view: PageView, painter: Painter
) -> None:
    view.go_to_page(2)
    settle()
    before = len(painter.painted)
    for page in (1, 2, 1):
        view.go_to_page(page)
        settle()
    assert len(painter.painted) == before


def test_a_page_too_large_to_keep_is_painted_all_the_same(view: PageView, painter: Painter) -> None:
    view._pictures._most = 1 << 20
    view.forget_pictures()
    before = len(painter.painted)
    view.grab()
    assert len(painter.painted) > before
    assert view._pictures.bytes_kept == 0


def test_out_of_sight_no_pictures_are_kept(theme: Theme) -> None:
    pane = PreviewPane(theme)
    pane.resize(900, 600)
    pane.show_pages(preview(3))
    pane.show()
    settle()
    kept = [view._pictures for kind in (PageView, Thumbnails) for view in pane.findChildren(kind)]
    assert all(pictures.bytes_kept for pictures in kept)
    pane.hide()
    assert [pictures.bytes_kept for pictures in kept] == [0, 0]
    pane.show()
    settle()
    assert all(pictures.bytes_kept for pictures in kept)
    pane.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
