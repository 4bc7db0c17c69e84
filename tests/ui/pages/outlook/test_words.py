"""The outlook in sentences, and where its picture shows what."""

import datetime as dt
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ilacs_desktop.document.model import Document
from ilacs_desktop.document.outlook import Outlook, outlook
from ilacs_desktop.document.records import AuditCount, Graded, Inspection
from ilacs_desktop.framework.model import Framework
from ilacs_desktop.ui.pages.outlook.audit_rows import audit_rows, in_full
from ilacs_desktop.ui.pages.outlook.bar_places import bar_of, room_at_the_end, rows_for
from ilacs_desktop.ui.pages.outlook.words import (
    dates_of,
    grades_quoted,
    how_far,
    inspected,
    overall_note,
    pathway_words,
    practice_facts,
    share,
    visit_line,
    visit_title,
    window_facts,
    window_head,
    window_sources,
)

TODAY = dt.date(2026, 10, 12)
MEETING = dt.date(2026, 12, 7)
DUE = dt.date(2026, 11, 6)


def put(document: Document, **fields: Any) -> Document:
    return msgspec.structs.replace(document, **fields)


def facts(seen: Outlook, framework: Framework, meeting: dt.date | None = MEETING) -> dict[str, str]:
    return dict(window_facts(seen, framework, meeting))


@pytest.mark.parametrize(
    ("day", "words"),
    [
        ("2026-10-12", "today"),
        ("2026-10-13", "tomorrow"),
        ("2026-10-11", "yesterday"),
        ("2026-12-11", "in 60 days"),
        ("2026-12-12", "in about 2 months"),
        ("2027-09-04", "in about 11 months"),
        ("2026-07-12", "about 3 months ago"),
        ("2029-10-12", "in about 3 years"),
    ],
)
def test_how_far_off_a_day_is(day: str, words: str) -> None:
    assert how_far(dt.date.fromisoformat(day), TODAY) == words


@pytest.mark.parametrize(
    ("today", "head"),
    [
        ("2026-01-10", "Opens on 4 September 2026, in about 8 months"),
        ("2026-10-12", "Open now. It closes on 4 September 2027, in about 11 months"),
        ("2027-09-14", "Closed on 4 September 2027, 10 days ago"),
    ],
)
def test_the_head_says_whether_the_window_is_open(
    example: Document, framework: Framework, today: str, head: str
) -> None:
    assert window_head(outlook(example, framework, dt.date.fromisoformat(today))) == head


def test_a_window_that_is_past_asks_for_readiness(example: Document, framework: Framework) -> None:
    seen = outlook(example, framework, dt.date(2027, 9, 14))
    assert "an inspection is overdue. Be ready for a call" in facts(seen, framework)["Window"]


def test_what_is_known_of_the_example_is_told(example: Document, framework: Framework) -> None:
    told = facts(outlook(example, framework, TODAY), framework)
    assert told["Window"].startswith("4 September 2026 to 4 September 2027: 3 years after")
    assert (
        "Christmas and new year, 20 December 2026 to 3 January 2027; August" in told["Quiet days"]
    )
    assert told["Last visit of any kind"].endswith("they were over on 14 January 2026.")
    assert "7 December 2026, lies in the window: a call may come" in told["This year’s dates"]
    assert told["If the call came today"] == (
        "Inspectors would be on site on Monday 19 October 2026: 5 working days of notice, and they"
        " begin on a Monday."
    )
    assert "Action plan" not in told


def test_without_an_inspection_only_the_call_is_told(
    example: Document, framework: Framework
) -> None:
    seen = outlook(put(example, inspections=(), prior_points=()), framework, TODAY)
    assert list(facts(seen, framework)) == ["If the call came today"]
    assert window_head(seen) == "Not known"
    assert inspected(seen.last) == "No inspection is entered yet."
    assert grades_quoted(seen) == "The grades of your last inspection are not entered yet."


