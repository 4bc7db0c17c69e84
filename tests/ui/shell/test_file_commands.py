"""The commands about the file, in the whole window: where it is, who may read it, what it remembers."""

import datetime as dt
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLineEdit

from ilacs_desktop.cycle.packs import pack_document
from ilacs_desktop.document.body import Block, Text, body_text
from ilacs_desktop.document.model import Document
from ilacs_desktop.document.places import Place, body_at
from ilacs_desktop.document.records import Pack
from ilacs_desktop.storage.container import open_file
from ilacs_desktop.storage.crypt import NeedsPassphraseError
from ilacs_desktop.storage.parts import parts_in
from ilacs_desktop.storage.save import Author, save_new
from ilacs_desktop.ui.dialogs.erase import EraseDialog
from ilacs_desktop.ui.dialogs.passphrase import PassphraseDialog
from tests.storage.keys import CHEAP, PASSPHRASE
from tests.ui.running import Running
from tests.ui.walk import settle

KNOW = Place("leadership", "know")
DAY = dt.date(2026, 10, 12)
NOON = dt.datetime(2026, 10, 12, 12, tzinfo=dt.UTC)


def write(running: Running, text: str, place: Place = KNOW) -> None:
    running.workspace.edit_body(place, (Block("b1", (Text(text),)),))


def said(path: Path, place: Place = KNOW) -> str:
    return body_text(body_at(open_file(path).document, place))


def finished(running: Running) -> None:
    """Wait until what a command began is done."""
    running.inside.outlet.lane.drain()
    running.drain()


@pytest.fixture
def pack(new: Running, example: Document) -> Path:
    """Return a contributor's pack, which is open."""
    section = example.sections[0]
    sent = Pack("pk-1", "Tomasz Brennan", (section.id,), "ilacs", DAY, DAY, asked_by="Siân")
    path = new.folders.documents / "pack.ilacs"
    save_new(path, pack_document(example, sent), Author("Siân", ""), NOON, lambda _: "")
    assert new.inside.desk.open(path)
    settle()
    return path


def test_whoever_has_finished_a_pack_is_shown_a_file_with_all_of_it(
    new: Running, pack: Path
) -> None:
    place = Place(new.document.sections[0].id, "know")
    write(new, "The last sentence.", place)
    new.click("I have finished: save, and show the file")
    assert new.outside == [pack.parent]
    assert said(pack, place) == "The last sentence."
    assert f"“pack.ilacs” is saved in “{pack.parent}”. Send that file to Siân by email." in new.told


def test_a_pack_is_given_back_from_the_menu_and_by_go_to_as_well(new: Running, pack: Path) -> None:
    assert new.inside.menus.action("hand_back").isVisible()
    new.choose("hand_back")
    assert new.outside == [pack.parent]
    new.choose("go")
    new.inside.overlays.going.panel.field.setText("finish")
    assert new.inside.overlays.going.panel._found[0].title.startswith("I have fin")
    new.inside.desk.close()
    assert not new.inside.menus.action("hand_back").isVisible()


def test_a_pack_offers_what_its_owner_does_with_it_and_no_more(new: Running, pack: Path) -> None:
    shown = [a.text() for a in new.inside.menus._actions.values() if a.isVisible()]
    assert {"&Draft", "Ev&idence"} <= set(shown)
    assert not {"O&verview", "&Set up", "Te&am", "&Review", "&Export"} & set(shown)
    for command in ("share", "without_history", "export", "last_year", "reviewed", "print"):
        assert not new.inside.menus.action(command).isEnabled()
    new.choose("go_to_evidence")
    assert new.inside.workbench.ways.stage == "evidence"


def test_without_a_file_there_is_nothing_to_share(new: Running) -> None:
    new.start()
    new.choose("share")
    assert "Save the self-evaluation in a file first" in new.told


def test_a_shared_folder_is_made_and_worked_in(new: Running) -> None:
    new.start()
    write(new, "Ours.")
    path = new.saved("ours.ilacs")
    before = path.read_bytes()
    new.dialogs.answer(True)
    new.choose("share")
    assert new.workspace.path is not None
    assert new.workspace.path.parent == path.with_name("ours.parts")
    assert "“ours.parts”" in new.told
    write(new, "Ours, and more.")
    new.choose("save")
    new.drain()
    (part,) = parts_in(path.with_name("ours.parts"))
    assert said(part) == "Ours, and more."
    assert path.read_bytes() == before
    new.choose("share")
    assert "in a shared folder already" in new.told


def test_a_passphrase_chosen_just_before_closing_is_set(
    new: Running, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ilacs_desktop.storage.crypt.COST", CHEAP)
    new.start()
    path = new.saved()
    new.choose("passphrase")
    form = new.dialogs.forms[-1]
    assert isinstance(form, PassphraseDialog)
    for line in form.findChildren(QLineEdit):
        line.setText(PASSPHRASE)
    form.accept()
    assert new.inside.desk.close()
    assert "has a passphrase" not in new.text()
    with pytest.raises(NeedsPassphraseError):
        open_file(path)
    assert open_file(path, passphrase=PASSPHRASE).key is not None
    new.dialogs.answer(PASSPHRASE)
    assert new.inside.desk.open(path)
    settle()
    assert "has a passphrase" in new.text()


def test_a_copy_without_history_has_none(new: Running) -> None:
    new.start()
    write(new, "Deleted later.")
    new.saved()
    write(new, "As it is now.")
    copy = new.folders.documents / "copy.ilacs"
    new.dialogs.answer(True, copy)
    new.choose("without_history")
    finished(new)
    assert said(copy) == "As it is now."
    assert not any(b"Deleted later" in raw for raw in open_file(copy).history.objects.values())


def test_words_are_erased_from_the_file_and_cannot_be_brought_back(new: Running) -> None:
    new.start()
    write(new, "Kim Example waited.")
    path = new.saved()
    new.choose("erase")
    form = new.dialogs.forms[-1]
    assert isinstance(form, EraseDialog)
    form._text.setPlainText("Kim Example")
    form.accept()
    new.inside.outlet.reading.drain()
    settle()
    new.dialogs.answer(True)
    form.accept()
    new.inside.outlet.reading.drain()
    new.drain()
    assert said(path) == "[erased] waited."
    assert not any(b"Kim Example" in raw for raw in open_file(path).history.objects.values())
    assert not new.inside.menus.action("undo").isEnabled()
