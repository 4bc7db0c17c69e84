"""Spreadsheets of evidence: what each row would do, and which rows are left out and why."""

import datetime as dt
from itertools import count

import msgspec
import pytest

from ilacs_desktop.document.model import Document
from ilacs_desktop.document.records import Evidence, Parked
from ilacs_desktop.framework.model import Framework
from ilacs_desktop.tables.evidence import evidence_kind
from ilacs_desktop.tables.plan import Plan, plan_rows, with_plan
from ilacs_desktop.tables.sheet import Sheet, SheetError

AUDIT = Evidence(
    "ev-old", 12, "Case audit", type="audit_case", owner="Jo Ash", shows="Half is good."
)


@pytest.fixture
def document(example: Document) -> Document:
    return msgspec.structs.replace(example, evidence=(AUDIT,))


class Planner:
    """Plans lists of rows for one document."""

    def __init__(self, document: Document, framework: Framework) -> None:
        self.document, self.framework = document, framework

    def __call__(self, *rows: tuple[str, ...], update: bool = False) -> Plan:
        ids = count(1)
        sheets = (Sheet("Evidence", rows),)
        kind = evidence_kind(self.document, self.framework)
        return plan_rows(sheets, self.document, kind, lambda p: f"{p}-{next(ids)}", update=update)

    def fault(self, heading: str, text: str) -> str:
        """Return what is told of a row with this cell; empty when it is taken whole."""
        plan = self(("Title", heading), ("Audit", text))
        rows = (*plan.left_out, *plan.incomplete)
        return " ".join((*(why for row in rows for why in row.why), *plan.told))

    def item(self, heading: str, text: str) -> Evidence:
        """Return the item that a row with this cell adds."""
        plan = self(("Title", heading), ("Audit", text))
        assert plan.left_out == ()
        item = plan.added[0]
        assert isinstance(item, Evidence)
        return item


@pytest.fixture
def plan(document: Document, framework: Framework) -> Planner:
    return Planner(document, framework)


def test_rows_become_items_with_numbers_after_the_highest(plan: Planner) -> None:
    added = plan(("Title", "Owner"), ("Survey", "Tom"), ("Dip sample", "")).added
    assert [(i.id, i.number, i.title, i.owner) for i in added] == [
        ("ev-1", 13, "Survey", "Tom"),
        ("ev-2", 14, "Dip sample", ""),
    ]


@pytest.mark.parametrize(
    ("heading", "field", "text", "value"),
    [
        ("EVIDENCE TYPE", "type", "Case audit", "audit_case"),
        ("Kind", "type", "case AUDIT", "audit_case"),
        ("type", "type", "audit_case", "audit_case"),
        ("Start date", "period_from", "1/4/2026", dt.date(2026, 4, 1)),
        ("Covers-to", "period_to", "30 September 2026", dt.date(2026, 9, 30)),
        ("Until", "period_to", "01-Apr-26", dt.date(2026, 4, 1)),
        ("From", "period_from", "July 2026", dt.date(2026, 7, 1)),
        ("To", "period_to", "July 2026", dt.date(2026, 7, 31)),
        ("Date from", "period_from", "1/5/2026", dt.date(2026, 5, 1)),
        ("Date to", "period_to", "31/5/2026", dt.date(2026, 5, 31)),
        ("Date", "period_to", "July 2026", dt.date(2026, 7, 31)),
        ("Date", "period_from", "July 2026", dt.date(2026, 7, 1)),
        ("Date", "period_from", "7 July 2026", None),
        ("RAG", "direction", "Amber", "mixed"),
        ("Direction", "direction", "Negative: it shows an area for improvement", "negative"),
        ("Direction", "direction", "Strength", "positive"),
        ("Sample size", "sample_size", "1,054", 1054),
        ("Moderated", "moderated", "y", True),
        ("Moderated", "moderated", "Does not apply", None),
        ("Enclosed", "enclosed", "TRUE", True),
        ("Link", "kept_at", "  http://a  b ", "http://a b"),
        ("Key finding", "shows", "One.\nTwo.", "One.\nTwo."),
    ],
)
def test_cells_are_read_as_people_write_them(
    plan: Planner, heading: str, field: str, text: str, value: object
) -> None:
    assert getattr(plan.item(heading, text), field) == value


