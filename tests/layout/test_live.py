"""Counting pages while somebody writes: the same as the Word file, whatever is edited."""

import datetime as dt
from pathlib import Path
from random import Random

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ilacs_desktop.assets import standard_template
from ilacs_desktop.document.body import Block, Text
from ilacs_desktop.document.model import Document
from ilacs_desktop.document.places import bodies, with_body
from ilacs_desktop.framework.model import Framework
from ilacs_desktop.layout.charts import ChartPainter
from ilacs_desktop.layout.lines import Measure
from ilacs_desktop.layout.live import Length, LivePages
from ilacs_desktop.layout.numbered import pages_of
from ilacs_desktop.layout.pages import Pages
from ilacs_desktop.word.choices import ExportChoices
from ilacs_desktop.word.content.printed import OUR_BOOKMARKS
from ilacs_desktop.word.content.sequence import sequence
from ilacs_desktop.word.flow.reader import FlowReader, read_flow
from ilacs_desktop.word.flow.styles import StyleBook
from ilacs_desktop.word.parts.package import read_package, write_package
from ilacs_desktop.word.rendering.render import Renderer
from ilacs_desktop.word.template.opening import TemplateError
from ilacs_desktop.word.writer import write_docx
from tests.layout.against_libreoffice import some_choices, some_document, some_template
from tests.layout.flows import flow_words
from tests.ui.slim import slim

TODAY = dt.date(2026, 10, 12)
WORDS = "We read more records, and what we found is that visits are purposeful. "


def written(
    document: Document, framework: Framework, choices: ExportChoices, template: Path
) -> Pages:
    """Return the pages of the Word file, with the places of ours alone."""
    word = write_docx(
        document,
        framework,
        template,
        choices,
        today=TODAY,
        count_pages=lambda _: lambda _: 18,
        draw_chart=ChartPainter().draw,
    )
    return ours(pages_of(word.docx, Measure()))


def ours(pages: Pages) -> Pages:
    starts = {name: at for name, at in pages.starts.items() if name.startswith(OUR_BOOKMARKS)}
    return pages._replace(starts=starts)


def edited(document: Document, random: Random) -> Document:
    """Return the document after some edit: words added, a block taken out, a record gone."""
    edit = random.choice(("longer", "longer", "empty", "evidence", "action", "title", "indicator"))
    if edit in ("longer", "empty"):
        place, body = random.choice([found for found in bodies(document) if found[1]])
        at = random.randrange(len(body))
        kind = random.choice(("paragraph", "bullet", "numbered"))
        words = Text(WORDS * random.randrange(1, 9))
        block = Block("b-new", (words,), kind) if edit == "longer" else None
        rest = body[:at] if edit == "empty" else (*body[:at], block, *body[at + 1 :])
        return with_body(document, place, rest)
    if edit == "title":
        titled = msgspec.structs.replace(document.sections[0], title=WORDS)
        return msgspec.structs.replace(document, sections=(titled, *document.sections[1:]))
    name = {"evidence": "evidence", "action": "actions", "indicator": "indicators"}[edit]
    return msgspec.structs.replace(document, **{name: getattr(document, name)[1:]})


@given(st.randoms(use_true_random=False))
@settings(max_examples=4)
def test_it_counts_what_the_word_file_counts_after_any_edits(
    tmp_path_factory: pytest.TempPathFactory,
    example: Document,
    framework: Framework,
    random: Random,
) -> None:
    template = some_template(random, tmp_path_factory.mktemp("look"))
    document, choices = some_document(slim(example), random), some_choices(random)
    live = LivePages(template, choices)
    for _ in range(random.randrange(3)):
        live.count(document, framework, TODAY)
        document = edited(document, random)
    counted = live.count(document, framework, TODAY)
    assert counted.pages == written(document, framework, choices, template)


@pytest.mark.parametrize("glossary", [True, False])
def test_the_pages_are_made_of_what_the_word_file_holds(
    example: Document, framework: Framework, tmp_path: Path, *, glossary: bool
) -> None:
    short = slim(example)
    parts = read_package(standard_template().read_bytes())
    body = parts["word/document.xml"].decode()
    parts["word/document.xml"] = body.replace(
        "<w:sectPr>", "<w:p><w:r><w:t>The end.</w:t></w:r></w:p><w:sectPr>"
    ).encode()
    for name in [name for name in parts if "header" in name or "footer" in name]:
        parts[name] = parts[name].replace(b"{{ marking }}", b"")
    template = tmp_path / "council.docx"
    template.write_bytes(write_package(parts))
    choices = ExportChoices(charts=False, glossary=glossary)
    word = write_docx(short, framework, template, choices, today=TODAY)
    theirs = read_flow(read_package(word.docx))
    live = LivePages(template, choices)
    live.count(short, framework, TODAY)
    assert live._opened is not None
    mine = live._opened.sections(sequence(short, framework, choices))
    assert [len(part.items) for part in mine] == [len(part.items) for part in theirs]
    for one, other in zip(mine, theirs, strict=True):
        assert (one.width, one.height, one.paper) == (other.width, other.height, other.paper)
        for kind, story in other.headers.items():
            assert list(flow_words(one.headers[kind])) == list(flow_words(story))


