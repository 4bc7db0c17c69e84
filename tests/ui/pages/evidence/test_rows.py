"""The rows of the evidence table, its groups, and where items are used."""

import datetime as dt

import msgspec
import pytest

from ilacs_desktop.document.body import Block, Citation, Text
from ilacs_desktop.document.evidence_ages import age_of
from ilacs_desktop.document.model import Document
from ilacs_desktop.document.places import Place, with_body
from ilacs_desktop.document.records import Action, Evidence, Parked
from ilacs_desktop.document.session import Caret
from ilacs_desktop.framework.model import Framework
from ilacs_desktop.ui.pages.evidence.facts import facts, shown_by_it
from ilacs_desktop.ui.pages.evidence.rows import COLUMNS, evidence_rows, look_at
from ilacs_desktop.ui.pages.records.links import Link
from ilacs_desktop.ui.pages.records.uses import part_titles, use_links, uses_in_words
from ilacs_desktop.ui.widgets.table_rows import TableRow, in_order

TODAY = dt.date(2026, 10, 12)
AUDIT = Evidence(
    "ev-1",
    12,
    "Supervision audit",
    "audit_case",
    dt.date(2026, 4, 1),
    dt.date(2026, 9, 30),
    source="Quality team",
    owner="Jo Ash",
    shows="Half was good.",
    direction="negative",
)
OLD = msgspec.structs.replace(
    AUDIT, id="ev-2", number=3, period_from=None, period_to=dt.date(2024, 1, 5), direction=""
)
BARE = Evidence("ev-3", 100, "Something")
replace = msgspec.structs.replace


@pytest.fixture
def document(example: Document) -> Document:
    """Return the example with three items, the first cited twice in one section and in the front."""
    bare = replace(
        example,
        evidence=(AUDIT, OLD, BARE),
        actions=(),
        prior_points=(),
        front=type(example.front)(),
    )
    sections = tuple(replace(s, know=(), how=(), plan=()) for s in bare.sections)
    judgements = tuple(replace(j, know=(), how=(), plan=()) for j in bare.judgements)
    bare = replace(bare, sections=sections, judgements=judgements)
    cited = Block("b1", (Text("Half is 🙂 good "), Citation("ev-2"), Citation("ev-1"), Text(".")))
    again = Block("b2", (Citation("ev-1"),))
    bare = with_body(bare, Place("supervision", "know"), (cited, again))
    return with_body(bare, Place("front", "summary"), (again,))


def rows(document: Document, framework: Framework) -> dict[str, TableRow]:
    looked = look_at(document, framework, TODAY)
    return {row.id: row for row in evidence_rows(looked, document, framework)}


def texts(row: TableRow) -> dict[str, str]:
    return {column.id: cell.text for column, cell in zip(COLUMNS, row.cells, strict=True)}


def test_a_row_tells_all_of_an_item(document: Document, framework: Framework) -> None:
    assert texts(rows(document, framework)["ev-1"]) == {
        "number": "[12]",
        "title": "Supervision audit",
        "type": "Case audit",
        "lens": "Practice",
        "period": "April to September 2026",
        "age": "Recent",
        "shows": "Half was good.",
        "direction": "Negative",
        "owner": "Jo Ash",
        "used": "2 sections",
    }


def test_age_and_direction_are_told_in_a_word_and_a_symbol(
    document: Document, framework: Framework
) -> None:
    cells = dict(zip((c.id for c in COLUMNS), rows(document, framework)["ev-2"].cells, strict=True))
    assert (cells["age"].text, cells["age"].icon) == ("Out of date", "warning")
    assert "5 January 2024" in cells["age"].tip
    assert cells["direction"].text == ""


def test_what_is_missing_is_said(document: Document, framework: Framework) -> None:
    told = texts(rows(document, framework)["ev-3"])
    assert (told["age"], told["used"], told["lens"]) == ("No dates yet", "Not used", "")
    dated = replace(BARE, period_to=dt.date(2026, 9, 1))
    untyped = replace(document, evidence=(dated,))
    assert texts(rows(untyped, framework)["ev-3"])["age"] == "No type yet"


def test_an_item_left_out_is_faint_and_says_so(document: Document, framework: Framework) -> None:
    parked = replace(document, evidence=(replace(BARE, parked=Parked("Replaced", "Jo")),))
    row = rows(parked, framework)["ev-3"]
    assert row.faint
    assert (row.cells[-1].text, row.cells[-1].tip) == ("Left out", "Replaced")
    assert "left out" in row.words


