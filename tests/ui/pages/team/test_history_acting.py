"""What is done in the History tab: one thing or all put back, named, read, copied, compared with last year."""

import errno
import os
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QTextEdit

from ilacs_desktop.document.body import Block, Text, block_text
from ilacs_desktop.document.model import Document
from ilacs_desktop.document.places import Place, body_at, with_body
from ilacs_desktop.document.records import SignOff
from ilacs_desktop.framework.model import Framework
from ilacs_desktop.history.history import History
from ilacs_desktop.history.version import Version
from ilacs_desktop.storage.container import open_file, pack
from ilacs_desktop.storage.crypt import NeedsPassphraseError, new_key
from ilacs_desktop.ui.pages.team.history_forms import NameForm, VersionDialog
from ilacs_desktop.ui.pages.team.history_rows import NOW
from ilacs_desktop.ui.theme.theme import Theme
from tests.merge.since_made import FIRST, Past, past
from tests.storage.keys import CHEAP
from tests.ui.pages.team.history_kit import Historian, historian
from tests.ui.recorded_dialogs import RecordedDialogs
from tests.ui.slim import slim
from tests.ui.walk import assert_accessible, settle

SUMMARY = Place("front", "summary")


@pytest.fixture(scope="module")
def made(example: Document) -> Past:
    """Return a short self-evaluation with seven versions, whose summary has three paragraphs."""
    body = tuple(Block(f"b-{n}", (Text(f"Paragraph {n} of the summary."),)) for n in (1, 2, 3))
    found = past(with_body(slim(example), SUMMARY, body), 7)
    now = with_body(found.history.load(found.head), SUMMARY, body)
    history, version = found.history.commit(now, (found.head,), "Jo Ash", FIRST, "LAPTOP-1")
    return Past(now, history, version.id)


@pytest.fixture
def desk(
    theme: Theme, dialogs: RecordedDialogs, framework: Framework, tmp_path: Path, made: Past
) -> Iterator[Historian]:
    with historian(theme, dialogs, framework, tmp_path, made) as person:
        yield person


def texts(document: Document) -> list[str]:
    return [block_text(block) for block in body_at(document, SUMMARY)]


def rewritten(document: Document, *changed: tuple[str, str]) -> Document:
    """Return the document with other words in some paragraphs of the summary; "" deletes one."""
    wanted = dict(changed)
    body = (
        msgspec.structs.replace(block, runs=(Text(wanted.get(block.id, block_text(block))),))
        for block in body_at(document, SUMMARY)
        if wanted.get(block.id) != ""
    )
    return with_body(document, SUMMARY, tuple(body))


def newest(desk: Historian) -> Version:
    return desk.workspace.history.log()[0]


def oldest(desk: Historian) -> Version:
    return desk.workspace.history.log()[-1]


def test_a_deleted_paragraph_comes_back_where_it_stood_as_one_step(desk: Historian) -> None:
    desk.edit(rewritten(desk.document, ("b-2", "")))
    before = desk.document
    desk.choose(newest(desk).id)
    desk.change("Paragraph 2")
    desk.click("Put this back")
    assert texts(desk.document)[1] == "Paragraph 2 of the summary."
    assert desk.workspace.undo_label == "Put back"
    assert desk.changes == ()
    desk.click("Undo")
    assert desk.document == before
    assert len([row for row in desk.changes if not row.is_heading]) == 1


def test_putting_back_one_thing_leaves_the_others(desk: Historian) -> None:
    desk.edit(rewritten(desk.document, ("b-1", "Our first."), ("b-3", "Our third.")))
    desk.choose(newest(desk).id)
    desk.change("Our first")
    desk.click("Put this back")
    assert texts(desk.document)[0] == "Paragraph 1 of the summary."
    assert texts(desk.document)[2] == "Our third."


