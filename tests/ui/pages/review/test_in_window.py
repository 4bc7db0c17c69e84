"""The review place in the window: it leads to the words, counts in the top row, and ends in peace."""

import msgspec
from PySide6.QtWidgets import QApplication

from ilacs_desktop.document.body import block_text
from ilacs_desktop.document.places import Place, body_at
from ilacs_desktop.ui.editor.editor import BodyEditor
from ilacs_desktop.ui.pages.review.page import ReviewPage
from ilacs_desktop.ui.pages.review.ways import Target
from tests.ui.running import Running
from tests.ui.walk import settle


def review_of(running: Running) -> ReviewPage:
    """Go to the review place and wait for the checks."""
    running.choose("go_to_review")
    running.inside._check_lane.drain()
    settle()
    page = running.inside.workbench._pages.page("review")
    assert isinstance(page, ReviewPage)
    return page


def test_words_that_a_finding_is_about_are_selected_on_draft(new: Running) -> None:
    new.choose("example")
    page = review_of(new)
    place = Place(new.document.sections[3].id, "know")
    block = body_at(new.document, place)[1]
    word = block_text(block).split()[2]
    start = block_text(block).index(word)
    page.to_fix.target_wanted.emit(Target(place, block.id, start, start + len(word)))
    settle()
    editor = QApplication.focusWidget()
    assert isinstance(editor, BodyEditor)
    assert new.inside.workbench.ways.stage == "draft"
    assert editor.textCursor().selectedText() == word


def test_without_words_the_caret_stands_at_the_start_of_the_block(new: Running) -> None:
    new.choose("example")
    page = review_of(new)
    place = Place("front", "summary")
    block = body_at(new.document, place)[1]
    page.to_fix.target_wanted.emit(Target(place, block.id))
    settle()
    editor = QApplication.focusWidget()
    assert isinstance(editor, BodyEditor)
    assert not editor.textCursor().hasSelection()
    assert editor.caret() == (block.id, 0)


def test_the_top_row_says_how_much_there_is_to_fix(new: Running) -> None:
    tabs = new.inside.workbench._top.tabs
    at = tabs._ids.index("review")
    assert tabs._counts[at] == ""
    new.inside.workbench._checking._resting.timeout.emit()
    new.inside._check_lane.drain()
    assert tabs._counts[at] == "35 to fix"


def test_coming_back_to_the_page_comes_back_to_the_list(new: Running) -> None:
    page = review_of(new)
    new.choose("go_to_draft")
    new.choose("go_to_review")
    assert QApplication.focusWidget() is page.to_fix.tree


def test_closing_while_the_checks_run_is_quiet(new: Running) -> None:
    document = msgspec.structs.replace(new.document, word_list=("Northbridge",))
    new.workspace.change("Edit", document)
    new.inside.workbench._checking.refresh()
    new.dialogs.answer("leave")
    new.choose("close")
    assert not new.inside._check_lane.is_busy
    assert new.inside.workbench._checking is None


def test_setting_aside_can_be_undone_from_the_menu(new: Running) -> None:
    page = review_of(new)
    before = new.document
    latest = new.inside.workbench._checking.latest
    finding = next(f for f in latest.findings if f.severity == "fix")
    new.inside.workbench._checking.set_aside(finding, "It is being written", "Siân Holroyd")
    new.inside._check_lane.drain()
    new.choose("undo")
    assert new.document is before
    assert new.inside.workbench.ways.stage == "review"
    assert page.isVisible()
