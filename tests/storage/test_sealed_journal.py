"""The journal of an encrypted document: it loses no more than another, and tells nobody anything."""

from base64 import b64decode
from pathlib import Path

import pytest

from ilacs_desktop.document.model import Document
from ilacs_desktop.storage.crypt import NeedsPassphraseError, WrongPassphraseError, new_key
from ilacs_desktop.storage.journal import Journal, read, sealed, unsaved, unsealed
from ilacs_desktop.storage.journal_lines import line
from tests.storage.journals import NOW, crash, typed
from tests.storage.keys import CHEAP, KEY, PASSPHRASE
from tests.storage.makers import document

FILE = Path("share/northbridge-2026.ilacs")
TEXTS = ("C", "Ch", "Children 🙂 are heard")


def left_behind(folder: Path, base: Document, *texts: str) -> Path:
    """Return the journal that a crash left after typing."""
    journal = Journal(folder, KEY)
    journal.start(base, FILE, ("v1",), NOW)
    for text in texts:
        journal.keep(typed(base, text))
    return crash(journal)


def test_the_passphrase_brings_back_what_was_typed(tmp_path: Path, example: Document) -> None:
    left_behind(tmp_path, example, *TEXTS)
    (work,) = sealed(tmp_path)
    assert work.changes == len(TEXTS)
    found = unsealed(work, PASSPHRASE)
    assert found is not None
    assert (found.document, found.base) == (typed(example, TEXTS[-1]), example)
    assert (found.path, found.parents, found.at) == (str(FILE), ("v1",), NOW)
    assert (found.changes, found.whole, found.key) == (3, True, KEY)


def test_it_is_not_among_those_that_open_without_a_passphrase(tmp_path: Path) -> None:
    path = left_behind(tmp_path, document(), "secret")
    assert list(unsaved(tmp_path)) == []
    assert path.exists()
    assert read(path) is None
    assert read(path, new_key("another", CHEAP)) is None
    assert list(sealed(tmp_path, ".kept")) == []


def test_a_wrong_passphrase_and_none_are_told(tmp_path: Path) -> None:
    left_behind(tmp_path, document(), "secret")
    (work,) = sealed(tmp_path)
    with pytest.raises(WrongPassphraseError):
        unsealed(work, "not it")
    with pytest.raises(NeedsPassphraseError):
        unsealed(work, "")


def test_nothing_of_the_document_is_in_its_bytes_or_its_name(
    tmp_path: Path, example: Document
) -> None:
    path = left_behind(tmp_path, example, "Unmistakable wording")
    raw = path.read_bytes()
    inside = b"".join(b64decode(one[9:]) for one in raw.splitlines()[1:])
    said = (b"Unmistakable", b"Northbridge", b"northbridge", b"share", b"2026-10", b"summary")
    for word in (*said, example.id.encode(), PASSPHRASE.encode(), KEY.secret):
        assert word not in raw + inside
    assert example.id not in path.name
    assert list(tmp_path.iterdir()) == [path]  # and no other copy lies beside it


def test_one_without_a_change_is_tidied_away(tmp_path: Path) -> None:
    path = left_behind(tmp_path, document())
    assert list(sealed(tmp_path)) == []
    assert not path.exists()


def test_one_that_is_being_written_is_left_alone(tmp_path: Path) -> None:
    journal = Journal(tmp_path, KEY)
    journal.start(document(), None, (), NOW)
    journal.keep(typed(document(), "typing"))
    assert list(sealed(tmp_path)) == []
    journal.close()
    assert list(tmp_path.iterdir()) == []


def test_setting_a_passphrase_leaves_no_plain_journal(tmp_path: Path) -> None:
    journal = Journal(tmp_path)
    journal.start(document("Plain words."), None, (), NOW)
    journal.key = KEY
    journal.start(document("Plain words."), None, (), NOW)
    journal.keep(typed(document("Plain words."), "More plain words."))
    (path,) = tmp_path.iterdir()
    assert b"Plain" not in path.read_bytes()
    journal.key = None
    journal.start(document("Open again."), None, (), NOW)
    (path,) = tmp_path.iterdir()
    assert b"Open again." in path.read_bytes()
    journal.close()


