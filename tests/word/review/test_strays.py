"""Comments of a reviewed copy, what has no place in the text, and the copy as a whole."""

import copy as copies

import msgspec
import pytest

from ilacs_desktop.document.body import Text
from ilacs_desktop.document.discussion import NOBODY
from ilacs_desktop.document.places import Place, body_at, with_body
from ilacs_desktop.framework.model import Framework
from ilacs_desktop.merge.reviewed import together
from ilacs_desktop.word.choices import ExportChoices
from ilacs_desktop.word.parts.ooxml import W, w
from ilacs_desktop.word.parts.package import parse, serialise
from ilacs_desktop.word.review.bring_back import RESOLVED_BY, bring_back
from ilacs_desktop.word.review.printed import exhibit
from ilacs_desktop.word.review.records import is_from_word, told
from tests.word.review.back import DOCUMENT, NOW, bring, only, sent, stray, texts
from tests.word.review.kit import Reviewer, remove, review_copy, run, sound
from tests.word.support import FIGURED, plain_png, write


@pytest.fixture
def kay() -> Reviewer:
    return Reviewer(sent())


# ---- what cannot be placed


def test_a_change_in_a_table_is_told_with_its_words(kay: Reviewer) -> None:
    kay.append(kay.cell("Start life-story"), " as agreed")
    found = stray(bring(kay))
    assert (found.part, told(found).kind) == ("", "Changed")
    assert texts(found.theirs_body)[0].endswith("as agreed")
    assert found.theirs_by == "Kay Lund"


def test_a_new_heading_is_told(kay: Reviewer) -> None:
    heading = kay.heading("Homes")
    new = copies.deepcopy(heading)
    for child in [e for e in new if e.tag != W + "pPr"]:
        remove(child)
    kay.mark_end(new, "ins")
    new.append(kay.mark("ins", run("A section that we lack")))
    heading.addprevious(new)
    found = stray(bring(kay))
    assert told(found).kind == "New heading"
    assert texts(found.theirs_body) == ["A section that we lack"]


def test_a_change_of_what_the_program_writes_is_told(kay: Reviewer) -> None:
    kay.replace("Area for improvement:", "Weakness:")
    (found,) = bring(kay).not_placed
    assert told(found).kind == "Label"
    assert told(found).near == "permanence"


def test_a_deleted_heading_is_told_and_its_text_stays(kay: Reviewer) -> None:
    heading = kay.heading("Homes")
    kay.tracks("").remove(heading)
    found = stray(bring(kay))
    assert (told(found).kind, texts(found.base_body)) == ("Removed", ["Homes"])


def test_tracked_changes_on_the_cover_and_in_a_footer_are_told(kay: Reviewer) -> None:
    kay.insert(kay.body()[0], 0, "Revised. ")
    footer = next(name for name in kay.parts if name.startswith("word/footer"))
    root = parse(kay.parts[footer])
    paragraph = next(root.iter(W + "p"))
    paragraph.append(kay.mark("ins", run("Not for circulation")))
    kay.parts[footer] = serialise(root)
    found = {told(one).where: texts(one.theirs_body)[0] for one in bring(kay).not_placed}
    assert found["On the cover"].startswith("Revised.")
    assert found["In the footer"].endswith("Not for circulation")


def test_a_change_of_looks_is_told_and_not_proposed(kay: Reviewer) -> None:
    kay.make_bold(kay.find("We count moves"))
    returned = bring(kay)
    assert returned.document is DOCUMENT
    assert returned.notes == (
        "Kay Lund changed the look of words once, first of “We count moves.”. Looks are not"
        " brought back.",
    )


def test_a_change_in_a_section_that_is_gone_is_told(kay: Reviewer) -> None:
    kay.replace("We read 44", "We read 50")
    rest = tuple(one for one in DOCUMENT.sections if one.id != "permanence")
    found = stray(bring(kay, msgspec.structs.replace(DOCUMENT, sections=rest)))
    assert "no longer in the self-evaluation" in told(found).where
    assert texts(found.theirs_body) == ["We read 50 records."]


# ---- comments


def test_a_comment_comes_back_with_its_answers_on_its_block(kay: Reviewer) -> None:
    kay.comment(kay.find("We read 44 records"), "Is this right?", ("Yes.", "Thanks."))
    (found,) = bring(kay).comments
    block = body_at(DOCUMENT, Place("permanence", "how"))[0]
    assert (found.part, found.question, found.block) == ("permanence", "how", block.id)
    assert found.author == "Kay Lund"
    assert found.text.startswith("Is this right?\nOn: “")
    assert "We read 44 records." in found.text
    assert [reply.text for reply in found.replies] == ["Yes.", "Thanks."]
    assert found.closed_by == ""
    assert is_from_word(found)


def test_a_resolved_comment_comes_back_closed(kay: Reviewer) -> None:
    kay.comment(kay.find("We count moves"), "Shorten.", is_done=True)
    (found,) = bring(kay).comments
    assert found.closed_by == RESOLVED_BY


def test_a_comment_over_several_paragraphs_stands_on_the_first(kay: Reviewer) -> None:
    first, last = kay.find("We count moves"), kay.find("We count again")
    kay.comment(first, "All of this.", until=last)
    (found,) = bring(kay).comments
    assert found.block == body_at(DOCUMENT, Place("homes", "how"))[0].id
    assert "Then we ask why. We count again." in found.text


