"""From reviewers: a copy is brought back from a file, and its changes are decided one by one."""

from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from ilacs_desktop.document.body import Block, Text, block_text
from ilacs_desktop.document.discussion import is_open
from ilacs_desktop.document.model import Document
from ilacs_desktop.document.places import Place, body_at, exported_bodies, with_body
from ilacs_desktop.framework.model import Framework
from ilacs_desktop.ui.pages.draft.own_words import OwnWordsForm
from ilacs_desktop.ui.theme.theme import Theme
from ilacs_desktop.word.review.records import from_word
from tests.ui.pages.draft.kit import button, said
from tests.ui.pages.review.conftest import OpenReview
from tests.ui.pages.review.kit import Reviewer
from tests.ui.walk import WALKED, assert_accessible, assert_fits, settle
from tests.word.review.kit import Reviewer as InWord
from tests.word.review.kit import review_copy

BRING = "Bring back a reviewed copy…"
Edit = Callable[[InWord], object]


class Sent:
    """A review copy that somebody sent back."""

    def __init__(self, document: Document, framework: Framework, folder: Path) -> None:
        self.place, self.block = next(
            (place, block)
            for place, body in exported_bodies(document)
            for block in body
            if place.part == document.sections[0].id and is_plain(block)
        )
        self._raw = review_copy(document, framework)
        self._path = folder / "back from Kay.docx"

    @property
    def words(self) -> str:
        return block_text(self.block)

    def back(self, *edits: Edit) -> Path:
        """Return the file after these edits."""
        reviewer = InWord(self._raw)
        for edit in edits:
            edit(reviewer)
        self._path.write_bytes(reviewer.save())
        return self._path

    def adds(self, text: str) -> Edit:
        return lambda reviewer: reviewer.append(reviewer.find(self.words), text)

    def asks(self, text: str) -> Edit:
        return lambda reviewer: reviewer.comment(reviewer.find(self.words), text)


def is_plain(block: Block) -> bool:
    return len(block.runs) == 1 and isinstance(block.runs[0], Text) and len(block_text(block)) > 20


@pytest.fixture
def plain(small: Document) -> Document:
    """Return a self-evaluation whose first section says something without any chip."""
    place = Place(small.sections[0].id, "know")
    block = Block("bl-plain", (Text("We count every move of a child."),))
    return with_body(small, place, (block, *body_at(small, place)))


@pytest.fixture
def sent(plain: Document, framework: Framework, tmp_path: Path) -> Sent:
    return Sent(plain, framework, tmp_path)


@pytest.fixture
def desk(open_review: OpenReview, plain: Document) -> Reviewer:
    reviewer = open_review(plain)
    reviewer.show("returned")
    return reviewer


def bring(desk: Reviewer, path: Path) -> None:
    desk.dialogs.answer(path)
    desk.click(BRING)
    desk.lane.drain()
    settle()


def choose(desk: Reviewer, words: str) -> None:
    row = next(row for row in desk.rows if words in row.title)
    desk.page.returned.tree.select(row.id)
    settle()


def text_at(desk: Reviewer, sent: Sent) -> str:
    body = body_at(desk.document, sent.place)
    return next(block_text(block) for block in body if block.id == sent.block.id)


def test_the_empty_page_says_how_a_copy_comes_back(desk: Reviewer, theme: Theme) -> None:
    assert "Nothing has come back from reviewers yet" in desk.said()
    desk.page.focus_first()
    assert QApplication.focusWidget() is button(desk.window, BRING)
    assert_accessible(desk.window, theme)


def test_a_copy_comes_back_as_one_step_that_can_be_undone(desk: Reviewer, sent: Sent) -> None:
    before = desk.document
    bring(desk, sent.back(sent.adds(" And we say so."), sent.asks("Is that so?")))
    assert "Brought back: 1 change, 1 comment." in desk.said()
    assert desk.workspace.undo_label == "Bring back reviewed copy"
    assert [row.is_heading for row in desk.rows] == [True, False, False]
    assert desk.rows[0].title == desk.document.sections[0].title
    assert "Kay Lund, 20 November 2026" in desk.rows[1].notes
    desk.click("Undo")
    assert desk.document == before
    assert "Nothing has come back" in desk.said()


