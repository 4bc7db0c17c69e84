"""The protective marking: on every page, in whatever template."""

from pathlib import Path

import pytest
from lxml import etree
from openxml_audit import OpenXmlValidator

from ilacs_desktop.framework.model import Framework
from ilacs_desktop.word.audit.structure import faults
from ilacs_desktop.word.parts.ooxml import W
from ilacs_desktop.word.parts.package import R
from tests.word.support import SMALL, changed, parts_of, root_of, text_of, write
from tests.word.templates import DOCUMENT, FOOTER, HEADER, Council

MARKING = "OFFICIAL-SENSITIVE"
BOTH = "at the top and at the bottom"
NO_PLACE = {
    "no headers at all": [
        (DOCUMENT, '<w:headerReference w:type="default" r:id="rId6"/>', ""),
        (DOCUMENT, '<w:headerReference w:type="first" r:id="rId6"/>', ""),
        (DOCUMENT, '<w:footerReference w:type="default" r:id="rId7"/>', ""),
        (DOCUMENT, '<w:footerReference w:type="first" r:id="rId7"/>', ""),
    ],
    "none on the first page": [
        (DOCUMENT, '<w:headerReference w:type="first" r:id="rId6"/>', ""),
        (DOCUMENT, '<w:footerReference w:type="first" r:id="rId7"/>', ""),
    ],
    "other words in them": [
        (HEADER, "{{ marking }}", "Northbridge"),
        (FOOTER, "{{ marking }}", "Northbridge"),
    ],
    "even pages that have none": [
        ("word/settings.xml", "<w:characterSpacing", "<w:evenAndOddHeaders/><w:characterSpacing"),
    ],
}


def stories(raw: bytes, where: str) -> list[etree._Element]:
    """Return what each section shows at one end of its pages; one without takes the last one's."""
    links = root_of(raw, "word/_rels/document.xml.rels")
    targets = {link.get("Id"): link.get("Target", "").lstrip("/") for link in links}
    settings = root_of(raw, "word/settings.xml")
    shown: dict[str, etree._Element] = {}
    found = []
    for section in root_of(raw).iter(W + "sectPr"):
        for reference in section.iter(f"{W}{where}Reference"):
            part = targets[reference.get(R + "id")]
            shown[reference.get(W + "type", "")] = root_of(raw, part)
        kinds = ["default"]
        kinds += ["first"] if section.find(W + "titlePg") is not None else []
        kinds += ["even"] if settings.find(W + "evenAndOddHeaders") is not None else []
        found.extend(shown[kind] for kind in kinds)
    return found


@pytest.mark.parametrize("name", NO_PLACE)
def test_the_marking_is_supplied_where_the_template_has_none(
    framework: Framework, council: Council, tmp_path: Path, name: str
):
    made = write(SMALL, framework, council(*NO_PLACE[name]))
    for where in ("header", "footer"):
        assert stories(made.docx, where)
        assert all(text_of(story).count(MARKING) == 1 for story in stories(made.docx, where))
        assert where == "footer" or all("DRAFT" in text_of(s) for s in stories(made.docx, where))
    assert made.warnings[0] == (
        f"The template does not print the protective marking {BOTH} of every page, so it is "
        "added there."
    )
    (tmp_path / "se.docx").write_bytes(made.docx)
    assert faults(made.docx) == ()
    assert OpenXmlValidator().validate(tmp_path / "se.docx").errors == []


def test_a_section_that_takes_over_the_headers_before_it_has_the_marking(
    framework: Framework, council: Council
):
    references = [old for _, old, _ in NO_PLACE["no headers at all"]]
    contents = '<w:p><w:pPr><w:pStyle w:val="TOCHeading"/>'
    cover = f"<w:p><w:pPr><w:sectPr>{''.join(references)}<w:titlePg/></w:sectPr></w:pPr></w:p>"
    two = council(*NO_PLACE["no headers at all"], (DOCUMENT, contents, cover + contents))
    made = write(SMALL, framework, two)
    assert made.warnings == ()
    assert len([name for name in parts_of(made.docx) if "header" in name]) == 1
    assert all(text_of(story).count(MARKING) == 1 for story in stories(made.docx, "header"))


def test_only_the_end_that_lacks_it_is_told(framework: Framework, council: Council):
    made = write(SMALL, framework, council((FOOTER, "{{ marking }}", "Northbridge")))
    (warning,) = made.warnings
    assert "marking at the bottom of every page" in warning


def test_a_template_that_says_it_in_its_own_words_is_left_alone(
    framework: Framework, council: Council
):
    own = council((HEADER, "{{ marking }}", "OFFICIAL- SENSITIVE"))
    made = write(SMALL, framework, own)
    assert made.warnings == ()
    assert text_of(root_of(made.docx, HEADER)) == "OFFICIAL- SENSITIVE   DRAFT"


def test_a_draft_says_so_on_every_page_whatever_the_template(
    framework: Framework, council: Council
):
    template = council((HEADER, "{{ draft }}", ""))
    draft = write(SMALL, framework, template)
    assert all(text_of(story).count("DRAFT") == 1 for story in stories(draft.docx, "header"))
    assert draft.warnings == (
        "The template does not print DRAFT on every page, so it is added at the top.",
    )
    final = write(SMALL, framework, template, copy="final")
    assert not any("DRAFT" in text_of(story) for story in stories(final.docx, "header"))


def test_without_a_marking_nothing_is_added(framework: Framework, council: Council):
    unmarked = changed(SMALL, cycle=type(SMALL.cycle)("2026", "ilacs", SMALL.cycle.framework_as_at))
    template = council(*NO_PLACE["no headers at all"])
    made = write(unmarked, framework, template, copy="final")
    assert made.warnings == ()
    assert b"headerReference" not in parts_of(made.docx)[DOCUMENT]


def test_the_same_template_gives_the_same_bytes(framework: Framework, council: Council):
    template = council(*NO_PLACE["no headers at all"])
    assert write(SMALL, framework, template) == write(SMALL, framework, template)
