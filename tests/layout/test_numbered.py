"""The Word file whose contents list has page numbers."""

import datetime as dt
from pathlib import Path
from random import Random

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ilacs_desktop.assets import standard_template
from ilacs_desktop.document.model import Document
from ilacs_desktop.framework.model import Framework
from ilacs_desktop.layout.charts import ChartPainter
from ilacs_desktop.layout.lines import Measure
from ilacs_desktop.layout.numbered import pages_of, write_numbered
from ilacs_desktop.layout.pages import lay_out, shown_numbers
from ilacs_desktop.layout.place import place_file
from ilacs_desktop.layout.placed import TextMark
from ilacs_desktop.word.choices import ExportChoices
from ilacs_desktop.word.flow.reader import read_flow
from ilacs_desktop.word.parts.ooxml import W
from ilacs_desktop.word.parts.package import parse, read_package, write_package
from ilacs_desktop.word.writer import WordFile, write_docx
from tests.layout.against_libreoffice import some_choices, some_document, some_template
from tests.ui.slim import slim

TODAY = dt.date(2026, 10, 12)


def write(document: Document, framework: Framework, choices: ExportChoices) -> WordFile:
    return write_numbered(document, framework, standard_template(), choices, today=TODAY)


@pytest.fixture(scope="module")
def made(example: Document, framework: Framework) -> WordFile:
    """Return the example as it is written without any choice."""
    return write(example, framework, ExportChoices())


def test_every_entry_has_the_page_of_its_heading(made: WordFile) -> None:
    starts = pages_of(made.docx, Measure()).starts
    root = parse(read_package(made.docx)["word/document.xml"])
    entries = {
        link.get(W + "anchor"): "".join(text.text or "" for text in link.iter(W + "t"))
        for link in root.iter(W + "hyperlink")
        if any("PAGEREF" in (code.text or "") for code in link.iter(W + "instrText"))
    }
    assert len(entries) > 30
    assert all(text.endswith(str(starts[name])) for name, text in entries.items())
    assert entries["ilacs_part_summary"] == "Summary3"


def test_the_charts_are_drawn(made: WordFile, example: Document, framework: Framework) -> None:
    pictures = [name for name in read_package(made.docx) if name.startswith("word/media/")]
    assert len(pictures) == 5
    plain = write(example, framework, ExportChoices(charts=False))
    assert not [name for name in read_package(plain.docx) if name.startswith("word/media/")]


@given(st.randoms(use_true_random=False))
@settings(max_examples=3)
def test_the_numbers_stand_as_if_the_file_were_written_again_with_them(
    tmp_path_factory: pytest.TempPathFactory,
    example: Document,
    framework: Framework,
    random: Random,
) -> None:
    template = some_template(random, tmp_path_factory.mktemp("look"))
    document, choices = some_document(slim(example), random), some_choices(random)
    made = write_numbered(document, framework, template, choices, today=TODAY)
    flow = read_flow(read_package(made.docx))
    layout = lay_out(flow, Measure())
    shown = shown_numbers(flow, layout)
    again = write_docx(
        document,
        framework,
        template,
        choices,
        today=TODAY,
        count_pages=lambda _: lambda name: shown[layout.pages.starts[name]],
        draw_chart=ChartPainter().draw,
    )
    assert made.docx == again.docx


def of_length(example: Document, times: int) -> Document:
    front = msgspec.structs.replace(example.front, summary=example.front.summary * times)
    return msgspec.structs.replace(example, front=front)


def test_a_summary_longer_than_its_page_is_told(example: Document, framework: Framework) -> None:
    def told(document: Document, choices: ExportChoices) -> bool:
        made = write(document, framework, choices)
        return any("longer than a page" in warning for warning in made.warnings)

    short = slim(example)
    assert not told(short, ExportChoices())
    assert told(of_length(short, 2), ExportChoices())
    assert not told(of_length(short, 4), ExportChoices(summary_page=False))


def test_the_same_input_gives_the_same_bytes(
    made: WordFile, example: Document, framework: Framework
) -> None:
    assert write(example, framework, ExportChoices()) == made


def test_the_list_has_the_numbers_that_the_pages_show(
    example: Document, framework: Framework, tmp_path: Path
) -> None:
    parts = read_package(standard_template().read_bytes())
    body = parts["word/document.xml"].decode()
    cover_is_nought = '<w:pgNumType w:start="0"/><w:cols'
    parts["word/document.xml"] = body.replace("<w:cols", cover_is_nought).encode()
    path = tmp_path / "council.docx"
    path.write_bytes(write_package(parts))
    made = write_numbered(slim(example), framework, path, ExportChoices(), today=TODAY)
    placed = place_file(made.docx, Measure())
    assert placed.places["ilacs_part_summary"].page == 3
    told = "".join(mark.text for mark in placed.pages[1].marks if isinstance(mark, TextMark))
    assert "...2" in told.split("Context")[0]
    third = "".join(mark.text for mark in placed.pages[2].marks if isinstance(mark, TextMark))
    assert "Page 2" in third
