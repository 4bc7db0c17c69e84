"""What a Word file says of looks, lists, tabs, borders, headers and footers, read as plain values."""

import pytest
from lxml import etree

from ilacs_desktop.word.flow.lists import Lists
from ilacs_desktop.word.flow.model import Border, Look, Tab, Table
from ilacs_desktop.word.flow.reader import read_flow
from ilacs_desktop.word.flow.text import field_of
from ilacs_desktop.word.parts.ooxml import NAMESPACE
from tests.word.flow.test_flow import only, parts

_W = f'xmlns:w="{NAMESPACE}" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
_RELS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def lists(levels: str, nums: str = "") -> Lists:
    """Return the lists of a numbering part with one model, and a list 1 that follows it."""
    raw = (
        f'<w:numbering {_W}><w:abstractNum w:abstractNumId="3">{levels}</w:abstractNum>'
        f'<w:num w:numId="1"><w:abstractNumId w:val="3"/></w:num>{nums}</w:numbering>'
    )
    return Lists(etree.fromstring(raw))


def level(at: int, form: str, text: str, start: int = 1) -> str:
    return (
        f'<w:lvl w:ilvl="{at}"><w:start w:val="{start}"/><w:numFmt w:val="{form}"/>'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
    )


def labels(found: Lists, *places: tuple[str, str]) -> list[str]:
    made = []
    for place in places:
        at = found.level(*place)
        assert at is not None
        made.append(found.next_label(at))
    return made


@pytest.mark.parametrize(
    ("form", "told"),
    [
        ("decimal", ["1.", "2.", "3."]),
        ("lowerLetter", ["a.", "b.", "c."]),
        ("upperLetter", ["A.", "B.", "C."]),
        ("lowerRoman", ["i.", "ii.", "iii."]),
        ("upperRoman", ["I.", "II.", "III."]),
        ("none", [".", ".", "."]),
    ],
)
def test_a_list_counts_in_its_own_way(form: str, told: list[str]) -> None:
    assert labels(lists(level(0, form, "%1.")), *[("1", "0")] * 3) == told


@pytest.mark.parametrize(("number", "told"), [(4, "iv"), (9, "ix"), (14, "xiv"), (1990, "mcmxc")])
def test_roman_numbers_are_written_as_romans_wrote_them(number: int, told: str) -> None:
    assert labels(lists(level(0, "lowerRoman", "%1", start=number)), ("1", "0")) == [told]


def test_letters_go_on_after_z_by_doubling() -> None:
    assert labels(lists(level(0, "lowerLetter", "%1", start=27)), ("1", "")) == ["aa"]


def test_levels_count_within_the_level_above() -> None:
    found = lists(level(0, "decimal", "%1.") + level(1, "decimal", "%1.%2"))
    places = [("1", "0"), ("1", "1"), ("1", "1"), ("1", "0"), ("1", "1")]
    assert labels(found, *places) == ["1.", "1.1", "1.2", "2.", "2.1"]


def test_a_list_of_its_own_begins_again_where_it_says_so_and_else_counts_on() -> None:
    nums = (
        '<w:num w:numId="2"><w:abstractNumId w:val="3"/><w:lvlOverride w:ilvl="0">'
        '<w:startOverride w:val="1"/></w:lvlOverride></w:num>'
        '<w:num w:numId="4"><w:abstractNumId w:val="3"/></w:num>'
    )
    found = lists(level(0, "decimal", "%1)"), nums)
    places = [("1", "0"), ("1", "0"), ("2", "0"), ("2", "0"), ("4", "0")]
    assert labels(found, *places) == ["1)", "2)", "1)", "2)", "3)"]


def test_bullets_of_symbol_fonts_become_letters_that_every_font_has() -> None:
    assert labels(lists(level(0, "bullet", "\uf0b7")), ("1", "0")) == ["•"]


def test_a_list_that_is_not_there_has_no_level() -> None:
    assert lists(level(0, "bullet", "•")).level("9", "0") is None
    assert Lists(None).level("1", "0") is None


