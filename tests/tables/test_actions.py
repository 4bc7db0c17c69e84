"""Action plans in spreadsheets: councils' own words are read, and what goes out comes back the same."""

import datetime as dt
import tempfile
from itertools import count
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ilacs_desktop.document.model import Document
from ilacs_desktop.document.records import Action, Evidence
from ilacs_desktop.framework.model import Framework
from ilacs_desktop.tables.actions import action_kind, actions_file
from ilacs_desktop.tables.plan import Plan, plan_rows, with_plan
from ilacs_desktop.tables.sheet import Sheet, read_sheet
from tests.tables.test_round_trip import DAYS, FORMULAS, TEXTS, WORDS

KINDS = (".csv", ".xlsx")
OLD = Action(
    "ac-old", 7, "Hold a panel", owner="Jo Ash", state="shown_to_work", shown_by=("ev-1", "ev-gone")
)


@pytest.fixture(scope="module")
def document(example: Document) -> Document:
    evidence = (Evidence("ev-1", 16, "Audit"), Evidence("ev-2", 27, "Survey"))
    return msgspec.structs.replace(example, evidence=evidence, actions=(OLD,))


class Planner:
    def __init__(self, document: Document, framework: Framework) -> None:
        self.document, self.framework = document, framework

    def __call__(self, *rows: tuple[str, ...], update: bool = False, **mapping: str) -> Plan:
        ids = count(1)
        kind = action_kind(self.document, self.framework)
        sheets = (Sheet("Plan", rows),)
        return plan_rows(
            sheets,
            self.document,
            kind,
            lambda p: f"{p}-{next(ids)}",
            update=update,
            mapping=mapping,
        )

    def action(self, heading: str, text: str) -> Action:
        plan = self(("Action", heading), ("Coach managers", text))
        assert plan.left_out == ()
        action = plan.added[0]
        assert isinstance(action, Action)
        return action

    def fault(self, heading: str, text: str) -> str:
        plan = self(("Action", heading), ("Coach managers", text))
        assert (len(plan.added), plan.left_out) == (1, ())
        return " ".join((*(why for row in plan.incomplete for why in row.why), *plan.told))


@pytest.fixture
def plan(document: Document, framework: Framework) -> Planner:
    return Planner(document, framework)


@pytest.mark.parametrize(
    ("heading", "text", "field", "value"),
    [
        ("Lead officer", "Head  of service", "owner", "Head of service"),
        ("Timescale", "March 2027", "due", dt.date(2027, 3, 31)),
        ("Deadline", "2027-03-05", "due", dt.date(2027, 3, 5)),
        ("Target date", "–", "due", None),
        ("Timescale", "Complete", "state", "done"),
        ("Status", "Completed", "state", "done"),
        ("RAG", "Green", "state", "in_progress"),
        ("BRAG rating", "Blue", "state", "done"),
        ("BRAG rating", "B", "state", "done"),
        ("RAG", "g", "state", "in_progress"),
        ("RAG", "R", "state", "in_progress"),
        ("RAG", "Amber/Green", "state", "in_progress"),
        ("RAG", "A/G", "state", "in_progress"),
        ("Timescale", "end of March 2027", "due", dt.date(2027, 3, 31)),
        ("Timescale", "By the end of March 2027", "due", dt.date(2027, 3, 31)),
        ("Timescale", "By 5 March 2027", "due", dt.date(2027, 3, 5)),
        ("Timescale", "Q3 2026/27", "due", dt.date(2026, 12, 31)),
        ("Impact on children", "They wait less.", "change_for_children", "They wait less."),
        ("State", "Shown to work", "state", "shown_to_work"),
        ("Shown by", "[27], E16", "shown_by", ("ev-2", "ev-1")),
        ("Success criteria", "70% to 90%\nFor children: sooner", "measure", None),
        ("Weakness", "Drift", "weakness", "Drift"),
        ("Outcomes", "Children know sooner.", "change_for_children", "Children know sooner."),
        ("Ref", "A12", "number", 12),
        ("Ref", "–", "number", 8),
        ("First promised in", "2025", "since", "2025"),
        ("Carried over", "2025", "carried", "2025"),
    ],
)
def test_cells_are_read_in_councils_own_words(
    plan: Planner, heading: str, text: str, field: str, value: object
) -> None:
    expected = text if value is None and field == "measure" else value
    assert getattr(plan.action(heading, text), field) == expected


