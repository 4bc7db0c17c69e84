"""Where the place cannot be written, the work goes into a folder on this computer, and that is said."""

import datetime as dt
import errno
import os
from pathlib import Path

import msgspec
import pytest

from ilacs_desktop.storage import errors
from ilacs_desktop.storage.container import open_file
from ilacs_desktop.storage.crypt import new_key
from ilacs_desktop.storage.disk import Disk
from ilacs_desktop.storage.keeping import KeptCopy, kept_copies
from ilacs_desktop.storage.names import saving_lock
from ilacs_desktop.storage.save import MovedOn, Saved, SaveOrder, save, save_new
from tests.storage.makers import (
    ANN,
    MOMENT,
    Watch,
    document,
    names_in,
    packed,
    readable,
    said,
    windows_error,
)

COPY = "a (kept copy 2026-11-21 1432).ilacs"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    (tmp_path / "share").mkdir()
    return tmp_path / "share" / "a.ilacs"


@pytest.fixture
def first(file: Path) -> Saved:
    return save_new(file, document("First."), ANN, MOMENT, readable)


@pytest.fixture
def kept_in(tmp_path: Path) -> Path:
    return tmp_path / "local" / "kept"


def order(first: Saved, text: str, kept_in: Path | None, **how: object) -> SaveOrder:
    facts = (first.path, document(text), first.history, (first.version.id,), ANN, MOMENT, readable)
    return SaveOrder(*facts, kept_in=kept_in, **how)


def refusing(file: Path, error: OSError) -> Disk:
    """Return a disk that puts nothing in the place of this file."""

    def replace(new: Path, old: Path) -> None:
        if old == file:
            raise error
        new.replace(old)

    return Watch().disk(replace=replace)


REFUSALS = [
    (OSError(errno.ENOSPC, "No space"), errors.DiskFullError, "the disk is full"),
    (windows_error(112, errno.EINVAL), errors.DiskFullError, "the disk is full"),
    (OSError(errno.EROFS, "Read-only"), errors.ReadOnlyPlaceError, "only be read"),
    (windows_error(19, errno.EACCES), errors.ReadOnlyPlaceError, "only be read"),
    (OSError(errno.EACCES, "Denied"), errors.WritingNotAllowedError, "permission"),
    (windows_error(53, errno.ENOENT), errors.FolderGoneError, "its folder is not there"),
    (windows_error(64, errno.EINVAL), errors.FolderGoneError, "its folder is not there"),
    (windows_error(32, errno.EACCES), errors.HeldElsewhereError, "another program holds"),
    (windows_error(206, errno.ENOENT), errors.PathTooLongError, "too long"),
    (OSError(errno.EIO, "I/O error"), errors.CannotWriteError, "I/O error"),
]


@pytest.mark.parametrize(("error", "kind", "words"), REFUSALS)
def test_what_cannot_be_written_is_kept_on_this_computer_and_both_are_told(
    *, first: Saved, kept_in: Path, error: OSError, kind: type[errors.SaveError], words: str
) -> None:
    before = first.path.read_bytes()
    with pytest.raises(errors.KeptElsewhereError) as told:
        save(order(first, "Mine.", kept_in), refusing(first.path, error))
    assert type(told.value.reason) is kind
    assert words in str(told.value)
    assert told.value.kept == kept_in / COPY
    assert f"“{kept_in / COPY}”" in str(told.value)
    assert first.path.read_bytes() == before
    assert names_in(first.path.parent) == ["a.ilacs"]
    opened = open_file(told.value.kept)
    assert said(opened.document) == ["Mine."]
    assert opened.history.versions[opened.head].parents == (first.version.id,)
    assert names_in(kept_in) == [COPY]


@pytest.mark.parametrize(("error", "kind", "words"), REFUSALS)
def test_without_a_folder_for_it_the_reason_is_told_alone(
    first: Saved, error: OSError, kind: type[errors.SaveError], words: str
) -> None:
    with pytest.raises(kind, match=words):
        save(order(first, "Mine.", None), refusing(first.path, error))


def test_a_share_that_is_gone_altogether(first: Saved, kept_in: Path, file: Path) -> None:
    file.parent.rename(file.parent.with_name("away"))
    with pytest.raises(errors.KeptElsewhereError, match="folder is not there"):
        save(order(first, "Mine.", kept_in))
    assert said(open_file(kept_in / COPY).document) == ["Mine."]


