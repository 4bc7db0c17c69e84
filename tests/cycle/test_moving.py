"""Under another framework a self-evaluation keeps every word; what can be mapped is, the rest is listed."""

import datetime as dt
from collections import Counter
from typing import cast

import msgspec
import pytest

from ilacs_desktop.cycle.errors import CannotMoveError
from ilacs_desktop.cycle.framework_ids import route
from ilacs_desktop.cycle.moving import Moved, move
from ilacs_desktop.cycle.no_place import NoPlace, without_place
from ilacs_desktop.document.faults import faults
from ilacs_desktop.document.model import Document, Judgement, Section
from ilacs_desktop.document.places import part_at
from ilacs_desktop.document.records import (
    Comment,
    Graded,
    Indicator,
    Inspection,
    KeyDate,
    Pack,
    Remembered,
    SetAside,
    SignOff,
)
from ilacs_desktop.framework.model import Framework, Moves
from ilacs_desktop.framework.model import Move as Step
from tests.cycle.moved import texts
from tests.framework_packs import AFTER, NEXT, Tables, change_2027, change_2028, made

NOW = dt.datetime(2026, 10, 12, 9, tzinfo=dt.UTC)


@pytest.fixture(scope="module")
def next_year() -> Framework:
    return made(change_2027).framework


@pytest.fixture(scope="module")
def moved(example: Document, framework: Framework, next_year: Framework) -> Moved:
    return move(example, framework, (next_year,))


def with_moves(framework: Framework, **moves: tuple[Step, ...]) -> Framework:
    """Return the framework as another that follows it with these moves."""
    following = Moves(follows=framework.id, **moves)
    return msgspec.structs.replace(framework, id="other", moves=following)


def section(document: Document, id_: str) -> Section:
    return cast("Section", part_at(document, id_))


def judgement(document: Document, id_: str) -> Judgement:
    return cast("Judgement", part_at(document, id_))


def place_of(found: tuple[NoPlace, ...], id_: str) -> NoPlace:
    return next(item for item in found if item.id == id_)


def test_it_is_under_the_other_framework_now(moved: Moved, next_year: Framework) -> None:
    cycle = moved.document.cycle
    assert (cycle.framework, cycle.framework_as_at) == (NEXT, next_year.as_at)
    assert cycle.word_target == 6000  # the council's, not the other framework's


def test_every_word_and_every_record_is_there_as_before(moved: Moved, example: Document) -> None:
    assert texts(moved.document) == texts(example)
    assert faults(moved.document) == ()


def test_renamed_split_and_merged_areas_are_mapped_in_their_sections(moved: Moved) -> None:
    document = moved.document
    assert "help.family_help_threshold" in section(document, "thresholds").areas
    assert section(document, "early_help").areas == (
        "help.universal", "help.targeted", "help.young_carers",
    )  # fmt: skip
    assert section(document, "harm_in_family").areas == (
        "help.harm_in_family", "help.child_sexual_abuse",
    )  # fmt: skip


def test_the_account_names_each_by_its_titles_and_its_sections(moved: Moved) -> None:
    found = {item.id: item for item in moved.mapped}
    thresholds = found["help.thresholds"]
    assert (thresholds.before, thresholds.after) == ("Thresholds", ("Family help threshold",))
    assert thresholds.parts == ("thresholds",)
    assert found["help.early_help"].after == ("Universal", "Targeted")
    assert found["audit_case"].times == 4


def test_a_retired_area_stays_in_its_section_and_has_no_place(moved: Moved) -> None:
    assert "lead.records" in section(moved.document, "self_knowledge").areas
    found = place_of(moved.no_place, "lead.records")
    assert found.title == "Case records and information systems"
    assert found.note == "Records are looked at in every case that is read."
    assert found.parts == ("self_knowledge",)


def test_a_renamed_judgement_takes_its_sections_and_figures_along(moved: Moved) -> None:
    document = moved.document
    renamed = judgement(document, "family_help")
    assert renamed.title == "The experiences and progress of families who need help and protection"
    assert section(document, "thresholds").judgement == "family_help"
    assert not any(one.judgement == "help_and_protection" for one in document.indicators)
    assert document.inspections[0].grades[1] == Graded(
        "help_and_protection", "requires_improvement"
    )


