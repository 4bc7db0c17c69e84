"""The command that prints the key dates and writes them as a calendar file, as its users meet it."""

import argparse
import datetime as dt
import json
from collections.abc import Sequence
from pathlib import Path

import msgspec
import pytest

from ilacs_desktop.cli.common import OK
from ilacs_desktop.cli.dates import add_dates
from ilacs_desktop.cycle.packs import pack_document
from ilacs_desktop.document.model import Document
from ilacs_desktop.document.records import Pack
from ilacs_desktop.errors import UserError
from ilacs_desktop.storage.save import save_new
from tests.storage.makers import ANN, MOMENT


def run(*argv: str | Path) -> int:
    """Run the command as the parser of the program does."""
    parser = argparse.ArgumentParser()
    add_dates(parser.add_subparsers())
    args = parser.parse_args(["dates", *map(str, argv)])
    code: int = args.command(args)
    return code


def saved(folder: Path, document: Document) -> Path:
    path = folder / "northbridge.ilacs"
    save_new(path, document, ANN, MOMENT, lambda d: d.authority.name)
    return path


@pytest.fixture
def file(tmp_path: Path, example: Document) -> Path:
    return saved(tmp_path, example)


def lines(capsys: pytest.CaptureFixture[str]) -> Sequence[str]:
    return capsys.readouterr().out.splitlines()


def test_the_days_are_printed_as_a_table_with_who_is_late(
    file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(file) == OK
    as_on, *printed = lines(capsys)
    assert as_on == "As on 12 October 2026 (the example’s day)"
    assert printed[0].split() == (
        [
            "Wed",
            "30",
            "September",
            "2026",
            "Evidence",
            "cut-off",
            "Done",
            "2",
            "October",
            "2026",
            "Wen",
            "Hargreave",
        ]
    )
    assert "2 working days late" in printed[1]
    assert printed[2].startswith("Wed 14 October 2026")
    assert "in 2 days" in printed[2]
    assert any(line.startswith("Sort out  “Sections in") for line in printed)
    assert (
        "Late      Leila Cartmell: “Accommodation and independence” and “Support to 25 and"
        " participation”, 2 working days late" in printed
    )
    starts = {line.index("Annual") for line in printed if "Annual engagement" in line}
    assert starts == {printed[0].index("Evidence")}


def test_they_are_printed_as_they_stand_on_another_day(
    file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(file, "--today", "2026-10-07") == OK
    as_on, *printed = lines(capsys)
    assert as_on == "As on 7 October 2026"
    assert printed[-1] == "Late      Nobody is late."
    assert "in 1 day" in printed[1]
    assert run(file, "--today", "8/10/2026") == OK
    assert "Today" in lines(capsys)[2]


def test_a_step_without_a_day_is_named(
    tmp_path: Path, example: Document, capsys: pytest.CaptureFixture[str]
) -> None:
    gone = tuple(
        msgspec.structs.replace(one, fixed=None, left_out=True) if one.id == "scrutiny" else one
        for one in example.key_dates
    )
    assert run(saved(tmp_path, msgspec.structs.replace(example, key_dates=gone))) == OK
    told = "Left out  Scrutiny chair has seen the summary. It has no day until you give it one."
    assert told in lines(capsys)


def test_they_are_printed_as_json(file: Path, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    assert run(file, "--json") == OK
    year = json.loads(capsysbinary.readouterr().out)
    assert (year["today"], year["meeting"], year["due"]) == (
        *("2026-10-12", "2026-12-07", "2026-11-06"),
    )
    assert year["days"][1] == {
        "id": "sections_in",
        "title": "Sections in from heads of service",
        "day": "2026-10-08",
        "why": "21 working days before it is due on Friday 6 November 2026.",
        "who": ["Heads of service"],
        "state": "late",
        "late": 2,
        "done": None,
    }
    assert year["late"][0]["sections"] == ["Disabled children"]
    assert len(year["to_sort_out"]) == 1


def test_a_calendar_file_is_written_and_none_replaced_unasked(
    file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "dates.ics"
    assert run(file, "--ics", out) == OK
    assert lines(capsys)[-1] == f"Calendar  {out.resolve()}"
    first = out.read_bytes()
    assert first.startswith(b"BEGIN:VCALENDAR\r\n")
    out.write_bytes(b"theirs")
    with pytest.raises(UserError, match=r"already a file “dates\.ics”.*left as it is.*--replace"):
        run(file, "--ics", out)
    assert out.read_bytes() == b"theirs"
    assert run(file, "--ics", out, "--replace") == OK
    assert out.read_bytes().startswith(b"BEGIN:VCALENDAR")


def test_a_calendar_file_has_its_ending(file: Path, tmp_path: Path) -> None:
    with pytest.raises(UserError, match=r"needs to end in \.ics"):
        run(file, "--ics", tmp_path / "dates.txt")
    assert not (tmp_path / "dates.txt").exists()


def test_without_a_meeting_there_are_none_and_that_is_said(
    tmp_path: Path, example: Document
) -> None:
    cycle = msgspec.structs.replace(example.cycle, meeting=None)
    file = saved(tmp_path, msgspec.structs.replace(example, cycle=cycle))
    with pytest.raises(UserError, match="no date yet"):
        run(file, "--ics", tmp_path / "dates.ics")
    assert not (tmp_path / "dates.ics").exists()


def test_a_contributors_pack_has_no_key_dates_and_says_by_when_it_is_wanted_back(
    tmp_path: Path, example: Document
) -> None:
    due = dt.date(2026, 10, 20)
    sent = Pack("p", "Tom", (example.sections[0].id,), "ilacs", MOMENT.date(), due)
    file = saved(tmp_path, pack_document(example, sent))
    with pytest.raises(UserError, match=r"stay with the council.*wanted back by 20 October 2026\."):
        run(file, "--ics", tmp_path / "dates.ics")
    assert not (tmp_path / "dates.ics").exists()
