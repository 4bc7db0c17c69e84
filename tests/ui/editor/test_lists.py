"""Lists: how items are numbered, and which typed marks make one."""

import pytest

from ilacs_desktop.document.body import Block, Text
from ilacs_desktop.ui.editor.lists import (
    Mark,
    kind_typed,
    marker,
    ordinals,
    typed_mark,
    with_typed_lists,
)


def lines(*texts: str) -> tuple[Block, ...]:
    return tuple(Block("", (Text(text),)) for text in texts)


def told(blocks: tuple[Block, ...]) -> list[tuple[str, str]]:
    return [(block.kind, "".join(run.text for run in block.runs)) for block in blocks]


def test_numbers_start_again_after_anything_else() -> None:
    kinds = ("numbered", "numbered", "bullet", "numbered", "paragraph", "numbered", "numbered")
    assert ordinals(tuple(Block(str(n), (), kind) for n, kind in enumerate(kinds))) == (
        *(1, 2, 0),
        *(1, 0, 1, 2),
    )


def test_items_have_marks_and_paragraphs_none() -> None:
    assert [marker("bullet", 0), marker("numbered", 12), marker("paragraph", 0)] == ["•", "12.", ""]


@pytest.mark.parametrize(
    ("text", "mark"),
    [
        ("• point", Mark(2, 0)),
        ("-   point", Mark(4, 0)),
        ("12) point", Mark(4, 12)),
        ("2024. A year", None),
        ("-5 degrees", None),
        ("1.5 workers", None),
        ("- ", None),
        ("plain", None),
    ],
)
def test_a_mark_is_told_from_ordinary_text(text: str, mark: Mark | None) -> None:
    assert typed_mark(text) == mark


def test_typed_bullets_and_numbers_become_lists() -> None:
    assert told(
        with_typed_lists(lines("Said:", "• one", "- two", "1. first", "2) second"), dashes=True)
    ) == [
        ("paragraph", "Said:"),
        ("bullet", "one"),
        ("bullet", "two"),
        ("numbered", "first"),
        ("numbered", "second"),
    ]


def test_numbers_that_a_list_would_change_stay_as_typed() -> None:
    typed = lines("3. third", "4. fourth", "1. alone", "Words", "2. late", "1. one", "3. three")
    assert with_typed_lists(typed, dashes=True) == typed


def test_a_dash_or_star_that_may_be_no_bullet_stays_as_typed() -> None:
    for typed in (("- 4 per cent", "Words"), ("– said the head",), ("* note",), ("- 4", "- 5")):
        assert with_typed_lists(lines(*typed), dashes=True) == lines(*typed)
    for typed in (("– Good, said the head", "– Yes"), ("* one", "* two")):
        assert with_typed_lists(lines(*typed), dashes=False) == lines(*typed)


def test_dashes_beside_each_other_are_bullets_where_people_type_them_so() -> None:
    made = with_typed_lists(lines("- staff", "- 12 audits", "Words", "* alone"), dashes=True)
    assert told(made) == [
        ("bullet", "staff"),
        ("bullet", "12 audits"),
        ("paragraph", "Words"),
        ("paragraph", "* alone"),
    ]


def test_two_numbered_lists_in_a_row_are_two_lists() -> None:
    made = with_typed_lists(lines("1. a", "2. b", "1. c", "2. d"), dashes=True)
    assert [block.kind for block in made] == ["numbered"] * 4


def test_the_marks_typed_at_the_start_of_a_paragraph() -> None:
    assert [kind_typed(text) for text in ("- ", "* ", "1. ", "2. ", "a ")] == [
        "bullet",
        "bullet",
        "numbered",
        None,
        None,
    ]
