"""A page of help taken apart."""

import pytest

from ilacs_desktop.help.blocks import Block, Span, blocks_of, slug, spans_of


def plain(text: str) -> tuple[Span, ...]:
    return (Span(text),)


def test_headings_paragraphs_items_and_pictures_are_told_apart() -> None:
    source = (
        "# Title\n\nOne\nline.\n\nAnother.\n## Part two\n\n- first\n  goes on\n- second\n\n"
        "1. third\n![The page](plan)\nAfter it\n"
    )
    assert blocks_of(source) == (
        Block("title", plain("Title")),
        Block("paragraph", plain("One line.")),
        Block("paragraph", plain("Another.")),
        Block("heading", plain("Part two"), anchor="part-two"),
        Block("item", plain("first goes on"), "•"),
        Block("item", plain("second"), "•"),
        Block("item", plain("third"), "1."),
        Block("picture", plain("The page"), picture="plan"),
        Block("paragraph", plain("After it")),
    )


def test_a_line_has_bold_words_keys_and_links() -> None:
    assert spans_of("Press `Ctrl+K`, **then** see [dates](key-dates#the-days).") == (
        Span("Press "),
        Span("Ctrl+K", "typed"),
        Span(", "),
        Span("then", "bold"),
        Span(" see "),
        Span("dates", link="key-dates#the-days"),
        Span("."),
    )


def test_bold_words_may_be_a_link_too() -> None:
    assert spans_of("**Read [it](plan).**") == (
        Span("Read ", "bold"),
        Span("it", "bold", "plan"),
        Span(".", "bold"),
    )


def test_what_goes_over_two_lines_stays_one() -> None:
    (block,) = blocks_of("A [link of\ntwo lines](plan) and **bold\nwords**.\n")
    assert [span.text for span in block.spans if span.link] == ["link of two lines"]
    assert [span.text for span in block.spans if span.look == "bold"] == ["bold words"]
    assert block.text == "A link of two lines and bold words."


@pytest.mark.parametrize(
    ("heading", "link"),
    [
        ("Inspector’s view", "inspectors-view"),
        ("Annex A: what it is", "annex-a-what-it-is"),
        ("Ctrl+K", "ctrl-k"),
    ],
)
def test_a_heading_is_called_by_its_words(heading: str, link: str) -> None:
    assert slug(heading) == link
