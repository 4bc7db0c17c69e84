"""Prior points: what counts as spoken of, and where a finding leads."""

import datetime as dt

import msgspec
import pytest

from ilacs_desktop.checks.finding import Finding
from ilacs_desktop.document.model import Document
from ilacs_desktop.document.records import Parked, PriorPoint, PriorSource
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
    point = PriorPoint("p", "Gotten ways.", "jtai", sections=("permanence",))
    assert [f.check for f in about(point, told, framework)] == ["prior.unspoken"]
    spoken = msgspec.structs.replace(point, text="Forgotten ways.")
    assert about(spoken, told, framework) == []


def test_a_section_that_is_gone_is_not_where_a_finding_leads(
    example: Document, framework: Framework
) -> None:
    point = PriorPoint("p", "Zebra crossings.", "jtai", sections=("gone", "permanence"))
    (found,) = about(point, example, framework)
    assert (found.check, found.part) == ("prior.unspoken", "permanence")


def test_a_parked_point_is_not_asked_about(example: Document, framework: Framework) -> None:
    point = PriorPoint("p", "Zebra crossings.", parked=Parked("Told in 2024.", "Director"))
    changed = msgspec.structs.replace(example, prior_points=(point,))
    assert kit.found(changed, framework, "prior") == []


@pytest.mark.parametrize(
    ("source", "date", "asked"),
    [
        ("inspection", dt.date(2024, 3, 22), True),
        ("inspection", dt.date(2021, 3, 22), False),
        ("focused_visit", dt.date(2025, 7, 16), False),
    ],
)
def test_only_points_of_the_last_inspection_are_asked_for_a_direction(
    source: PriorSource, date: dt.date, asked: bool, example: Document, framework: Framework
) -> None:
    new = PriorPoint(
        "p", "Permanence for babies.", source, date, "Better.", "done", ("permanence",)
    )
    changed = msgspec.structs.replace(example, prior_points=(*example.prior_points, new))
    found = [
        f.record for f in kit.found(changed, framework, "prior") if f.check == "prior.direction"
    ]
    assert found == (["p"] if asked else [])


def test_what_got_worse_is_spoken_of_by_its_promise_its_words_or_a_plan(
    example: Document, framework: Framework
) -> None:
    lost = PriorPoint(
        "p", "Zebra crossings.", "jtai", sections=("permanence",),
        direction="deteriorated",
    )  # fmt: skip
    assert "prior.worse" in [f.check for f in about(lost, example, framework)]
    promised = msgspec.structs.replace(lost, action=example.actions[0].id)
    assert "prior.worse" not in [f.check for f in about(promised, example, framework)]
    gone = msgspec.structs.replace(lost, action="gone")
    assert "prior.worse" in [f.check for f in about(gone, example, framework)]
    better = msgspec.structs.replace(lost, direction="maintained")
    assert "prior.worse" not in [f.check for f in about(better, example, framework)]
    planned = kit.with_text(example, "permanence", "plan", "We will paint zebra crossings.")
    assert "prior.worse" not in [f.check for f in about(lost, planned, framework)]
