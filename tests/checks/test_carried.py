"""What came from last year holds back the final copy until somebody confirms it, and no longer."""

import msgspec
import pytest

from ilacs_desktop.checks import carried, readiness
from ilacs_desktop.checks.finding import Finding
from ilacs_desktop.checks.scope import DocumentCheck, PartCheck, Scope
from ilacs_desktop.document.confirming import confirm_all, confirm_all_records
from ilacs_desktop.document.model import Document
from ilacs_desktop.document.records import Parked
from ilacs_desktop.framework.model import Framework
from tests.checks import kit
from tests.cycle.rolled import roll


@pytest.fixture(scope="module")
def begun(example: Document, framework: Framework) -> Document:
    return roll(example, framework, carry_text=True).document


def found_in(document: Document, framework: Framework) -> list[Finding]:
    """Return what the checks of this family find; they alone are quicker than all."""
    scope = Scope(document, framework, kit.TODAY, kit.suite().catalogue)
    return [finding for check in carried.CHECKS for finding in check.run(scope)]


def records(document: Document, framework: Framework, check: str) -> set[str]:
    found = found_in(document, framework)
    return {one.record for one in found if one.check == check}


def test_a_new_year_asks_for_each_record_that_will_be_printed(
    begun: Document, framework: Framework
) -> None:
    told = {one.id for one in begun.prior_points if one.parked is None}
    assert told < {one.id for one in begun.prior_points}
    assert records(begun, framework, "carried.point") == told
    assert records(begun, framework, "carried.action") == {one.id for one in begun.actions}
    assert records(begun, framework, "carried.figure") == {one.id for one in begun.indicators}
    cited = records(begun, framework, "carried.evidence")
    assert cited < {one.id for one in begun.evidence}
    assert "ev-audit-neglect" in cited
    assert "ev-compliments" not in cited  # nobody cites it


def test_each_stops_a_final_copy_and_says_from_which_year(
    begun: Document, framework: Framework
) -> None:
    found = found_in(begun, framework)
    assert {one.severity for one in found} == {"stop"}
    assert all(one.message.endswith("comes from 2026 and is not confirmed yet.") for one in found)


def test_a_finding_leads_to_where_its_record_is_told(begun: Document, framework: Framework) -> None:
    found = {one.record: one for one in found_in(begun, framework)}
    assert found["ev-audit-neglect"].part
    assert found["pp-visit-over-21"].part in {section.id for section in begun.sections}
    assert found["in-turnover"].part == ""


def test_what_is_confirmed_or_parked_is_asked_no_more(
    begun: Document, framework: Framework
) -> None:
    confirmed, _ = confirm_all_records(begun)
    assert found_in(confirmed, framework) == []
    point = next(one for one in begun.prior_points if one.parked is None)
    away = kit.with_record(begun, "prior_points", point.id, parked=Parked("Told in 2025", "Jo"))
    assert point.id not in records(away, framework, "carried.point")


def test_text_is_asked_for_once_under_readiness(begun: Document, framework: Framework) -> None:
    ids = {id_ for check in carried.CHECKS for id_ in check.ids}
    assert ids == {f"carried.{name}" for name in ("action", "point", "evidence", "figure")}
    text, _ = confirm_all(begun)
    scope = Scope(begun, framework, kit.TODAY, kit.suite().catalogue)
    (check,) = [one for one in readiness.CHECKS if "readiness.carried_over" in one.ids]
    assert isinstance(check, PartCheck)
    first = begun.sections[0]
    found = list(check.run(scope, first))
    assert found
    assert all(one.message.startswith(f"“{first.title}”: ") for one in found)
    assert not list(check.run(scope, text.sections[0]))
    assert all(isinstance(one, DocumentCheck) for one in carried.CHECKS)


def test_a_long_point_is_named_by_its_first_words(begun: Document, framework: Framework) -> None:
    long = msgspec.structs.replace(begun.prior_points[0], text=" ".join(["word"] * 30), parked=None)
    document = msgspec.structs.replace(begun, prior_points=(long,))
    (found,) = [one for one in found_in(document, framework) if one.check == "carried.point"]
    assert found.message.startswith(f"“{' '.join(['word'] * 10)} …” comes from")
