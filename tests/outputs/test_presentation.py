"""Notes for the set-up presentation: the outline, the notes as typed, and the page."""

import datetime as dt
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ilacs_desktop.assets import resources
from ilacs_desktop.checks.catalogue import Catalogue, load_catalogue
from ilacs_desktop.checks.scope import Scope
from ilacs_desktop.document.model import Document
from ilacs_desktop.document.records import Indicator, Parked
from ilacs_desktop.framework.model import Framework
from ilacs_desktop.outputs.presentation import (
    Part,
    outline,
    outline_text,
    parts_of,
    presentation_html,
    title_of,
)
from tests.outputs.outputs_made import Sheet

TODAY = dt.date(2026, 10, 12)


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return load_catalogue(resources() / "checks")


def put(document: Document, **fields: Any) -> Document:
    return msgspec.structs.replace(document, **fields)


def with_notes(document: Document, notes: str) -> Document:
    return put(document, cycle=msgspec.structs.replace(document.cycle, presentation=notes))


def lines(document: Document, framework: Framework, catalogue: Catalogue) -> dict[str, str]:
    made = outline(Scope(document, framework, TODAY, catalogue))
    return {part.title: "\n".join(part.lines) for part in made}


def test_the_outline_has_a_heading_for_each_thing_that_is_asked(
    example: Document, framework: Framework, catalogue: Catalogue
) -> None:
    made = outline(Scope(example, framework, TODAY, catalogue))
    titles = [part.title.split(":")[0] for part in made]
    assert titles == [
        "Last judgements",
        *("Leaders", "Help and protection", "Children in care", "Care leavers"),
        "What has changed since",
        "What we are doing next",
        "What inspectors will find first",
    ]


def test_each_judgement_has_three_strengths_and_three_areas_for_improvement(
    example: Document, framework: Framework, catalogue: Catalogue
) -> None:
    made = outline(Scope(example, framework, TODAY, catalogue))
    for part in made[1:5]:
        kinds = [line.split(":")[0] for line in part.lines]
        assert kinds == ["Strength"] * 3 + ["Area for improvement"] * 3
        assert "since the last inspection; confidence" in part.title


def test_the_last_judgements_are_told_with_what_came_since(
    example: Document, framework: Framework, catalogue: Catalogue
) -> None:
    told = lines(example, framework, catalogue)["Last judgements"]
    assert told.startswith("Inspection, 4 March 2024\nLeaders: good\n")
    assert "Overall effectiveness, while it was graded: good" in told
    assert "Since then: focused visit, 15 July 2025: planning for care leavers" in told


def test_what_is_parked_or_done_is_not_told(
    example: Document, framework: Framework, catalogue: Catalogue
) -> None:
    gone = Parked("Told elsewhere", "SH")
    before = lines(example, framework, catalogue)
    worst = next(e for e in example.evidence if e.id == "ev-audit-leavers")
    assert worst.title in before["What inspectors will find first"]
    open_first = next(a for a in example.actions if a.number == 15)
    assert open_first.what.split(",")[0] in before["What we are doing next"]
    document = put(
        example,
        evidence=tuple(put(e, parked=gone) if e is worst else e for e in example.evidence),
        prior_points=tuple(put(p, parked=gone) for p in example.prior_points),
        sections=tuple(put(s, parked=gone) for s in example.sections),
        actions=tuple(put(a, state="done") if a is open_first else a for a in example.actions),
    )
    after = lines(document, framework, catalogue)
    assert worst.title not in after["What inspectors will find first"]
    assert "Points made before" in before["What has changed since"]
    assert "Points made before" not in after["What has changed since"]
    assert open_first.what.split(",")[0] not in after["What we are doing next"]
    cabinet = "Cabinet protected £2.4 million"
    assert any(cabinet in told for told in before.values())
    assert not any(cabinet in told for told in after.values())


def test_the_action_that_is_due_first_comes_first_and_an_overdue_one_says_so(
    example: Document, framework: Framework, catalogue: Catalogue
) -> None:
    late = put(example.actions[0], due=dt.date(2026, 9, 30), state="in_progress")
    document = put(example, actions=(*example.actions[1:], late))
    told = lines(document, framework, catalogue)
    assert told["What we are doing next"].startswith("Overdue: ")
    assert "Actions overdue: 1" in told["What inspectors will find first"]


