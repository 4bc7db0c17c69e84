"""Two templates such as councils' communications teams make: ``python -m tests.word.template.council_templates OUT``.

``plain`` is a corporate letterhead with the styles that every Word template has. ``band`` has a
cover with a coloured band and a table of details, and table and list styles of its own.
"""

import struct
import sys
import zlib
from pathlib import Path

from tests.word.parts.office_files import (
    Link,
    defaults,
    heading,
    paragraph,
    picture,
    style,
    word_file,
)
from tests.word.template.test_logo import chunk

PLUM, MOSS, STONE, INK = "4B2A6B", "1E5B45", "F1EFEA", "2B2B2B"
_MARGINS = (
    '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="{top}" w:right="1247" w:bottom="1361" '
    'w:left="1247" w:header="624" w:footer="567" w:gutter="0"/>'
)
_PAGES = (
    '<w:r><w:t xml:space="preserve">Page </w:t></w:r><w:fldSimple w:instr=" PAGE "><w:r><w:t>1</w:t>'
    '</w:r></w:fldSimple><w:r><w:t xml:space="preserve"> of </w:t></w:r><w:fldSimple '
    'w:instr=" NUMPAGES "><w:r><w:t>1</w:t></w:r></w:fldSimple>'
)
_NO_BORDERS = (
    "<w:tblBorders>"
    + "".join(f'<w:{side} w:val="nil"/>' for side in ("top", "left", "bottom", "right"))
    + "</w:tblBorders>"
)


