"""Opens what several authors write in a shared folder as one document, and starts such a folder.

Each writes one part (storage/parts.py) and opens the join of all. There is no server: whoever has
the same parts has the same document, down to its version. Saving is ``save``'s, with any path in
the folder.
"""

import contextlib
from collections import Counter
from pathlib import Path

import msgspec

from ilacs_desktop.document.numbers import with_unique_numbers
from ilacs_desktop.history.history import History
from ilacs_desktop.storage import errors
from ilacs_desktop.storage.container import Opened, peek
from ilacs_desktop.storage.crypt import Key, NeedsPassphraseError, WrongPassphraseError
from ilacs_desktop.storage.disk import Disk
from ilacs_desktop.storage.joining import Head, Together, join_parts, left_out
from ilacs_desktop.storage.orders import Saved, SaveOrder
from ilacs_desktop.storage.parts import (
    NO_HISTORY,
    Part,
    folder_beside,
    folder_of,
    is_shared,
    not_encrypted,
    own_part,
    parts_in,
    read_parts,
)
from ilacs_desktop.storage.safe_write import save_error
from ilacs_desktop.storage.save import save


def start_sharing(order: SaveOrder, disk: Disk | None = None) -> Saved:
    """Make the shared folder beside the file that the order names, with its author's part in it.

    The file itself stays as it is. Where the folder is there already, the work is joined with what
    others have in it. Raises AlreadyThereError when that is another document, and the SaveError
    that fits.
    """
    folder = folder_of(order.path) if is_shared(order.path) else folder_beside(order.path)
    try:
        folder.mkdir(exist_ok=True)
    except OSError as error:
        raise save_error(error, folder) from error
    _refuse_other_document(folder, order.document.id, disk)
    own = own_part(folder, order.who.by, order.who.device)
    return save(msgspec.structs.replace(order, path=own), disk)


def _refuse_other_document(folder: Path, document: str, disk: Disk | None) -> None:
    with contextlib.suppress(errors.OpenError):  # saving finds out more
        for path in parts_in(folder):
            with contextlib.suppress(errors.OpenError):
                if peek(path, disk).document != document:
                    raise errors.AlreadyThereError(folder.name)


def open_shared(
    path: Path, disk: Disk | None = None, passphrase: str | Key | None = None
) -> Opened:
    """Return the join of all parts in a shared folder; ``path`` is the folder or any part in it.

    Its head follows every part that could be read; the notes name those that could not, and they
    are left alone. Of several documents it is that of the part ``path``, else the one with most
    parts. Raises an OpenError when no part can be read.
    """
    folder = folder_of(path)
    parts = list(read_parts(folder, passphrase, disk or Disk()))
    _refuse_without_passphrase(parts)
    ours, notes = _of_one_document(path, parts)
    if not ours:
        raise next((p.error for p in parts if p.error), errors.FileMissingError(folder.name))
    history = History()
    for _, opened in ours:
        history = history.unite(opened.history)
    together, unjoined = _together(history, ours)
    document, renumbered = with_unique_numbers(together.document)
    key = next((opened.key for _, opened in ours if opened.key), None)
    told = (*notes, *unjoined, *together.notes, *renumbered)
    if key is not None:
        told += tuple(not_encrypted(name) for name, opened in ours if opened.key is None)
    return Opened(document, together.history, together.version.id, told, key)


def _refuse_without_passphrase(parts: list[Part]) -> None:
    """Raise what a part says of its passphrase, if none was opened with the one that was given."""
    if not any(part.opened and part.opened.key for part in parts):
        for part in parts:
            if isinstance(part.error, NeedsPassphraseError | WrongPassphraseError):
                raise part.error


def _of_one_document(
    path: Path, parts: list[Part]
) -> tuple[list[tuple[str, Opened]], tuple[str, ...]]:
    """Return the readable parts of one document by name, and a sentence for each of the others."""
    readable = {part.path: part.opened for part in parts if part.opened and part.opened.head}
    ids = Counter(opened.document.id for opened in readable.values())
    most = max(sorted(ids), key=ids.__getitem__, default="")
    asked = readable.get(path)
    wanted = asked.document.id if asked else most
    ours = [(p.name, found) for p, found in readable.items() if _is_of(found, wanted)]
    notes = [_left_out(part) for part in parts if not (part.opened and part.path in readable)] + [
        f"“{p.name}” is another document than the rest, so it was left alone."
        for p, found in readable.items()
        if not _is_of(found, wanted)
    ]
    return ours, tuple(notes)


def _is_of(opened: Opened, document: str) -> bool:
    return opened.document.id == document and not opened.document.pack


def _left_out(part: Part) -> str:
    return left_out(part.path.name, part.error or NO_HISTORY)


def _together(
    history: History, parts: list[tuple[str, Opened]]
) -> tuple[Together, tuple[str, ...]]:
    """Return the join of the parts, and a sentence for each that cannot be joined.

    Raises UnreadableDocumentError where none can be.
    """
    together, _, notes = join_parts(
        history, (), [Head(name, opened.head) for name, opened in parts]
    )
    if together is None:
        raise errors.UnreadableDocumentError(parts[0][0], reason="its history is damaged")
    return together, notes
