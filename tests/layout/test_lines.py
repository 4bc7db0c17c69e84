"""How many lines a paragraph takes."""

import msgspec
import pytest

from ilacs_desktop.layout.lines import Measure
from ilacs_desktop.word.flow.model import Font, Look, Paragraph, Span

ARIAL = Font("Liberation Sans", 11)
WORDS = "Audits find purposeful visits and clear plans in most of the records that we read. "


@pytest.fixture(scope="module")
def measure() -> Measure:
    return Measure()


def paragraph(text: str, font: Font = ARIAL, **settings: object) -> Paragraph:
    made = Paragraph((Span(text, font),) if text else (), font)
    return msgspec.structs.replace(made, **settings)


def test_an_empty_paragraph_is_one_line_of_its_font(measure: Measure) -> None:
    empty = measure.lines(paragraph(""), 400)
    assert empty.number == 1
    assert empty.height == pytest.approx(11 * 1.149, abs=0.05)


def test_more_words_a_narrower_page_and_an_indent_take_more_lines(measure: Measure) -> None:
    once, often = paragraph(WORDS), paragraph(WORDS * 6)
    assert measure.lines(once, 500).number == 1
    assert measure.lines(often, 500).number == 5
    assert measure.lines(often, 250).number > 9
    narrow = msgspec.structs.replace(often, left=100.0, right=100.0)
    assert measure.lines(narrow, 500).number == measure.lines(often, 300).number


def test_a_first_line_may_begin_further_in_or_hang(measure: Measure) -> None:
    text = "word " * 40
    plain = measure.lines(paragraph(text), 480).number
    assert measure.lines(paragraph(text, first=460.0), 480).number == plain + 1
    hanging = measure.lines(paragraph(text, left=230.0, first=-230.0), 480).number
    assert plain < hanging <= measure.lines(paragraph(text, left=230.0), 480).number


def test_after_a_bullet_the_first_line_is_no_longer_than_the_others(measure: Measure) -> None:
    words, dot = "word " * 41, Span("•", ARIAL)
    hanging = measure.lines(paragraph(words, left=230.0, first=-230.0), 480).number
    listed = measure.lines(paragraph(words, left=230.0, first=-230.0, marker=dot), 480).number
    assert listed == measure.lines(paragraph(words, left=230.0), 480).number
    assert listed > hanging


def test_colours_do_not_change_where_lines_break(measure: Measure) -> None:
    words = (WORDS * 6).split(" ")
    plain = measure.lines(paragraph(" ".join(words)), 400)
    spans = tuple(Span(f"{word} ", ARIAL, Look(f"#{n:06x}")) for n, word in enumerate(words))
    assert measure.lines(Paragraph(spans, ARIAL), 400) == plain


def test_bold_words_are_wider(measure: Measure) -> None:
    text = WORDS * 12
    bold = measure.lines(paragraph(text, Font("Liberation Sans", 11, bold=True)), 450).number
    assert bold > measure.lines(paragraph(text), 450).number
    label = Paragraph(
        (Span("Strength: ", Font("Liberation Sans", 11, bold=True)), *paragraph(text).spans), ARIAL
    )
    assert measure.lines(label, 450).number >= measure.lines(paragraph(text), 450).number


def test_a_line_is_as_high_as_its_rule_says(measure: Measure) -> None:
    own = measure.lines(paragraph("x"), 400).height
    assert measure.lines(paragraph("x", line=1.5), 400).height == pytest.approx(own * 1.5)
    assert measure.lines(paragraph("x", line=20.0, rule="exact"), 400).height == 20
    assert measure.lines(paragraph("x", line=5.0, rule="at_least"), 400).height == own
    assert measure.lines(paragraph("x", picture=80.0), 400).height == 80


def test_the_largest_font_makes_the_line(measure: Measure) -> None:
    mixed = Paragraph((Span("small ", ARIAL), Span("large", Font("Liberation Sans", 22))), ARIAL)
    assert measure.lines(mixed, 400).height == pytest.approx(22 * 1.149, abs=0.1)


def test_line_breaks_and_letters_outside_the_first_plane_are_counted(measure: Measure) -> None:
    assert measure.lines(paragraph("one\u2028two\u2028three"), 400).number == 3
    faces = Paragraph(
        (Span("🙂🙂 ", ARIAL), Span("bold", Font("Liberation Sans", 11, True))), ARIAL
    )
    assert measure.lines(faces, 400).number == 1


def test_a_word_longer_than_the_page_is_broken(measure: Measure) -> None:
    assert measure.lines(paragraph("m" * 200), 300).number > 3


def test_a_paragraph_is_measured_once_until_it_changes(
    measure: Measure, monkeypatch: pytest.MonkeyPatch
) -> None:
    measured: list[str] = []
    count = Measure._count

    def counting(self: Measure, one: Paragraph, width: float) -> int:
        measured.append(one.spans[0].text)
        return count(self, one, width)

    monkeypatch.setattr(Measure, "_count", counting)
    for _ in range(3):
        measure.lines(paragraph("First."), 400)
        measure.lines(paragraph("Second."), 400)
        measure.forget_unused()
    assert measured == ["First.", "Second."]
    measure.lines(paragraph("Second, changed."), 400)
    measure.forget_unused()
    measure.forget_unused()
    measure.lines(paragraph("First."), 400)
    assert measured == ["First.", "Second.", "Second, changed.", "First."]


def test_a_font_that_is_not_there_is_replaced(measure: Measure) -> None:
    assert measure.lines(paragraph(WORDS, Font("No Such Font", 11)), 500).height > 11
