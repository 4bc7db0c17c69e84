"""Kept words and edits of two texts."""

from hypothesis import given
from hypothesis import strategies as st

from ilacs_desktop.document.body import Text
from ilacs_desktop.merge.align import edits, matches
from ilacs_desktop.merge.words import Words, words_of

_TEXTS = st.lists(st.sampled_from(["audit", "drift", "a", ".", " ", "visits"]), max_size=30).map(
    lambda parts: words_of((Text("".join(parts)),))
)


@given(_TEXTS, _TEXTS)
def test_the_edits_turn_the_old_text_into_the_new(old: Words, new: Words) -> None:
    kept = matches(old, new)
    result: list[object] = []
    at = 0
    for edit in edits(old, new, kept):
        result += [*old[at : edit.start], *edit.new]
        at = edit.end
    assert (*result, *old[at:]) == new


@given(_TEXTS, _TEXTS)
def test_kept_words_are_equal_and_in_order_on_both_sides(old: Words, new: Words) -> None:
    kept = matches(old, new)
    assert kept == sorted(set(kept))
    assert [there for _, there in kept] == sorted({there for _, there in kept})
    assert all(old[here].key == new[there].key for here, there in kept)


def test_spaces_and_stops_alone_hold_nothing_in_place() -> None:
    old, new = words_of((Text("Teams wait long."),)), words_of((Text("We are sorry."),))
    assert matches(old, new) == [(len(old) - 1, len(new) - 1)]  # the common end
    old, new = words_of((Text("x Teams wait y"),)), words_of((Text("We are sorry z"),))
    assert matches(old, new) == []
