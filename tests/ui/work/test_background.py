"""Work off the interface thread."""

import threading

import pytest
from PySide6.QtCore import QCoreApplication, QEvent

from ilacs_desktop.ui.work.background import Lane


def test_results_come_back_in_order_on_the_thread_that_asked(qapp: QCoreApplication) -> None:
    lane = Lane()
    seen: list[tuple[object, int]] = []

    def done(result: object) -> None:
        seen.append((result, threading.get_ident()))

    for n in range(20):
        lane.run(lambda n=n: (n, threading.get_ident()), done)
    lane.drain()
    assert [result[0] for result, _ in seen] == list(range(20))
    assert {thread for _, thread in seen} == {threading.get_ident()}
    assert threading.get_ident() not in {result[1] for result, _ in seen}


def test_an_exception_is_handed_over_like_a_result(qapp: QCoreApplication) -> None:
    lane = Lane()
    seen: list[object] = []
    fault = ValueError("made up")

    def job() -> None:
        raise fault

    lane.run(job, seen.append)
    lane.run(lambda: "next", seen.append)
    lane.drain()
    assert seen == [fault, "next"]


def test_draining_waits_for_jobs_that_jobs_ask_for(qapp: QCoreApplication) -> None:
    lane = Lane()
    seen: list[object] = []

    def done(result: int) -> None:
        seen.append(result)
        if result < 3:
            lane.run(lambda: result + 1, done)

    lane.run(lambda: 0, done)
    lane.drain()
    assert seen == [0, 1, 2, 3]


def test_a_job_is_let_go_of_before_its_result_is_handed_over(qapp: QCoreApplication) -> None:
    """What it would let go of later, Qt objects among them, would end on the wrong thread."""
    lane = Lane()
    told: list[str] = []

    class Job:
        """A job that says when it ends."""

        def __call__(self) -> None:
            """Do nothing."""

        def __del__(self) -> None:
            told.append("gone")

    lane.run(Job(), lambda _result: told.append("handed over"))
    lane.drain()
    assert told == ["gone", "handed over"]


def test_a_job_that_outlives_its_lane_is_dropped_in_silence(
    qapp: QCoreApplication, capfd: pytest.CaptureFixture[str]
) -> None:
    lane = Lane()
    go_on = threading.Event()
    lane.run(lambda: go_on.wait(60), lambda _result: None)
    lane.destroyed.connect(go_on.set)
    lane.deleteLater()
    QCoreApplication.sendPostedEvents(lane, QEvent.Type.DeferredDelete.value)
    assert go_on.is_set()
    assert capfd.readouterr().err == ""


def test_what_is_held_back_comes_later_or_never(qapp: QCoreApplication) -> None:
    lane = Lane()
    seen: list[str] = []
    lane.hold()
    lane.run(lambda: "held", seen.append)
    lane.drain()
    QCoreApplication.sendPostedEvents(lane)
    assert seen == []
    lane.release()
    assert seen == ["held"]
    lane.run(lambda: "forgotten", seen.append)
    lane.forget()
    lane.run(lambda: "next", seen.append)
    lane.drain()
    assert seen == ["held", "next"]
