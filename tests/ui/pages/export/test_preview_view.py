"""The pages of the preview on screen: scrolled, zoomed, found, followed, and told."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QMouseEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from ilacs_desktop.layout.placed import Place, PlacedDocument
from ilacs_desktop.ui.pages.export.preview.bar import Jump, ZoomBox
from ilacs_desktop.ui.pages.export.preview.job import Preview
from ilacs_desktop.ui.pages.export.preview.pane import PreviewPane
from ilacs_desktop.ui.pages.export.preview.thumbnails import Thumbnails
from ilacs_desktop.ui.pages.export.preview.view import PageView
from ilacs_desktop.ui.pages.export.preview.zoom import FIT_PAGE, Zoom
from ilacs_desktop.ui.theme.theme import Theme
from ilacs_desktop.ui.widgets.inputs import NumberBox
from tests.ui.pages.export.preview_kit import preview
from tests.ui.walk import WALKED, assert_accessible, assert_fits, settle

CONTROL = Qt.KeyboardModifier.ControlModifier


class Reader:
    """Somebody who looks at the preview."""

    def __init__(self, theme: Theme) -> None:
        self.pane = PreviewPane(theme)
        self.pane.resize(900, 620)
        self.pane.show()
        self.pane.activateWindow()
        settle()
        self.view = self.pane.findChild(PageView)
        self.strip = self.pane.findChild(Thumbnails)
        self.jump = self.pane.findChild(Jump)
        self.zoom = self.pane.findChild(ZoomBox)
        self.number = self.pane.findChild(NumberBox)

    def sees(self, shown: Preview) -> "Reader":
        self.pane.show_pages(shown)
        settle()
        self.view.setFocus()
        return self

    def press(
        self, key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
    ) -> None:
        QTest.keyClick(self.view, key, held)
        settle()

    def turn_wheel(self, by: int, held: Qt.KeyboardModifier) -> None:
        at = QPointF(200, 300)
        event = QWheelEvent(
            at,
            self.view.viewport().mapToGlobal(at),
            QPoint(),
            QPoint(0, by),
            Qt.MouseButton.NoButton,
            held,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(self.view.viewport(), event)
        settle()

    def move_mouse(self, to: QPoint) -> None:
        """Move it by an event: where the mouse itself is, another window may lie above."""
        at = QPointF(to)
        none, there = Qt.MouseButton.NoButton, self.view.viewport().mapToGlobal(at)
        kind = QEvent.Type.MouseMove
        event = QMouseEvent(kind, at, there, none, none, Qt.KeyboardModifier.NoModifier)
        QApplication.sendEvent(self.view.viewport(), event)

    def choose(self, box: Jump | ZoomBox, row: int) -> None:
        box.setCurrentIndex(row)
        box.activated.emit(row)
        settle()

    def told(self) -> tuple[str, str]:
        interface = QAccessible.queryAccessibleInterface(self.view)
        assert interface.role() == QAccessible.Role.Document
        return interface.text(QAccessible.Text.Name), interface.text(QAccessible.Text.Value)


@pytest.fixture
def reader(theme: Theme) -> Iterator[Reader]:
    made = Reader(theme)
    yield made
    made.pane.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def test_page_and_zoom_are_named_where_a_screen_reader_finds_the_keyboard(reader: Reader) -> None:
    for box in (reader.number, reader.zoom):
        assert box.lineEdit().accessibleName() == box.accessibleName() != ""


def test_it_says_that_pages_are_made_and_then_shows_them(reader: Reader) -> None:
    assert not reader.view.isVisible()
    reader.sees(preview(4))
    assert reader.view.isVisible()
    assert (reader.pane.page, reader.number.value()) == (1, 1)


@pytest.mark.parametrize(
    ("key", "held", "page"),
    [
        (Qt.Key.Key_PageDown, CONTROL, 2),
        (Qt.Key.Key_End, Qt.KeyboardModifier.NoModifier, 9),
        (Qt.Key.Key_PageUp, CONTROL, 1),
    ],
)
def test_keys_lead_from_page_to_page(
    reader: Reader, key: Qt.Key, held: Qt.KeyboardModifier, page: int
) -> None:
    reader.sees(preview(9)).press(key, held)
    assert reader.pane.page == page
    assert reader.number.value() == page
    assert reader.strip.currentIndex().row() == page - 1


def test_page_down_scrolls_by_less_than_what_is_seen_and_page_up_takes_it_back(
    reader: Reader,
) -> None:
    reader.sees(preview(9))
    bar = reader.view.verticalScrollBar()
    reader.press(Qt.Key.Key_PageDown)
    assert reader.view.viewport().height() // 2 < bar.value() < reader.view.viewport().height()
    reader.press(Qt.Key.Key_PageUp)
    assert bar.value() == 0
    reader.press(Qt.Key.Key_Space)
    reader.press(Qt.Key.Key_Space, Qt.KeyboardModifier.ShiftModifier)
    assert bar.value() == 0
    reader.press(Qt.Key.Key_Down)
    assert 0 < bar.value() < 60
    reader.press(Qt.Key.Key_Home)
    assert bar.value() == 0


def test_the_last_page_is_reached_also_where_several_fit(reader: Reader) -> None:
    reader.sees(preview(5))
    reader.pane.set_zoom(Zoom(50))
    reader.pane.resize(900, 1500)
    settle()
    for page in (5, 4, 5, 1):
        reader.number.setValue(page)
        settle()
        assert reader.pane.page == page
        assert reader.told()[0] == f"Page {page} of 5"
    reader.press(Qt.Key.Key_End)
    assert reader.pane.page == 5


def test_a_page_is_typed(reader: Reader) -> None:
    reader.sees(preview(12))
    reader.number.setFocus()
    reader.number.selectAll()
    QTest.keyClicks(reader.number, "11")
    assert reader.pane.page == 1  # not before it is typed to its end
    QTest.keyClick(reader.number, Qt.Key.Key_Return)
    assert reader.pane.page == 11


def test_a_screen_reader_is_told_the_page_and_its_text(reader: Reader) -> None:
    reader.sees(preview(4))
    reader.press(Qt.Key.Key_PageDown, CONTROL)
    name, text = reader.told()
    assert name == "Page 2 of 4"
    assert text.splitlines()[:2] == ["Section 2", "Line 0 of page 2 tells of practice."]
    assert QAccessible.queryAccessibleInterface(reader.view).state().readOnly


def test_plus_minus_and_nought_zoom_and_with_control_they_stay_the_windows(reader: Reader) -> None:
    reader.sees(preview(4))
    reader.pane.set_zoom(Zoom(100))
    reader.press(Qt.Key.Key_Plus)
    assert reader.view.percent == pytest.approx(110, abs=0.1)
    assert reader.zoom.currentText() == "110%"
    reader.press(Qt.Key.Key_Minus)
    reader.press(Qt.Key.Key_Minus)
    assert reader.view.percent == pytest.approx(90, abs=0.1)
    reader.press(Qt.Key.Key_Plus, CONTROL)
    reader.press(Qt.Key.Key_Minus, CONTROL)
    reader.press(Qt.Key.Key_0, CONTROL)
    assert reader.view.percent == pytest.approx(90, abs=0.1)
    reader.press(Qt.Key.Key_Plus, Qt.KeyboardModifier.AltModifier)
    assert reader.view.percent == pytest.approx(90, abs=0.1)
    reader.press(Qt.Key.Key_0)
    assert reader.view.percent == pytest.approx(100, abs=0.1)


def test_control_alone_scrolls_nothing(reader: Reader) -> None:
    reader.sees(preview(9)).view.verticalScrollBar().setValue(1500)
    reader.press(Qt.Key.Key_Control, CONTROL)
    assert reader.view.verticalScrollBar().value() == 1500


def test_the_wheel_zooms_with_control_and_keeps_what_is_under_it(reader: Reader) -> None:
    reader.sees(preview(9))
    reader.number.setValue(4)
    bar = reader.view.verticalScrollBar()
    under = reader.view._stack.spot_at(bar.value() + 300)
    before = reader.view.percent
    reader.turn_wheel(240, CONTROL)
    assert reader.view.percent == pytest.approx(before * 1.21, abs=1)
    after = reader.view._stack.spot_at(bar.value() + 300)
    assert (after.page, after.y) == (under.page, pytest.approx(under.y, abs=2))
    value = bar.value()
    reader.turn_wheel(-120, Qt.KeyboardModifier.NoModifier)
    assert bar.value() > value


def test_fitted_pages_smaller_than_the_least_do_not_grow_when_made_smaller(reader: Reader) -> None:
    reader.sees(preview(4)).pane.set_zoom(FIT_PAGE)
    reader.pane.resize(900, 300)
    settle()
    small = reader.view.percent
    assert small < 50
    reader.press(Qt.Key.Key_Minus)
    reader.turn_wheel(-120, CONTROL)
    assert reader.view.percent == small
    reader.press(Qt.Key.Key_Plus)
    assert reader.view.percent == pytest.approx(50, abs=0.1)


def test_a_zoom_is_chosen_or_typed_and_nonsense_changes_nothing(reader: Reader) -> None:
    reader.sees(preview(4))
    reader.choose(reader.zoom, reader.zoom.findText("Fit page"))
    assert reader.view.zoom == FIT_PAGE
    assert reader.view.page_rect(1).height() < reader.view.viewport().height()
    reader.zoom.setEditText("135")
    QTest.keyClick(reader.zoom.lineEdit(), Qt.Key.Key_Return)
    assert reader.view.percent == pytest.approx(135, abs=0.1)
    reader.zoom.setEditText("huge")
    QTest.keyClick(reader.zoom.lineEdit(), Qt.Key.Key_Return)
    assert reader.view.percent == pytest.approx(135, abs=0.1)
    assert reader.zoom.currentText() == "135%"
    reader.zoom.setFocus()
    reader.zoom.setEditText("60")
    reader.view.setFocus()  # to leave the box is as good as Enter
    assert reader.view.percent == pytest.approx(60, abs=0.1)
    reader.pane.set_zoom(FIT_PAGE)
    reader.zoom.setEditText("huge")
    QTest.keyClick(reader.zoom.lineEdit(), Qt.Key.Key_Return)
    assert (reader.zoom.currentText(), reader.view.zoom) == ("Fit page", FIT_PAGE)


def test_fit_width_follows_the_window_and_pages_on_their_side_fit_too(reader: Reader) -> None:
    reader.sees(preview(4, sideways=1))
    for width in (500, 1000):
        reader.pane.resize(width, 600)
        settle()
        room = reader.view.viewport().width()
        for page in (1, 4):
            assert 0.9 * room < reader.view.page_rect(page).width() < room
        assert reader.view.horizontalScrollBar().maximum() == 0


def test_a_section_is_jumped_to(reader: Reader) -> None:
    reader.sees(preview(9))
    assert [reader.jump.itemText(n).strip() for n in (0, 1, 9)] == [
        "Beginning",
        "Section 1",
        "Section 9",
    ]
    reader.choose(reader.jump, 6)
    assert reader.pane.page == 6
    assert reader.view.spot.y == pytest.approx(90 - 16 - 18, abs=2)
    reader.choose(reader.jump, 9)  # the last cannot come up to the top
    assert reader.jump.value == "s9"
    reader.choose(reader.jump, 0)
    assert reader.view.verticalScrollBar().value() <= 1


def test_the_section_that_is_looked_at_is_shown(reader: Reader) -> None:
    reader.sees(preview(9))
    reader.number.setValue(7)
    assert reader.jump.value == "s7"


def test_a_link_leads_to_its_place_and_looks_like_one(reader: Reader) -> None:
    reader.sees(preview(6))
    paper = reader.view.page_rect(1)
    points = paper.width() / 595.3
    at = paper.topLeft() + QPoint(round(80 * points), round((90 + 3 * 20 - 3) * points))
    reader.move_mouse(at)
    assert reader.view.viewport().cursor().shape() == Qt.CursorShape.PointingHandCursor
    reader.move_mouse(QPoint(5, 5))
    assert reader.view.viewport().cursor().shape() == Qt.CursorShape.ArrowCursor
    QTest.mouseClick(reader.view.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert reader.pane.page == 3
    QTest.mouseClick(reader.view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(5, 5))
    assert reader.pane.page == 3


def test_a_page_in_small_is_chosen_by_key_and_they_can_be_hidden(reader: Reader) -> None:
    reader.sees(preview(6))
    assert reader.strip.isVisible()
    reader.strip.setFocus()
    QTest.keyClick(reader.strip, Qt.Key.Key_Down)
    assert reader.pane.page == 2
    reader.pane.toggle_strip()
    assert not reader.strip.isVisible()
    reader.pane.toggle_strip()
    assert reader.strip.isVisible()


def test_a_narrow_pane_has_no_pages_in_small_and_all_the_rest(reader: Reader) -> None:
    reader.sees(preview(6)).pane.resize(700, 600)
    reader.pane.toggle_strip()
    assert reader.strip.isVisible()  # there is room, if not much
    reader.pane.resize(420, 600)
    settle()
    assert reader.pane.width() == 420
    assert not reader.strip.isVisible()
    for part in (reader.number, reader.zoom, reader.jump, reader.view):
        assert part.isVisible()
        assert part.mapTo(reader.pane, part.rect().topRight()).x() <= 420
    reader.pane.resize(1000, 600)
    assert reader.strip.isVisible()


def test_new_pages_keep_the_place_in_the_text(reader: Reader) -> None:
    old = preview(9)
    reader.sees(old)
    reader.choose(reader.jump, 5)
    before = reader.view.spot
    pages = (old.placed.pages[0], *old.placed.pages)  # a page more at the front
    places = {name: Place(place.page + 1, place.y) for name, place in old.placed.places.items()}
    reader.sees(old._replace(placed=PlacedDocument(pages, places)))
    assert reader.view.spot.page == before.page + 1
    assert reader.view.spot.y == pytest.approx(before.y, abs=1)
    reader.sees(preview(2))  # the section is gone: the last page is as near as it gets
    assert reader.pane.page == 2


def test_old_pages_stay_while_new_ones_are_made_and_when_that_fails(reader: Reader) -> None:
    reader.sees(preview(3)).pane.show_making()
    assert reader.view.isVisible()
    assert "up to date" in reader.pane.state
    reader.pane.show_failure("The template could not be read. Choose another.")
    assert reader.view.isVisible()
    assert reader.pane.state == ""
    asked: list[bool] = []
    reader.pane.again_wanted.connect(lambda: asked.append(True))
    reader.pane._failure._link.click()
    assert asked == [True]
    assert "The pages below are from before that." in reader.pane._failure._text.text()
    reader.sees(preview(3))
    assert not reader.pane._failure.isVisible()


def test_without_pages_it_says_so(reader: Reader) -> None:
    reader.sees(preview(0))
    assert not reader.view.isVisible()
    assert reader.pane._message.text() == "There are no pages to show."


def test_the_page_number_keeps_its_room_when_the_look_changes(reader: Reader, theme: Theme) -> None:
    reader.sees(preview(120))
    before = reader.number.lineEdit().geometry()
    theme.set_mode("dark")
    settle()
    assert reader.number.lineEdit().geometry() == before
    assert before.width() > reader.number.fontMetrics().horizontalAdvance("120")


def test_paper_is_white_in_every_look(reader: Reader, theme: Theme) -> None:
    reader.sees(preview(3))
    for look in ("light", "dark", "high_contrast"):
        theme.set_mode(look)
        settle()
        paper = reader.view.page_rect(1)
        assert reader.view.grab().toImage().pixelColor(paper.center()).name() == "#ffffff"


@pytest.mark.parametrize("make", [lambda: preview(14, 2), lambda: preview(0)])
def test_it_is_accessible(reader: Reader, theme: Theme, make: Callable[[], Preview]) -> None:
    reader.sees(make())
    assert_accessible(reader.pane, theme)


@pytest.mark.parametrize("scale", WALKED)
def test_it_fits_beside_a_panel_at_every_text_size(
    reader: Reader, theme: Theme, scale: float
) -> None:
    reader.sees(preview(14, 2)).pane.show_making()
    reader.pane.show_failure("The template could not be read. Choose another one above.")
    narrowest = 420 if scale == 1 else 551  # beside the panel in a window 1097 pixels wide
    theme.set_text_scale(scale)  # once for all
    for width, height in ((narrowest, 560), (700, 560), (1280, 680)):
        assert_fits(reader.pane, width, height, scale, theme)
