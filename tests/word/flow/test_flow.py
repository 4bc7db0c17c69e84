"""What fills the pages of a Word file, read from its styles, lists and tables."""

from typing import Any

import pytest

from ilacs_desktop.framework.model import Framework
from ilacs_desktop.word.flow.model import Font, Paragraph, Picture, Section, Table
from ilacs_desktop.word.flow.reader import read_flow
from ilacs_desktop.word.parts.package import PackageError, Parts, read_package
from tests.word.support import SMALL, write

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_RELS = "http://schemas.openxmlformats.org/package/2006/relationships"
_TYPES = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
STYLES = """
<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Arial"/><w:sz w:val="22"/></w:rPr></w:rPrDefault>
<w:pPrDefault><w:pPr><w:spacing w:after="120" w:line="259"/></w:pPr></w:pPrDefault></w:docDefaults>
<w:style w:type="paragraph" w:default="1" w:styleId="Normal"/>
<w:style w:type="paragraph" w:styleId="Base"><w:pPr><w:keepNext/><w:spacing w:before="240"/></w:pPr>
<w:rPr><w:b/><w:sz w:val="30"/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="Derived"><w:basedOn w:val="Base"/>
<w:pPr><w:keepNext w:val="0"/><w:ind w:left="200" w:hanging="100"/></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="Bullet"><w:pPr><w:numPr><w:numId w:val="7"/></w:numPr></w:pPr></w:style>
<w:style w:type="character" w:styleId="Loud"><w:rPr><w:i/><w:caps/></w:rPr></w:style>
<w:style w:type="table" w:styleId="Grid"><w:tblPr><w:tblCellMar><w:top w:w="40"/><w:left w:w="100"/>
<w:right w:w="100"/></w:tblCellMar><w:tblBorders><w:insideH w:val="single" w:sz="8"/></w:tblBorders></w:tblPr></w:style>
"""
NUMBERING = """<w:abstractNum w:abstractNumId="3"><w:lvl w:ilvl="0"><w:pPr>
<w:ind w:left="397" w:hanging="284"/></w:pPr></w:lvl></w:abstractNum>
<w:num w:numId="7"><w:abstractNumId w:val="3"/></w:num>"""


def parts(body: str) -> Parts:
    """Return the parts of a small Word file with this body."""

    def part(tag: str, inner: str) -> bytes:
        return f"<w:{tag} {_W}>{inner}</w:{tag}>".encode()

    def links(*kinds: str) -> bytes:
        made = "".join(
            f'<Relationship Id="r{at}" Type="{_TYPES}/{kind}" Target="{name}"/>'
            for at, (kind, name) in enumerate(k.split(":") for k in kinds)
        )
        return f'<Relationships xmlns="{_RELS}">{made}</Relationships>'.encode()

    return {
        "_rels/.rels": links("officeDocument:word/document.xml"),
        "word/document.xml": part("document", f"<w:body>{body}</w:body>"),
        "word/_rels/document.xml.rels": links("styles:styles.xml", "numbering:numbering.xml"),
        "word/styles.xml": part("styles", STYLES),
        "word/numbering.xml": part("numbering", NUMBERING),
    }


def only(body: str) -> Any:
    """Return the one item that a body holds."""
    (section,) = read_flow(parts(body))
    (item,) = section.items
    return item


def test_a_plain_paragraph_has_the_defaults() -> None:
    item = only("<w:p><w:r><w:t>Words.</w:t></w:r></w:p>")
    assert isinstance(item, Paragraph)
    assert (item.spans[0].text, item.font) == ("Words.", Font("Arial", 11))
    assert (item.after, item.line, item.rule, item.style) == (6, 259 / 240, "multiple", "Normal")


def test_a_style_takes_from_what_it_is_based_on_and_may_switch_it_off() -> None:
    item = only('<w:p><w:pPr><w:pStyle w:val="Derived"/></w:pPr><w:r><w:t>x</w:t></w:r></w:p>')
    assert item.font == Font("Arial", 15, bold=True)
    assert (item.before, item.after, item.keep_next) == (12, 6, False)
    assert (item.left, item.first) == (10, -5)


def test_what_a_paragraph_says_itself_goes_before_its_style() -> None:
    item = only(
        '<w:p><w:pPr><w:pStyle w:val="Base"/><w:spacing w:before="0" w:line="300"'
        ' w:lineRule="exact"/><w:pageBreakBefore/></w:pPr></w:p>'
    )
    assert (item.before, item.after, item.line, item.rule) == (0, 6, 15, "exact")
    assert item.new_page
    assert item.keep_next


def test_a_list_item_stands_in_as_its_level_says() -> None:
    item = only('<w:p><w:pPr><w:pStyle w:val="Bullet"/></w:pPr><w:r><w:t>x</w:t></w:r></w:p>')
    assert (item.left, item.first) == (19.85, -14.2)


