"""Tables out of documents become records by their headings; what cannot be read stays as words."""

import datetime as dt
import re
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ilacs_desktop.document.model import Document
from ilacs_desktop.document.new import new_document
from ilacs_desktop.document.records import Action, Evidence, PriorPoint
from ilacs_desktop.framework.model import Framework
from ilacs_desktop.tables.records_in_rows import Kind, RecordsInRows


@pytest.fixture(scope="module")
def reader(framework: Framework) -> RecordsInRows:
    return RecordsInRows(new_document(framework, "Northbridge Council", None), framework)


@pytest.mark.parametrize(
    ("headings", "kind"),
    [
        ("Priority|Action|Lead|Timescale|RAG", "actions"),
        ("What are we going to do?|Who|By when|Success measures", "actions"),
        ("Recommendation|What we have done|Impact", "prior_points"),
        ("What Ofsted said|Our response|Status", "prior_points"),
        ("No.|Evidence|Type|Period|What it shows", "evidence"),
        ("Team|Children|Caseload", None),
        ("Action|Cost|Budget code|Ward|Street", None),
        ("Lead|By when", None),
    ],
)
def test_the_headings_tell_the_kind(reader: RecordsInRows, headings: str, kind: Kind | None):
    heads = tuple(headings.split("|"))
    assert reader.kind_of((heads, ("x",) * len(heads))) == kind


def test_a_table_may_be_read_as_each_kind_whose_first_column_it_has(reader: RecordsInRows):
    rows = (("Action", "Finding", "Evidence"), ("a", "b", "c"))
    assert set(reader.kinds_of(rows)) == {"actions", "prior_points", "evidence"}
    assert reader.kinds_of((("Action", "Lead"),)) == ()


def test_an_action_is_read_with_its_date_state_and_change_for_children(reader: RecordsInRows):
    rows = (
        ("No.", "What we will do", "Owner", "By when", "Measure", "State"),
        (
            "4",
            "Hold a panel",
            "Head of service",
            "31 March 2027",
            "70% to 90%.\nFor children: They know sooner.",
            "Shown to work [16, 27]",
        ),
        ("", "", "", "", "", ""),
    )
    assert reader.records(rows, "actions") == (
        Action(
            "",
            4,
            "Hold a panel",
            "",
            "Head of service",
            dt.date(2027, 3, 31),
            "70% to 90%.",
            "They know sooner.",
            "shown_to_work",
            ("16", "27"),
        ),
    )


def test_what_cannot_be_read_stays_as_words_under_its_heading(reader: RecordsInRows):
    rows = (("Action", "By when", "RAG", "Budget"), ("Coach", "Each term", "Slipping", "£5"))
    (action,) = reader.records(rows, "actions")
    assert isinstance(action, Action)
    assert action.measure == "By when: Each term\nRAG: Slipping\nBudget: £5"
    assert (action.due, action.state) == (None, "not_started")


@pytest.mark.parametrize(
    ("headings", "cells", "state", "kept"),
    [
        ("Timescale|RAG", "Complete|Green", "done", ""),
        ("Timescale|RAG", "Ongoing|Green", "in_progress", ""),
        ("Timescale|RAG", "Ongoing|Complete", "done", "Timescale: Ongoing"),
        ("BRAG", "Blue", "done", ""),
        ("RAG status", "Amber", "in_progress", ""),
        ("RAG", "Red", "in_progress", "RAG: Red"),
        ("RAG rating", "Green – on track", "in_progress", ""),
        ("Status", "Completed (Green)", "done", ""),
        ("Status|RAG", "Complete|Red", "done", "RAG: Red"),
        ("Status|RAG", "Not yet|Green", "not_started", ""),
        ("Progress", "Underway", "in_progress", ""),
        ("Progress", "Completed March 2026", "done", "Progress: Completed March 2026"),
        ("State", "Amber: two posts are empty", "in_progress", "State: Amber: two posts are empty"),
        ("Progress", "We trained 40 staff", "not_started", "Progress: We trained 40 staff"),
        ("RAG", "Purple", "not_started", "RAG: Purple"),
    ],
)
def test_a_state_in_the_words_and_colours_of_councils(
    reader: RecordsInRows, headings: str, cells: str, state: str, kept: str
):
    rows = (("Action", *headings.split("|")), ("Coach", *cells.split("|")))
    (action,) = reader.records(rows, "actions")
    assert isinstance(action, Action)
    assert (action.state, action.measure) == (state, kept)


