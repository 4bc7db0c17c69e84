"""More clashes of two authors, made by hand: no word is lost and no sentence is mixed unasked.

test_body.py has the first two dozen, with what comes of each. These add to them; what is asked here
is whether somebody has to be asked, and that both wordings can still be read.
"""

import re

import pytest

from ilacs_desktop.document.body import Body, block_text
from ilacs_desktop.merge.body import BodyMerge, merge_bodies
from ilacs_desktop.merge.guard import lost
from tests.merge.prose import AUDIT, BASE, CARERS, DUTY, PLACE, WAITS, body, like_the_editor

_SENTENCE = re.compile(r"[^.]+")


def with_(*pairs: tuple[str, str]) -> tuple[str, ...]:
    """Return BASE with these words replaced; each must be there."""
    paragraphs = "\n".join(BASE)
    for old, new in pairs:
        assert old in paragraphs, old
        paragraphs = paragraphs.replace(old, new)
    return tuple(filter(None, paragraphs.split("\n")))


ASKS, FITS = True, False

CLASHES = [
    pytest.param(
        with_(("Most audits find", "Most audits do not find")),
        with_(("purposeful visits", "timely visits")),
        ASKS,
        id="one turns a sentence round, the other sharpens it",
    ),
    pytest.param(
        with_(("Most audits", "Some audits")),
        with_(("clear plans", "plans that parents understand")),
        ASKS,
        id="one weakens a sentence at its start, the other rewrites its end",
    ),
    pytest.param(
        with_(("72%", "72 per cent")),
        with_(("72%", "74%")),
        ASKS,
        id="one spells a figure out, the other changes it",
    ),
    pytest.param(
        with_(("March round", "spring round")),
        with_(("March round", "April round")),
        ASKS,
        id="both change a month",
    ),
    pytest.param(
        with_(("41 days to 33 days", "41 days to 31 days")),
        with_(("41 days to 33 days", "44 days to 33 days")),
        ASKS,
        id="each corrects another figure of one comparison",
    ),
    pytest.param(
        with_((WAITS, "Assessments are quicker than last year.")),
        with_(("33 days", "31 days")),
        ASKS,
        id="one rewrites a paragraph, the other corrects a figure in it",
    ),
    pytest.param(
        (AUDIT, CARERS, DUTY),
        with_((" Teams in the north", "\nTeams in the north"), ("average.", "average by far.")),
        ASKS,
        id="one deletes a paragraph that the other splits and edits",
    ),
    pytest.param(
        (),
        with_(("hard to find", "scattered over three sites")),
        ASKS,
        id="one empties the answer, the other edits a paragraph",
    ),
    pytest.param(
        (WAITS, CARERS, DUTY, AUDIT),
        (WAITS, AUDIT, CARERS, DUTY),
        FITS,
        id="both move one paragraph, to different places",
    ),
    pytest.param(
        (CARERS, AUDIT, WAITS, DUTY),
        (AUDIT, WAITS, DUTY),
        FITS,
        id="one moves a paragraph, the other deletes it",
    ),
    pytest.param(
        (CARERS, AUDIT, WAITS, DUTY),
        (AUDIT, WAITS, with_(("hard to find", "hard to find online"))[2]),
        FITS,
        id="one moves a paragraph, the other edits it and deletes another",
    ),
    pytest.param(
        with_((" We want this to be higher.", "")),
        with_((" In our March round 72% were graded good.", "")),
        ASKS,
        id="each deletes another of two sentences side by side",
    ),
    pytest.param(
        with_(("Most audits find purposeful visits and clear plans. ", "")),
        with_(("to be higher.", "to be higher. Our target is 80%.")),
        FITS,
        id="one deletes the first sentence, the other adds a last one",
    ),
    pytest.param(
        (*BASE, "Next year we extend the night team."),
        (*BASE, "Next year we extend the night team."),
        FITS,
        id="both add the same paragraph",
    ),
    pytest.param(
        with_(("cases.", "cases. Nights are covered.")),
        with_(("cases.", "cases. Nights are covered.")),
        FITS,
        id="both add the same sentence to one paragraph",
    ),
    pytest.param(
        (WAITS, AUDIT, CARERS, DUTY),
        (AUDIT, "Our audits look at 20 children a month.", WAITS, CARERS, DUTY),
        FITS,
        id="one swaps two paragraphs, the other puts one between them",
    ),
    pytest.param(
        (f"{AUDIT} {WAITS}", CARERS, DUTY),
        (AUDIT, f"{WAITS} {CARERS}", DUTY),
        ASKS,
        id="one joins a paragraph to the one before, the other to the one behind",
    ),
    pytest.param(
        with_(("information is hard", "information is  hard")),
        with_(("printed guide", "guide in five languages")),
        FITS,
        id="one adds a space, the other rewrites another sentence",
    ),
    pytest.param(
        with_(("one working day", "the same working day")),
        with_(("in most cases", "in nine cases of ten")),
        ASKS,
        id="two halves of one sentence",
    ),
    pytest.param(
        with_(("Foster carers told us", "In the survey, foster carers told us")),
        with_(("Foster carers told us that information", "Information")),
        ASKS,
        id="one adds to the words that the other drops",
    ),
]


def merged(mine: tuple[str, ...], theirs: tuple[str, ...]) -> tuple[Body, Body, Body, BodyMerge]:
    base = body(*BASE)
    ours, others = like_the_editor(BASE, mine, "m"), like_the_editor(BASE, theirs, "t")
    return base, ours, others, merge_bodies(PLACE, base, ours, others)


@pytest.mark.parametrize(("mine", "theirs", "asks"), CLASHES)
def test_somebody_is_asked_where_one_reading_would_not_be_safe(
    mine: tuple[str, ...], theirs: tuple[str, ...], asks: bool
) -> None:
    either = (*merged(mine, theirs)[3].proposals, *merged(theirs, mine)[3].proposals)
    assert bool(either) == asks


@pytest.mark.parametrize(("mine", "theirs", "_asks"), CLASHES)
def test_no_word_is_lost_and_no_sentence_is_mixed_unasked(
    mine: tuple[str, ...], theirs: tuple[str, ...], _asks: bool
) -> None:
    base, ours, others, merge = merged(mine, theirs)
    offered = tuple(b for p in merge.proposals for b in (*p.mine_body, *p.theirs_body))
    assert not lost(base, ours, others, (*merge.body, *offered))
    asked = {block.id for block in offered} | {p.block for p in merge.proposals}
    written = sentences((*base, *ours, *others))
    unasked = tuple(block for block in merge.body if block.id not in asked)
    assert sentences(unasked) <= written
    assert len({block.id for block in merge.body}) == len(merge.body)


def sentences(blocks: Body) -> set[str]:
    found = (part for block in blocks for part in _SENTENCE.findall(block_text(block)))
    return {" ".join(part.split()) for part in found} - {""}