def crest(colour: str) -> bytes:
    """Return a picture of a bridge over a river, 240 × 80 pixels, in a colour."""
    red, green, blue = bytes.fromhex(colour)
    rows = bytearray()
    for y in range(80):
        rows.append(0)
        for x in range(240):
            arch = (x % 80 - 40) ** 2 + (y - 62) ** 2 < 30**2
            stone = 20 <= y < 62 and not arch
            river = 66 <= y < 74 and (x // 12 + y // 4) % 3 > 0
            rows += bytes((red, green, blue)) if stone or river else b"\xff\xff\xff"
    header = struct.pack(">IIBBBBB", 240, 80, 8, 2, 0, 0, 0)
    data = chunk(b"IDAT", zlib.compress(bytes(rows)))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + data + chunk(b"IEND")


def plain() -> bytes:
    """Return a plain corporate template, a .dotx, in plum."""
    rule = f'<w:pBdr><w:bottom w:val="single" w:sz="6" w:space="4" w:color="{PLUM}"/></w:pBdr>'
    grey = '<w:rPr><w:color w:val="595959"/><w:sz w:val="18"/></w:rPr>'
    styles = (
        defaults("Calibri", 22, 140)
        + heading(1, PLUM, 36)
        + heading(2, PLUM, 27)
        + heading(3, INK, 23)
        + style(
            "Title", "Title", f'<w:rPr><w:b/><w:color w:val="{PLUM}"/><w:sz w:val="64"/></w:rPr>'
        )
        + style(
            "Subtitle", "Subtitle", '<w:rPr><w:color w:val="595959"/><w:sz w:val="28"/></w:rPr>'
        )
        + style("header", "Header", f"<w:pPr>{rule}<w:spacing w:after='0'/></w:pPr>{grey}")
        + style("footer", "Footer", f"<w:pPr><w:spacing w:after='0'/></w:pPr>{grey}")
        + style("List Paragraph", "ListParagraph", '<w:pPr><w:ind w:left="720"/></w:pPr>')
    )
    tab = '<w:tabs><w:tab w:val="right" w:pos="9412"/></w:tabs>'
    headers = {
        "header1": _tabbed("{{ marking }}", "{{ authority }}", "Header", tab),
        "header2": paragraph("{{ marking }}", "Header"),
        "footer1": (
            f'<w:p><w:pPr><w:pStyle w:val="Footer"/>{tab}</w:pPr><w:r><w:t xml:space="preserve">'
            "{{ marking }}   {{ version }}</w:t></w:r><w:r><w:tab/></w:r>" + _PAGES + "</w:p>"
        ),
        "footer2": paragraph("{{ marking }}", "Footer"),
    }
    body = (
        picture("rId50", descr="Northbridge Council")
        + paragraph("{{ title }}", "Title", own='<w:spacing w:before="3600"/>')
        + paragraph("Services for children, families and care leavers", "Subtitle")
        + paragraph("{{ authority }}", run="<w:b/>", own='<w:spacing w:before="900"/>')
        + paragraph("{{ date }}")
        + paragraph("{{ version }}")
        + paragraph("{{ draft }}", run="<w:b/>")
        + paragraph("Contents", "Heading1", own="<w:pageBreakBefore/>")
        + paragraph("{{ contents }}")
        + paragraph("{{ body }}")
    )
    return word_file(
        f"{body}<w:sectPr>{_references('first')}{_MARGINS.format(top=1418)}<w:titlePg/></w:sectPr>",
        styles,
        headers=headers,
        main_type="template.main+xml",
        more={"word/media/crest.png": crest(PLUM)},
        document_links=(Link("rId50", "image", "media/crest.png"),),
    )


def band() -> bytes:
    """Return a template whose cover has a coloured band and a table of details, in moss green."""
    fill = '<w:shd w:val="clear" w:color="auto" w:fill="{}"/>'
    white = '<w:rPr><w:b/><w:color w:val="FFFFFF"/><w:sz w:val="{}"/></w:rPr>'
    rule = f'<w:{{}} w:val="single" w:sz="{{}}" w:space="0" w:color="{MOSS}"/>'
    table = (
        f"<w:tblPr><w:tblBorders>{rule.format('top', 8)}{rule.format('bottom', 8)}"
        f"{rule.format('insideH', 4)}</w:tblBorders><w:tblCellMar><w:top w:w='60' w:type='dxa'/>"
        "<w:left w:w='100' w:type='dxa'/><w:bottom w:w='60' w:type='dxa'/><w:right w:w='100' "
        "w:type='dxa'/></w:tblCellMar></w:tblPr><w:tblStylePr w:type='firstRow'><w:tcPr>"
        f"{fill.format(MOSS)}</w:tcPr></w:tblStylePr>"
    )
    styles = (
        defaults("Arial", 21, 120)
        + heading(1, MOSS, 34, own="<w:pageBreakBefore/>")
        + heading(2, MOSS, 25)
        + heading(3, INK, 22)
        + style("Title", "Title", f'<w:pPr><w:spacing w:after="120"/></w:pPr>{white.format(72)}')
        + style("Cover Authority", "CoverAuthority", white.format(30))
        + style(
            "TOC Heading",
            "TOCHeading",
            f'<w:rPr><w:b/><w:color w:val="{MOSS}"/><w:sz w:val="34"/></w:rPr>',
        )
        + style(
            "List Bullet",
            "ListBullet",
            '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr><w:spacing w:after="70"/></w:pPr>',
        )
        + style(
            "header",
            "Header",
            '<w:pPr><w:spacing w:after="0"/></w:pPr><w:rPr><w:b/><w:sz w:val="17"/></w:rPr>',
        )
        + style(
            "footer",
            "Footer",
            '<w:pPr><w:spacing w:after="0"/></w:pPr><w:rPr><w:sz w:val="17"/></w:rPr>',
        )
        + style("Self-evaluation Table", "CouncilTable", table, "table")
        + style(
            "Table Text",
            "TableText",
            '<w:pPr><w:spacing w:after="30"/></w:pPr><w:rPr><w:sz w:val="18"/></w:rPr>',
        )
        + style("Table Heading", "TableHeading", white.format(18), base="TableText")
    )
    numbering = (
        '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText '
        'w:val="–"/><w:pPr><w:ind w:left="425" w:hanging="283"/></w:pPr><w:rPr><w:color '
        f'w:val="{MOSS}"/></w:rPr></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId '
        'w:val="0"/></w:num>'
    )
    headers = {
        "header1": paragraph("{{ marking }}   {{ draft }}", "Header"),
        "footer1": (
            '<w:p><w:pPr><w:pStyle w:val="Footer"/></w:pPr>'
            + _PAGES
            + '<w:r><w:t xml:space="preserve">'
            "  |  {{ authority }}, {{ title }}  |  {{ version }}  |  {{ marking }}</w:t></w:r></w:p>"
        ),
        "header2": paragraph("{{ marking }}", "Header"),
        "footer2": paragraph("{{ marking }}", "Footer"),
    }
    cover = (
        picture("rId50", descr="Northbridge Council")
        + paragraph("", own='<w:spacing w:before="1400"/>')
        + _band()
        + paragraph(
            "{{ draft }}",
            run='<w:b/><w:color w:val="8A3B12"/><w:sz w:val="28"/>',
            own='<w:spacing w:before="400"/>',
        )
        + _details()
    )
    end = (
        f"<w:p><w:pPr><w:sectPr>{_references('default', '2')}{_MARGINS.format(top=1134)}</w:sectPr>"
        "</w:pPr></w:p>"
    )
    text = (
        paragraph("Contents", "TOCHeading") + paragraph("{{ contents }}") + paragraph("{{ body }}")
    )
    section = f"<w:sectPr>{_references()}{_MARGINS.format(top=1418)}</w:sectPr>"
    return word_file(
        cover + end + text + section,
        styles,
        numbering=numbering,
        headers=headers,
        more={"word/media/crest.png": crest(MOSS)},
        document_links=(Link("rId50", "image", "media/crest.png"),),
    )


def _band() -> str:
    cell = (
        '<w:tc><w:tcPr><w:tcW w:w="9412" w:type="dxa"/><w:shd w:val="clear" w:color="auto" '
        f'w:fill="{MOSS}"/></w:tcPr>{{}}</w:tc>'
    )
    words = (
        paragraph("{{ authority }}", "CoverAuthority", own='<w:spacing w:before="360"/>')
        + paragraph("{{ title }}", "Title")
        + paragraph(
            "Services for children, families and care leavers",
            run='<w:color w:val="FFFFFF"/><w:sz w:val="26"/>',
            own='<w:spacing w:after="360"/>',
        )
    )
    return _table("Title of the document", [cell.format(words)], (9412,), header=True)


def _details() -> str:
    def cell(text: str, width: int, run: str = "", fill: str = "") -> str:
        shaded = f'<w:shd w:val="clear" w:color="auto" w:fill="{fill}"/>' if fill else ""
        return (
            f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{shaded}</w:tcPr>'
            f"{paragraph(text, run=run, own='<w:spacing w:before=&apos;60&apos; w:after=&apos;60&apos;/>'.replace('&apos;', chr(39)))}</w:tc>"
        )

    rows = [
        cell(label, 3400, "<w:b/>", STONE) + cell(value, 6012)
        for label, value in (
            ("About this copy", "Details"),
            ("Date", "{{ date }}"),
            ("Version", "{{ version }}"),
            ("Annual engagement meeting", "{{ meeting }}"),
            ("Protective marking", "{{ marking }}"),
        )
    ]
    return _table("Details of this copy", rows, (3400, 6012), header=True)


def _table(title: str, rows: list[str], widths: tuple[int, ...], *, header: bool) -> str:
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    first = "<w:trPr><w:tblHeader/></w:trPr>" if header else ""
    made = "".join(f"<w:tr>{first if not n else ''}{row}</w:tr>" for n, row in enumerate(rows))
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblInd w:w="240" w:type="dxa"/>{_NO_BORDERS}<w:tblCellMar>'
        '<w:left w:w="240" w:type="dxa"/><w:right w:w="240" w:type="dxa"/></w:tblCellMar>'
        f'<w:tblCaption w:val="{title}"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>{made}</w:tbl>'
    )


def _tabbed(left: str, right: str, named: str, tab: str) -> str:
    return (
        f'<w:p><w:pPr><w:pStyle w:val="{named}"/>{tab}</w:pPr><w:r><w:t>{left}</w:t></w:r><w:r>'
        f"<w:tab/></w:r><w:r><w:t>{right}</w:t></w:r></w:p>"
    )


def _references(more: str = "", number: str = "1") -> str:
    kinds = [("default", number), *([(more, "2")] if more == "first" else [])]
    return "".join(
        f'<w:{part}Reference w:type="{kind}" r:id="{part}{n}"/>'
        for kind, n in kinds
        for part in ("header", "footer")
    )


COUNCILS = {"plain.dotx": plain, "band.docx": band}


def main() -> None:
    """Write the templates into the folder named on the command line."""
    out = Path(sys.argv[1])
    out.mkdir(parents=True, exist_ok=True)
    for name, make in COUNCILS.items():
        (out / name).write_bytes(make())


if __name__ == "__main__":
    main()
