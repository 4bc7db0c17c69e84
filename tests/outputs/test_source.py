"""What outputs are made from: the rules loaded once, and the version in words without a name."""

import datetime as dt

import msgspec
import pytest

from ilacs_desktop.assets import resources
from ilacs_desktop.document.model import Document
from ilacs_desktop.framework.model import Framework
from ilacs_desktop.outputs.source import load_source, say_version
from tests.outputs.review_made import TODAY, review_of

AT = dt.datetime(2026, 10, 12, 9, 5, tzinfo=dt.UTC)


def test_without_enquiries_the_checks_find_them(example: Document, framework: Framework) -> None:
    source = load_source(example, framework, TODAY, resources())
    assert source.enquiries == review_of(example, framework).enquiries


def test_enquiries_that_are_known_are_taken(example: Document, framework: Framework) -> None:
    source = load_source(example, framework, TODAY, resources(), ())
    assert source.enquiries == ()
    assert source.scope.document is example


@pytest.mark.parametrize(
    ("saved", "changed", "said"),
    [
        (None, False, "Draft for review, not saved yet"),
        (None, True, "Draft for review, not saved yet"),
        (AT, False, "Draft for review, as saved on 12 October 2026 at 09:05"),
        (
            AT,
            True,
            "Draft for review, as saved on 12 October 2026 at 09:05, with changes that are not"
            " saved yet",
        ),
    ],
)
def test_the_version_is_said_by_stage_and_day(
    example: Document, saved: dt.datetime | None, changed: bool, said: str
) -> None:
    assert say_version(example, saved, changed=changed) == said


def test_a_signed_version_says_so(example: Document) -> None:
    cycle = msgspec.structs.replace(example.cycle, stage="signed_off")
    document = msgspec.structs.replace(example, cycle=cycle)
    assert say_version(document, AT, changed=False).startswith("Signed off, as saved")
