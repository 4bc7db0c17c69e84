r"""Takes back what Qt writes down when it asks for a file: the folders that somebody looked into.

Qt keeps them for every program that is made with it, on Windows in the registry below
``HKCU\Software\QtProject``. They may name a council's folders, and nobody asked for that.
"""

import contextlib
from collections.abc import Iterator

from PySide6.QtCore import QSettings

_ORGANISATION, _GROUP = "QtProject", "FileDialog"


@contextlib.contextmanager
def file_dialog_traces_removed() -> Iterator[None]:
    """Leave what Qt keeps of file dialogs as it was before the one that is asked here."""
    before = _kept()
    try:
        yield
    finally:
        store = QSettings(QSettings.Scope.UserScope, _ORGANISATION)
        store.beginGroup(_GROUP)
        store.remove("")
        for key, value in before.items():
            store.setValue(key, value)
        store.sync()


def _kept() -> dict[str, object]:
    store = QSettings(QSettings.Scope.UserScope, _ORGANISATION)
    store.beginGroup(_GROUP)
    return {key: store.value(key) for key in store.allKeys()}
