"""Which letters of a line stand where tracking was off."""

from random import Random

from hypothesis import given
from hypothesis import strategies as st

from ilacs_desktop.word.review.kept import places_kept

TEXTS = st.text("ab .[]", max_size=30)


def shared(theirs: str, printed: str) -> str:
    """Return the letters that stand, once it is sure that they are a common subsequence."""
    places = places_kept(theirs, printed)
    kept = [(n, place) for n, place in enumerate(places) if place >= 0]
    rising = [place for _, place in kept]
    assert len(places) == len(theirs)
    assert rising == sorted(set(rising))
    assert all(theirs[n] == printed[place] for n, place in kept)
    return "".join(theirs[n] for n, _ in kept)


def test_words_stand_whole_and_blanks_beside_them() -> None:
    printed, theirs = "We see children. We act.", "We see more children. They act."
    assert shared(theirs, printed) == "We see children.  act."


@given(theirs=TEXTS, printed=TEXTS)
def test_what_stands_is_in_both_in_the_same_order(theirs: str, printed: str) -> None:
    shared(theirs, printed)


@given(before=TEXTS, between=TEXTS, after=TEXTS)
def test_nothing_is_new_in_a_text_that_lost_its_middle(
    before: str, between: str, after: str
) -> None:
    theirs = f"{before} x {after}"
    kept = shared(theirs, f"{before} x {between} x {after}")
    assert "".join(kept.split()) == "".join(theirs.split())


def test_long_texts_of_few_words_are_compared_too() -> None:
    words = ["we", "see", "children", "and", "homes", "plans", "more", "less", "they", "know"]
    random = Random(6)
    printed, theirs = (" ".join(random.choices(words, k=2000)) for _ in range(2))
    assert len(shared(theirs, printed)) > len(printed) / 3
