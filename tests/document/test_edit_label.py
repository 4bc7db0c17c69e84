"""What edits are called in the menu."""

import pytest

from ilacs_desktop.document.body import Body
from ilacs_desktop.document.edit_label import edit_label
from ilacs_desktop.document.markup import parse_body


def body(markup: str) -> Body:
    return parse_body(markup, lambda n: f"b{n}")


@pytest.mark.parametrize(
    ("old", "new", "label"),
    [
        ("One.\n\nTwo.", "(+) One.\n\n(+) Two.", "Mark as strength"),
        ("One.\n\n(+) Two.", "One.\n\n(!) Two.", "Mark as area for improvement"),
        ("(!) One.", "One.", "Remove mark"),
        ("One.", "- One.", "Bullets"),
        ("- One.", "1. One.", "Numbers"),
        ("1. One.", "One.", "No list"),
        ("One two.", "One **two**.", "Bold"),
        ("One **two**.", "One two.", "Bold"),
        ("One two.", "One *two*.", "Italic"),
        ("One.", "One [ev-1].", "Cite evidence"),
        ("One [ev-1].", "One [ev-1][ev-1].", "Cite evidence"),
        ("One.", "One [ac-1].", "Link action"),
        ("One.", "One. Two.", ""),
        ("One [ev-1].", "One .", ""),
        ("One [ev-1].", "[ev-1]One .", ""),
        ("One.", "One.\n\nTwo.", ""),
        ("One.", "(+) Two.", ""),
        ("One.", "One.", ""),
        ("", "", ""),
    ],
)
def test_an_edit_is_named_by_all_that_differs(old: str, new: str, label: str) -> None:
    assert edit_label(body(old), body(new)) == label
