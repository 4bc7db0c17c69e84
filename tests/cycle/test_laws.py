"""What holds for packs whoever wrote what: no order matters, and no word is lost."""

import datetime as dt
import re
from random import Random

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ilacs_desktop.cycle.returning import (
    Back,
    FormBack,
    FormFacts,
    place_in_order,
    sent_document,
    take_in,
)
from ilacs_desktop.document.body import Body
from ilacs_desktop.document.faults import faults
from ilacs_desktop.document.model import Authority, Cycle, Document, Judgement, Person, Section
from ilacs_desktop.document.places import Place, bodies, body_at, with_body
from ilacs_desktop.document.records import Action, Evidence
from ilacs_desktop.storage.container import Opened
from tests.cycle.contributors import Office, kept
from tests.merge.authors import answer, rewritten

_ADDED = re.compile(r"(?:new|fact)\d+|(?:evidence|action) of \w+")
WHERE = (("s1", "know"), ("s1", "plan"), ("s2", "know"), ("s3", "know"))
UNTOUCHED = Place("s4", "know")


def written(random: Random) -> Document:
    """Return a small self-evaluation of two people, in which something is written."""
    people = (Person("a", "Ada Mensah"), Person("b", "Ben Holt"))
    sections = tuple(
        Section(name, name.upper(), "j", owner=owner)
        for name, owner in (("s1", "a"), ("s2", "a"), ("s3", "b"), ("s4", ""))
    )
    cycle = Cycle("2026", "f", dt.date(2026, 4, 1), today=dt.date(2026, 10, 23))
    document = Document(
        "se-1",
        Authority("Northbridge"),
        cycle,
        people,
        judgements=(Judgement("j", "Judgement"),),
        sections=sections,
        evidence=(Evidence("e0", 1, "Known"),),
        actions=(Action("x0", 1, "Known"),),
    )
    for part, question in (*WHERE, ("s4", "know")):
        document = with_body(document, Place(part, question), named(answer(random), part, question))
    return document


def named(body: Body, *names: str) -> Body:
    """Return a body with ids that no other body has."""
    start = "-".join(names)
    return tuple(msgspec.structs.replace(b, id=f"{start}-{b.id}") for b in body)


def worked_on(document: Document, random: Random, who: str) -> Document:
    """Return a document after somebody rewrote some of its answers, and added to its records."""
    for part, question in WHERE:
        place = Place(part, question)
        if part in {section.id for section in document.sections}:
            edits = random.randint(0, 3)
            body = rewritten(body_at(document, place), random, f"{who}-{part}{question}", edits)
            document = with_body(document, place, body)
    evidence = Evidence(f"e-{who}", len(document.evidence) + 1, f"evidence of {who}")
    action = Action(f"x-{who}", len(document.actions) + 1, f"action of {who}")
    return msgspec.structs.replace(
        document,
        evidence=(*document.evidence, evidence),
        actions=(*document.actions, action),
    )


def came_back(office: Office, random: Random) -> list[Back]:
    """Return what two people send: a pack twice, a pack from another desk, and a Word form."""
    ada, ben = office.file(0), office.file(1)
    first = kept(ada, worked_on(ada.document, random, "ada"), "Ada Mensah")
    second = kept(first, worked_on(first.document, random, "ada2"), "Ada Mensah")
    deputy = kept(ada, worked_on(ada.document, random, "deputy"), "Deputy")
    form = FormBack(
        facts := FormFacts("se-1", office.packs[1].id, office.packs[1].version, "Ben Holt", "2026"),
        worked_on(sent_document(office.open(), facts), random, "ben"),
        "Ben Holt",
        dt.datetime(2026, 10, 22, 9, tzinfo=dt.UTC),
    )
    filed = kept(ben, worked_on(ben.document, random, "benfile"), "Ben Holt")
    return [first, second, deputy, filed, form]


def taken_in(office: Office, document: Document, some: list[Back]) -> Document:
    """Return what is open once all that came back is in it."""
    mine = office.open(document)
    for back in sorted(some, key=place_in_order):
        brought = take_in(mine, back)
        mine = mine._replace(
            document=brought.arrival.after,
            history=brought.history,
            parents=(*mine.parents, *brought.joined),
        )
    return mine.document


def added_in(*values: object) -> set[str]:
    """Return the words and records that authors added."""
    return set(_ADDED.findall(msgspec.json.encode(values).decode()))


def own_words(side: Back | Document, base: Document) -> set[str]:
    """Return the words and records that somebody added to what they were sent."""
    if isinstance(side, FormBack):
        side = side.written
    document = side.document if isinstance(side, Opened) else side
    return added_in(document) - added_in(base)


def check(seed: int) -> None:
    """Take in what two people send, in two orders."""
    random = Random(seed)
    base = written(random)
    office = Office(base, "a", "b")
    mine = worked_on(office.document, random, "coordinator")
    back = [one for one in came_back(office, random) if own_words(one, base)]
    now = taken_in(office, mine, back)
    assert taken_in(office, mine, random.sample(back, len(back))) == now
    assert faults(now) == ()
    # What Ada took back in her second return is gone, as she meant; all else stands or is offered.
    for side in (mine, *back[1:]):
        assert own_words(side, base) <= added_in(now)
    for records in (now.evidence, now.actions):
        assert len({record.number for record in records}) == len(records)
    assert dict(bodies(now))[UNTOUCHED] == dict(bodies(base))[UNTOUCHED]


@settings(max_examples=20)  # half a second; the long run tries many more
@given(st.integers(0, 10**9))
def test_packs_that_come_back_together_give_the_same_in_any_order_and_lose_no_word(
    seed: int,
) -> None:
    check(seed)


@pytest.mark.long
@given(st.integers(0, 10**9))
def test_three_hundred_batches_of_packs(seed: int) -> None:
    check(seed)
