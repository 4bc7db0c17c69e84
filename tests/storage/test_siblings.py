"""Other copies of a document are found by what is in them, and moved aside without replacing any."""

import contextlib
import errno
import os
from pathlib import Path
from types import SimpleNamespace

import msgspec
import pytest

from ilacs_desktop.history.formats import FORMAT
from ilacs_desktop.storage import siblings as module
from ilacs_desktop.storage.container import open_file, peek
from ilacs_desktop.storage.crypt import new_key
from ilacs_desktop.storage.save import Saved, SaveOrder, save, save_new
from ilacs_desktop.storage.siblings import SetAsideError, Sibling, set_aside, siblings
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
)


@pytest.fixture
def first(tmp_path: Path) -> Saved:
    return save_new(tmp_path / "a.ilacs", document("First."), ANN, MOMENT, readable)


def copy(first: Saved, name: str, text: str = "First.", **how: object) -> Path:
    """Make a copy of the file, and save another text in it."""
    path = first.path.with_name(name)
    facts = (path, document(text), first.history, (first.version.id,), BEN, MOMENT, readable)
    return save(SaveOrder(*facts, **how)).path


def found(first: Saved) -> dict[str, bool]:
    """Return which copies are found, and whether each has work that ours does not."""
    every = siblings(first.path, "se-1", first.history, [first.version.id])
    return {sibling.path.name: sibling.is_new for sibling in every}


def test_copies_are_found_whatever_they_are_called(first: Saved) -> None:
    copy(first, "a-LAPTOP7.ilacs", "Ben's.")
    copy(first, "a (Ben's conflicted copy 2026-11-21).ilacs", "Ben's, later.")
    copy(first, "a (1).ilacs")
    copy(first, "something else.ILACS", "Moved.")
    assert found(first) == {
        "a-LAPTOP7.ilacs": True,
        "a (Ben's conflicted copy 2026-11-21).ilacs": True,
        "a (1).ilacs": False,
        "something else.ILACS": True,
    }


def test_what_is_no_copy_is_passed_over(first: Saved, tmp_path: Path) -> None:
    (tmp_path / "a (2).ilacs").write_bytes(packed(document("Another.", "se-2")))
    (tmp_path / "a (3).ilacs").write_bytes(b"damaged")
    newer = with_manifest(packed(document("x")), format=FORMAT + 1)
    (tmp_path / "a (4).ilacs").write_bytes(newer)
    (tmp_path / "a (5).ilacs").mkdir()
    (tmp_path / "a.zip").write_bytes(first.path.read_bytes())
    (tmp_path / "~$a.ilacs").write_bytes(first.path.read_bytes())
    pack = msgspec.structs.replace(document("Part."), pack="pk-1")
    (tmp_path / "pack.ilacs").write_bytes(packed(pack))
    assert found(first) == {}


def test_an_encrypted_copy_is_found_without_its_passphrase(first: Saved) -> None:
    copy(first, "sealed.ilacs", "Ben's.", key=new_key("our words", 2**14))
    assert found(first) == {"sealed.ilacs": True}


def test_a_copy_that_was_brought_in_and_undone_still_has_work_of_its_own(first: Saved) -> None:
    """Its version is in the history of the file, and the document does not follow it."""
    path = copy(first, "a-LAPTOP7.ilacs", "Ben's.")
    history = first.history.unite(open_file(path).history)
    facts = (first.path, document("First, more."), history, (first.version.id,), ANN, MOMENT)
    opened = open_file(save(SaveOrder(*facts, readable)).path)
    (sibling,) = siblings(first.path, "se-1", opened.history, (opened.head,))
    assert sibling.manifest.head in opened.history.versions
    assert sibling.is_new


def test_a_document_that_follows_nothing_knows_no_copy(first: Saved) -> None:
    copy(first, "a (1).ilacs")
    assert [s.is_new for s in siblings(first.path, "se-1", first.history)] == [True]


@pytest.mark.parametrize("attribute", [0x1000, 0x40000, 0x400000])
def test_a_file_that_is_kept_online_only_is_not_fetched(
    first: Saved, monkeypatch: pytest.MonkeyPatch, attribute: int
) -> None:
    online = copy(first, "online.ilacs", "Ben's.")
    copy(first, "here.ilacs", "Cara's.")
    stat = Path.stat

    def windows_stat(path: Path, **how: object) -> object:
        facts = stat(path, **how)
        given = {name: getattr(facts, name) for name in ("st_mode", "st_mtime", "st_size")}
        return SimpleNamespace(**given, st_file_attributes=attribute * (path == online) | 0x20)

    monkeypatch.setattr(Path, "stat", windows_stat)
    assert found(first) == {"here.ilacs": True}


