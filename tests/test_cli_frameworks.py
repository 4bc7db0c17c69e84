"""The commands about frameworks: what they print, what they leave, and their exit codes."""

import argparse
import os
from pathlib import Path

import pytest

from ilacs_desktop.cli.common import OK, framework_of
from ilacs_desktop.cli.frameworks import add_framework
from ilacs_desktop.cycle.packs import pack_document
from ilacs_desktop.document.model import Document
from ilacs_desktop.document.records import Pack as ContributorPack
from ilacs_desktop.errors import UserError
from ilacs_desktop.folders import KEEP_IN
from ilacs_desktop.framework.errors import PackError
from ilacs_desktop.framework.model import Framework
from ilacs_desktop.framework.pack import Pack, pack_bytes
from ilacs_desktop.storage.container import open_file
from ilacs_desktop.storage.save import Author, save_new
from tests.cycle.moved import texts
from tests.framework_packs import NEXT, change_2027, made
from tests.ui.at_desk import NOW


@pytest.fixture(scope="module")
def pack() -> Pack:
    return made(change_2027)


@pytest.fixture
def pack_file(pack: Pack, tmp_path: Path) -> Path:
    path = tmp_path / "pack.zip"
    path.write_bytes(pack_bytes(pack))
    return path


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Keep what the program keeps in a folder of the test's own."""
    folder = tmp_path / "home"
    monkeypatch.setenv(KEEP_IN, str(folder))
    return folder


@pytest.fixture
def on_shelf(home: Path, pack_file: Path) -> None:
    (home / "frameworks").mkdir(parents=True)
    pack_file.rename(home / "frameworks" / f"framework-{NEXT}.zip")


def run(*words: str) -> int:
    """Run a command as the command line would."""
    parser = argparse.ArgumentParser()
    add_framework(parser.add_subparsers())
    args = parser.parse_args(["framework", *words])
    return int(args.command(args))