@pytest.mark.parametrize("cell", ["54 of 60", "1 200", "1 200 records"])
def test_a_sample_of_two_numbers_is_left_to_the_person(plan: Planner, cell: str) -> None:
    (left,) = plan(("Title", "Sample"), ("Survey", cell)).left_out
    assert "two numbers" in left.why[0]


def test_a_period_fills_both_ends_and_a_sample_says_of_what(plan: Planner) -> None:
    period = plan.item("Period covered", "April to June 2026")
    assert (period.period_from, period.period_to) == (dt.date(2026, 4, 1), dt.date(2026, 6, 30))
    sample = plan.item("Sample", "54 children's records")
    assert (sample.sample_size, sample.sample_of) == (54, "children's records")


@pytest.mark.parametrize(
    ("heading", "text", "said"),
    [
        ("Type", "Gossip", "Type: “Gossip” is not a type of evidence. Use one from the form"),
        ("To", "31 June 2026", "Covers to: There is no such day"),
        ("Date", "1/4/26", "give the year in full"),
        ("Period", "lately", "Type it like this: April to June 2026"),
        ("Direction", "up", "Write Positive, Mixed or Negative."),
        ("Sample", "some", "Type a whole number, such as 54"),
        ("Moderated", "perhaps", "Write Yes or No."),
        ("Number", "twelve", "The numbers in “Number” are not whole numbers"),
        ("Number", "0", "The numbers in “Number” are not whole numbers"),
        ("Number", "QA-17", "The numbers in “Number” are not whole numbers"),
        ("Left out because", "Old", "Say who decided so."),
        ("Left out by", "Jo", "Give the reason."),
    ],
)
def test_what_cannot_be_read_is_said_with_what_to_do(
    plan: Planner, heading: str, text: str, said: str
) -> None:
    assert said in plan.fault(heading, text)


def test_a_row_left_out_is_named_by_its_number_in_the_file_with_all_its_faults(
    plan: Planner,
) -> None:
    rows = (
        ("Our evidence",),
        (),
        ("Title", "Type", "Date"),
        ("Survey", "Staff views", ""),
        (),
        ("Audit", "Gossip", "soon"),
        ("", "Staff views", ""),
    )
    planned = plan(*rows)
    assert [item.title for item in planned.added] == ["Survey"]
    assert [(row.row, row.title, len(row.why)) for row in planned.left_out] == [
        (6, "Audit", 2),
        (7, "", 1),
    ]
    assert planned.left_out[1].why == ("It has no title. Give it one.",)


def test_a_type_that_is_not_known_leaves_the_type_empty(plan: Planner) -> None:
    planned = plan(("No.", "Title", "Type"), ("3", "Audit", "Gossip"), ("x", "Survey", ""))
    assert [(one.title, one.type, one.number) for one in planned.added] == [
        ("Audit", "", 3),
        ("Survey", "", 13),
    ]
    assert planned.left_out == ()
    assert [(row.row, row.why[0].partition(":")[0]) for row in planned.incomplete] == [
        (2, "Type"),
        (3, "Number"),
    ]


def test_a_period_that_ends_before_it_starts_is_left_out(plan: Planner) -> None:
    planned = plan(("Title", "From", "To"), ("Audit", "2 June 2026", "1 June 2026"))
    assert "ends before it starts" in planned.left_out[0].why[0]


def test_headings_are_recognised_and_the_others_named(plan: Planner) -> None:
    planned = plan(("No.", "TITLE", "Lens", "Cost", "title"), ("", "Survey", "Data", "£5", "x"))
    assert planned.recognised == ("Number", "Title", "Lens")
    assert planned.unknown == ("Cost", "title")
    assert planned.added[0].title == "Survey"


