"""The points of reports and letters: found in whole in every copy, and never a word lost."""

import datetime as dt
import tomllib
import unicodedata
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ilacs_desktop.assets import resources
from ilacs_desktop.language.errors import LanguageError
from ilacs_desktop.language.points import Found, points_in
from ilacs_desktop.language.report_rules import ReportRules, load_report_rules

REPORTS = Path(__file__).parent.parent / "data" / "reports"
EXPECTED: dict[str, dict[str, Any]] = tomllib.loads(
    (REPORTS / "expected.toml").read_text(encoding="utf-8")
)
RULES = load_report_rules(resources())
HEADING = "What needs to improve?"
PIECES = (
    *(HEADING, "What needs to improve", "Areas for priority action", "Main findings", "None."),
    *("• The quality of plans.", "\uf0b7The offer", "- the pace of change;", "(a) consent; and"),
    *("1. Plans are good. They should be short.", "2", "Page 3 of 9", "Inspection of Northbridge"),
    *("The experiences and progress of care leavers: good", "Yours sincerely", "multi-", "agency"),
    *("9 March 2026", "99 June 2026 to 1 May 2026", "\f", "", " ", "\u00ad", "ﬁrst", "including"),
)


@pytest.fixture(scope="module")
def rules() -> ReportRules:
    return RULES


def found(name: str, rules: ReportRules) -> Found:
    return points_in((REPORTS / f"{name}.txt").read_text(encoding="utf-8"), rules)


def letters(text: str) -> str:
    """Return a text's letters and digits, whatever stands between them."""
    return "".join(c for c in unicodedata.normalize("NFKC", text).casefold() if c.isalnum())


def test_every_text_is_expected_to_say_something() -> None:
    assert {path.stem for path in REPORTS.glob("*.txt")} == EXPECTED.keys()
    assert len(EXPECTED) >= 8


@pytest.mark.parametrize("name", EXPECTED)
def test_the_points_of_a_list_are_found_in_whole_and_in_order(
    name: str, rules: ReportRules
) -> None:
    points = found(name, rules).points
    assert [one.text for one in points if one.is_sure] == EXPECTED[name]["points"]


@pytest.mark.parametrize("name", EXPECTED)
def test_sentences_that_read_like_points_are_suggestions(name: str, rules: ReportRules) -> None:
    points = found(name, rules).points
    assert [one.text for one in points if not one.is_sure] == EXPECTED[name]["suggested"]


@pytest.mark.parametrize("name", EXPECTED)
def test_a_text_says_what_it_is_and_when(name: str, rules: ReportRules) -> None:
    told, wanted = found(name, rules), EXPECTED[name]
    assert told.source == wanted["source"]
    assert told.title == wanted["title"]
    days = {"started": told.started, "date": told.date, "published": told.published}
    assert {name: day for name, day in days.items() if day} == {
        name: wanted[name] for name in days if name in wanted
    }


@pytest.mark.parametrize("name", EXPECTED)
def test_no_word_of_a_text_is_dropped_unseen(name: str, rules: ReportRules) -> None:
    text = (REPORTS / f"{name}.txt").read_text(encoding="utf-8")
    shown = " ".join(one.text for one in points_in(text, rules).passages)
    lost = set(text.replace("-\n", "\n").split()) - set(shown.split())
    assert all(len(letters(word)) < 3 or letters(word) in letters(shown) for word in lost), lost


def test_what_the_page_put_round_the_text_is_shown_apart(rules: ReportRules) -> None:
    page = [one.text for one in found("inspection_pdf", rules).passages if one.kind == "page"]
    assert page.count("24 April 2023 to 5 May 2023") == 3
    assert [text for text in page if text.isdigit()] == ["2", "3", "4"]


def test_a_text_that_says_nothing_known_has_no_source_and_no_date(rules: ReportRules) -> None:
    told = points_in("Lunch is at one.", rules)
    assert (told.source, told.started, told.date, told.points) == (None, None, None, ())
    assert [one.text for one in told.passages] == ["Lunch is at one."]


def test_a_list_that_says_it_is_empty_makes_no_point(rules: ReportRules) -> None:
    told = points_in("Areas for priority action\nNone.\n\nMain findings\nAll is well.", rules)
    assert told.points == ()