def test_the_list_has_the_shipped_one(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("list") == OK
    assert capsys.readouterr().out == (
        "ilacs-2026-04         1 April 2026       ILACS from April 2026 (came with the program)\n"
    )


@pytest.mark.usefixtures("on_shelf")
def test_the_list_has_packs_and_tells_of_damaged_ones(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (home / "frameworks" / "framework-bad.zip").write_bytes(b"PK")
    assert run("list") == OK
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].startswith(NEXT)
    assert lines[0].endswith("1 April 2027       ILACS from April 2027 (brought in)")
    assert "framework-bad.zip: it is damaged" in lines[-1]


def test_a_pack_is_checked_whole(pack_file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("check", str(pack_file)) == OK
    assert capsys.readouterr().out == (
        "This pack can be used: “ILACS from April 2027” (ilacs-2027-04), as at 1 April 2027, with 3"
        " judgements, 68 areas and 24 suggested sections.\nNo framework of this id is on this"
        " computer.\n"
    )


def test_a_pack_that_is_added_is_known_to_every_command(
    pack: Pack, pack_file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("add", str(pack_file)) == OK
    assert run("add", str(pack_file)) == OK
    assert capsys.readouterr().out == (
        "“ILACS from April 2027” (ilacs-2027-04) is on this computer now.\n"
        "“ILACS from April 2027” (ilacs-2027-04) is on this computer already.\n"
    )
    assert run("list") == OK
    assert capsys.readouterr().out.startswith(NEXT)
    assert run("show", NEXT) == OK
    assert "It follows ilacs-2026-04." in capsys.readouterr().out
    assert pack_file.exists()


@pytest.mark.skipif(os.name == "nt", reason="rights are those of the profile there")
def test_the_folder_that_adding_makes_is_closed_to_other_people(
    pack_file: Path, home: Path
) -> None:
    """The window keeps what is typed in it later."""
    assert run("add", str(pack_file)) == OK
    assert home.stat().st_mode & 0o077 == 0


def test_a_pack_that_says_something_else_of_the_same_day_is_not_added(tmp_path: Path) -> None:
    path = tmp_path / "other.zip"
    path.write_bytes(pack_bytes(made(lambda tables: tables["framework.toml"].update(name="Ours"))))
    with pytest.raises(UserError, match="says something else of the same day"):
        run("add", str(path))


def test_what_does_not_fit_in_a_pack_is_named(tmp_path: Path) -> None:
    (tmp_path / "areas.toml").write_text("area = 3", encoding="utf-8")
    with pytest.raises(PackError, match=r"framework\.toml: there is no such file in the pack"):
        run("check", str(tmp_path))


def test_check_says_where_the_shelf_would_refuse_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "other.zip"
    path.write_bytes(pack_bytes(made(lambda tables: tables["framework.toml"].update(name="Ours"))))
    assert run("check", str(path)) == OK
    assert "this pack says something else of the same day" in capsys.readouterr().out


def test_a_framework_is_shown_with_its_areas(
    pack_file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("show") == OK
    shown = capsys.readouterr().out
    assert "  Thresholds (core)" in shown
    assert "    - " not in shown
    assert run("show", str(pack_file), "--areas") == OK
    shown = capsys.readouterr().out
    assert "It follows ilacs-2026-04." in shown
    assert "  Case records and information systems (retired)" in shown
    assert "    - Are priorities few, explained and drawn from what the evidence shows" in shown
    assert "The April 2026 handbook was not seen." in shown


def test_what_is_neither_a_framework_nor_a_file_is_refused() -> None:
    with pytest.raises(UserError, match="On this computer are: ilacs-2026-04"):
        run("show", "ilacs-1999")


@pytest.fixture
def file(example: Document, tmp_path: Path) -> Path:
    path = tmp_path / "ours.ilacs"
    save_new(path, example, Author("A", "B"), NOW, lambda document: document.authority.name)
    return path


def test_a_self_evaluation_is_moved_into_a_new_file_with_its_history(
    file: Path, pack_file: Path, example: Document, capsys: pytest.CaptureFixture[str]
) -> None:
    out, before = file.with_name("moved.ilacs"), file.read_bytes()
    assert run("move", str(file), "--to", str(pack_file), "--out", str(out)) == OK
    told = capsys.readouterr().out
    assert "What has no place there\n  Judgement “The experiences and progress of care" in told
    assert (
        f"not on this computer, so another one would stand in for it. Add it: framework add {pack_file}"
        in told
    )
    run("add", str(pack_file))
    run("move", str(file), "--to", NEXT, "--out", str(file.with_name("again.ilacs")))
    assert "Add it:" not in capsys.readouterr().out
    opened = open_file(out)
    assert opened.document.cycle.framework == NEXT
    assert texts(opened.document) == texts(example)
    assert len(opened.history.versions) == 2
    assert file.read_bytes() == before


def test_no_file_is_written_over_and_none_where_nothing_moves(
    file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(UserError, match="It was left as it is"):
        run("move", str(file), "--to", "ilacs-2026-04", "--out", str(file))
    out = file.with_name("moved.ilacs")
    assert run("move", str(file), "--to", "ilacs-2026-04", "--out", str(out)) == OK
    assert "already. Nothing was written." in capsys.readouterr().out
    assert not out.exists()


@pytest.mark.usefixtures("on_shelf")
def test_commands_go_by_the_framework_of_the_document(
    example: Document, framework: Framework, pack: Pack, capsys: pytest.CaptureFixture[str]
) -> None:
    import msgspec

    def under(id_: str) -> Document:
        cycle = msgspec.structs.replace(example.cycle, framework=id_)
        return msgspec.structs.replace(example, cycle=cycle)

    assert framework_of(under(NEXT)) == pack.framework
    assert framework_of(example) == framework
    assert capsys.readouterr().err == ""
    assert framework_of(under("unheard-of")) == framework
    assert "“unheard-of”, which is not on this computer." in capsys.readouterr().err


@pytest.mark.usefixtures("on_shelf")
def test_a_contributors_pack_is_not_moved(tmp_path: Path, example: Document) -> None:
    sent = ContributorPack("p", "Tom", (example.sections[0].id,), "ilacs", NOW.date())
    file, out = tmp_path / "tom.ilacs", tmp_path / "moved.ilacs"
    save_new(file, pack_document(example, sent), Author("A", "B"), NOW, str)
    with pytest.raises(UserError, match="only the whole can be moved to another framework"):
        run("move", str(file), "--to", NEXT, "--out", str(out))
    assert not out.exists()
