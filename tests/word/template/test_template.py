"""The standard template, and what happens with the templates that councils make."""

import importlib.util
import io
import re
from pathlib import Path
from types import ModuleType

import docx
import pytest
from lxml import etree
from openxml_audit import OpenXmlValidator

from ilacs_desktop.assets import standard_template, templates
from ilacs_desktop.framework.model import Framework
from ilacs_desktop.word.audit.structure import faults
from ilacs_desktop.word.parts.ooxml import W
from ilacs_desktop.word.rendering.styles import NAMES
from tests.word.support import SMALL, parts_of, root_of, style_of, text_of, write
from tests.word.templates import DOCUMENT, Council, part, refusal

ROOT = Path(__file__).resolve().parents[3]


def load_builder() -> ModuleType:
    spec = importlib.util.spec_from_file_location("build", ROOT / "packaging/build_template.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_standard_template_is_built_from_its_readable_parts():
    built = load_builder().build(templates() / "word" / "source")
    assert built == standard_template().read_bytes()


def test_the_standard_template_is_valid_and_sound():
    assert OpenXmlValidator().validate(standard_template()).errors == []
    assert faults(standard_template().read_bytes()) == ()


def test_the_standard_template_has_every_style_and_is_written_in_british_english():
    styles = root_of(standard_template().read_bytes(), "word/styles.xml")
    names = {e.get(W + "val") for e in styles.iterfind(f"{W}style/{W}name")}
    own = {"Title", "Subtitle", "heading 3", "Hyperlink", "TOC Heading", "header", "footer"}
    assert {*NAMES.values(), *own} <= names
    for name in ("word/styles.xml", "word/settings.xml"):
        languages = {
            e.get(W + "val")
            for e in root_of(standard_template().read_bytes(), name).iter(
                W + "lang", W + "themeFontLang"
            )
        }
        assert languages == {"en-GB"}


def test_the_standard_template_holds_nothing_of_python_docx():
    whole = b"".join(parts_of(standard_template().read_bytes()).values())
    for trace in (
        b"python-docx",
        b"rsid",
        b"customXml",
        b"updateFields",
        b"creator",
        b"Microsoft Office",
    ):
        assert trace not in whole


def luminance(colour: str) -> float:
    channels = [int(colour[n : n + 2], 16) / 255 for n in (0, 2, 4)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def test_every_colour_of_text_can_be_read_on_white_and_on_the_header_row():
    styles = root_of(standard_template().read_bytes(), "word/styles.xml")
    fills = {"FFFFFF", *(e.get(W + "fill", "") for e in styles.iter(W + "shd"))}
    colours = {e.get(W + "val", "") for e in styles.iter(W + "color")}
    assert len(colours) > 2
    for colour in colours:
        for fill in fills:
            lighter, darker = sorted((luminance(colour), luminance(fill)), reverse=True)
            assert (lighter + 0.05) / (darker + 0.05) >= 4.5


# --- councils' own templates ----------------------------------------------------------------------


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 half a file", b"%PDF-1.7"])
def test_a_file_that_is_no_word_file_is_refused(
    tmp_path: Path, framework: Framework, content: bytes
):
    path = tmp_path / "letter.docx"
    path.write_bytes(content)
    assert "“letter.docx” cannot be used" in refusal(path, framework)


def test_a_spreadsheet_is_refused(council: Council, framework: Framework):
    template = council((DOCUMENT, "w:document", "w:workbook"))
    assert "it holds no Word document" in refusal(template, framework)


def test_a_template_that_is_gone_is_refused(tmp_path: Path, framework: Framework):
    assert "could not be read" in refusal(tmp_path / "gone.docx", framework)


def test_a_part_that_declares_entities_is_refused(council: Council, framework: Framework):
    bomb = b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">]>'
    template = council((DOCUMENT, "<w:document", f"{bomb.decode()}<w:document"))
    assert "declares a document type" in refusal(template, framework)


def test_a_dotx_and_a_docm_are_taken_as_documents_without_macros(
    council: Council, framework: Framework
):
    types = "[Content_Types].xml"
    for kind in ("template.main+xml", "template.macroEnabledTemplate.main+xml"):
        template = council(
            (types, "document.main+xml", kind),
            (
                "word/_rels/document.xml.rels",
                "</Relationships>",
                '<Relationship Id="rId77" Type="http://schemas.microsoft.com/office/2006/relationships/'
                'vbaProject" Target="vbaProject.bin"/></Relationships>',
            ),
            **{"word/vbaProject.bin": b"macros"},
        )
        made = write(SMALL, framework, template)
        assert "word/vbaProject.bin" not in parts_of(made.docx)
        docx.Document(io.BytesIO(made.docx))
        assert faults(made.docx) == ()


def without_own_styles(kept: frozenset[str]) -> bytes:
    """Return the standard styles without those of the writer that are not kept."""
    root = etree.fromstring(part("word/styles.xml").encode())
    for style in root.findall(W + "style"):
        name = style.find(W + "name").get(W + "val")
        if name in NAMES.values() and name not in kept:
            root.remove(style)
    return etree.tostring(root)


def test_styles_that_a_template_lacks_are_lent(council: Council, framework: Framework):
    styles = without_own_styles(frozenset({"heading 1", "heading 2", "List Bullet", "List Number"}))
    made = write(SMALL, framework, council(**{"word/styles.xml": styles}))
    assert faults(made.docx) == ()
    assert made.warnings == ()  # nobody expects a council to define our own styles


def test_a_lack_of_words_own_styles_is_told(council: Council, framework: Framework):
    styles = without_own_styles(frozenset({"heading 1", "heading 2", "Table Heading"}))
    made = write(SMALL, framework, council(**{"word/styles.xml": styles}))
    assert faults(made.docx) == ()
    assert made.warnings == (
        "The template does not define these styles, so the standard ones are used: "
        "“List Bullet”, “List Number”.",
    )
    assert numbers_of(made.docx) == {"1"}


def numbers_of(raw: bytes) -> set[str]:
    root = root_of(raw, "word/numbering.xml")
    return {e.get(W + "val", "") for e in root.iter(W + "startOverride")}


def test_a_template_without_numbering_gets_bullets_and_numbers(
    council: Council, framework: Framework
):
    styles = without_own_styles(frozenset({"heading 1", "heading 2"}))
    link = re.search(r"<Relationship [^>]*numbering.xml\"/>", part("word/_rels/document.xml.rels"))
    assert link is not None
    template = council(
        ("word/_rels/document.xml.rels", link[0], ""),
        **{"word/styles.xml": styles, "word/numbering.xml": None},
    )
    made = write(SMALL, framework, template)
    assert faults(made.docx) == ()
    assert numbers_of(made.docx) == {"1"}
    formats = {
        e.get(W + "val") for e in root_of(made.docx, "word/numbering.xml").iter(W + "numFmt")
    }
    assert formats == {"bullet", "decimal"}


def test_a_list_style_without_numbers_is_given_them(council: Council, framework: Framework):
    plain = part("word/styles.xml").replace('<w:numPr><w:numId w:val="2"/></w:numPr>', "")
    made = write(SMALL, framework, council(**{"word/styles.xml": plain.encode()}))
    assert faults(made.docx) == ()
    items = [p for p in root_of(made.docx).iter(W + "p") if style_of(p) == "ListNumber"]
    assert all(item.find(f"{W}pPr/{W}numPr/{W}numId") is not None for item in items)


def test_style_ids_of_other_languages_are_found_by_their_names(
    council: Council, framework: Framework
):
    welsh = part("word/styles.xml").replace('"Heading1"', '"Pennawd1"')
    made = write(SMALL, framework, council(**{"word/styles.xml": welsh.encode()}))
    assert made.warnings == ()
    assert "Pennawd1" in {style_of(p) for p in root_of(made.docx).iter(W + "p")}


# --- pages ----------------------------------------------------------------------------------------


def sections(raw: bytes) -> list[str | None]:
    sizes = root_of(raw).iter(W + "pgSz")
    return [size.get(W + "orient") for size in sizes]


def test_words_after_the_body_stand_upright_again(council: Council, framework: Framework):
    after = "</w:p><w:p><w:r><w:t>Produced by the council</w:t></w:r></w:p><w:sectPr>"
    template = council((DOCUMENT, "</w:p><w:sectPr>", after))
    made = write(SMALL, framework, template)
    assert sections(made.docx) == [None, "landscape", None]
    assert text_of(root_of(made.docx)).endswith("Produced by the council")
    assert faults(made.docx) == ()


def test_empty_lines_after_the_body_make_no_empty_page(council: Council, framework: Framework):
    template = council((DOCUMENT, "</w:p><w:sectPr>", "</w:p><w:p/><w:p><w:pPr/></w:p><w:sectPr>"))
    made = write(SMALL, framework, template)
    assert sections(made.docx) == [None, "landscape"]
    assert text_of(root_of(made.docx)).endswith("Permanence audit (evidence 3)")


def test_a_template_without_section_properties_gets_them(council: Council, framework: Framework):
    text = part(DOCUMENT)
    bare = text[: text.index("<w:sectPr>")] + "</w:body></w:document>"
    made = write(SMALL, framework, council(**{DOCUMENT: bare.encode()}))
    assert faults(made.docx) == ()


def test_other_margins_make_other_tables(council: Council, framework: Framework):
    template = council((DOCUMENT, 'w:right="1304"', 'w:right="3304"'))
    table = next(root_of(write(SMALL, framework, template).docx).iter(W + "tbl"))
    assert int(table.find(f"{W}tblPr/{W}tblW").get(W + "w")) == pytest.approx(7298, abs=5)
