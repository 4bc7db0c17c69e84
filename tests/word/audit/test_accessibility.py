"""What some people cannot read is planted, one thing at a time, and found; the example has nothing of it."""

import pytest

from ilacs_desktop.document.model import Authority, Document, Picture
from ilacs_desktop.framework.model import Framework
from ilacs_desktop.word.audit.access_rules import RULES
from ilacs_desktop.word.audit.audit import audit
from ilacs_desktop.word.audit.finding import AuditFinding
from ilacs_desktop.word.audit.known import Known
from ilacs_desktop.word.writer import WordFile
from tests.word.audit.planting import (
    CORE,
    DOCUMENT,
    SETTINGS,
    STYLES,
    WORDPROCESSING,
    Edit,
    before,
    block,
    link,
    paragraph,
    planted,
    run,
    several,
    swap,
)
from tests.word.support import SMALL, changed, plain_png, write
from tests.word.template.test_logo import LOGO, png

DRAWING = f'<w:r><w:drawing><wp:%s xmlns:wp="{WORDPROCESSING}"><wp:docPr id="900" name="x"%s/></wp:%s></w:drawing></w:r>'
GOOD_TABLE = '<w:tblPr><w:tblCaption w:val="Homes"/></w:tblPr>'
HEADER = "<w:trPr><w:tblHeader/></w:trPr>"
LEFT, RIGHT = f"<w:tc><w:p>{run('Home')}</w:p></w:tc>", f"<w:tc><w:p>{run('Places')}</w:p></w:tc>"


def picture(words: str, kind: str = "inline") -> str:
    return DRAWING % (kind, f' descr="{words}"' if words else "", kind)


def table(rows: str = LEFT + RIGHT, properties: str = GOOD_TABLE, header: str = HEADER) -> Edit:
    second = f"<w:tr>{LEFT}{RIGHT}</w:tr>"
    return block(f"<w:tbl>{properties}<w:tr>{header}{rows}</w:tr>{second}</w:tbl>")


def styled(rules: str, kind: str = "paragraph", inside: str = "") -> Edit:
    """Return an edit that adds the style “Odd”."""
    style = (
        f'<w:style w:type="{kind}" w:styleId="Odd"><w:name w:val="Odd"/>'
        f"<w:rPr>{rules}</w:rPr>{inside}</w:style>"
    )
    return before(STYLES, "</w:styles>", style)


