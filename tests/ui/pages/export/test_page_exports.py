"""The Word file from the export page: whole, or not at all and told why."""

import errno
import os
import shutil
from pathlib import Path

import msgspec
import pytest

from ilacs_desktop.document.model import Document
from tests.ui.pages.export.at_export import AtExport, Open
from tests.ui.slim import slim
from tests.ui.walk import settle


def test_the_word_file_is_written_and_can_be_opened(at_export: AtExport) -> None:
    out = at_export.folder / "ours.docx"
    at_export.export(out)
    assert out.read_bytes()[:2] == b"PK"
    assert "“ours.docx” is ready." in at_export.text()
    at_export.click("Open the document")
    at_export.click("Open the folder")
    assert at_export.outside == [out, at_export.folder]


def test_it_says_that_it_is_at_work_and_takes_no_second_order(at_export: AtExport) -> None:
    at_export.dialogs.answer(at_export.folder / "ours.docx")
    at_export.click("Export to Word…")
    assert "Making “ours.docx”…" in at_export.text()
    at_export.click("Export to Word…")  # asks nothing: the dialogs would refuse
    at_export.lane.drain()
    settle()
    assert "is ready" in at_export.text()


def test_the_name_suggested_is_the_documents_and_then_the_last(at_export: AtExport) -> None:
    at_export.export(at_export.folder / "first.docx")
    at_export.export(None)
    suggested = [asked.text for asked in at_export.dialogs.asked]
    assert suggested == [
        str(at_export.folder / "northbridge-2026.docx"),
        str(at_export.folder / "first.docx"),
    ]


def test_a_name_without_its_ending_gets_it(at_export: AtExport) -> None:
    at_export.export(at_export.folder / "ours")
    assert [path.name for path in at_export.folder.glob("ours*")] == ["ours.docx"]


def test_a_file_that_only_the_added_ending_names_is_not_replaced_unasked(
    at_export: AtExport,
) -> None:
    other = at_export.folder / "ours.docx"
    other.write_bytes(b"somebody's")
    at_export.dialogs.answer(at_export.folder / "ours", False)
    at_export.click("Export to Word…")
    assert other.read_bytes() == b"somebody's"


def _word_text(path: Path) -> str:
    import docx

    return "\n".join(paragraph.text for paragraph in docx.Document(str(path)).paragraphs)


def test_citations_are_printed_as_chosen(at_export: AtExport) -> None:
    item = at_export.workspace.document.evidence[0]
    by_number, by_source = at_export.folder / "n.docx", at_export.folder / "s.docx"
    at_export.export(by_number)
    at_export.page._choices._citations.set_value("short_source")
    at_export.export(by_source)
    assert f"[{item.number}]" in _word_text(by_number)
    assert f"[{item.number}]" not in _word_text(by_source)


def test_a_folder_that_is_gone_is_told_and_leaves_no_file(at_export: AtExport) -> None:
    at_export.export(at_export.folder / "gone" / "ours.docx")
    assert "its folder is not there" in at_export.text()
    assert not (at_export.folder / "gone").exists()
    at_export.export(at_export.folder / "ours.docx")
    assert "is ready" in at_export.text()


def test_a_fault_of_the_program_is_told_without_its_jargon(
    at_export: AtExport, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(_export: object) -> None:
        raise ValueError("the text of somebody's answer")

    monkeypatch.setattr("ilacs_desktop.ui.pages.export.exporting.export_word", broken)
    at_export.export(at_export.folder / "ours.docx")
    assert "Something went wrong inside the program" in at_export.text()
    assert "somebody's answer" not in at_export.text()


def test_what_the_writer_warns_of_is_shown(open_export: Open, example: Document) -> None:
    short = slim(example)
    at_export = open_export(msgspec.structs.replace(short, evidence=short.evidence[1:]))
    at_export.export(at_export.folder / "ours.docx")
    assert "a citation names evidence that is not in the evidence list" in at_export.text()


def test_without_a_program_to_open_it_the_path_is_told(at_export: AtExport) -> None:
    at_export.has_program = False
    out = at_export.folder / "ours.docx"
    at_export.export(out)
    at_export.click("Open the document")
    assert f"You find it at {out}." in at_export.text()


@pytest.mark.parametrize("button", ["Open the document", "Open the folder"])
def test_what_is_gone_is_told_with_its_path(at_export: AtExport, button: str) -> None:
    out = at_export.folder / "sent" / "ours.docx"
    out.parent.mkdir()
    at_export.export(out)
    shutil.rmtree(out.parent)
    at_export.click(button)
    gone = out if button == "Open the document" else out.parent
    assert f"There is nothing at {gone} any more." in at_export.text()


def test_what_cannot_be_reached_is_not_said_to_be_gone(
    at_export: AtExport, monkeypatch: pytest.MonkeyPatch
) -> None:
    def gone(*_: object, **__: object) -> None:
        raise OSError(errno.EINVAL, "The specified network name is no longer available")

    out = at_export.folder / "ours.docx"
    at_export.export(out)
    monkeypatch.setattr(os, "stat", gone)
    at_export.click("Open the document")
    monkeypatch.undo()
    assert f"{out} cannot be reached now." in at_export.text()
    assert "any more" not in at_export.text()


def test_a_review_copy_is_saved_in_the_file_too_so_that_it_can_be_compared(
    at_export: AtExport,
) -> None:
    work = at_export.workspace
    at_export.page._choices._copy.set_value("review")
    at_export.export(at_export.folder / "review.docx")
    assert "Save the self-evaluation in a file now" in at_export.text()
    work.save_as(at_export.folder / "ours.ilacs")
    work.services.save_lane.drain()
    work.change("Delete", msgspec.structs.replace(work.document, actions=()))
    at_export.export(at_export.folder / "again.docx")
    work.services.save_lane.drain()
    assert "Save the self-evaluation in a file now" not in at_export.text()
    assert work.save_state == "saved"


@pytest.mark.parametrize("button", ["Save as PDF… the pages", "Print… the pages"])
def test_pages_of_a_final_copy_are_held_back_as_the_word_file_is(
    empty: AtExport, button: str
) -> None:
    empty.page._choices._copy.set_value("final")
    empty.click(button)  # asks nothing: the dialogs would refuse
    empty.made()
    assert "Nothing was printed or saved. No final copy was written" in empty.text()
    assert list(empty.folder.glob("*.pdf")) == []
