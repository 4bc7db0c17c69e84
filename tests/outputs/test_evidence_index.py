"""The evidence index: every item once, where it is cited, and what is cited nowhere or left out."""

import msgspec
import pytest
from hypothesis import given

from ilacs_desktop.document.body import Block, Citation, Text
from ilacs_desktop.document.model import Document, Front
from ilacs_desktop.document.places import exported_bodies
from ilacs_desktop.document.records import Evidence, Parked
from ilacs_desktop.document.uses import uses_of_evidence
from ilacs_desktop.framework.model import Framework
from ilacs_desktop.outputs.evidence_index import evidence_index_html, used_in
from ilacs_desktop.outputs.source import Source
from tests.outputs.outputs_made import Sheet, source_of
from tests.strategies import documents

replace = msgspec.structs.replace


@pytest.fixture(scope="module")
def source(example: Document, framework: Framework) -> Source:
    return source_of(example, framework)


@pytest.fixture(scope="module")
def page(source: Source) -> Sheet:
    return Sheet(evidence_index_html(source))


def with_evidence(source: Source, *items: Evidence, cites: str = "") -> Source:
    body = (Block("b", (Text("Known "), Citation(cites))),) if cites else ()
    document = replace(
        source.document, evidence=items, front=Front(body), judgements=(), sections=()
    )
    return source._replace(document=document)


def test_every_item_has_a_row_in_the_order_of_its_number(page: Sheet, example: Document) -> None:
    numbers = [int(word) for word in page.of("th") if word.isdigit()]
    assert numbers == sorted(item.number for item in example.evidence)
    for item in example.evidence:
        assert item.title in page.text
        assert item.shows in page.text
        assert item.kept_at not in page.text


def test_a_row_tells_what_the_item_is_worth(page: Sheet) -> None:
    at = page.of("td").index("Collaborative case audits: help and protectionQuality assurance team")
    row = page.of("td")[at : at + 6]
    assert row[1:5] == [
        "Case audit (practice)",
        "April to September 2026",
        "54 records (16 re-read by another council), moderated",
        "Mixed",
    ]


def test_what_is_cited_leads_to_its_part_and_back(page: Sheet) -> None:
    links = {str(link) for link in page.attributes("href")}
    anchors = {f"#{anchor}" for anchor in page.attributes("id")}
    assert links <= anchors
    assert {"#evidence-1", "#part-1"} <= links


def test_uncited_enclosed_and_left_out_items_are_marked(page: Sheet) -> None:
    head = next(text for text in page.of("p") if text.startswith("75 items"))
    assert (
        head == "75 items; enclosed: 4, 5, 43, 49, 62. Not cited: 59, 68. Left out on purpose: 55."
    )
    assert sum(cell == "Not cited" for cell in page.of("td")) == 2
    assert sum(cell.startswith("Left out: ") for cell in page.of("td")) == 1


def test_an_item_that_says_nothing_leaves_no_cell_empty(source: Source) -> None:
    page = Sheet(evidence_index_html(with_evidence(source, Evidence("e", 1))))
    assert page.of("td") == ["No title", *["Not given"] * 5, "Not cited"]


def test_left_out_and_cited_says_both(source: Source) -> None:
    item = Evidence("e", 1, parked=Parked("", ""))
    cells = Sheet(evidence_index_html(with_evidence(source, item, cites="e"))).of("td")
    assert cells[-1] == "Left out: no reason given (no name given)Before the judgements"


def test_two_items_of_one_number_have_one_anchor(source: Source) -> None:
    twice = with_evidence(source, Evidence("e", 7), Evidence("f", 7))
    assert Sheet(evidence_index_html(twice)).attributes("id").count("evidence-7") == 1


def test_without_evidence_it_says_so(source: Source) -> None:
    assert "No evidence is listed yet." in Sheet(evidence_index_html(with_evidence(source))).text


@given(documents())
def test_an_item_is_cited_exactly_where_the_exported_text_cites_it(
    framework: Framework, document: Document
) -> None:
    exported = {place.part for place, _ in exported_bodies(document)}
    uses = uses_of_evidence(document)
    cited = {i for i, found in uses.items() if exported & {place.part for place, _ in found}}
    told = used_in(document, framework)
    assert set(told) == {item.id for item in document.evidence}
    assert {i for i, words in told.items() if words != "Not cited"} <= cited
