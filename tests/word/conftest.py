"""A Word file that the tests of this folder read."""

import pytest

from ilacs_desktop.framework.model import Framework
from ilacs_desktop.word.writer import WordFile
from tests.word.support import SMALL, write


@pytest.fixture(scope="session")
def small(framework: Framework) -> WordFile:
    """Return the small self-evaluation as a Word file, citing by number."""
    return write(SMALL, framework)
