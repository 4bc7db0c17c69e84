"""What the person at this computer prefers, kept in its file at every change."""

from pathlib import Path
from typing import Any

import msgspec
from PySide6.QtCore import QObject, Signal

from ilacs_desktop.settings import Settings, load_settings, save_settings

TEXT_SIZES = (1.0, 1.1, 1.25, 1.5, 1.75, 2.0)  # of the normal size


class Preferences(QObject):
    """The preferences of the running program.

    Signals:
        changed: some are others now.
    """

    changed = Signal()

    def __init__(self, path: Path, parent: QObject | None = None) -> None:
        """Start with what ``path`` holds; a file that cannot be used is put aside."""
        super().__init__(parent)
        self._path = path
        self._settings = load_settings(path)

    @property
    def path(self) -> Path:
        """The file that they are kept in."""
        return self._path

    @property
    def settings(self) -> Settings:
        """What is preferred now."""
        return self._settings

    def change(self, **fields: Any) -> None:  # noqa: ANN401 - fields of Settings
        """Prefer something else from now on."""
        self.replace(msgspec.structs.replace(self._settings, **fields))

    def replace(self, settings: Settings) -> None:
        """Take other preferences and keep them.

        A disk that refuses costs nobody a word, so nobody is troubled with it.
        """
        if settings != self._settings:
            self._settings = settings
            save_settings(self._path, settings)
            self.changed.emit()
