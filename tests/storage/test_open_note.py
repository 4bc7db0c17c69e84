"""People see who else has a file open, as long as those people's programs run."""

import datetime as dt
import errno
import os
from pathlib import Path

import pytest

from ilacs_desktop.storage.names import open_note
from ilacs_desktop.storage.open_note import STALE, OpenNote
from ilacs_desktop.storage.save import Author, save_new
from tests.storage.makers import ANN, BEN, MOMENT, document, names_in, readable

MINUTE = dt.timedelta(minutes=1)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return save_new(tmp_path / "a.ilacs", document(), ANN, MOMENT, readable).path


def note(file: Path, who: Author, pid: int = 7, running: frozenset[int] | None = None) -> OpenNote:
    """Return somebody's note; of the programs here, those of ``running`` run, None for all."""
    return OpenNote(file, who, MOMENT, pid, lambda pid: running is None or pid in running)


def names(others: OpenNote) -> list[str]:
    return [who.who for who in others.others()]


def age(path: Path, seconds: float) -> None:
    """Make a file older than it is."""
    changed = path.stat().st_mtime - seconds
    os.utime(path, (changed, changed))


def test_who_has_a_file_open_is_seen_by_the_others_and_not_by_themselves(file: Path) -> None:
    ann, ben = note(file, ANN), note(file, BEN)
    ann.announce()
    assert names(ann) == []
    ben.announce()
    (seen,) = ann.others()
    assert (seen.who, seen.machine, seen.pid, seen.since) == ("Ben", "desktop", 7, MOMENT)
    assert names(ben) == ["Ann"]


def test_several_who_open_it_at_once_are_all_seen(file: Path) -> None:
    people = [Author(f"Person {n}", f"PC-{n}") for n in range(5)]
    notes = [note(file, who) for who in people]
    for one in notes:
        one.announce()
    for one, who in zip(notes, people, strict=True):
        assert names(one) == [other.by for other in people if other != who]


def test_two_windows_of_one_person_see_each_other(file: Path) -> None:
    first, second = note(file, ANN, 7), note(file, ANN, 8)
    first.announce()
    second.announce()
    assert [who.pid for who in first.others()] == [8]


def test_nobody_is_seen_after_closing(file: Path) -> None:
    ann, ben = note(file, ANN), note(file, BEN)
    ann.announce()
    ben.announce()
    ben.withdraw()
    ben.withdraw()
    assert names(ann) == []
    ann.withdraw()
    assert names_in(file.parent) == ["a.ilacs"]


def test_the_notes_are_not_synced_and_not_taken_for_leftovers(file: Path) -> None:
    note(file, ANN).announce()
    left = [name for name in names_in(file.parent) if name != "a.ilacs"]
    assert left == ["~$a.ilacs.laptop-7.open"]


def test_a_program_that_has_not_said_so_for_ten_minutes_is_not_seen(file: Path) -> None:
    ann, ben = note(file, ANN), note(file, BEN)
    ben.announce()
    ann.announce()
    theirs = open_note(file, "desktop", 7)
    age(theirs, STALE - 30)
    assert names(ann) == ["Ben"]
    age(theirs, 60)
    assert names(ann) == []
    ben.touch(MOMENT + MINUTE)
    (seen,) = ann.others()
    assert (seen.since, seen.touched) == (MOMENT, MOMENT + MINUTE)


def test_the_age_goes_by_the_clock_of_the_disk(file: Path) -> None:
    """A server whose clock is a day behind ours."""
    ann, ben = note(file, ANN), note(file, BEN)
    ben.announce()
    ann.announce()
    for who in ("desktop", "laptop"):
        age(open_note(file, who, 7), 24 * 60 * 60)
    assert names(ann) == ["Ben"]


def test_a_program_of_ours_that_has_ended_is_not_seen_at_once(file: Path) -> None:
    ended, ann = note(file, ANN, 8), note(file, ANN, 7, frozenset({7}))
    ended.announce()
    ann.announce()
    assert names(ann) == []
    assert not open_note(file, "laptop", 8).exists()


