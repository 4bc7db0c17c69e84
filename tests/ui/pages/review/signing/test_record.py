"""The Sign-off tab: the stages, an agreement that is written down, what it offers and what it says."""

import datetime as dt

import msgspec
import pytest
from PySide6.QtCore import QEvent
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication
from shiboken6 import isValid

from ilacs_desktop.document.model import Document, Person
from ilacs_desktop.document.places import Place
from ilacs_desktop.document.records import KeyDate, SignOff
from ilacs_desktop.framework.model import Framework
from ilacs_desktop.history.history import History
from ilacs_desktop.outputs.sign_off_sheet import STATED
from ilacs_desktop.storage.container import open_file
from ilacs_desktop.ui.dialogs.comment import AnswerDialog
from ilacs_desktop.ui.pages.review.signing.elsewhere import ElsewhereDialog
from ilacs_desktop.ui.pages.review.signing.record_rows import Record, record_rows, summary_of
from ilacs_desktop.ui.pages.review.signing.standing import Standing
from ilacs_desktop.ui.pages.review.ways import Target
from ilacs_desktop.ui.pages.team.history_forms import VersionDialog
from ilacs_desktop.ui.theme.theme import Theme
from ilacs_desktop.ui.widgets.choices import Choice
from ilacs_desktop.ui.widgets.detail_rows import DetailRow
from ilacs_desktop.ui.widgets.field import Field
from ilacs_desktop.ui.widgets.growing_text import GrowingText
from tests.ui.pages.review.kit import Reviewer
from tests.ui.pages.review.signing.kit import Recorder, rest, rewritten
from tests.ui.walk import assert_accessible, assert_fits, settle

DAY = dt.date(2026, 10, 12)
STEPS = ("quality_assurance", "partners", "chief_executive", "lead_member", "director")


def form_of(desk: Recorder) -> ElsewhereDialog:
    desk.click("Record an agreement given elsewhere…")
    form = desk.dialogs.forms[-1]
    assert isinstance(form, ElsewhereDialog)
    return form


def record_one(desk: Recorder, step: str = "lead_member") -> SignOff:
    desk.tab.tree.select(f"step:{step}")
    form_of(desk).accept()
    desk.rest()
    return desk.document.sign_offs[-1]


def signed_by(document: Document, *steps: str, role: str = "dcs") -> Document:
    """Return the document with these stages given on a version that is not there."""
    given = tuple(SignOff(f"so-{s}", role, "Asha", DAY, "v", "d" * 32, step=s) for s in steps)
    return msgspec.structs.replace(document, sign_offs=given)


def test_an_agreement_given_elsewhere_names_its_version_and_who_wrote_it_down(
    desk: Recorder,
) -> None:
    before = desk.document
    made = record_one(desk)
    version = desk.workspace.history.log()[0]
    assert (made.version, made.digest) == (version.id, version.tree)
    assert (made.step, made.role, made.name) == ("lead_member", "lead_member", "Tom Moss")
    assert (made.given, made.recorded_by) == ("signature", "Siân Holroyd")
    assert made.recorded_on == desk.workspace.today
    assert msgspec.structs.replace(desk.document, sign_offs=()) == before
    assert "On signed paper. Written down here by Siân Holroyd on" in desk.record()
    assert desk.row("step:lead_member").state == "Given"
    assert STATED in desk.said()
    assert "1 of 5 agreements is given." in desk.said()


def test_the_stage_that_is_chosen_is_the_one_to_sign(desk: Recorder) -> None:
    desk.tab.tree.select("step:chief_executive")
    desk.click("Sign off…")
    step = next(f.control for f in desk.dialogs.forms[-1].findChildren(Field) if f.label == "Stage")
    assert isinstance(step, Choice)
    assert step.value == "chief_executive"


def test_recording_can_be_undone(desk: Recorder) -> None:
    record_one(desk)
    assert desk.workspace.undo_label == "Record an agreement"
    desk.click("Undo")
    assert desk.document.sign_offs == ()
    assert desk.row("step:lead_member").state == "Waiting"


