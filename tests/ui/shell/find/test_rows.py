"""What the list says of a result."""

from ilacs_desktop.document.body import Block, Citation, Text
from ilacs_desktop.document.find import Match, find
from ilacs_desktop.document.model import Document
from ilacs_desktop.document.places import Place, with_body
from ilacs_desktop.framework.model import Framework
from ilacs_desktop.ui.shell.find.rows import LISTED, around, count_text, held_text, rows_of

SUMMARY = Place("front", "summary")


def matches_in(example: Document, text: str, what: str) -> tuple[Document, tuple[Match, ...]]:
    runs = (Citation("ev-1"), Text(text))
    document = with_body(example, SUMMARY, (Block("only", runs),))
    return document, find(document, what)


def test_the_words_stand_among_whole_words_without_chips(example: Document) -> None:
    text = f"{'before ' * 9}zebra{' after' * 20}"
    _, (match,) = matches_in(example, text, "zebra")
    before, words, after = around(match)
    assert words == "zebra"
    assert before.startswith("…before ")
    assert after.endswith(" after…")
    _, (match,) = matches_in(example, "zebra here", "zebra")
    assert around(match) == ("", "zebra", " here")
    runs = (Text("A zebra "), Citation("ev-1"), Text(". Next."))
    document = with_body(example, SUMMARY, (Block("only", runs),))
    assert around(find(document, "zebra")[0]) == ("A ", "zebra", ". Next.")


def test_each_answer_and_each_field_has_a_heading(example: Document, framework: Framework) -> None:
    matches = find(example, "children")
    rows = rows_of(example, framework, matches)
    headings = [row.before for row in rows if row.is_heading]
    assert headings[0] == "Summary"
    assert any(heading.endswith(": What we know") for heading in headings)
    assert any(", opening: " in heading for heading in headings)
    assert sum(not row.is_heading for row in rows) == len(matches)


def test_a_screen_reader_hears_the_place_with_the_words(
    example: Document, framework: Framework
) -> None:
    document, matches = matches_in(example, "A zebra.", "zebra")
    row = rows_of(document, framework, matches)[1]
    assert row.spoken == "A zebra.. Summary"


def test_very_many_are_counted_and_not_all_listed(example: Document, framework: Framework) -> None:
    document, matches = matches_in(example, "e " * (LISTED + 9), "e ")
    rows = rows_of(document, framework, matches)
    assert sum(not row.is_heading for row in rows) == LISTED
    assert f"first {LISTED}" in rows[-1].before
    assert count_text(matches[: LISTED + 9], -1) == f"{LISTED + 9} results in 1 answer"


def test_all_reasons_are_told_with_their_counts(example: Document) -> None:
    _, (match,) = matches_in(example, "A zebra.", "zebra")
    held = [match._replace(held=why) for why in ("told", "said", "said")]
    assert held_text([match]) == ""
    assert held_text(held) == (
        "3 results stay as they are: 1 in answers that are kept but not printed,"
        " 2 in what somebody else said."
    )
