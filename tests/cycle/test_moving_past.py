"""What a move to another framework leaves as it was, joins, or tells: grades, memories, decisions."""

import datetime as dt

import msgspec
import pytest

from ilacs_desktop.cycle.errors import PackCannotMoveError
from ilacs_desktop.cycle.framework_ids import uses
from ilacs_desktop.cycle.moving import Moved, move
from ilacs_desktop.cycle.packs import pack_document
from ilacs_desktop.document.body import Block, Text
from ilacs_desktop.document.codec import digest, encode
from ilacs_desktop.document.model import Document
from ilacs_desktop.document.outlook import judged
from ilacs_desktop.document.places import Place
from ilacs_desktop.document.records import (
    Graded,
    Indicator,
    Inspection,
    Pack,
    Remembered,
    SetAside,
)
from ilacs_desktop.document.remembered import remembered_at
from ilacs_desktop.framework.model import Framework, Move, Moves
from tests.framework_packs import change_2027, made

NOW = dt.datetime(2026, 10, 12, 9, tzinfo=dt.UTC)
CARE, LEAVERS = "children_in_care", "care_leavers"
MERGED = Move(LEAVERS, (CARE,))
SPLIT = Move(CARE, ("homes_of_children", "stability"))


def with_moves(framework: Framework, *moves: Move) -> Framework:
    """Return the framework as another that follows it, with the judgements that these moves leave."""
    found = []
    for one in framework.judgements:
        became = next((move.new for move in moves if move.old == one.id), (one.id,))
        found += [
            msgspec.structs.replace(one, id=id_, title=id_.capitalize(), short=id_.capitalize())
            if id_ != one.id
            else one
            for id_ in became
            if id_ not in {known.id for known in found}
        ]
    following = Moves(follows=framework.id, judgement=moves)
    kept = {one.id: one for one in found}
    return msgspec.structs.replace(
        framework, id="other", moves=following, judgements=tuple(kept.values())
    )


def inspected(example: Document) -> Document:
    """Return the example with one inspection of two grades."""
    grades = (Graded(CARE, "outstanding"), Graded(LEAVERS, "inadequate"))
    inspection = Inspection("i", started=dt.date(2024, 1, 8), grades=grades)
    return msgspec.structs.replace(example, inspections=(inspection,))


@pytest.mark.parametrize("change", [MERGED, SPLIT])
def test_what_ofsted_graded_stays_as_it_was_given_and_that_is_told(
    example: Document, framework: Framework, change: Move
) -> None:
    document, other = inspected(example), with_moves(framework, change)
    moved = move(document, framework, (other,))
    (inspection,) = moved.document.inspections
    assert (inspection,) == document.inspections
    shown = {one.id: (one.judgement, one.grade) for one in judged(inspection, other, (framework,))}
    titles = {one.id: one.short for one in framework.judgements}
    assert {id_: title for id_, (title, _) in shown.items()} | titles == titles
    assert [shown[CARE][1], shown[LEAVERS][1]] == ["outstanding", "inadequate"]
    assert any("graded stays as Ofsted gave it" in sentence for sentence in moved.told)


def test_without_a_change_to_what_was_graded_nothing_is_told(
    example: Document, framework: Framework
) -> None:
    other = with_moves(framework, Move("leaders", ("leadership",)))
    told = move(inspected(example), framework, (other,)).told
    assert not any("graded stays" in sentence for sentence in told)


def test_what_was_graded_is_neither_mapped_nor_without_a_place(
    example: Document, framework: Framework
) -> None:
    strange = Inspection("i", grades=(Graded("gone", "poor"),), overall="poor")
    document = msgspec.structs.replace(example, inspections=(strange,))
    assert not {"gone", "poor"} & {use.id for use in uses(document)}


def remembering(example: Document) -> Document:
    body = {id_: (Block(f"b-{id_}", (Text(f"Said of {id_}."),)),) for id_ in (CARE, LEAVERS)}
    remembered = (
        Remembered("r1", CARE, "know", "In care", "2025", body[CARE]),
        Remembered("r2", LEAVERS, "know", "Care leavers", "2024", body[LEAVERS]),
        Remembered("r3", LEAVERS, "how", "Care leavers", "2024", body[LEAVERS]),
    )
    return msgspec.structs.replace(example, remembered=remembered)


def test_what_is_remembered_of_judgements_that_became_one_is_one_record_with_both_bodies(
    example: Document, framework: Framework
) -> None:
    document = remembering(example)
    found = move(document, framework, (with_moves(framework, MERGED),)).document
    assert [(one.id, one.question) for one in found.remembered] == [("r1", "know"), ("r3", "how")]
    shown = remembered_at(found, Place(CARE, "know"))
    assert shown is not None
    assert (shown.title, shown.label) == ("In care and Care leavers", "2025 and 2024")
    assert [block.id for block in shown.body] == [f"b-{CARE}", f"b-{LEAVERS}"]
    every = [block for one in document.remembered for block in one.body]
    assert sorted(b.id for one in found.remembered for b in one.body) == sorted(b.id for b in every)


def test_a_contributors_pack_cannot_be_moved(example: Document, framework: Framework) -> None:
    sent = Pack("p", "Tom", (example.sections[0].id,), "ilacs", NOW.date())
    pack = pack_document(example, sent)
    with pytest.raises(PackCannotMoveError, match=r"Nothing was changed\. Ask the person who sent"):
        move(pack, framework, (made(change_2027).framework,))


def decided(example: Document, *figures: Indicator) -> Document:
    """Return the example with figures of which the finding about each was set aside."""
    asides = tuple(
        SetAside(f"sa-{one.id}", "x", f"#{one.id}", digest(encode(one)), "Why", "Ann", NOW)
        for one in figures
    )
    return msgspec.structs.replace(example, indicators=figures, set_asides=asides)


def told_of(moved: Moved, words: str) -> list[str]:
    return [sentence for sentence in moved.told if words in sentence]


def test_findings_set_aside_that_come_back_are_counted(
    example: Document, framework: Framework
) -> None:
    stays = Indicator("in-1", "Of care leavers", "leaders", 3)
    renamed = [Indicator(f"in-{n}", "Missing", LEAVERS, 3) for n in (2, 3)]
    other = with_moves(framework, MERGED)
    one = move(decided(example, stays, renamed[0]), framework, (other,))
    assert told_of(one, "set aside")[0].startswith("1 finding that was set aside comes back,")
    two = move(decided(example, stays, *renamed), framework, (other,))
    assert told_of(two, "set aside")[0].startswith("2 findings that were set aside come back,")
    assert told_of(move(decided(example, stays), framework, (other,)), "set aside") == []


def test_figures_of_a_judgement_that_became_two_are_told(
    example: Document, framework: Framework
) -> None:
    figures = (Indicator("in-1", "One", CARE), Indicator("in-2", "Two", CARE))
    document = msgspec.structs.replace(example, indicators=figures)
    moved = move(document, framework, (with_moves(framework, SPLIT),))
    assert {one.judgement for one in moved.document.indicators} == {SPLIT.new[0]}
    (told,) = told_of(moved, "figures are under")
    assert told.endswith(
        "became “Homes_of_children” and “Stability”. Its 2 figures are under “Homes_of_children”:"
        " move those that belong elsewhere."
    )
    assert told_of(move(document, framework, (with_moves(framework, MERGED),)), "are under") == []
