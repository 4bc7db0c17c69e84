"""The outline of a Word document holds every word that people see, and tells of those left out."""

import re
from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from ilacs_desktop.document.body import Text
from ilacs_desktop.framework.model import Framework
from ilacs_desktop.word.last_year.left_out import say_left_out
from ilacs_desktop.word.last_year.outline import Grid, Line, Outline, Piece
from ilacs_desktop.word.last_year.questions import question_of, with_leads
from ilacs_desktop.word.last_year.reader import read_outline
from ilacs_desktop.word.parts.safe_reader import read_word
from tests.word.last_year.last_years import FULL, GONE, SEEN
from tests.word.parts.made_by_hand import item, notes, paragraph, run, table, word_file


def outline(body: str, **parts: str) -> Outline:
    return read_outline(read_word(word_file(body, parts), "a.docx"))


def lines(body: str, **parts: str) -> list[Line]:
    return [
        one
        for piece in outline(body, **parts).pieces
        for one in piece.items
        if isinstance(one, Line)
    ]


def text_of(read: Outline) -> str:
    return "\n".join(
        part for piece in read.pieces for part in (piece.title, *(one.text for one in piece.items))
    )


def full() -> Outline:
    return read_outline(read_word(FULL, "last year.docx"))


# --- everything at once ---------------------------------------------------------------------------


def test_every_word_that_is_seen_is_read_once():
    words = Counter(re.findall(r"[\w=-]+", text_of(full())))
    for word in SEEN.split():
        assert words[word] >= 1, word
    assert all(words[word] == 1 for word in ("inserted", "footnoted", "Fieldresult", "Shown"))
    assert text_of(full()).count("Words in a box.") == 1


def test_what_is_not_text_is_left_out_and_told():
    read = full()
    told = " ".join(text for left in read.left_out for text in left.texts)
    for word in GONE.split():
        assert word not in text_of(read)
        assert word in told
    assert [say_left_out(left) for left in read.left_out] == [
        "1 entry of a contents list (2 words)",
        "2 deletions (2 words)",
        "2 hidden texts (2 words)",
        "1 picture or chart (4 words)",
        "1 caption (5 words)",
        "2 headers or footers (2 words)",
        "1 comment (1 word)",
    ]


def test_the_headings_are_in_order_with_their_levels():
    assert [(piece.title, piece.level, piece.is_guess) for piece in full().pieces] == [
        ("", 0, False),
        ("Leadership, governance and corporate parenting", 1, False),
        ("Heading in a control", 2, False),
        ("Council heading", 2, False),
        ("Guessed heading", 3, True),
    ]


def test_what_changes_its_place_is_told():
    assert full().notes == (
        "1 item of lists within lists now stands at one level.",
        "2 notes stand in brackets after the words that led to it.",
    )


# --- one thing at a time --------------------------------------------------------------------------


def test_bold_and_italic_are_kept():
    (line,) = lines(paragraph(run("Plain, ") + run("bold", "<w:b/>") + run(", it", "<w:i/>")))
    assert line.runs == (Text("Plain, "), Text("bold", bold=True), Text(", it", italic=True))


def test_bold_by_a_style_and_switched_off_again():
    (line,) = lines(
        paragraph(
            run("strong", '<w:rStyle w:val="Strong"/>')
            + run(" not", '<w:rStyle w:val="Strong"/><w:b w:val="0"/>')
            + run(" plain words.")
        )
    )
    assert line.runs == (Text("strong", bold=True), Text(" not plain words."))


def test_lists_are_told_by_their_numbering_their_style_or_a_typed_bullet():
    read = lines(
        item("bullet")
        + item("number", 2)
        + paragraph("styled", "ListBullet")
        + paragraph("– dashed")
        + paragraph("Minus -3 is no bullet")
        + paragraph("off", "ListBullet", '<w:numPr><w:numId w:val="0"/></w:numPr>')
    )
    assert [(line.kind, line.text) for line in read] == [
        ("bullet", "bullet"),
        ("numbered", "number"),
        ("bullet", "styled"),
        ("bullet", "dashed"),
        ("paragraph", "Minus -3 is no bullet"),
        ("paragraph", "off"),
    ]


