"""The Contributors tab: packs go out, are waited for, and come back."""

import dataclasses
import datetime as dt
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import msgspec
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from ilacs_desktop.cycle.register import with_sent
from ilacs_desktop.document.body import Block, Text, body_text
from ilacs_desktop.document.model import Document
from ilacs_desktop.document.places import Place, body_at, with_body
from ilacs_desktop.errors import UserError
from ilacs_desktop.storage.container import open_file
from ilacs_desktop.storage.crypt import NeedsPassphraseError, new_key
from ilacs_desktop.storage.save import Author, save_new
from ilacs_desktop.ui.theme.theme import Theme
from ilacs_desktop.ui.work.workspace import Workspace
from tests.cycle.contributors import CARE, LEAVERS, kept, packed, readable, sent_to
from tests.ui.pages.team.coordinator import Coordinator, sent_back
from tests.ui.recorded_dialogs import RecordedDialogs
from tests.ui.walk import Walked, assert_accessible, assert_fits

CARES = "northbridge-2026 for Grace Mwangale.ilacs"
LEAVERSS = "northbridge-2026 for Leila Cartmell.docx"


@pytest.fixture
def at_tab(
    theme: Theme,
    dialogs: RecordedDialogs,
    draft_workspace: Callable[[Document], Workspace],
    tmp_path: Path,
) -> Iterator[Callable[[Document], Coordinator]]:
    """Return a function that opens a document at the tab."""
    opened: list[Coordinator] = []

    def open_(document: Document) -> Coordinator:
        opened.append(Coordinator(theme, draft_workspace(document), dialogs, tmp_path))
        return opened[-1]

    yield open_
    for one in opened:
        one.end()


@pytest.fixture
def jo(at_tab: Callable[[Document], Coordinator], example: Document) -> Coordinator:
    """Return the coordinator of the example, saved."""
    jo = at_tab(example)
    jo.save()
    return jo


def sent(example: Document, **due: int) -> Document:
    """Return the example with packs on its list, due on these days of October."""
    ids = {"care": CARE, "leavers": LEAVERS}
    packs = [
        msgspec.structs.replace(sent_to(example, ids[who]), due=dt.date(2026, 10, day))
        for who, day in due.items()
    ]
    return with_sent(example, packs)


def test_packs_of_both_forms_are_made_and_listed(jo: Coordinator) -> None:
    jo.make_for(care="ilacs", leavers="word")
    assert {path.name for path in jo.folder.iterdir()} >= {CARES, LEAVERSS}
    assert (jo.folder / LEAVERSS).read_bytes() == b"Form of Leila Cartmell"
    made = open_file(jo.folder / CARES).document
    assert {section.owner for section in made.sections} == {CARE}
    assert made.packs[0] == jo.packs[0]
    assert jo.packs[0].version in jo.workspace.history.versions
    assert jo.packs[0].asked_by == "Siân Holroyd"
    assert "2 packs made in the folder" in jo.said()
    assert jo.workspace.save_state == "saved"
    assert sorted(jo.row(0)) == ["Grace Mwangale", "Leila Cartmell"]


def test_what_is_not_saved_yet_is_saved_before_packs_are_made(jo: Coordinator) -> None:
    place = Place("permanence", "know")
    body = body_at(jo.document, place)
    jo.workspace.edit_body(place, body[:1])
    jo.make_for(care="ilacs")
    made = open_file(jo.folder / CARES).document
    assert body_at(made, place) == body[:1]
    version = jo.workspace.history.load(made.packs[0].version)
    assert body_at(version, place) == body[:1]


def test_what_was_sent_stays_on_the_list_whatever_is_undone(jo: Coordinator) -> None:
    place = Place("permanence", "know")
    before = body_at(jo.document, place)
    jo.workspace.edit_body(place, before[:1])
    jo.make_for(care="ilacs")
    assert jo.workspace.undo_label == "Typing"
    jo.workspace.undo()
    assert body_at(jo.document, place) == before
    assert jo.workspace.undo_label == ""
    assert jo.row(0) == ["Grace Mwangale"]
    jo.workspace.redo()
    assert body_at(jo.document, place) == before[:1]
    assert jo.row(0) == ["Grace Mwangale"]


def test_without_a_file_it_has_to_be_saved_first(
    at_tab: Callable[[Document], Coordinator], example: Document
) -> None:
    jo = at_tab(example)
    jo.click("Make packs…")
    assert "Save the self-evaluation first" in jo.said()
    jo.click("Save…")
    assert jo.told == ["save"]
    assert jo.dialogs.forms == []


def test_no_pack_is_made_when_it_could_not_be_saved(jo: Coordinator) -> None:
    jo.workspace.edit_body(Place("permanence", "know"), ())
    shutil.rmtree(jo.folder / "work")
    jo.make_for(care="ilacs")
    assert "No packs were made" in jo.said()
    assert jo.packs == ()
    assert not (jo.folder / CARES).exists()


