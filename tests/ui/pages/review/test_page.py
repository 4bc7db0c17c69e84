"""The review place as a whole: its tabs, when it looks again, and the pages for the director."""

from pathlib import Path

import msgspec
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from ilacs_desktop.document.model import Document
from ilacs_desktop.document.records import Proposal
from ilacs_desktop.ui.theme.theme import Theme
from tests.ui.pages.draft.kit import button
from tests.ui.pages.review.conftest import OpenReview
from tests.ui.pages.review.kit import Reviewer
from tests.ui.walk import WALKED, assert_accessible, assert_fits, find_order_faults, settle

TABS = ("to_fix", "inspector", "returned", "signing", "sign_off")


def without_text(document: Document) -> Document:
    """Return the document with one sentence less, so that the checks look again."""
    return msgspec.structs.replace(document, word_list=(*document.word_list, "Northbridge"))


def test_the_tabs_go_round_by_keyboard(review: Reviewer) -> None:
    control, shift = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
    review.page.focus_first()
    seen = []
    for _ in range(6):
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab, control)
        settle()
        seen.append(review.page.tab)
    assert seen == ["inspector", "returned", "signing", "sign_off", "to_fix", "inspector"]
    assert QApplication.focusWidget() is review.page.inspector.tree
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Backtab, control | shift)
    settle()
    assert review.page.tab == "to_fix"


def test_a_tab_that_nobody_sees_is_filled_when_it_is_shown(review: Reviewer) -> None:
    assert review.page.signing.tree.rows == ()
    review.show("signing")
    assert review.page.signing.tree.rows


def test_a_page_that_nobody_sees_waits(review: Reviewer) -> None:
    before = review.page.to_fix.tree.rows
    review.page.hide()
    evidence = tuple(e for e in review.document.evidence if e.number != 900)
    review.change(msgspec.structs.replace(review.document, evidence=evidence))
    assert review.page.to_fix.tree.rows == before
    review.page.show()
    settle()
    assert review.page.to_fix.tree.rows != before


def test_it_looks_at_once_when_it_comes_into_view(review: Reviewer) -> None:
    review.page.hide()
    review.workspace.change("Edit", without_text(review.document))
    review.page.show()
    review.lane.drain()
    assert review.checking.is_current


def test_the_tab_counts_what_there_is_to_fix(review: Reviewer) -> None:
    latest = review.checking.latest
    assert latest is not None
    assert str(latest.to_fix) in review.page._tabs.accessibleTabName(0)


def test_each_judgement_has_its_questions_and_each_question_its_answer(review: Reviewer) -> None:
    review.show("inspector")
    latest = review.checking.latest
    assert latest is not None
    headings = [row.title for row in review.rows if row.is_heading]
    assert headings == [e.title for e in latest.enquiries if e.judgement or e.lines]
    lines = [line for enquiry in latest.enquiries for line in enquiry.lines]
    shown = [row for row in review.rows if row.id.startswith("line:") and row.depth == 1]
    assert [row.title for row in shown] == [line.question for line in lines]
    for row, line in zip(shown, lines, strict=True):
        assert row.details[0] == ("What would answer it", line.answer)


def test_a_question_about_the_text_leads_to_its_words(review: Reviewer) -> None:
    review.show("inspector")
    latest = review.checking.latest
    assert latest is not None
    line = next(line for e in latest.enquiries for line in e.lines if line.id == "named")
    review.choose(line.question)
    review.press(Qt.Key.Key_Return)
    assert review.words == [(line.place, line.block, 0, 0)]


def test_a_question_from_many_findings_has_them_under_it(empty: Reviewer) -> None:
    empty.show("inspector")
    latest = empty.checking.latest
    assert latest is not None
    many = next(e for e in latest.enquiries if any(len(line.findings) > 1 for line in e.lines))
    line = next(line for line in many.lines if len(line.findings) > 1)
    row = next(row for row in empty.rows if row.title == line.question)
    at = empty.rows.index(row)
    under = empty.rows[at + 1 : at + 1 + len(line.findings)]
    assert [row.title for row in under] == [finding.message for finding in line.findings]


