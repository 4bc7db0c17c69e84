"""Templates as other programs and other people make them: what an import has to cope with."""

from pathlib import Path

from ilacs_desktop.word.parts.ooxml import NAMESPACE
from tests.word.parts.office_files import (
    A4,
    MICROSOFT,
    OFFICE,
    PACKAGE,
    Link,
    core,
    defaults,
    heading,
    paragraph,
    picture,
    style,
    word_file,
)
from tests.word.template.test_logo import chunk, png

DATA = Path(__file__).parents[1] / "data"
SECRET = "Jane Doe"  # nobody: the person whose name must not be found
LABEL_ID = "3f2504e0-4f89-41d3-9a0c-0305e82c3301"
TENANT = "9b1deb4d-3b7d-4bad-9bdd-2b0d7b3dcb6d"
BLUE = "1F3864"

STYLES = (
    defaults()
    + heading(1, BLUE, 36)
    + heading(2, BLUE, 28)
    + style("Title", "Title", f'<w:rPr><w:color w:val="{BLUE}"/><w:sz w:val="56"/></w:rPr>')
    + style("header", "Header")
    + style("footer", "Footer")
    + style("List Paragraph", "ListParagraph", '<w:pPr><w:ind w:left="720"/></w:pPr>')
)
COVER = (
    paragraph("{{ authority }}")
    + paragraph("{{ title }}", "Title")
    + paragraph("{{ draft }}")
    + paragraph("{{ date }}")
    + paragraph("{{ contents }}")
)
BODY = paragraph("{{ body }}")
HEADERS = {
    "header1": paragraph("{{ marking }} {{ draft }}", "Header"),
    "footer1": paragraph("{{ version }}", "Footer"),
}
REFERENCES = (
    '<w:headerReference w:type="default" r:id="header1"/>'
    '<w:footerReference w:type="default" r:id="footer1"/>'
)
SECTION = f"<w:sectPr>{REFERENCES}{A4}</w:sectPr>"


def libreoffice() -> bytes:
    """Return the standard template as LibreOffice 7.4 saved it."""
    return (DATA / "libreoffice.docx").read_bytes()


def like_pandoc() -> bytes:
    """Return a template with the styles that pandoc writes: its own for text, a table called Table."""
    table = (
        '<w:tblPr><w:tblStyleRowBandSize w:val="1"/></w:tblPr><w:tblStylePr w:type="firstRow">'
        '<w:tcPr><w:tcBorders><w:bottom w:val="single"/></w:tcBorders></w:tcPr></w:tblStylePr>'
    )
    styles = (
        defaults("Cambria", 24, 200)
        + style("Body Text", "BodyText")
        + style("First Paragraph", "FirstParagraph", base="BodyText")
        + style("Compact", "Compact", base="BodyText")
        + heading(1, "345A8A", 32)
        + heading(2, "4F81BD", 28)
        + style("Title", "Title", '<w:rPr><w:color w:val="345A8A"/><w:sz w:val="36"/></w:rPr>')
        + style("Table", "Table", table, "table")
        + style("Verbatim Char", "VerbatimChar", kind="character", base="DefaultParagraphFont")
        + style("Hyperlink", "Hyperlink", kind="character", base="DefaultParagraphFont")
        + style("TOC Heading", "TOCHeading", base="Heading1")
    )
    body = paragraph("{{ title }}", "Title") + paragraph("{{ body }}", "FirstParagraph")
    return word_file(f"{body}<w:sectPr/>", styles)


def first_page_header() -> bytes:
    """Return a template whose first, odd and even pages have headers of their own."""
    headers = {
        **HEADERS,
        "header2": paragraph("First page of {{ authority }}", "Header"),
        "header3": paragraph("Even page: {{ marking }}", "Header"),
    }
    section = (
        f'<w:sectPr>{REFERENCES}<w:headerReference w:type="first" r:id="header2"/>'
        f'<w:headerReference w:type="even" r:id="header3"/>{A4}<w:titlePg/></w:sectPr>'
    )
    return word_file(
        COVER + BODY + section, STYLES, headers=headers, settings="<w:evenAndOddHeaders/>"
    )


