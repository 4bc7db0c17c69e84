"""Importing a template: what is told of it, what it is refused for, and that nothing private is told."""

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from ilacs_desktop.assets import standard_template
from ilacs_desktop.word.parts.ooxml import W
from ilacs_desktop.word.template.importing import import_template
from ilacs_desktop.word.template.opening import TemplateError
from ilacs_desktop.word.template.report import TemplateReport, chapters, verdict
from tests.word.parts.office_files import A4, Link, heading, paragraph, style, word_file
from tests.word.support import parts_of, with_parts
from tests.word.template.foreign_templates import (
    BODY,
    COVER,
    FOREIGN,
    HEADERS,
    SECRET,
    SECTION,
    STYLES,
    TENANT,
)
from tests.word.template.test_logo import png


def report_on(
    body: str = COVER + BODY + SECTION, styles: str = STYLES, **more: object
) -> TemplateReport:
    given: dict[str, object] = {"headers": HEADERS, **more}
    return import_template(word_file(body, styles, **given), "t.docx").report  # type: ignore[arg-type]


def refused(raw: bytes) -> TemplateError:
    with pytest.raises(TemplateError) as caught:
        import_template(raw, "council.dotx")
    assert "Your self-evaluation is safe" in str(caught.value)
    return caught.value


def told(report: TemplateReport) -> str:
    return "\n".join(item for chapter in chapters(report) for item in chapter.items)


def test_the_standard_template_gives_no_cause_for_concern():
    report = import_template(standard_template().read_bytes(), "default.docx").report
    assert (report.access, report.cautions, report.dropped, report.supplied) == ((), (), (), ())
    assert report.missing == ()
    assert verdict(report) == "This template can be used as it is."


# --- styles, placeholders, notes ------------------------------------------------------------------


def test_styles_that_are_supplied_are_named_as_word_shows_them():
    supplied = report_on().supplied
    assert supplied[:5] == ("Heading 3", "List Bullet", "List Number", "Caption", "TOC 1")
    assert "Heading 1" not in supplied


def test_placeholders_are_found_and_missed():
    report = report_on(COVER.replace("{{ date }}", "") + BODY + SECTION)
    assert report.placeholders[:2] == ("authority", "title")
    assert report.missing == ("meeting", "date", "logo")
    assert "Without {{ date }}, the date of the copy is not printed." in told(report)
    assert verdict(report) == "This template can be used as it is."


def test_a_template_that_does_not_say_draft_is_told_that_it_is_added():
    report = report_on(
        (COVER + BODY + SECTION).replace("{{ draft }}", ""),
        headers={name: text.replace("{{ draft }}", "") for name, text in HEADERS.items()},
    )
    assert "DRAFT is added to the headers of drafts in plain type" in told(report)
    assert verdict(report) == "This template can be used. There is 1 thing to look at."


def test_other_languages_are_told_of():
    assert "marked as another language (en-US)" in told(report_on())


def test_unusual_fonts_and_paper_are_told_of():
    styles = STYLES.replace('w:ascii="Calibri"', 'w:ascii="Northbridge Sans"')
    letter = A4.replace("11906", "12240").replace("16838", "15840")
    report = report_on(COVER + BODY + SECTION.replace(A4, letter), styles)
    assert "It is set in “Northbridge Sans”." in told(report)
    assert "Its paper is not A4: 21.6 × 27.9 cm." in told(report)
    assert verdict(report) == "This template can be used. There are 2 things to look at."


# --- accessibility --------------------------------------------------------------------------------


def access(report: TemplateReport) -> str:
    return "\n".join(report.access)


def test_a_pale_style_is_named_with_its_contrast():
    report = report_on(
        styles=STYLES + style("Table Note", "N", '<w:rPr><w:color w:val="AAAAAA"/></w:rPr>')
    )
    [fault] = report.access
    assert fault.startswith(
        "Text is too pale against what is behind it (2.3 to 1 where 4.5 is needed, the style “Table"
        " Note”)."
    )


