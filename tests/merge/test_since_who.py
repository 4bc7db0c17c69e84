"""Who changed what: told from the versions, whoever joined them and whatever cannot be read."""

import datetime as dt
from random import Random

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ilacs_desktop.document.body import Block, Body, Text
from ilacs_desktop.document.model import Document
from ilacs_desktop.document.places import Place, body_at, with_body
from ilacs_desktop.history.history import History
from ilacs_desktop.merge.change import TextChange
from ilacs_desktop.merge.changes import changes
from ilacs_desktop.merge.document import merge
from ilacs_desktop.merge.since_who import BLOCK, Authors
from tests.merge.since_made import edited
from tests.ui.slim import slim

START = dt.datetime(2026, 9, 1, 9, 0, tzinfo=dt.UTC)
SUMMARY = Place("front", "summary")


class Council:
    """A history that people save into, an hour after each other."""

    def __init__(self, document: Document) -> None:
        self.history = History()
        self._hours = 0
        self.first = self.save(document, (), "Jo Ash")

    def save(self, document: Document, parents: tuple[str, ...], by: str) -> str:
        self._hours += 1
        at = START + dt.timedelta(hours=self._hours)
        self.history, version = self.history.commit(document, parents, by, at, "LAPTOP-1")
        return version.id


def block(name: str, text: str) -> Block:
    return Block(name, (Text(text),))


def summary(document: Document, *blocks: Block) -> Document:
    return with_body(document, SUMMARY, blocks)


@pytest.fixture
def plain(example: Document) -> Document:
    """Return the example with a summary of three paragraphs."""
    return summary(example, block("a", "First."), block("b", "Second."), block("c", "Third."))


def rewritten(document: Document, name: str, text: str) -> Document:
    body: Body = body_at(document, SUMMARY)
    return summary(document, *(block(name, text) if one.id == name else one for one in body))


def test_each_paragraph_names_those_who_changed_it_oldest_first(plain: Document) -> None:
    council = Council(plain)
    one = rewritten(plain, "a", "First of all.")
    two = rewritten(rewritten(one, "a", "First of everything."), "b", "Second to none.")
    head = council.save(one, (council.first,), "Priya Nair")
    head = council.save(two, (head,), "Tom Okafor")
    who = Authors().between(council.history, council.first, head)
    assert who == {(BLOCK, "a"): ("Priya Nair", "Tom Okafor"), (BLOCK, "b"): ("Tom Okafor",)}


def test_only_versions_after_the_older_one_count(plain: Document) -> None:
    council = Council(plain)
    one, two = rewritten(plain, "a", "New."), rewritten(plain, "a", "Newer.")
    middle = council.save(one, (council.first,), "Priya Nair")
    head = council.save(two, (middle,), "Tom Okafor")
    assert Authors().between(council.history, middle, head) == {(BLOCK, "a"): ("Tom Okafor",)}
    assert Authors().between(council.history, head, head) == {}


def test_who_joins_two_versions_did_not_write_what_each_of_them_brings(plain: Document) -> None:
    council = Council(plain)
    mine, theirs = rewritten(plain, "a", "Mine."), rewritten(plain, "b", "Theirs.")
    ours = council.save(mine, (council.first,), "Jo Ash")
    other = council.save(theirs, (council.first,), "Priya Nair")
    joined = merge(plain, mine, theirs).document
    head = council.save(joined, (ours, other), "Tom Okafor")
    who = Authors().between(council.history, council.first, head)
    assert who == {(BLOCK, "a"): ("Jo Ash",), (BLOCK, "b"): ("Priya Nair",)}


def test_whose_words_are_gone_again_is_not_named_for_those_that_stand(plain: Document) -> None:
    council = Council(plain)
    head = council.save(rewritten(plain, "a", "Typed. First."), (council.first,), "Priya Nair")
    head = council.save(rewritten(plain, "a", "Quite. First."), (head,), "Tom Okafor")
    who = Authors().between(council.history, council.first, head)
    assert who == {(BLOCK, "a"): ("Tom Okafor",)}


