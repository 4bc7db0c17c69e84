"""Coverage: what is empty, unanswered, parked or told nowhere."""

import msgspec
import pytest

from ilacs_desktop.checks.finding import Finding
from ilacs_desktop.document.markup import parse_body
from ilacs_desktop.document.model import Document, Section
from ilacs_desktop.document.new import new_document
from ilacs_desktop.document.places import Place, part_at, with_body, with_part
from ilacs_desktop.document.records import Parked
from ilacs_desktop.framework.model import Framework
from tests.checks import kit


@pytest.fixture
def document(framework: Framework) -> Document:
    """A self-evaluation in which every question is answered in a sentence."""
    answered = new_document(framework, "Northbridge Council", None)
    places = [Place("front", "summary")]
    places += [Place(s.id, q) for s in answered.sections for q in ("know", "how", "plan")]
    for n, place in enumerate(places):
        body = parse_body("Children are seen in time.", lambda _, n=n: f"b{n}")
        answered = with_body(answered, place, body)
    return answered


def coverage(document: Document, framework: Framework) -> list[Finding]:
    # A document of one sentence a question says nothing of single areas, nor of staff.
    beside = ("coverage.often_asked", "coverage.staff_voice")
    return [f for f in kit.found(document, framework, "coverage") if f.check not in beside]


def found(document: Document, framework: Framework) -> list[tuple[str, str, str]]:
    return [(f.check, f.part, f.question) for f in coverage(document, framework)]


def only(document: Document, framework: Framework) -> Finding:
    findings = list(coverage(document, framework))
    assert len(findings) == 1, findings
    return findings[0]


def with_section(document: Document, part: str, **fields: object) -> Document:
    section = part_at(document, part)
    return with_part(document, msgspec.structs.replace(section, **fields))


def test_a_document_with_every_question_answered_has_no_finding(
    document: Document, framework: Framework
) -> None:
    assert found(document, framework) == []


def test_a_missing_summary_is_found(document: Document, framework: Framework) -> None:
    finding = only(with_body(document, Place("front", "summary"), ()), framework)
    assert (finding.check, finding.severity) == ("coverage.summary", "fix")


def test_an_empty_section_is_found_once(document: Document, framework: Framework) -> None:
    empty = with_section(document, "thresholds", know=(), how=(), plan=())
    finding = only(empty, framework)
    assert (finding.check, finding.part) == ("coverage.section", "thresholds")
    assert finding.message == "“Front door, thresholds and decision-making” is empty."


def test_a_body_of_spaces_and_chips_answers_nothing(
    document: Document, framework: Framework
) -> None:
    chips = parse_body("[ev-audit] \n\n  [ac-plan]", lambda n: f"c{n}")
    finding = only(with_body(document, Place("thresholds", "how"), chips), framework)
    assert (finding.check, finding.question) == ("coverage.question", "how")


def test_an_action_alone_answers_what_next_but_a_citation_does_not(
    document: Document, framework: Framework
) -> None:
    plan = Place("thresholds", "plan")
    action = parse_body("[ac-plan]", lambda n: f"c{n}")
    assert found(with_body(document, plan, action), framework) == []
    citation = parse_body("[ev-audit]", lambda n: f"c{n}")
    assert only(with_body(document, plan, citation), framework).question == "plan"


def test_a_question_left_to_a_silent_judgement_is_found_there(
    document: Document, framework: Framework
) -> None:
    left = with_section(document, "thresholds", how=(), how_for_judgement=True)
    finding = only(left, framework)
    assert (finding.part, finding.question) == ("help_and_protection", "how")
    assert "leaves" in finding.message


def test_a_question_answered_by_the_judgement_is_no_finding(
    document: Document, framework: Framework
) -> None:
    left = with_section(document, "thresholds", how=(), how_for_judgement=True)
    body = parse_body("Monthly audits of 40 records.", lambda _: "j")
    told = with_body(left, Place("help_and_protection", "how"), body)
    assert found(told, framework) == []


def test_a_judgement_with_nothing_written_stops(document: Document, framework: Framework) -> None:
    for section in document.sections:
        if section.judgement == "care_leavers":
            document = with_section(document, section.id, know=(), how=(), plan=())
    stopping = [f for f in coverage(document, framework) if f.severity == "stop"]
    assert [f.part for f in stopping] == ["care_leavers"]


def test_a_judgement_whose_sections_are_all_parked_stops_unless_it_speaks_itself(
    document: Document, framework: Framework
) -> None:
    parked = Parked("Told in the opening.", "A. Coordinator")
    for section in document.sections:
        if section.judgement == "care_leavers":
            document = with_section(document, section.id, parked=parked)
    assert ("coverage.judgement", "care_leavers", "") in found(document, framework)
    body = parse_body("Care leavers are well supported.", lambda _: "j")
    told = with_body(document, Place("care_leavers", "know"), body)
    assert ("coverage.judgement", "care_leavers", "") not in found(told, framework)


@pytest.mark.parametrize(
    ("reason", "by", "missing"),
    [
        ("", "A. Coordinator", "a reason"),
        ("Told elsewhere.", " ", "a name"),
        ("", "", "a reason or a name"),
    ],
)
def test_parking_needs_a_reason_and_a_name(
    document: Document, framework: Framework, reason: str, by: str, missing: str
) -> None:
    parked = with_section(document, "listening", parked=Parked(reason, by))
    finding = next(f for f in coverage(parked, framework) if f.check == "coverage.parked")
    assert finding.severity == "stop"
    assert finding.message.endswith(f"is parked without {missing}.")


def test_a_core_area_in_a_parked_section_is_a_question_to_the_author(
    document: Document, framework: Framework
) -> None:
    parked = with_section(document, "listening", parked=Parked("Told elsewhere.", "A. Coordinator"))
    finding = only(parked, framework)
    assert (finding.check, finding.severity, finding.part) == (
        "coverage.area",
        "consider",
        "listening",
    )


def test_a_core_area_in_no_section_is_found(document: Document, framework: Framework) -> None:
    section = part_at(document, "thresholds")
    assert isinstance(section, Section)
    rest = tuple(area for area in section.areas if area != "help.thresholds")
    finding = only(with_section(document, "thresholds", areas=rest), framework)
    assert (finding.check, finding.severity) == ("coverage.area", "fix")
    assert finding.message == "No section covers “Thresholds”."


def test_missing_areas_come_in_the_order_in_which_inspectors_ask(
    document: Document, framework: Framework
) -> None:
    bare = msgspec.structs.replace(document, sections=())
    areas = [f for f in coverage(bare, framework) if f.check == "coverage.area"]
    assert "Supervision and management oversight" in areas[0].message
    assert len(areas) == sum(area.core for area in framework.areas)


def test_the_example_leaves_no_question_unanswered(example: Document, framework: Framework) -> None:
    assert kit.checks_of(example, framework, "coverage") == []
