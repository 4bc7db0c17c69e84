"""One tally for the whole run, kept when the suite was run with --long."""

from collections.abc import Iterator

import pytest

from tests.faults.tally import KEPT, Tally


@pytest.fixture(scope="session")
def tally(request: pytest.FixtureRequest) -> Iterator[Tally]:
    """Return what counts the outcomes of faults, and keep the counts of a long run."""
    counts = Tally()
    yield counts
    if request.config.getoption("--long"):
        KEPT.parent.mkdir(exist_ok=True)
        KEPT.write_text(counts.as_json(), "utf-8")