def test_a_point_that_is_said_again_is_given_once(rules: ReportRules) -> None:
    told = points_in(f"{HEADING}\n• The pace.\n\n{HEADING}\n• The Pace\n• The cost", rules)
    assert [one.text for one in told.points] == ["The pace.", "The cost"]


def test_a_list_ends_where_a_paragraph_without_a_mark_begins(rules: ReportRules) -> None:
    text = f"{HEADING}\n• The quality of plans.\n\nThe council has three offices. They are open."
    kinds = [one.kind for one in points_in(text, rules).passages]
    assert kinds == ["heading", "point", "text", "text"]


def test_an_empty_line_ends_a_list_whose_last_line_is_full(rules: ReportRules) -> None:
    text = f"{HEADING}\n• The quality of all of the plans\n\nThe council has three offices."
    kinds = [one.kind for one in points_in(text, rules).passages]
    assert kinds == ["heading", "point", "text"]


def test_a_paragraph_in_a_list_without_marks_is_prose(rules: ReportRules) -> None:
    prose = "Staff are kind. They stay long. They know the children."
    told = points_in(f"{HEADING}\n\nThe pace of change.\n\n{prose}", rules)
    assert [one.text for one in told.points] == ["The pace of change."]


def test_a_mark_alone_on_its_line_belongs_to_the_line_below(rules: ReportRules) -> None:
    told = points_in(f"{HEADING}\n•\nThe pace of change.\n•\nThe cost of it.", rules)
    assert [one.text for one in told.points] == ["The pace of change.", "The cost of it."]


@pytest.mark.parametrize(
    ("broken", "whole"),
    [("man-\nagement", "management"), ("multi-\nagency", "multi-agency"), ("re-\nview", "review")],
)
def test_a_word_broken_at_a_lines_end_is_mended_by_the_words_that_are_known(
    broken: str, whole: str, rules: ReportRules
) -> None:
    known = {"management", "review"}
    told = points_in(f"{HEADING}\n• The {broken} of plans", rules, known.__contains__)
    assert told.points[0].text == f"The {whole} of plans"


def test_days_from_one_year_to_the_next_are_read(rules: ReportRules) -> None:
    text = "Inspection of Northbridge\nInspection dates: 29 December 2025 to 9 January 2026"
    told = points_in(text, rules)
    assert told.started is not None
    assert told.date is not None
    assert (told.started.year, told.date.year) == (2025, 2026)


def test_days_from_and_to_tell_more_than_one_day(rules: ReportRules) -> None:
    text = (
        "A focused visit took place on 3 March 2025.\nInspection dates: 9 to 20 March 2026\n"
        "One inspector was there again: the call took place on 2 April 2026."
    )
    assert points_in(text, rules).started == dt.date(2026, 3, 9)


def test_a_damaged_file_of_rules_is_told(tmp_path: Path) -> None:
    (tmp_path / "headings").mkdir()
    with pytest.raises(LanguageError):
        load_report_rules(tmp_path)


texts = st.lists(st.sampled_from(PIECES) | st.text(max_size=30), max_size=14).map("\n".join)


@pytest.mark.parametrize("mark", "◼◆▶▸❖◾▪⁃➢➤✓✔→●🔹\ufffd\uf0b7\uf0d8\ue001")
def test_any_symbol_marks_a_point_at_a_lines_start_and_inside_a_line(
    mark: str, rules: ReportRules
) -> None:
    items = ["The quality of plans.", "The pace of change.", "Rates of ≥ 90% in all teams."]
    for between, space in (("\n", " "), (" ", " "), ("\n", ""), ("", " ")):
        text = between.join(f"{mark}{space}{item}" for item in items)
        points = points_in(f"{HEADING}\n{text}", rules).points
        assert [(one.text, one.is_sure) for one in points] == [(item, True) for item in items]


@pytest.mark.parametrize("mark", "§Øü¬")
def test_the_letters_of_symbol_fonts_are_marks_where_they_stand_alone(
    mark: str, rules: ReportRules
) -> None:
    text = f"{HEADING}\n{mark} The quality of plans\n{mark} The pace of section 47 work"
    told = points_in(text, rules)
    assert [one.text for one in told.points] == [
        "The quality of plans",
        "The pace of section 47 work",
    ]
    law = points_in(f"{HEADING}\n• Decisions under\n§ 47 enquiries\nÜbergang", rules)
    assert law.points[0].text.startswith("Decisions under § 47 enquiries")


