"""What there is to go to: all that a document holds, and in a pack only what that has."""

import datetime as dt

import msgspec
import pytest

from ilacs_desktop.cycle.packs import pack_document
from ilacs_desktop.document.model import Document
from ilacs_desktop.document.records import Comment, Pack, Parked
from ilacs_desktop.framework.model import Framework
from ilacs_desktop.ui.shell.go_to.targets import Command, Target, targets

DAY = dt.date(2026, 10, 12)
SAVE = Command("save", "Save", "File", "Ctrl+S")


@pytest.fixture
def every(example: Document, framework: Framework) -> tuple[Target, ...]:
    return targets(example, framework, [SAVE])


@pytest.fixture
def pack(example: Document) -> Document:
    sections = tuple(section.id for section in example.sections[:2])
    sent = Pack("pk-1", "Tomasz Brennan", sections, "ilacs", DAY)
    return pack_document(example, sent)


def titles(every: tuple[Target, ...], kind: str) -> list[str]:
    return [target.title for target in every if target.kind == kind]


def test_no_two_things_share_an_id(every: tuple[Target, ...]) -> None:
    assert len({target.id for target in every}) == len(every)


def test_places_are_told_with_their_keys_and_their_tabs_with_the_place(
    every: tuple[Target, ...],
) -> None:
    pages = {target.title: target for target in every if target.kind == "page"}
    assert pages["Plan"].keys == "Ctrl+5"
    assert pages["Key dates"].note == "Page in Overview"
    assert pages["Key dates"].where == "overview/key_dates"


def test_all_text_and_every_record_is_there(every: tuple[Target, ...], example: Document) -> None:
    sections = titles(every, "section")
    assert {section.title for section in example.sections} <= set(sections)
    assert "Summary" in sections
    for kind, records in (
        ("evidence", example.evidence),
        ("action", example.actions),
        ("figure", example.indicators),
        ("comment", example.comments),
        ("point", [point for point in example.prior_points if point.parked is None]),
    ):
        assert len(titles(every, kind)) == len(records) > 0, kind


def test_an_answer_given_for_the_judgement_is_not_offered_twice(
    example: Document, framework: Framework
) -> None:
    first = msgspec.structs.replace(example.sections[0], how_for_judgement=True)
    told = msgspec.structs.replace(example, sections=(first, *example.sections[1:]))
    every = targets(told, framework, [])
    answers = [t.what for t in every if t.where == first.id and t.kind != "comment"]
    assert answers == ["", "know", "plan"]


def test_a_section_that_is_left_out_says_so_and_has_no_answers(
    example: Document, framework: Framework
) -> None:
    first = msgspec.structs.replace(example.sections[0], parked=Parked("None here", "Siân"))
    told = msgspec.structs.replace(example, sections=(first, *example.sections[1:]))
    every = targets(told, framework, [])
    (one,) = [t for t in every if t.where == first.id and t.kind != "comment"]
    assert one.note.endswith(", left out")


def test_without_a_document_there_are_only_commands(framework: Framework) -> None:
    assert targets(None, framework, [SAVE]) == (
        Target("command", "Save", "Command in File", "save", "", "Ctrl+S"),
    )


def test_in_a_pack_there_is_only_what_it_has(pack: Document, framework: Framework) -> None:
    every = targets(pack, framework, [])
    assert titles(every, "page") == ["Draft", "Evidence", "Checks", "Comments", "Prompts"]
    assert titles(every, "section") == [section.title for section in pack.sections]
    assert {t.where for t in every if t.kind == "answer"} <= {s.id for s in pack.sections}
    assert all("Action plan" not in t.note and "Progress" not in t.note for t in every)


def test_long_words_are_cut_in_the_list(example: Document, framework: Framework) -> None:
    long = Comment("c-9", "front", "summary", "Jo", dt.datetime.now(dt.UTC), "word " * 80)
    told = msgspec.structs.replace(example, comments=(long,))
    (one,) = [t for t in targets(told, framework, []) if t.kind == "comment"]
    assert one.title.endswith("word…")
    assert len(one.title) <= 120
