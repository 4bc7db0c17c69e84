"""What must not go out is planted, one thing at a time, and found; the example has nothing of it."""

import io
import re
import zipfile
from typing import cast

import msgspec
import pytest

from ilacs_desktop.document.model import Document
from ilacs_desktop.framework.model import Framework
from ilacs_desktop.word.audit.audit import Audit, audit
from ilacs_desktop.word.audit.finding import AuditFinding
from ilacs_desktop.word.audit.known import Known, known_to
from ilacs_desktop.word.audit.leak_rules import RULES
from ilacs_desktop.word.audit.leak_words import unprinted_words
from ilacs_desktop.word.audit.opened import opened, roots_of
from ilacs_desktop.word.choices import CopyKind
from ilacs_desktop.word.parts.package import read_package
from ilacs_desktop.word.template.label import CUSTOM_NAME
from ilacs_desktop.word.writer import WordFile
from tests.word.audit.planting import (
    APP,
    CORE,
    DOCUMENT,
    OFFICE,
    PACKAGE_LINKS,
    SETTINGS,
    STYLES,
    TYPES,
    W14,
    Edit,
    before,
    content_type,
    link,
    paragraph,
    planted,
    put,
    root,
    run,
    several,
    swap,
)
from tests.word.support import FOOTPRINT, SMALL, changed, parts_of, plain_png, write
from tests.word.template.test_logo import LOGO, chunk, png

