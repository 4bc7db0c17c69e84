"""Headings as councils write them are suggested a place of our outline; the rest is left to people."""

import tomllib

import msgspec
import pytest

from ilacs_desktop.assets import resources
from ilacs_desktop.document.body import Text
from ilacs_desktop.document.model import Document
from ilacs_desktop.document.new import new_document
from ilacs_desktop.document.places import Place
from ilacs_desktop.document.records import Parked
from ilacs_desktop.framework.model import Framework
from ilacs_desktop.tables.records_in_rows import RecordsInRows
from ilacs_desktop.word.anchors import anchor_of
from ilacs_desktop.word.last_year.choices import Choice, Choices
from ilacs_desktop.word.last_year.matching import stems, without_number
from ilacs_desktop.word.last_year.outline import Grid, Line, Outline, Piece
from ilacs_desktop.word.last_year.spoken import load_spoken_names
from ilacs_desktop.word.last_year.suggest import suggest

SPOKEN = load_spoken_names(resources() / "headings")
TEXT = (Line((Text("Some text."),)),)
PLAN = Grid((("Action", "Lead", "By when"), ("Coach", "PSW", "March 2027")))


def suggested(framework: Framework, *pieces: Piece, document: Document | None = None) -> Choices:
    known = document or new_document(framework, "Northbridge Council", None)
    reader = RecordsInRows(known, framework)
    return suggest(Outline("a.docx", pieces), known, framework, reader, SPOKEN)


def places(framework: Framework, *titles: str) -> list[str]:
    """Return where headings go, each with as many ``#`` before it as its level."""
    pieces = [
        Piece(title.lstrip("# "), len(title) - len(title.lstrip("#")), TEXT) for title in titles
    ]
    return [_said(choice) for choice in suggested(framework, *pieces).pieces]


def _said(choice: Choice) -> str:
    return "/".join(choice.place) if choice.place is not None else choice.do


def test_a_whole_self_evaluation_as_councils_write_them(framework: Framework):
    expected = {
        "# Northbridge self-evaluation 2025": "skip",
        "# 1. Executive summary": "front/summary",
        "# 2. About Northbridge": "front/context",
        "# 3. Impact of leaders on social work practice": "impact_of_leaders/know",
        "## 3.1 Strategic leadership": "leadership/know",
        "### How do we know?": "leadership/how",
        "### Our plans for the next 12 months": "leadership/plan",
        "## 3.2 Workforce": "workforce/know",
        "## Quality assurance and performance": "self_knowledge/know",
        "# 4. The experiences and progress of children who need help and protection": (
            "help_and_protection/know"
        ),
        "## MASH and front door": "thresholds/know",
        "## Early Help": "early_help/know",
        "## Children in need": "assessment/know",
        "## CP planning and conferences": "child_protection/know",
        "## Children missing and exploited": "harm_outside/know",
        "## PLO and pre-birth": "edge_of_care/know",
        "## Children with disabilities": "disabled_children/know",
        "# 5. The experiences and progress of children in care and care leavers": (
            "children_in_care/know"
        ),
        "## Entry to care": "care_planning/know",
        "## Permanence planning and adoption": "permanence/know",
        "## Placement stability": "homes/know",
        "## Virtual School": "education/know",
        "## EET": "eet_offer/know",
        "# Progress since last inspection": "front/progress",
        "# Appendix 1: Glossary": "skip",
        "## Terms": "skip",
    }
    assert places(framework, *expected) == list(expected.values())


def test_every_title_of_our_own_outline_is_known_and_sure(framework: Framework):
    document = new_document(framework, "Northbridge Council", None)
    for section in document.sections:
        judgement = next(j for j in document.judgements if j.id == section.judgement)
        above, choice = suggested(
            framework, Piece(judgement.title, 1, TEXT), Piece(section.title, 2, TEXT)
        ).pieces
        assert above == Choice("keep", Place(judgement.id, "know"))
        assert choice == Choice("keep", Place(section.id, "know"))


def test_a_heading_of_two_judgements_depends_on_what_stands_above(framework: Framework):
    care = places(framework, "# The experiences and progress of children in care", "## Education")
    assert care[-1] == "education/know"
    leavers = places(framework, "# The experiences and progress of care leavers", "## Education")
    assert leavers[-1] == "eet_offer/know"


def test_questions_over_sections_lead_the_sections_below_them(framework: Framework):
    assert places(
        framework, "# What do we know?", "## Permanence", "# How do we know?", "## Permanence"
    ) == ["skip", "permanence/know", "join", "permanence/how"]


@pytest.mark.parametrize(
    ("title", "place"),
    [
        ("4. Children Looked After", "children_in_care/know"),
        ("Our looked after children", "children_in_care/know"),
        ("Leaving care service", "care_leavers/know"),
        ("SEND", "disabled_children/know"),
        ("QA", "self_knowledge/know"),
        ("Unaccompanied children", "care_cohorts/know"),
        ("EHE", "small_groups/know"),
    ],
)
def test_what_councils_call_a_part_leads_to_it(framework: Framework, title: str, place: str):
    (choice,) = suggested(framework, Piece(title, 1)).pieces
    assert (_said(choice), choice.is_sure) == (place, True)


