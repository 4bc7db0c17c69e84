"""A pack goes out to a head of service, is written in, and comes back, in two windows."""

import shutil
from collections.abc import Callable

import pytest

from ilacs_desktop.storage.container import open_file
from tests.e2e.window.desktop import wait_until
from tests.e2e.window.person import Person

pytestmark = [pytest.mark.window, pytest.mark.long]

WORDS = "Every quokka was counted. "


def test_pack_out_edit_and_bring_in(new_person: Callable[[str], Person]) -> None:
    sian, grace = new_person("sian"), new_person("grace")
    sian.start()
    sian.click("Look at the example", "button")
    sian.see("Draft*", "tab", "selected")
    sian.keys("ctrl+s")
    sian.name_file(sian.documents / "ours.ilacs")
    sian.see("All changes saved*", "label")
    sian.keys("ctrl+6")
    sian.click("Make packs…", "button")
    sian.see("Make packs for contributors", "dialog", "active")
    sian.keys("space")
    sian.see("Word document (.docx)", "combo box")
    sian.keys("Tab", "Up")
    sian.see("ILACS Desktop file (.ilacs)", "combo box")
    sian.picture("who gets one")
    sian.keys("ctrl+Return")
    sian.be_on("Directory:", "text")
    sian.type_over(f"{sian.documents}/")
    sian.keys("Return")
    sian.see("1 pack*")
    sian.picture("made")
    [made] = [file for file in sian.documents.glob("*.ilacs") if file.name != "ours.ilacs"]
    sent = grace.documents / made.name
    shutil.copy(made, sent)

    grace.start(sent)
    grace.see("What you are asked for", "panel")
    grace.see("Draft*", "tab", "selected")
    answer = grace.be_on("What do you know*", "text")
    grace.keys("ctrl+Home")
    grace.type(WORDS)
    wait_until(lambda: WORDS in grace.reader.text(answer), "the words in the pack")
    grace.picture("written in the pack")
    grace.keys("ctrl+s")
    grace.see("All changes saved*", "label")
    grace.keys("ctrl+q")
    assert grace.wait_for_end() == 0

    sian.click("Bring in returned files…", "button")
    sian.name_file(sent)
    sian.see("*came in*")
    sian.picture("brought in")
    sian.keys("ctrl+s")
    sian.see("All changes saved*", "label")
    assert WORDS.strip() in str(open_file(sian.documents / "ours.ilacs").document)
    sian.keys("ctrl+q")
    assert sian.wait_for_end() == 0
