"""Every test of the editor starts and ends with an empty clipboard."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication


@pytest.fixture(autouse=True)
def _empty_clipboard(qapp: QApplication) -> Iterator[None]:
    """What Python put on the clipboard must not outlive it: the offscreen clipboard would crash."""
    qapp.clipboard().clear()
    yield
    qapp.clipboard().clear()
