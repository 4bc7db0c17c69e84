"""The main job by names alone, as a screen reader does it: no place on the screen, and two keys in all."""

import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from ilacs_desktop.storage.container import open_file
from tests.e2e.window.desktop import wait_until
from tests.e2e.window.person import Person
from tests.e2e.window.reader import Thing

pytestmark = pytest.mark.window

PLACES = ("Overview", "Set up", "Evidence", "Draft", "Plan", "Team", "Review", "Export")
NAMED = frozenset(
    ("button", "cell", "check box", "combo box", "entry", "heading", "link", "list", "list item",
     "menu item", "password", "progress bar", "radio button", "spin button", "tab", "tab list",
     "table", "text", "tree", "tree item")
)  # fmt: skip


class Listener:
    """Somebody who hears the window, and never sees it."""

    def __init__(self, person: Person) -> None:
        self._person = person
        self._reader = person.reader

    def press(self, name: str, role: str = "button") -> None:
        self._reader.act(self._person.see(name, role), "Press")

    def go_to(self, place: str) -> list[Thing]:
        """Go to a place by its tab, and return everything that is there."""
        self._reader.act(self._person.see(f"{place}*", "tab"), "Press")
        self._person.see(f"{place}*", "tab", "selected")
        return self._reader.all_in(self._person.program)

    def name_file(self, file: Path) -> None:
        """Answer the question for a file."""
        self._reader.replace(self._person.see("File name:", "text"), str(file))
        self.press("Save")
        wait_until(file.exists, str(file))

    def hear(self, words: str) -> None:
        """Wait until this is announced."""
        wait_until(
            lambda: any(words in heard for heard in self._reader.heard(self._person.program)),
            f"“{words}” to be announced",
        )


@pytest.fixture
def listener(person: Person) -> Listener:
    person.start()
    return Listener(person)


def nameless(things: list[Thing]) -> list[Thing]:
    return [
        thing
        for thing in things
        if (thing.role in NAMED or "focusable" in thing.states) and not thing.name.strip()
    ]


def test_every_place_is_reached_and_named(
    person: Person, listener: Listener, record_property: Callable[[str, object], None]
) -> None:
    listener.press("Look at the example")
    met = {place: listener.go_to(place) for place in PLACES}
    for place, things in met.items():
        assert [thing.name for thing in things if thing.role == "heading"], place
    record_property("nodes", sum(map(len, met.values())))
    assert [(place, one) for place, things in met.items() for one in nameless(things)] == []
    person.picture("the last place")


@pytest.mark.long
def test_the_main_job_without_eyes_or_keys(person: Person, listener: Listener) -> None:
    reader = person.reader
    listener.press("Look at the example")
    listener.go_to("Draft")
    answer = person.see("What is the whole message*", "text")
    assert {"editable", "multi line", "focusable"} <= answer.states
    reader.write(answer, " A listener wrote this.")
    wait_until(lambda: "A listener wrote this." in reader.text(answer), "the words")

    listener.go_to("Review")
    group = person.be_on("Show how you know*", "cell")
    assert {"expandable", "expanded", "selected"} <= group.states
    person.keys("Left")  # Qt gives AT-SPI no action that closes a branch
    person.see_no_more("Evidence 12,*", "cell")
    assert "expanded" not in reader.look(group).states
    person.keys("Right")
    person.see("Evidence 12,*", "cell")

    listener.go_to("Plan")
    listener.press("Add action")
    form = person.see("Add action", "dialog", "active")
    reader.replace(person.see("What you will do", "text", "focused"), "Answer every call.")
    reader.replace(person.see("Owner", "text"), "Head of service")
    reader.act(reader.find_in(form, "Add action", "button")[0], "Press")
    person.see_no_more("Add action", "dialog")
    first = reader.rows(person.see("Action plan", "table"), 1)[0]
    assert first["Owner"] == "Owner: Head of service, homes and fostering"
    assert first["By when"] == "By when: 31 July 2027"
    person.picture("action added")

    file, word = person.documents / "heard.ilacs", person.documents / "heard.docx"
    listener.press("Save the self-evaluation in a file")
    listener.name_file(file)
    listener.hear("All changes saved")
    assert [action.what for action in open_file(file).document.actions][-1] == "Answer every call."

    listener.go_to("Export")
    listener.press("Export to Word*")
    listener.name_file(word)
    listener.hear("heard.docx")
    with zipfile.ZipFile(word) as parts:
        assert "A listener wrote this." in parts.read("word/document.xml").decode()
    person.picture("exported")
