"""What a contributor gets, and that nothing else is in it."""

import datetime as dt
import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest

from ilacs_desktop.assets import standard_template
from ilacs_desktop.cycle.files import Order, make_packs
from ilacs_desktop.cycle.packs import (
    Choices,
    pack_document,
    sections_owned_by,
    writers,
)
from ilacs_desktop.document.body import cited_evidence, linked_actions
from ilacs_desktop.document.edits import LISTS
from ilacs_desktop.document.faults import faults
from ilacs_desktop.document.model import Document
from ilacs_desktop.document.overview import document_due
from ilacs_desktop.document.places import bodies, part_bodies
from ilacs_desktop.document.records import Comment, Pack, Parked
from ilacs_desktop.framework.model import Framework
from ilacs_desktop.history.objects import take_apart
from ilacs_desktop.outputs.readable import readable_html
from ilacs_desktop.storage.container import unpack
from ilacs_desktop.word.form.make import make_form
from tests.cycle.contributors import CARE, LEAVERS, MONDAY, Office, readable, sent_to
from tests.cycle.planted import WORD, full, planted, words_of


@pytest.fixture(scope="module")
def whole(example: Document) -> Document:
    return planted(full(example))


def of_owner(document: Document, number: int) -> Pack:
    """Return a pack of somebody's sections in a planted document, asked for by another."""
    person, sections = writers(document)[number]
    asker = document.people[0]
    return Pack(
        "pk-new",
        person.name,
        tuple(section.id for section in sections),
        "ilacs",
        MONDAY.date(),
        asked_by=asker.name,
        note="Thank you.",
    )


def meant_for(document: Document, sent: Pack) -> set[str]:
    """Return the words that the owner of a pack is meant to find, told from the issue's own list."""
    sections = [s for s in document.sections if s.id in sent.sections]
    texts = [body for section in sections for _, body in part_bodies(section)]
    last_year = [one for one in document.remembered if one.part in sent.sections]
    texts += [one.body for one in last_year]
    actions = {name for body in texts for name in linked_actions(body)}
    linked = [action for action in document.actions if action.id in actions]
    cited = {name for body in texts for name in cited_evidence(body)}
    here = {action.id for action in document.actions}
    left = [p for p in document.promised if p.action.id in actions - here]
    cited |= {name for action in linked for name in action.shown_by}
    cited |= {name for promise in left for name in promise.action.shown_by}
    cycle = msgspec.structs.replace(
        document.cycle, pathway="", presentation="", due_override_reason=""
    )
    judgements = {section.judgement for section in sections}
    return words_of(
        [
            *(document.authority, cycle, sent, sections, linked, last_year, left),
            [
                msgspec.structs.replace(item, kept_at="")  # where the council keeps it is its own
                for item in document.evidence
                if item.id in cited
            ],
            [(j.id, j.title) for j in document.judgements if j.id in judgements],
            [p for p in document.people if p.name in (sent.owner, sent.asked_by)],
            [
                msgspec.structs.replace(
                    point,
                    sections=(),
                    action=point.action if point.action in actions else "",
                    response=point.response if set(point.sections) <= set(sent.sections) else "",
                )
                for point in document.prior_points
                if set(point.sections) & set(sent.sections) and point.parked is None
            ],
        ]
    )


def file_of(
    document: Document, sent: Pack, folder: Path, readable: Callable[[Document], str]
) -> bytes:
    """Return the bytes of a pack's file, as it is sent."""
    (made,) = make_packs(document, [Order(sent)], folder, MONDAY, readable, no_form)
    assert made.path is not None, made.fault
    return made.path.read_bytes()


def no_form(_made: Document, _sent: Pack) -> bytes:
    raise AssertionError("a Word form was made")


