"""Which judgement a finding belongs to, and whose section it is in."""

import pytest

from ilacs_desktop.checks.finding import Finding
from ilacs_desktop.checks.where import Homes
from ilacs_desktop.document.model import Document


def finding(part: str = "", record: str = "") -> Finding:
    return Finding("x.y", "fix", "m", "t", "s", part=part, record=record)


@pytest.mark.parametrize(
    ("part", "record", "judgement"),
    [
        ("supervision", "", "impact_of_leaders"),
        ("care_leavers", "", "care_leavers"),
        ("front", "", ""),
        ("", "", ""),
        ("", "ev-audit-pathway", "care_leavers"),
        ("", "ev-compliments", ""),
        ("", "ac-pathway", "care_leavers"),
        ("", "in-turnover", "impact_of_leaders"),
        ("", "pp-plan-neglect", "help_and_protection"),
        ("pathway", "ev-audit-care", "care_leavers"),
    ],
)
def test_a_finding_has_a_judgement(
    example: Document, part: str, record: str, judgement: str
) -> None:
    assert Homes(example).judgement(finding(part, record)) == judgement


@pytest.mark.parametrize(
    ("part", "owner"), [("supervision", "p-psw"), ("care_leavers", ""), ("front", ""), ("gone", "")]
)
def test_a_finding_in_a_section_has_its_owner(example: Document, part: str, owner: str) -> None:
    assert Homes(example).owner(finding(part)) == owner