def test_a_broken_line_parts_a_paragraph_but_not_an_item():
    broken = "<w:r><w:t>One</w:t><w:br/><w:t>two</w:t></w:r>"
    assert [line.text for line in lines(paragraph(broken))] == ["One", "two"]
    listed = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
    assert [line.text for line in lines(paragraph(broken, "", listed))] == ["One two"]


def test_a_heading_by_its_outline_level_alone():
    read = outline(paragraph("Chapter", "", '<w:outlineLvl w:val="1"/>') + paragraph("Text."))
    assert [(piece.title, piece.level) for piece in read.pieces] == [("Chapter", 2)]


def test_bold_sentences_captions_and_items_are_no_guessed_headings():
    body = (
        paragraph(run("A bold sentence ends with a full stop.", "<w:b/>"))
        + paragraph(run("bold " * 30, "<w:b/>"))
        + item("<w:r><w:rPr><w:b/></w:rPr><w:t>bold item</w:t></w:r>")
        + paragraph(run("2025", "<w:b/>"))
    )
    assert [piece.title for piece in outline(body).pieces] == [""]


def test_a_line_in_capitals_is_a_guessed_heading():
    read = outline(paragraph("CHILDREN IN CARE") + paragraph("Text."))
    assert [(piece.title, piece.is_guess) for piece in read.pieces] == [("CHILDREN IN CARE", True)]


def test_a_cover_before_the_first_heading_is_one_piece():
    body = paragraph(run("DRAFT COPY", "<w:b/>")) + paragraph("Summary", "Heading1")
    assert [piece.title for piece in outline(body).pieces] == ["", "Summary"]


def test_a_table_is_read_cell_by_cell_and_filled_up_to_its_width():
    read = outline(table(("Action", "Lead", "When"), ("Coach\nmanagers", "PSW")))
    assert read.pieces[0].grids == (
        Grid((("Action", "Lead", "When"), ("Coach\nmanagers", "PSW", ""))),
    )


def test_a_deleted_row_is_left_out_and_told():
    gone = table(("a", "b"), ("gone", "too"), ("c", "d")).replace(
        "<w:tr><w:tc>" + paragraph("gone"),
        '<w:tr><w:trPr><w:del w:id="1" w:author="A"/></w:trPr><w:tc>' + paragraph("gone"),
    )
    read = outline(gone)
    assert read.pieces[0].grids[0].rows == (("a", "b"), ("c", "d"))
    assert say_left_out(read.left_out[0]) == "1 deletion (1 word)"


def test_a_box_and_a_table_that_holds_headings_are_only_an_arrangement():
    body = table(("Words in a box",)) + table(
        (paragraph("Permanence", "Heading2") + paragraph("Left text."), paragraph("Right text.")),
        ("a", "b"),
    )
    read = outline(body)
    assert [piece.title for piece in read.pieces] == ["", "Permanence"]
    assert [one.text for one in read.pieces[1].items] == ["Left text.", "Right text.", "a", "b"]


def test_a_table_within_a_cell_keeps_its_words():
    inner = table(("inner one", "inner two"), ("three", "four"))
    read = outline(table(("Head", "Other"), (f"{inner}<w:p/>", "cell")))
    assert read.pieces[0].grids[0].rows[1] == ("inner one\ninner two\nthree\nfour", "cell")


def test_notes_follow_the_word_that_led_to_them():
    (line,) = lines(
        paragraph(run("Read") + '<w:r><w:footnoteReference w:id="1"/></w:r>' + run(".")),
        footnotes=notes("footnote", n1="Ofsted, 2024"),
    )
    assert line.text == "Read [Note: Ofsted, 2024]."


def test_symbols_and_signs_that_word_keeps_apart():
    signs = (
        '<w:r><w:t xml:space="preserve">Done </w:t><w:sym w:font="Wingdings" w:char="F0FC"/><w:t xml:space="preserve"> 16</w:t>'
        "<w:noBreakHyphen/><w:t>year</w:t><w:softHyphen/><w:t>-olds\u00ad</w:t></w:r>"
    )
    assert [line.text for line in lines(paragraph(signs))] == ["Done ✓ 16-year-olds"]


