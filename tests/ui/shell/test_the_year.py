"""The year in the whole window: a meeting that moves, and the self-evaluation of the next year."""

import datetime as dt
import gc
import weakref
from pathlib import Path

import msgspec
import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

from ilacs_desktop.ui.dialogs.next_year.form import NextYearForm, Wanted
from ilacs_desktop.ui.dialogs.next_year.start import NextYear
from ilacs_desktop.ui.pages.key_dates.page import KeyDatesPage
from tests.ui.running import Running
from tests.ui.walk import settle

MEETING = dt.date(2026, 12, 7)


def meet(running: Running, day: dt.date) -> None:
    document = running.document
    cycle = msgspec.structs.replace(document.cycle, meeting=day)
    changed = msgspec.structs.replace(document, cycle=cycle)
    running.workspace.change("Change meeting date", changed)
    settle()


@pytest.fixture
def dated(new: Running) -> Running:
    """Return the window with a new self-evaluation that has a meeting."""
    meet(new, MEETING)
    return new


def test_a_meeting_that_moves_tells_of_the_other_days_wherever_one_is(dated: Running) -> None:
    dated.choose("go_to_draft")
    meet(dated, dt.date(2026, 12, 14))
    told = dated.inside.workbench.messages.text
    assert told.startswith("The key dates follow the meeting. ")
    assert "days moved" in told
    dated.inside.workbench.ways.go_to_stage("overview/key_dates")
    (page,) = dated.seen(KeyDatesPage)
    assert page.moved.isVisible()


def test_a_meeting_moved_back_takes_its_message_with_it(dated: Running) -> None:
    meet(dated, dt.date(2026, 12, 14))
    dated.choose("undo")
    assert "follow the meeting" not in dated.inside.workbench.messages.text


def test_nothing_of_a_closed_self_evaluation_stays_in_memory(dated: Running) -> None:
    bench = dated.inside.workbench
    for stage in ("overview/key_dates", "overview/inspection", "set_up/framework", "plan/progress"):
        bench.ways.go_to_stage(stage)
    meet(dated, dt.date(2026, 12, 14))
    dated.saved()
    closed = weakref.ref(dated.workspace)
    assert dated.inside.desk.close()
    settle()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    gc.collect()
    assert "follow the meeting" not in bench.messages.text
    assert closed() is None, [type(one) for one in gc.get_referrers(closed())]


def test_next_years_is_made_in_a_file_of_its_own_and_opened(dated: Running) -> None:
    dated.saved()
    before = dated.document.id
    old = dated.workspace.path
    path = dated.folders.documents / "next.ilacs"
    dated.dialogs.answer(path)
    dated.choose("next_year")
    form = dated.dialogs.forms[-1]
    assert isinstance(form, NextYearForm)
    form.wanted.emit(Wanted(dt.date(2027, 12, 6), "2027", carry_text=False))
    dated.inside.outlet.lane.drain()
    dated.drain()
    settle()
    assert dated.workspace.path == path
    follows = dated.document.cycle.follows
    assert follows is not None
    assert follows.document == before
    assert "This is the self-evaluation of 2027." in dated.inside.workbench.messages.text
    assert isinstance(old, Path)
    assert old.is_file()


def test_a_start_that_was_given_up_leaves_nothing_behind(dated: Running) -> None:
    dated.saved()
    for _ in range(2):
        dated.choose("next_year")
        dated.dialogs.forms[-1].reject()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    assert dated.workspace.findChildren(NextYear) == []
