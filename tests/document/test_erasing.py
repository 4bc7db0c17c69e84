"""Which words are found, and that no text of the model is forgotten."""

from typing import Any, Literal, get_args, get_origin

import msgspec
import pytest

from ilacs_desktop.document.body import Block, Citation, Text
from ilacs_desktop.document.codec import encode
from ilacs_desktop.document.erasing import (
    ERASED,
    NAMES,
    NOT_TEXTS,
    TEXTS,
    VALUES,
    Found,
    Words,
    WordsError,
    erase_from_document,
    hashes_lost,
    is_erasure,
    stand_in_json,
)
from ilacs_desktop.document.model import Document
from ilacs_desktop.document.places import Place, body_at, with_body
from ilacs_desktop.document.records import Proposal
from ilacs_desktop.framework.model import Framework
from tests.cycle.rolled import roll

SUMMARY = Place("front", "summary")
# Fields that hold ids, or what follows from the text; a choice is told by its type.
IDS = {
    "id", "judgement", "areas", "framework", "type", "shown_by", "sections", "part", "question",
    "block", "version", "digest", "check", "place", "text_hash", "record", "field", "list", "pack",
    "evidence", "action", "role", "grades", "grade", "overall", "step", "pathway", "document",
}  # fmt: skip


def structs_in(kind: Any, found: dict[type, None]) -> dict[type, None]:
    if isinstance(kind, type) and issubclass(kind, msgspec.Struct) and kind not in found:
        found[kind] = None
        for field in msgspec.structs.fields(kind):
            structs_in(field.type, found)
    for inner in get_args(kind):
        structs_in(inner, found)
    return found


def has_str(kind: Any) -> bool:
    if get_origin(kind) is Literal:
        return False
    return kind is str or any(map(has_str, get_args(kind)))


def test_every_text_of_the_model_is_either_erased_from_or_known_to_be_no_text() -> None:
    for struct in structs_in(Document, {}):
        fields = struct.__struct_fields__
        for field in msgspec.structs.fields(struct):
            erased = field.name in TEXTS and NOT_TEXTS.get(field.name, "") not in fields
            people = (struct.__name__, field.name) == ("Section", "owner")  # by their ids
            known = people or field.name in IDS | VALUES
            assert not erased or has_str(field.type), (struct, field.name)
            assert not has_str(field.type) or erased != known, (struct, field.name)
    assert {field.name for field in msgspec.structs.fields(Document)} - NAMES.keys() == {
        "id", "judgements", "sections", "pack"
    }  # fmt: skip


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Ann Lee came.", f"{ERASED} came."),
        ("Ann  Lee\u00a0came; Ann\u00a0Lee left", f"{ERASED}\u00a0came; {ERASED} left"),
        ("Annual, Joann", None),
        ("ANN LEE", None),
        ("AnnLee", None),
        ("(Ann Lee’s)", f"({ERASED}’s)"),
    ],
)
def test_whole_words_are_found_as_they_are_typed(text: str, left: str | None) -> None:
    assert Words(["Ann Lee", "Ann"]).erased(text)[0] == (text if left is None else left)


def test_any_case_and_the_inside_of_words_are_found_when_asked_for() -> None:
    assert Words(["ann"], any_case=True).erased("ANN, Annual")[0] == f"{ERASED}, Annual"
    assert Words(["Ann"], whole=False).erased("Annual")[0] == f"{ERASED}ual"


def test_apostrophes_hyphens_and_accents_are_found_in_every_form() -> None:
    words = Words(["Zoë O'Brien-Smith"])
    for text in ("Zoe\u0308 O’Brien\u2011Smith", "Zoë O'Brien-Smith"):
        assert words.erased(text) == (ERASED, 1)


@pytest.mark.parametrize("unseen", ["\u00ad", "\u200b", "\u200c", "\u200d", "\u2060", "\ufeff"])
def test_what_nobody_sees_in_a_word_does_not_hide_it(unseen: str) -> None:
    for words in (Words(["Kayden Lee"]), Words([f"Kay{unseen}den  Lee"])):
        for text in (f"Kay{unseen}den Lee", f"Kayden{unseen} {unseen}L{unseen}ee", "Kayden Lee"):
            assert words.erased(f"({text})") == (f"({ERASED})", 1)
    with pytest.raises(WordsError):
        Words([unseen])


