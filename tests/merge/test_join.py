"""Joining two saved versions through the history."""

import datetime as dt

import msgspec
import pytest

from ilacs_desktop.document.body import Block, Text, body_text
from ilacs_desktop.document.model import Document
from ilacs_desktop.document.places import Place, body_at, with_body
from ilacs_desktop.history.history import History, Version
from ilacs_desktop.merge.join import Joined, join

SUMMARY = Place("front", "summary")
START = dt.datetime(2026, 11, 2, 9, tzinfo=dt.UTC)


def said(document: Document, *paragraphs: str) -> Document:
    """Return the document with this summary."""
    blocks = tuple(Block(f"s{at}", (Text(text),)) for at, text in enumerate(paragraphs))
    return with_body(document, SUMMARY, blocks)


class Work:
    """A history that grows by commits a minute apart."""

    def __init__(self) -> None:
        self.history = History()
        self._minute = 0

    def save(self, document: Document, *parents: Version, by: str = "Jo Ash") -> Version:
        self._minute += 1
        at = START + dt.timedelta(minutes=self._minute)
        ids = tuple(parent.id for parent in parents)
        self.history, version = self.history.commit(document, ids, by, at, "laptop")
        return version

    def join(self, one: Version, other: Version) -> Joined:
        return join(self.history, one.id, other.id)


def test_two_authors_work_comes_together(example: Document) -> None:
    work = Work()
    base = work.save(said(example, "Practice is good.", "Plans drift."))
    one = work.save(said(example, "Practice is mostly good.", "Plans drift."), base)
    other = work.save(said(example, "Practice is good.", "Some plans drift."), base, by="Priya")
    joined = work.join(one, other)
    assert (
        body_text(body_at(joined.document, SUMMARY))
        == "Practice is mostly good.\nSome plans drift."
    )
    assert set(joined.parents) == {one.id, other.id}
    assert joined.document.proposals == ()


def test_two_people_who_make_the_same_join_make_the_same_version(example: Document) -> None:
    work = Work()
    base = work.save(said(example, "Waits fell to 33 days."))
    one = work.save(said(example, "Waits fell to 31 days."), base)
    other = work.save(said(example, "Waits fell to 29 days."), base, by="Priya Nair")
    mine, theirs = work.join(one, other), work.join(other, one)
    assert mine == theirs
    (asked,) = mine.document.proposals
    assert {asked.mine_by, asked.theirs_by} == {"Jo Ash", "Priya Nair"}
    versions = [
        work.history.commit(j.document, j.parents, by, START, "anywhere")[1].id
        for j, by in ((mine, "Jo Ash"), (theirs, "Priya Nair"))
    ]
    assert versions[0] == versions[1]


def test_a_version_that_follows_the_other_is_the_join(example: Document) -> None:
    work = Work()
    base = work.save(example)
    later = work.save(said(example, "Practice is good."), base)
    for joined in (work.join(base, later), work.join(later, base), work.join(later, later)):
        assert joined == Joined(work.history.load(later.id), (), (later.id,))


def test_versions_that_joined_each_other_before_are_joined_again(example: Document) -> None:
    work = Work()
    base = work.save(said(example, "One.", "Two.", "Three."))
    left = work.save(said(example, "One a.", "Two.", "Three."), base)
    right = work.save(said(example, "One.", "Two.", "Three b."), base)
    both = said(example, "One a.", "Two.", "Three b.")
    again_left = work.save(said(both, "One a.", "Two.", "Three b.", "Left."), left, right)
    again_right = work.save(said(both, "Right.", "Two.", "Three b."), right, left)
    joined = work.join(again_left, again_right)
    assert body_text(body_at(joined.document, SUMMARY)) == "Right.\nTwo.\nThree b.\nLeft."
    assert joined.document.proposals == ()


def test_versions_without_a_common_ancestor_lose_nothing(example: Document) -> None:
    work = Work()
    one = work.save(said(example, "Practice is good."))
    other = work.save(
        said(msgspec.structs.replace(example, word_list=("Ofsted",)), "Plans drift in places."),
        by="Priya Nair",
    )
    joined = work.join(one, other).document
    there = {p.mine_body[0].runs for p in joined.proposals if p.question == "summary"}
    there |= {p.theirs_body[0].runs for p in joined.proposals if p.question == "summary"}
    assert there == {(Text("Practice is good."),), (Text("Plans drift in places."),)}
    assert set(joined.word_list) == {"Ofsted", *example.word_list}
    assert len(joined.sections) == len(example.sections)


def test_an_unknown_version_is_refused(example: Document) -> None:
    work = Work()
    base = work.save(example)
    with pytest.raises(KeyError):
        join(work.history, base.id, "0" * 32)