def test_runs_of_one_look_are_one_and_hidden_and_deleted_words_are_left_out() -> None:
    item = only(
        "<w:p><w:r><w:t>One </w:t></w:r><w:r><w:t>two </w:t></w:r>"
        '<w:r><w:rPr><w:rStyle w:val="Loud"/></w:rPr><w:t>three</w:t></w:r>'
        "<w:r><w:rPr><w:vanish/></w:rPr><w:t>hidden</w:t></w:r>"
        "<w:del><w:r><w:t>gone</w:t></w:r></w:del><w:ins><w:r><w:t> four</w:t></w:r></w:ins></w:p>"
    )
    assert [span.text for span in item.spans] == ["One two ", "THREE", " four"]
    assert item.spans[1].font.italic


def test_breaks_tabs_and_pictures_are_told() -> None:
    inline = (
        '<wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing">'
        '<wp:extent cx="25400" cy="127000"/><wp:docPr descr="A tree"/></wp:inline>'
    )
    item = only(
        '<w:p><w:bookmarkStart w:id="1" w:name="here"/><w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/>'
        f'<w:t>c</w:t><w:br w:type="page"/></w:r><w:r><w:drawing>{inline}</w:drawing></w:r></w:p>'
    )
    assert item.spans[0].text == "a\tb\u2028c"
    assert item.breaks_after
    assert item.picture == 10
    assert item.pictures == (Picture(2, 10, b"", "A tree"),)
    assert item.bookmarks == ("here",)


def test_a_table_has_its_widths_margins_and_header() -> None:
    table = only(
        '<w:tbl><w:tblPr><w:tblStyle w:val="Grid"/></w:tblPr><w:tblGrid><w:gridCol w:w="2000"/>'
        '<w:gridCol w:w="1000"/></w:tblGrid>'
        "<w:tr><w:trPr><w:tblHeader/><w:cantSplit/></w:trPr>"
        '<w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr><w:p><w:r><w:t>Head</w:t></w:r></w:p></w:tc></w:tr>'
        "<w:tr><w:tc><w:p/></w:tc><w:tc><w:p/></w:tc></w:tr></w:tbl>"
    )
    assert isinstance(table, Table)
    head, body = table.rows
    assert (head.header, head.splits, body.header, body.splits) == (True, False, False, True)
    assert [cell.width for cell in (*head.cells, *body.cells)] == [140, 90, 40]
    assert (head.cells[0].above, head.cells[0].below, head.line) == (2, 0, 1)


def test_a_table_within_a_cell_is_read() -> None:
    inner = "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>Deep</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"
    table = only(f"<w:tbl><w:tr><w:tc>{inner}<w:p/></w:tc></w:tr></w:tbl>")
    found, empty = table.rows[0].cells[0].items
    assert found.rows[0].cells[0].items[0].spans[0].text == "Deep"
    assert isinstance(empty, Paragraph)


def test_sections_have_their_own_pages() -> None:
    upright, sideways = read_flow(
        parts(
            '<w:p><w:pPr><w:sectPr><w:pgSz w:w="11900" w:h="16800"/><w:pgMar w:left="1000"'
            ' w:right="900" w:top="1400" w:bottom="-1400"/></w:sectPr></w:pPr></w:p>'
            '<w:p/><w:sectPr><w:type w:val="continuous"/></w:sectPr>'
        )
    )
    assert (upright.width, upright.height, len(upright.items)) == (500, 700, 1)
    assert upright.new_page
    assert not sideways.new_page


@pytest.mark.parametrize(
    "body",
    [
        "",
        "<w:p/>",
        '<w:p><w:pPr><w:ind w:left="x" w:right="inf" w:hanging="nan"/></w:pPr></w:p>',
        '<w:p><w:pPr><w:numPr><w:ilvl w:val="x"/><w:numId w:val="7"/></w:numPr></w:pPr></w:p>',
        '<w:tbl><w:tblPr><w:tblLook w:val="odd"/></w:tblPr><w:tr><w:tc/></w:tr></w:tbl>',
        '<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="nan"/></w:tcPr></w:tc></w:tr></w:tbl>',
        '<w:p/><w:sectPr><w:pgNumType w:start="inf"/><w:pgSz w:w="-1" w:h="0"/></w:sectPr>',
    ],
)
def test_little_or_odd_content_is_read(body: str) -> None:
    assert all(isinstance(section, Section) for section in read_flow(parts(body)))


def test_a_damaged_part_is_refused() -> None:
    with pytest.raises(PackageError):
        read_flow(parts("<w:p>") | {"word/styles.xml": b"<w:styles"})


def test_our_own_file_is_read_whole(framework: Framework) -> None:
    upright, sideways = read_flow(read_package(write(SMALL, framework).docx))
    assert upright.width < sideways.width
    names = {
        name for item in upright.items if isinstance(item, Paragraph) for name in item.bookmarks
    }
    assert {"ilacs_part_summary", "ilacs_section_1"} <= names
    assert sum(isinstance(item, Table) for item in sideways.items) == 2


def test_a_file_without_a_document_is_damaged() -> None:
    with pytest.raises(PackageError, match="no document"):
        read_flow({})
