"""Export: what goes, what is missing, and a Word file that is there whole or not at all."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Protocol

import msgspec
import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel
from pytestqt.qtbot import QtBot

from ilacs_desktop.assets import resources, templates
from ilacs_desktop.checks.catalogue import CatalogueError
from ilacs_desktop.document.model import Document
from ilacs_desktop.document.new import new_document
from ilacs_desktop.document.records import Evidence
from ilacs_desktop.document.words import total_words
from ilacs_desktop.framework.model import Framework
from ilacs_desktop.ui.pages.export.page import ExportPage
from ilacs_desktop.ui.pages.export.summary import copy_state, summarise
from ilacs_desktop.ui.theme.theme import Theme
from ilacs_desktop.ui.work.background import Lane
from ilacs_desktop.ui.work.checking import CheckBook, Checking, CheckShelf, load_check_book
from ilacs_desktop.ui.work.outlet import Outlet
from ilacs_desktop.ui.work.workspace import Workspace
from ilacs_desktop.word.selection import cited
from tests.ui.recorded_dialogs import RecordedDialogs
from tests.ui.walk import settle


class AtExport:
    """A person at the export page of one self-evaluation."""

    def __init__(
        self,
        theme: Theme,
        workspace: Workspace,
        dialogs: RecordedDialogs,
        folder: Path,
        load: Callable[[], CheckBook],
    ) -> None:
        self.workspace = workspace
        self.dialogs = dialogs
        self.folder = folder
        self.lane = Lane()
        self.outside: list[Path] = []
        self.has_program = True
        self.checks = Lane()
        self.checking = Checking(workspace, CheckShelf(load), self.checks)
        outlet = Outlet(self.lane, self._opened, folder)
        self.page = ExportPage(theme, workspace, self.checking, dialogs, outlet)
        self.page.resize(1280, 640)
        self.page.show()
        self.page.activateWindow()
        self.checked()

    def checked(self) -> None:
        """Let the checks come to an end."""
        self.checking.refresh()
        self.checks.drain()
        settle()

    def _opened(self, path: Path) -> bool:
        self.outside.append(path)
        return self.has_program

    def text(self) -> str:
        labels = [label.text() for label in self.page.findChildren(QLabel) if label.isVisible()]
        return "\n".join([*labels, *(b.text() for b in self.buttons())])

    def buttons(self) -> list[QAbstractButton]:
        return [b for b in self.page.findChildren(QAbstractButton) if b.isVisible()]

    def click(self, name: str) -> None:
        [button] = [b for b in self.buttons() if name in (b.text(), b.accessibleName())]
        button.click()
        settle()

    def export(self, path: Path | None) -> None:
        self.dialogs.answer(path)
        self.click("Export to Word…")
        self.lane.drain()
        settle()

    def end(self) -> None:
        self.lane.drain()
        self.checking.close()
        for thing in (self.page, self.checking, self.checks, self.lane):
            thing.deleteLater()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


class Open(Protocol):
    def __call__(self, document: Document, load: Callable[[], CheckBook] = ...) -> AtExport: ...


@pytest.fixture(scope="module")
def book() -> CheckBook:
    return load_check_book(resources())


@pytest.fixture
def open_export(
    theme: Theme,
    dialogs: RecordedDialogs,
    draft_workspace: Callable[[Document], Workspace],
    tmp_path: Path,
    book: CheckBook,
    qtbot: QtBot,
) -> Iterator[Open]:
    opened: list[AtExport] = []

    def open_(document: Document, load: Callable[[], CheckBook] = lambda: book) -> AtExport:
        opened.append(AtExport(theme, draft_workspace(document), dialogs, tmp_path, load))
        return opened[-1]

    yield open_
    for at_export in opened:
        at_export.end()


@pytest.fixture
def at_export(open_export: Open, example: Document) -> AtExport:
    return open_export(example)


@pytest.fixture
def empty(open_export: Open, framework: Framework) -> AtExport:
    return open_export(new_document(framework, "Northbridge Council", None))


def test_it_says_what_goes_and_what_stays(at_export: AtExport, example: Document) -> None:
    text = at_export.text()
    parked = [section for section in example.sections if section.parked is not None]
    assert f"{total_words(example):,} of 6,000 words" in text
    assert f"{29 - len(parked)} of 29 sections" in text
    assert f"of {len(cited(example))} items of evidence, listed in an annex" in text
    assert f"{len(example.actions)} actions in the plan" in text
    assert "Left out on purpose" in text
    for section in parked:
        assert section.title in text
        assert f"{section.parked.reason} ({section.parked.by})" in text


def test_an_empty_one_says_that_nothing_goes(empty: AtExport) -> None:
    text = empty.text()
    assert "0 of 29 sections" in text
    assert "No evidence is cited yet" in text
    assert "29 sections" in text
    assert "4 things to put right before a final copy" in text


def test_a_few_empty_sections_are_named(example: Document) -> None:
    emptied = msgspec.structs.replace(
        example.sections[0], know=(), how=(), plan=(), status="not_started"
    )
    document = msgspec.structs.replace(example, sections=(emptied, *example.sections[1:]))
    assert summarise(document).empty == (emptied,)


def test_it_says_what_the_pages_say_of_the_copy(example: Document) -> None:
    assert "says DRAFT until" in copy_state(example)
    cycle = msgspec.structs.replace(example.cycle, stage="signed_off")
    assert "signed-off copy" in copy_state(msgspec.structs.replace(example, cycle=cycle))


def test_what_holds_back_a_final_copy_leads_to_its_place(empty: AtExport, qtbot: QtBot) -> None:
    judgement = empty.workspace.document.judgements[0]
    with qtbot.waitSignal(empty.page.part_wanted) as told:
        empty.click("Nothing is written for “Leaders”.")
    assert told.args == [judgement.id]


def test_what_else_there_is_to_mend_is_counted_and_leads_to_the_review(
    at_export: AtExport, empty: AtExport, qtbot: QtBot
) -> None:
    assert "8 questions to think about." in at_export.text()
    assert "to put right" not in at_export.text()
    assert "things to mend before review and" in empty.text()
    with qtbot.waitSignal(empty.page.stage_wanted) as told:
        empty.click("Go to Review")
    assert told.args == ["review"]


def test_a_stop_about_no_part_of_the_text_leads_to_the_review(
    open_export: Open, example: Document, qtbot: QtBot
) -> None:
    unsaid = Evidence("ev-unsaid", 900, title="Night visits", direction="negative")
    evidence = (*example.evidence, unsaid)
    at_export = open_export(msgspec.structs.replace(example, evidence=evidence))
    [stop] = [b for b in at_export.buttons() if "Night visits" in b.text()]
    with qtbot.waitSignal(at_export.page.stage_wanted) as told:
        stop.click()
    assert told.args == ["review"]


def test_a_parked_section_leads_to_itself(at_export: AtExport, qtbot: QtBot) -> None:
    parked = next(s for s in at_export.workspace.document.sections if s.parked is not None)
    with qtbot.waitSignal(at_export.page.part_wanted) as told:
        at_export.click(parked.title)
    assert told.args == [parked.id]


def test_the_rest_of_the_stops_comes_on_request(open_export: Open, example: Document) -> None:
    unsaid = [
        Evidence(f"ev-{at}", 900 + at, title=f"Visit {at}", direction="negative") for at in range(7)
    ]
    evidence = (*example.evidence, *unsaid)
    at_export = open_export(msgspec.structs.replace(example, evidence=evidence))
    assert "7 things to put right before a final copy" in at_export.text()
    assert "Visit 6" not in at_export.text()
    at_export.click("Show 2 more")
    assert "Visit 6" in at_export.text()


def test_the_figures_follow_the_document_after_a_rest(at_export: AtExport) -> None:
    document = at_export.workspace.document
    at_export.workspace.change("Delete", msgspec.structs.replace(document, actions=()))
    assert f"{len(document.actions)} actions in the plan" in at_export.text()
    at_export.page._resting.timeout.emit()
    settle()
    assert "No actions in the plan yet" in at_export.text()


def test_while_it_is_not_seen_nothing_is_worked_out(at_export: AtExport) -> None:
    at_export.page.hide()
    document = at_export.workspace.document
    at_export.workspace.change("Delete", msgspec.structs.replace(document, actions=()))
    assert not at_export.page._resting.isActive()
    at_export.page.show()
    settle()
    assert "No actions in the plan yet" in at_export.text()


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
    by_number, by_source = at_export.folder / "n.docx", at_export.folder / "s.docx"
    at_export.export(by_number)
    at_export.page._choices._by_source.setChecked(True)
    at_export.export(by_source)
    assert "[51]" in _word_text(by_number)
    assert "[51]" not in _word_text(by_source)


def test_the_councils_own_template_is_asked_for_and_used(at_export: AtExport) -> None:
    own = at_export.folder / "council.docx"
    own.write_bytes((templates() / "word" / "default.docx").read_bytes())
    at_export.dialogs.answer(own)
    at_export.page._choices._council.setChecked(True)
    settle()
    assert "council.docx in" in at_export.text()
    assert at_export.page._choices.template == own
    at_export.page._choices._standard.setChecked(True)
    assert at_export.page._choices.template == templates() / "word" / "default.docx"


def test_giving_up_the_template_goes_back_to_the_standard_look(at_export: AtExport) -> None:
    at_export.dialogs.answer(None)
    at_export.page._choices._council.setChecked(True)
    assert at_export.page._choices._standard.isChecked()


def test_a_template_that_cannot_be_used_is_told_and_leaves_no_file(at_export: AtExport) -> None:
    own = at_export.folder / "council.docx"
    own.write_bytes(b"no Word file")
    at_export.dialogs.answer(own)
    at_export.page._choices._council.setChecked(True)
    at_export.export(at_export.folder / "ours.docx")
    assert "The Word template “council.docx” cannot be used" in at_export.text()
    assert "Your self-evaluation is safe" in at_export.text()
    assert not (at_export.folder / "ours.docx").exists()


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

    monkeypatch.setattr("ilacs_desktop.ui.pages.export.page.write_word", broken)
    at_export.export(at_export.folder / "ours.docx")
    assert "Something went wrong inside the program" in at_export.text()
    assert "somebody's answer" not in at_export.text()


def test_what_the_writer_warns_of_is_shown(open_export: Open, example: Document) -> None:
    without = msgspec.structs.replace(example, evidence=example.evidence[1:])
    at_export = open_export(without)
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


def test_while_the_checks_run_it_says_so(open_export: Open, example: Document) -> None:
    at_export = open_export(example)
    assert "Checking…" not in at_export.text()
    at_export.workspace.change("Delete", msgspec.structs.replace(example, actions=()))
    at_export.page._resting.timeout.emit()
    assert "Checking…" in at_export.text()
    at_export.checked()
    assert "Checking…" not in at_export.text()


@pytest.mark.parametrize(
    ("fault", "told"),
    [
        (CatalogueError("checks.toml", "", "it is damaged"), "checks.toml"),
        (KeyError("somebody's answer"), "the checks could not be run"),
    ],
)
def test_checks_that_fail_are_told_in_a_sentence(
    open_export: Open, example: Document, fault: Exception, told: str
) -> None:
    def fail() -> CheckBook:
        raise fault

    at_export = open_export(example, fail)
    assert told in at_export.text()
    assert "somebody's answer" not in at_export.text()
    at_export.export(at_export.folder / "ours.docx")
    assert "is ready" in at_export.text()
