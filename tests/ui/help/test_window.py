"""The window with the help, over three short pages."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from ilacs_desktop.help.blocks import blocks_of
from ilacs_desktop.help.pages import Library, Page
from ilacs_desktop.ui.help import window as window_module
from ilacs_desktop.ui.help.picture import Picture
from ilacs_desktop.ui.help.window import HelpWindow
from ilacs_desktop.ui.help.words import HelpHeading, HelpText
from ilacs_desktop.ui.theme.theme import Theme
from tests.ui.walk import WALKED, assert_accessible, assert_fits, settle, tab_stops

LONG = "\n\n".join(f"Paragraph {number} has words enough to take a line." for number in range(60))
SOURCES = {
    "one": "# First steps\n\nWrite in [the draft](two) or go to [the end of it](two#last-part).\n\n"
    "![The page as a whole](page)\n\n## Keys\n\n- Press `Ctrl+K`\n- or **not**\n\n1. First\n2. Then\n",
    "two": f"# The draft\n\nThree questions.\n\n{LONG}\n\n## Last part\n\nA needle is here.\n",
    "three": "# Packs\n\nA pack goes out. A needle is in it.\n",
}
COLOURS = {"light": "#ffeeaa", "dark": "#332200"}


@pytest.fixture(scope="module")
def pictures(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("pictures")
    for look, colour in COLOURS.items():
        image = QImage(400, 200, QImage.Format.Format_RGB32)
        image.fill(QColor(colour))
        assert image.save(str(folder / f"page-{look}.png"))
    return folder


@pytest.fixture
def help_window(theme: Theme, pictures: Path) -> Iterator[HelpWindow]:
    made = {name: blocks_of(source) for name, source in SOURCES.items()}
    pages = tuple(Page(name, one[0].text, "Start", one) for name, one in made.items())
    window = HelpWindow(theme, Library(pages, {}, {}), pictures)
    window.resize(900, 500)
    window.show()
    window.activateWindow()
    window.go_to("one")
    settle()
    yield window
    window.close()
    window.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def press(window: HelpWindow, key: Qt.Key, held: Qt.KeyboardModifier | None = None) -> None:
    focus = QApplication.focusWidget() or window
    QTest.keyClick(focus, key, held or Qt.KeyboardModifier.NoModifier)
    settle()


def search(window: HelpWindow, words: str) -> None:
    window.box.setFocus()
    window.box.setText(words)
    window.box.search_now()
    settle()


def text_of(window: HelpWindow) -> str:
    labels = window.sheet.findChildren(QLabel)
    return "\n".join(
        label.accessibleName() or label.text() for label in labels if label.isVisible()
    )


def focused_heading() -> str:
    heading = QApplication.focusWidget()
    assert isinstance(heading, HelpHeading)
    return heading.text()


def test_a_page_begins_with_the_keyboard_on_its_title(help_window: HelpWindow) -> None:
    assert focused_heading() == "First steps"
    assert help_window.windowTitle() == "First steps – Help – ILACS Desktop"
    assert help_window.contents.current_id == "one"


def test_headings_are_headings_and_say_what_stands_under_them(help_window: HelpWindow) -> None:
    headings = help_window.sheet.findChildren(HelpHeading)
    told = [QAccessible.queryAccessibleInterface(heading) for heading in headings]
    assert [one.role() for one in told] == [QAccessible.Role.Heading] * 2
    assert told[1].text(QAccessible.Text.Name) == "Keys"
    assert told[1].text(QAccessible.Text.Description) == "Press Ctrl+K or not 1. First 2. Then"


def test_a_link_is_followed_with_the_keyboard_alone(help_window: HelpWindow) -> None:
    press(help_window, Qt.Key.Key_Tab)
    link = QApplication.focusWidget()
    assert isinstance(link, HelpText)
    assert link.selectedText() == "the draft"
    press(help_window, Qt.Key.Key_Tab)
    assert link.selectedText() == "the end of it"
    press(help_window, Qt.Key.Key_Return)
    assert focused_heading() == "Last part"
    assert help_window.sheet.verticalScrollBar().value() > 0


def test_an_item_is_one_thing_to_a_screen_reader_with_its_number(help_window: HelpWindow) -> None:
    told = [text.accessibleName() for text in help_window.sheet.findChildren(HelpText)]
    assert told[-4:] == ["Press Ctrl+K", "or not", "1. First", "2. Then"]


def test_a_mark_is_drawn_before_the_words_of_an_item(help_window: HelpWindow) -> None:
    item = help_window.sheet.findChildren(HelpText)[-1]
    left = item.contentsRect().left()
    before = item.grab(QRect(0, 0, left, item.height())).toImage()
    plain = before.pixelColor(left - 1, 0)
    drawn = [
        x for x in range(left) for y in range(item.height()) if before.pixelColor(x, y) != plain
    ]
    assert drawn
    assert max(drawn) < left - 2  # and it keeps its distance


@pytest.mark.parametrize("in_contents", [False, True])
def test_a_letter_typed_anywhere_begins_a_search(
    help_window: HelpWindow, in_contents: bool
) -> None:
    help_window.box.setText("old words")
    if in_contents:
        help_window.contents.setFocus()
    else:
        help_window.sheet.focus_on()
    press(help_window, Qt.Key.Key_F)
    press(help_window, Qt.Key.Key_X)
    assert help_window.box.text() == "fx"
    assert help_window.box.hasFocus()


def test_keys_that_are_no_letters_are_no_search(help_window: HelpWindow) -> None:
    press(help_window, Qt.Key.Key_A, Qt.KeyboardModifier.AltModifier)
    press(help_window, Qt.Key.Key_Space)
    assert help_window.box.text() == ""
    assert focused_heading() == "First steps"


def test_back_leads_to_where_one_was(help_window: HelpWindow) -> None:
    help_window.go_to("two")
    settle()
    press(help_window, Qt.Key.Key_PageDown)
    scrolled = help_window.sheet.verticalScrollBar().value()
    assert scrolled > 0
    help_window.go_to("three")
    settle()
    alt = Qt.KeyboardModifier.AltModifier
    press(help_window, Qt.Key.Key_Left, alt)
    assert help_window.spot.page == "two"
    assert help_window.sheet.verticalScrollBar().value() == scrolled
    press(help_window, Qt.Key.Key_Right, alt)
    assert help_window.spot.page == "three"
    assert not help_window._forward.isEnabled()


def test_a_search_shows_where_all_words_are_with_links(help_window: HelpWindow) -> None:
    search(help_window, "needle")
    assert "2 places found" in text_of(help_window)
    assert "The draft: Last part (Start)" in text_of(help_window)
    press(help_window, Qt.Key.Key_Down)
    assert focused_heading() == "Search: needle"
    press(help_window, Qt.Key.Key_Tab)
    press(help_window, Qt.Key.Key_Return)
    assert (help_window.spot.page, help_window.spot.anchor) == ("two", "last-part")


def test_enter_goes_to_the_first_place_and_marks_the_words(help_window: HelpWindow) -> None:
    search(help_window, "goes out")
    press(help_window, Qt.Key.Key_Return)
    assert help_window.spot.page == "three"
    assert any(text.has_found for text in help_window.sheet.findChildren(HelpText))
    press(help_window, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert help_window.spot.query == "goes out"


def test_f3_goes_from_one_marked_place_to_the_next(help_window: HelpWindow) -> None:
    search(help_window, "words paragraph needle")
    press(help_window, Qt.Key.Key_Return)
    help_window.sheet.verticalScrollBar().setValue(0)
    press(help_window, Qt.Key.Key_F3, Qt.KeyboardModifier.ShiftModifier)
    last = help_window.sheet.verticalScrollBar().value()
    assert last > 0
    press(help_window, Qt.Key.Key_F3)
    assert help_window.sheet.verticalScrollBar().value() < last


def test_a_search_without_result_says_what_to_do(help_window: HelpWindow) -> None:
    search(help_window, "no such words")
    assert "Try fewer of them" in text_of(help_window)
    press(help_window, Qt.Key.Key_Return)
    assert help_window.spot.page == ""


def test_the_contents_lead_to_a_page(help_window: HelpWindow) -> None:
    press(help_window, Qt.Key.Key_F6)
    assert help_window.contents.hasFocus()
    press(help_window, Qt.Key.Key_Down)
    assert help_window.spot.page == "two"
    assert help_window.contents.hasFocus()
    press(help_window, Qt.Key.Key_Return)
    assert focused_heading() == "The draft"


def test_a_narrow_window_folds_the_contents_away(help_window: HelpWindow) -> None:
    help_window.resize(500, 500)
    settle()
    assert not help_window.contents.isVisible()
    help_window._opens.click()
    assert help_window.contents.hasFocus()
    assert not help_window.sheet.isVisible()
    press(help_window, Qt.Key.Key_Down)
    press(help_window, Qt.Key.Key_Return)
    assert help_window.sheet.isVisible()
    assert help_window.spot.page == "two"
    help_window.resize(900, 500)
    settle()
    assert help_window.contents.isVisible()


def test_the_page_is_announced_when_it_changes(
    help_window: HelpWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []
    monkeypatch.setattr(window_module, "announce", lambda _source, text: said.append(text))
    help_window.go_to("three")
    search(help_window, "needle")
    assert said == ["Packs", "2 places found"]


def test_a_picture_is_that_of_the_look_and_as_wide_as_there_is_room(
    help_window: HelpWindow, theme: Theme
) -> None:
    picture = help_window.sheet.findChild(Picture)
    told = QAccessible.queryAccessibleInterface(picture)
    assert told.role() == QAccessible.Role.Graphic
    assert told.text(QAccessible.Text.Name) == "The page as a whole"
    for look in ("light", "dark"):
        theme.set_mode(look)
        settle()
        assert picture.grab().toImage().pixelColor(20, 20).name() == COLOURS[look]
    assert picture.heightForWidth(200) == 100
    assert picture.heightForWidth(2000) == 200


def test_escape_empties_the_search_and_then_closes(help_window: HelpWindow) -> None:
    search(help_window, "needle")
    press(help_window, Qt.Key.Key_Escape)
    assert help_window.isVisible()
    assert help_window.box.text() == ""
    press(help_window, Qt.Key.Key_Escape)
    assert not help_window.isVisible()


def test_the_part_that_the_keyboard_is_on_can_be_copied(help_window: HelpWindow) -> None:
    help_window.go_to("one", "keys")
    press(help_window, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QApplication.clipboard().text() == "Keys\nPress Ctrl+K\nor not\n1. First\n2. Then"


def test_words_can_be_selected_with_the_mouse_and_copied_and_links_still_be_reached(
    help_window: HelpWindow,
) -> None:
    text = next(one for one in help_window.sheet.findChildren(HelpText) if "Write in" in one.text())
    ends = [QPoint(2, text.height() // 2), QPoint(text.width() - 2, text.height() // 2)]
    QTest.mousePress(text, Qt.MouseButton.LeftButton, pos=ends[0])
    QTest.mouseMove(text, ends[1])
    QTest.mouseRelease(text, Qt.MouseButton.LeftButton, pos=ends[1])
    press(help_window, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert "the draft or go to" in QApplication.clipboard().text()
    help_window.sheet.focus_on()
    press(help_window, Qt.Key.Key_Tab)
    assert text.selectedText() == "the draft"


def test_tab_goes_from_heading_to_heading_and_link_to_link(help_window: HelpWindow) -> None:
    stops = [type(stop).__name__ for stop in tab_stops(help_window)]
    assert stops.count("HelpHeading") == 2
    assert stops.count("HelpText") == 1
    assert {"SearchBox", "DetailTree"} <= set(stops)


def test_everyone_can_use_it(help_window: HelpWindow, theme: Theme) -> None:
    assert_accessible(help_window, theme)
    search(help_window, "needle")
    assert_accessible(help_window, theme)


@pytest.mark.parametrize("scale", WALKED)
@pytest.mark.parametrize("width", [900, 520])
def test_it_fits_a_small_screen(
    width: int, scale: float, help_window: HelpWindow, theme: Theme
) -> None:
    assert_fits(help_window, width, 560, scale, theme)
