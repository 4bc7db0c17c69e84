"""Settling what two authors both meant."""

import datetime as dt
from collections.abc import Callable

import msgspec
import pytest

from ilacs_desktop.document.body import Block, Text, block_text
from ilacs_desktop.document.edits import with_record, without_record
from ilacs_desktop.document.faults import faults
from ilacs_desktop.document.model import Document
from ilacs_desktop.document.places import Place, body_at, with_body
from ilacs_desktop.document.records import Proposal, Settlement
from ilacs_desktop.merge.document import merge
from ilacs_desktop.merge.settle import (
    Pick,
    has_changed_since,
    is_put_together,
    open_proposals,
    settle,
    settle_in_own_words,
    text_now,
    why_not,
)
from ilacs_desktop.merge.settle_values import three_of, value_now
from tests.merge.prose import AUDIT, BASE, CARERS, DUTY, WAITS, body, with_words

AT = dt.datetime(2026, 11, 2, 9, tzinfo=dt.UTC)
SUMMARY = Place("front", "summary")
replace = msgspec.structs.replace


def settled(document: Document, pick: Pick) -> Document:
    """Return the document with its one proposal settled."""
    (asked,) = open_proposals(document)
    result = settle(document, asked, pick, "Jo Ash", AT)
    assert open_proposals(result) == ()
    assert result.proposals[0].settled == Settlement(pick, "Jo Ash", AT)
    assert faults(result) == ()
    return result


@pytest.mark.parametrize(
    ("pick", "figures"),
    [("mine", ["74%"]), ("theirs", ["81%"]), ("both", ["74%", "81%"]), ("own_words", ["74%"])],
)
def test_a_clash_of_words(example: Document, pick: Pick, figures: list[str]) -> None:
    base, mine, theirs = (
        with_body(example, SUMMARY, body(*text))
        for text in (BASE, with_words("72%", "74%"), with_words("72%", "81%"))
    )
    document = settled(merge(base, mine, theirs).document, pick)
    wanted = [AUDIT.replace("72%", figure) for figure in figures]
    assert [block_text(b) for b in body_at(document, SUMMARY)] == [*wanted, WAITS, CARERS, DUTY]


@pytest.mark.parametrize(("pick", "there"), [("mine", False), ("theirs", True)])
def test_a_paragraph_that_one_deleted(example: Document, pick: Pick, there: bool) -> None:
    base, theirs = (
        with_body(example, SUMMARY, body(*text)) for text in (BASE, with_words("72%", "74%"))
    )
    mine = with_body(example, SUMMARY, body(*BASE)[1:])
    document = settled(merge(base, mine, theirs).document, pick)
    assert (len(body_at(document, SUMMARY)) == len(BASE)) is there


def test_words_that_are_no_longer_there_are_put_at_the_end(example: Document) -> None:
    base, mine, theirs = (
        with_body(example, SUMMARY, body(*text))
        for text in (BASE, with_words("72%", "74%"), with_words("72%", "81%"))
    )
    merged = merge(base, mine, theirs).document
    gone = with_body(merged, SUMMARY, body_at(merged, SUMMARY)[1:])
    last = body_at(settled(gone, "theirs"), SUMMARY)[-1]
    assert block_text(last) == AUDIT.replace("72%", "81%")


@pytest.mark.parametrize(("pick", "owner"), [("mine", "Jo Ash"), ("theirs", "Priya Nair")])
def test_a_field_of_a_section(example: Document, pick: Pick, owner: str) -> None:
    first, *rest = example.sections
    mine, theirs = (
        msgspec.structs.replace(
            example, sections=(msgspec.structs.replace(first, owner=name), *rest)
        )
        for name in ("Jo Ash", "Priya Nair")
    )
    document = settled(merge(example, mine, theirs).document, pick)
    assert document.sections[0].owner == owner


def test_a_field_of_a_record_and_of_the_cycle(example: Document) -> None:
    item = example.evidence[0]
    mine, theirs = (
        with_record(example, msgspec.structs.replace(item, period_to=dt.date(2026, month, 1)))
        for month in (5, 6)
    )
    document = settled(merge(example, mine, theirs).document, "theirs")
    assert document.evidence[0].period_to == dt.date(2026, 6, 1)
    mine, theirs = (
        msgspec.structs.replace(example, cycle=msgspec.structs.replace(example.cycle, marking=m))
        for m in ("OFFICIAL: first", "OFFICIAL: second")
    )
    document = settled(merge(example, mine, theirs).document, "theirs")
    assert document.cycle.marking == "OFFICIAL: second"


