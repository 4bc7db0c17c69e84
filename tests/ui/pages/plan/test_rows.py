"""Rows of the plan: what each cell tells, groups, and what an action is found by."""

import datetime as dt

import pytest

from ilacs_desktop.document.model import Document
from ilacs_desktop.document.plan import PlanTotals
from ilacs_desktop.document.records import Action
from ilacs_desktop.ui.pages.plan.rows import (
    COLUMNS,
    STATE_MARKS,
    action_rows,
    look_at,
    overdue_mark,
    totals_text,
)
from ilacs_desktop.ui.widgets.table_rows import Arrangement, TableRow, arranged, matching
from tests.ui.pages.plan.conftest import TODAY


@pytest.fixture(scope="module")
def rows(document: Document) -> dict[str, TableRow]:
    made = action_rows(look_at(document, TODAY), document, "", TODAY, frozenset())
    return {row.id: row for row in made}


def cell(row: TableRow, column: str) -> str:
    return row.cells[[c.id for c in COLUMNS].index(column)].text


def test_an_overdue_action_says_so_in_words_with_an_icon(rows: dict[str, TableRow]) -> None:
    due = rows["ac-late"].cells[4]
    assert (due.text, due.icon) == ("Overdue by 12 days", "warning")
    assert due.tip == "Was due on 30 September 2026"
    assert due.order == dt.date(2026, 9, 30)
    assert cell(rows["ac-done"], "due") == "1 September 2026"
    mark = overdue_mark(1)
    assert mark is not None
    assert mark.word == "Overdue by 1 day"


def test_what_is_missing_is_said(rows: dict[str, TableRow]) -> None:
    bare = rows["ac-bare"]
    assert [cell(bare, name) for name in ("owner", "due", "area")] == [
        "No owner yet",
        "No date yet",
        "Not in the text yet",
    ]
    assert matching([bare], "no measure") == [bare]


def test_no_two_states_look_or_read_alike(rows: dict[str, TableRow]) -> None:
    assert len({mark.icon for mark in STATE_MARKS.values()}) == len(STATE_MARKS)
    assert len({mark.word for mark in STATE_MARKS.values()}) == len(STATE_MARKS)
    assert cell(rows["ac-done"], "state") == "Done, not yet shown"
    assert cell(rows["ac-works"], "state") == "Shown to work"


def test_the_area_is_the_section_that_points_at_it(
    rows: dict[str, TableRow], document: Document
) -> None:
    assert cell(rows["ac-late"], "area") == document.sections[0].title


def test_an_action_told_in_the_front_too_stands_with_its_section(example: Document) -> None:
    made = action_rows(look_at(example, TODAY), example, "", TODAY, frozenset())
    row = next(row for row in made if row.id == "ac-homes")
    titles = {section.title for section in example.sections}
    assert cell(row, "area").split(" and ")[0] in {t.split(" and ")[0] for t in titles}
    assert "Before the judgements" not in [group.title for group in row.groups["judgement"]]


@pytest.mark.parametrize(
    ("grouping", "titles"),
    [
        ("owner", ["Jo Ash", "Siân Holroyd", "Tom", "No owner yet"]),
        ("state", ["Not started", "Done, not yet shown", "Shown to work"]),
        (
            "month",
            ["September 2026", "November 2026", "March 2027", "May 2027", "No date yet"],
        ),
    ],
)
def test_groups_stand_in_their_order(
    rows: dict[str, TableRow], grouping: str, titles: list[str]
) -> None:
    lines = arranged(list(rows.values()), Arrangement(grouping=grouping))
    assert [line.group.title for line in lines if line.row is None and line.group] == titles


def test_actions_without_a_place_in_the_text_come_last(rows: dict[str, TableRow]) -> None:
    lines = arranged(list(rows.values()), Arrangement(grouping="judgement"))
    heads = [line for line in lines if line.row is None]
    assert heads[-1].group is not None
    assert (heads[-1].group.title, heads[-1].records) == ("Not in the text yet", 4)


def test_an_action_is_found_by_what_it_says_and_where_it_is_told(
    rows: dict[str, TableRow], document: Document
) -> None:
    every = list(rows.values())
    for query, ids in (
        ("panel drift", ["ac-late"]),
        ("30 september", ["ac-late"]),
        (document.sections[-1].title, ["ac-works"]),
        ("quality tom", ["ac-old"]),
    ):
        assert [row.id for row in matching(every, query)] == ids


def test_a_plan_in_a_line_agrees_in_number() -> None:
    assert totals_text(PlanTotals(1, 0, 0, 0)) == "1 action, none of them done yet."
    assert totals_text(PlanTotals(30, 4, 6, 3)) == (
        "30 actions: 4 overdue, 6 done and not yet shown to work, 3 shown to work."
    )


def test_an_action_without_uses_is_looked_at_too(document: Document) -> None:
    looked = {one.action.id: one for one in look_at(document, TODAY)}
    assert looked["ac-bare"].uses == ()
    assert looked["ac-late"].overdue == 12
    assert isinstance(looked["ac-late"].action, Action)
