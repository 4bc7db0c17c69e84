"""Findings set aside: gone with a reason and a name, back when the words change."""

import datetime as dt
from random import Random

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ilacs_desktop.checks.finding import Finding
from ilacs_desktop.checks.set_aside import (
    Outcome,
    SetAsideError,
    may_set_aside,
    place_of,
    set_aside,
    take_up,
    words_hash,
)
from ilacs_desktop.document.model import Document
from ilacs_desktop.document.new import new_document
from ilacs_desktop.framework.model import Framework
from tests.checks import kit

AT = dt.datetime(2026, 10, 12, 9, 30, tzinfo=dt.UTC)


def aside(document: Document, finding: Finding, reason: str = "It is right as it is.") -> Document:
    return set_aside(document, finding, reason, "Siân Holroyd", AT, kit.suite().catalogue)


def outcome(document: Document, framework: Framework) -> Outcome:
    return kit.checked(document, framework).outcome


def only(document: Document, framework: Framework, check: str) -> Finding:
    (finding,) = (f for f in kit.found(document, framework) if f.check == check)
    return finding


@given(seed=st.integers(0, 2**32))
@settings(max_examples=10)
def test_any_finding_set_aside_is_answered_and_the_others_stay_open(
    seed: int, example: Document, framework: Framework
) -> None:
    document = kit.with_cycle(example, meeting=None, marking="", word_target=5000)
    findings = kit.found(document, framework)
    finding = Random(seed).choice(findings)
    after = outcome(aside(document, finding), framework)
    assert [row.finding for row in after.set_aside] == [finding]
    assert list(after.open) == [f for f in findings if f != finding]
    assert after.set_aside[0].why.by == "Siân Holroyd"


def test_what_was_set_aside_can_be_taken_up_again(example: Document, framework: Framework) -> None:
    before = outcome(example, framework)
    answered = aside(example, before.open[0])
    again = take_up(answered, answered.set_asides[0].id)
    assert outcome(again, framework) == before


def uncited(example: Document) -> Document:
    text = "(+) Managers know their teams.\n\nWe ask them each month."
    return kit.with_text(example, "supervision", "how", text)


def test_it_comes_back_when_its_paragraph_changes(example: Document, framework: Framework) -> None:
    document = uncited(example)
    answered = aside(document, only(document, framework, "evidence.uncited"))
    assert "evidence.uncited" not in kit.checks_of(answered, framework)
    changed = kit.reworded(answered, "supervision", "how", "know", "lead")
    assert "evidence.uncited" in kit.checks_of(changed, framework)


def test_it_stays_away_when_another_paragraph_changes(
    example: Document, framework: Framework
) -> None:
    document = uncited(example)
    answered = aside(document, only(document, framework, "evidence.uncited"))
    changed = kit.reworded(answered, "supervision", "how", "each month", "each week")
    assert "evidence.uncited" not in kit.checks_of(changed, framework)


def test_a_finding_about_some_words_comes_back_with_other_words_only(
    example: Document, framework: Framework
) -> None:
    document = kit.reworded(
        example, "supervision", "know", "27 of 60 records (45%)", "27 of 60 (54%)"
    )
    answered = aside(document, only(document, framework, "figures.arithmetic"))
    beside = kit.reworded(answered, "supervision", "know", "too rarely", "seldom")
    # The words keep their hash, wherever they stand in the paragraph now.
    assert "figures.arithmetic" not in kit.checks_of(beside, framework)
    other = kit.reworded(answered, "supervision", "know", "27 of 60 (54%)", "27 of 60 (55%)")
    assert "figures.arithmetic" in kit.checks_of(other, framework)


def test_a_finding_about_a_record_comes_back_when_the_record_changes(
    example: Document, framework: Framework
) -> None:
    finding = next(f for f in kit.found(example, framework) if f.record == "ev-compliments")
    answered = aside(example, finding)
    assert finding not in kit.found(answered, framework)
    changed = kit.with_record(answered, "evidence", "ev-compliments", shows="Other words.")
    assert "ev-compliments" in {f.record for f in kit.found(changed, framework)}


def test_a_finding_about_a_section_comes_back_when_its_text_changes(
    example: Document, framework: Framework
) -> None:
    document = kit.with_fields(example, "education", words=600)
    answered = aside(document, only(document, framework, "length.thin"))
    assert "length.thin" not in kit.checks_of(answered, framework)
    changed = kit.reworded(answered, "education", "how", "daily", "each day")
    assert "length.thin" in kit.checks_of(changed, framework)


def test_a_finding_about_the_whole_comes_back_when_it_says_something_else(
    example: Document, framework: Framework
) -> None:
    document = kit.with_cycle(example, word_target=5800)
    answered = aside(document, only(document, framework, "length.whole"))
    assert "length.whole" not in kit.checks_of(answered, framework)
    assert "length.whole" in kit.checks_of(kit.with_cycle(answered, word_target=5500), framework)


def test_a_stop_cannot_be_set_aside(framework: Framework) -> None:
    document = new_document(framework, "Northbridge Council", None)
    stop = next(f for f in kit.found(document, framework) if f.severity == "stop")
    assert not may_set_aside(stop, kit.suite().catalogue)
    with pytest.raises(SetAsideError, match="until it is mended"):
        aside(document, stop)


def test_a_record_that_sets_a_stop_aside_changes_nothing(
    example: Document, framework: Framework
) -> None:
    """A file from elsewhere may hold such a record, or a question may have become a stop."""
    document = kit.with_fields(
        example, "sufficiency", parked=msgspec.structs.replace(_parking(example), by="")
    )
    stop = only(document, framework, "coverage.parked")
    mild = aside(document, msgspec.structs.replace(stop, severity="fix"))
    record = msgspec.structs.replace(mild.set_asides[0], text_hash=words_hash(mild, stop))
    smuggled = msgspec.structs.replace(mild, set_asides=(record,))
    assert stop in kit.found(smuggled, framework)


def _parking(document: Document) -> msgspec.Struct:
    (section,) = (s for s in document.sections if s.id == "sufficiency")
    assert section.parked is not None
    return section.parked


@pytest.mark.parametrize(("reason", "by"), [("", "Siân"), ("It is right.", "  "), ("", "")])
def test_setting_aside_needs_a_reason_and_a_name(
    example: Document, framework: Framework, reason: str, by: str
) -> None:
    finding = kit.found(example, framework)[0]
    with pytest.raises(SetAsideError, match="say why and who"):
        set_aside(example, finding, reason, by, AT, kit.suite().catalogue)


def test_setting_aside_twice_keeps_the_later_reason(
    example: Document, framework: Framework
) -> None:
    finding = kit.found(example, framework)[0]
    twice = aside(aside(example, finding), finding, "For another reason.")
    assert [record.reason for record in twice.set_asides] == ["For another reason."]


def test_two_findings_of_one_check_are_set_aside_one_by_one(
    example: Document, framework: Framework
) -> None:
    unused = [f for f in kit.found(example, framework) if f.check == "evidence.unused"]
    answered = aside(example, unused[0])
    assert unused[0] not in kit.found(answered, framework)
    assert unused[1] in kit.found(answered, framework)
    assert len({place_of(finding) for finding in unused}) == len(unused) == 2
