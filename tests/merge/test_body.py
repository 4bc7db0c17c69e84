"""Clashes of two authors in one answer: what stands, and what is asked."""

import pytest

from ilacs_desktop.document.body import Block, Citation, Text, block_text
from ilacs_desktop.merge.body import merge_bodies
from tests.merge.prose import (
    AUDIT,
    BASE,
    CARERS,
    DUTY,
    PLACE,
    WAITS,
    body,
    merged,
    texts,
    with_words,
)

LAST = "Teams in the north of the borough still wait longer than average."
THIRDS = (
    "Foster carers told us that",
    "information is hard to find. We have started",
    "a single page and a printed guide.",
)
FIRST = "Waits for assessments have fallen from 41 days to 33 days."


def pages(*changes: str) -> tuple[str, ...]:
    """Return BASE with each of the pairs of old and new words replaced."""
    base = BASE
    for old, new in zip(changes[::2], changes[1::2], strict=True):
        base = with_words(old, new, base)
    return base


@pytest.mark.parametrize(
    ("mine", "theirs", "result"),
    [
        pytest.param(
            pages("fallen", "come down"),
            pages("a printed guide", "a guide in five languages"),
            pages("fallen", "come down", "a printed guide", "a guide in five languages"),
            id="different paragraphs",
        ),
        pytest.param(
            pages("clear plans", "clear plans and goals"),
            pages("be higher", "reach 80%"),
            pages("clear plans", "clear plans and goals", "be higher", "reach 80%"),
            id="different sentences of one paragraph",
        ),
        pytest.param(
            pages("33 days", "31 days"),
            pages("33 days", "31 days"),
            pages("33 days", "31 days"),
            id="the same correction",
        ),
        pytest.param(
            (CARERS, AUDIT, WAITS, DUTY),
            pages("hard to find", "hard to find online"),
            (CARERS.replace("to find", "to find online"), AUDIT, WAITS, DUTY),
            id="one moves a paragraph, the other edits it",
        ),
        pytest.param(
            (*BASE, "Next year we extend the night team."),
            (*BASE, "Our audits look at 20 children a month."),
            (
                *BASE,
                "Next year we extend the night team.",
                "Our audits look at 20 children a month.",
            ),
            id="both add a paragraph at the end",
        ),
        pytest.param(
            (AUDIT, "Feedback is better.", WAITS, CARERS, DUTY),
            (AUDIT, "Complaints fell by a tenth.", WAITS, CARERS, DUTY),
            (AUDIT, "Feedback is better.", "Complaints fell by a tenth.", WAITS, CARERS, DUTY),
            id="both add a paragraph at one place",
        ),
        pytest.param(
            (AUDIT, FIRST, LAST, CARERS, DUTY),
            pages("longer than average", "nine days longer than average"),
            (AUDIT, FIRST, LAST.replace("longer", "nine days longer"), CARERS, DUTY),
            id="one splits a paragraph, the other edits its end",
        ),
        pytest.param(
            (AUDIT, FIRST, LAST, CARERS, DUTY),
            (AUDIT, FIRST, LAST.replace("longer", "nine days longer"), CARERS, DUTY),
            (AUDIT, FIRST, LAST.replace("longer", "nine days longer"), CARERS, DUTY),
            id="both split one paragraph at one place, and one edits its end",
        ),
        pytest.param(
            (AUDIT, WAITS, *THIRDS, DUTY),
            (AUDIT, WAITS, *THIRDS, DUTY, "A new line."),
            (AUDIT, WAITS, *THIRDS, DUTY, "A new line."),
            id="both cut one paragraph in three",
        ),
        pytest.param(
            (AUDIT, f"{WAITS} {CARERS}", DUTY),
            pages("hard to find", "difficult to find"),
            (AUDIT, f"{WAITS} {CARERS}".replace("hard", "difficult"), DUTY),
            id="one joins two paragraphs, the other edits the second",
        ),
        pytest.param(
            tuple(f"{text} And so on." for text in pages("We have", "We have now")),
            pages("hard to find", "difficult to find"),
            tuple(
                f"{text} And so on."
                for text in pages("We have", "We have now", "hard to find", "difficult to find")
            ),
            id="one pastes the whole back from Word, the other edits a sentence",
        ),
        pytest.param(
            (AUDIT, CARERS, DUTY),
            pages("one working day", "24 hours"),
            (AUDIT, CARERS, DUTY.replace("one working day", "24 hours")),
            id="one deletes a paragraph, the other edits another",
        ),
        pytest.param(
            (AUDIT, CARERS, DUTY),
            (AUDIT, CARERS, DUTY, "A new line."),
            (AUDIT, CARERS, DUTY, "A new line."),
            id="both delete one paragraph, and one adds another",
        ),
        pytest.param(
            (DUTY, AUDIT, WAITS, CARERS),
            (AUDIT, CARERS, WAITS, DUTY),
            (DUTY, AUDIT, CARERS, WAITS),
            id="both move different paragraphs",
        ),
        pytest.param(
            (*BASE[:3], f"{DUTY} Nights are covered."),
            (*BASE[:3], f"{DUTY} Weekends are covered."),
            (*BASE[:3], f"{DUTY} Nights are covered. Weekends are covered."),
            id="both add a sentence to one paragraph: together, and asked",
        ),
        pytest.param((), pages("33", "31"), (WAITS.replace("33", "31"),), id="one empties it all"),
    ],
)
def test_what_fits_together_is_put_together(
    mine: tuple[str, ...], theirs: tuple[str, ...], result: tuple[str, ...]
) -> None:
    assert texts(merged(mine, theirs)) == result


