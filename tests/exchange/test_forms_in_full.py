"""All that a head of service does in a Word form arrives, once, and again when they go on with it."""

from pathlib import Path

import msgspec
import pytest
from docx.document import Document as WordDocument
from docx.oxml.ns import qn

from ilacs_desktop.document.body import ActionLink, Citation, body_text
from ilacs_desktop.document.faults import faults
from ilacs_desktop.document.model import Document
from ilacs_desktop.document.places import bodies, body_at
from ilacs_desktop.document.records import Action, Evidence
from ilacs_desktop.exchange.coming_back import told
from ilacs_desktop.framework.model import Framework
from ilacs_desktop.merge.bring_in import Open
from tests.cycle.contributors import FRIDAY, adding
from tests.exchange.post import PERMANENCE, FilledIn, Post, answering

OUTSIDE = "Siân, ring me about this."


@pytest.fixture
def post(example: Document, framework: Framework, tmp_path: Path) -> Post:
    return Post(example, framework, tmp_path)


def in_full(audit: str = "Pathway plan audit") -> FilledIn:
    """Return what fills in an answer, a row of evidence, a row of actions, and makes a comment."""

    def fill(word: WordDocument) -> None:
        answering("Plans are late [new 1]; see [new action 1].")(word)
        evidence, actions = word.tables[:2]
        for row, words in (
            (evidence.rows[1], (audit, "Leaving care team", "July 2026", "81% on time.")),
            (actions.rows[1], ("Train advisers", "Head of leaving care", "31 March 2027")),
        ):
            for cell, text in zip(row.cells[1:], words, strict=True):
                cell.paragraphs[0].text = text
        line = next(one for one in word.paragraphs if one.text.startswith("Plans are late"))
        comment = word.add_comment(line.runs, "Is 81% right?", "Leila Cartmell", "LC")
        comment._comment_elm.set(qn("w:date"), "2026-10-23T15:00:00Z")

    return fill


def with_a_word_outside(word: WordDocument) -> None:
    """Write a line above everything else."""
    word.paragraphs[0].insert_paragraph_before(OUTSIDE)


def both(*fills: FilledIn) -> FilledIn:
    def fill(word: WordDocument) -> None:
        for one in fills:
            one(word)

    return fill


def new(now: Document, before: Document, name: str) -> list[Evidence | Action]:
    """Return the records of a list that were not there before."""
    known = {record.id for record in getattr(before, name)}
    return [record for record in getattr(now, name) if record.id not in known]


def numbers_are_unique(document: Document) -> bool:
    return all(
        len({one.number for one in records}) == len(records)
        for records in (document.evidence, document.actions)
    )


def test_new_evidence_actions_comments_and_their_citations_arrive(post: Post) -> None:
    before = post.office.document
    mine, (taken,) = post.bring(post.office.open(), post.word("form.docx", in_full()))
    assert told(taken).came_in
    now = mine.document
    (evidence,), (action,) = (new(now, before, name) for name in ("evidence", "actions"))
    assert isinstance(evidence, Evidence)
    assert isinstance(action, Action)
    assert (evidence.title, evidence.shows) == ("Pathway plan audit", "81% on time.")
    assert (action.what, str(action.due)) == ("Train advisers", "2027-03-31")
    first = body_at(now, post.answer)[0]
    chips = [run for run in first.runs if isinstance(run, Citation | ActionLink)]
    assert chips == [Citation(evidence.id), ActionLink(action.id)]
    (comment,) = (one for one in now.comments if one not in before.comments)
    assert (comment.author, comment.part) == ("Leila Cartmell", post.answer.part)
    assert comment.text.startswith("Is 81% right?")
    assert numbers_are_unique(now)
    assert faults(now) == ()


def test_numbers_that_the_coordinator_gave_meanwhile_stay_theirs(post: Post) -> None:
    """The form numbers on from what it was sent with, and so does the coordinator."""
    before = post.office.document
    taken_numbers = [max(one.number for one in r) + 1 for r in (before.evidence, before.actions)]
    ours = msgspec.structs.replace(
        before,
        evidence=(*before.evidence, Evidence("ev-ours", taken_numbers[0], "Ours")),
        actions=(*before.actions, Action("ac-ours", taken_numbers[1], "Ours")),
    )
    mine, (taken,) = post.bring(post.office.open(ours), post.word("form.docx", in_full()))
    now = mine.document
    assert numbers_are_unique(now)
    assert [one.number for one in now.evidence if one.id == "ev-ours"] == taken_numbers[:1]
    assert [one.number for one in now.actions if one.id == "ac-ours"] == taken_numbers[1:]
    (evidence,) = new(now, ours, "evidence")
    assert Citation(evidence.id) in body_at(now, post.answer)[0].runs
    assert "Pathway plan audit" in told(taken).words, "whose number had to change is said"


