"""What a screen reader is told of that which is only painted."""

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from ilacs_desktop.document.body import Block, Text
from ilacs_desktop.ui.editor import narrator
from ilacs_desktop.ui.editor.spoken import marks_of, paragraph_in_words
from tests.ui.editor.kit import FACES, Desk, body

BODY = body("Plain.\n\n(+) Strong [ev-audit].\n\n- (!) Weak\n\n1. a\n2. b [ac-one]")


@pytest.fixture
def said(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """Return what was announced, with a screen reader listening."""
    heard: list[str] = []

    def announcement(widget: QWidget, words: str) -> str:
        heard.append(words)
        return words

    was_active = QAccessible.isActive()
    QAccessible.setActive(True)
    monkeypatch.setattr(narrator, "QAccessibleAnnouncementEvent", announcement)
    monkeypatch.setattr(narrator.QAccessible, "updateAccessibility", lambda _: None)
    yield heard
    QAccessible.setActive(was_active)


@pytest.fixture
def desk(qtbot: QtBot) -> Desk:
    desk = Desk(BODY)
    qtbot.addWidget(desk.editor)
    desk.editor.show()
    desk.editor.activateWindow()
    desk.editor.setFocus()
    qtbot.waitUntil(desk.editor.hasFocus)
    return desk


def test_a_paragraph_in_words() -> None:
    words = [
        paragraph_in_words(b, n, FACES.get) for b, n in zip(BODY, (0, 0, 0, 1, 2), strict=True)
    ]
    assert words == [
        "",
        "Strength. Cites [12] Supervision audit, 44 records, July 2025",
        "Bullet. Area for improvement",
        "Number 1",
        "Number 2. Cites Action 4 Reflective supervision in every team",
    ]


def test_last_years_text_is_told_as_such() -> None:
    last = Block("b", (Text("x"),), stance="strength", origin="last_year")
    assert marks_of(last) == "Strength. Last year’s text, not yet confirmed"


def test_coming_to_a_marked_paragraph_says_what_it_is(desk: Desk, said: list[str]) -> None:
    desk.place("b1", 0)
    assert said == ["Strength. Cites [12] Supervision audit, 44 records, July 2025"]
    assert desk.editor.accessibleDescription() == said[0]
    desk.place("b0", 0)
    assert len(said) == 1
    assert desk.editor.accessibleDescription() == ""


def test_passing_a_chip_says_what_it_cites(desk: Desk, said: list[str]) -> None:
    desk.place("b1", 7)
    said.clear()
    desk.place("b1", 8)
    desk.place("b1", 7)
    assert said == ["[12] Supervision audit, 44 records, July 2025"] * 2


def test_typing_says_nothing(desk: Desk, said: list[str]) -> None:
    desk.place("b1", 3)
    said.clear()
    desk.type("xyz")
    assert said == []


def test_a_mark_made_or_removed_is_confirmed(desk: Desk, said: list[str]) -> None:
    desk.editor.mark_strength()
    desk.editor.mark_strength()
    assert said == ["Strength", "Plain paragraph"]


def test_the_hint_is_described_until_something_is_written(qtbot: QtBot) -> None:
    desk = Desk()
    qtbot.addWidget(desk.editor)
    desk.editor.set_hint("Say what difference is made.")
    assert desk.editor.accessibleDescription() == "Say what difference is made."
    desk.type("x")
    assert desk.editor.accessibleDescription() == ""


def test_nobody_listening_hears_nothing(desk: Desk, said: list[str]) -> None:
    QAccessible.setActive(False)
    desk.place("b1", 0)
    assert said == []


def test_the_editor_has_the_name_it_is_given_and_its_own_role(qtbot: QtBot) -> None:
    desk = Desk(BODY)
    qtbot.addWidget(desk.editor)
    desk.editor.setAccessibleName("What do we know?")
    told = QAccessible.queryAccessibleInterface(desk.editor)
    assert told.text(QAccessible.Text.Name) == "What do we know?"
    assert told.role() == QAccessible.Role.EditableText
