"""A template full of traces makes a file without any: names, paths, comments, numbers of revisions."""

import datetime as dt
import io
import re
import zipfile
from pathlib import Path

import pytest

from ilacs_desktop.assets import standard_template
from ilacs_desktop.framework.model import Framework
from ilacs_desktop.word.audit.structure import faults
from ilacs_desktop.word.parts.ooxml import NAMESPACE, W
from ilacs_desktop.word.parts.package import PackageError, parse, read_package, write_package
from ilacs_desktop.word.template.cleanup import clean
from tests.word.support import SMALL, parts_of, root_of, text_of, with_parts, write
from tests.word.template.test_logo import chunk, png

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
SECRET = b"Jane Doe"
LOGO_PATH = "C:\\Users\\Jane Doe\\Pictures\\logo.png"
WORDPROCESSING = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"
PICTURE = (
    f'<w:p><w:r><w:drawing><wp:inline xmlns:wp="{WORDPROCESSING}"><wp:extent cx="9" cy="9"/>'
    f'<wp:docPr id="77" name="{LOGO_PATH}" descr="{LOGO_PATH}" title="//x/Jane Doe.docx"/>'
    f'<a:graphic xmlns:a="{DRAWING}"><a:graphicData uri="{DRAWING[:-4]}picture"><pic:pic '
    f'xmlns:pic="{DRAWING[:-4]}picture"><pic:nvPicPr><pic:cNvPr id="0" name="{LOGO_PATH}" '
    'descr="The council’s crest"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip '
    'r:embed="rId94"/></pic:blipFill><pic:spPr/></pic:pic></a:graphicData></a:graphic></wp:inline>'
    '</w:drawing></w:r><w:r><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml" '
    f'alt="{LOGO_PATH}"><v:imagedata xmlns:o="urn:schemas-microsoft-com:office:office" '
    'r:id="rId94" o:title="Jane Doe logo"/></v:shape></w:pict></w:r></w:p>'
)
HIDDEN = (
    "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>Hidden by Jane Doe</w:t></w:r>"
    '<w:r><w:rPr><w:rStyle w:val="Secret"/></w:rPr><w:t>Hidden by Jane Doe</w:t></w:r>'
    '<w:r><w:rPr><w:rStyle w:val="Secret"/><w:vanish w:val="0"/></w:rPr><w:t>Shown</w:t></w:r>'
    '<w:customXmlInsRangeStart w:id="81" w:author="Jane Doe"/><w:customXmlInsRangeEnd w:id="81"/>'
    '<w:customXmlMoveToRangeStart w:id="82" w:author="Jane Doe"/></w:p>'
    '<w:p><w:pPr><w:pStyle w:val="SecretToo"/></w:pPr><w:r><w:t>Hidden by Jane Doe</w:t></w:r></w:p>'
)
HIDING_STYLES = (
    '<w:style w:type="character" w:styleId="Secret"><w:name w:val="Secret"/><w:rPr><w:vanish/>'
    '</w:rPr></w:style><w:style w:type="paragraph" w:styleId="SecretToo"><w:name w:val="Secret too"/>'
    '<w:basedOn w:val="Secret"/><w:rsid w:val="00AB12CD"/></w:style></w:styles>'
)
CONTROLS = (
    '<w:sdt><w:sdtPr><w:alias w:val="Jane Doe"/><w:tag w:val="S:\\Jane Doe"/><w:dropDownList>'
    '<w:listItem w:displayText="Jane Doe" w:value="1"/></w:dropDownList></w:sdtPr><w:sdtContent>'
    "<w:p><w:r><w:t> in a control</w:t></w:r></w:p></w:sdtContent></w:sdt><w:p><w:sdt><w:sdtPr>"
    '<w:dataBinding w:xpath="/ns1:coreProperties/ns0:creator"/></w:sdtPr><w:sdtContent><w:r><w:t>'
    "Jane Doe</w:t></w:r></w:sdtContent></w:sdt>"
    '<w:bookmarkStart w:id="83" w:name="ilacs_section_1"/><w:bookmarkEnd w:id="83"/>'
    '<w:bookmarkStart w:id="84" w:name="section_1"/><w:bookmarkEnd w:id="84"/></w:p>'
)
TRACES = (
    '<w:p w:rsidR="00AB12CD" w14:paraId="1A2B3C4D" xmlns:w14="http://schemas.microsoft.com/office/'
    'word/2010/wordml"><w:commentRangeStart w:id="1"/>'
    '<w:ins w:id="2" w:author="Jane Doe"><w:r w:rsidR="00AB12CD"><w:t>Kept</w:t></w:r></w:ins>'
    '<w:del w:id="3" w:author="Jane Doe"><w:r><w:delText>Gone</w:delText></w:r></w:del>'
    '<w:proofErr w:type="spellStart"/><w:commentRangeEnd w:id="1"/>'
    '<w:r><w:commentReference w:id="1"/></w:r>'
    '<w:r><w:rPr><w:lang w:val="en-US"/><w:rPrChange w:id="4" w:author="Jane Doe"><w:rPr/>'
    '</w:rPrChange></w:rPr><w:t xml:space="preserve"> words, </w:t></w:r>'
    '<w:hyperlink r:id="rId91"><w:r><w:t>a shared drive</w:t></w:r></w:hyperlink>'
    '<w:hyperlink r:id="rId92"><w:r><w:t> and a site</w:t></w:r></w:hyperlink>'
    '<w:sdt><w:sdtPr><w:dataBinding w:xpath="/x" w:storeItemID="{1}"/></w:sdtPr><w:sdtContent>'
    "<w:r><w:t> bound</w:t></w:r></w:sdtContent></w:sdt>"
    '<w:r><w:drawing r:x="rId93"/></w:r><w:r><w:drawing r:x="rId94"/></w:r></w:p>'
    + PICTURE
    + HIDDEN
    + CONTROLS
    + "<!-- by Jane Doe --></w:body>"
)
LINKS = (
    f'<Relationship Id="rId90" Type="{OFFICE}/comments" Target="comments.xml"/>'
    f'<Relationship Id="rId91" Type="{OFFICE}/hyperlink" Target="file:///S:/Jane Doe" '
    'TargetMode="External"/>'
    f'<Relationship Id="rId92" Type="{OFFICE}/hyperlink" Target="https://northbridge.example/" '
    'TargetMode="External"/>'
    f'<Relationship Id="rId93" Type="{OFFICE}/image" Target="https://tracker.example/x.png" '
    'TargetMode="External"/>'
    f'<Relationship Id="rId94" Type="{OFFICE}/image" Target="media/crest.png"/>'
    f'<Relationship Id="rId95" Type="{OFFICE}/attachedTemplate" Target="file:///S:/Jane Doe.dotm" '
    'TargetMode="External"/>'
    f'<Relationship Id="rId96" Type="{OFFICE}/customXml" Target="../customXml/item1.xml"/>'
    "</Relationships>"
)
SETTINGS = (
    '<w:attachedTemplate r:id="rId95" xmlns:r="' + OFFICE + '"/><w:trackRevisions/>'
    '<w:rsids><w:rsidRoot w:val="00AB12CD"/></w:rsids>'
    '<w15:docId xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml" w15:val="{9}"/>'
    "</w:settings>"
)


