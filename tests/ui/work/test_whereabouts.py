"""Where a change shows, so that undo can go there."""

import datetime as dt
from typing import Any

import msgspec
import pytest

from ilacs_desktop.document import outline
from ilacs_desktop.document.body import Block, Text
from ilacs_desktop.document.edits import without_record
from ilacs_desktop.document.model import Document
from ilacs_desktop.document.places import Place, with_body, with_part
from ilacs_desktop.document.records import AuditCount, Inspection, KeyDate, Pack, Proposal
from ilacs_desktop.ui.work.whereabouts import (
    Whereabouts,
    framework_differs,
    key_dates_differ,
    set_up_differs,
    whereabouts,
)

BODY = (Block("new", (Text("Children are seen."),)),)
replace = msgspec.structs.replace


def test_equal_documents_differ_nowhere(example: Document) -> None:
    copy = replace(example, sections=(*example.sections,))
    assert whereabouts(example, copy) == Whereabouts((), ())


@pytest.mark.parametrize("part", ["front", "impact_of_leaders", "leadership"])
def test_text_shows_on_the_draft_page_in_its_part(part: str, example: Document) -> None:
    question = "summary" if part == "front" else "know"
    changed = with_body(example, Place(part, question), BODY)
    assert whereabouts(example, changed) == Whereabouts(("draft",), (part,))


def test_evidence_shows_on_its_own_page_and_beside_the_text(example: Document) -> None:
    changed = without_record(example, example.evidence[0])
    assert whereabouts(example, changed) == Whereabouts(("evidence", "draft"), ())


@pytest.mark.parametrize(
    ("records", "stage"),
    [("indicators", "evidence"), ("actions", "plan"), ("prior_points", "plan")],
)
def test_other_records_show_on_their_pages_and_beside_the_text(
    records: str, stage: str, example: Document
) -> None:
    changed = without_record(example, getattr(example, records)[0])
    assert whereabouts(example, changed) == Whereabouts((stage, "draft"), ())


def test_comments_show_beside_the_text(example: Document) -> None:
    changed = without_record(example, example.comments[0])
    assert whereabouts(example, changed) == Whereabouts(("draft",), ())


@pytest.mark.parametrize(
    "changes",
    [
        {"key_dates": (KeyDate("director", days=4),)},
        {"inspections": (Inspection("is-1"),)},
        {"audits": (AuditCount("au-1"),)},
    ],
)
def test_dates_and_inspections_show_on_the_overview(
    changes: dict[str, Any], example: Document
) -> None:
    assert whereabouts(example, replace(example, **changes)).stages == ("overview",)


def test_the_pathway_shows_on_the_overview_and_not_on_set_up(example: Document) -> None:
    changed = replace(example, cycle=replace(example.cycle, pathway="standard"))
    assert whereabouts(example, changed).stages == ("overview",)


def test_people_council_and_dates_show_on_set_up(example: Document) -> None:
    for changed in (
        replace(example, people=()),
        replace(example, authority=replace(example.authority, name="Southbridge")),
        replace(example, cycle=replace(example.cycle, meeting=dt.date(2026, 12, 14))),
    ):
        assert whereabouts(example, changed).stages == ("set_up",)


def test_a_meeting_given_or_taken_out_shows_on_the_key_dates_first(example: Document) -> None:
    without = replace(example, cycle=replace(example.cycle, meeting=None))
    for old, new in ((example, without), (without, example)):
        assert whereabouts(old, new).stages == ("overview", "set_up")
        assert key_dates_differ(old, new)
        assert set_up_differs(old, new)


def test_another_framework_is_not_a_matter_of_the_page_set_up(example: Document) -> None:
    section = replace(example.sections[0], areas=())
    changed = replace(
        with_part(example, section), cycle=replace(example.cycle, framework="ilacs-2027")
    )
    assert framework_differs(example, changed)
    assert not set_up_differs(example, changed)
    assert whereabouts(example, changed).stages == ("set_up",)


def test_a_judgement_taken_out_shows_on_the_framework_first(example: Document) -> None:
    changed = replace(example, judgements=example.judgements[1:])
    assert framework_differs(example, changed)
    assert whereabouts(example, changed).stages[0] == "set_up"


def test_the_order_of_sections_shows_on_set_up(example: Document) -> None:
    changed = outline.move(example, example.sections[0].id, 1)
    assert whereabouts(example, changed) == Whereabouts(("set_up",), ())


def test_a_title_shows_on_set_up_and_a_status_on_the_draft_page(example: Document) -> None:
    section = example.sections[0]
    renamed = outline.rename(example, section.id, "Leading")
    assert whereabouts(example, renamed).stages == ("set_up",)
    ready = with_part(example, replace(section, status="agreed"))
    assert whereabouts(example, ready) == Whereabouts(("draft",), (section.id,))


def test_joining_shows_on_both(example: Document) -> None:
    first, _, second = example.sections[:3]
    joined = outline.join(example, first.id, second.id)
    where = whereabouts(example, joined)
    assert where.stages == ("set_up", "draft")
    assert set(where.parts) == {first.id, second.id}


def test_what_reviewers_sent_back_shows_on_the_review_page_too(example: Document) -> None:
    proposal = Proposal("p", "from_word", example.sections[0].id, "know")
    changed = replace(example, proposals=(proposal,))
    assert whereabouts(example, changed) == Whereabouts(("review",), ())
    remark = replace(example.comments[0], id="cw-1")
    said = replace(example, comments=(*example.comments, remark))
    assert whereabouts(example, said) == Whereabouts(("draft", "review"), ())


def test_a_clash_of_two_files_and_packs_show_on_the_team_page(example: Document) -> None:
    proposal = Proposal("p", "both_edited", example.sections[0].id, "know")
    pack = Pack("pk", "Priya Nair", (), "ilacs", dt.date(2026, 10, 1))
    for changed in (replace(example, proposals=(proposal,)), replace(example, packs=(pack,))):
        assert whereabouts(example, changed) == Whereabouts(("team",), ())
