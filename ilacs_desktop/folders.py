"""Where the program keeps what is no document: preferences, recovery journals and logs.

All of it stays on this computer, and none of it in a profile that is copied to a server: journals
hold what was typed, and are written twice a second.
"""

import contextlib
import os
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

KEEP_IN = (
    "ILACS_DESKTOP_FOLDER"  # the folder to keep everything in, where the environment names one
)

_NAME = "ilacs-desktop"
# From Python 3.13 on, 0o700 would set rights on Windows: those of the profile stay.
_OWN = 0o777 if os.name == "nt" else 0o700


class Folders(NamedTuple):
    """``settings`` is a file, the others are folders; they need not exist yet.

    ``documents`` is where people keep their own files, offered when they first save.
    """

    settings: Path
    recovery: Path
    logs: Path
    documents: Path

    @property
    def running(self) -> Path:
        """The folder where the open window and a second start of the program meet."""
        return self.recovery.with_name("running")

    @property
    def kept(self) -> Path:
        """The folder for work that could not be saved in its place."""
        return self.recovery.with_name("kept")

    @property
    def templates(self) -> Path:
        """The folder with the copies of councils' Word templates."""
        return self.settings.with_name("templates")

    @property
    def frameworks(self) -> Path:
        """The folder with the framework packs that were brought in."""
        return self.settings.with_name("frameworks")


def user_folders(environ: Mapping[str, str] = os.environ) -> Folders:
    """Return the folders of the person at this computer.

    ``ILACS_DESKTOP_FOLDER`` in the environment names one for all of them: whoever tries something
    out, or tests, has a program of its own beside the person's.
    """
    if folder := environ.get(KEEP_IN):
        own = Path(folder).absolute()
        return Folders(own / "settings.json", own / "recovery", own / "logs", own)
    import platformdirs

    config = platformdirs.user_config_path(_NAME, appauthor=False, roaming=False)
    data = platformdirs.user_data_path(_NAME, appauthor=False, roaming=False)
    documents = platformdirs.user_documents_path()
    return Folders(
        settings=config / "settings.json",
        recovery=data / "recovery",
        logs=platformdirs.user_log_path(_NAME, appauthor=False),
        documents=documents if _is_folder(documents) else Path.home(),
    )


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:  # councils keep documents on a server, which may be out of reach
        return False


def make_private(folders: Folders) -> None:
    """Make the folders that are not there yet, so that no other person at this computer reads them.

    In a person's profile on Windows nobody else does; elsewhere what is new may be read by all.
    Where one cannot be made, whatever needs it says so later.
    """
    for folder in (folders.settings.parent, folders.recovery.parent, folders.logs):
        with contextlib.suppress(OSError):
            folder.parent.mkdir(parents=True, exist_ok=True)
            folder.mkdir(mode=_OWN, exist_ok=True)