def test_a_mark_of_a_paragraph(example: Document) -> None:
    base, mine, theirs = (
        with_body(example, SUMMARY, (Block("b0", (Text("Plans drift."),), stance=stance),))
        for stance in ("", "strength", "improvement")
    )
    document = settled(merge(base, mine, theirs).document, "theirs")
    assert body_at(document, SUMMARY)[0].stance == "improvement"


@pytest.mark.parametrize(("pick", "there"), [("mine", False), ("theirs", True)])
def test_a_record_that_one_removed(example: Document, pick: Pick, there: bool) -> None:
    point = example.prior_points[0]
    mine = without_record(example, point)
    theirs = with_record(example, msgspec.structs.replace(point, response="Changed."))
    document = settled(merge(example, mine, theirs).document, pick)
    assert any(one.id == point.id for one in document.prior_points) is there


def clash(example: Document, place: Place) -> Document:
    """Return a document in which two authors gave one figure differently."""
    base, mine, theirs = (
        with_body(example, place, body(*text))
        for text in (BASE, with_words("72%", "74%"), with_words("72%", "81%"))
    )
    return merge(base, mine, theirs).document


def marks_clash(example: Document, place: Place) -> Document:
    """Return a document in which two authors marked one paragraph differently."""
    base, mine, theirs = (
        with_body(example, place, (Block("b0", (Text("Plans drift."),), stance=stance),))
        for stance in ("", "strength", "improvement")
    )
    return merge(base, mine, theirs).document


@pytest.mark.parametrize("made", [clash, marks_clash])
@pytest.mark.parametrize("pick", ["mine", "theirs", "both"])
def test_where_the_section_is_gone_it_stays_open_until_somebody_is_done_with_it(
    example: Document, made: Callable[[Document, Place], Document], pick: Pick
) -> None:
    asking = made(example, Place(example.sections[0].id, "know"))
    gone = replace(asking, sections=asking.sections[1:])
    (asked,) = open_proposals(gone)
    assert "no longer in the self-evaluation" in why_not(gone, asked, pick)
    assert settle(gone, asked, pick, "Jo Ash", AT) == gone
    assert settle_in_own_words(gone, asked, body("Ours."), "Jo Ash", AT) == gone
    assert settled(gone, "own_words").sections == gone.sections


def test_it_follows_a_paragraph_to_another_answer(example: Document) -> None:
    asking, context = clash(example, SUMMARY), Place("front", "context")
    moved = with_body(asking, SUMMARY, body_at(asking, SUMMARY)[1:])
    moved = with_body(moved, context, (*body_at(moved, context), body_at(asking, SUMMARY)[0]))
    document = settled(moved, "theirs")
    assert block_text(body_at(document, context)[-1]) == AUDIT.replace("72%", "81%")
    assert body_at(document, SUMMARY) == body_at(moved, SUMMARY)


def test_what_was_written_beside_it_since_stays(example: Document) -> None:
    """Also where the question is about a whole answer, which the guard asks."""
    one, other = body("Mine stands here."), body("Theirs stands here.", ids="t")
    asked = Proposal("p-1", "both_edited", *SUMMARY, mine_body=one, theirs_body=other)
    since = with_body(example, SUMMARY, (*one, Block("new", (Text("Since."),))))
    document = settled(replace(since, proposals=(asked,)), "theirs")
    assert [block_text(b) for b in body_at(document, SUMMARY)] == ["Theirs stands here.", "Since."]


def test_a_mark_that_was_settled_before_the_words_stays(example: Document) -> None:
    base, mine, theirs = (
        with_body(example, SUMMARY, (Block("b0", (Text(text),), stance=stance),))
        for text, stance in (("In 9 days.", ""), ("In 8 days.", "strength"), ("In 7 days.", "improvement"))
    )  # fmt: skip
    document = merge(base, mine, theirs).document
    words, mark = sorted(open_proposals(document), key=lambda one: one.kind)
    for asked, pick in ((mark, "theirs"), (words, "mine")):
        document = settle(document, asked, pick, "Jo Ash", AT)
    block = body_at(document, SUMMARY)[0]
    assert (block_text(block), block.stance) == ("In 8 days.", "improvement")