def test_figures_of_few_children_are_held_back(
    example: Document, framework: Framework, catalogue: Catalogue
) -> None:
    few = Indicator(
        "in-few",
        "Moves",
        value=40.0,
        previous=20.0,
        unit="%",
        polarity="lower",
        neighbours=10.0,
        base=10,
    )
    told = lines(put(example, indicators=(few,)), framework, catalogue)
    for title in ("What has changed since", "What inspectors will find first"):
        assert "Moves, held back" in told[title]
        assert "40%" not in told[title]


def test_an_empty_document_has_an_outline_to_fill_in(
    example: Document, framework: Framework, catalogue: Catalogue
) -> None:
    empty = put(
        example,
        **dict.fromkeys(
            ("evidence", "actions", "prior_points", "indicators", "inspections", "sections"), ()
        ),
        judgements=tuple(put(j, know=(), how=(), plan=()) for j in example.judgements),
    )
    text = outline_text(outline(Scope(empty, framework, TODAY, catalogue)))
    assert "Last judgements\n- Nothing yet." in text
    assert "What we are doing next\n- Nothing yet." in text


def test_the_outline_as_text_is_read_as_the_same_parts(
    example: Document, framework: Framework, catalogue: Catalogue
) -> None:
    made = outline(Scope(example, framework, TODAY, catalogue))
    assert parts_of(outline_text(made)) == made


@pytest.mark.parametrize(
    ("notes", "parts"),
    [
        ("", ()),
        ("Good morning.", (Part("", ("Good morning.",)),)),
        ("One\nTwo", (Part("", ("One", "Two")),)),
        ("- a\n- b", (Part("", (), ("a", "b")),)),
        ("Head\n- a\n•  b\nafter", (Part("Head", (), ("a", "b")), Part("", ("after",)))),
        ("Text\nHead\n* a", (Part("", ("Text",)), Part("Head", (), ("a",)))),
        ("Head\n\n- a", (Part("", ("Head",)), Part("", (), ("a",)))),
        ("-5% is no item", (Part("", ("-5% is no item",)),)),
    ],
)
def test_notes_are_read_as_they_are_typed(notes: str, parts: tuple[Part, ...]) -> None:
    assert parts_of(notes) == parts


@given(st.lists(st.sampled_from(["", " ", "Head", "- item", "- ", "text more", "• x"])))
def test_no_word_of_the_notes_is_lost(typed: list[str]) -> None:
    told = [
        text
        for part in parts_of("\n".join(typed))
        for text in (part.title, *part.paragraphs, *part.lines)
    ]
    words = [word for line in typed for word in line.split() if word not in ("-", "•")]
    assert [word for text in told for word in text.split() if word != "-"] == words


def test_the_page_holds_the_notes_and_nothing_of_the_outline(
    example: Document, framework: Framework, catalogue: Catalogue
) -> None:
    document = with_notes(example, "Who we are\n- <b>Northbridge</b> & its towns")
    html = presentation_html(Scope(document, framework, TODAY, catalogue))
    assert "&lt;b&gt;Northbridge&lt;/b&gt; &amp; its towns" in html
    assert "What inspectors will find first" not in html
    assert "No notes are written yet" not in html
    sheet = Sheet(html)
    assert "Who we are" in " ".join(sheet.words["h2"])


def test_while_nothing_is_written_the_page_holds_the_outline_and_says_so(
    example: Document, framework: Framework, catalogue: Catalogue
) -> None:
    html = presentation_html(Scope(example, framework, TODAY, catalogue))
    assert "No notes are written yet" in html
    assert "What inspectors will find first" in html
    assert "OFFICIAL-SENSITIVE" in html
    assert "OFFICIAL-SENSITIVE" not in presentation_html(
        Scope(example, framework, TODAY, catalogue), on_sheets=True
    )


def test_where_evidence_is_kept_and_what_reviewers_said_are_never_told(
    example: Document, framework: Framework, catalogue: Catalogue
) -> None:
    html = presentation_html(Scope(example, framework, TODAY, catalogue))
    assert not any(item.kept_at in html for item in example.evidence if item.kept_at)
    assert not any(comment.text in html for comment in example.comments)


def test_the_foot_of_a_sheet_says_whose_notes_they_are(example: Document) -> None:
    assert title_of(example) == "Northbridge Council 2026: notes for the set-up presentation"
