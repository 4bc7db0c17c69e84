"""Work off the interface thread."""

import gc
import subprocess
import sys
import threading
from functools import partial

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject

from ilacs_desktop.ui.work.background import JobEndedError, Lane, LostJobError


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


def test_a_result_for_somebody_who_has_ended_is_dropped(qapp: QCoreApplication) -> None:
    lane, page, gone = Lane(), QObject(), QObject()
    seen: list[str] = []
    lane.hold()
    lane.run(lambda: "gone", seen.append, gone)
    lane.run(lambda: "there", seen.append, page)
    lane.drain()
    QCoreApplication.sendPostedEvents(lane)
    gone.deleteLater()
    QCoreApplication.sendPostedEvents(gone, QEvent.Type.DeferredDelete.value)
    lane.release()
    assert seen == ["there"]
    assert not lane.is_busy


@pytest.mark.parametrize("end", [SystemExit, KeyboardInterrupt])
def test_a_job_that_would_end_the_program_is_over_like_any_other(
    end: type[BaseException], qapp: QCoreApplication
) -> None:
    lane = Lane()
    seen: list[object] = []

    def job() -> None:
        raise end

    lane.run(job, seen.append)
    lane.run(lambda: "next", seen.append)
    lane.drain()
    assert isinstance(seen[0], JobEndedError)
    assert str(seen[0]) == end.__name__
    assert seen[1] == "next"


def test_a_lost_job_is_named_rather_than_waited_for_for_ever(
    qapp: QCoreApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    lane = Lane()
    monkeypatch.setattr("ilacs_desktop.ui.work.background._Runner.run", lambda _runner: None)
    lane.run(lambda: None, partial(somebody_waits, "what somebody wrote"))
    with pytest.raises(LostJobError, match=r"^somebody_waits$"):
        lane.drain()


def somebody_waits(_words: str, _result: object) -> None:
    """Wait for something."""


@pytest.mark.parametrize("may_be_left", [True, False])
def test_nothing_is_heard_of_a_lane_that_was_left(
    may_be_left: bool, qapp: QCoreApplication
) -> None:
    lane = Lane(may_be_left=may_be_left)
    seen: list[object] = []
    go_on = threading.Event()
    lane.run(lambda: go_on.wait(60), seen.append)
    lane._finished.connect(lambda *result: seen.append(result))
    lane.leave()
    go_on.set()
    lane._pool.waitForDone()
    QCoreApplication.sendPostedEvents()
    assert seen == []  # its thread does not even ask for the lane, which may be gone by then


def test_a_lane_that_may_be_left_does_its_jobs_in_order_and_hands_them_over(
    qapp: QCoreApplication,
) -> None:
    lane = Lane(may_be_left=True)
    seen: list[tuple[int, int]] = []

    def done(result: int) -> None:
        seen.append((result, threading.get_ident()))
        if result < 20:
            lane.run(lambda: result + 5, done)

    for n in range(5):
        lane.run(lambda n=n: n, done)
    lane.drain()
    assert [result for result, _ in seen] == list(range(25))
    assert {thread for _, thread in seen} == {threading.get_ident()}
    lane.run(lambda: 30, done)  # a rest is not its end
    lane.drain()
    assert seen[-1][0] == 30


def test_the_program_ends_without_a_lane_that_may_be_left() -> None:
    """Its job never ends, and nothing ends it: the drive it asks is away."""
    program = (
        "import threading\n"
        "from PySide6.QtCore import QCoreApplication\n"
        "from ilacs_desktop.ui.work.background import Lane\n"
        "app = QCoreApplication([])\n"
        "lane = Lane(app, may_be_left=True)\n"
        "begun = threading.Event()\n"
        "lane.run(lambda: (begun.set(), threading.Event().wait()), print)\n"
        "begun.wait()\n"
        "lane.leave()\n"
    )
    ended = subprocess.run([sys.executable, "-c", program], timeout=60, check=False)
    assert ended.returncode == 0


def test_nothing_is_left_of_the_jobs_that_a_lane_has_done(qapp: QCoreApplication) -> None:
    """One in a hundred was kept as long as its lane: the lanes of a window last all day."""
    lane = Lane()
    seen: list[object] = []
    before = len(gc.get_referrers(lane._gate))
    for n in range(1000):
        lane.run(lambda n=n: n, seen.append)
        if n % 3:
            lane._pool.waitForDone()
    lane.drain()
    assert len(seen) == 1000
    assert len(gc.get_referrers(lane._gate)) == before
