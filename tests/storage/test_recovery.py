"""After a crash: unsaved work is joined to its file, or stands by itself, and is never lost."""

import datetime as dt
import os
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest

from ilacs_desktop.document.model import Authority, Document
from ilacs_desktop.history.history import History
from ilacs_desktop.storage.container import open_file, pack
from ilacs_desktop.storage.crypt import new_key
from ilacs_desktop.storage.journal import Journal, SealedWork, Unsaved, unsaved
from ilacs_desktop.storage.parts import own_part
from ilacs_desktop.storage.recovery import (
    describe,
    kept,
    left_behind,
    name_of,
    put_aside,
    recover,
    remove_kept,
    taken_over,
)
from ilacs_desktop.storage.save import Author, SaveOrder, save, save_new
from ilacs_desktop.storage.shared_folder import open_shared, start_sharing
from tests.storage.journals import crash as crashed
from tests.storage.keys import KEY

NOW = dt.datetime(2026, 10, 12, 9, 30, tzinfo=dt.UTC)
MOMENT = NOW.timestamp() + 60  # when a journal was written last
WHO = Author("A. Coordinator", "LAPTOP-1")
BEN = Author("Ben", "LAPTOP-2")

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


def with_word(document: Document, word: str) -> Document:
    return msgspec.structs.replace(document, word_list=(*document.word_list, word))


def marked(document: Document, marking: str) -> Document:
    cycle = msgspec.structs.replace(document.cycle, marking=marking)
    return msgspec.structs.replace(document, cycle=cycle)


def test_work_on_a_file_that_moved_on_is_joined_with_what_is_there(
    crash: Crash, file: Path, example: Document
) -> None:
    opened = open_file(file)
    theirs = marked(example, "Theirs")
    order = SaveOrder(file, theirs, opened.history, (opened.head,), BEN, NOW, readable)
    saved = save(order).version
    mine = renamed(example, "Mine")
    found = recover(crash(example, mine, file, (opened.head,)), WHO)
    assert (found.path, found.parents, found.opened) == (file, (saved.id,), theirs)
    assert found.document == marked(mine, "Theirs")
    assert "joined with what Ben saved there meanwhile" in found.sentence
    assert found.arrival is not None
    assert (found.arrival.before, found.arrival.after) == (mine, found.document)
    assert (found.arrival.by, found.arrival.at) == ("Ben", saved.at)


def test_recovered_work_that_was_joined_is_a_version_that_the_next_save_follows(
    crash: Crash, file: Path, example: Document
) -> None:
    opened = open_file(file)
    theirs = marked(example, "Theirs")
    save(SaveOrder(file, theirs, opened.history, (opened.head,), BEN, NOW, readable))
    mine = renamed(example, "Mine")
    work = recover(crash(example, mine, file, (opened.head,)), WHO)
    (version,) = work.joined
    assert work.history.load(version) == mine
    assert work.history.versions[version].by == "A. Coordinator"
    assert work.history.versions[version].parents == (opened.head,)
    facts = (work.document, work.history, (*work.parents, *work.joined), WHO, NOW, readable)
    saved = save(SaveOrder(file, *facts))
    assert saved.arrival is None
    assert open_file(file).history.bases(version, saved.version.id) == (version,)


def test_work_that_is_in_the_file_already_is_no_change(
    crash: Crash, file: Path, example: Document
) -> None:
    head = open_file(file).head
    mine = renamed(example, "Mine")
    found = crash(example, mine, file, (head,))
    history = open_file(file).history
    save(SaveOrder(file, mine, history, (head,), WHO, NOW, readable))
    work = recover(found, WHO)
    assert work.document == work.opened == mine
    assert (work.joined, work.arrival) == ((), None)
    assert "is in “northbridge-2026.ilacs” already" in work.sentence


def test_work_whose_ancestor_cannot_be_read_stands_by_itself(
    crash: Crash, file: Path, example: Document
) -> None:
    opened = open_file(file)
    theirs = marked(example, "Theirs")
    save(SaveOrder(file, theirs, opened.history, (opened.head,), BEN, NOW, readable))
    newer = open_file(file)
    bare = newer.history.without_contents(newer.head)
    file.write_bytes(pack(theirs, bare, newer.head, readable))
    work = recover(crash(example, renamed(example, "Mine"), file, (opened.head,)), WHO)
    assert (work.path, work.parents) == (None, (opened.head,))
    assert "was changed in the meantime" in work.sentence
    assert work.document.authority.name == "Mine"


def test_work_that_followed_what_was_never_saved_is_joined_by_what_the_file_knows(
    crash: Crash, file: Path, example: Document
) -> None:
    """What was brought in from a copy is a version of its own, until the file is saved."""
    opened = open_file(file)
    theirs = marked(example, "Theirs")
    save(SaveOrder(file, theirs, opened.history, (opened.head,), BEN, NOW, readable))
    mine = renamed(example, "Mine")
    work = recover(crash(example, mine, file, (opened.head, "brought in")), WHO)
    assert work.document == marked(mine, "Theirs")


