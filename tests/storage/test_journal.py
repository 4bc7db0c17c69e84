"""The recovery journal: what was typed since the last save survives a crash, up to the last line."""

import errno
import subprocess
import sys
from pathlib import Path
from typing import BinaryIO

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ilacs_desktop.document.codec import encode
from ilacs_desktop.document.model import Document
from ilacs_desktop.storage.journal import Journal, JournalError, read, unsaved
from ilacs_desktop.storage.journal_lines import line
from tests.storage.journals import NOW, crash, typed
from tests.strategies import documents, edited


def test_after_a_crash_everything_kept_comes_back(
    journal: Journal, example: Document, tmp_path: Path
) -> None:
    for text in ("C", "Ch", "Children"):
        journal.keep(typed(example, text))
    crash(journal)
    (found,) = unsaved(tmp_path / "recovery")
    assert found.document == typed(example, "Children")
    assert found.base == example
    assert (Path(found.path).name, found.parents, found.changes) == (
        "northbridge-2026.ilacs",
        ("v1",),
        3,
    )
    assert found.at == NOW


@given(st.data())
def test_any_edits_come_back(tmp_path_factory: pytest.TempPathFactory, data: st.DataObject) -> None:
    folder = tmp_path_factory.mktemp("recovery")
    document = data.draw(documents())
    journal = Journal(folder, write=_write)
    journal.start(document, None, (), NOW)
    for _ in range(3):
        document = data.draw(edited(document))
        journal.keep(document)
    assert read(crash(journal)).document == document


def _write(file: BinaryIO, raw: bytes) -> None:
    file.write(raw)


