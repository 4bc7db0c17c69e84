"""Changes of the text in a reviewed copy, as Word writes them, each at its place."""

import datetime as dt

import pytest

from ilacs_desktop.document.body import ActionLink, Citation, Text, block_text
from ilacs_desktop.framework.model import Framework
from ilacs_desktop.word.parts.ooxml import w
from ilacs_desktop.word.review.marks import SOMEBODY
from tests.word.review.back import DOCUMENT, bring, only, sent, texts
from tests.word.review.kit import Reviewer, reads, review_copy, run


@pytest.fixture
def kay() -> Reviewer:
    return Reviewer(sent())


# ---- changes of the text


def test_a_rewording_comes_back_to_its_block_with_author_and_date(kay: Reviewer) -> None:
    kay.replace("We read 44", "We read 50")
    found = only(bring(kay))
    assert (found.kind, found.part, found.question) == ("from_word", "permanence", "how")
    assert (texts(found.base_body), texts(found.theirs_body)) == (
        ["We read 44 records."],
        ["We read 50 records."],
    )
    assert found.block == found.base_body[0].id == found.theirs_body[0].id
    assert found.mine_body == found.base_body
    assert found.theirs_by == "Kay Lund"
    assert found.at == dt.datetime(2026, 11, 20, 9, 30, tzinfo=dt.UTC)


def test_citations_and_action_links_that_stand_are_kept(kay: Reviewer) -> None:
    paragraph = kay.replace("see", "read")
    kay.append(paragraph, " Now.")
    found = only(bring(kay)).theirs_body[0]
    assert found.runs == (
        Text("Plans come late "),
        Text("for babies", italic=True),
        Text(" "),
        Citation("ev-audit"),
        Text("; read "),
        ActionLink("ac-panel"),
        Text(". Now."),
    )


def test_a_space_that_the_program_set_before_a_citation_is_no_change(kay: Reviewer) -> None:
    kay.append(kay.find("Brothers and sisters"), " Often.")
    runs = only(bring(kay)).theirs_body[0].runs
    assert runs[-3:] == (Text("stay together", bold=True), Citation("ev-survey"), Text(". Often."))


def test_words_between_a_word_and_its_citation_keep_their_space(kay: Reviewer) -> None:
    paragraph = kay.find("Brothers and sisters")
    kay.insert(paragraph, reads(paragraph).index("["), "often ")
    runs = only(bring(kay)).theirs_body[0].runs
    assert "".join(r.text for r in runs if isinstance(r, Text)).endswith("together often .")


def test_one_of_two_citations_can_be_taken_out(kay: Reviewer) -> None:
    paragraph = kay.find("Most children in care are safe")
    start = reads(paragraph).index("3, ")
    kay.delete(paragraph, start, start + 3)
    runs = only(bring(kay)).theirs_body[0].runs
    assert [run for run in runs if isinstance(run, Citation)] == [Citation("ev-survey")]
    assert "[" not in block_text(only(bring(kay)).theirs_body[0])


def test_a_citation_that_was_written_over_is_plain_text(kay: Reviewer) -> None:
    paragraph = kay.find("Most children in care are safe")
    start = reads(paragraph).index("[3, 12]")
    kay.delete(paragraph, start, start + len("[3, 12]"))
    kay.insert(paragraph, start, "[both audits]")
    block = only(bring(kay)).theirs_body[0]
    assert "[both audits]" in block_text(block)
    assert not any(isinstance(run, Citation) for run in block.runs)


def test_short_sources_stay_citations(framework: Framework) -> None:
    reviewer = Reviewer(review_copy(DOCUMENT, framework, citations="short_source"))
    reviewer.append(reviewer.find("Most children in care are safe"), " Still.")
    runs = only(bring(reviewer, citations="short_source")).theirs_body[0].runs
    assert [run for run in runs if isinstance(run, Citation)] == [
        Citation("ev-audit"),
        Citation("ev-survey"),
    ]


def test_bold_words_that_a_reviewer_adds_stay_bold(kay: Reviewer) -> None:
    kay.insert(kay.find("We count moves"), len("We count moves"), " twice", bold=True)
    runs = only(bring(kay)).theirs_body[0].runs
    assert runs == (Text("We count moves"), Text(" twice", bold=True), Text("."))


def test_a_new_paragraph_is_told_with_the_one_before_it(kay: Reviewer) -> None:
    kay.new_after(kay.find("Too few homes"), "A new line.")
    found = only(bring(kay))
    assert texts(found.base_body) == ["Too few homes are near."]
    assert texts(found.theirs_body) == ["Too few homes are near.", "A new line."]
    assert [block.kind for block in found.theirs_body] == ["bullet", "bullet"]


def test_a_paragraph_under_a_heading_is_told_with_the_one_after_it(kay: Reviewer) -> None:
    heading = kay.heading("Summary")
    new = w("p", kay.mark("ins", run("First of all.")))
    heading.addnext(new)
    kay.mark_end(new, "ins")
    found = only(bring(kay))
    assert (found.part, found.question) == ("front", "summary")
    assert texts(found.theirs_body)[0] == "First of all."


def test_a_deleted_paragraph(kay: Reviewer) -> None:
    kay.remove(kay.find("Then we ask why"))
    found = only(bring(kay))
    assert (texts(found.base_body), found.theirs_body) == (["Then we ask why."], ())


