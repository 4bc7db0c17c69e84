"""Templates from other programs and other people: imported, used, and nothing of theirs leaks."""

import datetime as dt
import functools
import io
import shutil
from collections.abc import Callable
from pathlib import Path

import docx
import pytest
from openxml_audit import OpenXmlValidator

from ilacs_desktop.document.model import Document
from ilacs_desktop.framework.model import Framework
from ilacs_desktop.word.audit.audit import audit
from ilacs_desktop.word.audit.known import known_to
from ilacs_desktop.word.audit.structure import faults
from ilacs_desktop.word.parts.ooxml import W
from ilacs_desktop.word.parts.package import read_package, relationships
from ilacs_desktop.word.template.cleanup import clean
from ilacs_desktop.word.template.importing import ImportedTemplate, import_template
from tests.word.support import FIGURED, SMALL, parts_of, root_of, text_of, write
from tests.word.template import foreign_templates
from tests.word.template.council_templates import COUNCILS, PLUM
from tests.word.template.foreign_templates import FOREIGN, SECRET
from tests.word.test_pdf import needs_office, pdf_words

Exported = Callable[[str], bytes]
TEMPLATES = {**FOREIGN, **COUNCILS}
KINDS = {
    "officeDocument",
    "core-properties",
    "extended-properties",
    "styles",
    "numbering",
    "settings",
    "fontTable",
    "theme",
    "header",
    "footer",
    "footnotes",
    "endnotes",
    "image",
    "hyperlink",
}


@pytest.fixture(scope="module")
def exported(framework: Framework, tmp_path_factory: pytest.TempPathFactory) -> Exported:
    """Return a function that exports a text with all there is in the look of a template, once."""
    folder = tmp_path_factory.mktemp("foreign")
    made: dict[str, bytes] = {}

    def export(name: str) -> bytes:
        if name not in made:
            path = folder / f"{name}.docx"
            path.write_bytes(imported(name).docx)
            made[name] = write(FIGURED, framework, path).docx
        return made[name]

    return export


@functools.cache
def imported(name: str, *, keep_label: bool = False) -> ImportedTemplate:
    return import_template(TEMPLATES[name](), f"{name}.docx", keep_label=keep_label)


@pytest.mark.parametrize("name", TEMPLATES)
def test_a_document_in_its_look_is_sound(name: str, exported: Exported):
    raw = exported(name)
    assert faults(raw) == ()
    assert "Children are safe." in text_of(root_of(raw))
    docx.Document(io.BytesIO(raw))


# The validator of the Open XML SDK is slow; our own, of all of them, is above.
FIRST = ("full_of_traces", *COUNCILS)
LATER = [pytest.param(name, marks=pytest.mark.long) for name in TEMPLATES if name not in FIRST]


@pytest.mark.parametrize("name", [*FIRST, *LATER])
def test_the_validator_finds_nothing_wrong(name: str, framework: Framework, tmp_path: Path):
    template, made = tmp_path / "t.docx", tmp_path / "made.docx"
    template.write_bytes(imported(name).docx)
    made.write_bytes(write(SMALL, framework, template).docx)
    assert OpenXmlValidator().validate(made).errors == []


@pytest.mark.parametrize("name", TEMPLATES)
def test_the_audit_of_the_document_finds_no_leak_and_no_fault(name: str, exported: Exported):
    found = audit(exported(name), FIGURED, "draft", known_to(FIGURED))
    assert found.group("structure") == ()
    assert found.group("private") == ()


@pytest.mark.parametrize("name", FOREIGN)
def test_nothing_of_its_makers_is_in_the_document(name: str, exported: Exported):
    parts = read_package(exported(name))
    whole = b"".join(parts.values())
    for trace in (SECRET, "evil.example", "A. Friend", "Old Council plc", "Old title", "S:/"):
        assert trace.encode() not in whole
    links = [link for part in ("", *parts) for link in relationships(parts, part)]
    assert {link.kind for link in links} <= KINDS
    outside = {link.target for link in links if link.external}
    assert outside <= {"https://northbridge.example/"}


@pytest.mark.parametrize("name", FOREIGN)
def test_the_copy_that_is_kept_holds_nothing_private_either(name: str):
    whole = b"".join(parts_of(imported(name).docx).values())
    assert SECRET.encode() not in whole


