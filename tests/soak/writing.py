"""Writing all day: in many sections, with citations, comments, undo, and words found and replaced."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from ilacs_desktop.document.body import body_text
from ilacs_desktop.document.places import Place, body_at
from ilacs_desktop.ui.editor.editor import BodyEditor
from ilacs_desktop.ui.shell.find.panel import FindPanel
from ilacs_desktop.ui.shell.go_to.panel import GoToPanel
from tests.soak.person import CTRL, SHIFT, Person

SENTENCES = (
    "Children tell us that they know their workers and that plans are clear to them, and audits"
    " agree: in 31 of 54 records the work was good or better. We are not yet consistent in how"
    " we write down what children want, and supervison is late in two teams of eleven."
)
SECTIONS = 4  # that are written in, each hour
TYPED = 20  # words in each


def write_in_sections(person: Person) -> None:
    """Type into section after section; of some undo it, of others delete it with the keyboard."""
    sections = [one.id for one in person.document.sections if one.parked is None][:SECTIONS]
    for n, section in enumerate(sections):
        before = person.document
        _write_at_end(person, Place(section, "know"), _words(TYPED))
        person.rest()
        if n % 2:
            while person.document != before:
                person.press(Qt.Key.Key_Z, CTRL)
        else:
            _erase_again(
                person, Place(section, "know"), before_text=body_text(_know(before, section))
            )
        person.rest()


def cite_and_uncite(person: Person) -> None:
    """Cite evidence by typing, make it bold, and take it all back; then cite it again by undoing that."""
    section = person.document.sections[0].id
    before = person.document
    _write_at_end(person, Place(section, "know"), "Seen in ")
    person.write("[audit")
    person.press(Qt.Key.Key_Down)
    person.press(Qt.Key.Key_Return)
    person.press(Qt.Key.Key_Left, SHIFT)
    person.press(Qt.Key.Key_B, CTRL)
    person.rest()
    for _ in range(3):
        person.undo_to(before)
        person.press(Qt.Key.Key_Y, CTRL)
    person.undo_to(before)
    person.rest()


def find_and_replace(person: Person) -> None:
    """Find words, go from one to the next, replace them all, and take it back."""
    before = person.document
    person.go("draft")
    person.press(Qt.Key.Key_F, CTRL)
    panel = person.seen(FindPanel)[0]
    panel.box.clear()
    QTest.keyClicks(panel.box, "supervision")
    person.rest()
    for _ in range(5):
        person.press(Qt.Key.Key_F3)
    person.go("draft")  # F3 leads to records too, in which the words of others are not replaced
    person.press(Qt.Key.Key_H, CTRL)
    panel.box.clear()
    QTest.keyClicks(panel.box, "supervision")
    panel.words_box.clear()
    QTest.keyClicks(panel.words_box, "oversight")
    person.rest()
    person.click(person.button("Replace all"))
    person.rest()
    assert person.document != before, "nothing was replaced"
    person.undo_to(before)
    person.click(person.button("Close find and replace"))
    person.rest()


def go_to_places(person: Person) -> None:
    """Go to pages, sections and records by their names; one may be the command that replaces again."""
    before = person.document
    for words in ("supervision", "action plan", "audit", "key dates", "nothing like this"):
        person.press(Qt.Key.Key_K, CTRL)
        panel = person.seen(GoToPanel)[0]
        QTest.keyClicks(panel.field, words)
        person.rest()
        person.press(Qt.Key.Key_Down)
        person.press(Qt.Key.Key_Return if "nothing" not in words else Qt.Key.Key_Escape)
        if person.seen(GoToPanel):
            person.press(Qt.Key.Key_Escape)
        person.rest()
        person.escape()
    person.undo_to(before)
    person.rest()


def editor_at(person: Person, place: Place) -> BodyEditor:
    """Go to an answer, and return where it is written."""
    person.inside.workbench.ways.go_to_place(place)
    person.settle()
    editor = QApplication.focusWidget()
    assert isinstance(editor, BodyEditor), f"the keyboard is in {editor}"
    return editor


def _write_at_end(person: Person, place: Place, words: str) -> None:
    editor = editor_at(person, place)
    person.press(Qt.Key.Key_End, CTRL)
    assert editor.textCursor().atEnd()
    person.write(words)


def _erase_again(person: Person, place: Place, before_text: str) -> None:
    """Press Backspace until the answer says what it said."""
    editor = editor_at(person, place)
    editor.moveCursor(QTextCursor.MoveOperation.End)
    keys = 0
    while body_text(body_at(person.document, place)) != before_text:
        QTest.keyClick(editor, Qt.Key.Key_Backspace)
        keys += 1
        assert keys < 10_000, "Backspace does not lead back"
        if keys % 20 == 0:
            person.wait(1)


def _know(document, section):
    return body_at(document, Place(section, "know"))


def _words(count: int) -> str:
    words = SENTENCES.split()
    return " ".join(words[n % len(words)] for n in range(count))
