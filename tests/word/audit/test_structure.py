"""Faults are planted one at a time: our check finds those that break a file in Word."""

from pathlib import Path

import pytest
from openxml_audit import OpenXmlValidator

from ilacs_desktop.framework.model import Framework
from ilacs_desktop.word.audit.structure import faults
from ilacs_desktop.word.writer import WordFile
from tests.word.audit.planting import DOCUMENT, NUMBERING, Edit, drop, planted, swap
from tests.word.support import SMALL, changed, write
from tests.word.template.test_logo import LOGO

HEADING = '<w:pStyle w:val="Heading1"/>'
ROW = "<w:tc><w:tcPr><w:tcW[^>]*/></w:tcPr>"
OURS: dict[str, tuple[Edit, str]] = {
    "cell without paragraph": (
        swap(DOCUMENT, rf"({ROW})<w:p>.*?</w:p></w:tc>", r"\1</w:tc>"),
        "cell",
    ),
    "bookmark id twice": (
        swap(DOCUMENT, r'(bookmarkStart|bookmarkEnd) w:id="1"', r'\1 w:id="0"'),
        "bookmark",
    ),
    "bookmark name twice": (
        swap(DOCUMENT, 'w:name="ilacs_evidence_12"', 'w:name="Ilacs_evidence_3"'),
        "one name",
    ),
    "bookmark name too long": (
        swap(DOCUMENT, 'w:name="ilacs_evidence_3"', f'w:name="{"a" * 41}"'),
        "allow",
    ),
    "bookmark name with a space": (
        swap(DOCUMENT, 'w:name="ilacs_evidence_3"', 'w:name="a b"'),
        "allow",
    ),
    "bookmark not ended": (swap(DOCUMENT, '<w:bookmarkEnd w:id="1"/>', ""), "do not match"),
    "link to nowhere": (
        swap(DOCUMENT, 'w:anchor="ilacs_evidence_3"', 'w:anchor="nowhere"'),
        "nowhere",
    ),
    "page of nowhere": (swap(DOCUMENT, r" TOC \\n ", " PAGEREF nowhere "), "nowhere"),
    "numbering not defined": (
        swap(DOCUMENT, r'<w:numId w:val="\d+"/>', '<w:numId w:val="99"/>'),
        "numbering",
    ),
    "numbering based on nothing": (
        swap(NUMBERING, r'<w:abstractNumId w:val="1"/>', '<w:abstractNumId w:val="9"/>'),
        "based on",
    ),
    "style not defined": (swap(DOCUMENT, HEADING, '<w:pStyle w:val="NoSuch"/>'), "NoSuch"),
    "run style not defined": (
        swap(DOCUMENT, 'rStyle w:val="Reference"', 'rStyle w:val="NoSuch"'),
        "NoSuch",
    ),
    "table style not defined": (
        swap(DOCUMENT, 'tblStyle w:val="[^"]*"', 'tblStyle w:val="NoSuch"'),
        "NoSuch",
    ),
    "field not closed": (swap(DOCUMENT, '<w:fldChar w:fldCharType="end"/>', ""), "not closed"),
    "field not begun": (swap(DOCUMENT, '<w:fldChar w:fldCharType="begin"/>', ""), "none began"),
    "footnote not defined": (
        swap(DOCUMENT, "</w:p>", '<w:r><w:footnoteReference w:id="9"/></w:r></w:p>'),
        "footnote",
    ),
    "relationship not there": (swap(DOCUMENT, r'r:id="rId\d+"', 'r:id="rId999"'), "relationship"),
    "picture not there": (swap(DOCUMENT, r'r:embed="rId\d+"', 'r:embed="rId999"'), "relationship"),
    "part missing": (drop("word/media/image1.png"), "is missing"),
    "styles missing": (drop("word/styles.xml"), "is missing"),
    "no content type": (
        swap("[Content_Types].xml", '<Default Extension="png"[^>]*/>', ""),
        "content type",
    ),
    "no main document": (
        swap("_rels/.rels", "relationships/officeDocument", "relationships/other"),
        "main",
    ),
    "picture id twice": (
        swap(DOCUMENT, r"(<w:r><w:drawing>.*?</w:drawing></w:r>)", r"\1\1"),
        "Two pictures",
    ),
    "truncated": (swap(DOCUMENT, "(<w:body>.{500}).*", r"\1"), "cannot be read"),
}
SCHEMA: dict[str, Edit] = {
    "properties out of order": swap(DOCUMENT, HEADING, f'<w:spacing w:after="0"/>{HEADING}'),
    "unknown alignment": swap(DOCUMENT, HEADING, f'{HEADING}<w:jc w:val="middle"/>'),
    "unknown element": swap(DOCUMENT, "<w:body>", "<w:body><w:foo/>"),
    "zoom that is no number": swap("word/settings.xml", 'percent="100"', 'percent="much"'),
    "paragraph in a paragraph": swap(DOCUMENT, "<w:p>", "<w:p><w:p/>"),
    "numbering before its base": swap(
        NUMBERING, "(<w:abstractNum .*</w:abstractNum>)(<w:num .*</w:num>)", r"\2\1"
    ),
    "table without grid": swap(DOCUMENT, "<w:tblGrid>.*?</w:tblGrid>", ""),
    "attribute without namespace": swap(DOCUMENT, HEADING, '<w:pStyle val="Heading1"/>'),
}
# The 22 faults that the study planted (design/word.md, section 4), by the names that they have here.
STUDIED = (
    "properties out of order",
    "unknown alignment",
    "unknown element",
    "cell without paragraph",
    "picture id twice",
    "bookmark id twice",
    "bookmark name twice",
    "part missing",
    "picture not there",
    "no content type",
    "numbering not defined",
    "footnote not defined",
    "style not defined",
    "paragraph in a paragraph",
    "numbering before its base",
    "truncated",
    "field not closed",
    "table without grid",
    "attribute without namespace",
    "bookmark name too long",
    "bookmark not ended",
    "link to nowhere",
)


@pytest.fixture(scope="module")
def pictured(framework: Framework) -> WordFile:
    """Return the small self-evaluation with a logo on its cover."""
    return write(changed(SMALL, authority=LOGO), framework)


def test_a_good_file_has_no_fault(pictured: WordFile):
    assert faults(pictured.docx) == ()


@pytest.mark.parametrize("name", OURS)
def test_a_planted_fault_is_found(pictured: WordFile, name: str):
    edit, word = OURS[name]
    found = faults(planted(pictured.docx, edit))
    assert any(word in fault for fault in found), found


@pytest.mark.parametrize("name", SCHEMA)
def test_what_breaks_the_schema_is_found_by_the_validator(
    pictured: WordFile, name: str, tmp_path: Path
):
    (tmp_path / "broken.docx").write_bytes(planted(pictured.docx, SCHEMA[name]))
    assert OpenXmlValidator().validate(tmp_path / "broken.docx").errors


def test_every_fault_of_the_study_is_planted_here():
    assert set(STUDIED) <= OURS.keys() | SCHEMA.keys()
    assert len(STUDIED) == 22


def test_what_is_no_word_file_is_said_to_be_none():
    assert faults(b"nothing of the kind") == (
        "The file cannot be read: it is plain text, not a Word document.",
    )
