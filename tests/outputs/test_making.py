"""What holds of every output: one frame, no text that does harm, nothing from outside."""

import itertools
import re

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ilacs_desktop.document.body import Block, Citation, Text
from ilacs_desktop.document.model import Document, Front
from ilacs_desktop.document.new import new_document
from ilacs_desktop.framework.model import Framework
from ilacs_desktop.outputs.catalogue import OUTPUTS, PublicChoices, output
from ilacs_desktop.outputs.making import MAKERS, foot_of, marking_of
from ilacs_desktop.outputs.source import Source
from tests.outputs.outputs_made import VERSION, Sheet, source_of
from tests.outputs.planted import planted
from tests.strategies import documents
from tests.ui.slim import slim

IDS = [one.id for one in OUTPUTS]
HOSTILE = "</p><script>alert(1)</script>{{ 7*777 }}{% raw %}&amp;\x00\x1b\ud800 \u202eabc \u0645\u0631\u062d\u0628\u0627"


@pytest.fixture(scope="module")
def source(example: Document, framework: Framework) -> Source:
    return source_of(slim(example), framework)


@pytest.fixture(scope="module")
def empty(framework: Framework) -> Source:
    return source_of(new_document(framework, "Northbridge Council", None), framework)


@pytest.fixture(scope="module")
def hostile(example: Document, framework: Framework, source: Source) -> Source:
    return source._replace(document=planted(slim(example), HOSTILE), version=HOSTILE)


def test_each_output_has_a_maker() -> None:
    assert list(MAKERS) == IDS
    with pytest.raises(KeyError):
        output("letter")


@pytest.mark.parametrize("id_", IDS)
def test_each_is_a_sound_page_in_british_english(id_: str, source: Source, empty: Source) -> None:
    for one in (source, empty):
        page = Sheet(MAKERS[id_](one))
        levels = page.headings()
        assert levels[0] == 1
        assert levels.count(1) == 1
        assert all(later - sooner <= 1 for sooner, later in itertools.pairwise(levels))
        assert page.attributes("lang") == ["en-GB"]
        anchors = page.attributes("id")
        assert len(set(anchors)) == len(anchors)
        for link in page.attributes("href"):
            assert str(link).removeprefix("#") in anchors


@pytest.mark.parametrize("id_", IDS)
def test_every_table_says_what_its_rows_and_columns_are(id_: str, source: Source) -> None:
    page = Sheet(MAKERS[id_](source))
    tags = [tag for tag, _ in page.tags]
    assert tags.count("caption") == tags.count("thead") == tags.count("table")
    assert all("scope" in attrs for tag, attrs in page.tags if tag == "th")
    assert all(words for words in (*page.of("th"), *page.of("caption")))


@pytest.mark.parametrize("id_", IDS)
def test_no_cell_is_left_empty_but_a_figures_explanation(id_: str, source: Source) -> None:
    cells = Sheet(MAKERS[id_](source._replace(document=source.document))).of("td")
    assert id_ in ("web", "public") or all(cells)


@pytest.mark.parametrize("id_", IDS)
def test_each_bears_the_marking_top_and_bottom_and_can_be_skipped_into(
    id_: str, source: Source
) -> None:
    html = MAKERS[id_](source)
    page = Sheet(html)
    marking = marking_of(output(id_), source)
    assert page.of("header")[0].count(marking) == 1
    assert page.of("footer") == [marking]
    assert page.of("a")[0] == "Skip to the content"


@pytest.mark.parametrize("id_", IDS)
def test_each_says_whose_it_is_and_what_it_was_made_from(id_: str, source: Source) -> None:
    text = " ".join(Sheet(MAKERS[id_](source)).text.split())
    assert "Northbridge Council" in text
    assert "12 October 2026" in text
    assert (VERSION in text) == (id_ != "public")


@pytest.mark.parametrize("id_", IDS)
def test_nothing_runs_and_nothing_is_asked_for_from_outside(id_: str, source: Source) -> None:
    html = MAKERS[id_](source)
    page = Sheet(html)
    assert {"script", "link", "iframe", "object", "form"}.isdisjoint(tag for tag, _ in page.tags)
    assert not [name for _, attrs in page.tags for name in attrs if name.startswith("on")]
    assert not re.search(r"url\(|@import|https?:|//", html.split("<body>")[1])
    assert page.attributes("content").count(None) == 0
    assert any("default-src 'none'" in str(value) for value in page.attributes("content"))


@pytest.mark.parametrize("id_", IDS)
def test_hostile_text_stays_text_on_each(id_: str, hostile: Source) -> None:
    html = MAKERS[id_](hostile)
    page = Sheet(html)
    assert "script" not in {tag for tag, _ in page.tags}
    assert "5439" not in page.text
    assert "{{ 7*777 }}{% raw %}&amp;" in page.text
    assert "مرحبا" in page.text
    html.encode()  # no half characters
    assert not re.search(r"[\x00-\x08\x1b\u202a-\u202e]", html)


@pytest.mark.parametrize("id_", IDS)
@settings(max_examples=8)
@given(document=documents())
def test_any_document_makes_each_of_them(
    id_: str, source: Source, framework: Framework, document: Document
) -> None:
    page = Sheet(MAKERS[id_](source._replace(document=document)))
    assert page.headings()[0] == 1


@pytest.mark.parametrize("id_", [i for i in IDS if i not in ("web", "public")])
def test_on_sheets_that_have_the_marking_it_is_not_printed_again(id_: str, source: Source) -> None:
    page = Sheet(MAKERS[id_](source, on_sheets=True))
    assert "OFFICIAL-SENSITIVE" not in page.text
    assert page.attributes("href") == []


@given(text=st.text(st.characters()))
def test_half_characters_and_controls_never_reach_a_page(text: str, source: Source) -> None:
    front = Front((Block("b", (Text(text), Citation("gone"))),))
    document = msgspec.structs.replace(source.document, front=front, sections=(), judgements=())
    MAKERS["web"](source._replace(document=document)).encode()


def test_the_foot_names_council_year_and_output(source: Source) -> None:
    assert foot_of(output("briefing"), source) == "Northbridge Council 2026: two-page briefing"


def test_the_public_marking_is_the_one_chosen(source: Source) -> None:
    chosen = source._replace(public=PublicChoices(marking="OFFICIAL"))
    assert marking_of(output("public"), chosen) == "OFFICIAL"
    assert marking_of(output("redactions"), chosen) == "OFFICIAL-SENSITIVE"
