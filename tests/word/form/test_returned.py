"""A form that was filled in: every word comes back, in the answer where it was written."""

import pytest

from ilacs_desktop.document.body import ActionLink, Block, Citation, Text
from ilacs_desktop.document.places import body_at, with_body
from ilacs_desktop.merge.document import merge
from ilacs_desktop.word.parts.ooxml import W, w
from ilacs_desktop.word.parts.package import read_package, write_package
from tests.word.form.forms import (
    HEALTH,
    HOMES,
    HOW,
    KNOW,
    PLAN,
    SENT,
    Author,
    form,
    make,
    only_changed,
    read,
    says,
    table,
    text,
    with_text,
)
from tests.word.review.kit import OFFICE, reads
from tests.word.support import changed


def test_a_form_that_nobody_touched_brings_nothing():
    back = read(form())
    assert back.document == SENT
    assert (back.strays, back.notes, back.evidence, back.actions, back.comments) == ((),) * 5
    assert set(back.texts) == {
        place for place, body in back.texts.items() if body == body_at(SENT, place)
    }
    assert len(back.texts) == 8  # one of the nine is answered for the judgement


def test_an_edit_of_one_sentence_is_an_edit_of_that_sentence():
    author = Author()
    author.replace("We asked 118 children.", "We asked 120 children and their carers.")
    back = author.back()
    sent, now = body_at(SENT, HOW), body_at(back.document, HOW)
    edited = Block(sent[1].id, (Text("We asked 120 children and their carers."),), "numbered")
    assert now == (sent[0], edited)
    assert only_changed(back, HOW)
    assert (back.strays, back.notes) == ((), ())


def test_citations_marks_and_looks_around_an_edit_stay_as_they_are():
    author = Author()
    author.replace("Plans come late", "Plans still come late")
    now = body_at(author.back().document, KNOW)[1]
    sent = body_at(SENT, KNOW)[1]
    assert (now.id, now.stance) == (sent.id, "improvement")
    assert now.runs == (Text("Plans still come late "), *sent.runs[1:])


def test_what_is_typed_in_an_empty_answer_takes_the_place_of_write_here():
    author = Author()
    author.type_over(author.first(HEALTH), "Every child sees a nurse.")
    assert text(author.back(), HEALTH) == ["Every child sees a nurse."]
    author = Author()
    author.append(author.first(HEALTH), " that every child sees a nurse.")
    assert text(author.back(), HEALTH) == ["that every child sees a nurse."]


def test_paragraphs_bullets_numbers_bold_and_italic_come_back():
    author = Author()
    bullet = author.last(HOMES)
    one = author.new_after(author.first(HEALTH), "Plain words.")
    author.insert(one, 0, "Bold words. ", bold=True)
    another = author.new_after(bullet, "Homes are full.")
    author.new_after(another, "Area for improvement: Homes are far.")
    back = author.back()
    [plain] = body_at(back.document, HEALTH)
    assert plain.runs == (Text("Bold words. ", bold=True), Text("Plain words."))
    homes = body_at(back.document, HOMES)
    assert homes[:2] == body_at(SENT, HOMES)
    assert [(b.kind, b.stance) for b in homes[2:]] == [("bullet", ""), ("bullet", "improvement")]
    assert says(homes)[2:] == ["Homes are full.", "Homes are far."]


def test_words_that_stand_can_be_made_bold():
    author = Author()
    author.make_bold(author.find("We read 44 records."))
    [now, _] = body_at(author.back().document, HOW)
    assert (now.id, now.runs) == (
        body_at(SENT, HOW)[0].id,
        (Text("We read 44 records.", bold=True),),
    )


def test_a_heading_in_an_answer_is_a_line_in_bold():
    author = Author()
    heading = author.new_after(author.first(HEALTH), "What nurses do")
    heading.insert(0, w("pPr", w("pStyle", val="Heading3")))
    back = author.back()
    [block] = body_at(back.document, HEALTH)
    assert block.runs == (Text("What nurses do", bold=True),)
    assert back.strays == ()


def test_text_boxes_notes_raised_figures_and_line_breaks_are_text():
    author = Author()
    line = author.first(HEALTH)
    author.type_over(line, "Most children\nsee a nurse")
    box = w("pict", w("txbxContent", w("p", w("r", with_text(w("t"), "In a box.")))))
    raised = w("r", w("rPr", w("vertAlign", val="superscript")), with_text(w("t"), "2"))
    line.extend([raised, w("r", box)])
    assert text(author.back(), HEALTH) == ["Most children", "see a nurse²", "In a box."]


def test_two_new_paragraphs_that_read_alike_are_two():
    author = Author()
    author.type_over(author.first(HEALTH), "More nurses.")
    author.new_after(author.first(HEALTH), "More nurses.")
    first, second = body_at(author.back().document, HEALTH)
    assert first.runs == second.runs
    assert first.id != second.id


