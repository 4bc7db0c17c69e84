"""What changed between two versions, and putting one change back."""

import msgspec

from ilacs_desktop.document.body import Block, Text
from ilacs_desktop.document.edits import with_record, without_record
from ilacs_desktop.document.model import Document
from ilacs_desktop.document.places import Place, bodies, body_at, with_body
from ilacs_desktop.merge.changes import RecordChange, TextChange, changes, marked_words, put_back
from ilacs_desktop.merge.words import words_of
from tests.merge.prose import AUDIT, BASE, CARERS, DUTY, WAITS, body, like_the_editor, with_words

SUMMARY = Place("front", "summary")


def summaries(document: Document, *paragraphs: str) -> tuple[Document, Document]:
    """Return the document with BASE as its summary, and with these paragraphs in place of it."""
    old = with_body(document, SUMMARY, body(*BASE))
    return old, with_body(document, SUMMARY, like_the_editor(BASE, paragraphs, "n"))


def test_nothing_changed_is_no_change(example: Document) -> None:
    assert changes(example, example) == ()


def test_what_was_removed_comes_first(example: Document) -> None:
    old, new = summaries(example, WAITS, CARERS, DUTY, "A new line.")
    first, second = changes(old, new)
    assert isinstance(first, TextChange)
    assert isinstance(second, TextChange)
    assert (first.kind, first.place, first.words) == ("removed", SUMMARY, ((AUDIT, "-"),))
    assert (second.kind, second.words) == ("added", (("A new line.", "+"),))


def test_a_changed_paragraph_shows_the_words_that_came_and_went(example: Document) -> None:
    (change,) = changes(*summaries(example, *with_words("33 days", "31 days")))
    assert isinstance(change, TextChange)
    assert change.kind == "changed"
    before, after = WAITS.split("33")
    assert change.words == ((before, ""), ("33", "-"), ("31", "+"), (after, ""))


def test_a_moved_and_a_marked_paragraph_are_told_apart(example: Document) -> None:
    old, new = summaries(example, DUTY, AUDIT, WAITS, CARERS)
    (moved,) = changes(old, new)
    assert moved.kind == "moved"
    marked_block = msgspec.structs.replace(body(*BASE)[0], stance="strength")
    (marked,) = changes(old, with_body(old, SUMMARY, (marked_block, *body(*BASE)[1:])))
    assert marked.kind == "marked"


def test_a_section_pasted_back_shows_only_what_is_new_in_it(example: Document) -> None:
    old = with_body(example, SUMMARY, body(*BASE))
    new = with_body(example, SUMMARY, body(*with_words("33", "31"), ids="wxyz"))
    (change,) = changes(old, new)
    assert isinstance(change, TextChange)
    assert (change.kind, change.block) == ("changed", "x")


def test_records_and_sections_tell_which_fields_changed(example: Document) -> None:
    item = example.evidence[0]
    new = with_record(example, msgspec.structs.replace(item, title="Other", sample_size=3))
    new = without_record(new, example.actions[0])
    section = msgspec.structs.replace(new.sections[0], owner="Somebody")
    new = msgspec.structs.replace(new, sections=(section, *new.sections[1:]))
    removed, owner, fields = changes(example, new)
    assert isinstance(owner, RecordChange)
    assert isinstance(fields, RecordChange)
    assert (removed.kind, owner.list, owner.fields) == ("removed", "sections", ("owner",))
    assert fields.fields == ("title", "sample_size")


def test_a_change_that_is_no_longer_there_is_left(example: Document) -> None:
    old, new = summaries(example, *with_words("33 days", "31 days"))
    (change,) = changes(old, new)
    emptied = with_body(new, SUMMARY, ())
    assert put_back(emptied, change) == emptied
    fewer = msgspec.structs.replace(new, sections=(), judgements=())
    elsewhere = TextChange("added", Place("gone", "know"), "b", None, Block("b"), ())
    assert put_back(fewer, elsewhere) == fewer


