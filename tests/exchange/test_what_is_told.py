"""What is told of what came in: numbers as their authors saw them, and answers that are not printed."""

from pathlib import Path

import msgspec
import pytest
from docx.document import Document as WordDocument

from ilacs_desktop.document.model import Document
from ilacs_desktop.document.places import Place
from ilacs_desktop.document.records import Parked
from ilacs_desktop.exchange.coming_back import told
from ilacs_desktop.framework.model import Framework
from ilacs_desktop.merge.bring_in import Open
from tests.cycle.contributors import adding, kept
from tests.exchange.post import Post, answering

HOW = Place("permanence", "how")


@pytest.fixture
def post(example: Document, framework: Framework, tmp_path: Path) -> Post:
    return Post(example, framework, tmp_path)


def only(post: Post, mine: Open, path: Path) -> tuple[str, tuple[str, ...]]:
    """Return what is told of the one file that is brought in, and the notes of its arrival."""
    _, (taken,) = post.bring(mine, path)
    assert taken.brought is not None
    return told(taken).words, taken.brought.arrival.notes


def with_section(post: Post, **changed: object) -> Open:
    document = post.office.document
    sections = tuple(
        msgspec.structs.replace(one, **changed) if one.id == HOW.part else one
        for one in document.sections
    )
    return post.office.open(msgspec.structs.replace(document, sections=sections))


def test_what_is_new_in_a_form_is_told_by_its_title_and_the_number_that_it_got(post: Post) -> None:
    def fill(word: WordDocument) -> None:
        evidence, actions = word.tables[:2]
        evidence.rows[1].cells[1].text = "Dip sample of visits"
        actions.rows[1].cells[1].text = "Visit weekly"
        answering("Seen [new 1].")(word)

    mine = post.office.open()
    words, notes = only(post, mine, post.word("leila.docx", fill))
    number = max(one.number for one in mine.document.evidence) + 1
    action = max(one.number for one in mine.document.actions) + 1
    assert notes == (
        f"Leila Cartmell’s new evidence “Dip sample of visits” is number {number} here.",
        f"Leila Cartmell’s new action “Visit weekly” is number {action} here.",
    )
    assert words.endswith(" ".join(notes))


@pytest.mark.parametrize(
    ("changed", "why"),
    [
        ({"how_for_judgement": True}, "it is answered for the judgement"),
        ({"parked": Parked("Not this year", "Siân Holroyd")}, "the section is left out"),
    ],
)
def test_an_answer_that_came_in_where_it_is_not_printed_is_told(
    post: Post, changed: dict[str, object], why: str
) -> None:
    new = post.office.file()
    pack = post.file("grace.ilacs", kept(new, adding(new.document, HOW, "We counted.")))
    words, notes = only(post, with_section(post, **changed), pack)
    section = next(one for one in post.office.document.sections if one.id == HOW.part)
    question = post.framework.question("how").text
    where = f"“{question}” in “{section.title}”"
    note = f"Grace Mwangale’s answer to {where} is kept but not printed: {why}."
    assert notes == (note,)
    assert words.endswith(note)
    assert only(post, post.office.open(), pack)[1] == (), "where it is printed nothing is told"


def test_an_answer_that_was_there_before_is_not_told(post: Post) -> None:
    words, _ = only(post, with_section(post, how_for_judgement=True), post.pack())
    assert "not printed" not in words