def test_words_outside_the_answers_stay_as_an_open_comment(post: Post) -> None:
    before = post.office.document
    path = post.word("form.docx", both(answering("An answer."), with_a_word_outside))
    mine, (taken,) = post.bring(post.office.open(), path)
    (comment,) = (one for one in mine.document.comments if one not in before.comments)
    assert comment.part == post.answer.part
    assert (comment.author, comment.at, comment.closed_by) == ("Leila Cartmell", FRIDAY, "")
    assert comment.text.startswith("Found in the form outside the answers.")
    assert comment.text.endswith(f"“{OUTSIDE}”")
    title = next(s.title for s in before.sections if s.id == comment.part)
    assert f"Kept as a comment on “{title}”: “{OUTSIDE}”" in told(taken).words
    assert faults(mine.document) == ()


def test_words_outside_the_answers_alone_are_something_that_came_back(post: Post) -> None:
    mine, (taken,) = post.bring(post.office.open(), post.word("f.docx", with_a_word_outside))
    assert told(taken).came_in
    assert any(OUTSIDE in comment.text for comment in mine.document.comments)


def test_words_outside_the_answers_are_told_where_no_section_is_left_for_them(post: Post) -> None:
    sections = tuple(
        one for one in post.office.document.sections if one.id not in post.office.packs[1].sections
    )
    ours = msgspec.structs.replace(post.office.document, sections=sections)
    mine, (taken,) = post.bring(post.office.open(ours), post.word("f.docx", with_a_word_outside))
    assert not any(OUTSIDE in comment.text for comment in mine.document.comments)
    assert told(taken).words.find(OUTSIDE) > 0 or taken.brought is None


def test_a_comment_that_was_closed_stays_closed_when_the_form_comes_again(post: Post) -> None:
    fills = both(answering("An answer."), with_a_word_outside)
    mine, _ = post.bring(post.office.open(), post.word("a.docx", fills))
    closed = tuple(
        msgspec.structs.replace(one, closed_by="Siân Holroyd") if OUTSIDE in one.text else one
        for one in mine.document.comments
    )
    mine = mine._replace(document=msgspec.structs.replace(mine.document, comments=closed))
    more = both(answering("An answer.", "And more."), with_a_word_outside)
    mine, _ = post.bring(mine, post.word("b.docx", more, hours=2))
    (comment,) = (one for one in mine.document.comments if OUTSIDE in one.text)
    assert comment.closed_by == "Siân Holroyd"
    assert mine.document.proposals == ()


def twice(post: Post, first: FilledIn, second: FilledIn, mine: Open | None = None) -> Open:
    """Return what is open once a form was brought in, and again after its owner went on with it."""
    mine, _ = post.bring(mine or post.office.open(), post.word("first.docx", first))
    mine, _ = post.bring(mine, post.word("second.docx", second, hours=3))
    return mine


def test_the_same_form_again_changes_nothing_even_saved_again(post: Post) -> None:
    fills = both(in_full(), with_a_word_outside)
    mine, _ = post.bring(post.office.open(), post.word("form.docx", fills))
    for hours in (0, 4):
        again, (taken,) = post.bring(mine, post.word("form.docx", fills, hours=hours))
        assert again.document is mine.document
        assert told(taken).words.startswith("Everything in it was brought in before.")


def test_the_first_form_saved_again_takes_nothing_of_the_second_back(post: Post) -> None:
    first = both(answering("One."), with_a_word_outside)
    mine = twice(post, first, both(answering("One.", "Two."), with_a_word_outside))
    again, (taken,) = post.bring(mine, post.word("first.docx", first, hours=9))
    assert again.document is mine.document
    assert not told(taken).came_in


def test_a_new_sentence_that_is_edited_in_the_second_form_is_one_sentence(post: Post) -> None:
    one = "Care leavers told us that they wait too long for a home."
    other = "Care leavers told us that they wait far too long for a home of their own."
    now = twice(post, answering(one), answering(other)).document
    said = body_text(body_at(now, post.answer))
    assert other in said
    assert one not in said
    assert now.proposals == ()


def test_what_others_wrote_between_two_forms_stays(post: Post) -> None:
    mine = post.office.open(adding(post.office.document, PERMANENCE, "Ours."))
    now = twice(post, answering("One."), answering("One.", "Two."), mine).document
    assert body_text(body_at(now, PERMANENCE)).endswith("Ours.")
    said = body_text(body_at(now, post.answer)).split("\n")
    assert said[:2] == ["One.", "Two."]
    assert said.count("One.") == 1
    before = dict(bodies(mine.document))
    assert {place for place, body in bodies(now) if before[place] != body} == {post.answer}


def test_a_row_of_evidence_that_is_reworded_in_the_second_form_is_one_item(post: Post) -> None:
    second = in_full("Audit of 40 pathway plans")
    now = twice(post, in_full(), second).document
    (evidence,) = new(now, post.office.document, "evidence")
    assert isinstance(evidence, Evidence)
    assert evidence.title == "Audit of 40 pathway plans"
    assert Citation(evidence.id) in body_at(now, post.answer)[0].runs
    assert numbers_are_unique(now)
    assert (now.proposals, faults(now)) == ((), ())
