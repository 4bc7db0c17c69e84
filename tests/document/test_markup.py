"""Bodies as plain text: what each mark means, and that no word is lost."""

from hypothesis import given
from hypothesis import strategies as st

from ilacs_desktop.document.body import ActionLink, Block, Body, Citation, Text, body_text
from ilacs_desktop.document.markup import parse_body, parse_runs


def parse(text: str) -> Body:
    return parse_body(text, lambda n: f"b{n}")


def test_blank_lines_part_paragraphs_and_lines_are_joined() -> None:
    assert parse("One\ntwo.\n\n  \nThree.") == (
        Block("b0", (Text("One two."),)),
        Block("b1", (Text("Three."),)),
    )


def test_bullets_and_numbers_are_blocks_of_their_own() -> None:
    body = parse("Lead:\n- one\n  more\n- two\n\n1. first\n2. second")
    assert [(block.kind, block.runs[0].text) for block in body] == [
        ("paragraph", "Lead:"),
        ("bullet", "one more"),
        ("bullet", "two"),
        ("numbered", "first"),
        ("numbered", "second"),
    ]


def test_marks_give_a_stance_to_a_paragraph_or_a_bullet() -> None:
    body = parse("(+) Good.\n\n(!) Weak.\n\n- (!) Late.")
    assert [(block.kind, block.stance) for block in body] == [
        ("paragraph", "strength"),
        ("paragraph", "improvement"),
        ("bullet", "improvement"),
    ]


def test_bold_italic_and_chips() -> None:
    assert parse_runs("a **b** *c*[ev-x.1][ac-y]") == (
        Text("a "),
        Text("b", bold=True),
        Text(" "),
        Text("c", italic=True),
        Citation("ev-x.1"),
        ActionLink("ac-y"),
    )


def test_a_backslash_keeps_the_character() -> None:
    assert parse_runs(r"\[ev-x] 2 \* 3 \\ \a") == (Text(r"[ev-x] 2 * 3 \ a"),)
    assert parse(r"\- no bullet") == (Block("b0", (Text("- no bullet"),)),)


def test_brackets_that_cite_nothing_stay_as_typed() -> None:
    assert parse_runs("[see below] (44%)") == (Text("[see below] (44%)"),)


def test_nothing_gives_no_block() -> None:
    assert parse(" \n\n ") == ()


words = st.text("abcdefgh", min_size=1, max_size=8)
lines = st.lists(words, min_size=1, max_size=5).map(" ".join)


@given(st.lists(lines, max_size=5))
def test_every_word_of_plain_text_comes_out_in_order(paragraphs: list[str]) -> None:
    assert body_text(parse("\n\n".join(paragraphs))) == "\n".join(paragraphs)


@given(st.text(max_size=60))
def test_any_text_parses_and_ids_count_up(text: str) -> None:
    body = parse(text)
    assert [block.id for block in body] == [f"b{n}" for n in range(len(body))]
