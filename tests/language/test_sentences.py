import pytest
from hypothesis import given
from hypothesis import strategies as st

from ilacs_desktop.language.sentences import read_sentences, sentences


def parts(text: str) -> list[str]:
    return [text[span.start : span.end] for span in sentences(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One. Two! Three?", ["One.", "Two!", "Three?"]),
        ("It rose by 4.5% in May. It fell.", ["It rose by 4.5% in May.", "It fell."]),
        ("Ask Mr. Low. He knows.", ["Ask Mr. Low.", "He knows."]),
        ("Ask J. Low. He knows.", ["Ask J. Low.", "He knows."]),
        ("Panels, e.g. weekly ones. Yes.", ["Panels, e.g. weekly ones.", "Yes."]),
        ("“It helps.” They said so.", ["“It helps.”", "They said so."]),
        ("A list\nof items\n\nand more", ["A list", "of items", "and more"]),
        ("It rose \ufffc. It fell.", ["It rose \ufffc.", "It fell."]),
        ("Open on Mon. and Tue. as agreed. Yes.", ["Open on Mon. and Tue. as agreed.", "Yes."]),
        ("Was it I. Yes.", ["Was it I.", "Yes."]),
        ("  ", []),
    ],
)
def test_a_text_is_parted_where_a_reader_would_part_it(text: str, expected: list[str]) -> None:
    assert parts(text) == expected


def test_words_are_small_with_straight_apostrophes_and_keep_numbers_whole() -> None:
    (sentence,) = read_sentences("The Child’s 15‑year-old plan: 1,200 or 4.5%.")
    assert sentence.words == ["the", "child's", "15-year-old", "plan", "1,200", "or", "4.5%"]


@given(text=st.text(alphabet=st.sampled_from("aB1%.,!? \n’-🙂İß"), max_size=80))
def test_words_stand_where_they_are_said_to_stand(text: str) -> None:
    for sentence in read_sentences(text):
        places = sentence.places()
        assert len(places) == len(sentence.words)
        for word, place in zip(sentence.words, places, strict=True):
            assert len(text[place.start : place.end]) == len(word)
            assert sentence.start <= place.start < place.end <= sentence.end


@given(text=st.text(alphabet=st.sampled_from("aB1.!?’) \n"), max_size=80))
def test_sentences_keep_every_character_but_white_space(text: str) -> None:
    assert "".join("".join(parts(text)).split()) == "".join(text.split())
