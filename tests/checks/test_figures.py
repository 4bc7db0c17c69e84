"""Figures in the text: sums, indicators and evidence, with few false alarms."""

import pytest

from ilacs_desktop.checks import figures as figures_checks
from ilacs_desktop.checks.figures import counts, each_other, named_indicators
from ilacs_desktop.checks.scope import Scope
from ilacs_desktop.document.model import Document
from ilacs_desktop.document.records import Indicator
from ilacs_desktop.framework.model import Framework
from tests.checks import kit


def figures(example: Document, framework: Framework, text: str) -> list[tuple[str, str]]:
    """Return what is found in a paragraph, with the words that each finding marks."""
    document = kit.with_text(example, "supervision", "how", text)
    return [
        (f.check, text[f.start : f.end])
        for f in kit.found(document, framework, "figures")
        if f.question == "how"
    ]


@pytest.mark.parametrize(
    "text",
    [
        "It changed the plan in 27 of 60 records (45%).",
        "Of the 122 who answered, 98 of the 122 young people (80%) agreed.",
        "Plans fell to 17% (190 of 1,118).",
        "Good in 1 of 8 records (12%) and in 3 of 8 more (38%).",  # a half may go either way
        "Good in 1 of 8 records (13%).",
        "Seen in 5 of 7 homes; 40 families (20%) moved.",  # the percentage is of something else
        "Read by 2 of 3 teams in 14 visits (30%).",
        "A share of 33.3% (1 of 3) is known.",
    ],
)
def test_sums_that_are_right_or_not_sums_pass(
    example: Document, framework: Framework, text: str
) -> None:
    assert figures(example, framework, text) == []


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ("It changed in 27 of 60 records (54%).", "27 of 60 records (54%)"),
        ("It fell to 71% (190 of 1,118) this year.", "71% (190 of 1,118"),
        ("We saw 66 of the 44 homes (67%).", "66 of the 44 homes (67%)"),
        ("Known to 33.4% (1 of 3) of us.", "33.4% (1 of 3"),
    ],
)
def test_a_wrong_sum_is_marked(
    example: Document, framework: Framework, text: str, marked: str
) -> None:
    assert figures(example, framework, text) == [("figures.arithmetic", marked)]


def test_a_total_of_none_is_no_sum(example: Document, framework: Framework) -> None:
    assert figures(example, framework, "That was 0 of 0 records (0%).") == []


@pytest.mark.parametrize(
    "text",
    [
        "Re-referrals fell to 21.4%.",
        "Re-referrals are 21%, rounded.",  # to the decimals that are written
        "Re-referrals were 26.8% a year ago.",
        "Re-referrals within statistical neighbours stand at 22.9%.",
        "Of 124 schools 71% were told of re-referrals.",  # the figure comes before the name
        "Re-referrals fell. In all 35% of parents agreed.",  # another sentence
    ],
)
def test_figures_that_agree_with_the_indicator_pass(
    example: Document, framework: Framework, text: str
) -> None:
    assert figures(example, framework, text) == []


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ("Re-referrals are down to 19%.", "19%"),
        ("Re-referrals stand at 20.4 per cent.", "20.4 per cent"),
        ("Section 47 enquiries, at 248.4 per 10,000, are many.", "248.4 per 10,000"),
    ],
)
def test_a_figure_that_is_not_the_indicators_is_marked(
    example: Document, framework: Framework, text: str, marked: str
) -> None:
    assert figures(example, framework, text) == [("figures.indicator", marked)]


def test_an_indicator_without_a_telling_name_is_not_looked_for() -> None:
    short = Indicator("in-1", name="Visits", value=9.0, unit="%")
    bare = Indicator("in-2", name="Agency social workers", unit="%")
    weeks = Indicator("in-3", name="Weeks in pre-proceedings", value=19.0, unit="weeks")
    assert named_indicators((short, bare, weeks)) == ()


def test_a_count_keeps_the_longer_words_around_it() -> None:
    (count,) = counts("Supervision changed the plan in 1,027 of the 1,260 records.")
    assert (count.part, count.whole) == (1027, 1260)
    assert count.about == {"supervision", "changed", "records"}


def test_a_count_that_the_evidence_gives_too_passes(
    example: Document, framework: Framework
) -> None:
    text = "Health practitioners missed 13 of 50 discussions, from 24 of 50 [ev-audit-strategy]."
    assert figures(example, framework, text) == []


def test_another_count_out_of_the_evidences_total_is_marked(
    example: Document, framework: Framework
) -> None:
    text = "Health practitioners missed 15 of 50 strategy discussions [ev-audit-strategy]."
    found = figures(example, framework, text)
    assert ("figures.evidence", "15 of 50") in found


def test_a_count_that_the_evidence_gives_in_other_words_passes(
    example: Document, framework: Framework
) -> None:
    text = "Fathers were involved in 22 of 45 assessments [ev-audit-assessment]."
    assert figures(example, framework, text) == []


def test_another_matter_out_of_the_same_total_passes(
    example: Document, framework: Framework
) -> None:
    text = "Minutes came late for 15 of 50 meetings [ev-audit-strategy]."
    assert figures(example, framework, text) == []


def test_a_name_far_too_long_for_a_text_is_not_looked_for() -> None:
    """In a file that somebody sent; to look at it would take minutes."""
    long = Indicator("in-1", name=f"Assessments{' ' * 5000}x", value=9.0, unit="%")
    assert named_indicators((long,)) == ()


SAYS_27 = "Case audits found plans reviewed in 27 of 977 records [ev-audit-strategy]."
SAYS_31 = "Case audits found plans reviewed in 31 of 977 records [ev-audit-strategy]."


def told_twice(document: Document, framework: Framework, *texts: str) -> list[str]:
    """Return what is said of counts where the paragraphs of one answer give them."""
    changed = kit.with_text(document, "supervision", "know", "\n\n".join(texts))
    scope = Scope(changed, framework, kit.TODAY, kit.suite().catalogue)
    return [finding.message for finding in each_other(scope)]


def test_a_count_that_another_paragraph_gives_otherwise_is_marked(
    example: Document, framework: Framework
) -> None:
    (told,) = told_twice(example, framework, SAYS_27, SAYS_31)
    assert told.startswith("Here it is 31 of 977; elsewhere the text says 27 of 977")


@pytest.mark.parametrize(
    "other",
    [
        SAYS_27.replace("found", "again found"),
        SAYS_31.replace(" [ev-audit-strategy]", ""),
        "They saw fathers in 31 of 977 homes [ev-audit-strategy].",
    ],
    ids=["the same count", "without the evidence", "of another matter"],
)
def test_counts_that_agree_or_speak_of_other_things_pass(
    other: str, example: Document, framework: Framework
) -> None:
    assert told_twice(example, framework, SAYS_27, other) == []


def test_counts_that_agree_are_not_held_against_each_other_one_by_one(
    example: Document, framework: Framework, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Of 600,000 words that alone took half of the time that the checks take after an edit.
    held = []
    monkeypatch.setattr(figures_checks, "_differ", lambda *pair: bool(held.append(pair)))
    told_twice(example, framework, *[SAYS_27] * 20, SAYS_31)
    assert sum(here.said.whole == 977 for _, here, _ in held) == 20
