"""Putting changes back: the laws, and what a change leaves alone."""

from random import Random

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from ilacs_desktop.document.body import Block, Body, Text
from ilacs_desktop.document.edits import with_record
from ilacs_desktop.document.faults import faults
from ilacs_desktop.document.model import Document, Judgement, Person, Section
from ilacs_desktop.document.places import QUESTIONS, Place, bodies, body_at, with_body
from ilacs_desktop.document.records import Action, Evidence
from ilacs_desktop.merge.changes import Change, TextChange, changes, put_back, why_not
from ilacs_desktop.merge.document import RECORDS
from ilacs_desktop.merge.fields import PARTS
from tests.merge.authors import answer, rewritten
from tests.strategies import document_from, edit

replace = msgspec.structs.replace
SEEDS = st.integers(0, 2**48)


def drafted(seed: int) -> Document:
    """Return a self-evaluation with answers in several places."""
    random = Random(seed)
    document = document_from(seed)
    for at, (place, _) in enumerate(list(bodies(document))):
        if at < 4:
            text = tuple(replace(b, id=f"{at}{b.id}") for b in answer(random))
            document = with_body(document, place, text)
    return document


def worked_on(document: Document, seed: int) -> Document:
    """Return it after another author's work: texts, moves between answers, parts and records."""
    random = Random(seed)
    for at, (place, body) in enumerate(list(bodies(document))):
        if body and random.random() < 0.6:
            text = rewritten(body, random, f"n{at}-", random.randint(1, 5))
            document = with_body(document, place, text)
    document = carried(document, random)
    sections = list(document.sections)
    if sections and random.random() < 0.4:
        sections.pop(random.randrange(len(sections)))
    random.shuffle(sections)
    document = replace(document, sections=tuple(sections))
    return replace(
        edit(document, random), id=document.id, front=document.front,
        judgements=document.judgements, sections=document.sections,
    )  # fmt: skip


def carried(document: Document, random: Random) -> Document:
    """Return it with a paragraph or two moved to other answers."""
    for _ in range(random.randint(0, 2)):
        texts = list(bodies(document))
        (source, body), (goal, _) = random.choice(texts), random.choice(texts)
        if body and source != goal:
            block = random.choice(body)
            rest = tuple(one for one in body if one is not block)
            document = with_body(document, source, rest)
            document = with_body(document, goal, (block, *body_at(document, goal)))
    return document


def nameless(body: Body) -> list[Block]:
    """Return the paragraphs without their ids: one that was pasted anew keeps its new one."""
    return [replace(block, id="") for block in body]


def assert_reads_as(document: Document, old: Document) -> None:
    """The texts stand paragraph by paragraph as they did, the parts and records too."""
    texts, wanted = dict(bodies(document)), dict(bodies(old))
    assert {place: nameless(body) for place, body in texts.items()} == {
        place: nameless(body) for place, body in wanted.items()
    }
    empty = dict.fromkeys(QUESTIONS, ())
    for name in ("judgements", "sections"):
        now, was = ([replace(p, **empty) for p in getattr(d, name)] for d in (document, old))
        assert now == was
    for name in RECORDS:
        now, was = ({one.id: one for one in getattr(d, name)} for d in (document, old))
        assert now == was
    for name in ("authority", "cycle", "allow_list", "word_list"):
        assert getattr(document, name) == getattr(old, name)


@given(SEEDS, SEEDS)
def test_put_back_one_after_the_other_they_give_the_old_version(one: int, other: int) -> None:
    old = drafted(one)
    new = worked_on(old, other)
    for change in changes(old, new):
        assert why_not(new, change) == ""
        new = put_back(new, change)
        assert faults(new) == ()
    assert_reads_as(new, old)


@given(SEEDS, SEEDS, st.randoms(use_true_random=False))
def test_the_texts_come_back_in_whatever_order(one: int, other: int, random: Random) -> None:
    old = drafted(one)
    new = replace(worked_on(old, other), sections=old.sections, judgements=old.judgements)
    found = [change for change in changes(old, new) if isinstance(change, TextChange)]
    random.shuffle(found)
    for change in found:
        new = put_back(new, change)
    assert [nameless(body) for _, body in bodies(new)] == [
        nameless(body) for _, body in bodies(old)
    ]


@given(SEEDS, SEEDS)
def test_putting_one_back_leaves_all_others(one: int, other: int) -> None:
    old = drafted(one)
    new = worked_on(old, other)
    for change in changes(old, new):
        back = put_back(new, change)
        assert all_but(back, change) == all_but(new, change)
        assert faults(back) == ()
        assert (back == new) == bool(why_not(new, change))


def all_but(document: Document, change: Change) -> dict[object, object]:
    """Return every paragraph, part and record in its order, but for what a change is about."""
    is_text = isinstance(change, TextChange)
    name, about = ("", change.block) if is_text else (change.list, change.record)
    found: dict[object, object] = {
        place: [block for block in body if block.id != about]
        for place, body in bodies(document)
        if place.part != about
    }
    empty = dict.fromkeys(QUESTIONS, ())
    for listed in ("judgements", "sections", *RECORDS):
        records = (one for one in getattr(document, listed) if (listed, one.id) != (name, about))
        parts = listed in PARTS
        found[listed] = [replace(one, **empty) if parts else one for one in records]
    for whole in ("authority", "cycle"):
        found[whole] = None if whole == name else getattr(document, whole)
    lists = None if not is_text and not name else (document.allow_list, document.word_list)
    return {**found, "lists": lists}