def test_a_retired_judgement_stays_with_its_text_and_its_sections(
    moved: Moved, example: Document
) -> None:
    assert judgement(moved.document, "care_leavers") == judgement(example, "care_leavers")
    assert section(moved.document, "to_25") == section(example, "to_25")
    assert place_of(moved.no_place, "care_leavers").note == (
        "Care leavers are told under children in care."
    )


def test_a_title_of_the_authors_own_stays(
    example: Document, framework: Framework, next_year: Framework
) -> None:
    judgements = tuple(
        msgspec.structs.replace(one, title="Helping early")
        if one.id == "help_and_protection"
        else one
        for one in example.judgements
    )
    own = msgspec.structs.replace(example, judgements=judgements)
    again = move(own, framework, (next_year,)).document
    assert judgement(again, "family_help").title == "Helping early"


def test_types_grades_and_steps_go_along(moved: Moved, example: Document) -> None:
    document = moved.document
    before = Counter(item.type for item in example.evidence)
    now = Counter(item.type for item in document.evidence)
    assert now["practice_audit"] == before["audit_case"] > 0
    assert document.audits[0].grades["needs_work"] == 9
    assert {date.id for date in document.key_dates} >= {"challenge"}
    assert place_of(moved.no_place, "audit_thematic").times == before["audit_thematic"]


def test_a_step_that_is_gone_is_the_councils_own(moved: Moved, example: Document) -> None:
    before = next(date for date in example.key_dates if date.id == "partners")
    own = next(date for date in moved.document.key_dates if date.id == "partners")
    assert own == msgspec.structs.replace(before, title="Partners have read it")
    assert any("“Partners have read it” is no step" in sentence for sentence in moved.told)


def test_core_areas_that_nobody_covers_are_listed(moved: Moved) -> None:
    assert [area.id for area in moved.not_covered] == ["lead.hubs"]
    assert [one.title for one in moved.fresh if one.kind == "area"] == ["Family hubs"]


def test_what_has_no_place_is_found_from_the_document_alone(
    moved: Moved, framework: Framework, next_year: Framework
) -> None:
    assert without_place(moved.document, next_year, (framework,)) == moved.no_place
    bare = without_place(moved.document, next_year)
    assert place_of(bare, "leaver.offer").title == "leaver.offer"  # nothing here has a title for it


def test_the_same_framework_changes_nothing(example: Document, framework: Framework) -> None:
    assert move(example, framework, (framework,)) == Moved(example)


def test_a_later_day_of_the_same_framework_changes_the_day_only(
    example: Document, framework: Framework
) -> None:
    later = msgspec.structs.replace(framework, as_at=dt.date(2026, 9, 1))
    again = move(example, framework, (later,))
    assert msgspec.structs.replace(again.document, cycle=example.cycle) == example
    assert again.document.cycle.framework_as_at == later.as_at
    assert again[1:] == Moved(example)[1:]


def test_where_no_pack_says_what_became_of_ids_equal_ones_stay_and_the_rest_is_listed(
    example: Document, framework: Framework, next_year: Framework
) -> None:
    moves = msgspec.structs.replace(next_year.moves, follows="somewhere-else")
    stranger = msgspec.structs.replace(next_year, moves=moves)
    again = move(example, framework, (stranger,))
    assert not texts(example) - texts(again.document)
    assert section(again.document, "thresholds").areas == section(example, "thresholds").areas
    assert place_of(again.no_place, "help.thresholds").title == "Thresholds"
    assert {"family_help", "help_and_protection"} <= {one.id for one in again.document.judgements}


def test_a_framework_that_is_not_here_is_moved_from_by_its_id_alone(
    example: Document, next_year: Framework
) -> None:
    again = move(example, None, (next_year,))
    assert "help.family_help_threshold" in section(again.document, "thresholds").areas
    assert texts(again.document) == texts(example)