def test_a_double_click_puts_back_one_thing_alone(desk: Historian) -> None:
    desk.edit(rewritten(desk.document, ("b-1", "Our first."), ("b-3", "Our third.")))
    desk.choose(newest(desk).id)
    desk.change("Our first")
    desk.click("Put this back")
    desk.tab.changes.put_back.click()
    assert texts(desk.document)[2] == "Our third."
    assert desk.tab._just_put_back.isActive()
    desk.tab._just_put_back.stop()  # as time does
    desk.click("Put this back")
    assert texts(desk.document)[2] == "Paragraph 3 of the summary."


def test_what_is_new_can_be_taken_out_again(desk: Historian) -> None:
    body = body_at(desk.document, SUMMARY)
    fresh = Block("b-4", (Text("Quite a new one."),))
    desk.edit(with_body(desk.document, SUMMARY, (*body, fresh)))
    desk.choose(newest(desk).id)
    desk.change("Quite a new one.")
    desk.click("Take this out again")
    assert body_at(desk.document, SUMMARY) == body
    assert "It was taken out." in desk.said()


def test_a_record_comes_back_with_all_it_held(desk: Historian) -> None:
    action, *others = desk.document.actions
    desk.edit(msgspec.structs.replace(desk.document, actions=tuple(others)))
    desk.choose(newest(desk).id)
    desk.change(action.what[:20])
    desk.click("Put this back")
    assert desk.document.actions == (action, *others)


def test_what_cannot_be_put_back_says_why_and_changes_nothing(desk: Historian) -> None:
    desk.edit(rewritten(desk.document, ("b-1", "Our first.")))
    desk.choose(newest(desk).id)
    desk.change("Our first")
    desk.workspace.undo()
    before = desk.document
    desk.tab.changes.put_back.click()
    assert "It reads like that already." in desk.said()
    assert desk.document is before
    desk.rest()


def test_the_old_words_can_be_copied(desk: Historian) -> None:
    desk.edit(rewritten(desk.document, ("b-2", "Our second.")))
    desk.choose(newest(desk).id)
    desk.change("Our second")
    desk.click("Copy the old words")
    assert QGuiApplication.clipboard().text() == "Paragraph 2 of the summary."


def test_a_change_leads_to_its_words(desk: Historian) -> None:
    desk.edit(rewritten(desk.document, ("b-2", "Our second.")))
    desk.choose(newest(desk).id)
    desk.change("Our second")
    desk.click("Go to the words")
    assert desk.words == [(SUMMARY, "b-2", 0, 0)]


def test_a_change_of_the_set_up_or_of_a_section_leads_there(desk: Historian) -> None:
    section = msgspec.structs.replace(desk.document.sections[0], status="agreed")
    cycle = msgspec.structs.replace(desk.document.cycle, marking="OFFICIAL")
    sections = (section, *desk.document.sections[1:])
    desk.edit(msgspec.structs.replace(desk.document, sections=sections, cycle=cycle))
    desk.choose(newest(desk).id)
    desk.change("protective marking")
    desk.click("Go to Set up")
    desk.change("status")
    desk.click("Go to the section")
    assert (desk.stages, desk.parts) == (["set_up"], [section.id])


def test_a_changed_record_opens_in_its_form(desk: Historian) -> None:
    action = msgspec.structs.replace(desk.document.actions[0], owner="Somebody else")
    actions = (action, *desk.document.actions[1:])
    desk.edit(msgspec.structs.replace(desk.document, actions=actions))
    desk.choose(newest(desk).id)
    desk.change("owner")
    desk.click("Open the action…")
    assert [asked.call for asked in desk.dialogs.asked] == ["open_form"]


def test_what_is_open_now_can_be_named(desk: Historian) -> None:
    desk.edit(rewritten(desk.document, ("b-2", "Our second.")))
    desk.click("Name what is open now…")
    form = desk.dialogs.forms[-1]
    assert isinstance(form, NameForm)
    form.accept()
    assert form.isVisible(), "a name is needed"
    form._name.setText("  Sent to  the director ")
    form.accept()
    desk.rest()
    assert newest(desk).label == "Sent to the director"
    assert desk.versions[1].title == "Sent to the director"
    assert desk.workspace.save_state == "saved"


