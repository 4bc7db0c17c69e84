"""Pieces go where they were put, marked as last year's; what is there already is never altered."""

import datetime as dt
import itertools
import re
from collections import Counter

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ilacs_desktop.document.body import ActionLink, Block, Citation, Text, block_text, body_text
from ilacs_desktop.document.model import Document
from ilacs_desktop.document.places import Place, bodies, body_at
from ilacs_desktop.framework.model import Framework
from ilacs_desktop.tables.records_in_rows import RecordsInRows
from ilacs_desktop.word.last_year.apply import Brought, bring_in, say_brought
from ilacs_desktop.word.last_year.choices import Choice, Choices, TableUse, targets
from ilacs_desktop.word.last_year.outline import Grid, Item, Line, Outline, Piece
from tests.word.support import SMALL

KEEP = Choice("keep", Place("homes", "know"))
JOIN, SKIP = Choice("join"), Choice("skip")
PLAN = Grid(
    (
        ("No.", "Action", "Lead", "By when", "RAG"),
        ("2", "Coach managers", "PSW", "March 2027", "Green"),
        ("9", "Read records", "", "Ongoing", "Complete"),
    )
)
EVIDENCE = Grid(
    (("No.", "Evidence", "Type"), ("3", "Dip sample", "Dip sample"), ("7", "Survey", ""))
)
POINTS = Grid((("Recommendation", "What we have done"), ("Supervise well", "We coached")))


def text(words: str, kind: str = "paragraph") -> Line:
    return Line((Text(words),), kind)  # type: ignore[arg-type]


def brought(
    framework: Framework,
    *pieces: tuple[Piece, Choice],
    tables: tuple[TableUse, ...] = (),
    document: Document = SMALL,
) -> Brought:
    outline = Outline("a.docx", tuple(piece for piece, _ in pieces))
    choices = Choices(tuple(choice for _, choice in pieces), tables)
    ids = itertools.count(1)
    return bring_in(
        outline,
        choices,
        document,
        framework,
        RecordsInRows(document, framework),
        lambda prefix: f"{prefix}-new{next(ids)}",
    )


def piece(title: str, *items: Item, level: int = 2) -> Piece:
    return Piece(title, level, items)


def added(result: Brought, place: Place) -> tuple[Block, ...]:
    return body_at(result.document, place)[len(body_at(SMALL, place)) :]


def test_text_goes_to_the_end_of_its_answer_as_last_years(framework: Framework):
    result = brought(framework, (piece("Homes", text("Old words.")), KEEP))
    (block,) = added(result, Place("homes", "know"))
    assert block == Block("b-new1", (Text("Old words."),), "paragraph", "", "last_year")
    assert result.words == {Place("homes", "know"): 2}


def test_a_heading_that_the_section_says_itself_is_not_repeated(framework: Framework):
    for title in ("Homes", "3.1 HOMES"):
        result = brought(framework, (piece(title, text("Old words.")), KEEP))
        assert [block_text(block) for block in added(result, Place("homes", "know"))] == [
            "Old words."
        ]


def test_a_heading_that_says_something_else_is_kept_in_bold(framework: Framework):
    result = brought(
        framework,
        (piece("Placements near home", text("One.")), KEEP),
        (piece("Foster carers", text("Two.")), JOIN),
    )
    blocks = added(result, Place("homes", "know"))
    assert [block.runs for block in blocks] == [
        (Text("Placements near home", bold=True),),
        (Text("One."),),
        (Text("Foster carers", bold=True),),
        (Text("Two."),),
    ]


def test_a_heading_that_only_asks_the_question_is_not_repeated(framework: Framework):
    how = Choice("keep", Place("homes", "how"))
    result = brought(framework, (piece("How do we know?", text("We read.")), how))
    assert [block_text(block) for block in added(result, Place("homes", "how"))] == ["We read."]


def test_what_is_left_out_is_told_with_its_words(framework: Framework):
    result = brought(
        framework, (piece("Glossary", text("Two words")), SKIP), (piece("More", text("x")), JOIN)
    )
    assert result.document == SMALL
    assert result.does_nothing
    assert result.left_out == (("Glossary", 2), ("More", 1))
    assert say_brought(result) == "Nothing came in."


