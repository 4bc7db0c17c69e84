"""After a crash: unsaved work is joined to its file, or stands by itself, and is never lost."""

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest

from ilacs_desktop.document.model import Authority, Document
from ilacs_desktop.storage.container import open_file
from ilacs_desktop.storage.journal import Journal, Unsaved, unsaved
from ilacs_desktop.storage.recovery import describe, put_aside, recover, taken_over
from ilacs_desktop.storage.save import Author, save, save_new

NOW = dt.datetime(2026, 10, 12, 9, 30, tzinfo=dt.UTC)
WHO = Author("A. Coordinator", "LAPTOP-1")

Crash = Callable[[Document, Document, Path | None, tuple[str, ...]], Unsaved]


def renamed(document: Document, name: str) -> Document:
    return msgspec.structs.replace(document, authority=Authority(name))


def readable(document: Document) -> str:
    return document.authority.name


@pytest.fixture
def crash(tmp_path: Path) -> Crash:
    """Give what is found after a crash in which one document had become another."""

    def crashed(
        before: Document, after: Document, path: Path | None, parents: tuple[str, ...]
    ) -> Unsaved:
        journal = Journal(tmp_path / "recovery")
        journal.start(before, path, parents, NOW)
        journal.keep(after)
        assert journal._file is not None
        journal._file.close()
        (found,) = unsaved(tmp_path / "recovery")
        return found

    return crashed


@pytest.fixture
def file(tmp_path: Path, example: Document) -> Path:
    path = tmp_path / "northbridge-2026.ilacs"
    save_new(path, example, WHO, NOW, readable)
    return path


def test_work_on_a_file_that_is_as_it_was_becomes_a_change_to_it(
    crash: Crash, file: Path, example: Document
) -> None:
    head = open_file(file).head
    found = recover(crash(example, renamed(example, "Typed"), file, (head,)))
    assert (found.path, found.parents) == (file, (head,))
    assert found.opened == example
    assert found.document.authority.name == "Typed"
    assert head in found.history.versions
    assert "Undo takes it back" in found.sentence


def test_work_on_a_file_that_moved_on_stands_by_itself(
    crash: Crash, file: Path, example: Document
) -> None:
    opened = open_file(file)
    theirs = renamed(example, "Theirs")
    save(file, theirs, opened.history, (opened.head,), WHO, NOW, readable)
    found = recover(crash(example, renamed(example, "Mine"), file, (opened.head,)))
    assert (found.path, found.parents) == (None, ())
    assert found.document.authority.name == "Mine"
    assert "changed by somebody else" in found.sentence
    assert open_file(file).document.authority.name == "Theirs"


@pytest.mark.parametrize("content", [None, b"", b"damaged"])
def test_work_on_a_file_that_is_gone_or_damaged_stands_by_itself(
    crash: Crash, file: Path, example: Document, content: bytes | None
) -> None:
    head = open_file(file).head
    if content is None:
        file.unlink()
    else:
        file.write_bytes(content)
    found = recover(crash(example, renamed(example, "Mine"), file, (head,)))
    assert found.path is None
    assert found.document.authority.name == "Mine"


def test_work_that_was_never_saved_stands_by_itself(crash: Crash, example: Document) -> None:
    found = crash(example, renamed(example, "Mine"), None, ())
    assert recover(found).document.authority.name == "Mine"
    assert describe(found, NOW) == (
        "Northbridge Council, never saved: 1 change since 09:30 on 12 October 2026"
    )


def test_another_document_under_the_same_name_is_left_alone(
    crash: Crash, file: Path, example: Document
) -> None:
    head = open_file(file).head
    stranger = msgspec.structs.replace(example, id="another")
    found = recover(crash(stranger, renamed(stranger, "Mine"), file, (head,)))
    assert found.path is None


def test_work_put_aside_is_not_offered_again_but_is_still_there(
    crash: Crash, file: Path, example: Document
) -> None:
    found = crash(example, renamed(example, "Mine"), file, ("v1",))
    kept = put_aside(found)
    assert list(unsaved(kept.parent)) == []
    assert kept.stat().st_size > 1000


def test_work_taken_over_leaves_nothing(crash: Crash, file: Path, example: Document) -> None:
    found = crash(example, renamed(example, "Mine"), file, ("v1",))
    taken_over(found)
    assert list(found.journal.parent.iterdir()) == []
