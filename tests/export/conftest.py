"""The checks run in many of these tests, and are seldom what they are about."""

from collections.abc import Iterator

import pytest

from tests.checked import FoundBefore


@pytest.fixture(autouse=True, scope="module")
def _checks_go_on_from_earlier_ones(found_before: FoundBefore) -> Iterator[None]:
    with found_before.in_use():
        yield
