"""The parts of the Word file that the choices add: charts, the glossary, headings of level 3."""

import os
from pathlib import Path

import msgspec
import pytest
from openxml_audit import OpenXmlValidator

from ilacs_desktop.document.model import Document, Front
from ilacs_desktop.framework.model import Framework
from ilacs_desktop.word.audit.structure import faults
from ilacs_desktop.word.parts.package import R
from tests.word.support import (
    FIGURED,
    INDICATORS,
    SMALL,
    body,
    changed,
    parts_of,
    plain_png,
    root_of,
    style_of,
    write,
)
from tests.word.test_writer import DATA, REWRITE, normal

ARRANGED = {
    "by_question.xml": {"order": "question", "copy": "review"},
    "lead_headings.xml": {"leads": "heading", "copy": "final", "summary_page": False},
}


def little() -> Document:
    """Return a page of each thing: a summary with an abbreviation, a section and an indicator."""
    return changed(
        SMALL,
        front=Front(summary=body("The MASH listens.")),
        sections=SMALL.sections[:1],
        evidence=(),
        actions=(),
        prior_points=(),
        indicators=INDICATORS[:1],
    )


@pytest.mark.parametrize("name", ARRANGED)
def test_the_arranged_document_is_as_it_was_agreed(framework: Framework, name: str):
    made = write(little(), framework, draw_chart=plain_png, **ARRANGED[name])
    found = normal(parts_of(made.docx)["word/document.xml"])
    if os.environ.get(REWRITE) == "1":
        (DATA / name).write_text(found, encoding="utf-8")
    assert found == (DATA / name).read_text(encoding="utf-8")


@pytest.mark.parametrize("choices", [*ARRANGED.values(), {"order": "leaders_last"}])
def test_the_same_input_gives_the_same_bytes(framework: Framework, choices: dict[str, str]):
    one, other = (write(FIGURED, framework, draw_chart=plain_png, **choices) for _ in range(2))
    assert one == other


def test_a_chart_stands_in_a_line_of_its_own_height(framework: Framework):
    root = root_of(write(FIGURED, framework, draw_chart=plain_png).docx)
    inlines = list(root.iter("{*}inline"))
    assert len(inlines) == 2
    assert not list(root.iter("{*}anchor"))
    for inline in inlines:
        assert [inline.get(f"dist{side}") for side in "TBLR"] == ["0"] * 4
        paragraph = next(inline.iterancestors("{*}p"))
        spacing = next(paragraph.iter("{*}spacing"))
        assert {value for name, value in spacing.attrib.items() if name.endswith("line")} == {"240"}
        caption = paragraph.getprevious()
        assert caption is not None
        assert style_of(caption) == "Caption"


def test_every_chart_has_a_part_of_its_own_and_no_other_name(framework: Framework):
    raw = write(FIGURED, framework, draw_chart=plain_png).docx
    pictures = [name for name in parts_of(raw) if name.startswith("word/media/")]
    assert pictures == ["word/media/image1.png", "word/media/image2.png"]
    links = {e.get("Id"): e.get("Target") for e in root_of(raw, "word/_rels/document.xml.rels")}
    used = [links[e.get(R + "embed")] for e in root_of(raw).iter("{*}blip")]
    assert used == [f"/{name}" for name in pictures]


@pytest.mark.parametrize("hostile", ["A & B <w:br/> {{ body }}", "\ud800bell\x07", "x" * 5000, " "])
def test_hostile_indicators_make_a_sound_file(framework: Framework, tmp_path: Path, hostile: str):
    fields = dict.fromkeys(("name", "unit", "period", "explanation"), hostile)
    indicators = tuple(msgspec.structs.replace(one, **fields) for one in INDICATORS)
    made = write(changed(SMALL, indicators=indicators), framework, draw_chart=plain_png)
    (tmp_path / "se.docx").write_bytes(made.docx)
    assert faults(made.docx) == ()
    assert OpenXmlValidator().validate(tmp_path / "se.docx").errors == []
