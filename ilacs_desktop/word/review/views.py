"""A reviewed copy as it reads when some of its tracked changes are accepted and the others declined.

Words and the ends of paragraphs come and go by the same rule, so that a paragraph which a reviewer
cut in two is one again where the cut is declined.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from ilacs_desktop.word.review.marks import Bit, Line, Mark

Accepts = Callable[[Mark], bool]


class Para(NamedTuple):
    """A paragraph as it reads; ``lines`` are the numbers of the lines of the file that it is made of."""

    bits: tuple[Bit, ...]
    lines: tuple[int, ...]
    last: Line

    @property
    def text(self) -> str:
        """The words."""
        return "".join(bit.text for bit in self.bits)

    @property
    def key(self) -> str:
        """The words with single spaces between them, to tell one paragraph from another."""
        return " ".join(self.text.split())

    def offsets(self) -> Iterator[int]:
        """Yield for each letter its offset in the copy."""
        for bit in self.bits:
            yield from range(bit.start, bit.start + len(bit.text))


def everything(_mark: Mark) -> bool:
    """Accept every change."""
    return True


def nothing(_mark: Mark) -> bool:
    """Decline every change."""
    return False


def paragraphs(lines: Sequence[Line], accepts: Accepts) -> tuple[Para, ...]:
    """Return the paragraphs of some lines as they read with what is accepted, empty ones too."""
    found: list[Para] = []
    bits: list[Bit] = []
    numbers: list[int] = []
    for number, line in enumerate(lines):
        bits += (bit for bit in line.bits if _is_there(bit.added, bit.gone, accepts))
        numbers.append(number)
        follower = lines[number + 1] if number + 1 < len(lines) else None
        joined = follower is not None and follower.holder == line.holder
        if _is_there(line.end_added, line.end_gone, accepts) or not joined:
            found.append(Para(tuple(bits), tuple(numbers), line))
            bits, numbers = [], []
    return tuple(found)


def _is_there(added: Mark | None, gone: Mark | None, accepts: Accepts) -> bool:
    return (added is None or accepts(added)) and not (gone is not None and accepts(gone))


def anchors_in(para: Para, lines: Sequence[Line]) -> Iterable[str]:
    """Yield the anchors in a paragraph."""
    for number in para.lines:
        yield from lines[number].anchors