def test_words_are_found_in_plain_json_of_any_shape() -> None:
    words = Words(["Ann Lee"])
    runs = [{"is": "text", "text": "Ann"}, {"is": "evidence"}, {"is": "text", "text": " Lee"}]
    for value in ("Ann Lee", {"in": {"x": {"set": "Ann Lee"}}}, [1, ["Ann Lee"]], {"set": runs}):
        assert stand_in_json(value, words)
    assert not stand_in_json({"Ann Lee": [None, 1, "Annual Leeds"]}, words)


@pytest.mark.parametrize(
    ("place", "is_lost"),
    [
        ("s/know/b", True),
        ("s/know/other", False),
        ("s/know", True),
        ("t/know", False),
        ("t", True),
        ("", True),
        ("t#r", True),
        ("#r.title", True),
        ("s#other.title", False),
    ],
)
def test_what_is_about_a_text_that_lost_words_has_a_hash_of_them(place: str, is_lost: bool) -> None:
    assert hashes_lost(place, {"s", "b", "r"}) == is_lost


@pytest.mark.parametrize("texts", [[], [" "], ["x"], ["erased"], ["[erased]"]])
def test_words_that_would_harm_are_refused(texts: list[str]) -> None:
    with pytest.raises(WordsError):
        Words(texts)


def test_words_are_erased_over_the_borders_of_runs_and_around_a_chip(example: Document) -> None:
    runs = (
        Text("With A"),
        Text("nn", bold=True),
        Citation("ev"),
        Text(" Lee", bold=True),
        Text("."),
    )
    document, found = erase_from_document(
        with_body(example, SUMMARY, (Block("b", runs),)), Words(["Ann Lee"])
    )
    expected = (Text(f"With {ERASED}"), Citation("ev"), Text("."))
    assert body_at(document, SUMMARY)[0].runs == expected
    assert found == (Found("summary, context and progress", 1),)


def test_what_did_not_hold_the_words_is_the_same_object(example: Document) -> None:
    document, _ = erase_from_document(
        with_body(example, SUMMARY, (Block("b", (Text("Ann Lee"),)),)), Words(["Ann Lee"])
    )
    assert document.evidence is example.evidence
    assert all(a is b for a, b in zip(document.sections, example.sections, strict=True))


def test_a_choice_or_an_id_that_reads_like_the_words_is_left(example: Document) -> None:
    ready = msgspec.structs.replace(example.sections[0], status="ready", title="Ready ready")
    document = msgspec.structs.replace(example, sections=(ready,))
    left, found = erase_from_document(document, Words(["ready"]))
    assert (left.sections[0].status, left.sections[0].title) == ("ready", f"Ready {ERASED}")
    assert found == (Found(f"“Ready {ERASED}”", 1),)


@pytest.mark.parametrize(
    ("field", "list_", "value", "left"),
    [
        ("title", "evidence", '"Ann Lee\\n"', f'"{ERASED}\\n"'),
        ("", "sections", '{"title":"Ann Lee","know":[]}', f'{{"title":"{ERASED}","know":[]}}'),
        ("owner", "sections", '"Ann Lee"', '"Ann Lee"'),
        ("status", "sections", '"Ann Lee"', '"Ann Lee"'),
        ("title", "evidence", "not JSON: Ann Lee", f"not JSON: {ERASED}"),
        ("parked", "evidence", '{"reason":"Ann Lee","by":""}', f'{{"reason":"{ERASED}","by":""}}'),
    ],
)
def test_words_are_erased_from_the_values_of_a_proposal(
    example: Document, field: str, list_: str, value: str, left: str
) -> None:
    asked = Proposal("p", "field", record="r", field=field, list=list_, mine_value=value)
    document = msgspec.structs.replace(example, proposals=(asked,))
    cleaned, _ = erase_from_document(document, Words(["Ann Lee"]))
    assert cleaned.proposals[0].mine_value == left


def test_leaving_out_is_told_from_saying_something_else() -> None:
    assert is_erasure({"text": "Ann Lee came."}, {"text": f"{ERASED} came."})
    for other in ("came.", f"{ERASED} went.", f"She {ERASED} came.", "Ann Lee"):
        assert not is_erasure({"text": "Ann Lee came."}, {"text": other})
    assert not is_erasure({"id": "Ann Lee"}, {"id": ERASED})


def test_a_name_in_the_label_of_a_year_is_gone_wherever_the_next_year_has_it(
    example: Document, framework: Framework
) -> None:
    label = msgspec.structs.replace(example.cycle, label="2026 Ann Lee")
    old = msgspec.structs.replace(example, cycle=label)
    new = roll(old, framework, carry_text=True).document
    assert b"Ann Lee" in encode(new)
    left, _ = erase_from_document(new, Words(["Ann Lee"]))
    assert b"Ann Lee" not in encode(left)