def test_labels_become_the_marks_that_they_stand_for(framework: Framework):
    result = brought(
        framework,
        (
            piece(
                "Homes",
                text("Strength: Moves are fewer."),
                text("Areas for improvement:"),
                text("Homes are far.", "bullet"),
                text("Area for development: one more.", "bullet"),
                text("Plain."),
            ),
            KEEP,
        ),
    )
    blocks = added(result, Place("homes", "know"))
    assert [(block.stance, block_text(block)) for block in blocks] == [
        ("strength", "Moves are fewer."),
        ("improvement", "Homes are far."),
        ("improvement", "one more."),
        ("", "Plain."),
    ]


def test_a_heading_of_strengths_marks_all_that_stands_under_it(framework: Framework):
    result = brought(
        framework,
        (piece("What is working well", text("Moves are fewer."), text("Homes.", "bullet")), KEEP),
        (piece("Areas for development", text("Homes are far.")), JOIN),
        (piece("Strengths", text("We read.")), Choice("keep", Place("homes", "how"))),
    )
    blocks = added(result, Place("homes", "know"))
    assert [(block.stance, block_text(block)) for block in blocks] == [
        ("strength", "Moves are fewer."),
        ("strength", "Homes."),
        ("improvement", "Homes are far."),
    ]
    how = added(result, Place("homes", "how"))
    assert [(block.stance, block_text(block)) for block in how][-1] == ("", "We read.")


def test_the_question_before_a_title_does_not_come_in_as_text(framework: Framework):
    title = "What we know. Placement stability"
    result = brought(framework, (piece(title, text("Old.")), KEEP))
    assert [block_text(b) for b in added(result, Place("homes", "know"))] == [
        "Placement stability",
        "Old.",
    ]
    result = brought(framework, (piece("What we know. Homes", text("Old.")), KEEP))
    assert [block_text(b) for b in added(result, Place("homes", "know"))] == ["Old."]


def test_a_table_as_text_is_a_bullet_a_row_with_its_headings(framework: Framework):
    grid = Grid((("Team", "Children", "Empty"), ("East", "12", ""), ("", "5\nof 9", "")))
    result = brought(framework, (piece("Homes", grid), KEEP), tables=("text",))
    blocks = added(result, Place("homes", "know"))
    assert [(block.kind, block_text(block)) for block in blocks] == [
        ("bullet", "Empty"),
        ("bullet", "Team: East; Children: 12"),
        ("bullet", "Children: 5 of 9"),
    ]


def test_an_action_plan_becomes_actions_with_new_ids_and_free_numbers(framework: Framework):
    result = brought(framework, (piece("Plan", PLAN), SKIP), tables=("actions",))
    first, second = result.document.actions[2:]
    assert (first.number, first.what, first.owner) == (5, "Coach managers", "PSW")
    assert first.due == dt.date(2027, 3, 31)
    assert (first.state, first.measure) == ("in_progress", "")
    assert (second.number, second.state, second.measure) == (9, "done", "By when: Ongoing")
    assert result.records == {"actions": 2}
    assert result.renumbered == 1
    assert say_brought(result) == "2 actions came in. 1 number was taken and changed."
    assert result.document.actions[:2] == SMALL.actions


def test_points_made_before_come_in_with_their_response(framework: Framework):
    result = brought(framework, (piece("Progress", POINTS), SKIP), tables=("prior_points",))
    point = result.document.prior_points[-1]
    assert (point.text, point.response) == ("Supervise well", "We coached")


def test_citations_of_evidence_that_comes_in_lead_to_it_by_its_old_number(framework: Framework):
    result = brought(
        framework,
        (piece("Homes", text("Seen [3, 7], not [8] and [action 9].")), KEEP),
        (piece("Annex", EVIDENCE, PLAN), SKIP),
        tables=("evidence", "actions"),
    )
    old, new = result.document.evidence[3:]
    assert (old.number, old.type, new.number) == (14, "dip_sample", 7)
    action = result.document.actions[-1]
    (block,) = added(result, Place("homes", "know"))
    assert block.runs == (
        Text("Seen "),
        Citation(old.id),
        Citation(new.id),
        Text(", not [8] and "),
        ActionLink(action.id),
        Text("."),
    )