@pytest.mark.parametrize(
    ("column", "order"),
    [
        ("number", ["ev-2", "ev-1", "ev-3"]),
        ("title", ["ev-3", "ev-1", "ev-2"]),
        ("period", ["ev-2", "ev-1", "ev-3"]),
        ("age", ["ev-3", "ev-2", "ev-1"]),
        ("direction", ["ev-1", "ev-2", "ev-3"]),
        ("used", ["ev-3", "ev-2", "ev-1"]),
    ],
)
def test_columns_sort_by_what_they_mean(
    document: Document, framework: Framework, column: str, order: list[str]
) -> None:
    made = list(rows(document, framework).values())
    at = [known.id for known in COLUMNS].index(column)
    assert [row.id for row in in_order(made, at, descending=False)] == order


def test_rows_are_found_by_type_source_section_and_number(
    document: Document, framework: Framework
) -> None:
    words = rows(document, framework)["ev-1"].words
    for word in ("case audit", "quality team", "supervision and", "[12]", "practice"):
        assert word in words


@pytest.mark.parametrize(
    ("grouping", "titles"),
    [
        ("lens", {"ev-1": ["Practice"], "ev-3": ["No type yet"]}),
        ("age", {"ev-1": ["Recent"], "ev-2": ["Out of date"], "ev-3": ["No type or no dates yet"]}),
        ("direction", {"ev-1": ["Negative"], "ev-2": ["Not said yet"]}),
    ],
)
def test_rows_are_grouped(
    document: Document, framework: Framework, grouping: str, titles: dict[str, list[str]]
) -> None:
    made = rows(document, framework)
    found = {id_: [key.title for key in made[id_].groups[grouping]] for id_ in titles}
    assert found == titles


def test_an_item_stands_under_each_section_that_cites_it_in_reading_order(
    document: Document, framework: Framework
) -> None:
    made = rows(document, framework)
    keys = made["ev-1"].groups["section"]
    titles = ["Before the judgements", "Supervision and management oversight"]
    assert [key.title for key in sorted(keys)] == titles
    assert [key.title for key in made["ev-3"].groups["section"]] == ["Not used yet"]
    assert made["ev-3"].groups["section"][0].order > max(keys).order


def test_uses_lead_to_the_words(document: Document, framework: Framework) -> None:
    one = look_at(document, framework, TODAY)[0]
    links = use_links(one.uses, "ev-1", document, framework)
    front, first, second = links
    assert front == Link("Summary", "", Caret(Place("front", "summary"), "b2", 0))
    assert first.title == "Supervision and management oversight: What we know"
    assert first.words == "Half is 🙂 good."
    assert first.to == Caret(Place("supervision", "know"), "b1", 16)
    assert second.to.block == "b2"


def test_long_words_around_are_cut_at_a_word(document: Document, framework: Framework) -> None:
    long = (Block("b3", (Text("word " * 60), Citation("ev-1"))),)
    longer = with_body(document, Place("supervision", "how"), long)
    one = look_at(longer, framework, TODAY)[0]
    words = use_links(one.uses, "ev-1", longer, framework)[-1].words
    assert words.endswith("word …")
    assert len(words) < 120


def test_places_are_told_in_one_line() -> None:
    caret = Caret(Place("a", "know"), "b", 0)
    links = tuple(Link(title, "", caret) for title in ("A", "A", "B", "C"))
    assert uses_in_words(links[:2]) == "“A”"
    assert uses_in_words(links[:3]) == "“A” and “B”"
    assert uses_in_words(links) == "“A” and 2 more places"


def test_every_part_has_a_title(example: Document) -> None:
    parts = {part.id for part in (*example.judgements, *example.sections)}
    assert set(part_titles(example)) == parts | {"front"}


def test_facts_name_what_is_missing_only_where_it_is_asked_for(
    document: Document, framework: Framework
) -> None:
    full, _, bare = look_at(document, framework, TODAY)
    assert dict(facts(full))["Type"] == "Case audit (practice)"
    assert "Looked at" not in dict(facts(full))
    assert dict(facts(bare)) == {
        "Type": "Not given yet",
        "Covers": "Not given yet",
        "Owner": "Not given yet",
    }
    checked = full._replace(
        item=replace(AUDIT, sample_size=54, sample_of="records", moderated=False, enclosed=True)
    )
    assert dict(facts(checked))["Looked at"] == "54 records. Not moderated"


def test_actions_that_rest_on_an_item_are_told(document: Document) -> None:
    actions = tuple(Action(f"ac-{n}", n, shown_by=("ev-1",)) for n in (2, 3, 5))
    assert shown_by_it("ev-1", document) == ""
    one, three = replace(document, actions=actions[:1]), replace(document, actions=actions)
    assert shown_by_it("ev-1", one) == "It shows that action 2 works."
    assert shown_by_it("ev-1", three) == "It shows that actions 2, 3 and 5 work."


def test_a_date_far_from_any_meeting_has_no_age(document: Document, framework: Framework) -> None:
    first_day = dt.date(1, 1, 1)
    undated = replace(document, cycle=replace(document.cycle, meeting=None))
    assert age_of(replace(AUDIT, period_to=first_day), undated, framework, first_day) is None