ASKED = [
    pytest.param(
        pages("In our March round", "In our latest round"),
        pages("graded good", "graded good or better"),
        "In our latest round 72% were graded good or better.",
        id="two edits of one sentence that do not touch: combined for a look",
    ),
    pytest.param(
        pages(LAST, "Children in the north wait nine days longer."),
        pages(LAST, "Waits remain too long, and we are recruiting."),
        "Children in the north wait nine days longer.",
        id="both retype one sentence",
    ),
    pytest.param(
        pages(LAST, "Three teams in the north still have waits longer than the average."),
        pages(LAST, "Some teams in the north wait much longer, which we regret."),
        "Three teams in the north still have waits longer than the average.",
        id="both rework one sentence",
    ),
    pytest.param(pages("72%", "74%"), pages("72%", "81%"), "74%", id="both change one figure"),
    pytest.param(
        (AUDIT, WAITS, DUTY),
        pages("a single page", "an accessible page"),
        "an accessible page",
        id="one deletes a paragraph that the other edits",
    ),
    pytest.param(
        pages(" In our March round 72% were graded good.", ""),
        pages("graded good", "graded good or better"),
        "clear plans. We want this",
        id="one deletes a sentence that the other edits",
    ),
    pytest.param(
        (AUDIT, f"{LAST} {FIRST}", CARERS, DUTY),
        pages("41 days", "43 days"),
        f"{LAST} {FIRST}",
        id="one swaps sentences, the other edits one of them",
    ),
    pytest.param(
        pages("within one working day", "the same day"),
        pages("one working day", "24 hours"),
        "the same day",
        id="one edit inside the other",
    ),
]


@pytest.mark.parametrize(("mine", "theirs", "stands"), ASKED)
def test_what_does_not_fit_is_asked_and_both_wordings_are_kept(
    mine: tuple[str, ...], theirs: tuple[str, ...], stands: str
) -> None:
    merge = merged(mine, theirs)
    assert stands in "\n".join(texts(merge))
    (asked,) = merge.proposals
    assert (asked.part, asked.question) == PLACE
    for side, body_there in ((mine, asked.mine_body), (theirs, asked.theirs_body)):
        for block in body_there:
            assert block_text(block) in side


@pytest.mark.parametrize(("mine", "theirs", "_stands"), ASKED)
def test_nobody_gets_a_sentence_that_nobody_wrote_without_being_asked(
    mine: tuple[str, ...], theirs: tuple[str, ...], _stands: str
) -> None:
    merge = merged(mine, theirs)
    asked = {proposal.block for proposal in merge.proposals}
    written = "\n".join((*mine, *theirs))
    for block in merge.body:
        assert block.id in asked or block_text(block) in written


def test_a_mark_that_two_authors_set_differently_is_asked() -> None:
    (base,) = body("Audits find drift.")
    mine = Block(base.id, base.runs, stance="strength")
    theirs = Block(base.id, base.runs, stance="improvement")
    merge = merge_bodies(PLACE, (base,), (mine,), (theirs,))
    assert merge.body == (mine,)
    (asked,) = merge.proposals
    assert (asked.field, asked.mine_value, asked.theirs_value) == (
        "stance",
        '"strength"',
        '"improvement"',
    )


def test_the_second_half_of_a_split_keeps_its_mark_and_kind() -> None:
    base = body(WAITS)
    mine = (
        Block("b0", (Text(FIRST),), stance="strength"),
        Block("new", (Text(LAST),), kind="bullet", stance="improvement"),
    )
    theirs = body(WAITS.replace("33", "31"))
    first, second = merge_bodies(PLACE, base, mine, theirs).body
    assert (first.id, first.stance, block_text(first)) == (
        "b0",
        "strength",
        FIRST.replace("33", "31"),
    )
    assert second == mine[1]


def test_bold_of_one_and_words_of_the_other_come_together() -> None:
    base = (Block("b0", (Text("Audits find drift in plans."),)),)
    mine = (Block("b0", (Text("Audits find "), Text("drift", bold=True), Text(" in plans."))),)
    theirs = (Block("b0", (Text("Audits find drift in care plans."),)),)
    (block,) = merge_bodies(PLACE, base, mine, theirs).body
    assert block.runs == (
        Text("Audits find "),
        Text("drift", bold=True),
        Text(" in care plans."),
    )


def test_a_citation_put_in_by_one_stays_at_its_words() -> None:
    base = (Block("b0", (Text("Audits find drift. Visits are timely."),)),)
    mine = (
        Block("b0", (Text("Audits find drift "), Citation("ev-1"), Text(". Visits are timely."))),
    )
    theirs = (Block("b0", (Text("Audits find drift. Visits are mostly timely."),)),)
    (block,) = merge_bodies(PLACE, base, mine, theirs).body
    assert block.runs == (
        Text("Audits find drift "),
        Citation("ev-1"),
        Text(". Visits are mostly timely."),
    )


def test_carried_over_text_that_one_confirmed_is_confirmed() -> None:
    base = (Block("b0", (Text("As last year."),), origin="last_year"),)
    mine = (Block("b0", (Text("As last year."),)),)
    theirs = (Block("b0", (Text("As last year, and more."),), origin="last_year"),)
    for one, other in ((mine, theirs), (theirs, mine)):
        (block,) = merge_bodies(PLACE, base, one, other).body
        assert (block.origin, block_text(block)) == ("", "As last year, and more.")