def test_every_name_of_the_field_belongs_to_a_part_of_the_outline(framework: Framework):
    document = new_document(framework, "Northbridge Council", None)
    known = [part.id for part in (*document.judgements, *document.sections)]
    file = tomllib.loads((resources() / "headings" / "names.toml").read_text("utf-8"))
    assert {name["part"] for name in file["name"]} <= set(known)
    for name in file["name"]:
        for said in name["says"]:
            assert SPOKEN.part_of(said, known) == name["part"], said


def test_what_is_only_like_a_part_is_to_be_checked_even_without_text(framework: Framework):
    for items in ((), TEXT):
        (choice,) = suggested(framework, Piece("Training and development", 1, items)).pieces
        assert not choice.is_sure


@pytest.mark.parametrize(
    "title", ["Strengths", "Areas for development", "Impact", "What we do well"]
)
def test_a_heading_that_only_says_what_its_text_is_stays_with_the_part_above(
    framework: Framework, title: str
):
    pieces = Piece("Leaders", 1, TEXT), Piece(title, 2, TEXT)
    choice = suggested(framework, *pieces).pieces[1]
    assert choice == Choice("keep", Place("impact_of_leaders", "know"))


def test_areas_for_improvement_beside_sections_may_be_those_of_the_chapter(framework: Framework):
    pieces = Piece("Adoption", 2, TEXT), Piece("Areas for improvement", 2, TEXT)
    choice = suggested(framework, *pieces).pieces[1]
    assert choice == Choice("keep", Place("permanence", "know"), is_sure=False)


def test_a_question_before_a_title_leads_to_both(framework: Framework):
    titles = "What we know. Placement sufficiency and stability", "How we know: MASH"
    assert places(framework, "# Looked after children", *(f"## {title}" for title in titles)) == [
        "children_in_care/know",
        "homes/know",
        "thresholds/how",
    ]


def test_an_anchor_of_ours_says_more_than_the_words_of_a_heading(framework: Framework):
    (choice,) = suggested(
        framework, Piece("Another title", 2, TEXT, anchor=anchor_of("permanence"))
    ).pieces
    assert choice == Choice("keep", Place("permanence", "know"))


def test_an_unknown_heading_stays_with_the_one_above_and_is_to_be_checked(framework: Framework):
    choices = suggested(
        framework,
        Piece("Permanence", 2, TEXT),
        Piece("Our Bright Spots", 2, TEXT),
        Piece("Bold words", 3, TEXT, is_guess=True),
    ).pieces
    assert choices[1] == Choice("join", is_sure=False)
    assert choices[2] == Choice("join")


def test_an_unknown_heading_with_nothing_above_is_left_out_and_to_be_checked(framework: Framework):
    (choice,) = suggested(framework, Piece("Zebras", 1, TEXT)).pieces
    assert choice == Choice("skip", is_sure=False)


def test_a_cover_is_left_out_but_a_long_beginning_is_not(framework: Framework):
    assert suggested(framework, Piece("", 0, TEXT)).pieces == (Choice("skip"),)
    long = (Line((Text("Words that begin a document without a heading. " * 10),)),)
    (choice,) = suggested(framework, Piece("", 0, long)).pieces
    assert choice == Choice("keep", Place("front", "summary"), is_sure=False)


def test_a_parked_section_is_not_suggested(framework: Framework):
    document = new_document(framework, "Northbridge Council", None)
    parked = tuple(
        msgspec.structs.replace(section, parked=Parked("Told elsewhere", "AD"))
        if section.id == "permanence"
        else section
        for section in document.sections
    )
    document = msgspec.structs.replace(document, sections=parked)
    (choice,) = suggested(framework, Piece("Permanence", 2, TEXT), document=document).pieces
    assert choice.place is None


def test_a_question_told_for_the_judgement_goes_there(framework: Framework):
    document = new_document(framework, "Northbridge Council", None)
    told = tuple(
        msgspec.structs.replace(section, how_for_judgement=True) for section in document.sections
    )
    document = msgspec.structs.replace(document, sections=told)
    choices = suggested(
        framework,
        Piece("Permanence", 2, TEXT),
        Piece("How we know", 3, TEXT),
        document=document,
    ).pieces
    assert choices[1].place == Place("children_in_care", "how")


def test_tables_whose_headings_match_become_records_and_the_rest_text(framework: Framework):
    other = Grid((("Team", "Children"), ("East", "12")))
    choices = suggested(framework, Piece("Permanence", 2, (PLAN, other)))
    assert choices.tables == ("actions", "text")


def test_a_chapter_that_is_only_a_list_of_records_leaves_no_text_behind(framework: Framework):
    choices = suggested(
        framework, Piece("Permanence", 2, TEXT), Piece("Our delivery plan", 1, (PLAN, *TEXT))
    )
    assert choices.pieces[1] == Choice("skip")
    assert choices.tables == ("actions",)


@pytest.mark.parametrize(
    ("title", "bare"),
    [
        ("3.2 Permanence", "Permanence"),
        ("Section 4: Homes", "Homes"),
        ("A. Homes", "Homes"),
        ("16- and 17-year-olds", "16- and 17-year-olds"),
        ("A good place to live", "A good place to live"),
    ],
)
def test_the_number_before_a_heading_does_not_count(title: str, bare: str):
    assert without_number(title) == bare


def test_words_of_one_stem_are_one_word():
    assert stems("Planning for homes") == stems("plans, home")
    assert stems("CP") == stems("Child protection")
    assert stems("the of our") == frozenset()
