"""Where the window puts the files that it makes, and how it opens them."""

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from ilacs_desktop.ui.work.background import Lane


class Outlet(NamedTuple):
    """``lane`` is where files are written, ``opener`` opens a file or folder in its own program.

    ``documents`` is where a file goes if nothing else is known. Closing waits for ``lane``. It does
    not wait for ``reading``, where files are read, nor for ``pages``, where pages are made to be
    looked at: what they give is dropped once the document is closed.
    """

    lane: Lane
    opener: Callable[[Path], bool]
    documents: Path
    reading: Lane
    pages: Lane

    @property
    def dropped(self) -> tuple[Lane, Lane]:
        """The lanes that closing does not wait for."""
        return self.reading, self.pages

    def folder_beside(self, path: Path | None) -> Path:
        """Return the folder in which to look for files, or offer to save them: that of ``path``."""
        return path.parent if path is not None else self.documents