def test_a_pack_that_cannot_be_written_is_told_of_and_the_others_are_made(
    jo: Coordinator,
) -> None:
    def fails(_document: Document, _pack: object) -> bytes:
        raise UserError("The template cannot be used.")

    jo.make_form = fails
    jo.make_for(care="ilacs", leavers="word")
    assert [one.owner for one in jo.packs] == ["Grace Mwangale"]
    assert "Leila Cartmell: The template cannot be used." in jo.said()


def test_what_came_back_is_brought_in_as_one_step_and_marked(jo: Coordinator) -> None:
    jo.make_for(care="ilacs", leavers="ilacs")
    back = sent_back(jo.folder / CARES, "From the pack.")
    first = jo.packs[0].sections[0]
    jo.dialogs.answer((back,))
    jo.click("Bring in returned files…")
    assert body_text(body_at(jo.document, Place(first, "know"))).endswith("From the pack.")
    assert jo.workspace.undo_label == "Bring in Grace Mwangale’s pack"
    assert jo.packs[0].returned == jo.workspace.today
    assert jo.row(1) == [jo.row(1)[0], "Returned 12 October 2026"]
    assert "Brought in, as Grace Mwangale saved it." in jo.said()
    assert jo.told == ["brought in"]
    jo.click("Look at what came in")
    assert jo.told == ["brought in", "look"]
    jo.workspace.undo()
    assert jo.packs[0].returned is None


def test_a_pack_that_is_opened_written_in_and_saved_in_the_program_comes_back(
    jo: Coordinator,
) -> None:
    jo.make_for(care="ilacs")
    path = jo.folder / CARES
    opened = open_file(path)
    services = dataclasses.replace(jo.workspace.services, author=Author("g.mwangale", "CARE-PC"))
    hers = Workspace(opened.document, opened.history, (opened.head,), path, services)
    place = Place("permanence", "plan")
    hers.edit_body(place, (*body_at(opened.document, place), Block("hers", (Text("By May."),))))
    hers.save()
    jo.rest()
    assert hers.save_state == "saved"
    hers.close()
    jo.tab.bring_files((path,))
    jo.rest()
    assert body_text(body_at(jo.document, place)).endswith("By May.")
    assert "Brought in, as Grace Mwangale wrote it (saved by g.mwangale)." in jo.said()
    assert jo.workspace.arrivals[0].by == "Grace Mwangale"


def test_a_copy_of_a_locked_self_evaluation_opens_with_its_key(jo: Coordinator) -> None:
    jo.workspace.set_key(new_key("a passphrase for tests"))
    jo.workspace.save()
    jo.rest()
    copy = jo.folder / "copy.ilacs"
    assert jo.workspace.path is not None
    copy.write_bytes(jo.workspace.path.read_bytes())
    with pytest.raises(NeedsPassphraseError):
        open_file(copy)
    jo.tab.bring_files((copy,))
    jo.rest()
    assert "Everything in it was brought in before." in jo.said()


def test_several_files_at_once_are_told_of_one_by_one(jo: Coordinator) -> None:
    jo.make_for(care="ilacs", leavers="ilacs")
    back = sent_back(jo.folder / CARES, "From the pack.")
    untouched = jo.folder / LEAVERSS.replace(".docx", ".ilacs")
    broken = jo.folder / "broken.ilacs"
    broken.write_bytes(b"PK")
    jo.tab.bring_files((untouched, broken, back))
    jo.rest()
    told = jo.said()
    assert "1 of 3 files brought in." in told
    assert "Nothing in this pack was changed since it was sent to Leila Cartmell" in told
    assert "“broken.ilacs” is not complete" in told
    assert [one.returned is None for one in jo.packs] == [False, True]


def test_a_whole_copy_that_somebody_worked_on_comes_in_too(jo: Coordinator) -> None:
    copy = jo.folder / "copy.ilacs"
    assert jo.workspace.path is not None
    copy.write_bytes(jo.workspace.path.read_bytes())
    part = open_file(copy).document.sections[0].id
    jo.tab.bring_files((sent_back(copy, "From the copy."),))
    jo.rest()
    assert body_text(body_at(jo.document, Place(part, "know"))).endswith("From the copy.")
    jo.tab.bring_files((copy,))
    jo.rest()
    assert "Everything in it was brought in before." in jo.said()


def test_a_copy_of_another_self_evaluation_stays_out(jo: Coordinator) -> None:
    other = msgspec.structs.replace(jo.document, id="se-other")
    path = jo.folder / "other.ilacs"
    save_new(path, other, Author("Jo", "PC"), jo.workspace.services.now(), readable)
    jo.tab.bring_files((path,))
    jo.rest()
    assert "It is a copy of another self-evaluation, Northbridge Council, 2026." in jo.said()
    assert jo.document.id == "northbridge-2026"
    assert jo.told == []


def test_what_both_changed_is_counted_as_a_question(jo: Coordinator) -> None:
    jo.make_for(care="ilacs")
    path = jo.folder / CARES
    place = Place("permanence", "know")
    first, *rest = body_at(jo.document, place)

    def instead(text: str) -> tuple[Block, ...]:
        return (msgspec.structs.replace(first, runs=(Text(text),)), *rest)

    opened = open_file(path)
    theirs = with_body(opened.document, place, instead("Hers instead."))
    path.write_bytes(packed(kept(opened, theirs)))
    jo.workspace.edit_body(place, instead("Ours instead."))
    jo.tab.bring_files((path,))
    jo.rest()
    assert "Brought in, as Grace Mwangale saved it. 1 question for you." in jo.said()