# ---- what rests on what


def undone(new: Document, old: Document) -> Document:
    """Return the document with everything put back in the order in which it is told."""
    for change in changes(old, new):
        assert why_not(new, change) == ""
        new = put_back(new, change)
    return new


def change_of(old: Document, new: Document, record: str) -> Change:
    return next(c for c in changes(old, new) if getattr(c, "record", "") == record)


def test_a_new_judgement_goes_after_the_sections_in_it(example: Document) -> None:
    judgement = Judgement("j-new", "Trust")
    moved = replace(example.sections[0], judgement="j-new")
    new = replace(
        example,
        judgements=(*example.judgements, judgement),
        sections=(moved, *example.sections[1:], Section("s-new", "Trust", "j-new")),
    )
    assert "Sections stand under it" in why_not(new, change_of(example, new, "j-new"))
    assert undone(new, example) == example


def test_evidence_goes_after_the_action_that_it_proves_and_a_person_after_their_section(
    example: Document,
) -> None:
    new = with_record(example, Evidence("ev-new", 900, "Visits"))
    new = with_record(new, Action("ac-new", 900, shown_by=("ev-new",)))
    new = with_record(new, Person("pe-new", "Ada Bright"))
    owned = replace(new.sections[0], owner="pe-new")
    new = replace(new, sections=(owned, *new.sections[1:]))
    assert why_not(new, change_of(example, new, "ev-new")) == (
        "It shows that action 900 worked. Put that back first."
    )
    assert f"“{owned.title}” belongs to them." in why_not(new, change_of(example, new, "pe-new"))
    assert undone(new, example) == example


def test_a_section_comes_back_after_its_judgement(example: Document) -> None:
    judgement = example.judgements[0]
    kept = tuple(s for s in example.sections if s.judgement != judgement.id)
    new = replace(example, judgements=example.judgements[1:], sections=kept)
    section = next(s for s in example.sections if s.judgement == judgement.id)
    back = change_of(example, new, section.id)
    assert why_not(new, back) == "The judgement it stood under is gone. Put that back first."
    assert put_back(new, back) == new
    assert undone(new, example) == example


def test_a_new_section_that_took_a_paragraph_in_gives_it_back_first(example: Document) -> None:
    old, *others = example.sections
    block, *left = old.know
    fresh = Section("s-new", "Split off", old.judgement, know=(block,))
    new = replace(example, sections=(replace(old, know=tuple(left)), *others, fresh))
    came = change_of(example, new, "s-new")
    assert why_not(new, came) == "Paragraphs were moved into it. Put those back first."
    assert undone(new, example) == example


def test_a_new_section_that_was_written_in_since_stays(example: Document) -> None:
    fresh = Section("s-new", "Fresh", example.judgements[0].id)
    new = replace(example, sections=(*example.sections, fresh))
    came = change_of(example, new, "s-new")
    written = with_body(new, Place("s-new", "know"), (Block("b-since", (Text("Since."),)),))
    assert "written in it since" in why_not(written, came)
    assert put_back(written, came) == written


def test_a_removed_section_does_not_bring_back_twice_what_was_moved_out_of_it(
    example: Document,
) -> None:
    gone, goal, *others = example.sections
    block = gone.know[0]
    new = replace(example, sections=(replace(goal, know=(*goal.know, block)), *others))
    section, moved = changes(example, new)
    assert "The part of the text it stood in is gone" in why_not(new, moved)
    once = put_back(new, section)
    assert faults(once) == ()
    assert put_back(once, moved) == example


def test_edits_of_one_sentence_are_not_mixed(example: Document) -> None:
    """Where somebody wrote in the sentence since, mine comes back whole."""
    place = Place(example.sections[0].id, "know")
    old, new, now = (
        with_body(example, place, (Block("b", (Text(text),)),))
        for text in ("Most homes are near us.", "Many homes are near us.", "Many homes are by us.")
    )
    (change,) = changes(old, new)
    assert put_back(now, change) == old


def test_a_mark_given_since_stays_and_a_list_keeps_what_was_added(example: Document) -> None:
    place = Place(example.sections[0].id, "know")
    old, new, now = (
        with_body(example, place, (Block("b", (Text(text),), stance=stance),))
        for text, stance in (
            ("Near. Far.", ""),
            ("Near. Not far.", ""),
            ("Near. Not far.", "strength"),
        )
    )
    (change,) = changes(old, new)
    (back,) = body_at(put_back(now, change), place)
    assert (back.stance, back.runs) == ("strength", (Text("Near. Far."),))
    words = replace(example, word_list=(*example.word_list, "theirs"))
    (lists,) = changes(example, words)
    more = replace(words, word_list=(*words.word_list, "since"))
    assert put_back(more, lists).word_list == (*example.word_list, "since")


def test_a_field_written_since_gives_way_where_both_are_about_it(example: Document) -> None:
    item = example.evidence[0]
    new = with_record(example, replace(item, title="Theirs"))
    (change,) = changes(example, new)
    assert put_back(with_record(new, replace(item, title="Since")), change) == example