def test_a_measure_that_says_by_its_heading_what_changes_for_children_is_parted(
    plan: Planner,
) -> None:
    action = plan.action(
        "Measure, and what will change for children", "70% to 90%\nFor children: They know sooner."
    )
    assert (action.measure, action.change_for_children) == ("70% to 90%", "They know sooner.")


@pytest.mark.parametrize(
    ("heading", "text", "said"),
    [
        ("Status", "Slipping", "is not a state that is known. Write Not started"),
        (
            "Due date",
            "Each term",
            "is not a date. Type it like this: 31 March 2027, or March 2027.",
        ),
        ("Due date", "31 June 2027", "There is no such day"),
        ("Ref", "1.2", "The numbers in “Ref” are not whole numbers, so new ones are given."),
        ("Shown by", "the audit", "is not a number of evidence"),
        ("Shown by", "99", "There is no evidence with the number 99. Add it first."),
        ("Timescale", "Q3", "“Q3” is not a date."),
        ("Timescale", "Ongoing", "By when: “Ongoing” is not a date, so none is given."),
        ("RAG", "Red", "RAG: Red was not taken: the state is In progress, and what Ofsted reads"),
        ("BRAG", "A: two posts", "RAG: A: two posts was not taken"),
    ],
)
def test_what_cannot_be_read_leaves_its_field_empty_and_is_said_with_what_to_do(
    plan: Planner, heading: str, text: str, said: str
) -> None:
    assert said in plan.fault(heading, text)


def test_a_row_that_says_nothing_to_do_is_left_out(plan: Planner) -> None:
    planned = plan(("Action", "Owner"), ("", "Jo"))
    assert planned.left_out[0].why == ("It does not say what will be done. Fill in the action.",)


def test_a_word_beats_a_colour_and_what_a_cell_says_besides_is_told_and_never_printed(
    plan: Planner,
) -> None:
    rows = (("Action", "RAG", "Status", "Measure"), ("Coach", "Red", "In progress: 2 posts", "All"))
    planned = plan(*rows)
    (action,) = planned.added
    assert (action.state, action.measure) == ("in_progress", "All")
    (told,) = planned.incomplete
    assert (told.row, told.title) == (2, "Coach")
    assert [why.partition(" was not taken")[0] for why in told.why] == [
        "RAG: Red",
        "State: In progress: 2 posts",
    ]


@pytest.mark.parametrize("text", ["Green", "Amber", "Amber/Green", "G", "Done"])
def test_what_a_state_says_in_whole_is_not_told_again(plan: Planner, text: str) -> None:
    assert plan(("Action", "RAG"), ("Coach", text)).incomplete == ()


def test_a_plan_that_comes_again_changes_nothing(plan: Planner, framework: Framework) -> None:
    rows = (("No.", "Action", "RAG"), ("8", "Coach", "Amber: two posts are empty"))
    first = plan(*rows)
    kind = action_kind(plan.document, framework)
    again = Planner(with_plan(plan.document, kind, first), framework)(*rows, update=True)
    assert (again.same, again.does_nothing) == (1, True)


def test_how_it_is_going_is_kept_only_where_a_person_says_so(
    plan: Planner, framework: Framework
) -> None:
    rows = (("No.", "Action", "Measure", "Update"), ("8", "Coach", "All", "The panel met twice."))
    planned = plan(*rows)
    assert (planned.added[0].measure, planned.unknown) == ("All", ("Update",))
    assert planned.told == (
        "“Update” is not taken: what Ofsted reads has no column for it. To keep it, say that it is"
        " “Progress, behind the measure”.",
    )
    said = plan(*rows, Update="Progress, behind the measure")
    assert (said.added[0].measure, said.told) == ("All\nProgress: The panel met twice.", ())
    kind = action_kind(plan.document, framework)
    after = Planner(with_plan(plan.document, kind, said), framework)
    assert after(*rows, update=True, Update="Progress, behind the measure").does_nothing


def test_numbers_that_are_not_whole_are_set_aside_and_every_row_is_taken(plan: Planner) -> None:
    rows = (("Ref", "Action"), ("1", "Coach"), ("1.1", "Meet"), ("1.2", "Hire"))
    planned = plan(*rows)
    assert [(one.number, one.what) for one in planned.added] == [
        (8, "Coach"),
        (9, "Meet"),
        (10, "Hire"),
    ]
    assert planned.told == ("The numbers in “Ref” are not whole numbers, so new ones are given.",)
    assert (planned.left_out, planned.incomplete) == ((), ())


