"""Which things words find, and in which order."""

from hypothesis import given
from hypothesis import strategies as st

from ilacs_desktop.ui.shell.go_to.ranking import findable, ranked
from ilacs_desktop.ui.shell.go_to.targets import Kind, Target


def target(title: str, kind: Kind = "section", note: str = "") -> Target:
    return Target(kind, title, note, title)


def found(typed: str, *targets: Target) -> list[str]:
    return [one.title for one in ranked(findable(targets), typed)]


def test_a_title_that_is_what_was_typed_comes_before_one_that_begins_with_it() -> None:
    assert found("plan", target("Planning", "page"), target("Plan", "figure")) == [
        "Plan",
        "Planning",
    ]


def test_the_beginnings_of_words_come_before_letters_within_them() -> None:
    inside, second = target("Uncared for", "page"), target("Edge of care", "comment")
    assert found("care", inside, second) == ["Edge of care", "Uncared for"]


def test_words_are_found_in_any_order() -> None:
    assert found("lea car", target("Care leavers"), target("Children in care")) == ["Care leavers"]


def test_the_first_letters_of_its_words_find_a_title() -> None:
    assert found("kd", target("Key dates"), target("Known risks")) == ["Key dates"]


def test_one_letter_is_the_beginning_of_a_word_and_no_more() -> None:
    assert found("k", target("Key dates"), target("Work")) == ["Key dates", "Work"]


def test_what_stands_beside_a_title_finds_it_last() -> None:
    beside, named = target("Fostering", "page", "Care"), target("Care leavers", "comment")
    assert found("care", beside, named) == ["Care leavers", "Fostering"]


def test_pages_come_before_sections_and_sections_before_records() -> None:
    evidence, section = target("Care audit", "evidence"), target("Edge of care", "section")
    assert found("care", evidence, section, target("Into care", "page")) == [
        "Into care",
        "Edge of care",
        "Care audit",
    ]


def test_of_one_kind_titles_that_begin_with_it_come_first() -> None:
    assert found("care", target("Edge of care"), target("Care leavers")) == [
        "Care leavers",
        "Edge of care",
    ]


def test_accents_capitals_and_apostrophes_make_no_difference() -> None:
    assert found("SIAN inspectors", target("Siân and the inspector’s view")) != []


def test_what_has_not_all_the_words_is_not_found() -> None:
    assert found("care zebra", target("Care leavers")) == []


def test_nothing_typed_finds_everything_in_the_order_of_kinds() -> None:
    assert found(" ", target("b", "command"), target("a", "page")) == ["a", "b"]


@given(st.lists(st.text(max_size=8), max_size=6), st.text(max_size=6), st.text(max_size=3))
def test_typing_on_finds_nothing_new(titles: list[str], typed: str, more: str) -> None:
    every = [target(f"{title} {n}") for n, title in enumerate(titles)]
    before = set(found(typed, *every))
    assert set(found(f"{typed} {more}", *every)) <= before


@given(st.lists(st.text(min_size=1, max_size=8), max_size=6))
def test_every_title_is_found_by_itself(titles: list[str]) -> None:
    every = [target(f"{title} {n}") for n, title in enumerate(titles)]
    for one in every:
        assert one.title in found(one.title, *every)
