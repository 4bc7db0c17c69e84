"""From reviewers: where the list, the keyboard and the messages are after each decision."""

import msgspec
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from ilacs_desktop.document.model import Document
from ilacs_desktop.ui.pages.review.returned_words import GONE
from ilacs_desktop.ui.theme.theme import Theme
from ilacs_desktop.word.review.records import from_word
from tests.ui.pages.draft.kit import button
from tests.ui.pages.review.kit import Reviewer
from tests.ui.pages.review.test_returned import BRING, Sent, bring, choose, desk, plain, sent
from tests.ui.walk import WALKED, settle
from tests.word.review.kit import Reviewer as InWord

__all__ = ["desk", "plain", "sent"]  # fixtures


@pytest.fixture
def three(desk: Reviewer, sent: Sent) -> list[str]:
    """Bring back three changes of one section; return their rows."""

    def edit(reviewer: InWord) -> None:
        reviewer.append(reviewer.find(sent.words), " And we say so.")
        reviewer.new_after(reviewer.find(sent.words), "A paragraph of its own.")
        reviewer.insert(reviewer.body()[0], 0, "Revised. ")

    bring(desk, sent.back(edit))
    return [row.id for row in desk.rows if not row.is_heading]


def without_section(document: Document) -> Document:
    return msgspec.structs.replace(document, sections=document.sections[1:])


def current(desk: Reviewer) -> str:
    return desk.page.returned.tree.current_id


def test_what_changed_while_nobody_looked_is_shown_at_once(
    desk: Reviewer, three: list[str]
) -> None:
    tab = desk.page.returned
    desk.page.hide()
    desk.workspace.undo()
    tab.tree.select(three[1])  # the list is still the old one
    desk.page.show()
    assert tab.tree.rows == ()


@pytest.mark.parametrize("name", ["Accept", "Decline"])
def test_a_decision_leads_on_to_what_waits_next(
    desk: Reviewer, three: list[str], name: str
) -> None:
    desk.page.returned.tree.select(three[0])
    desk.click(name)
    assert current(desk) == three[1]
    assert QApplication.focusWidget() is desk.page.returned.tree
    desk.click("Undo")
    assert current(desk) == three[0]


def test_after_the_last_in_the_list_it_leads_back_to_what_waits(
    desk: Reviewer, three: list[str]
) -> None:
    desk.page.returned.tree.select(three[2])
    desk.click("Done with it")
    assert current(desk) == three[1]


def test_when_all_is_decided_the_settled_ones_stay_folded(desk: Reviewer, sent: Sent) -> None:
    bring(desk, sent.back(sent.adds(" And we say so.")))
    desk.click("Accept")
    tree = desk.page.returned.tree
    assert desk.rows[0].title == "Settled"
    assert current(desk) == desk.rows[0].id
    assert not tree.isExpanded(tree.currentIndex())


def test_undo_leaves_the_keyboard_alone_where_the_list_is_hidden(
    desk: Reviewer, three: list[str]
) -> None:
    desk.page.returned.tree.select(three[0])
    desk.click("Accept")
    desk.show("to_fix")
    desk.page.to_fix.tree.setFocus()
    desk.page.returned._on_undo()
    assert QApplication.focusWidget() is desk.page.to_fix.tree


def test_a_change_of_a_removed_section_can_be_copied_and_done_with_only(
    desk: Reviewer, sent: Sent
) -> None:
    bring(desk, sent.back(sent.adds(" And we say so.")))
    desk.change(without_section(desk.document))
    choose(desk, "And we say so")
    assert desk.rows[0].title == "Not placed"
    assert "1 that has no place" in desk.said()
    assert GONE in desk.said()
    for name in ("Accept", "Change…", "Go to the words"):
        with pytest.raises(AssertionError, match="in sight"):
            button(desk.window, name)
    desk.click("Copy the words")
    assert QGuiApplication.clipboard().text().endswith("And we say so.")
    desk.click("Done with it")
    assert all(one.settled is not None for one in from_word(desk.document))


def test_words_typed_for_a_section_that_went_meanwhile_are_kept(desk: Reviewer, sent: Sent) -> None:
    bring(desk, sent.back(sent.adds(" And we say so.")))
    desk.click("Change…")
    desk.change(without_section(desk.document))
    form = desk.dialogs.forms[-1]
    QGuiApplication.clipboard().clear()
    form.accept()
    settle()
    assert QGuiApplication.clipboard().text() == f"{sent.words} And we say so."
    assert "Your wording was copied" in desk.said()


def test_a_screen_reader_says_what_accepting_would_do(desk: Reviewer, sent: Sent) -> None:
    bring(desk, sent.back(sent.adds(" And we say so."), sent.asks("Is that so?")))
    tree, role = desk.page.returned.tree, Qt.ItemDataRole.AccessibleDescriptionRole
    choose(desk, "And we say so")
    assert "inserted: And we say so.;" in tree.currentIndex().data(role)
    choose(desk, "Is that so?")
    assert tree.currentIndex().data(role).startswith("Is that so?")


def test_the_button_keeps_the_keyboard_while_a_copy_is_read(desk: Reviewer, sent: Sent) -> None:
    bring_button = button(desk.window, BRING)
    bring_button.setFocus()
    desk.dialogs.answer(sent.back(sent.adds(" And we say so.")))
    bring_button.click()
    assert QApplication.focusWidget() is bring_button
    bring_button.click()
    assert "Still reading “back from Kay.docx”" in desk.said()
    desk.lane.drain()
    settle()
    assert len(from_word(desk.document)) == 1


def test_a_failure_stays_told_until_it_is_closed(desk: Reviewer, sent: Sent) -> None:
    bad = sent.back()
    bad.write_bytes(b"no Word file")
    bring(desk, bad)
    desk.change(msgspec.structs.replace(desk.document, word_list=("Northbridge",)))
    assert "cannot be read" in desk.said()


def test_an_offer_to_undo_goes_with_the_next_change(desk: Reviewer, sent: Sent) -> None:
    bring(desk, sent.back(sent.adds(" And we say so.")))
    desk.change(msgspec.structs.replace(desk.document, word_list=("Northbridge",)))
    assert "Brought back" not in desk.said()


@pytest.mark.parametrize("scale", WALKED)
def test_the_wording_is_in_sight_beside_the_button_that_accepts_it(
    desk: Reviewer, three: list[str], theme: Theme, scale: float
) -> None:
    tab = desk.page.returned
    tab.tree.select(three[0])
    theme.set_text_scale(scale)
    desk.window.resize(1097, 450)
    settle()
    button(desk.window, BRING).setFocus()  # the top of the page
    settle()
    accept = tab._buttons.accept
    accept.setFocus()
    settle()
    theme.set_text_scale(1.0)
    assert accept.visibleRegion().boundingRect() == accept.rect()
    words = tab._card._words
    assert words.visibleRegion().boundingRect() == words.rect()
