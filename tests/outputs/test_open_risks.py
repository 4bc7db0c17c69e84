"""What is open before signing: each kind with its things, each thing once."""

import datetime as dt

import msgspec
import pytest

from ilacs_desktop.document.key_dates import year_of
from ilacs_desktop.document.late import late_in_words, late_today
from ilacs_desktop.document.model import Document
from ilacs_desktop.document.new import new_document
from ilacs_desktop.document.places import Place, body_at, with_body
from ilacs_desktop.document.records import Proposal
from ilacs_desktop.framework.model import Framework
from ilacs_desktop.outputs.open_risks import OpenRisk, open_risks, short
from ilacs_desktop.outputs.review_account import ForSigning
from tests.outputs.review_made import TODAY, review_of


@pytest.fixture(scope="module")
def facts(example: Document, framework: Framework) -> ForSigning:
    return review_of(example, framework).facts


def risks_of(facts: ForSigning, framework: Framework, **changed: object) -> dict[str, OpenRisk]:
    """Return the kinds by the words for nothing, of a document with something changed."""
    document = msgspec.structs.replace(facts.document, **changed)
    found = open_risks(facts._replace(document=document), framework, TODAY)
    assert len({risk.none for risk in found}) == len(found) == 11
    return {risk.none: risk for risk in found}


def test_sections_that_are_not_ready_are_told_with_their_owner(
    facts: ForSigning, framework: Framework
) -> None:
    first, second, *rest = facts.document.sections
    waiting = msgspec.structs.replace(first, status="drafting", parked=None)
    nobody = msgspec.structs.replace(second, status="not_started", parked=None, owner="")
    ready = tuple(msgspec.structs.replace(one, status="agreed") for one in rest)
    found = risks_of(facts, framework, sections=(waiting, nobody, *ready))
    owner = next(one.name for one in facts.document.people if one.id == first.owner)
    assert found["no section that is not ready"].items == (
        f"{first.title} ({owner}, drafting)",
        f"{second.title} (no owner, not started)",
    )


def test_who_is_late_is_told_by_name(facts: ForSigning, framework: Framework) -> None:
    year = year_of(facts.document, framework, TODAY)
    assert year is not None
    late = late_today(facts.document, framework, year)
    found = risks_of(facts, framework)["no person who is late"]
    assert len(found.items) == len(late) > 0
    assert found.items[0] == f"{late[0].who}, {late_in_words(late[0])}: {late[0].what}"
    cycle = msgspec.structs.replace(facts.document.cycle, meeting=None)
    assert risks_of(facts, framework, cycle=cycle)["no person who is late"].items == ()


def test_questions_from_the_checks_are_open_and_counted(
    facts: ForSigning, framework: Framework
) -> None:
    asked = next(one for one in facts.findings if one.severity == "consider")
    named = [msgspec.structs.replace(asked, check="length.section", message=m) for m in "ab"]
    told = msgspec.structs.replace(asked, check="readiness.sections")
    found = risks_of(facts._replace(findings=(*named, told)), framework)
    assert found["no question from the checks"].items == ("a", "b")
    assert found["no question from the checks"].title == "2 questions from the checks"


def test_actions_are_told_with_what_they_lack(facts: ForSigning, framework: Framework) -> None:
    first = msgspec.structs.replace(
        facts.document.actions[0], number=900, what="Recruit.", state="not_started",
        owner=" ", due=None, measure="Vacancies", carried="",
    )  # fmt: skip
    late = msgspec.structs.replace(
        first, id="late", number=901, owner="Head of service", due=dt.date(2026, 9, 1)
    )
    found = risks_of(facts, framework, actions=(first, late))
    lacking = found["no action without owner, date or measure"]
    assert lacking.items == ("900. Recruit: no owner and no date",)
    assert lacking.title == "1 action has no owner, date or measure"
    overdue = found["no overdue action"]
    assert overdue.items == ("901. Recruit (due 1 September 2026, Head of service)",)
    assert overdue.where == "Plan"


def test_comments_of_a_critical_friend_are_told_as_such(
    facts: ForSigning, framework: Framework
) -> None:
    found = risks_of(facts, framework)["no open comment"]
    waiting = [one for one in facts.document.comments if not one.closed_by]
    assert len(found.items) == len(waiting) > 0
    assert found.items[0].startswith("Margaret Eastwood-Rahman, critical friend: ")
    assert sum("answered, not closed" in item for item in found.items) == sum(
        bool(one.replies) for one in waiting
    )


def test_what_waits_to_be_decided_is_told_with_its_place(
    facts: ForSigning, framework: Framework
) -> None:
    section = facts.document.sections[0]
    change = Proposal("p1", "both_edited", section.id, "know", mine_by="Jo", theirs_by="Lee")
    other = msgspec.structs.replace(change, id="p2", part="", question="", mine_by="", theirs_by="")
    found = risks_of(facts, framework, proposals=(change, other))["no change to decide"]
    assert found.items == (f"{section.title} · What we know (Jo and Lee)", "A record")


def test_last_years_text_and_records_are_counted_where_they_are(
    facts: ForSigning, framework: Framework
) -> None:
    document = facts.document
    place = Place(document.sections[0].id, "know")
    body = tuple(
        msgspec.structs.replace(block, origin="2025") for block in body_at(document, place)
    )
    carried = with_body(document, place, body)
    action = msgspec.structs.replace(document.actions[0], carried="2025")
    found = risks_of(facts, framework, sections=carried.sections, actions=(action,))
    title = document.sections[0].title
    assert found["no text of last year’s that nobody confirmed"].items == (
        f"{title} · What we know ({len(body)} paragraphs)",
        "Action plan (1 record)",
    )


def test_stale_evidence_is_told_unless_it_is_left_out(
    facts: ForSigning, framework: Framework
) -> None:
    kind = next(kind for kind in framework.evidence_types if kind.freshness == 12)
    old = msgspec.structs.replace(
        facts.document.evidence[0], number=900, title="Old audit", type=kind.id,
        period_to=dt.date(2020, 3, 31), parked=None,
    )  # fmt: skip
    found = risks_of(facts, framework, evidence=(old,))["no stale evidence"]
    assert found.items == ("900. Old audit (to March 2020)",)
    parked = next(item.parked for item in facts.document.evidence if item.parked)
    away = msgspec.structs.replace(old, parked=parked)
    assert risks_of(facts, framework, evidence=(away,))["no stale evidence"].items == ()


def test_a_finding_is_told_once(framework: Framework) -> None:
    """What is a kind of its own is not told again among what is to be fixed."""
    facts = review_of(new_document(framework, "Northbridge Council", None), framework).facts
    found = risks_of(facts, framework)
    stops, fixes = (
        found["no finding that holds back the final copy"],
        found["no other thing to fix"],
    )
    severities = [finding.severity for finding in facts.findings]
    assert len(stops.items) == severities.count("stop") > 0
    assert len(fixes.items) == severities.count("fix") > 0
    finding = next(one for one in facts.findings if one.severity == "fix")
    told = msgspec.structs.replace(finding, check="plans.overdue")
    unsaid = msgspec.structs.replace(finding, check="unsaid.negative")
    more = facts._replace(findings=(*facts.findings, told, unsaid))
    assert risks_of(more, framework)["no other thing to fix"] == fixes


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("  one\n two  ", "one two"),
        ("one two three", "one two …"),
        ("one, two three", "one, two …"),
        ("abcdefghijklm", "abcdefghij …"),
        ("", ""),
    ],
)
def test_a_long_text_ends_in_a_mark_that_says_so(text: str, told: str) -> None:
    assert short(text, 10) == told
