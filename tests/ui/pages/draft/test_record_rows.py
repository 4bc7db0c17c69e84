"""How records look beside the text, and which of them are listed."""

import datetime as dt

import msgspec
import pytest

from ilacs_desktop.document.model import Document
from ilacs_desktop.document.records import (
    Action,
    Evidence,
    Indicator,
    Parked,
    PriorPoint,
    Promise,
)
from ilacs_desktop.document.wording import STATES
from ilacs_desktop.framework.model import Framework
from ilacs_desktop.ui.editor.chips import ChipFace
from ilacs_desktop.ui.pages.draft.answers import answer_views
from ilacs_desktop.ui.pages.draft.areas import areas_of, evidence_ideas
from ilacs_desktop.ui.pages.draft.cite import Citables
from ilacs_desktop.ui.pages.draft.side.record_rows import (
    Around,
    row_of,
    value_text,
)
from ilacs_desktop.ui.pages.draft.side.shelves import here, records_on, shelves

TODAY = dt.date(2026, 10, 12)
AUDIT = Evidence(
    "ev-1",
    12,
    "Supervision audit",
    type="audit_case",
    period_from=dt.date(2026, 4, 1),
    period_to=dt.date(2026, 9, 30),
    shows="Half was good.",
    direction="mixed",
    sample_size=44,
    sample_of="records",
)


@pytest.fixture
def around(example: Document, framework: Framework) -> Around:
    return Around(example, framework, TODAY)


def words(record: object, around: Around) -> list[str]:
    return [mark.word for mark in row_of(record, around).marks]  # type: ignore[arg-type]


def test_evidence_says_what_it_is_when_and_how_much(around: Around) -> None:
    row = row_of(AUDIT, around)
    assert (row.label, row.title, row.text) == ("[12]", "Supervision audit", "Half was good.")
    assert row.facts == ("Case audit · practice", "April to September 2026 · 44 records")
    assert words(AUDIT, around) == ["Mixed", "Recent"]
    assert row.spoken == (
        "[12] Supervision audit. Mixed. Recent. Case audit · practice."
        " April to September 2026 · 44 records. Half was good"
    )


@pytest.mark.parametrize(
    ("ends", "word"),
    [
        (dt.date(2026, 6, 30), "Recent"),
        (dt.date(2026, 3, 31), "Background"),
        (dt.date(2025, 3, 31), "Out of date"),
        (dt.date(2026, 11, 1), "Not ended yet"),
    ],
)
def test_evidence_says_how_old_it_will_be_at_the_meeting(
    around: Around, ends: dt.date, word: str
) -> None:
    assert words(msgspec.structs.replace(AUDIT, period_to=ends), around)[-1] == word


def test_what_is_not_known_yet_is_said_or_left_out(around: Around) -> None:
    bare = row_of(Evidence("ev-1", 3, "Audit"), around)
    assert bare.facts == ("No type yet", "No dates yet")
    assert bare.marks == ()
    odd = msgspec.structs.replace(AUDIT, type="gone")
    assert row_of(odd, around).facts[0] == "No type yet"
    action = row_of(Action("ac-1", 2, "Audit."), around)
    assert action.facts == ("No owner yet · no date yet",)
    point = row_of(PriorPoint("pp-1", "Plans."), around)
    assert point.facts == ("Inspection · no date yet",)
    assert row_of(Indicator("in-1", "Rate"), around).facts == ("No value yet",)


def test_a_date_of_no_year_a_meeting_can_have_is_no_fault(
    example: Document, framework: Framework
) -> None:
    cycle = msgspec.structs.replace(example.cycle, meeting=None)
    early = Around(msgspec.structs.replace(example, cycle=cycle), framework, dt.date(1, 2, 1))
    ended = msgspec.structs.replace(AUDIT, period_to=dt.date(1, 1, 1))
    assert words(ended, early) == ["Mixed"]


def test_evidence_says_whether_it_is_cited_or_left_out(around: Around) -> None:
    parked = msgspec.structs.replace(AUDIT, parked=Parked("Told once.", "A"))
    near = around._replace(here=frozenset({"ev-1"}))
    assert words(parked, near)[:2] == ["Cited here", "Left out"]


def test_an_action_says_its_state_and_whether_it_is_late(around: Around) -> None:
    late = Action("ac-1", 4, "Coach.", "Drift.", "Lead", dt.date(2026, 9, 1), state="in_progress")
    row = row_of(late, around)
    assert row.facts == ("Lead · by 1 September 2026",)
    assert row.text == "Answers: Drift."
    assert words(late, around) == ["In progress", "Overdue"]
    assert words(msgspec.structs.replace(late, state="done"), around) == ["Done"]
    linked = words(late, around._replace(here=frozenset({"ac-1"})))
    assert linked[0] == "Linked here"


def test_a_point_says_where_it_is_answered(around: Around) -> None:
    point = PriorPoint("pp-1", "Plans.", sections=("supervision",), state="shown_to_work")
    assert words(point, around) == ["Shown to work"]
    near = around._replace(here=frozenset({"supervision"}))
    assert words(point, near) == ["Answered here", "Shown to work"]


@pytest.mark.parametrize(
    ("value", "unit", "text"),
    [(21.4, "%", "21.4%"), (11820.0, "", "11,820"), (52.0, "per 10,000", "52 per 10,000")],
)
def test_a_figure_stands_with_its_unit(value: float, unit: str, text: str) -> None:
    assert value_text(Indicator("in-1", value=value, unit=unit)) == text