def test_how_much_waits_stands_on_the_tab(desk: Reviewer, sent: Sent) -> None:
    tabs = desk.page._tabs
    bring(desk, sent.back(sent.adds(" And we say so."), sent.asks("Is that so?")))
    assert tabs.accessibleTabName(2) == "From reviewers, 2"
    choose(desk, "And we say so")
    desk.click("Accept")
    assert tabs.accessibleTabName(2) == "From reviewers, 1"


def test_the_same_copy_adds_nothing_twice(desk: Reviewer, sent: Sent) -> None:
    path = sent.back(sent.adds(" And we say so."))
    bring(desk, path)
    document = desk.document
    bring(desk, path)
    assert desk.document is document
    assert "brought back before" in desk.said()


def test_the_wording_is_told_to_eye_and_ear(desk: Reviewer, sent: Sent) -> None:
    bring(desk, sent.back(lambda reviewer: reviewer.replace("every move", "each move")))
    choose(desk, "becomes")
    words = desk.page.returned._card._words
    assert "<s " in words.text()
    assert "<u " in words.text()
    assert "deleted: every; inserted: each;" in words.accessibleName()


def test_accepting_puts_the_words_into_the_text(desk: Reviewer, sent: Sent) -> None:
    bring(desk, sent.back(sent.adds(" And we say so.")))
    choose(desk, "And we say so")
    desk.click("Accept")
    assert text_at(desk, sent) == f"{sent.words} And we say so."
    (proposal,) = from_word(desk.document)
    assert proposal.settled is not None
    assert proposal.settled.pick == "theirs"
    assert proposal.settled.by == desk.workspace.services.author.by
    assert [row.title for row in desk.rows if row.is_heading] == ["Settled"]
    desk.click("Undo")
    assert text_at(desk, sent) == sent.words


def test_declining_changes_no_word_and_stays_on_record(desk: Reviewer, sent: Sent) -> None:
    bring(desk, sent.back(sent.adds(" And we say so.")))
    choose(desk, "And we say so")
    desk.click("Decline")
    assert text_at(desk, sent) == sent.words
    settled = next(row for row in desk.rows if not row.is_heading)
    assert settled.state.startswith("Declined by ")


def test_own_words_can_be_put_in_place(desk: Reviewer, sent: Sent) -> None:
    bring(desk, sent.back(sent.adds(" And we say so.")))
    choose(desk, "And we say so")
    desk.click("Change…")
    form = desk.dialogs.forms[-1]
    assert isinstance(form, OwnWordsForm)
    (block,) = form.editor.body()
    assert block_text(block) == f"{sent.words} And we say so."
    mine = msgspec.structs.replace(block, runs=(Text("We count, and tell."),))
    form.editor.set_body((mine,))
    form.accept()
    settle()
    assert text_at(desk, sent) == "We count, and tell."
    (proposal,) = from_word(desk.document)
    assert proposal.settled is not None
    assert proposal.settled.pick == "own_words"


def test_words_that_both_changed_open_the_form_with_both(desk: Reviewer, sent: Sent) -> None:
    path = sent.back(lambda reviewer: reviewer.replace("every move", "each move"))
    body = body_at(desk.document, sent.place)
    typed = msgspec.structs.replace(sent.block, runs=(Text("We count any move of a child."),))
    others = tuple(typed if block.id == typed.id else block for block in body)
    bring(desk, path)
    desk.change(with_body(desk.document, sent.place, others))
    choose(desk, "becomes")
    assert "You have changed these words too" in desk.said()
    assert "Now in the text: “We count any move of a child.”" in desk.said()
    desk.click("Accept")
    form = desk.dialogs.forms[-1]
    assert isinstance(form, OwnWordsForm)
    assert block_text(form.editor.body()[0]) == "We count each move of a child."
    form.show()
    settle()
    assert any("We count any move of a child." in words for words in said(form))
    assert text_at(desk, sent) == "We count any move of a child."


def test_all_of_a_section_is_decided_at_once(desk: Reviewer, sent: Sent) -> None:
    def two(reviewer: InWord) -> None:
        reviewer.append(reviewer.find(sent.words), " And we say so.")
        reviewer.new_after(reviewer.find(sent.words), "A paragraph of its own.")

    bring(desk, sent.back(two))
    choose(desk, "And we say so")
    desk.click("Accept all in this section")
    assert "2 changes are in the text." in desk.said()
    texts = [block_text(block) for block in body_at(desk.document, sent.place)]
    assert texts[:2] == [f"{sent.words} And we say so.", "A paragraph of its own."]
    desk.click("Undo")
    choose(desk, "And we say so")
    desk.click("Decline all in this section")
    assert text_at(desk, sent) == sent.words
    assert all(one.settled is not None for one in from_word(desk.document))


