"""Six people write offline for weeks and bring their work together at random."""

import pytest

from tests.merge.councils import OWN_SECTION, ROUNDS, Council


def check(seed: int, own: float) -> None:
    outcome = Council(seed, own).outcome()
    assert outcome.merges > ROUNDS, seed
    assert not outcome.lost, seed
    assert not outcome.doubled, seed


@pytest.mark.parametrize("own", [OWN_SECTION, 0.4])
def test_a_council_loses_no_word(own: float) -> None:
    check(4711, own)


@pytest.mark.long
@pytest.mark.parametrize("batch", range(20))
@pytest.mark.parametrize("own", [OWN_SECTION, 0.4])
def test_two_hundred_councils_lose_no_word(own: float, batch: int) -> None:
    for seed in range(10 * batch, 10 * batch + 10):
        check(seed, own)
