"""Where a file goes: its ending, and what it would replace."""

from pathlib import Path

import pytest

from ilacs_desktop.ui.dialogs.port import FileKind
from ilacs_desktop.ui.dialogs.save_name import ask_save_name
from tests.ui.recorded_dialogs import RecordedDialogs

KINDS = (FileKind("Excel workbook", ("*.xlsx",)), FileKind("CSV", ("*.csv",)))


def asked(dialogs: RecordedDialogs, folder: Path) -> Path | None:
    return ask_save_name(dialogs, "Save", KINDS, folder / "suggested.xlsx")


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("list.xlsx", "list.xlsx"),
        ("list.CSV", "list.CSV"),
        ("list", "list.xlsx"),
        ("list.2026", "list.2026.xlsx"),
    ],
)
def test_a_name_without_an_ending_of_its_kind_gets_the_first(
    typed: str, name: str, dialogs: RecordedDialogs, tmp_path: Path
) -> None:
    dialogs.answer(tmp_path / typed)
    assert asked(dialogs, tmp_path) == tmp_path / name


def test_whoever_gives_up_saves_nowhere(dialogs: RecordedDialogs, tmp_path: Path) -> None:
    dialogs.answer(None)
    assert asked(dialogs, tmp_path) is None


@pytest.mark.parametrize("agreed", [True, False])
def test_a_file_that_the_ending_leads_to_is_replaced_only_if_that_is_agreed(
    agreed: bool, dialogs: RecordedDialogs, tmp_path: Path
) -> None:
    there = tmp_path / "list.xlsx"
    there.touch()
    dialogs.answer(tmp_path / "list", agreed)
    assert asked(dialogs, tmp_path) == (there if agreed else None)
    assert "“list.xlsx”" in dialogs.asked[-1].text


def test_a_file_that_was_chosen_by_its_whole_name_is_not_asked_about_again(
    dialogs: RecordedDialogs, tmp_path: Path
) -> None:
    there = tmp_path / "list.xlsx"
    there.touch()
    dialogs.answer(there)
    assert asked(dialogs, tmp_path) == there


def test_where_the_drive_does_not_say_what_is_there_it_is_asked(
    dialogs: RecordedDialogs, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def away(_: Path, **__: object) -> bool:
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(Path, "exists", away)
    dialogs.answer(tmp_path / "ours", False)
    kinds = (FileKind("Self-evaluation", ("*.ilacs",)),)
    assert ask_save_name(dialogs, "Save", kinds, tmp_path) is None
