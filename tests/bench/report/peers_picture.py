"""The comparison with the peers as a picture: bars to the left are work on which we are ahead."""

import math
from collections.abc import Iterator, Sequence

from tests.bench.peers.compare import Compared
from tests.bench.report.svg import AHEAD, BEHIND, bar, line, picture, text

_WIDTH, _ROW, _TOP = 940, 30, 64
_MIDDLE, _REACH = 640, 160  # where the ratio is 1, and how far to it is the largest
_TICKS = (1 / 8, 1 / 4, 1 / 2, 1, 2, 4, 8)


def peers_picture(compared: Sequence[Compared]) -> str:
    """Return a bar for each line of the comparison, its length the ratio on a logarithmic scale."""
    height = _TOP + _ROW * len(compared) + 34
    most = max((abs(math.log2(one.ratio)) for one in compared), default=1)
    scale = _REACH / max(most, 1)
    parts = [text(16, 24, "CPU time, ours to the peer’s, on the same work", "title")]
    parts += [
        text(_MIDDLE - 8, 48, "← we are ahead", "soft", "end"),
        text(_MIDDLE + 8, 48, "we are behind →", "soft"),
    ]
    parts += _ticks(most, scale, height)
    for n, one in enumerate(compared):
        parts += _bar(one, _TOP + n * _ROW, scale)
    told = "; ".join(f"{one.what}, {one.peer}: {one.ratio:.2f} times" for one in compared)
    return picture(_WIDTH, height, f"CPU time, ours to the peer’s: {told}.", parts)


def _ticks(most: float, scale: float, height: int) -> Iterator[str]:
    for tick in _TICKS:
        where = math.log2(tick)
        if abs(where) <= max(most, 1):
            x = _MIDDLE + where * scale
            look = "guide" if tick == 1 else "grid"
            yield line([(x, _TOP - 6), (x, height - 28)], look)
            words = f"{tick:g} ×" if tick >= 1 else f"1/{1 / tick:g} ×"
            yield text(x, height - 10, words, "soft", "middle")


def _bar(one: Compared, y: float, scale: float) -> Iterator[str]:
    length = math.log2(one.ratio) * scale
    colour = AHEAD if one.is_ahead else BEHIND
    yield text(16, y + 15, f"{one.what}: {one.peer}")
    yield bar(_MIDDLE + min(length, 0), y + 3, abs(length), _ROW - 12, colour)
    words = f"{one.ratio:.2f} ×"
    if one.is_ahead:
        yield text(_MIDDLE + length - 6, y + 16, words, anchor="end")
    else:
        yield text(_MIDDLE + length + 6, y + 16, words)
