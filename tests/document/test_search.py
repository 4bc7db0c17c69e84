"""Finding records by typed words."""

import pytest

from ilacs_desktop.document.model import Document
from ilacs_desktop.document.records import Action, Evidence, Indicator, PriorPoint
from ilacs_desktop.document.search import find_records

EVIDENCE = Evidence(
    "ev-1",
    12,
    "Return home interviews",
    type="dip_sample",
    source="Quality assurance",
    owner="Wen Hargreave",
    kept_at="S:/secret",
    shows="Eight of 10 were in time.",
)
TITLES = {"dip_sample": "Dip sample"}


@pytest.mark.parametrize(
    "words", ["", "  ", "RETURN interviews", "[12]", "evidence [12]", "dip", "wen", "eight time"]
)
def test_every_word_may_stand_anywhere_in_the_record(words: str) -> None:
    assert find_records((EVIDENCE,), words, TITLES) == (EVIDENCE,)


@pytest.mark.parametrize("words", ["return absent", "secret", "ev-1", "dip_sample"])
def test_ids_and_where_it_is_kept_are_not_searched(words: str) -> None:
    assert find_records((EVIDENCE,), words, TITLES) == ()


def test_an_unknown_type_finds_by_its_other_words() -> None:
    assert find_records((EVIDENCE,), "eight", {}) == (EVIDENCE,)


def test_each_kind_of_record_can_be_found() -> None:
    action = Action("ac-1", 3, "Coach managers", weakness="Supervision")
    point = PriorPoint("pp-1", "Life-story work", response="Current for 62%")
    figure = Indicator("in-1", "Re-referrals", explanation="Fell in the west")
    assert find_records((action,), "action 3 supervision", {}) == (action,)
    assert find_records((point,), "life 62%", {}) == (point,)
    assert find_records((figure,), "west", {}) == (figure,)


def test_what_is_found_keeps_its_order(example: Document) -> None:
    found = find_records(example.evidence, "audit", {})
    assert 1 < len(found) < len(example.evidence)
    assert list(found) == [item for item in example.evidence if item in found]