def test_two_packs_in_a_row_lead_further(
    example: Document, framework: Framework, next_year: Framework
) -> None:
    after = made(change_2028).framework
    way = route(framework.id, after, (framework, next_year, after))
    assert [one.id for one in way] == [NEXT, AFTER]
    at_once = move(example, framework, way)
    first = move(example, framework, (next_year,)).document
    then = move(first, next_year, (after,))
    assert at_once.document == then.document
    assert "help.front_door_threshold" in section(then.document, "thresholds").areas
    universal = place_of(at_once.no_place, "help.universal")
    assert (universal.title, universal.note) == ("Universal", "Told by the public health plan.")


def test_without_the_pack_between_there_is_no_way(framework: Framework) -> None:
    after = made(change_2028).framework
    assert route(framework.id, after, (framework, after)) == (after,)


def test_packs_that_follow_each_other_in_a_ring_lead_nowhere(framework: Framework) -> None:
    def ring(id_: str, follows: str) -> Framework:
        return msgspec.structs.replace(framework, id=id_, moves=Moves(follows=follows))

    one, two = ring("one", "two"), ring("two", "one")
    assert route(framework.id, two, (one, two)) == (two,)


def test_two_judgements_that_became_one_have_the_words_of_both(
    example: Document, framework: Framework
) -> None:
    merged = with_moves(framework, judgement=(Step("care_leavers", ("children_in_care",)),))
    kept = tuple(one for one in framework.judgements if one.id != "care_leavers")
    merged = msgspec.structs.replace(merged, judgements=kept)
    again = move(example, framework, (merged,))
    first, second = (judgement(example, id_) for id_ in ("children_in_care", "care_leavers"))
    joined = judgement(again.document, "children_in_care")
    assert joined.know == (*first.know, *second.know)
    assert joined.words == first.words + second.words
    assert texts(again.document) == texts(example)
    assert len(again.document.judgements) == 3
    assert first.direction != second.direction
    assert any("Its direction of travel was" in sentence for sentence in again.told)


def test_a_judgement_that_became_two_keeps_its_text_in_the_first(
    example: Document, framework: Framework
) -> None:
    split = with_moves(framework, judgement=(Step("care_leavers", ("leaving", "after_care")),))
    old = framework.judgement("care_leavers")
    new = [msgspec.structs.replace(old, id=id_, title=id_) for id_ in ("leaving", "after_care")]
    areas = tuple(
        msgspec.structs.replace(
            area, judgement="after_care" if area.id in {"leaver.over_21", "leaver.participation"} else "leaving"
        )
        if area.judgement == "care_leavers"
        else area
        for area in framework.areas
    )  # fmt: skip
    split = msgspec.structs.replace(
        split, judgements=(*framework.judgements[:3], *new), areas=areas, outline=()
    )
    document = move(example, framework, (split,)).document
    assert [one.id for one in document.judgements][-2:] == ["leaving", "after_care"]
    assert judgement(document, "leaving").know == judgement(example, "care_leavers").know
    assert section(document, "to_25").judgement == "after_care"
    assert section(document, "pathway").judgement == "leaving"
    assert document.inspections == example.inspections
    assert faults(document) == ()


def test_a_new_judgement_comes_with_the_sections_that_nobody_has_yet(
    example: Document, framework: Framework
) -> None:
    def grown(tables: Tables) -> None:
        main, sections = tables["framework.toml"], tables["sections.toml"]
        main["id"] = "other"
        main["judgement"].append(
            {**main["judgement"][0], "id": "family", "prefix": "fam", "title": "Families"}
        )
        area = tables["areas.toml"]["area"][0]
        for id_ in ("fam.networks", "fam.voice"):
            tables["areas.toml"]["area"].append({**area, "id": id_, "judgement": "family"})
        sections["budget"].append({"judgement": "family", "words": 150, "summary": 50})
        sections["section"].append(
            {
                "id": "fams",
                "title": "Networks",
                "judgement": "family",
                "words": 100,
                "areas": ["fam.networks", "fam.voice"],
            }
        )
        sections["length"]["total"] += 150

    again = move(example, framework, (made(grown).framework,))
    assert judgement(again.document, "family").words == 50
    assert section(again.document, "fams").areas == ("fam.networks", "fam.voice")
    assert again.not_covered == ()
    assert any("“Families” is new. It was added with 1 of" in one for one in again.told)