def test_two_edits_of_one_sentence_stand_together_and_both_keeps_them_so(
    example: Document,
) -> None:
    base, mine, theirs = (
        with_body(example, SUMMARY, body(*text))
        for text in (BASE, with_words("Most audits", "Many audits"), with_words("clear plans", "good plans"))
    )  # fmt: skip
    document = merge(base, mine, theirs).document
    (asked,) = open_proposals(document)
    assert is_put_together(asked)
    assert not has_changed_since(document, asked)
    assert body_at(settled(document, "both"), SUMMARY) == body_at(document, SUMMARY)
    (mine_alone, *_) = body_at(settled(document, "mine"), SUMMARY)
    assert "clear plans" in block_text(mine_alone)


def test_words_that_were_changed_since_say_so(example: Document) -> None:
    document = clash(example, SUMMARY)
    (asked,) = open_proposals(document)
    assert not is_put_together(asked)
    assert not has_changed_since(document, asked)
    text = body_at(document, SUMMARY)
    edited = with_body(document, SUMMARY, (replace(text[0], runs=(Text("Other."),)), *text[1:]))
    assert has_changed_since(edited, asked)
    assert block_text(text_now(edited, asked)[0]) == "Other."
    assert text_now(with_body(edited, SUMMARY, text[1:]), asked) == ()


def test_own_words_take_the_place_of_both(example: Document) -> None:
    document = clash(example, SUMMARY)
    (asked,) = open_proposals(document)
    mended = settle_in_own_words(document, asked, body("Three in four."), "Jo Ash", AT)
    assert block_text(body_at(mended, SUMMARY)[0]) == "Three in four."
    assert len(body_at(mended, SUMMARY)) == len(BASE)
    (done,) = mended.proposals
    assert done.settled == Settlement("own_words", "Jo Ash", AT)


def test_own_words_for_a_field(example: Document) -> None:
    document = titles_clash(example)
    (asked,) = open_proposals(document)
    mended = settle_in_own_words(document, asked, "Ours", "Jo Ash", AT)
    assert mended.evidence[0].title == "Ours"
    assert not has_changed_since(document, asked)
    assert has_changed_since(mended, asked)
    assert value_now(mended, asked) == '"Ours"'


def titles_clash(example: Document) -> Document:
    """Return a document in which two authors gave one item of evidence another title."""
    item = example.evidence[0]
    mine, theirs = (with_record(example, replace(item, title=name)) for name in ("Mine", "Theirs"))
    return merge(example, mine, theirs).document


def test_both_values_are_told_as_records(example: Document) -> None:
    document = titles_clash(example)
    (asked,) = open_proposals(document)
    three = three_of(document, asked)
    assert three is not None
    assert (three.mine.title, three.theirs.title) == ("Mine", "Theirs")
    assert three.base == example.evidence[0]
    gone = without_record(document, example.evidence[0])
    assert three_of(gone, asked) is None
    assert value_now(gone, asked) is None


def removed_or_changed(example: Document) -> Document:
    """Return a document in which I removed a point whose response somebody else changed."""
    point = example.prior_points[0]
    theirs = with_record(example, replace(point, response="Changed."))
    return merge(example, without_record(example, point), theirs).document


def test_a_record_that_was_removed_since_comes_back_with_their_words(example: Document) -> None:
    document = removed_or_changed(example)
    gone = without_record(document, example.prior_points[0])
    assert settled(gone, "theirs").prior_points[-1].response == "Changed."


def test_what_was_done_to_a_record_since_is_not_undone(example: Document) -> None:
    document = removed_or_changed(example)
    since = with_record(document, replace(document.prior_points[0], response="Since."))
    assert settled(since, "theirs").prior_points[0].response == "Since."


def test_a_record_that_something_rests_on_is_not_removed(example: Document) -> None:
    judgement = example.judgements[0]
    mine = replace(
        example,
        judgements=example.judgements[1:],
        sections=tuple(s for s in example.sections if s.judgement != judgement.id),
    )
    changed = replace(judgement, words=judgement.words + 1)
    theirs = replace(example, judgements=(changed, *example.judgements[1:]))
    document = merge(example, mine, theirs).document
    asked = next(p for p in open_proposals(document) if p.list == "judgements")
    used = replace(document, sections=example.sections)
    assert "Sections stand under it" in why_not(used, asked, "mine")
    assert settle(used, asked, "mine", "Jo Ash", AT) == used
    assert why_not(document, asked, "mine") == ""