def test_work_on_an_encrypted_file_is_joined_with_its_key(
    crash: Crash, file: Path, example: Document
) -> None:
    key = new_key("our words", 2**14)
    opened = open_file(file)
    facts = (opened.history, (opened.head,), BEN, NOW, readable)
    save(SaveOrder(file, marked(example, "Theirs"), *facts, key=key))
    mine = renamed(example, "Mine")
    found = crash(example, mine, file, (opened.head,))
    assert "encrypted" in recover(found, WHO).sentence
    work = recover(msgspec.structs.replace(found, key=key), WHO)
    assert (work.path, work.key) == (file, key)
    assert work.document == marked(mine, "Theirs")


def test_work_on_an_encrypted_file_is_not_joined_with_a_plain_one_in_its_place(
    crash: Crash, file: Path, example: Document
) -> None:
    found = crash(example, renamed(example, "Mine"), file, (open_file(file).head,))
    work = recover(msgspec.structs.replace(found, key=KEY), WHO)
    assert (work.path, work.key, work.document.authority.name) == (None, KEY, "Mine")
    assert f"“{file.name}” is not encrypted, as this work is" in work.sentence


def test_work_that_had_joined_another_version_follows_it_again(
    crash: Crash, file: Path, example: Document
) -> None:
    opened = open_file(file)
    facts = (marked(example, "Brought"), opened.history, (opened.head,), BEN, NOW, readable)
    brought = save(SaveOrder(file.with_name("copy.ilacs"), *facts))
    facts = (renamed(example, "Saved"), brought.history, (opened.head,), WHO, NOW, readable)
    head = save(SaveOrder(file, *facts)).version.id
    mine = marked(renamed(example, "Saved"), "Brought")
    work = recover(crash(example, mine, file, (head, brought.version.id)), WHO)
    assert (work.document, work.parents) == (mine, (head,))
    assert work.joined == (brought.version.id,)
    assert work.arrival is None


@pytest.fixture
def shared(file: Path, example: Document) -> Path:
    """A shared folder in which two authors have saved, each without the other's work."""
    first = open_file(file)
    facts = (file, example, first.history, (first.head,), WHO, NOW, readable)
    folder = start_sharing(SaveOrder(*facts)).path.parent
    for who, changed in ((WHO, marked(example, "A")), (BEN, renamed(example, "B"))):
        elsewhere = folder.with_name("elsewhere.parts")
        elsewhere.mkdir()
        facts = (changed, first.history, (first.head,), who, NOW, readable)
        saved = save(SaveOrder(elsewhere / "a.ilacs", *facts))
        saved.path.replace(folder / saved.path.name)
        elsewhere.rmdir()
    return folder


def test_work_in_a_shared_folder_that_nobody_has_changed_becomes_a_change_to_it(
    crash: Crash, shared: Path
) -> None:
    opened = open_shared(shared)
    own = own_part(shared, WHO.by, WHO.device)
    mine = with_word(opened.document, "Mine")
    work = recover(crash(opened.document, mine, own, (opened.head,)), WHO)
    assert (work.path, work.parents) == (own, (opened.head,))
    assert work.document == mine
    assert "Undo takes it back" in work.sentence


def test_work_in_a_shared_folder_is_joined_with_what_others_have_there_since(
    crash: Crash, shared: Path
) -> None:
    opened = open_shared(shared)
    own = own_part(shared, WHO.by, WHO.device)
    mine = with_word(opened.document, "Mine")
    found = crash(opened.document, mine, own, (opened.head,))
    theirs = open_file(own_part(shared, BEN.by, BEN.device))
    facts = (renamed(theirs.document, "B, later"), theirs.history, (theirs.head,), BEN, NOW)
    (own_part(shared, BEN.by, BEN.device)).unlink()
    own.rename(own.with_suffix(".away"))
    save(SaveOrder(shared / "a.ilacs", *facts, readable))
    own.with_suffix(".away").rename(own)
    work = recover(found, WHO)
    assert work.document == with_word(renamed(opened.document, "B, later"), "Mine")
    assert work.arrival is not None
    assert work.arrival.before == mine
    assert "joined with what" in work.sentence
    facts = (work.document, work.history, work.parents, WHO, NOW, readable)
    assert save(SaveOrder(own, *facts)).document == work.document


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


def test_work_on_an_encrypted_file_is_offered_with_the_rest_oldest_first(
    tmp_path: Path, example: Document
) -> None:
    for n, key in enumerate((KEY, None, KEY)):
        journal = Journal(tmp_path, key)
        journal.start(example, tmp_path / "ours.ilacs", ("v1",), NOW)
        journal.keep(renamed(example, "Typed"))
        os.utime(crashed(journal), (MOMENT + 60 * n, MOMENT + 60 * n))
    work = left_behind(tmp_path)
    assert [type(found) for found in work] == [SealedWork, Unsaved, SealedWork]
    assert kept(tmp_path) == ()
    first = work[0]
    told = "An encrypted self-evaluation: 1 change, the last at 09:31 on 12 October 2026"
    assert (name_of(first), describe(first, NOW)) == ("An encrypted self-evaluation", told)
    for found in work:
        put_aside(found)
    assert left_behind(tmp_path) == ()
    found = kept(tmp_path)
    assert [one.journal.name for one in found] == [f"{one.journal.name}.kept" for one in work[::-1]]
    assert describe(found[-1], NOW) == told
    remove_kept(found[0])
    assert kept(tmp_path) == found[1:]
    assert not found[0].journal.exists()
