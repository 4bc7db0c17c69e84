"""Runs as words and back."""

from hypothesis import given

from ilacs_desktop.document.body import ActionLink, Citation, Run, Text, tidy_runs
from ilacs_desktop.merge.words import BREAK, ends_sentence, runs_of, sentence_numbers, words_of
from tests import strategies


@given(strategies.runs())
def test_runs_come_back_as_they_were(runs: tuple[Run, ...]) -> None:
    assert runs_of(words_of(runs)) == tidy_runs(runs)


def test_words_spaces_marks_and_chips_are_told_apart() -> None:
    runs = (Text("Carers’ well-being: 74%. "), Citation("e"), ActionLink("e"))
    keys = [word.key for word in words_of(runs)]
    assert keys[:7] == ["Carers’", " ", "well-being", ":", " ", "74", "%"]
    assert keys[-2] != keys[-1]


def test_a_look_makes_no_other_word() -> None:
    plain, bold = words_of((Text("drift"),)), words_of((Text("drift", bold=True),))
    assert plain != bold
    assert plain[0].key == bold[0].key


def test_sentences_end_at_stops_before_a_space_and_not_inside_a_number() -> None:
    words = words_of((Text("We saw 4.5 visits. Good! Then"),))
    numbers = sentence_numbers(words)
    assert [numbers[at] for at, word in enumerate(words) if word.text in "We 4 Good Then"] == [
        0, 0, 0, 0, 0, 1, 1, 2, 2,
    ]  # fmt: skip
    assert sentence_numbers(words_of((Text(f"One{BREAK}two"),))) == [0, 0, 1, 1]


def test_a_citation_may_follow_the_stop() -> None:
    assert ends_sentence(words_of((Text("Visits are timely. "), Citation("e"))))
    assert ends_sentence(())
    assert not ends_sentence(words_of((Text("Visits are"),)))
