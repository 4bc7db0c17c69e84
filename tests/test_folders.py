"""Where the program keeps what is no document."""

from pathlib import Path

import pytest

from ilacs_desktop.folders import user_folders


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
