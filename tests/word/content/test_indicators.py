"""Indicators: figures with how they compare, in words, and charts with the words that stand for them."""

import datetime as dt
import io

import docx
import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ilacs_desktop.document.codec import digest, encode
from ilacs_desktop.document.held_back import CHECK
from ilacs_desktop.document.model import Document
from ilacs_desktop.document.records import Indicator, Reading, SetAside
from ilacs_desktop.framework.model import Framework
from ilacs_desktop.word.content.charts import Chart
from ilacs_desktop.word.content.figures import say_figures
from ilacs_desktop.word.content.indicators import comparison, indicators
from ilacs_desktop.word.content.printed import Heading, Paragraph, Picture, Table, plain
from ilacs_desktop.word.content.selection import warnings
from ilacs_desktop.word.parts.ooxml import W
from tests.word.content.test_sequence import lines, printed
from tests.word.content.test_tables import rows
from tests.word.support import (
    FIGURED,
    INDICATORS,
    SMALL,
    changed,
    parts_of,
    plain_png,
    root_of,
    write,
)
from tests.word.templates import Council

PLANS, RATE, HOMELESS = INDICATORS
EXTENT = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}extent"
PROPERTIES = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"


def tables(document: Document, framework: Framework) -> list[Table]:
    items = printed(document, framework)
    return [item for item in items if isinstance(item, Table) and item.title == "Indicators"]


def test_figures_stand_under_their_judgement_and_others_in_an_annex(framework: Framework):
    found = lines(printed(FIGURED, framework))
    own = found.index("## Indicators")
    assert found[own : own + 4] == [
        "## Indicators",
        "[Indicators]",
        "How this year’s figures compare",
        "[Chart of 2]",
    ]
    assert found.index("## Homes") < own < found.index("[sideways]")
    annex = found.index("# Annex: other indicators")
    assert found.index("# Plan") < annex < found.index("# Annex: evidence cited")


def test_an_annex_of_indicators_alone_needs_no_turned_pages(framework: Framework):
    bare = changed(FIGURED, actions=(), evidence=())
    found = lines(printed(bare, framework))
    assert "# Annex: other indicators" in found
    assert "[sideways]" not in found


def test_by_question_they_stand_with_what_we_know(framework: Framework):
    found = lines(printed(FIGURED, framework, order="question"))
    assert (
        found.index("# What we know") < found.index("### Indicators") < found.index("# How we know")
    )


def test_a_row_tells_the_figures_and_how_they_compare(framework: Framework):
    own, other = tables(FIGURED, framework)
    assert [column.heading for column in own.columns] == [
        "Indicator",
        "This year",
        "Year before",
        "Statistical neighbours",
        "England",
        "How it compares, and why",
    ]
    assert rows(own) == [
        [
            "Plans for a lasting home by the second review\n12 months to 30 September 2026",
            "70.0%",
            "61.5%",
            "70.0%",
            "74.0%",
            "Better than the year before; the same as statistical neighbours; worse than England.\n"
            "31 of 44 plans.",
        ],
        [
            "Children in care\nper 10,000, at 30 September 2026",
            "80",
            "Not given",
            "Not given",
            "67",
            "Higher than England.",
        ],
    ]
    assert rows(other)[0][5] == "Better than the year before."


@pytest.mark.parametrize(
    ("polarity", "told"),
    [
        ("neutral", "Rank in England: 98th of 153."),
        ("lower", "Rank in England: 98th of 153, 1st being the best."),
    ],
)
def test_a_rank_claims_an_order_only_where_one_way_is_better(
    framework: Framework, polarity: str, told: str
):
    one = msgspec.structs.replace(PLANS, polarity=polarity, rank=98, rank_of=153)
    (table,) = tables(changed(FIGURED, indicators=(one,)), framework)
    assert told in rows(table)[0][5].split("\n")


def test_england_s_total_is_not_compared_with_a_count():
    one = Indicator("i", "x", value=1204, unit="children", previous=1100, england=83630)
    assert comparison(one) == "Higher than the year before."


def test_figures_stand_to_the_right(framework: Framework):
    root = root_of(write(FIGURED, framework).docx)
    table = next(t for t in root.iter(W + "tbl") if "neighbours" in "".join(t.itertext()))
    for row in table.iter(W + "tr"):
        sides = [cell.find(f".//{W}jc") is not None for cell in row.iter(W + "tc")]
        assert sides == [False, True, True, True, True, False]


@pytest.mark.parametrize(
    ("polarity", "words"),
    [("higher", "Better than"), ("lower", "Worse than"), ("neutral", "Higher than")],
)
def test_better_and_worse_follow_which_way_is_better(polarity: str, words: str):
    rising = Indicator("i", "x", value=5, previous=4, england=3, polarity=polarity)  # type: ignore[arg-type]
    assert comparison(rising) == f"{words} the year before and England."


def test_figures_that_compare_alike_with_all_are_told_in_short():
    best = Indicator("i", "x", value=5, previous=4, neighbours=3, england=3.5, polarity="higher")
    assert comparison(best) == "Better than all three."