def test_words_of_the_author_that_look_like_a_label_stay_words():
    told = Block("told", (Text("Strength: many mean different things by it."),))
    sent = with_body(SENT, HEALTH, (told,))
    assert read(make(sent), sent).document == sent


def test_a_bullet_typed_by_hand_is_a_bullet():
    author = Author()
    author.type_over(author.first(HEALTH), "•\tNurses visit.")
    [block] = body_at(author.back().document, HEALTH)
    assert (block.kind, says((block,))) == ("bullet", ["Nurses visit."])


def test_numbers_in_brackets_cite_evidence_and_actions():
    author = Author()
    author.type_over(author.first(HEALTH), "Checks are done [3, 12], as planned [action 2].")
    [block] = body_at(author.back().document, HEALTH)
    assert block.runs == (
        Text("Checks are done "),
        Citation("ev-audit"),
        Citation("ev-survey"),
        Text(", as planned "),
        ActionLink("ac-panel"),
        Text("."),
    )


def test_a_number_that_cites_nothing_stays_words_and_is_told():
    author = Author()
    author.type_over(author.first(HEALTH), "As shown in [77].")
    back = author.back()
    assert text(back, HEALTH) == ["As shown in [77]."]
    assert back.notes == ("“[77]” stands for nothing in this form, so it came back as words.",)


def test_a_citation_that_is_taken_out_goes():
    author = Author()
    author.replace(" [12]", "")
    now = body_at(author.back().document, KNOW)[0]
    assert not any(isinstance(run, Citation) for run in now.runs)
    assert says((now,)) == ["Brothers and sisters stay together."]


def test_an_answer_that_was_emptied_is_empty():
    author = Author()
    author.take(*author.answer(HOW))
    back = author.back()
    assert body_at(back.document, HOW) == ()
    assert only_changed(back, HOW)


@pytest.mark.parametrize("place", [KNOW, HOW, PLAN, HOMES])
def test_words_at_the_edges_of_an_answer_stay_in_it(place):
    author = Author()
    author.type_under(author.head(place), "A first line.")
    author.append(author.last(place), " And more.")
    author.new_after(author.last(place), "A last line.")
    back = author.back()
    lines = text(back, place)
    assert (lines[0], lines[-1]) == ("A first line.", "A last line.")
    assert lines[-2].endswith(" And more.")
    assert only_changed(back, place)
    assert back.strays == ()


def test_a_pasted_table_is_text_and_told():
    author = Author()
    author.first(HEALTH).addnext(table([("Check", "Share"), ("Dentist", "81%"), ("Eyes", "90%")]))
    back = author.back()
    assert text(back, HEALTH) == ["Check: Dentist; Share: 81%", "Check: Eyes; Share: 90%"]
    assert [note for note in back.notes if "held a table" in note]


def test_new_evidence_and_actions_come_back_and_can_be_cited():
    author = Author()
    row = author.cells(0)[1]
    for cell, words in zip(
        row[1:], ("Nurse audit", "Health team", "July 2026", "81% on time."), strict=True
    ):
        author.type_over(cell, words)
    act = author.cells(1)[1]
    for cell, words in zip(
        act[1:], ("Train nurses", "Head of health", "31 March 2027"), strict=True
    ):
        author.type_over(cell, words)
    author.type_over(author.first(HEALTH), "Checks are late [new 1]; see [new action 1].")
    back = author.back()
    [evidence], [action] = back.evidence, back.actions
    assert (evidence.title, evidence.source, evidence.shows, evidence.number) == (
        "Nurse audit", "Health team", "81% on time.", 14,
    )  # fmt: skip
    assert (str(evidence.period_from), str(evidence.period_to)) == ("2026-07-01", "2026-07-31")
    assert (action.what, action.owner, str(action.due), action.number) == (
        "Train nurses", "Head of health", "2027-03-31", 5,
    )  # fmt: skip
    [block] = body_at(back.document, HEALTH)
    assert block.runs[1::2] == (Citation(evidence.id), ActionLink(action.id))
    assert back.document.evidence[-1] == evidence
    assert back.document.actions[-1] == action
    assert (back.strays, back.notes) == ((), ())


def test_tables_that_lost_their_headings_or_first_column_are_read_all_the_same():
    author = Author()
    rows = author.cells(0)
    for cell, words in zip(rows[1][1:], ("Audit", "Nurses", "July 2026", "81%."), strict=True):
        author.type_over(cell, words)
    header = next(next(author.root.iter(W + "tbl")).iterfind(W + "tr"))
    author.take(header)
    [evidence] = author.back().evidence
    assert (evidence.title, evidence.source, evidence.shows) == ("Audit", "Nurses", "81%.")
    author = Author()
    author.type_over(author.cells(1)[1][1], "Train nurses")
    for row in list(author.root.iter(W + "tbl"))[1].iterfind(W + "tr"):
        author.take(next(row.iterfind(W + "tc")))
    [action] = author.back().actions
    assert action.what == "Train nurses"