def test_a_figure_is_compared(around: Around) -> None:
    figure = Indicator(
        "in-1", "Rate", value=21.4, unit="%", period="2026", previous=26.8, england=22.4
    )
    assert row_of(figure, around).facts == ("21.4% · 2026", "a year before 26.8 · England 22.4")


def test_shelves_take_what_they_name(example: Document, framework: Framework) -> None:
    lists = {
        "evidence": example.evidence,
        "action": example.actions,
        "point": example.prior_points,
        "figure": example.indicators,
    }
    near = here(example, "supervision")
    for shelf in shelves(framework):
        found = records_on(shelf, example, framework, "supervision")
        assert set(found) <= set(lists[shelf.kind])
        if not shelf.only:
            assert found == lists[shelf.kind]
        elif shelf.only == "here" and shelf.kind in ("evidence", "action"):
            assert {record.id for record in found} <= near
    assert len({shelf.id for shelf in shelves(framework)}) == len(shelves(framework))


def test_points_and_figures_of_a_part_are_found(example: Document, framework: Framework) -> None:
    by_id = {shelf.id: shelf for shelf in shelves(framework)}
    points = records_on(by_id["point:here"], example, framework, "supervision")
    assert points == tuple(p for p in example.prior_points if "supervision" in p.sections)
    figures = records_on(by_id["figure:here"], example, framework, "supervision")
    assert figures == tuple(f for f in example.indicators if f.judgement == "impact_of_leaders")
    opening = records_on(by_id["figure:here"], example, framework, "care_leavers")
    assert opening == tuple(f for f in example.indicators if f.judgement == "care_leavers")


def test_what_can_be_cited_follows_the_document(example: Document, framework: Framework) -> None:
    citables = Citables(framework)
    assert citables.update(example)
    assert not citables.update(example)
    first = example.evidence[0]
    face = citables.face(first.id)
    assert face is not None
    assert face.label == f"[{first.number}]"
    assert first.shows in face.tooltip
    assert len(citables.items()) == len(example.evidence) + len(example.actions)
    renumbered = msgspec.structs.replace(first, number=400)
    changed = msgspec.structs.replace(example, evidence=(renumbered, *example.evidence[1:]))
    assert citables.update(changed)
    again = citables.face(first.id)
    assert again is not None
    assert again.label == "[400]"
    assert citables.face("gone") is None


def test_an_action_that_left_the_plan_is_known_by_its_name_and_not_offered(
    example: Document, framework: Framework
) -> None:
    left, stays = example.actions[0], example.actions[1]
    promised = (Promise("p-1", "2025", left), Promise("p-2", "2025", stays))
    citables = Citables(framework)
    citables.update(msgspec.structs.replace(example, actions=example.actions[1:]))
    assert citables.face(left.id) is None
    document = msgspec.structs.replace(example, actions=example.actions[1:], promised=promised)
    assert citables.update(document)
    ended = f"Action {left.number}, {STATES[left.state].lower()} in 2025"
    assert citables.face(left.id) == ChipFace(ended, left.what)
    assert citables.face(stays.id) == ChipFace(f"Action {stays.number}", stays.what)
    assert left.id not in {item.id for item in citables.items()}


def test_evidence_left_out_is_offered_as_such(example: Document, framework: Framework) -> None:
    parked = msgspec.structs.replace(AUDIT, parked=Parked("Told once.", "A"))
    citables = Citables(framework)
    citables.update(msgspec.structs.replace(example, evidence=(parked,), actions=()))
    assert "left out on purpose" in citables.items()[0].detail


def test_answers_of_a_section_follow_the_framework(example: Document, framework: Framework) -> None:
    views = answer_views(example, framework, "supervision")
    assert [view.question for view in views] == [q.text for q in framework.questions]
    assert [view.may_tell for view in views] == [False, True, True]
    assert not any(view.told for view in views)
    assert [view.budget for view in views] == [0, 0, 0]


def test_an_opening_names_the_sections_that_lean_on_it(
    example: Document, framework: Framework
) -> None:
    views = answer_views(example, framework, "help_and_protection")
    leaning = [
        s.title
        for s in example.sections
        if s.judgement == "help_and_protection" and s.how_for_judgement and not s.parked
    ]
    assert leaning
    assert all(title in views[1].note for title in leaning)
    assert views[0].note == ""
    assert views[0].budget > 0


def test_a_section_that_is_left_out_has_no_answers(example: Document, framework: Framework) -> None:
    parked = next(section for section in example.sections if section.parked)
    assert answer_views(example, framework, parked.id) == ()


def test_areas_are_ordered_core_first(example: Document, framework: Framework) -> None:
    for section in example.sections:
        areas = areas_of(example, framework, section.id)
        assert {area.id for area in areas} == set(section.areas)
        cores = [area.core for area in areas]
        assert cores == sorted(cores, reverse=True)
    assert areas_of(example, framework, "front.summary") == ()
    assert areas_of(example, framework, "care_leavers") == ()


def test_ideas_for_evidence_are_one_sentence(framework: Framework) -> None:
    area = framework.area("lead.strategy")
    ideas = evidence_ideas(area)
    assert ideas.endswith(".")
    assert area.evidence[0] in ideas
    assert evidence_ideas(msgspec.structs.replace(area, evidence=())) == ""
