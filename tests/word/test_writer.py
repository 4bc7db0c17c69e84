"""The Word file itself: its XML, its lists, links, tables, contents and bytes."""

import datetime as dt
import io
import os
from pathlib import Path

import docx
import msgspec
import pytest
from lxml import etree
from openxml_audit import OpenXmlValidator

from ilacs_desktop.document.body import Block, Citation, Text
from ilacs_desktop.document.model import Document
from ilacs_desktop.framework.model import Framework
from ilacs_desktop.word.audit.structure import faults
from ilacs_desktop.word.parts.ooxml import W
from ilacs_desktop.word.parts.package import R
from ilacs_desktop.word.writer import WordFile
from tests.word.support import (
    SMALL,
    body,
    changed,
    parts_of,
    plain_png,
    root_of,
    style_of,
    text_of,
    write,
)

DATA = Path(__file__).parent / "data"
GOLDEN = {
    "document.xml": "word/document.xml",
    "numbering.xml": "word/numbering.xml",
    "header.xml": "word/header1.xml",
    "footer.xml": "word/footer1.xml",
    "settings.xml": "word/settings.xml",
    "core.xml": "docProps/core.xml",
    "content_types.xml": "[Content_Types].xml",
}
REWRITE = "ILACS_REWRITE_GOLDEN"  # set to 1 to write the files anew: read the difference first


def normal(part: bytes) -> str:
    root = etree.fromstring(part)
    etree.indent(root)
    return etree.tostring(root, encoding="unicode") + "\n"


def paragraphs(raw: bytes, style: str) -> list[etree._Element]:
    return [p for p in root_of(raw).iter(W + "p") if style_of(p) == style]


@pytest.mark.parametrize("name", GOLDEN)
def test_the_parts_are_as_they_were_agreed(small: WordFile, name: str):
    found = normal(parts_of(small.docx)[GOLDEN[name]])
    if os.environ.get(REWRITE) == "1":
        (DATA / name).write_text(found, encoding="utf-8")
    assert found == (DATA / name).read_text(encoding="utf-8")


def test_the_same_input_gives_the_same_bytes(framework: Framework, small: WordFile):
    assert write(SMALL, framework) == small