KNOWN = Known(
    accounts=("LAPTOP-4411", "pnair"),
    files=("/work/se/Northbridge 2026.ilacs",),
    kept_at=("QA library / 2026 / Case audits", "Team cupboard", "Children's / library"),
    people=("Sam Outsider",),
    allowed=("Northbridge Council", "Priya Nair"),
    printed=("kept by the performance team",),
)
COMMENTS = several(
    put("word/comments.xml", root("comments")),
    link("/word/comments.xml", "comments"),
)
LABEL = (
    b'<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties">'
    b'<property name="MSIP_Label_1_SiteId"/></Properties>'
)
CUSTOM = LABEL.replace(b"MSIP_Label_1_SiteId", b"Reviewed by")
PLANTED: dict[str, Edit] = {
    "person": before(CORE, "</cp:coreProperties>", "<dc:creator>Priya Nair</dc:creator>"),
    "property": before(CORE, "</cp:coreProperties>", "<dc:subject>Second try</dc:subject>"),
    "account": swap(DOCUMENT, 'descr="Northbridge Council"', 'descr="A crest drawn by pnair"'),
    "name": swap(DOCUMENT, 'descr="Northbridge Council"', 'descr="A crest for Sam Outsider"'),
    "author": swap(DOCUMENT, "<w:body><w:p>", '<w:body><w:p w:author="Jo Ash">'),
    "path": paragraph(run(f"See {FOOTPRINT}")),
    "cloud": paragraph(run("See northbridge.sharepoint.com/sites/qa")),
    "kept_at": paragraph(run("See QA library / 2026 / ") + run("Case audits", "<w:b/>")),
    "file_name": swap(DOCUMENT, 'descr="Northbridge Council"', 'descr="New crest (2).png"'),
    "hidden": paragraph(run("Do not say this", "<w:vanish/>")),
    "comment": paragraph('<w:commentRangeStart w:id="0"/>'),
    "change": paragraph(f'<w:ins w:id="0">{run("New words.")}</w:ins>'),
    "custom_data": several(
        put("customXml/item1.xml", b"<a/>"), link("../customXml/item1.xml", "customXml")
    ),
    "embedded": several(
        put("word/embeddings/sheet.xlsx", b"PK"),
        link("embeddings/sheet.xlsx", "package"),
        content_type("xlsx", "application/octet-stream"),
    ),
    "macro": several(put("word/vbaProject.bin", b"\xd0\xcf"), link("vbaProject.bin", "vbaProject")),
    "printer": put("word/printerSettings1.bin", b"HP"),
    "thumbnail": put("docProps/thumbnail.jpeg", b"\xff\xd8"),
    "label": put("docProps/custom.xml", LABEL),
    "other_part": put("word/webSettings.xml", root("webSettings")),
    "picture_data": put("word/media/image1.png", png(4, 4, chunk(b"tEXt", b"Author\0Jo Ash"))),
    "picture_kind": several(put("word/media/a.gif", b"GIF89a"), link("media/a.gif", "image")),
    "link": link("ftp://northbridge.example/audits", "hyperlink", external=True),
    "remote": link("https://tracker.example/x.png", "image", external=True),
    "attached_template": link("https://northbridge.example/a", "attachedTemplate", external=True),
    "revision_id": swap(DOCUMENT, "<w:body><w:p>", '<w:body><w:p w:rsidR="00AB12CD">'),
    "variable": before(SETTINGS, "</w:settings>", "<w:docVars/>"),
    "field": paragraph('<w:fldSimple w:instr=" LASTSAVEDBY "><w:r/></w:fldSimple>'),
    "anchor": paragraph(
        '<w:bookmarkStart w:id="90" w:name="_sef_homes"/><w:bookmarkEnd w:id="90"/>' + run("Here.")
    ),
    "note": swap(DOCUMENT, "<w:body>", "<!-- made by a program --><w:body>"),
    "zip": lambda _parts: {},
}
OTHERS: dict[str, tuple[str, Edit]] = {
    "a manager in the properties": (
        "person",
        swap(APP, "/>$", "><Manager>Priya Nair</Manager></Properties>"),
    ),
    "a custom property": ("property", put("docProps/custom.xml", CUSTOM)),
    "a machine’s name in the text": ("account", paragraph(run("Printed on LAPTOP-4411."))),
    "a commenter in the text": ("name", paragraph(run("Sam Outsider thinks so."))),
    "a share": ("path", paragraph(run("See \\\\nas01\\qa\\audits"))),
    "a file address": ("path", paragraph(run("See file:///audits"))),
    "a home folder": ("path", paragraph(run("See /home/priya/audits"))),
    "the file that it was made from": (
        "path",
        paragraph(run("From /WORK/se/Northbridge 2026.ilacs")),
    ),
    "a path behind a picture": ("path", swap(DOCUMENT, 'name="Logo"', 'name="C:/logos/x"')),
    "a path in a link": ("path", link("file:///S:/audits", "hyperlink", external=True)),
    "an address in a link": (
        "cloud",
        link("https://x-my.sharepoint.com/a", "hyperlink", external=True),
    ),
    "a place in words": ("kept_at", paragraph(run("It is in the team cupboard."))),
    "a place with another apostrophe": (
        "kept_at",
        paragraph(run("It is in the children’s / library.")),
    ),
    "a place in a link": (
        "kept_at",
        link(
            "https://x.example/QA%20library%20/%202026%20/%20Case%20audits",
            "hyperlink",
            external=True,
        ),
    ),
    "a file’s name in the text": ("file_name", paragraph(run("See Audit (final) v2.docx for it."))),
    "text hidden by its style": (
        "hidden",
        several(
            before(
                STYLES,
                "</w:styles>",
                '<w:style w:type="character" w:styleId="Off"><w:name w:val="Off"/><w:rPr><w:vanish/>'
                "</w:rPr></w:style>",
            ),
            paragraph(run("Secret", '<w:rStyle w:val="Off"/>')),
        ),
    ),
    "white text": ("hidden", paragraph(run("Secret", '<w:color w:val="FFFFFF"/>'))),
    "text in the colour of its shading": (
        "hidden",
        paragraph(
            run("Secret", '<w:color w:val="0F4C5C"/>'),
            '<w:shd w:val="clear" w:color="auto" w:fill="0F4C5D"/>',
        ),
    ),
    "tiny text": ("hidden", paragraph(run("Secret", '<w:sz w:val="2"/>'))),
    "comments": ("comment", COMMENTS),
    "reviewers": ("comment", put("word/people.xml", b"<a/>")),
    "a deletion": (
        "change",
        paragraph('<w:del w:id="0"><w:r><w:delText>Old</w:delText></w:r></w:del>'),
    ),
    "tracking switched on": ("change", before(SETTINGS, "</w:settings>", "<w:trackRevisions/>")),
    "an embedded object": ("embedded", paragraph("<w:r><w:object/></w:r>")),
    "another document": ("embedded", paragraph('<w:subDoc r:id="rId1"/>')),
    "a kind of file with macros": (
        "macro",
        swap(TYPES, r"document\.main\+xml", "document.macroEnabled.main+xml"),
    ),
    "a label of its own part": ("label", put("docMetadata/LabelInfo.xml", b"<a/>")),
    "a picture that is none": ("picture_kind", put("word/media/image1.png", b"BM")),
    "an anchor to another program": ("link", link("onenote:///qa", "hyperlink", external=True)),
    "numbers of sessions": ("revision_id", before(SETTINGS, "</w:settings>", "<w:rsids/>")),
    "the id of the document": (
        "revision_id",
        before(SETTINGS, "</w:settings>", f'<w14:docId xmlns:w14="{W14}" w14:val="1"/>'),
    ),
    "the id of a paragraph": (
        "revision_id",
        swap(DOCUMENT, "<w:body><w:p>", f'<w:body><w:p xmlns:w14="{W14}" w14:paraId="1A">'),
    ),
    "a mail merge": ("variable", before(SETTINGS, "</w:settings>", "<w:mailMerge/>")),
    "a template in the settings": (
        "attached_template",
        before(SETTINGS, "</w:settings>", "<w:attachedTemplate/>"),
    ),
    "a note outside the root": ("note", lambda parts: {DOCUMENT: parts[DOCUMENT] + b"<!-- x -->"}),
}
MILD_IN_TEXT = {
    "a machine’s name in the text",
    "a commenter in the text",
    "a place in words",
    "a file’s name in the text",
}


