"""The practice that inspectors would look at, as counts."""

import datetime as dt
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ilacs_desktop.document.model import Document
from ilacs_desktop.document.practice import (
    AuditSum,
    Lies,
    Practice,
    audit_sum,
    lies_of,
    months_in,
    months_lie,
    practice_looked_at,
)
from ilacs_desktop.document.records import AuditCount, Evidence, Parked
from ilacs_desktop.framework.evidence_age import PracticeWindow
from ilacs_desktop.framework.model import Framework

TODAY = dt.date(2026, 10, 12)
WINDOW = PracticeWindow(dt.date(2026, 6, 7), TODAY)
days = st.none() | st.dates(dt.date(2026, 1, 1), dt.date(2026, 12, 31))
counts = st.builds(
    AuditCount,
    st.uuids().map(str),
    audited=st.none() | st.integers(0, 400),
    moderated=st.none() | st.integers(0, 400),
    period_from=days,
    period_to=days,
    grades=st.dictionaries(st.sampled_from(["good", "inadequate", "older"]), st.integers(0, 99)),
)


def of(document: Document, framework: Framework, **fields: Any) -> Practice:
    return practice_looked_at(msgspec.structs.replace(document, **fields), framework, TODAY)


@pytest.mark.parametrize(
    ("first", "last", "lies"),
    [
        ("2026-06-07", "2026-10-12", "inside"),
        ("2026-07-01", "2026-07-01", "inside"),
        ("2026-06-06", "2026-06-30", "partly"),
        ("2026-10-01", "2026-10-13", "partly"),
        ("2026-01-01", "2026-12-31", "partly"),
        ("2026-01-01", "2026-06-06", "outside"),
        ("2026-10-13", "2026-10-31", "outside"),
        ("", "2026-07-31", "undated"),
        ("2026-07-01", "", "undated"),
    ],
)
def test_months_lie_in_the_window_when_all_their_days_do(first: str, last: str, lies: str) -> None:
    ends = (dt.date.fromisoformat(day) if day else None for day in (first, last))
    assert months_lie(*ends, WINDOW) == lies


def test_counts_are_added_up_and_grades_stand_best_first(framework: Framework) -> None:
    added = audit_sum(
        [
            AuditCount("a", audited=10, moderated=4, grades={"inadequate": 1, "good": 6}),
            AuditCount("b", audited=20, grades={"older": 2, "outstanding": 3}),
            AuditCount("c", moderated=0),
        ],
        framework,
    )
    grades = (("outstanding", 3), ("good", 6), ("inadequate", 1), ("older", 2))
    assert added == AuditSum(3, 30, 4, 10, grades, 12)


def test_the_share_that_was_moderated_is_of_those_for_which_it_is_known(
    framework: Framework,
) -> None:
    added = audit_sum(
        [AuditCount("a", audited=10, moderated=5), AuditCount("b", audited=90)], framework
    )
    assert (added.moderated, added.moderated_of, added.audited) == (5, 10, 100)


def test_the_counts_of_the_example_agree_with_its_evidence(
    example: Document, framework: Framework
) -> None:
    """54 audits of help and protection, 30 of children in care and 24 of care leavers."""
    half = [a for a in example.audits if a.period_from and a.period_from >= dt.date(2026, 4, 1)]
    for what, audited, good, moderated in (
        ("Help and protection", 54, 31, 16),
        ("Children in care", 30, 21, 12),
        ("Care leavers", 24, 11, 8),
    ):
        added = audit_sum([a for a in half if a.what == what], framework)
        best = dict(added.grades)
        assert (added.audited, added.graded, added.moderated) == (audited, audited, moderated)
        assert best.get("outstanding", 0) + best["good"] == good
        item = next(
            e for e in example.evidence if e.type == "audit_case" and e.title.endswith(what.lower())
        )
        assert item.sample_size == audited


def test_only_evidence_that_looks_at_practice_and_is_in_use_counts(
    example: Document, framework: Framework
) -> None:
    july = {"period_from": dt.date(2026, 7, 1), "period_to": dt.date(2026, 7, 31)}
    items = (
        Evidence("a", 1, type="audit_case", **july),
        Evidence("b", 2, type="observation", period_to=dt.date(2026, 7, 31)),
        Evidence("c", 3, type="performance", **july),
        Evidence("d", 4, type="audit_case", parked=Parked("Old", "SH"), **july),
        Evidence("e", 5, type="dip_sample"),
        Evidence("f", 6, type="", **july),
    )
    found = of(example, framework, evidence=items).evidence
    assert found == {"inside": 2, "partly": 0, "outside": 0, "undated": 1}


@pytest.mark.parametrize("meeting", [dt.date(2026, 12, 7), dt.date(2027, 12, 7), None])
def test_the_months_before_today_are_looked_at_whenever_the_meeting_is(
    example: Document, framework: Framework, meeting: dt.date | None
) -> None:
    cycle = msgspec.structs.replace(example.cycle, meeting=meeting)
    practice = of(example, framework, cycle=cycle)
    assert practice.window == PracticeWindow(dt.date(2026, 4, 12), TODAY)


def test_evidence_for_the_meeting_is_told_apart(example: Document, framework: Framework) -> None:
    assert of(example, framework).for_meeting == (
        "In the self-evaluation, evidence is recent from 7 June 2026: 6 months before the meeting on"
        " 7 December 2026."
    )
    over = msgspec.structs.replace(example.cycle, meeting=TODAY)
    assert of(example, framework, cycle=over).for_meeting == ""


def test_counts_partly_in_the_window_say_how_many_of_their_months_are(
    example: Document, framework: Framework
) -> None:
    spring = AuditCount("a", "Care", dt.date(2026, 4, 1), dt.date(2026, 6, 30))
    month = AuditCount("b", "", dt.date(2026, 4, 1), dt.date(2026, 4, 30))
    inside = AuditCount("c", "In it", dt.date(2026, 5, 1), dt.date(2026, 5, 31))
    assert of(example, framework, audits=(spring, month, inside)).partly == (
        "Care, 2 of 3 months wholly in it; Audits, 0 of 1 month wholly in it."
    )
    assert of(example, framework, audits=(inside,)).partly == ""


@given(counts)
def test_months_in_the_window_are_never_more_than_there_are(audit: AuditCount) -> None:
    inside, covered = months_in(audit, WINDOW)
    assert 0 <= inside <= covered
    if covered and lies_of(audit, WINDOW) == "inside":
        assert inside == covered
    if lies_of(audit, WINDOW) == "outside":
        assert inside == 0


@given(st.lists(counts, max_size=8))
def test_no_count_is_lost_or_counted_twice(
    example: Document, framework: Framework, audits: list[AuditCount]
) -> None:
    practice = of(example, framework, audits=tuple(audits))
    whole = audit_sum(audits, framework)
    lies: tuple[Lies, ...] = ("inside", "partly", "outside", "undated")
    parts = [practice.audits[where] for where in lies]
    for field in ("entries", "audited", "moderated", "moderated_of", "graded"):
        assert sum(getattr(part, field) for part in parts) == getattr(whole, field)
    assert sum(number for _, number in whole.grades) == whole.graded