def test_who_joins_what_two_wrote_in_one_paragraph_wrote_nothing_in_it(plain: Document) -> None:
    council = Council(plain)
    long = rewritten(plain, "a", "One two three. Four five six.")
    first = council.save(long, (council.first,), "Jo Ash")
    mine = rewritten(plain, "a", "One two thirty. Four five six.")
    theirs = rewritten(plain, "a", "One two three. Four five sixty.")
    ours = council.save(mine, (first,), "Jo Ash")
    other = council.save(theirs, (first,), "Priya Nair")
    joined = merge(long, mine, theirs).document
    typed = rewritten(joined, "b", "Second, and more.")
    head = council.save(typed, (ours, other), "Tom Okafor")
    who = Authors().between(council.history, first, head)
    assert who == {(BLOCK, "a"): ("Jo Ash", "Priya Nair"), (BLOCK, "b"): ("Tom Okafor",)}


def test_a_removed_paragraph_names_who_removed_it(plain: Document) -> None:
    council = Council(plain)
    less = summary(plain, *body_at(plain, SUMMARY)[1:])
    head = council.save(less, (council.first,), "Priya Nair")
    assert Authors().between(council.history, council.first, head) == {
        (BLOCK, "a"): ("Priya Nair",)
    }


def test_records_parts_and_set_up_name_who_changed_them(plain: Document) -> None:
    council = Council(plain)
    replace = msgspec.structs.replace
    action = replace(plain.actions[0], owner="Head of service")
    section = replace(plain.sections[0], status="agreed")
    changed = replace(
        plain,
        actions=(action, *plain.actions[1:]),
        sections=(section, *plain.sections[1:]),
        cycle=replace(plain.cycle, marking="OFFICIAL"),
        word_list=(*plain.word_list, "Fernhill"),
        evidence=plain.evidence[1:],
    )
    head = council.save(changed, (council.first,), "Priya Nair")
    who = Authors().between(council.history, council.first, head)
    assert set(who) == {
        ("actions", action.id),
        ("sections", section.id),
        ("cycle", "cycle"),
        ("", plain.id),
        ("evidence", plain.evidence[0].id),
    }
    assert set(who.values()) == {("Priya Nair",)}


def test_without_an_older_version_nobody_is_named_for_the_beginning(plain: Document) -> None:
    council = Council(plain)
    head = council.save(rewritten(plain, "a", "New."), (council.first,), "Priya Nair")
    assert Authors().between(council.history, "", head) == {(BLOCK, "a"): ("Priya Nair",)}


def test_a_damaged_version_names_nobody_and_the_others_are_told(plain: Document) -> None:
    council = Council(plain)
    one = rewritten(plain, "a", "New.")
    damaged = council.save(one, (council.first,), "Priya Nair")
    after = council.save(rewritten(one, "b", "Newer."), (damaged,), "Tom Okafor")
    head = council.save(rewritten(rewritten(one, "b", "Newer."), "c", "!"), (after,), "Jo Ash")
    tree = council.history.versions[damaged].tree
    objects = {name: raw for name, raw in council.history.objects.items() if name != tree}
    broken = History(council.history.versions, objects)
    authors = Authors()
    assert authors.between(broken, council.first, head) == {(BLOCK, "c"): ("Jo Ash",)}
    whole = authors.between(council.history, council.first, head)
    assert whole[BLOCK, "a"] == ("Priya Nair",), "what came whole again is told"


def test_an_unknown_version_is_refused(plain: Document) -> None:
    council = Council(plain)
    with pytest.raises(KeyError):
        Authors().between(council.history, council.first, "gone")


@given(seed=st.integers(0, 10_000), steps=st.integers(1, 4))
def test_whatever_differs_has_an_author(example: Document, seed: int, steps: int) -> None:
    short = slim(example)
    random, council, document = Random(seed), Council(short), short
    head = council.first
    for step in range(steps):
        document = edited(document, random, f"n{step}")
        head = council.save(document, (head,), random.choice(("Jo Ash", "Priya Nair")))
    who = Authors().between(council.history, council.first, head)
    for change in changes(short, document):
        if isinstance(change, TextChange):
            ids = {one.id for one in (change.before, change.after) if one is not None}
            assert any(who.get((BLOCK, id_)) for id_ in ids)
        else:
            assert who[change.list, change.record]
