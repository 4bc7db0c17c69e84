"""Export: what goes, what is missing, and a Word file that is there whole or not at all."""

import msgspec
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ilacs_desktop.checks.catalogue import CatalogueError
from ilacs_desktop.document.model import Document
from ilacs_desktop.document.records import Evidence
from ilacs_desktop.document.words import total_words
from ilacs_desktop.ui.pages.export.summary import copy_state, summarise
from ilacs_desktop.ui.work.checking import CheckBook
from ilacs_desktop.word.choices import ExportChoices
from ilacs_desktop.word.content.selection import cited
from tests.ui.pages.export.at_export import AtExport, Open
from tests.ui.slim import slim
from tests.ui.walk import settle


def test_it_says_what_goes_and_what_stays(whole: AtExport, example: Document) -> None:
    text = whole.text()
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
    signed = msgspec.structs.replace(
        example, cycle=msgspec.structs.replace(example.cycle, stage="signed_off")
    )
    by_stage = ExportChoices()
    assert "every page says DRAFT" in copy_state(example, by_stage)
    assert "final copy" in copy_state(signed, by_stage)
    assert "review copy" in copy_state(signed, ExportChoices(copy="review"))


def test_a_final_copy_with_things_to_put_right_is_not_written(empty: AtExport) -> None:
    empty.page._choices._copy.set_value("final")
    out = empty.folder / "ours.docx"
    empty.export(out)
    assert "No final copy was written: there are 4 things in the text to put right" in empty.text()
    assert not out.exists()


def test_how_the_file_stands_up_is_told(at_export: AtExport) -> None:
    assert "Checked each time you export" in at_export.text()
    at_export.export(at_export.folder / "ours.docx")
    assert (
        "nothing was found in this draft that should keep you from sending it" in at_export.text()
    )


def test_the_other_documents_have_a_tab_of_their_own(at_export: AtExport) -> None:
    at_export.page._tabs.select("others")
    settle()
    assert "Two-page briefing" in at_export.text()
    assert "Hide the pages" not in at_export.text()
    at_export.page.focus_first()
    settle()
    assert at_export.page._tabs.current_id == "word"


def test_the_pages_come_beside_the_panel_and_go(at_export: AtExport) -> None:
    at_export.click("Show the pages")
    at_export.made()
    assert at_export.page._pane.placed is not None
    at_export.click("Hide the pages")
    assert not at_export.page._pane.isVisible()


def test_the_pages_follow_the_text(at_export: AtExport) -> None:
    at_export.click("Show the pages")
    at_export.made()
    before = at_export.page._pane.placed
    document = at_export.workspace.document
    at_export.workspace.change("Delete", msgspec.structs.replace(document, actions=()))
    at_export.page._previewing._resting.timeout.emit()
    at_export.made()
    assert at_export.page._pane.placed not in (None, before)


def test_the_pages_are_saved_as_a_pdf(at_export: AtExport) -> None:
    out = at_export.folder / "pages.pdf"
    at_export.dialogs.answer(out)
    at_export.click("Save as PDF… the pages")
    at_export.made()
    settle()
    assert out.read_bytes().startswith(b"%PDF")
    assert "“pages.pdf” is ready." in at_export.text()


def test_what_holds_back_a_final_copy_leads_to_its_place(empty: AtExport, qtbot: QtBot) -> None:
    judgement = empty.workspace.document.judgements[0]
    with qtbot.waitSignal(empty.page.part_wanted) as told:
        empty.click("Nothing is written for “Leaders”.")
    assert told.args == [judgement.id]


def test_what_else_there_is_to_mend_is_counted_and_leads_to_the_review(
    whole: AtExport, empty: AtExport, qtbot: QtBot
) -> None:
    assert "8 questions to think about." in whole.text()
    assert "to put right" not in whole.text()
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


def test_a_parked_section_leads_to_itself(whole: AtExport, qtbot: QtBot) -> None:
    parked = next(s for s in whole.workspace.document.sections if s.parked is not None)
    with qtbot.waitSignal(whole.page.part_wanted) as told:
        whole.click(parked.title)
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

    at_export = open_export(slim(example), fail)
    assert told in at_export.text()
    assert "somebody's answer" not in at_export.text()
    at_export.export(at_export.folder / "ours.docx")
    assert "is ready" in at_export.text()


def test_the_keys_of_every_second_row_go_from_tab_to_tab(at_export: AtExport) -> None:
    page = at_export.page
    page.focus_first()
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab, Qt.KeyboardModifier.ControlModifier)
    settle()
    assert page._tabs.current_id == "others"
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab, Qt.KeyboardModifier.ControlModifier)
    settle()
    assert page._tabs.current_id == "word"
    assert page._panel._export.hasFocus()
