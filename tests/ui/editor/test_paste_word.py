"""What Word, Outlook and LibreOffice put on the clipboard, and what of it comes in.

The HTML is written after what those programs write; the words are Northbridge's.
"""

from ilacs_desktop.document.body import Body, Text
from ilacs_desktop.ui.editor.paste import blocks_from_html

WORD_HEAD = """<html xmlns:v="urn:schemas-microsoft-com:vml"
xmlns:o="urn:schemas-microsoft-com:office:office"
xmlns:w="urn:schemas-microsoft-com:office:word"
xmlns:m="http://schemas.microsoft.com/office/2004/12/omml"
xmlns="http://www.w3.org/TR/REC-html40">

<head>
<meta http-equiv=Content-Type content="text/html; charset=utf-8">
<meta name=ProgId content=Word.Document>
<meta name=Generator content="Microsoft Word 15">
<title>Self-evaluation draft</title>
<!--[if gte mso 9]><xml>
 <o:OfficeDocumentSettings>
  <o:AllowPNG/>
 </o:OfficeDocumentSettings>
</xml><![endif]-->
<!--[if gte mso 9]><xml>
 <w:WordDocument>
  <w:View>Normal</w:View>
  <w:LsdException Locked="false" Name="Normal"/>
 </w:WordDocument>
</xml><![endif]-->
<style>
<!--
 /* Font Definitions */
 @font-face
	{font-family:Symbol;
	panose-1:5 5 1 2 1 7 6 2 5 7;}
 /* Style Definitions */
 p.MsoNormal, li.MsoNormal, div.MsoNormal
	{mso-style-unhide:no;
	margin-bottom:8.0pt;}
-->
</style>
<!--[if gte mso 10]>
<style>
 table.MsoNormalTable {mso-style-name:"Table Normal";}
</style>
<![endif]-->
</head>

<body lang=EN-GB style='tab-interval:36.0pt;word-wrap:break-word'>
<!--StartFragment-->

"""
WORD_FOOT = """

<!--EndFragment-->
</body>

</html>
"""


def item(word_class: str, style: str, mark: str, text: str, font: str = "Symbol") -> str:
    """Return a list paragraph as Word writes it: the mark is text inside conditions."""
    return (
        f"<p class={word_class} style='margin-left:36.0pt;text-indent:-18.0pt;mso-list:{style}'>"
        f"<![if !supportLists]><span style='font-family:{font};mso-fareast-font-family:\n"
        f"{font};mso-bidi-font-family:{font}'><span style='mso-list:Ignore'>{mark}<span\n"
        "style='font:7.0pt \"Times New Roman\"'>&nbsp;&nbsp;&nbsp;&nbsp;&nbsp; </span></span></span>"
        f"<![endif]>{text}<o:p></o:p></p>\n\n"
    )


def pasted(html: str) -> Body:
    return blocks_from_html(WORD_HEAD + html + WORD_FOOT)


def told(blocks: Body) -> list[tuple[str, str]]:
    return [(block.kind, "".join(run.text for run in block.runs)) for block in blocks]


def test_paragraphs_come_in_with_bold_and_italic_and_nothing_else() -> None:
    blocks = pasted(
        '<p class=MsoNormal><span lang=EN-GB style=\'font-size:12.0pt;font-family:"Arial",sans-serif;\n'
        "mso-fareast-font-family:\"Times New Roman\"'>Most <b style='mso-bidi-font-weight:normal'>social\n"
        "workers</b> have <i>manageable</i> <u>caseloads</u>.<o:p></o:p></span></p>\n\n"
        "<p class=MsoNormal><o:p>&nbsp;</o:p></p>\n\n"
        "<p class=MsoNormal><span style='color:#C00000'>Supervision<span style='mso-spacerun:yes'>  "
        "</span>is regular</span>.</p>"
    )
    assert [block.runs for block in blocks] == [
        (
            Text("Most "),
            Text("social workers", bold=True),
            Text(" have "),
            Text("manageable", italic=True),
            Text(" caseloads."),
        ),
        (Text("Supervision is regular."),),
    ]


def test_lists_arrive_as_paragraphs_with_literal_marks() -> None:
    blocks = pasted(
        item("MsoListParagraphCxSpFirst", "l0 level1 lfo1", "·", "Caseloads fell")
        + item("MsoListParagraphCxSpMiddle", "l0 level2 lfo1", "o", "in two teams", "Courier New")
        + item("MsoListParagraphCxSpMiddle", "l0 level3 lfo1", "§", "most of all", "Wingdings")
        + item("MsoListParagraphCxSpLast", "l1 level1 lfo2", "1.", "Plans are clear", "Arial")
        + item("MsoListParagraph", "l1 level2 lfo2", "a)", "for each child", "Arial")
        + item("MsoListParagraph", "l1 level3 lfo2", "(iv)", "and reviewed", "Arial")
        + "<p class=MsoListParagraph style='margin-left:36.0pt'>Set in, and no item</p>"
    )
    assert told(blocks) == [
        ("bullet", "Caseloads fell"),
        ("bullet", "in two teams"),
        ("bullet", "most of all"),
        ("numbered", "Plans are clear"),
        ("numbered", "for each child"),
        ("numbered", "and reviewed"),
        ("paragraph", "Set in, and no item"),
    ]


