"""What moved with the meeting is remembered until somebody has read it, whichever page is in view."""

import datetime as dt
from collections.abc import Iterator

import msgspec
import pytest
from pytestqt.qtbot import QtBot

from ilacs_desktop.document.model import Document
from ilacs_desktop.history.history import History
from ilacs_desktop.ui.work.meeting_watch import MeetingWatch
from ilacs_desktop.ui.work.services import Services
from ilacs_desktop.ui.work.workspace import Workspace

LATER = dt.date(2026, 12, 14)


class Watched:
    """A self-evaluation with its watch."""

    def __init__(self, document: Document, services: Services) -> None:
        self.workspace = Workspace(document, History(), (), None, services)
        self.watch = MeetingWatch(self.workspace, self.workspace)

    def meet(self, day: dt.date | None) -> None:
        document = self.workspace.document
        cycle = msgspec.structs.replace(document.cycle, meeting=day)
        changed = msgspec.structs.replace(document, cycle=cycle)
        self.workspace.change("Change meeting date", changed)


@pytest.fixture
def watched(example: Document, services: Services) -> Iterator[Watched]:
    made = Watched(example, services)
    yield made
    made.workspace.close()


def test_nothing_is_told_while_no_date_was_changed(watched: Watched) -> None:
    document = watched.workspace.document
    watched.workspace.change("Rename", msgspec.structs.replace(document, word_list=()))
    assert watched.watch.account() is None


def test_what_moved_is_told_from_the_first_change_on(watched: Watched, qtbot: QtBot) -> None:
    with qtbot.waitSignal(watched.watch.changed):
        watched.meet(dt.date(2026, 12, 10))
    watched.meet(LATER)
    account = watched.watch.account()
    assert account is not None
    meeting = next(move for move in account.moves if move.id == "meeting")
    assert (meeting.before, meeting.now) == (dt.date(2026, 12, 7), LATER)
    assert "director" in {move.id for move in account.moves}


def test_the_old_date_again_leaves_nothing_to_tell(watched: Watched) -> None:
    watched.meet(LATER)
    watched.workspace.undo()
    assert watched.watch.account() is None


def test_what_was_read_is_told_no_more(watched: Watched) -> None:
    watched.meet(LATER)
    watched.watch.read()
    assert watched.watch.account() is None
    watched.meet(dt.date(2026, 12, 15))
    account = watched.watch.account()
    assert account is not None
    assert next(move for move in account.moves if move.id == "meeting").before == LATER


def test_without_a_meeting_nothing_can_have_moved(watched: Watched) -> None:
    watched.meet(None)
    assert watched.watch.account() is None


def test_a_first_date_moves_nothing(watched: Watched) -> None:
    watched.meet(None)
    watched.watch.read()
    watched.meet(LATER)
    assert watched.watch.account() is None
