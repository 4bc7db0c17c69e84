"""Bring in: another's work comes in, is settled one by one, and mine is put back."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget

from ilacs_desktop.document.edits import with_record, without_record
from ilacs_desktop.document.model import Document
from ilacs_desktop.document.records import Evidence
from ilacs_desktop.framework.model import Framework
from ilacs_desktop.ui.pages.draft.own_words import OwnWordsForm
from ilacs_desktop.ui.pages.team.bring_in_forms import ValueForm
from ilacs_desktop.ui.theme.theme import Theme
from ilacs_desktop.ui.widgets.growing_text import GrowingText
from tests.ui.pages.draft.kit import button, entry
from tests.ui.pages.team.bring_in_kit import (
    BRING,
    PRIYA,
    Coordinator,
    first_place,
    replace,
    texts,
    with_texts,
)
from tests.ui.recorded_dialogs import RecordedDialogs
from tests.ui.slim import slim
from tests.ui.walk import WALKED, assert_accessible, assert_fits, settle

HOMES, MOVES, ASKS = "Most homes are near.", "We count every move of a child.", "Then we ask why."


@pytest.fixture
def base(example: Document) -> Document:
    """Return a self-evaluation whose first answer has three plain paragraphs."""
    document = slim(example)
    return with_texts(document, first_place(document), HOMES, MOVES, ASKS)


@pytest.fixture
def desk(
    theme: Theme, framework: Framework, dialogs: RecordedDialogs, tmp_path: Path, base: Document
) -> Iterator[Coordinator]:
    coordinator = Coordinator(theme, framework, dialogs, tmp_path, base)
    yield coordinator
    coordinator.end()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)  # there is no event loop


def said_by(desk: Coordinator, *paragraphs: str) -> Document:
    """Return what was sent, with these paragraphs in its first answer."""
    return with_texts(desk.base, first_place(desk.base), *paragraphs)


def answer(desk: Coordinator) -> list[str]:
    return texts(desk.document, first_place(desk.base))


def heard(widget: QWidget) -> str:
    """Return what a screen reader says of it."""
    return widget.accessibleName()


def clash(desk: Coordinator) -> None:
    """Let two authors change the same words of two paragraphs."""
    desk.change(said_by(desk, "Many homes are near.", MOVES, "Then we ask the child why."))
    desk.came(said_by(desk, "Few homes are near.", MOVES, "Then we ask the carers why."))


# ---- what it shows


def test_the_empty_tab_says_what_it_is_for(desk: Coordinator, theme: Theme) -> None:
    assert "Nothing has come in yet" in desk.said()
    desk.tab.focus_first()
    assert QApplication.focusWidget() is button(desk.window, BRING)
    assert_accessible(desk.window, theme)


def test_it_sums_up_what_waits_and_what_came_in(desk: Coordinator) -> None:
    desk.change(said_by(desk, "Many homes are near.", MOVES, ASKS))
    desk.came(said_by(desk, "Few homes are near.", "", ASKS))
    assert "1 question to settle, 1 change came in from Priya Nair on 12 May." in desk.said()
    headings = [row.title for row in desk.rows if row.is_heading and not row.depth]
    assert headings == ["To settle", "Came in from Priya Nair, 12 May 2026, 10:00"]
    assert desk.counts[-1] == desk.tab.count == 1


def test_what_was_taken_out_comes_before_the_sections(desk: Coordinator) -> None:
    desk.came(said_by(desk, "Most homes are very near.", "", ASKS))
    under = [row.title for row in desk.rows if row.is_heading and row.depth]
    assert under == ["Taken out", desk.base.sections[0].title]
    assert desk.row("Deleted").notes[0] == desk.base.sections[0].title


def test_both_wordings_stand_side_by_side_with_what_each_changed(desk: Coordinator) -> None:
    clash(desk)
    desk.choose("Many homes")
    mine, theirs = desk.tab._card.stops
    assert "<s " in mine.text()
    assert heard(mine) == "Mine · Siân Holroyd: deleted: Most; inserted: Many; homes are near."
    assert heard(theirs) == "Theirs · Priya Nair: deleted: Most; inserted: Few; homes are near."
    assert "Mine · Siân Holroyd" in desk.said()
    assert "Theirs · Priya Nair" in desk.said()


@pytest.mark.parametrize("scale", WALKED)
def test_it_fits_and_can_be_used_without_a_mouse(
    desk: Coordinator, theme: Theme, scale: float
) -> None:
    clash(desk)
    desk.choose("Many homes")
    assert_fits(desk.window, 1097, 617, scale, theme)


def test_a_screen_reader_and_the_keyboard_reach_everything(desk: Coordinator, theme: Theme) -> None:
    clash(desk)
    desk.choose("Many homes")
    assert_accessible(desk.window, theme)


# ---- settling


@pytest.mark.parametrize(
    ("name", "first", "told"),
    [
        ("Keep mine", ["Many homes are near."], "Your wording stands."),
        ("Take theirs", ["Few homes are near."], "Priya Nair’s wording stands."),
        ("Keep both", ["Many homes are near.", "Few homes are near."], "Both stand in the text."),
    ],
)
def test_one_is_settled_and_the_next_follows(
    desk: Coordinator, name: str, first: list[str], told: str
) -> None:
    clash(desk)
    desk.choose("Many homes")
    desk.click(name)
    assert answer(desk)[: len(first) + 1] == [*first, MOVES]
    assert "ask the child" in desk.row("Then we ask").title
    assert desk.tab.tree.current_id == desk.row("Then we ask").id
    assert f"{told} 1 left to settle." in desk.said()
    assert desk.counts[-1] == 1


def test_one_hand_settles_with_the_digits(desk: Coordinator) -> None:
    clash(desk)
    desk.choose("Many homes")
    desk.press(Qt.Key.Key_2)
    desk.press(Qt.Key.Key_1)
    assert answer(desk) == ["Few homes are near.", MOVES, "Then we ask the child why."]
    assert "Everything is settled." in desk.said()
    assert desk.counts[-1] == 0


def test_what_is_settled_stays_on_record_and_can_be_undone(desk: Coordinator) -> None:
    clash(desk)
    before = desk.document
    desk.choose("Many homes")
    desk.click("Take theirs")
    settled = desk.row("Few homes")
    assert settled.state == "Kept as Priya Nair wrote it, by Siân Holroyd, 12 May 2026"
    desk.click("Undo")
    assert desk.document == before
    assert desk.tab.tree.current_id == desk.row("Many homes").id


def test_own_words_start_from_the_text_and_stand_in_place_of_both(desk: Coordinator) -> None:
    clash(desk)
    desk.choose("Many homes")
    desk.click("Own words…")
    form = desk.dialogs.forms[-1]
    assert isinstance(form, OwnWordsForm)
    assert form.editor.toPlainText() == "Many homes are near."
    form.editor.setPlainText("Nine homes are near.")
    form.accept()
    desk.rest()
    assert answer(desk)[0] == "Nine homes are near."
    assert "Your wording stands." in desk.said()


def test_half_done_work_is_in_the_file(desk: Coordinator) -> None:
    clash(desk)
    desk.choose("Many homes")
    desk.click("Take theirs")
    desk.save()
    from ilacs_desktop.storage.container import open_file

    assert desk.workspace.path is not None
    kept = open_file(desk.workspace.path).document
    assert sorted(one.settled is None for one in kept.proposals) == [False, True]


def test_a_text_that_was_changed_since_says_so(desk: Coordinator) -> None:
    clash(desk)
    desk.change(with_texts(desk.document, first_place(desk.base), "Ten homes.", MOVES, ASKS))
    desk.choose("Ten homes.")
    assert "The text was changed again since. It now says: “Ten homes.”" in desk.said()


def test_a_question_about_a_section_that_is_gone_stays_until_somebody_is_done_with_it(
    desk: Coordinator,
) -> None:
    clash(desk)
    desk.change(replace(desk.document, sections=desk.document.sections[1:]))
    desk.choose("Many homes")
    assert "no longer in the self-evaluation" in desk.said()
    assert not desk.offers("Keep mine")
    desk.click("Copy the words")
    assert "Few homes are near." in QGuiApplication.clipboard().text()
    desk.click("Leave it as it is")
    assert desk.counts[-1] == 1


def test_a_field_is_asked_by_its_name_and_in_plain_values(desk: Coordinator) -> None:
    import datetime as dt

    item = desk.base.evidence[0]
    mine, theirs = (
        with_record(desk.base, replace(item, period_to=dt.date(2026, month, 30)))
        for month in (4, 6)
    )
    desk.change(mine)
    desk.came(theirs)
    desk.choose("Covers to")
    assert "inserted: 30 April 2026;" in heard(desk.tab._card.stops[0])
    assert not desk.offers("Own words…")
    desk.click("Take theirs")
    assert desk.document.evidence[0].period_to == dt.date(2026, 6, 30)


def test_a_field_of_plain_text_takes_own_words(desk: Coordinator) -> None:
    item = desk.base.evidence[0]
    desk.change(with_record(desk.base, replace(item, title="Mine")))
    desk.came(with_record(desk.base, replace(item, title="Theirs")))
    desk.choose("Title")
    desk.click("Own words…")
    form = desk.dialogs.forms[-1]
    assert isinstance(form, ValueForm)
    entry(form, "Title", GrowingText).setPlainText("Ours")
    form.accept()
    desk.rest()
    assert desk.document.evidence[0].title == "Ours"


# ---- putting mine back


def test_mine_is_put_back_in_one_step_and_the_row_says_so(desk: Coordinator) -> None:
    desk.came(said_by(desk, HOMES, "", "Then we ask them why."))
    desk.choose("Deleted")
    desk.click("Put mine back")
    assert answer(desk) == [HOMES, MOVES, "Then we ask them why."]
    assert desk.row("Deleted").state == "Put back"
    assert not desk.offers("Put mine back")
    desk.click("Undo")
    assert answer(desk) == [HOMES, "Then we ask them why."]
    assert desk.row("Deleted").state == ""


def test_what_came_is_taken_out_again_by_the_same_key(desk: Coordinator) -> None:
    desk.came(said_by(desk, HOMES, MOVES, ASKS, "And we act."))
    desk.choose("And we act")
    assert desk.offers("Take it out again")
    desk.press(Qt.Key.Key_1)
    assert answer(desk) == [HOMES, MOVES, ASKS]


def test_what_something_rests_on_says_why_it_stays(desk: Coordinator) -> None:
    from ilacs_desktop.document.body import Block, Citation, Text
    from ilacs_desktop.document.places import body_at, with_body

    desk.came(with_record(desk.base, Evidence("ev-new", 900, "Night visits")))
    place = first_place(desk.base)
    citing = Block("c", (Text("Seen at night."), Citation("ev-new")))
    desk.change(with_body(desk.document, place, (*body_at(desk.document, place), citing)))
    desk.choose("Night visits")
    assert not desk.offers("Take it out again")
    assert "It is cited: in “Seen at night.”" in desk.said()


def test_a_record_that_comes_back_tells_which_number_changed(desk: Coordinator) -> None:
    item = desk.base.evidence[-1]
    gone = without_record(desk.base, item)
    desk.came(with_record(gone, Evidence("ev-new", item.number, "Night visits")))
    title = next(r.title for r in desk.rows if r.title.startswith("Deleted: Evidence"))
    desk.choose(title)
    desk.click("Put mine back")
    assert f"Evidence {item.number} “Night visits” is now number" in desk.said()


def test_a_change_leads_to_its_words_and_a_record_to_its_form(desk: Coordinator) -> None:
    item = desk.base.evidence[0]
    theirs = with_record(said_by(desk, HOMES, "We count moves."), replace(item, owner="QA"))
    desk.came(replace(theirs, authority=replace(theirs.authority, region="South")))
    desk.choose("Reworded")
    desk.click("Go to the words")
    assert desk.words == [(first_place(desk.base), "p1", 0, 0)]
    desk.choose("Evidence")
    desk.click("Open the evidence…")
    assert desk.dialogs.forms
    desk.choose("authority")
    desk.click("Go to Set up")
    assert desk.stages == ["set_up"]


def test_undoing_the_join_takes_all_of_it_away_again(desk: Coordinator) -> None:
    clash(desk)
    desk.click("Undo")
    assert "Nothing has come in yet" in desk.said()
    assert desk.counts[-1] == 0


def test_what_came_in_before_it_was_opened_is_told_when_somebody_asks(
    desk: Coordinator, theme: Theme, framework: Framework, dialogs: RecordedDialogs
) -> None:
    desk.came(said_by(desk, HOMES, "", ASKS))
    desk.save()
    from ilacs_desktop.ui.pages.team.bring_in import BringInTab
    from ilacs_desktop.ui.work.workspace import Workspace

    work = desk.workspace
    assert work.path is not None
    again = Workspace(
        work.document, work.history, work.open_now().parents, work.path, work.services
    )
    tab = BringInTab(theme, again, dialogs, desk.lane)
    desk.window.setCentralWidget(tab)
    settle()
    desk.rest()
    tab.tree.select(next(row.id for row in tab.tree.rows if row.id.startswith("earlier:")))
    desk.click("Show what came in")
    assert tab.tree.rows[0].title == f"Came in from {PRIYA}, 12 May 2026, 10:00"
    assert "Deleted" in tab.tree.currentIndex().data()
    assert "Working out" not in desk.said()
    desk.click("Put mine back")
    assert texts(again.document, first_place(desk.base)) == [HOMES, MOVES, ASKS]
    again.close()


def test_a_saved_join_stays_and_putting_back_is_an_ordinary_step_after_it(
    desk: Coordinator,
) -> None:
    desk.came(said_by(desk, HOMES, "", ASKS))
    desk.save()
    assert desk.workspace.undo_label == ""
    desk.choose("Deleted")
    desk.click("Put mine back")
    assert desk.workspace.undo_label == "Put mine back"
    desk.workspace.undo()
    assert answer(desk) == [HOMES, ASKS]
    assert [row.title for row in desk.rows if "Came in" in row.title] == [
        "Came in from Priya Nair, 12 May 2026, 10:00"
    ]


def test_a_number_that_is_taken_twice_is_made_unique_and_told(desk: Coordinator) -> None:
    first, *_, last = desk.base.evidence
    mine = with_record(desk.base, replace(first, number=900))
    desk.change(with_record(mine, replace(last, number=901)))
    desk.came(with_record(desk.base, replace(first, number=901)))
    desk.choose("Number")
    desk.click("Take theirs")
    assert f"Evidence 901 “{last.title}” is now number 902." in desk.said()
    assert [desk.document.evidence[at].number for at in (0, -1)] == [901, 902]


def test_the_undo_of_the_banner_goes_once_something_else_was_done(desk: Coordinator) -> None:
    clash(desk)
    desk.choose("Many homes")
    desk.click("Take theirs")
    assert desk.offers("Undo")
    desk.change(replace(desk.document, allow_list=("Ash Court",)))
    assert not desk.offers("Undo")


def test_each_row_tells_its_words_to_a_screen_reader(desk: Coordinator) -> None:
    clash(desk)
    desk.choose("Many homes")
    role = Qt.ItemDataRole.AccessibleDescriptionRole
    heard = desk.tab.tree.currentIndex().data(role)
    assert heard == (
        "Mine · Siân Holroyd: deleted: Most; inserted: Many; homes are near."
        " Theirs · Priya Nair: deleted: Most; inserted: Few; homes are near."
    )
