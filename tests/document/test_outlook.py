"""What is known about the last inspection and the next."""

import datetime as dt
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ilacs_desktop.document.model import Document
from ilacs_desktop.document.outlook import Judged, Outlook, judged, last_inspection, outlook
from ilacs_desktop.document.records import Graded, Inspection, PriorPoint
from ilacs_desktop.framework.model import Framework, Move, Moves
from tests.strategies import documents

TODAY = dt.date(2026, 10, 12)
INSPECTED = dt.date(2024, 3, 4)
days = st.dates(dt.date(2015, 1, 1), dt.date(2035, 12, 31))


def put(document: Document, **fields: Any) -> Document:
    return msgspec.structs.replace(document, **fields)


def meeting_on(document: Document, meeting: dt.date | None) -> Document:
    return put(document, cycle=put(document.cycle, meeting=meeting))


def inspected(document: Document, *visits: Inspection) -> Document:
    return put(document, inspections=visits, prior_points=())


def ilacs(started: dt.date | None = INSPECTED, **fields: Any) -> Inspection:
    return Inspection("ins-1", "inspection", started, **fields)


def focused(started: dt.date) -> Inspection:
    return Inspection("ins-2", "focused_visit", started)


def test_the_example_is_looked_at_as_its_text_tells_it(
    example: Document, framework: Framework
) -> None:
    seen = outlook(example, framework, TODAY)
    assert seen.last is not None
    assert (seen.last.kind, seen.last.day) == ("inspection", INSPECTED)
    assert [(one.judgement, one.grade) for one in seen.judged] == [
        ("Leaders", "good"),
        ("Help and protection", "requires improvement to be good"),
        ("Children in care", "good"),
        ("Care leavers", "good"),
    ]
    assert seen.last_visit is not None
    assert seen.last_visit.kind == "focused_visit"
    assert seen.state == "open"
    assert [clash.what for clash in seen.clashes] == ["meeting", "due"]
    assert seen.doubts == ()


def test_the_visits_of_the_example_are_those_of_its_evidence_and_its_points(
    example: Document, framework: Framework
) -> None:
    grades = {grade.id for grade in framework.grades}
    evidence = {item.period_from for item in example.evidence if item.type == "inspection"}
    for visit in example.inspections:
        assert visit.started in evidence
        told = {p.date for p in example.prior_points if p.source == visit.kind}
        assert told == {visit.started}
        assert {one.grade for one in visit.grades} <= grades
    assert {one.judgement for one in example.inspections[0].grades} == {
        one.id for one in framework.judgements
    }


def test_visits_are_told_newest_first_and_those_without_a_date_before_them(
    example: Document, framework: Framework
) -> None:
    undated = Inspection("ins-0", "jtai")
    document = inspected(example, ilacs(), undated, focused(dt.date(2025, 7, 15)))
    assert [v.id for v in outlook(document, framework, TODAY).visits] == ["ins-0", "ins-2", "ins-1"]


class TestLastInspection:
    def test_it_is_the_last_one_entered_by_its_first_day_on_site(self, example: Document) -> None:
        older = Inspection("ins-0", "inspection", dt.date(2021, 5, 1), dt.date(2021, 7, 1))
        later = ilacs(published=dt.date(2024, 5, 7))
        assert last_inspection(inspected(example, later, older)) == INSPECTED

    def test_a_report_counts_from_its_publication_where_no_more_is_known(
        self, example: Document
    ) -> None:
        document = inspected(example, ilacs(None, published=dt.date(2024, 5, 7)))
        assert last_inspection(document) == dt.date(2024, 5, 7)

    def test_visits_are_no_inspections(self, example: Document) -> None:
        assert last_inspection(inspected(example, focused(dt.date(2025, 7, 15)))) is None

    def test_without_an_entry_the_points_that_it_made_are_asked(self, example: Document) -> None:
        points = tuple(
            PriorPoint(f"pp-{n}", "Text", source, date)
            for n, (source, date) in enumerate(
                [
                    ("inspection", dt.date(2021, 6, 1)),
                    ("inspection", dt.date(2024, 3, 22)),
                    ("inspection", None),
                    ("focused_visit", dt.date(2025, 7, 16)),
                ]
            )
        )
        document = put(example, inspections=(), prior_points=points)
        assert last_inspection(document) == dt.date(2024, 3, 22)
        assert last_inspection(put(document, inspections=(ilacs(None),))) == dt.date(2024, 3, 22)
        assert last_inspection(put(document, inspections=(ilacs(),))) == INSPECTED


