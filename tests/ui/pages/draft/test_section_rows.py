"""The rows of the section list, and where parts begin and end."""

import msgspec
import pytest

from ilacs_desktop.document import outline
from ilacs_desktop.document.body import Block, Text
from ilacs_desktop.document.model import Document
from ilacs_desktop.document.new import new_document
from ilacs_desktop.document.places import Place, body_at, with_body, with_part
from ilacs_desktop.document.wording import short_title
from ilacs_desktop.framework.model import Framework
from ilacs_desktop.ui.pages.draft.parts import (
    changed_part,
    first_part,
    key_of,
    known_key,
    part_title,
    places_of,
    question_name,
    shown_status,
)
from ilacs_desktop.ui.pages.draft.section_rows import NO_OWNER, RowFilter, RowMaker, owner_options
from ilacs_desktop.ui.widgets.section_rows import SectionRow

ALL = RowFilter()


def rows(document: Document, framework: Framework, wanted: RowFilter = ALL) -> list[SectionRow]:
    return list(RowMaker(framework).rows(document, wanted))


def test_every_part_has_a_row_under_its_group(example: Document, framework: Framework) -> None:
    found = rows(example, framework)
    groups = [row.title for row in found if row.group]
    assert groups == ["Before the judgements", *(j.short for j in framework.judgements)]
    ids = [row.id for row in found if not row.group]
    front = ["front.summary", "front.context", "front.progress"]
    assert ids[:3] == front
    assert set(ids) == {*front, *(p.id for p in (*example.judgements, *example.sections))}
    assert len({row.id for row in found}) == len(found)


def test_of_a_pack_only_its_sections_are_listed(example: Document, framework: Framework) -> None:
    sent = example.sections[:2]
    pack = msgspec.structs.replace(example, sections=sent, pack="p1")
    found = rows(pack, framework)
    assert [row.id for row in found if not row.group] == [section.id for section in sent]
    assert {row.id for row in found if row.group} == {f"group:{s.judgement}" for s in sent}


def test_a_group_counts_the_sections_that_are_ready(
    example: Document, framework: Framework
) -> None:
    group = next(row for row in rows(example, framework) if row.id == "group:impact_of_leaders")
    told = [s for s in example.sections if s.judgement == "impact_of_leaders" and not s.parked]
    ready = sum(section.status in ("ready", "agreed") for section in told)
    assert group.note == f"{ready} of {len(told)} ready"


def test_an_opening_is_measured_by_what_it_says_itself(
    example: Document, framework: Framework
) -> None:
    row = next(row for row in rows(example, framework) if row.id == "care_leavers")
    judgement = next(j for j in example.judgements if j.id == "care_leavers")
    assert row.budget == judgement.words
    assert row.status == "drafting"
    empty = rows(new_document(framework, "Northbridge Council", None), framework)
    assert {row.status for row in empty if not row.group} == {"not_started"}


def test_rows_of_one_owner_are_sections_alone(example: Document, framework: Framework) -> None:
    owner = example.sections[0].owner
    found = rows(example, framework, RowFilter(owner=owner))
    mine = [section.id for section in example.sections if section.owner == owner]
    assert [row.id for row in found if not row.group] == mine
    assert rows(example, framework, RowFilter(owner="nobody")) == []


def test_what_is_ready_or_left_out_can_be_hidden(example: Document, framework: Framework) -> None:
    found = rows(example, framework, RowFilter(unready=True))
    shown = {row.id for row in found}
    for section in example.sections:
        done = section.status in ("ready", "agreed") or section.parked is not None
        assert (section.id in shown) is not done


def test_only_rows_whose_part_changed_are_made_again(
    example: Document, framework: Framework
) -> None:
    maker = RowMaker(framework)
    before = maker.rows(example, ALL)
    body = (Block("b", (Text("Three more words"),)),)
    edited = with_body(example, Place("supervision", "plan"), body)
    after = maker.rows(edited, ALL)
    changed = [b.id for a, b in zip(before, after, strict=True) if a is not b and not b.group]
    assert changed == ["supervision"]


