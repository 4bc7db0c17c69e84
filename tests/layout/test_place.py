"""Pages with everything in its place: broken where they are counted, and no word lost."""

import datetime as dt
from random import Random

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ilacs_desktop.document.model import Document
from ilacs_desktop.framework.model import Framework
from ilacs_desktop.layout.lines import Measure
from ilacs_desktop.layout.numbered import pages_of, write_numbered
from ilacs_desktop.layout.pages import paginate
from ilacs_desktop.layout.place import place, place_file
from ilacs_desktop.layout.placed import PictureMark, TextMark
from ilacs_desktop.word.flow.model import Paragraph, Picture, Section, Table
from ilacs_desktop.word.flow.reader import read_flow
from ilacs_desktop.word.parts.package import PackageError, read_package
from tests.layout.against_libreoffice import some_choices, some_document, some_template
from tests.layout.flows import (
    HEIGHT,
    PAPER,
    cell,
    flow_words,
    placed,
    row,
    section,
    table,
    text,
    texts,
    words,
)
from tests.ui.slim import slim

TODAY = dt.date(2026, 10, 12)
LONG = "Visits are purposeful and plans are clear in most of the records that we read. "


def some_block(random: Random, at: int) -> Paragraph | Table:
    """Return some paragraph or table with a bookmark of its own."""
    if random.random() < 0.25:
        rows = [
            row(
                *(cell(f"r{at}.{n}.{m} " + LONG * random.randrange(2)) for m in range(3)),
                header=n == 0 and random.random() < 0.5,
            )
            for n in range(random.randrange(1, 7))
        ]
        return table(*rows)
    return text(
        f"p{at} " + LONG * random.randrange(9),
        before=random.choice((0.0, 8.0, 20.0)),
        after=random.choice((0.0, 6.0)),
        alignment=random.choice(("left", "center", "right", "justify")),
        keep_next=random.random() < 0.2,
        keep_lines=random.random() < 0.2,
        new_page=random.random() < 0.1,
        left=random.choice((0.0, 20.0)),
        bookmarks=(f"b{at}",),
    )


@given(st.randoms(use_true_random=False), st.integers(1, 25))
@settings(max_examples=25)
def test_pages_are_those_that_are_counted_and_no_word_is_lost(random: Random, size: int) -> None:
    blocks = [some_block(random, at) for at in range(size)]
    cut = random.randrange(size)
    sections = [section(*part) for part in (blocks[:cut], blocks[cut:]) if part]
    counted, made = paginate(sections, Measure()), place(sections, Measure())
    assert len(made.pages) == counted.number
    assert {name: spot.page for name, spot in made.places.items()} == counted.starts
    everything = words(made.pages)
    at = 0
    for held in flow_words(blocks):
        found = everything.find(held, at)
        assert found >= 0, held
        at = found + len(held)


@given(st.randoms(use_true_random=False))
@settings(max_examples=2)
def test_the_pages_of_a_word_file_are_those_that_are_counted(
    tmp_path_factory: pytest.TempPathFactory,
    example: Document,
    framework: Framework,
    random: Random,
) -> None:
    template = some_template(random, tmp_path_factory.mktemp("look"))
    document, choices = some_document(slim(example), random), some_choices(random)
    word = write_numbered(document, framework, template, choices, today=TODAY).docx
    counted, made = pages_of(word, Measure()), place_file(word, Measure())
    assert len(made.pages) == counted.number
    assert {name: spot.page for name, spot in made.places.items()} == counted.starts
    flow = read_flow(read_package(word))
    bare = [msgspec.structs.replace(part, headers={}, footers={}) for part in flow]
    everything = words(place(bare, Measure()).pages)
    at = 0
    for held in flow_words(item for part in bare for item in part.items):
        found = everything.find(held, at)
        assert found >= 0, held
        at = found + len(held)


@given(st.randoms(use_true_random=False), st.integers(1, 12))
@settings(max_examples=15)
def test_text_stays_within_the_page(random: Random, size: int) -> None:
    made = placed(section(*(some_block(random, at) for at in range(size))))
    for page in made.pages:
        for mark in texts(page):
            assert 40 <= mark.y <= 40 + HEIGHT
            assert mark.x >= 50 - 0.01
            assert mark.x + mark.width <= 350 + 1


def test_a_page_is_as_large_as_its_paper() -> None:
    made = placed(
        section(text("Upright.")),
        section(text("Also."), paper=msgspec.structs.replace(PAPER, width=700.0)),
    )
    assert [(page.width, page.height) for page in made.pages] == [(400, 300), (700, 300)]


def test_a_row_higher_than_a_page_runs_on_and_keeps_its_words() -> None:
    tall = " ".join(f"word{n}" for n in range(150))
    made = placed(section(table(row(cell(tall), cell("Beside.")))))
    assert len(made.pages) > 2
    assert words(made.pages).count("Beside.") == 1
    found = words(made.pages).replace("Beside.", "")
    assert found == "".join(tall.split())


@given(st.lists(st.integers(0, 40), min_size=1, max_size=4), st.integers(0, 15))
@settings(max_examples=15)
def test_a_row_that_splits_loses_no_word(lengths: list[int], above: int) -> None:
    cells = tuple(cell(" ".join(f"c{at}w{n}" for n in range(s))) for at, s in enumerate(lengths))
    items = (text(LONG * above), table(row(*cells, splits=True)))
    made = placed(section(*items))
    assert sorted(words(made.pages)) == sorted("".join(flow_words(items)))
    assert len(made.pages) == paginate([section(*items)], Measure()).number


def test_header_rows_are_set_again_on_each_page_that_the_table_runs_on() -> None:
    rows = [row(cell(f"Row {n}.")) for n in range(30)]
    made = placed(section(table(row(cell("Heading"), header=True), *rows)))
    assert len(made.pages) > 1
    for page in made.pages:
        found = [mark.text for mark in texts(page)]
        assert found.count("Heading") == 1
        assert found[0] == "Heading"


def test_a_picture_stands_on_its_line_with_its_words() -> None:
    logo = Picture(60, 30, b"png", "Logo")
    made = placed(section(text("", pictures=(logo,), picture=30.0, alignment="right")))
    (mark,) = made.pages[0].marks
    assert mark == PictureMark(290, 40, 60, 30, b"png", "Logo")


def test_places_tell_how_far_down_a_bookmark_stands() -> None:
    made = placed(section(text("One."), text("Two.", bookmarks=("two",), before=50.0)))
    assert made.places["two"].page == 1
    assert made.places["two"].y == pytest.approx(40 + 11 * 1.149 + 50, abs=0.1)


def test_nothing_is_one_empty_page() -> None:
    assert len(placed(section()).pages) == 1


def test_a_damaged_file_is_refused() -> None:
    with pytest.raises(PackageError):
        place_file(b"no zip", Measure())


def test_the_contents_list_leads_with_dots_to_numbers_at_the_right_edge(
    example: Document, framework: Framework, tmp_path_factory: pytest.TempPathFactory
) -> None:
    template = some_template(Random(3), tmp_path_factory.mktemp("look"))
    choices = some_choices(Random(3))
    word = write_numbered(example, framework, template, choices, today=TODAY).docx
    first: Section = read_flow(read_package(word))[0]
    edge = first.paper.left + first.width
    contents = [mark for mark in texts(place_file(word, Measure()).pages[1]) if mark.target]
    numbers = [mark for mark in contents if mark.text.isdecimal()]
    assert len(numbers) > 20
    for number in numbers:
        assert isinstance(number, TextMark)
        assert number.x + number.width == pytest.approx(edge, abs=0.5)
