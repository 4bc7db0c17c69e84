"""Word files made part by part, as Word and other programs make them, for tests of templates."""

from collections.abc import Mapping
from typing import NamedTuple

from ilacs_desktop.word.parts.ooxml import NAMESPACE
from ilacs_desktop.word.parts.package import write_package

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
MICROSOFT = "http://schemas.microsoft.com/office/2006/relationships"
TYPES = "application/vnd.openxmlformats-officedocument"
NAMESPACES = (
    f'xmlns:w="{NAMESPACE}" xmlns:r="{OFFICE}" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"'
)
A4 = (
    '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1440" w:right="1134" w:bottom="1134" '
    'w:left="1134" w:header="567" w:footer="567" w:gutter="0"/>'
)
DEFAULTS = (
    '<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="{font}" w:hAnsi="{font}" w:cs="{font}"/>'
    '<w:sz w:val="{size}"/><w:lang w:val="en-US"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr>'
    '<w:spacing w:after="{after}" w:line="259" w:lineRule="auto"/></w:pPr></w:pPrDefault>'
    "</w:docDefaults>"
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>'
    '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont"><w:name '
    'w:val="Default Paragraph Font"/></w:style><w:style w:type="table" w:default="1" '
    'w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/>'
    '<w:tblCellMar><w:left w:w="108" w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar>'
    "</w:tblPr></w:style>"
)


class Link(NamedTuple):
    """A relationship of a part; ``kind`` is the last word of its type, or the whole type."""

    id: str
    kind: str
    target: str
    external: bool = False


def defaults(font: str = "Calibri", size: int = 22, after: int = 160) -> str:
    """Return what a style sheet begins with: size in half points, space after in twentieths."""
    return DEFAULTS.format(font=font, size=size, after=after)


def paragraph(text: str, style: str = "", run: str = "", own: str = "") -> str:
    """Return a paragraph in a style, with properties of its run and its own."""
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    return (
        f"<w:p><w:pPr>{named}{own}</w:pPr><w:r><w:rPr>{run}</w:rPr>"
        f'<w:t xml:space="preserve">{text}</w:t></w:r></w:p>'
    )


def heading(level: int, colour: str, size: int, own: str = "") -> str:
    """Return a heading style, as Word defines it."""
    return style(
        f"heading {level}",
        f"Heading{level}",
        f'<w:pPr><w:keepNext/>{own}<w:spacing w:before="320" w:after="120"/><w:outlineLvl '
        f'w:val="{level - 1}"/></w:pPr><w:rPr><w:b/><w:color w:val="{colour}"/><w:sz '
        f'w:val="{size}"/></w:rPr>',
    )


def style(name: str, id_: str, inside: str = "", kind: str = "paragraph", base: str = "") -> str:
    """Return a style; a paragraph's is based on Normal."""
    base = base or {"paragraph": "Normal", "table": "TableNormal"}.get(kind, "")
    based = f'<w:basedOn w:val="{base}"/>' if base else ""
    return (
        f'<w:style w:type="{kind}" w:styleId="{id_}"><w:name w:val="{name}"/>{based}{inside}'
        "</w:style>"
    )


def links(*given: Link) -> bytes:
    """Return the part that holds these relationships."""
    made = []
    for link in given:
        kind = link.kind if "/" in link.kind else f"{OFFICE}/{link.kind}"
        mode = ' TargetMode="External"' if link.external else ""
        made.append(f'<Relationship Id="{link.id}" Type="{kind}" Target="{link.target}"{mode}/>')
    inside = "".join(made)
    return f'<Relationships xmlns="{PACKAGE}/relationships">{inside}</Relationships>'.encode()


def core(title: str = "", creator: str = "", modified_by: str = "") -> bytes:
    """Return the properties of a file."""
    return (
        f'<cp:coreProperties xmlns:cp="{PACKAGE}/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<dc:title>{title}</dc:title><dc:creator>{creator}</dc:creator>"
        f"<cp:lastModifiedBy>{modified_by}</cp:lastModifiedBy></cp:coreProperties>"
    ).encode()


