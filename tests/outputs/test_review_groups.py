"""Findings under what to do next: order, counts and lines that stand for many."""

import datetime as dt

import msgspec
import pytest

from ilacs_desktop.checks.set_aside import AnsweredFinding
from ilacs_desktop.document.model import Document
from ilacs_desktop.document.new import new_document
from ilacs_desktop.document.records import Comment, SetAside
from ilacs_desktop.framework.model import Framework
from ilacs_desktop.outputs.review_account import risks, verdict
from ilacs_desktop.outputs.review_groups import MANY, SET_ASIDE, STOPS, Group, grouped, placed
from ilacs_desktop.outputs.review_pages import Review
from ilacs_desktop.outputs.review_places import FRONT, NOBODY, WHOLE, Directory
from tests.outputs.review_made import TODAY, review_of, with_unsaid

AT = dt.datetime.combine(TODAY, dt.time(9), dt.UTC)


@pytest.fixture(scope="module")
def empty(framework: Framework) -> Review:
    return review_of(new_document(framework, "Northbridge Council", None), framework)


@pytest.fixture(scope="module")
def plain(example: Document, framework: Framework) -> Review:
    return review_of(example, framework)


@pytest.fixture(scope="module")
def flawed(example: Document, framework: Framework) -> Review:
    return review_of(with_unsaid(example), framework)


def groups_of(review: Review) -> tuple[Group, ...]:
    directory = Directory(review.facts.document, review.framework)
    shown = placed(review.facts.findings, review.facts.set_aside, directory)
    return grouped(shown, review.catalogue)


def test_every_finding_is_in_one_group(empty: Review, plain: Review) -> None:
    for review in (empty, plain):
        told = [
            one.finding for group in groups_of(review) for b in group.bundles for one in b.members
        ]
        assert sorted(map(repr, told)) == sorted(map(repr, review.facts.findings))


def test_stops_come_first_and_questions_last(empty: Review, plain: Review) -> None:
    both = plain.facts._replace(findings=plain.facts.findings + empty.facts.findings)
    groups = groups_of(plain._replace(facts=both))
    assert groups[0].id == STOPS
    pressing = [group.is_pressing for group in groups]
    assert pressing == sorted(pressing, reverse=True)
    assert {True, False} == set(pressing)


def test_many_alike_have_a_line_that_stands_for_them(empty: Review) -> None:
    bundles = [bundle for group in groups_of(empty) for bundle in group.bundles]
    for bundle in bundles:
        assert bool(bundle.title) == (len(bundle.members) >= MANY)
        assert not bundle.title or str(len(bundle.members)) in bundle.title


def test_a_finding_has_the_same_id_in_the_next_run(example: Document, framework: Framework) -> None:
    first, second = (review_of(example, framework) for _ in range(2))
    directory = Directory(example, framework)
    ids = [
        [shown.id for shown in placed(review.facts.findings, (), directory)]
        for review in (first, second)
    ]
    assert ids[0] == ids[1]
    assert len(set(ids[0])) == len(ids[0])


def test_what_was_set_aside_stands_by_itself(plain: Review) -> None:
    why = SetAside("s1", "c", "p", "h", "because", "Siân Holroyd", AT)
    facts = plain.facts._replace(
        findings=plain.facts.findings[1:],
        set_aside=(AnsweredFinding(plain.facts.findings[0], why),),
    )
    last = groups_of(plain._replace(facts=facts))[-1]
    assert (last.id, last.tally, last.is_pressing) == (SET_ASIDE, "1", False)


def test_the_verdict_says_what_stands_in_the_way(plain: Review, flawed: Review) -> None:
    assert verdict(plain.facts).startswith("Every known area for improvement is said")
    assert verdict(flawed.facts) == (
        "Not ready to sign. 1 finding holds back the final copy. 1 of 51 known areas for"
        " improvement is not said yet."
    )


def test_a_clean_one_says_so(plain: Review) -> None:
    document = msgspec.structs.replace(finished(plain.facts.document), comments=(), proposals=())
    clean = plain.facts._replace(document=document, findings=())
    assert verdict(clean).startswith("Nothing is open.")
    bare = clean._replace(reckoning=())
    assert "nothing to compare with" in verdict(bare)


