"""Files that something happened to."""

import io
import zipfile
from pathlib import Path

from ilacs_desktop.storage.container import VERSIONS


def with_damaged_history(path: Path) -> bytes:
    """Spoil the history in a file, leave the rest whole, and return its bytes."""
    made = io.BytesIO()
    with zipfile.ZipFile(path) as whole, zipfile.ZipFile(made, "w") as spoilt:
        for name in whole.namelist():
            data = b"spoilt" if name == VERSIONS else whole.read(name)
            spoilt.writestr(name, data, zipfile.ZIP_DEFLATED)
    path.write_bytes(made.getvalue())
    return made.getvalue()
