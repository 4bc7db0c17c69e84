"""A Word form that comes back again: what goes on from an earlier return is no second sentence."""

import datetime as dt

import msgspec
import pytest

from ilacs_desktop.cycle.returned_before import went_on_from
from ilacs_desktop.cycle.returning import FormBack, FormFacts, sent_document, take_in
from ilacs_desktop.document.body import Block, Text, body_text
from ilacs_desktop.document.model import Document
from ilacs_desktop.document.places import Place, body_at, with_body
from ilacs_desktop.document.records import Evidence
from ilacs_desktop.history.history import History
from ilacs_desktop.merge.bring_in import Open
from ilacs_desktop.storage.container import Opened
from tests.cycle.contributors import CARE, FRIDAY, Office, adding

KNOW, PLAN = Place("permanence", "know"), Place("permanence", "plan")
LATER = FRIDAY + dt.timedelta(days=2)
FIRST = "More children have a permanent home this year."
SECOND = "More children have a permanent home this year than last."


@pytest.fixture
def office(example: Document) -> Office:
    return Office(example, CARE)


def as_sent(office: Office) -> Document:
    return sent_document(office.open(), facts(office))


def facts(office: Office) -> FormFacts:
    sent = office.packs[0]
    return FormFacts(office.document.id, sent.id, sent.version, sent.owner)


def form(office: Office, written: Document, at: dt.datetime = FRIDAY) -> FormBack:
    return FormBack(facts(office), written, "Grace Mwangale", at)


def saved(mine: Open, back: FormBack) -> Open:
    """Return what is open once a form was brought in, and all of it was saved."""
    brought = take_in(mine, back)
    now = brought.arrival.after
    parents = (*mine.parents, *brought.joined)
    history, version = brought.history.commit(now, parents, mine.by, LATER, mine.device)
    return mine._replace(document=now, history=history, parents=(version.id,))


def texts(mine: Open, place: Place = KNOW) -> list[str]:
    return body_text(body_at(mine.document, place)).split("\n")


def test_a_sentence_of_the_first_form_edited_in_the_second_is_an_edit(office: Office) -> None:
    sent = as_sent(office)
    mine = saved(office.open(), form(office, adding(sent, KNOW, FIRST)))
    mine = mine._replace(document=adding(mine.document, KNOW, "Ours, behind it."))
    mine = saved(mine, form(office, adding(sent, KNOW, SECOND), LATER))
    assert texts(mine)[-2:] == [SECOND, "Ours, behind it."]
    assert FIRST not in texts(mine)
    assert mine.document.proposals == ()


def test_it_is_so_before_the_first_was_saved_too(office: Office) -> None:
    sent = as_sent(office)
    mine = office.open()
    brought = take_in(mine, form(office, adding(sent, KNOW, FIRST)))
    parents = (*mine.parents, *brought.joined)
    mine = mine._replace(document=brought.arrival.after, history=brought.history, parents=parents)
    now = take_in(mine, form(office, adding(sent, KNOW, SECOND), LATER)).arrival.after
    assert body_text(body_at(now, KNOW)).count("permanent home this year") == 1


def test_what_was_undone_comes_with_the_second_form(office: Office) -> None:
    """Its versions are still in the history, but nothing of it is in the document."""
    sent, mine = as_sent(office), office.open()
    brought = take_in(mine, form(office, adding(sent, KNOW, FIRST)))
    mine = mine._replace(history=brought.history)
    second = adding(adding(sent, KNOW, FIRST), PLAN, "More.")
    now = take_in(mine, form(office, second, LATER)).arrival.after
    assert body_text(body_at(now, KNOW)).endswith(FIRST)


def test_a_sentence_taken_out_in_the_second_form_goes(office: Office) -> None:
    sent = as_sent(office)
    first = adding(adding(sent, KNOW, FIRST), PLAN, "A new plan.")
    mine = saved(office.open(), form(office, first))
    mine = saved(mine, form(office, adding(sent, KNOW, FIRST), LATER))
    assert "A new plan." not in texts(mine, PLAN)
    assert texts(mine)[-1] == FIRST


