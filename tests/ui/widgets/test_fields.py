"""Fields and what goes into them: lines, numbers, several lines, choices."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QWheelEvent
from PySide6.QtWidgets import QApplication, QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ilacs_desktop.document.model import Person
from ilacs_desktop.ui.theme.theme import Theme
from ilacs_desktop.ui.widgets.choices import Choice, OwnerChoice, RadioChoice, TickBox
from ilacs_desktop.ui.widgets.date_field import DateField
from ilacs_desktop.ui.widgets.field import Field
from ilacs_desktop.ui.widgets.growing_text import GrowingText
from ilacs_desktop.ui.widgets.inputs import NumberBox, TextLine
from tests.ui.walk import settle

PEOPLE = (Person("p1", "Priya Nair", "Head of Help"), Person("p2", "Tom Okafor"))


def _told(widget: QWidget, kind: QAccessible.Text) -> str:
    return QAccessible.queryAccessibleInterface(widget).text(kind)


def _wheel(widget: QWidget) -> None:
    middle = QPointF(widget.rect().center())
    no_button = Qt.MouseButton.NoButton
    event = QWheelEvent(
        middle,
        middle,
        QPoint(0, 0),
        QPoint(0, -120),
        no_button,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(widget, event)


def test_a_field_ties_label_hint_and_error_to_its_control(theme: Theme, qtbot: QtBot) -> None:
    line = TextLine(theme)
    field = Field(theme, "Authority", line, "As it stands on the letterhead")
    qtbot.addWidget(field)
    assert _told(line, QAccessible.Text.Name) == "Authority"
    assert _told(line, QAccessible.Text.Description) == "As it stands on the letterhead"
    assert line in {label.buddy() for label in field.findChildren(QLabel)}
    field.set_error("Give the name of the authority.")
    assert _told(line, QAccessible.Text.Description) == (
        "Error: Give the name of the authority. As it stands on the letterhead"
    )
    assert field.error == "Give the name of the authority."
    field.set_error("")
    assert _told(line, QAccessible.Text.Description) == "As it stands on the letterhead"


def test_an_error_is_seen_only_while_there_is_one(theme: Theme, qtbot: QtBot) -> None:
    field = Field(theme, "Authority", TextLine(theme))
    qtbot.addWidget(field)
    field.show()
    low = field.sizeHint().height()
    field.set_error("Give the name of the authority.")
    settle()
    assert field.sizeHint().height() > low
    field.set_error("")
    settle()
    assert field.sizeHint().height() == low


def test_an_optional_field_says_so(theme: Theme, qtbot: QtBot) -> None:
    line = TextLine(theme)
    field = Field(theme, "Region", line, optional=True)
    qtbot.addWidget(field)
    assert line.accessibleName() == "Region (optional)"


def test_the_parts_of_a_date_are_named_after_their_field(theme: Theme, qtbot: QtBot) -> None:
    fields = [Field(theme, label, DateField(theme)) for label in ("Meeting", "Due date")]
    names = []
    for field in fields:
        qtbot.addWidget(field)
        names += [w.accessibleName() for w in field.findChildren(QWidget) if w.accessibleName()]
    assert len(names) == len(set(names)) == 4


@pytest.mark.parametrize("make", [TextLine, NumberBox, Choice, OwnerChoice])
def test_controls_are_32_pixels_high_and_grow_with_the_text(
    make: type, theme: Theme, qtbot: QtBot
) -> None:
    control = make(theme)
    qtbot.addWidget(control)
    control.show()
    control.resize(control.sizeHint())
    assert control.height() == 32
    theme.set_text_scale(2.0)
    control.resize(control.sizeHint())
    assert control.height() == 56


def test_a_number_is_shown_with_its_thousands_and_has_room(theme: Theme, qtbot: QtBot) -> None:
    box = NumberBox(theme, 99_999)
    qtbot.addWidget(box)
    for scale in (1.0, 2.0):
        theme.set_text_scale(scale)
        box.resize(box.sizeHint())
        box.show()
        settle()
        assert box.text() == "99,999"
        needed = box.fontMetrics().horizontalAdvance("99,999")
        assert box.lineEdit().width() > needed


def test_the_wheel_scrolls_the_page_and_changes_nothing(theme: Theme, qtbot: QtBot) -> None:
    number = NumberBox(theme, 100)
    choice = Choice(theme, (("a", "First"), ("b", "Second")))
    for control in (number, choice):
        qtbot.addWidget(control)
        control.show()
        _wheel(control)
    assert number.value() == 100
    assert choice.value == "a"


def test_only_the_persons_choice_is_told(theme: Theme, qtbot: QtBot) -> None:
    choice = Choice(theme, (("a", "First"), ("b", "Second")))
    qtbot.addWidget(choice)
    chosen: list[str] = []
    choice.chosen.connect(chosen.append)
    choice.set_value("b")
    assert (choice.value, chosen) == ("b", [])
    choice.show()
    qtbot.keyClick(choice, Qt.Key.Key_Up)
    assert (choice.value, chosen) == ("a", ["a"])


def test_an_unknown_option_shows_the_first(theme: Theme, qtbot: QtBot) -> None:
    choice = Choice(theme, (("a", "First"), ("b", "Second")))
    qtbot.addWidget(choice)
    choice.set_value("gone")
    assert choice.value == "a"


def test_a_choice_of_nothing_is_empty(theme: Theme, qtbot: QtBot) -> None:
    choice = Choice(theme)
    qtbot.addWidget(choice)
    assert choice.value == ""


def test_a_long_option_does_not_widen_the_page(theme: Theme, qtbot: QtBot) -> None:
    choice = Choice(theme, (("a", "First " * 40),))
    qtbot.addWidget(choice)
    assert choice.minimumSizeHint().width() < 300


def test_owners_are_offered_with_their_jobs_and_kept(theme: Theme, qtbot: QtBot) -> None:
    owner = OwnerChoice(theme, PEOPLE)
    qtbot.addWidget(owner)
    labels = [owner.itemText(index) for index in range(owner.count())]
    assert labels == ["No owner yet", "Priya Nair, Head of Help", "Tom Okafor"]
    assert owner.value == ""
    owner.set_value("p2")
    owner.set_people((*PEOPLE, Person("p3", "Jo Ash")))
    assert owner.value == "p2"
    owner.set_people(PEOPLE[:1])
    assert owner.value == ""


@pytest.mark.parametrize("make", [TickBox, RadioChoice])
def test_a_mark_is_set_by_a_click_anywhere_on_its_text(
    make: type, theme: Theme, qtbot: QtBot
) -> None:
    box = make(theme, "Include the evidence list as an annex")
    qtbot.addWidget(box)
    box.resize(400, 28)
    box.show()
    qtbot.mouseClick(box, Qt.MouseButton.LeftButton, pos=QPoint(box.sizeHint().width() - 4, 14))
    assert box.isChecked()


@pytest.mark.parametrize("make", [TickBox, RadioChoice])
def test_a_click_on_the_empty_room_beside_a_mark_does_nothing(
    make: type, theme: Theme, qtbot: QtBot
) -> None:
    box = make(theme, "Answered once")
    qtbot.addWidget(box)
    box.resize(600, 28)
    box.show()
    for beside in (box.sizeHint().width() + 4, 590):
        qtbot.mouseClick(box, Qt.MouseButton.LeftButton, pos=QPoint(beside, 14))
    assert not box.isChecked()


@pytest.mark.parametrize("make", [TickBox, RadioChoice])
def test_a_mark_whose_text_wraps_takes_clicks_on_each_line(
    make: type, theme: Theme, qtbot: QtBot
) -> None:
    box = make(theme, "Include the evidence list as an annex, with what each item shows")
    qtbot.addWidget(box)
    box.resize(200, box.heightForWidth(200))
    box.show()
    qtbot.mouseClick(box, Qt.MouseButton.LeftButton, pos=QPoint(60, box.height() - 8))
    assert box.isChecked()


@pytest.mark.parametrize("make", [TickBox, RadioChoice])
def test_the_text_beside_a_mark_wraps(make: type, theme: Theme, qtbot: QtBot) -> None:
    box = make(theme, "Include the evidence list as an annex, with what each item shows")
    qtbot.addWidget(box)
    assert box.heightForWidth(160) >= 3 * box.fontMetrics().height()
    assert box.heightForWidth(2000) == 28
    assert box.minimumSizeHint().width() < 160


@pytest.mark.parametrize("make", [TickBox, RadioChoice])
def test_a_mark_can_be_seen(make: type, theme: Theme, qtbot: QtBot) -> None:
    box = make(theme, "Mark as draft")
    qtbot.addWidget(box)
    box.resize(box.sizeHint())
    empty = box.grab().toImage()
    box.setChecked(True)
    marked = box.grab().toImage()
    box.setEnabled(False)
    greyed = box.grab().toImage()
    assert empty != marked != greyed


def test_several_lines_grow_with_the_text_up_to_a_limit(theme: Theme, qtbot: QtBot) -> None:
    text = GrowingText(theme, least=2, most=5)
    qtbot.addWidget(text)
    text.resize(300, 10)
    text.show()
    settle()
    heights = [text.height()]
    for lines in (2, 3, 5, 9):
        text.setPlainText("\n".join(["line"] * lines))
        settle()
        heights.append(text.height())
    two, three, five = heights[0], heights[2], heights[3]
    assert heights == [two, two, three, five, five]
    assert five - two == 3 * (three - two) >= 3 * text.fontMetrics().height()


def test_several_lines_grow_when_the_box_gets_narrow(theme: Theme, qtbot: QtBot) -> None:
    text = GrowingText(theme, "What changed for children since the last audit. " * 4, least=1)
    qtbot.addWidget(text)
    text.resize(900, 10)
    text.show()
    settle()
    wide = text.height()
    text.resize(250, text.height())
    settle()
    assert text.height() > wide
    assert text.verticalScrollBar().maximum() == 0


def test_tab_leaves_a_box_of_several_lines(theme: Theme, qtbot: QtBot) -> None:
    window = QWidget()
    column = QVBoxLayout(window)
    text, line = GrowingText(theme), TextLine(theme)
    column.addWidget(text)
    column.addWidget(line)
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    text.setFocus()
    settle()
    qtbot.keyClick(text, Qt.Key.Key_Tab)
    assert text.toPlainText() == ""
    assert line.hasFocus()


def test_a_long_line_shows_its_beginning(theme: Theme, qtbot: QtBot) -> None:
    line = TextLine(theme, "Councillor Featherstonehaugh-Cholmondeley, lead member for children")
    qtbot.addWidget(line)
    assert line.cursorPosition() == 0


def test_a_choice_too_long_for_its_box_ends_in_an_ellipsis(theme: Theme, qtbot: QtBot) -> None:
    choice = Choice(theme, (("a", "The experiences and progress of children in care"), ("b", "No")))
    qtbot.addWidget(choice)
    choice.resize(200, 32)
    shown = choice.shown_text()
    assert shown.endswith("…")
    assert choice.currentText() == "The experiences and progress of children in care"
    same = Choice(theme, (("a", shown),))
    qtbot.addWidget(same)
    same.resize(choice.size())
    assert choice.grab().toImage() == same.grab().toImage()
    choice.set_value("b")
    assert choice.shown_text() == "No"
    assert choice.grab().toImage() != same.grab().toImage()
