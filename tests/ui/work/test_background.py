"""Work off the interface thread."""

import threading

from PySide6.QtCore import QCoreApplication

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
