"""The checks run in many of these tests, and are seldom what they are about."""

from collections.abc import Iterator

import pytest

from ilacs_desktop.document.model import Document
from tests.checked import FoundBefore
from tests.ui.slim import slim


@pytest.fixture(autouse=True, scope="module")
def _checks_go_on_from_earlier_ones(found_before: FoundBefore) -> Iterator[None]:
    with found_before.in_use():
        yield


@pytest.fixture(scope="session")
def short(example: Document) -> Document:
    """Return the example with a few sections only, which takes a fraction of the time."""
    return slim(example)
