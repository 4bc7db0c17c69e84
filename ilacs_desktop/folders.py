"""Where the program keeps what is no document: preferences, recovery journals and logs.

All of it stays on this computer, and none of it in a profile that is copied to a server: journals
hold what was typed, and are written twice a second.
"""

from pathlib import Path
from typing import NamedTuple

_NAME = "ilacs-desktop"


class Folders(NamedTuple):
    """``settings`` is a file, the others are folders; they need not exist yet.

    ``documents`` is where people keep their own files, offered when they first save.
    """

    settings: Path
    recovery: Path
    logs: Path
    documents: Path


def user_folders() -> Folders:
    """Return the folders of the person at this computer."""
    import platformdirs

    config = platformdirs.user_config_path(_NAME, appauthor=False, roaming=False)
    data = platformdirs.user_data_path(_NAME, appauthor=False, roaming=False)
    documents = platformdirs.user_documents_path()
    return Folders(
        settings=config / "settings.json",
        recovery=data / "recovery",
        logs=platformdirs.user_log_path(_NAME, appauthor=False),
        documents=documents if documents.is_dir() else Path.home(),
    )