def traced() -> bytes:
    """Return the standard template with every trace that Word and people leave behind."""
    raw = standard_template().read_bytes()
    parts = {name: part.decode() for name, part in parts_of(raw).items()}
    comments = f'<w:comments xmlns:w="{NAMESPACE}"/>'.encode()
    types = parts["[Content_Types].xml"].replace(
        "</Types>",
        '<Default Extension="png" ContentType="image/png"/><Override PartName="/word/comments.xml" '
        'ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"/>'
        "</Types>",
    )
    return with_parts(
        raw,
        {
            "[Content_Types].xml": types.encode(),
            "word/document.xml": parts["word/document.xml"].replace("</w:body>", TRACES).encode(),
            "word/_rels/document.xml.rels": parts["word/_rels/document.xml.rels"]
            .replace("</Relationships>", LINKS)
            .encode(),
            "word/settings.xml": parts["word/settings.xml"]
            .replace("</w:settings>", SETTINGS)
            .encode(),
            "word/styles.xml": parts["word/styles.xml"]
            .replace("</w:styles>", HIDING_STYLES)
            .encode(),
            "word/comments.xml": comments + b"<!-- Jane Doe -->",
            "word/media/crest.png": png(4, 4, chunk(b"tEXt", b"Author\x00Jane Doe")),
            "customXml/item1.xml": b"<x>Jane Doe</x>",
            "docProps/core.xml": b"<x>Jane Doe</x>",
            "docProps/custom.xml": b"<x>Jane Doe</x>",
            "docProps/thumbnail.jpeg": b"Jane Doe",
        },
    )


@pytest.fixture(scope="module")
def cleaned() -> dict[str, bytes]:
    """Return the parts of the traced template after cleaning."""
    return clean(read_package(traced()), "A title", dt.date(2026, 11, 2))


def test_no_name_path_or_revision_is_left(cleaned: dict[str, bytes]):
    whole = b"".join(cleaned.values())
    for trace in (
        SECRET,
        b"rsid",
        b"paraId",
        b"docId",
        b"Users",
        b"S:",
        b"file:",
        b"tracker",
        b"dataBinding",
        b"en-US",
    ):
        assert trace not in whole


def test_only_what_gives_the_look_is_kept(cleaned: dict[str, bytes]):
    standard = set(parts_of(standard_template().read_bytes()))
    assert set(cleaned) == standard | {"word/media/crest.png"}


