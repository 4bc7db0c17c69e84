"""Do next: what is most useful for the coordinator, by how near the due date is."""

import datetime as dt

import msgspec
import pytest

from ilacs_desktop.checks.finding import Finding, Severity
from ilacs_desktop.cycle.register import Entry, register
from ilacs_desktop.document.discussion import new_comment
from ilacs_desktop.document.key_dates import year_of
from ilacs_desktop.document.late import Late
from ilacs_desktop.document.model import Document
from ilacs_desktop.document.new import new_document
from ilacs_desktop.document.places import Place
from ilacs_desktop.document.records import Pack
from ilacs_desktop.framework.model import Framework
from ilacs_desktop.ui.pages.overview.due import due_figures
from ilacs_desktop.ui.pages.overview.steps import (
    EARLY,
    LATE,
    MOST,
    Awaited,
    Kind,
    NextStep,
    next_steps,
)
from ilacs_desktop.ui.pages.overview.ways import EXPORT, KEY_DATES, REVIEW, SET_UP, TEAM, Way
from tests.ui.pages.overview.made import said, whole, with_cycle, with_section

MEETING = dt.date(2026, 12, 7)
EARLY_ON = dt.date(2026, 9, 1)
LATE_ON = dt.date(2026, 10, 20)


@pytest.fixture
def done(framework: Framework) -> Document:
    """Return a self-evaluation with everything written, owned and agreed."""
    new = new_document(framework, "Northbridge Council", MEETING)
    text = {"know": said(60), "how": said(30), "plan": said(30)}
    return whole(new, owner="p1", status="agreed", **text)


def finding(
    severity: Severity, check: str = "plans.owner", part: str = "", message: str = ""
) -> Finding:
    return Finding(check, severity, message or f"{check} found it.", "Mend it.", "a source", part)


def steps(
    document: Document,
    framework: Framework,
    *findings: Finding,
    today: dt.date = EARLY_ON,
    most: int = MOST,
) -> tuple[NextStep, ...]:
    due = due_figures(document.cycle, framework, today)
    return next_steps(document, framework, due, findings, most)


def kinds(found: tuple[NextStep, ...]) -> list[Kind]:
    return [step.kind for step in found]


def test_when_nothing_is_left_open_the_word_file_is_next(
    done: Document, framework: Framework
) -> None:
    [step] = steps(done, framework)
    assert (step.kind, step.way) == ("export", EXPORT)


def test_without_a_meeting_the_date_comes_first(done: Document, framework: Framework) -> None:
    found = steps(with_cycle(done, meeting=None), framework, finding("stop"))
    assert kinds(found) == ["date", "stop"]
    assert found[0].text == "Set the date of the engagement meeting"
    assert found[0].way == SET_UP


def test_a_date_to_check_says_what_to_check(done: Document, framework: Framework) -> None:
    [step] = steps(with_cycle(done, due_override=dt.date(2026, 11, 2)), framework)
    assert step.text == "Check the due date"
    assert "Say why the due date is 2 November 2026" in step.note


def test_sections_without_an_owner_are_counted_and_one_is_named(
    done: Document, framework: Framework
) -> None:
    [one] = steps(with_section(done, "workforce", owner=""), framework)
    assert one.text == "Say who writes “Workforce and workload”"
    [all_] = steps(whole(done, owner=""), framework)
    assert all_.text == "Say who writes 29 sections"
    assert all_.note == (
        "“Leadership, governance and corporate parenting” and 28 others without an owner"
    )


def test_an_empty_section_is_to_be_started(done: Document, framework: Framework) -> None:
    document = with_section(done, "workforce", know=(), how=(), plan=())
    [step] = steps(document, framework)
    assert step.text == "Start “Workforce and workload”"
    assert step.way == Way("draft", "workforce")
    [first] = steps(with_section(document, "early_help", know=(), how=(), plan=()), framework)
    assert first.note == "and 1 other section with nothing written"


