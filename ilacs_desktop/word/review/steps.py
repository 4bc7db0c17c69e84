"""What a reviewed copy changed, as plain values: for each text the steps from what was exported.

The steps are in the reviewers' order: blocks that stand, that read differently, that went and that
came.
"""

from typing import NamedTuple

from ilacs_desktop.document.body import Block, Body
from ilacs_desktop.document.places import Place
from ilacs_desktop.word.review.align import Aligned
from ilacs_desktop.word.review.strays import Stray


class Wording(NamedTuple):
    """What a block reads like with one author's changes alone; SOMEBODY's were not tracked.

    The wording of the others has SOMEBODY's in it.
    """

    author: str
    at: str
    block: Block


class Step(NamedTuple):
    """What some neighbouring blocks of a text became.

    ``base`` are the blocks as exported and ``theirs`` as the reviewers have them; the two are the
    same where nothing changed. ``by`` names who changed them, ``at`` is the moment of the last
    change as it stands in the file. ``apart`` has each author's own wording where several changed
    the words of one block.
    """

    base: Body
    theirs: Body
    by: tuple[str, ...] = ()
    at: str = ""
    apart: tuple[Wording, ...] = ()

    @property
    def is_change(self) -> bool:
        """Whether anything is other than before."""
        return self.base != self.theirs


class Title(NamedTuple):
    """A part that a reviewer gave another title."""

    part: str
    before: str
    after: str
    by: tuple[str, ...]
    at: str


class Spot(NamedTuple):
    """Where a line of the copy belongs: a text and, where it has one, a block; or just words.

    ``near`` is the part that it stands under, "" in the annexes.
    """

    place: Place | None
    block: str
    where: str
    near: str


class Changes(NamedTuple):
    """All that was found in a copy. ``spots`` tells where each line of the file belongs.

    ``other_looks`` are the words of each line that looks other than exported, though no mark says so.
    """

    texts: dict[Place, tuple[Step, ...]]
    titles: tuple[Title, ...]
    strays: tuple[Stray, ...]
    spots: dict[int, Spot]
    aligned: Aligned
    other_looks: tuple[str, ...]
