"""Checking the open self-evaluation: when it runs, what it drops, and what it tells."""

import dataclasses
import datetime as dt
import threading
from collections.abc import Iterator

import msgspec
import pytest
from PySide6.QtWidgets import QApplication

from ilacs_desktop.checks.catalogue import CatalogueError
from ilacs_desktop.checks.live import check_in_steps
from ilacs_desktop.checks.run import run_checks
from ilacs_desktop.checks.set_aside import SetAsideError
from ilacs_desktop.document.places import Place
from ilacs_desktop.ui.work.background import Lane
from ilacs_desktop.ui.work.checking import (
    CheckBook,
    Checked,
    Checking,
    CheckShelf,
)
from tests.ui.at_desk import AtDesk
from tests.ui.pages.review.kit import the_book
from tests.ui.slim import slim

SUMMARY = Place("front", "summary")


class Checker:
    """The example on a desk, with its checking."""

    def __init__(self, at_desk: AtDesk) -> None:
        assert at_desk.desk.open_example()
        self.at_desk = at_desk
        self.workspace = at_desk.workspace
        self.workspace.change("Fewer sections", slim(self.workspace.document))
        self.loads: list[int] = []
        self.fails: Exception | None = None
        self.lane = Lane()
        self.told = 0
        self.shelf = CheckShelf(self._load)
        self.checking = Checking(self.workspace, self.shelf, self.lane)
        self.checking.findings_changed.connect(self._on_findings_changed)

    def _load(self) -> CheckBook:
        self.loads.append(threading.get_ident())
        if self.fails is not None:
            raise self.fails
        return the_book()

    def _on_findings_changed(self) -> None:
        self.told += 1

    @property
    def latest(self) -> Checked:
        assert self.checking.latest is not None
        return self.checking.latest

    def rest(self) -> None:
        """Let typing rest, and wait for the checks."""
        self.checking._resting.timeout.emit()
        self.lane.drain()

    def without_summary(self) -> None:
        self.workspace.edit_body(SUMMARY, ())

    def checks(self) -> set[str]:
        return {finding.check for finding in self.latest.findings}


@pytest.fixture
def checker(at_desk: AtDesk, qapp: QApplication) -> Iterator[Checker]:
    made = Checker(at_desk)
    yield made
    made.checking.close()
    made.checking.deleteLater()
    made.lane.deleteLater()


def test_nothing_is_known_until_typing_rests(checker: Checker) -> None:
    assert checker.checking.latest is None
    assert checker.checking._resting.isActive()
    checker.rest()
    assert checker.told == 1


def test_it_finds_what_the_checks_find_in_one_go(checker: Checker) -> None:
    checker.without_summary()
    checker.rest()
    work = checker.workspace
    alone = run_checks(work.document, work.framework, work.today)
    assert checker.latest.findings == alone.open
    assert "coverage.summary" in checker.checks()


def test_every_change_waits_for_the_next_rest(checker: Checker) -> None:
    checker.rest()
    checker.without_summary()
    assert not checker.checking.is_current
    assert checker.checking._resting.isActive()
    assert checker.told == 1
    checker.rest()
    assert checker.checking.is_current
    assert checker.told == 2


def test_checks_run_on_a_thread_of_their_own_and_are_loaded_once(checker: Checker) -> None:
    checker.rest()
    checker.without_summary()
    checker.rest()
    assert len(checker.loads) == 1
    assert checker.loads[0] != threading.get_ident()


def test_a_run_that_a_change_has_overtaken_tells_nothing(checker: Checker) -> None:
    checker.rest()
    before = checker.latest
    checker.without_summary()
    checker.checking.refresh()
    checker.workspace.undo()
    checker.lane.drain()
    assert checker.told == 1
    assert checker.latest is before


def test_the_first_run_is_finished_whatever_is_typed(checker: Checker) -> None:
    opened = checker.workspace.document
    checker.checking.refresh()
    checker.without_summary()
    checker.checking.refresh()
    checker.lane.drain()
    assert checker.latest.document is opened
    assert not checker.checking.is_current
    assert checker.checking._resting.isActive()
    checker.rest()
    assert checker.checking.is_current


def test_it_goes_on_in_slices_until_all_is_checked(at_desk: AtDesk) -> None:
    ticks = iter(range(1_000_000))
    at_desk.desk.services = dataclasses.replace(
        at_desk.desk.services, clock=lambda: next(ticks) * 0.003
    )
    checker = Checker(at_desk)
    slices: list[int] = []
    go_on = checker.checking._go_on

    def counted(*arguments: object) -> None:
        slices.append(1)
        go_on(*arguments)  # type: ignore[arg-type]

    checker.checking._go_on = counted  # type: ignore[method-assign]
    checker.rest()
    assert len(slices) > 10
    assert checker.checking.is_current
    checker.checking.close()


def test_a_fresh_look_at_what_is_known_runs_nothing(checker: Checker) -> None:
    checker.rest()
    checker.checking.refresh()
    checker.lane.drain()
    assert checker.told == 1


