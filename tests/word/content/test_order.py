"""The orders and the forms of leads: each prints all of the text, once, under headings in order."""

import itertools
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest
from hypothesis import given, settings
from openxml_audit import OpenXmlValidator

from ilacs_desktop.document.model import Document
from ilacs_desktop.document.numbers import with_unique_numbers
from ilacs_desktop.framework.model import Framework
from ilacs_desktop.word.audit.structure import faults
from ilacs_desktop.word.choices import ExportChoices
from ilacs_desktop.word.content.printed import Heading, Item, Paragraph, Table, plain
from ilacs_desktop.word.content.sequence import sequence
from ilacs_desktop.word.parts.ooxml import W
from tests.strategies import documents
from tests.word.content.test_sequence import lines, printed
from tests.word.support import (
    FIGURED,
    SMALL,
    body,
    changed,
    plain_png,
    root_of,
    style_of,
    text_of,
    write,
)

ORDERS = ("leaders_first", "leaders_last", "question")
LEADS = ("run_in", "heading")
EVERY = [(order, leads) for order in ORDERS for leads in LEADS]


def led(framework: Framework) -> Document:
    """Return the small self-evaluation with a word on leaders after the judgement on children."""
    leaders = msgspec.structs.replace(
        SMALL.judgements[1], id=framework.leaders, title="Leaders", know=body("Leaders listen.")
    )
    return changed(SMALL, judgements=(SMALL.judgements[0], leaders))


def headings(items: tuple[Item, ...]) -> list[str]:
    return [f"{'#' * item.level} {item.text}" for item in items if isinstance(item, Heading)]


@pytest.mark.parametrize(
    ("order", "first", "second"),
    [
        ("leaders_first", "# Leaders", "# The experiences and progress of children in care"),
        ("leaders_last", "# The experiences and progress of children in care", "# Leaders"),
    ],
)
def test_leaders_are_told_first_or_last(framework: Framework, order: str, first: str, second: str):
    found = headings(printed(led(framework), framework, order=order))
    assert [title for title in found if title in (first, second)] == [first, second]


def test_which_judgement_is_that_on_leaders_the_framework_says(framework: Framework):
    other = msgspec.structs.replace(framework, leaders="children_in_care")
    found = headings(printed(led(framework), other, order="leaders_last"))
    assert found.index("# Leaders") < found.index(
        "# The experiences and progress of children in care"
    )


def test_an_action_is_told_in_the_plan_that_is_read_first(framework: Framework):
    document = led(framework)
    leaders = msgspec.structs.replace(document.judgements[1], plan=body("First. [ac-panel]"))
    document = changed(document, judgements=(document.judgements[0], leaders))
    found = lines(printed(document, framework, order="leaders_first"))
    told = next(n for n, line in enumerate(found) if line.startswith("Action 2 "))
    assert found.index("# Leaders") < told < found.index("## Permanence")
    last = lines(printed(document, framework, order="leaders_last"))
    told = next(n for n, line in enumerate(last) if line.startswith("Action 2 "))
    assert last.index("## Permanence") < told < last.index("# Leaders")


def test_by_question_each_question_has_all_judgements_under_it(framework: Framework):
    found = lines(printed(SMALL, framework, order="question"))
    start = found.index("# What we know")
    assert found[start : found.index("[sideways]")] == [
        "# What we know",
        "## The experiences and progress of children in care",
        "Most children in care are safe and do well. [3, 12]",
        "Direction of travel. Practice has improved since the last inspection.",
        "### Permanence",
        "Strength: Brothers and sisters stay together [12].",
        "Area for improvement: Plans come late for babies [3]; see [action\u00a02].",
        "### Homes",
        "Areas for improvement:",
        "Too few homes are near.",
        "Moves come at night.",
        "# How we know",
        "## The experiences and progress of children in care",
        "Audits and children’s own words agree.",
        "### Permanence",
        "We read 44 records.",
        "We asked 118 children.",
        "### Homes",
        "We count moves.",
        "Then we ask why.",
        "We count again.",
        "# What next",
        "## The experiences and progress of children in care",
        "### Permanence",
        "We meet monthly from May.",
        "Action 2 (by 31 March 2027): Hold a permanence panel every month",
        "Action 4: Start life-story work within a month of coming into care",
    ]


def test_by_question_a_point_links_to_the_first_answer_of_its_section(framework: Framework):
    bare = msgspec.structs.replace(SMALL.sections[0], know=())
    items = printed(changed(SMALL, sections=(bare,)), framework, order="question")
    points = next(item for item in items if isinstance(item, Table))
    assert points.rows[0].cells[4][0][0].target == "ilacs_section_1_how"