ODD = '<w:pStyle w:val="Odd"/>'
PALE = '<w:color w:val="888888"/>'
FIRST_ROW = (
    '<w:tblStylePr w:type="firstRow"><w:rPr><w:color w:val="FFFFFF"/></w:rPr><w:tcPr>'
    '<w:shd w:val="clear" w:color="auto" w:fill="%s"/></w:tcPr></w:tblStylePr>'
)
IN_STYLE = '<w:tblPr><w:tblStyle w:val="Odd"/><w:tblLook w:firstRow="1"/><w:tblCaption w:val="T"/></w:tblPr>'
BAND = FIRST_ROW.replace("firstRow", "band1Horz") % "8FB3BB"
BANDED = IN_STYLE.replace('w:firstRow="1"', 'w:firstRow="1" w:noHBand="%s"')
BULLET = '<w:pStyle w:val="ListBullet"/>'
PLANTED: dict[str, Edit] = {
    "title": swap(CORE, "<dc:title>.*</dc:title>", "<dc:title> </dc:title>"),
    "language": paragraph(run("Bonjour", '<w:lang w:val="fr-FR"/>')),
    "no_headings": several(
        swap(STYLES, 'w:val="heading 1"', 'w:val="Large"'),
        swap(STYLES, '<w:outlineLvl w:val="0"/>', ""),
        swap(STYLES, 'w:val="heading 2"', 'w:val="Middle"'),
        swap(STYLES, '<w:outlineLvl w:val="1"/>', ""),
    ),
    "heading_order": paragraph(run("Too deep"), '<w:outlineLvl w:val="4"/>'),
    "heading_empty": paragraph("", '<w:pStyle w:val="Heading2"/>'),
    "heading_faked": paragraph(run("What we ", "<w:b/>") + run("found", "<w:b/>")),
    "alt_missing": paragraph(picture("")),
    "alt_file": paragraph(picture("Picture 3")),
    "alt_long": paragraph(picture("A long tale. " * 20)),
    "header_row": table(header=""),
    "merged_cells": table(
        LEFT.replace("<w:p>", '<w:tcPr><w:gridSpan w:val="2"/></w:tcPr><w:p>', 1)
    ),
    "nested_table": table(
        LEFT.replace("<w:p>", f"<w:tbl>{GOOD_TABLE}<w:tr>{HEADER}{LEFT}</w:tr></w:tbl><w:p>")
        + RIGHT
    ),
    "empty_cell": table(LEFT + "<w:tc><w:p/></w:tc>"),
    "table_words": table(properties="<w:tblPr/>"),
    "blank_lines": block("<w:p/><w:p/>"),
    "spaces": paragraph(run("Name:      Date:")),
    "typed_list": paragraph(run("– Too few homes are near.")),
    "link_words": paragraph(
        f'<w:hyperlink w:anchor="ilacs_section_2">{run("click here")}</w:hyperlink>'
    ),
    "link_broken": paragraph(f"<w:hyperlink>{run('Our plan')}</w:hyperlink>"),
    "contrast": paragraph(run("Pale", PALE)),
    "floating": paragraph(picture("The council’s crest", "anchor")),
    "protected": before(SETTINGS, "</w:settings>", "<w:documentProtection/>"),
}
OTHERS: dict[str, tuple[str, Edit]] = {
    "no properties at all": ("title", swap(CORE, "<dc:title>.*</dc:title>", "")),
    "properties in Welsh": ("language", swap(CORE, "en-GB", "cy-GB")),
    "styles that say no language": ("language", swap(STYLES, "<w:lang [^>]*/>", "")),
    "a style in American English": ("language", styled('<w:lang w:val="en-US"/>')),
    "a first heading of level 2": (
        "heading_order",
        swap(
            DOCUMENT,
            "<w:body>",
            f'<w:body><w:p><w:pPr><w:outlineLvl w:val="1"/></w:pPr>{run("Early")}</w:p>',
        ),
    ),
    "a file’s name for a picture": ("alt_file", paragraph(picture("crest-final.PNG"))),
    "one word for a picture": ("alt_file", paragraph(picture("Chart"))),
    "an old picture without words": (
        "alt_missing",
        paragraph('<w:r><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml"/></w:pict></w:r>'),
    ),
    "an old picture that floats": (
        "floating",
        paragraph(
            '<w:r><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml" alt="Our crest" '
            'style="position: absolute"/></w:pict></w:r>'
        ),
    ),
    "a frame": ("floating", paragraph(run("Aside"), "<w:framePr/>")),
    "cells merged downwards": (
        "merged_cells",
        table(LEFT.replace("<w:p>", "<w:tcPr><w:vMerge/></w:tcPr><w:p>", 1) + RIGHT),
    ),
    "an empty description": (
        "table_words",
        table(properties='<w:tblPr><w:tblDescription w:val=" "/></w:tblPr>'),
    ),
    "a header row switched off": (
        "header_row",
        table(header='<w:trPr><w:tblHeader w:val="0"/></w:trPr>'),
    ),
    "tabs": ("spaces", paragraph("<w:r><w:t>A</w:t><w:tab/><w:tab/><w:t>B</w:t></w:r>")),
    "a typed number": ("typed_list", paragraph(run("1. We count moves."))),
    "a typed letter": ("typed_list", paragraph(run("(a) We count moves."))),
    "a typed bullet and a tab": (
        "typed_list",
        paragraph("<w:r><w:t>•</w:t><w:tab/><w:t>Too few.</w:t></w:r>"),
    ),
    "an address for a link": (
        "link_words",
        paragraph(
            '<w:hyperlink w:anchor="ilacs_section_2">'
            f"{run('https://northbridge.example/plan')}</w:hyperlink>"
        ),
    ),
    "a link without words": (
        "link_words",
        paragraph(f'<w:hyperlink w:anchor="ilacs_section_2">{run(" ")}</w:hyperlink>'),
    ),
    "a number alone": (
        "link_words",
        paragraph(f'<w:hyperlink w:anchor="ilacs_section_2">{run("7")}</w:hyperlink>'),
    ),
    "an address without a place": (
        "link_broken",
        several(
            link("https://", "hyperlink", external=True),
            paragraph(f'<w:hyperlink r:id="rId900">{run("Our plan")}</w:hyperlink>'),
        ),
    ),
    "an email address that is none": (
        "link_broken",
        several(
            link("mailto:qa", "hyperlink", external=True),
            paragraph(f'<w:hyperlink r:id="rId900">{run("Write to us")}</w:hyperlink>'),
        ),
    ),
    "a pale style": ("contrast", several(styled(PALE), paragraph(run("Pale"), ODD))),
    "a colour of the theme": (
        "contrast",
        paragraph(run("Pale", '<w:color w:themeColor="background2"/>')),
    ),
    "black on a dark ground": (
        "contrast",
        paragraph(run("Dark", '<w:color w:val="000000"/><w:shd w:val="solid" w:color="444444"/>')),
    ),
    "a highlighter": (
        "contrast",
        paragraph(run("Marked", '<w:color w:val="FF0000"/><w:highlight w:val="yellow"/>')),
    ),
    "a pattern": (
        "contrast",
        paragraph(
            run(
                "Grey",
                '<w:color w:val="333333"/><w:shd w:val="pct60" w:color="000000" w:fill="FFFFFF"/>',
            )
        ),
    ),
    "a table’s header shading": (
        "contrast",
        several(styled("", "table", FIRST_ROW % "8FB3BB"), table(properties=IN_STYLE)),
    ),
    "a table’s bands": (
        "contrast",
        several(styled("", "table", BAND), table(properties=BANDED % "0")),
    ),
    "a shaded cell": (
        "contrast",
        table(
            LEFT.replace(
                "<w:p>", '<w:tcPr><w:shd w:val="clear" w:fill="666666"/></w:tcPr><w:p>', 1
            ).replace("<w:r>", '<w:r><w:rPr><w:color w:val="000000"/></w:rPr>')
            + RIGHT
        ),
    ),
}
FINE: dict[str, Edit] = {
    "a picture that is decoration": paragraph(
        DRAWING.replace(
            "/></wp:%s>",
            "><adec:decorative "
            'xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/>'
            "</wp:docPr></wp:%s>",
        )
        % ("inline", "", "inline")
    ),
    "a sound table": table(),
    "white on a dark header": several(
        styled("", "table", FIRST_ROW % "0F4C5C"), table(properties=IN_STYLE)
    ),
    "a special format that is not asked for": several(
        styled("", "table", FIRST_ROW % "8FB3BB"),
        table(properties=IN_STYLE.replace('w:firstRow="1"', 'w:firstRow="0"')),
    ),
    "bands that are not asked for": several(
        styled("", "table", BAND), table(properties=BANDED % "1")
    ),
    "bands of the other rows": several(
        styled("", "table", BAND.replace("band1", "band2")), table(properties=BANDED % "0")
    ),
    "pale but large": paragraph(run("Large", '<w:color w:val="888888"/><w:sz w:val="36"/>')),
    "pale but large and bold": paragraph(
        run("Large ", '<w:b/><w:color w:val="888888"/><w:sz w:val="28"/>') + run("and small.")
    ),
    "white that Word chooses": paragraph(
        run("Dark", '<w:color w:val="auto"/><w:shd w:val="clear" w:fill="222222"/>')
    ),
    "a bold word in a sentence": paragraph(run("All ", "<w:b/>") + run("are safe.")),
    "a bold list item": paragraph(run("Are safe", "<w:b/>"), BULLET),
    "a long bold sentence": paragraph(run("We know our children well. " * 4, "<w:b/>")),
    "one blank paragraph": block("<w:p/>"),
    "a paragraph for a page break": block(
        '<w:p/><w:p><w:r><w:br w:type="page"/></w:r></w:p><w:p/>'
    ),
    "a dash in a sentence": paragraph(run("Homes – too few of them – are near.")),
    "a year to begin with": paragraph(run("2026 was better.")),
    "a list item with a number in it": paragraph(run("1. is our first"), BULLET),
    "a link to a web page": several(
        link("https://northbridge.example/plan", "hyperlink", external=True),
        paragraph(f'<w:hyperlink r:id="rId900">{run("Our plan")}</w:hyperlink>'),
    ),
    "an email address": several(
        link("mailto:qa@northbridge.example?subject=Plan", "hyperlink", external=True),
        paragraph(f'<w:hyperlink r:id="rId900">{run("Write to us")}</w:hyperlink>'),
    ),
    "a heading one level down": paragraph(run("Deeper"), '<w:outlineLvl w:val="1"/>'),
    "a line whose bold is switched off": paragraph(run("Plain", "<w:b w:val='0'/>")),
    "a protection that is off": before(
        SETTINGS, "</w:settings>", '<w:documentProtection w:val="0"/>'
    ),
}