class TestGrades:
    def test_they_stand_in_the_frameworks_order_and_another_ones_last_as_they_are(
        self, example: Document, framework: Framework
    ) -> None:
        grades = (
            Graded("care_and_leavers", "good"),
            Graded("care_leavers", "inadequate"),
            Graded("impact_of_leaders", "fair"),
        )
        document = inspected(example, ilacs(grades=grades, overall="inadequate"))
        seen = outlook(document, framework, TODAY)
        assert seen.judged == (
            Judged("impact_of_leaders", "Leaders", "fair"),
            Judged("care_leavers", "Care leavers", "inadequate"),
            Judged("care_and_leavers", "care_and_leavers", "good"),
        )
        assert seen.overall == "inadequate"

    def test_the_source_of_the_judgements_says_since_when_there_is_no_overall_one(
        self, example: Document, framework: Framework
    ) -> None:
        source = outlook(example, framework, TODAY).judgements_source
        assert source is not None
        assert source.as_at == dt.date(2026, 4, 1)


@pytest.mark.parametrize(
    ("today", "state"),
    [
        ("2026-09-03", "ahead"),
        ("2026-09-04", "open"),
        ("2027-09-04", "open"),
        ("2027-09-05", "past"),
    ],
)
def test_the_window_is_open_on_its_first_and_last_day(
    example: Document, framework: Framework, today: str, state: str
) -> None:
    document = inspected(example, ilacs())
    assert outlook(document, framework, dt.date.fromisoformat(today)).state == state


def test_a_visit_makes_the_days_after_it_quiet(example: Document, framework: Framework) -> None:
    document = inspected(example, ilacs(), focused(dt.date(2026, 7, 13)))
    seen = outlook(document, framework, TODAY)
    assert seen.window is not None
    assert seen.window.gap is not None
    assert seen.window.gap.last == dt.date(2027, 1, 12)
    assert [clash.why_quiet for clash in seen.clashes] == ["The 6 months after the last visit"] * 2


def test_a_meeting_outside_the_window_meets_nothing(
    example: Document, framework: Framework
) -> None:
    document = meeting_on(inspected(example, ilacs()), dt.date(2026, 9, 3))
    assert outlook(document, framework, TODAY).clashes == ()
    assert outlook(meeting_on(document, None), framework, TODAY).clashes == ()


def test_the_due_date_may_be_before_the_window_when_the_meeting_is_in_it(
    example: Document, framework: Framework
) -> None:
    document = meeting_on(inspected(example, ilacs()), dt.date(2026, 9, 14))
    assert [c.what for c in outlook(document, framework, TODAY).clashes] == ["meeting"]


class TestActionPlan:
    def published(self, example: Document, framework: Framework, today: dt.date) -> Outlook:
        document = inspected(example, ilacs(dt.date(2023, 3, 1), published=dt.date(2023, 5, 9)))
        return outlook(document, framework, today)

    def test_it_is_due_70_working_days_after_the_report_as_in_stockton(
        self, example: Document, framework: Framework
    ) -> None:
        seen = self.published(example, framework, dt.date(2023, 6, 1))
        assert seen.plan_due == dt.date(2023, 8, 16)

    @pytest.mark.parametrize("day", ["2023-05-08", "2023-08-17", "2026-10-12"])
    def test_it_is_told_only_from_the_report_until_that_day(
        self, example: Document, framework: Framework, day: str
    ) -> None:
        assert self.published(example, framework, dt.date.fromisoformat(day)).plan_due is None