def word_file(
    body: str,
    styles: str,
    *,
    numbering: str = "",
    settings: str = "",
    headers: Mapping[str, str] | None = None,
    more: Mapping[str, bytes] | None = None,
    document_links: tuple[Link, ...] = (),
    package_links: tuple[Link, ...] = (),
    main_type: str = "document.main+xml",
) -> bytes:
    """Return a Word file.

    ``headers`` are the contents of headers and footers by their ids, such as ``header1``;
    ``body`` ends with the properties of its section, which refers to them by these.
    """
    headers = headers or {}
    word = f"{TYPES}.wordprocessingml"
    parts: dict[str, bytes] = {
        "word/document.xml": (
            f"<w:document {NAMESPACES}><w:body>{body}</w:body></w:document>"
        ).encode(),
        "word/styles.xml": f"<w:styles {NAMESPACES}>{styles}</w:styles>".encode(),
        "word/settings.xml": f"<w:settings {NAMESPACES}>{settings}</w:settings>".encode(),
        "docProps/core.xml": core(),
        **(more or {}),
    }
    named = {
        "word/document.xml": f"application/vnd.ms-word.{main_type}"
        if "macroEnabled" in main_type
        else f"{word}.{main_type}",
        "word/styles.xml": f"{word}.styles+xml",
        "word/settings.xml": f"{word}.settings+xml",
        "docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
    }
    found = [Link("rId1", "styles", "styles.xml"), Link("rId2", "settings", "settings.xml")]
    if numbering:
        parts["word/numbering.xml"] = (
            f"<w:numbering {NAMESPACES}>{numbering}</w:numbering>".encode()
        )
        named["word/numbering.xml"] = f"{word}.numbering+xml"
        found.append(Link("rId3", "numbering", "numbering.xml"))
    for name, inside in headers.items():
        kind, tag = ("header", "hdr") if name.startswith("header") else ("footer", "ftr")
        part = f"word/{name}.xml"
        parts[part] = f"<w:{tag} {NAMESPACES}>{inside}</w:{tag}>".encode()
        named[part] = f"{word}.{kind}+xml"
        found.append(Link(name, kind, f"{name}.xml"))
    parts["word/_rels/document.xml.rels"] = links(*found, *document_links)
    parts["_rels/.rels"] = links(
        Link("rId1", "officeDocument", "word/document.xml"),
        Link("rId2", f"{PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"),
        *package_links,
    )
    parts["[Content_Types].xml"] = _types(named)
    return write_package(parts)


def _types(named: Mapping[str, str]) -> bytes:
    overrides = "".join(
        f'<Override PartName="/{part}" ContentType="{kind}"/>' for part, kind in named.items()
    )
    endings = {
        "rels": "application/vnd.openxmlformats-package.relationships+xml",
        "xml": "application/xml",
        "png": "image/png",
        "bin": "application/vnd.ms-office.vbaProject",
        "docx": f"{TYPES}.wordprocessingml.document",
    }
    listed = "".join(
        f'<Default Extension="{ending}" ContentType="{kind}"/>' for ending, kind in endings.items()
    )
    return f'<Types xmlns="{PACKAGE}/content-types">{listed}{overrides}</Types>'.encode()


def picture(link: str, *, descr: str = "", embed: str = "embed", number: int = 1) -> str:
    """Return a paragraph with a picture, 6 cm wide and 2 cm tall."""
    return (
        '<w:p><w:r><w:drawing><wp:inline><wp:extent cx="2160000" cy="720000"/>'
        f'<wp:docPr id="{number}" name="Picture {number}" descr="{descr}"/><a:graphic>'
        '<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic>'
        f'<pic:nvPicPr><pic:cNvPr id="{number}" name="x"/><pic:cNvPicPr/></pic:nvPicPr>'
        f'<pic:blipFill><a:blip r:{embed}="{link}"/><a:stretch><a:fillRect/></a:stretch>'
        '</pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="2160000" cy="720000"/>'
        '</a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic>'
        "</a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>"
    )
