"""What only a public version withholds: counts in words, families, titled names, places and paths."""

import pytest

from ilacs_desktop.assets import resources
from ilacs_desktop.checks.public_guard import PublicGuard, load_public_guard
from ilacs_desktop.checks.public_patterns import PATH


@pytest.fixture(scope="module")
def guard() -> PublicGuard:
    return load_public_guard(resources())


def left(guard: PublicGuard, text: str) -> str:
    """Return a text with each stretch that is held as an underscore."""
    for one in reversed(guard.find(text, ("Northbridge Council",))):
        text = f"{text[: one.start]}_{text[one.end :]}"
    return text


@pytest.mark.parametrize(
    ("text", "public"),
    [
        ("This year only one child was seen.", "This year only _ was seen."),
        ("A single child died.", "_ died."),
        ("A couple of girls left.", "_ girls left."),
        ("A pair of siblings moved.", "_ siblings moved."),
        ("Both of the twins are in Ashby.", "_ are in _."),
        ("One of our girls came home.", "_ came home."),
        ("One child was moved twice.", "_ was moved twice."),
        ("The only boy in the unit left.", "_ in the unit left."),
        ("Both boys moved.", "_ boys moved."),
    ],
)
def test_a_small_count_in_words_is_withheld(guard: PublicGuard, text: str, public: str) -> None:
    assert left(guard, text) == public
    assert guard.tells_small_number(text)


@pytest.mark.parametrize(
    "text",
    [
        "What goes wrong for one child is put right.",
        "Not a single child died, and every single child was seen.",
        "A single parent came with both parents’ consent.",
        "Both children and staff agree.",
        "A child aged 16 to 25 has rights, and a child aged 16 or over may ask.",
        "The family hub and the Northbridge family hubs opened in Ashby.",
        "The Social Worker Academy Programme grew; the Head of Service leads it.",
        "Children from Ashby did well; see www.gov.uk/northbridge and Key Stage 4.",
        "We closed one of our children’s homes; a child of 10 can ask, and a 16-year-old can too.",
        "Two teams run the Early Help family offer for children aged 3 to 5.",
        "The ratio is 3:1 and/or better, as in 2025/26.",
    ],
)
def test_ordinary_words_stay(guard: PublicGuard, text: str) -> None:
    assert left(guard, text) == text


@pytest.mark.parametrize(
    ("text", "public"),
    [
        ("A girl of 14 from Hartley ran.", "_ from _ ran."),
        ("A boy from Hartley was helped.", "A boy from _ was helped."),
        ("The Khan family moved.", "The _ family moved."),
        ("Social worker Priya Nair and Head of Service Jo Ash met.", "Social worker _ and Head of Service _ met."),
        ("Priya Nair, social worker, met Dr Singh.", "_, social worker, met Dr _."),
        ("Cllr Grace O’Neill and Mrs McKay-Hall’s team.", "Cllr _ and Mrs _’s team."),
        ("Judge Amina Ray and PC Brown agree.", "Judge _ and PC _ agree."),
    ],
)  # fmt: skip
def test_ages_places_families_and_titled_names_are_withheld(
    guard: PublicGuard, text: str, public: str
) -> None:
    assert left(guard, text) == public


@pytest.mark.parametrize(
    "path",
    [
        "S:\\Children’s Services\\audit of homes.xlsx",
        "S:/audits/home.docx",
        "\\\\nbfs01\\children\\audit.xlsx",
        "file:///server/audit.docx",
        "/home/audits/one",
        "https://northbridge.sharepoint.com/sites/cs/Shared%20Documents/a.xlsx",
        "northbridge-my.sharepoint.com/personal/a",
        "https://onedrive.live.com/?id=1",
        "https://intranet/audits",
    ],
)
def test_a_path_is_withheld_whole_and_once(guard: PublicGuard, path: str) -> None:
    text = f"See {path}, please."
    [held] = guard.find(text)
    assert (text[held.start : held.end], held.kind) == (path, PATH)


def test_other_sentences_keep_figures_that_do_not_lead_back(guard: PublicGuard) -> None:
    text = "Confidence is medium for 2 judgements. We placed 4 children. Of 412 visits 380 (92%) were on time."
    assert left(guard, text) == text.replace("4 children", "_ children")
    assert (
        left(guard, "Of 40 children, 38 stayed. Two boys moved. Costs fell 12%.")
        == "Of _ children, _ stayed. _ boys moved. Costs fell 12%."
    )
    ages = "Two boys moved. Children aged 3 to 5 did well."
    assert left(guard, ages) == "_ boys moved. Children aged 3 to 5 did well."
    money = "Two children moved for £4.2 million over 12 weeks, 8% of them late."
    assert left(guard, money) == "_ children moved for £4.2 million over 12 weeks, _ of them late."
