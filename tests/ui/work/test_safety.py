"""What is told when the program fails: what was saved, when and where, and never a word of it."""

from pathlib import Path

import pytest

from ilacs_desktop.ui.work.safety import what_is_safe
from tests.ui.work.at_work import Open, saved, typed


def test_without_anything_open_nothing_was_lost() -> None:
    assert what_is_safe(None) == "No self-evaluation is open, so nothing was lost."


def test_it_says_when_and_where_it_was_saved_last(open_workspace: Open, file: Path) -> None:
    work = open_workspace(file)
    told = what_is_safe(work)
    where = f"as “northbridge-2026.ilacs” in “{file.parent}”."
    assert f"It was last saved on 12 October 2026 at 14:32, {where}" in told
    assert told.endswith("Nothing was typed since.")
    typed(work, "Secret.")
    saved(work)
    assert what_is_safe(work) == told


def test_it_says_where_what_was_typed_since_is_kept(open_workspace: Open, file: Path) -> None:
    work = open_workspace(file)
    typed(work, "Secret.")
    told = what_is_safe(work)
    assert f"What you typed since is kept on this computer, in “{work.services.recovery}”" in told
    assert "Secret" not in told


def test_work_that_was_never_saved_is_said_to_be_so(open_workspace: Open) -> None:
    assert "It has not been saved in a file yet. What you typed" in what_is_safe(
        open_workspace(None)
    )


def test_it_does_not_promise_what_the_journal_did_not_take(
    open_workspace: Open, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    work = open_workspace(file)

    def full(_document: object) -> int:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(work._keeping.journal, "keep", full)
    typed(work, "Secret.")
    work._keeping.keep()
    work.services.journal_lane.drain()
    assert "could not be kept on this computer" in what_is_safe(work)