@pytest.mark.parametrize("name", FOREIGN)
def test_importing_a_copy_again_changes_nothing(name: str):
    once = imported(name).docx
    again = import_template(once, "again.docx")
    assert parts_of(again.docx) == parts_of(once)
    assert clean(read_package(once), "", dt.date(1980, 1, 1)) == read_package(once)


@pytest.mark.long
@needs_office
@pytest.mark.parametrize("name", TEMPLATES)
def test_libreoffice_opens_the_document(name: str, exported: Exported, tmp_path: Path):
    printed = "".join(pdf_words(exported(name), tmp_path))
    assert "Selfevaluation2026" in printed
    assert "{{" not in printed


@pytest.mark.long
@pytest.mark.skipif(shutil.which("pandoc") is None, reason="pandoc not installed")
def test_a_document_made_by_pandoc_is_a_template(framework: Framework, tmp_path: Path):
    import subprocess

    source, made = tmp_path / "a.md", tmp_path / "a.docx"
    source.write_text("# Cover\n\n{{ title }}\n\n{{ contents }}\n\n{{ body }}\n", encoding="utf-8")
    subprocess.run(["pandoc", str(source), "-o", str(made)], check=True, timeout=60)
    path = tmp_path / "copy.docx"
    path.write_bytes(import_template(made.read_bytes(), "a.docx").docx)
    raw = write(SMALL, framework, path).docx
    assert faults(raw) == ()
    assert "Self-evaluation 2026" in text_of(root_of(raw))


def test_controls_of_a_cover_show_what_our_placeholders_mean(framework: Framework, tmp_path: Path):
    path = tmp_path / "t.docx"
    path.write_bytes(imported("bound_controls").docx)
    lines = text_of(root_of(write(SMALL, framework, path).docx)).split("\n")
    assert lines[:5] == [
        "Self-evaluation 2026",
        "Northbridge Council",
        "",
        "",
        "Services for children",
    ]


def test_a_prompt_that_was_replaced_is_not_grey(framework: Framework):
    document = root_of(imported("bound_controls").docx)
    assert not list(document.iter(W + "rStyle"))


def test_what_is_not_there_is_not_referred_to():
    document = root_of(imported("careless").docx)
    assert "Ghost" not in {e.get(W + "val") for e in document.iter(W + "pStyle", W + "rStyle")}
    names = [e.get(W + "name") for e in document.iter(W + "bookmarkStart")]
    assert names == ["same"]
    numbers = [e.get("id") for e in document.iter("{*}docPr")]
    assert len(numbers) == len(set(numbers)) == 2


def test_a_table_on_the_cover_keeps_its_shades_and_is_filled_in(
    framework: Framework, tmp_path: Path
):
    path = tmp_path / "t.docx"
    path.write_bytes(imported("cover_table").docx)
    raw = write(SMALL, framework, path).docx
    table = next(root_of(raw).iter(W + "tbl"))
    assert "Northbridge Council" in text_of(table)
    assert {e.get(W + "fill") for e in table.iter(W + "shd")} == {foreign_templates.BLUE}


def test_a_kept_label_is_in_the_document_and_no_leak(
    example: Document, framework: Framework, tmp_path: Path
):
    path = tmp_path / "t.docx"
    path.write_bytes(imported("full_of_traces", keep_label=True).docx)
    raw = write(example, framework, path).docx
    parts = parts_of(raw)
    assert {"docProps/custom.xml", "docMetadata/LabelInfo.xml"} <= parts.keys()
    assert foreign_templates.TENANT.encode() in parts["docMetadata/LabelInfo.xml"]
    assert SECRET.encode() not in b"".join(parts.values())
    found = audit(raw, example, "draft", known_to(example))
    assert (found.group("structure"), found.group("private")) == ((), ())


def test_a_label_that_nobody_asked_to_keep_is_not_written(framework: Framework, tmp_path: Path):
    path = tmp_path / "t.docx"
    path.write_bytes(FOREIGN["full_of_traces"]())  # used as it is, without an import
    parts = parts_of(write(SMALL, framework, path).docx)
    assert not {"docProps/custom.xml", "docMetadata/LabelInfo.xml"} & parts.keys()


def test_the_tables_of_a_plain_template_are_in_its_colour(exported: Exported):
    styles = root_of(exported("plain.dotx"), "word/styles.xml")
    assert PLUM in {e.get(W + "color") for e in styles.iter(W + "top", W + "bottom")}
    assert "0F4C5C" not in {e.get(W + "val") for e in styles.iter(W + "color")}