def test_words_stay_and_tracked_changes_are_accepted(cleaned: dict[str, bytes]):
    text = text_of(parse(cleaned["word/document.xml"]))
    lines = [line for line in text.split("\n") if line]
    assert lines[-3:] == [
        "Kept words, a shared drive and a site bound",
        "Shown",
        " in a control",
    ]
    document = cleaned["word/document.xml"]
    assert b"rId92" in document
    assert b"rId94" in document
    assert b"rId91" not in document
    assert b"rId93" not in document


def test_pictures_keep_the_words_that_people_gave_them(cleaned: dict[str, bytes]):
    root = parse(cleaned["word/document.xml"])
    named = [dict(e.attrib) for e in root.iter("{*}docPr", "{*}cNvPr")]
    assert named == [
        {"id": "77", "name": "Picture 1"},
        {"id": "0", "name": "Picture 2", "descr": "The council’s crest"},
    ]


def test_bookmarks_named_as_ours_make_way(cleaned: dict[str, bytes]):
    root = parse(cleaned["word/document.xml"])
    assert [e.get(W + "name") for e in root.iter(W + "bookmarkStart")] == ["section_1"]
    assert [e.get(W + "id") for e in root.iter(W + "bookmarkEnd")] == ["84"]


@pytest.mark.parametrize("name", ["crest.gif", "crest.emf", "crest.png"])
def test_a_picture_that_cannot_be_cleaned_is_refused_by_its_name(name: str):
    parts = read_package(traced())
    links = parts["word/_rels/document.xml.rels"].replace(b"crest.png", name.encode())
    parts["word/_rels/document.xml.rels"] = links
    parts[f"word/media/{name}"] = b"GIF89a\x01\x00\x01\x00\x00\x00\x00!\xfe\x08Jane Doe\x00;"
    with pytest.raises(PackageError, match=f"its picture “{name}” is neither a PNG nor a JPEG"):
        clean(parts, "A title", dt.date(2026, 11, 2))


@pytest.mark.parametrize(
    "language", ["", '<w:lang w:val="cy-GB"/>', '<w:lang w:val="en-US" w:eastAsia="ja-JP"/>']
)
def test_whatever_the_template_speaks_the_file_is_in_british_english(language: str):
    parts = read_package(standard_template().read_bytes())
    styles = re.sub(r"<w:lang [^>]*/>", language, parts["word/styles.xml"].decode())
    parts["word/styles.xml"] = styles.encode()
    settings = parts["word/settings.xml"].decode()
    parts["word/settings.xml"] = re.sub(r"<w:themeFontLang [^>]*/>", "", settings).encode()
    made = clean(parts, "A title", dt.date(2026, 11, 2))
    defaults = parse(made["word/styles.xml"]).find(f"{W}docDefaults/{W}rPrDefault/{W}rPr/{W}lang")
    assert defaults is not None
    assert defaults.get(W + "val") == "en-GB"
    assert b"cy-GB" not in made["word/styles.xml"]
    order = [child.tag for child in parse(made["word/settings.xml"])]
    at = order.index(W + "themeFontLang")
    assert order[at - 1 : at + 2 : 2] == [W + "compat", W + "clrSchemeMapping"]


def test_the_properties_say_title_date_and_language_alone(cleaned: dict[str, bytes]):
    core = parse(cleaned["docProps/core.xml"])
    found = {str(element.tag).rpartition("}")[2]: element.text for element in core}
    assert found == {
        "title": "A title",
        "created": "2026-11-02T00:00:00Z",
        "modified": "2026-11-02T00:00:00Z",
        "language": "en-GB",
    }
    assert len(parse(cleaned["docProps/app.xml"])) == 0


def test_cleaning_twice_changes_nothing(cleaned: dict[str, bytes]):
    assert clean(cleaned, "A title", dt.date(2026, 11, 2)) == cleaned


def test_an_export_from_such_a_template_is_sound(framework: Framework, tmp_path: Path):
    path = tmp_path / "traced.docx"
    path.write_bytes(traced())
    made = write(SMALL, framework, path)
    assert faults(made.docx) == ()
    assert SECRET not in b"".join(parts_of(made.docx).values())
    assert "Kept words" in text_of(root_of(made.docx))


# --- packages -------------------------------------------------------------------------------------


def zipped(*entries: tuple[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in entries:
            package.writestr(name, data)
    return out.getvalue()


def test_a_package_with_one_name_twice_is_refused():
    with pytest.warns(UserWarning, match="Duplicate name"):
        raw = zipped(("a", b"1"), ("a", b"2"))
    with pytest.raises(PackageError, match="two parts of one name"):
        read_package(raw)


def test_what_is_written_is_read_back():
    parts = {"[Content_Types].xml": b"<a/>", "word/ë.xml": b"<b/>"}
    assert read_package(write_package(parts)) == parts
