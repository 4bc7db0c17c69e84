"""Who has to agree and who has: the stages of this council, the stage that follows, the comments."""

import datetime as dt

import msgspec
import pytest

from ilacs_desktop.document.key_dates import step_of
from ilacs_desktop.document.model import Authority, Cycle, Document, Person, Stage
from ilacs_desktop.document.records import Comment, KeyDate, Reply, SignOff
from ilacs_desktop.document.sign_off import (
    agreements,
    discussion,
    holders,
    offered_stage,
)
from ilacs_desktop.framework.model import Framework

NOON = dt.datetime(2026, 10, 12, 12, tzinfo=dt.UTC)
PEOPLE = (
    Person("p1", "Asha Verma", "Director", ("dcs",)),
    Person("p2", "Tom Moss", "Councillor", ("lead_member",)),
    Person("p3", "Jo Ash", "", ("assistant_director",)),
    Person("p4", "Lee Fox", "", ("assistant_director",)),
    Person("p5", "Margaret East", "", ("critical_friend",)),
)
CYCLE = Cycle("2026", "ilacs", dt.date(2026, 4, 1), dt.date(2026, 12, 7))
DOCUMENT = Document("se-1", Authority("Northbridge Council"), CYCLE, people=PEOPLE)
STEPS = ("quality_assurance", "partners", "chief_executive", "lead_member", "director")


def given(*steps: str, role: str = "", on: dt.date = dt.date(2026, 10, 12)) -> tuple[SignOff, ...]:
    return tuple(SignOff(f"so-{step}", role, "Asha", on, "v", "d", step=step) for step in steps)


def with_signed(*steps: str, document: Document = DOCUMENT) -> Document:
    return msgspec.structs.replace(document, sign_offs=given(*steps))


def left_out(*steps: str) -> Document:
    dates = tuple(KeyDate(step, left_out=True) for step in steps)
    return msgspec.structs.replace(DOCUMENT, key_dates=dates)


def test_the_stages_are_the_steps_that_sign_with_their_days_and_people(
    framework: Framework,
) -> None:
    stages = agreements(DOCUMENT, framework)
    assert tuple(stage.step for stage in stages) == STEPS
    days = [stage.day for stage in stages]
    assert None not in days
    assert days == sorted(day for day in days if day is not None)
    assert stages[0].who == "Jo Ash and Lee Fox"
    assert stages[2].who == ""
    assert all(stage.is_open for stage in stages)


def test_a_council_plans_its_own(framework: Framework) -> None:
    dates = (
        KeyDate("partners", left_out=True),
        KeyDate("director", who="Interim director", done=dt.date(2026, 11, 2)),
    )
    stages = agreements(msgspec.structs.replace(DOCUMENT, key_dates=dates), framework)
    assert [stage.step for stage in stages if stage.left_out] == ["partners"]
    assert not stages[1].is_open
    assert (stages[-1].who, stages[-1].done) == ("Interim director", dt.date(2026, 11, 2))


@pytest.mark.parametrize("meeting", [None, dt.date(1, 1, 5)])
def test_without_a_date_that_can_be_right_no_stage_has_a_day(
    meeting: dt.date | None, framework: Framework
) -> None:
    cycle = msgspec.structs.replace(CYCLE, meeting=meeting)
    stages = agreements(msgspec.structs.replace(DOCUMENT, cycle=cycle), framework)
    assert [stage.day for stage in stages] == [None] * 5


def test_what_was_given_last_comes_last(framework: Framework) -> None:
    early, late = dt.date(2026, 10, 1), dt.date(2026, 10, 9)
    both = (*given("director", on=late), *given("director", on=early))
    *_, director = agreements(msgspec.structs.replace(DOCUMENT, sign_offs=both), framework)
    assert [one.on for one in director.given] == [early, late]
    assert not director.is_open


def test_one_without_a_stage_counts_for_that_of_its_role(framework: Framework) -> None:
    (old,) = given("", role="dcs")
    assert step_of(old, framework) == "director"
    assert step_of(msgspec.structs.replace(old, role="scrutiny"), framework) == ""
    assert step_of(msgspec.structs.replace(old, step="evidence_cut_off"), framework) == ""
    assert step_of(msgspec.structs.replace(old, step="partners"), framework) == "partners"


@pytest.mark.parametrize(
    ("steps", "stage", "offered"),
    [
        ((), "drafting", None),
        (STEPS[:3], "in_review", None),
        (STEPS[:4], "in_review", "agreed"),
        (STEPS[:4], "agreed", None),
        (STEPS, "agreed", "signed_off"),
        (("director",), "drafting", "signed_off"),
        ((*STEPS[:3], "director"), "agreed", "signed_off"),
        (STEPS, "signed_off", None),
        (STEPS[:4], "signed_off", None),
    ],
)
def test_the_stage_follows_what_was_given_and_never_goes_back(
    steps: tuple[str, ...], stage: Stage, offered: Stage | None, framework: Framework
) -> None:
    assert offered_stage(agreements(with_signed(*steps), framework), stage) == offered


def test_a_stage_left_out_is_not_waited_for(framework: Framework) -> None:
    document = with_signed(*STEPS[:3], document=left_out("lead_member"))
    assert offered_stage(agreements(document, framework), "in_review") == "agreed"
    nobody = left_out(*STEPS)
    assert offered_stage(agreements(nobody, framework), "in_review") is None


def test_names_are_told_in_a_row() -> None:
    assert holders(DOCUMENT, "dcs") == "Asha Verma"
    assert holders(DOCUMENT, "chief_executive") == ""
    post = Person("p6", "", "Head of quality", ("assistant_director",))
    three = msgspec.structs.replace(DOCUMENT, people=(*PEOPLE, post))
    assert holders(three, "assistant_director") == "Jo Ash, Lee Fox and Head of quality"


def comment(id_: str, author: str, closed: str = "", answers: int = 0) -> Comment:
    replies = tuple(Reply(f"r{n}", "Siân", NOON, "Yes") for n in range(answers))
    return Comment(id_, "s1", "know", author, NOON, "Is it so?", "", replies, closed)


def test_comments_of_a_critical_friend_come_first() -> None:
    comments = (
        comment("c1", "Jo Ash"),
        comment("c2", " margaret EAST ", answers=1),
        comment("c3", "Margaret East", closed="Siân"),
        comment("c4", "Margaret East"),
    )
    found = discussion(msgspec.structs.replace(DOCUMENT, comments=comments))
    assert [one.id for one in found.open] == ["c2", "c4", "c1"]
    assert [one.id for one in found.critical_open] == ["c2", "c4"]
    assert [one.id for one in found.unanswered] == ["c4", "c1"]
    assert [one.id for one in found.closed] == ["c3"]
    assert found.critical == {"c2", "c3", "c4"}


def test_somebody_without_a_name_is_no_critical_friend() -> None:
    people = (Person("p1", "  ", "Peer", ("critical_friend",)),)
    document = msgspec.structs.replace(DOCUMENT, people=people, comments=(comment("c1", ""),))
    assert discussion(document).critical == frozenset()
