"""From the first start of the program to the Word file for Ofsted, by keyboard and mouse."""

import datetime as dt
import zipfile

import pytest

from ilacs_desktop.storage.container import open_file
from tests.e2e.window.desktop import wait_until
from tests.e2e.window.person import Person

pytestmark = pytest.mark.window

WORDS = "Help comes early. We paid \u00a31.2m for it, and 84% of families say it was right."


def test_first_use_to_export(person: Person) -> None:
    person.start()
    person.be_on("Name of your council", "text")
    person.picture("start")
    person.type("Northbridge Council")
    person.keys("Tab")
    person.be_on("Annual engagement meeting*", "text")
    meeting = dt.date.today() + dt.timedelta(days=90)
    person.type(f"{meeting.day} {meeting:%B %Y}")
    person.keys("Return")
    person.see("Set up*", "tab", "selected")
    person.picture("set up")

    person.keys("ctrl+4")
    answer = person.be_on("What do you know about*", "text")
    person.type(WORDS)
    wait_until(lambda: person.reader.text(answer) == WORDS, "the words in the answer")
    person.picture("written")
    file, word = person.documents / "ours.ilacs", person.documents / "for Ofsted.docx"
    person.keys("ctrl+s")
    person.name_file(file)
    person.see("All changes saved*", "label")
    assert open_file(file).document.cycle.meeting == meeting

    person.keys("ctrl+shift+e")
    person.be_on("Export to Word*", "button")
    person.picture("export")
    person.keys("Return")
    person.name_file(word)
    wait_until(word.exists, word.name)
    with zipfile.ZipFile(word) as parts:
        assert "Help comes early. We paid £1.2m" in parts.read("word/document.xml").decode()
    person.picture("exported")
    person.keys("ctrl+q")
    assert person.wait_for_end() == 0
