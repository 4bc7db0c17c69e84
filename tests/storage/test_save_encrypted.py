"""A passphrase that was set or taken away meanwhile: nothing is lost, and nothing secret is shown."""

import datetime as dt
from pathlib import Path

import msgspec
import pytest

from ilacs_desktop.document.erasing import Words
from ilacs_desktop.history.erasing import erase
from ilacs_desktop.history.history import History
from ilacs_desktop.storage.container import open_file, pack
from ilacs_desktop.storage.crypt import Key, new_key
from ilacs_desktop.storage.names import temporary
from ilacs_desktop.storage.save import Author, MovedOn, Saved, SaveOrder, save, save_new
from tests.storage.keys import CHEAP, KEY, PASSPHRASE
from tests.storage.makers import ANN, BEN, MOMENT, names_in, readable, said, saying

LATER = MOMENT + dt.timedelta(minutes=3)
KEPT = "a (kept copy 2026-11-21 1435).ilacs"
OTHER = new_key("another one", CHEAP)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "a.ilacs"


@pytest.fixture
def first(file: Path) -> Saved:
    return save_new(file, saying("Audits.", "Visits."), ANN, MOMENT, readable)


@pytest.fixture
def sealed(file: Path) -> Saved:
    return save_new(file, saying("Audits.", "Visits."), ANN, MOMENT, readable, key=KEY)


def order(saved: Saved, who: Author, *paragraphs: str, **how: object) -> SaveOrder:
    facts = (saved.path, saying(*paragraphs), saved.history, (saved.version.id,), who, LATER)
    return SaveOrder(*facts, readable, **how)


def words_in(path: Path) -> bytes:
    """Return all that the history of a plain file holds."""
    return b"\n".join(open_file(path).history.objects.values())


# --- set, where somebody saved meanwhile --------------------------------------------------------


def test_a_passphrase_set_on_a_file_that_moved_on_encrypts_it(first: Saved, file: Path) -> None:
    theirs = save(order(first, BEN, "Audits.", "Visits happen."))
    ours = save(order(first, ANN, "Audits.", "Visits.", key=KEY, overwrite=True))
    assert not file.read_bytes().startswith(b"PK")
    opened = open_file(file, passphrase=KEY)
    assert (opened.head, opened.key) == (theirs.version.id, KEY)
    assert said(ours.document) == said(opened.document) == ["Audits.", "Visits happen."]


def test_where_the_file_is_encrypted_as_it_is_to_be_nothing_is_written(
    sealed: Saved, file: Path
) -> None:
    save(order(sealed, BEN, "Audits.", "Visits happen.", key=KEY))
    before = file.read_bytes()
    ours = save(order(sealed, ANN, "Audits.", "Visits.", key=KEY))
    assert said(ours.document) == ["Audits.", "Visits happen."]
    assert file.read_bytes() == before


def test_words_erased_from_earlier_versions_alone_go_from_a_file_that_moved_on(
    first: Saved, file: Path
) -> None:
    second = save(order(first, ANN, "Audits.", "Inspections."))
    save(order(second, BEN, "Audits.", "Inspections happen."))
    assert b"Visits" in words_in(file)
    erased = erase(second.document, second.history, Words(["Visits"]))
    mine = order(second, ANN, "Audits.", "Inspections.")
    save(msgspec.structs.replace(mine, history=erased.history, document=erased.document))
    assert b"Visits" not in words_in(file)
    assert said(open_file(file).document) == ["Audits.", "Inspections happen."]


# --- taken away, or replaced by a plain file ----------------------------------------------------


def planted(sealed: Saved) -> bytes:
    """Return a plain file that a stranger makes, who reads no more than the clear header."""
    history, head = History().commit(saying("Planted."), (), "x", MOMENT, "x")
    return pack(saying("Planted."), history, head.id, readable)


def test_a_plain_file_in_place_of_an_encrypted_one_is_not_joined(sealed: Saved, file: Path) -> None:
    there = planted(sealed)
    file.write_bytes(there)
    with pytest.raises(MovedOn, match="lost its encryption") as moved:
        save(order(sealed, ANN, "Audits are good.", "Visits.", key=KEY))
    assert file.read_bytes() == there
    kept = moved.value.saved.path
    assert kept.name == KEPT
    assert f"“{KEPT}”. The copy is encrypted." in str(moved.value)
    opened = open_file(kept, passphrase=PASSPHRASE)
    assert said(opened.document) == ["Audits are good.", "Visits."]
    assert b"Planted" not in b"".join(opened.history.objects.values())


