"""A file opened again after a crash: the work on it that was not saved is offered over the page."""

from collections.abc import Callable
from pathlib import Path

import pytest

from ilacs_desktop.document.body import Block, Text, body_text
from ilacs_desktop.document.places import Place, body_at
from ilacs_desktop.ui.shell.left_work import OPEN
from ilacs_desktop.ui.theme.theme import Theme
from ilacs_desktop.ui.widgets.banner import Banner
from tests.ui.running import Running
from tests.ui.walk import assert_accessible, settle

SUMMARY = Place("front", "summary")

Run = Callable[..., Running]


def write(running: Running, text: str) -> None:
    running.workspace.edit_body(SUMMARY, (Block("b1", (Text(text),)),))
    settle()


def summary(running: Running) -> str:
    return body_text(body_at(running.document, SUMMARY))


def offered(running: Running) -> bool:
    running.drain()
    return running.inside.workbench.left_work.isVisible()


@pytest.fixture
def left(new: Running) -> Path:
    """Return a file on which somebody was at work when the program ended."""
    write(new, "Saved.")
    path = new.saved()
    write(new, "Saved. Typed after that.")
    new.crash()
    return path


def test_who_opens_the_file_again_is_offered_the_work(left: Path, run: Run, theme: Theme) -> None:
    again = run(left)
    assert offered(again)
    assert "It is kept: northbridge-2026.ilacs: 1 change" in again.text()
    assert_accessible(again.inside.workbench.left_work, theme)
    assert summary(again) == "Saved."
    again.click(OPEN)
    assert summary(again) == "Saved. Typed after that."
    assert not offered(again), "what is open is not offered again"


@pytest.mark.long
def test_work_that_was_opened_and_saved_is_not_offered_again(left: Path, run: Run) -> None:
    again = run(left)
    assert offered(again)
    again.click(OPEN)
    again.choose("undo")
    assert summary(again) == "Saved."
    again.choose("redo")
    again.choose("save")
    again.choose("close")
    assert again.inside.desk.open(left)
    assert summary(again) == "Saved. Typed after that."
    assert not offered(again)


@pytest.mark.long
def test_it_is_not_offered_over_another_file(left: Path, run: Run) -> None:
    again = run()
    again.start("Southbridge Council")
    assert not offered(again)
    write(again, "Another.")
    again.saved("other.ilacs")
    again.choose("close")
    assert again.inside.desk.open(left.with_name("other.ilacs"))
    assert not offered(again)
    assert again.inside.desk.open(left)
    assert offered(again)
    again.choose("close")
    assert not again.inside.workbench.left_work.isVisible()


@pytest.mark.long
def test_closing_the_message_loses_nothing(left: Path, run: Run) -> None:
    again = run(left)
    assert offered(again)
    [banner] = again.inside.workbench.left_work.findChildren(Banner)
    banner._close.click()
    assert not again.inside.workbench.left_work.isVisible()
    again.choose("close")
    assert again.inside.desk.open(left)
    assert offered(again)
