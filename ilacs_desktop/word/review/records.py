"""How comments and changes that came back from Word stand in the self-evaluation.

A change is a proposal of the kind ``from_word``. What belongs to no text is one without a part: its
``base_value`` holds in JSON what it is, where, and near which part, its bodies the words before and after.
"""

from typing import NamedTuple

import msgspec

from ilacs_desktop.document.codec import encode
from ilacs_desktop.document.model import Document
from ilacs_desktop.document.records import Comment, Proposal

COMMENT = "cw"  # before the id of a comment made in Word


class Told(NamedTuple):
    """What a change without a place is, in a word or two, and where it was found, or "".

    ``near`` is the part that the spot belongs to, or "".
    """

    kind: str
    where: str
    near: str


def is_from_word(comment: Comment) -> bool:
    """Return whether a comment was made in Word."""
    return comment.id.startswith(f"{COMMENT}-")


def from_word(document: Document) -> tuple[Proposal, ...]:
    """Return the changes that came back from Word, settled ones too, in the order they came in."""
    return tuple(one for one in document.proposals if one.kind == "from_word")


def is_placed(proposal: Proposal) -> bool:
    """Return whether a change belongs to a text or title of the self-evaluation."""
    return bool(proposal.part)


def packed(told: Told) -> str:
    """Return in JSON what a change without a place keeps about itself."""
    return encode(tuple(told)).decode()


def told(proposal: Proposal) -> Told:
    """Return what a change without a place keeps about itself."""
    try:
        return Told(*msgspec.json.decode(proposal.base_value, type=tuple[str, str, str]))
    except msgspec.DecodeError:
        return Told("Changed", "", "")
