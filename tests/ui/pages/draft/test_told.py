"""A question answered once for the judgement: no editor, nothing lost, and the way back is there."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from ilacs_desktop.document import outline
from ilacs_desktop.document.body import ActionLink, Block, Citation, Text, body_text
from ilacs_desktop.document.places import Place, body_at, with_body
from ilacs_desktop.document.words import section_words
from ilacs_desktop.ui.editor.chips import ChipFace
from ilacs_desktop.ui.pages.draft.told import as_text
from ilacs_desktop.ui.widgets.choices import TickBox
from ilacs_desktop.ui.widgets.lengths import length_text
from tests.ui.pages.draft.kit import Desk, button, said
from tests.ui.walk import settle

CTRL = Qt.KeyboardModifier.ControlModifier
USE_OWN = "Use this section’s own answer again"


def told_box(desk: Desk, question: int) -> TickBox:
    return desk.page.text.answers[question].findChildren(TickBox)[0]


def tell(desk: Desk, question: int, part: str = "supervision") -> None:
    desk.open(part, question)
    told_box(desk, question).click()
    settle()


def test_a_click_beside_the_words_of_the_tick_leaves_the_answer_alone(desk: Desk) -> None:
    desk.open("supervision", 1)
    box, before = told_box(desk, 1), desk.document
    for x in (box.sizeHint().width() + 5, box.width() - 5):
        QTest.mouseClick(box, Qt.MouseButton.LeftButton, pos=QPoint(x, box.height() // 2))
    assert desk.document is before
    QTest.mouseClick(box, Qt.MouseButton.LeftButton, pos=QPoint(5, box.height() // 2))
    assert outline.section(desk.document, "supervision").how_for_judgement


def test_what_is_told_for_the_judgement_is_read_and_not_written_here(desk: Desk) -> None:
    tell(desk, 1)
    words = said(desk.page.text)
    judgement = body_at(desk.document, Place("impact_of_leaders", "how"))
    assert as_text(judgement, desk.page._citables.face) in words
    assert not desk.editor(1).isVisible()
    assert desk.page.text.editor is desk.editor(0)
    assert desk.page.bar._editor is desk.editor(0)


def test_ticking_says_at_once_what_is_kept_and_how_to_print_it_again(desk: Desk) -> None:
    own = desk.body("supervision", "how")
    before = section_words(outline.section(desk.document, "supervision"))
    tell(desk, 1)
    fewer = before - section_words(outline.section(desk.document, "supervision"))
    kept = f"This section’s own answer ({length_text(fewer, 0)}) is kept, but not printed."
    assert said(desk.page.text).count(kept) == 1
    assert any(body_text(own)[:40] in words for words in said(desk.page.text))
    button(desk.window, f"{USE_OWN}: How we know").click()
    assert not outline.section(desk.document, "supervision").how_for_judgement
    assert desk.editor(1).body() is own
    assert desk.editor(1).isVisible()
    assert desk.editor(1).hasFocus()
    desk.type("x")
    assert desk.body("supervision", "how") != own


def test_a_section_without_an_answer_of_its_own_is_offered_to_write_one(desk: Desk) -> None:
    desk.workspace.change("Clear", with_body(desk.document, Place("supervision", "how"), ()))
    tell(desk, 1)
    assert not any("is kept" in words for words in said(desk.page.text))
    button(desk.window, "Write an answer for this section alone: How we know").click()
    assert desk.editor(1).hasFocus()
    desk.type("Own.")
    assert desk.text("supervision", "how") == "Own."


@pytest.mark.parametrize("judgement", ["", "Said there."])
def test_an_empty_answer_of_the_judgement_is_said_to_be_empty(desk: Desk, judgement: str) -> None:
    body = (Block("b", (Text(judgement),)),) if judgement else ()
    place = Place("impact_of_leaders", "how")
    desk.workspace.change("Write", with_body(desk.document, place, body))
    tell(desk, 1)
    assert ("Nothing is written there yet." in said(desk.page.text)) is not bool(judgement)


def test_typing_goes_nowhere_unseen_when_a_question_is_told_meanwhile(desk: Desk) -> None:
    tell(desk, 1)
    desk.workspace.undo()
    desk.editor(1).setFocus()
    settle()
    desk.workspace.redo()
    settle()
    before = desk.document
    assert desk.window.focusWidget() is button(desk.window, f"{USE_OWN}: How we know")
    desk.type("lost?")
    assert desk.document is before


def test_the_link_leads_to_the_judgements_answer(desk: Desk) -> None:
    tell(desk, 2)
    button(desk.window, "Go to the judgement’s answer: What next").click()
    assert desk.page.text.part == "impact_of_leaders"
    assert desk.editor(2).hasFocus()
    assert any("Supervision" in words for words in said(desk.page.text) if "Also the" in words)


@pytest.mark.parametrize("question", [0, 1, 2])
def test_a_sentence_goes_on_behind_a_citation_in_a_judgements_answer(
    desk: Desk, question: int
) -> None:
    for n in (1, 2):
        tell(desk, n)
    editor = desk.open("impact_of_leaders", question)
    editor.restore_caret(editor.body()[-1].id if editor.body() else editor.caret().block, 10_000)
    desk.type(" As audited [")
    desk.press(Qt.Key.Key_Return)
    desk.rest()
    desk.type(" in June.")
    last = editor.body()[-1]
    assert isinstance(last.runs[-2], Citation)
    assert last.runs[-1] == Text(" in June.")
    place = Place("impact_of_leaders", ("know", "how", "plan")[question])
    assert body_at(desk.document, place) == editor.body()
    assert editor.hasFocus()


def test_citing_from_the_list_goes_into_an_answer_that_can_be_written(desk: Desk) -> None:
    tell(desk, 1)
    caret = desk.page.caret()
    assert caret is not None
    assert caret.place == Place("supervision", "know")
    desk.page.cite("evidence", desk.document.evidence[0].id)
    assert desk.editor(0).hasFocus()


def test_a_body_reads_as_text_with_bullets_numbers_and_chips() -> None:
    faces = {"ev": ChipFace("[3]", ""), "ac": ChipFace("Action 2", "")}
    body = (
        Block("a", (Text("Seen in "), Citation("ev"))),
        Block("b", (Text("first"),), kind="bullet"),
        Block("c", (Text("one"),), kind="numbered"),
        Block("d", (ActionLink("ac"),), kind="numbered"),
    )
    assert as_text(body, faces.get) == "Seen in [3]\n• first\n1. one\n2. [Action 2]"
    assert as_text((), faces.get) == as_text((Block("a"),), faces.get) == ""
