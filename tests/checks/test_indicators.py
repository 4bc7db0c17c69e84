"""Indicators: which figures of the text count as telling one."""

import pytest

from ilacs_desktop.document.model import Document
from ilacs_desktop.framework.model import Framework
from tests.checks import kit


@pytest.mark.parametrize(
    ("text", "is_told"),
    [
        ("It stands at 7,001.5 now.", True),
        ("It stands at 7001.5 now.", True),
        ("It is 7,001.5.", True),
        ("It stands at 17,001.5 now.", False),
        ("It stands at 7,001.52 now.", False),
    ],
)
def test_only_the_whole_figure_tells_it(
    text: str, is_told: bool, example: Document, framework: Framework
) -> None:
    worse = kit.with_record(example, "indicators", "in-section-47", value=7001.5)
    worse = kit.with_text(worse, "help_and_protection", "know", text)
    untold = [
        finding.record
        for finding in kit.found(worse, framework, "indicators")
        if finding.check == "indicators.untold"
    ]
    assert ("in-section-47" not in untold) is is_told


def test_a_figure_that_is_held_back_is_not_asked_for_in_the_text(
    example: Document, framework: Framework
) -> None:
    for base, is_asked in ((600, True), (12, False)):
        worse = kit.with_record(
            example, "indicators", "in-section-47", value=71.5, previous=20.0, unit="%", base=base
        )
        found = kit.found(worse, framework, "indicators")
        untold = [one.record for one in found if one.check == "indicators.untold"]
        assert ("in-section-47" in untold) is is_asked
