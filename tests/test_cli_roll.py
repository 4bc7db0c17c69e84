"""The command ``roll``, as its users meet it."""

import argparse
from pathlib import Path

import msgspec
import pytest

from ilacs_desktop.cli.common import OK, PASSPHRASE
from ilacs_desktop.cli.roll import add_roll
from ilacs_desktop.cycle.next_year import RollError
from ilacs_desktop.document.model import Document
from ilacs_desktop.document.places import bodies
from ilacs_desktop.errors import UserError
from ilacs_desktop.storage.container import open_file
from ilacs_desktop.storage.errors import AlreadyThereError
from ilacs_desktop.storage.save import save_new
from tests.storage.keys import KEY
from tests.storage.keys import PASSPHRASE as OPENS
from tests.storage.makers import ANN, MOMENT


def run(*words: object) -> int:
    parser = argparse.ArgumentParser()
    add_roll(parser.add_subparsers())
    args = parser.parse_args(["roll", *map(str, words)])
    code: int = args.command(args)
    return code


def readable(document: Document) -> str:
    return document.authority.name


@pytest.fixture
def file(tmp_path: Path, example: Document) -> Path:
    path = tmp_path / "northbridge-2026.ilacs"
    save_new(path, example, ANN, MOMENT, readable)
    return path


def test_next_year_is_begun_in_a_file_of_its_own_and_the_old_one_stays(
    file: Path, example: Document, capsys: pytest.CaptureFixture[str]
) -> None:
    before = file.read_bytes()
    out = file.with_name("next.ilacs")
    assert run(file, "--meeting", "6 December 2027", "--out", out) == OK
    old, new = open_file(file), open_file(out)
    assert file.read_bytes() == before
    assert new.document.cycle.label == "2027"
    assert new.document.cycle.follows is not None
    assert new.document.cycle.follows.version == old.head
    assert len(new.history.versions) == 1
    assert not any(body for _, body in bodies(new.document))
    told = capsys.readouterr().out
    assert "Began the self-evaluation of 2027" in told
    assert f"Promised  {len(example.actions)} actions: " in told
    assert f"\n       1  {example.actions[0].what[:40]}" in told
    assert "\n          In progress\n" in told
    assert "\nStarts empty\n" in told
    assert "\nStays in the old file\n" in told


def test_a_label_and_last_years_text_can_be_asked_for(file: Path) -> None:
    out = file.with_name("next.ilacs")
    run(file, "--meeting", "2027-12-06", "--out", out, "--label", "2027 to 2028", "--carry-text")
    new = open_file(out).document
    assert new.cycle.label == "2027 to 2028"
    assert all(block.origin for _, body in bodies(new) for block in body)
    assert any(body for _, body in bodies(new))


def test_no_file_is_written_over(file: Path) -> None:
    before = file.read_bytes()
    with pytest.raises(AlreadyThereError):
        run(file, "--meeting", "2027-12-06", "--out", file)
    assert file.read_bytes() == before


def test_what_cannot_be_is_refused_and_nothing_written(file: Path, example: Document) -> None:
    out = file.with_name("next.ilacs")
    with pytest.raises(RollError, match="after the last one"):
        run(file, "--meeting", "2026-12-06", "--out", out)
    with pytest.raises(UserError, match="ilacs"):
        run(file, "--meeting", "2027-12-06", "--out", out.with_suffix(".docx"))
    pack = file.with_name("pack.ilacs")
    save_new(pack, msgspec.structs.replace(example, pack="pk"), ANN, MOMENT, readable)
    with pytest.raises(RollError, match="from the whole"):
        run(pack, "--meeting", "2027-12-06", "--out", out)
    assert not out.exists()


def test_what_follows_a_locked_file_is_locked_as_well(
    tmp_path: Path, example: Document, monkeypatch: pytest.MonkeyPatch
) -> None:
    locked, out = tmp_path / "locked.ilacs", tmp_path / "next.ilacs"
    save_new(locked, example, ANN, MOMENT, readable, key=KEY)
    monkeypatch.setenv(PASSPHRASE, OPENS)
    assert run(locked, "--meeting", "2027-12-06", "--out", out) == OK
    assert open_file(out, passphrase=OPENS).document.cycle.label == "2027"
    assert b"document.json" not in out.read_bytes()
