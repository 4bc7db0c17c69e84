"""What is dragged over a field that takes text: files are none, though Qt makes a path of them."""

from PySide6.QtCore import QMimeData


def is_files(mime: QMimeData) -> bool:
    """Return whether files are dragged or pasted, rather than text or links to read."""
    urls = mime.urls()
    return bool(urls) and all(url.isLocalFile() for url in urls)
