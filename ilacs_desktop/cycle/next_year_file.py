"""The file of next year's self-evaluation: a new one, never in the place of another."""

import datetime as dt
from pathlib import Path

from ilacs_desktop.document.model import Document
from ilacs_desktop.errors import UserError
from ilacs_desktop.storage.container import Readable
from ilacs_desktop.storage.crypt import Key
from ilacs_desktop.storage.names import file_name_for, free
from ilacs_desktop.storage.parts import folder_of, is_shared
from ilacs_desktop.storage.save import Author, Saved, save_new

_SHARED = (
    "“{folder}” is the shared folder of another self-evaluation, and next year’s cannot stand in it."
    " Nothing was written. Choose another folder; next year’s can be shared once it is open."
)


class SharedFolderError(UserError):
    """The new file would lie among the parts of another self-evaluation."""


def suggested_path(old: Path, authority: str, label: str) -> Path:
    """Return a free name for the new file, beside the old one or beside its shared folder.

    Where the folder cannot be looked at, it is the plain name: the save asks again.
    """
    beside = folder_of(old) if is_shared(old) else old
    plain = beside.with_name(file_name_for(authority, label))
    try:
        return free(plain)
    except OSError:
        return plain


def save_next_year(
    path: Path,
    document: Document,
    who: Author,
    at: dt.datetime,
    readable: Readable,
    *,
    key: Key | None = None,
) -> Saved:
    """Save next year's self-evaluation with a history of its own.

    ``key`` is that of the old file: what follows a locked one is locked with the same passphrase.
    Raises SharedFolderError, AlreadyThereError where a file stands there, and any other SaveError.
    """
    if is_shared(path):
        raise SharedFolderError(_SHARED.format(folder=folder_of(path).name))
    return save_new(path, document, who, at, readable, key=key)
