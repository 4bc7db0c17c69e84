import pytest
from hypothesis import given
from hypothesis import strategies as st

from ilacs_desktop.assets import resources
from ilacs_desktop.language.kit import LanguageKit
from ilacs_desktop.language.suggestions import LIMIT, Suggester, load_suggester


@pytest.fixture(scope="module")
def suggester() -> Suggester:
    return load_suggester(resources() / "dictionaries" / "en_GB")


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("asessment", "assessment"),
        ("safegaurding", "safeguarding"),
        ("recieve", "receive"),
        ("childern", "children"),
        ("practioner", "practitioner"),
        ("suppport", "support"),
        ("seperate", "separate"),
        ("wich", "which"),
        ("phsychology", "psychology"),
        ("organization", "organisation"),
        ("ofsted", "Ofsted"),
        ("neurodivergant", "neurodivergent"),
        ("Asessment", "Assessment"),
        ("ASESSMENT", "ASSESSMENT"),
    ],
)
def test_the_word_that_was_meant_comes_first(
    kit: LanguageKit, suggester: Suggester, written: str, meant: str
) -> None:
    assert suggester.suggest(written, kit.speller)[0] == meant


@pytest.mark.parametrize(("written", "meant"), [("alot", "a lot"), ("oversite", "over site")])
def test_two_words_run_together_are_parted(
    kit: LanguageKit, suggester: Suggester, written: str, meant: str
) -> None:
    assert meant in suggester.suggest(written, kit.speller)


def test_a_word_that_somebody_added_is_suggested(kit: LanguageKit, suggester: Suggester) -> None:
    speller = kit.speller.with_words(["Zwolan"])
    assert suggester.suggest("zwolan", speller)[0] == "Zwolan"


def test_words_that_offend_are_known_but_never_suggested(
    kit: LanguageKit, suggester: Suggester
) -> None:
    offensive = next(iter(suggester.unsuggested.beginning("")))
    assert offensive in kit.speller.words
    assert offensive not in suggester.suggest(offensive + "x", kit.speller)


@pytest.mark.parametrize("written", ["", "x", "q" * 33])
def test_nothing_is_guessed_for_what_is_no_word(
    kit: LanguageKit, suggester: Suggester, written: str
) -> None:
    assert suggester.suggest(written, kit.speller) == ()


@given(written=st.from_regex(r"[A-Za-z][a-z]{1,13}", fullmatch=True))
def test_suggestions_are_few_different_known_words(
    kit: LanguageKit, suggester: Suggester, written: str
) -> None:
    found = suggester.suggest(written, kit.speller)
    assert len(found) <= LIMIT
    assert len(set(found)) == len(found)
    assert all(kit.speller.knows(word) for guess in found for word in guess.split())