def test_nothing_in_the_file_tells_the_hour(small: WordFile):
    with docx.opc.phys_pkg.ZipFile(io.BytesIO(small.docx)) as package:
        assert {entry.date_time for entry in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    core = parts_of(small.docx)["docProps/core.xml"].decode()
    assert "2026-11-02T00:00:00Z" in core


@pytest.mark.parametrize("form", ["number", "short_source"])
def test_the_file_is_valid_and_sound(framework: Framework, tmp_path: Path, form: str):
    made = write(SMALL, framework, citations=form)
    (tmp_path / "se.docx").write_bytes(made.docx)
    assert OpenXmlValidator().validate(tmp_path / "se.docx").errors == []
    assert faults(made.docx) == ()
    assert made.warnings == ()


def test_the_example_is_valid_and_sound(example: Document, framework: Framework, tmp_path: Path):
    made = write(example, framework, page_of=lambda _: 7, draw_chart=plain_png)
    (tmp_path / "se.docx").write_bytes(made.docx)
    assert OpenXmlValidator().validate(tmp_path / "se.docx").errors == []
    assert made.warnings == ()


def test_python_docx_opens_it_and_sees_title_and_no_author(small: WordFile):
    document = docx.Document(io.BytesIO(small.docx))
    properties = document.core_properties
    assert properties.title == "Self-evaluation 2026, Northbridge Council"
    assert properties.language == "en-GB"
    assert properties.created == dt.datetime(2026, 11, 2, tzinfo=dt.UTC)
    assert (properties.author, properties.last_modified_by, properties.comments) == ("", "", "")


def test_headings_lists_and_tables_are_real(small: WordFile):
    document = docx.Document(io.BytesIO(small.docx))
    names = [p.style.name for p in document.paragraphs if p.style is not None]
    assert {"Heading 1", "Heading 2", "List Bullet", "List Number", "Strength"} <= set(names)
    assert {table.style.name for table in document.tables if table.style} == {
        "Self-evaluation Table"
    }


def test_every_style_that_is_used_is_defined(small: WordFile):
    defined = {
        s.get(W + "styleId") for s in root_of(small.docx, "word/styles.xml").iter(W + "style")
    }
    for name in ("pStyle", "rStyle", "tblStyle"):
        used = {e.get(W + "val") for e in root_of(small.docx).iter(W + name)}
        assert used <= defined


def test_every_numbered_list_starts_at_one(small: WordFile):
    numbering = root_of(small.docx, "word/numbering.xml")
    restarting = {
        num.get(W + "numId")
        for num in numbering.iter(W + "num")
        if num.find(f"{W}lvlOverride/{W}startOverride") is not None
    }
    items = paragraphs(small.docx, "ListNumber")
    used = [p.find(f"{W}pPr/{W}numPr/{W}numId").get(W + "val") for p in items]
    assert len(items) == 4
    assert used[0] == used[1]
    assert len(set(used)) == 3
    assert set(used) == restarting


def test_tables_repeat_their_header_and_do_not_split_rows(small: WordFile):
    tables = list(root_of(small.docx).iter(W + "tbl"))
    assert len(tables) == 3
    for table in tables:
        rows = table.findall(W + "tr")
        assert all(row.find(f"{W}trPr/{W}cantSplit") is not None for row in rows)
        headers = [row.find(f"{W}trPr/{W}tblHeader") is not None for row in rows]
        assert headers == [True] + [False] * (len(rows) - 1)
        for name in ("tblCaption", "tblDescription"):
            assert table.find(f"{W}tblPr/{W}{name}").get(W + "val")
        assert all(text_of(cell).strip() for cell in table.iter(W + "tc"))


def test_a_table_is_as_wide_as_the_text_and_its_cells_follow_its_grid(small: WordFile):
    tables = list(root_of(small.docx).iter(W + "tbl"))
    upright, sideways = 11906 - 2 * 1304, 16838 - 2 * 1304
    for table, width in zip(tables, (upright, sideways, sideways), strict=True):
        grid = [int(column.get(W + "w", "0")) for column in table.iter(W + "gridCol")]
        assert width - len(grid) <= sum(grid) <= width
        for row in table.iter(W + "tr"):
            sizes = [int(size.get(W + "w", "0")) for size in row.iter(W + "tcW")]
            assert sizes == grid


def test_plan_and_evidence_lie_on_their_side_and_the_rest_stands(small: WordFile):
    root = root_of(small.docx)
    first, last = root.iter(W + "sectPr")
    assert first.find(W + "pgSz").get(W + "orient") is None
    assert last.find(W + "pgSz").get(W + "orient") == "landscape"
    assert first.find(W + "titlePg") is not None
    assert last.find(W + "titlePg") is None
    assert last.getparent().tag == W + "body"
    references = f"{W}headerReference"
    assert [e.get(R + "id") for e in first.iter(references)] == [
        e.get(R + "id") for e in last.iter(references)
    ]


def test_every_link_goes_to_a_bookmark(small: WordFile):
    root = root_of(small.docx)
    names = {e.get(W + "name") for e in root.iter(W + "bookmarkStart")}
    anchors = {e.get(W + "anchor") for e in root.iter(W + "hyperlink")}
    assert (
        {
            "ilacs_evidence_3",
            "ilacs_evidence_12",
            "ilacs_action_2",
            "ilacs_action_4",
            "ilacs_section_1",
        }
        <= anchors
        <= names
    )


def test_contents_without_pages_hold_their_entries_and_ask_for_no_numbers(small: WordFile):
    root = root_of(small.docx)
    entries = [
        p for p in root.iter(W + "p") if style_of(p).startswith("TOC") and "{" not in text_of(p)
    ]
    assert [text_of(p) for p in entries] == [
        "Contents",
        "Summary",
        "Progress since the last inspection",
        "The experiences and progress of children in care",
        "Permanence",
        "Homes",
        "Plan",
        "Annex: evidence cited",
        "Documents enclosed",
    ]
    codes = [code.text for code in root.iter(W + "instrText")]
    assert codes == [' TOC \\n \\o "1-2" \\h \\z \\u ']
    assert b"updateFields" not in parts_of(small.docx)["word/settings.xml"]
    assert not any("dirty" in str(name) for e in root.iter(W + "fldChar") for name in e.attrib)


def test_contents_with_pages_print_them(framework: Framework):
    pages = {"ilacs_part_summary": 3, "ilacs_section_1": 12}
    root = root_of(write(SMALL, framework, page_of=pages.get).docx)
    entries = [text_of(p) for p in root.iter(W + "p") if style_of(p) in ("TOC1", "TOC2")]
    assert "Summary\t3" in entries
    assert "Permanence\t12" in entries
    assert "Homes" in entries
    codes = [code.text for code in root.iter(W + "instrText")]
    assert codes[0] == ' TOC \\o "1-2" \\h \\z \\u '
    assert codes[1:] == [" PAGEREF ilacs_part_summary \\h ", " PAGEREF ilacs_section_1 \\h "]


def test_the_cover_gives_what_the_reader_needs(small: WordFile):
    lines = text_of(root_of(small.docx)).split("\n")
    assert lines[: lines.index("Contents")] == [
        "Northbridge Council",
        "Self-evaluation 2026",
        "Services for children, families and care leavers",
        "DRAFT",
        "Date of this copy\t2 November 2026",
        "Version\tWorking draft",
        "Annual engagement meeting\t7 December 2026",
        "Protective marking\tOFFICIAL-SENSITIVE",
    ]


def test_a_copy_says_draft_until_it_is_signed_off(framework: Framework):
    signed = changed(SMALL, cycle=msgspec.structs.replace(SMALL.cycle, stage="signed_off"))
    assert "DRAFT" not in text_of(root_of(write(signed, framework).docx))
    assert "DRAFT" in text_of(root_of(write(signed, framework, copy="draft").docx))
    assert "DRAFT" not in text_of(root_of(write(SMALL, framework, copy="final").docx))


def test_the_final_copy_lets_word_drop_names_and_a_draft_keeps_them_for_review(
    framework: Framework, small: WordFile
):
    mark = b"removePersonalInformation"
    assert mark not in parts_of(small.docx)["word/settings.xml"]
    assert mark in parts_of(write(SMALL, framework, copy="final").docx)["word/settings.xml"]


def test_no_meeting_date_leaves_no_empty_line_on_the_cover(framework: Framework):
    open_date = changed(SMALL, cycle=msgspec.structs.replace(SMALL.cycle, meeting=None))
    assert "Annual engagement meeting\t" not in text_of(root_of(write(open_date, framework).docx))


def test_the_marking_and_page_numbers_stand_on_every_page(framework: Framework):
    raw = write(SMALL, framework, version="14").docx
    assert text_of(root_of(raw, "word/header1.xml")) == "OFFICIAL-SENSITIVE   DRAFT"
    assert text_of(root_of(raw, "word/footer1.xml")) == (
        "OFFICIAL-SENSITIVE\n"
        "Version: 14   |   Page 1 of 1   |   Northbridge Council: Self-evaluation 2026"
    )
    sections = list(root_of(raw).iter(W + "sectPr"))
    assert len(sections) == 2
    for section in sections:
        shown = {(e.tag, e.get(W + "type")) for e in section if e.tag.endswith("Reference")}
        needed = {"default", "first"} if section.find(W + "titlePg") is not None else {"default"}
        assert {
            (W + f"{where}Reference", kind) for where in ("header", "footer") for kind in needed
        } <= shown
    fields = [e.get(W + "instr") for e in root_of(raw, "word/footer1.xml").iter(W + "fldSimple")]
    assert fields == [" PAGE ", " NUMPAGES "]


@pytest.mark.parametrize("typed", ["2.1", "Version 2.1", " version: 2.1 "])
def test_a_version_is_told_once_with_its_label(framework: Framework, typed: str):
    footer = text_of(root_of(write(SMALL, framework, version=typed).docx, "word/footer1.xml"))
    assert "Version: 2.1   |" in footer


def test_the_stage_stands_in_for_a_version(framework: Framework):
    footer = text_of(root_of(write(SMALL, framework, version="Version ").docx, "word/footer1.xml"))
    assert "Version: Working draft   |" in footer


def test_where_evidence_is_kept_and_who_commented_never_leave_the_house(
    example: Document, framework: Framework
):
    places = [item.kept_at for item in example.evidence if item.kept_at]
    remarks = [comment.text for comment in example.comments]
    assert places
    assert remarks
    small = write(SMALL, framework).docx
    text = text_of(root_of(write(example, framework).docx))
    assert not [secret for secret in places + remarks if secret in text]
    assert not [name for name, part in parts_of(small).items() if b"Audits\\" in part]


def test_uncited_evidence_is_not_listed(small: WordFile):
    assert "Minutes nobody cites" not in text_of(root_of(small.docx))


def test_a_delivery_body_stands_beside_the_council(framework: Framework):
    trust = msgspec.structs.replace(SMALL.authority, delivery_body="Northbridge Children First")
    text = text_of(root_of(write(changed(SMALL, authority=trust), framework).docx))
    assert text.startswith("Northbridge Council and Northbridge Children First\n")


def test_what_prints_otherwise_than_expected_is_told(framework: Framework):
    lost = Block("b", (Text("Late "), Citation("ev-gone")))
    first = msgspec.structs.replace(SMALL.sections[0], know=(lost,), plan=body("[ac-gone]"))
    stray = msgspec.structs.replace(SMALL.sections[1], judgement="abolished")
    parked = msgspec.structs.replace(SMALL.evidence[0], parked=SMALL.sections[2].parked)
    twin = msgspec.structs.replace(SMALL.evidence[1], number=3)
    document = changed(SMALL, sections=(first, stray), evidence=(parked, twin))
    assert write(document, framework).warnings == (
        "Evidence 3 “Survey of children in care” is now number 4.",
        "The section “Homes” belongs to no judgement, so it is left out.",
        "In “Permanence”, a citation names evidence that is not in the evidence list. "
        "It prints as a question mark.",
        "In “Permanence”, a citation names an action that is not in the plan. "
        "It prints as a question mark.",
        "Evidence 3, “Permanence audit”, is parked but still cited, so the annex lists it.",
    )