def test_the_newest_version_is_offered_and_another_can_be_chosen(desk: Recorder) -> None:
    first = desk.workspace.history.log()[0]
    desk.change(rewritten(desk.document))
    desk.save("For the director")
    desk.rest()
    form = form_of(desk)
    fields = {field.label: field.control for field in form.findChildren(Field)}
    version = fields["Version"]
    assert isinstance(version, Choice)
    assert version.value == desk.workspace.history.log()[0].id
    assert "For the director" in version.currentText()
    version.set_value(first.id)
    form.accept()
    desk.rest()
    assert desk.document.sign_offs[-1].version == first.id
    assert "Given, changed since" in desk.record()
    seen: list[str] = []
    desk.tab.changes_wanted.connect(seen.append)
    desk.click("See what changed")
    assert seen == [first.id]


def test_without_a_saved_version_nothing_is_recorded(unsaved: Recorder) -> None:
    unsaved.click("Record an agreement given elsewhere…")
    assert unsaved.dialogs.forms == []
    assert "no version of this self-evaluation is saved yet" in unsaved.said()


def test_what_is_recorded_is_saved_with_the_self_evaluation(desk: Recorder) -> None:
    record_one(desk)
    desk.save()
    desk.rest()
    assert desk.workspace.path is not None
    assert open_file(desk.workspace.path).document.sign_offs == desk.document.sign_offs


def test_with_the_directors_agreement_signed_off_is_offered_and_never_set_in_silence(
    desk: Recorder,
) -> None:
    before = desk.document.cycle.stage
    record_one(desk, "director")
    assert desk.document.cycle.stage == before
    assert "The director has agreed. Not given yet: Quality assurance;" in desk.said()
    desk.click("Set it to “Signed off”")
    assert desk.document.cycle.stage == "signed_off"
    desk.click("Undo")
    assert desk.document.cycle.stage == before


def test_signed_off_is_not_offered_for_a_text_that_was_changed_since(desk: Recorder) -> None:
    record_one(desk, "director")
    desk.change(rewritten(desk.document))
    desk.rest()
    assert "The director has agreed." not in desk.said()


def test_an_offer_that_was_closed_does_not_come_back(desk: Recorder) -> None:
    record_one(desk, "director")
    told = next(line for line in desk.said().splitlines() if "The director has agreed" in line)
    desk.click(f"Close the message: {told}")
    desk.change(rewritten(desk.document))  # there is nothing to offer meanwhile
    desk.workspace.undo()
    desk.rest()
    assert "The director has agreed." not in desk.said()


def test_verifying_says_how_every_version_reads(desk: Recorder) -> None:
    desk.click("Verify what is on record")
    assert "nothing to verify" in desk.said()
    record_one(desk)
    desk.click("Verify what is on record")
    assert "1 agreement was looked at. Its version reads as it was signed." in desk.said()
    desk.change(signed_by(desk.document, "director"))
    desk.click("Verify what is on record")
    assert "Its version does not read as signed" in desk.said()
    assert "That version is not in this file." in desk.record()


def test_the_version_can_be_read_and_its_fingerprint_copied(desk: Recorder) -> None:
    made = record_one(desk)
    desk.tab.tree.select(f"signed:{made.id}")
    desk.click("Copy the fingerprint")
    assert QGuiApplication.clipboard().text() == made.digest
    desk.click("Read that version…")
    assert isinstance(desk.dialogs.forms[-1], VersionDialog)


def test_an_open_comment_is_answered_and_closed_where_it_is_listed(saved: Reviewer) -> None:
    (comment,) = saved.document.comments
    saved.choose(comment.text)
    saved.click("Answer this comment")
    form = saved.dialogs.forms[-1]
    assert isinstance(form, AnswerDialog)
    form.findChild(GrowingText).setPlainText("It is said in the summary.")
    form.accept()
    rest(saved)
    assert saved.row(comment.text).state == "Answered, not closed"
    saved.show("signing")  # where the director reads it first
    saved.choose(comment.text)
    saved.click("Close comment")
    rest(saved)
    assert saved.document.comments[0].closed_by == "Siân Holroyd"
    assert "Open comments" not in [row.title for row in saved.rows]
    saved.show("sign_off")
    assert saved.row(comment.text).state == "Closed"