def cover_table() -> bytes:
    """Return a template with a table on a cover that is a section of its own."""

    def row(label: str, value: str) -> str:
        cell = '<w:tc><w:tcPr><w:tcW w:w="4500" w:type="dxa"/>{}</w:tcPr>{}</w:tc>'
        shaded = f'<w:shd w:val="clear" w:color="auto" w:fill="{BLUE}"/>'
        white = '<w:color w:val="FFFFFF"/>'
        first, second = paragraph(label, run=white), paragraph(value)
        return f"<w:tr>{cell.format(shaded, first)}{cell.format('', second)}</w:tr>"

    table = (
        '<w:tbl><w:tblPr><w:tblW w:w="9000" w:type="dxa"/></w:tblPr><w:tblGrid><w:gridCol '
        f'w:w="4500"/><w:gridCol w:w="4500"/></w:tblGrid>{row("Council", "{{ authority }}")}'
        f"{row('Protective marking', '{{ marking }}')}{row('Meeting', '{{ meeting }}')}</w:tbl>"
    )
    cover = paragraph("{{ logo }}") + paragraph("{{ title }}", "Title") + table
    end = f"<w:p><w:pPr>{SECTION}</w:pPr></w:p>"
    return word_file(
        cover + end + paragraph("{{ contents }}") + BODY + SECTION, STYLES, headers=HEADERS
    )


def no_numbering() -> bytes:
    """Return a template without a numbering part, whose lists name one that is not there."""
    lost = '<w:pPr><w:numPr><w:numId w:val="7"/></w:numPr></w:pPr>'
    styles = STYLES + style("List Bullet", "ListBullet", lost) + style("List Number", "ListNumber")
    return word_file(COVER + BODY + SECTION, styles, headers=HEADERS)


def dotx() -> bytes:
    """Return a Word template with building blocks."""
    blocks = f'<w:glossaryDocument xmlns:w="{NAMESPACE}"/>'.encode()
    return word_file(
        COVER + BODY + SECTION,
        STYLES,
        headers=HEADERS,
        main_type="template.main+xml",
        more={"word/glossary/document.xml": blocks},
        document_links=(Link("rId60", "glossaryDocument", "glossary/document.xml"),),
    )


def docm() -> bytes:
    """Return a document with macros and a ribbon of its own."""
    ribbon = b'<customUI xmlns="http://schemas.microsoft.com/office/2009/07/customui"/>'
    return word_file(
        COVER + BODY + SECTION,
        STYLES,
        headers=HEADERS,
        main_type="document.macroEnabled.main+xml",
        more={"word/vbaProject.bin": SECRET.encode(), "customUI/customUI.xml": ribbon},
        document_links=(Link("rId61", f"{MICROSOFT}/vbaProject", "vbaProject.bin"),),
        package_links=(Link("rId9", f"{MICROSOFT}/ui/extensibility", "customUI/customUI.xml"),),
    )


def remote() -> bytes:
    """Return a document that is tied to another template, a picture and a file elsewhere."""
    settings_links = (
        f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="rId1" '
        f'Type="{OFFICE}/attachedTemplate" Target="https://evil.example/{SECRET}.dotm" '
        'TargetMode="External"/></Relationships>'
    ).encode()
    words = (
        '<w:p><w:hyperlink r:id="rId71"><w:r><w:t>Our strategy</w:t></w:r></w:hyperlink>'
        '<w:hyperlink r:id="rId72"><w:r><w:t> and our site</w:t></w:r></w:hyperlink></w:p>'
    )
    return word_file(
        COVER + picture("rId70", embed="link") + words + BODY + SECTION,
        STYLES,
        headers=HEADERS,
        settings='<w:attachedTemplate r:id="rId1"/><w:defaultTabStop w:val="720"/>',
        more={"word/_rels/settings.xml.rels": settings_links},
        document_links=(
            Link("rId70", "image", f"https://evil.example/{SECRET}.png", external=True),
            Link("rId71", "hyperlink", f"file:///S:/{SECRET}/strategy.docx", external=True),
            Link("rId72", "hyperlink", "https://northbridge.example/", external=True),
        ),
    )