LOST = (
    "Joint working with housing so that homeless 16- and 17-year-olds know their rights",
    "The stability of the workforce",
)
TITLE = "Inspection of Cressford local authority children’s services"
TOP = f"{TITLE}\nInspection dates: 2 to 13 February 2026\n" + "Families are helped early.\n" * 7
NEXT = "Main findings\nFamilies must wait too long."


@pytest.mark.parametrize("mark", ["", "• "])
def test_what_the_page_says_again_of_its_title_parts_no_list(mark: str, rules: ReportRules) -> None:
    page = f"2\n{TITLE}\n2 to 13 February 2026"
    items = [f"{mark}{item}" for item in ("The offer to care leavers", *LOST)]
    told = points_in("\n".join((TOP, HEADING, items[0], page, *items[1:], NEXT)), rules)
    points = [one.text for one in told.points if one.is_sure]
    assert points == ["The offer to care leavers", *LOST]
    assert told.unsure == ""
    assert [one.text for one in told.passages if one.kind == "page"] == page.split("\n")


def test_points_that_lost_their_marks_behind_a_pages_end_are_offered_and_that_is_told(
    rules: ReportRules,
) -> None:
    marked = (
        "• The quality of plans, and of what is decided at each of the meetings held about them"
    )
    prose = "Leaders are kind. They stay. They know the children well."
    told = points_in("\n".join((HEADING, marked, "2", *LOST, prose, NEXT)), rules)
    assert [(one.text, one.is_sure) for one in told.points[1:3]] == [(one, False) for one in LOST]
    assert told.unsure == (
        "The list under “What needs to improve?” may go on after where it seems to end. What may"
        " belong to it is offered below and not ticked: compare it with the report."
    )
    assert [one.text for one in told.passages if one.kind == "text"] == [
        "Leaders are kind.",
        "They stay.",
        "They know the children well.",
    ]


def test_marks_behind_other_words_are_offered_up_to_the_next_heading(rules: ReportRules) -> None:
    told = points_in(
        f"{HEADING}\n• The pace.\n\nAn unknown line.\n• The cost.\n\nMore.\n• The size.\n{NEXT}",
        rules,
    )
    assert [(one.text, one.is_sure) for one in told.points] == [
        *(("The pace.", True), ("The cost.", False), ("The size.", False)),
        ("Families must wait too long.", False),
    ]
    assert told.unsure


@given(texts)
def test_the_letters_of_every_point_stand_in_the_text_in_order(text: str) -> None:
    whole = letters(text)
    for point in points_in(text, RULES).points:
        at = 0
        for letter in letters(point.text):
            at = whole.find(letter, at) + 1
            assert at, point.text


@given(texts)
def test_no_point_is_found_twice(text: str) -> None:
    said = [letters(one.text) for one in points_in(text, RULES).points]
    assert len(said) == len(set(said))


@given(texts)
def test_the_letters_shown_are_those_of_the_text(text: str) -> None:
    shown = sorted("".join(letters(one.text) for one in points_in(text, RULES).passages))
    rest = sorted(letters(text))
    for letter in shown:
        rest.remove(letter)  # what is left are the marks of lists: numbers and letters


@given(st.lists(st.sampled_from(("plans", "care", "children", "audit")), min_size=4, max_size=9))
def test_points_survive_every_kind_of_mark(words: list[str]) -> None:
    items = [f"The {word} of team {n}." for n, word in enumerate(words)]
    for mark in ("•\t", "◼ ", "\uf0fc", "\uf0b7 ", "– ", "- ", "* ", "o "):
        text = f"{HEADING}\n" + "\n".join(f"{mark}{item}" for item in items)
        assert [one.text for one in points_in(text, RULES).points] == items
    numbered = "\n".join(f"{n}. {item}" for n, item in enumerate(items, start=1))
    assert [p.text for p in points_in(f"{HEADING}\n{numbered}", RULES).points] == items
