"""What no text can hold, and changes of the copy as a whole: told, never dropped."""

import pytest
from lxml import etree

from ilacs_desktop.word.parts.ooxml import W, w
from ilacs_desktop.word.review.marks import SOMEBODY
from ilacs_desktop.word.review.records import told
from tests.word.review.back import DOCUMENT, bring, sent, stray, texts
from tests.word.review.kit import Reviewer, reads, runs_of

MATH = "http://schemas.openxmlformats.org/officeDocument/2006/math"


@pytest.fixture
def kay() -> Reviewer:
    return Reviewer(sent())


def test_a_picture_that_was_put_in_is_told_with_its_spot(kay: Reviewer) -> None:
    kay.find("We count moves").append(kay.mark("ins", w("r", w("drawing"))))
    found = stray(bring(kay))
    assert (told(found).kind, told(found).near, found.theirs_by) == ("Picture", "homes", "Kay Lund")
    assert texts(found.theirs_body) == ["A picture was inserted after “We count moves.”."]


def test_a_picture_that_was_taken_out_is_told(kay: Reviewer) -> None:
    kay.find("We count moves").insert(1, kay.mark("del", w("r", w("drawing"))))
    assert texts(stray(bring(kay)).base_body) == ["A picture was taken out."]


@pytest.mark.parametrize("author", ["Kay Lund", ""])
def test_an_equation_is_told_with_its_letters(kay: Reviewer, author: str) -> None:
    equation = etree.Element(f"{{{MATH}}}oMath", None, {"m": MATH})
    made = etree.SubElement(equation, f"{{{MATH}}}r")
    etree.SubElement(made, f"{{{MATH}}}t").text = "a=b"
    kay.author = author
    kay.find("We count moves").append(kay.mark("ins", equation) if author else equation)
    found = stray(bring(kay))
    assert texts(found.theirs_body) == ["An equation (a=b) was inserted after “We count moves.”."]
    assert found.theirs_by == (author or SOMEBODY)


def test_a_sign_of_a_symbol_font_is_told(kay: Reviewer) -> None:
    symbol = w("sym", font="Wingdings", char="F04A")
    kay.find("We count moves").append(kay.mark("ins", w("r", symbol)))
    assert "A symbol (Wingdings)" in texts(stray(bring(kay)).theirs_body)[0]


def test_a_section_that_was_moved_untracked_is_told(kay: Reviewer) -> None:
    homes, target = kay.heading("Homes"), kay.heading("Permanence")
    body = kay.body()
    for paragraph in body[body.index(homes) : body.index(kay.find("We count again")) + 1]:
        target.addprevious(paragraph)
    returned = bring(kay)
    assert returned.document is DOCUMENT
    (note,) = returned.notes
    assert "“Homes”" in note or "“Permanence”" in note
    assert "order of sections is not brought back" in note


def test_bold_that_was_set_untracked_is_counted(kay: Reviewer) -> None:
    for words in ("We count moves", "We read 44"):
        (made,) = runs_of(kay.find(words))
        made.insert(0, w("rPr", w("b")))
    returned = bring(kay)
    assert returned.document is DOCUMENT
    assert returned.notes == (
        "The look of 2 paragraphs was changed with tracking off, first of “We read 44 records.”."
        " Looks are not brought back.",
    )


def test_a_list_item_that_was_made_plain_untracked_is_counted(kay: Reviewer) -> None:
    style = kay.find("We count moves").find(f"{W}pPr/{W}pStyle")
    assert style is not None
    style.set(W + "val", "Normal")
    (note,) = bring(kay).notes
    assert note.startswith("The look of one paragraph was changed with tracking off")


def test_a_copy_with_most_of_its_text_replaced_is_doubted(kay: Reviewer) -> None:
    changed = [p for p in kay.body() if reads(p).startswith(("We ", "Too", "Then", "Moves"))]
    changed += [p for p in kay.body() if reads(p) == "Children are safe."]
    for paragraph in changed:
        kay.tracks("").delete(paragraph, 0, len(reads(paragraph)))
        kay.append(paragraph, "Zebras have stripes.")
    (note,) = (note for note in bring(kay).notes if "another document" in note)
    assert "Accept nothing unread" in note


def test_a_few_deleted_paragraphs_are_not_doubted(kay: Reviewer) -> None:
    kay.remove(kay.find("Then we ask why"))
    assert bring(kay).notes == ()
