"""What changed since a version, grouped, counted and named; one thing or the whole put back."""

import datetime as dt
from random import Random

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ilacs_desktop.document.body import Block, Text
from ilacs_desktop.document.model import Document
from ilacs_desktop.document.places import Place, body_at, with_body
from ilacs_desktop.document.records import Pack, SignOff
from ilacs_desktop.history.history import History, HistoryError
from ilacs_desktop.merge.change import TextChange
from ilacs_desktop.merge.changes import changes
from ilacs_desktop.merge.since import gone_back, one_before, since, undone, up_to
from ilacs_desktop.merge.since_who import BLOCK
from tests.merge.since_made import Past, edited, past
from tests.ui.slim import slim

SUMMARY = Place("front", "summary")


def block(name: str, text: str) -> Block:
    return Block(name, (Text(text),))


@pytest.fixture
def plain(example: Document) -> Document:
    """Return the example with a summary of three paragraphs."""
    body = (block("a", "We know it."), block("b", "We count it."), block("c", "We act on it."))
    return with_body(example, SUMMARY, body)


@pytest.fixture(scope="module")
def made(example: Document) -> Past:
    """Return the example with twelve versions."""
    return past(example, 12)


def test_changes_stand_under_their_sections_in_reading_order(plain: Document) -> None:
    (a, b, c), section = body_at(plain, SUMMARY), plain.sections[0]
    new = with_body(plain, SUMMARY, (block("a", "We all know it."), c, block("d", "New.")))
    new = with_body(new, Place(section.id, "know"), (block("k", "Told anew."),))
    new = msgspec.structs.replace(new, evidence=new.evidence[1:])
    found = since(plain, new, {})
    assert [(group.part, group.question, group.list) for group in found.groups] == [
        ("front", "summary", ""),
        (section.id, "", ""),
        ("", "", "evidence"),
    ]
    kinds = [told.change.kind for told in found.groups[0].told]
    assert kinds == ["removed", "changed", "added"], "what was deleted comes first"
    assert found.groups[0].told[0].change.before is b
    assert a is not b


def test_words_are_counted_in_the_text_alone(plain: Document) -> None:
    body = body_at(plain, SUMMARY)
    new = with_body(plain, SUMMARY, (block("a", "We now know of it."), body[2]))
    new = msgspec.structs.replace(new, actions=new.actions[1:])
    found = since(plain, new, {})
    assert (found.added, found.removed, found.texts) == (2, 3, 1)


def test_the_words_of_a_section_that_is_gone_are_counted(plain: Document) -> None:
    section = msgspec.structs.replace(
        plain.sections[0], know=(block("k", "One two three."),), how=(), plan=()
    )
    old = msgspec.structs.replace(plain, sections=(section, *plain.sections[1:]))
    new = msgspec.structs.replace(plain, sections=plain.sections[1:])
    found = since(old, new, {})
    (group,) = (group for group in found.groups if group.part == section.id)
    assert (found.added, found.removed, found.texts) == (0, 3, 1)
    assert [told.change.kind for told in group.told] == ["removed"]


def test_every_change_says_who_and_who_changed_most_comes_first(plain: Document) -> None:
    body = (block("a", "One."), block("b", "Two."), block("c", "Three."))
    who = {
        (BLOCK, "a"): ("Jo Ash",),
        (BLOCK, "b"): ("Priya Nair",),
        (BLOCK, "c"): ("Priya Nair", "Tom Okafor"),
    }
    found = since(plain, with_body(plain, SUMMARY, body), who)
    assert [told.by for told in found.groups[0].told] == list(who.values())
    assert found.by == ("Priya Nair", "Jo Ash", "Tom Okafor")


def test_the_version_before_a_join_is_that_of_who_joined(made: Past) -> None:
    joins = [v for v in made.history.versions.values() if len(v.parents) > 1]
    assert joins
    for join in joins:
        assert made.history.versions[one_before(made.history, join)].by == join.by
    first = made.history.log()[-1]
    assert one_before(made.history, first) == ""


def test_a_paragraph_comes_back_where_it_stood(plain: Document) -> None:
    body = body_at(plain, SUMMARY)
    new = with_body(plain, SUMMARY, (body[0], body[2], block("d", "More.")))
    removed = next(c for c in changes(plain, new) if c.kind == "removed")
    back = undone(new, removed)
    assert [one.id for one in body_at(back.document, SUMMARY)] == ["a", "b", "c", "d"]
    assert back.why == ""