def test_a_change_of_key_takes_effect_with_the_next_start(tmp_path: Path) -> None:
    journal = Journal(tmp_path, KEY)
    journal.start(document(), None, (), NOW)
    journal.key = None
    journal.keep(typed(document(), "Still sealed"))
    assert b"Still" not in crash(journal).read_bytes()


def test_one_begun_anew_while_somebody_types_goes_on_from_there(tmp_path: Path) -> None:
    journal = Journal(tmp_path, KEY)
    journal.start(document(), FILE, ("v2",), NOW, typed(document(), "Meanwhile"))
    journal.keep(typed(document(), "Meanwhile and after"))
    found = read(crash(journal), KEY)
    assert found is not None
    assert (found.base, found.changes, found.whole) == (document(), 2, True)
    assert found.document == typed(document(), "Meanwhile and after")


def ends_of(whole: bytes) -> list[int]:
    return [at + 1 for at, byte in enumerate(whole) if byte == 10]


def check_cuts(path: Path, base: Document, cuts: list[int]) -> None:
    whole = path.read_bytes()
    ends = ends_of(whole)
    for cut in cuts:
        path.write_bytes(whole[:cut])
        found = read(path, KEY)
        lines = sum(end <= cut for end in ends) - 1  # the first is the clear one
        if lines < 1:
            assert found is None
        else:
            assert found is not None
            kept = typed(base, TEXTS[lines - 2]) if lines > 1 else base
            assert (found.changes, found.document) == (lines - 1, kept)
            assert found.whole == (cut in ends)


def test_one_cut_near_the_ends_of_its_lines_gives_back_every_whole_line(tmp_path: Path) -> None:
    path = left_behind(tmp_path, document(), *TEXTS)
    size = path.stat().st_size
    near = {end + by for end in ends_of(path.read_bytes()) for by in (-9, -1, 0, 1, 8)}
    check_cuts(path, document(), sorted(cut for cut in near | {0, 1} if cut <= size))


@pytest.mark.long
def test_one_cut_at_every_byte_gives_back_every_whole_line(
    tmp_path: Path, example: Document
) -> None:
    path = left_behind(tmp_path, document(), *TEXTS)
    check_cuts(path, document(), list(range(path.stat().st_size + 1)))
    large = left_behind(tmp_path, example, *TEXTS)
    raw = large.read_bytes()
    check_cuts(large, example, list(range(ends_of(raw)[1] - 20, len(raw) + 1)))


def test_lines_that_were_swapped_or_taken_out_end_the_recovery_before_them(tmp_path: Path) -> None:
    path = left_behind(tmp_path, document(), *TEXTS)
    clear, start, one, two, three = path.read_bytes().splitlines(keepends=True)
    for rest, changes in ([two, one], 0), ([one, three], 1), ([one, line(b"bm90IG9uZQ==")], 1):
        path.write_bytes(b"".join((clear, start, *rest)))
        found = read(path, KEY)
        assert found is not None
        assert (found.changes, found.whole) == (changes, False)


def test_lines_of_another_journal_do_not_open_in_this_one(tmp_path: Path) -> None:
    path = left_behind(tmp_path, document(), "mine")
    other = left_behind(tmp_path / "other", document(name="se-2"), "theirs")
    clear = path.read_bytes().splitlines(keepends=True)[0]
    path.write_bytes(clear + b"".join(other.read_bytes().splitlines(keepends=True)[1:]))
    assert read(path, KEY) is None


def test_a_line_of_an_earlier_journal_of_the_same_document_does_not_open_in_this_one(
    tmp_path: Path,
) -> None:
    one = left_behind(tmp_path, document(), "One A.").read_bytes().splitlines(keepends=True)
    path = left_behind(tmp_path, document(), "One B.")
    path.write_bytes(b"".join((*path.read_bytes().splitlines(keepends=True)[:2], one[2])))
    found = read(path, KEY)
    assert found is not None
    assert (found.document, found.changes, found.whole) == (document(), 0, False)