NUMBERS = st.none() | st.integers(-3, 3).map(float)


@given(
    value=NUMBERS, previous=NUMBERS, england=NUMBERS, polarity=st.sampled_from(["higher", "lower"])
)
def test_turning_the_polarity_turns_better_into_worse(
    value: float | None, previous: float | None, england: float | None, polarity: str
):
    one = Indicator("i", "x", value=value, previous=previous, england=england, polarity=polarity)  # type: ignore[arg-type]
    other = msgspec.structs.replace(one, polarity="lower" if polarity == "higher" else "higher")
    turned = comparison(other).casefold().replace("better", "?").replace("worse", "better")
    assert turned.replace("?", "worse") == comparison(one).casefold()


def test_nothing_is_compared_without_a_figure_of_our_own(framework: Framework):
    unknown = msgspec.structs.replace(PLANS, value=None)
    assert comparison(unknown) == ""
    (own,) = tables(changed(SMALL, indicators=(unknown,)), framework)
    assert rows(own)[0][1] == "Not given"
    assert not any(
        isinstance(i, Picture) for i in printed(changed(SMALL, indicators=(unknown,)), framework)
    )


def test_an_indicator_without_any_figure_is_left_out_and_that_is_told(framework: Framework):
    document = changed(SMALL, indicators=(Indicator("i", "Only a name", "children_in_care"),))
    assert printed(document, framework) == printed(SMALL, framework)
    assert warnings(document) == (
        "The indicator “Only a name” has no figure yet, so it is left out.",
    )


@pytest.mark.parametrize(
    ("value", "unit", "shown"),
    [
        (1518.0, "", "1,518"),
        (21.4, "%", "21.4%"),
        (-0.5, " % ", "-0.5%"),
        (1e15, "", "1,000,000,000,000,000"),
        (-0.0, "%", "0%"),
    ],
)
def test_a_figure_is_written_as_it_was_typed(value: float, unit: str, shown: str):
    assert say_figures(Indicator("i", "x", value=value, unit=unit))(value) == shown


def test_without_charts_only_the_tables_are_written(framework: Framework):
    items = printed(FIGURED, framework, charts=False)
    assert not any(isinstance(item, Picture) for item in items)
    assert (
        len([item for item in items if isinstance(item, Table) and item.title == "Indicators"]) == 2
    )
    assert b"<w:drawing" not in parts_of(write(FIGURED, framework).docx)["word/document.xml"]


def test_charts_that_could_not_be_drawn_are_told(framework: Framework):
    told = ("Charts could not be drawn here, so the figures stand in tables only.",)
    assert write(FIGURED, framework).warnings == told
    assert write(FIGURED, framework, draw_chart=plain_png).warnings == ()
    assert write(FIGURED, framework, charts=False).warnings == ()
    assert write(SMALL, framework).warnings == ()


def charts(document: Document, framework: Framework) -> list[Picture]:
    return [item for item in printed(document, framework) if isinstance(item, Picture)]


def test_the_words_for_a_chart_say_what_it_shows(framework: Framework):
    first, other = charts(FIGURED, framework)
    assert first.alt == (
        "Bar chart. Plans for a lasting home by the second review: this year 70.0%, year before "
        "61.5%, statistical neighbours 70.0%, England 74.0%; Children in care: this year 80, "
        "England 67."
    )
    assert other.alt.startswith("Bar chart. Nights in bed and breakfast: this year 4,")
    assert all(len(picture.alt) <= 250 for picture in (first, other))


def test_values_that_are_too_many_to_be_read_out_are_left_to_the_table(framework: Framework):
    many = tuple(msgspec.structs.replace(PLANS, id=f"in-{n}") for n in range(4))
    (picture,) = charts(changed(SMALL, indicators=many), framework)
    assert picture.alt == (
        "Bar chart of 4 indicators: this year beside the year before, statistical neighbours and "
        "England. Against England: 0 better, 4 worse, 0 the same. The table above has all figures."
    )


def test_earlier_readings_and_the_rank_stand_in_the_table_and_the_chart(framework: Framework):
    earlier = (Reading("2023/24", 55), Reading("2024/25", 61.5))
    known = msgspec.structs.replace(
        PLANS, earlier=earlier, rank=103, rank_of=153, base=1440, explanation=""
    )
    document = changed(SMALL, indicators=(known,))
    (table,) = tables(document, framework)
    assert rows(table)[0][0].endswith("12 months to 30 September 2026, base 1,440")
    assert rows(table)[0][5].split("\n")[1:] == [
        "Rank in England: 103rd of 153, 1st being the best.",
        "Before that: 55.0% (2023/24).",
    ]
    (picture,) = charts(document, framework)
    assert [bar.label for bar in picture.chart.rows[0].panels[0].bars] == [
        "This year", "Year before", "2023/24", "Statistical neighbours", "England",
    ]  # fmt: skip


SMALL_BASE = msgspec.structs.replace(PLANS, base=14, explanation="Most of the 14 moved.")


