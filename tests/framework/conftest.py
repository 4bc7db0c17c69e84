"""What the tests of the framework share: a copy of the shipped one, to change and to break."""

import shutil
from pathlib import Path

import pytest

from ilacs_desktop.assets import resources
from ilacs_desktop.framework.errors import FrameworkError
from ilacs_desktop.framework.load import load_framework


class OwnFolder:
    """A council's own copy of the shipped framework."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def spoil(self, file: str, old: str, new: str) -> None:
        """Put new text in place of the first old text, which must be there."""
        path = self.path / file
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new, 1), encoding="utf-8")

    def fault(self) -> tuple[str, str, str]:
        """Return the file, key and reason for which the folder is refused."""
        with pytest.raises(FrameworkError) as caught:
            load_framework(self.path)
        return caught.value.file, caught.value.key, caught.value.reason


@pytest.fixture
def own(tmp_path: Path) -> OwnFolder:
    """Return a fresh copy of the shipped framework."""
    return OwnFolder(shutil.copytree(resources() / "framework", tmp_path / "framework"))
