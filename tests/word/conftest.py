"""A Word file that the tests of this folder read, and a maker of councils' templates."""

from pathlib import Path

import pytest

from ilacs_desktop.assets import standard_template
from ilacs_desktop.framework.model import Framework
from ilacs_desktop.word.writer import WordFile
from tests.word.support import SMALL, parts_of, with_parts, write
from tests.word.templates import Council


@pytest.fixture(scope="session")
def small(framework: Framework) -> WordFile:
    """Return the small self-evaluation as a Word file, citing by number."""
    return write(SMALL, framework)


@pytest.fixture
def council(tmp_path: Path) -> Council:
    """Return a maker of a council's template: the standard one with replaced text and parts."""

    def make(*swaps: tuple[str, str, str], **parts: bytes | None) -> Path:
        raw = standard_template().read_bytes()
        changes: dict[str, bytes | None] = dict(parts)
        for name, old, new in swaps:
            text = (changes.get(name) or parts_of(raw)[name]).decode()
            assert old in text
            changes[name] = text.replace(old, new).encode()
        path = tmp_path / "council.docx"
        path.write_bytes(with_parts(raw, changes))
        return path

    return make