def test_a_question_left_open_leads_to_its_answer(done: Document, framework: Framework) -> None:
    document = with_section(done, "workforce", how=())
    [step] = steps(document, framework)
    assert step.text == "Answer “How we know” in “Workforce and workload”"
    assert step.way == Way("draft", "workforce", "how")


def test_a_question_left_to_a_silent_judgement_is_counted_once_and_leads_there(
    done: Document, framework: Framework
) -> None:
    document = done
    for id_ in ("workforce", "supervision"):
        document = with_section(document, id_, plan=(), plan_for_judgement=True)
    [step] = steps(document, framework)
    assert step.way == Way("draft", "impact_of_leaders", "plan")
    assert step.note == "Begun already"


def test_open_comments_are_counted_and_the_first_is_quoted(
    done: Document, framework: Framework
) -> None:
    at = dt.datetime(2026, 9, 1, 9, 0, tzinfo=dt.UTC)
    place = Place("workforce", "how")
    first = new_comment(place, "Which  audit is\nthis from?", "Jo Ash", at)
    closed = msgspec.structs.replace(first, id="cm2", closed_by="Jo Ash")
    document = msgspec.structs.replace(done, comments=(closed, first))
    [step] = steps(document, framework)
    assert step.text == "Answer 1 open comment"
    assert step.note == "Jo Ash: Which audit is this from?"
    assert step.way == Way("draft", "workforce", "how")


def test_a_long_remark_is_cut_at_a_word(done: Document, framework: Framework) -> None:
    at = dt.datetime(2026, 9, 1, 9, 0, tzinfo=dt.UTC)
    comment = new_comment(Place("workforce", "how"), "question " * 30, "Jo Ash", at)
    [step] = steps(msgspec.structs.replace(done, comments=(comment,)), framework)
    assert step.note.endswith("question …")
    assert len(step.note) < 100


def test_findings_of_one_check_are_one_step(done: Document, framework: Framework) -> None:
    found = [finding("fix", part=part, message=f"In {part}.") for part in ("workforce", "homes")]
    [step] = steps(done, framework, *found)
    assert (step.text, step.note) == ("In workforce.", "and 1 more like it")
    assert step.way == Way("draft", "workforce")


def test_a_finding_about_no_part_of_the_text_leads_to_the_review(
    done: Document, framework: Framework
) -> None:
    [step] = steps(done, framework, finding("fix"))
    assert (step.way, step.note) == (REVIEW, "Mend it.")


def test_what_is_told_by_section_is_not_told_again_by_the_checks(
    done: Document, framework: Framework
) -> None:
    document = with_section(done, "workforce", know=(), how=(), plan=())
    found = steps(document, framework, finding("fix", "coverage.section", "workforce"))
    assert kinds(found) == ["empty"]


def test_what_is_drafted_is_finished_and_what_is_ready_reviewed(
    done: Document, framework: Framework
) -> None:
    document = with_section(done, "workforce", status="drafting")
    document = with_section(document, "homes", status="ready")
    assert [step.text for step in steps(document, framework)] == [
        "Finish “Workforce and workload”",
        "Review “Homes, stability and foster carers”",
    ]


def test_once_the_whole_is_agreed_no_section_is_finished_or_reviewed(
    done: Document, framework: Framework
) -> None:
    document = with_cycle(whole(done, status="ready"), stage="agreed")
    assert kinds(steps(document, framework)) == ["export"]


def test_questions_of_the_checks_come_after_everything_else(
    done: Document, framework: Framework
) -> None:
    document = whole(done, owner="")
    found = steps(document, framework, finding("consider"), finding("consider"))
    assert kinds(found) == ["owners", "consider"]
    assert found[1].text == "Think about 2 questions from the checks"


def test_with_time_left_owners_come_before_gaps_and_in_the_last_month_after(
    done: Document, framework: Framework
) -> None:
    document = with_section(whole(done, owner=""), "workforce", know=(), how=(), plan=())
    assert kinds(steps(document, framework, today=EARLY_ON)) == ["owners", "empty"]
    assert kinds(steps(document, framework, today=LATE_ON)) == ["empty", "owners"]