def test_who_asks_while_it_runs_does_not_start_it_again(checker: Checker) -> None:
    checker.checking.refresh()
    checker.checking.refresh()
    checker.lane.drain()
    checker.without_summary()
    checker.checking.refresh()
    checker.checking.refresh()
    checker.lane.drain()
    assert checker.told == 2
    assert checker.checking._generation == 3  # a run, a change, a run


def test_another_day_is_looked_at_anew(checker: Checker) -> None:
    cycle = msgspec.structs.replace(checker.workspace.document.cycle, today=None)
    document = msgspec.structs.replace(checker.workspace.document, cycle=cycle)
    checker.workspace.change("Edit", document)
    checker.rest()
    assert checker.checking.is_current
    checker.at_desk.now += dt.timedelta(days=1)
    assert not checker.checking.is_current


def test_findings_are_told_by_part(checker: Checker) -> None:
    checker.without_summary()
    checker.rest()
    assert "coverage.summary" in {f.check for f in checker.latest.of_part("front")}
    every = sum(map(len, checker.latest.by_part.values()))
    assert every == len(checker.latest.findings)
    assert checker.latest.of_part("nowhere") == ()


def test_it_counts_what_is_more_than_a_question(checker: Checker) -> None:
    checker.without_summary()
    checker.rest()
    severities = [finding.severity for finding in checker.latest.findings]
    assert checker.latest.to_fix == severities.count("stop") + severities.count("fix")
    assert 0 < checker.latest.to_fix < len(severities)


def test_known_weaknesses_and_questions_come_with_the_findings(checker: Checker) -> None:
    checker.rest()
    assert {"said", "parked"} <= {row.account for row in checker.latest.reckoning}
    ids = [judgement.id for judgement in checker.workspace.document.judgements]
    assert [enquiry.judgement for enquiry in checker.latest.enquiries] == [*ids, ""]


def test_setting_aside_and_taking_up_are_each_one_step(checker: Checker) -> None:
    checker.without_summary()
    checker.rest()
    before = checker.workspace.document
    finding = next(f for f in checker.latest.findings if f.check == "coverage.summary")
    assert checker.checking.may_set_aside(finding)
    checker.checking.set_aside(finding, "It is being written", "Siân Holroyd")
    checker.lane.drain()
    assert [answered.finding for answered in checker.latest.set_aside] == [finding]
    assert finding not in checker.latest.findings
    checker.checking.take_up(checker.latest.set_aside[0])
    checker.lane.drain()
    assert finding in checker.latest.findings
    checker.workspace.undo()
    checker.workspace.undo()
    assert checker.workspace.document is before


def test_without_a_reason_nothing_is_set_aside(checker: Checker) -> None:
    checker.without_summary()
    checker.rest()
    before = checker.workspace.document
    with pytest.raises(SetAsideError):
        checker.checking.set_aside(checker.latest.findings[0], " ", "Siân Holroyd")
    assert checker.workspace.document is before


def test_before_the_first_run_nothing_can_be_set_aside(checker: Checker) -> None:
    work = checker.workspace
    finding = run_checks(work.document, work.framework, work.today).open[0]
    assert not checker.checking.may_set_aside(finding)


def test_damaged_checks_are_told_in_a_sentence(checker: Checker) -> None:
    checker.fails = CatalogueError("coverage.toml", "", "it is not a TOML file")
    checker.rest()
    assert "The checks cannot be used" in checker.checking.fault
    assert checker.told == 1
    checker.fails = None
    checker.checking.refresh()
    checker.lane.drain()
    assert checker.checking.fault == ""
    assert checker.checking.is_current


def test_a_fault_of_ours_is_told_without_its_inside(checker: Checker) -> None:
    checker.fails = ValueError("secret")
    checker.rest()
    assert "Something went wrong inside the program" in checker.checking.fault
    assert "secret" not in checker.checking.fault


def test_a_document_that_is_closed_is_checked_no_more(checker: Checker) -> None:
    checker.checking.refresh()
    checker.checking.close()
    assert checker.told == 0
    assert not checker.checking._resting.isActive()


def test_each_run_starts_from_what_the_one_before_it_found(
    checker: Checker, monkeypatch: pytest.MonkeyPatch
) -> None:
    starts: list[object] = []

    def check(*arguments: object) -> object:
        starts.append(arguments[-1])
        return check_in_steps(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr("ilacs_desktop.checks.live.check_in_steps", check)
    checker.rest()
    first = checker.checking._results
    checker.without_summary()
    checker.rest()
    assert starts == [None, first]


def test_the_first_rest_begins_when_the_page_can_be_typed_in(
    checker: Checker, monkeypatch: pytest.MonkeyPatch
) -> None:
    checking = Checking(checker.workspace, checker.shelf, checker.lane)
    begun: list[str] = []
    monkeypatch.setattr(checking._resting, "start", lambda: begun.append("rest"))
    QApplication.processEvents()
    assert begun == ["rest"]
    checking.close()


def test_what_is_closed_before_the_page_is_up_is_not_checked(checker: Checker) -> None:
    checking = Checking(checker.workspace, checker.shelf, checker.lane)
    checking.close()
    QApplication.processEvents()
    assert not checking._resting.isActive()
