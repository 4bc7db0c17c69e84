"""Random authors, thousands of times: no word lost, no doubled id, no mixed sentence unasked."""

import re
from random import Random

import pytest

from ilacs_desktop.document.body import Body, block_text
from ilacs_desktop.merge.body import BodyMerge, merge_bodies
from ilacs_desktop.merge.guard import lost
from tests.merge.authors import answer, rewritten
from tests.merge.prose import PLACE

_SENTENCE = re.compile(r"[^.]+")


def check(seed: int) -> BodyMerge:
    """Merge two random authors' answers and check what must be true; return the merge."""
    random = Random(seed)
    base = answer(random)
    mine = rewritten(base, random, "m", random.randint(1, 5))
    theirs = rewritten(base, random, "t", random.randint(1, 5))
    merge = merge_bodies(PLACE, base, mine, theirs)
    offered = tuple(b for p in merge.proposals for b in (*p.mine_body, *p.theirs_body))
    assert not lost(base, mine, theirs, (*merge.body, *offered)), seed
    ids = [block.id for block in merge.body]
    assert len(set(ids)) == len(ids), seed
    if not any(not proposal.block for proposal in merge.proposals):
        assert not unasked_mixtures(base, mine, theirs, merge), seed
    assert merge_bodies(PLACE, mine, merge.body, mine).body == merge.body
    return merge


def unasked_mixtures(base: Body, mine: Body, theirs: Body, merge: BodyMerge) -> list[str]:
    """Return the sentences that neither author wrote and nobody is asked about."""
    written = sentences((*base, *mine, *theirs))
    asked = {block.id for p in merge.proposals for block in (*p.mine_body, *p.theirs_body)}
    asked |= {proposal.block for proposal in merge.proposals}
    silent = tuple(block for block in merge.body if block.id not in asked)
    return [text for text in sentences(silent) if text not in written]


def sentences(body: Body) -> set[str]:
    return {part.strip() for block in body for part in _SENTENCE.findall(block_text(block))} - {""}


@pytest.mark.parametrize("seed", range(150))
def test_two_random_authors(seed: int) -> None:
    check(seed)


@pytest.mark.long
@pytest.mark.parametrize("batch", range(50))
def test_five_thousand_pairs_of_authors(batch: int) -> None:
    for seed in range(1000 + 100 * batch, 1100 + 100 * batch):
        check(seed)