def test_marks_between_commented_conditions_are_marks_too() -> None:
    """Word on the web and Outlook write the conditions as comments."""
    blocks = pasted(
        "<p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><!--[if !supportLists]-->"
        "<span style='mso-list:Ignore'>2.<span>&nbsp; </span></span><!--[endif]-->Second</p>"
        "<p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><!--[if !supportLists]-->"
        "3.&nbsp; <!--[endif]-->Third</p>"
    )
    assert told(blocks) == [("numbered", "Second"), ("numbered", "Third")]


def test_a_mark_makes_an_item_even_where_the_style_is_kept_elsewhere() -> None:
    """Word keeps the list of a style such as List Bullet in its style sheet."""
    blocks = pasted(
        "<p class=MsoListBullet><![if !supportLists]><span style='font-family:Symbol'><span"
        " style='mso-list:Ignore'>·<span>&nbsp; </span></span></span><![endif]>Point<br>more</p>"
        "<p class=MsoNormal>Text</p>"
    )
    assert told(blocks) == [("bullet", "Point more"), ("paragraph", "Text")]


def test_marks_that_stand_in_the_text_of_a_list_paragraph_are_taken_off() -> None:
    style = "class=MsoListParagraph style='mso-list:l0 level1 lfo1'"
    blocks = pasted(
        f"<p {style}>·&nbsp;&nbsp; One</p><p {style}>o&nbsp; Two</p><p {style}>7. Three</p>"
        f"<p {style}>Four</p>"
    )
    assert told(blocks) == [
        ("bullet", "One"),
        ("bullet", "Two"),
        ("numbered", "Three"),
        ("bullet", "Four"),
    ]


def test_a_line_break_in_an_item_is_a_space_and_elsewhere_a_new_paragraph() -> None:
    blocks = pasted(
        item("MsoListParagraph", "l0 level1 lfo1", "·", "One line<br>\nand the next")
        + "<p class=MsoNormal>A line<br>\nanother line</p>"
    )
    assert told(blocks) == [
        ("bullet", "One line and the next"),
        ("paragraph", "A line"),
        ("paragraph", "another line"),
    ]


def test_tracked_changes_come_in_as_if_accepted() -> None:
    blocks = pasted(
        '<p class=MsoNormal>Audits <span class=msoDel><del cite="mailto:A%20Person"\n'
        'datetime="2026-01-05T10:00">sometimes </del></span><span class=msoIns><ins\n'
        'cite="mailto:A%20Person" datetime="2026-01-05T10:01">always </ins></span>lead to change.</p>'
    )
    assert told(blocks) == [("paragraph", "Audits always lead to change.")]


def test_comments_stay_outside() -> None:
    blocks = pasted(
        "<p class=MsoNormal><a style='mso-comment-reference:AP_1;mso-comment-date:20260105T1000'>"
        "Supervision is regular</a><span class=MsoCommentReference><span style='font-size:8.0pt;"
        'line-height:107%\'><![if !supportAnnotations]><a class=msocomanchor id="_anchor_1"\n'
        "onmouseover=\"msoCommentShow('_anchor_1','_com_1')\" href=\"#_msocom_1\" language=JavaScript\n"
        "name=\"_msoanchor_1\">[AP1]</a><![endif]><span style='mso-special-character:comment'>"
        "&nbsp;</span></span></span>.</p>"
        "<div style='mso-element:comment-list'><![if !supportAnnotations]><hr class=msocomoff\n"
        "align=left size=1 width=\"33%\"><![endif]><div style='mso-element:comment'>"
        "<p class=MsoCommentText>Is it? Ask the teams.</p></div></div>"
    )
    assert told(blocks) == [("paragraph", "Supervision is regular.")]


def test_hidden_text_fields_and_pictures_stay_outside() -> None:
    blocks = pasted(
        "<p class=MsoNormal>Seen<span style='display:none;mso-hide:all'> hidden</span>"
        "<!--[if supportFields]><span style='mso-element:field-begin'></span> PAGE <![endif]-->"
        '<!--[if gte vml 1]><v:shape id="x"><v:imagedata src="x.png"/></v:shape><![endif]-->'
        '<![if !vml]><img width=10 src="file:///C:/x.png" alt="A chart"><![endif]> text</p>'
    )
    assert told(blocks) == [("paragraph", "Seen text")]


def test_smart_tags_bookmarks_and_links_leave_their_words() -> None:
    blocks = pasted(
        '<p class=MsoNormal><st1:place w:st="on"><st1:City w:st="on">Northbridge</st1:City>'
        '</st1:place><a name="_Toc1"></a> has a <a href="https://example.org">strategy</a>.</p>'
    )
    assert told(blocks) == [("paragraph", "Northbridge has a strategy.")]


