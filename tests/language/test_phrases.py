from ilacs_desktop.language.phrases import Phrases, plain_phrases


def found(phrases: Phrases, text: str) -> list[str]:
    words = text.split()
    return [" ".join(words[one.first : one.last + 1]) for one in phrases.find(words)]


def test_a_phrase_is_found_where_all_its_words_follow() -> None:
    phrases = plain_phrases(["in due course"])
    assert found(phrases, "we will in due course act in due time") == ["in due course"]


def test_a_stroke_parts_words_that_may_stand_in_one_place() -> None:
    phrases = plain_phrases(["is/are being considered"])
    assert found(phrases, "it is being considered they are being considered") == [
        "is being considered",
        "are being considered",
    ]


def test_the_longer_phrase_goes_first_and_hides_the_shorter() -> None:
    phrases = plain_phrases(["strong"], exceptions=["not strong", "strong enough"])
    assert found(phrases, "not strong and strong and strong enough") == ["strong"]


def test_a_phrase_at_the_very_end_is_found_whole_or_not_at_all() -> None:
    phrases = plain_phrases(["at the end"])
    assert found(phrases, "it is at the end") == ["at the end"]
    assert found(phrases, "it is at the") == []


def test_what_was_listed_comes_with_what_was_found() -> None:
    phrases = Phrases([("LAC", "children in care")])
    assert [one.value for one in phrases.find(["the", "lac"])] == ["children in care"]