def test_renaming_a_person_renames_the_owner(example: Document, framework: Framework) -> None:
    maker = RowMaker(framework)
    maker.rows(example, ALL)
    people = tuple(msgspec.structs.replace(p, name=p.name.upper()) for p in example.people)
    after = maker.rows(msgspec.structs.replace(example, people=people), ALL)
    row = next(row for row in after if row.id == "supervision")
    assert row.owner.isupper()


def test_owners_are_offered_with_my_own_first(example: Document) -> None:
    options = owner_options(example, "siân holroyd")
    assert options[:2] == (("", "All sections"), ("p-coordinator", "My sections"))
    owning = {section.owner for section in example.sections}
    assert {id_ for id_, _ in options if id_} == owning
    nobody = owner_options(example, "Somebody Else")
    assert "My sections" not in [label for _, label in nobody]


def test_sections_without_an_owner_can_be_found(framework: Framework) -> None:
    fresh = new_document(framework, "Northbridge Council", None)
    assert (NO_OWNER, "Without an owner") in owner_options(fresh, "")
    found = rows(fresh, framework, RowFilter(owner=NO_OWNER))
    assert len([row for row in found if not row.group]) == len(fresh.sections)


def test_keys_lead_to_places_and_back(example: Document) -> None:
    assert places_of("front.context") == (Place("front", "context"),)
    assert [place.question for place in places_of("supervision")] == ["know", "how", "plan"]
    for key in ("front.progress", "care_leavers", "supervision"):
        assert {key_of(place) for place in places_of(key)} == {key}
        assert all(body_at(example, place) is not None for place in places_of(key))


@pytest.mark.parametrize(
    ("part", "key"),
    [
        ("front", "front.summary"),
        ("front.progress", "front.progress"),
        ("supervision", "supervision"),
        ("care_leavers", "care_leavers"),
        ("gone", "front.summary"),
    ],
)
def test_any_id_of_a_part_leads_to_one(example: Document, part: str, key: str) -> None:
    assert known_key(example, part) == key
    assert part_title(example, key)


def test_the_first_part_is_my_own_that_is_not_ready(example: Document) -> None:
    mine = first_part(example, "Siân Holroyd")
    assert outline.section(example, mine).owner == "p-coordinator"
    other = first_part(example, "")
    left = [s for s in example.sections if not s.parked and s.status not in ("ready", "agreed")]
    assert other == left[0].id
    done = msgspec.structs.replace(
        example,
        sections=tuple(msgspec.structs.replace(s, status="agreed") for s in example.sections),
    )
    assert first_part(done, "Siân Holroyd") == "front.summary"


def test_who_has_begun_need_not_say_so(example: Document) -> None:
    part = outline.section(example, "supervision")
    assert shown_status(msgspec.structs.replace(part, status="not_started")) == "drafting"
    empty = msgspec.structs.replace(part, status="not_started", know=(), how=(), plan=())
    assert shown_status(empty) == "not_started"
    assert shown_status(part) == part.status


def test_the_part_that_changed_is_found(example: Document) -> None:
    body = (Block("b", (Text("New."),)),)
    assert changed_part(example, example) == ""
    for place in (Place("front", "progress"), Place("care_leavers", "how"), Place("homes", "plan")):
        assert changed_part(example, with_body(example, place, body)) == key_of(place)
    section = outline.section(example, "homes")
    renamed = with_part(example, msgspec.structs.replace(section, title="Homes"))
    assert changed_part(example, renamed) == ""


def test_names_come_from_the_framework(example: Document, framework: Framework) -> None:
    assert question_name(Place("homes", "how"), framework) == "How we know"
    assert question_name(Place("front", "context"), framework) == "Context"
    unknown = msgspec.structs.replace(example.judgements[0], id="old", title="An old judgement")
    assert short_title(unknown, framework) == "An old judgement"
