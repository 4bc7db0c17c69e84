"""An export from beginning to end: a file that is fit to go, or none and a reason."""

import datetime as dt
from pathlib import Path

import msgspec
import pytest

from ilacs_desktop.assets import templates
from ilacs_desktop.document.model import Document
from ilacs_desktop.document.new import new_document
from ilacs_desktop.export.word import Export, HeldBackError, export_word
from ilacs_desktop.framework.model import Framework
from ilacs_desktop.ui.pages.export.preview.job import PreviewOf, make_preview
from ilacs_desktop.word.choices import CopyKind, ExportChoices
from ilacs_desktop.word.parts.package import PackageError, read_package
from tests.ui.slim import slim
from tests.word.support import refuse_longer_than_the_template

TODAY = dt.date(2026, 11, 2)


def _export(document: Document, framework: Framework, out: Path, copy: CopyKind) -> Export:
    template = templates() / "word" / "default.docx"
    choices = ExportChoices(copy=copy)
    return Export(document, framework, template, choices, TODAY, out)


@pytest.mark.parametrize("copy", ["draft", "review", "final"])
def test_the_example_goes_out_in_each_copy_with_nothing_to_put_right(
    example: Document, framework: Framework, tmp_path: Path, copy: CopyKind
) -> None:
    done = export_word(_export(example, framework, tmp_path / "ours.docx", copy))
    assert (tmp_path / "ours.docx").read_bytes().startswith(b"PK")
    assert done.copy == copy
    assert done.audit.findings == ()


def test_a_final_copy_of_a_text_with_stops_is_refused_and_leaves_what_was_there(
    framework: Framework, tmp_path: Path
) -> None:
    out = tmp_path / "ours.docx"
    out.write_bytes(b"as it was")
    empty = new_document(framework, "Northbridge Council", None)
    with pytest.raises(HeldBackError, match="4 things in the text to put right"):
        export_word(_export(empty, framework, out, "final"))
    assert out.read_bytes() == b"as it was"
    assert export_word(_export(empty, framework, out, "draft")).copy == "draft"


def test_a_final_copy_that_tells_of_a_folder_is_refused(
    example: Document, framework: Framework, tmp_path: Path
) -> None:
    summary = example.front.summary
    named = msgspec.structs.replace(
        summary[0], runs=(msgspec.structs.replace(summary[0].runs[0], text=r"See S:\Audits\July"),)
    )
    document = msgspec.structs.replace(
        example, front=msgspec.structs.replace(example.front, summary=(named, *summary[1:]))
    )
    out = tmp_path / "ours.docx"
    with pytest.raises(HeldBackError) as told:
        export_word(_export(document, framework, out, "final"))
    assert told.value.audit is not None
    assert not out.exists()


def test_a_self_evaluation_longer_than_our_reader_takes_from_others_goes_out_and_is_shown(
    example: Document, framework: Framework, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    refuse_longer_than_the_template(monkeypatch)
    short = slim(example)
    order = _export(short, framework, tmp_path / "ours.docx", "draft")
    done = export_word(order)
    with pytest.raises(PackageError, match="more than 600,000 pieces"):
        read_package((tmp_path / "ours.docx").read_bytes())
    assert done.audit.findings == ()
    assert not [told for told in done.warnings if "repair" in told]
    shown = make_preview(PreviewOf(short, framework, order.template, order.choices, TODAY))
    assert len(shown.placed.pages) > 5