def test_the_sheet_with_the_most_headings_is_taken(
    document: Document, framework: Framework
) -> None:
    sheets = (
        Sheet("Notes", (("Title",), ("A note",))),
        Sheet("Evidence", (("Title", "Owner"), ("Survey", "Jo"))),
    )
    planned = plan_rows(sheets, document, evidence_kind(document, framework), str, update=False)
    assert (planned.sheet, planned.added[0].title) == ("Evidence", "Survey")


def test_a_sheet_without_titles_is_refused_with_what_to_do(plan: Planner) -> None:
    with pytest.raises(SheetError, match=r"No column is headed “Title”.*“Number”, “Title”"):
        plan(("Owner", "Date"), ("Jo", "1 June 2026"))


@pytest.mark.parametrize("text", ["12", "[12]", "E12", "Evidence 12"])
def test_a_number_updates_its_item_where_that_is_asked_for(plan: Planner, text: str) -> None:
    planned = plan(("No.", "Title", "Owner"), (text, "Case audit 2026", ""), update=True)
    assert planned.changed == (msgspec.structs.replace(AUDIT, title="Case audit 2026"),)
    assert (planned.added, planned.matching) == ((), 1)


def test_without_that_a_taken_number_gives_a_new_one(plan: Planner) -> None:
    planned = plan(("No.", "Title"), ("12", "Survey"), ("40", "Dip sample"), ("40", "Visit"))
    assert [item.number for item in planned.added] == [41, 40, 42]
    assert (planned.changed, planned.matching, planned.renumbered) == ((), 1, 2)


def test_a_number_that_is_free_is_kept_and_nobody_else_gets_it(plan: Planner) -> None:
    planned = plan(("No.", "Title"), ("", "Survey"), ("14", "Visit"), ("3", "Panel"))
    assert [item.number for item in planned.added] == [15, 14, 3]


def test_two_rows_of_one_number_do_not_both_update(plan: Planner) -> None:
    planned = plan(("No.", "Title"), ("12", "One"), ("12", "Two"), update=True)
    assert [item.title for item in planned.changed] == ["One"]
    assert "Row 2 has the number 12 as well." in planned.left_out[0].why[0]


def test_what_is_in_the_list_already_is_not_added_again(plan: Planner) -> None:
    same = ("Case audit", "audit_case", "Jo Ash", "Half is good.")
    planned = plan(("Title", "Type", "Owner", "What it shows"), same, ("Survey", "", "", ""))
    assert [item.title for item in planned.added] == ["Survey"]
    assert planned.left_out[0].why == (
        "It is in the list already, as [12]. There is nothing to do.",
    )


def test_the_same_list_coming_back_is_known_by_its_numbers_and_titles(plan: Planner) -> None:
    assert plan(("No.", "Title"), ("12", "Case audit")).is_same_list
    assert not plan(("No.", "Title"), ("12", "Something else")).is_same_list
    assert not plan(("Title",), ("Case audit",)).is_same_list


def test_leaving_out_needs_both_halves_but_one_may_be_there_already(
    document: Document, framework: Framework
) -> None:
    parked = msgspec.structs.replace(AUDIT, parked=Parked("Old", "Jo"))
    planner = Planner(msgspec.structs.replace(document, evidence=(parked,)), framework)
    rows = (("No.", "Title", "Left out because"), ("12", "", "Replaced"))
    assert planner(*rows, update=True).changed[0].parked == Parked("Replaced", "Jo")


def test_taking_a_plan_changes_and_adds_and_leaves_the_rest(
    plan: Planner, document: Document, framework: Framework
) -> None:
    planned = plan(("No.", "Title"), ("12", "Renamed"), ("", "Survey"), update=True)
    after = with_plan(document, evidence_kind(document, framework), planned)
    assert [(item.number, item.title) for item in after.evidence] == [
        (12, "Renamed"),
        (13, "Survey"),
    ]
    assert after.sections is document.sections


def test_a_type_that_only_the_document_knows_stays(
    document: Document, framework: Framework
) -> None:
    odd = msgspec.structs.replace(AUDIT, type="from_2027")
    planner = Planner(msgspec.structs.replace(document, evidence=(odd,)), framework)
    assert planner.item("Type", "from_2027").type == "from_2027"
