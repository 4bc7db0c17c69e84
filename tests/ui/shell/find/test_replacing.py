"""Replacing from the panel: one, all, undo, and what stays as it is."""

import msgspec
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from ilacs_desktop.document.body import Block, Text
from ilacs_desktop.document.edits import with_record
from ilacs_desktop.document.find import find
from tests.ui.shell.find.conftest import CTRL, Seeker

Key = Qt.Key


def test_ctrl_h_asks_for_both(seeker: Seeker) -> None:
    seeker.press(Key.Key_H, CTRL)
    assert QApplication.focusWidget() is seeker.panel.box
    assert seeker.panel.words_box.isVisible()
    seeker.press(Key.Key_Escape)
    assert not seeker.panel.isVisible()


def test_all_are_replaced_in_one_step_which_can_be_undone_there(seeker: Seeker) -> None:
    evidence = msgspec.structs.replace(seeker.document.evidence[0], title="Care leavers survey")
    seeker.running.workspace.change("Edit", with_record(seeker.document, evidence))
    before = seeker.document
    seeker.replace("care leavers", "young adults")
    free = sum(not one.held for one in seeker.search.matches)
    assert free > 1
    seeker.running.click(f"Replace all {free}")
    assert all(one.held for one in find(seeker.document, "care leavers"))
    assert seeker.running.workspace.undo_label == "Replace “care leavers” with “young adults”"
    assert seeker.panel.banner._text.text().startswith(f"{free} replaced in ")
    assert QApplication.focusWidget() is seeker.panel.box
    seeker.running.click("Undo")
    assert seeker.document == before
    assert seeker.panel.isVisible()
    assert not seeker.panel.banner.isVisible()


def test_one_after_the_other_is_replaced(seeker: Seeker) -> None:
    seeker.write("One zebra, two zebra, three zebra.")
    seeker.replace("zebra", "lion")
    seeker.panel._replace.click()
    assert seeker.summary() == "One zebra, two zebra, three zebra."  # the first press goes there
    assert seeker.selected == "zebra"
    seeker.panel._replace.click()
    assert seeker.summary() == "One lion, two zebra, three zebra."
    assert seeker.count == "1 of 2 results in 1 answer"
    seeker.panel._replace.click()
    assert seeker.summary() == "One lion, two lion, three zebra."


def test_what_holds_its_own_words_is_passed_over(seeker: Seeker) -> None:
    seeker.write("One zebra, two zebra.")
    seeker.replace("zebra", "zebra foal")
    for _ in range(3):
        seeker.panel._replace.click()
    assert seeker.summary() == "One zebra foal, two zebra foal."


def test_what_holds_its_own_words_twice_is_passed_over_too(seeker: Seeker) -> None:
    seeker.write("One zebra, two zebra.")
    seeker.replace("zebra", "zebra or zebra")
    for _ in range(3):
        seeker.panel._replace.click()
    assert seeker.summary() == "One zebra or zebra, two zebra or zebra."


def test_the_keyboard_stays_in_the_panel_when_the_last_is_replaced(seeker: Seeker) -> None:
    seeker.write("One zebra.")
    seeker.replace("zebra", "lion")
    seeker.panel._replace.setFocus()
    seeker.press(Key.Key_Space)
    seeker.press(Key.Key_Space)
    assert seeker.summary() == "One lion."
    assert QApplication.focusWidget() is seeker.panel.box


def test_what_has_no_place_in_a_text_does_not_come_in_by_replacing(seeker: Seeker) -> None:
    seeker.write("One zebra.")
    seeker.replace("zebra", "a\u00a0li\u00ad\x07on\tor\u2028two")
    seeker.panel._replace_all.click()
    assert seeker.summary() == "One a\u00a0lion or two."


def test_a_result_that_changed_meanwhile_is_not_replaced(seeker: Seeker) -> None:
    seeker.write("One zebra.")
    seeker.replace("zebra", "lion")
    seeker.panel._replace.click()
    seeker.write("Some animals and a zebra.")
    seeker.panel._replace.click()
    assert seeker.summary() == "Some animals and a zebra."
    assert "has changed" in seeker.panel.banner._text.text()


def test_what_is_left_out_is_told_and_stays(seeker: Seeker) -> None:
    body = (Block("zz", (Text("A zebra."),)),)
    first, *rest = seeker.document.sections
    told = msgspec.structs.replace(first, how=body, how_for_judgement=True)
    document = msgspec.structs.replace(seeker.document, sections=(told, *rest))
    seeker.running.workspace.change("Write", document)
    seeker.replace("zebra", "lion")
    assert seeker.panel._note.text() == (
        "1 result stays as it is: in answers that are kept but not printed."
    )
    assert not seeker.panel._replace_all.isEnabled()
    seeker.panel.replace_all_wanted.emit()
    assert seeker.document == document


def test_undo_goes_back_to_a_word_replaced_alone(seeker: Seeker) -> None:
    seeker.write("One zebra.")
    seeker.replace("zebra", "lion")
    seeker.panel._replace.click()
    seeker.panel._replace.click()
    assert seeker.summary() == "One lion."
    seeker.running.choose("undo")
    assert seeker.summary() == "One zebra."


def test_ctrl_z_in_the_panel_takes_back_what_was_replaced(seeker: Seeker) -> None:
    seeker.write("One zebra.")
    seeker.press(Key.Key_H, CTRL)
    QTest.keyClicks(seeker.panel.box, "zebra")
    seeker.panel.box.search_now()
    QTest.keyClicks(seeker.panel.words_box, "lion")
    seeker.panel._replace_all.click()
    assert seeker.summary() == "One lion."
    seeker.press(Key.Key_Z, CTRL)
    assert seeker.summary() == "One zebra."
    assert (seeker.panel.what, seeker.panel.words) == ("zebra", "lion")


@pytest.mark.parametrize("words", ["", "lion"])
def test_nothing_half_selected_is_left_in_the_text(seeker: Seeker, words: str) -> None:
    seeker.write("One zebra.")
    seeker.replace("zebra", words)
    seeker.panel._replace.click()
    seeker.panel._replace_all.click()
    assert seeker.selected == ""