@pytest.fixture(scope="module")
def final(framework: Framework) -> WordFile:
    """Return a final copy of the small self-evaluation with a logo on its cover."""
    return write(changed(SMALL, authority=LOGO), framework, copy="final")


def found(raw: bytes, document: Document = SMALL) -> dict[str, AuditFinding]:
    audited = audit(raw, document, "final", Known())
    return {one.rule.removeprefix("everyone."): one for one in audited.group("everyone")}


def test_every_rule_is_planted_and_names_its_standard():
    assert {f"everyone.{name}" for name in PLANTED} == {rule.id for rule in RULES}
    assert all(rule.source.startswith(("WCAG ", "Word: ")) for rule in RULES)


@pytest.mark.parametrize("name", PLANTED)
def test_a_planted_fault_is_found(final: WordFile, name: str):
    faults = found(planted(final.docx, PLANTED[name]))
    [rule] = [rule for rule in RULES if rule.id == f"everyone.{name}"]
    assert set(faults) == {name}
    assert faults[name].severity == rule.severity
    assert all(place.words for place in faults[name].places)


@pytest.mark.parametrize("name", OTHERS)
def test_another_form_of_it_is_found(final: WordFile, name: str):
    rule, edit = OTHERS[name]
    assert set(found(planted(final.docx, edit))) == {rule}


