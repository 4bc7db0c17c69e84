"""An encrypted self-evaluation at the desk: asked for, kept for saving, and never plain on the disk."""

from pathlib import Path

import pytest

from ilacs_desktop.document.model import Document
from ilacs_desktop.framework.model import Framework
from ilacs_desktop.storage.container import open_file
from ilacs_desktop.storage.crypt import Key, NeedsPassphraseError, new_key
from ilacs_desktop.storage.journal import JournalError, SealedWork, sealed
from tests.ui.at_desk import AtDesk, summary
from tests.ui.crashing import abandon
from tests.ui.recorded_dialogs import RecordedDialogs

PASSPHRASE, OTHER = "correct horse battery staple", "another one"
WORDS = "Children are seen in time."


@pytest.fixture(scope="module")
def key() -> Key:
    return new_key(PASSPHRASE, 2**14)


@pytest.fixture
def locked(at_desk: AtDesk, key: Key) -> Path:
    """Return an encrypted file, which is open."""
    at_desk.desk.new("Northbridge Council", None)
    path = at_desk.save_as("ours.ilacs")
    at_desk.write(WORDS)
    at_desk.keep_journal()
    at_desk.workspace.set_key(key)
    at_desk.drain()
    at_desk.desk.services.journal_lane.drain()
    return path


def journals(at_desk: AtDesk) -> bytes:
    at_desk.desk.services.journal_lane.drain()
    return b"".join(path.read_bytes() for path in at_desk.desk.services.recovery.iterdir())


def test_setting_a_passphrase_encrypts_the_file_and_the_journal(
    at_desk: AtDesk, locked: Path, key: Key
) -> None:
    with pytest.raises(NeedsPassphraseError):
        open_file(locked)
    assert summary(open_file(locked, passphrase=PASSPHRASE).document) == WORDS
    assert at_desk.workspace.save_state == "saved"
    assert at_desk.workspace.key is key
    at_desk.write(f"{WORDS} And again.")
    at_desk.keep_journal()
    assert b"children" not in journals(at_desk).lower()
    assert len(list(at_desk.desk.services.recovery.iterdir())) == 1


def test_what_was_typed_before_the_passphrase_is_in_the_new_journal(
    at_desk: AtDesk, locked: Path, key: Key
) -> None:
    at_desk.write(f"{WORDS} Unsaved.")
    at_desk.keep_journal()
    at_desk.workspace._path = None  # so that the file is not saved
    at_desk.workspace.set_key(None)
    at_desk.keep_journal()
    assert b"Unsaved." in journals(at_desk)
    assert len(list(at_desk.desk.services.recovery.iterdir())) == 1


def test_removing_it_makes_the_file_plain_again(at_desk: AtDesk, locked: Path) -> None:
    at_desk.workspace.set_key(None)
    assert at_desk.workspace.save_state == "saving"
    at_desk.drain()
    assert summary(open_file(locked).document) == WORDS
    assert at_desk.files() == ["ours.ilacs"]
    assert at_desk.told == []


def test_another_passphrase_takes_the_place_of_the_first(at_desk: AtDesk, locked: Path) -> None:
    at_desk.workspace.set_key(new_key(OTHER, 2**14))
    at_desk.drain()
    assert summary(open_file(locked, passphrase=OTHER).document) == WORDS
    assert at_desk.files() == ["ours.ilacs"]


def test_a_new_passphrase_never_replaces_another_document(at_desk: AtDesk, locked: Path) -> None:
    locked.write_bytes(b"somebody's")
    at_desk.workspace.set_key(None)
    at_desk.drain()
    assert locked.read_bytes() == b"somebody's"
    assert len(at_desk.files()) == 2


def test_a_save_that_fails_leaves_it_unsaved(at_desk: AtDesk, locked: Path) -> None:
    at_desk.workspace._path = locked.parent / "no such folder" / "ours.ilacs"
    at_desk.workspace.set_key(None)
    at_desk.drain()
    assert at_desk.workspace.is_changed