def test_a_call_in_quiet_days_or_out_of_the_window_is_not_usual(
    example: Document, framework: Framework
) -> None:
    def call(today: dt.date, *visits: Inspection) -> str:
        document = put(example, inspections=(*example.inspections, *visits))
        return facts(outlook(document, framework, today), framework)["If the call came today"]

    visit = Inspection("v", "jtai", dt.date(2026, 8, 3))
    assert "not usual then: August." in call(dt.date(2027, 7, 26))
    assert "not usual then: the 6 months after the last visit." in call(TODAY, visit)
    assert "not in the window." in call(dt.date(2026, 1, 12))


def test_a_visit_in_the_window_leaves_the_dates_in_quiet_days(
    example: Document, framework: Framework
) -> None:
    visit = Inspection("v", "jtai", dt.date(2026, 8, 3))
    document = put(example, inspections=(*example.inspections, visit))
    told = facts(outlook(document, framework, TODAY), framework)
    assert told["Last visit of any kind"].endswith("until 2 February 2027.")
    assert "in quiet days: the 6 months after the last visit." in told["This year’s dates"]


def test_a_report_that_is_new_has_its_action_plan(example: Document, framework: Framework) -> None:
    new = Inspection("v", "inspection", dt.date(2026, 6, 1), dt.date(2026, 8, 3))
    document = put(example, inspections=(new,))
    told = facts(outlook(document, framework, TODAY), framework)
    assert (
        told["Action plan"] == "Due on Tuesday 10 November 2026, 70 working days after the report."
    )


def test_overall_effectiveness_is_explained_where_it_was_given(
    example: Document, framework: Framework
) -> None:
    note = overall_note(outlook(example, framework, TODAY), framework)
    assert note.startswith("Overall effectiveness ended on 1 April 2026: ILACS from April 2026")
    without = tuple(put(one, overall="") for one in example.inspections)
    seen = outlook(put(example, inspections=without), framework, TODAY)
    assert overall_note(seen, framework) == ""


def test_each_pathway_is_told_with_its_source_and_its_day(framework: Framework) -> None:
    said, source = pathway_words(framework.pathway("short"), framework)
    assert "one source reports the test" in said
    assert "(as at 30 June 2026)" in source
    assert "Ask your Ofsted region." in source


def test_the_rules_name_their_sources_once(framework: Framework) -> None:
    told = window_sources(framework)
    assert told.count("(as at ") == 3
    assert told.endswith("Ofsted may come at other times.")


def test_a_visit_is_told_in_a_line(framework: Framework) -> None:
    visit = Inspection(
        "v", "jtai", None, dt.date(2025, 9, 1), "Serious youth violence.", (Graded("x", "good"),)
    )
    assert visit_title(visit) == "Joint targeted area inspection, 1 September 2025"
    assert visit_line(visit, framework) == (
        "Published 1 September 2025. Serious youth violence. x good"
    )
    assert dates_of(Inspection("w")) == "No date given"


def test_practice_is_told_by_where_it_lies(example: Document, framework: Framework) -> None:
    told = dict(practice_facts(outlook(example, framework, TODAY), framework))
    assert told["Window"] == (
        "12 April to 12 October 2026, 184 days: the 6 months before today, because inspectors may call"
        " on any day."
    )
    assert told["For the meeting"].startswith(
        "In the self-evaluation, evidence is recent from 7 June"
    )
    assert told["Partly in it"].startswith("54 cases in 3 lines. Moderated: 18 of 54 (33%).")
    assert "2 of 3 months wholly in it" in told["Partly in it"]
    assert told["Not in it"].startswith("52 cases in 3 lines.")
    assert "Without months" not in told
    undated = put(example, audits=(AuditCount("a", "X", audited=1),))
    assert dict(practice_facts(outlook(undated, framework, TODAY), framework))[
        "Without months"
    ] == ("1 case in 1 line. Give their months.")


def test_a_share_of_nothing_has_no_percentage() -> None:
    assert share(3, 0) == "3"
    assert share(18, 94) == "18 of 94 (19%)"


