"""The command ``import-indicators``, as its users meet it."""

import argparse
from pathlib import Path

import pytest

from ilacs_desktop.cli.common import OK, STOPPED
from ilacs_desktop.cli.figures import add_import_indicators
from ilacs_desktop.document.model import Document
from ilacs_desktop.errors import UserError
from ilacs_desktop.storage.container import open_file
from ilacs_desktop.storage.save import save_new
from tests.storage.makers import ANN, MOMENT

SHEET = (
    "Our scorecard\n\nIndicator,2025/26,SN avg\nRe-referrals within 12 months,20.5,c\n"
    "Visits in 10 days,91,88\nCalls,many,\n"
)


def run(*words: object) -> int:
    parser = argparse.ArgumentParser()
    add_import_indicators(parser.add_subparsers())
    args = parser.parse_args(["import-indicators", *map(str, words)])
    code: int = args.command(args)
    return code


@pytest.fixture
def file(tmp_path: Path, example: Document) -> Path:
    path = tmp_path / "northbridge-2026.ilacs"
    save_new(path, example, ANN, MOMENT, lambda document: document.authority.name)
    return path


@pytest.fixture
def sheet(tmp_path: Path) -> Path:
    path = tmp_path / "scorecard.csv"
    path.write_text(SHEET, encoding="utf-8")
    return path


def test_it_tells_what_it_adds_changes_and_leaves_out_by_row(
    file: Path, sheet: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(file, sheet, "--update", "--newer") == STOPPED
    lines = capsys.readouterr().out.splitlines()
    assert lines[:4] == [
        "Columns   Name, 2025/26, Statistical neighbours",
        "Added     Visits in 10 days: 91",
        "Changed   Re-referrals within 12 months: 21.4 to 20.5",
        "Left out  Row 6 “Calls”: 2025/26: “many” is not a number. Type it like this: 21.4 or 11,820.",
    ]
    assert any(
        line.startswith("Row 4, Statistical neighbours: “c” is not a figure") for line in lines
    )
    indicators = open_file(file).document.indicators
    old = next(one for one in indicators if one.id == "in-re-referral")
    assert (old.value, old.previous, old.earlier[-1].value) == (20.5, None, 21.4)
    assert indicators[-1].name == "Visits in 10 days"


def test_a_dry_run_changes_nothing(
    file: Path, sheet: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = file.read_bytes()
    run(file, sheet, "--dry-run")
    assert file.read_bytes() == before
    assert "Nothing was changed: this was a dry run." in capsys.readouterr().out


def test_a_new_file_leaves_the_old_one_and_none_is_written_over(file: Path, sheet: Path) -> None:
    before, out = file.read_bytes(), file.with_name("new.ilacs")
    run(file, sheet, "--out", out)
    assert file.read_bytes() == before
    assert open_file(out).document.indicators[-1].name == "Visits in 10 days"
    made = out.read_bytes()
    with pytest.raises(UserError, match="There is already a file"):
        run(file, sheet, "--out", out)
    assert out.read_bytes() == made


def test_a_heading_is_taken_for_the_column_that_was_said(file: Path, tmp_path: Path) -> None:
    path = tmp_path / "odd.csv"
    path.write_text("Indicator,Ours now,Value\nVisits,91,5\n", encoding="utf-8")
    assert run(file, path, "--map", "Ours now=value", "--map", "Value=") == OK
    assert open_file(file).document.indicators[-1].value == 91


@pytest.mark.parametrize("said", ["Ours now", "Ours now=Colour", "=Value"])
def test_what_is_no_heading_and_column_is_refused(file: Path, sheet: Path, said: str) -> None:
    before = file.read_bytes()
    with pytest.raises(UserError, match="These are the columns: Name"):
        run(file, sheet, "--map", said)
    assert file.read_bytes() == before


def test_a_file_without_a_column_of_values_is_refused_with_its_headings(
    file: Path, tmp_path: Path
) -> None:
    path = tmp_path / "odd.csv"
    path.write_text("Indicator,Northbridge now,England\nVisits,91,5\nCalls,1,2\n", encoding="utf-8")
    before = file.read_bytes()
    with pytest.raises(UserError) as refused:
        run(file, path)
    assert str(refused.value) == (
        "No column holds the values, so 2 figures would come in empty. The headings are “Indicator”,"
        " “Northbridge now”, “England”. Nothing was changed. Say which holds the values, as in --map"
        " “LA value=Value”."
    )
    assert file.read_bytes() == before
    assert run(file, path, "--map", "Northbridge now=Value") == OK


def test_a_list_that_holds_nothing_new_writes_nothing(
    file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "same.csv"
    path.write_text("Indicator,Value\nRe-referrals within 12 months,21.4\n", encoding="utf-8")
    before = file.read_bytes()
    assert run(file, path, "--update") == OK
    assert file.read_bytes() == before
    assert "Same      1 as in the list" in capsys.readouterr().out
