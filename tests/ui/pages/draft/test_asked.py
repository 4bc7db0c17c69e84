"""Paragraphs that people wrote differently are marked where they stand, with the way to settle."""

import datetime as dt

import msgspec
import pytest
from PySide6.QtGui import QImage

from ilacs_desktop.document.model import Document
from ilacs_desktop.document.places import Place
from ilacs_desktop.document.records import Proposal, Settlement
from ilacs_desktop.ui.pages.draft.answers import asked_about
from ilacs_desktop.ui.widgets.buttons import LinkButton
from tests.ui.pages.conftest import OpenDraft
from tests.ui.pages.draft.kit import Desk, button
from tests.ui.walk import settle

HERE = Place("supervision", "how")
ONE = "Two people changed the paragraph marked “?”. Settle it under Team, Bring in"


def question(document: Document, **fields: object) -> Proposal:
    section = next(s for s in document.sections if s.id == HERE.part)
    made = Proposal("pr", "both_edited", HERE.part, HERE.question, section.how[0].id)
    return msgspec.structs.replace(made, **fields)


def asked(document: Document, **fields: object) -> Document:
    return msgspec.structs.replace(document, proposals=(question(document, **fields),))


def settled() -> Settlement:
    return Settlement("mine", "Siân Holroyd", dt.datetime(2026, 10, 1, tzinfo=dt.UTC))


@pytest.fixture
def desk(open_draft: OpenDraft, example: Document) -> Desk:
    return open_draft(asked(example))


def picture(desk: Desk) -> QImage:
    return desk.editor(1).viewport().grab().toImage()


def test_the_line_under_the_answer_leads_to_where_it_is_settled(desk: Desk) -> None:
    wanted: list[bool] = []
    desk.page.settle_wanted.connect(lambda: wanted.append(True))
    desk.open("supervision", 1)
    button(desk.window, f"{ONE}: How we know").click()
    assert wanted == [True]


def test_the_paragraph_is_marked_and_told_until_it_is_settled(desk: Desk) -> None:
    editor = desk.open("supervision", 1)
    editor.restore_caret(editor.body()[0].id, 0)
    assert "Two people changed this" in editor.accessibleDescription()
    desk.open("supervision", 0)
    settle()
    marked = picture(desk)
    done = question(desk.document, settled=settled())
    desk.workspace.change("Settle", msgspec.structs.replace(desk.document, proposals=(done,)))
    settle()
    assert picture(desk) != marked
    assert "Two people" not in editor.accessibleDescription()
    links = desk.page.text.answers[1].findChildren(LinkButton)
    assert not any(link.isVisible() for link in links)


def test_only_open_questions_about_words_are_marked(example: Document) -> None:
    block = question(example).block
    assert asked_about(asked(example), HERE) == {block}
    assert asked_about(asked(example), Place("supervision", "know")) == frozenset()
    for fields in (
        {"settled": settled()},
        {"kind": "from_word"},
        {"kind": "field"},
        {"block": "gone"},
    ):
        assert asked_about(asked(example, **fields), HERE) == frozenset()
    in_pack = msgspec.structs.replace(asked(example), pack="pk")
    assert asked_about(in_pack, HERE) == frozenset()
