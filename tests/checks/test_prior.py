"""Prior points: what counts as spoken of, and where a finding leads."""

import msgspec

from ilacs_desktop.checks.finding import Finding
from ilacs_desktop.document.model import Document
from ilacs_desktop.document.records import PriorPoint
from ilacs_desktop.framework.model import Framework
from tests.checks import kit


def about(point: PriorPoint, document: Document, framework: Framework) -> list[Finding]:
    changed = msgspec.structs.replace(document, prior_points=(point,))
    return [f for f in kit.found(changed, framework, "prior") if f.check != "prior.response"]


def test_a_word_that_only_holds_the_points_word_does_not_speak_of_it(
    example: Document, framework: Framework
) -> None:
    told = kit.with_text(example, "permanence", "know", "No child is forgotten.")
    told = kit.with_fields(told, "permanence", how=(), plan=())
    point = PriorPoint("p", "Gotten ways.", sections=("permanence",))
    assert [f.check for f in about(point, told, framework)] == ["prior.unspoken"]
    spoken = msgspec.structs.replace(point, text="Forgotten ways.")
    assert about(spoken, told, framework) == []


def test_a_section_that_is_gone_is_not_where_a_finding_leads(
    example: Document, framework: Framework
) -> None:
    point = PriorPoint("p", "Zebra crossings.", sections=("gone", "permanence"))
    (found,) = about(point, example, framework)
    assert (found.check, found.part) == ("prior.unspoken", "permanence")