def test_what_is_another_document_is_not_read_whole(
    first: Saved, monkeypatch: pytest.MonkeyPatch
) -> None:
    key = new_key("our words", 2**14)
    save_new(first.path.with_name("b.ilacs"), document("x", "se-2"), ANN, MOMENT, readable)
    save_new(first.path.with_name("c.ilacs"), document("x", "se-2"), ANN, MOMENT, readable, key=key)
    copy(first, "d.ilacs", "Ben's.")
    copy(first, "e.ilacs", "Ben's in secret.", key=key)
    read = []
    monkeypatch.setattr(
        module, "peek", lambda path, disk: read.append(path.name) or peek(path, disk)
    )
    assert found(first) == {"d.ilacs": True, "e.ilacs": True}
    assert sorted(read) == ["d.ilacs", "e.ilacs"]


def test_only_the_newest_files_are_looked_into(
    first: Saved, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "MOST", 2)
    for day in range(4):
        path = copy(first, f"copy {day}.ilacs", f"Day {day}.")
        os.utime(path, (86400 * day, 86400 * day))
    assert list(found(first)) == ["copy 3.ilacs", "copy 2.ilacs"]


def test_a_folder_that_cannot_be_listed_has_no_copies(
    first: Saved, monkeypatch: pytest.MonkeyPatch
) -> None:
    def denied(_: Path) -> None:
        raise PermissionError(errno.EACCES, "denied")

    monkeypatch.setattr(Path, "iterdir", denied)
    assert found(first) == {}


# --- moved aside --------------------------------------------------------------------------------


def one(first: Saved, name: str = "a (1).ilacs", text: str = "Ben's.") -> Sibling:
    path = copy(first, name, text)
    return next(
        s for s in siblings(first.path, "se-1", first.history, [first.version.id]) if s.path == path
    )


def test_a_copy_is_moved_into_a_folder_beside_it(first: Saved) -> None:
    sibling = one(first)
    there = set_aside(sibling)
    assert there == first.path.parent / "joined" / "a (1).ilacs"
    assert open_file(there).document == document("Ben's.")
    assert names_in(first.path.parent) == ["a.ilacs", "joined"]
    assert found(first) == {}


def test_copies_of_one_name_are_all_kept(first: Saved) -> None:
    there = [set_aside(one(first, text=text)) for text in ("One.", "Two.", "Three.")]
    assert [path.name for path in there] == ["a (1).ilacs", "a (1) 2.ilacs", "a (1) 3.ilacs"]
    said = [open_file(path).document for path in there]
    assert said == [document("One."), document("Two."), document("Three.")]


def test_a_name_that_somebody_takes_at_that_moment_is_not_theirs_to_lose(
    first: Saved, monkeypatch: pytest.MonkeyPatch
) -> None:
    sibling = one(first)
    free = module.names.free

    def taken_since(path: Path) -> Path:
        name = free(path)
        if name == path:
            name.write_bytes(b"theirs")
        return name

    monkeypatch.setattr(module.names, "free", taken_since)
    there = set_aside(sibling)
    assert there.name == "a (1) 2.ilacs"
    assert (there.parent / "a (1).ilacs").read_bytes() == b"theirs"


@pytest.mark.parametrize(
    ("error", "why"),
    [
        (windows_error(32, errno.EACCES), "another program holds it"),
        (OSError(errno.EROFS, "Read-only file system"), "Read-only file system"),
    ],
)
def test_a_copy_that_cannot_be_moved_stays_and_that_is_told(
    first: Saved, error: OSError, why: str
) -> None:
    def refuse(*_: object) -> None:
        raise error

    sibling = one(first)
    with pytest.raises(SetAsideError, match=why) as told:
        set_aside(sibling, Watch().disk(replace=refuse))
    assert "“a (1).ilacs” could not be moved" in str(told.value)
    assert open_file(sibling.path).document == document("Ben's.")
    assert names_in(first.path.parent / "joined") == []


def test_a_file_in_the_place_of_the_folder_is_told(first: Saved) -> None:
    sibling = one(first)
    (first.path.parent / "joined").write_bytes(b"a file")
    with pytest.raises(SetAsideError):
        set_aside(sibling)
    assert sibling.path.exists()


@pytest.mark.parametrize("error", [OSError(errno.EIO, "Input/output error"), KeyboardInterrupt()])
def test_a_copy_that_a_share_has_moved_is_never_removed_though_its_answer_was_lost(
    first: Saved, error: BaseException
) -> None:
    def done(new: Path, old: Path) -> None:
        new.replace(old)
        raise error

    with contextlib.suppress(KeyboardInterrupt):
        set_aside(one(first), Watch().disk(replace=done))
    there = first.path.parent / "joined" / "a (1).ilacs"
    assert open_file(there).document == document("Ben's.")
