"""Saving adds a version, and never goes over work that the program has not seen."""

import errno
import math
import os
from pathlib import Path

import msgspec
import pytest

from ilacs_desktop.document.model import Document
from ilacs_desktop.document.records import Indicator
from ilacs_desktop.history.formats import FORMAT
from ilacs_desktop.history.history import History
from ilacs_desktop.storage import container, errors
from ilacs_desktop.storage.container import open_file
from ilacs_desktop.storage.disk import Disk
from ilacs_desktop.storage.names import lock_probe, saving_lock, temporary
from ilacs_desktop.storage.save import MovedOn, Saved, SaveOrder, save, save_new
from tests.storage.makers import (
    ANN,
    BEN,
    MOMENT,
    Watch,
    document,
    names_in,
    packed,
    readable,
    windows_error,
    with_manifest,
    with_part,
)

KEPT = "a (kept copy 2026-11-21 1432).ilacs"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "a.ilacs"


@pytest.fixture
def first(file: Path) -> Saved:
    return save_new(file, document("First."), ANN, MOMENT, readable)


def go_on(saved: Saved, text: str, **how: object) -> Saved:
    """Save another text after a save."""
    return save_to(saved.path, saved, text, **how)


def save_to(path: Path, saved: Saved, text: str, disk: Disk | None = None, **how: object) -> Saved:
    parents = (saved.version.id,)
    facts = (path, document(text), saved.history, parents, ANN, MOMENT, readable)
    return save(SaveOrder(*facts, **how), disk)


def texts(path: Path) -> list[str]:
    """Return what each version in a file said, newest first."""
    history = open_file(path).history
    documents = [history.load(version.id) for version in history.log()]
    return [said.sections[0].know[0].runs[0].text for said in documents]


def test_a_first_save_makes_a_file_with_one_version(file: Path, first: Saved) -> None:
    opened = open_file(file)
    assert opened.document == document("First.")
    assert opened.head == first.version.id
    assert opened.history == first.history
    assert (first.version.by, first.version.device) == ("Ann", "laptop")
    assert names_in(file.parent) == ["a.ilacs"]


def test_every_save_adds_a_version_to_the_one_before(first: Saved, file: Path) -> None:
    third = go_on(go_on(first, "Second."), "Third.", label="To the DCS")
    assert texts(file) == ["Third.", "Second.", "First."]
    assert open_file(file).history == third.history
    assert third.version.label == "To the DCS"
    assert names_in(file.parent) == ["a.ilacs"]


def test_saving_what_is_saved_adds_no_version(first: Saved, file: Path) -> None:
    before = file.read_bytes()
    assert go_on(first, "First.").version == first.version
    assert file.read_bytes() == before


def test_a_file_that_was_deleted_meanwhile_is_made_again(first: Saved, file: Path) -> None:
    file.unlink()
    go_on(first, "Second.")
    assert texts(file) == ["Second.", "First."]


def test_an_opened_file_is_saved_on(first: Saved, file: Path) -> None:
    opened = open_file(file)
    facts = (file, document("Second."), opened.history, (opened.head,), BEN, MOMENT, readable)
    save(SaveOrder(*facts))
    assert texts(file) == ["Second.", "First."]


# --- the file has moved on ----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("there", "what"),
    [
        (packed(document("Another.", "se-2")), "replaced by another document"),
        (b"", "damaged or replaced"),
        (b"%PDF-1.7", "damaged or replaced"),
        (packed(document("Cut."))[:-9], "damaged or replaced"),
        (with_part(packed(document("x")), "manifest.json", b"{"), "damaged or replaced"),
        (with_manifest(packed(document("x")), format=FORMAT + 1), "newer version of this program"),
    ],
)
def test_whatever_stands_there_now_is_left(
    first: Saved, file: Path, there: bytes, what: str
) -> None:
    file.write_bytes(there)
    with pytest.raises(MovedOn, match=what) as moved:
        go_on(first, "Ours.")
    assert file.read_bytes() == there
    assert texts(file.with_name(KEPT)) == ["Ours.", "First."]
    assert f"“{KEPT}”" in str(moved.value)
    go_on(moved.value.saved, "Ours, later.")
    assert texts(file.with_name(KEPT)) == ["Ours, later.", "Ours.", "First."]
    assert file.read_bytes() == there


@pytest.mark.parametrize("there", [packed(document("Another.", "se-2")), b"", b"%PDF-1.7"])
def test_another_file_is_replaced_when_the_user_said_so(
    first: Saved, tmp_path: Path, there: bytes
) -> None:
    other = tmp_path / "other.ilacs"
    other.write_bytes(there)
    save_to(other, first, "Second.", overwrite=True)
    assert texts(other) == ["Second.", "First."]