def test_of_a_colleagues_program_on_the_same_computer_the_system_says_nothing(file: Path) -> None:
    """Several people sign in to one terminal server."""
    ben, ann = note(file, Author("Ben", "laptop"), 8), note(file, ANN, 7, frozenset({7}))
    ben.announce()
    ann.announce()
    assert names(ann) == ["Ben"]


def test_the_note_of_a_program_that_crashed_long_ago_is_removed_by_the_next(file: Path) -> None:
    note(file, BEN).announce()
    age(open_note(file, "desktop", 7), 2 * STALE)
    note(file, ANN).announce()
    assert names_in(file.parent) == ["a.ilacs", "~$a.ilacs.laptop-7.open"]


ENDLESS = (
    b'{"who":"Ben","machine":"desktop","pid":12,"since":"0001-01-01T00:00:00+14:00",'
    b'"touched":"2026-11-21T14:32:00Z"}'
)


@pytest.mark.parametrize(
    "damaged", [b"", b"{", b"[]", b"\xff", b'{"who": 1}', b"[" * 5000, ENDLESS]
)
def test_damaged_notes_are_ignored(file: Path, damaged: bytes) -> None:
    ann = note(file, ANN)
    ann.announce()
    open_note(file, "desktop", 7).write_bytes(damaged)
    open_note(file, "tablet", 7).mkdir()
    assert names(ann) == []
    ann.announce()


def test_a_folder_that_cannot_be_written_is_no_error(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    note(file, BEN).announce()

    def denied(*_: object) -> None:
        raise PermissionError(errno.EACCES, "denied")

    monkeypatch.setattr(Path, "write_bytes", denied)
    monkeypatch.setattr(Path, "unlink", denied)
    ann = note(file, ANN)
    ann.announce()
    ann.touch(MOMENT)
    assert names(ann) == ["Ben"]
    ann.withdraw()


def test_a_folder_that_is_gone_is_no_error(file: Path) -> None:
    ann = note(file.parent / "gone" / "a.ilacs", ANN)
    ann.announce()
    ann.touch(MOMENT)
    assert names(ann) == []
    ann.withdraw()


def test_notes_of_other_files_say_nothing_of_this_one(file: Path) -> None:
    note(file.with_name("a.ilacs.b.ilacs"), BEN).announce()
    note(file.with_name("b.ilacs"), BEN).announce()
    assert names(note(file, ANN)) == []


def test_those_who_have_any_part_of_a_shared_folder_open_see_each_other(tmp_path: Path) -> None:
    (tmp_path / "a.parts").mkdir()
    ann = note(tmp_path / "a.parts" / "ann.ilacs", ANN)
    ben = note(tmp_path / "a.parts" / "ben.ilacs", BEN)
    ann.announce()
    ben.announce()
    assert names(ann) == ["Ben"]


def test_a_note_that_somebody_removed_is_written_again(file: Path) -> None:
    ann, ben = note(file, ANN), note(file, BEN)
    ann.announce()
    open_note(file, "laptop", 7).unlink()
    ann.touch(MOMENT + MINUTE)
    assert names(ben) == ["Ann"]


@pytest.mark.skipif(not hasattr(os, "O_NOFOLLOW"), reason="links need rights there")
def test_a_link_in_its_place_is_not_followed(file: Path, tmp_path: Path) -> None:
    """Somebody who may write in a shared folder knows how a note is called."""
    mine = tmp_path / "mine.txt"
    mine.write_text("Mine.")
    open_note(file, ANN.device, 7).symlink_to(mine)
    note(file, ANN).announce()
    note(file, ANN).touch(MOMENT + MINUTE)
    assert mine.read_text() == "Mine."


@pytest.mark.parametrize("raw", [b"", b'{"who": "\xff"}', b'{"what": ' + b"[" * 4000])
def test_a_note_that_cannot_be_read_is_passed_over(file: Path, raw: bytes) -> None:
    open_note(file, "desktop", 9).write_bytes(raw)
    ann, ben = note(file, ANN), note(file, BEN)
    ben.announce()
    ann.announce()
    assert names(ann) == ["Ben"]


def test_a_note_from_before_the_clock_was_set_back_counts_no_more(file: Path) -> None:
    ann, ben = note(file, ANN), note(file, BEN)
    ben.announce()
    age(open_note(file, BEN.device, 7), -STALE - 60)
    assert names(ann) == []