def test_there_are_never_more_than_five_and_the_checks_leave_room(
    done: Document, framework: Framework
) -> None:
    many = [finding("stop", f"plans.{n}") for n in range(6)]
    document = with_section(whole(done, owner=""), "workforce", know=(), how=(), plan=())
    found = steps(document, framework, *many)
    assert kinds(found) == ["stop", "stop", "stop", "owners", "empty"]


def test_a_section_left_out_asks_for_nothing(done: Document, framework: Framework) -> None:
    from ilacs_desktop.document.records import Parked

    parked = Parked("Not ours.", "Jo Ash")
    document = with_section(done, "workforce", owner="", know=(), how=(), plan=(), parked=parked)
    assert kinds(steps(document, framework)) == ["export"]


def test_both_orders_know_every_kind() -> None:
    assert sorted(EARLY) == sorted(LATE)
    assert len(set(EARLY)) == len(EARLY)


def packs(done: Document, *sent: tuple[str, dt.date]) -> tuple[Entry, ...]:
    made = tuple(
        Pack(f"p{n}", owner, (), "ilacs", EARLY_ON - dt.timedelta(days=30), due=due)
        for n, (owner, due) in enumerate(sent)
    )
    return register(msgspec.structs.replace(done, packs=made), EARLY_ON)


def test_who_is_late_is_to_be_reminded(done: Document, framework: Framework) -> None:
    day = dt.timedelta(days=1)
    due = due_figures(done.cycle, framework, EARLY_ON)
    sent = [("Tom Okafor", EARLY_ON - day), ("Priya Nair", EARLY_ON - 2 * day), ("Jo", EARLY_ON)]

    def remind(*wanted: tuple[str, dt.date]) -> list[tuple[str, str, Way]]:
        found = next_steps(done, framework, due, (), awaited=Awaited(packs(done, *wanted)))
        return [(step.text, step.note, step.way) for step in found if step.kind == "remind"]

    assert remind(sent[2]) == []
    priya = [("Remind Priya Nair", "The pack is 2 days late", TEAM)]
    assert remind(*sent[1:]) == remind(*sent[1:], ("Priya Nair", EARLY_ON - day)) == priya
    named = "They are late: Priya Nair, Tom Okafor"
    assert remind(*sent, sent[0]) == [("Remind 2 contributors", named, TEAM)]
    more = [(name, EARLY_ON - day) for name in ("Una Reid", "Wes Hall", "Yan Li")]
    assert remind(*sent, *more) == [
        ("Remind 5 contributors", f"{named}, Una Reid and 2 others", TEAM)
    ]


def _late(who: str, pack: dt.date | None = None) -> Late:
    return Late(who, "", "sections_in", "Thresholds", EARLY_ON, 2, pack=pack)


def test_who_is_late_for_a_key_date_is_chased_by_name(done: Document, framework: Framework) -> None:
    due = due_figures(done.cycle, framework, EARLY_ON)
    late = (_late("Priya Nair"), _late("Tomasz Brennan"), _late("Priya Nair"))
    steps = next_steps(done, framework, due, (), awaited=Awaited(late=late))
    (step,) = (step for step in steps if step.kind == "late")
    assert step.text == "Chase 2 people who are late"
    assert step.note == "Late today: Priya Nair and Tomasz Brennan."
    assert step.way == KEY_DATES


def test_a_late_pack_has_a_step_of_its_own(done: Document, framework: Framework) -> None:
    due = due_figures(done.cycle, framework, EARLY_ON)
    awaited = Awaited(late=(_late("Priya Nair", pack=EARLY_ON),))
    assert "late" not in [s.kind for s in next_steps(done, framework, due, (), awaited=awaited)]


def test_the_next_key_date_is_told_with_how_far_it_has_come(
    example: Document, framework: Framework
) -> None:
    today = example.cycle.today or EARLY_ON
    told = due_figures(example.cycle, framework, today, year_of(example, framework, today))
    assert told.next_step.startswith("Draft for review. Next: Quality assurance, in 2 days, ")