def test_a_comment_without_a_place_is_told(kay: Reviewer) -> None:
    kay.comment(None, "In general, shorter.")
    found = stray(bring(kay))
    assert (told(found).kind, texts(found.theirs_body)) == ("Comment", ["In general, shorter."])


def test_a_comment_on_an_annex_is_told_with_what_it_is_about(kay: Reviewer) -> None:
    kay.comment(kay.cell("Start life-story"), "Who does this?")
    found = stray(bring(kay))
    assert texts(found.theirs_body) == ["Who does this?"]
    assert "Start life-story" in texts(found.base_body)[0]
    assert told(found).where.startswith("In the table")


def test_a_comment_on_words_that_were_deleted_keeps_them(kay: Reviewer) -> None:
    paragraph = kay.find("Then we ask why")
    kay.comment(paragraph, "Take this out.")
    kay.remove(paragraph)
    (found,) = bring(kay).comments
    assert "Then we ask why." in found.text


def test_a_new_answer_reaches_a_comment_that_is_there_already() -> None:
    first, later = Reviewer(sent()), Reviewer(sent())
    first.comment(first.find("We count moves"), "Shorten.")
    later.comment(later.find("We count moves"), "Shorten.", ("Done.",))
    known = bring(first).document
    returned = bring(later, known)
    assert returned.comments == ()
    (comment,) = returned.document.comments
    assert [reply.text for reply in comment.replies] == ["Done."]


def test_a_comment_without_author_or_date_is_taken(kay: Reviewer) -> None:
    kay.tracks("", "not a date").comment(kay.find("We count moves"), "Shorten.")
    (found,) = bring(kay).comments
    assert (found.author, found.at) == (NOBODY, NOW)


# ---- the copy as a whole


def test_headings_that_lost_their_anchors_are_found_by_their_words(kay: Reviewer) -> None:
    kay.replace("We read 44", "We read 50")
    for mark in list(kay.root.iter(W + "bookmarkStart")):
        remove(mark)
    returned = bring(kay)
    (found,) = returned.placed
    assert (found.part, found.question) == ("permanence", "how")
    assert "lost their hidden place" in returned.notes[0]


@pytest.mark.parametrize("order", ["leaders_first", "leaders_last", "question"])
@pytest.mark.parametrize("leads", ["run_in", "heading"])
def test_a_change_finds_its_place_in_every_arrangement(
    framework: Framework, order: str, leads: str
) -> None:
    chosen = {"order": order, "leads": leads}
    reviewer = Reviewer(review_copy(DOCUMENT, framework, **chosen))
    reviewer.replace("We read 44", "We read 50")
    reviewer.comment(reviewer.find("Too few homes"), "Where?")
    returned = bring(reviewer, **chosen)
    found = only(returned)
    assert (found.part, found.question) == ("permanence", "how")
    assert (returned.comments[0].part, returned.comments[0].question) == ("homes", "know")


def test_charts_and_tables_of_figures_are_no_change(framework: Framework) -> None:
    document = sound(FIGURED)
    raw = write(document, framework, draw_chart=plain_png, copy="review").docx
    exported = exhibit(document, framework, ExportChoices(copy="review"))
    returned = bring_back(document, exported, Reviewer(raw).read(), together, NOW)
    assert (returned.document, returned.notes) == (document, ())


def test_what_came_since_stays_and_is_kept_beside_the_change(kay: Reviewer) -> None:
    kay.replace("We read 44", "We read 50")
    place = Place("permanence", "how")
    first, *rest = body_at(DOCUMENT, place)
    typed = msgspec.structs.replace(first, runs=(Text("We read 44 records twice."),))
    found = only(bring(kay, with_body(DOCUMENT, place, (typed, *rest))))
    assert texts(found.mine_body) == ["We read 44 records twice."]
    assert texts(found.base_body) == ["We read 44 records."]


def test_a_deleted_row_of_a_table_is_told(kay: Reviewer) -> None:
    row = next(kay.cell("Start life-story").iterancestors(W + "tr"))
    properties = row.find(W + "trPr")
    assert properties is not None
    properties.append(kay.mark("del"))
    found = bring(kay).not_placed
    assert any("life-story" in texts(one.base_body)[0] for one in found)
    assert {one.theirs_by for one in found} == {"Kay Lund"}


def test_a_new_row_of_a_table_is_told(kay: Reviewer) -> None:
    row = next(kay.cell("Start life-story").iterancestors(W + "tr"))
    new = copies.deepcopy(row)
    for mark in [*new.iter(W + "bookmarkStart"), *new.iter(W + "bookmarkEnd")]:
        remove(mark)
    properties = new.find(W + "trPr")
    assert properties is not None
    properties.append(kay.mark("ins"))
    row.addnext(new)
    found = bring(kay).not_placed
    assert any("life-story" in texts(one.theirs_body)[0] for one in found)
    assert {(told(one).kind, one.theirs_by) for one in found} == {("Added", "Kay Lund")}


def test_a_deleted_end_of_a_cell_joins_no_cells(kay: Reviewer) -> None:
    kay.mark_end(kay.cell("Start life-story"), "del")
    assert bring(kay).document is DOCUMENT


def test_text_in_a_control_or_a_field_is_read(kay: Reviewer) -> None:
    paragraph = kay.find("We count moves")
    made = next(paragraph.iter(W + "r"))
    control = w("sdt", w("sdtContent"))
    made.addprevious(control)
    holder = control[0]
    holder.append(made)
    assert bring(kay).document is DOCUMENT
