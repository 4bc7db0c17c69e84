"""Where next year's self-evaluation is saved, and where it never is."""

from pathlib import Path

import pytest

from ilacs_desktop.cycle.next_year_file import SharedFolderError, save_next_year, suggested_path
from ilacs_desktop.document.model import Document
from ilacs_desktop.storage.container import open_file
from ilacs_desktop.storage.errors import AlreadyThereError
from tests.storage.makers import ANN, MOMENT


def readable(document: Document) -> str:
    return document.authority.name


def test_it_is_suggested_beside_the_old_file_under_a_free_name(tmp_path: Path) -> None:
    old = tmp_path / "northbridge-2026.ilacs"
    first = suggested_path(old, "Northbridge Council", "2027")
    assert first == tmp_path / "northbridge-2027.ilacs"
    first.touch()
    assert suggested_path(old, "Northbridge Council", "2027").name == "northbridge-2027 2.ilacs"


def test_a_name_is_suggested_for_a_folder_that_nobody_can_look_into(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def gone(_path: Path) -> bool:
        raise OSError("the share is gone")

    monkeypatch.setattr("ilacs_desktop.storage.names.is_there", gone)
    old = tmp_path / "northbridge-2026.ilacs"
    suggested = suggested_path(old, "Northbridge Council", "2027")
    assert suggested == tmp_path / "northbridge-2027.ilacs"


def test_beside_a_shared_folder_and_not_in_it(tmp_path: Path, example: Document) -> None:
    folder = tmp_path / "northbridge-2026.parts"
    folder.mkdir()
    part = folder / "ann-laptop.ilacs"
    suggested = suggested_path(part, "Northbridge Council", "2027")
    assert suggested == tmp_path / "northbridge-2027.ilacs"
    with pytest.raises(SharedFolderError, match="is the shared folder of another"):
        save_next_year(folder / "next.ilacs", example, ANN, MOMENT, readable)
    assert list(folder.iterdir()) == []


def test_it_is_saved_once_and_replaces_nothing(tmp_path: Path, example: Document) -> None:
    path = tmp_path / "next.ilacs"
    save_next_year(path, example, ANN, MOMENT, readable)
    assert open_file(path).document == example
    before = path.read_bytes()
    with pytest.raises(AlreadyThereError):
        save_next_year(path, example, ANN, MOMENT, readable)
    assert path.read_bytes() == before
