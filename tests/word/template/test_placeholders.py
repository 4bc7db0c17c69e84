"""Placeholders are filled in wherever they stand; whatever else is in braces is named."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from ilacs_desktop.assets import standard_template
from ilacs_desktop.framework.model import Framework
from ilacs_desktop.word.parts.ooxml import NAMESPACE, W
from ilacs_desktop.word.template.placeholder_names import NAMES, TEXTS
from ilacs_desktop.word.template.placeholders import fill, paragraph_text
from tests.word.support import SMALL, parts_of, root_of, text_of, with_parts, write
from tests.word.templates import DOCUMENT, FOOTER, HEADER, Council, part, refusal


def test_a_placeholder_that_word_has_split_over_runs_is_filled_in(
    council: Council, framework: Framework
):
    split = "{{ au</w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>tho</w:t></w:r><w:r><w:t>rity }}"
    template = council((DOCUMENT, "{{ authority }}", f"For {split} and all"))
    text = text_of(root_of(write(SMALL, framework, template).docx))
    assert text.startswith("For Northbridge Council and all\n")


def test_spaces_inside_the_braces_do_not_matter(council: Council, framework: Framework):
    template = council((DOCUMENT, "{{ authority }}", "{{authority}} {{  title  }}"))
    text = text_of(root_of(write(SMALL, framework, template).docx))
    assert text.startswith("Northbridge Council Self-evaluation 2026\n")


def test_placeholders_in_tables_text_boxes_headers_and_footers_are_filled_in(
    council: Council, framework: Framework
):
    table = (
        '<w:tbl><w:tblPr><w:tblW w:w="0" w:type="auto"/></w:tblPr><w:tblGrid><w:gridCol w:w="900"/>'
        "</w:tblGrid><w:tr><w:tc><w:p><w:r><w:t>Copy of {{ date }}</w:t></w:r></w:p></w:tc></w:tr>"
        "</w:tbl>"
    )
    box = (
        '<w:p><w:r><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml"><v:textbox>'
        "<w:txbxContent><w:p><w:r><w:t>{{ title }}</w:t></w:r></w:p></w:txbxContent></v:textbox>"
        "</v:shape></w:pict></w:r></w:p>"
    )
    template = council((DOCUMENT, "<w:body>", f"<w:body>{table}{box}"))
    text = text_of(root_of(write(SMALL, framework, template).docx)).split("\n")
    assert text[0] == "Copy of 2 November 2026"
    assert "Self-evaluation 2026" in text[1:3]


def test_a_line_of_empty_placeholders_goes_with_its_words(council: Council, framework: Framework):
    in_cell = (
        '<w:tbl><w:tblPr><w:tblW w:w="0" w:type="auto"/></w:tblPr><w:tblGrid><w:gridCol w:w="900"/>'
        "</w:tblGrid><w:tr><w:tc><w:p><w:r><w:t>Status {{ draft }}</w:t></w:r></w:p></w:tc></w:tr>"
        "</w:tbl>"
    )
    template = council((DOCUMENT, "<w:body>", f"<w:body>{in_cell}"))
    made = write(SMALL, framework, template, copy="final")
    assert "Status" not in text_of(root_of(made.docx))
    assert made.warnings == ()  # the cell still has its paragraph


WRONG = [
    (DOCUMENT, "{{ title }}", "{{ titel }}", "“{{ titel }}” in the document"),
    (DOCUMENT, "{{ title }}", "The {{ title", "“{{ title” in the document"),
    (DOCUMENT, "{{ title }}", "title }}", "“}}” in the document"),
    (DOCUMENT, "{{ title }}", "{{ title.upper() }}", "“{{ title.upper() }}” in the document"),
    (DOCUMENT, "{{ title }}", "{% if x %}", "“{% if x %}” in the document"),
    (DOCUMENT, "{{ title }}", "{name}", "“{name}” in the document"),
    (HEADER, "{{ marking }}", "{{ Marking }}", "“{{ Marking }}” in a header"),
    (FOOTER, "{{ version }}", "{{ evidence }}", "“{{ evidence }}” in a footer"),
    (DOCUMENT, "{{ title }}", "{{ ti</w:t></w:r><w:r><w:t>tel }}", "“{{ titel }}” in the document"),
    (DOCUMENT, "{{ body }}", "The end", "{{ body }} needs a paragraph of its own"),
    (DOCUMENT, "{{ body }}", "{{ body }} follows", "{{ body }} shares its paragraph"),
    (
        DOCUMENT,
        "{{ contents }}",
        "{{ title }} {{ contents }}",
        "{{ contents }} shares its paragraph with other words: "
        "paragraph “{{ title }} {{ contents }}”",
    ),
    (DOCUMENT, "{{ body }}", "{{ logo }}{{ body }}", "{{ logo }} shares its paragraph"),
    (DOCUMENT, "{{ contents }}", "{{ body }}", "{{ body }} stands there more than once"),
    (DOCUMENT, "{{ logo }}", "Logo: {{ logo }}", "{{ logo }} shares its paragraph"),
    (HEADER, "{{ marking }}", "{{ contents }}", "{{ contents }} stands there more than once"),
    (
        DOCUMENT,
        "<w:p><w:r><w:t>{{ body }}</w:t></w:r></w:p>",
        "<w:p><w:pPr><w:sectPr/></w:pPr><w:r><w:t>{{ body }}</w:t></w:r></w:p>",
        "A section break is in the paragraph of {{ body }}",
    ),
]


@pytest.mark.parametrize(
    ("where", "old", "new", "sentence"), WRONG, ids=lambda value: str(value)[:30]
)
def test_anything_else_in_braces_is_named_with_its_place(
    council: Council, framework: Framework, where: str, old: str, new: str, sentence: str
):
    message = refusal(council((where, old, new)), framework)
    assert sentence in message
    assert "Your self-evaluation is safe" in message


@given(
    names=st.lists(st.sampled_from(NAMES), min_size=2, max_size=3),
    gap=st.sampled_from(["", " ", " of "]),
    old=st.sampled_from(["title", "contents", "body"]),
)
def test_any_placeholders_in_one_paragraph_are_filled_in_or_named(
    framework: Framework,
    tmp_path_factory: pytest.TempPathFactory,
    names: list[str],
    gap: str,
    old: str,
):
    together = gap.join(f"{{{{ {name} }}}}" for name in names)
    text = part(DOCUMENT).replace(f"{{{{ {old} }}}}", together)
    path = tmp_path_factory.getbasetemp() / "together.docx"
    path.write_bytes(with_parts(standard_template().read_bytes(), {DOCUMENT: text.encode()}))
    if old != "body" and {*names}.isdisjoint({"logo", "contents", "body"}):
        assert write(SMALL, framework, path).warnings == ()
    else:
        named = "shares its paragraph|stands there more than once|needs a paragraph of its own"
        assert re.search(named, refusal(path, framework))


@pytest.mark.parametrize(
    "field",
    [
        " DOCPROPERTY Manager \\* MERGEFORMAT ",
        " INFO Author ",
        ' HYPERLINK "file:///S:/Jane" ',
        ' HYPERLINK "\\\\\\\\server\\\\Jane" ',
    ],
)
def test_a_field_that_shows_what_the_template_knew_is_refused(
    council: Council, framework: Framework, field: str
):
    code = field.replace('"', "&quot;")
    simple = f'<w:fldSimple w:instr="{code}"><w:r><w:t>Jane</w:t></w:r></w:fldSimple>'
    message = refusal(council((FOOTER, "</w:p>", f"{simple}</w:p>")), framework)
    assert f"The field {field.split(maxsplit=1)[0]} in a footer" in message


def test_a_body_that_stands_in_no_section_is_named(council: Council, framework: Framework):
    text = part(DOCUMENT)
    section = text[text.index("<w:sectPr>") : text.index("</w:body>")]
    moved = text.replace(section, "").replace("<w:body>", f"<w:body>{section}")
    message = refusal(council(**{DOCUMENT: moved.encode()}), framework)
    assert "No page is laid out for the paragraph of {{ body }}" in message


def test_the_templates_own_bookmarks_stay_apart_from_ours(council: Council, framework: Framework):
    mark = (
        '<w:body><w:p><w:bookmarkStart w:id="0" w:name="section_1"/><w:bookmarkEnd w:id="0"/>'
        '<w:bookmarkStart w:id="1" w:name="ILACS_section_1"/><w:bookmarkEnd w:id="1"/></w:p>'
    )
    header = '<w:bookmarkStart w:id="3" w:name="top"/><w:bookmarkEnd w:id="3"/></w:p>'
    template = council((DOCUMENT, "<w:body>", mark), (HEADER, "</w:p>", header))
    assert write(SMALL, framework, template).warnings == ()


def test_all_faults_are_named_at_once_with_the_paragraph_and_what_is_allowed(
    council: Council, framework: Framework
):
    template = council(
        (DOCUMENT, "{{ title }}", "Our {{ titel }} of the year"),
        (HEADER, "{{ marking }}", "{{ m }}"),
    )
    message = refusal(template, framework)
    assert (
        "“{{ titel }}” in the document is no placeholder: paragraph “Our {{ titel }} of the year”"
        in message
    )
    assert "“{{ m }}” in a header" in message
    assert "{{ authority }}, {{ title }}, {{ meeting }}" in message


@pytest.mark.parametrize(
    "field",
    [
        '<w:fldSimple w:instr=" FILENAME \\p "><w:r><w:t>S:\\x</w:t></w:r></w:fldSimple>',
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> FILE</w:instrText></w:r>'
        "<w:r><w:instrText>NAME </w:instrText></w:r>"
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>',
    ],
)
def test_a_field_that_would_tell_where_the_file_is_kept_is_refused(
    council: Council, framework: Framework, field: str
):
    template = council((FOOTER, "</w:p>", f"{field}</w:p>"))
    assert "The field FILENAME in a footer" in refusal(template, framework)


def test_a_template_without_contents_has_none(council: Council, framework: Framework):
    template = council((DOCUMENT, "{{ contents }}", "See the headings"))
    assert not list(root_of(write(SMALL, framework, template).docx).iter(W + "instrText"))


PAGE = '<w:fldSimple w:instr=" PAGE "><w:r><w:t>1</w:t></w:r></w:fldSimple>'
FIELD = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
PICTURE = "<w:r><w:pict/></w:r>"
NEW_PAGE = '<w:r><w:br w:type="page"/></w:r>'


@pytest.mark.parametrize("shown", [PAGE, FIELD, PICTURE, NEW_PAGE])
def test_an_empty_placeholder_leaves_what_is_shown_beside_it(shown: str):
    words = "<w:r><w:t>Status {{ marking }} Page </w:t></w:r>"
    [paragraph] = etree.fromstring(
        f'<w:ftr xmlns:w="{NAMESPACE}"><w:p>{words}{shown}</w:p></w:ftr>'
    )
    fill(paragraph, dict.fromkeys(TEXTS, ""))
    assert paragraph_text(paragraph).startswith("Status  Page ")
    assert shown in etree.tostring(paragraph).decode()


def test_a_footer_without_a_marking_keeps_its_page_number(council: Council, framework: Framework):
    line = f"<w:p><w:r><w:t>{{{{ draft }}}} Page </w:t></w:r>{PAGE}</w:p></w:ftr>"
    made = write(SMALL, framework, council((FOOTER, "</w:ftr>", line)), copy="final")
    written = parts_of(made.docx)[FOOTER].decode()
    assert f" Page </w:t></w:r>{PAGE}" in written
    assert "{{" not in written