def test_a_list_item_has_its_bullet_and_no_other_paragraph() -> None:
    found = parts('<w:p><w:pPr><w:pStyle w:val="Bullet"/></w:pPr></w:p><w:p/>')
    numbering = found["word/numbering.xml"].decode()
    dot = '<w:lvlText w:val="•"/><w:rPr><w:color w:val="0F4C5C"/></w:rPr></w:lvl>'
    found["word/numbering.xml"] = numbering.replace("</w:lvl>", dot).encode()
    ((item, plain),) = (section.items for section in read_flow(found))
    assert (item.marker.text, item.marker.look) == ("•", Look("#0f4c5c"))  # type: ignore[union-attr]
    assert item.text_indent == 0  # type: ignore[union-attr]
    assert plain.marker is None  # type: ignore[union-attr]


def test_text_has_its_colour_underline_and_link() -> None:
    item = only(
        '<w:p><w:r><w:t>See </w:t></w:r><w:hyperlink w:anchor="plan"><w:r><w:rPr>'
        '<w:color w:val="0F4C5C"/><w:u w:val="single"/></w:rPr><w:t>it</w:t></w:r></w:hyperlink>'
        '<w:r><w:rPr><w:color w:val="auto"/><w:u w:val="none"/></w:rPr><w:t>.</w:t></w:r></w:p>'
    )
    see, link, end = item.spans
    assert (link.target, link.look) == ("plan", Look("#0f4c5c", underlined=True))
    assert see.look == end.look == Look()
    assert see.target == ""


@pytest.mark.parametrize(
    ("given", "told"),
    [("both", "justify"), ("center", "center"), ("end", "right"), ("left", "left")],
)
def test_a_paragraph_has_its_alignment(given: str, told: str) -> None:
    assert only(f'<w:p><w:pPr><w:jc w:val="{given}"/></w:pPr></w:p>').alignment == told


def test_tab_stops_are_in_order_and_some_are_cleared() -> None:
    item = only(
        '<w:p><w:pPr><w:tabs><w:tab w:val="right" w:leader="dot" w:pos="4000"/>'
        '<w:tab w:val="left" w:pos="1000"/><w:tab w:val="clear" w:pos="500"/></w:tabs></w:pPr></w:p>'
    )
    assert item.tabs == (Tab(50), Tab(200, "right", "."))


def test_borders_and_shading_of_a_paragraph_are_told() -> None:
    item = only(
        '<w:p><w:pPr><w:pBdr><w:top w:val="single" w:sz="8" w:space="5" w:color="0F4C5C"/>'
        '<w:left w:val="nil"/><w:between w:val="single"/></w:pBdr><w:shd w:fill="E7EFF1"/></w:pPr></w:p>'
    )
    assert item.borders.top == Border(1, "#0f4c5c", 5)
    assert item.borders.left is None
    assert item.borders.between
    assert item.shade == "#e7eff1"
    assert item.borders.top.room == 6


def test_the_first_row_of_a_table_looks_as_its_style_says() -> None:
    found = parts(
        '<w:tbl><w:tblPr><w:tblStyle w:val="Grid"/><w:tblLook w:val="0020"/></w:tblPr>'
        '<w:tblGrid><w:gridCol w:w="2000"/></w:tblGrid>'
        "<w:tr><w:tc><w:p><w:r><w:t>Head</w:t></w:r></w:p></w:tc></w:tr>"
        '<w:tr><w:tc><w:tcPr><w:vAlign w:val="bottom"/><w:shd w:fill="FFFFFF"/></w:tcPr>'
        "<w:p><w:r><w:t>Body</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"
    )
    first = (
        '<w:tblStylePr w:type="firstRow"><w:rPr><w:b/></w:rPr><w:tcPr><w:tcBorders>'
        '<w:bottom w:val="single" w:sz="8" w:color="0F4C5C"/></w:tcBorders>'
        '<w:shd w:fill="E7EFF1"/></w:tcPr></w:tblStylePr></w:style>'
    )
    styles = found["word/styles.xml"].decode()
    found["word/styles.xml"] = first.join(styles.rsplit("</w:style>", 1)).replace("\n", "").encode()
    ((table,),) = (section.items for section in read_flow(found))
    assert isinstance(table, Table)
    head, body = (row.cells[0] for row in table.rows)
    assert head.shade == "#e7eff1"
    assert head.borders.bottom == Border(1, "#0f4c5c")
    assert head.items[0].font.bold  # type: ignore[union-attr]
    assert not body.items[0].font.bold  # type: ignore[union-attr]
    assert body.borders.top == Border(1)
    assert (body.shade, body.stands) == ("#ffffff", "bottom")


