"""Points made before in spreadsheets: read in councils' own words, and back as they went out."""

import datetime as dt
import tempfile
from itertools import count
from pathlib import Path

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ilacs_desktop.document.model import Document
from ilacs_desktop.document.records import Parked, PriorPoint
from ilacs_desktop.framework.model import Framework
from ilacs_desktop.tables.plan import Plan, plan_rows, with_plan
from ilacs_desktop.tables.points import point_kind, points_file
from ilacs_desktop.tables.records_in_rows import RecordsInRows
from ilacs_desktop.tables.sheet import Sheet, read_sheet
from tests.tables.test_round_trip import DAYS, FORMULAS, TEXTS, WORDS

DAY = dt.date(2024, 3, 22)
OLD = PriorPoint("pp-old", "The pace of plans.", "inspection", DAY, sections=("permanence", "gone"))


@pytest.fixture(scope="module")
def document(example: Document) -> Document:
    return msgspec.structs.replace(example, prior_points=(OLD,))


class Planner:
    def __init__(self, document: Document, framework: Framework) -> None:
        self.document, self.framework = document, framework

    def __call__(self, *rows: tuple[str, ...], update: bool = False) -> Plan:
        ids = count(1)
        kind = point_kind(self.document, self.framework)
        make = (f"pp-{n}" for n in ids)
        sheets = (Sheet("Progress", rows),)
        return plan_rows(sheets, self.document, kind, lambda _: next(make), update=update)

    def point(self, heading: str, text: str) -> PriorPoint:
        plan = self(("Recommendation", heading), ("Supervision", text))
        assert plan.left_out == ()
        point = plan.added[0]
        assert isinstance(point, PriorPoint)
        return point

    def fault(self, heading: str, text: str) -> str:
        plan = self(("Recommendation", heading), ("Supervision", text))
        return " ".join(why for row in (*plan.left_out, *plan.incomplete) for why in row.why)


@pytest.fixture
def plan(document: Document, framework: Framework) -> Planner:
    return Planner(document, framework)


@pytest.mark.parametrize(
    ("heading", "text", "field", "value"),
    [
        ("Source", "Ofsted focused visit", "source", "focused_visit"),
        ("Source and date", "Inspection\n22 March 2024", "date", DAY),
        ("Date", "22/03/2024", "date", DAY),
        ("Our response", "Complete: a panel meets.", "response", "Complete: a panel meets."),
        ("RAG", "Green", "state", "in_progress"),
        ("RAG", "B", "state", "done"),
        ("Latest position", "A panel meets.", "response", "A panel meets."),
        ("Status", "Completed", "state", "done"),
        ("Direction", "Got worse", "direction", "deteriorated"),
        ("Direction of travel", "Unchanged", "direction", "maintained"),
        ("Section", "–", "sections", ()),
        ("Action number", "A1", "action", "ac-homes"),
        ("Action number", "n/a", "action", ""),
        ("Carried over", "2025", "carried", "2025"),
    ],
)
def test_cells_are_read_in_councils_own_words(
    plan: Planner, heading: str, text: str, field: str, value: object
) -> None:
    assert getattr(plan.point(heading, text), field) == value


def test_sections_are_read_by_their_titles(plan: Planner) -> None:
    titles = {section.id: section.title for section in plan.document.sections}
    text = f"{titles['permanence']}; {titles['supervision']}"
    assert plan.point("Where it is told", text).sections == ("permanence", "supervision")


@pytest.mark.parametrize(
    ("heading", "text", "said"),
    [
        ("Status", "Slipping", "is not a state that is known. Write Not started"),
        ("Direction", "Sideways", "Write Improved, Maintained or Deteriorated."),
        ("Section", "Zebras", "There is no section “Zebras”."),
        ("Action number", "9999", "There is no action with the number 9999."),
        ("RAG", "Red", "RAG: Red was not taken: the state is In progress."),
        ("Left out because", "Told in 2024", "Say who decided so."),
        ("Left out by", "Director", "Give the reason."),
    ],
)
def test_what_cannot_be_read_is_said_with_what_to_do(
    plan: Planner, heading: str, text: str, said: str
) -> None:
    assert said in plan.fault(heading, text)


