"""A clock that jumps, or is another than the other author's: nothing is lost, and the order of work stays."""

import datetime as dt
import os
from pathlib import Path

import msgspec
import pytest
from PySide6.QtWidgets import QApplication

from ilacs_desktop.document.key_dates import year_of
from ilacs_desktop.document.model import Document
from ilacs_desktop.framework.model import Framework
from ilacs_desktop.storage import names
from ilacs_desktop.storage.container import open_file
from ilacs_desktop.storage.journal import Journal
from ilacs_desktop.storage.open_note import OpenNote
from ilacs_desktop.storage.recovery import left_behind, recover
from ilacs_desktop.storage.save import SaveOrder, save, save_new
from ilacs_desktop.ui.work.due import due_words
from tests.faults.table import CLOCK
from tests.faults.tally import Outcome, Tally
from tests.storage.journals import crash
from tests.storage.makers import ANN, BEN, MOMENT, Watch, document, readable, said, saying
from tests.ui.at_desk import AtDesk, summary
from tests.ui.recorded_dialogs import RecordedDialogs

SUMMER = dt.datetime(2027, 3, 28, 0, 59, tzinfo=dt.UTC)  # clocks go forward in a minute
ZONE = dt.timezone(dt.timedelta(hours=13), "NZDT")
JUMPS = {
    "an hour back": MOMENT - dt.timedelta(hours=1),
    "an hour forward": MOMENT + dt.timedelta(hours=1),
    "a year back": MOMENT - dt.timedelta(days=365),
    "a year forward": MOMENT + dt.timedelta(days=365),
    "to 1970": dt.datetime(1970, 1, 2, tzinfo=dt.UTC),
    "to 2100": dt.datetime(2100, 1, 1, tzinfo=dt.UTC),
    "to summer time": SUMMER.astimezone(dt.timezone(dt.timedelta(hours=1), "BST")),
    "to another zone": MOMENT.astimezone(ZONE),
}


@pytest.fixture(params=JUMPS)
def then(request: pytest.FixtureRequest, tally: Tally) -> dt.datetime:
    """Return what the clock says after it jumped; a test that passes is counted."""
    tally.count(CLOCK, Outcome.UNHARMED)
    return JUMPS[request.param]


def test_versions_follow_each_other_whatever_the_clock_says(
    then: dt.datetime, tmp_path: Path
) -> None:
    file = tmp_path / "a.ilacs"
    saved = save_new(file, saying("One."), ANN, MOMENT, readable)
    notes: tuple[str, ...] = ()
    for text, at in (("Two.", then), ("Three.", MOMENT + dt.timedelta(minutes=2))):
        order = SaveOrder(file, saying(text), saved.history, (saved.version.id,), ANN, at, readable)
        saved = save(order)
        notes += saved.notes
    opened = open_file(file)
    log = [said(opened.history.load(version.id)) for version in opened.history.log()]
    assert log == [["Three."], ["Two."], ["One."]]
    assert abs(then - MOMENT) < dt.timedelta(minutes=5) or len(notes) == 1
    assert all("Nothing is lost" in note for note in notes)


def test_two_authors_with_clocks_apart_lose_nothing(then: dt.datetime, tmp_path: Path) -> None:
    file = tmp_path / "a.ilacs"
    first = save_new(file, saying("One.", "Two."), ANN, MOMENT, readable)
    facts = (first.history, (first.version.id,))
    save(SaveOrder(file, saying("One.", "Two, Ben."), *facts, BEN, then, readable))
    save(SaveOrder(file, saying("One, Ann.", "Two."), *facts, ANN, MOMENT, readable))
    assert said(open_file(file).document) == ["One, Ann.", "Two, Ben."]


def test_what_was_typed_comes_back_whatever_the_dates_of_journals_are(
    then: dt.datetime, tmp_path: Path
) -> None:
    file, folder = tmp_path / "a.ilacs", tmp_path / "recovery"
    first = save_new(file, saying("One."), ANN, MOMENT, readable)
    journal = Journal(folder)
    journal.start(first.document, file, (first.version.id,), then)
    journal.keep(saying("One.", "Typed."))
    left = crash(journal)
    os.utime(left, (then.timestamp(), then.timestamp()))
    (found,) = left_behind(folder)
    recovered = recover(found)
    assert said(recovered.document) == ["One.", "Typed."]
    assert recovered.path == file


def test_a_lock_from_a_time_that_is_no_more_holds_nobody_up_for_long(
    then: dt.datetime, tmp_path: Path
) -> None:
    file = tmp_path / "a.ilacs"
    first = save_new(file, saying("One."), ANN, MOMENT, readable)
    lock = names.saving_lock(file)
    lock.write_bytes(b"of a program that was killed")
    os.utime(lock, (then.timestamp(), then.timestamp()))
    facts = (first.history, (first.version.id,), ANN, MOMENT, readable)
    save(SaveOrder(file, saying("Two."), *facts), Watch().disk())
    assert said(open_file(file).document) == ["Two."]


def test_a_note_from_a_time_that_is_no_more_names_nobody(then: dt.datetime, tmp_path: Path) -> None:
    file = tmp_path / "a.ilacs"
    OpenNote(file, BEN, MOMENT, 7).announce()
    note = names.open_note(file, BEN.device, 7)
    os.utime(note, (then.timestamp(), then.timestamp()))
    assert OpenNote(file, ANN, MOMENT, 8).others() == ()


def test_dates_are_told_on_any_day(
    then: dt.datetime, example: Document, framework: Framework
) -> None:
    cycle = msgspec.structs.replace(example.cycle, today=None)
    words = due_words(cycle, framework, then.date())
    assert "Due" in words.text
    assert year_of(example, framework, then.date()) is not None


def test_a_day_at_the_desk_goes_on_when_the_clock_jumps(
    then: dt.datetime,
    tmp_path: Path,
    framework: Framework,
    example: Document,
    qapp: QApplication,
) -> None:
    at_desk = AtDesk(tmp_path, framework, example, RecordedDialogs())
    at_desk.desk.new("Northbridge Council", dt.date(2026, 12, 7))
    path = at_desk.save_as("ours.ilacs")
    at_desk.write("Typed.")
    at_desk.now = then
    at_desk.workspace._on_idle()
    at_desk.drain()
    at_desk.write("Typed on.")
    at_desk.keep_journal()
    at_desk.now = MOMENT
    assert at_desk.desk.close()
    assert summary(open_file(path).document) == "Typed on."
    at_desk.end()


@pytest.mark.parametrize("times", range(3))
def test_copies_kept_in_the_same_minute_by_the_clock_have_names_of_their_own(
    times: int, tmp_path: Path, tally: Tally
) -> None:
    file = tmp_path / "a.ilacs"
    kept = [names.kept_copy(file, MOMENT)]
    for _ in range(times + 1):
        kept[-1].write_bytes(b"")
        kept.append(names.kept_copy(file, MOMENT))
    assert len(set(kept)) == len(kept)
    assert document().id  # nothing of the document is in the name
    tally.count(CLOCK, Outcome.UNHARMED)
