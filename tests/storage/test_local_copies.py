"""After words were erased: what the program kept on this computer is cleaned, the rest is told of."""

import datetime as dt
import os
from pathlib import Path

import msgspec
import pytest

from ilacs_desktop.document.erasing import ERASED, Words
from ilacs_desktop.document.model import Document
from ilacs_desktop.document.records import Pack
from ilacs_desktop.history.history import History
from ilacs_desktop.storage.container import open_file, pack
from ilacs_desktop.storage.journal import Journal, read, sealed, unsealed
from ilacs_desktop.storage.local_copies import (
    Cleaning,
    LocalCopy,
    clean_local_copies,
    other_known_copies,
)
from tests.storage.journals import NOW, crash, typed
from tests.storage.keys import KEY, PASSPHRASE
from tests.storage.makers import MOMENT, document, names_in, packed, readable

WORDS = Words(["Zoë Quill"])
HOLDS = document("Zoë Quill came.")


def clean(folder: Path, **how: object) -> tuple[LocalCopy, ...]:
    return clean_local_copies([folder], Cleaning("se-1", WORDS, readable, **how))


def left_behind(folder: Path, base: Document, text: str, key: object = None) -> Path:
    journal = Journal(folder, key)
    journal.start(base, Path("a.ilacs"), ("v1",), NOW)
    journal.keep(typed(base, text))
    return crash(journal)


@pytest.mark.parametrize("suffix", ["", ".kept"])
def test_unsaved_work_is_rewritten_without_the_words(tmp_path: Path, suffix: str) -> None:
    path = left_behind(tmp_path, HOLDS, "Then Zoë Quill left. All is well.")
    path = path.rename(path.with_name(path.name + suffix))
    (done,) = clean(tmp_path)
    assert (done.path, done.outcome) == (path, "cleaned")
    assert b"Quill" not in path.read_bytes()
    found = read(path)
    assert found is not None
    assert found.document == typed(document(f"{ERASED} came."), f"Then {ERASED} left. All is well.")
    assert (found.path, found.parents, found.at, found.whole) == ("a.ilacs", ("v1",), NOW, True)
    assert names_in(tmp_path) == [path.name]
    assert clean(tmp_path) == ()


@pytest.mark.parametrize("key", [None, KEY])
def test_words_that_were_typed_and_deleted_again_are_cleaned_too(
    tmp_path: Path, key: object
) -> None:
    base = document("Nobody came.")
    journal = Journal(tmp_path, key)
    journal.start(base, Path("a.ilacs"), ("v1",), NOW)
    for text in ("Zoë Quill left.", "Somebody left."):
        journal.keep(typed(base, text))
    path = crash(journal)
    (done,) = clean(tmp_path, key=key)
    assert done.outcome == "cleaned"
    found = read(path, key)
    assert found is not None
    assert (found.base, found.document) == (base, typed(base, "Somebody left."))
    assert (found.path, found.changes, found.key) == ("a.ilacs", 1, key)
    assert key is not None or b"Quill" not in path.read_bytes()
    assert clean(tmp_path, key=key) == ()


def test_the_name_of_its_file_is_cleaned_and_the_work_is_kept(tmp_path: Path) -> None:
    base = document("Nobody came.")
    journal = Journal(tmp_path)
    journal.start(base, Path("share/Zoë Quill.ilacs"), ("v1",), NOW)
    journal.keep(typed(base, "Somebody left."))
    path = crash(journal)
    (done,) = clean(tmp_path)
    assert done.outcome == "cleaned"
    assert b"Quill" not in path.read_bytes()
    found = read(path)
    assert found is not None
    assert (found.path, found.document) == ("", typed(base, "Somebody left."))


def test_sealed_work_is_rewritten_with_its_key_and_told_of_without(tmp_path: Path) -> None:
    path = left_behind(tmp_path, HOLDS, "Zoë Quill left.", KEY)
    before = path.read_bytes()
    (told,) = clean(tmp_path)
    assert told.outcome == "left"
    assert "encrypted with another passphrase" in told.sentence
    assert path.read_bytes() == before
    (done,) = clean(tmp_path, key=KEY)
    assert done.outcome == "cleaned"
    (work,) = sealed(tmp_path)
    found = unsealed(work, PASSPHRASE)
    assert found is not None
    assert found.document == typed(document(f"{ERASED} came."), f"{ERASED} left.")


