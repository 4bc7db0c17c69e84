"""Every check finds the fault that is planted for it, and nothing that does not follow from it."""

from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from typing import Any

import pytest

from ilacs_desktop.checks.finding import Finding
from ilacs_desktop.checks.live import check_in_steps, finish
from ilacs_desktop.checks.scope import Check
from ilacs_desktop.checks.suite import Suite
from ilacs_desktop.document.model import Document
from ilacs_desktop.framework.model import Framework
from tests.checks import kit
from tests.checks.planted.every import FAULTS
from tests.checks.planted.fault import Fault
from tests.checks.planted.follows import FOLLOWS

Planted = dict[str, set[str]]


@pytest.fixture(scope="module")
def planted(example: Document, framework: Framework) -> Planted:
    """Return the ids of the checks that find something new, by the words for each fault."""
    clean = finish(check_in_steps(example, framework, kit.TODAY, watched()))
    known = set(clean.outcome.open)
    found: Planted = {}
    for fault in FAULTS:
        steps = check_in_steps(fault.plant(example), framework, kit.TODAY, watched(), clean)
        found[str(fault)] = {f.check for f in finish(steps).outcome.open if f not in known}
    return found


@cache
def watched() -> Suite:
    """Return the shipped checks, each of which may yield only what it lists."""

    def watch(check: Check) -> Check:
        def run(*given: Any) -> Iterator[Finding]:
            for finding in check.run(*given):
                assert finding.check in check.ids
                yield finding

        return replace(check, run=run)

    return Suite(kit.suite().catalogue, tuple(map(watch, kit.suite().checks)))


@pytest.mark.parametrize("fault", FAULTS, ids=str)
def test_a_planted_fault_is_found(fault: Fault, planted: Planted) -> None:
    assert fault.check in planted[str(fault)]


@pytest.mark.parametrize("fault", FAULTS, ids=str)
def test_what_else_is_found_follows_from_the_fault(fault: Fault, planted: Planted) -> None:
    others = planted[str(fault)] - {fault.check}
    assert sorted(others) == sorted(FOLLOWS.get(fault.check, ()))


def test_every_check_of_the_catalogue_has_a_planted_fault() -> None:
    entries = {entry.id for entry in kit.suite().catalogue.checks}
    assert {fault.check for fault in FAULTS} == entries


def test_every_check_of_the_catalogue_is_one_that_runs() -> None:
    entries = [entry.id for entry in kit.suite().catalogue.checks]
    can_yield = [id_ for check in kit.suite().checks for id_ in check.ids]
    assert sorted(can_yield) == sorted(entries)


def test_the_example_has_nothing_to_stop_or_to_fix(example: Document, framework: Framework) -> None:
    """What is left are questions that a director can answer, each of them a fair one."""
    assert sorted((f.check, f.record) for f in kit.found(example, framework)) == [
        ("evidence.practice_gaps", ""),  # three sections of care leavers without practice
        ("evidence.unmoderated", "ev-audit-pathway"),  # the text says so, and why it matters
        ("evidence.unused", "ev-compliments"),
        ("evidence.unused", "ev-homes-regulated"),
        ("plans.done", "ac-timetables"),  # finished in September; the text says what would show it
        ("readiness.comment", "cm-1"),
        ("readiness.comment", "cm-6"),
        ("readiness.sections", ""),  # five are still being drafted
    ]
