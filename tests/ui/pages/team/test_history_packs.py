"""Versions of a contributor's pack in the History tab: told as such, and never taken for the whole."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QPushButton

from ilacs_desktop.cycle.returning import take_in
from ilacs_desktop.document.model import Document
from ilacs_desktop.document.places import Place, body_at
from ilacs_desktop.framework.model import Framework
from ilacs_desktop.storage.container import Opened
from ilacs_desktop.ui.theme.theme import Theme
from ilacs_desktop.ui.widgets.detail_rows import DetailRow
from tests.cycle.contributors import CARE, FRIDAY, Office, adding, kept
from tests.merge.since_made import Past
from tests.ui.pages.team.history_kit import Historian, historian
from tests.ui.recorded_dialogs import RecordedDialogs

PERMANENCE = Place("permanence", "know")
ADDED = "More children have a permanent home."
_OF_A_WHOLE = {"Save a copy of this version…", "Go back to this version…"}


@pytest.fixture(scope="module")
def back(example: Document) -> Opened:
    """Return the pack as it came back."""
    sent = Office(example, CARE).file()
    return kept(sent, adding(sent.document, PERMANENCE, ADDED))


@pytest.fixture(scope="module")
def made(example: Document, back: Opened) -> Past:
    """Return a self-evaluation into which the pack was brought, and which was saved."""
    mine = Office(example, CARE).open()
    brought = take_in(mine, back)
    now = brought.arrival.after
    parents = (*mine.parents, *brought.joined)
    history, version = brought.history.commit(now, parents, "Jo Ash", FRIDAY, "LAPTOP-4")
    return Past(now, history, version.id)


@pytest.fixture
def desk(
    theme: Theme, dialogs: RecordedDialogs, framework: Framework, tmp_path: Path, made: Past
) -> Iterator[Historian]:
    with historian(theme, dialogs, framework, tmp_path, made) as person:
        yield person


def row_of(desk: Historian, version: str) -> DetailRow:
    return next(row for row in desk.versions if row.id == version)


def ways(desk: Historian) -> list[str]:
    way = desk.tab.changes.way
    return [way.itemData(at) for at in range(way.count())]


def others(desk: Historian) -> list[str]:
    other = desk.tab.changes.other
    return [other.itemData(at) for at in range(other.count())]


def offered(desk: Historian) -> set[str]:
    buttons = desk.tab.findChildren(QPushButton)
    return {one.accessibleName() or one.text() for one in buttons if one.isVisible()}


def test_the_list_tells_whose_pack_a_version_is_and_what_came_of_it(
    desk: Historian, back: Opened, made: Past
) -> None:
    row = row_of(desk, back.head)
    assert row.title == "Grace Mwangale’s pack, as it was sent back"
    assert any("Grace Mwangale" in note for note in row.notes)
    (sent,) = back.history.versions[back.head].parents
    assert row_of(desk, sent).title == "Grace Mwangale’s pack, as it was sent out"
    assert "joined with Grace Mwangale’s pack" in row_of(desk, made.head).notes


def test_a_pack_is_not_offered_to_go_back_to_or_to_save_as_the_whole(
    desk: Historian, back: Opened, made: Past
) -> None:
    desk.choose(back.head)
    assert not _OF_A_WHOLE & offered(desk)
    assert "Show this version" in offered(desk)
    desk.choose(made.head)
    assert offered(desk) >= _OF_A_WHOLE


def test_a_pack_is_compared_with_what_was_sent_out_and_with_no_whole(
    desk: Historian, back: Opened, made: Past
) -> None:
    desk.choose(back.head)
    assert ways(desk) == ["in_this", "other"]
    (row,) = (row for row in desk.changes if not row.is_heading)
    assert ADDED in row.title
    assert row.notes[0] == "Grace Mwangale"
    assert "Grace Mwangale’s pack, as it was sent back" in desk.said()
    desk.compare("other")
    assert others(desk) == list(back.history.versions[back.head].parents)
    (row,) = (row for row in desk.changes if not row.is_heading)
    assert ADDED in row.title
    desk.choose(made.head)
    desk.compare("other")
    whole = set(made.history.versions) - set(back.history.versions) - {made.head}
    assert set(others(desk)) == whole


def test_what_came_in_with_a_pack_is_what_differs_in_the_version_that_has_it(
    desk: Historian, made: Past
) -> None:
    desk.choose(made.head)
    desk.compare("in_this")
    assert desk.change(ADDED).notes[0] == "Grace Mwangale"
    assert len([row for row in desk.changes if row.id.startswith("text:")]) == 1


def test_what_somebody_wrote_in_a_pack_can_be_taken_out_of_the_whole(
    desk: Historian, back: Opened
) -> None:
    desk.choose(back.head)
    desk.change(ADDED)
    desk.click("Take this out again")
    assert not any(ADDED in str(block) for block in body_at(desk.document, PERMANENCE))
    assert not desk.document.pack


def test_in_an_open_pack_its_versions_are_ordinary(
    theme: Theme, dialogs: RecordedDialogs, framework: Framework, tmp_path: Path, back: Opened
) -> None:
    past = Past(back.document, back.history, back.head)
    with historian(theme, dialogs, framework, tmp_path, past) as desk:
        assert row_of(desk, back.head).title.endswith("Grace Mwangale")
        desk.choose(back.head)
        assert offered(desk) >= _OF_A_WHOLE
        assert ways(desk)[0] == "until_now"