def test_a_document_with_nothing_in_it_is_counted(framework: Framework, example: Document) -> None:
    bare = Document(
        id="se-bare",
        authority=example.authority,
        cycle=example.cycle,
        front=type(example.front)(),
        judgements=(),
        sections=(),
    )
    for document in (bare, msgspec.structs.replace(bare, actions=example.actions)):
        counted = LivePages(standard_template(), ExportChoices()).count(document, framework, TODAY)
        assert counted.pages == written(document, framework, ExportChoices(), standard_template())


def test_after_an_edit_only_what_changed_is_rendered_and_read(
    example: Document, framework: Framework, monkeypatch: pytest.MonkeyPatch
) -> None:
    live = LivePages(standard_template(), ExportChoices())
    live.count(example, framework, TODAY)
    rendered: list[str] = []
    read: list[str] = []
    heading, paragraph, table = Renderer.heading, Renderer.paragraph, Renderer.table
    block = FlowReader.block
    monkeypatch.setattr(Renderer, "heading", lambda *a: (rendered.append("h"), heading(*a))[1])
    monkeypatch.setattr(Renderer, "paragraph", lambda *a: (rendered.append("p"), paragraph(*a))[1])
    monkeypatch.setattr(Renderer, "table", lambda *a: (rendered.append("t"), table(*a))[1])
    monkeypatch.setattr(FlowReader, "block", lambda *a: (read.append("b"), block(*a))[1])
    place, body = next(found for found in bodies(example) if found[0].question == "know")
    longer = msgspec.structs.replace(body[0], runs=(*body[0].runs, Text(" And more.")))
    compared = "ilacs_desktop.word.content.indicators.charts_of"
    monkeypatch.setattr(compared, lambda _: pytest.fail("charts were planned anew"))
    for row in ("indicators.comparison", "tables._evidence_cell"):
        fail = f"ilacs_desktop.word.content.{row}"
        monkeypatch.setattr(fail, lambda _: pytest.fail("a row was made anew"))
    live.count(with_body(example, place, (longer, *body[1:])), framework, TODAY)
    assert rendered == ["p"]
    assert read == ["b"]


def test_a_table_of_which_only_the_words_changed_leaves_nothing_more_to_remember(
    example: Document, framework: Framework, monkeypatch: pytest.MonkeyPatch
) -> None:
    live = LivePages(standard_template(), ExportChoices())
    live.count(example, framework, TODAY)
    made: list[object] = []
    remembered = StyleBook.remembered
    monkeypatch.setattr(
        StyleBook,
        "remembered",
        lambda book, key, make: remembered(book, key, lambda: (made.append(key), make())[1]),
    )
    renamed = msgspec.structs.replace(example.actions[0], what=WORDS)
    later = msgspec.structs.replace(example, actions=(renamed, *example.actions[1:]))
    assert live.count(later, framework, TODAY).pages != ()
    assert made == []


def test_it_tells_on_which_page_each_part_begins(example: Document, framework: Framework) -> None:
    counted = LivePages(standard_template(), ExportChoices()).count(example, framework, TODAY)
    assert counted.parts["summary"] == 3
    printed = [counted.parts[j.id] for j in example.judgements]
    assert printed == sorted(printed)
    assert {section.id for section in example.sections if not section.parked} <= set(counted.parts)
    assert all(1 <= page <= counted.pages.number for page in counted.parts.values())


def test_what_stands_on_the_cover_is_filled_in_again_when_it_changes(
    example: Document, framework: Framework
) -> None:
    short = slim(example)
    live = LivePages(standard_template(), ExportChoices())
    first: Length = live.count(short, framework, TODAY)
    name = " and ".join(["Northbridge Council"] * 60)
    authority = msgspec.structs.replace(short.authority, name=name)
    longer = msgspec.structs.replace(short, authority=authority)
    counted = live.count(longer, framework, TODAY)
    assert counted.pages.number > first.pages.number
    assert counted.pages == written(longer, framework, ExportChoices(), standard_template())


def test_a_template_that_is_no_good_is_refused_as_the_writer_refuses_it(
    example: Document, framework: Framework, tmp_path: Path
) -> None:
    with pytest.raises(TemplateError):
        LivePages(tmp_path / "none.docx", ExportChoices()).count(example, framework, TODAY)
