"""To fix: findings under what to do next, ways to them, and setting them aside."""

import msgspec
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from ilacs_desktop.checks.finding import SEVERITIES
from ilacs_desktop.document.model import Document
from ilacs_desktop.ui.pages.review.finding_rows import finding_rows
from ilacs_desktop.ui.pages.review.to_fix import NOTHING
from ilacs_desktop.ui.widgets.growing_text import GrowingText
from ilacs_desktop.ui.widgets.inputs import TextLine
from tests.ui.pages.draft.kit import button, entry, error
from tests.ui.pages.review.conftest import OpenReview
from tests.ui.pages.review.kit import Reviewer, the_book
from tests.ui.walk import settle

UNSAID = "Evidence 900"
OWNERLESS = "has no owner"


def set_aside(review: Reviewer, words: str, reason: str = "Agreed with the board") -> None:
    """Set a finding aside as the person does."""
    review.choose(words)
    review.click("Set aside…")
    entry(review.form, "Why it can stand", GrowingText).setPlainText(reason)
    review.form.accept()
    review.rest()


def test_what_holds_back_the_final_copy_comes_first(review: Reviewer) -> None:
    assert review.rows[0].title == "Put right before a final copy"
    assert UNSAID in review.rows[1].title


def test_every_finding_says_what_to_do_why_and_from_where(review: Reviewer) -> None:
    told = [row for row in review.rows if row.id in review.page.to_fix._shown]
    assert told
    for row in told:
        labels = [label for label, text in row.details if text]
        assert labels == ["What to do", "Why it matters", "Where the rule comes from"]


def test_an_empty_self_evaluation_is_a_few_lines_that_open(empty: Reviewer) -> None:
    folded = empty.row("29 sections are empty")
    assert not folded.opened
    at = empty.rows.index(folded)
    assert [row.depth for row in empty.rows[at : at + 30]] == [1] + [2] * 29
    assert sum(row.depth < 2 for row in empty.rows) < 15


def test_a_dozen_findings_are_in_sight_without_being_asked_for(review: Reviewer) -> None:
    everything = review.page.to_fix._shown.values()
    quiet = next(shown for shown in everything if shown.finding.severity == "consider")
    alike = [quiet._replace(id=str(number)) for number in range(13)]
    few, many = (finding_rows(alike[:number], the_book().suite.catalogue) for number in (12, 13))
    assert all(row.opened for row in few)
    assert [row.opened for row in many[:2]] == [False, False]  # the heading and the line below it


def test_a_folded_line_opens_and_closes_by_keyboard(empty: Reviewer) -> None:
    tree = empty.page.to_fix.tree
    empty.choose("29 sections are empty")
    index = tree.currentIndex()
    empty.press(Qt.Key.Key_Return)
    assert tree.isExpanded(index)
    empty.press(Qt.Key.Key_Left)
    assert not tree.isExpanded(index)


def test_going_to_a_finding_of_a_record_opens_the_record(review: Reviewer) -> None:
    review.choose(UNSAID)
    review.press(Qt.Key.Key_Return)
    assert review.dialogs.asked[-1].title == UNSAID
    assert review.words == []


def test_a_finding_in_the_text_leads_to_its_words(open_review: OpenReview, small: Document) -> None:
    block = next(b for b in small.sections[0].know if b.stance == "improvement")
    lost = msgspec.structs.replace(small, evidence=())
    review = open_review(lost)
    rows = [row for row in review.rows if f":{block.id}:" in row.id]
    review.page.to_fix.tree.select(rows[0].id)
    review.click("Go to the words")
    place, found, _start, _end = review.words[0]
    assert place == (small.sections[0].id, "know")
    assert found == block.id


def test_what_is_not_set_up_leads_to_set_up(empty: Reviewer) -> None:
    empty.choose("no date for the engagement meeting")
    empty.click("Go to Set up")
    assert empty.stages == ["set_up"]


def test_an_empty_section_leads_to_the_section(empty: Reviewer) -> None:
    first = empty.document.sections[0]
    empty.choose(f"“{first.title}” is empty")
    empty.click("Go to the section")
    assert empty.parts == [first.id]


def test_the_findings_can_be_narrowed_by_words_and_severity(review: Reviewer) -> None:
    review.page.to_fix._filters._search.setText("night visits")
    review.page.to_fix._filters._search.search_now()
    settle()
    assert [row.title for row in review.rows if not row.is_heading] == [
        row.title for row in review.rows if "Night visits" in row.title
    ]
    review.page.to_fix._filters._severity.set_value("consider")
    review.page.to_fix._filters.changed.emit()
    settle()
    assert "Nothing here fits" in review.said()
    review.click("Show all findings")
    assert len(review.rows) > 5


@pytest.mark.parametrize("severity", SEVERITIES)
def test_only_the_severity_that_is_asked_for_is_shown(severity: str, review: Reviewer) -> None:
    filters = review.page.to_fix._filters
    filters._severity.set_value(severity)
    filters.changed.emit()
    settle()
    page = review.page.to_fix
    shown = [page._shown[row.id].finding.severity for row in review.rows if row.id in page._shown]
    assert set(shown) == {severity}


