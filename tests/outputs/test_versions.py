"""A changed record in words: the names of the forms, and values as people read them."""

import datetime as dt

import msgspec
import pytest

from ilacs_desktop.document.edits import LISTS as RECORD_LISTS
from ilacs_desktop.document.model import Document, Picture
from ilacs_desktop.document.records import AuditCount, Parked
from ilacs_desktop.framework.model import Framework
from ilacs_desktop.outputs.versions import LISTS, FieldChange, Wording


@pytest.fixture
def wording(example: Document, framework: Framework) -> Wording:
    return Wording(example, example, framework)


def test_records_are_called_by_kind_number_and_name(wording: Wording, example: Document) -> None:
    evidence, action = example.evidence[0], example.actions[0]
    assert wording.called("evidence", evidence) == f"Evidence {evidence.number}: {evidence.title}"
    assert wording.called("actions", action) == f"Action {action.number}: {action.what}"
    assert wording.called("people", example.people[0]) == f"Person: {example.people[0].name}"
    assert wording.called("comments", example.comments[0]).startswith("Comment: ")
    assert wording.called("cycle", example.cycle) == "Dates and set-up"


def test_every_list_of_the_document_has_a_heading() -> None:
    merged_apart = {"proposals"}
    assert set(RECORD_LISTS.values()) - merged_apart <= set(LISTS)


def test_fields_are_told_before_and_after(wording: Wording, example: Document) -> None:
    before = msgspec.structs.replace(
        example.actions[0], due=dt.date(2026, 3, 7), state="not_started", shown_by=()
    )
    proof = example.evidence[1]
    after = msgspec.structs.replace(before, due=None, state="done", shown_by=(proof.id,))
    assert wording.fields("actions", before, after, ("due", "state", "shown_by")) == (
        FieldChange("By when", "7 March 2026", ""),
        FieldChange("State", "Not started", "Done"),
        FieldChange("Evidence that shows it", "", f"evidence {proof.number}"),
    )


def test_ids_are_told_by_what_they_stand_for(
    wording: Wording, example: Document, framework: Framework
) -> None:
    section, owner = example.sections[0], example.people[0]
    after = msgspec.structs.replace(
        section,
        owner=owner.id,
        areas=(framework.areas[0].id, framework.areas[1].id),
        how_for_judgement=True,
        words=1250,
        parked=Parked("Told elsewhere", "Jo Ash"),
        status="ready",
    )
    told = wording.fields(
        "sections",
        section,
        after,
        ("owner", "areas", "how_for_judgement", "words", "parked", "status"),
    )
    assert [one.after for one in told] == [
        owner.name,
        f"{framework.areas[0].title}, {framework.areas[1].title}",
        "yes",
        "1,250",
        "Told elsewhere",
        "Ready for review",
    ]


def test_names_of_what_is_gone_are_still_known(example: Document, framework: Framework) -> None:
    person = example.people[0]
    without = msgspec.structs.replace(example, people=example.people[1:])
    wording = Wording(example, without, framework)
    section = msgspec.structs.replace(example.sections[0], owner=person.id)
    told = wording.fields("sections", section, example.sections[0], ("owner",))
    assert told[0].before == person.name


def test_pictures_figures_and_steps_are_told_in_words(wording: Wording, example: Document) -> None:
    logo = msgspec.structs.replace(example.authority, logo=Picture(b"", "A bridge"))
    (told,) = wording.fields("authority", example.authority, logo, ("logo",))
    assert told == FieldChange("Logo", "", "A bridge")
    audits = AuditCount("au-1", grades={"requires_improvement": 7})
    (told,) = wording.fields("audits", AuditCount("au-1"), audits, ("grades",))
    assert told.after == "requires improvement 7"
    figure = msgspec.structs.replace(example.indicators[0], value=12.50)
    (told,) = wording.fields("indicators", figure, figure, ("value",))
    assert told.after == "12.5"


def test_all_that_a_record_holds_is_told_and_nothing_that_is_empty(
    wording: Wording, example: Document
) -> None:
    action = msgspec.structs.replace(example.actions[0], owner="", measure="Weekly visits")
    told = dict(wording.all_of("actions", action))
    assert told["Measure"] == "Weekly visits"
    assert "Owner" not in told
    assert "Id" not in told


def test_every_field_of_every_record_can_be_told(wording: Wording, example: Document) -> None:
    for name in ("evidence", "actions", "prior_points", "indicators", "comments", "people"):
        for record in getattr(example, name):
            for _, text in wording.all_of(name, record):
                assert "Struct" not in text
                assert "(" not in text[:1]
    for part in (*example.judgements, *example.sections):
        assert wording.all_of("sections", part) is not None
