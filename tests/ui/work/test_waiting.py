"""Waiting with the window alive: results, faults, giving up, and words only after a moment."""

import threading
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QTimer

from ilacs_desktop.ui.work.background import Lane
from ilacs_desktop.ui.work.waiting import A_MOMENT, GaveUpError, Waiting


@pytest.fixture
def lane(qapp: QCoreApplication) -> Iterator[Lane]:
    made = Lane()
    yield made
    made.drain()
    made.deleteLater()


@pytest.fixture
def waiting(qapp: QCoreApplication) -> Iterator[Waiting]:
    made = Waiting()
    yield made
    made.deleteLater()


def during(action: object) -> None:
    """Do something while it is being waited."""
    QTimer.singleShot(0, action)


def test_the_result_comes_back_and_the_event_loop_runs_meanwhile(
    lane: Lane, waiting: Waiting
) -> None:
    go_on = threading.Event()
    seen: list[bool] = []

    def look() -> None:
        seen.append(waiting.is_on)
        go_on.set()

    during(look)
    assert waiting.result_of(lane, lambda: go_on.wait(60), "Opening…")
    assert seen == [True]
    assert not waiting.is_on


def test_a_fault_of_the_job_is_raised_where_it_was_asked_for(lane: Lane, waiting: Waiting) -> None:
    def fail() -> None:
        raise KeyError("made up")

    with pytest.raises(KeyError, match="made up"):
        waiting.result_of(lane, fail, "Opening…")
    assert not waiting.is_on


def test_nothing_is_said_of_what_takes_less_than_a_moment(lane: Lane, waiting: Waiting) -> None:
    said: list[str] = []
    waiting.long.connect(lambda doing, _stop: said.append(doing))
    waiting.result_of(lane, lambda: None, "Opening…")
    assert said == []
    assert not waiting._moment.isActive()
    assert waiting._moment.interval() == A_MOMENT


def test_what_takes_longer_is_told_and_can_be_given_up(lane: Lane, waiting: Waiting) -> None:
    go_on = threading.Event()
    said: list[tuple[str, str]] = []

    def hear(doing: str, stop: str) -> None:
        said.append((doing, stop))
        waiting.give_up()

    waiting.long.connect(hear)
    during(waiting._moment.timeout.emit)
    with pytest.raises(GaveUpError):
        waiting.result_of(lane, lambda: go_on.wait(60), "Opening…", "Cancel")
    assert said == [("Opening…", "Cancel")]
    go_on.set()


def test_the_end_of_what_was_given_up_disturbs_no_later_wait(lane: Lane, waiting: Waiting) -> None:
    go_on = threading.Event()
    during(waiting.give_up)
    with pytest.raises(GaveUpError):
        waiting.result_of(lane, lambda: go_on.wait(60) and "first", "Opening…")
    during(go_on.set)
    assert waiting.result_of(lane, lambda: "second", "Opening…") == "second"


def test_it_waits_for_all_a_lane_has_to_do_what_follows_included(
    lane: Lane, waiting: Waiting
) -> None:
    done: list[int] = []

    def next_(number: int) -> None:
        done.append(number)
        if number < 3:
            lane.run(lambda: number + 1, next_)

    lane.run(lambda: 0, next_)
    assert waiting.until_rest(lane, "Saving…")
    assert done == [0, 1, 2, 3]


def test_waiting_for_a_lane_can_be_given_up(lane: Lane, waiting: Waiting) -> None:
    go_on = threading.Event()
    lane.run(lambda: go_on.wait(60), lambda _result: None)
    during(waiting.give_up)
    assert not waiting.until_rest(lane, "Saving…", "Do not close yet")
    assert lane.is_busy
    go_on.set()


def test_a_lane_at_rest_is_not_waited_for(lane: Lane, waiting: Waiting) -> None:
    began: list[bool] = []
    waiting.began.connect(lambda: began.append(True))
    assert waiting.until_rest(lane, "Saving…")
    assert began == []
