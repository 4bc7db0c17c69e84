"""Records made, changed and removed by their forms, as they come up in a day."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.soak.pages import show
from tests.soak.person import CTRL, Person

# Where records of a kind are, what adds one, and what is typed into its form.
KINDS = (
    ("evidence", "Add evidence", "Audit of plans in the ninth week"),
    ("plan/actions", "Add action", "Write down what each child wants"),
    ("plan/progress", "Add point", "Supervision was not regular"),
    ("evidence/figures", "Add figure", "Children seen within five days"),
)


def keep_records(person: Person) -> None:
    """Of each kind: add one, change it, copy it where that is offered, and remove what was added."""
    for page, add, words in KINDS:
        show(person, page)
        before = person.document
        person.click(person.button(add))
        _fill_in(person, words)
        assert person.document != before, f"{add} added nothing"
        person.click(person.button("Edit"))
        _fill_in(person, f"{words}, again")
        person.click(person.button("Remove"))
        person.rest()
        person.press(Qt.Key.Key_Z, CTRL)
        person.press(Qt.Key.Key_Y, CTRL)
        person.rest()
        person.undo_to(before)


def comment(person: Person) -> None:
    """Comment on a section, and take the comment back."""
    show(person, "draft/comments")
    before = person.document
    person.click(person.button("Add comment"))
    _fill_in(person, "Who says so?")
    assert person.document != before, "no comment came"
    person.undo_to(before)


def _fill_in(person: Person, words: str) -> None:
    """Type into the first field of the form that is open, and save it."""
    form = person.dialog()
    assert form is not None, "no form is open"
    field = QApplication.focusWidget()
    assert field is not None, "no field has the keyboard"
    QTest.keyClick(field, Qt.Key.Key_A, CTRL)
    QTest.keyClicks(field, words)
    person.settle()
    QTest.keyClick(form, Qt.Key.Key_Return, CTRL)
    person.rest()
    assert person.dialog() is None, f"{type(form).__name__} stays open"