@pytest.fixture(scope="module")
def final(framework: Framework) -> WordFile:
    """Return a final copy of the small self-evaluation with a logo on its cover."""
    return write(changed(SMALL, authority=LOGO), framework, copy="final")


def private(audited: Audit) -> dict[str, AuditFinding]:
    return {found.rule.removeprefix("private."): found for found in audited.group("private")}


def found(raw: bytes, copy: CopyKind = "final", known: Known = KNOWN) -> dict[str, AuditFinding]:
    return private(audit(raw, SMALL, copy, known))


def test_every_rule_is_planted():
    assert {f"private.{name}" for name in PLANTED} == {rule.id for rule in RULES}


@pytest.mark.parametrize("name", [name for name in PLANTED if name != "zip"])
def test_a_planted_leak_is_found(final: WordFile, name: str):
    leaks = found(planted(final.docx, PLANTED[name]))
    [rule] = [rule for rule in RULES if rule.id == f"private.{name}"]
    assert leaks[name].severity == rule.severity
    assert all(place.words for place in leaks[name].places)


@pytest.mark.parametrize("name", OTHERS)
def test_another_form_of_it_is_found(final: WordFile, name: str):
    rule, edit = OTHERS[name]
    leaks = found(planted(final.docx, edit))
    assert (leaks[rule].severity == "look") == (
        name in MILD_IN_TEXT or rule in ("property", "label", "picture_kind")
    )


def test_the_dates_and_the_note_of_the_zip_file_are_found(final: WordFile):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        for name, part in parts_of(final.docx).items():
            package.writestr(zipfile.ZipInfo(name, (2026, 11, 2, 9, 30, 0)), part)
        package.comment = b"from Jo"
    places = [place.words for place in found(out.getvalue())["zip"].places]
    assert places == ["A note is attached to the file", "Its parts are dated"]


def test_a_clean_file_tells_nothing(final: WordFile):
    assert found(final.docx) == {}


@pytest.mark.parametrize("copy", ["draft", "review", "final"])
def test_the_example_tells_nothing(example: Document, framework: Framework, copy: str):
    known = known_to(example, user="pnair", machine="LAPTOP-4411", files=("/work/se/ours.ilacs",))
    assert known.kept_at
    raw = write(example, framework, draw_chart=plain_png, copy=copy).docx
    assert private(audit(raw, example, cast("CopyKind", copy), known)) == {}


def test_only_a_review_copy_may_hold_anchors(final: WordFile):
    raw = planted(final.docx, PLANTED["anchor"])
    assert found(raw, "final")["anchor"].severity == "stop"
    assert found(raw, "draft")["anchor"].severity == "look"
    assert found(raw, "review") == {}


def test_a_label_that_somebody_asked_to_keep_is_no_leak(final: WordFile):
    """The template's import marks it by the ids of its links (word/template/label.py)."""
    kept = before(
        PACKAGE_LINKS,
        "</Relationships>",
        f'<Relationship Id="keptLabel1" Type="{OFFICE}/custom-properties" Target="{CUSTOM_NAME}"/>',
    )
    assert found(planted(final.docx, several(put(CUSTOM_NAME, LABEL), kept))) == {}
    assert "property" in found(planted(final.docx, several(put(CUSTOM_NAME, CUSTOM), kept)))


@pytest.mark.parametrize(
    "text",
    [
        "It is on file: the audit says so and/or the survey.",
        "Children said at home/school/college that it is better.",
        "See https://northbridge.example/home/children for more.",
        "See https://northbridge.example/plans/Plan-2026.pdf and www.x.example/plan.docx, too.",
        "Priya Nair and Northbridge Council agree.",
        "The ratio is 3:1; by 12/2026 it was 2:1.",
        "It was said by pnairobi and by Samuel Outsiders.",
        "It is kept by the performance team.",
        "Use var/mean as Stat. docs say.",
    ],
)
def test_ordinary_words_are_no_leak(final: WordFile, text: str):
    known = msgspec.structs.replace(KNOWN, kept_at=("Performance team",))
    assert found(planted(final.docx, paragraph(run(text))), known=known) == {}