def split_over_runs() -> bytes:
    """Return a template whose placeholders Word has split, between marks of its spelling checker."""
    body = COVER.replace(
        "{{ title }}",
        '{</w:t></w:r><w:proofErr w:type="spellStart"/><w:r><w:t>{ ti</w:t></w:r>'
        '<w:bookmarkStart w:id="4" w:name="_GoBack"/><w:bookmarkEnd w:id="4"/>'
        "<w:r><w:rPr><w:b/></w:rPr><w:t>tle }</w:t></w:r><w:r><w:t>}",
    )
    split = BODY.replace("{{ body }}", "{{ bo</w:t></w:r><w:r><w:t>dy }}")
    return word_file(body + split + SECTION, STYLES, headers=HEADERS)


def bound_controls() -> bytes:
    """Return a cover of Word's gallery: controls that show properties of the file, and prompts."""

    def control(xpath: str, text: str, *, prompt: bool = False) -> str:
        shown = "<w:showingPlcHdr/>" if prompt else ""
        grey = '<w:rStyle w:val="PlaceholderText"/>' if prompt else ""
        return (
            f'<w:sdt><w:sdtPr><w:dataBinding w:xpath="{xpath}" w:storeItemID="{{6C}}"/>{shown}'
            f"</w:sdtPr><w:sdtContent>{paragraph(text, run=grey)}</w:sdtContent></w:sdt>"
        )

    cover = (
        control("/ns1:coreProperties[1]/ns0:title[1]", "[Document title]", prompt=True)
        + control("/ns0:Properties[1]/ns0:Company[1]", "Old Council plc")
        + control("/ns1:coreProperties[1]/ns0:creator[1]", SECRET)
        + control("/ns0:CoverPageProperties[1]/ns0:Abstract[1]", "[Abstract]", prompt=True)
        + control("/ns1:coreProperties[1]/ns1:category[1]", "Services for children")
    )
    styles = STYLES + style(
        "Placeholder Text",
        "PlaceholderText",
        '<w:rPr><w:color w:val="808080"/></w:rPr>',
        "character",
        "DefaultParagraphFont",
    )
    return word_file(cover + COVER + BODY + SECTION, styles, headers=HEADERS)