def test_what_was_never_saved_cannot_be_named_yet(
    theme: Theme, dialogs: RecordedDialogs, framework: Framework, tmp_path: Path, made: Past
) -> None:
    with historian(theme, dialogs, framework, tmp_path, made, in_file=False) as desk:
        desk.click("Name what is open now…")
        assert "Save the self-evaluation in a file first" in desk.said()
        assert dialogs.forms == []


def test_a_whole_version_can_be_read_and_copied(desk: Historian, theme: Theme) -> None:
    desk.edit(rewritten(desk.document, ("b-2", "Our second.")))
    desk.choose(newest(desk).id)
    desk.click("Show this version")
    form = desk.dialogs.forms[-1]
    assert isinstance(form, VersionDialog)
    shown = form.findChild(QTextEdit)
    assert shown is not None
    assert "Paragraph 2 of the summary." in shown.toPlainText()
    assert "Our second." not in shown.toPlainText()
    form._copy.click()
    copied = QGuiApplication.clipboard().text()
    assert copied.startswith("Summary\nParagraph 1 of the summary.")
    form.activateWindow()
    settle()
    assert_accessible(form, theme)


def test_a_version_is_saved_as_a_file_without_the_later_ones(
    desk: Historian, tmp_path: Path
) -> None:
    version = desk.workspace.history.log()[3]
    desk.choose(version.id)
    desk.dialogs.answer(tmp_path / "earlier.ilacs")
    desk.click("Save a copy of this version…")
    opened = open_file(tmp_path / "earlier.ilacs")
    assert opened.head == version.id
    assert opened.document == desk.workspace.history.load(version.id)
    assert set(opened.history.versions) == desk.workspace.history.ancestors(version.id)
    assert "Saved as “earlier.ilacs”." in desk.said()


def test_a_copy_never_takes_the_place_of_a_file(desk: Historian) -> None:
    path = desk.workspace.path
    assert path is not None
    path.write_bytes(b"what stands there")
    before = path.read_bytes()
    desk.choose(oldest(desk).id)
    desk.dialogs.answer(path)
    desk.click("Save a copy of this version…")
    assert "There is already a file" in desk.said()
    assert path.read_bytes() == before


