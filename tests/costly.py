"""Fewer examples for laws of which one example is slow: the long run tries as many as ever."""

from hypothesis import settings

LEAST_OF_A_LONG_RUN = 100


def at_most(examples: int) -> settings:
    """Return settings that hold a law to so many examples, but for the long run."""
    usual = settings().max_examples
    return settings(max_examples=usual if usual >= LEAST_OF_A_LONG_RUN else min(usual, examples))
