"""The briefing: each judgement, what changed, what was asked, figures and questions, all from the data."""

import datetime as dt
import re

import msgspec
import pytest

from ilacs_desktop.document.body import Block, Citation, Text
from ilacs_desktop.document.model import Document
from ilacs_desktop.document.new import new_document
from ilacs_desktop.document.records import Action, Evidence, PriorPoint
from ilacs_desktop.framework.model import Framework
from ilacs_desktop.outputs.briefing import _STEPS, briefing_html
from ilacs_desktop.outputs.briefing_parts import answered_by, promise, rest, sentence, source_of
from ilacs_desktop.outputs.source import Source
from tests.outputs.outputs_made import Sheet
from tests.outputs.outputs_made import source_of as made_from

replace = msgspec.structs.replace


def everything(_html: str) -> int:
    """Say that everything fits."""
    return 1


def nothing(_html: str) -> int:
    """Say that nothing fits."""
    return 99


@pytest.fixture(scope="module")
def source(example: Document, framework: Framework) -> Source:
    return made_from(example, framework)


@pytest.fixture(scope="module")
def full(source: Source) -> Sheet:
    return Sheet(briefing_html(source, everything))


@pytest.fixture(scope="module")
def bare(source: Source) -> Sheet:
    return Sheet(briefing_html(source, nothing))


def test_each_judgement_has_its_direction_and_its_first_sentence(bare: Sheet) -> None:
    headings = bare.of("h3")
    assert headings == [
        "Leaders: maintained since the last inspection; confidence medium",
        "Help and protection: improved since the last inspection; confidence medium",
        "Children in care: maintained since the last inspection; confidence medium",
        "Care leavers: deteriorated since the last inspection; confidence low",
    ]
    assert "We would not defend the judgement of good given in March 2024." in bare.of("p")


def test_every_marked_paragraph_is_on_it_where_there_is_room(full: Sheet, source: Source) -> None:
    text = " ".join(full.text.split())
    for passages in source.scope.by_judgement.values():
        for passage in passages:
            if passage.block is not None and passage.block.stance:
                assert sentence(passage) in text
    assert "Not shown here" not in text


def test_what_there_is_no_room_for_is_counted_and_named(bare: Sheet, source: Source) -> None:
    told = [text for text in bare.of("p") if text.startswith("Not shown here")]
    scope = source.scope
    for judgement in source.document.judgements:
        marked = [p.block for p in scope.by_judgement[judgement.id] if p.block and p.block.stance]
        good = sum(block.stance == "strength" for block in marked)
        poor = len(marked) - good
        line = f"Not shown here: {good} more strengths and {poor} more areas for improvement, in "
        assert any(text.startswith(line) for text in told)
    assert any("8 figures that stand out (Children living more than 20 miles" in t for t in told)


def test_between_shown_and_left_out_nothing_is_lost(source: Source) -> None:
    page = Sheet(briefing_html(source))
    rows = len(page.of("tr")) - len(page.of("table"))
    left = sum(map(int, re.findall(r"(\d+) more areas? for improvement", page.text)))
    figures = len(source.document.indicators) and 5
    improvements = sum(
        p.block is not None and p.block.stance == "improvement"
        for passages in source.scope.by_judgement.values()
        for p in passages
    )
    assert rows - figures + left == improvements


def test_an_area_for_improvement_has_what_answers_it_and_by_when(full: Sheet) -> None:
    cells = full.of("td")
    at = cells.index(
        "Supervision helps children in some teams and not in others: it changed the plan in 27 of 60 records (45%). [5]"
    )
    assert cells[at + 1] == (
        "Coach all 26 team managers in supervision, safeguarding teams first, and re-audit 60 records"
        " in January and April 2027 (action 2, by 30 April 2027, in progress)"
    )


def test_what_was_asked_before_is_told_by_how_far_it_has_come(bare: Sheet, full: Sheet) -> None:
    assert "In progress (8). They are listed under" in " ".join(bare.text.split())
    told = next(text for text in full.of("p") if text.startswith("In progress (8):"))
    assert (
        "The quality and consistency of management oversight and supervision: Not yet better"
        in told
    )
    assert "Life-story work for children who are not being adopted" in told
    assert told.count("(inspection, March 2024)") == 1


def test_figures_that_stand_out_have_their_neighbours_the_worst_first(full: Sheet) -> None:
    cells = full.of("td")
    at = full.of("th").index("Children living more than 20 miles from home, outside Northbridge")
    assert at > 0
    worse = cells.index("Worse")
    assert cells[worse : worse + 5] == ["Worse", "21%", "17%", "17%", "17%"]


