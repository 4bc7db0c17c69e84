"""What is worked out once about an object is not worked out again while the object is there."""

from ilacs_desktop.checks.memo import Memo


def test_work_is_done_once_for_one_object() -> None:
    done: list[tuple[int, ...]] = []
    thing = (1, 2)
    memo = Memo()
    assert memo.of("sum", thing, lambda t: done.append(t) or sum(t)) == 3
    assert Memo(memo).of("sum", thing, lambda t: done.append(t) or sum(t)) == 3
    assert done == [thing]


def test_an_equal_object_is_another_object() -> None:
    memo, first, second = Memo(), [1], [1]
    assert memo.of("name", first, lambda _: "first") == "first"
    assert memo.of("name", second, lambda _: "second") == "second"


def test_two_kinds_of_work_are_kept_apart() -> None:
    memo, thing = Memo(), (1, 2)
    assert memo.of("sum", thing, sum) == 3
    assert memo.of("length", thing, len) == 2


def test_what_a_run_did_not_ask_for_is_let_go() -> None:
    first = Memo()
    thing = (1, 2)
    first.of("sum", thing, sum)
    second = Memo(first)
    third = Memo(second)
    assert third.of("sum", thing, lambda _: 99) == 99
