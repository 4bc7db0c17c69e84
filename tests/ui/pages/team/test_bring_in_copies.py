"""Other copies: those found beside the file, any other file, and what is refused."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

from ilacs_desktop.document.model import Document
from ilacs_desktop.framework.model import Framework
from ilacs_desktop.history.history import History
from ilacs_desktop.storage.container import pack
from ilacs_desktop.storage.crypt import new_key
from ilacs_desktop.storage.siblings import FOLDER
from ilacs_desktop.ui.theme.theme import Theme
from tests.ui.pages.team.bring_in_kit import (
    BRING,
    ME,
    NINE,
    Coordinator,
    first_place,
    replace,
    texts,
    with_texts,
)
from tests.ui.recorded_dialogs import RecordedDialogs
from tests.ui.slim import slim

BASE = "Most homes are near."
THEIRS = "Few homes are near."


@pytest.fixture
def base(example: Document) -> Document:
    document = slim(example)
    return with_texts(document, first_place(document), BASE)


@pytest.fixture
def desk(
    theme: Theme, framework: Framework, dialogs: RecordedDialogs, tmp_path: Path, base: Document
) -> Iterator[Coordinator]:
    coordinator = Coordinator(theme, framework, dialogs, tmp_path, base)
    yield coordinator
    coordinator.end()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)  # there is no event loop


def theirs(desk: Coordinator) -> Document:
    return with_texts(desk.base, first_place(desk.base), THEIRS)


def answer(desk: Coordinator) -> list[str]:
    return texts(desk.document, first_place(desk.base))


def test_a_copy_beside_the_file_comes_in_and_is_moved_aside_once_that_is_saved(
    desk: Coordinator,
) -> None:
    copy = desk.copy(theirs(desk), "ours-LAPTOP-2.ilacs")
    desk.look_beside()
    assert "1 copy to bring in." in desk.said()
    desk.choose("ours-LAPTOP-2.ilacs")
    desk.click("Bring in this copy")
    assert answer(desk) == [THEIRS]
    assert "Once this is saved, the copy is moved into the folder “joined”." in desk.said()
    assert desk.row(copy.name).state == "Moved aside once this is saved"
    assert copy.exists()
    desk.save()
    assert not copy.exists()
    assert (desk.folder / FOLDER / copy.name).exists()
    assert "“ours-LAPTOP-2.ilacs” was moved into the folder “joined”" in desk.said()
    assert not [row for row in desk.rows if row.title == copy.name]


def test_a_copy_whose_work_was_undone_stays_where_it_is(desk: Coordinator) -> None:
    copy = desk.copy(theirs(desk), "ours-LAPTOP-2.ilacs")
    desk.look_beside()
    desk.choose("ours-LAPTOP-2.ilacs")
    desk.click("Bring in this copy")
    desk.click("Undo")
    assert answer(desk) == [BASE]
    desk.save()
    assert copy.exists()


def test_a_copy_with_nothing_new_is_moved_aside_if_wanted(desk: Coordinator) -> None:
    copy = desk.write(desk.base, desk.history, desk.head, "old.ilacs")
    desk.look_beside()
    assert desk.choose("old.ilacs").state == "Nothing new in it"
    assert not desk.offers("Bring in this copy")
    desk.click("Move it aside")
    assert not copy.exists()


def test_a_copy_that_cannot_be_moved_says_so_and_stays(desk: Coordinator) -> None:
    (desk.folder / FOLDER).write_text("a file where the folder should be")
    copy = desk.write(desk.base, desk.history, desk.head, "old.ilacs")
    desk.look_beside()
    desk.choose("old.ilacs")
    desk.click("Move it aside")
    assert "could not be moved" in desk.said()
    assert copy.exists()


def test_what_is_typed_while_a_copy_is_read_stays(desk: Coordinator) -> None:
    copy = desk.copy(with_texts(desk.base, first_place(desk.base), BASE, "They added."))
    desk.lane.hold()
    desk.dialogs.answer(copy)
    desk.tab.bring_another()
    desk.change(with_texts(desk.base, first_place(desk.base), "Nearly all homes are near."))
    desk.lane.release()
    desk.rest()
    assert answer(desk) == ["Nearly all homes are near.", "They added."]


def test_one_file_after_the_other(desk: Coordinator) -> None:
    copy = desk.copy(theirs(desk))
    desk.lane.hold()
    desk.dialogs.answer(copy, copy)
    desk.tab.bring_another()
    desk.tab.bring_another()
    assert "Still reading “from Priya.ilacs”." in desk.said()
    desk.lane.release()
    desk.rest()
    assert answer(desk) == [THEIRS]


def test_the_same_copy_again_brings_nothing(desk: Coordinator) -> None:
    copy = desk.copy(theirs(desk))
    desk.bring(copy)
    document = desk.document
    desk.bring(copy)
    assert desk.document is document
    assert "Everything in “from Priya.ilacs” is in what you have open." in desk.said()


def test_giving_up_the_choice_of_a_file_does_nothing(desk: Coordinator) -> None:
    desk.dialogs.answer(None)
    desk.click(BRING)
    assert desk.document == desk.base


def alone(desk: Coordinator, document: Document, name: str) -> Path:
    """Write a file with a history of its own."""
    history, version = History().commit(document, (), ME, NINE, "desktop")
    return desk.write(document, history, version.id, name)


def test_another_self_evaluation_is_refused_by_its_name(desk: Coordinator) -> None:
    other = replace(desk.base, id="other", authority=replace(desk.base.authority, name="Eastport"))
    desk.bring(alone(desk, other, "other.ilacs"))
    assert "“other.ilacs” is a copy of another self-evaluation, Eastport, 2026." in desk.said()
    assert desk.document == desk.base


def test_a_pack_is_led_to_contributors(desk: Coordinator) -> None:
    path = alone(desk, replace(desk.base, pack="pack-1"), "pack.ilacs")
    desk.bring(path)
    assert "“pack.ilacs” is a contributor’s pack." in desk.said()
    desk.click("Bring it in as a pack")
    assert desk.packs == [(path,)]
    assert desk.document == desk.base


def test_a_word_form_that_came_back_is_led_to_contributors_too(desk: Coordinator) -> None:
    path = desk.folder / "form.docx"
    path.write_bytes(b"PK")
    desk.bring(path)
    assert "“form.docx” is a Word document." in desk.said()
    desk.click("Bring it in as a pack")
    assert desk.packs == [(path,)]
    assert desk.document == desk.base


def test_a_copy_without_its_history_is_refused(desk: Coordinator) -> None:
    path = desk.copy(theirs(desk))
    path.write_bytes(with_damaged_history(path.read_bytes()))
    desk.bring(path)
    assert "its history is damaged" in desk.said()


def with_damaged_history(data: bytes) -> bytes:
    import io
    import zipfile

    old, new = zipfile.ZipFile(io.BytesIO(data)), io.BytesIO()
    with zipfile.ZipFile(new, "w") as archive:
        for name in old.namelist():
            archive.writestr(name, b"" if name.startswith("history/") else old.read(name))
    return new.getvalue()


def test_a_file_that_is_none_is_told_in_a_sentence(desk: Coordinator) -> None:
    path = desk.folder / "letter.ilacs"
    path.write_text("Dear colleague")
    desk.bring(path)
    assert "not a self-evaluation made by this program" in desk.said()


def test_an_encrypted_copy_asks_for_its_passphrase(desk: Coordinator) -> None:
    history, version = desk.history.commit(theirs(desk), (desk.head,), "Priya Nair", NINE, "pc")
    key = new_key("three plain words")
    path = desk.folder / "sealed.ilacs"
    path.write_bytes(pack(theirs(desk), history, version.id, lambda _: "", key=key))
    desk.dialogs.answer(path, None)
    desk.click(BRING)
    assert "“sealed.ilacs” was not brought in. Nothing was changed." in desk.said()
    desk.dialogs.answer(path, "three plain words")
    desk.click(BRING)
    assert "“sealed.ilacs”: 1 change came in." in desk.said()
    assert answer(desk) == [THEIRS]


def test_an_encrypted_pack_goes_the_same_way_and_is_asked_for_its_passphrase_there(
    desk: Coordinator,
) -> None:
    document = replace(theirs(desk), pack="pack-1")
    history, version = History().commit(document, (), "Priya Nair", NINE, "pc")
    path = desk.folder / "sealed-pack.ilacs"
    key = new_key("three plain words")
    path.write_bytes(pack(document, history, version.id, lambda _: "", key=key))
    desk.bring(path)
    assert "“sealed-pack.ilacs” is a contributor’s pack." in desk.said()
    desk.click("Bring it in as a pack")
    assert desk.packs == [(path,)]


def test_it_says_how_much_came_in_and_that_something_was_taken_out(desk: Coordinator) -> None:
    place = first_place(desk.base)
    desk.bring(desk.copy(with_texts(desk.base, place, "", "They added.", "And this.")))
    told = "“from Priya.ilacs”: 3 changes came in, 1 of them takes something out."
    assert f"{told} You can put yours back." in desk.said()


def test_undo_is_offered_until_a_save_has_joined_what_came_in(desk: Coordinator) -> None:
    desk.bring(desk.copy(theirs(desk)))
    assert desk.offers("Undo")
    desk.save()
    assert desk.workspace.undo_label == ""
    assert not desk.offers("Undo")
    assert "1 change came in." in desk.said()


def test_undo_stays_offered_after_a_save_that_joined_nothing(desk: Coordinator) -> None:
    desk.bring(desk.copy(theirs(desk)))
    desk.save()
    desk.choose("Reworded")
    desk.click("Put mine back")
    desk.save()
    desk.click("Undo")
    assert answer(desk) == [THEIRS]
