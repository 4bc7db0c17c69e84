"""The check that no merge loses a word."""

import pytest

from ilacs_desktop.merge import body as merging
from ilacs_desktop.merge.body import BodyMerge, merge_bodies
from ilacs_desktop.merge.guard import lost
from tests.merge.prose import BASE, PLACE, body, with_words


def test_a_word_that_one_side_added_must_be_there() -> None:
    base, mine = body("Audits find drift."), body("Audits find some drift.")
    assert lost(base, mine, base, base) == {"some"}
    assert lost(base, mine, base, mine) == frozenset()


def test_a_word_that_one_side_took_out_may_go() -> None:
    base, mine = body("Audits find some drift."), body("Audits find drift.")
    assert lost(base, mine, base, mine) == frozenset()


def test_a_word_and_a_paragraph_that_both_keep_must_be_there() -> None:
    base = body("Audits find drift.", "Visits visits.")
    assert lost(base, base, base, base[:1]) == {"Visits", "visits", "Visits visits."}
    assert lost(base, base, base, base[1:]) == {"Audits", "find", "drift", "Audits find drift."}


def test_should_a_merge_lose_a_word_both_answers_are_kept_whole(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def forgetful(*_: object) -> BodyMerge:
        return BodyMerge(body("Nothing."))

    monkeypatch.setattr(merging, "_merged", forgetful)
    base = body(*BASE)
    mine, theirs = body(*with_words("33", "31")), body(*with_words("March", "May"))
    merge = merge_bodies(PLACE, base, mine, theirs)
    assert merge.body == mine
    (asked,) = merge.proposals
    assert (asked.block, asked.base_body, asked.mine_body, asked.theirs_body) == (
        "",
        base,
        mine,
        theirs,
    )