def test_one_number_that_is_not_whole_leaves_the_others(plan: Planner) -> None:
    rows = (("Ref", "Action"), ("1", "Coach"), ("2", "Meet"), ("2a", "Hire"))
    planned = plan(*rows)
    assert [one.number for one in planned.added] == [1, 2, 8]
    assert planned.told == ()
    assert [row.row for row in planned.incomplete] == [4]
    assert "“2a” is not a whole number" in planned.incomplete[0].why[0]


def test_a_colour_takes_nothing_back_that_was_finished_but_a_word_does(plan: Planner) -> None:
    assert plan(("No.", "Action", "RAG"), ("7", "", "Green"), update=True).same == 1
    (changed,) = plan(("No.", "Action", "RAG"), ("7", "", "On track"), update=True).changed
    assert changed.state == "in_progress"


def test_evidence_that_is_not_in_the_list_any_more_stays_named(plan: Planner) -> None:
    same = plan(("No.", "Action", "Shown by"), ("7", "", "16"), update=True)
    assert same.does_nothing
    (changed,) = plan(("No.", "Action", "Shown by"), ("7", "", "16, 27"), update=True).changed
    assert changed.shown_by == ("ev-1", "ev-2", "ev-gone")


def test_what_the_person_said_of_a_heading_goes_before_what_is_known(plan: Planner) -> None:
    rows = (("Action", "Step", "Progress"), ("A1", "Coach managers", "Two of three"))
    mapped = {"Action": "No.", "Step": "What we will do", "Progress": ""}
    planned = plan(*rows, **mapped)
    assert [(a.what, a.number, a.state) for a in planned.added] == [
        ("Coach managers", 1, "not_started")
    ]
    assert planned.headings == (("Action", "No."), ("Step", "What we will do"), ("Progress", ""))
    assert planned.unknown == ("Progress",)


ACTIONS = st.builds(
    Action,
    st.just(""),
    st.just(0),
    TEXTS.filter(bool) | FORMULAS,
    TEXTS | FORMULAS,
    WORDS,
    DAYS,
    TEXTS | FORMULAS,
    TEXTS | FORMULAS,
    st.sampled_from(("not_started", "in_progress", "done", "shown_to_work")),
    st.lists(st.sampled_from(("ev-1", "ev-2")), unique=True).map(tuple),
    WORDS,
    WORDS,
)


def there_and_back(
    kind: str, actions: Document, into: Document, framework: Framework, *, update: bool
) -> Plan:
    ids = count(1)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"plan{kind}"
        path.write_bytes(actions_file(kind, actions, {"ac-1": "Early help"}))
        sheets = read_sheet(path)
    of = action_kind(into, framework)
    return plan_rows(sheets, into, of, lambda p: f"{p}-{next(ids)}", update=update)


@pytest.mark.parametrize("kind", KINDS)
@given(found=st.lists(ACTIONS, min_size=1, max_size=4))
def test_a_plan_comes_back_as_it_went_out(
    found: list[Action], kind: str, document: Document, framework: Framework
) -> None:
    replace = msgspec.structs.replace
    actions = tuple(replace(a, id=f"ac-{n}", number=n) for n, a in enumerate(found, start=1))
    empty, full = replace(document, actions=()), replace(document, actions=actions)
    plan = there_and_back(kind, full, empty, framework, update=False)
    assert (plan.left_out, plan.unknown) == ((), ())
    assert with_plan(empty, action_kind(empty, framework), plan).actions == actions


@pytest.mark.parametrize("kind", KINDS)
def test_a_plan_that_comes_back_unchanged_changes_nothing(
    kind: str, example: Document, framework: Framework
) -> None:
    lost = msgspec.structs.replace(example.actions[0], shown_by=("ev-gone", example.evidence[0].id))
    document = msgspec.structs.replace(example, actions=(lost, *example.actions[1:]))
    plan = there_and_back(kind, document, document, framework, update=True)
    assert plan.same == len(document.actions)
    assert plan.does_nothing
    assert plan.is_same_list


def test_a_csv_file_holds_no_formula(document: Document) -> None:
    hostile = msgspec.structs.replace(
        OLD, what="=HYPERLINK(1)", owner="@me", due=dt.date(2027, 3, 5)
    )
    raw = actions_file(".csv", msgspec.structs.replace(document, actions=(hostile,)), {})
    text = raw.decode("utf-8-sig")
    assert "\r\n7,'=HYPERLINK(1),,'@me,2027-03-05," in text
    assert "Shown to work,[16],," in text
