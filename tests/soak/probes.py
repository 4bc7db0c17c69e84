"""What is timed each hour: the same small things, in CPU milliseconds of the whole process."""

import statistics
import time
from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from ilacs_desktop.document.body import Block, Text
from ilacs_desktop.document.codec import new_id
from ilacs_desktop.document.places import Place, body_at
from tests.soak.person import CTRL, Person
from tests.soak.writing import editor_at

TIMES = 5
LONG = Place("supervision", "know")


def probe(person: Person) -> dict[str, float]:
    """Return the median cost of each, in CPU milliseconds; the document is as it was then."""
    before = person.document
    costs = {"key": _key(person)}
    person.undo_to(before)
    person.rest()
    costs["page"] = _median(lambda: _pages(person))
    costs["form"] = _median(lambda: _form(person))
    costs["save"] = _median(lambda: _save(person), times=3)
    person.undo_to(before)
    person.press(Qt.Key.Key_S, CTRL)
    person.rest()
    person.go("overview")
    return costs


def _key(person: Person) -> float:
    editor = editor_at(person, LONG)
    person.press(Qt.Key.Key_End, CTRL)

    def key() -> None:
        QTest.keyClick(editor, Qt.Key.Key_E)
        person.app.processEvents()

    return _median(key, times=5 * TIMES)


def _pages(person: Person) -> None:
    for place in ("evidence", "plan", "review"):
        person.inside.workbench.ways.go_to_stage(place)
        person.settle()


def _form(person: Person) -> None:
    person.choose("preferences")
    person.escape()


def _save(person: Person) -> None:
    """Change something and press Ctrl+S; what the thread of saving does counts."""
    place = Place("front", "context")
    body = body_at(person.document, place)
    person.workspace.edit_body(place, (*body, Block(new_id("b"), (Text("Saved."),))))
    person.press(Qt.Key.Key_S, CTRL)
    person.rest()


def _median(do: Callable[[], None], times: int = TIMES) -> float:
    costs = []
    for _ in range(times):
        start = time.process_time()
        do()
        costs.append((time.process_time() - start) * 1000)
    return statistics.median(costs)