def test_the_same_new_evidence_twice_is_one():
    author = Author()
    for row in author.cells(0)[1:3]:
        author.type_over(row[1], "Nurse audit")
    author.type_over(author.first(HEALTH), "Late [new 1]; still late [new 2].")
    back = author.back()
    [evidence] = back.evidence
    assert body_at(back.document, HEALTH)[0].runs[1::2] == (Citation(evidence.id),) * 2


def test_evidence_that_only_the_form_knows_can_be_cited():
    fewer = changed(SENT, evidence=SENT.evidence[:2])
    author = Author()
    author.type_over(author.first(HEALTH), "As minuted [13].")
    back = read(author.save(), fewer)
    assert body_at(back.document, HEALTH)[0].runs[1] == Citation("ev-spare")
    assert back.strays == ()


def test_tracked_changes_count_as_accepted_and_are_told():
    author = Author(author="Priya Nair")
    author.replace("We read 44 records.", "We read 50 records.")
    author.remove(author.last(HOMES))
    author.new_after(author.first(HEALTH), "A new line.")
    back = author.back()
    assert text(back, HOW)[0] == "We read 50 records."
    assert text(back, HOMES) == ["Too few homes are near."]
    assert text(back, HEALTH) == ["A new line."]
    assert back.notes == ("The form has tracked changes. They were taken as if all were accepted.",)


def test_what_was_moved_with_tracking_on_stands_only_where_it_went():
    author = Author(author="Priya Nair")
    author.move_after(author.first(KNOW), author.last(HOW))
    for gone in author.root.iter(W + "moveFrom"):
        for words in gone.iter(W + "delText"):
            words.tag = W + "t"  # as Word writes it
    back = author.back()
    [moved, stays] = body_at(SENT, KNOW)
    assert body_at(back.document, KNOW) == (stays,)
    assert body_at(back.document, HOW) == (*body_at(SENT, HOW), moved)


def test_paragraphs_that_were_joined_with_tracking_on_are_one():
    author = Author(author="Priya Nair")
    one, two = author.answer(HOW)
    author.append(one, " ")
    author.join_next(one)
    assert text(author.back(), HOW) == ["We read 44 records. We asked 118 children."]
    assert reads(two) == "We asked 118 children."


def test_a_footnote_stands_in_brackets():
    author = Author()
    author.last(HOW).append(w("r", w("footnoteReference", id_="2")))
    parts = read_package(author.save())
    told = w("footnote", w("p", w("r", with_text(w("t"), "In May."))), id_="2")
    author._add_part(parts, "footnotes", OFFICE, w("footnotes", told))
    assert text(read(write_package(parts)), HOW)[1] == "We asked 118 children. [Note: In May.]"


def test_hidden_text_is_left_out_and_told():
    author = Author()
    author.append(author.last(HOW), " Secret.")
    author.hide(" Secret.")
    back = author.back()
    assert back.document == SENT
    assert back.notes == ("Hidden text in the form was left out.",)


def test_comments_come_back_on_their_answer():
    author = Author()
    author.author = "Priya Nair"
    author.comment(author.last(HOW), "Is 118 right?", ("Yes.",))
    author.comment(author.last(HOMES), "Seen.", is_done=True)
    author.comment(None, "Sorry for the delay.")
    back = author.back()
    [comment, closed] = back.comments
    assert (closed.text.partition("\n")[0], bool(closed.closed_by)) == ("Seen.", True)
    assert not comment.closed_by
    assert (comment.part, comment.question, comment.author) == (*HOW, "Priya Nair")
    assert comment.text == "Is 118 right?\nOn: “We asked 118 children.”"
    assert [reply.text for reply in comment.replies] == ["Yes."]
    assert [(stray.text, stray.where) for stray in back.strays] == [
        ("Priya Nair: Sorry for the delay.", "In a comment")
    ]


def test_a_form_read_twice_gives_the_same_and_adds_nothing():
    author = Author()
    author.type_over(author.first(HEALTH), "Every child sees a nurse.")
    author.type_over(author.cells(0)[1][1], "Nurse audit")
    author.author = "Priya Nair"
    author.comment(author.last(HOW), "Is 118 right?")
    first, second = author.back(), author.back()
    assert first == second
    once = merge(SENT, SENT, first.document).document
    assert merge(SENT, once, second.document).document == once


def test_a_second_return_is_merged_on_top_of_the_first():
    author = Author()
    author.type_over(author.first(HEALTH), "Every child sees a nurse.")
    first = author.back().document
    author.replace("sees a nurse", "sees a nurse each year")
    second = author.back().document
    once = merge(SENT, SENT, first).document
    assert merge(first, once, second).document == second


def test_another_authors_words_in_the_same_section_stay():
    author = Author()
    author.replace("We asked 118 children.", "We asked 120 children.")
    theirs = author.back().document
    mine = with_body(SENT, HOW, (body_at(SENT, HOW)[1],))
    merged = merge(SENT, mine, theirs)
    assert says(body_at(merged.document, HOW)) == ["We asked 120 children."]