def test_a_cell_that_cannot_be_read_leaves_its_field_empty_and_the_row_is_taken(
    plan: Planner,
) -> None:
    planned = plan(
        ("Point", "Date", "Status"), ("Supervision", "last spring", "Slipping"), ("",) * 3
    )
    assert [(one.text, one.date, one.state) for one in planned.added] == [
        ("Supervision", None, "not_started")
    ]
    assert planned.left_out == ()
    assert [(row.row, len(row.why)) for row in planned.incomplete] == [(2, 2)]


def test_a_row_is_about_the_point_with_its_text_source_and_date(plan: Planner) -> None:
    head = ("Point", "Source", "Date", "What we did")
    same = ("The pace of plans", "Inspection", "22 March 2024", "Faster.")
    (changed,) = plan(head, same, update=True).changed
    assert (changed.id, changed.response) == ("pp-old", "Faster.")
    other = ("The pace of plans", "Focused visit", "22 March 2024", "Faster.")
    planned = plan(head, other, update=True)
    assert (planned.changed, len(planned.added)) == ((), 1)


def test_a_section_that_is_not_there_any_more_stays_named(plan: Planner) -> None:
    titles = {section.id: section.title for section in plan.document.sections}
    head = ("Point", "Where it is told")
    assert plan(head, (OLD.text, titles["permanence"]), update=True).same == 1
    (changed,) = plan(head, (OLD.text, titles["supervision"]), update=True).changed
    assert changed.sections == ("supervision", "gone")


def test_a_table_of_words_tells_the_direction_below_the_state(
    example: Document, framework: Framework
) -> None:
    rows = (
        ("Point", "State"),
        ("Supervision", "In progress\nImproved"),
        ("Homes", "Done\nDeteriorated"),
        ("Plans", "Done"),
        ("Care", "Improved"),
    )
    found = RecordsInRows(example, framework).records(rows, "prior_points")
    points = [one for one in found if isinstance(one, PriorPoint)]
    assert [(one.state, one.direction) for one in points] == [
        ("in_progress", "improved"),
        ("done", "deteriorated"),
        ("done", ""),
        ("not_started", ""),
    ]
    assert points[-1].response == "State: Improved"


POINTS = st.builds(
    PriorPoint,
    st.just(""),
    TEXTS.filter(bool) | FORMULAS,
    st.sampled_from(
        (
            "inspection",
            "focused_visit",
            "monitoring_visit",
            "jtai",
            "engagement_letter",
            "last_plan",
        )
    ),
    DAYS,
    TEXTS | FORMULAS,
    st.sampled_from(("not_started", "in_progress", "done", "shown_to_work")),
    st.lists(st.sampled_from(("permanence", "supervision")), unique=True).map(tuple),
    st.sampled_from(("", "improved", "maintained", "deteriorated")),
    st.sampled_from(("", "ac-homes", "ac-neglect")),
    st.none() | st.builds(Parked, TEXTS.filter(bool), WORDS.filter(bool)),
    WORDS,
)


@pytest.mark.parametrize("kind", [".csv", ".xlsx"])
@given(found=st.lists(POINTS, min_size=1, max_size=3, unique_by=lambda one: one.text))
@settings(max_examples=12)
def test_points_come_back_as_they_went_out(
    found: list[PriorPoint], kind: str, document: Document, framework: Framework
) -> None:
    points = tuple(msgspec.structs.replace(p, id=f"pp-{n}") for n, p in enumerate(found, start=1))
    full = msgspec.structs.replace(document, prior_points=points)
    empty = msgspec.structs.replace(document, prior_points=())
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"progress{kind}"
        path.write_bytes(points_file(kind, full, framework))
        sheets = read_sheet(path)
    ids = (f"pp-{n}" for n in count(1))
    of = point_kind(empty, framework)
    planned = plan_rows(sheets, empty, of, lambda _: next(ids), update=False)
    assert planned.left_out == ()
    assert with_plan(empty, of, planned).prior_points == points