def test_each_risk_is_counted(flawed: Review) -> None:
    counted = {risk.id: risk.number for risk in risks(flawed.facts)}
    open_comments = [c for c in flawed.facts.document.comments if not c.closed_by]
    assert counted["stops"] == counted["untold"] == 1
    assert counted["comments"] == len(open_comments) > 0
    assert counted["changes"] == 0


def test_the_screen_tells_of_unready_sections_as_the_papers_do(plain: Review) -> None:
    document = plain.facts.document
    unready = [s for s in document.sections if s.parked is None and s.status == "drafting"]
    told = {risk.id: risk for risk in risks(plain.facts)}["sections"]
    assert (told.number, told.words) == (
        len(unready),
        f"{len(unready)} sections are not ready",
    )
    told = {risk.id: risk for risk in risks(plain.facts._replace(document=finished(document)))}
    assert (told["sections"].number, told["sections"].words) == (0, "No section left to finish")


def test_areas_for_improvement_without_an_action_are_counted_by_themselves(plain: Review) -> None:
    assert {risk.id: risk.number for risk in risks(plain.facts)}["actions"] == 0
    found = msgspec.structs.replace(
        plain.facts.findings[0], check="plans.unanswered", severity="fix"
    )
    told = {risk.id: risk for risk in risks(plain.facts._replace(findings=(found,)))}
    assert told["actions"].words == "1 area for improvement waits for an action"
    assert told["fixes"].number == 1


def finished(document: Document) -> Document:
    """Return the document with every section given in."""
    sections = (msgspec.structs.replace(one, status="agreed") for one in document.sections)
    return msgspec.structs.replace(document, sections=tuple(sections))


def test_a_closed_comment_is_no_risk(plain: Review) -> None:
    comments = tuple(
        msgspec.structs.replace(comment, closed_by="Siân Holroyd")
        for comment in plain.facts.document.comments
    )
    document = msgspec.structs.replace(plain.facts.document, comments=comments)
    found = {risk.id: risk for risk in risks(plain.facts._replace(document=document))}
    assert found["comments"].number == 0
    assert found["comments"].words == "No open comment"


def test_a_finding_knows_its_place_judgement_and_owner(empty: Review, plain: Review) -> None:
    document = plain.facts.document
    directory = Directory(document, plain.framework)
    section = document.sections[0]
    comment = Comment("c1", section.id, "know", "A", AT, "?")
    review = review_of(msgspec.structs.replace(document, comments=(comment,)), plain.framework)
    finding = next(f for f in review.facts.findings if f.record == "c1")
    where = directory.where(finding)
    assert where.title == section.title
    assert where.judgement == section.judgement
    assert where.owner == section.owner
    assert where.record is None
    nobody = Directory(empty.facts.document, empty.framework)
    by_check = {f.check: nobody.where(f) for f in empty.facts.findings}
    assert by_check["coverage.summary"].judgement == FRONT
    assert by_check["coverage.section"].owner == NOBODY
    assert by_check["readiness.meeting"].judgement == WHOLE
    assert by_check["readiness.meeting"].title == "The whole"


def test_a_record_is_named_by_its_number_and_found(flawed: Review) -> None:
    directory = Directory(flawed.facts.document, flawed.framework)
    finding = next(f for f in flawed.facts.findings if f.check == "unsaid.negative")
    where = directory.where(finding)
    assert where.title == "Evidence 900"
    assert where.record == flawed.facts.document.evidence[-1]


def test_evidence_without_a_direction_leaves_open_whether_all_is_said(plain: Review) -> None:
    first, *rest = plain.facts.document.evidence
    unclear = msgspec.structs.replace(first, direction="")
    document = msgspec.structs.replace(plain.facts.document, evidence=(unclear, *rest))
    facts = plain.facts._replace(document=document)
    told = {risk.id: risk for risk in risks(facts)}["unclear"]
    words = "1 item of evidence has no direction: positive, mixed or negative"
    assert (told.number, told.words) == (1, words)
    assert verdict(facts) == f"{words}, so nobody can tell whether all that is known is said."
