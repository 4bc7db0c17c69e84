"""What the person at this computer prefers, kept in its file at every change."""

from pathlib import Path
from typing import Any

import msgspec
from PySide6.QtCore import QObject, Signal

from ilacs_desktop.settings import Settings, load_settings, save_settings
from ilacs_desktop.storage.disk import Disk, HeldError, is_held_or_denied, patiently

TEXT_SIZES = (1.0, 1.1, 1.25, 1.5, 1.75, 2.0)  # of the normal size


class Preferences(QObject):
    """The preferences of the running program.

    Signals:
        changed: some are others now.
    """

    changed = Signal()

    def __init__(self, path: Path, parent: QObject | None = None) -> None:
        """Start with what ``path`` holds; a file that cannot be used is put aside.

        One that the system does not let be read now stays as it is: what is preferred then is not
        kept, rather than all that was preferred before be lost.
        """
        super().__init__(parent)
        self._path = path
        self._may_be_kept = True
        try:
            self._settings = patiently(lambda: load_settings(path), Disk(), is_held_or_denied)
        except (OSError, HeldError):
            self._settings, self._may_be_kept = Settings(), False

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
            if self._may_be_kept:
                save_settings(self._path, settings)
            self.changed.emit()