def parts_of(data: bytes) -> str:
    """Return all that a zip holds, unpacked, with its own names and remarks."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = [archive.read(name) for name in archive.namelist()]
        names = [repr(info) for info in archive.infolist()]
        found = b"\n".join([*parts, *map(str.encode, names), archive.comment, data])
    return found.decode("utf-8", errors="replace")


@pytest.mark.parametrize("number", range(9))
def test_no_word_id_or_name_of_anything_else_is_anywhere_in_a_pack(
    number: int, whole: Document, framework: Framework, tmp_path: Path
) -> None:
    sent = of_owner(whole, number)
    data = file_of(whole, sent, tmp_path, lambda document: readable_html(document, framework))
    found = set(WORD.findall(parts_of(data)))
    wanted = meant_for(whole, sent)
    assert found - wanted == set()
    assert wanted - found == set()
    assert words_of([s for s in whole.sections if s.id in sent.sections]) <= found


@pytest.mark.parametrize("number", [0, 5])
def test_nothing_else_is_in_the_word_form_of_a_pack(
    number: int, whole: Document, framework: Framework
) -> None:
    sent = msgspec.structs.replace(of_owner(whole, number), form="word")
    made = pack_document(whole, sent)
    data = make_form(made, framework, sent, standard_template())
    found = set(WORD.findall(parts_of(data)))
    assert found <= meant_for(whole, sent)
    sections = [s for s in whole.sections if s.id in sent.sections]
    assert words_of([section.title for section in sections]) <= found


def test_the_document_these_words_are_planted_in_has_something_in_each_list(
    whole: Document,
) -> None:
    empty = [name for name in LISTS.values() if not getattr(whole, name)]
    assert empty == []
    assert all(body for _, body in bodies(whole) if _.part == "front")
    assert len(words_of([whole])) > 900


def test_a_pack_has_a_history_of_its_own_with_one_version(
    example: Document, tmp_path: Path
) -> None:
    office = Office(example, CARE)
    data = file_of(office.document, office.packs[0], tmp_path, readable)
    opened = unpack(data, "pack.ilacs")
    assert len(opened.history.versions) == 1
    version = opened.history.versions[opened.head]
    assert (version.parents, version.by, version.device) == ((), "Siân Holroyd", "")
    assert version.label == ""
    assert opened.history.objects == take_apart(opened.document)[1]
    assert opened.document.packs[0].version in office.history.versions


def test_a_pack_is_a_sound_self_evaluation_with_the_same_id(example: Document) -> None:
    made = pack_document(example, sent_to(example, CARE))
    assert faults(made) == ()
    assert (made.id, made.pack, len(made.packs)) == (example.id, "pk-p-care", 1)
    assert [s.title for s in made.sections] == [
        section.title for section in sections_owned_by(example, CARE)
    ]
    assert made.cycle.word_target == sum(section.words for section in made.sections)
    assert {section.owner for section in made.sections} == {CARE}


def test_a_section_of_somebody_else_can_be_lent_without_naming_its_owner(
    example: Document,
) -> None:
    sent = msgspec.structs.replace(sent_to(example, CARE), sections=("permanence", "leadership"))
    made = pack_document(example, sent)
    assert {"leadership", "permanence"} == {section.id for section in made.sections}
    assert {section.id: section.owner for section in made.sections}["leadership"] == ""


def test_all_evidence_in_use_can_come_along_to_cite_from(example: Document) -> None:
    first = msgspec.structs.replace(example.evidence[0], parked=Parked("Not ours", "Jo"))
    document = msgspec.structs.replace(example, evidence=(first, *example.evidence[1:]))
    sent = sent_to(document, LEAVERS)
    few = pack_document(document, sent).evidence
    every = pack_document(document, sent, Choices(all_evidence=True)).evidence
    unparked = {item.id for item in document.evidence if item.parked is None}
    assert {item.id for item in every} == unparked | {item.id for item in few}
    assert first.id not in {item.id for item in every}
    assert len(few) < len(every)


def test_open_comments_on_its_sections_can_come_along(example: Document) -> None:
    remark = Comment("c1", "permanence", "know", "Jo Ash", MONDAY, "Why?")
    closed = msgspec.structs.replace(remark, id="c2", closed_by="Jo Ash")
    elsewhere = msgspec.structs.replace(remark, id="c3", part="leadership")
    document = msgspec.structs.replace(example, comments=(remark, closed, elsewhere))
    sent = sent_to(document, CARE)
    assert pack_document(document, sent).comments == ()
    assert pack_document(document, sent, Choices(comments=True)).comments == (remark,)


def test_parked_sections_and_people_without_sections_are_not_asked(example: Document) -> None:
    parked = tuple(
        msgspec.structs.replace(section, parked=Parked("Later", "Jo"))
        if section.owner == LEAVERS
        else section
        for section in example.sections
    )
    document = msgspec.structs.replace(example, sections=parked)
    assert LEAVERS in {person.id for person, _ in writers(example)}
    assert LEAVERS not in {person.id for person, _ in writers(document)}
    assert all(sections for _, sections in writers(example))


def test_names_that_are_allowed_come_along_only_where_they_stand_as_words(
    example: Document,
) -> None:
    """“Mark” is in “marking” and “Art” in “part”: those are no words of the pack's."""
    sent = of_owner(example, 0)
    title = next(s.title for s in example.sections if s.id in sent.sections)
    first = title.split()[0].strip(",")
    names = ("Mark", "Art", "Reg", first)
    made = pack_document(msgspec.structs.replace(example, allow_list=names, word_list=names), sent)
    assert (made.allow_list, made.word_list) == ((first,), (first,))


def test_why_another_due_date_was_set_is_not_in_a_pack(
    example: Document, framework: Framework
) -> None:
    cycle = msgspec.structs.replace(
        example.cycle, due_override=dt.date(2026, 10, 20), due_override_reason="Jane Roe is ill"
    )
    document = msgspec.structs.replace(example, cycle=cycle)
    pack = pack_document(document, of_owner(document, 0))
    assert "Jane Roe" not in repr(pack)
    due = document_due(pack.cycle, framework)
    assert due is not None
    assert due.date == dt.date(2026, 10, 20)