def test_what_names_a_judgement_as_its_place_follows_it(
    example: Document, framework: Framework, next_year: Framework
) -> None:
    old = "help_and_protection"
    full = msgspec.structs.replace(
        example,
        comments=(Comment("c", old, "know", "A", NOW, "Why?"),),
        remembered=(Remembered("r", old, "know", "Help", "2025"),),
        set_asides=(
            SetAside("a", "x", f"{old}/know/b", "h", "r", "A", NOW),
            SetAside("b", "x", f"{old}#e.title", "h", "r", "A", NOW),
            SetAside("c", "x", "", "h", "r", "A", NOW),
        ),
        indicators=(Indicator("i", judgement=old),),
        sign_offs=(SignOff("s", "dcs", "A", NOW.date(), "v", "d", step="quality_assurance"),),
    )
    found = move(full, framework, (next_year,)).document
    assert found.comments[0].part == found.remembered[0].part == "family_help"
    assert [one.place for one in found.set_asides] == [
        "family_help/know/b",
        "family_help#e.title",
        "",
    ]
    assert found.indicators[0].judgement == "family_help"
    assert found.sign_offs[0].step == "challenge"


def test_where_one_became_several_and_there_is_room_for_one_that_is_told(
    example: Document, framework: Framework
) -> None:
    split = with_moves(
        framework, evidence_type=(Step("audit_case", ("dip_sample", "observation")),)
    )
    again = move(example, framework, (split,))
    assert not any(item.type == "audit_case" for item in again.document.evidence)
    assert any(
        sentence.startswith(
            "“Case audit” became “Dip sample” and “Practice observation”. It is “Dip"
        )
        for sentence in again.told
    )


def test_grades_that_became_one_are_added_up(example: Document, framework: Framework) -> None:
    merged = with_moves(framework, grade=(Step("outstanding", ("good",)),))
    found = move(example, framework, (merged,)).document.audits[0].grades
    before = example.audits[0].grades
    assert found["good"] == before["outstanding"] + before["good"]
    assert sum(found.values()) == sum(before.values())


def test_steps_that_became_one_keep_both_dates(example: Document, framework: Framework) -> None:
    merged = with_moves(framework, step=(Step("partners", ("quality_assurance",)),))
    dates = (KeyDate("partners", who="A"), KeyDate("quality_assurance", who="B"))
    document = msgspec.structs.replace(example, key_dates=dates)
    found = move(document, framework, (merged,)).document.key_dates
    assert found[0] == KeyDate("partners", "Partners have read it", 16, who="A")
    assert found[1] == dates[1]


def test_areas_that_two_sections_cover_now_are_told(
    example: Document, framework: Framework
) -> None:
    merged = with_moves(framework, area=(Step("help.neglect", ("help.thresholds",)),))
    told = move(example, framework, (merged,)).told
    assert "“Thresholds” is covered by 2 sections now." in told


def test_a_judgement_with_the_id_of_a_section_is_refused(
    example: Document, framework: Framework
) -> None:
    clash = with_moves(framework, judgement=(Step("care_leavers", ("homes",)),))
    with pytest.raises(CannotMoveError, match=r"has the id “homes”.*Nothing was changed"):
        move(example, framework, (clash,))


def test_packs_that_are_out_are_told_before(
    example: Document, framework: Framework, next_year: Framework
) -> None:
    day = dt.date(2026, 10, 1)
    out = msgspec.structs.replace(example, packs=(Pack("p", "A", ("homes",), "ilacs", day),))
    assert (
        move(out, framework, (next_year,))
        .told[0]
        .startswith("One contributor’s pack is still out.")
    )


def test_an_overall_grade_of_the_past_stays(
    example: Document, framework: Framework, next_year: Framework
) -> None:
    seen = msgspec.structs.replace(
        example, inspections=(Inspection("i", overall="requires_improvement"),)
    )
    assert move(seen, framework, (next_year,)).document.inspections == seen.inspections
