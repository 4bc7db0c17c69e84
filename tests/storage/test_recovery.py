"""After a crash: unsaved work is joined to its file, or stands by itself, and is never lost."""

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest

from ilacs_desktop.document.model import Authority, Document
from ilacs_desktop.history.history import History
from ilacs_desktop.storage.container import open_file
from ilacs_desktop.storage.journal import Journal, Unsaved, unsaved
from ilacs_desktop.storage.recovery import describe, put_aside, recover, taken_over
from ilacs_desktop.storage.save import Author, MovedOn, save, save_new

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
    assert (found.path, found.parents) == (None, (opened.head,))
    assert found.document.authority.name == "Mine"
    assert "changed by somebody else" in found.sentence
    assert open_file(file).document.authority.name == "Theirs"


def test_work_on_a_file_that_moved_on_can_still_be_joined_to_it(
    crash: Crash, file: Path, example: Document, tmp_path: Path
) -> None:
    opened = open_file(file)
    theirs = renamed(example, "Theirs")
    save(file, theirs, opened.history, (opened.head,), WHO, NOW, readable)
    work = recover(crash(example, renamed(example, "Mine"), file, (opened.head,)))
    mine = tmp_path / "mine.ilacs"
    saved = save(mine, work.document, work.history, work.parents, WHO, NOW, readable)
    newer = open_file(file)
    both = newer.history.unite(open_file(mine).history)
    assert both.bases(newer.head, saved.version.id) == (opened.head,)
    with pytest.raises(MovedOn):
        save(file, work.document, work.history, work.parents, WHO, NOW, readable, overwrite=True)
    assert open_file(file).document == theirs


def test_work_on_a_version_that_the_file_has_lost_starts_anew(
    crash: Crash, file: Path, example: Document
) -> None:
    work = recover(crash(example, renamed(example, "Mine"), file, ("gone",)))
    assert (work.path, work.parents, work.history) == (None, (), History())
    assert "no longer has the version" in work.sentence


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (None, "There is no file “northbridge-2026.ilacs” here"),
        (b"", "“northbridge-2026.ilacs” is empty"),
        (b"%PDF-1.7", "“northbridge-2026.ilacs” is a PDF"),
    ],
)
def test_what_is_wrong_with_the_file_is_told_in_its_own_words(
    crash: Crash, file: Path, example: Document, content: bytes | None, why: str
) -> None:
    if content is None:
        file.unlink()
    else:
        file.write_bytes(content)
    assert why in recover(crash(example, renamed(example, "Mine"), file, ("v1",))).sentence


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


def test_work_whose_end_cannot_be_read_is_told_and_kept(
    crash: Crash, file: Path, example: Document
) -> None:
    head = open_file(file).head
    journal = crash(example, renamed(example, "Mine"), file, (head,)).journal
    with journal.open("ab") as end:
        end.write(b"torn")
    raw = journal.read_bytes()
    (found,) = unsaved(journal.parent)
    assert describe(found, NOW).endswith("the end of it could not be read")
    work = recover(found)
    kept = journal.with_name(journal.name + ".kept")
    assert work.document.authority.name == "Mine"
    assert f"kept in “{kept}”" in work.sentence
    taken_over(found)
    assert list(journal.parent.iterdir()) == [kept]
    assert kept.read_bytes() == raw
    taken_over(msgspec.structs.replace(found, journal=kept))
    assert kept.read_bytes() == raw


def test_an_old_journal_that_the_system_holds_is_no_fault(
    crash: Crash, file: Path, example: Document, monkeypatch: pytest.MonkeyPatch
) -> None:
    def held(*_: object, **__: object) -> None:
        raise PermissionError(13, "held")

    found = crash(example, renamed(example, "Mine"), file, ("v1",))
    monkeypatch.setattr(Path, "unlink", held)
    taken_over(found)
    assert found.journal.exists()
