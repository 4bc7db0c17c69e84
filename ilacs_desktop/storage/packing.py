"""Makes the bytes of a file, and is sure that they open again before they take a good file's place."""

from ilacs_desktop.document.model import Document
from ilacs_desktop.history.history import History
from ilacs_desktop.history.version import Version
from ilacs_desktop.storage import errors
from ilacs_desktop.storage.container import pack, unpack
from ilacs_desktop.storage.orders import SaveOrder

_HALF = "half a character is in it, such as a part of an emoji"


def committed(order: SaveOrder) -> tuple[History, Version]:
    """Return the history with what is to be saved in it, and its version.

    Raises CannotStoreError when its text cannot be stored.
    """
    who = order.who
    try:
        return order.history.commit(
            order.document, order.parents, who.by, order.at, who.device, order.label
        )
    except UnicodeEncodeError as error:
        raise errors.CannotStoreError(order.path.name, reason=_HALF) from error


def packed(order: SaveOrder, document: Document, history: History, version: Version) -> bytes:
    """Return the bytes of a file that gives this document again when it is opened.

    Raises CannotStoreError when they would not.
    """
    name = order.path.name
    try:
        data = pack(document, history, version.id, order.readable, order.key)
        opened = unpack(data, name, order.key)
    except UnicodeEncodeError as error:
        raise errors.CannotStoreError(name, reason=_HALF) from error
    except errors.OpenError as error:
        raise errors.CannotStoreError(name, reason="the file would not open again") from error
    if opened.document != document or opened.notes:
        raise errors.CannotStoreError(name, reason="the file would open with other content")
    return data