def test_a_newer_format_is_never_replaced_when_saving_on(first: Saved, tmp_path: Path) -> None:
    newer = with_manifest(packed(document("x")), format=FORMAT + 1)
    other = tmp_path / "other.ilacs"
    other.write_bytes(newer)
    with pytest.raises(MovedOn):
        save_to(other, first, "Second.", overwrite=True)
    assert other.read_bytes() == newer


def test_a_document_whose_history_was_damaged_never_takes_the_files_place(
    first: Saved, file: Path
) -> None:
    go_on(first, "Second.")
    damaged = with_part(file.read_bytes(), "history/objects.jsonl", b"")
    file.write_bytes(damaged)
    opened = open_file(file)
    with pytest.raises(MovedOn):
        save(SaveOrder(file, opened.document, opened.history, (), ANN, MOMENT, readable))
    assert file.read_bytes() == damaged
    assert texts(file.with_name(KEPT)) == ["Second."]


@pytest.mark.skipif(os.name == "nt", reason="one program cannot save twice at once there")
def test_a_save_that_slept_until_another_had_the_lock_replaces_nothing(
    first: Saved, file: Path
) -> None:
    """A laptop is closed in the middle of a save, and opened when the file has moved on."""

    def asleep(_: int) -> None:
        if not done:
            done.append(1)
            os.utime(saving_lock(file), (0, 0))
            save_to(file, first, "Theirs.", disk=Watch().disk())

    done: list[int] = []
    with pytest.raises(errors.HeldElsewhereError):
        go_on(first, "Ours.", disk=Watch().disk(fsync=asleep))
    assert texts(file) == ["Theirs.", "First."]


@pytest.mark.skipif(os.name != "posix", reason="Windows asks for a right to make links")
def test_through_a_link_everything_is_done_beside_the_file_itself(
    first: Saved, file: Path, tmp_path: Path
) -> None:
    (tmp_path / "desk").mkdir()
    link = tmp_path / "desk" / "link.ilacs"
    link.symlink_to(file)
    seen: list[str] = []

    def fsync(_: int) -> None:
        seen.extend(names_in(tmp_path))
        assert names_in(link.parent) == ["link.ilacs"]

    saved = save_to(link, first, "Second.", disk=Watch().disk(fsync=fsync))
    assert saved.path == link
    assert "~$a.ilacs.saving" in seen
    assert link.is_symlink()
    assert texts(file) == ["Second.", "First."]
    file.write_bytes(b"damaged")
    with pytest.raises(MovedOn) as moved:
        save_to(link, first, "Ours.")
    assert moved.value.saved.path == file.with_name(KEPT)


# --- the first save -----------------------------------------------------------------------------


@pytest.mark.parametrize("there", [packed(document("Another.", "se-2")), b"", b"%PDF-1.7"])
def test_a_first_save_leaves_a_file_that_stands_there(file: Path, there: bytes) -> None:
    file.write_bytes(there)
    with pytest.raises(errors.AlreadyThereError):
        save_new(file, document(), ANN, MOMENT, readable)
    with pytest.raises(errors.AlreadyThereError):
        save(SaveOrder(file, document(), History(), (), ANN, MOMENT, readable))
    assert file.read_bytes() == there
    assert names_in(file.parent) == ["a.ilacs"]


def test_a_first_save_leaves_an_earlier_save_of_the_same_document(file: Path, first: Saved) -> None:
    with pytest.raises(errors.AlreadyThereError):
        save_new(file, document("Anew."), ANN, MOMENT, readable)
    assert texts(file) == ["First."]


def test_what_follows_nothing_is_not_joined_with_a_file_of_the_same_document(
    file: Path, first: Saved
) -> None:
    before = file.read_bytes()
    with pytest.raises(MovedOn, match="earlier versions"):
        save(SaveOrder(file, document("Anew."), History(), (), ANN, MOMENT, readable))
    assert file.read_bytes() == before
    assert texts(file.with_name(KEPT)) == ["Anew."]


# --- what cannot be saved -----------------------------------------------------------------------


def test_a_document_that_would_not_open_again_takes_no_good_files_place(
    first: Saved, file: Path
) -> None:
    before = file.read_bytes()
    whole = document()
    doubled = msgspec.structs.replace(whole, sections=whole.sections * 2)
    with pytest.raises(errors.CannotStoreError, match="would not open again"):
        save(SaveOrder(file, doubled, first.history, (first.version.id,), ANN, MOMENT, readable))
    assert file.read_bytes() == before
    assert names_in(file.parent) == ["a.ilacs"]