class TestDoubts:
    def told(self, document: Document, framework: Framework) -> str:
        return " ".join(outlook(document, framework, TODAY).doubts)

    def test_no_inspection_is_the_first_to_say(
        self, example: Document, framework: Framework
    ) -> None:
        document = inspected(example)
        seen = outlook(document, framework, TODAY)
        assert (seen.state, seen.window, seen.last) == ("unknown", None, None)
        assert "No inspection is known" in self.told(document, framework)

    def test_an_inspection_known_from_its_points_should_be_entered(
        self, example: Document, framework: Framework
    ) -> None:
        document = put(example, inspections=())
        assert "only from the points it made" in self.told(document, framework)

    def test_a_date_that_is_missing_is_said(self, example: Document, framework: Framework) -> None:
        grades = (Graded("care_leavers", "good"),)
        report = ilacs(None, published=dt.date(2024, 5, 7), grades=grades)
        assert "count from the day on which the report" in self.told(
            inspected(example, report), framework
        )

    def test_grades_that_are_missing_are_said(
        self, example: Document, framework: Framework
    ) -> None:
        told = self.told(inspected(example, ilacs()), framework)
        assert told == "The grades of the last inspection are not given. Edit it to add them."

    def test_a_visit_to_come_does_not_count_yet(
        self, example: Document, framework: Framework
    ) -> None:
        document = inspected(example, ilacs(), focused(dt.date(2026, 11, 2)))
        seen = outlook(document, framework, TODAY)
        assert seen.last_visit == seen.last
        assert "still to come" in self.told(document, framework)

    def test_a_year_that_cannot_be_is_said(self, example: Document, framework: Framework) -> None:
        document = inspected(example, ilacs(dt.date(9998, 1, 1)))
        told = " ".join(outlook(document, framework, dt.date(9998, 2, 1)).doubts)
        assert "cannot be right" in told


@given(documents(), st.dates())
def test_whatever_a_document_says_it_can_be_looked_at(
    framework: Framework, document: Document, today: dt.date
) -> None:
    seen = outlook(document, framework, today)
    assert (seen.window is None) == (seen.state == "unknown")
    assert len(seen.visits) == len(document.inspections)
    if seen.last is not None:
        assert seen.last.day <= today


@given(days, days, st.none() | days)
def test_what_it_says_agrees_with_itself(
    example: Document,
    framework: Framework,
    started: dt.date,
    today: dt.date,
    meeting: dt.date | None,
) -> None:
    seen = outlook(meeting_on(inspected(example, ilacs(started)), meeting), framework, today)
    assert (seen.last is None) == (started > today)
    assert (seen.window is None) == (seen.last is None)
    if seen.window is not None:
        assert (today in seen.window) == (seen.state == "open")
        assert all(clash.day in seen.window for clash in seen.clashes)


def test_an_inspection_that_is_still_to_come_counts_nowhere(
    example: Document, framework: Framework
) -> None:
    coming = Inspection("ins-3", "inspection", TODAY + dt.timedelta(days=1))
    document = inspected(example, ilacs(), coming)
    assert last_inspection(document, TODAY) == INSPECTED
    assert last_inspection(document) == coming.started
    last = outlook(document, framework, TODAY).last
    assert last is not None
    assert last.day == last_inspection(document, TODAY)


def test_a_grade_of_an_earlier_framework_has_the_title_of_its_time_or_of_what_it_was_renamed_to(
    framework: Framework,
) -> None:
    old = framework.judgement("care_leavers")
    renamed = put(old, id="leaving_care", short="Leaving care")
    left = tuple(one for one in framework.judgements if one.id != old.id)
    move = Move(old.id, (renamed.id,))
    now = put(framework, judgements=(*left, renamed), grades=(), moves=Moves("x", (move,)))
    graded = ilacs(grades=(Graded(old.id, "good"), Graded("gone", "poor")), overall="good")
    assert judged(graded, now, (framework,))[:2] == (
        Judged(old.id, old.short, "good"),
        Judged("gone", "gone", "poor"),
    )
    assert judged(graded, now)[0] == Judged(old.id, "Leaving care", "good")
    merged = put(now, moves=Moves("x", (move, Move("other", (renamed.id,)))))
    assert judged(graded, merged)[0].judgement == old.id  # “Leaving care” was never graded so
