"""Nothing known left unsaid: the reckoning that the director reads before signing."""

import pytest

from ilacs_desktop.checks.scope import Scope
from ilacs_desktop.checks.unsaid import Account, Reckoning, reckon
from ilacs_desktop.document.model import Document
from ilacs_desktop.document.places import Place
from ilacs_desktop.document.records import Parked
from ilacs_desktop.framework.model import Framework
from tests.checks import kit


def reckoning(document: Document, framework: Framework) -> tuple[Reckoning, ...]:
    return reckon(Scope(document, framework, kit.TODAY, kit.suite().catalogue))


def row(document: Document, framework: Framework, evidence: str) -> Reckoning:
    rows = reckoning(document, framework)
    return next(row for row in rows if row.evidence == evidence)


def test_every_negative_and_mixed_item_has_a_row(example: Document, framework: Framework) -> None:
    rows = reckoning(example, framework)
    known = {i.id for i in example.evidence if i.direction in ("negative", "mixed")}
    assert {row.evidence for row in rows} == known
    assert len(rows) == len(known)


def test_the_example_has_said_or_parked_everything(example: Document, framework: Framework) -> None:
    accounts = {row.account for row in reckoning(example, framework)}
    assert accounts == {"said", "parked"}


def test_a_row_says_where_it_is_said(example: Document, framework: Framework) -> None:
    found = row(example, framework, "ev-audit-supervision")
    assert Place("supervision", "know") in found.said
    assert found.account == "said"
    assert found.shows.startswith("Supervision changed")


def test_a_parked_item_says_who_and_why(example: Document, framework: Framework) -> None:
    found = row(example, framework, "ev-staff-exit")
    assert found.account == "parked"
    assert found.parked_by
    assert found.parked_reason


@pytest.mark.parametrize(
    ("text", "account", "check"),
    [
        ("(!) Young people wait [ev-audit-disabled].", "said", None),
        ("(+) Young people wait [ev-audit-disabled].", "cited_only", "unsaid.cited_only"),
        ("Young people wait [ev-audit-disabled].", "cited_only", "unsaid.cited_only"),
        ("(!) Young people wait.", "unsaid", "unsaid.mixed"),
    ],
)
def test_cited_is_not_said(
    example: Document, framework: Framework, text: str, account: Account, check: str | None
) -> None:
    document = kit.with_text(example, "disabled_children", "know", text)
    assert row(document, framework, "ev-audit-disabled").account == account
    about = [
        f.check for f in kit.found(document, framework, "unsaid") if f.record == "ev-audit-disabled"
    ]
    assert about == ([check] if check else [])


def test_what_stands_in_a_parked_section_is_not_said(
    example: Document, framework: Framework
) -> None:
    parked = kit.with_fields(example, "disabled_children", parked=Parked("Later.", "A. Director"))
    assert row(parked, framework, "ev-audit-disabled").account == "unsaid"


def test_a_weakness_left_out_stops_and_its_mild_form_does_not(
    example: Document, framework: Framework
) -> None:
    unsaid = kit.with_text(example, "permanence", "know", "All is well.")
    severities = {f.check: f.severity for f in kit.found(unsaid, framework, "unsaid")}
    assert severities["unsaid.negative"] == "stop"
    assert severities["unsaid.mixed"] == "fix"


def test_what_is_unsaid_comes_first_and_the_negative_before_the_mixed(
    example: Document, framework: Framework
) -> None:
    unsaid = kit.with_text(example, "permanence", "know", "All is well.")
    rows = reckoning(unsaid, framework)
    first = [(row.account, row.direction) for row in rows[:2]]
    assert first == [("unsaid", "negative"), ("unsaid", "mixed")]
    assert rows[-1].account == "said"
