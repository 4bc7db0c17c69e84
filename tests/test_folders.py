"""Where the program keeps what is no document."""

import os
from pathlib import Path

import pytest

from ilacs_desktop.folders import Folders, make_private, user_folders


def test_everything_is_local_and_below_a_folder_of_our_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    roaming: list[bool] = []

    def below(name: str, *, appauthor: bool, roaming_: bool = False) -> Path:
        roaming.append(roaming_)
        return tmp_path / name

    def with_roaming(name: str, *, appauthor: bool, roaming: bool = False) -> Path:
        return below(name, appauthor=appauthor, roaming_=roaming)

    for function in ("user_config_path", "user_data_path", "user_log_path"):
        monkeypatch.setattr(f"platformdirs.{function}", with_roaming)
    folders = user_folders()
    for path in (folders.settings, folders.recovery, folders.logs):
        assert path.is_relative_to(tmp_path / "ilacs-desktop")
    assert not any(roaming)


def test_without_a_documents_folder_it_is_the_home(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("platformdirs.user_documents_path", lambda: tmp_path / "none")
    assert user_folders().documents == Path.home()
    monkeypatch.setattr("platformdirs.user_documents_path", lambda: tmp_path)
    assert user_folders().documents == tmp_path


def test_asking_makes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME"):
        monkeypatch.setenv(name, str(tmp_path))
    user_folders()
    assert list(tmp_path.iterdir()) == []


def test_the_environment_can_name_one_folder_for_everything(tmp_path: Path) -> None:
    own = tmp_path / "of my own"
    folders = user_folders({"ILACS_DESKTOP_FOLDER": str(own)})
    assert all(path.is_relative_to(own) for path in (*folders, folders.running, folders.templates))
    assert user_folders({"ILACS_DESKTOP_FOLDER": ""}) == user_folders({})


def test_councils_templates_are_kept_beside_the_settings() -> None:
    folders = user_folders({})
    assert folders.templates.parent == folders.settings.parent


def test_the_window_and_a_later_start_meet_on_this_computer() -> None:
    folders = user_folders({})
    assert folders.running.parent == folders.recovery.parent


@pytest.mark.skipif(os.name == "nt", reason="rights are those of the profile there")
def test_what_is_made_is_closed_to_other_people(tmp_path: Path) -> None:
    folders = Folders(
        tmp_path / "config" / "ilacs-desktop" / "settings.json",
        tmp_path / "data" / "ilacs-desktop" / "recovery",
        tmp_path / "state" / "ilacs-desktop" / "log",
        tmp_path / "Documents",
    )
    make_private(folders)
    for folder in (folders.settings.parent, folders.recovery.parent, folders.logs):
        assert folder.stat().st_mode & 0o077 == 0
    for folder in (folders.running, folders.kept, folders.templates, folders.frameworks):
        assert folder.parent.stat().st_mode & 0o077 == 0
    assert not folders.documents.exists()


def test_a_folder_that_is_there_stays_as_it_is_and_one_that_cannot_be_made_is_no_fault(
    tmp_path: Path,
) -> None:
    (tmp_path / "file").write_text("no folder")
    shared = tmp_path / "shared"
    shared.mkdir()
    before = shared.stat().st_mode
    make_private(
        Folders(shared / "settings.json", tmp_path / "file" / "recovery", shared / "logs", tmp_path)
    )
    assert shared.stat().st_mode == before


def test_documents_on_a_server_out_of_reach_are_no_reason_not_to_start(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def gone(_path: Path) -> bool:
        raise PermissionError("the server says no")

    monkeypatch.setattr("platformdirs.user_documents_path", lambda: tmp_path)
    monkeypatch.setattr(Path, "is_dir", gone)
    assert user_folders().documents == Path.home()