def full_of_traces() -> bytes:
    """Return a template that was passed round for years, and labelled."""
    changes = (
        f'<w:p><w:ins w:id="1" w:author="{SECRET}"><w:r><w:t>Added</w:t></w:r></w:ins><w:del '
        f'w:id="2" w:author="A. Friend"><w:r><w:delText>{SECRET}</w:delText></w:r></w:del>'
        f'<w:commentRangeStart w:id="0"/><w:r><w:rPr><w:vanish/></w:rPr><w:t>{SECRET}</w:t></w:r>'
        '<w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r></w:p>'
    )
    properties = f"{OFFICE[:-14]}/custom-properties"
    label = f"MSIP_Label_{LABEL_ID}"
    given = {
        "Case officer": SECRET,
        f"{label}_Enabled": "true",
        f"{label}_Name": "Official",
        f"{label}_SiteId": TENANT,
        f"{label}_Owner": f"{SECRET}@northbridge.example",
    }
    custom = "".join(
        f'<property fmtid="{{D5CDD505-2E9C-101B-9397-08002B2CF9AE}}" pid="{n}" name="{name}">'
        f'<vt:lpwstr xmlns:vt="{OFFICE[:-14]}/docPropsVTypes">{value}</vt:lpwstr></property>'
        for n, (name, value) in enumerate(given.items(), 2)
    )
    info = (
        '<clbl:labelList xmlns:clbl="http://schemas.microsoft.com/office/2020/mipLabelMetadata">'
        f'<clbl:label id="{{{LABEL_ID}}}" enabled="1" method="Standard" siteId="{{{TENANT}}}" '
        'removed="0"/></clbl:labelList>'
    )
    comment = f'<w:comment w:id="0" w:author="{SECRET}"><w:p/></w:comment>'
    comments = f'<w:comments xmlns:w="{NAMESPACE}">{comment}</w:comments>'
    company = (
        f'<Properties xmlns="{OFFICE[:-14]}/extended-properties"><Company>Old Council plc</Company>'
        f"<Manager>{SECRET}</Manager></Properties>"
    )
    return word_file(
        COVER + changes + picture("rId80", descr="C:\\Users\\Jane Doe\\logo.png") + BODY + SECTION,
        STYLES,
        headers=HEADERS,
        settings=f'<w:docVars><w:docVar w:name="by" w:val="{SECRET}"/></w:docVars>',
        more={
            "docProps/core.xml": core("Old title", SECRET, SECRET),
            "docProps/app.xml": company.encode(),
            "docProps/custom.xml": f'<Properties xmlns="{properties}">{custom}</Properties>'.encode(),
            "docMetadata/LabelInfo.xml": info.encode(),
            "docProps/thumbnail.png": png(4, 4),
            "word/comments.xml": comments.encode(),
            "word/media/logo.png": png(40, 20, chunk(b"tEXt", f"Author\x00{SECRET}".encode())),
            "word/embeddings/a.docx": SECRET.encode(),
            "customXml/item1.xml": f"<x>{SECRET}</x>".encode(),
        },
        document_links=(
            Link("rId80", "image", "media/logo.png"),
            Link("rId81", "comments", "comments.xml"),
            Link("rId82", "customXml", "../customXml/item1.xml"),
            Link("rId83", "package", "embeddings/a.docx"),
        ),
        package_links=(
            Link("rId10", "extended-properties", "docProps/app.xml"),
            Link("rId11", "custom-properties", "docProps/custom.xml"),
            Link("rId12", f"{PACKAGE}/relationships/metadata/thumbnail", "docProps/thumbnail.png"),
            Link(
                "rId13",
                "http://schemas.microsoft.com/office/2020/02/relationships/classificationlabels",
                "docMetadata/LabelInfo.xml",
            ),
        ),
    )


def careless() -> bytes:
    """Return what other converters write: styles, lists and bookmarks that are not there."""
    words = (
        paragraph("No such style", "Ghost", '<w:rStyle w:val="Ghost"/>')
        + '<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="99"/></w:numPr></w:pPr></w:p>'
        '<w:p><w:hyperlink w:anchor="nowhere"><w:r><w:t>Nowhere</w:t></w:r></w:hyperlink>'
        '<w:bookmarkStart w:id="1" w:name="same"/><w:bookmarkEnd w:id="1"/>'
        '<w:bookmarkStart w:id="2" w:name="Same"/><w:bookmarkEnd w:id="2"/>'
        '<w:bookmarkStart w:id="3" w:name="open"/></w:p>'
    )
    twice = picture("rId90", descr="A crest") + picture("rId90", descr="A crest")
    mark = '<w:p><w:bookmarkStart w:id="1" w:name="top"/><w:bookmarkEnd w:id="1"/></w:p>'
    return word_file(
        COVER + words + twice + BODY + SECTION,
        STYLES + style("Orphan", "Orphan", base="Ghost"),
        headers={**HEADERS, "header1": HEADERS["header1"] + mark},
        more={"word/media/crest.png": png(40, 20)},
        document_links=(Link("rId90", "image", "media/crest.png"),),
    )


FOREIGN = {
    make.__name__: make
    for make in (
        libreoffice,
        like_pandoc,
        first_page_header,
        cover_table,
        no_numbering,
        dotx,
        docm,
        remote,
        split_over_runs,
        bound_controls,
        full_of_traces,
        careless,
    )
}
