import pytest
from hypothesis import given
from hypothesis import strategies as st

from ilacs_desktop.language.kit import LanguageKit
from ilacs_desktop.language.spelling import AMERICAN, UNKNOWN, starts_sentence

MISSPELT = [
    "asessment",
    "practioner",
    "safegaurding",
    "recieve",
    "childern",
    "seperate",
    "definately",
    "occured",
    "acheive",
    "accomodation",
    "commitee",
    "independant",
    "liason",
    "maintainance",
    "priviledge",
    "refered",
    "relevent",
    "succesful",
    "untill",
    "writting",
    "collegue",
    "concious",
    "existance",
    "fourty",
    "harrassment",
    "immediatly",
    "persistant",
    "profesional",
    "questionaire",
    "reccomend",
    "vulnerble",
    "disabilty",
    "consistantly",
    "effectivness",
]


@pytest.mark.parametrize("word", MISSPELT)
def test_a_misspelt_word_is_found_where_it_stands(kit: LanguageKit, word: str) -> None:
    (hit,) = kit.speller.check(f"The 🙂 {word} is here.")
    assert (hit.kind, hit.start, hit.end, hit.text) == (UNKNOWN, 6, 6 + len(word), word)


@pytest.mark.parametrize(
    "text",
    [
        "The child’s plan, the child's plan and the children’s plans.",
        "We don’t wait; they've agreed, and it's done.",
        "A co-produced, trauma-informed, multi-agency plan for 16- and 17-year-olds.",
        "On the 16th, 3rd and 21st; Q1, KS4, 2b and v1.2.",
        "EHE, NEET, SGOs, the PLO’s and MASH.",
        "Write to jo.blggs@nrthbrdge.gov.uk or see www.nrthbrdge.gov.uk/plns and C:\\fldr\\fle.",
        "SAFEGAURDING in capitals is left alone.",
        "Ofsted, Cafcass and Northbridge met the McAllistairs.",
        "We met Mrs Zwolanek and the Kowalczyk family.",
        "Zwolanek came. We met Zwolanek.",
        "naïve café façade",
        "Neurodivergent children, NEET or not.",
    ],
)
def test_what_is_right_or_cannot_be_judged_is_let_stand(kit: LanguageKit, text: str) -> None:
    assert kit.speller.check(text) == ()


def test_a_strange_word_that_begins_a_sentence_is_found(kit: LanguageKit) -> None:
    texts = [hit.text for hit in kit.speller.check("Asessments improve. Zwolanek came. (Quikly.)")]
    assert texts == ["Asessments", "Zwolanek", "Quikly"]


@pytest.mark.parametrize(
    ("american", "british"),
    [
        ("organization", "organisation"),
        ("behavior", "behaviour"),
        ("program", "programme"),
        ("center", "centre"),
        ("traveling", "travelling"),
        ("analyzed", "analysed"),
        ("pediatrician", "paediatrician"),
        ("Organizational", "Organisational"),
        ("dialog", "dialogue"),
    ],
)
def test_american_spelling_comes_with_the_british(
    kit: LanguageKit, american: str, british: str
) -> None:
    (hit,) = kit.speller.check(f"The {american} works.")
    assert (hit.kind, hit.better) == (AMERICAN, british)


@pytest.mark.parametrize(("written", "better"), [("ofsted", "Ofsted"), ("london", "London")])
def test_a_name_without_its_capital_comes_with_it(
    kit: LanguageKit, written: str, better: str
) -> None:
    (hit,) = kit.speller.check(f"We met {written} today.")
    assert (hit.kind, hit.better) == (UNKNOWN, better)


def test_part_of_a_hyphenated_word_may_be_the_misspelt_one(kit: LanguageKit) -> None:
    (hit,) = kit.speller.check("a multi-agensy plan")
    assert hit.text == "multi-agensy"


def test_added_words_are_known_in_every_form_that_is_written(kit: LanguageKit) -> None:
    speller = kit.speller.with_words(["zwolan", "Nexify", "program"])
    assert speller.check("The zwolan’s plan, Nexify and a program. Zwolan is here.") == ()
    assert [hit.text for hit in speller.check("We use nexify.")] == ["nexify"]


def test_adding_words_leaves_the_first_speller_as_it_was(kit: LanguageKit) -> None:
    kit.speller.with_words(["zwolan"]).check("zwolan")
    assert [hit.text for hit in kit.speller.check("a zwolan")] == ["zwolan"]


@given(word=st.from_regex(r"[a-z]{4,12}", fullmatch=True))
def test_adding_a_word_takes_away_its_hits_and_no_others(kit: LanguageKit, word: str) -> None:
    text = f"a {word} and qqzzx, {word}"
    before = {hit.text for hit in kit.speller.check(text)}
    after = {hit.text for hit in kit.speller.with_words([word]).check(text)}
    assert after == before - {word}


@given(text=st.text(max_size=200))
def test_each_hit_is_what_stands_there(kit: LanguageKit, text: str) -> None:
    for hit in kit.speller.check(text):
        assert text[hit.start : hit.end] == hit.text != ""


def test_a_word_without_end_is_no_word(kit: LanguageKit) -> None:
    (hit,) = kit.speller.check("l" * 100_000)
    assert (hit.start, hit.end) == (0, 100_000)


@pytest.mark.parametrize(
    ("text", "at", "begins"),
    [("“(Yes", 2, True), ("No. Yes", 4, True), ("A Yes", 2, False), ("x:\n- Yes", 5, True)],
)
def test_a_word_begins_a_sentence_behind_quotes_and_brackets(
    text: str, at: int, begins: bool
) -> None:
    assert starts_sentence(text, at) is begins
