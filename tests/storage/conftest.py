"""The journal that the tests of the storage share."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from ilacs_desktop.document.model import Document
from ilacs_desktop.storage.journal import Journal
from tests.storage.journals import NOW


@pytest.fixture
def journal(tmp_path: Path, example: Document) -> Iterator[Journal]:
    journal = Journal(tmp_path / "recovery")
    journal.start(example, Path("share/northbridge-2026.ilacs"), ("v1",), NOW)
    yield journal
    journal.close()
