"""Asking for a file leaves no trace of where somebody looked in Qt's own settings."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, QTimer
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog

from ilacs_desktop.ui.dialogs.port import QtDialogs
from ilacs_desktop.ui.theme.theme import Theme

LOOKED = "history", "lastVisited"


@pytest.fixture
def kept(tmp_path: Path) -> Iterator[Path]:
    """Keep Qt's settings of this test in a folder of its own."""
    native, scope = QSettings.Format.NativeFormat, QSettings.Scope.UserScope
    before = Path(QSettings(native, scope, "QtProject").fileName()).parent
    QSettings.setPath(native, scope, str(tmp_path / "settings"))
    yield tmp_path / "settings" / "QtProject.conf"
    QSettings.setPath(native, scope, str(before))


@pytest.fixture
def asked(theme: Theme, qapp: QApplication) -> QtDialogs:
    window = QDialog()
    return QtDialogs(theme, window)


def give_up() -> None:
    """Close the dialog that is open."""
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, QFileDialog)
    dialog.reject()


def told(kept: Path) -> str:
    return kept.read_text("utf-8") if kept.exists() else ""


def test_where_somebody_looked_is_not_kept(kept: Path, asked: QtDialogs, tmp_path: Path) -> None:
    folder = tmp_path / "Complaints 2026"
    folder.mkdir()
    for ask in (
        lambda: asked.ask_open_file("Open", (), folder),
        lambda: asked.ask_open_files("Open", (), folder),
        lambda: asked.ask_save_file("Save", (), folder / "a.ilacs"),
        lambda: asked.ask_folder("Folder", folder),
    ):
        QTimer.singleShot(0, give_up)
        assert not ask()
        assert "Complaints" not in told(kept)
        assert not any(word in told(kept) for word in LOOKED)


def test_what_other_programs_have_kept_there_stays(
    kept: Path, asked: QtDialogs, tmp_path: Path
) -> None:
    store = QSettings(QSettings.Scope.UserScope, "QtProject")
    store.setValue("FileDialog/lastVisited", "file:///elsewhere")
    store.setValue("Other/colour", "red")
    store.sync()
    QTimer.singleShot(0, give_up)
    asked.ask_folder("Folder", tmp_path)
    assert "file:///elsewhere" in told(kept)
    assert "colour=red" in told(kept)
    assert str(tmp_path) not in told(kept)
