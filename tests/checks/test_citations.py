"""Citations that lead nowhere, and cited evidence that leaves something out."""

import msgspec

from ilacs_desktop.document.model import Document
from ilacs_desktop.document.uses import uses_of_actions, uses_of_evidence
from ilacs_desktop.document.wording import FIELD_LABELS
from ilacs_desktop.framework.model import Framework
from tests.checks.kit import found as checked
from tests.checks.kit import with_record


def test_the_example_cites_only_what_is_there(example: Document, framework: Framework) -> None:
    assert checked(example, framework, "citations") == []


def test_each_place_that_cites_lost_evidence_is_found(
    example: Document, framework: Framework
) -> None:
    lost = next(iter(uses_of_evidence(example)))
    rest = tuple(item for item in example.evidence if item.id != lost)
    found = checked(msgspec.structs.replace(example, evidence=rest), framework, "citations")
    uses = uses_of_evidence(example)[lost]
    assert [(f.part, f.question, f.block) for f in found] == [
        (place.part, place.question, block.id) for place, block in uses
    ]
    assert {f.check for f in found} == {"citations.evidence"}


def test_a_lost_action_is_found(example: Document, framework: Framework) -> None:
    found = checked(msgspec.structs.replace(example, actions=()), framework, "citations")
    assert len(found) == sum(map(len, uses_of_actions(example).values()))
    assert {(f.check, f.severity) for f in found} == {("citations.action", "fix")}


def test_what_evidence_lacks_is_called_as_in_its_form(
    example: Document, framework: Framework
) -> None:
    cited = next(iter(uses_of_evidence(example)))
    bare = with_record(example, "evidence", cited, shows="", direction="")
    [lack] = [f for f in checked(bare, framework, "evidence") if f.check == "evidence.incomplete"]
    names = [FIELD_LABELS["evidence"][field].lower() for field in ("shows", "direction")]
    assert f"lacks {' and '.join(names)}" in lack.message
