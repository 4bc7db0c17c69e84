"""The recovery journal when the disk, the text or the system refuses: told, and nothing lost."""

import errno
import io
import os
import subprocess
import sys
from pathlib import Path
from typing import BinaryIO

import msgspec
import pytest

from ilacs_desktop.document.codec import encode
from ilacs_desktop.document.model import Authority, Document
from ilacs_desktop.storage import file_lock
from ilacs_desktop.storage.journal import Journal, JournalError, read, unsaved
from ilacs_desktop.storage.journal_lines import line
from tests.storage.journals import NOW, crash, typed


def test_a_full_disk_is_told_and_the_next_batch_holds_everything(
    tmp_path: Path, example: Document
) -> None:
    def write(file: BinaryIO, raw: bytes) -> None:
        if full:
            file.write(raw[:10])
            raise OSError(28, "No space left on device")
        file.write(raw)

    full = False
    journal = Journal(tmp_path, write=write)
    journal.start(example, None, (), NOW)
    full = True
    with pytest.raises(JournalError, match="still open and can be saved"):
        journal.keep(typed(example, "lost?"))
    full = False
    journal.keep(typed(example, "lost? No."))
    found = read(crash(journal))
    assert found is not None
    assert found.document == typed(example, "lost? No.")


def test_a_journal_that_could_not_begin_begins_as_soon_as_it_can(
    tmp_path: Path, example: Document
) -> None:
    folder = tmp_path / "recovery"
    folder.write_text("in the way")
    journal = Journal(folder)
    with pytest.raises(JournalError):
        journal.start(example, None, (), NOW)
    with pytest.raises(JournalError):
        journal.keep(typed(example, "not yet"))
    folder.unlink()
    journal.keep(typed(example, "kept after all"))
    found = read(crash(journal))
    assert found is not None
    assert found.document == typed(example, "kept after all")


def test_a_failed_new_start_keeps_the_old_journal(tmp_path: Path, example: Document) -> None:
    def write(file: BinaryIO, raw: bytes) -> None:
        if full:
            raise OSError(28, "No space left on device")
        file.write(raw)

    full = False
    journal = Journal(tmp_path, write=write)
    journal.start(example, None, (), NOW)
    journal.keep(typed(example, "before"))
    full = True
    with pytest.raises(JournalError):
        journal.start(msgspec.structs.replace(example, authority=Authority("X")), None, (), NOW)
    full = False
    journal.keep(typed(example, "after"))
    found = read(crash(journal))
    assert found is not None
    assert found.document == typed(example, "after")
    assert len(list(tmp_path.iterdir())) == 1


def test_half_a_character_is_told_and_the_next_batch_holds_everything(
    journal: Journal, example: Document, tmp_path: Path
) -> None:
    journal.keep(typed(example, "before"))
    with pytest.raises(JournalError, match="half a character"):
        journal.keep(typed(example, "half \ud83d"))
    journal.keep(typed(example, "whole 🙂"))
    crash(journal)
    (found,) = unsaved(tmp_path / "recovery")
    assert (found.document, found.whole) == (typed(example, "whole 🙂"), True)


def test_half_a_character_at_the_start_is_told_and_the_journal_before_goes_on(
    journal: Journal, example: Document
) -> None:
    with pytest.raises(JournalError, match="half a character"):
        journal.start(typed(example, "\ud83d"), None, (), NOW)
    journal.keep(typed(example, "kept"))
    found = read(crash(journal))
    assert found is not None
    assert found.document == typed(example, "kept")


def test_a_disk_that_takes_nothing_back_either_is_told_as_well(
    tmp_path: Path, example: Document
) -> None:
    class Gone(io.FileIO):
        def truncate(self, size: int | None = None) -> int:
            raise OSError(errno.EIO, "Input/output error")

    journal = Journal(tmp_path)
    journal.start(example, None, (), NOW)
    path = crash(journal)
    with Gone(path, "r+b") as file:
        journal._file = file
        with pytest.raises(JournalError, match="Input/output error"):
            journal.keep(typed(example, "lost?"))
    found = read(path)
    assert found is not None
    assert (found.document, found.whole) == (example, True)


def _without_locks(*_: object) -> str:
    return "none"


def test_where_there_are_no_locks_one_is_offered_when_its_program_has_ended(
    tmp_path: Path, example: Document, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(file_lock, "take", _without_locks)
    running = Journal(tmp_path)
    running.start(example, None, (), NOW)
    running.keep(typed(example, "typing"))
    assert list(unsaved(tmp_path)) == []
    path = crash(running)
    ended = subprocess.Popen([sys.executable, "-c", ""])
    ended.wait(60)
    first, *rest = path.read_bytes().splitlines(keepends=True)
    start = msgspec.json.decode(first[9:]) | {"pid": ended.pid}
    path.write_bytes(line(encode(start)) + b"".join(rest))
    assert [found.document for found in unsaved(tmp_path)] == [typed(example, "typing")]


def test_several_crashes_come_back_oldest_first(tmp_path: Path, example: Document) -> None:
    for n, text in enumerate(("first", "second")):
        journal = Journal(tmp_path)
        journal.start(example, None, (), NOW)
        journal.keep(typed(example, text))
        os.utime(crash(journal), (n, n))
    assert [found.document for found in unsaved(tmp_path)] == [
        typed(example, "first"),
        typed(example, "second"),
    ]


def test_a_journal_that_could_not_begin_is_not_offered_even_if_closing_it_fails(
    tmp_path: Path, example: Document
) -> None:
    class Failing(io.FileIO):
        def close(self) -> None:
            super().close()
            raise OSError(errno.EIO, "Input/output error")

    journal = Journal(tmp_path)
    journal.start(example, None, (), NOW)
    path = crash(journal)
    journal._file = Failing(path, "r+b")
    journal.close()
    assert list(tmp_path.iterdir()) == []
