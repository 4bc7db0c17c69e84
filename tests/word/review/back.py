"""A self-evaluation whose review copy comes back, for the tests of bringing it back."""

import datetime as dt
import functools
from typing import Any

from ilacs_desktop.assets import resources
from ilacs_desktop.document.body import Block, block_text
from ilacs_desktop.document.model import Document
from ilacs_desktop.document.records import Proposal
from ilacs_desktop.framework.load import load_framework
from ilacs_desktop.framework.model import Framework
from ilacs_desktop.merge.reviewed import together
from ilacs_desktop.word.choices import ExportChoices
from ilacs_desktop.word.review.bring_back import Returned, bring_back
from ilacs_desktop.word.review.printed import exhibit
from tests.word.review.kit import Reviewer, review_copy, sound
from tests.word.support import SMALL

NOW = dt.datetime(2026, 11, 22, 9, tzinfo=dt.UTC)
DOCUMENT = sound(SMALL)


@functools.cache
def the_framework() -> Framework:
    """Return what Ofsted asks."""
    return load_framework(resources() / "framework")


@functools.cache
def sent() -> bytes:
    """Return the review copy that went out."""
    return review_copy(DOCUMENT, the_framework())


def bring(reviewer: Reviewer, document: Document = DOCUMENT, **chosen: Any) -> Returned:
    """Bring back what a reviewer did, into the document as it is by now."""
    choices = ExportChoices(copy="review", charts=False, **chosen)
    exported = exhibit(DOCUMENT, the_framework(), choices)
    return bring_back(document, exported, reviewer.read(), together, NOW)


def texts(blocks: tuple[Block, ...]) -> list[str]:
    """Return what blocks say."""
    return [block_text(block) for block in blocks]


def only(returned: Returned) -> Proposal:
    """Return the one change that was placed."""
    (proposal,) = returned.placed
    assert not returned.not_placed
    return proposal


def stray(returned: Returned) -> Proposal:
    """Return the one thing that has no place."""
    (proposal,) = returned.not_placed
    assert not returned.placed
    return proposal
