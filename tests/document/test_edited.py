"""A record from a form, put into a document that changed while the form was open."""

import datetime as dt

import msgspec

from ilacs_desktop.document.edited import with_edited
from ilacs_desktop.document.edits import with_record, without_record
from ilacs_desktop.document.model import Document
from ilacs_desktop.document.records import Action

OPENED = Action("ac-1", 90, "Hold a panel", "Drift", "Jo Ash", measure="9 of 10")
DAY = dt.date(2027, 4, 30)


def test_what_others_changed_meanwhile_stays(example: Document) -> None:
    now = with_record(example, msgspec.structs.replace(OPENED, owner="Tom", measure="10 of 10"))
    after = with_edited(now, OPENED, msgspec.structs.replace(OPENED, due=DAY))
    assert after.document.actions[-1] == msgspec.structs.replace(
        OPENED, owner="Tom", measure="10 of 10", due=DAY
    )
    assert after.told == ""


def test_where_both_changed_a_field_the_form_wins_and_the_field_is_named(
    example: Document,
) -> None:
    now = with_record(example, msgspec.structs.replace(OPENED, owner="Tom", due=DAY))
    mine = msgspec.structs.replace(OPENED, owner="Siân", due=dt.date(2027, 5, 1))
    after = with_edited(now, OPENED, mine)
    assert after.document.actions[-1] == mine
    assert after.told.startswith("“Owner” and “By when” were changed meanwhile too.")


def test_the_same_change_twice_is_not_worth_a_word(example: Document) -> None:
    mine = msgspec.structs.replace(OPENED, owner="Siân")
    assert with_edited(with_record(example, mine), OPENED, mine).told == ""


def test_spaces_that_the_form_tidied_take_nothing_from_others(example: Document) -> None:
    opened = msgspec.structs.replace(OPENED, what="Hold  a panel ")
    now = with_record(example, msgspec.structs.replace(opened, what="Hold two panels"))
    after = with_edited(now, opened, OPENED)
    assert after.document.actions[-1].what == "Hold two panels"
    assert after.told == ""


def test_a_record_that_was_removed_comes_back_and_that_is_told(example: Document) -> None:
    taken = msgspec.structs.replace(OPENED, id="ac-2")
    now = without_record(with_record(example, taken), OPENED)
    after = with_edited(now, OPENED, OPENED)
    back = after.document.actions[-1]
    assert (back.id, back.what, back.number) == ("ac-1", OPENED.what, 91)
    assert after.told == "It was removed meanwhile. It was added again."
