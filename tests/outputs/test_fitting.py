"""Filling sheets: what comes first has first claim on the room."""

from collections.abc import Callable

from hypothesis import given
from hypothesis import strategies as st

from ilacs_desktop.outputs.fitting import filled

Level = tuple[int, ...]


def adds(size: int) -> Callable[[Level], Level]:
    return lambda level: (*level, size)


@given(sizes=st.lists(st.integers(1, 20), max_size=12), room=st.integers(0, 60))
def test_what_is_taken_fits_and_nothing_left_out_would_have(sizes: list[int], room: int) -> None:
    taken = filled((), [adds(size) for size in sizes], lambda level: sum(level) <= room)
    assert sum(taken) <= room
    used = 0
    left = list(taken)
    for size in sizes:
        if left and left[0] == size and used + size <= room:
            used += left.pop(0)
        else:
            assert used + size > room
    assert left == []


def test_where_nothing_fits_the_bare_level_stays() -> None:
    assert filled((0,), [adds(1), adds(2)], lambda _level: False) == (0,)