def test_what_has_no_place_can_be_copied_and_done_with(desk: Reviewer, sent: Sent) -> None:
    def on_the_cover(reviewer: InWord) -> None:
        reviewer.insert(reviewer.body()[0], 0, "Revised. ")

    bring(desk, sent.back(on_the_cover))
    assert desk.rows[0].title == "Not placed"
    choose(desk, "Revised.")
    desk.click("Copy the words")
    assert QGuiApplication.clipboard().text().startswith("Revised.")
    desk.click("Done with it")
    assert desk.rows[0].title == "Settled"
    assert desk.rows[1].state.startswith("Dealt with by ")


def test_a_change_under_a_heading_leads_to_its_section(desk: Reviewer, sent: Sent) -> None:
    bring(desk, sent.back(sent.adds(" And we say so.")))
    choose(desk, "And we say so")
    desk.click("Go to the words")
    assert desk.words == [(sent.place, sent.block.id, 0, 0)]


def test_a_comment_is_shown_in_full_and_leads_to_its_block(desk: Reviewer, sent: Sent) -> None:
    bring(desk, sent.back(sent.asks("Is that so?")))
    choose(desk, "Is that so?")
    assert "Is that so?" in desk.said()
    with pytest.raises(AssertionError, match="no button 'Accept' in sight"):
        button(desk.window, "Accept")
    comment = next(one for one in desk.document.comments if one.block == sent.block.id)
    assert is_open(comment)
    assert comment.part == sent.place.part


def test_a_file_that_is_none_changes_nothing(desk: Reviewer, tmp_path: Path) -> None:
    path = tmp_path / "notes.docx"
    path.write_bytes(b"no Word file")
    before = desk.document
    bring(desk, path)
    assert desk.document is before
    assert "“notes.docx” cannot be read" in desk.said()
    bring(desk, tmp_path / "gone.docx")
    assert "“gone.docx” could not be read" in desk.said()


def test_giving_up_in_the_file_dialog_does_nothing(desk: Reviewer) -> None:
    desk.dialogs.answer(None)
    desk.click(BRING)
    assert not desk.lane.is_busy


def test_what_is_typed_while_the_copy_is_read_stays(desk: Reviewer, sent: Sent) -> None:
    desk.dialogs.answer(sent.back(sent.adds(" And we say so.")))
    button(desk.window, BRING).click()
    typed = msgspec.structs.replace(desk.document, word_list=("Northbridge",))
    desk.workspace.change("Edit", typed)
    desk.lane.drain()
    settle()
    assert desk.document.word_list == ("Northbridge",)
    assert len(from_word(desk.document)) == 1


def test_an_unexpected_fault_is_told_in_words(desk: Reviewer) -> None:
    desk.page.returned._on_read(None, ValueError("x"))  # type: ignore[arg-type]
    settle()
    assert "Something went wrong inside the program" in desk.said()


@pytest.mark.parametrize("scale", WALKED)
def test_changes_fit_a_small_screen(desk: Reviewer, sent: Sent, theme: Theme, scale: float) -> None:
    bring(desk, sent.back(sent.adds(" And we say so."), sent.asks("Is that so?")))
    choose(desk, "And we say so")
    assert_fits(desk.window, 1097, 500, scale, theme)


def test_changes_can_be_decided_without_sight_or_mouse(
    desk: Reviewer, sent: Sent, theme: Theme
) -> None:
    bring(desk, sent.back(sent.adds(" And we say so."), sent.asks("Is that so?")))
    desk.page.focus_first()
    assert QApplication.focusWidget() is desk.page.returned.tree
    assert_accessible(desk.window, theme)
    desk.press(Qt.Key.Key_Down)
    assert_accessible(desk.window, theme)


def test_the_form_can_be_used_without_sight_or_mouse(
    desk: Reviewer, sent: Sent, theme: Theme
) -> None:
    bring(desk, sent.back(sent.adds(" And we say so.")))
    choose(desk, "And we say so")
    desk.click("Change…")
    form = desk.dialogs.forms[-1]
    form.show()
    form.activateWindow()
    settle()
    assert_accessible(form, theme)