def test_a_journal_cut_anywhere_gives_back_every_whole_line(
    journal: Journal, example: Document
) -> None:
    kept = [example]
    ends = [_size(journal)]
    for text in ("C", "Ch", "Children 🙂"):
        kept.append(typed(example, text))
        journal.keep(kept[-1])
        ends.append(_size(journal))
    path = crash(journal)
    whole = path.read_bytes()
    cuts = {*range(ends[0] - 40, len(whole) + 1), 0, 1, 9, ends[0] // 2}
    for cut in sorted(cuts):
        path.write_bytes(whole[:cut])
        found = read(path)
        lines = sum(end <= cut for end in ends)
        if lines == 0:
            assert found is None
        else:
            assert found is not None
            assert (found.changes, found.document) == (lines - 1, kept[lines - 1])


def _size(journal: Journal) -> int:
    assert journal._path is not None
    return journal._path.stat().st_size


def test_a_flipped_bit_ends_the_recovery_before_it(journal: Journal, example: Document) -> None:
    journal.keep(typed(example, "good"))
    end = _size(journal)
    journal.keep(typed(example, "damaged"))
    path = crash(journal)
    raw = bytearray(path.read_bytes())
    raw[end + 20] ^= 1
    path.write_bytes(raw)
    found = read(path)
    assert found is not None
    assert found.document == typed(example, "good")


def test_nothing_new_writes_nothing(journal: Journal, example: Document) -> None:
    before = _size(journal)
    assert journal.keep(example) == 0
    assert journal.keep(msgspec.structs.replace(example)) == 0
    assert _size(journal) == before


def test_a_small_edit_writes_little(journal: Journal, example: Document) -> None:
    assert 0 < journal.keep(typed(example, "Children")) < 2000


def test_saving_starts_the_journal_anew(
    journal: Journal, example: Document, tmp_path: Path
) -> None:
    saved = typed(example, "saved")
    journal.keep(saved)
    journal.start(saved, Path("share/northbridge-2026.ilacs"), ("v2",), NOW)
    assert len(list((tmp_path / "recovery").iterdir())) == 1
    journal.keep(typed(example, "after"))
    crash(journal)
    (found,) = unsaved(tmp_path / "recovery")
    assert (found.base, found.parents, found.changes) == (saved, ("v2",), 1)


def test_closing_leaves_nothing_behind(journal: Journal, example: Document, tmp_path: Path) -> None:
    journal.keep(typed(example, "saved"))
    journal.close()
    assert list((tmp_path / "recovery").iterdir()) == []
    assert journal.keep(typed(example, "ignored")) == 0


def test_a_journal_without_a_change_is_tidied_away(journal: Journal, tmp_path: Path) -> None:
    path = crash(journal)
    assert list(unsaved(tmp_path / "recovery")) == []
    assert not path.exists()


def test_one_that_cannot_be_read_is_never_deleted(tmp_path: Path) -> None:
    odd = {
        "empty.journal": b"",
        "foreign.journal": b"hello\nworld\n",
        "newer.journal": _newer(),
    }
    for name, raw in odd.items():
        (tmp_path / name).write_bytes(raw)
    assert list(unsaved(tmp_path)) == []
    assert {path.name for path in tmp_path.iterdir()} == set(odd)


def test_an_id_from_elsewhere_never_leads_out_of_the_folder(
    tmp_path: Path, example: Document
) -> None:
    for name in ("../../up", "a/b", "a\0b", "CON", "half \ud83d"):
        journal = Journal(tmp_path / "recovery", write=_write)
        strange = msgspec.structs.replace(example, id=name)
        if name.isprintable() or "\0" in name:
            journal.start(strange, None, (), NOW)
            assert journal._path is not None
            assert journal._path.resolve().parent == tmp_path / "recovery"
            journal.close()
        else:
            with pytest.raises(JournalError):
                journal.start(strange, None, (), NOW)
    assert [path.name for path in tmp_path.iterdir()] == ["recovery"]


def test_one_whose_first_change_is_damaged_is_offered_and_not_deleted(
    journal: Journal, example: Document, tmp_path: Path
) -> None:
    end = _size(journal)
    for text in ("C", "Ch"):
        journal.keep(typed(example, text))
    path = crash(journal)
    raw = bytearray(path.read_bytes())
    raw[end + 20] ^= 1
    path.write_bytes(raw)
    (found,) = unsaved(tmp_path / "recovery")
    assert (found.changes, found.whole, found.document) == (0, False, example)
    assert path.read_bytes() == raw


@pytest.mark.parametrize(
    "change",
    [
        {"in": {"gone_field": {"set": 1}}},
        {"in": {"cycle": {"in": {"gone": {"set": 1}}}}},
        {"in": {"authority": {"set": 3}}},
        {"in": {"authority": {"order": None, "new": [], "in": {}}}},
        {"in": {"people": {"in": {"name": {"set": ""}}}}},
        {"in": {"people": {"order": ["nobody"], "new": [], "in": {}}}},
        {"in": []},
        {"set": 1},
        {},
    ],
)
def test_a_change_that_fits_another_format_ends_the_recovery_before_it(
    journal: Journal, example: Document, tmp_path: Path, change: object
) -> None:
    journal.keep(typed(example, "good"))
    path = crash(journal)
    with path.open("ab") as file:
        file.write(line(encode(change)))
    (found,) = unsaved(tmp_path / "recovery")
    assert (found.document, found.changes, found.whole) == (typed(example, "good"), 1, False)


def test_one_that_cannot_be_opened_does_not_keep_the_others_back(
    journal: Journal, example: Document, tmp_path: Path
) -> None:
    folder = tmp_path / "recovery"
    (folder / "aaa.journal").mkdir()
    (folder / "bbb.journal").write_bytes(line(b"[" * 100_000))
    (folder / "ccc.journal").write_bytes(line(b"\xff"))
    journal.keep(typed(example, "kept"))
    crash(journal)
    assert [found.document for found in unsaved(folder)] == [typed(example, "kept")]


def test_one_that_may_not_be_read_does_not_keep_the_others_back(
    journal: Journal, example: Document, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    secret = tmp_path / "recovery" / "aaa.journal"
    secret.touch()
    journal.keep(typed(example, "kept"))
    crash(journal)
    opening = Path.open

    def denied(path: Path, *arguments: object, **named: object) -> object:
        if path == secret:
            raise PermissionError(errno.EACCES, "denied")
        return opening(path, *arguments, **named)

    monkeypatch.setattr(Path, "open", denied)
    assert [found.document for found in unsaved(tmp_path / "recovery")] == [typed(example, "kept")]
    assert secret.exists()


def _newer() -> bytes:
    raw = b'{"format":999,"path":"","parents":[],"at":"2026-10-12T09:30:00Z","document":{}}'
    return line(raw)


def test_a_journal_that_is_being_written_is_left_alone(
    journal: Journal, example: Document, tmp_path: Path
) -> None:
    journal.keep(typed(example, "typing"))
    look = (
        "import sys, pathlib; from ilacs_desktop.storage.journal import unsaved;"
        "print(len(list(unsaved(pathlib.Path(sys.argv[1])))))"
    )
    command = [sys.executable, "-c", look, str(tmp_path / "recovery")]
    seen = subprocess.run(command, capture_output=True, text=True, check=True, timeout=60)
    assert seen.stdout.strip() == "0"
    journal.close()


def test_one_begun_anew_while_somebody_types_holds_it_before_the_old_one_goes(
    example: Document, tmp_path: Path
) -> None:
    standing: list[list[Path]] = []

    def write(file: BinaryIO, raw: bytes) -> None:
        standing.append(sorted(tmp_path.iterdir()))
        file.write(raw)

    journal = Journal(tmp_path, write=write)
    journal.start(example, None, (), NOW)
    journal.keep(typed(example, "Saved. Typed meanwhile."))
    saved, now = typed(example, "Saved."), typed(example, "Saved. Typed meanwhile.")
    journal.start(saved, None, ("v2",), NOW, now)
    assert [len(files) for files in standing] == [1, 1, 2]
    journal.keep(typed(example, "Saved. Typed meanwhile. And after."))
    found = read(crash(journal))
    assert found is not None
    assert (found.base, found.changes, found.whole) == (saved, 2, True)
    assert found.document == typed(example, "Saved. Typed meanwhile. And after.")
