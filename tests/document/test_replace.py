"""Replacing: the words that were found become others, and nothing else becomes anything."""

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from ilacs_desktop.document.body import ActionLink, Block, Citation, Text
from ilacs_desktop.document.find import InBody, Options, find, passages
from ilacs_desktop.document.model import Document
from ilacs_desktop.document.places import Place, bodies, body_at, with_body
from ilacs_desktop.document.replace import replace_all, replace_label, replace_one
from ilacs_desktop.document.runs import CHIP
from ilacs_desktop.document.session import Session
from tests.strategies import documents

SUMMARY = Place("front", "summary")
# Short words, so that they are found in any document; the replacement is free.
_FEW = st.text("abe ’é\u0301-", min_size=1, max_size=2)
_WORDS = st.text(st.characters(codec="utf-8", exclude_characters=CHIP), max_size=4)
_OPTIONS = st.builds(Options, st.booleans(), st.booleans())


def summary_of(example: Document, *blocks: Block) -> Document:
    return with_body(example, SUMMARY, blocks)


def test_the_look_chips_marks_and_ids_stay(example: Document) -> None:
    runs = (Text("Care "), Text("care", bold=True), Citation("ev-1"), Text("care", italic=True))
    block = Block("b", (*runs, ActionLink("ac-1")), "bullet", "improvement", "last_year")
    document = replace_all(summary_of(example, block), "care", "support").document
    (after,) = body_at(document, SUMMARY)
    assert after == msgspec.structs.replace(
        block,
        runs=(
            Text("support "),
            Text("support", bold=True),
            Citation("ev-1"),
            Text("support", italic=True),
            ActionLink("ac-1"),
        ),
    )


def test_words_in_two_looks_take_that_of_the_first(example: Document) -> None:
    block = Block("b", (Text("chil", bold=True), Text("dren and")))
    document = replace_all(summary_of(example, block), "children", "families").document
    assert body_at(document, SUMMARY)[0].runs == (Text("families", bold=True), Text(" and"))


def test_what_holds_the_words_it_replaces_is_replaced_once(example: Document) -> None:
    document = summary_of(example, Block("b", (Text("care care"),)))
    document = replace_all(document, "care", "care leavers").document
    assert body_at(document, SUMMARY)[0].runs == (Text("care leavers care leavers"),)


def test_the_council_s_words_in_records_are_replaced_and_others_words_are_not(
    example: Document,
) -> None:
    evidence = msgspec.structs.replace(
        example.evidence[0], title="Zebra, zebra", kept_at="X:/zebra"
    )
    point = msgspec.structs.replace(example.prior_points[0], text="Zebra", response="Zebra")
    document = msgspec.structs.replace(example, evidence=(evidence,), prior_points=(point,))
    done = replace_all(document, "zebra", "Lion")
    assert len(done.matches) == 3
    after = done.document
    assert (after.evidence[0].title, after.evidence[0].kept_at) == ("Lion, Lion", "X:/zebra")
    assert (after.prior_points[0].text, after.prior_points[0].response) == ("Zebra", "Lion")


def test_records_carried_over_stay_unconfirmed(example: Document) -> None:
    evidence = msgspec.structs.replace(example.evidence[0], title="Zebra", carried="2025")
    document = msgspec.structs.replace(example, evidence=(evidence,))
    assert replace_all(document, "zebra", "Lion").document.evidence[0].carried == "2025"


def test_one_is_replaced_and_no_other(example: Document) -> None:
    document = summary_of(example, Block("b", (Text("zebra zebra"),)))
    second = find(document, "zebra")[1]
    after = replace_one(document, second, "zebra", "lion")
    assert after is not None
    assert body_at(after, SUMMARY)[0].runs == (Text("zebra lion"),)


def test_a_result_that_stands_there_no_more_is_not_replaced(example: Document) -> None:
    document = summary_of(example, Block("b", (Text("zebra zebra"),)))
    second = find(document, "zebra")[1]
    changed = summary_of(example, Block("b", (Text("A zebra zebra"),)))
    assert replace_one(changed, second, "zebra", "lion") is None


def test_a_result_that_is_held_is_not_replaced(example: Document) -> None:
    point = msgspec.structs.replace(example.prior_points[0], text="Zebra")
    document = msgspec.structs.replace(example, prior_points=(point,))
    (match,) = find(document, "zebra")
    assert replace_one(document, match, "zebra", "lion") is None


def test_the_menu_names_what_was_replaced() -> None:
    assert replace_label("LAC", "children in care") == "Replace “LAC” with “children in care”"
    assert replace_label("very ", "") == "Take out “very ”"
    assert len(replace_label("x" * 80, "y" * 80)) < 80


def test_undo_gives_the_document_before(example: Document) -> None:
    session = Session(example, (), lambda: 0.0)
    session.change("Replace", replace_all(example, "children", "young people").document)
    assert session.document != example
    session.undo()
    assert session.document == example


@given(documents(), _FEW, _WORDS, _OPTIONS)
def test_nothing_outside_the_words_changes(
    document: Document, what: str, words: str, options: Options
) -> None:
    every = find(document, what, options)
    done = replace_all(document, what, words, options)
    assert done.matches == tuple(one for one in every if not one.held)
    before = {passage.spot: passage.text for passage in passages(document)}
    after = {passage.spot: passage.text for passage in passages(done.document)}
    for spot, text in before.items():
        expected, at = "", 0
        for one in done.matches:
            if one.spot == spot:
                expected += text[at : one.start] + words
                at = one.end
        assert after[spot] == expected + text[at:]


@given(documents(), _FEW, _WORDS, _OPTIONS)
def test_all_but_the_texts_stays(
    document: Document, what: str, words: str, options: Options
) -> None:
    after = replace_all(document, what, words, options).document
    for (place, old), (same, new) in zip(bodies(document), bodies(after), strict=True):
        assert place == same
        for block, now in zip(old, new, strict=True):
            assert msgspec.structs.replace(now, runs=()) == msgspec.structs.replace(block, runs=())
            assert _chips(now) == _chips(block)
    held = {one.spot for one in find(document, what, options)}
    assert all(
        old is new or any(isinstance(spot, InBody) and spot.place == place for spot in held)
        for (place, old), (_, new) in zip(bodies(document), bodies(after), strict=True)
    )


@given(documents(), _FEW, _OPTIONS)
def test_a_word_that_is_nowhere_leads_there_and_back(
    document: Document, what: str, options: Options
) -> None:
    mark = "\U000f0000"  # a letter of nobody's language
    there = replace_all(document, what, mark, options)
    seen = {one.text[one.start : one.end] for one in there.matches}
    if len(seen) == 1:
        back = replace_all(there.document, mark, seen.pop())
        assert len(back.matches) == len(there.matches)
        texts = [passage.text for passage in passages(back.document)]
        assert texts == [passage.text for passage in passages(document)]


def _chips(block: Block) -> list[object]:
    return [run for run in block.runs if not isinstance(run, Text)]