def test_marked_words_hold_both_texts_whole() -> None:
    old, new = ((Text("Plans drift a lot."),), (Text("Some plans drift."),))
    row = marked_words(words_of(old), words_of(new))
    assert "".join(text for text, sign in row if sign != "+") == "Plans drift a lot."
    assert "".join(text for text, sign in row if sign != "-") == "Some plans drift."


def test_every_place_of_the_example_is_looked_at(example: Document) -> None:
    new = example
    places = [place for place, _ in bodies(example)]
    for at, place in enumerate(places):
        block = Block(f"added-{at}", (Text("More."),))
        new = with_body(new, place, (*body_at(new, place), block))
    assert [c.place for c in changes(example, new) if isinstance(c, TextChange)] == places


def test_a_paragraph_put_back_twice_stands_once(example: Document) -> None:
    old, new = summaries(example, *BASE[1:])
    (change,) = changes(old, new)
    once = put_back(new, change)
    assert put_back(once, change) == once


def test_a_paragraph_moved_to_another_answer_is_one_change_and_goes_back(example: Document) -> None:
    old, new = summaries(example, *BASE[1:])
    context = Place("front", "context")
    new = with_body(new, context, (*body_at(new, context), body_at(old, SUMMARY)[0]))
    (moved,) = changes(old, new)
    assert isinstance(moved, TextChange)
    assert (moved.kind, moved.place, moved.origin) == ("moved", context, SUMMARY)
    assert put_back(new, moved) == old


def test_a_record_that_changed_and_then_went_is_left(example: Document) -> None:
    item = example.evidence[0]
    new = with_record(example, msgspec.structs.replace(item, title="Other"))
    (change,) = changes(example, new)
    gone = without_record(new, item)
    assert put_back(gone, change) == gone


def test_the_dates_the_council_and_the_word_lists_are_told_and_put_back(example: Document) -> None:
    replace = msgspec.structs.replace
    new = replace(
        example,
        authority=replace(example.authority, name="Southbridge Council"),
        cycle=replace(example.cycle, meeting=None),
        allow_list=(*example.allow_list, "Ash Court"),
    )
    found = changes(example, new)
    told = [(one.list, one.fields) for one in found if isinstance(one, RecordChange)]
    assert told == [("authority", ("name",)), ("cycle", ("meeting",)), ("", ("allow_list",))]
    for change in found:
        new = put_back(new, change)
    assert new == example


def test_a_paragraph_that_moved_away_is_not_taken_for_one_like_it(example: Document) -> None:
    """Neither for a new one where it was, nor for one that went where it came."""
    context = Place("front", "context")
    old, _ = summaries(example, *BASE)
    old = with_body(old, context, (Block("like", (Text(f"{WAITS} Somewhat."),)),))
    first, second, *rest = body_at(old, SUMMARY)
    fresh = Block("fresh", (Text(f"{WAITS} Nearly."),))
    new = with_body(old, SUMMARY, (first, fresh, *rest))
    new = with_body(new, context, (second,))
    told = {
        change.block: change.kind for change in changes(old, new) if isinstance(change, TextChange)
    }
    assert told == {"b1": "moved", "fresh": "added", "like": "removed"}


def test_a_section_that_came_or_went_is_one_change_with_its_text(example: Document) -> None:
    new = msgspec.structs.replace(example, sections=example.sections[1:])
    (gone,) = changes(example, new)
    assert (gone.kind, put_back(new, gone)) == ("removed", example)
    (came,) = changes(new, example)
    assert (came.kind, put_back(example, came)) == ("added", new)


def test_the_order_of_sections_is_told_and_that_of_records_is_not(example: Document) -> None:
    first, *rest = example.sections
    moved = msgspec.structs.replace(example, sections=(*rest, first))
    assert [(one.kind, one.block if isinstance(one, TextChange) else one.record)
            for one in changes(example, moved)] == [("moved", first.id)]  # fmt: skip
    shuffled = msgspec.structs.replace(example, evidence=example.evidence[::-1])
    assert changes(example, shuffled) == ()
