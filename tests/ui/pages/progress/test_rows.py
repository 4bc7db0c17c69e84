"""The points as rows of a table: what is told, grouped and filtered."""

import datetime as dt

import msgspec
import pytest

from ilacs_desktop.document.model import Document
from ilacs_desktop.document.records import Action, Parked, PriorPoint, Promise
from ilacs_desktop.framework.model import Framework
from ilacs_desktop.ui.pages.progress.facts import facts, section_links, told_links
from ilacs_desktop.ui.pages.progress.rows import COLUMNS, VIEWS, PointRows, look_at
from ilacs_desktop.ui.widgets.table_rows import GroupKey
from tests.checks.kit import with_record

TODAY = dt.date(2026, 10, 12)
PANEL = Action("ac-panel", 3, "Hold a panel", due=dt.date(2026, 9, 30), measure="Monthly")
POINTS = (
    PriorPoint("new", "Supervision", "inspection", dt.date(2024, 3, 22), response="Better."),
    PriorPoint("old", "Drift", "inspection", dt.date(2021, 3, 22), state="shown_to_work"),
    PriorPoint("visit", "Homes", "focused_visit", direction="deteriorated", sections=("homes",)),
    PriorPoint("plan", "Hold a panel", "last_plan", action="ac-panel", sections=("gone",)),
    PriorPoint("out", "Told", "jtai", parked=Parked("Told in 2024", "Director")),
)
IDS = [column.id for column in COLUMNS]


@pytest.fixture(scope="module")
def document(example: Document) -> Document:
    now = msgspec.structs.replace(PANEL, due=dt.date(2027, 3, 31), state="in_progress")
    return msgspec.structs.replace(
        example,
        prior_points=POINTS,
        actions=(now,),
        promised=(Promise("a", "2024", PANEL), Promise("b", "2025", PANEL)),
    )


def told(document: Document, point: str, column: str) -> str:
    (row,) = (r for r in PointRows().of(look_at(document, TODAY), document, "") if r.id == point)
    return row.cells[IDS.index(column)].text


@pytest.mark.parametrize(
    ("view", "ids"),
    [
        ("", ["new", "old", "visit", "plan", "out"]),
        ("no_response", ["old", "visit", "plan"]),
        ("no_section", ["new", "old", "plan"]),
        ("not_shown", ["new", "visit", "plan"]),
        ("deteriorated", ["visit"]),
        ("last_plan", ["plan"]),
        ("parked", ["out"]),
    ],
)
def test_each_view_shows_its_points(document: Document, view: str, ids: list[str]) -> None:
    assert view in dict(VIEWS)
    assert [row.id for row in PointRows().of(look_at(document, TODAY), document, view)] == ids


@pytest.mark.parametrize(
    ("point", "column", "words"),
    [
        ("new", "source", "Inspection, 22 March 2024"),
        ("visit", "source", "Focused visit"),
        ("new", "state", "Not started"),
        ("plan", "state", "Not started, late"),
        ("visit", "direction", "Deteriorated"),
        ("new", "direction", "Not said yet"),
        ("visit", "sections", "Homes, stability and foster carers"),
        ("plan", "sections", "No section yet"),
        ("out", "sections", "Left out"),
        ("new", "response", "Given"),
        ("visit", "response", "Not given"),
    ],
)
def test_cells_say_it_in_words(document: Document, point: str, column: str, words: str) -> None:
    assert told(document, point, column) == words


def test_a_point_that_did_not_change_keeps_its_row_and_another_does_not(document: Document) -> None:
    rows = PointRows()
    first = {row.id: row for row in rows.of(look_at(document, TODAY), document, "")}
    after = with_record(document, "prior_points", "new", response="Much better.")
    again = {row.id: row for row in rows.of(look_at(after, TODAY), after, "")}
    assert [id_ for id_ in first if first[id_] is not again[id_]] == ["new"]
    assert "much better." in again["new"].words
    moved = msgspec.structs.replace(document, sections=document.sections[::-1])
    there = {row.id: row for row in rows.of(look_at(moved, TODAY), moved, "")}
    fresh = PointRows().of(look_at(moved, TODAY), moved, "")
    assert tuple(there.values()) == fresh


def test_groups_by_source_put_inspections_first_and_the_newest_of_each_first(
    document: Document,
) -> None:
    rows = PointRows().of(look_at(document, TODAY), document, "")
    groups = sorted({group for row in rows for group in row.groups["source"]})
    assert [group.title for group in groups] == [
        "Inspection, 22 March 2024",
        "Inspection, 22 March 2021",
        "Focused visit",
        "Joint targeted area inspection",
        "Last year’s plan",
    ]


def test_a_point_stands_in_the_group_of_each_of_its_sections(example: Document) -> None:
    rows = PointRows().of(look_at(example, TODAY), example, "")
    found = {row.id: row.groups["section"] for row in rows}
    assert len(found["pp-letter-distance"]) == 3
    assert all(isinstance(group, GroupKey) for group in found["pp-letter-distance"])


def test_a_promise_is_told_with_what_happened(document: Document) -> None:
    (one,) = (o for o in look_at(document, TODAY) if o.point.id == "plan")
    said = dict(facts(one))
    assert said["Promised in the plan of 2025"] == "Hold a panel"
    assert said["By when it was promised"] == "30 September 2026"
    assert said["How you would know"] == "Monthly"
    assert said["Promised before"] == "In 2 plans, first in that of 2024"
    assert said["What happened"] == (
        "Action 3 of this year’s plan goes on with it: in progress, now by 31 March 2027."
    )
    gone = msgspec.structs.replace(document, actions=())
    (one,) = (o for o in look_at(gone, TODAY) if o.point.id == "plan")
    assert dict(facts(one))["What happened"] == (
        "Not started. No action of this year’s plan goes on with it."
    )


def test_a_point_without_a_promise_tells_none(document: Document) -> None:
    first, *_, last = look_at(document, TODAY)
    assert [label for label, _ in facts(first)] == ["Where it was said", "Response"]
    assert ("Left out because", "Told in 2024 (Director)") in facts(last)


def test_links_lead_to_its_sections_and_to_where_the_text_speaks_of_it(
    example: Document, framework: Framework
) -> None:
    (one,) = (o for o in look_at(example, TODAY) if o.point.id == "pp-plan-return-interviews")
    assert [link.to for link in section_links(one)] == list(one.point.sections)
    links = told_links(one.point, example, framework)
    parts = [link.to.place.part for link in links]
    assert parts == ["front", "harm_outside", "care_voice"]
    elsewhere = msgspec.structs.replace(one.point, text="Zebra crossings near parks", action="")
    assert told_links(elsewhere, example, framework) == ()
