"""A self-evaluation of last year, made by hand, with everything that people do in Word."""

from ilacs_desktop.word.parts.ooxml import NAMESPACE
from tests.word.parts.made_by_hand import item, notes, paragraph, run, table, word_file

BOX = (
    "<w:r><mc:AlternateContent><mc:Choice Requires=\"wps\"><w:drawing><wp:inline><wp:docPr id='1' "
    "name='Box'/><a:graphic><a:graphicData><wps:wsp><wps:txbx><w:txbxContent>"
    f"{paragraph('Words in a box.')}</w:txbxContent></wps:txbx></wps:wsp></a:graphicData>"
    "</a:graphic></wp:inline></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>"
    f"<w:txbxContent>{paragraph('Words in a box.')}</w:txbxContent></v:textbox></w:pict>"
    "</mc:Fallback></mc:AlternateContent></w:r>"
)
PICTURE = (
    '<w:r><w:drawing><wp:inline><wp:docPr id="7" name="Picture" descr="A chart of audits"/>'
    '<a:graphic><a:graphicData><a:blip r:embed="r9"/></a:graphicData></a:graphic></wp:inline>'
    "</w:drawing></w:r>"
)
FIELD = (
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> SEQ Table </w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>Fieldresult</w:t></w:r>'
    '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
)
TRACKED = (
    run("Tracked ")
    + f'<w:ins w:id="1" w:author="A" w:date="2025-01-01T00:00:00Z">{run("inserted")}</w:ins>'
    + '<w:del w:id="2" w:author="A"><w:r><w:delText>deleted</w:delText></w:r></w:del>'
    + f'<w:moveFrom w:id="3" w:author="A">{run("movedaway")}</w:moveFrom>'
    + f'<w:moveTo w:id="4" w:author="A">{run(" movedhere")}</w:moveTo>'
)
BODY = "".join(
    (
        paragraph("Northbridge Council", "", '<w:jc w:val="center"/>'),
        "<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val='Table of Contents'/>"
        f"</w:docPartObj></w:sdtPr><w:sdtContent>{paragraph('Leadership 3', 'TOC1')}"
        "</w:sdtContent></w:sdt>",
        paragraph("Leadership, governance and corporate parenting", "Heading1"),
        paragraph(
            run("Plain then ") + run("bold", "<w:b/>") + run(" then ") + run("italic", "<w:i/>")
        ),
        item("A bullet"),
        item("A bullet within", 1, 1),
        item("A number", 2),
        paragraph("Styled bullet", "ListBullet"),
        paragraph("• Typed bullet"),
        paragraph(run("See ") + f"<w:hyperlink r:id='r9'>{run('the report')}</w:hyperlink>."),
        paragraph(TRACKED),
        "<w:sdt><w:sdtContent>"
        + paragraph("Heading in a control", "Heading2")
        + paragraph("Text in a control.")
        + "</w:sdtContent></w:sdt>",
        paragraph(run("Inline ") + f"<w:sdt><w:sdtContent>{run('control')}</w:sdtContent></w:sdt>"),
        paragraph(f"<w:smartTag w:element='e'>{run('Smarttagged')}</w:smartTag>"),
        paragraph(run("Field: ") + FIELD),
        paragraph(run("Shown. ") + run("Hiddenwords.", "<w:vanish/>")),
        paragraph(run("More. ") + run("Secretwords.", '<w:rStyle w:val="Secret"/>')),
        paragraph(run("Before the box. ") + BOX),
        paragraph(PICTURE),
        paragraph("Figure 1: the captioned chart", "Caption"),
        paragraph("Council heading", "Council"),
        paragraph(
            "<w:r><w:t>First line</w:t><w:br/><w:t>second line</w:t><w:tab/><w:t>tabbed</w:t></w:r>"
        ),
        paragraph(
            run("16") + "<w:r><w:noBreakHyphen/><w:t>year</w:t><w:softHyphen/></w:r>" + run("-olds")
        ),
        paragraph(run("Noted") + '<w:r><w:footnoteReference w:id="1"/></w:r>' + run(" once.")),
        paragraph(run("Ended") + '<w:r><w:endnoteReference w:id="1"/></w:r>'),
        paragraph(run("Guessed heading", "<w:b/>")),
        paragraph("Text under the guess."),
        table(("Point", "What we did"), ("Supervision is late", "We coached\nmanagers")),
        paragraph("<m:oMath><m:r><m:t>x=1</m:t></m:r></m:oMath>"),
        paragraph("10" + "", "", "")[:-6]
        + run("2", '<w:vertAlign w:val="superscript"/>')
        + "</w:p>",
    )
)
# Words that people see in it, and words that they do not, or not in the text.
SEEN = (
    "Northbridge Plain bold italic bullet within number Styled Typed report Tracked inserted"
    " movedhere Heading control Text Inline Smarttagged Fieldresult Shown More Before box Council"
    " First second tabbed 16-year-olds Noted footnoted once Ended endnoted Guessed under Point"
    " Supervision coached managers x=1 10²"
)
GONE = "deleted movedaway Hiddenwords Secretwords captioned pagehead pagefoot commented"
FULL = word_file(
    BODY,
    {
        "footnotes": notes("footnote", n1="footnoted"),
        "endnotes": notes("endnote", n1="endnoted"),
        "header1": f'<w:hdr xmlns:w="{NAMESPACE}">{paragraph("pagehead")}</w:hdr>',
        "footer1": f'<w:ftr xmlns:w="{NAMESPACE}">{paragraph("pagefoot")}</w:ftr>',
        "comments": f'<w:comments xmlns:w="{NAMESPACE}"><w:comment w:id="0" w:author="A">'
        f"{paragraph('commented')}</w:comment></w:comments>",
    },
)
