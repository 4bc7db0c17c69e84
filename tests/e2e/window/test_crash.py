"""What was typed comes back after a crash, and a window with unsaved work does not just close."""

from pathlib import Path

import pytest

from ilacs_desktop.storage.container import open_file
from tests.e2e.window.desktop import wait_until
from tests.e2e.window.person import Person

pytestmark = pytest.mark.window

WORDS = "Written just before the power failed."
FIRST = "What do you know about*"


def begin(person: Person) -> None:
    """Start a new self-evaluation and type into its first answer."""
    person.start()
    person.be_on("Name of your council", "text")
    person.type("Northbridge Council")
    person.keys("Return")
    person.see("Set up*", "tab", "selected")
    person.keys("ctrl+4")
    answer = person.be_on(FIRST, "text")
    person.type(WORDS)
    wait_until(lambda: person.reader.text(answer) == WORDS, "the words in the answer")


def test_what_was_typed_comes_back_after_a_crash(person: Person) -> None:
    begin(person)
    journals = person.home / ".local/share/ilacs-desktop/recovery"
    wait_until(lambda: is_kept(journals), "the words in the journal")
    person.kill()
    person.start()
    person.see("Work that was not saved*")
    person.picture("offered")
    person.be_on("Open*", "button")
    person.keys("Return")
    answer = person.see(FIRST, "text")
    assert person.reader.text(answer) == WORDS
    person.picture("recovered")

    person.close_window()
    person.see("Save…", "button")
    person.picture("asked")
    person.keys("Escape")
    file = person.documents / "after the crash.ilacs"
    person.keys("ctrl+s")
    person.name_file(file)
    wait_until(file.exists, file.name)
    person.close_window()
    assert person.wait_for_end() == 0
    assert WORDS in str(open_file(file).document)


def is_kept(journals: Path) -> bool:
    return any(b"power failed." in file.read_bytes() for file in journals.glob("*"))