def test_leads_as_headings_stand_below_the_section_or_the_word_on_the_whole(framework: Framework):
    found = headings(printed(SMALL, framework, leads="heading"))
    start = found.index("# The experiences and progress of children in care")
    assert found[start : found.index("# Plan")] == [
        "# The experiences and progress of children in care",
        "## Overall",
        "### How we know",
        "## Permanence",
        "### What we know",
        "### How we know",
        "### What next",
        "## Homes",
        "### What we know",
        "### How we know",
    ]


def test_a_plan_of_links_alone_needs_no_line_below_its_heading(framework: Framework):
    bare = msgspec.structs.replace(SMALL.sections[0], plan=body("[ac-book]"))
    found = lines(printed(changed(SMALL, sections=(bare,)), framework, leads="heading"))
    at = found.index("### What next")
    assert found[at + 1 : at + 3] == [
        "Action 4: Start life-story work within a month of coming into care",
        "[sideways]",
    ]


def test_a_heading_says_which_answer_it_is_over(framework: Framework):
    items = printed(SMALL, framework, leads="heading")
    places = {(item.part, item.question) for item in items if isinstance(item, Heading)}
    assert {("permanence", ""), ("permanence", "know"), ("permanence", "plan")} <= places
    assert ("children_in_care", "know") in places


@pytest.mark.parametrize(("order", "leads"), EVERY)
def test_the_contents_list_has_the_headings_of_two_levels(
    framework: Framework, order: str, leads: str
):
    root = root_of(write(FIGURED, framework, order=order, leads=leads).docx)
    entries = [text_of(p) for p in root.iter(W + "p") if style_of(p) in ("TOC1", "TOC2")]
    items = printed(FIGURED, framework, order=order, leads=leads, charts=False)
    assert entries == [item.text for item in items if isinstance(item, Heading) and item.level <= 2]


@pytest.mark.parametrize(
    ("order", "leads", "copy"),
    [
        ("leaders_last", "heading", "review"),
        ("question", "heading", "final"),
        *(
            pytest.param(*way, copy, marks=pytest.mark.long)
            for way in EVERY
            for copy in ("draft", "review", "final")
        ),
    ],
)
def test_every_arrangement_of_the_example_is_valid_and_sound(
    example: Document, framework: Framework, tmp_path: Path, order: str, leads: str, copy: str
):
    made = write(example, framework, draw_chart=plain_png, order=order, leads=leads, copy=copy)
    (tmp_path / "se.docx").write_bytes(made.docx)
    assert faults(made.docx) == ()
    assert OpenXmlValidator().validate(tmp_path / "se.docx").errors == []


def printed_once(items: tuple[Item, ...]) -> Counter[str]:
    """Return how often each block of text, action line and cell is printed; no label, no heading."""
    return Counter(_printed(items))


def _printed(items: tuple[Item, ...]) -> Iterator[str]:
    for item in items:
        if isinstance(item, Paragraph) and (item.block or item.role == "action"):
            yield f"{item.block} {plain(item.pieces) if item.role == 'action' else ''}"
        elif isinstance(item, Table):
            yield from (f"row of {item.title}: {plain(row.cells[0][0])}" for row in item.rows)


@given(document=documents())
@settings(max_examples=30)
def test_no_text_is_lost_or_doubled_in_any_order(framework: Framework, document: Document):
    document, _ = with_unique_numbers(document)
    told = [
        printed_once(
            sequence(
                document,
                framework,
                msgspec.convert({"order": order, "leads": leads}, ExportChoices),
            )
        )
        for order, leads in EVERY
    ]
    assert all(one == told[0] for one in told[1:])


def test_the_example_prints_the_same_in_any_order(example: Document, framework: Framework):
    told = [
        printed_once(printed(example, framework, order=order, leads=leads))
        for order, leads in EVERY
    ]
    assert len(told[0]) > 300
    assert all(one == told[0] for one in told[1:])


@given(document=documents())
@settings(max_examples=30)
def test_headings_skip_no_level_and_share_no_bookmark(framework: Framework, document: Document):
    for order, leads in EVERY:
        choices = msgspec.convert({"order": order, "leads": leads}, ExportChoices)
        found = [i for i in sequence(document, framework, choices) if isinstance(i, Heading)]
        levels = [0, *(heading.level for heading in found)]
        assert all(b - a <= 1 for a, b in itertools.pairwise(levels))
        for names in ([h.bookmark for h in found], [(h.part, h.question) for h in found]):
            assert len(set(names)) == len(names)
