"""The list at ``[``: found by typing, chosen with keys, and never stealing a word."""

import msgspec
import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAccessible, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QScrollArea, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ilacs_desktop.document.body import ActionLink, Block, Citation, Text
from ilacs_desktop.document.places import with_body
from ilacs_desktop.document.session import Caret
from ilacs_desktop.ui.editor.citing import CiteList
from ilacs_desktop.ui.editor.runs import Point
from tests.ui.editor.kit import CTRL, ITEMS, PLACE, Desk, body, texts

ENTER, ESCAPE = Qt.Key.Key_Return, Qt.Key.Key_Escape
DOWN, UP = Qt.Key.Key_Down, Qt.Key.Key_Up


class Page(Desk):
    """An editor on a page that is shown and has the keyboard."""

    def __init__(self, qtbot: QtBot, markup: str = "Good. ") -> None:
        super().__init__((Block("b0", (Text(markup),)),) if markup else ())
        self.window = QWidget()
        column = QVBoxLayout(self.window)
        column.addWidget(self.editor)
        column.addStretch()
        self.window.resize(700, 500)
        qtbot.addWidget(self.window)
        self.window.show()
        self.window.activateWindow()
        self.editor.setFocus()
        qtbot.waitUntil(self.editor.hasFocus)
        self.place("b0", 99) if markup else None

    @property
    def popup(self) -> CiteList | None:
        shown = [found for found in self.window.findChildren(CiteList) if found.isVisible()]
        return shown[0] if shown else None

    @property
    def rows(self) -> list[str]:
        assert self.popup is not None
        return [self.popup.rows.item(n).text() for n in range(self.popup.rows.count())]

    @property
    def text(self) -> str:
        return "\n".join(texts(self.body))


@pytest.fixture
def page(qtbot: QtBot) -> Page:
    return Page(qtbot)


def test_a_bracket_opens_all_that_can_be_cited_and_two_ways_to_add(page: Page) -> None:
    page.type("[")
    assert page.rows == [
        *(f"{item.label}  {item.detail}" for item in ITEMS),
        "Add new evidence…",
        "Add new action…",
    ]
    assert page.editor.hasFocus()


def test_typing_on_searches_and_enter_puts_the_chip_in_place_of_the_search(page: Page) -> None:
    page.type("[sur")
    assert page.rows[0] == "[3]  Annual staff survey"
    page.key(ENTER)
    assert page.body[0].runs == (Text("Good. "), Citation("ev-survey"))
    assert page.popup is None
    assert page.editor.caret() == Point("b0", 7)
    page.assert_sound()


def test_arrows_choose(page: Page) -> None:
    page.type("[")
    page.key(DOWN)
    page.key(DOWN)
    page.key(DOWN)
    page.key(UP)
    page.key(ENTER)
    assert page.body[0].runs[1] == ActionLink("ac-one")


def test_arrows_stop_at_both_ends(page: Page) -> None:
    page.type("[")
    page.key(Qt.Key.Key_PageDown)
    assert page.popup.rows.currentRow() == 4
    page.key(DOWN)
    assert page.popup.rows.currentRow() == 4
    page.key(Qt.Key.Key_PageUp)
    page.key(UP)
    assert page.popup.rows.currentRow() == 0


def test_the_mouse_chooses_and_leaves_the_keyboard_in_the_text(page: Page) -> None:
    page.type("[")
    row = page.popup.rows.visualItemRect(page.popup.rows.item(1)).center()
    QTest.mouseClick(page.popup.rows.viewport(), Qt.MouseButton.LeftButton, pos=row)
    assert page.body[0].runs[1] == Citation("ev-survey")
    assert page.editor.hasFocus()


def test_escape_leaves_the_bracket_and_what_was_typed(page: Page) -> None:
    page.type("[sur")
    page.key(ESCAPE)
    assert page.popup is None
    page.type("e]")
    assert page.text == "Good. [sure]"


@pytest.mark.parametrize(
    "typed",
    [
        "[sic]",
        "[ and so on",
        "[12]",
        "[see the appendix\nNext",
        "[nothing at all like",
        "a[1]\n",
        "[]",
    ],
)
def test_words_in_brackets_are_only_words(page: Page, typed: str) -> None:
    page.type(typed)
    assert page.text == f"Good. {typed}"
    assert page.popup is None
    assert [type(run) for block in page.body for run in block.runs] == [Text] * (
        2 if "Next" in typed else 1
    )


def test_enter_where_nothing_is_found_is_a_new_paragraph(page: Page) -> None:
    page.type("[zzz")
    assert page.rows == ["Add new evidence… “zzz”", "Add new action… “zzz”"]
    page.key(ENTER)
    page.type("Next")
    assert page.text == "Good. [zzz\nNext"