def test_our_own_line_of_an_action_that_comes_in_is_a_link_to_it(framework: Framework):
    lines = (
        text("Action 9: Read records"),
        text("Action 2 (by 31 March 2027): Coach managers"),
        text("Action 2: Coach others"),
    )
    pieces = (piece("Homes", *lines), KEEP), (piece("Plan", PLAN), SKIP)
    result = brought(framework, *pieces, tables=("actions",))
    coach, read = result.document.actions[2:]
    assert [block.runs for block in added(result, Place("homes", "know"))] == [
        (ActionLink(read.id),),
        (ActionLink(coach.id),),
        (Text("Action 2: Coach others"),),
    ]
    left = brought(framework, *pieces, tables=("skip",))
    assert body_text(added(left, Place("homes", "know"))).startswith("Action 9: Read records")


def test_a_link_that_stands_in_the_text_is_not_said_twice(framework: Framework):
    lines = text("We coach [action 2]."), text("Action 2 (by 31 March 2027): Coach managers")
    pieces = (piece("Homes", *lines), KEEP), (piece("Plan", PLAN), SKIP)
    blocks = added(brought(framework, *pieces, tables=("actions",)), Place("homes", "know"))
    assert len(blocks) == 1


def test_an_answer_of_one_empty_line_is_begun_afresh(framework: Framework):
    sections = tuple(
        msgspec.structs.replace(section, know=(Block("b-empty"),))
        if section.id == "health"
        else section
        for section in SMALL.sections
    )
    document = msgspec.structs.replace(SMALL, sections=sections)
    place = Place("health", "know")
    result = brought(
        framework, (piece("Health", text("Old.")), Choice("keep", place)), document=document
    )
    assert body_text(body_at(result.document, place)) == "Old."


def test_a_place_that_is_gone_is_told_to_the_caller(framework: Framework):
    gone = Choice("keep", Place("gone", "know"))
    with pytest.raises(KeyError):
        brought(framework, (piece("Gone", text("x")), gone))


def test_what_is_joined_goes_where_the_one_above_goes():
    assert targets((JOIN, KEEP, JOIN, JOIN, SKIP, JOIN)) == (
        None,
        KEEP.place,
        KEEP.place,
        KEEP.place,
        None,
        None,
    )


# --- laws -----------------------------------------------------------------------------------------

WORDS = st.text("abcdefgh", min_size=1, max_size=5)
PHRASES = st.lists(WORDS, min_size=1, max_size=5).map(" ".join)
PLACES = [place for place, _ in bodies(SMALL)]
CHOICES = st.one_of(
    st.just(JOIN), st.just(SKIP), st.sampled_from(PLACES).map(lambda place: Choice("keep", place))
)
LINES = st.builds(
    lambda words, kind: Line((Text(words),), kind),
    PHRASES,
    st.sampled_from(("paragraph", "bullet", "numbered")),
)
GRIDS = st.lists(st.tuples(PHRASES, PHRASES), min_size=1, max_size=3).map(
    lambda rows: Grid(tuple(rows))
)
PIECES = st.builds(
    lambda title, level, items: Piece(title, level, tuple(items)),
    PHRASES,
    st.integers(1, 3),
    st.lists(st.one_of(LINES, GRIDS), max_size=4),
)
DRAWN = st.lists(st.tuples(PIECES, CHOICES), max_size=6)


@given(DRAWN)
def test_what_is_there_already_is_never_altered(
    framework: Framework, drawn: list[tuple[Piece, Choice]]
):
    grids = sum(len(one.grids) for one, _ in drawn)
    result = brought(framework, *drawn, tables=("text",) * grids).document
    for place, body in bodies(SMALL):
        assert body_at(result, place)[: len(body)] == body
        assert all(block.origin == "last_year" for block in body_at(result, place)[len(body) :])
    assert (result.evidence, result.actions) == (SMALL.evidence, SMALL.actions)
    ids = [block.id for _, body in bodies(result) for block in body]
    fresh = [id_ for id_ in ids if "-new" in id_]
    assert len(fresh) == len(set(fresh))


@given(DRAWN)
def test_every_word_of_a_piece_with_a_place_comes_in(
    framework: Framework, drawn: list[tuple[Piece, Choice]]
):
    grids = sum(len(one.grids) for one, _ in drawn)
    result = brought(framework, *drawn, tables=("text",) * grids).document
    places = targets([choice for _, choice in drawn])
    want: Counter[str] = Counter()
    for (one, _), place in zip(drawn, places, strict=True):
        if place is not None:
            want.update(re.findall(r"\w+", " ".join(item.text for item in one.items)))
    came = Counter(
        word
        for place, body in bodies(SMALL)
        for word in re.findall(r"\w+", body_text(body_at(result, place)[len(body) :]))
    )
    assert want <= came