def test_a_folder_in_which_no_lock_can_be_made(
    first: Saved, kept_in: Path, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make = os.open

    def refuse(path: object, *arguments: object) -> int:
        if path == saving_lock(file):
            raise PermissionError(errno.EACCES, "Permission denied")
        return make(path, *arguments)

    monkeypatch.setattr(os, "open", refuse)
    with pytest.raises(errors.KeptElsewhereError, match="do not have permission"):
        save(order(first, "Mine.", kept_in))
    assert said(open_file(kept_in / COPY).document) == ["Mine."]


def test_another_program_that_saves_for_ever(first: Saved, kept_in: Path, file: Path) -> None:
    saving_lock(file).write_bytes(b"theirs")
    with pytest.raises(errors.KeptElsewhereError, match="another program holds"):
        save(order(first, "Mine.", kept_in), Watch().disk())
    assert said(open_file(kept_in / COPY).document) == ["Mine."]


@pytest.mark.parametrize("name", ["a" * 300 + ".ilacs", "why?.ilacs", "con.ilacs"])
def test_a_name_that_is_refused_is_not_the_name_of_the_copy(
    first: Saved, kept_in: Path, name: str
) -> None:
    renamed = msgspec.structs.replace(order(first, "Mine.", kept_in), path=first.path.parent / name)
    with pytest.raises(errors.KeptElsewhereError) as told:
        save(renamed, Watch().disk(windows=True))
    assert isinstance(told.value.reason, errors.PathTooLongError | errors.BadNameError)
    assert names_in(kept_in) == ["northbridge-2026 (kept copy 2026-11-21 1432).ilacs"]
    assert said(open_file(told.value.kept).document) == ["Mine."]


def test_where_the_folder_on_this_computer_fails_too_that_is_told_as_it_is(
    first: Saved, kept_in: Path
) -> None:
    def full(handle: int) -> None:
        os.ftruncate(handle, 10)
        raise OSError(errno.ENOSPC, "No space left on device")

    before = first.path.read_bytes()
    with pytest.raises(errors.NotKeptEitherError) as told:
        save(order(first, "Mine.", kept_in), Watch().disk(fsync=full))
    assert isinstance(told.value.reason, errors.DiskFullError)
    assert "could not be kept on this computer either (No space left on device)" in str(told.value)
    assert "only in this window" in str(told.value)
    assert first.path.read_bytes() == before
    assert names_in(kept_in) == []


def test_a_folder_on_this_computer_that_cannot_be_made_is_told_too(
    first: Saved, kept_in: Path
) -> None:
    kept_in.parent.write_bytes(b"a file in the way")
    with pytest.raises(errors.NotKeptEitherError, match="on this computer either"):
        save(order(first, "Mine.", kept_in), refusing(first.path, OSError(errno.ENOSPC, "Full")))


def keep(saved: Saved, text: str, kept_in: Path, **how: object) -> Path:
    """Let a save fail, and return where the work was kept."""
    away = refusing(saved.path, windows_error(53, errno.ENOENT))
    with pytest.raises(errors.KeptElsewhereError) as told:
        save(order(saved, text, kept_in, **how), away)
    return told.value.kept


def test_the_tries_of_one_window_go_into_one_copy_and_none_is_lost(
    first: Saved, kept_in: Path
) -> None:
    kept = None
    for text in ("Mine.", "Mine, later.", "Mine, later."):
        kept = keep(first, text, kept_in, kept_as=kept)
    (name,) = names_in(kept_in)
    opened = open_file(kept_in / name)
    assert said(opened.document) == ["Mine, later."]
    every = [said(opened.history.load(version)) for version in opened.history.versions]
    assert sorted(every) == [["First."], ["Mine, later."], ["Mine."]]


def test_what_was_kept_on_another_day_stays_beside_what_is_kept_now(
    first: Saved, kept_in: Path
) -> None:
    """The same person began from the same versions on the same computer, in another window."""
    keep(first, "What was written on Monday.", kept_in)
    keep(first, "What was written on Tuesday.", kept_in)
    heads = sorted(said(open_file(path).document) for path in kept_in.iterdir())
    assert heads == [["What was written on Monday."], ["What was written on Tuesday."]]


def test_a_copy_that_somebody_went_on_in_stays(first: Saved, kept_in: Path) -> None:
    kept = keep(first, "Mine.", kept_in)
    opened = open_file(kept)
    facts = (document("Mine, gone on in the copy."), opened.history, (opened.head,), ANN, MOMENT)
    save(SaveOrder(kept, *facts, readable))
    keep(first, "Mine, later.", kept_in, kept_as=kept)
    heads = sorted(said(open_file(path).document) for path in kept_in.iterdir())
    assert heads == [["Mine, gone on in the copy."], ["Mine, later."]]


def test_a_copy_that_what_is_kept_now_follows_is_taken_into_it(first: Saved, kept_in: Path) -> None:
    opened = open_file(keep(first, "Mine.", kept_in))
    recovered = msgspec.structs.replace(
        first, history=opened.history, version=opened.history.versions[opened.head]
    )
    kept = keep(recovered, "Mine, later.", kept_in)
    assert names_in(kept_in) == [kept.name]


def test_copies_of_other_work_are_left(first: Saved, kept_in: Path) -> None:
    keep(first, "Mine.", kept_in)
    (kept_in / "a (kept copy of mine).ilacs").write_bytes(b"damaged")
    other = kept_in / "a (kept copy 1).ilacs"
    other.write_bytes(packed(document("Another.", "se-2")))
    keep(first, "Mine again.", kept_in, kept_as=other)
    kept = [path for path in kept_in.iterdir() if path.stat().st_size > 100]
    heads = sorted(said(open_file(path).document)[0] for path in kept)
    assert heads == ["Another.", "Mine again.", "Mine."]
    assert (kept_in / "a (kept copy of mine).ilacs").read_bytes() == b"damaged"


def test_the_copy_of_an_encrypted_file_is_encrypted(first: Saved, kept_in: Path) -> None:
    key = new_key("our words", 2**14)
    with pytest.raises(errors.KeptElsewhereError) as told:
        save(
            order(first, "Mine in secret.", kept_in, key=key),
            refusing(first.path, OSError(errno.ENOSPC, "Full")),
        )
    assert said(open_file(told.value.kept, passphrase=key).document) == ["Mine in secret."]
    assert not told.value.kept.read_bytes().startswith(b"PK")


def test_the_copy_can_be_joined_when_the_place_is_back(first: Saved, kept_in: Path) -> None:
    with pytest.raises(errors.KeptElsewhereError) as told:
        save(
            order(first, "Mine.", kept_in),
            refusing(first.path, windows_error(53, errno.ENOENT)),
        )
    kept = open_file(told.value.kept)
    facts = (kept.document, kept.history, (kept.head,), ANN, MOMENT, readable)
    saved = save(SaveOrder(first.path, *facts))
    assert saved.version.id == kept.head
    assert said(open_file(first.path).document) == ["Mine."]


def test_what_is_no_fault_of_the_place_is_told_as_before(first: Saved, kept_in: Path) -> None:
    other = msgspec.structs.replace(order(first, "Mine.", kept_in), parents=())
    first.path.write_bytes(b"%PDF")
    with pytest.raises(errors.AlreadyThereError):
        save(other)
    with pytest.raises(MovedOn):
        save(order(first, "Mine.", kept_in))
    with pytest.raises(errors.CannotStoreError):
        save(order(first, "\ud83d", kept_in))
    assert not kept_in.exists()


def test_the_copies_in_the_folder_are_listed_the_latest_first(tmp_path: Path) -> None:
    for n, name in enumerate(("b.ilacs", "c.ilacs", "a.ilacs", "~$a.ilacs", "a.txt")):
        (tmp_path / name).write_bytes(b"")
        os.utime(tmp_path / name, (n, n))
    assert kept_copies(tmp_path) == tuple(
        KeptCopy(tmp_path / name, dt.datetime.fromtimestamp(n, dt.UTC))
        for n, name in ((2, "a.ilacs"), (1, "c.ilacs"), (0, "b.ilacs"))
    )
    assert kept_copies(tmp_path / "not there yet") == ()


def unreadable(monkeypatch: pytest.MonkeyPatch, wanted: Path) -> None:
    """Let the system refuse to say what is under one name."""
    stat = Path.stat

    def refuse(path: Path, **how: bool) -> os.stat_result:
        if path == wanted:
            raise OSError(errno.EIO, "Input/output error")
        return stat(path, **how)

    monkeypatch.setattr(Path, "stat", refuse)


def test_what_stands_there_and_cannot_be_read_is_not_taken_for_damaged(
    first: Saved, kept_in: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = first.path.read_bytes()
    with monkeypatch.context() as patched:
        unreadable(patched, first.path)
        with pytest.raises(errors.KeptElsewhereError, match="somebody else’s work may be in it"):
            save(order(first, "Mine.", kept_in))
    assert first.path.read_bytes() == before
    assert names_in(first.path.parent) == ["a.ilacs"]
    save(order(first, "Mine.", kept_in))
    assert said(open_file(first.path).document) == ["Mine."]


def test_a_share_that_goes_where_a_copy_beside_the_file_was_to_be_kept(
    first: Saved, kept_in: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first.path.write_bytes(packed(document("Another.", "se-9")))
    unreadable(monkeypatch, first.path.parent / COPY)
    with pytest.raises(errors.KeptElsewhereError, match="Input/output error"):
        save(order(first, "Mine.", kept_in))
    assert said(open_file(kept_in / COPY).document) == ["Mine."]


def test_a_first_save_where_the_share_does_not_say_what_is_there(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    unreadable(monkeypatch, file)
    with pytest.raises(errors.CannotWriteError, match="Input/output error"):
        save_new(file, document(), ANN, MOMENT, readable)
    assert names_in(file.parent) == []


def test_what_a_broken_off_copy_has_left_is_tidied_by_the_next(first: Saved, kept_in: Path) -> None:
    kept_in.mkdir(parents=True)
    (kept_in / f"~${COPY}.99999.tmp").write_bytes(b"PK\3\4 half")
    keep(first, "Mine.", kept_in)
    assert names_in(kept_in) == [COPY]
