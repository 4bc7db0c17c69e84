"""All checks together."""

from ilacs_desktop.checks.finding import SEVERITIES
from ilacs_desktop.checks.run import stops
from ilacs_desktop.document.model import Document
from ilacs_desktop.document.new import new_document
from ilacs_desktop.framework.model import Framework
from tests.checks import kit


def test_an_empty_document_lists_what_stops_first(framework: Framework) -> None:
    findings = kit.found(new_document(framework, "Northbridge Council", None), framework)
    ranks = [SEVERITIES.index(finding.severity) for finding in findings]
    assert ranks == sorted(ranks)
    assert [f.check for f in stops(findings)] == ["coverage.judgement"] * 4


def test_every_finding_says_what_to_do_and_why(framework: Framework) -> None:
    for finding in kit.found(new_document(framework, "N", None), framework):
        assert finding.message.endswith((".", "?", "”"))
        assert finding.todo.endswith(".")
        assert finding.source


def test_nothing_stops_the_example(example: Document, framework: Framework) -> None:
    assert stops(kit.found(example, framework)) == ()