def test_opening_asks_until_the_passphrase_fits(at_desk: AtDesk, locked: Path) -> None:
    at_desk.desk.close()
    at_desk.dialogs.asked.clear()
    at_desk.dialogs.answer("wrong", PASSPHRASE)
    assert at_desk.desk.open(locked)
    assert at_desk.asked == ["ask_passphrase"] * 2
    first, second = (asked.text for asked in at_desk.dialogs.asked)
    assert "“ours.ilacs” is encrypted" in first
    assert "That is not the passphrase of “ours.ilacs”" in second
    assert summary(at_desk.workspace.document) == WORDS
    at_desk.write("Typed later.")
    assert at_desk.desk.save()
    at_desk.drain()
    with pytest.raises(NeedsPassphraseError):
        open_file(locked)
    assert summary(open_file(locked, passphrase=PASSPHRASE).document) == "Typed later."


def test_giving_the_passphrase_up_opens_nothing(at_desk: AtDesk, locked: Path) -> None:
    at_desk.desk.close()
    at_desk.desk.new("Southbridge Council", None)
    before = at_desk.workspace
    at_desk.dialogs.answer("wrong", None)
    at_desk.told.clear()
    assert not at_desk.desk.open(locked)
    assert at_desk.workspace is before
    assert at_desk.told == []


def test_what_somebody_else_saves_in_it_comes_in(
    at_desk: AtDesk, locked: Path, tmp_path: Path, framework: Framework, example: Document
) -> None:
    dialogs = RecordedDialogs()
    dialogs.answer(PASSPHRASE)
    theirs = AtDesk(tmp_path, framework, example, dialogs, "Priya Nair")
    theirs.desk.open(locked)
    theirs.write("Theirs.")
    theirs.desk.close()
    theirs.end()
    at_desk.desk.look_at_disk()
    at_desk.drain()
    at_desk.rest()
    assert summary(at_desk.workspace.document) == "Theirs."
    with pytest.raises(NeedsPassphraseError):
        open_file(locked)


def crashed(at_desk: AtDesk) -> SealedWork:
    """End as a crash does, with something typed, and return what is left."""
    at_desk.write(f"{WORDS} Typed before the crash.")
    at_desk.keep_journal()
    abandon(at_desk.workspace)
    at_desk.desk._workspace = None
    [found] = sealed(at_desk.desk.services.recovery)
    return found


def test_unsaved_work_in_it_is_recovered_with_its_passphrase(at_desk: AtDesk, locked: Path) -> None:
    found = crashed(at_desk)
    at_desk.dialogs.answer("wrong", PASSPHRASE)
    assert at_desk.desk.recover(found)
    assert summary(at_desk.workspace.document) == f"{WORDS} Typed before the crash."
    assert at_desk.workspace.path == locked
    assert at_desk.workspace.key is not None
    assert b"crash" not in journals(at_desk)
    assert at_desk.desk.save()
    at_desk.drain()
    assert not found.journal.exists()
    with pytest.raises(NeedsPassphraseError):
        open_file(locked)


def test_unsaved_work_in_it_is_left_alone_without_its_passphrase(
    at_desk: AtDesk, locked: Path
) -> None:
    found = crashed(at_desk)
    at_desk.dialogs.answer(None)
    assert not at_desk.desk.recover(found)
    assert found.journal.exists()
    assert at_desk.desk.workspace is None


def test_unsaved_work_that_cannot_be_read_is_told(at_desk: AtDesk, locked: Path) -> None:
    found = crashed(at_desk)
    found.journal.write_bytes(b"damaged")
    assert not at_desk.desk.recover(found)
    assert at_desk.told[-1][1] == "bad"
    found.journal.unlink()
    assert not at_desk.desk.recover(found)
    assert "could not be read" in at_desk.told[-1][0]


def test_no_plain_journal_stays_when_the_sealed_one_cannot_be_kept(
    at_desk: AtDesk, key: Key, monkeypatch: pytest.MonkeyPatch
) -> None:
    at_desk.desk.new("Northbridge Council", None)
    at_desk.write(WORDS)
    at_desk.keep_journal()

    def full(*_facts: object) -> None:
        raise JournalError("There is no room.")

    monkeypatch.setattr(at_desk.workspace._keeping.journal, "start", full)
    at_desk.workspace.set_key(key)
    at_desk.desk.services.journal_lane.drain()
    assert list(at_desk.desk.services.recovery.iterdir()) == []
    assert at_desk.told == [("There is no room.", "warn")]