def test_before_signing_every_known_weakness_is_accounted_for(review: Reviewer) -> None:
    review.show("signing")
    known = {
        item.id for item in review.document.evidence if item.direction in ("negative", "mixed")
    }
    shown = {row.id.removeprefix("evidence:") for row in review.rows if "evidence:" in row.id}
    assert shown == known
    assert review.rows[0].title == "Known, but not said"
    assert "Night visits" in review.rows[1].title
    assert "Not ready to sign" in review.said()


def test_what_is_left_out_says_why_and_who_decided_so(review: Reviewer) -> None:
    review.show("signing")
    parked = next(item for item in review.document.evidence if item.parked is not None)
    assert parked.parked is not None
    row = review.row(parked.title)
    assert row.state == "Left out on purpose"
    assert row.title.endswith(f"Why: {parked.parked.reason}")  # seen before it is chosen
    assert parked.parked.by in row.notes


def test_sections_that_are_not_ready_are_listed_and_lead_to_their_text(
    open_review: OpenReview, small: Document
) -> None:
    first, *others = small.sections
    ready = [msgspec.structs.replace(section, status="agreed") for section in others]
    drafted = msgspec.structs.replace(first, status="drafting", owner="", parked=None)
    review = open_review(msgspec.structs.replace(small, sections=(drafted, *ready)))
    review.show("signing")
    rows = {row.id: row for row in review.rows}
    assert rows["group:sections"].notes == ("1",)
    assert rows[f"section:{first.id}"].notes == ("Drafting", "No owner")
    assert "1 section is not ready" in review.said()
    review.page.signing.tree.select(f"section:{first.id}")
    review.click("Go to the section")
    assert review.parts == [first.id]


def test_what_changed_since_an_agreement_is_seen_in_the_history(review: Reviewer) -> None:
    review.page.sign_off.changes_wanted.emit("v1")
    assert review.stages == ["team/history/v1"]


@pytest.mark.parametrize("tab", ["to_fix", "signing", "sign_off"])
def test_tab_goes_down_the_page(review: Reviewer, tab: str) -> None:
    review.show(tab)
    review.rest()
    assert find_order_faults(review.page) == []


def test_what_a_job_told_does_not_stay_over_another_tab(review: Reviewer) -> None:
    for leave in (lambda: review.show("inspector"), review.page.hide):
        review.show("signing")
        review.page._on_signing_told("Signed off by Asha Verma.", "ok")
        assert "Signed off by Asha Verma." in review.said()
        leave()
        review.page.show()
        assert "Signed off by Asha Verma." not in review.said()


def test_what_is_said_leads_to_where_it_is_said(review: Reviewer) -> None:
    review.show("signing")
    latest = review.checking.latest
    assert latest is not None
    said = next(row for row in latest.reckoning if row.account == "said")
    review.page.signing.tree.select(f"evidence:{said.evidence}")
    review.click("Go to the words")
    assert review.words[0][0] == said.said[0]


def test_evidence_can_be_opened_from_its_row(review: Reviewer) -> None:
    review.show("signing")
    review.choose("Night visits")
    review.press(Qt.Key.Key_Return)  # it is said nowhere, so there is nowhere to go
    assert review.dialogs.asked[-1].title == "Evidence 900"


def test_open_comments_and_changes_are_listed_with_their_places(
    open_review: OpenReview, small: Document
) -> None:
    section = small.sections[0].id
    change = Proposal("p1", "both_edited", section, "know", mine_by="A", theirs_by="B")
    review = open_review(msgspec.structs.replace(small, proposals=(change,)))
    review.show("signing")
    review.choose("waits to be decided")
    review.click("Go to the words")
    comment = next(c for c in small.comments if not c.closed_by)
    review.choose(comment.text)
    review.click("Go to the words")
    assert [words[0] for words in review.words] == [
        (section, "know"),
        (comment.part, comment.question),
    ]


def test_with_nothing_known_it_says_so(empty: Reviewer) -> None:
    empty.show("signing")
    assert "no evidence is marked as negative or mixed" in empty.said()