def test_questions_say_where_their_answer_stands_and_its_evidence(full: Sheet) -> None:
    asked = full.of("li")
    assert (
        "“Supervision helps children in some teams and not in others: it changed the plan in 27 of"
        " 60 records (45%).” Leaders · What we know [5]"
    ) in " ".join(full.text.split())
    assert any(line.startswith("How good is practice itself") and "Not answered in full yet: Care leavers [12]" in line for line in asked)  # fmt: skip


def test_the_figure_that_moved_most_comes_first(bare: Sheet) -> None:
    told = next(text for text in bare.of("p") if "Got worse most:" in text)
    worse = told.partition("Got worse most: ")[2]
    assert worse.startswith("Initial health assessments within 20 working days: 71% to 58%; ")


def test_an_action_past_its_date_is_named(source: Source) -> None:
    late = replace(source.document.actions[0], due=dt.date(2026, 10, 1), what="Open a home.")
    document = replace(source.document, actions=(late, *source.document.actions[1:]))
    text = " ".join(Sheet(briefing_html(source._replace(document=document))).text.split())
    assert "1 overdue: Open a home (action 1, by 1 October 2026, in progress)." in text


def test_an_empty_one_says_so_in_a_few_lines(framework: Framework) -> None:
    empty = made_from(new_document(framework, "Northbridge Council", None), framework)
    page = Sheet(briefing_html(empty))
    for line in (
        "No paragraph is marked as a strength or as an area for improvement yet.",
        "No figure has an earlier value to compare with.",
        "There are no actions in the plan yet.",
        "No earlier point is listed.",
        "No figure is listed yet.",
    ):
        assert line in page.of("p")


def test_figures_without_a_value_are_counted_and_not_said_to_be_near(source: Source) -> None:
    """As a year begins, none has a value: that is not the same as none standing out."""
    empty = tuple(
        replace(one, value=None, neighbours=None, england=None)
        for one in source.document.indicators
    )
    document = replace(source.document, indicators=empty)
    page = Sheet(briefing_html(source._replace(document=document)))
    assert f"{len(empty)} without a value." in [line.strip() for line in page.of("p")]
    assert "is far from" not in page.text


def test_where_is_an_answer_without_action_it_says_so(source: Source) -> None:
    judgement = source.document.judgements[0]
    weak = Block("b", (Text("We know little."), Citation("gone")), stance="improvement")
    alone = replace(judgement, know=(weak,), how=(), plan=())
    document = replace(source.document, judgements=(alone,), sections=())
    assert "No action yet" in Sheet(briefing_html(source._replace(document=document))).of("td")


def test_each_step_asks_for_something_the_briefing_has() -> None:
    from ilacs_desktop.outputs.briefing import Level

    assert {field for field, _ in _STEPS} == set(Level._fields)


# --- parts --------------------------------------------------------------------------------------


def test_actions_are_told_by_number_date_and_state() -> None:
    one = Action("a", 4, what="Agree thresholds. And more.", due=dt.date(2027, 3, 31))
    assert promise(one) == "Agree thresholds (action 4, by 31 March 2027, not started)"
    assert promise(Action("b", 5)) == "Action 5, no date, not started"
    assert answered_by((one, Action("b", 5))).endswith("; also action 5, no date")
    many = (one, Action("b", 5, due=dt.date(2027, 5, 1)), Action("c", 6))
    assert answered_by(many).endswith("; also actions 5, 6, by 1 May 2027")


def test_what_is_left_out_is_named_once_and_then_counted() -> None:
    assert rest([]) == (0, "")
    assert rest(["A", "B", "A"]) == (3, "A; B")
    assert rest([str(n) for n in range(14)]).names.endswith("11 and 2 more")


def test_an_earlier_point_says_where_it_comes_from() -> None:
    letter = PriorPoint("p", source="engagement_letter", date=dt.date(2026, 1, 20))
    assert source_of(letter) == "annual engagement meeting letter, January 2026"
    assert source_of(PriorPoint("p", source="jtai")) == "joint targeted area inspection"


def test_evidence_is_told_by_number_in_order() -> None:
    from ilacs_desktop.outputs.briefing_parts import numbers

    assert numbers([Evidence("b", 12), Evidence("a", 3)]) == "3, 12"
