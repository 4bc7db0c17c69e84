"""Northbridge Council: complete, consistent, fictional, and honest about what is not good enough."""

import re
from pathlib import Path

import pytest

from ilacs_desktop.document.answers import section_state
from ilacs_desktop.document.body import Block, body_text, cited_evidence, linked_actions
from ilacs_desktop.document.faults import faults
from ilacs_desktop.document.model import Document
from ilacs_desktop.document.numbers import with_unique_numbers
from ilacs_desktop.document.overview import overview
from ilacs_desktop.document.places import bodies, exported_bodies
from ilacs_desktop.example import ExampleError, load_example
from ilacs_desktop.framework.model import Framework


def blocks(document: Document) -> list[Block]:
    return [block for _, body in exported_bodies(document) for block in body]


def test_it_is_sound(example: Document) -> None:
    assert faults(example) == ()
    assert with_unique_numbers(example)[1] == ()


def test_twenty_seven_sections_are_answered_and_two_parked(
    example: Document, framework: Framework
) -> None:
    sections = overview(example, framework).sections
    assert (sections.answered, sections.started, sections.empty, sections.parked) == (27, 0, 0, 2)
    for section in example.sections:
        if section.parked is not None:
            assert section.parked.reason
            assert section.parked.by
            assert section_state(example, section) == "parked"


def test_it_keeps_to_its_length(example: Document, framework: Framework) -> None:
    assert 5700 <= overview(example, framework).words.total <= 6200


def test_every_chip_points_at_a_record(example: Document) -> None:
    evidence = {item.id for item in example.evidence}
    actions = {action.id for action in example.actions}
    for _, body in bodies(example):
        assert set(cited_evidence(body)) <= evidence
        assert set(linked_actions(body)) <= actions


def test_records_name_sections_types_and_people_that_exist(
    example: Document, framework: Framework
) -> None:
    sections = {section.id for section in example.sections}
    people = {person.id for person in example.people}
    evidence = {item.id for item in example.evidence}
    assert {item.type for item in example.evidence} == {t.id for t in framework.evidence_types}
    assert {section.owner for section in example.sections} <= people
    assert {s for point in example.prior_points for s in point.sections} <= sections
    assert {e for action in example.actions for e in action.shown_by} <= evidence
    assert {c.part for c in example.comments} <= sections | {"front"} | {
        judgement.id for judgement in example.judgements
    }


def test_evidence_covers_every_lens_and_direction(example: Document, framework: Framework) -> None:
    lenses = {framework.evidence_type(item.type).lens for item in example.evidence}
    assert lenses == {lens.id for lens in framework.lenses}
    assert {item.direction for item in example.evidence} == {"positive", "mixed", "negative"}


def test_each_judgement_marks_strengths_and_areas_for_improvement(example: Document) -> None:
    for judgement in example.judgements:
        parts = {judgement.id} | {s.id for s in example.sections if s.judgement == judgement.id}
        stances = {
            block.stance for place, body in bodies(example) if place.part in parts for block in body
        }
        assert {"strength", "improvement"} <= stances


def test_nothing_known_is_left_unsaid(example: Document) -> None:
    said = {
        evidence
        for block in blocks(example)
        if block.stance == "improvement"
        for evidence in cited_evidence((block,))
    }
    for item in example.evidence:
        if item.direction in ("negative", "mixed") and item.parked is None:
            assert item.id in said, item.title


def test_every_action_says_who_when_how_measured_and_what_changes(example: Document) -> None:
    for action in example.actions:
        assert action.owner
        assert action.due
        assert action.measure
        assert action.weakness
        assert action.change_for_children
        assert bool(action.shown_by) == (action.state == "shown_to_work")


def test_no_mark_of_the_markup_is_left_in_the_text(example: Document) -> None:
    for _, body in bodies(example):
        assert not re.search(r"\*\*|\(\+\)|\(!\)|\[(ev|ac)-", body_text(body))


def test_its_today_is_fixed_before_the_due_date(example: Document, framework: Framework) -> None:
    due = overview(example, framework).due
    assert example.cycle.today is not None
    assert due is not None
    assert example.cycle.today < due


def test_a_damaged_example_is_told_in_a_sentence(tmp_path: Path, framework: Framework) -> None:
    (tmp_path / "northbridge.toml").write_text("id = ", encoding="utf-8")
    with pytest.raises(ExampleError, match="could not be read"):
        load_example(tmp_path, framework)
    with pytest.raises(ExampleError, match="could not be read"):
        load_example(tmp_path / "nowhere", framework)