@pytest.mark.parametrize("name", FINE)
def test_what_is_fine_is_left_alone(final: WordFile, name: str):
    assert found(planted(final.docx, FINE[name])) == {}


def test_a_clean_file_has_no_fault(final: WordFile):
    assert found(final.docx) == {}


@pytest.mark.parametrize(
    ("copy", "citations"),
    [
        ("draft", "number"),
        ("final", "short_source"),
        pytest.param("draft", "short_source", marks=pytest.mark.long),
        pytest.param("review", "number", marks=pytest.mark.long),
        pytest.param("review", "short_source", marks=pytest.mark.long),
        pytest.param("final", "number", marks=pytest.mark.long),
    ],
)
def test_the_example_has_no_fault(
    example: Document, framework: Framework, copy: str, citations: str
):
    raw = write(example, framework, draw_chart=plain_png, copy=copy, citations=citations).docx
    assert found(raw, example) == {}


def test_a_logo_without_words_is_found(framework: Framework):
    nameless = Authority("Northbridge Council", logo=Picture(png(20, 10), ""))
    raw = write(changed(SMALL, authority=nameless), framework).docx
    assert set(found(raw)) == {"alt_missing"}


def test_a_table_that_only_arranges_needs_a_persons_eye(final: WordFile):
    """On a cover, and with one row or one column; Word’s checker asks for a header all the same."""
    row = f"<w:tr>{LEFT}{RIGHT}</w:tr>"
    arranged = block(f"<w:tbl>{GOOD_TABLE}{row}</w:tbl>")
    cover = swap(DOCUMENT, "<w:body>", f"<w:body><w:tbl>{GOOD_TABLE}{row}{row}</w:tbl>")
    for edit in (arranged, cover):
        assert found(planted(final.docx, edit))["header_row"].severity == "look"


def test_contrast_is_told_with_what_is_needed(final: WordFile):
    [place] = found(planted(final.docx, PLANTED["contrast"]))["contrast"].places
    assert place.words.startswith("3.5 to 1 where 4.5 is needed. Under “The experiences")
    assert place.words.endswith(": “Pale”")


def test_text_in_a_box_is_read_once(final: WordFile):
    box = (
        '<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
        "<mc:Choice Requires='wps'><w:txbxContent>%s</w:txbxContent></mc:Choice>"
        "<mc:Fallback><w:txbxContent>%s</w:txbxContent></mc:Fallback></mc:AlternateContent>"
    )
    inside = f"<w:p>{run('1. Typed')}</w:p>"
    raw = planted(final.docx, paragraph(f"<w:r>{box % (inside, inside)}</w:r>"))
    [place] = found(raw)["typed_list"].places
    assert place.words.endswith(": “1. Typed”")
