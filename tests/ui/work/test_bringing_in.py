"""Another file's work brought into the open document: one step, which the next save follows."""

from collections.abc import Callable
from pathlib import Path

import pytest

from ilacs_desktop.merge.bring_in import Arrival, Brought, bring_in
from ilacs_desktop.storage.container import open_file
from ilacs_desktop.ui.work.workspace import Workspace
from tests.ui.work.at_work import Open, rest, saved, summary, text, typed

LABEL = "Bring in Priya Nair’s work"

Bring = Callable[[Workspace], Brought]


@pytest.fixture
def copy(file: Path, open_workspace: Open) -> Path:
    """Return a copy of the file in which Priya Nair has written."""
    copy = file.with_name("from-priya.ilacs")
    copy.write_bytes(file.read_bytes())
    theirs = open_workspace(copy, "Priya Nair")
    typed(theirs, "Theirs.", "theirs")
    saved(theirs)
    return copy


@pytest.fixture
def bring(copy: Path) -> Bring:
    """Return what works out the open document with the copy in it, as a page does on a lane."""

    def bring_(work: Workspace) -> Brought:
        found = open_file(copy)
        return bring_in(work.open_now(), found.history, found.head)

    return bring_


@pytest.fixture
def mine(open_workspace: Open, file: Path, copy: Path) -> Workspace:
    work = open_workspace(file)
    typed(work, "Mine.", "mine")
    return work


def test_it_is_one_step_and_undo_takes_its_version_back(mine: Workspace, bring: Bring) -> None:
    brought = bring(mine)
    mine.bring_in(LABEL, brought)
    assert set(text(mine.document).split()) == {"Mine.", "Theirs."}
    assert mine.undo_label == LABEL
    assert brought.joined[0] in mine.open_now().parents
    mine.undo()
    assert text(mine.document) == "Mine."
    assert brought.joined[0] not in mine.open_now().parents
    mine.redo()
    assert brought.joined[0] in mine.open_now().parents


def test_what_came_in_is_told_of_as_long_as_it_is_in(mine: Workspace, bring: Bring) -> None:
    heard: list[Arrival] = []
    mine.arrived.connect(heard.append)
    mine.bring_in(LABEL, bring(mine))
    assert [arrival.by for arrival in heard] == ["Priya Nair"]
    assert mine.arrivals == tuple(heard)
    mine.undo()
    assert mine.arrivals == ()
    mine.redo()
    saved(mine)
    typed(mine, "Mine, and more.", "mine")
    mine.undo()
    assert mine.arrivals == tuple(heard)


def test_the_next_save_follows_both(mine: Workspace, bring: Bring, file: Path) -> None:
    brought = bring(mine)
    mine.bring_in(LABEL, brought)
    saved(mine)
    opened = open_file(file)
    assert brought.joined[0] in opened.history.ancestors(opened.head)
    assert opened.document == mine.document
    assert mine.undo_label == "", "what was joined is saved: undo cannot cross it"


def test_what_was_typed_since_it_was_worked_out_stays(mine: Workspace, bring: Bring) -> None:
    brought = bring(mine)
    typed(mine, "Mine, and more.", "mine")
    mine.bring_in(LABEL, brought)
    assert set(text(mine.document).split()) == {"Mine,", "and", "more.", "Theirs."}
    assert mine.arrivals[0].after is mine.document
    mine.undo()
    assert text(mine.document) == "Mine, and more."


def test_what_was_saved_since_it_was_worked_out_stays_a_version(
    mine: Workspace, bring: Bring, file: Path
) -> None:
    brought = bring(mine)
    saved(mine)
    own = open_file(file).head
    mine.bring_in(LABEL, brought)
    saved(mine)
    opened = open_file(file)
    assert {own, *brought.joined} <= opened.history.ancestors(opened.head)
    assert set(summary(file).split()) == {"Mine.", "Theirs."}


def test_a_save_under_way_does_not_lose_the_versions(
    mine: Workspace, bring: Bring, file: Path
) -> None:
    brought = bring(mine)
    mine.save()
    mine.bring_in(LABEL, brought)
    mine.services.save_lane.drain()
    assert mine.save_state == "unsaved"
    saved(mine)
    opened = open_file(file)
    assert brought.joined[0] in opened.history.ancestors(opened.head)


def test_what_is_in_already_is_no_news_and_no_step(mine: Workspace, bring: Bring) -> None:
    mine.bring_in(LABEL, bring(mine))
    saved(mine)
    heard: list[Arrival] = []
    mine.arrived.connect(heard.append)
    mine.bring_in(LABEL, bring(mine))
    assert heard == []
    assert mine.undo_label == ""
    assert mine.save_state == "saved"


def test_work_brought_in_before_the_file_is_joined_is_not_lost(
    mine: Workspace, bring: Bring, file: Path, open_workspace: Open
) -> None:
    other = open_workspace(file, "Jane Orr")
    typed(other, "Janes.", "jane")
    saved(other)
    mine.bring_in(LABEL, bring(mine))
    saved(mine)
    rest(mine)
    assert set(text(mine.document).split()) == {"Mine.", "Theirs.", "Janes."}
    assert [arrival.by for arrival in mine.arrivals] == ["Jane Orr", "Priya Nair"]
    assert open_file(file).document == mine.document


def test_a_label_names_the_version(mine: Workspace, file: Path) -> None:
    mine.save()
    mine.save("Sent to the lead member")
    mine.services.save_lane.drain()
    assert open_file(file).history.log()[0].label == "Sent to the lead member"
    assert mine.save_state == "saved"


def test_undo_while_it_is_saved_does_not_delete_theirs(mine: Workspace, bring: Bring) -> None:
    """What was undone would be saved as following their version: as if somebody had deleted it."""
    mine.bring_in(LABEL, bring(mine))
    mine.services.save_lane.hold()
    mine.save()
    mine.undo()
    mine.services.save_lane.release()
    saved(mine)
    rest(mine)
    assert set(text(mine.document).split()) == {"Mine.", "Theirs."}
    assert set(summary(mine.path).split()) == {"Mine.", "Theirs."}
