"""The command line as its users meet it: what it prints, what it leaves, and its exit codes."""

import datetime as dt
import errno
import json
import os
import subprocess
import sys
from pathlib import Path

import msgspec
import pytest

from ilacs_desktop.cli.common import OK, REFUSED, STOPPED
from ilacs_desktop.cli.run import main
from ilacs_desktop.document.model import Document
from ilacs_desktop.storage.container import open_file
from ilacs_desktop.storage.save import Author, SaveOrder, save
from tests.ui.slim import slim

NORTHBRIDGE = ["--authority", "Northbridge Council", "--meeting", "7 December 2026"]


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("demo")
    assert main(["demo", "--out", str(folder)]) == OK
    return folder


@pytest.fixture
def of_little(monkeypatch: pytest.MonkeyPatch, example: Document) -> None:
    """Let the example have a few sections only, which are written in a fraction of the time."""
    everything = {"actions": example.actions, "evidence": example.evidence}  # all that is cited
    few = msgspec.structs.replace(slim(example), **everything)
    monkeypatch.setattr("ilacs_desktop.example.load_example", lambda *_: few)


@pytest.fixture
def small(of_little: None, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of such an example."""
    folder = tmp_path_factory.mktemp("small")
    assert main(["demo", "--out", str(folder)]) == OK
    return folder


@pytest.fixture
def new_file(tmp_path: Path) -> Path:
    file = tmp_path / "new.ilacs"
    assert main(["new", str(file), *NORTHBRIDGE]) == OK
    return file


def test_demo_makes_a_document_and_a_word_file(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["demo", "--out", str(tmp_path / "deep" / "er")]) == OK
    printed = capsys.readouterr()
    for name in ("northbridge-2026.ilacs", "northbridge-2026.docx"):
        path = tmp_path / "deep" / "er" / name
        assert path.stat().st_size > 10_000
        assert str(path.resolve()) in printed.out
    assert "27 answered" in printed.out
    assert "of 6,000" in printed.out
    assert "6 November 2026" in printed.out
    assert printed.err == ""


def test_demo_can_be_made_again_over_itself(small: Path) -> None:
    names = sorted(path.name for path in small.iterdir())
    assert main(["demo", "--out", str(small)]) == OK
    assert sorted(path.name for path in small.iterdir()) == names


def test_demo_keeps_an_example_that_somebody_changed(
    of_little: None, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["new", str(tmp_path / "northbridge-2026.ilacs"), *NORTHBRIDGE]) == OK
    mine = (tmp_path / "northbridge-2026.ilacs").read_bytes()
    assert main(["demo", "--out", str(tmp_path)]) == OK
    (kept,) = tmp_path.glob("* (kept copy *).ilacs")
    assert kept.read_bytes() == mine
    assert kept.name in capsys.readouterr().out


def test_demo_keeps_the_versions_and_the_word_file_that_somebody_made(
    small: Path, tmp_path: Path
) -> None:
    file, word = tmp_path / "northbridge-2026.ilacs", tmp_path / "northbridge-2026.docx"
    opened = open_file(small / file.name)
    parents = (opened.head,)
    at = dt.datetime(2026, 10, 12, tzinfo=dt.UTC)
    pack = (file, opened.document, opened.history, parents, Author("A", "B"), at, str)
    save(SaveOrder(*pack, label="Before the meeting"))
    word.write_bytes(b"the director's changes")
    assert main(["demo", "--out", str(tmp_path)]) == OK
    (kept,) = tmp_path.glob("* (kept copy *).ilacs")
    assert "Before the meeting" in {v.label for v in open_file(kept).history.log()}
    (kept_word,) = tmp_path.glob("* (kept copy *).docx")
    assert kept_word.read_bytes() == b"the director's changes"


@pytest.mark.parametrize("command", ["demo", "new", "export"])
def test_where_nobody_can_say_what_is_there_nothing_is_written(
    command: str,
    small: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    stat = os.stat

    def gone(path: str | Path, **how: bool) -> os.stat_result:
        if Path(path).suffix in (".docx", ".ilacs") and tmp_path in Path(path).parents:
            raise PermissionError(errno.EACCES, "the server says no", str(path))
        return stat(path, **how)

    words = {
        "demo": ["demo", "--out", str(tmp_path)],
        "new": ["new", str(tmp_path / "new.ilacs"), *NORTHBRIDGE],
        "export": [
            "export",
            str(small / "northbridge-2026.ilacs"),
            "--out",
            str(tmp_path / "o.docx"),
        ],
    }
    monkeypatch.setattr(os, "stat", gone)
    assert main(words[command]) == REFUSED
    said = capsys.readouterr().err
    assert command == "new" or "could not be looked at (the server says no)" in said
    assert "inside the program" not in said
    assert list(tmp_path.iterdir()) == []


def test_info_gives_the_figures_as_json(demo: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["info", str(demo / "northbridge-2026.ilacs"), "--json"]) == OK
    figures = json.loads(capsys.readouterr().out)
    assert figures["authority"] == "Northbridge Council"
    assert figures["meeting"] == "2026-12-07"
    assert figures["due"] == "2026-11-06"
    assert "Saturday 7 November 2026" in figures["due_reason"]
    assert figures["words"]["target"] == 6000
    assert len(figures["words"]["sections"]) == 29
    assert figures["sections"] == {"answered": 27, "started": 0, "empty": 0, "parked": 2}
    assert figures["evidence"] > 50
    assert figures["actions"] > 20


def test_info_can_be_read_by_a_person(demo: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["info", str(demo / "northbridge-2026.ilacs")]) == OK
    printed = capsys.readouterr().out
    assert printed.startswith("Northbridge Council, self-evaluation 2026\n")
    assert "Due       6 November 2026 (in 25 days)\n" in printed


@pytest.mark.parametrize(
    ("today", "said"), [(5, "in 1 day"), (6, "today"), (7, "1 day late"), (16, "10 days late")]
)
def test_info_says_how_many_days_are_left(
    new_file: Path,
    today: int,
    said: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr("ilacs_desktop.cli.documents.today_for", lambda _: dt.date(2026, 11, today))
    assert main(["info", str(new_file)]) == OK
    assert f"6 November 2026 ({said})" in capsys.readouterr().out


def test_a_meeting_beyond_the_known_bank_holidays_is_warned_of(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    far = ["--authority", "Northbridge Council", "--meeting", "7 December 2090"]
    assert main(["new", str(tmp_path / "far.ilacs"), *far]) == OK
    assert "Check     " in capsys.readouterr().out


def test_new_starts_an_empty_outline(new_file: Path) -> None:
    document = open_file(new_file).document
    assert document.authority.name == "Northbridge Council"
    assert len(document.sections) == 29


def test_new_never_writes_over_a_file(new_file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = new_file.read_bytes()
    assert main(["new", str(new_file), *NORTHBRIDGE]) == REFUSED
    assert new_file.read_bytes() == before
    assert "already" in capsys.readouterr().err


@pytest.mark.parametrize("name", ["new.docx", "new", "new.ilacs.zip"])
def test_a_self_evaluation_is_named_as_one(tmp_path: Path, name: str) -> None:
    assert main(["new", str(tmp_path / name), *NORTHBRIDGE]) == REFUSED
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("meeting", ["20/1/0001", "soon", "31/2/2026", ""])
def test_a_meeting_that_is_no_date_is_refused(
    tmp_path: Path, meeting: str, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "new.ilacs"
    assert main(["new", str(file), "--authority", "N", "--meeting", meeting]) == REFUSED
    assert not file.exists()
    assert "Traceback" not in capsys.readouterr().err


def test_an_authority_needs_a_name(tmp_path: Path) -> None:
    file = tmp_path / "new.ilacs"
    assert main(["new", str(file), "--authority", " ", "--meeting", "7/12/2026"]) == REFUSED
    assert not file.exists()


def test_check_lists_findings_and_stops_on_an_empty_document(
    new_file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    capsys.readouterr()
    assert main(["check", str(new_file), "--json"]) == STOPPED
    findings = json.loads(capsys.readouterr().out)
    assert {"check", "severity", "section", "message"} <= findings[0].keys()
    assert findings[0]["severity"] == "stop"
    assert main(["check", str(new_file)]) == STOPPED
    printed = capsys.readouterr().out
    assert "4 would hold back a final copy" in printed
    assert printed.count("or park the section and say why") == 1


def test_check_lets_the_example_pass(demo: Path) -> None:
    assert main(["check", str(demo / "northbridge-2026.ilacs")]) == OK


def test_export_writes_beside_the_file_or_where_it_is_told(
    small: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "copy.ilacs"
    file.write_bytes((small / "northbridge-2026.ilacs").read_bytes())
    assert main(["export", str(file)]) == OK
    assert (tmp_path / "copy.docx").read_bytes() == (small / "northbridge-2026.docx").read_bytes()
    told = tmp_path / "told.docx"
    assert main(["export", str(file), "--out", str(told), "--citations", "short-source"]) == OK
    assert told.read_bytes() != (tmp_path / "copy.docx").read_bytes()
    assert capsys.readouterr().err == ""


@pytest.mark.parametrize("name", ["copy.ilacs", "copy.pdf", "copy", "copy.docx.ilacs"])
def test_export_writes_only_word_files(demo: Path, tmp_path: Path, name: str) -> None:
    file = tmp_path / "copy.ilacs"
    file.write_bytes((demo / "northbridge-2026.ilacs").read_bytes())
    before = file.read_bytes()
    assert main(["export", str(file), "--out", str(tmp_path / name), "--replace"]) == REFUSED
    assert [path.name for path in tmp_path.iterdir()] == ["copy.ilacs"]
    assert file.read_bytes() == before


def test_export_leaves_a_word_file_alone_unless_told(
    small: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    mine = tmp_path / "mine.docx"
    mine.write_bytes(b"the director's changes")
    arguments = ["export", str(small / "northbridge-2026.ilacs"), "--out", str(mine)]
    assert main(arguments) == REFUSED
    assert mine.read_bytes() == b"the director's changes"
    assert "--replace" in capsys.readouterr().err
    assert main([*arguments, "--replace"]) == OK
    assert mine.stat().st_size > 10_000


def test_exporting_nothing_says_so(new_file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["export", str(new_file)]) == OK
    assert "Nothing is written yet" in capsys.readouterr().err


@pytest.mark.parametrize("command", ["info", "check", "export"])
@pytest.mark.parametrize("content", [None, b"", b"PK\x03\x04rubbish", b"%PDF-1.7"])
def test_a_file_that_cannot_be_used_is_refused_in_a_sentence(
    command: str, content: bytes | None, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "bad.ilacs"
    if content is not None:
        file.write_bytes(content)
    assert main([command, str(file)]) == REFUSED
    printed = capsys.readouterr()
    assert printed.out == ""
    assert printed.err.count("\n") == 1
    assert "Traceback" not in printed.err
    assert not (tmp_path / "bad.docx").exists()


def test_a_template_that_is_none_is_refused(demo: Path, tmp_path: Path) -> None:
    bad = tmp_path / "template.docx"
    bad.write_bytes(b"no template")
    out = tmp_path / "out.docx"
    file = str(demo / "northbridge-2026.ilacs")
    assert main(["export", file, "--template", str(bad), "--out", str(out)]) == REFUSED
    assert not out.exists()


@pytest.mark.parametrize("arguments", [[], ["fly"], ["new", "x.ilacs"], ["info"]])
def test_bad_use_is_refused_with_help(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(arguments) == REFUSED
    assert "usage: ilacs-desktop" in capsys.readouterr().err


def test_json_is_utf8_and_a_reader_may_stop_early(new_file: Path) -> None:
    environ = {**os.environ, "PYTHONIOENCODING": "cp1252"}
    command = [sys.executable, "-m", "ilacs_desktop", "info", str(new_file), "--json"]
    run = subprocess.run(command, capture_output=True, check=True, timeout=60, env=environ)
    assert json.loads(run.stdout.decode("utf-8"))["authority"] == "Northbridge Council"
    command = [sys.executable, "-m", "ilacs_desktop", "check", str(new_file)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as program:
        assert program.stdout is not None
        assert program.stderr is not None
        program.stdout.close()
        assert b"wrong" not in program.stderr.read()


def test_help_and_version_are_no_fault(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--help"]) == OK
    assert main(["--version"]) == OK
    assert "ilacs-desktop" in capsys.readouterr().out


def test_a_fault_of_the_program_is_told_without_a_traceback(
    new_file: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(*_: object) -> None:
        raise ZeroDivisionError("made up")

    monkeypatch.setattr("ilacs_desktop.cli.documents.overview", fail)
    monkeypatch.delenv("ILACS_DESKTOP_DEBUG", raising=False)
    capsys.readouterr()
    assert main(["info", str(new_file)]) == REFUSED
    printed = capsys.readouterr().err
    assert "Your files are as they were" in printed
    assert "Traceback" not in printed
    monkeypatch.setenv("ILACS_DESKTOP_DEBUG", "1")
    assert main(["info", str(new_file)]) == REFUSED
    assert "Traceback" in capsys.readouterr().err


@pytest.mark.parametrize("arguments", [["info"], ["check"]])
def test_a_document_from_a_stranger_with_odd_words_is_told_whole(
    new_file: Path, arguments: list[str]
) -> None:
    document = open_file(new_file).document
    odd = msgspec.structs.replace(document.authority, name="Ŝ🙂\u202e{{ title }}<b>")
    renamed = msgspec.structs.replace(document, authority=odd)
    from ilacs_desktop.cli.common import save_new_file, the_framework

    file = new_file.with_name("odd.ilacs")
    save_new_file(file, renamed, the_framework())
    command = [sys.executable, "-m", "ilacs_desktop", *arguments, str(file)]
    run = subprocess.run(command, capture_output=True, check=False, timeout=60)
    assert run.returncode in (OK, STOPPED)
    assert b"Traceback" not in run.stderr


def test_other_documents_come_from_the_same_text(
    demo: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = str(demo / "northbridge-2026.ilacs")
    out = tmp_path / "public.html"
    told = ["export", file, "--as", "public", "--out", str(out), "--public-marking", "OFFICIAL"]
    assert main([*told, "--hold-back", "Disabled children"]) == OK
    assert "withheld" in out.read_text(encoding="utf-8")
    assert main([*told, "--replace", "--hold-back", "No such section"]) == REFUSED
    assert "There is no section “No such section”" in capsys.readouterr().err
    update = tmp_path / "update.html"
    told = ["export", file, "--as", "update", "--out", str(update)]
    assert main([*told, "--since", "1 September 2026"]) == OK
    assert "1 September 2026" in update.read_text(encoding="utf-8")
    assert main(["export", file, "--as", "update", "--out", str(tmp_path / "u.docx")]) == REFUSED
    assert ".pdf or .html" in capsys.readouterr().err


def test_a_final_copy_goes_out_by_the_command_line_too(demo: Path, tmp_path: Path) -> None:
    file, out = str(demo / "northbridge-2026.ilacs"), tmp_path / "final.docx"
    chosen = ["--copy", "final", "--order", "leaders-last", "--leads", "heading", "--no-charts"]
    assert main(["export", file, "--out", str(out), *chosen]) == OK
    assert out.read_bytes().startswith(b"PK")
