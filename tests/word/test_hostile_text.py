"""Whatever people type or paste comes out as typed: no code runs, nothing breaks, nothing is lost."""

import re
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openxml_audit import OpenXmlValidator

from ilacs_desktop.document.body import Block, Text
from ilacs_desktop.document.model import Document, Front
from ilacs_desktop.document.numbers import with_unique_numbers
from ilacs_desktop.framework.model import Framework
from ilacs_desktop.word.audit.structure import faults
from ilacs_desktop.word.choices import ExportChoices
from ilacs_desktop.word.content.printed import Heading, Item, Paragraph, Table, plain
from ilacs_desktop.word.content.sequence import sequence
from ilacs_desktop.word.parts.ooxml import W
from tests.strategies import documents
from tests.word.support import SMALL, changed, plain_png, root_of, text_of, write

HOSTILE = {
    "placeholder": "Our {{ title }} and {{ body }} and {{ nonsense }}",
    "template code": "{% for x in range(10**9) %}{{ x.__globals__ }}{% endfor %}",
    "markup": "<w:br/><w:p>&amp; & <script>]]> <!-- -->",
    "emoji": "👩‍👧‍👦 families 🇬🇧",
    "combining marks": "e\u0301 and z\u0351\u036b\u0343\u036a",
    "right to left": "abc \u202eדבא\u202c def",
    "zero width": "a\u200bb\ufeffc\u00add",
    "long word": "x" * 5000,
    "spaces": "  two  and   three   ",
    "a tab and lines": "one\ttwo\nthree\u2028four",
}


def in_summary(text: str) -> Document:
    return changed(SMALL, front=Front(summary=(Block("b", (Text(text),)),)))


def printed(document: Document, framework: Framework) -> str:
    return text_of(root_of(write(document, framework).docx))


def as_xml_can_carry(text: str) -> str:
    """Return the text as it must come out: line ends of any kind alike, U+FFFD for the rest."""
    alike = re.sub("\r\n|[\r\u2028]", "\n", text)
    return re.sub("[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]", "\ufffd", alike)


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_text_comes_out_as_typed(framework: Framework, tmp_path: Path, name: str):
    text = HOSTILE[name]
    made = write(in_summary(text), framework)
    assert as_xml_can_carry(text) in text_of(root_of(made.docx))
    (tmp_path / "se.docx").write_bytes(made.docx)
    assert OpenXmlValidator().validate(tmp_path / "se.docx").errors == []
    assert faults(made.docx) == ()


def test_what_xml_cannot_carry_is_shown_and_not_dropped(framework: Framework):
    assert "bell\ufffd, null\ufffd, half\ufffd, none\ufffd." in printed(
        in_summary("bell\x07, null\x00, half\ud800, none\uffff."), framework
    )


def test_hostile_names_and_records_come_out_too(framework: Framework):
    text = "A & B <w:br/> {{ body }} \ud800"
    wanted = "A & B <w:br/> {{ body }} \ufffd"
    council = msgspec.structs.replace(SMALL.authority, name=text)
    evidence = msgspec.structs.replace(SMALL.evidence[0], title=text, shows=text)
    action = msgspec.structs.replace(SMALL.actions[0], what=text)
    point = msgspec.structs.replace(SMALL.prior_points[0], text=text)
    section = msgspec.structs.replace(SMALL.sections[0], title=text)
    document = changed(
        SMALL,
        authority=council,
        evidence=(evidence, *SMALL.evidence[1:]),
        actions=(action, *SMALL.actions[1:]),
        prior_points=(point,),
        sections=(section,),
    )
    found = printed(document, framework)
    # cover, contents, heading, point, where it is told, action line and row, evidence and what it
    # shows, and the documents enclosed
    assert found.count(wanted) == 10


ANY_TEXT = st.text(st.characters(exclude_categories=()), min_size=1, max_size=60)


@given(text=ANY_TEXT.filter(lambda text: text.strip()))
def test_every_character_that_xml_can_carry_comes_out_in_order(framework: Framework, text: str):
    made = write(in_summary(text), framework, glossary=False)
    lines = text_of(root_of(made.docx)).split("Summary\n")[-1]
    assert lines.startswith(f"{as_xml_can_carry(text)}\n")
    assert made.warnings == ()


@given(document=documents())
def test_any_sound_document_makes_a_sound_file(framework: Framework, document: Document):
    """Only the logo, which is drawn as any bytes at all, may be left out, and it says so."""
    made = write(document, framework, draw_chart=plain_png)
    assert faults(made.docx) == ()
    assert not any("repair" in warning for warning in made.warnings)
    numbered, _ = with_unique_numbers(document)
    found = text_of(root_of(made.docx).find(W + "body"))
    at = 0
    for text in texts_of(sequence(numbered, framework, ExportChoices())):
        at = found.index(as_xml_can_carry(text), at) + len(text.replace("\r\n", "\n"))


def texts_of(items: tuple[Item, ...]) -> Iterator[str]:
    """Yield the text of every heading, paragraph and cell, in order."""
    for item in items:
        if isinstance(item, Heading):
            yield item.text
        elif isinstance(item, Paragraph):
            yield plain(item.pieces)
        elif isinstance(item, Table):
            yield from (column.heading for column in item.columns)
            for row in item.rows:
                yield from (plain(pieces) for cell in row.cells for pieces in cell)


@given(document=documents())
@settings(max_examples=15)
def test_any_sound_document_makes_a_valid_file(
    framework: Framework, tmp_path_factory: pytest.TempPathFactory, document: Document
):
    path = tmp_path_factory.getbasetemp() / "any.docx"
    path.write_bytes(write(document, framework, draw_chart=plain_png).docx)
    assert OpenXmlValidator().validate(path).errors == []
