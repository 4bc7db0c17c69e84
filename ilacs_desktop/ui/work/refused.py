"""What was told of a save that failed: it is told once, and taken back when a save succeeds."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from ilacs_desktop.storage.errors import KeptElsewhereError
from ilacs_desktop.ui.work.saving import in_plain_words

if TYPE_CHECKING:
    from pathlib import Path


class Refused:
    """The last save that failed, if none has succeeded since."""

    def __init__(self, tell: Callable[[str], None], take_back: Callable[[str], None]) -> None:
        self._tell = tell
        self._take_back = take_back
        self._told = ""
        self.kept: Path | None = None
        """The copy that the last save made that failed."""

    def failed(self, error: Exception) -> None:
        """Tell why, in place of what was told before: a copy named there may be replaced by now."""
        if isinstance(error, KeptElsewhereError):
            self.kept = error.kept
        told = in_plain_words(error)
        if told != self._told:
            self.over()
        self._told = told
        self._tell(told)

    def over(self) -> None:
        """Take back what was told: a save has succeeded."""
        if self._told:
            self._take_back(self._told)
        self._told = ""