def test_the_findings_can_be_narrowed_to_a_judgement(empty: Reviewer) -> None:
    filters = empty.page.to_fix._filters
    judgement = empty.document.judgements[0].id
    filters._judgement.set_value(judgement)
    filters.changed.emit()
    settle()
    page = empty.page.to_fix
    shown = [page._shown[row.id].where.judgement for row in empty.rows if row.id in page._shown]
    assert set(shown) == {judgement}


def test_the_findings_can_be_narrowed_to_an_owner(review: Reviewer) -> None:
    page = review.page.to_fix
    owners = {shown.where.owner for shown in page._shown.values()}
    owner = next(person.id for person in review.document.people if person.id in owners)
    page._filters._owner.set_value(owner)
    page._filters.changed.emit()
    settle()
    shown = [page._shown[row.id].where.owner for row in review.rows if row.id in page._shown]
    assert set(shown) == {owner}


def test_a_finding_is_set_aside_with_a_reason_and_a_name(review: Reviewer) -> None:
    set_aside(review, OWNERLESS)
    record = review.document.set_asides[-1]
    assert (record.reason, record.by) == ("Agreed with the board", "Siân Holroyd")
    row = review.row(OWNERLESS)
    assert row.state == "Set aside"
    assert "Agreed with the board (Siân Holroyd" in row.details[0].text


def test_without_a_reason_nothing_is_set_aside(review: Reviewer) -> None:
    review.choose(OWNERLESS)
    review.click("Set aside…")
    entry(review.form, "Who decided so", TextLine).setText(" ")
    review.form.accept()
    assert error(review.form, "Why it can stand") == "Give the reason."
    assert error(review.form, "Who decided so") == "Give the name of who decided so."
    assert review.document.set_asides == ()


def test_setting_aside_is_one_step_of_undo(review: Reviewer) -> None:
    before = review.document
    set_aside(review, OWNERLESS)
    assert review.workspace.undo_label == "Set finding aside"
    review.click("Undo")
    assert review.document is before
    assert review.row(OWNERLESS).state == "To fix"


def test_a_finding_that_was_set_aside_can_be_brought_back(review: Reviewer) -> None:
    set_aside(review, OWNERLESS)
    review.choose(OWNERLESS)
    review.click("Bring back")
    review.rest()
    assert review.document.set_asides == ()
    assert review.row(OWNERLESS).state == "To fix"


def test_it_comes_back_by_itself_when_the_words_change(review: Reviewer) -> None:
    set_aside(review, OWNERLESS)
    first = msgspec.structs.replace(review.document.actions[0], what="Something else")
    actions = (first, *review.document.actions[1:])
    review.change(msgspec.structs.replace(review.document, actions=actions))
    assert review.row(OWNERLESS).state == "To fix"


def test_what_must_be_mended_cannot_be_set_aside(review: Reviewer) -> None:
    review.choose(UNSAID)
    assert not button(review.window, "Set aside…").isEnabled()


def test_a_change_takes_back_the_offer_to_undo(review: Reviewer) -> None:
    set_aside(review, OWNERLESS)
    review.change(msgspec.structs.replace(review.document, word_list=("Northbridge",)))
    assert not review.page.to_fix._banner.isVisible()


def test_new_findings_leave_choice_folding_and_keyboard_where_they_are(review: Reviewer) -> None:
    tree = review.page.to_fix.tree
    heading = review.choose("Complete the plan")
    review.press(Qt.Key.Key_Left)
    chosen = review.choose(UNSAID)
    search = review.page.to_fix._filters._search
    search.setFocus()
    actions = tuple(msgspec.structs.replace(a, measure="") for a in review.document.actions)
    review.change(msgspec.structs.replace(review.document, actions=actions))
    assert "have no measure" in "".join(row.title for row in review.rows)
    assert QApplication.focusWidget() is search
    assert tree.current_id == chosen.id
    assert not tree.isExpanded(tree._items[heading.id].index())


def test_a_finding_that_is_mended_hands_on_to_the_next(review: Reviewer) -> None:
    review.choose(UNSAID)
    evidence = tuple(item for item in review.document.evidence if item.number != 900)
    review.change(msgspec.structs.replace(review.document, evidence=evidence))
    assert review.page.to_fix.tree.current_id
    assert QApplication.focusWidget() is review.page.to_fix.tree


def test_where_nothing_is_found_it_says_what_the_checks_cannot_see(review: Reviewer) -> None:
    checked = review.checking.latest
    assert checked is not None
    clean = type(checked)(
        checked.document, checked.today, checked.catalogue, (), (), checked.reckoning, ()
    )
    review.page.to_fix.show_checked(clean)
    settle()
    assert NOTHING in review.said()
    assert "They cannot see whether it is true" in review.said()
    assert not review.page.to_fix.tree.isVisible()