def test_enter_adds_a_word_while_there_is_nothing_to_cite_yet(
    page: Page, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(page.editor, "_cite_items", lambda: ())
    asked: list[tuple[str, str]] = []
    page.editor.add_requested.connect(lambda kind, words: asked.append((kind, words)))
    page.type("[audit")
    page.key(ENTER)
    assert asked == [("evidence", "audit")]
    assert page.text == "Good. "


@pytest.mark.parametrize("typed", ["[", "[12", "[…"])
def test_enter_after_a_bracket_without_a_word_is_a_new_paragraph(
    page: Page, monkeypatch: pytest.MonkeyPatch, typed: str
) -> None:
    monkeypatch.setattr(page.editor, "_cite_items", lambda: ())
    page.type(f"{typed}\n")
    assert page.text == f"Good. {typed}\n"


def test_enter_in_a_bracket_that_is_closed_further_on_is_a_new_paragraph(
    page: Page, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(page.editor, "_cite_items", lambda: ())
    page.type("sic]")
    for _ in "sic]":
        page.key(Qt.Key.Key_Left)
    page.type("[so\n")
    assert page.text == "Good. [so\nsic]"


def test_adding_something_new_hands_on_the_words_and_takes_them_out(page: Page) -> None:
    asked: list[tuple[str, str]] = []
    page.editor.add_requested.connect(lambda kind, words: asked.append((kind, words)))
    page.type("[zzz top")
    page.key(DOWN)
    page.key(DOWN)
    page.key(ENTER)
    assert asked == [("action", "zzz top")]
    assert page.text == "Good. "
    page.undo()
    assert page.text == "Good. [zzz top"


def test_moving_away_closes_the_list_and_keeps_the_words(page: Page) -> None:
    page.type("[a")
    page.key(Qt.Key.Key_Home)
    assert page.popup is None
    page.place("b0", 99)
    page.type("[")
    page.editor.clearFocus()
    assert page.popup is None
    assert page.text == "Good. [a["


def test_backspace_over_the_bracket_closes_the_list(page: Page) -> None:
    page.type("[a")
    page.key(Qt.Key.Key_Backspace)
    assert page.popup is not None
    page.key(Qt.Key.Key_Backspace)
    assert page.popup is None
    assert page.text == "Good. "


def test_the_command_opens_the_same_list_and_escape_takes_it_all_back(page: Page) -> None:
    page.key(Qt.Key.Key_E, CTRL)
    page.type("staff")
    assert page.rows[0] == "[3]  Annual staff survey"
    page.key(ESCAPE)
    assert page.text == "Good. "
    page.key(Qt.Key.Key_E, CTRL)
    page.key(ENTER)
    assert page.body[0].runs == (Text("Good. "), Citation("ev-audit"))


def test_after_the_command_enter_adds_what_was_not_found(page: Page) -> None:
    page.editor.cite()
    page.type("zebra")
    assert page.popup is not None
    assert page.popup.rows.currentItem().text() == "Add new evidence… “zebra”"


def test_a_bracket_the_command_put_in_goes_when_the_author_does(page: Page) -> None:
    for leave in (
        page.editor.clearFocus,
        lambda: page.key(Qt.Key.Key_Left),
        lambda: page.key(Qt.Key.Key_Home),
    ):
        page.editor.setFocus()
        page.place("b0", 99)
        page.editor.cite()
        assert page.text == "Good. ["
        leave()
        assert page.popup is None
        assert page.text == "Good. "
        page.assert_sound()
    assert page.editor.caret() == Point("b0", 0)


def test_words_typed_after_the_commands_bracket_are_never_taken(page: Page) -> None:
    page.editor.cite()
    page.type("staff")
    page.editor.clearFocus()
    assert page.text == "Good. [staff"
    page.place("b0", 0)
    page.editor.setFocus()
    page.editor.cite()
    page.type("]")
    page.key(Qt.Key.Key_Home)
    assert page.text == "[]Good. [staff"


def test_a_bracket_of_the_authors_own_stays_when_the_commands_is_deleted(qtbot: QtBot) -> None:
    page = Page(qtbot, "[sic]")
    page.place("b0", 0)
    page.editor.cite()
    page.key(Qt.Key.Key_Backspace)
    assert page.popup is None
    assert page.text == "[sic]"


def test_the_command_given_twice_puts_in_one_bracket(page: Page) -> None:
    page.editor.cite()
    page.editor.cite()
    assert page.text == "Good. ["


def test_the_command_cites_after_a_selection_and_keeps_it(page: Page) -> None:
    page.place("b0", 4, anchor=0)
    page.editor.cite()
    page.key(ENTER)
    assert page.body[0].runs == (Text("Good"), Citation("ev-audit"), Text(". "))


def test_it_works_in_an_empty_text(qtbot: QtBot) -> None:
    page = Page(qtbot, "")
    page.type("[12")
    page.key(ENTER)
    assert page.body[0].runs == (Citation("ev-audit"),)


def test_undo_while_the_list_is_open_closes_it(page: Page) -> None:
    page.type("[a")
    page.key(Qt.Key.Key_Z, CTRL)
    assert page.popup is None
    assert page.text == "Good. "


def test_an_undo_that_leads_elsewhere_closes_the_list_and_can_be_redone(qtbot: QtBot) -> None:
    page = Page(qtbot, "One. ")
    page.type("\nTwo.")
    page.place("b0", 5)
    page.editor.cite()
    session = page.session
    (first, second) = page.body
    marked = msgspec.structs.replace(second, stance="strength")
    there = Caret(PLACE, second.id, 2)
    session.change("Mark", with_body(session.document, PLACE, (first, marked)), caret=there)
    page.undo()
    assert page.popup is None
    assert page.editor.caret() == Point(second.id, 2)
    assert page.text == "One. [\nTwo."
    assert session.redo_label == "Mark"
    page.redo()
    assert page.body[1].stance == "strength"
    page.assert_sound()


def test_words_that_come_in_from_another_author_do_not_disturb_the_search(page: Page) -> None:
    page.type("[sur")
    session = page.session
    new = Block("new", (Text("New."),))
    session.change("Bring in", with_body(session.document, PLACE, (new, *page.body)))
    page.key(ENTER)
    assert page.body[1].runs == (Text("Good. "), Citation("ev-survey"))


def test_escape_is_the_lists_before_it_is_the_windows(page: Page) -> None:
    pressed: list[str] = []
    shortcut = QShortcut(QKeySequence("Esc"), page.window)
    shortcut.activated.connect(lambda: pressed.append("Esc"))
    page.type("[")
    for kind, taken in ((ESCAPE, True), (Qt.Key.Key_F9, False)):
        event = QKeyEvent(QEvent.Type.ShortcutOverride, kind, Qt.KeyboardModifier.NoModifier)
        event.ignore()
        QApplication.sendEvent(page.editor, event)
        assert event.isAccepted() is taken
    QTest.keyClick(page.editor, ESCAPE)
    assert (page.popup, pressed) == (None, [])
    QTest.keyClick(page.editor, ESCAPE)
    assert pressed == ["Esc"]


def test_the_list_stands_by_the_caret_inside_the_window(page: Page) -> None:
    page.type("[")
    caret = page.editor.cursorRect().translated(
        page.editor.viewport().mapTo(page.window, page.editor.viewport().rect().topLeft())
    )
    assert page.popup.geometry().top() >= caret.bottom()
    assert page.window.rect().contains(page.popup.geometry())
    page.key(ESCAPE)
    page.window.resize(300, page.editor.minimumHeight() + 30)
    page.type("\n\n[")
    assert page.window.rect().contains(page.popup.geometry())


def test_the_list_goes_with_the_page_when_it_scrolls(qtbot: QtBot) -> None:
    desk, area, content = (
        Desk(body("\n\n".join("line" for _ in range(40)))),
        QScrollArea(),
        QWidget(),
    )
    column = QVBoxLayout(content)
    column.addWidget(desk.editor)
    area.setWidgetResizable(True)
    area.setWidget(content)
    area.resize(500, 400)
    qtbot.addWidget(area)
    area.show()
    area.activateWindow()
    desk.editor.setFocus()
    qtbot.waitUntil(desk.editor.hasFocus)
    bar = area.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() >= 60)  # the page is laid out a turn after the editor
    desk.place("b5", 4)
    desk.type("[")
    (shown,) = area.findChildren(CiteList)
    before = shown.y()
    bar.setValue(60)
    assert shown.y() == before - 60
    desk.key(ESCAPE)


def test_rows_and_list_have_names_for_a_screen_reader(page: Page) -> None:
    page.type("[")
    told = QAccessible.queryAccessibleInterface(page.popup.rows)
    assert told.text(QAccessible.Text.Name) == "Evidence and actions to cite"
    names = [told.child(n).text(QAccessible.Text.Name) for n in range(told.childCount())]
    assert names[0] == "Evidence [12] Supervision audit, 44 records, July 2025"
    assert names[-1] == "Add new action…"


def test_the_chosen_row_is_said_aloud(page: Page, monkeypatch: pytest.MonkeyPatch) -> None:
    said: list[str] = []
    page.editor._citing.told.connect(said.append)
    page.type("[")
    page.key(DOWN)
    page.type("zzz")
    assert said[:2] == [
        "Evidence [12] Supervision audit, 44 records, July 2025, 1 of 5",
        "Evidence [3] Annual staff survey, 2 of 5",
    ]
    assert said[-1] == "Nothing found. Press Down to add it."
