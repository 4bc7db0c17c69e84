"""Who was sent what, and who is late."""

import datetime as dt

import msgspec
import pytest

from ilacs_desktop.cycle.register import (
    in_words,
    marked_returned,
    not_asked,
    not_needed,
    offered_due,
    register,
    with_sent,
)
from ilacs_desktop.document.model import Document
from ilacs_desktop.framework.dates import is_working_day
from ilacs_desktop.framework.model import Framework
from tests.cycle.contributors import CARE, LEAVERS, sent_to

TODAY = dt.date(2026, 10, 20)


def sent(document: Document, due: dt.date | None, returned: dt.date | None = None) -> Document:
    pack = msgspec.structs.replace(sent_to(document, CARE), due=due, returned=returned)
    return with_sent(document, [pack])


@pytest.mark.parametrize(
    ("due", "state", "words"),
    [
        (dt.date(2026, 10, 16), "late", "4 days late"),
        (dt.date(2026, 10, 19), "late", "1 day late"),
        (dt.date(2026, 10, 20), "waiting", "Due today"),
        (dt.date(2026, 10, 21), "waiting", "Due tomorrow"),
        (dt.date(2026, 10, 26), "waiting", "Due in 6 days"),
        (None, "waiting", "Not back yet"),
    ],
)
def test_a_pack_that_is_out_is_late_from_the_day_after_it_was_due(
    due: dt.date | None, state: str, words: str, example: Document
) -> None:
    (entry,) = register(sent(example, due), TODAY)
    assert (entry.state, in_words(entry)) == (state, words)


def test_a_pack_that_came_back_is_never_late(example: Document) -> None:
    (entry,) = register(sent(example, dt.date(2026, 10, 1), dt.date(2026, 10, 9)), TODAY)
    assert (entry.state, in_words(entry)) == ("returned", "Returned 9 October 2026")


def test_the_latest_comes_first_and_the_returned_last(example: Document) -> None:
    packs = [
        msgspec.structs.replace(sent_to(example, CARE, id_=id_), due=due, returned=returned)
        for id_, due, returned in (
            ("soon", dt.date(2026, 10, 30), None),
            ("back", dt.date(2026, 10, 1), TODAY),
            ("never", None, None),
            ("late", dt.date(2026, 10, 19), None),
            ("later", dt.date(2026, 10, 2), None),
        )
    ]
    found = register(with_sent(example, packs), TODAY)
    assert [entry.pack.id for entry in found] == ["later", "late", "soon", "never", "back"]


def test_an_entry_has_the_titles_of_the_sections_that_are_still_here(example: Document) -> None:
    gone = msgspec.structs.replace(
        example, sections=tuple(s for s in example.sections if s.id != "permanence")
    )
    pack = sent_to(example, CARE)
    (entry,) = register(with_sent(gone, [pack]), TODAY)
    assert "permanence" in pack.sections
    assert len(entry.titles) == len(pack.sections) - 1


def test_sections_with_an_owner_and_in_no_pack_are_named(example: Document) -> None:
    before = not_asked(example)
    titles = register(sent(example, None), TODAY)[0].titles
    assert not_asked(sent(example, None)) == tuple(t for t in before if t not in titles)
    nobody = tuple(msgspec.structs.replace(s, owner="") for s in example.sections)
    assert not_asked(msgspec.structs.replace(example, sections=nobody)) == ()


def test_a_pack_is_marked_and_taken_off_by_its_id_alone(example: Document) -> None:
    document = with_sent(example, [sent_to(example, CARE), sent_to(example, LEAVERS)])
    marked = marked_returned(document, "pk-p-care", TODAY)
    assert [pack.returned for pack in marked.packs] == [TODAY, None]
    assert marked_returned(marked, "pk-p-care", None) == document
    assert [pack.id for pack in not_needed(document, "pk-p-care").packs] == ["pk-p-leavers"]


def test_three_weeks_before_the_due_date_are_offered(
    example: Document, framework: Framework
) -> None:
    cycle = msgspec.structs.replace(
        example.cycle, meeting=dt.date(2026, 12, 7), due_override=None, due_override_reason=""
    )
    offered = offered_due(cycle, framework, dt.date(2026, 9, 1))
    # Due on Friday 6 November 2026: 7 November is a Saturday. No bank holiday lies between.
    assert offered == dt.date(2026, 10, 16)
    assert is_working_day(offered, framework.bank_holidays)


def test_contributors_have_at_least_a_week(example: Document, framework: Framework) -> None:
    cycle = msgspec.structs.replace(
        example.cycle, meeting=dt.date(2026, 12, 7), due_override=None, due_override_reason=""
    )
    assert offered_due(cycle, framework, dt.date(2026, 10, 30)) == dt.date(2026, 11, 6)


def test_without_a_meeting_two_weeks_are_offered(example: Document, framework: Framework) -> None:
    cycle = msgspec.structs.replace(example.cycle, meeting=None)
    assert offered_due(cycle, framework, dt.date(2026, 10, 5)) == dt.date(2026, 10, 19)