def test_a_value_that_is_none_of_the_model_stays_open(example: Document) -> None:
    document = titles_clash(example)
    (asked,) = open_proposals(document)
    for odd in (replace(asked, field="nonsense"), replace(asked, theirs_value="[]")):
        strange = replace(document, proposals=(odd,))
        assert settle(strange, odd, "theirs", "Jo Ash", AT) == strange


def test_a_proposal_of_the_first_format_finds_its_list(example: Document) -> None:
    document = titles_clash(example)
    (asked,) = open_proposals(document)
    old = replace(document, proposals=(replace(asked, list=""),))
    assert settled(old, "theirs").evidence[0].title == "Theirs"


def test_words_whose_ids_stand_elsewhere_by_now_get_ids_of_their_own(example: Document) -> None:
    one, other = body("Mine stands here."), body("Theirs stands here.", ids="t")
    asked = Proposal("p-1", "both_edited", *SUMMARY, mine_body=one, theirs_body=other)
    since = with_body(with_body(example, SUMMARY, one), Place("front", "context"), other)
    document = settled(replace(since, proposals=(asked,)), "theirs")
    assert block_text(body_at(document, SUMMARY)[0]) == "Theirs stands here."


def removed_section(example: Document) -> tuple[Document, Proposal]:
    """Return a document in which I removed a section that somebody else gave another title."""
    section, *others = example.sections
    mine = replace(example, sections=tuple(others))
    theirs = replace(example, sections=(replace(section, title="Other"), *others))
    document = merge(example, mine, theirs).document
    (asked,) = open_proposals(document)
    return document, asked


def test_a_section_comes_back_without_what_stands_elsewhere_by_now(example: Document) -> None:
    document, asked = removed_section(example)
    section, goal, *others = document.sections
    kept = replace(goal, know=(*goal.know, *section.know))
    gone = replace(document, sections=(kept, *others))
    back = settle(gone, asked, "theirs", "Jo Ash", AT)
    assert faults(back) == ()
    assert [one.title for one in back.sections[-1:]] == ["Other"]


def test_a_section_whose_judgement_is_gone_has_no_place_to_come_back_to(example: Document) -> None:
    document, asked = removed_section(example)
    judgement = document.sections[0].judgement
    gone = replace(
        document,
        judgements=tuple(one for one in document.judgements if one.id != judgement),
        sections=tuple(one for one in document.sections if one.judgement != judgement),
    )
    assert why_not(gone, asked, "theirs") != ""
    assert settle(gone, asked, "theirs", "Jo Ash", AT) == gone
    assert why_not(gone, asked, "mine") == ""


def clash_about_days(example: Document) -> Document:
    texts = (f"We see {days} children in time. Managers check." for days in ("33", "35", "31"))
    return merge(*(with_body(example, SUMMARY, body(text)) for text in texts)).document


def rewritten(document: Document, text: str) -> Document:
    (block,) = body_at(document, SUMMARY)
    return with_body(document, SUMMARY, (replace(block, runs=(Text(text),)),))


@pytest.mark.parametrize(("pick", "figure"), [("theirs", "31"), ("mine", "35")])
def test_what_was_written_in_the_paragraph_since_stays(
    example: Document, pick: Pick, figure: str
) -> None:
    typed = rewritten(
        clash_about_days(example), "We see 35 children in time. Managers check each week."
    )
    (block,) = body_at(settled(typed, pick), SUMMARY)
    assert block_text(block) == f"We see {figure} children in time. Managers check each week."


def test_words_written_since_that_touch_what_was_picked_stay_on_record(example: Document) -> None:
    typed = rewritten(clash_about_days(example), "We see all 36 of them. Managers check.")
    document = settled(typed, "theirs")
    (block,) = body_at(document, SUMMARY)
    assert block_text(block) == "We see 31 children in time. Managers check."
    (kept,) = document.proposals[0].mine_body
    assert block_text(kept) == "We see all 36 of them. Managers check."