def test_the_counts_stand_latest_first_and_say_what_they_are(
    example: Document, framework: Framework
) -> None:
    strange = AuditCount("a", audited=None, grades={"older": 2})
    document = put(example, audits=(strange, *example.audits))
    rows = audit_rows(document, outlook(document, framework, TODAY), framework)
    assert [row.cells[1].text for row in rows[:2]] == ["July to September 2026"] * 2
    assert in_full(rows[0]) == (
        "Help and protection, July to September 2026. In window: Yes; cases: 27; moderated: 8 of 27"
        " (30%); grades: 2 outstanding, 15 good, 9 requires improvement to be good, 1 inadequate."
    )
    assert in_full(rows[-1]) == (
        "Not said yet, No months yet. In window: No months; moderated: Not known; grades: 2 older."
    )


class TestPicture:
    def test_it_shows_whole_months_with_the_window_and_its_marks(
        self, example: Document, framework: Framework
    ) -> None:
        bar = bar_of(outlook(example, framework, TODAY), MEETING, DUE)
        assert bar is not None
        assert (bar.first, bar.last) == (dt.date(2026, 9, 1), dt.date(2027, 9, 30))
        assert [mark.label for mark in bar.marks] == ["Today", "Due", "Meeting", "Anniversary"]
        assert [band.title for band in bar.bands] == ["Christmas and new year", "August"]
        assert "".join(letter for _, letter in bar.months()) == "SONDJFMAMJJAS"
        assert [year for _, year in bar.years()] == ["2026", "2027"]

    def test_a_meeting_beyond_it_is_left_to_the_words(
        self, example: Document, framework: Framework
    ) -> None:
        bar = bar_of(outlook(example, framework, TODAY), dt.date(2028, 1, 1), None)
        assert bar is not None
        assert [mark.label for mark in bar.marks] == ["Today", "Anniversary"]

    def test_the_days_after_a_visit_are_a_band_of_their_own(
        self, example: Document, framework: Framework
    ) -> None:
        visit = Inspection("v", "jtai", dt.date(2026, 8, 3))
        document = put(example, inspections=(*example.inspections, visit))
        bar = bar_of(outlook(document, framework, TODAY), None, None)
        assert bar is not None
        assert [band.is_gap for band in bar.bands] == [True, False, False]

    def test_without_a_window_there_is_none(self, example: Document, framework: Framework) -> None:
        document = put(example, inspections=(), prior_points=())
        assert bar_of(outlook(document, framework, TODAY), MEETING, DUE) is None


@given(
    st.dates(dt.date(2018, 1, 1), dt.date(2030, 12, 31)),
    st.dates(dt.date(2018, 1, 1), dt.date(2040, 12, 31)),
)
def test_all_that_is_marked_lies_on_the_bar(
    example: Document, framework: Framework, started: dt.date, today: dt.date
) -> None:
    document = put(example, inspections=(Inspection("i", "inspection", started),), prior_points=())
    bar = bar_of(outlook(document, framework, today), MEETING, DUE)
    if bar is None:
        assert started > today
        return
    assert bar.first.day == 1
    assert (bar.last + dt.timedelta(days=1)).day == 1
    assert "Today" in [mark.label for mark in bar.marks]
    for day in (*(m.day for m in bar.marks), *(d for b in bar.bands for d in (b.first, b.last))):
        assert 0 <= bar.share(day) < 1
    assert len(list(bar.months())) >= 12


@given(st.lists(st.tuples(st.floats(0, 1), st.floats(1, 80)), max_size=6), st.integers(200, 900))
def test_no_label_is_crossed_by_the_line_of_another_nor_leaves_the_bar(
    labels: list[tuple[float, float]], width: int
) -> None:
    labels = sorted(labels)
    shares, widths = [share for share, _ in labels], [room for _, room in labels]
    free = room_at_the_end(shares, widths, width)
    spans = [
        (share * (width - free), share * (width - free) + room)
        for share, room in zip(shares, widths, strict=True)
    ]
    assert all(right <= width + 0.01 for _, right in spans)
    rows = rows_for(spans)
    for at, (left, right) in enumerate(spans):
        for other in range(at + 1, len(spans)):
            line = spans[other][0]
            assert not (left <= line < right) or rows[at] > rows[other]