def test_two_forms_that_two_people_filled_in_are_both_kept(office: Office) -> None:
    """The deputy began from the form as it was sent: nothing in theirs takes Grace's words out."""
    sent = as_sent(office)
    block, *rest = body_at(sent, KNOW)
    edited = msgspec.structs.replace(block, runs=(*block.runs, Text(" So say the children.")))
    mine = saved(office.open(), form(office, with_body(sent, KNOW, (edited, *rest))))
    mine = saved(mine, form(office, adding(sent, KNOW, "From the deputy."), LATER))
    assert texts(mine)[0].endswith(" So say the children.")
    assert texts(mine)[-1] == "From the deputy."


def test_every_form_that_was_brought_in_is_known_whatever_came_after(office: Office) -> None:
    sent = as_sent(office)
    forms = [
        form(office, adding(sent, KNOW, FIRST)),
        form(office, adding(sent, KNOW, SECOND), LATER),
    ]
    mine = office.open()
    for one in forms:
        mine = saved(mine, one)
    for one in forms:
        assert take_in(mine, one).joined == ()
        resaved = one._replace(at=LATER + dt.timedelta(days=1))
        assert take_in(mine, resaved).joined == (), "saved again in Word, with nothing changed"


def test_it_is_known_when_the_list_says_something_else_of_the_pack_by_now(office: Office) -> None:
    sent = as_sent(office)
    mine = saved(office.open(), form(office, adding(sent, KNOW, FIRST)))
    (pack,) = mine.document.packs
    later = msgspec.structs.replace(pack, due=dt.date(2026, 11, 2))
    mine = mine._replace(document=msgspec.structs.replace(mine.document, packs=(later,)))
    again = adding(sent_document(mine, facts(office)), KNOW, FIRST)
    assert take_in(mine, form(office, again, LATER)).joined == ()


def test_an_older_form_does_not_take_back_what_a_newer_one_brought(office: Office) -> None:
    sent = as_sent(office)
    newer = adding(adding(sent, KNOW, FIRST), PLAN, "A new plan.")
    mine = saved(office.open(), form(office, newer, LATER))
    mine = saved(mine, form(office, adding(sent, KNOW, FIRST), FRIDAY))
    assert texts(mine, PLAN)[-1] == "A new plan."
    assert texts(mine).count(FIRST) == 1


def test_a_new_row_of_evidence_that_is_still_there_is_one_record(office: Office) -> None:
    sent = as_sent(office)
    fresh = Evidence("ev-form", 90, "Permanence audit")
    first = msgspec.structs.replace(sent, evidence=(*sent.evidence, fresh))
    mine = saved(office.open(), form(office, first))
    mine = saved(mine, form(office, adding(first, KNOW, "Audited."), LATER))
    assert [one.title for one in mine.document.evidence].count("Permanence audit") == 1


def test_a_damaged_earlier_return_is_passed_over(office: Office) -> None:
    sent = as_sent(office)
    first = take_in(office.open(), form(office, adding(sent, KNOW, FIRST)))
    (name,) = first.joined
    mine = office.open()._replace(history=first.history, parents=(*office.parents, name))
    again = adding(sent, KNOW, SECOND)
    assert went_on_from(mine, sent, again, LATER) == name
    objects = {id_: raw for id_, raw in mine.history.objects.items() if FIRST.encode() not in raw}
    damaged = mine._replace(history=History(mine.history.versions, objects))
    assert went_on_from(damaged, sent, again, LATER) == ""


def test_a_pack_whose_history_was_damaged_goes_on_from_its_return(office: Office) -> None:
    sent = office.file()
    lost = Opened(adding(sent.document, KNOW, FIRST), History(), "")
    mine = office.open()
    brought = take_in(mine, lost)
    mine = mine._replace(
        document=brought.arrival.after,
        history=brought.history,
        parents=(*mine.parents, *brought.joined),
        at=LATER,
    )
    assert take_in(mine, lost).joined == ()
    again = Opened(adding(sent.document, KNOW, SECOND), History(), "")
    now = take_in(mine, again).arrival.after
    assert body_text(body_at(now, KNOW)).count("permanent home this year") == 1


def test_a_reworded_paragraph_counts_as_held(office: Office) -> None:
    sent = as_sent(office)
    block, *rest = body_at(sent, KNOW)

    def saying(text: str) -> Document:
        return with_body(sent, KNOW, (Block(block.id, (Text(text),)), *rest))

    mine = saved(office.open(), form(office, saying(FIRST)))
    mine = saved(mine, form(office, saying(SECOND), LATER))
    assert texts(mine)[0] == SECOND
    assert mine.document.proposals == ()
