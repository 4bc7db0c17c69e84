"""Word documents made by hand, part by part, as other programs and other people make them."""

from collections.abc import Mapping

from ilacs_desktop.word.parts.ooxml import NAMESPACE
from ilacs_desktop.word.parts.package import write_package

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
OPENING = (
    f'<w:document xmlns:w="{NAMESPACE}" xmlns:r="{OFFICE}" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:v="urn:schemas-microsoft-com:vml"><w:body>'
)
CLOSING = "<w:sectPr/></w:body></w:document>"
STYLES = (
    f'<w:styles xmlns:w="{NAMESPACE}">'
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>'
    + "".join(
        f'<w:style w:type="paragraph" w:styleId="Heading{n}"><w:name w:val="heading {n}"/>'
        '<w:basedOn w:val="Normal"/><w:rPr><w:b/></w:rPr></w:style>'
        for n in (1, 2, 3)
    )
    + '<w:style w:type="paragraph" w:styleId="Council"><w:name w:val="Council Heading"/>'
    '<w:basedOn w:val="Heading2"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Caption"><w:name w:val="caption"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="TOC1"><w:name w:val="toc 1"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="ListBullet"><w:name w:val="List Bullet"/></w:style>'
    '<w:style w:type="character" w:styleId="Strong"><w:name w:val="Strong"/><w:rPr><w:b/></w:rPr>'
    '</w:style><w:style w:type="character" w:styleId="Secret"><w:name w:val="Secret"/>'
    "<w:rPr><w:vanish/></w:rPr></w:style></w:styles>"
)
NUMBERING = (
    f'<w:numbering xmlns:w="{NAMESPACE}">'
    '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/></w:lvl>'
    '<w:lvl w:ilvl="1"><w:numFmt w:val="bullet"/></w:lvl></w:abstractNum>'
    '<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/></w:lvl>'
    '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    '<w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num></w:numbering>'
)


def run(text: str, properties: str = "") -> str:
    """Return a run of text; ``properties`` are such as ``<w:b/>``."""
    look = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{look}<w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph(inside: str, style: str = "", properties: str = "") -> str:
    """Return a paragraph of runs; text without any is made a run."""
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    content = inside if inside.startswith("<") else run(inside)
    return f"<w:p><w:pPr>{named}{properties}</w:pPr>{content}</w:p>"


def item(text: str, number: int = 1, level: int = 0) -> str:
    """Return an item of a list: number 1 has bullets, 2 numbers."""
    listed = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'
    return paragraph(text, "", listed)


def table(*rows: tuple[str, ...]) -> str:
    """Return a table; a cell that is no markup becomes a paragraph."""
    made = "".join(
        "<w:tr>" + "".join(f"<w:tc>{_cell(cell)}</w:tc>" for cell in row) + "</w:tr>"
        for row in rows
    )
    return f"<w:tbl><w:tblPr/>{made}</w:tbl>"


def _cell(text: str) -> str:
    if text.startswith("<"):
        return text
    return "".join(paragraph(line) for line in text.split("\n")) if text else "<w:p/>"


def relationships_part(*links: tuple[str, str, str]) -> bytes:
    """Return a part of relationships; each link is a kind, a target and "External" or ""."""
    inside = "".join(
        f'<Relationship Id="r{n}" Type="{kind if "://" in kind else f"{OFFICE}/{kind}"}" '
        f'Target="{target}"' + (f' TargetMode="{mode}"/>' if mode else "/>")
        for n, (kind, target, mode) in enumerate(links)
    )
    return f'<Relationships xmlns="{PACKAGE}/relationships">{inside}</Relationships>'.encode()


def word_parts(
    body: str, parts: Mapping[str, str] | None = None, main: str = MAIN
) -> dict[str, bytes]:
    """Return the parts of a document with this body; ``parts`` are by their name in word/."""
    extra = {"styles": STYLES, "numbering": NUMBERING, **(parts or {})}
    types = (
        f'<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{main}"/></Types>'
    )
    links = [(name.rstrip("0123456789"), f"{name}.xml", "") for name in extra]
    return {
        "[Content_Types].xml": types.encode(),
        "_rels/.rels": relationships_part(("officeDocument", "word/document.xml", "")),
        "word/document.xml": f"{OPENING}{body}{CLOSING}".encode(),
        "word/_rels/document.xml.rels": relationships_part(*links),
        **{f"word/{name}.xml": part.encode() for name, part in extra.items()},
    }


def word_file(body: str, parts: Mapping[str, str] | None = None) -> bytes:
    """Return a Word document with this body and these parts beside it."""
    return write_package(word_parts(body, parts))


def notes(kind: str, **texts: str) -> str:
    """Return a part of footnotes or endnotes, ``n1="…"`` being the note 1."""
    inside = "".join(
        f'<w:{kind} w:id="{name[1:]}">{paragraph(text)}</w:{kind}>' for name, text in texts.items()
    )
    return (
        f'<w:{kind}s xmlns:w="{NAMESPACE}"><w:{kind} w:type="separator" w:id="-1">'
        f"{paragraph('Separator')}</w:{kind}>{inside}</w:{kind}s>"
    )
