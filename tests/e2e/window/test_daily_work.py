"""What the coordinator does every day, by keyboard and mouse: evidence, and what the checks find."""

import pytest

from ilacs_desktop.document.body import cited_evidence
from ilacs_desktop.document.places import bodies
from ilacs_desktop.storage.container import open_file
from tests.e2e.window.desktop import wait_until
from tests.e2e.window.person import Person

pytestmark = [pytest.mark.window, pytest.mark.long]

ANSWER = "What is the whole message*"
TITLE = "Survey of families, summer"
BORN = " Tom was born on 3 May 2014."


def open_the_example(person: Person) -> None:
    person.start()
    person.click("Look at the example", "button")
    person.see("Draft*", "tab", "selected")
    person.be_on(ANSWER, "text")


def test_evidence_to_citation(person: Person) -> None:
    open_the_example(person)
    person.keys("ctrl+3")
    person.see("Evidence*", "tab", "selected")
    person.click("Add evidence", "button")
    person.be_on("Title", "text")
    person.type(TITLE)
    person.keys("ctrl+Return")
    person.see_no_more("Add evidence", "dialog")
    person.picture("added")

    person.keys("ctrl+4")
    answer = person.be_on(ANSWER, "text")
    person.keys("ctrl+End")
    person.type(" Families say so [Survey of families")
    person.see("*Survey of families, summer*", "list item", "selected")
    person.picture("offered")
    person.keys("Return")
    wait_until(lambda: "[Survey" not in person.reader.text(answer), "the citation")
    person.picture("cited")

    file = person.documents / "cited.ilacs"
    person.keys("ctrl+s")
    person.name_file(file)
    person.see("All changes saved*", "label")
    document = open_file(file).document
    [new] = [item for item in document.evidence if item.title == TITLE]
    cited = [
        id_ for _place, body in bodies(document) for id_ in cited_evidence(body) if id_ == new.id
    ]
    assert cited == [new.id]


def test_check_to_mend(person: Person) -> None:
    open_the_example(person)
    answer = person.be_on(ANSWER, "text")
    person.click("Checks*", "tab")
    person.see("Nothing found in this part")
    person.click(ANSWER, "text")
    person.keys("ctrl+End")
    person.type(BORN)
    found = person.see("*born*", "cell")
    person.picture("found")
    person.click(found.name, "cell")
    person.click("Go to the words", "button")
    person.be_on(ANSWER, "text")
    person.picture("gone to it")
    person.keys("ctrl+End", *["BackSpace"] * len(BORN))
    wait_until(lambda: BORN not in person.reader.text(answer), "the words to go")
    person.see("Nothing found in this part")
    person.picture("mended")


def test_menus_and_parts_of_the_window_by_keys(person: Person) -> None:
    open_the_example(person)
    wait_until(lambda: has_opened_a_menu(person), "the View menu")
    person.picture("menu")
    person.keys("Escape", "Escape")
    person.see_no_more("Show or hide the list*", "menu item")
    person.be_on(ANSWER, "text")
    person.keys("F6")
    wait_until(lambda: not person.sees(ANSWER, "text", "focused"), "the next part")
    person.keys("shift+F6")
    person.be_on(ANSWER, "text")


def has_opened_a_menu(person: Person) -> bool:
    """Press for the View menu as a person does: again, if work after opening has closed it."""
    person.keys("alt+v")
    opened = person.sees("Show or hide the list*", "menu item")
    if not opened:
        person.keys("Escape")
    return opened
