"""Forms whose headings, order or hidden places were changed: their words are found all the same."""

from ilacs_desktop.document.body import Block, Text
from ilacs_desktop.document.places import body_at, with_body
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
    text,
)
from tests.word.review.kit import reads
from tests.word.support import changed


def test_words_on_the_line_of_a_heading_are_text():
    author = Author()
    author.append(author.head(HOW), " We read more.")
    author.append(author.question(PLAN), " We go on.")
    author.insert(author.question(HOW), 0, "We know it well. ")
    back = author.back()
    assert text(back, HOW)[0].strip() == "We read more."
    assert text(back, PLAN)[0].strip() == "We go on."
    assert text(back, KNOW)[-1].strip() == "We know it well."
    assert back.strays == ()


def test_a_paragraph_joined_to_the_heading_behind_it_stays_in_its_answer():
    author = Author()
    author.join_next(author.last(KNOW))
    back = author.back()
    assert back.document == SENT
    assert back.strays == ()


def test_words_above_the_place_for_them_are_found_and_told():
    author = Author()
    author.type_under(author.question(HEALTH), "Written right under the question.")
    back = author.back()
    assert text(back, HEALTH) == ["Written right under the question."]
    assert len(back.notes) == 1
    assert "above the place for it" in back.notes[0]


def test_words_outside_the_answers_are_strays_with_their_place():
    author = Author()
    author.type_under(author.title(HOMES), "A note on homes.")
    author.append(author.cells(2)[1][3], " This is out of date.")
    author.new_after(author.body()[0], "Sorry this is late.")
    back = author.back()
    assert back.document == SENT
    assert [(stray.text.partition(" ")[0], stray.where) for stray in back.strays] == [
        ("Sorry", "Outside the sections"),
        ("A", "Under “Homes”"),
        ("31", "In the lists at the end of the form"),
    ]


def test_a_changed_heading_is_told_and_its_answer_found():
    author = Author()
    author.type_over(author.question(HOW), "How do we know?")
    back = author.back()
    assert back.document == SENT
    assert [(s.text, s.where, s.near) for s in back.strays] == [
        ("How do we know?", "Under “Permanence”: a heading of the form, changed", HOW)
    ]


def test_answers_whose_headings_are_gone_are_found_by_their_words():
    author = Author()
    author.take(author.question(HOW), author.head(HOW))
    author.replace("We asked 118 children.", "We asked 118 children twice.")
    back = author.back()
    assert text(back, HOW) == ["We read 44 records.", "We asked 118 children twice."]
    assert only_changed(back, HOW)
    assert [note for note in back.notes if "was found by its words" in note]


def test_words_that_stand_in_two_answers_are_not_taken_for_the_lost_one():
    [twice, *_] = body_at(SENT, HOW)
    again = Block("again", twice.runs, twice.kind)
    sent = with_body(SENT, PLAN, (again, *body_at(SENT, PLAN)))
    author = Author(make(sent))
    author.take(author.question(HOW), author.head(HOW), *author.answer(HOW))
    assert author.back(sent).document == sent


def test_sections_that_the_document_does_not_have_come_back_as_strays():
    sent = changed(SENT, sections=(SENT.sections[0], SENT.sections[2]))
    back = read(form(), sent)
    assert back.document == sent
    assert [stray.text for stray in back.strays][:2] == [
        "Area for improvement: Too few homes are near.",
        "Area for improvement: Moves come at night.",
    ]
    assert len(back.strays) == 5


def test_an_answer_that_is_nowhere_stays_as_it_was_sent():
    author = Author()
    author.take(author.question(HOW), author.head(HOW), *author.answer(HOW))
    back = author.back()
    assert back.document == SENT
    assert HOW not in back.texts
    assert [note for note in back.notes if "stays as it was sent" in note]


def test_a_form_without_any_hidden_place_is_found_by_its_words():
    author = Author()
    author.append(author.last(HOMES), " Really.")
    for mark in list(author.root.iter("{*}bookmarkStart", "{*}bookmarkEnd")):
        mark.getparent().remove(mark)
    back = author.back()
    assert text(back, HOMES)[-1] == "Moves come at night. Really."
    assert only_changed(back, HOMES)
    assert {stray.where for stray in back.strays} == {"In the header", "In the footer"}


def test_sections_in_another_order_come_back_as_they_are():
    author = Author()
    body = author.root[0]
    start, end = author.title(HOMES), author.title(HEALTH)
    moved = [
        start,
        *(e for e in start.itersiblings() if e in set(end.itersiblings(preceding=True))),
    ]
    target = author.title(KNOW)
    for element in moved:
        target.addprevious(element)
    assert body.index(start) < body.index(target)
    back = author.back()
    assert (back.document, back.strays) == (SENT, ())


def test_a_paragraph_that_moves_to_another_answer_is_the_same_paragraph():
    author = Author()
    author.move_after(author.first(KNOW), author.last(HOW))
    back = author.back()
    [moved, *_] = body_at(SENT, KNOW)
    assert body_at(back.document, HOW)[-1] == moved
    assert moved not in body_at(back.document, KNOW)


def test_last_years_words_are_for_reference_and_come_back_only_where_they_are_used():
    told = {HEALTH: "Checks came late.\nNurses were few in number."}
    raw = make(last_year=told)
    assert read(raw).document == SENT
    author = Author(raw)
    copied = author.find("Nurses were few")
    author.take(copied)
    author.first(HEALTH).addnext(copied)
    back = author.back()
    assert text(back, HEALTH) == ["Nurses were few in number."]
    author.append(author.find("Checks came late"), " Not any more.")
    back = author.back()
    assert [stray.text for stray in back.strays] == ["Checks came late. Not any more."]


def test_last_years_words_are_not_taken_for_an_answer_where_headings_are_gone():
    author = Author(make(last_year={HOW: "We read too few.\nWe asked nobody."}))
    author.take(author.question(HOW), author.head(HOW))
    back = author.back()
    assert (back.document, back.strays) == (SENT, ())


def test_an_answer_that_says_what_it_said_last_year_is_kept_where_headings_are_gone():
    told = "\n".join(["We read 44 records.", "We asked 118 children."])
    for gone in (Author.head, Author.question):
        author = Author(make(last_year={HOW: told}))
        author.take(gone(author, HOW))
        assert author.back().document == SENT
    both = Author(make(last_year={HOW: told}))
    both.take(both.question(HOW), both.head(HOW))
    assert both.back().document == SENT


def test_what_was_carried_over_stands_for_reference_and_stays_unconfirmed():
    carried = Block("old", (Text("Last year we read 30."),), origin="last_year")
    sent = with_body(SENT, HOW, (body_at(SENT, HOW)[0], carried, body_at(SENT, HOW)[1]))
    author = Author(make(sent))
    assert "Last year we read 30." not in map(reads, author.answer(HOW))
    assert author.back(sent).document == sent
    author.new_after(author.last(HOW), "Last year we read 30.")
    now = body_at(author.back(sent).document, HOW)
    assert [block.id for block in now].count("old") == 1
    assert now[-1] == Block("old", carried.runs, "numbered")


def test_words_that_stand_in_the_answer_are_not_taken_for_last_years():
    now = body_at(SENT, HOW)
    carried = Block("old", now[1].runs, origin="last_year")
    sent = with_body(SENT, HOW, (carried, *now))
    assert read(make(sent), sent).document == sent
