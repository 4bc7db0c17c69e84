"""Records and values of three versions."""

from hypothesis import given
from hypothesis import strategies as st

from ilacs_desktop.document.records import AuditCount, Comment, PriorPoint, Reply
from ilacs_desktop.merge.fields import merge_records, merge_struct, merged_set, three_way
from tests.merge.test_join import START

_SETS = st.lists(st.sampled_from("abcdefgh"), unique=True).map(tuple)


@given(_SETS, _SETS, _SETS)
def test_a_set_holds_what_either_added_and_neither_removed(
    base: tuple[str, ...], mine: tuple[str, ...], theirs: tuple[str, ...]
) -> None:
    b, m, t = set(base), set(mine), set(theirs)
    assert set(merged_set(base, mine, theirs)) == (m | t) - (b - m) - (b - t)


def test_a_value_is_that_of_the_side_that_changed_it() -> None:
    assert three_way(1, 2, 1) == (2, False)
    assert three_way(1, 1, 3) == (3, False)
    assert three_way(1, 2, 2) == (2, False)
    assert three_way(1, 2, 3) == (2, True)


def test_sections_that_account_for_a_point_are_added_together() -> None:
    base = PriorPoint("p", "Improve plans.", sections=("a",))
    mine = PriorPoint("p", "Improve plans.", sections=("a", "b"), response="Done.")
    theirs = PriorPoint("p", "Improve care plans.", sections=("a", "c"))
    merged, asked = merge_struct(base, mine, theirs, {"record": "p"})
    assert merged == PriorPoint(
        "p", "Improve care plans.", sections=("a", "b", "c"), response="Done."
    )
    assert asked == ()


def test_answers_to_a_comment_from_two_authors_both_stand() -> None:
    base = Comment("c", "s1", "know", "Jo Ash", START, "Is that so?")
    mine = Comment("c", "s1", "know", "Jo Ash", START, "Is that so?", replies=(_reply("r1"),))
    theirs = Comment(
        "c", "s1", "know", "Jo Ash", START, "Is that so?", replies=(_reply("r2"),), closed_by="Jo"
    )
    ((merged,), asked) = merge_records((base,), (mine,), (theirs,))
    assert {reply.id for reply in merged.replies} == {"r1", "r2"}
    assert merged.closed_by == "Jo"
    assert asked == ()


def test_a_record_that_one_removed_and_nobody_changed_goes() -> None:
    base = (PriorPoint("p"), PriorPoint("q"))
    assert merge_records(base, base[:1], base) == (base[:1], ())
    assert merge_records(base, base, base[1:]) == (base[1:], ())
    assert merge_records(base, base[:1], base[1:]) == ((), ())


def test_a_record_that_one_removed_and_the_other_changed_stays_and_is_asked() -> None:
    base, changed = PriorPoint("p"), PriorPoint("p", response="Done.")
    for mine, theirs in (((), (changed,)), ((changed,), ())):
        kept, (asked,) = merge_records((base,), mine, theirs)
        assert kept == (changed,)
        assert (asked.kind, asked.record, asked.field) == ("delete_or_edit", "p", "")


def test_a_count_that_both_changed_is_asked_and_the_others_are_joined() -> None:
    base, mine, theirs = (
        (AuditCount("a", grades=grades),)
        for grades in ({"a": 1, "b": 1}, {"a": 2, "b": 5}, {"a": 3, "b": 1, "c": 4})
    )
    (merged,), (asked,) = merge_records(base, mine, theirs)
    assert merged.grades == {"a": 2, "b": 5, "c": 4}
    assert (asked.record, asked.field) == ("a", "grades")
    assert (asked.mine_value, asked.theirs_value) == (
        '{"a":2,"b":5,"c":4}',
        '{"a":3,"b":5,"c":4}',
    )


def _reply(name: str) -> Reply:
    return Reply(name, "Jo Ash", START, "Yes.")
