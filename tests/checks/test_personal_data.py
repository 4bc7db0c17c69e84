"""The personal data guard on a document: what stops it, what is let stand, and where it points."""

import msgspec
import pytest

from ilacs_desktop.document.body import Block, Citation, Text
from ilacs_desktop.document.model import Document
from ilacs_desktop.document.new import new_document
from ilacs_desktop.document.places import Place, with_body
from ilacs_desktop.document.records import Evidence
from ilacs_desktop.framework.model import Framework
from tests.checks import kit

PLACE = Place("help_and_protection", "know")


@pytest.fixture
def document(framework: Framework) -> Document:
    return new_document(framework, "Northbridge Council", None)


def saying(document: Document, *runs: Text | Citation) -> Document:
    return with_body(document, PLACE, (Block("b1", runs),))


@pytest.mark.parametrize(
    ("text", "check", "severity"),
    [
        ("L931120101001", "personal_data.upn", "stop"),
        ("943 476 5919", "personal_data.nhs_number", "stop"),
        ("JG 10 37 59 A", "personal_data.national_insurance", "stop"),
        ("DOB 12/03/2014", "personal_data.birth_date", "stop"),
        ("Liam’s mother", "personal_data.child_name", "stop"),
        ("Child A (aged 14)", "personal_data.initials", "stop"),
        ("jo@example.uk", "personal_data.email", "fix"),
        ("01632 960983", "personal_data.phone", "fix"),
        ("LS1 4AP", "personal_data.postcode", "fix"),
        ("14 Acacia Avenue", "personal_data.address", "fix"),
        ("case reference 10203", "personal_data.case_number", "fix"),
        ("One 15-year-old girl", "personal_data.single_child", "fix"),
        ("3 disabled children", "personal_data.small_number", "fix"),
        ("6 of 14 children (43%)", "personal_data.small_base", "fix"),
        ("18 of 20 children were White British", "personal_data.complement", "consider"),
    ],
)
def test_each_kind_is_found_with_its_severity(
    document: Document, framework: Framework, text: str, check: str, severity: str
) -> None:
    changed = saying(document, Text(f"We say {text}."))
    found = [f for f in kit.found(changed, framework, "personal_data") if f.check == check]
    (finding,) = found
    assert finding.severity == severity
    assert (finding.part, finding.question, finding.block) == (*PLACE, "b1")
    assert finding.message
    assert finding.todo


def test_a_finding_points_at_its_words_behind_a_citation(
    document: Document, framework: Framework
) -> None:
    changed = saying(document, Text("As "), Citation("ev-1"), Text(" says, LS1 4AP."))
    (finding,) = kit.found(changed, framework, "personal_data")
    assert (finding.start, finding.end) == (11, 18)


def test_the_allow_list_and_the_people_are_let_stand(
    document: Document, framework: Framework
) -> None:
    changed = saying(document, Text("Ask jo@northbridge.uk."))
    assert len(kit.found(changed, framework, "personal_data")) == 1
    allowed = msgspec.structs.replace(changed, allow_list=("jo@northbridge.uk",))
    assert kit.found(allowed, framework, "personal_data") == []


def test_a_printed_field_of_a_record_is_read_too(document: Document, framework: Framework) -> None:
    item = Evidence("ev-1", 1, shows="One disabled child moved to a school in Harrogate.")
    changed = msgspec.structs.replace(document, evidence=(item,))
    checks = {(f.check, f.record, f.field) for f in kit.found(changed, framework, "personal_data")}
    assert ("personal_data.single_child", "ev-1", "shows") in checks


def test_where_evidence_is_kept_is_never_printed_nor_read(
    document: Document, framework: Framework
) -> None:
    item = Evidence("ev-1", 1, kept_at="jo@northbridge.uk")
    changed = msgspec.structs.replace(document, evidence=(item,))
    assert kit.found(changed, framework, "personal_data") == []


def test_the_example_names_no_child(example: Document, framework: Framework) -> None:
    assert kit.found(example, framework, "personal_data") == []
