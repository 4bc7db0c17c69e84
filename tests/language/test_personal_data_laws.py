"""Laws of the guard: numbers however spaced, ranges, and what the allow list takes away."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ilacs_desktop.language import assurance
from ilacs_desktop.language.hit import Hit
from ilacs_desktop.language.identifiers import nhs_number_is_valid, upn_is_valid
from ilacs_desktop.language.kit import LanguageKit
from ilacs_desktop.language.sentences import read_sentences
from tests.language.test_personal_data import FOUND

SEPARATORS = st.sampled_from(["", " ", "-", "\u00a0"])
DIGITS = st.text(alphabet="0123456789", min_size=9, max_size=9)
PLANTED = [text for texts in FOUND.values() for text in texts]


def hits(kit: LanguageKit, text: str, allowed: tuple[str, ...] = ()) -> tuple[Hit, ...]:
    return kit.personal_data.check(text, read_sentences(text), allowed)


def spaced(number: str, separators: list[str]) -> str:
    return "".join(a + b for a, b in zip(number, [*separators, ""], strict=True))


def weighted(digits: str, first: int) -> int:
    return sum(int(digit) * (first - at) for at, digit in enumerate(digits))


@given(
    first=st.sampled_from("123456789"),
    rest=DIGITS,
    separators=st.lists(SEPARATORS, min_size=9, max_size=9),
)
def test_a_valid_nhs_number_is_found_however_it_is_spaced(
    kit: LanguageKit, first: str, rest: str, separators: list[str]
) -> None:
    nine = (first + rest)[:9]
    check = (11 - weighted(nine, 10) % 11) % 11
    if check == 10 or len(set(nine + str(check))) == 1:
        assert not any(nhs_number_is_valid(nine + digit) for digit in "0123456789")
        return
    number = spaced(nine + str(check), separators)
    found = {hit.text for hit in hits(kit, f"the number {number} is hers")}
    assert number in found


@given(
    digits=st.text(alphabet="0123456789", min_size=12, max_size=12),
    separators=st.lists(SEPARATORS, min_size=12, max_size=12),
)
def test_a_valid_upn_is_found_however_it_is_spaced(
    kit: LanguageKit, digits: str, separators: list[str]
) -> None:
    letters = "ABCDEFGHJKLMNPQRTUVWXYZ"
    total = sum(int(digit) * weight for digit, weight in zip(digits, range(2, 14), strict=True))
    number = spaced(letters[total % 23] + digits, separators)
    assert number in {hit.text for hit in hits(kit, f"pupil {number} attends")}


@pytest.mark.parametrize(
    ("is_valid", "right"), [(nhs_number_is_valid, "9434765919"), (upn_is_valid, "L931120101001")]
)
def test_one_wrong_digit_makes_a_number_invalid(
    is_valid: Callable[[str], bool], right: str
) -> None:
    assert is_valid(right)
    last = right[-1]
    assert not any(is_valid(right[:-1] + digit) for digit in "0123456789" if digit != last)


@given(before=st.text(max_size=12), planted=st.sampled_from(PLANTED), after=st.text(max_size=12))
def test_each_hit_is_what_stands_there(
    kit: LanguageKit, before: str, planted: str, after: str
) -> None:
    text = f"{before} 🙂 {planted} {after}"
    for hit in hits(kit, text):
        assert text[hit.start : hit.end] == hit.text != ""


@given(planted=st.lists(st.sampled_from(PLANTED), min_size=1, max_size=3, unique=True))
def test_allowing_a_text_takes_away_the_hits_within_it_and_no_others(
    kit: LanguageKit, planted: list[str]
) -> None:
    text = "\n".join(planted)
    before = hits(kit, text)
    allowed = before[0].text
    start, end = before[0].start, before[0].end
    after = hits(kit, text, (allowed.upper(),))
    gone = [hit for hit in before if hit not in after]
    assert set(after) <= set(before)
    assert before[0] in gone
    # Whatever else is gone stands within the same words, here or where they stand again.
    assert all(
        (start <= hit.start and hit.end <= end) or hit.text.lower() in allowed.lower()
        for hit in gone
    )


def test_the_allow_list_covers_what_stands_within_a_longer_text(kit: LanguageKit) -> None:
    text = "Write to Civic Hall, 1 Civic Way, LS1 4AP."
    assert {hit.text for hit in hits(kit, text)} == {"1 Civic Way", "LS1 4AP"}
    assert hits(kit, text, ("civic hall, 1 civic way, ls1 4ap",)) == ()
    assert [hit.text for hit in hits(kit, text, ("LS1",))] == ["1 Civic Way", "LS1 4AP"]


def test_an_empty_entry_allows_nothing(kit: LanguageKit) -> None:
    assert len(hits(kit, "Child A (aged 14)", ("", " "))) == 1


def test_the_screen_never_promises_that_nobody_can_be_identified() -> None:
    said = " ".join(
        (assurance.NOTHING_FOUND, assurance.LOOKED_FOR, *assurance.CANNOT_FIND, assurance.READ_IT)
    )
    for promise in ("no child can", "cannot be identified", "anonymous", "is safe"):
        assert promise not in said.lower()
    assert "pattern was found" in assurance.NOTHING_FOUND