def test_a_colleague_who_took_the_passphrase_away_loses_nothing(sealed: Saved, file: Path) -> None:
    save(order(sealed, BEN, "Audits.", "Visits happen.", overwrite=True))
    with pytest.raises(MovedOn):
        save(order(sealed, ANN, "Audits are good.", "Visits.", key=KEY))
    assert said(open_file(file).document) == ["Audits.", "Visits happen."]
    kept = open_file(file.with_name(KEPT), passphrase=KEY)
    assert said(kept.document) == ["Audits are good.", "Visits."]


def test_a_file_whose_passphrase_was_taken_away_is_encrypted_again_and_that_is_told(
    sealed: Saved, file: Path
) -> None:
    save(order(sealed, BEN, "Audits.", "Visits.", overwrite=True))
    ours = save(order(sealed, ANN, "Audits are good.", "Visits.", key=KEY))
    (note,) = ours.notes
    assert "“a.ilacs” was not encrypted any more" in note
    assert open_file(file, passphrase=KEY).key == KEY


def test_opening_a_plain_file_with_a_passphrase_is_told(first: Saved, file: Path) -> None:
    (note,) = open_file(file, passphrase=PASSPHRASE).notes
    assert "“a.ilacs” is not encrypted, though a passphrase was given" in note
    assert open_file(file).notes == ()


# --- the copy that is kept beside an encrypted file ---------------------------------------------


@pytest.mark.parametrize("changed", ["Visits.", "Visits happen."])
def test_a_plain_copy_beside_an_encrypted_file_says_that_it_is_plain(
    first: Saved, file: Path, changed: str
) -> None:
    save(order(first, ANN, "Audits.", changed, key=KEY, overwrite=True))
    with pytest.raises(MovedOn) as moved:
        save(order(first, BEN, "Audits, in secret.", "Visits."))
    assert moved.value.saved.path.read_bytes().startswith(b"PK")
    told = str(moved.value)
    assert "“a.ilacs” was encrypted with a passphrase since you opened it" in told
    assert "That copy is not encrypted: anybody who can open the folder can read it." in told
    assert "open “a.ilacs” with it, and bring the copy in" in told
    assert "delete the copy" in told


def test_an_encrypted_copy_says_no_such_thing(sealed: Saved) -> None:
    save(order(sealed, BEN, "Audits.", "Visits.", key=OTHER, overwrite=True))
    with pytest.raises(MovedOn, match="a passphrase that is not yours") as moved:
        save(order(sealed, ANN, "Audits are good.", "Visits.", key=KEY))
    assert "anybody" not in str(moved.value)
    assert "compare the two" in str(moved.value)


# --- what an interrupted save of an encrypted file left -----------------------------------------


def left_by_a_crash(sealed: Saved, key: Key) -> None:
    history, version = sealed.history.commit(
        saying("Lost."), (sealed.version.id,), "Ben", MOMENT, "desktop"
    )
    left = pack(saying("Lost."), history, version.id, readable, key)
    temporary(sealed.path, 4242).write_bytes(left)


@pytest.mark.parametrize(("left_with", "opens_with"), [(KEY, PASSPHRASE), (OTHER, "another one")])
def test_an_unseen_save_that_was_interrupted_is_kept_and_told(
    sealed: Saved, file: Path, left_with: Key, opens_with: str
) -> None:
    left_by_a_crash(sealed, left_with)
    ours = save(order(sealed, ANN, "Audits are good.", "Visits.", key=KEY))
    assert names_in(file.parent) == [KEPT, "a.ilacs"]
    (note,) = ours.notes
    assert f"“{KEPT}”" in note
    assert said(open_file(file.with_name(KEPT), passphrase=opens_with).document) == ["Lost."]


def test_what_is_left_encrypted_beside_a_plain_file_is_kept_too(first: Saved, file: Path) -> None:
    left_by_a_crash(first, KEY)
    assert len(save(order(first, ANN, "Audits are good.", "Visits.")).notes) == 1
    assert names_in(file.parent) == [KEPT, "a.ilacs"]


def test_a_leftover_that_the_file_has_is_removed(sealed: Saved, file: Path) -> None:
    temporary(file, 1).write_bytes(file.read_bytes())
    torn = file.read_bytes()[:-9]
    temporary(file, 2).write_bytes(torn)
    assert save(order(sealed, ANN, "Audits are good.", "Visits.", key=KEY)).notes == ()
    assert names_in(file.parent) == ["a.ilacs"]


def test_a_leftover_in_the_history_that_the_document_does_not_follow_is_kept(
    first: Saved, file: Path
) -> None:
    """As when it was brought in and undone."""
    aside, lost = first.history.commit(saying("Lost."), (first.version.id,), "Ben", MOMENT, "pc")
    temporary(file, 1).write_bytes(pack(saying("Lost."), aside, lost.id, readable))
    mine = msgspec.structs.replace(order(first, ANN, "Audits are good."), history=aside)
    assert len(save(mine).notes) == 1
    assert names_in(file.parent) == [KEPT, "a.ilacs"]
