"""Finding words in the answers and the records, as people who write in Word expect it."""

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ilacs_desktop.document.body import ActionLink, Block, Citation, Run, Text
from ilacs_desktop.document.find import (
    InBody,
    InRecord,
    Match,
    Options,
    find,
    passages,
    pattern_of,
    spans,
)
from ilacs_desktop.document.model import Document
from ilacs_desktop.document.places import Place, with_body
from ilacs_desktop.document.records import Parked
from ilacs_desktop.document.runs import CHIP
from tests.strategies import documents, texts

SUMMARY = Place("front", "summary")


def found(text: str, what: str, options: Options = Options()) -> list[str]:  # noqa: B008 - frozen
    pattern = pattern_of(what, options)
    assert pattern is not None
    return [text[start:end] for start, end in spans(text, pattern)]


def summary_of(example: Document, *runs: Run) -> Document:
    return with_body(example, SUMMARY, (Block("only", runs),))


def in_summary(document: Document, what: str) -> list[Match]:
    return [one for one in find(document, what) if one.spot == InBody(SUMMARY, "only")]


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("the child’s plan", "child's"),
        ("the child's plan", "child’s"),
        ("a “good” plan", '"good"'),
        ('a "good" plan', "“good”"),
        ("a follow‑up visit", "follow-up"),
        ("a follow-up visit", "follow‑up"),
        ("21\u00a0days", "21 days"),
        ("21 days", "21\u00a0days"),
        ("a café", "cafe\u0301"),
        ("a cafe\u0301", "café"),
        ("the CHILD", "child"),
        ("the safe\u00adguarding board", "safeguarding"),
        ("the safeguarding board", "safe\u00adguarding"),
        ("a child\u200b’s plan", "child's"),
    ],
)
def test_what_looks_alike_is_found(text: str, what: str) -> None:
    assert len(found(text, what)) == 1


def test_capitals_count_where_they_are_to_match() -> None:
    assert found("Care and care", "care", Options(match_case=True)) == ["care"]


@pytest.mark.parametrize("text", ["childlike", "mychild", "child2", "childé", "Kindchilder"])
def test_a_whole_word_is_not_found_in_a_longer_one(text: str) -> None:
    assert found(text, "child") == ["child"]
    assert found(text, "child", Options(whole_words=True)) == []


@pytest.mark.parametrize("text", ["child", "child's", "(child)", "the child.", "child-led"])
def test_a_whole_word_is_found_beside_what_is_no_letter(text: str) -> None:
    assert found(text, "child", Options(whole_words=True)) == ["child"]


def test_whole_words_may_begin_and_end_with_signs() -> None:
    assert found("rates (est.) rose", "(est.)", Options(whole_words=True)) == ["(est.)"]


def test_a_letter_is_not_taken_from_under_its_accent() -> None:
    assert found("cafe\u0301", "e") == []


def test_what_nobody_sees_is_not_searched_for() -> None:
    assert pattern_of("\u00ad\u200b") is None


def test_signs_that_mean_something_to_a_machine_are_letters() -> None:
    assert found("a.b (c) [d] a+b", "a.b") == ["a.b"]
    assert found("aab", "a+b") == []


def test_results_do_not_overlap() -> None:
    assert found("aaaaa", "aa") == ["aa", "aa"]


def test_no_words_find_nothing(example: Document) -> None:
    assert find(example, "") == ()


def test_a_chip_counts_as_one_and_is_never_found(example: Document) -> None:
    runs = (Text("one "), Citation("ev-1"), Text(" one"), ActionLink("ac-1"))
    document = summary_of(example, *runs)
    assert [(one.start, one.end) for one in in_summary(document, "one")] == [(0, 3), (6, 9)]
    assert in_summary(document, CHIP) == []
    assert in_summary(document, f"one {CHIP}") == []


def test_words_are_found_across_bold_and_italic_but_not_across_a_chip(example: Document) -> None:
    document = summary_of(
        example,
        Text("chil", bold=True),
        Text("dren"),
        Text(" chil"),
        Citation("ev-1"),
        Text("dren"),
    )
    assert [(one.start, one.end) for one in in_summary(document, "children")] == [(0, 8)]


def test_places_are_code_points(example: Document) -> None:
    document = summary_of(example, Text("🙂 here"))
    (match,) = in_summary(document, "here")
    assert (match.start, match.end) == (2, 6)


def test_answers_come_in_reading_order_and_records_after_them(example: Document) -> None:
    places = [one.spot.place for one in find(example, "children") if isinstance(one.spot, InBody)]
    kinds = [isinstance(one.spot, InBody) for one in find(example, "children")]
    assert kinds == sorted(kinds, reverse=True)
    assert places[0] == SUMMARY
    assert any(isinstance(one.spot, InRecord) for one in find(example, "children"))


def test_what_others_said_is_found_and_held(example: Document) -> None:
    point = msgspec.structs.replace(example.prior_points[0], text="Zebra crossing")
    document = msgspec.structs.replace(example, prior_points=(point,))
    (match,) = find(document, "zebra")
    assert match.held == "said"
    comment = msgspec.structs.replace(example.comments[0], text="Zebra crossing")
    document = msgspec.structs.replace(example, comments=(comment,))
    assert [one.held for one in find(document, "zebra")] == ["said"]


def test_an_answer_left_out_or_told_for_the_judgement_is_found_and_held(example: Document) -> None:
    body = (Block("zz", (Text("Zebra"),)),)
    section = msgspec.structs.replace(example.sections[0], how=body, how_for_judgement=True)
    document = msgspec.structs.replace(example, sections=(section, *example.sections[1:]))
    assert [one.held for one in find(document, "zebra")] == ["told"]
    section = msgspec.structs.replace(section, how_for_judgement=False)
    document = msgspec.structs.replace(example, sections=(section, *example.sections[1:]))
    assert [one.held for one in find(document, "zebra")] == [""]
    section = msgspec.structs.replace(section, parked=Parked("Not ours", "Jo"))
    document = msgspec.structs.replace(example, sections=(section, *example.sections[1:]))
    assert [one.held for one in find(document, "zebra")] == ["left_out"]


def test_in_a_pack_only_the_answers_asked_for_are_searched(example: Document) -> None:
    document = msgspec.structs.replace(example, pack="pk-1")
    sections = {section.id for section in document.sections}
    spots = {passage.spot for passage in passages(document)}
    assert spots
    assert all(isinstance(spot, InBody) and spot.place.part in sections for spot in spots)


@given(documents(), texts.filter(bool), st.booleans(), st.booleans())
def test_every_result_is_where_it_says(
    document: Document, what: str, match_case: bool, whole: bool
) -> None:
    where = {passage.spot: passage.text for passage in passages(document)}
    for one in find(document, what, Options(match_case, whole)):
        words = where[one.spot][one.start : one.end]
        assert words
        assert CHIP not in words
        pattern = pattern_of(what, Options(match_case))
        assert pattern is not None
        assert pattern.fullmatch(words)
