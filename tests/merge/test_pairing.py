"""Old paragraphs under new ids."""

from ilacs_desktop.document.body import Block, Text
from ilacs_desktop.merge.pairing import alike, bag, with_old_ids
from tests.merge.prose import AUDIT, BASE, CARERS, DUTY, WAITS, body


def test_a_section_pasted_back_has_its_old_ids() -> None:
    pasted = body(*(text.replace("in", "within") for text in BASE), ids="wxyz")
    assert [block.id for block in with_old_ids(body(*BASE), pasted)] == ["b0", "b1", "b2", "b3"]


def test_equal_text_goes_before_text_that_is_only_alike() -> None:
    base = body(f"{AUDIT} More.", AUDIT)
    pasted = body(AUDIT, f"{AUDIT} More.", ids="xy")
    assert [block.id for block in with_old_ids(base, pasted)] == ["b1", "b0"]


def test_an_id_that_is_still_there_is_not_given_again() -> None:
    side = (*body(*BASE), Block("copy", (Text(CARERS),)))
    assert with_old_ids(body(*BASE), side) == side


def test_a_new_paragraph_on_another_matter_keeps_its_own_id() -> None:
    side = body(AUDIT, WAITS, "The council opened a new family hub.", DUTY, ids="abcd")
    assert [block.id for block in with_old_ids(body(*BASE), side)] == ["b0", "b1", "c", "b3"]


def test_likeness_runs_from_nothing_in_common_to_the_same_words() -> None:
    one, other, empty = (
        bag(Block("b", (Text(text),))) for text in ("Plans drift.", "drift plans .", "")
    )
    assert alike(one, other) == 1
    assert alike(one, empty) == alike(empty, empty) == 0
