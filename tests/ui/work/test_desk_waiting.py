"""At the desk while something takes its time: one thing at a time, nothing lost, nothing frozen."""

import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer

from ilacs_desktop.document.model import Document
from ilacs_desktop.document.places import Place
from ilacs_desktop.document.session import Caret
from ilacs_desktop.storage.container import open_file
from ilacs_desktop.ui.work import reading
from tests.ui.at_desk import AtDesk, summary


def during(action: Callable[[], object]) -> None:
    """Do something while it is being waited."""
    QTimer.singleShot(0, action)


@pytest.fixture
def path(at_desk: AtDesk) -> Path:
    at_desk.desk.new("Northbridge Council", None)
    path = at_desk.save_as("ours.ilacs")
    at_desk.desk.close()
    at_desk.told.clear()
    return path


class Slow:
    """A drive that answers when it is told to."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.answer = threading.Event()
        self.threads: list[int] = []
        self.asked = threading.Event()
        self.answered: list[bool] = []
        real = reading.open_file

        def slow(path: Path, passphrase: str | None = None) -> object:
            self.threads.append(threading.get_ident())
            self.asked.set()
            self.answered.append(self.answer.wait(20))
            return real(path, passphrase=passphrase)

        monkeypatch.setattr(reading, "open_file", slow)


@pytest.fixture
def slow(monkeypatch: pytest.MonkeyPatch) -> Slow:
    return Slow(monkeypatch)


def test_a_file_is_read_off_the_interface(at_desk: AtDesk, path: Path, slow: Slow) -> None:
    slow.answer.set()
    assert at_desk.desk.open(path)
    assert threading.get_ident() not in slow.threads


def test_while_one_is_being_opened_nothing_else_is_begun(
    at_desk: AtDesk, path: Path, slow: Slow
) -> None:
    begun: list[bool] = []
    desk = at_desk.desk

    def impatient() -> None:
        begun.extend((desk.open(path), desk.new("Twice", None), desk.open_example(), desk.close()))
        slow.answer.set()

    during(impatient)
    assert desk.open(path)
    assert begun == [False] * 4
    assert len(slow.threads) == 1
    assert at_desk.workspace.document.authority.name == "Northbridge Council"


def test_opening_can_be_given_up_and_what_was_open_stays(
    at_desk: AtDesk, path: Path, slow: Slow
) -> None:
    at_desk.desk.new("Southbridge Council", None)
    at_desk.write("Mine.")
    during(at_desk.desk.waiting.give_up)
    assert not at_desk.desk.open(path)
    assert summary(at_desk.workspace.document) == "Mine."
    assert at_desk.told == []
    slow.answer.set()


def test_after_giving_up_another_file_does_not_wait_for_the_first(
    at_desk: AtDesk, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        stuck = Slow(patch)

        def impatient() -> None:
            stuck.asked.wait(60)
            at_desk.desk.waiting.give_up()

        during(impatient)
        assert not at_desk.desk.open(path)
    assert at_desk.desk.open(path)
    assert stuck.answered == []
    stuck.answer.set()


def test_the_same_file_by_another_name_is_open_already(at_desk: AtDesk, path: Path) -> None:
    at_desk.desk.open(path)
    at_desk.write("Not saved yet.")
    before = at_desk.workspace
    link = at_desk.documents / "link.ilacs"
    link.symlink_to(path)
    assert at_desk.desk.open(link)
    assert at_desk.workspace is before


def test_a_file_whose_drive_is_away_stays_among_the_recent_ones(at_desk: AtDesk) -> None:
    away = at_desk.documents / "drive" / "ours.ilacs"
    at_desk.preferences.change(recent=(str(away),))
    assert not at_desk.desk.open(away)
    assert at_desk.preferences.settings.recent == (str(away),)


def hold_saves(at_desk: AtDesk) -> threading.Event:
    """Let no save come to its end before the event that is returned is set."""
    go_on = threading.Event()
    at_desk.desk.services.save_lane.run(lambda: go_on.wait(60), lambda _result: None)
    return go_on


def test_closing_waits_for_a_save_with_the_window_alive(at_desk: AtDesk, path: Path) -> None:
    at_desk.desk.open(path)
    at_desk.write("Children are seen in time.")
    go_on = hold_saves(at_desk)
    said: list[str] = []
    at_desk.desk.waiting.long.connect(lambda doing, _stop: said.append(doing))

    def later() -> None:
        at_desk.desk.waiting._moment.timeout.emit()
        go_on.set()

    during(later)
    assert at_desk.desk.close()
    assert said == ["Saving “ours.ilacs”…"]
    assert summary(open_file(path).document) == "Children are seen in time."


def test_closing_can_be_given_up_while_it_saves(at_desk: AtDesk, path: Path) -> None:
    at_desk.desk.open(path)
    at_desk.write("Children are seen in time.")
    go_on = hold_saves(at_desk)
    during(at_desk.desk.waiting.give_up)
    assert not at_desk.desk.close()
    assert summary(at_desk.workspace.document) == "Children are seen in time."
    go_on.set()
    assert at_desk.desk.close()
    assert summary(open_file(path).document) == "Children are seen in time."


def test_saving_twice_waits_for_nothing_and_saves_all(at_desk: AtDesk, path: Path) -> None:
    at_desk.desk.open(path)
    go_on = hold_saves(at_desk)
    at_desk.write("One.")
    assert at_desk.desk.save()
    at_desk.write("One. Two.")
    assert at_desk.desk.save()
    assert at_desk.workspace.save_state == "saving"
    go_on.set()
    at_desk.desk.services.save_lane.drain()
    assert summary(open_file(path).document) == "One. Two."


def test_saving_again_during_the_first_save_does_not_ask_again(at_desk: AtDesk) -> None:
    at_desk.desk.new("Northbridge Council", None)
    go_on = hold_saves(at_desk)
    at_desk.dialogs.answer(at_desk.documents / "new.ilacs")
    at_desk.desk.save()
    at_desk.write("Children are seen in time.")
    assert at_desk.desk.save()
    go_on.set()
    at_desk.desk.services.save_lane.drain()
    assert at_desk.asked == ["ask_save_file"]
    saved = open_file(at_desk.documents / "new.ilacs").document
    assert summary(saved) == "Children are seen in time."


def test_what_is_made_of_a_document_is_finished_before_it_is_put_away(
    at_desk: AtDesk, path: Path
) -> None:
    at_desk.desk.open(path)
    open_then: list[bool] = []
    at_desk.desk.closing.connect(lambda: open_then.append(at_desk.desk.workspace is not None))
    at_desk.desk.close()
    assert open_then == [True]


def test_a_file_is_opened_where_its_author_was_last(at_desk: AtDesk, path: Path) -> None:
    begun: list[Caret | None] = []
    at_desk.desk.opened.connect(lambda _workspace, begin_at: begun.append(begin_at))
    at_desk.desk.open(path)
    there = Caret(Place("leadership", "how"), "b1", 7)
    at_desk.desk.leave_at(there)
    at_desk.desk.close()
    at_desk.desk.open(path)
    assert begun == [None, there]


def test_a_document_without_a_file_leaves_no_trace_of_where_one_was(at_desk: AtDesk) -> None:
    at_desk.desk.open_example()
    at_desk.desk.leave_at(Caret(Place("front", "summary"), "b1", 7))
    assert at_desk.preferences.settings.left_at == ()


def test_the_example_begins_at_the_start_of_its_summary(at_desk: AtDesk, example: Document) -> None:
    begun: list[Caret | None] = []
    at_desk.desk.opened.connect(lambda _workspace, begin_at: begun.append(begin_at))
    at_desk.desk.open_example()
    assert begun == [Caret(Place("front", "summary"), example.front.summary[0].id, 0)]


def test_kept_work_is_opened_as_a_document_of_its_own_and_stays_kept(
    at_desk: AtDesk, path: Path
) -> None:
    at_desk.desk.open(path)
    at_desk.write("Typed before the crash.")
    at_desk.desk.recover(at_desk.crash())
    at_desk.workspace.undo()
    at_desk.desk.close()
    kept = at_desk.desk.kept()
    assert kept is not None
    [found] = kept
    assert at_desk.desk.open_kept(found)
    assert at_desk.workspace.path is None
    assert summary(at_desk.workspace.document) == "Typed before the crash."
    assert "a document of its own" in at_desk.told[-1][0]
    at_desk.save_as("recovered.ilacs")
    assert at_desk.desk.kept() == kept
    assert summary(open_file(path).document) == ""
