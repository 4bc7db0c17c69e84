"""Records without a number: a row is about the one that it names, and about no other."""

from itertools import count

import msgspec
import pytest

from ilacs_desktop.document.model import Document
from ilacs_desktop.document.records import Indicator
from ilacs_desktop.tables.columns import Column
from ilacs_desktop.tables.plan import Plan, RecordKind, headings_in, plan_rows, with_plan
from ilacs_desktop.tables.sheet import Sheet, SheetError

REFERRALS = Indicator("in-1", "Re-referrals", "help", 21.4, "%")
MOVES = Indicator("in-2", "Moves", "care", 9.0)
LEAVERS = Indicator("in-3", "Moves", "leavers", 12.0)
KIND = RecordKind(
    list="indicators",
    noun="figure",
    nouns="figures",
    columns=(
        Column("Name", ("Measure",), lambda text: {"name": text}),
        Column("Judgement", (), lambda text: {"judgement": text}),
        Column("Value", ("2026",), lambda text: {"value": float(text)}),
    ),
    needed="Name",
    named="name",
    empty=Indicator(""),
    prefix="in",
    faults=lambda figure: () if figure.name else ("It has no name. Give it one.",),
    key=lambda figure: (figure.name.casefold(), figure.judgement),
    numbered=False,
)


@pytest.fixture
def document(example: Document) -> Document:
    return msgspec.structs.replace(example, indicators=(REFERRALS, MOVES, LEAVERS))


def planned(
    document: Document, *rows: tuple[str, ...], update: bool = True, **mapping: str
) -> Plan:
    ids = count(1)
    return plan_rows(
        (Sheet("Figures", rows),),
        document,
        KIND,
        lambda prefix: f"{prefix}-new-{next(ids)}",
        update=update,
        mapping=mapping,
    )


def test_a_row_changes_the_record_that_it_names_whatever_its_case(document: Document) -> None:
    plan = planned(document, ("Name", "Value"), ("re-referrals", "20"), ("Contacts", "7"))
    assert [(one.id, one.value, one.judgement) for one in plan.changed] == [("in-1", 20.0, "help")]
    assert [(one.id, one.name) for one in plan.added] == [("in-new-1", "Contacts")]
    assert (plan.matching, plan.is_same_list) == (1, True)


def test_of_two_of_one_name_the_row_says_which(document: Document) -> None:
    heads = ("Name", "Judgement", "Value")
    plan = planned(document, heads, ("Moves", "leavers", "13"), ("Moves", "help", "4"))
    assert [one.id for one in plan.changed] == ["in-3"]
    assert [one.judgement for one in plan.added] == ["help"]


def test_a_row_that_could_be_about_two_is_left_out(document: Document) -> None:
    plan = planned(document, ("Name", "Value"), ("Moves", "13"))
    assert plan.left_out[0].why == (
        "More than one figure is called so. Change them in the list itself.",
    )


def test_two_rows_about_one_record_do_not_both_change_it(document: Document) -> None:
    plan = planned(document, ("Name", "Value"), ("Re-referrals", "20"), ("Re-referrals", "19"))
    assert [one.value for one in plan.changed] == [20.0]
    assert plan.left_out[0].why == ("Row 2 is about the same figure. Keep one of the two.",)


def test_without_updating_what_is_there_alike_is_not_added_again(document: Document) -> None:
    heads = ("Name", "Judgement", "Value")
    rows = (("Moves", "care", "9"), ("Moves", "care", "10"))
    plan = planned(document, heads, *rows, update=False)
    assert [one.value for one in plan.added] == [10.0]
    assert plan.left_out[0].why == ("It is in the list already. There is nothing to do.",)


def test_taking_a_plan_touches_its_own_list_alone(document: Document) -> None:
    plan = planned(document, ("Name", "Value"), ("Re-referrals", "20"), ("Contacts", "7"))
    after = with_plan(document, KIND, plan)
    assert [one.name for one in after.indicators] == ["Re-referrals", "Moves", "Moves", "Contacts"]
    assert after.evidence is document.evidence


def test_headings_that_are_not_known_are_found_for_the_person_to_name(document: Document) -> None:
    rows = (("Our figures",), (), ("What", "2026"), ("Contacts", "7"))
    assert headings_in((Sheet("Figures", rows),), KIND) == (("What", ""), ("2026", "Value"))
    with pytest.raises(SheetError, match="No column is headed “Name”"):
        planned(document, *rows)
    plan = planned(document, *rows, What="Name")
    assert [(one.name, one.value) for one in plan.added] == [("Contacts", 7.0)]
    assert headings_in((Sheet("Figures", (("Only",), ("one",))),), KIND) == ()