def test_a_comment_leads_to_its_words(unsaved: Recorder) -> None:
    (comment,) = unsaved.document.comments
    unsaved.tab.tree.select(f"comment:{comment.id}")
    unsaved.click("Go to the words")
    place = Place(comment.part, comment.question)
    assert unsaved.targets == [Target(place, comment.block)]


def test_nothing_is_worked_out_while_nobody_looks(saved: Reviewer) -> None:
    saved.show("to_fix")
    rows = saved.page.sign_off.tree.rows
    saved.change(signed_by(saved.document, "director"))
    assert saved.page.sign_off.tree.rows == rows
    saved.show("sign_off")
    assert saved.page.sign_off.tree.rows != rows


def test_undo_comes_back_to_where_it_is_seen(saved: Reviewer) -> None:
    old, page = saved.document, saved.page
    silent = msgspec.structs.replace(old, comments=())
    assert page.shows(old, silent)
    saved.show("signing")
    assert page.shows(old, silent)
    saved.show("to_fix")
    new = signed_by(old, "director")
    assert not page.shows(old, silent)
    assert not page.shows(old, new)
    page.show_change(old, new)
    assert page.tab == "sign_off"
    assert page.shows(old, new)


def test_it_can_be_used_without_sight_or_mouse_at_every_size(desk: Recorder, theme: Theme) -> None:
    made = record_one(desk, "director")
    desk.tab.tree.select(f"signed:{made.id}")
    settle()
    assert_accessible(desk.window, theme)
    for scale in (1.0, 2.0):
        assert_fits(desk.window, 1097, 617, scale, theme)


def rows_of(document: Document, framework: Framework, **standings: Standing) -> list[DetailRow]:
    found = {f"so-{step}": standing for step, standing in standings.items()}
    rows = record_rows(Record(document, framework, History(), found, DAY))
    return [row for row in rows if row.id.startswith("step:")]


def test_each_stage_says_how_it_stands(small: Document, framework: Framework) -> None:
    dates = (
        KeyDate("partners", left_out=True),
        KeyDate("chief_executive", days=40),
        KeyDate("lead_member", done=DAY),
    )
    document = msgspec.structs.replace(small, key_dates=dates, people=())
    signed = signed_by(document, "quality_assurance", "director")
    fine, changed = Standing("whole"), Standing("whole", 2)
    rows = rows_of(signed, framework, quality_assurance=fine, director=changed)
    assert [row.state for row in rows] == [
        "Given", "Not a stage of this council", "Late", "Marked as done, not on record",
        "Given, changed since",
    ]  # fmt: skip
    assert rows[0].notes == ("Given", "Asha", f"12 October 2026, version {'d' * 8}")
    assert rows[2].notes[1] == "nobody is named"
    missing = rows_of(signed, framework, director=Standing("missing"))
    assert missing[-1].state == "Cannot be relied on"


@pytest.mark.parametrize(
    ("given", "told"),
    [
        (STEPS[:0], "0 of 5 agreements are given. Next: Quality assurance (Jo Ash) by "),
        (STEPS[:4], "4 of 5 agreements are given. Next: Director signs it off by "),
        (STEPS, "All 5 agreements are given."),
    ],
)
def test_the_summary_says_what_comes_next(
    given: tuple[str, ...], told: str, small: Document, framework: Framework
) -> None:
    people = (Person("p1", "Jo Ash", "", ("assistant_director",)),)
    document = msgspec.structs.replace(small, people=people, key_dates=())
    facts = Record(signed_by(document, *given), framework, History(), {}, DAY)
    assert summary_of(facts).startswith(told)
    none = tuple(KeyDate(step, left_out=True) for step in STEPS)
    left = msgspec.structs.replace(document, key_dates=none)
    assert "no stage that somebody signs" in summary_of(facts._replace(document=left))


def test_what_was_being_looked_at_when_the_page_ended_is_let_go(desk: Recorder) -> None:
    record_one(desk)
    desk.lane.hold()
    desk.tab._look()
    desk.click("Verify")
    desk.tab.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    desk.lane.release()
    assert not isValid(desk.tab)