def test_a_figure_of_a_small_base_is_held_back_from_table_and_chart(framework: Framework):
    document = changed(SMALL, indicators=(SMALL_BASE,))
    (table,) = tables(document, framework)
    assert rows(table)[0] == [
        "Plans for a lasting home by the second review\n12 months to 30 September 2026",
        "Held back",
        "Held back",
        "70%",
        "74%",
        "Held back (small numbers): so few children could be recognised.",
    ]
    assert charts(document, framework) == []


@given(
    value=st.integers(101, 399).map(lambda n: n / 4),
    previous=st.integers(101, 399).map(lambda n: n / 4),
    base=st.integers(1, 19),
    told=st.sampled_from(["", "{value}% of {base}.", "Most of them moved."]),
)
def test_what_is_held_back_is_printed_nowhere(
    framework: Framework, value: float, previous: float, base: int, told: str
):
    one = msgspec.structs.replace(
        SMALL_BASE, value=value, previous=previous, base=base, period="", neighbours=7, england=8,
        explanation=told.format(value=value, base=base), earlier=(Reading("", value + 1),),
    )  # fmt: skip
    items = tuple(indicators(changed(SMALL, indicators=(one,)), (one,), charts=True))
    (table,) = (item for item in items if isinstance(item, Table))
    words = "\n".join(rows(table)[0])
    assert not set("1234569") & set(words)
    assert not any(isinstance(item, Picture) for item in items)


def test_it_is_printed_where_somebody_set_the_finding_aside(framework: Framework):
    document = changed(SMALL, indicators=(SMALL_BASE,))
    answer = SetAside(
        "sa-1", CHECK, "#in-plans", digest(encode(SMALL_BASE)), "Ofsted has the list.", "Jo Ash",
        dt.datetime(2026, 10, 12, tzinfo=dt.UTC),
    )  # fmt: skip
    decided = changed(document, set_asides=(answer,))
    assert rows(tables(decided, framework)[0])[0][1] == "70.0%"
    other = changed(decided, indicators=(msgspec.structs.replace(SMALL_BASE, base=15),))
    assert rows(tables(other, framework)[0])[0][1] == "Held back"


def test_a_caption_stays_with_its_chart(framework: Framework):
    items = printed(FIGURED, framework)
    at = next(n for n, item in enumerate(items) if isinstance(item, Picture))
    caption = items[at - 1]
    assert isinstance(caption, Paragraph)
    assert (caption.role, plain(caption.pieces)) == ("caption", "How this year’s figures compare")


def test_many_indicators_make_several_charts(framework: Framework):
    many = tuple(msgspec.structs.replace(PLANS, id=f"in-{n}") for n in range(7))
    found = lines(printed(changed(SMALL, indicators=many), framework))
    at = found.index("How this year’s figures compare")
    assert found[at : at + 4] == [
        "How this year’s figures compare",
        "[Chart of 6]",
        "How this year’s figures compare, continued",
        "[Chart of 1]",
    ]


def test_the_chart_is_a_picture_of_the_size_it_was_planned_with(framework: Framework):
    drawn: list[Chart] = []

    def draw(chart: Chart) -> bytes:
        drawn.append(chart)
        return plain_png(chart)

    root = root_of(write(FIGURED, framework, draw_chart=draw).docx)
    extents = [(int(e.get("cx", 0)), int(e.get("cy", 0))) for e in root.iter(EXTENT)]
    assert extents == [(round(c.width * 12700), round(c.height * 12700)) for c in drawn]
    named = [(e.get("id"), e.get("name"), e.get("descr", "")[:9]) for e in root.iter(PROPERTIES)]
    assert named == [("1", "Chart 1", "Bar chart"), ("2", "Chart 2", "Bar chart")]


def test_a_chart_is_no_wider_than_the_text(framework: Framework, council: Council):
    narrow = council(("word/document.xml", 'w:left="1304"', 'w:left="5304"'))
    root = root_of(write(FIGURED, framework, narrow, draw_chart=plain_png).docx)
    upright, turned = (int(e.get("cx", 0)) / 635 for e in root.iter(EXTENT))
    assert round(upright) == 11906 - 1304 - 5304
    assert round(turned) == 464 * 20


def test_a_picture_tells_nothing_of_who_drew_it(framework: Framework):
    def telling(chart: Chart) -> bytes:
        png = plain_png(chart)
        return png[:33] + b"\0\0\0\x0btEXtAuthor\0Jane\0\0\0\0" + png[33:]

    parts = parts_of(write(FIGURED, framework, draw_chart=telling).docx)
    pictures = [part for name, part in parts.items() if name.startswith("word/media/")]
    assert pictures
    assert not any(b"Jane" in picture for picture in pictures)


def test_python_docx_sees_the_charts(framework: Framework):
    made = write(FIGURED, framework, draw_chart=plain_png)
    assert len(docx.Document(io.BytesIO(made.docx)).inline_shapes) == 2


def test_the_annex_has_a_heading_of_its_own(framework: Framework):
    annex = next(
        item
        for item in printed(FIGURED, framework)
        if isinstance(item, Heading) and item.part == "indicators"
    )
    assert (annex.level, annex.question) == (1, "")
