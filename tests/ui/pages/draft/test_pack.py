"""A contributor's pack on the draft page: their own sections, and no way out of them."""

import datetime as dt

import msgspec
import pytest
from PySide6.QtCore import Qt

from ilacs_desktop.cycle.packs import pack_document
from ilacs_desktop.document import outline
from ilacs_desktop.document.answers import section_state, unanswered
from ilacs_desktop.document.body import Block, Citation, Text
from ilacs_desktop.document.model import Document
from ilacs_desktop.document.places import Place, with_body, with_part
from ilacs_desktop.document.records import Pack
from ilacs_desktop.document.session import Caret
from ilacs_desktop.ui.widgets.buttons import LinkButton
from ilacs_desktop.ui.widgets.choices import TickBox
from tests.ui.pages.conftest import OpenDraft
from tests.ui.pages.draft.kit import Desk, said
from tests.ui.walk import settle

ASKED = ("supervision", "workforce", "thresholds")
OTHERS = "Answered for the judgement by others; you need not write here."


def packed(example: Document, **ready: str) -> Document:
    """Return a pack of three sections; of two a question is told for the judgement."""
    document = example
    for id_ in ASKED:
        part = msgspec.structs.replace(
            outline.section(document, id_),
            status=ready.get(id_, "drafting"),
            how_for_judgement=id_ == "thresholds",
            plan_for_judgement=id_ == "supervision",
        )
        document = with_part(document, part)
    owner = document.people[0].name
    return pack_document(document, Pack("pk", owner, ASKED, "ilacs", dt.date(2026, 10, 1)))


@pytest.fixture
def pack(open_draft: OpenDraft, example: Document) -> Desk:
    return open_draft(packed(example))


def test_it_opens_at_the_first_section_that_is_not_ready(
    open_draft: OpenDraft, example: Document
) -> None:
    document = packed(example)
    mine = msgspec.structs.replace(document.sections[1], owner=document.people[0].id)
    people = (msgspec.structs.replace(document.people[0], name="Siân Holroyd"),)
    document = msgspec.structs.replace(with_part(document, mine), people=people)
    first = document.sections[0].id
    assert open_draft(document).page.text.part == first
    ready = with_part(document, msgspec.structs.replace(document.sections[0], status="ready"))
    assert open_draft(ready).page.text.part == document.sections[1].id


def test_what_others_answer_needs_no_writing_and_no_decision(pack: Desk) -> None:
    pack.page.show_part("supervision")
    settle()
    assert said(pack.page.text).count(OTHERS) == 1
    assert not pack.editor(2).isVisible()
    assert pack.page.text.editors == (pack.editor(0), pack.editor(1))
    assert not any(box.isVisible() for box in pack.page.text.findChildren(TickBox))
    assert not any(link.isVisible() for link in pack.page.text.findChildren(LinkButton))


def test_what_others_answer_counts_as_answered(pack: Desk) -> None:
    part = outline.section(pack.document, "supervision")
    assert "plan" not in unanswered(pack.document, part)
    document = pack.document
    for question in ("know", "how"):
        body = (Block("b", (Text("Said."),)),)
        document = with_body(document, Place("supervision", question), body)
    assert section_state(document, outline.section(document, "supervision")) == "answered"
    whole = msgspec.structs.replace(document, pack="")
    assert unanswered(whole, outline.section(whole, "supervision")) == ("plan",)


@pytest.mark.parametrize(
    "elsewhere", [Place("impact_of_leaders", "plan"), Place("front", "summary")]
)
def test_no_text_but_the_packs_sections_can_be_reached(pack: Desk, elsewhere: Place) -> None:
    pack.open("workforce")
    pack.page.text.place_wanted.emit(elsewhere)
    pack.page.show_caret(Caret(elsewhere, "", 0))
    assert pack.page.text.part == "workforce"
    assert pack.editor(0).hasFocus()
    pack.page.show_part(elsewhere.part)
    assert pack.page.text.part in ASKED


def test_a_sentence_goes_on_where_it_was_behind_a_citation(pack: Desk) -> None:
    assert pack.document.evidence
    editor = pack.open("supervision", 1)
    editor.restore_caret(editor.body()[-1].id, 10_000)
    pack.type(" As audited [")
    pack.press(Qt.Key.Key_Return)
    pack.rest()
    pack.type(" in June.")
    runs = pack.body("supervision", "how")[-1].runs
    assert isinstance(runs[-2], Citation)
    assert runs[-1] == Text(" in June.")
    assert pack.page.text.part == "supervision"


@pytest.mark.parametrize(("part", "question"), [("thresholds", 1), ("supervision", 2)])
def test_typing_on_at_what_others_answer_comes_into_no_other_answer(
    pack: Desk, part: str, question: int
) -> None:
    pack.open("workforce", question)
    before = pack.document
    pack.page.show_part(part)
    settle()
    pack.type("unseen")
    assert pack.document is before