def test_work_whose_end_is_torn_is_left_and_told_of(tmp_path: Path) -> None:
    path = left_behind(tmp_path, HOLDS, "Zoë Quill left.")
    path.write_bytes(path.read_bytes()[:-5])
    before = path.read_bytes()
    (told,) = clean(tmp_path)
    assert told.outcome == "left"
    assert "its end cannot be read" in told.sentence
    assert path.read_bytes() == before


def test_the_journal_of_what_is_open_and_other_documents_are_not_touched(tmp_path: Path) -> None:
    journal = Journal(tmp_path)
    journal.start(HOLDS, None, (), NOW)
    other = left_behind(tmp_path, document("Zoë Quill came.", "se-2"), "x")
    clear = left_behind(tmp_path, document("Nobody came."), "Nor left.")
    before = {path: path.read_bytes() for path in tmp_path.iterdir()}
    assert clean(tmp_path) == ()
    assert {path: path.read_bytes() for path in tmp_path.iterdir()} == before
    assert {other, clear} < before.keys()
    journal.close()


@pytest.mark.parametrize("key", [None, KEY])
def test_a_copy_that_was_kept_is_saved_without_the_words(tmp_path: Path, key: object) -> None:
    history, old = History().commit(HOLDS, (), "Ann", MOMENT, "laptop", "Zoë Quill")
    history, head = history.commit(document("Now."), (old.id,), "Ann", MOMENT, "laptop")
    path = tmp_path / "kept.ilacs"
    path.write_bytes(pack(document("Now."), history, head.id, readable, key))
    (tmp_path / "other.ilacs").write_bytes(packed(document("Zoë Quill", "se-2")))
    (done,) = clean(tmp_path, key=key)
    assert (done.path, done.outcome) == (path, "cleaned")
    opened = open_file(path, passphrase=key)
    assert (opened.document, opened.head, opened.key) == (document("Now."), head.id, key)
    assert opened.history.load(old.id) == document(f"{ERASED} came.")
    assert opened.history.versions[old.id].label == ERASED
    assert clean(tmp_path, key=key) == ()


def test_a_copy_that_cannot_be_opened_is_left_and_told_of(tmp_path: Path) -> None:
    history, head = History().commit(HOLDS, (), "Ann", MOMENT, "laptop")
    path = tmp_path / "kept.ilacs"
    path.write_bytes(pack(HOLDS, history, head.id, readable, KEY))
    (told,) = clean(tmp_path)
    assert told.outcome == "left"
    assert "opens only with its passphrase" in told.sentence


def test_a_folder_that_is_not_there_holds_nothing(tmp_path: Path) -> None:
    assert clean(tmp_path / "none") == ()


def test_the_copies_that_are_known_are_told_of_and_not_touched(tmp_path: Path) -> None:
    history, head = History().commit(HOLDS, (), "Ann", MOMENT, "laptop")
    data = pack(HOLDS, history, head.id, readable)
    file = tmp_path / "a.ilacs"
    places = [file, tmp_path / "a-LAPTOP.ilacs", tmp_path / "joined" / "b.ilacs"]
    places.append(tmp_path / "a.parts" / "jo.ilacs")
    for place in places:
        place.parent.mkdir(exist_ok=True)
        place.write_bytes(data)
    (tmp_path / "other.ilacs").write_bytes(packed(document(name="se-2")))
    day = dt.date(2026, 10, 3)
    packs = (Pack("p1", "Priya Nair", (), "word", day), Pack("p2", "", (), "ilacs", day))
    sent = msgspec.structs.replace(HOLDS, packs=packs)
    known = other_known_copies(sent, history, file)
    assert [copy.sentence for copy in known] == [
        *(str(place) for place in places[1:]),
        "the Word form sent to Priya Nair on 3 October 2026",
        "the pack sent to somebody on 3 October 2026",
    ]
    assert all(place.read_bytes() == data for place in places)
    assert len(other_known_copies(sent, history, None)) == 2
    inside = other_known_copies(HOLDS, history, tmp_path / "a.parts" / "jo.ilacs")
    assert {copy.path for copy in inside} == set(places[:3])


def test_what_a_broken_off_write_has_left_goes_once_nobody_can_be_writing_it(
    tmp_path: Path,
) -> None:
    old, new = (tmp_path / f"~$a.ilacs.{n}.tmp" for n in (1, 2))
    for path in (old, new):
        path.write_bytes(b"half of what Zoe Quill said")
    os.utime(old, (0, 0))
    assert clean(tmp_path) == ()
    assert names_in(tmp_path) == [new.name]
