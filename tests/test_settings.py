"""Preferences: kept, bounded, and never in the way."""

import os
from pathlib import Path

import pytest

from ilacs_desktop.settings import (
    MAPPINGS,
    RECENT_FILES,
    ColumnsSaid,
    ExportLook,
    LeftAt,
    Settings,
    columns_said,
    left_at,
    load_settings,
    save_settings,
    with_columns_said,
    with_left_at,
    with_recent,
    without_recent,
)
from ilacs_desktop.ui.work.preferences import Preferences


def test_preferences_come_back(tmp_path: Path) -> None:
    settings = Settings(theme="dark", text_scale=1.5, name="Åsa", window=(1, 2, 3, 4))
    path = tmp_path / "deep" / "settings.json"
    assert save_settings(path, settings)
    assert load_settings(path) == settings
    assert [p.name for p in path.parent.iterdir()] == ["settings.json"]


def test_a_new_user_has_the_usual_ones(tmp_path: Path) -> None:
    assert load_settings(tmp_path / "settings.json") == Settings()


@pytest.mark.parametrize(
    "raw",
    [
        *(b"", b"{", b'{"theme": "pink"}', b'{"text_scale": 9}', b"\xff"),
        b'{"name": "\xff"}',
        b'{"what": ' + b"[" * 100_000,
    ],
)
def test_a_damaged_file_is_put_aside(tmp_path: Path, raw: bytes) -> None:
    path = tmp_path / "settings.json"
    path.write_bytes(raw)
    assert load_settings(path) == Settings()
    assert (tmp_path / "settings.json.damaged").read_bytes() == raw


def test_what_a_newer_version_added_is_passed_over(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    path.write_bytes(b'{"theme": "dark", "sound": "loud"}')
    assert load_settings(path).theme == "dark"


def test_a_folder_that_cannot_be_written_is_no_fault(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("in the way")
    assert not save_settings(blocked / "settings.json", Settings())
    assert load_settings(blocked / "settings.json") == Settings()


def test_recent_files_are_listed_once_newest_first(tmp_path: Path) -> None:
    settings = Settings()
    for name in ("a", "b", "a"):
        settings = with_recent(settings, tmp_path / name)
    assert settings.recent == (str(tmp_path / "a"), str(tmp_path / "b"))
    assert without_recent(settings, str(tmp_path / "a")).recent == (str(tmp_path / "b"),)


def test_old_recent_files_drop_out(tmp_path: Path) -> None:
    settings = Settings()
    for n in range(RECENT_FILES + 3):
        settings = with_recent(settings, tmp_path / str(n))
    assert len(settings.recent) == RECENT_FILES
    assert settings.recent[0].endswith(str(RECENT_FILES + 2))


def test_names_the_system_takes_for_one_are_listed_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os.path, "normcase", lambda name: str(name).casefold())
    settings = with_recent(with_recent(Settings(), tmp_path / "OURS"), tmp_path / "ours")
    assert settings.recent == (str(tmp_path / "ours"),)


def test_where_the_author_was_is_known_for_the_last_few_documents() -> None:
    settings = Settings()
    for n in range(RECENT_FILES + 1):
        settings = with_left_at(settings, LeftAt(f"d{n}", "leadership", "know", "b1", n))
    settings = with_left_at(settings, LeftAt("d5", "leadership", "how", "b2", 0))
    assert left_at(settings, "d5") == LeftAt("d5", "leadership", "how", "b2", 0)
    assert left_at(settings, "d0") is None
    assert len(settings.left_at) == RECENT_FILES


def test_how_the_document_looked_comes_back_and_older_settings_know_nothing_of_it(
    tmp_path: Path,
) -> None:
    look = ExportLook(order="question", charts=False, template="0123456789abcdef")
    path = tmp_path / "settings.json"
    save_settings(path, Settings(export=look))
    assert load_settings(path).export == look
    path.write_text('{"theme": "dark"}', encoding="utf-8")
    assert load_settings(path) == Settings(theme="dark")


def test_what_was_said_of_columns_is_known_for_files_with_the_same_headings() -> None:
    said = ColumnsSaid("indicators", ("Thing", "Ours"), {"Thing": "Name", "Ours": "Value"})
    settings = with_columns_said(Settings(), said)
    assert columns_said(settings, "indicators", ["Ours", "Thing"]) == said.taken
    assert columns_said(settings, "indicators", ["Ours"]) == {}
    assert columns_said(settings, "actions", ["Ours", "Thing"]) == {}
    other = ColumnsSaid("indicators", ("Ours", "Thing"), {"Thing": "Name"})
    settings = with_columns_said(settings, other)
    assert settings.mappings == (other,)


def test_only_the_latest_files_and_no_endless_headings_are_remembered(tmp_path: Path) -> None:
    settings = Settings()
    for n in range(MAPPINGS + 2):
        settings = with_columns_said(settings, ColumnsSaid("indicators", (str(n),), {}))
    assert len(settings.mappings) == MAPPINGS
    assert settings.mappings[0].headings == (str(MAPPINGS + 1),)
    long = ColumnsSaid("indicators", ("x" * 20_000,), {})
    assert with_columns_said(settings, long) == settings
    path = tmp_path / "settings.json"
    save_settings(path, settings)
    assert load_settings(path) == settings


def test_settings_of_an_earlier_and_of_a_later_version_still_load(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    path.write_text('{"theme": "dark", "what_a_later_version_knows": [1]}', encoding="utf-8")
    assert load_settings(path) == Settings(theme="dark", tour_seen=False)


def test_what_no_screen_and_no_list_holds_is_left_out(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    far = (10**40, 0, 10, 10)
    save_settings(path, Settings(name="Ann", recent=("x",) * 500, window=far, help_window=far))
    assert load_settings(path) == Settings(name="Ann", recent=("x",) * RECENT_FILES)


def test_preferences_that_cannot_be_read_now_are_not_taken_for_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "settings.json"
    assert save_settings(path, Settings(name="Siân"))
    with monkeypatch.context() as patched:
        patched.setattr(Path, "read_bytes", _denied)
        with pytest.raises(PermissionError):
            load_settings(path)
        preferences = Preferences(path)
        preferences.change(theme="dark")
        assert preferences.settings.theme == "dark"
    assert load_settings(path) == Settings(name="Siân")


def _denied(path: Path) -> bytes:
    raise PermissionError(13, "Permission denied", str(path))


def test_a_disk_that_keeps_half_of_them_leaves_the_old_ones(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "settings.json"
    assert save_settings(path, Settings(name="Siân"))
    write = Path.write_bytes
    with monkeypatch.context() as patched:
        patched.setattr(Path, "write_bytes", lambda path, data: write(path, data[:9]))
        assert not save_settings(path, Settings(name="Åsa"))
    assert load_settings(path) == Settings(name="Siân")


def test_preferences_that_could_not_be_kept_leave_no_litter(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Path, "replace", lambda path, _: _denied(path))
    assert not save_settings(tmp_path / "settings.json", Settings())
    assert list(tmp_path.iterdir()) == []
