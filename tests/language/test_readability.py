import pytest

from ilacs_desktop.language.readability import (
    Readability,
    long_sentences,
    readability,
    syllables,
)
from ilacs_desktop.language.sentences import read_sentences

# Words with the syllables that an English speaker counts.
COUNTED = {
    1: "plan child wait helped judged makes asked seen through trees",
    2: "children safety happen visits ended wanted table agree being reading workers",
    3: "family agency protection assessment advocate idea carrying",
    4: "supervision independent activity exploitation",
    5: "accommodation",
}


@pytest.mark.parametrize(
    ("count", "word"), [(count, word) for count, some in COUNTED.items() for word in some.split()]
)
def test_syllables_are_counted_as_they_are_spoken(count: int, word: str) -> None:
    assert syllables(word) == count


def test_the_score_is_fleschs() -> None:
    counted = Readability(words=100, sentences=5, syllables=150)
    assert counted.reading_ease == pytest.approx(206.835 - 1.015 * 20 - 84.6 * 1.5)


def test_a_text_without_words_has_no_score() -> None:
    assert Readability().reading_ease is None


def test_short_plain_words_score_higher_than_long_ones() -> None:
    plain = readability(read_sentences("The child is safe. She goes to school each day."))
    heavy = readability(read_sentences("Organisational accountability necessitates evaluation."))
    assert plain.reading_ease is not None
    assert heavy.reading_ease is not None
    assert plain.reading_ease > 90
    assert heavy.reading_ease < 0


def test_two_texts_together_count_as_one() -> None:
    one, other = "One plan. Two plans.", "Three children wait."
    apart = readability(read_sentences(one)) + readability(read_sentences(other))
    assert apart == readability(read_sentences(f"{one} {other}"))


def test_only_a_sentence_over_the_limit_is_long() -> None:
    text = "One two three. One two three four."
    (hit,) = long_sentences(text, read_sentences(text), limit=3)
    assert (hit.start, hit.text) == (15, "One two three four.")