def test_page_numbers_are_fields_however_they_are_written() -> None:
    simple = only('<w:p><w:fldSimple w:instr=" PAGE "><w:r><w:t>1</w:t></w:r></w:fldSimple></w:p>')
    assert [span.field for span in simple.spans] == ["page"]
    marks = [f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate")]
    whole = only(
        f"<w:p><w:r><w:t>of </w:t></w:r>{marks[0]}<w:r><w:instrText> NUM</w:instrText></w:r>"
        f"<w:r><w:instrText>PAGES \\* Arabic</w:instrText></w:r>{marks[1]}<w:r><w:t>9</w:t></w:r>"
        '<w:r><w:fldChar w:fldCharType="end"/></w:r><w:r><w:t> pages</w:t></w:r></w:p>'
    )
    assert [(span.text, span.field) for span in whole.spans] == [
        ("of ", ""),
        ("9", "pages"),
        (" pages", ""),
    ]


@pytest.mark.parametrize("code", ["", " ", "PAGEREF x", "TOC", '"odd'])
def test_other_fields_keep_what_they_show(code: str) -> None:
    assert field_of(code) == ""


def test_sections_have_headers_and_footers_and_take_over_those_before() -> None:
    found = parts(
        '<w:p><w:pPr><w:sectPr><w:headerReference w:type="default" r:id="h1"/>'
        '<w:footerReference w:type="first" r:id="f1"/><w:titlePg/>'
        '<w:pgNumType w:start="3"/></w:sectPr></w:pPr></w:p>'
        '<w:p/><w:sectPr><w:headerReference w:type="default" r:id="gone"/></w:sectPr>'
    )
    found["word/document.xml"] = found["word/document.xml"].replace(
        b"<w:document ", f'<w:document xmlns:r="{_RELS}" '.encode()
    )
    links = found["word/_rels/document.xml.rels"].decode()
    for name, kind in (("h1", "header"), ("f1", "footer")):
        link = f'<Relationship Id="{name}" Type="{_RELS}/{kind}" Target="{kind}.xml"/>'
        links = links.replace("</Relationships>", f"{link}</Relationships>")
        story = f"<w:hdr {_W}><w:p><w:r><w:t>{kind}</w:t></w:r></w:p></w:hdr>"
        found[f"word/{kind}.xml"] = story.encode()
    found["word/_rels/document.xml.rels"] = links.encode()
    one, two = read_flow(found)
    ((header,), (footer,)) = (one.headers["default"], one.footers["first"])
    assert (header.spans[0].text, footer.spans[0].text) == ("header", "footer")  # type: ignore[union-attr]
    assert (one.has_first, one.first_number, two.has_first, two.first_number) == (
        True,
        3,
        False,
        None,
    )
    assert two.headers["default"] == ()
    assert two.footers == one.footers


def test_a_paper_has_its_margins() -> None:
    (section,) = read_flow(
        parts(
            '<w:p/><w:sectPr><w:pgSz w:w="12000" w:h="16000"/><w:pgMar w:left="1000" w:right="800"'
            ' w:gutter="200" w:top="1400" w:bottom="1300" w:header="600" w:footer="500"/></w:sectPr>'
        )
    )
    paper = section.paper
    assert (paper.width, paper.height, paper.left, paper.top) == (600, 800, 50, 70)
    assert (paper.header, paper.footer) == (30, 25)
    assert (section.width, section.height) == (500, 665)
