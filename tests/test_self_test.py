"""The command that says what works on this computer."""

import datetime as dt
import json
import sys
from pathlib import Path

import pytest

from ilacs_desktop.cli.common import OK, STOPPED
from ilacs_desktop.cli.run import main
from ilacs_desktop.folders import Folders
from ilacs_desktop.self_test import Outcome, self_test
from ilacs_desktop.storage import crypt, file_lock
from ilacs_desktop.storage.errors import DiskFullError
from ilacs_desktop.word.audit import structure

NOW = dt.datetime(2026, 11, 22, 9, 0, tzinfo=dt.UTC)


def folders_in(place: Path) -> Folders:
    return Folders(
        settings=place / "config" / "settings.json",
        recovery=place / "data" / "recovery",
        logs=place / "logs",
        documents=place,
    )


def outcomes(place: Path) -> dict[str, Outcome]:
    return {one.name: one for one in self_test(folders_in(place), NOW, window=False)}


def test_everything_works_here_and_nothing_is_left_behind(tmp_path: Path) -> None:
    found = outcomes(tmp_path)
    assert {name: one.sentence for name, one in found.items() if not one.works} == {}
    assert len(found) == 13
    assert list(tmp_path.iterdir()) == []


def test_what_stood_in_the_folders_stays(tmp_path: Path) -> None:
    kept = folders_in(tmp_path).recovery / "somebody.journal"
    kept.parent.mkdir(parents=True)
    kept.write_text("typed")
    outcomes(tmp_path)
    assert [path.name for path in tmp_path.rglob("*")] == ["data", "recovery", "somebody.journal"]
    assert kept.read_text() == "typed"


def test_a_folder_that_cannot_be_made_is_named_and_the_rest_goes_on(tmp_path: Path) -> None:
    (tmp_path / "logs").write_text("in the way")
    found = outcomes(tmp_path)
    assert [name for name, one in found.items() if not one.works] == ["Log folder"]
    assert str(tmp_path / "logs") in found["Log folder"].sentence


def test_a_disk_that_is_full_is_told_in_the_words_of_a_save(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(path: Path, data: bytes) -> None:
        raise DiskFullError(path.name, safe="")

    # Not in its own module: a part that is imported only now would keep it for ever.
    monkeypatch.setattr("ilacs_desktop.self_test._write", full)
    found = outcomes(tmp_path)
    assert not found["Safe saving"].works
    assert "the disk is full" in found["Safe saving"].sentence


def test_a_disk_without_locks_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(file_lock, "take", lambda _: "none")
    assert not outcomes(tmp_path)["Lock"].works


def test_a_fault_in_the_word_file_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(structure, "faults", lambda _: ("A bookmark has no end.",))
    found = outcomes(tmp_path)["Word export"]
    assert (found.works, "A bookmark has no end." in found.sentence) == (False, True)


def test_the_window_is_asked_only_when_that_is_wanted(tmp_path: Path, qapp: object) -> None:
    every = list(self_test(folders_in(tmp_path), NOW, window=True))
    assert every[-1].name == "Window"
    assert every[-1].works
    assert "“offscreen”" in every[-1].sentence
    assert "Window" not in outcomes(tmp_path)


def test_a_library_of_ciphers_that_cannot_be_loaded_is_told_and_the_rest_goes_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "cryptography.hazmat.primitives.kdf.scrypt", None)
    found = outcomes(tmp_path)
    assert [name for name, one in found.items() if not one.works] == ["Passphrase"]
    assert "cryptography" in found["Passphrase"].sentence


def test_a_file_that_any_passphrase_opens_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(crypt, "tidy", lambda _: "the same for all")
    found = outcomes(tmp_path)["Passphrase"]
    assert found == Outcome(
        "Passphrase", False, "A file was sealed, and another passphrase opened it."
    )


@pytest.mark.skipif(sys.platform != "linux", reason="other systems always have a screen")
def test_without_a_screen_that_is_said_rather_than_the_program_ended(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    every = list(self_test(folders_in(tmp_path), NOW, window=True))
    assert every[-1] == Outcome("Window", False, "There is no screen.")


def run_with(found: list[Outcome], words: list[str], monkeypatch: pytest.MonkeyPatch) -> int:
    monkeypatch.setattr("ilacs_desktop.self_test.self_test", lambda *_, **__: iter(found))
    return main(["self-test", *words])


@pytest.mark.parametrize(("works", "code"), [(True, OK), (False, STOPPED)])
def test_the_command_says_so_in_lines_and_by_its_exit_code(
    works: bool, code: int, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run_with([Outcome("Lock", works, "A sentence.")], [], monkeypatch) == code
    line = f"{'ok' if works else 'FAILED':8}Lock: A sentence.\n"
    assert capsys.readouterr() == (line, "")


def test_the_command_gives_json_to_programs(
    monkeypatch: pytest.MonkeyPatch, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    assert run_with([Outcome("Lock", True, "Büro.")], ["--json"], monkeypatch) == OK
    (row,) = json.loads(capsysbinary.readouterr().out)
    assert row == {"name": "Lock", "works": True, "sentence": "Büro."}