def with_cycle(**changes: object) -> Document:
    return msgspec.structs.replace(
        document(), cycle=msgspec.structs.replace(document().cycle, **changes)
    )


def test_a_document_that_would_open_with_other_content_is_not_saved(file: Path) -> None:
    figure = Indicator("in-1", value=math.nan)  # JSON has no such figure
    unstorable = msgspec.structs.replace(document(), indicators=(figure,))
    with pytest.raises(errors.CannotStoreError, match="other content"):
        save_new(file, unstorable, ANN, MOMENT, readable)
    assert not file.exists()


def test_half_a_character_is_told_and_not_saved(file: Path) -> None:
    for half in (document("\ud83d"), with_cycle(marking="\udc00")):
        with pytest.raises(errors.CannotStoreError, match="half a character") as told:
            save_new(file, half, ANN, MOMENT, readable)
        assert "fault" not in str(told.value)
    assert names_in(file.parent) == []


def test_a_file_too_large_to_open_again_is_not_saved(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(container, "FILE_LIMIT", 100)
    with pytest.raises(errors.CannotStoreError):
        save_new(file, document(), ANN, MOMENT, readable)
    assert names_in(file.parent) == []


def test_a_full_disk_leaves_the_last_save(first: Saved, file: Path) -> None:
    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    before = file.read_bytes()
    with pytest.raises(errors.DiskFullError):
        go_on(first, "Second.", disk=Watch().disk(fsync=full))
    assert file.read_bytes() == before
    assert names_in(file.parent) == ["a.ilacs"]
    go_on(first, "Second.")
    assert texts(file) == ["Second.", "First."]


def test_a_file_that_is_held_for_a_moment_while_it_is_compared_is_waited_for(
    first: Saved, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read, watch = Path.open, Watch()

    def held(path: Path, *arguments: object, **named: object) -> object:
        if path == file and len(watch.pauses) < 4:
            raise windows_error(32, errno.EACCES)
        return read(path, *arguments, **named)

    monkeypatch.setattr(Path, "open", held)
    go_on(first, "Second.", disk=watch.disk())
    monkeypatch.undo()
    assert texts(file) == ["Second.", "First."]


# --- what an interrupted save left --------------------------------------------------------------


def test_a_torn_leftover_is_removed_by_the_next_save(first: Saved, file: Path) -> None:
    temporary(file, 1).write_bytes(packed(document("Torn."))[:-5])
    temporary(file, 2).write_bytes(b"")
    assert go_on(first, "Second.").notes == ()
    assert names_in(file.parent) == ["a.ilacs"]


def test_a_lock_that_was_moved_away_is_removed(first: Saved, file: Path) -> None:
    lock_probe(file, 7).write_bytes(b"a token")
    assert go_on(first, "Second.").notes == ()
    assert names_in(file.parent) == ["a.ilacs"]


def test_a_leftover_that_is_in_the_history_is_removed(first: Saved, file: Path) -> None:
    temporary(file, 1).write_bytes(file.read_bytes())
    assert go_on(first, "Second.").notes == ()
    assert names_in(file.parent) == ["a.ilacs"]


def test_a_whole_leftover_that_nobody_has_seen_is_kept_and_told(first: Saved, file: Path) -> None:
    elsewhere = file.with_name("lost.ilacs")
    save_to(elsewhere, first, "Lost.")
    elsewhere.rename(temporary(file, 1))
    second = go_on(first, "Second.")
    assert names_in(file.parent) == [KEPT, "a.ilacs"]
    assert texts(file.with_name(KEPT)) == ["Lost.", "First."]
    assert len(second.notes) == 1
    assert f"“{KEPT}”" in second.notes[0]


def test_a_leftover_of_a_newer_program_is_left_alone(first: Saved, file: Path) -> None:
    newer = with_manifest(packed(document("x")), format=FORMAT + 1)
    temporary(file, 1).write_bytes(newer)
    assert go_on(first, "Second.").notes == ()
    assert temporary(file, 1).read_bytes() == newer


def test_a_folder_that_cannot_be_listed_can_still_be_saved_to(
    first: Saved, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def denied(_: Path) -> None:
        raise PermissionError(errno.EACCES, "denied")

    monkeypatch.setattr(Path, "iterdir", denied)
    go_on(first, "Second.")
    assert texts(file) == ["Second.", "First."]


def test_what_a_first_save_that_was_killed_has_left_is_tidied_by_the_next(tmp_path: Path) -> None:
    file = tmp_path / "a.ilacs"
    (tmp_path / "~$a.ilacs.99999.tmp").write_bytes(b"PK\3\4 half")
    save_new(file, document(), ANN, MOMENT, readable)
    assert names_in(tmp_path) == ["a.ilacs"]
