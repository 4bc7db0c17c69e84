"""Lines under what the checks found: they go with their words and change nothing else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QContextMenuEvent, QImage
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from ilacs_desktop.document.body import Block, Text
from ilacs_desktop.ui.editor.marks import Mark, MarkedText, first_at
from tests.ui.editor.kit import SHIFT, Desk, look

TEXT = "Three comittees met 😀 in Lodnon."


def spelling(word: str, text: str = TEXT, kind: str = "spelling") -> Mark:
    start = text.index(word)
    return Mark(word, start, start + len(word), kind, f"“{word}” is not known.")


MARKED = MarkedText(TEXT, (spelling("comittees"), spelling("Lodnon")))


@pytest.fixture
def desk(qtbot: QtBot) -> Desk:
    """Return an editor in view with the keyboard, two paragraphs, and two words marked."""
    made = Desk((Block("b0", (Text(TEXT),)), Block("b1", (Text("Nothing here."),))))
    qtbot.addWidget(made.editor)
    made.editor.resize(600, 200)
    made.editor.show()
    made.editor.activateWindow()
    made.editor.setFocus()
    qtbot.waitUntil(made.editor.hasFocus)
    made.editor.show_marks({"b0": MARKED})
    return made


def words(desk: Desk) -> list[str]:
    return [desk.editor.words_of(block, mark) for block, mark in desk.editor.marks()]


def coloured(desk: Desk, colour: str) -> bool:
    """Return whether the colour is anywhere on the picture of the editor."""
    image = desk.editor.viewport().grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    wanted = QColor(colour)
    for y in range(image.height()):
        for x in range(image.width()):
            found = image.pixelColor(x, y)
            near = (
                abs(found.red() - wanted.red())
                + abs(found.green() - wanted.green())
                + abs(found.blue() - wanted.blue())
            )
            if near < 24:
                return True
    return False


# ---- marks as values


def test_a_mark_goes_with_its_words() -> None:
    moved = MARKED.moved_to("Now three comittees met 😀 in Lodnon.".replace("three", "Three"))
    assert [moved.text[mark.start : mark.end] for mark in moved.marks] == ["comittees", "Lodnon"]


@pytest.mark.parametrize(
    "text",
    [
        TEXT.replace("comittees", "committees"),
        TEXT.replace("comittees", "comitteess"),
        TEXT.replace("comittees", "Xcomittees"),
        TEXT.replace("comittees", ""),
    ],
)
def test_a_misspelt_word_that_was_changed_is_marked_no_more(text: str) -> None:
    assert [mark.id for mark in MARKED.moved_to(text).marks] == ["Lodnon"]


def test_a_sentence_stays_marked_while_it_is_written_in() -> None:
    marked = MarkedText(TEXT, (spelling(TEXT, kind="sentence"),))
    longer = TEXT.replace("met", "met twice")
    (mark,) = marked.moved_to(longer).marks
    assert longer[mark.start : mark.end] == longer


@given(st.text("ab .", max_size=12), st.text("ab .", max_size=12), st.text("ab .", max_size=12))
def test_marks_never_leave_the_text_and_never_change_their_words(
    before: str, after: str, other: str
) -> None:
    old = f"{before} wrod {after}"
    marked = MarkedText(old, (spelling("wrod", old),))
    for new in (other, f"{other}{old}", f"{old}{other}", old[: len(before)] + other):
        for mark in marked.moved_to(new).marks:
            assert new[mark.start : mark.end] == "wrod"


def test_of_several_marks_at_a_place_the_gravest_and_then_the_shortest_is_told() -> None:
    sentence, word = spelling(TEXT, kind="sentence"), spelling("comittees")
    personal = spelling("Three comittees met", kind="personal")
    assert first_at((sentence, word), 8) == word
    assert first_at((sentence, word, personal), 8) == personal
    assert first_at((word,), 0) is None


# ---- marks on screen


def test_marks_change_neither_text_nor_caret_nor_layout(desk: Desk) -> None:
    changes: list[tuple[int, ...]] = []
    desk.editor.document().contentsChange.connect(lambda *change: changes.append(change))
    desk.place("b0", 4)
    height = desk.editor.minimumHeight()
    desk.editor.show_marks({})
    desk.editor.show_marks({"b0": MARKED})
    QApplication.processEvents()
    assert (changes, desk.edits) == ([], [])
    assert desk.editor.caret() == ("b0", 4)
    assert desk.editor.minimumHeight() == height
    desk.assert_sound()


def test_a_misspelt_word_has_a_wave_under_it(desk: Desk) -> None:
    assert coloured(desk, look().bad)
    desk.editor.show_marks({})
    assert not coloured(desk, look().bad)


@pytest.mark.parametrize(
    ("kind", "colour"), [("wording", "accent"), ("sentence", "muted"), ("personal", "warn_mark")]
)
def test_each_kind_has_its_own_line(desk: Desk, kind: str, colour: str) -> None:
    desk.editor.set_look(look(2.0))
    desk.editor.show_marks({"b0": MarkedText(TEXT, (spelling("comittees", kind=kind),))})
    assert coloured(desk, getattr(look(), colour))
    assert not coloured(desk, look().bad)


def test_lines_take_on_another_look(desk: Desk) -> None:
    from dataclasses import replace

    desk.editor.set_look(replace(look(1.5), bad="#00FF00"))
    assert coloured(desk, "#00FF00")


def test_marks_are_where_their_words_are_beyond_an_emoji(desk: Desk) -> None:
    assert words(desk) == ["comittees", "Lodnon"]
    desk.place("b0", 0)
    desk.type("Soon 😀 ")
    assert words(desk) == ["comittees", "Lodnon"]
    desk.assert_sound()


def test_a_word_is_left_alone_until_it_was_written(desk: Desk) -> None:
    desk.editor.show_marks({})
    desk.place("b1", 13)
    desk.type(" Wrod")
    text = "Nothing here. Wrod"
    desk.editor.show_marks({"b1": MarkedText(text, (spelling("Wrod", text),))})
    assert not coloured(desk, look().bad)
    desk.key(Qt.Key.Key_Left)
    assert not coloured(desk, look().bad)
    desk.type(" ")
    desk.key(Qt.Key.Key_Backspace)
    assert not coloured(desk, look().bad)
    desk.place("b0", 0)
    assert coloured(desk, look().bad)


def test_a_space_ends_the_word(desk: Desk) -> None:
    desk.place("b1", 13)
    desk.type(" Wrod")
    text = "Nothing here. Wrod"
    desk.editor.show_marks({"b1": MarkedText(text, (spelling("Wrod", text),))})
    desk.type(" ")
    assert coloured(desk, look().bad)


def test_nothing_is_drawn_in_a_paragraph_that_an_input_method_writes_in(desk: Desk) -> None:
    from PySide6.QtGui import QInputMethodEvent

    desk.place("b0", 0)
    QApplication.sendEvent(desk.editor, QInputMethodEvent("preview", []))
    assert not coloured(desk, look().bad)
    QApplication.sendEvent(desk.editor, QInputMethodEvent("", []))
    assert coloured(desk, look().bad)


# ---- going there, mending


def test_another_word_is_put_in_place_as_one_edit_and_the_caret_stays(desk: Desk) -> None:
    desk.place("b0", len(TEXT))
    assert desk.editor.replace_words("comittees", "committees")
    assert [edit.group for edit in desk.edits] == [""]
    assert desk.body[0].runs == (Text(TEXT.replace("comittees", "committees")),)
    assert desk.editor.caret() == ("b0", len(TEXT) + 1)
    desk.assert_sound()
    desk.undo()
    assert desk.body[0].runs == (Text(TEXT),)


def test_a_word_that_has_gone_is_not_replaced(desk: Desk) -> None:
    desk.place("b0", 15, anchor=6)
    desk.type("x")
    assert not desk.editor.replace_words("comittees", "committees")
    desk.editor.set_read_only(True)
    assert not desk.editor.replace_words("Lodnon", "London")


def test_steps_go_to_the_next_and_the_one_before_and_say_what_it_is(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []
    monkeypatch.setattr(desk.editor._narrator, "say", said.append)
    desk.place("b0", 0)
    said.clear()
    assert desk.editor.step_mark(1)
    assert desk.editor.textCursor().selectedText() == "comittees"
    assert desk.editor.step_mark(1)
    assert said == ["“comittees” is not known.", "“Lodnon” is not known."]
    assert not desk.editor.step_mark(1)
    assert desk.editor.step_mark(-1)
    assert desk.editor.textCursor().selectedText() == "comittees"
    assert not desk.editor.step_mark(-1)


def test_what_was_found_is_said_when_asked_and_never_at_a_key(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []
    monkeypatch.setattr(desk.editor._narrator, "say", said.append)
    desk.place("b0", 5)
    said.clear()
    desk.key(Qt.Key.Key_Right)
    desk.key(Qt.Key.Key_Right)
    assert said == []
    desk.editor.say_finding()
    desk.place("b1", 2)
    said_here = said.pop(0)
    said.clear()
    desk.editor.say_finding()
    assert (said_here, said) == ("“comittees” is not known.", ["Nothing was found at the caret."])


def test_the_keys_ask_for_the_next_finding(desk: Desk) -> None:
    wanted: list[int] = []
    desk.editor.finding_wanted.connect(wanted.append)
    desk.key(Qt.Key.Key_F7)
    desk.key(Qt.Key.Key_F7, SHIFT)
    assert wanted == [1, -1]


def opened(desk: Desk) -> QMenu:
    """Press the menu key, and return the menu that is open then."""
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(), QPoint())
    QApplication.sendEvent(desk.editor, event)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    return menu


def shown(menu: QMenu) -> list[str]:
    return [action.text() for action in menu.actions() if action.isVisible() and action.text()]


def test_the_menu_at_a_word_says_what_it_is_and_what_can_be_done(desk: Desk) -> None:
    asked: list[str] = []
    desk.editor.suggestions_wanted.connect(asked.append)
    desk.place("b0", 10)
    menu = opened(desk)
    assert shown(menu)[:4] == [
        "Looking for suggestions…",
        "“comittees” is not known.",
        "Add to the dictionary",
        "Set aside…",
    ]
    assert asked == ["comittees"]
    desk.editor.show_suggestions("other", ("another",))
    assert shown(menu)[0] == "Looking for suggestions…"
    desk.editor.show_suggestions("comittees", ("committees", "comities"))
    assert shown(menu)[:3] == ["committees", "comities", "“comittees” is not known."]
    menu.actions()[0].trigger()
    menu.close()
    assert desk.body[0].runs == (Text(TEXT.replace("comittees", "committees")),)


def test_without_guesses_the_menu_says_so(desk: Desk) -> None:
    desk.place("b0", 10)
    menu = opened(desk)
    desk.editor.show_suggestions("comittees", ())
    assert shown(menu)[0] == "No suggestions"
    menu.close()
    QApplication.processEvents()
    desk.editor.show_suggestions("comittees", ("too late",))


def test_the_menu_asks_for_the_rest_of_the_window(desk: Desk) -> None:
    told: list[tuple[str, str]] = []
    desk.editor.word_added.connect(lambda word: told.append(("add", word)))
    desk.editor.set_aside_wanted.connect(lambda id_: told.append(("aside", id_)))
    desk.editor.finding_opened.connect(lambda id_: told.append(("open", id_)))
    desk.place("b0", 10)
    menu = opened(desk)
    for name in ("Add to the dictionary", "Set aside…", "“comittees” is not known."):
        next(action for action in menu.actions() if action.text() == name).trigger()
    menu.close()
    assert told == [("add", "comittees"), ("aside", "comittees"), ("open", "comittees")]


def test_a_stop_and_a_text_that_is_only_read_offer_less(desk: Desk) -> None:
    stop = spelling("comittees")._replace(kind="personal", may_set_aside=False)
    desk.editor.show_marks({"b0": MarkedText(TEXT, (stop,))})
    desk.place("b0", 10)
    menu = opened(desk)
    aside = next(action for action in menu.actions() if action.text() == "Set aside…")
    assert not aside.isEnabled()
    assert "Add to the dictionary" not in shown(menu)
    menu.close()
    desk.editor.show_marks({"b0": MARKED})
    desk.editor.set_read_only(True)
    menu = opened(desk)
    assert shown(menu)[0] == "“comittees” is not known."
    menu.close()