@pytest.mark.parametrize("wanted", [True, False])
def test_a_pack_that_is_not_on_the_list_is_asked_about(jo: Coordinator, wanted: bool) -> None:
    jo.make_for(care="ilacs")
    back = sent_back(jo.folder / CARES, "From the pack.")
    jo.click("Not needed any more")
    assert jo.packs == ()
    part = open_file(back).document.sections[0].id
    jo.dialogs.answer(wanted)
    jo.tab.bring_files((back,))
    jo.rest()
    text = body_text(body_at(jo.document, Place(part, "know")))
    assert ("From the pack." in text) == wanted


def test_the_late_ones_come_first_and_are_late_in_words(
    at_tab: Callable[[Document], Coordinator], example: Document
) -> None:
    jo = at_tab(sent(example, leavers=20, care=9))
    assert jo.row(0) == ["Grace Mwangale", "Leila Cartmell"]
    assert jo.row(1) == ["3 days late", "Due in 8 days"]
    assert "2 packs: 1 late, 1 not due yet." in jo.said()


def test_a_reminder_is_copied_for_the_one_that_is_chosen(
    at_tab: Callable[[Document], Coordinator], example: Document
) -> None:
    jo = at_tab(sent(example, leavers=20, care=9))
    jo.tab.table.select("pk-p-leavers")
    jo.click("Copy reminder")
    assert QGuiApplication.clipboard().text().startswith("Subject: Reminder: your part")
    assert "The reminder to Leila Cartmell was copied." in jo.said()
    jo.click("Copy the email")
    assert "Dear Leila Cartmell," in QGuiApplication.clipboard().text()
    assert "The email to Leila Cartmell was copied." in jo.said()


def test_what_came_by_other_ways_is_marked_by_hand_and_undone(
    at_tab: Callable[[Document], Coordinator], example: Document
) -> None:
    jo = at_tab(sent(example, care=9))
    jo.click("Mark as returned")
    assert jo.row(1) == ["Returned 12 October 2026"]
    assert not jo.tab.remind.isEnabled()
    jo.click("Mark as not returned")
    assert jo.row(1) == ["3 days late"]
    assert jo.tab.remind.isEnabled()
    QTest.keyClick(jo.tab.table, Qt.Key.Key_Delete)
    assert jo.packs == ()
    jo.click("Undo")
    assert jo.row(1) == ["3 days late"]


def test_undo_is_offered_only_as_long_as_it_would_take_back_what_it_says(
    at_tab: Callable[[Document], Coordinator], example: Document
) -> None:
    jo = at_tab(sent(example, care=9))
    jo.click("Mark as returned")
    assert jo.tab.banner.isVisible()
    jo.workspace.edit_body(Place("front", "summary"), ())
    assert not jo.tab.banner.isVisible()


def test_what_changed_while_nobody_looked_shows_when_somebody_does(
    at_tab: Callable[[Document], Coordinator], example: Document
) -> None:
    jo = at_tab(example)
    jo.tab.hide()
    jo.workspace.change("Elsewhere", sent(example, care=9))
    assert jo.row(0) == []
    jo.tab.show()
    assert jo.row(0) == ["Grace Mwangale"]


def test_without_owners_the_way_leads_to_set_up(
    at_tab: Callable[[Document], Coordinator], example: Document
) -> None:
    nobody = tuple(msgspec.structs.replace(s, owner="") for s in example.sections)
    jo = at_tab(msgspec.structs.replace(example, sections=nobody))
    assert "No section has an owner yet" in jo.said()
    jo.tab.focus_first()
    assert jo.tab.to_set_up.hasFocus()
    jo.click("Go to Set up")
    assert jo.stages == ["set_up/set_up/people"]


def test_before_anything_is_sent_it_says_what_packs_are(
    at_tab: Callable[[Document], Coordinator], example: Document
) -> None:
    jo = at_tab(example)
    assert "Nobody has been sent anything yet" in jo.said()
    jo.tab.focus_first()
    assert jo.tab.make.hasFocus()


@pytest.mark.parametrize(
    "state", ["full", "empty", pytest.param("no owners", marks=pytest.mark.long)]
)
def test_it_can_be_used_without_sight_or_mouse_and_with_large_text(
    state: str,
    at_tab: Callable[[Document], Coordinator],
    example: Document,
    theme: Theme,
) -> None:
    nobody = tuple(msgspec.structs.replace(s, owner="") for s in example.sections)
    document = {
        "empty": example,
        "no owners": msgspec.structs.replace(example, sections=nobody),
    }.get(state, sent(example, leavers=20, care=9))
    jo = at_tab(document)
    assert_accessible(jo.window, theme)
    for scale in Walked.scales:
        assert_fits(jo.window, 1097, 617, scale, theme)