def test_where_nobody_can_say_what_is_there_no_copy_is_written(
    desk: Historian, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stat, out = os.stat, tmp_path / "earlier.ilacs"

    def gone(path: str | Path, **how: bool) -> os.stat_result:
        if path == out:
            raise PermissionError(errno.EACCES, "the server says no", str(path))
        return stat(path, **how)

    desk.choose(oldest(desk).id)
    desk.dialogs.answer(out)
    monkeypatch.setattr(os, "stat", gone)
    desk.click("Save a copy of this version…")
    monkeypatch.undo()
    assert "“earlier.ilacs” could not be saved" in desk.said()
    assert not out.exists()


def test_a_copy_of_an_encrypted_document_is_encrypted(desk: Historian, tmp_path: Path) -> None:
    key = new_key("correct horse battery", CHEAP)
    desk.workspace.set_key(key)
    desk.choose(oldest(desk).id)
    desk.dialogs.answer(tmp_path / "earlier.ilacs")
    desk.click("Save a copy of this version…")
    assert open_file(tmp_path / "earlier.ilacs", passphrase=key).head == oldest(desk).id
    with pytest.raises(NeedsPassphraseError):
        open_file(tmp_path / "earlier.ilacs")


def test_going_back_is_one_step_and_loses_nothing(desk: Historian) -> None:
    signed = SignOff("so", "dcs", "Dr Amara Lund", FIRST.date(), "v", "d")
    edited = rewritten(desk.document, ("b-2", "Our second."))
    desk.edit(msgspec.structs.replace(edited, sign_offs=(signed,)))
    before, count = desk.document, len(desk.workspace.history.versions)
    version = oldest(desk)
    desk.choose(version.id)
    desk.dialogs.answer(True)
    desk.click("Go back to this version…")
    asked = desk.dialogs.asked[-1].text
    assert "what is not saved yet is saved as one of them first" in asked
    wanted = desk.workspace.history.load(version.id)
    assert desk.document == msgspec.structs.replace(wanted, sign_offs=(signed,))
    saved = desk.workspace.history.log()[0]
    assert len(desk.workspace.history.versions) == count + 1
    assert desk.workspace.history.load(saved.id) == before
    assert desk.workspace.undo_label == "Go back to an earlier version"
    desk.click("Undo")
    assert desk.document == before


def test_going_back_can_be_given_up(desk: Historian) -> None:
    before = desk.document
    desk.choose(oldest(desk).id)
    desk.dialogs.answer(False)
    desk.click("Go back to this version…")
    assert desk.document is before


def test_going_back_to_what_is_open_changes_nothing(desk: Historian) -> None:
    desk.choose(newest(desk).id)
    desk.dialogs.answer(True)
    desk.click("Go back to this version…")
    assert "reads like that version already" in desk.said()


def last_year(document: Document, folder: Path, passphrase: str = "") -> Path:
    """Return the file of a year ago: its summary began otherwise, and one section was missing."""
    old = msgspec.structs.replace(
        rewritten(document, ("b-1", "A year ago we began like this.")),
        id="northbridge-2025",
        sections=document.sections[1:],
    )
    history, version = History().commit(old, (), "Jo Ash", FIRST, "LAPTOP-1")
    path = folder / "northbridge-2025.ilacs"
    key = new_key(passphrase, CHEAP) if passphrase else None
    path.write_bytes(pack(old, history, version.id, lambda _: "", key))
    return path


def test_last_years_file_is_the_old_side(desk: Historian, tmp_path: Path) -> None:
    desk.choose(newest(desk).id)
    desk.dialogs.answer(last_year(desk.document, tmp_path))
    desk.click("Compare with another file…")
    assert "since “northbridge-2025.ilacs”" in desk.said()
    row = desk.change("A year ago")
    assert row.title.startswith("Reworded")
    assert desk.change(desk.document.sections[0].title).title.startswith("New: Section")
    desk.change("A year ago")
    desk.click("Put this back")
    assert texts(desk.document)[0] == "A year ago we began like this."


def test_what_is_typed_now_is_compared_with_last_year_too(desk: Historian, tmp_path: Path) -> None:
    desk.edit(rewritten(desk.document, ("b-2", "Our second.")))
    desk.choose(NOW)
    desk.dialogs.answer(last_year(desk.document, tmp_path))
    desk.click("Compare with another file…")
    desk.edit(rewritten(desk.document, ("b-3", "Our third.")))
    assert any("Our third" in row.title for row in desk.changes)


def test_an_encrypted_file_of_last_year_asks_for_its_passphrase_until_it_fits(
    desk: Historian, tmp_path: Path
) -> None:
    desk.choose(newest(desk).id)
    path = last_year(desk.document, tmp_path, "correct horse battery")
    desk.dialogs.answer(path, "wrong one", "correct horse battery")
    desk.click("Compare with another file…")
    for _ in range(2):
        desk.rest()
    assert "since “northbridge-2025.ilacs”" in desk.said()


def test_giving_up_on_another_file_keeps_what_was_compared(desk: Historian, tmp_path: Path) -> None:
    desk.choose(oldest(desk).id)
    shown = desk.changes
    ways = desk.tab.changes.way
    ways.setFocus()
    for _ in range(ways.count()):
        desk.press(Qt.Key.Key_Down)  # no dialog opens on an arrow key (WCAG 3.2.2)
    desk.compare("until_now")
    desk.choose(oldest(desk).id)
    desk.dialogs.answer(None)
    desk.click("Compare with another file…")
    assert desk.tab.changes.way.value == "until_now"
    assert desk.changes == shown
    desk.dialogs.answer(tmp_path / "gone.ilacs")
    desk.click("Compare with another file…")
    assert desk.tab.changes.way.value == "until_now"
    assert "gone.ilacs" in desk.said()