def test_headings_become_bold_paragraphs_without_their_numbers() -> None:
    blocks = pasted(
        "<h2 style='mso-list:l0 level2 lfo1'><![if !supportLists]><span style='mso-list:Ignore'>1.2"
        "<span>&nbsp; </span></span><![endif]>Help and protection<o:p></o:p></h2>"
    )
    assert [(block.kind, block.runs) for block in blocks] == [
        ("paragraph", (Text("Help and protection", bold=True),))
    ]


def test_tables_become_a_paragraph_a_cell() -> None:
    blocks = pasted(
        "<table class=MsoTableGrid border=1 cellspacing=0 cellpadding=0>\n <tr style='height:1cm'>\n"
        "  <td width=100 valign=top style='border:solid'>\n  <p class=MsoNormal>Measure<o:p></o:p></p>\n"
        "  </td>\n  <td><p class=MsoNormal>2026</p></td>\n </tr>\n"
        " <tr><td><p class=MsoNormal>Turnover</p></td><td><p class=MsoNormal>12.8%</p>"
        "<p class=MsoNormal>(was 18.2%)</p></td></tr>\n</table>"
    )
    assert [text for _, text in told(blocks)] == [
        "Measure",
        "2026",
        "Turnover",
        "12.8%",
        "(was 18.2%)",
    ]


def test_soft_hyphens_and_other_unseen_characters_go_and_words_stay_whole() -> None:
    blocks = pasted(
        "<p class=MsoNormal>safe&shy;guarding\u200b 10&nbsp;% of non\u2011accidental\ufeff</p>"
    )
    assert told(blocks) == [("paragraph", "safeguarding 10 % of non\u2011accidental")]


def test_only_what_was_copied_comes_in() -> None:
    html = (
        "<body><p>before</p><!--StartFragment--><p>copied</p><!--EndFragment--><p>after</p></body>"
    )
    assert told(blocks_from_html(html)) == [("paragraph", "copied")]


def test_footnotes_keep_their_words() -> None:
    blocks = pasted(
        "<p class=MsoNormal>Turnover fell<a style='mso-footnote-id:ftn1' href=\"#_ftn1\" "
        'name="_ftnref1"><span class=MsoFootnoteReference><span style=\'mso-special-character:'
        "footnote'><![if !supportFootnotes]>[1]<![endif]></span></span></a>.</p>"
        "<div style='mso-element:footnote-list'><div style='mso-element:footnote' id=ftn1>"
        "<p class=MsoFootnoteText>[1] Workforce return.</p></div></div>"
    )
    assert told(blocks) == [
        ("paragraph", "Turnover fell[1]."),
        ("paragraph", "[1] Workforce return."),
    ]


def test_word_on_the_web_writes_real_lists_with_ends_of_paragraphs() -> None:
    html = (
        '<div class="ListContainerWrapper"><ul class="BulletListStyle1" role="list"><li data-leveltext='
        '"" role="listitem"><p class="Paragraph" xml:lang="EN-GB"><span class="TextRun" lang="EN-GB">'
        '<span class="NormalTextRun">Caseloads </span><span class="NormalTextRun SpellingError">fell'
        '</span></span><span class="EOP" data-ccp-props="{}">&nbsp;</span></p></li></ul></div>'
    )
    assert told(blocks_from_html(html)) == [("bullet", "Caseloads fell")]


def test_libreoffice_writes_paragraphs_in_its_lists_and_breaks_in_empty_ones() -> None:
    html = """<!DOCTYPE html PUBLIC "-//W3C//DTD HTML 4.0 Transitional//EN">
<html><head><meta http-equiv="content-type" content="text/html; charset=utf-8"/>
<title></title><style type="text/css">p { line-height: 115% }</style></head>
<body lang="en-GB" link="#000080" dir="ltr"><p style="line-height: 100%">
<font face="Liberation Sans, sans-serif"><b>Findings</b> were<br/>
</font></p>
<p><br/>

</p>
<ol>
	<li><p style="line-height: 100%">first</p></li>
	<li><p style="line-height: 100%">second</p>
	<p>more of the second</p></li>
</ol>
</body></html>"""
    assert told(blocks_from_html(html)) == [
        ("paragraph", "Findings were"),
        ("numbered", "first"),
        ("numbered", "second"),
        ("paragraph", "more of the second"),
    ]


def test_excel_cells_become_paragraphs() -> None:
    html = """<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head>
<meta name=ProgId content=Excel.Sheet><style><!-- .xl65 {mso-number-format:Percent;} --></style>
</head><body link="#0563C1"><table border=0 cellpadding=0 cellspacing=0 width=128>
<!--StartFragment-->
 <col width=64 span=2 style='width:48pt'>
 <tr height=20 style='height:15.0pt'>
  <td height=20 width=64 style='height:15.0pt;font-weight:700'>Team</td>
  <td class=xl65 align=right>61%</td>
 </tr>
 <tr><td>North<br style='mso-data-placement:same-cell'>
    and South</td><td></td></tr>
<!--EndFragment-->
</table></body></html>"""
    blocks = blocks_from_html(html)
    assert told(blocks) == [
        ("paragraph", "Team"),
        ("paragraph", "61%"),
        ("paragraph", "North"),
        ("paragraph", "and South"),
    ]
    assert blocks[0].runs == (Text("Team", bold=True),)