def test_an_empty_field_of_a_form_is_no_text():
    body = (
        "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>"
        f"{run('Click to type')}</w:sdtContent></w:sdt>"
    )
    read = outline(paragraph(run("Name: ") + body))
    assert text_of(read).strip() == "Name:"
    assert read.left_out[0].texts == ("Click to type",)


# --- leads ----------------------------------------------------------------------------------------


def test_a_lead_that_runs_in_begins_a_piece(framework: Framework):
    body = paragraph("Permanence", "Heading2") + paragraph(
        run("How we know. ", "<w:b/>") + run("We read 44 records.")
    )
    read = with_leads(outline(body + paragraph("What next:") + item("A panel meets.")), framework)
    assert read.pieces == (
        Piece("Permanence", 2),
        Piece("How we know", 3, (Line((Text("We read 44 records."),)),), is_guess=True),
        Piece("What next", 3, (Line((Text("A panel meets."),), "bullet"),), is_guess=True),
    )


def test_a_sentence_that_only_begins_like_a_lead_stays(framework: Framework):
    read = with_leads(outline(paragraph("What we know is that plans are late.")), framework)
    assert len(read.pieces) == 1


def test_questions_are_known_in_the_words_that_councils_use():
    asked = {
        "know": ("What do we know about the quality of practice?", "Strengths", "1.2 Our impact"),
        "how": ("How do you know it?", "2. How do we know?", "Sources of evidence"),
        "plan": (
            "What are your plans for the next 12 months to maintain or improve practice?",
            "Next steps",
            "Improvement plan 2025-26",
            "What’s next?",
        ),
    }
    for question, headings in asked.items():
        assert {question_of(heading) for heading in headings} == {question}
    assert question_of("Permanence") is None


# --- laws -----------------------------------------------------------------------------------------

WORD = st.text("abcdefgh", min_size=1, max_size=6)
PHRASE = st.lists(WORD, min_size=1, max_size=6).map(" ".join)
LOOK = st.sampled_from(("", "<w:b/>", "<w:i/>", "<w:b/><w:i/>"))


@st.composite
def blocks(draw: st.DrawFn) -> str:
    """Draw a paragraph, an item, a heading or a table of a document."""
    texts = draw(st.lists(st.tuples(PHRASE, LOOK), min_size=1, max_size=4))
    runs = "".join(run(f"{text} ", look) for text, look in texts)
    kind = draw(st.sampled_from(("text", "item", "heading", "table", "box", "inserted")))
    if kind == "item":
        return item(draw(PHRASE), draw(st.integers(1, 2)))
    if kind == "heading":
        return paragraph(draw(PHRASE), f"Heading{draw(st.integers(1, 3))}")
    if kind == "table":
        cells = draw(st.lists(st.tuples(PHRASE, PHRASE), min_size=2, max_size=3))
        return table(*cells)
    if kind == "box":
        return paragraph(
            f"{runs}<w:r><w:pict><v:textbox><w:txbxContent>{paragraph(draw(PHRASE))}"
            "</w:txbxContent></v:textbox></w:pict></w:r>"
        )
    if kind == "inserted":
        return paragraph(f'<w:ins w:id="1" w:author="A">{runs}</w:ins>')
    return paragraph(runs)


@given(st.lists(blocks(), max_size=8))
def test_no_word_is_lost_and_none_is_made_up(drawn: list[str]):
    body = "".join(drawn)
    there = Counter(re.findall(r"[a-h]+", " ".join(re.findall(r"<w:t [^>]*>([^<]*)", body))))
    assert Counter(re.findall(r"[a-h]+", text_of(outline(body)))) == there


@given(st.lists(blocks(), max_size=8))
def test_leads_lose_no_word(framework: Framework, drawn: list[str]):
    leads = "".join(
        paragraph(f"{lead} {text}")
        for lead, text in zip(("How we know.", "What next:", "What we know."), drawn, strict=False)
        if "<" not in text
    )
    read = outline("".join(drawn) + leads + paragraph("Evidence: abc."))
    words = Counter(re.findall(r"\w+", text_of(with_leads(read, framework))))
    assert words == Counter(re.findall(r"\w+", text_of(read)))