def test_the_header_row_of_the_table_style_is_looked_at():
    band = (
        '<w:tblStylePr w:type="firstRow"><w:tcPr><w:shd w:val="clear" w:fill="{}"/></w:tcPr>'
        "</w:tblStylePr>"
    )
    white = style("Table Heading", "TH", '<w:rPr><w:color w:val="FFFFFF"/></w:rPr>')
    for fill, is_pale in (("1F3864", False), ("7FB2E5", True)):
        table = style("Self-evaluation Table", "SET", band.format(fill), "table")
        found = access(report_on(styles=STYLES + white + table))
        assert ("the style “Table Heading”" in found) == is_pale


def test_words_on_a_coloured_cell_are_judged_by_the_cell():
    for fill, is_pale in (("1F3864", False), ("DDDDDD", True)):
        cell = f'<w:tcPr><w:shd w:val="clear" w:color="auto" w:fill="{fill}"/></w:tcPr>'
        white = paragraph("White words", run='<w:color w:val="FFFFFF"/>')
        table = (
            f"<w:tbl><w:tblPr/><w:tblGrid><w:gridCol/></w:tblGrid><w:tr><w:tc>{cell}{white}</w:tc>"
            "</w:tr></w:tbl>"
        )
        found = report_on(table + COVER + BODY + SECTION).access
        assert any("White words" in fault and "too pale" in fault for fault in found) == is_pale


def test_tables_without_a_header_row_and_pictures_without_words_are_named():
    found = access(import_template(FOREIGN["cover_table"](), "t").report)
    assert "A table has no header row (before the first heading: “Council”)." in found
    found = access(import_template(FOREIGN["full_of_traces"](), "t").report)
    assert "A picture has no words" in found  # its words were a path, and went
    assert found.endswith("Until then no final copy can be made.")


def test_a_heading_style_that_is_no_heading_is_named():
    flat = heading(2, "1F3864", 28).replace('<w:outlineLvl w:val="1"/>', "")
    styles = STYLES.replace(heading(2, "1F3864", 28), flat)
    assert flat in styles
    assert access(report_on(styles=styles)).startswith(
        "The style “Heading 2” is no heading of level 2 to a screen reader."
    )


# --- what is dropped ------------------------------------------------------------------------------


def test_what_is_dropped_is_counted_and_never_quoted():
    report = import_template(FOREIGN["full_of_traces"](), "t.docx").report
    assert report.dropped == (
        "A comment",
        "2 tracked changes, now accepted",
        "A piece of hidden text",
        "A custom property",
        "A document variable",
        "A part with data (custom XML)",
        "An embedded file, chart, diagram or control",
        "The names of 2 people",
        "The company’s name in the file’s properties",
        "A small picture of the first page",
    )
    whole = told(report)
    assert SECRET not in whole
    assert TENANT not in whole


@pytest.mark.parametrize(
    ("name", "dropped"),
    [
        ("docm", ("Macros",)),
        ("dotx", ("Building blocks",)),
        (
            "remote",
            (
                "The link to another template",
                "A picture that is fetched from elsewhere",
                "A link to a file (its words stay)",
            ),
        ),
        ("bound_controls", ("5 content controls (their words stay)",)),
        ("first_page_header", ()),
    ],
)
def test_macros_links_and_the_like_are_told_of(name: str, dropped: tuple[str, ...]):
    report = import_template(FOREIGN[name](), "t.docx").report
    assert report.dropped[: len(dropped)] == dropped
    assert not dropped or report.dropped == dropped or name == "bound_controls"


# --- the sensitivity label ------------------------------------------------------------------------

LABEL = ("docProps/custom.xml", "docMetadata/LabelInfo.xml")


def test_a_label_is_dropped_and_said_so():
    made = import_template(FOREIGN["full_of_traces"](), "t.docx")
    assert (made.report.has_label, made.report.label) == (True, "Official")
    assert not set(LABEL) & parts_of(made.docx).keys()
    items = [item for part in chapters(made.report, keeps_label=False) for item in part.items]
    assert "The sensitivity label “Official” is left out." in items


