"""Changes to the outline: whatever is moved, split or joined, no word is lost."""

from collections import Counter

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ilacs_desktop.document import outline
from ilacs_desktop.document.body import body_text
from ilacs_desktop.document.faults import faults
from ilacs_desktop.document.model import Document
from ilacs_desktop.document.outline import OutlineError
from ilacs_desktop.document.places import bodies, sections_of, with_part
from ilacs_desktop.document.words import total_words
from tests.strategies import documents


def words(document: Document) -> Counter[str]:
    return Counter(word for _, body in bodies(document) for word in body_text(body).split())


def order(document: Document, judgement: str = "help_and_protection") -> list[str]:
    return [section.id for section in sections_of(document, judgement)]


def test_a_section_gets_another_title_without_stray_spaces(example: Document) -> None:
    renamed = outline.rename(example, "thresholds", "  The  front door ")
    assert outline.section(renamed, "thresholds").title == "The front door"


def test_a_blank_title_is_refused(example: Document) -> None:
    with pytest.raises(OutlineError, match="needs a title"):
        outline.rename(example, "thresholds", " \n")


def test_a_section_moves_within_its_judgement_and_stops_at_its_ends(example: Document) -> None:
    before = order(example)
    assert before.index("thresholds") == 1
    assert order(outline.move(example, "thresholds", 1))[:3] == [before[0], before[2], before[1]]
    assert order(outline.move(example, "thresholds", -5))[0] == "thresholds"
    assert order(outline.move(example, "thresholds", 99))[-1] == "thresholds"
    for judgement in ("impact_of_leaders", "children_in_care", "care_leavers"):
        moved = outline.move(example, "thresholds", 3)
        assert order(moved, judgement) == order(example, judgement)


@given(documents(), st.integers(-4, 4), st.data())
def test_moving_keeps_every_section(document: Document, by: int, data: st.DataObject) -> None:
    if document.sections:
        moving = data.draw(st.sampled_from(document.sections))
        moved = outline.move(document, moving.id, by)
        assert Counter(s.id for s in moved.sections) == Counter(s.id for s in document.sections)
        assert words(moved) == words(document)


def test_a_new_section_stands_at_the_end_of_its_judgement(example: Document) -> None:
    added, name = outline.add(example, "help_and_protection", "Our locality", 80)
    assert order(added) == [*order(example), name]
    assert outline.section(added, name).words == 80
    assert faults(added) == ()


def test_a_section_goes_to_the_end_of_another_judgement_with_all_that_is_in_it(
    example: Document,
) -> None:
    before = outline.section(example, "to_25")
    moved = outline.to_judgement(example, "to_25", "children_in_care")
    assert sections_of(moved, "children_in_care")[-1].id == "to_25"
    after = outline.section(moved, "to_25")
    assert after == msgspec.structs.replace(before, judgement="children_in_care")
    assert len(moved.sections) == len(example.sections)
    assert outline.to_judgement(example, "to_25", before.judgement) is example
    with pytest.raises(KeyError):
        outline.to_judgement(example, "to_25", "somewhere")


def test_splitting_shares_areas_and_budget_and_leaves_the_text(example: Document) -> None:
    old = outline.section(example, "thresholds")
    grown, name = outline.split(example, "thresholds", "Out of hours", ("help.out_of_hours",))
    rest, fresh = outline.section(grown, "thresholds"), outline.section(grown, name)
    assert set(rest.areas) | set(fresh.areas) == set(old.areas)
    assert fresh.areas == ("help.out_of_hours",)
    assert rest.words + fresh.words == old.words
    assert rest.know == old.know
    assert order(grown).index(name) == order(grown).index("thresholds") + 1
    assert words(grown) == words(example)


@pytest.mark.parametrize("areas", [(), ("lead.strategy",)])
def test_each_half_of_a_split_keeps_an_area(example: Document, areas: tuple[str, ...]) -> None:
    with pytest.raises(OutlineError, match="choose some of its areas"):
        outline.split(example, "thresholds", "New", areas)
    with pytest.raises(OutlineError, match="not all"):
        outline.split(example, "thresholds", "New", outline.section(example, "thresholds").areas)


def test_joining_keeps_words_areas_budget_and_what_points_there(example: Document) -> None:
    first, second = (outline.section(example, name) for name in ("thresholds", "assessment"))
    joined = outline.join(example, "thresholds", "assessment")
    one = outline.section(joined, "thresholds")
    assert words(joined) == words(example)
    assert one.words == first.words + second.words
    assert set(one.areas) == {*first.areas, *second.areas}
    assert "assessment" not in order(joined)
    named = {s for point in joined.prior_points for s in point.sections}
    assert "assessment" not in named | {comment.part for comment in joined.comments}
    assert faults(joined) == ()


@given(documents(), st.data())
def test_joining_any_two_sections_loses_no_word(document: Document, data: st.DataObject) -> None:
    sections = document.sections
    if len(sections) > 1:
        one, other = data.draw(st.permutations(sections))[:2]
        try:
            joined = outline.join(document, one.id, other.id)
        except OutlineError as refused:
            assert "Nothing was changed" in str(refused)  # noqa: PT017 - either outcome is lawful
            return
        assert words(joined) == words(document)
        assert total_words(joined) == total_words(document)
        assert faults(joined) == ()


def test_text_left_out_on_purpose_is_not_joined_into_the_document(example: Document) -> None:
    parked = outline.park(example, "assessment", "Told elsewhere.", "A. Coordinator")
    with pytest.raises(OutlineError, match="is parked"):
        outline.join(parked, "thresholds", "assessment")
    section = outline.section(example, "assessment")
    told = with_part(example, msgspec.structs.replace(section, how_for_judgement=True))
    with pytest.raises(OutlineError, match="leaves it to the judgement"):
        outline.join(told, "thresholds", "assessment")


def test_a_joined_section_has_come_as_far_as_the_one_behind(example: Document) -> None:
    section = outline.section(example, "assessment")
    behind = with_part(example, msgspec.structs.replace(section, status="not_started"))
    joined = outline.join(behind, "thresholds", "assessment")
    assert outline.section(joined, "thresholds").status == "not_started"


def test_a_section_needs_a_judgement(example: Document) -> None:
    with pytest.raises(KeyError):
        outline.add(example, "nowhere", "A title")


@pytest.mark.parametrize("other", ["leadership", "thresholds"])
def test_sections_of_two_judgements_are_not_joined(example: Document, other: str) -> None:
    with pytest.raises(OutlineError, match="one judgement"):
        outline.join(example, "thresholds", other)


def test_parking_keeps_the_text_and_can_be_taken_back(example: Document) -> None:
    parked = outline.park(example, "thresholds", " Told elsewhere. ", "A. Coordinator")
    section = outline.section(parked, "thresholds")
    assert section.parked is not None
    assert section.parked.reason == "Told elsewhere."
    assert outline.unpark(parked, "thresholds") == example


@pytest.mark.parametrize(("reason", "by"), [("", "A. Coordinator"), ("Told elsewhere.", " ")])
def test_parking_needs_a_reason_and_a_name(example: Document, reason: str, by: str) -> None:
    with pytest.raises(OutlineError, match="say why"):
        outline.park(example, "thresholds", reason, by)


def test_an_unknown_section_is_refused(example: Document) -> None:
    with pytest.raises(KeyError):
        outline.section(example, "nowhere")
