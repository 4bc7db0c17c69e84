"""What the foot of the window says of saving."""

import datetime as dt

import pytest

from ilacs_desktop.ui.shell.status_bar import saved_words
from ilacs_desktop.ui.work.workspace import SaveState

AT = dt.datetime(2026, 10, 12, 14, 32, tzinfo=dt.UTC)


@pytest.mark.parametrize(
    ("state", "in_file", "at", "text"),
    [
        ("saved", True, AT, "All changes saved 14:32"),
        ("saved", True, None, "All changes saved"),
        ("saving", True, AT, "Saving…"),
        ("unsaved", True, AT, "Changes not saved yet, last saved 14:32"),
        ("unsaved", True, None, "Changes not saved yet"),
        ("unsaved", False, None, "Not saved in a file yet"),
    ],
)
def test_the_state_is_told_in_words(
    state: SaveState, in_file: bool, at: dt.datetime | None, text: str
) -> None:
    assert saved_words(state, in_file, at).text == text


def test_what_is_not_saved_yet_says_that_it_is_kept() -> None:
    assert "kept on this computer" in saved_words("unsaved", True, None).tip
    assert "kept on this computer" in saved_words("unsaved", False, None).tip