def test_a_paragraph_cut_in_two_is_one_change(kay: Reviewer) -> None:
    kay.cut(kay.find("We asked 118 children"), len("We asked"))
    found = only(bring(kay))
    assert texts(found.base_body) == ["We asked 118 children."]
    assert texts(found.theirs_body) == ["We asked", " 118 children."]


def test_two_paragraphs_made_one_are_one_change(kay: Reviewer) -> None:
    kay.join_next(kay.find("We read 44 records"))
    found = only(bring(kay))
    assert texts(found.base_body) == ["We read 44 records.", "We asked 118 children."]
    assert texts(found.theirs_body) == ["We read 44 records.We asked 118 children."]


@pytest.mark.parametrize("author", ["Kay Lund", ""])
def test_a_moved_paragraph_keeps_its_id(kay: Reviewer, author: str) -> None:
    kay.tracks(author).move_after(kay.find("Children are safe"), kay.find("We act on what we"))
    found = only(bring(kay))
    assert texts(found.theirs_body) == ["We act on what we learn.", "Children are safe."]
    assert {b.id for b in found.base_body} == {b.id for b in found.theirs_body}


def test_a_paragraph_moved_to_another_section_is_offered_with_its_chips(kay: Reviewer) -> None:
    kay.move_after(kay.find("Plans come late"), kay.find("Moves come at night"))
    gone, come = sorted(bring(kay).placed, key=lambda one: len(one.theirs_body))
    assert (gone.part, gone.theirs_body) == ("permanence", ())
    assert come.part == "homes"
    assert come.theirs_body[-1].runs == gone.base_body[0].runs
    assert come.theirs_body[-1].id != gone.base_body[0].id


def test_changes_of_two_people_in_one_block_are_offered_one_by_one(kay: Reviewer) -> None:
    paragraph = kay.find("Most children in care are safe")
    kay.insert(paragraph, len("Most"), " of the")
    kay.tracks("Ravi Shah").insert(paragraph, reads(paragraph).index("do well") + 7, " at school")
    one, other = bring(kay).placed
    assert (one.theirs_by, other.theirs_by) == ("Kay Lund", "Ravi Shah")
    assert "of the" in block_text(one.theirs_body[0])
    assert "at school" not in block_text(one.theirs_body[0])
    assert "at school" in block_text(other.theirs_body[0])


def test_changes_of_two_people_that_touch_are_one_change_with_both_names(kay: Reviewer) -> None:
    paragraph = kay.find("We count moves")
    kay.insert(paragraph, len("We count"), " all the many")
    start = reads(paragraph).index(" many")
    kay.tracks("Ravi Shah").delete(paragraph, start, start + 5)
    found = only(bring(kay))
    assert found.theirs_by == "Kay Lund and Ravi Shah"
    assert texts(found.theirs_body) == ["We count all the moves."]


# ---- what was not tracked


def test_changes_made_with_tracking_off_are_found_by_comparison(kay: Reviewer) -> None:
    kay.tracks("").replace("We read 44", "We read 50")
    found = only(bring(kay))
    assert texts(found.theirs_body) == ["We read 50 records."]
    assert (found.theirs_by, found.at) == (SOMEBODY, None)


def test_citations_stand_in_text_that_was_changed_without_tracking(kay: Reviewer) -> None:
    kay.tracks("").replace("Plans come late", "All plans come late")
    runs = only(bring(kay)).theirs_body[0].runs
    assert [type(run) for run in runs if not isinstance(run, Text)] == [Citation, ActionLink]


def test_tracked_and_untracked_changes_of_one_block_are_told_apart(kay: Reviewer) -> None:
    paragraph = kay.tracks("").replace("in care are safe", "in care feel safe")
    kay.tracks("Kay Lund").insert(paragraph, reads(paragraph).index("well") + 4, " at school")
    by = {one.theirs_by: block_text(one.theirs_body[0]) for one in bring(kay).placed}
    assert by["Kay Lund"].startswith("Most children in care are safe and do well at school.")
    assert by[SOMEBODY].startswith("Most children in care feel safe and do well.")


def test_paragraphs_that_came_and_went_untracked_are_found(kay: Reviewer) -> None:
    kay.tracks("").remove(kay.find("Then we ask why"))
    kay.new_after(kay.find("Too few homes"), "Zebras have stripes.")
    gone, come = sorted(bring(kay).placed, key=lambda one: len(one.theirs_body))
    assert texts(gone.base_body) == ["Then we ask why."]
    assert texts(come.theirs_body)[-1] == "Zebras have stripes."


# ---- titles


@pytest.mark.parametrize("author", ["Kay Lund", ""])
def test_a_retitled_section_keeps_its_anchor_and_offers_its_title(
    kay: Reviewer, author: str
) -> None:
    heading = kay.heading("Homes")
    kay.tracks(author).delete(heading, 0, len("Homes"))
    kay.insert(heading, 0, "Where children live")
    kay.tracks("Kay Lund").append(kay.find("Too few homes"), " Indeed.")
    title, change = sorted(bring(kay).placed, key=lambda one: one.field == "")
    assert (title.part, title.field) == ("homes", "title")
    assert (title.base_value, title.theirs_value) == ('"Homes"', '"Where children live"')
    assert (change.part, change.question) == ("homes", "know")
