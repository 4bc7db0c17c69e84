"""What choosing points out of a report does, and which section is suggested for one."""

import datetime as dt
from itertools import count

import msgspec
import pytest

from ilacs_desktop.document.model import Document
from ilacs_desktop.document.records import Inspection, PriorPoint, PriorSource
from ilacs_desktop.framework.model import Framework
from ilacs_desktop.language.points import Found
from ilacs_desktop.ui.dialogs.points_from_text.adding import (
    Chosen,
    ChosenPoint,
    day_of,
    visit_of,
    with_chosen,
)
from ilacs_desktop.ui.dialogs.points_from_text.homes import Homes

START, DAY, AFTER = dt.date(2026, 6, 8), dt.date(2026, 7, 20), dt.date(2026, 9, 1)
FOUND = Found("", "inspection", START, DAY, DAY, ())


def chosen(*texts: str, visit: Inspection | None = None) -> Chosen:
    points = tuple(ChosenPoint(text, "permanence") for text in texts)
    return Chosen(points, "inspection", DAY, visit)


class Ids:
    """Makes ids that tell what they are for."""

    def __init__(self) -> None:
        self._numbers = count(1)

    def __call__(self, prefix: str) -> str:
        return f"{prefix}-{next(self._numbers)}"


def test_points_come_in_after_those_that_are_there(example: Document) -> None:
    after, added = with_chosen(example, chosen("The pace.", "The cost."), Ids())
    assert after.prior_points == (*example.prior_points, *added)
    assert [(p.text, p.source, p.date, p.sections) for p in added] == [
        ("The pace.", "inspection", DAY, ("permanence",)),
        ("The cost.", "inspection", DAY, ("permanence",)),
    ]
    assert after.inspections is example.inspections


def test_a_point_with_the_same_words_is_not_added_again(example: Document) -> None:
    old = msgspec.structs.replace(example, prior_points=(PriorPoint("p", "The  pace"),))
    _, added = with_chosen(old, chosen("The pace.", "The cost", "the cost."), Ids())
    assert [point.text for point in added] == ["The cost"]


def test_a_point_without_a_section_leads_to_none(example: Document) -> None:
    bare = chosen()._replace(points=(ChosenPoint("The pace.", ""),))
    _, (added,) = with_chosen(example, bare, Ids())
    assert added.sections == ()


def test_the_visit_is_recorded_with_an_id_of_its_own(example: Document) -> None:
    visit = Inspection("", "inspection", START, DAY)
    after, _ = with_chosen(example, chosen("The pace.", visit=visit), Ids())
    assert after.inspections[:-1] == example.inspections
    assert after.inspections[-1].id.startswith("ins-")
    assert after.inspections[-1].started == START


@pytest.mark.parametrize(
    ("source", "date", "visit"),
    [
        ("inspection", START, Inspection("", "inspection", START, DAY)),
        ("inspection", DAY, Inspection("", "inspection", None, DAY)),
        ("inspection", AFTER, Inspection("", "inspection", AFTER, None)),
        ("focused_visit", START, Inspection("", "focused_visit", START, None)),
        ("focused_visit", None, None),
        ("engagement_letter", DAY, None),
        ("last_plan", DAY, None),
    ],
)
def test_a_visit_is_offered_for_what_brings_inspectors_in(
    source: PriorSource, date: dt.date | None, visit: Inspection | None, example: Document
) -> None:
    assert visit_of(example, FOUND, source, date) == visit


@pytest.mark.parametrize(
    ("kind", "started", "published", "is_there"),
    [
        ("inspection", START, None, True),
        ("inspection", None, DAY, True),
        ("inspection", None, None, False),
        ("focused_visit", START, DAY, False),
    ],
)
def test_a_visit_that_is_recorded_is_not_offered_again(
    kind: PriorSource,
    started: dt.date | None,
    published: dt.date | None,
    is_there: bool,
    example: Document,
) -> None:
    recorded = (Inspection("i", kind, started, published),)
    document = msgspec.structs.replace(example, inspections=recorded)
    assert (visit_of(document, FOUND, "inspection", START) is None) is is_there


@pytest.mark.parametrize(
    ("found", "recorded", "day"),
    [
        (FOUND, (), START),
        (FOUND._replace(started=None), (), DAY),
        (FOUND._replace(started=None), (Inspection("i", "inspection", START, DAY),), START),
        (FOUND, (Inspection("i", "inspection", None, DAY),), DAY),
        (FOUND, (Inspection("i", "jtai", AFTER, DAY),), START),
        (FOUND._replace(source="engagement_letter"), (), DAY),
    ],
)
def test_points_are_known_by_the_first_day_on_site_as_it_is_recorded(
    found: Found, recorded: tuple[Inspection, ...], day: dt.date, example: Document
) -> None:
    document = msgspec.structs.replace(example, inspections=recorded)
    assert day_of(document, found) == day


@pytest.mark.parametrize(
    ("point", "section"),
    [
        ("The quality of supervision, so that managers challenge delay.", "supervision"),
        ("The joint response with housing to homeless 16- and 17-year-olds.", "small_groups"),
        ("The quality of pathway plans.", "pathway"),
        ("Supervision and permanence.", ""),
        ("The quality of practice.", ""),
        ("Zebra crossings.", ""),
        ("", ""),
    ],
)
def test_a_section_is_suggested_where_one_is_clearly_ahead(
    point: str, section: str, example: Document, framework: Framework
) -> None:
    assert Homes(example, framework).suggested(point) == section


def test_most_points_of_the_example_are_led_home_and_a_parked_section_is_no_home(
    example: Document, framework: Framework
) -> None:
    homes = Homes(example, framework)
    found = [homes.suggested(point.text) in point.sections for point in example.prior_points]
    assert sum(found) >= 8
    parked = {section.id for section in example.sections if section.parked is not None}
    assert not parked & {homes.suggested(section.title) for section in example.sections}


def test_an_outline_without_sections_has_no_home(example: Document, framework: Framework) -> None:
    bare = msgspec.structs.replace(example, sections=())
    assert Homes(bare, framework).suggested("Supervision") == ""