@pytest.mark.parametrize(
    ("headings", "cells", "state", "response"),
    [
        ("What we have done|RAG", "We coached|Green", "in_progress", "We coached"),
        ("Progress|BRAG", "Complete|Green", "done", ""),
        ("Progress|Status", "Managers are coached|Closed", "done", "Managers are coached"),
    ],
)
def test_the_state_of_a_point_made_before(
    reader: RecordsInRows, headings: str, cells: str, state: str, response: str
):
    rows = (("Recommendation", *headings.split("|")), ("Supervise", *cells.split("|")))
    (point,) = reader.records(rows, "prior_points")
    assert isinstance(point, PriorPoint)
    assert (point.state, point.response) == (state, response)


def test_a_second_column_of_one_name_is_not_lost(reader: RecordsInRows):
    (action,) = reader.records((("Action", "Actions"), ("One", "Two")), "actions")
    assert isinstance(action, Action)
    assert (action.what, action.measure) == ("One", "Actions: Two")


def test_a_point_made_before_with_its_source_and_sections(
    reader: RecordsInRows, framework: Framework
):
    rows = (
        ("Point", "Source and date", "What we did", "State", "Where it is told"),
        (
            "Supervise well",
            "Annual engagement meeting letter\n30 January 2026",
            "Nothing yet",
            "In progress",
            "Supervision and management oversight",
        ),
    )
    assert reader.records(rows, "prior_points") == (
        PriorPoint(
            "",
            "Supervise well",
            "engagement_letter",
            dt.date(2026, 1, 30),
            "",
            "in_progress",
            ("supervision",),
        ),
    )


@pytest.mark.parametrize(
    ("said", "source"),
    [
        ("Ofsted inspection", "inspection"),
        ("Focussed visit", "focused_visit"),
        ("AEM", "engagement_letter"),
    ],
)
def test_sources_in_other_words(reader: RecordsInRows, said: str, source: str):
    rows = (("Recommendation", "Source"), ("Supervise", said))
    (point,) = reader.records(rows, "prior_points")
    assert isinstance(point, PriorPoint)
    assert point.source == source


def test_an_unknown_source_stays_as_words(reader: RecordsInRows):
    rows = (("Recommendation", "Source"), ("Supervise", "Peer challenge"))
    (point,) = reader.records(rows, "prior_points")
    assert isinstance(point, PriorPoint)
    assert point.response == "Source: Peer challenge"


def test_evidence_is_read_as_our_own_annex_prints_it(reader: RecordsInRows):
    rows = (
        ("No.", "Evidence", "Type", "Period and sample", "What it shows"),
        (
            "3",
            "Permanence audit\nQuality assurance team",
            "Case audit",
            "May to July 2026\n44 records (12 re-read), moderated",
            "31 of 44 plans were good.",
        ),
        ("5", "Minutes", "Not given", "Not given", "Not given"),
    )
    full, bare = reader.records(rows, "evidence")
    assert full == Evidence(
        "",
        3,
        "Permanence audit",
        "audit_case",
        dt.date(2026, 5, 1),
        dt.date(2026, 7, 31),
        "Quality assurance team",
        shows="31 of 44 plans were good.",
        sample_size=44,
        sample_of="records (12 re-read)",
        moderated=True,
    )
    assert bare == Evidence("", 5, "Minutes")


CELLS = st.lists(st.text("abcdefgh 12", min_size=1, max_size=12), min_size=4, max_size=4)


@given(rows=st.lists(CELLS, min_size=1, max_size=4))
def test_no_word_of_a_table_is_lost(reader: RecordsInRows, rows: list[list[str]]):
    heads = ("Action", "Lead", "By when", "Notes")
    records = reader.records((heads, *map(tuple, rows)), "actions")
    there = Counter(re.findall(r"\w+", " ".join(cell for row in rows for cell in row)))
    kept = Counter(
        word
        for action in records
        if isinstance(action, Action)
        for text in (action.what, action.owner, action.measure, str(action.due or ""))
        for word in re.findall(r"\w+", text)
    )
    assert there <= kept


def test_the_document_is_not_needed_for_tables_without_sections(
    example: Document, framework: Framework
):
    rows = (("Recommendation", "Section"), ("Supervise", "No such section"))
    (point,) = RecordsInRows(example, framework).records(rows, "prior_points")
    assert isinstance(point, PriorPoint)
    assert point.response == "Section: No such section"
