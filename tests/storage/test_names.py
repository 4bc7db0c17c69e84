"""Names of files that Windows accepts, whatever the authority is called."""

import datetime as dt
import errno
import os
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ilacs_desktop.storage.names import (
    can_be_seen,
    file_name_for,
    free,
    is_kept_copy,
    is_open_note,
    is_there,
    kept_copy,
    leftovers,
    lock_probe,
    open_note,
    temporary,
)

MOMENT = dt.datetime(2026, 11, 21, 14, 32, tzinfo=dt.UTC)


@pytest.mark.parametrize(
    ("authority", "label", "name"),
    [
        ("Northbridge Council", "2026", "northbridge-2026.ilacs"),
        ("Northbridge City Council", "2026", "northbridge-2026.ilacs"),
        ("Northbridge Metropolitan Borough Council", "2026", "northbridge-2026.ilacs"),
        ("London Borough of Northbridge", "2026", "northbridge-2026.ilacs"),
        ("Royal Borough of North and South", "2026", "north-and-south-2026.ilacs"),
        ("City of Northbridge Council", "2026", "northbridge-2026.ilacs"),
        ("St. Æthel's / Bridge: Trust?", "2026 to 27", "st-thels-bridge-trust-2026-to-27.ilacs"),
        ("Ynys Môn", "2026", "ynys-mon-2026.ilacs"),
        ("Council", "", "self-evaluation.ilacs"),
        ("Con", "", "ilacs-con.ilacs"),
        ("COM1", " ", "ilacs-com1.ilacs"),
        ("", "2026", "2026.ilacs"),
        ("北桥", "...", "self-evaluation.ilacs"),
    ],
)
def test_the_name_is_the_place_and_the_year(authority: str, label: str, name: str) -> None:
    assert file_name_for(authority, label) == name


@given(st.text(max_size=300), st.text(max_size=300))
def test_any_name_is_one_that_every_system_accepts(authority: str, label: str) -> None:
    name = file_name_for(authority, label)
    stem = name.removesuffix(".ilacs")
    assert re.fullmatch(r"[a-z0-9]([a-z0-9-]{0,64}[a-z0-9])?", stem)
    assert stem not in {"con", "prn", "aux", "nul", "com1", "lpt9"}


def test_a_kept_copy_says_when_it_was_kept(tmp_path: Path) -> None:
    kept = kept_copy(tmp_path / "northbridge-2026.ilacs", MOMENT)
    assert kept == tmp_path / "northbridge-2026 (kept copy 2026-11-21 1432).ilacs"


def test_kept_copies_never_take_a_name_that_is_in_use(tmp_path: Path) -> None:
    file = tmp_path / "a.ilacs"
    made = []
    for _ in range(3):
        kept = kept_copy(file, MOMENT)
        kept.touch()
        made.append(kept.stem.partition(")")[2])
    assert made == ["", " 2", " 3"]


def test_a_kept_copy_of_a_kept_copy_does_not_grow_longer(tmp_path: Path) -> None:
    first = kept_copy(tmp_path / "a.ilacs", MOMENT)
    first.touch()
    second = kept_copy(first, MOMENT)
    second.touch()
    assert kept_copy(second, MOMENT).name == "a (kept copy 2026-11-21 1432) 3.ilacs"


def test_a_kept_copy_is_known_by_its_name(tmp_path: Path) -> None:
    file = tmp_path / "a.ilacs"
    for _ in range(3):
        kept = kept_copy(file, MOMENT)
        kept.touch()
        assert is_kept_copy(kept, file)
        assert is_kept_copy(kept, kept_copy(file, MOMENT))
    others = ("a.ilacs", "a (1).ilacs", "b (kept copy 1).ilacs", "a (kept copy 1).docx")
    assert not any(is_kept_copy(tmp_path / name, file) for name in others)


def test_a_free_name_is_one_that_nothing_has(tmp_path: Path) -> None:
    file = tmp_path / "a (1).ilacs"
    assert free(file) == file
    file.touch()
    (tmp_path / "a (1) 2.ilacs").mkdir()
    assert free(file) == tmp_path / "a (1) 3.ilacs"


def test_a_note_is_told_from_notes_of_other_files(tmp_path: Path) -> None:
    file = tmp_path / "a+[1].ilacs"
    note = open_note(file, "LAPTOP-7", 12)
    assert note.name == "~$a+[1].ilacs.laptop-7-12.open"
    assert is_open_note(note, file)
    assert is_open_note(open_note(file, "北桥", 12), file)
    assert not is_open_note(note, tmp_path / "a.ilacs")
    assert not is_open_note(open_note(tmp_path / "a+[1].ilacs.b.ilacs", "pc", 1), file)


def test_leftovers_are_those_of_this_file_alone(tmp_path: Path) -> None:
    file = tmp_path / "a+[1].ilacs"
    ours = [temporary(file, 4), lock_probe(file, 12)]
    others = ["~$a+[1].ilacs", "~$a+[1].ilacs.saving", "~$a+[1].ilacs.b.ilacs.4.tmp", "~$a.tmp"]
    for path in (*ours, *(tmp_path / name for name in others)):
        path.touch()
    assert leftovers(file) == sorted(ours)


def test_what_the_system_will_not_say_is_no_leave_to_write(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def gone(*_: object, **__: object) -> None:
        raise OSError(errno.EINVAL, "The specified network name is no longer available")

    file = tmp_path / "a.ilacs"
    file.touch()
    for path, stands in ((file, True), (tmp_path, True), (tmp_path / "b.ilacs", False),
                         (file / "c", False), (tmp_path / "d\0", False)):  # fmt: skip
        assert is_there(path) == can_be_seen(path) == stands
    monkeypatch.setattr(os, "stat", gone)
    assert not can_be_seen(file)
    for ask in (is_there, free, lambda path: kept_copy(path, MOMENT)):
        with pytest.raises(OSError, match="no longer available"):
            ask(file)