def test_a_link_to_a_document_on_the_web_is_no_leak(final: WordFile):
    linked = link("https://northbridge.example/plans/Plan-2026.pdf", "hyperlink", external=True)
    assert found(planted(final.docx, linked)) == {}


def test_a_name_that_is_a_word_of_words_own_is_no_leak(final: WordFile):
    words = ("black", "office", "normal", "arial", "compatibilityMode", "theme1", "settings")
    known = Known(accounts=words, people=words)
    assert found(final.docx, known=known) == {}


@pytest.mark.parametrize("copy", ["draft", "final"])
def test_no_computer_is_called_so_that_the_example_cannot_go_out(
    example: Document, framework: Framework, copy: str
):
    """Whatever word of its own the file holds, a computer or account of that name stops nothing."""
    parts = read_package(write(example, framework, draw_chart=plain_png, copy=copy).docx)
    file = opened(parts, roots_of(parts))
    texts = (part.decode() for name, part in parts.items() if name.endswith(".xml"))
    cut_short = re.compile(r"\w+…")
    words = {
        word
        for text in texts
        for word in re.findall(r"[a-z]{4,}", cut_short.sub("", text), re.IGNORECASE)
    }
    hits = list(unprinted_words(file, Known(accounts=("CARE", *sorted(words)))))
    assert any(hit.where.startswith("“CARE”. ") for hit in hits)
    assert {(hit.rule.id, hit.severity) for hit in hits} == {("private.account", "look")}


def test_a_name_that_the_text_prints_still_stops_where_it_says_who(final: WordFile):
    known = Known(accounts=("care",))
    for name in ("person", "author"):
        text = PLANTED[name]
        raw = planted(
            planted(final.docx, text),
            swap(CORE if name == "person" else DOCUMENT, "Priya Nair|Jo Ash", "Care"),
        )
        stops = [
            one for one in audit(raw, SMALL, "final", known).findings if one.severity == "stop"
        ]
        assert "private.account" in {one.rule for one in stops}


def test_a_name_that_nothing_prints_stops_in_a_link(final: WordFile):
    linked = link("https://x.example/~pnair/plan", "hyperlink", external=True)
    assert found(planted(final.docx, linked))["account"].severity == "stop"
    about = link("https://x.example/care/plan", "hyperlink", external=True)
    assert (
        found(planted(final.docx, about), known=Known(accounts=("care",)))["account"].severity
        == "look"
    )


def test_pale_text_may_stand_on_a_picture_behind_it(final: WordFile):
    """Covers have white words on a picture; whether it is there takes a person to see."""
    floating = (
        '<w:r><w:drawing><wp:anchor xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/'
        'wordprocessingDrawing"/></w:drawing></w:r>'
    )
    raw = planted(final.docx, paragraph(floating + run("Cover", '<w:color w:val="FFFFFF"/>')))
    assert found(raw)["hidden"].severity == "look"


def test_a_leak_says_where_it_is(final: WordFile):
    told = found(planted(final.docx, PLANTED["cloud"]))["cloud"]
    [place] = told.places
    assert place.part == "children_in_care"
    heading = "The experiences and progress of children in care"
    assert place.words == f"Under “{heading}”: “See northbridge.sharepoint.com/sites/qa”"


def test_a_leak_deep_in_a_paragraph_is_quoted_too(final: WordFile):
    long = "We read every record that we were shown in the year, and then wrote to G:\\QA\\notes."
    [place] = found(planted(final.docx, paragraph(run(long))))["path"].places
    assert place.words.startswith("“G:\\QA\\notes.”. Under “The experiences")


def test_an_orphan_part_is_found(final: WordFile):
    assert "other_part" in found(planted(final.docx, put("word/left/over.bin", b"x")))
    assert "other_part" not in found(final.docx)


def test_the_thumbnail_of_the_package_is_found(final: WordFile):
    tied = before(
        PACKAGE_LINKS,
        "</Relationships>",
        f'<Relationship Id="rId9" Type="{OFFICE}/metadata/thumbnail" Target="docProps/thumbnail.png"/>',
    )
    raw = planted(final.docx, several(put("docProps/thumbnail.png", png(2, 2)), tied))
    assert "thumbnail" in found(raw)