def test_a_label_is_kept_if_asked_without_who_set_it():
    made = import_template(FOREIGN["full_of_traces"](), "t.docx", keep_label=True)
    parts = parts_of(made.docx)
    assert set(LABEL) <= parts.keys()
    assert b"_Enabled" in parts[LABEL[0]]
    assert TENANT.encode() in parts[LABEL[1]]
    whole = b"".join(parts.values())
    assert SECRET.encode() not in whole
    assert b"_Owner" not in whole
    assert b"Case officer" not in whole
    items = [item for part in chapters(made.report, keeps_label=True) for item in part.items]
    assert "The sensitivity label “Official” is kept and written into each document." in items


# --- refusals -------------------------------------------------------------------------------------


def test_every_fault_is_named_at_once_with_its_paragraph():
    body = COVER.replace("{{ title }}", "Our {{ titel }}") + BODY + BODY
    picture = (Link("rId70", "image", "media/crest.emf"), Link("rId71", "image", "media/x.gif"))
    raw = word_file(
        body + SECTION,
        STYLES,
        headers=HEADERS,
        document_links=picture,
        more={"word/media/crest.emf": b"EMF", "word/media/x.gif": b"GIF89a"},
    )
    as_png = "In Word, right click on it, Save as Picture, PNG, and put that in its place."
    assert refused(raw).faults == (
        "Its picture “crest.emf” is neither a PNG nor a JPEG, so it may tell who made it and cannot"
        f" be cleaned. {as_png}",
        "Its picture “x.gif” is neither a PNG nor a JPEG, so it may tell who made it and cannot be"
        f" cleaned. {as_png}",
        "“{{ titel }}” in the document is no placeholder: paragraph “Our {{ titel }}”.",
        "{{ body }} stands there more than once.",
    )


@pytest.mark.parametrize(
    "code",
    [
        '<w:fldSimple w:instr=" TOC \\o "/>',
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>TOC \\o</w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>',
    ],
)
def test_words_own_contents_list_is_refused(code: str):
    raw = word_file(f"{COVER}<w:p>{code}</w:p>{BODY}{SECTION}", STYLES, headers=HEADERS)
    [fault] = refused(raw).faults
    assert fault.startswith("Word’s own contents list is in the document.")


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        (b"", "it is empty"),
        (b"%PDF-1.7", "it is a PDF"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "from before 2007"),
        (with_parts(standard_template().read_bytes(), {"word/styles.xml": b"<x"}), "well-formed"),
    ],
)
def test_a_file_that_is_no_template_is_refused_with_its_reason(raw: bytes, reason: str):
    error = refused(raw)
    assert reason in str(error)
    assert "“council.dotx” cannot be used" in str(error)
    assert error.faults == ()


@given(cut=st.integers(0, 20_000), noise=st.binary(max_size=40))
def test_whatever_the_bytes_it_is_imported_or_refused(cut: int, noise: bytes):
    whole = FOREIGN["full_of_traces"]()
    raw = whole[: cut % len(whole)] + noise + whole[cut % len(whole) + len(noise) :]
    with contextlib.suppress(TemplateError):
        assert import_template(raw, "t.docx").docx


# --- the council's colour -------------------------------------------------------------------------


def colours_of(styles: str) -> set[str]:
    """Return the colours of the styles that are lent to a template with these styles."""
    from ilacs_desktop.word.template.house_colours import HouseColours

    sheet = etree.fromstring(f'<w:styles xmlns:w="{W[1:-1]}">{styles}</w:styles>')
    lent = etree.fromstring(parts_of(standard_template().read_bytes())["word/styles.xml"])
    HouseColours.of(sheet).put_on(lent)
    return {e.get(W + name, "") for e in lent.iter() for name in ("val", "fill", "color")}


def test_lent_styles_take_the_colour_of_the_headings():
    found = colours_of(heading(1, "4B2A6B", 36))
    assert "4B2A6B" in found
    assert "0F4C5C" not in found
    assert "EDEAF0" in found  # a tenth of it, behind the header row


@pytest.mark.parametrize("colour", ["F2A900", "767676", "auto"])
def test_a_colour_that_cannot_be_read_is_not_taken(colour: str):
    found = colours_of(heading(1, colour, 36))
    assert "0F4C5C" in found
    assert colour not in found - {"auto"}


def test_a_picture_of_the_template_stays():
    made = import_template(FOREIGN["careless"](), "t.docx")
    assert parts_of(made.docx)["word/media/crest.png"] == png(40, 20)
