"""Checks while somebody writes: the same findings as a whole run, with far less work."""

import datetime as dt
from collections.abc import Iterator
from random import Random

import msgspec
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from ilacs_desktop.checks.finding import Finding
from ilacs_desktop.checks.live import Results, check_in_steps, finish
from ilacs_desktop.checks.run import run_checks
from ilacs_desktop.checks.scope import Passage, PassageCheck, Scope
from ilacs_desktop.checks.suite import Suite
from ilacs_desktop.document.faults import faults
from ilacs_desktop.document.model import Document
from ilacs_desktop.document.new import new_document
from ilacs_desktop.framework.model import Framework
from tests.checks import kit
from tests.costly import at_most
from tests.strategies import document_from, edit


@pytest.fixture(scope="module")
def checked(example: Document, framework: Framework) -> Results:
    return finish(check_in_steps(example, framework, kit.TODAY, kit.suite()))


def again(document: Document, framework: Framework, old: Results) -> Results:
    return finish(check_in_steps(document, framework, kit.TODAY, kit.suite(), old))


def steps_taken(document: Document, framework: Framework, old: Results | None) -> int:
    return sum(1 for _ in check_in_steps(document, framework, kit.TODAY, kit.suite(), old))


@given(seed=st.integers(0, 2**32))
@at_most(5)
def test_after_any_edits_the_findings_are_those_of_a_whole_run(
    seed: int, example: Document, framework: Framework, checked: Results
) -> None:
    random, document, results = Random(seed), example, checked
    for _ in range(2):
        later = edit(document, random)
        if faults(later):
            break  # no file holds such a document
        document, results = later, again(later, framework, results)
    assert results.outcome == run_checks(document, framework, kit.TODAY, kit.suite())


@given(seed=st.integers(0, 2**32))
@settings(max_examples=15)
def test_any_sound_document_can_be_checked_and_edited(seed: int, framework: Framework) -> None:
    document = document_from(seed)
    assume(not faults(document))
    results = finish(check_in_steps(document, framework, kit.TODAY, kit.suite()))
    later = edit(document, Random(seed))
    assume(not faults(later))
    whole = run_checks(later, framework, kit.TODAY, kit.suite())
    assert again(later, framework, results).outcome == whole


def test_nothing_changed_takes_no_step(
    example: Document, framework: Framework, checked: Results
) -> None:
    assert steps_taken(example, framework, checked) == 0


def test_one_edited_paragraph_takes_few_steps(
    example: Document, framework: Framework, checked: Results
) -> None:
    later = kit.reworded(example, "supervision", "know", "too rarely", "seldom")
    every, some = steps_taken(example, framework, None), steps_taken(later, framework, checked)
    wholes = len(kit.suite().of_documents)
    groups = len({check.reads for check in kit.suite().of_passages})
    parts = len({check.reads for check in kit.suite().of_parts})
    assert 0 < some <= wholes + groups + parts
    assert some < every / 5


def test_a_new_word_in_the_list_leaves_the_checks_of_the_whole_alone(
    example: Document, framework: Framework, checked: Results
) -> None:
    later = msgspec.structs.replace(example, word_list=(*example.word_list, "Sunnybank"))
    reading = [check for check in kit.suite().checks if "word_list" in check.reads]
    assert (steps_taken(later, framework, checked) > 0) == bool(reading)


def test_another_day_checks_everything_again(
    example: Document, framework: Framework, checked: Results
) -> None:
    tomorrow = kit.TODAY + dt.timedelta(days=1)
    steps = check_in_steps(example, framework, tomorrow, kit.suite(), checked)
    assert sum(1 for _ in steps) == steps_taken(example, framework, None)


def test_another_framework_checks_everything_again(
    example: Document, framework: Framework, checked: Results
) -> None:
    renamed = msgspec.structs.replace(framework, name="Another framework")
    steps = check_in_steps(example, renamed, kit.TODAY, kit.suite(), checked)
    assert sum(1 for _ in steps) == steps_taken(example, framework, None)


def test_a_dropped_run_leaves_the_old_results_as_they_were(
    example: Document, framework: Framework, checked: Results
) -> None:
    before = checked.outcome
    steps = check_in_steps(
        new_document(framework, "N", None), framework, kit.TODAY, kit.suite(), checked
    )
    for _ in range(3):
        next(steps)
    steps.close()
    assert checked.outcome is before
    assert again(example, framework, checked).outcome == before


def test_a_section_moved_to_another_judgement_is_looked_at_again(
    example: Document, framework: Framework
) -> None:
    def homes(scope: Scope, passage: Passage) -> Iterator[Finding]:
        if passage.place.part == "learning":
            yield scope.found_in(passage, "evidence.uncited", passage.judgement)

    suite = Suite(kit.suite().catalogue, (PassageCheck(homes, ("evidence.uncited",)),))
    old = finish(check_in_steps(example, framework, kit.TODAY, suite))
    moved = kit.with_fields(example, "learning", judgement="care_leavers")
    new = finish(check_in_steps(moved, framework, kit.TODAY, suite, old))
    assert {finding.message for finding in old.outcome.open} == {"impact_of_leaders"}
    assert {finding.message for finding in new.outcome.open} == {"care_leavers"}