def test_a_paragraph_that_was_reworded_and_then_deleted_comes_back_too(plain: Document) -> None:
    body = body_at(plain, SUMMARY)
    reworded = with_body(plain, SUMMARY, (body[0], block("b", "We do."), body[2]))
    (change,) = changes(plain, reworded)
    now = with_body(reworded, SUMMARY, (body[0], body[2]))
    assert body_at(undone(now, change).document, SUMMARY) == body


def test_a_record_that_was_changed_and_then_deleted_comes_back_too(plain: Document) -> None:
    action = plain.actions[1]
    renamed = msgspec.structs.replace(action, owner="Somebody else")
    changed = msgspec.structs.replace(
        plain, actions=(plain.actions[0], renamed, *plain.actions[2:])
    )
    (change,) = changes(plain, changed)
    now = msgspec.structs.replace(plain, actions=(plain.actions[0], *plain.actions[2:]))
    assert undone(now, change).document == plain


def test_what_is_as_it_was_already_is_not_put_back_again(plain: Document) -> None:
    body = body_at(plain, SUMMARY)
    new = with_body(plain, SUMMARY, (body[0], block("b", "We do."), body[2]))
    (change,) = changes(plain, new)
    result = undone(plain, change)
    assert result.document is plain
    assert result.why == "It reads like that already."


def test_what_has_no_home_any_more_says_why(plain: Document) -> None:
    section = plain.sections[0]
    place = Place(section.id, "know")
    new = with_body(plain, place, (block("k", "Told anew."),))
    change = next(
        c for c in changes(plain, new) if isinstance(c, TextChange) and c.kind == "removed"
    )
    homeless = msgspec.structs.replace(new, sections=new.sections[1:])
    result = undone(homeless, change)
    assert result.document is homeless
    assert "gone" in result.why


def test_a_number_taken_meanwhile_is_told(plain: Document) -> None:
    new = msgspec.structs.replace(plain, actions=plain.actions[1:])
    (change,) = (c for c in changes(plain, new) if not isinstance(c, TextChange))
    taken = msgspec.structs.replace(
        new.actions[0], id="ac-new", number=plain.actions[0].number, what="Another"
    )
    now = msgspec.structs.replace(new, actions=(taken, *new.actions))
    result = undone(now, change)
    numbers = [action.number for action in result.document.actions]
    assert len(set(numbers)) == len(numbers)
    assert result.notes


def test_going_back_keeps_what_happened_on_record(plain: Document) -> None:
    signed = SignOff("so", "dcs", "Dr Amara Lund", dt.date(2026, 10, 1), "v", "d")
    pack = Pack("pk", "Head of service", (), "word", dt.date(2026, 10, 1))
    new = with_body(plain, SUMMARY, (block("z", "Other."),))
    new = msgspec.structs.replace(new, sign_offs=(signed,), packs=(pack,), actions=())
    back = gone_back(new, plain)
    assert (back.sign_offs, back.packs) == ((signed,), (pack,))
    assert msgspec.structs.replace(back, sign_offs=(), packs=()) == plain


def test_a_history_up_to_a_version_holds_that_and_nothing_later(made: Past) -> None:
    log = made.history.log()
    earlier = up_to(made.history, log[4].id)
    assert set(earlier.versions) == made.history.ancestors(log[4].id)
    for version in earlier.versions:
        assert earlier.load(version) == made.history.load(version)
    trees = {version.tree for version in made.history.versions.values()}
    kept = {version.tree for version in earlier.versions.values()}
    assert trees & earlier.objects.keys() == kept
    assert len(earlier.objects) < len(made.history.objects)


def test_a_damaged_version_up_to_which_a_history_goes_stays_damaged(made: Past) -> None:
    version = made.history.versions[made.head]
    objects = {name: raw for name, raw in made.history.objects.items() if name != version.tree}
    earlier = up_to(History(made.history.versions, objects), made.head)
    with pytest.raises(HistoryError):
        earlier.load(made.head)


@given(seed=st.integers(0, 10_000))
def test_each_change_can_be_put_back_on_its_own(example: Document, seed: int) -> None:
    old = slim(example)
    new = edited(old, Random(seed), "n")
    count = len(changes(old, new))
    for group in since(old, new, {}).groups:
        for told in group.told:
            result = undone(new, told.change)
            assert not result.why
            assert len(changes(old, result.document)) == count - 1