def test_a_copy_is_saved_as_a_pdf(review: Reviewer, tmp_path: Path) -> None:
    out = tmp_path / "review.pdf"
    review.dialogs.answer(out)
    review.click("Save a copy of the review")
    review.lane.drain()
    settle()
    assert out.read_bytes().startswith(b"%PDF")
    assert "“review.pdf” is ready." in review.said()
    review.click("Open it")
    assert review.outside == [out]


def test_a_copy_is_saved_as_a_web_page(review: Reviewer, tmp_path: Path) -> None:
    out = tmp_path / "review.html"
    review.dialogs.answer(out)
    review.click("Save a copy of the review")
    review.lane.drain()
    assert "Night visits" in out.read_text(encoding="utf-8")


def test_the_name_offered_is_that_of_the_self_evaluation(review: Reviewer, tmp_path: Path) -> None:
    review.dialogs.answer(None)
    review.click("Save a copy of the review")
    assert review.dialogs.asked[-1].text == str(tmp_path / "northbridge-2026-review.pdf")


@pytest.mark.parametrize("agreed", [True, False])
def test_a_file_is_replaced_only_when_that_was_agreed(
    agreed: bool, review: Reviewer, tmp_path: Path
) -> None:
    (tmp_path / "mine.pdf").write_bytes(b"mine")
    review.dialogs.answer(tmp_path / "mine", agreed)
    review.click("Save a copy of the review")
    review.lane.drain()
    assert (tmp_path / "mine.pdf").read_bytes().startswith(b"%PDF" if agreed else b"mine")


def test_a_folder_that_is_not_there_is_told(review: Reviewer, tmp_path: Path) -> None:
    review.dialogs.answer(tmp_path / "gone" / "review.html")
    review.click("Save a copy of the review")
    review.lane.drain()
    settle()
    assert "is ready" not in review.said()
    assert review.page._told.isVisible()


def test_it_can_be_looked_at_before_it_is_printed(review: Reviewer) -> None:
    review.click("Print the review")
    assert review.dialogs.asked[-1].title == "Print the review"
    form = review.dialogs.forms[-1]
    assert form.isVisible()
    screen = form.screen().availableSize()
    assert form.width() > 0.8 * screen.width()  # a page can be read
    assert form.height() > 0.8 * screen.height()


def test_before_the_checks_have_run_nothing_can_be_printed(
    review: Reviewer, monkeypatch: pytest.MonkeyPatch
) -> None:
    review.checking._latest = None
    review.page._show()
    assert not button(review.window, "Print the review").isEnabled()


def test_a_fault_of_the_checks_is_told(review: Reviewer) -> None:
    review.checking._fail(ValueError())
    settle()
    assert "the checks could not be run" in review.said()
    review.change(msgspec.structs.replace(review.document, comments=()))
    assert "the checks could not be run" not in review.said()


@pytest.mark.parametrize("tab", TABS)
def test_every_tab_can_be_used_without_sight_or_mouse(
    tab: str, review: Reviewer, theme: Theme
) -> None:
    review.show(tab)
    review.page.focus_first()
    assert_accessible(review.window, theme)


@pytest.mark.parametrize("scale", WALKED)
@pytest.mark.parametrize("tab", TABS)
def test_every_tab_fits_a_small_screen(
    tab: str, scale: float, review: Reviewer, theme: Theme
) -> None:
    review.show(tab)
    assert_fits(review.window, 1097, 500, scale, theme)  # what the window leaves of 617


def test_the_form_can_be_used_without_sight_or_mouse(review: Reviewer, theme: Theme) -> None:
    review.choose("has no owner")
    review.click("Set aside…")
    assert_accessible(review.form, theme)


@pytest.mark.parametrize("mode", ["light", "dark", "high_contrast"])
def test_it_is_drawn_in_every_look(mode: str, review: Reviewer, theme: Theme) -> None:
    theme.set_mode(mode)  # type: ignore[arg-type]
    review.choose("Night visits")
    picture = review.window.grab().toImage()
    colours = {picture.pixelColor(x, 400).name() for x in range(0, picture.width(), 3)}
    assert len(colours) > 1
