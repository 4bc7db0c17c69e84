"""A template full of traces makes a file without any: names, paths, comments, numbers of revisions."""

import datetime as dt
import io
import zipfile
from pathlib import Path

import pytest

from ilacs_desktop.framework.model import Framework
from ilacs_desktop.word.cleanup import clean
from ilacs_desktop.word.ooxml import NAMESPACE
from ilacs_desktop.word.package import PackageError, parse, read_package, write_package
from ilacs_desktop.word.structure import faults
from ilacs_desktop.word.writer import standard_template
from tests.word.support import SMALL, parts_of, root_of, text_of, with_parts, write
from tests.word.test_logo import chunk, png

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
SECRET = b"Jane Doe"
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
    "<!-- by Jane Doe --></w:body>"
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
    assert text.endswith("Kept words, a shared drive and a site bound")
    document = cleaned["word/document.xml"]
    assert b"rId92" in document
    assert b"rId94" in document
    assert b"rId91" not in document
    assert b"rId93" not in document


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


def test_a_package_that_unpacks_to_too_much_is_refused():
    with pytest.raises(PackageError, match="more than 60 MB"):
        read_package(zipped(("a", b"\x00" * 61_000_000)))


def test_a_package_with_one_name_twice_is_refused():
    with pytest.warns(UserWarning, match="Duplicate name"):
        raw = zipped(("a", b"1"), ("a", b"2"))
    with pytest.raises(PackageError, match="two parts of one name"):
        read_package(raw)


def test_what_is_written_is_read_back():
    parts = {"[Content_Types].xml": b"<a/>", "word/ë.xml": b"<b/>"}
    assert read_package(write_package(parts)) == parts
