"""Leads and labels that reviewers touch: what the program prints never reaches the text."""

import pytest

from ilacs_desktop.document.body import Text, block_text
from ilacs_desktop.document.places import Place, body_at
from ilacs_desktop.merge.reviewed import accept
from ilacs_desktop.word.review.bring_back import Returned
from ilacs_desktop.word.review.records import told
from tests.word.review.back import DOCUMENT, NOW, bring, only, sent, stray, texts
from tests.word.review.kit import Reviewer, reads

TRACKED = pytest.mark.parametrize("author", ["Kay Lund", ""])


@pytest.fixture
def kay() -> Reviewer:
    return Reviewer(sent())


def label(returned: Returned) -> tuple[str, str]:
    """Return what a label was and what it reads like now."""
    found = stray(returned)
    assert told(found).kind == "Label"
    return texts(found.base_body)[0], "".join(texts(found.theirs_body))


@TRACKED
@pytest.mark.parametrize("new", ["Our plan is this.", "What will we do next.", "What now."])
def test_an_edited_lead_is_told_and_the_text_behind_it_stands(
    kay: Reviewer, author: str, new: str
) -> None:
    kay.tracks(author).replace("What next.", new)
    assert label(bring(kay)) == ("What next.", new)


def test_words_put_into_a_lead_are_told_and_stay_out_of_the_text(kay: Reviewer) -> None:
    paragraph = kay.find("We meet monthly")
    kay.insert(paragraph, len("What next"), " will we do")
    returned = bring(kay)
    assert label(returned) == ("What next.", "What next will we do.")
    assert "printed by the program" in told(stray(returned)).where


def test_words_put_before_a_part_of_a_label_are_told_with_it(kay: Reviewer) -> None:
    kay.replace("Strength", "Big strength")
    assert label(bring(kay)) == ("Strength:", "Big strength:")


def test_a_label_cut_away_in_part_leaves_the_text_whole(kay: Reviewer) -> None:
    paragraph = kay.find("Brothers and sisters")
    kay.delete(paragraph, 2, 6)
    assert label(bring(kay)) == ("Strength:", "Stth:")


def test_text_behind_an_edited_label_keeps_its_own_change(kay: Reviewer) -> None:
    kay.replace("Strength", "Big strength")
    kay.replace("sisters stay", "sisters often stay")
    (found,) = bring(kay).placed
    assert block_text(found.theirs_body[0]).startswith("Brothers and sisters often stay together")


@TRACKED
def test_the_other_label_is_another_stance(kay: Reviewer, author: str) -> None:
    kay.tracks(author).replace("Strength:", "Area for improvement:")
    returned = bring(kay)
    found = only(returned)
    (old,), (new,) = found.base_body, found.theirs_body
    assert (old.stance, new.stance, new.runs) == ("strength", "improvement", old.runs)
    accepted = accept(returned.document, found, "Jo Ash", NOW)
    assert accepted is not None
    assert body_at(accepted, Place("permanence", "know"))[0].stance == "improvement"


def test_a_label_written_before_a_line_of_a_labelled_list_is_a_stance(kay: Reviewer) -> None:
    kay.insert(kay.find("Too few homes"), 0, "Strength: ")
    (new,) = only(bring(kay)).theirs_body
    assert (new.stance, new.runs) == ("strength", (Text("Too few homes are near."),))


def test_a_line_written_anew_without_its_lead_is_all_the_authors(kay: Reviewer) -> None:
    paragraph = kay.tracks("").find("We meet monthly")
    kay.delete(paragraph, 0, len(reads(paragraph)))
    kay.append(paragraph, "What matters. From May we all meet.")
    returned = bring(kay)
    (found,) = returned.placed
    assert block_text(found.theirs_body[0]) == "What matters. From May we all meet."


@TRACKED
def test_a_lead_taken_out_whole_is_told(kay: Reviewer, author: str) -> None:
    kay.tracks(author).delete(kay.find("We meet monthly"), 0, len("What next. "))
    assert label(bring(kay)) == ("What next.", "")


def test_a_sentence_written_before_a_lead_belongs_to_the_text(kay: Reviewer) -> None:
    kay.insert(kay.find("We meet monthly"), 0, "A panel was set up. ")
    (found,) = only(bring(kay)).theirs_body
    assert block_text(found) == "A panel was set up. We meet monthly from May."


def test_words_written_before_a_lead_are_told_with_it(kay: Reviewer) -> None:
    kay.insert(kay.find("We meet monthly"), 0, "And ")
    assert label(bring(kay)) == ("What next.", "And What next.")


def test_words_written_untracked_behind_a_label_belong_to_the_text(kay: Reviewer) -> None:
    paragraph = kay.tracks("").find("Brothers and sisters")
    kay.insert(paragraph, len("Strength: "), " it. plans ")
    (found,) = only(bring(kay)).theirs_body
    assert block_text(found).startswith(" it. plans Brothers and sisters")


@TRACKED
@pytest.mark.parametrize("behind", ["Plans come late", "Too few homes"])
def test_a_line_moved_with_an_edited_label_keeps_its_words(
    kay: Reviewer, author: str, behind: str
) -> None:
    paragraph, target = kay.tracks(author).find("Brothers and sisters"), kay.find(behind)
    kay.move_after(paragraph, target)
    kay.insert(target.getnext(), len("Stre"), "et")
    returned = bring(kay)
    (edited,) = returned.not_placed
    assert (told(edited).kind, texts(edited.theirs_body)) == ("Label", ["Streetngth:"])
    new = [block for one in returned.placed for block in one.theirs_body]
    (moved,) = [block for block in new if "Brothers" in block_text(block)]
    before = body_at(DOCUMENT, Place("permanence", "know"))[0]
    assert (moved.stance, moved.runs) == (before.stance, before.runs)
    assert (moved.id == before.id) is (behind == "Plans come late")


def test_blanks_that_came_untracked_behind_an_edited_label_are_no_change(kay: Reviewer) -> None:
    paragraph = kay.tracks("").find("Brothers and sisters")
    kay.append(paragraph, "  ")
    kay.tracks("Ravi Shah").insert(paragraph, len("Stre"), "et")
    assert label(bring(kay)) == ("Strength:", "Streetngth:")


def test_words_before_a_copied_line_of_few_words_are_the_authors(kay: Reviewer) -> None:
    target = kay.find("Too few homes")
    kay.new_after(target, "In short: We meet monthly from May.")
    kay.new_after(target, "Since May: They stay together.")
    said = [text for one in bring(kay).placed for text in texts(one.theirs_body)]
    assert "Since May: They stay together." in said
