"""Two people in one file: what the other saved comes in when typing rests, and nothing is lost."""

from pathlib import Path
from typing import NamedTuple

import pytest
from pytestqt.qtbot import QtBot

from ilacs_desktop.merge.bring_in import Arrival
from ilacs_desktop.storage.container import open_file
from ilacs_desktop.ui.pages.outlook.notes import NotesText, with_notes
from ilacs_desktop.ui.theme.theme import Theme
from ilacs_desktop.ui.work import coming_in
from ilacs_desktop.ui.work.workspace import Workspace
from tests.ui.work.at_work import Open, drained, renamed, rest, saved, summary, text, typed


class Two(NamedTuple):
    """The coordinator and Priya Nair with one file open, and what the coordinator heard."""

    mine: Workspace
    theirs: Workspace
    told: list[str]
    arrived: list[Arrival]


@pytest.fixture
def two(open_workspace: Open, file: Path) -> Two:
    first = open_workspace(file)
    typed(first, "Shared.", "shared")
    saved(first)
    found = Two(open_workspace(file), open_workspace(file, "Priya Nair"), [], [])
    found.mine.told.connect(found.told.append)
    found.mine.noted.connect(found.told.append)
    found.mine.arrived.connect(found.arrived.append)
    return found


def they_save(two: Two, words: str = "Theirs.") -> None:
    typed(two.theirs, words, "theirs")
    saved(two.theirs)


def is_in_file(work: Workspace) -> bool:
    assert work.path is not None
    return work.save_state == "saved" and open_file(work.path).document == work.document


def test_a_save_joins_and_what_came_in_is_shown_when_typing_rests(two: Two, file: Path) -> None:
    they_save(two)
    typed(two.mine, "Mine.", "mine")
    saved(two.mine)
    assert set(summary(file).split()) == {"Shared.", "Theirs.", "Mine."}
    assert text(two.mine.document) == "Shared. Mine."
    assert two.told == []
    rest(two.mine)
    assert set(text(two.mine.document).split()) == {"Shared.", "Theirs.", "Mine."}
    assert is_in_file(two.mine)


def test_what_is_in_a_box_and_not_taken_over_yet_is_not_lost_to_what_comes_in(
    two: Two, theme: Theme, qtbot: QtBot
) -> None:
    notes = NotesText(theme, two.mine)
    qtbot.addWidget(notes)
    two.theirs.change("Notes", with_notes(two.theirs.document, "Theirs."))
    saved(two.theirs)
    typed(two.mine, "Mine.", "mine")
    saved(two.mine)
    lane = two.mine.services.save_lane
    lane.hold()
    two.mine._coming.rest.timeout.emit()
    notes.insertPlainText("Mine as well.")
    lane.release()
    drained(two.mine)
    assert two.mine.document.cycle.presentation == notes.toPlainText() == "Mine as well."
    rest(two.mine)
    assert notes.toPlainText() == "Mine as well."
    [asked] = two.mine.document.proposals
    assert "Theirs." in str(asked)


def test_what_is_typed_in_a_box_goes_into_the_file_with_a_save(
    two: Two, theme: Theme, qtbot: QtBot, file: Path
) -> None:
    notes = NotesText(theme, two.mine)
    qtbot.addWidget(notes)
    notes.insertPlainText("Good morning")
    saved(two.mine)
    assert open_file(file).document.cycle.presentation == "Good morning"


def test_without_any_typing_it_is_shown_at_once(two: Two) -> None:
    they_save(two)
    renamed(two.mine, "Westbridge Council")
    two.mine._coming.rest.stop()
    saved(two.mine)
    assert text(two.mine.document) == "Shared. Theirs."
    assert two.mine.document.authority.name == "Westbridge Council"
    assert is_in_file(two.mine)


def test_it_is_told_who_saved_and_how_much_came_in(two: Two) -> None:
    they_save(two)
    typed(two.mine, "Mine.", "mine")
    saved(two.mine)
    rest(two.mine)
    [arrival] = two.arrived
    assert two.mine.arrivals == (arrival,)
    assert arrival.by == "Priya Nair"
    assert text(arrival.before) == "Shared. Mine."
    assert arrival.after is two.mine.document
    assert two.told == [
        "Priya Nair saved “northbridge-2026.ilacs” meanwhile: 1 change came in. Look at it under"
        " Team, Bring in."
    ]


def test_undo_cannot_cross_what_is_saved_already(two: Two) -> None:
    they_save(two)
    typed(two.mine, "Mine.", "mine")
    saved(two.mine)
    assert two.mine.undo_label
    labels: list[str] = []
    two.mine.document_changed.connect(lambda *_: labels.append(two.mine.undo_label))
    rest(two.mine)
    assert labels == [""], "one change, and whoever hears of it sees that undo has ended"
    assert two.mine.redo_label == ""


def test_what_is_typed_during_the_save_stays_and_is_unsaved(two: Two, file: Path) -> None:
    they_save(two)
    typed(two.mine, "Mine.", "mine")
    two.mine.save()
    typed(two.mine, "Mine, and more.", "mine")
    drained(two.mine)
    rest(two.mine)
    assert "Mine, and more." in text(two.mine.document)
    assert "Theirs." in text(two.mine.document)
    assert two.mine.save_state == "unsaved"
    assert "more" not in summary(file)
    saved(two.mine)
    assert is_in_file(two.mine)
    assert two.mine.document.proposals == ()


def test_what_is_typed_while_it_is_worked_out_has_it_worked_out_anew(
    two: Two, monkeypatch: pytest.MonkeyPatch
) -> None:
    they_save(two)
    typed(two.mine, "Mine.", "mine")
    saved(two.mine)
    lane = two.mine.services.save_lane
    lane.hold()
    two.mine._coming.rest.timeout.emit()
    typed(two.mine, "Mine, and more.", "mine")
    lane.drain()
    lane.release()
    assert text(two.mine.document) == "Shared. Mine, and more."
    rest(two.mine)
    assert "Mine, and more." in text(two.mine.document)
    assert "Theirs." in text(two.mine.document)


def while_pending(two: Two) -> None:
    """Save, so that what Priya saved waits for typing to rest."""
    they_save(two)
    typed(two.mine, "Mine.", "mine")
    saved(two.mine)
    assert "Theirs." not in text(two.mine.document)


def test_saving_again_meanwhile_joins_again(two: Two) -> None:
    while_pending(two)
    typed(two.mine, "Mine, and more.", "mine")
    saved(two.mine)
    rest(two.mine)
    assert set(text(two.mine.document).split()) == {"Shared.", "Theirs.", "Mine,", "and", "more."}
    assert is_in_file(two.mine)
    assert len(two.arrived) == 1


def test_saving_while_it_is_worked_out_joins_only_once(two: Two) -> None:
    while_pending(two)
    two.mine._coming.rest.timeout.emit()
    saved(two.mine)
    rest(two.mine)
    assert is_in_file(two.mine)
    assert len(two.mine.open_now().parents) == 1
    assert len(two.arrived) == 1


def test_undo_meanwhile_takes_back_only_what_was_typed(two: Two) -> None:
    while_pending(two)
    two.mine.undo()
    assert text(two.mine.document) == "Shared."
    rest(two.mine)
    assert text(two.mine.document) == "Shared. Theirs."
    saved(two.mine)
    assert is_in_file(two.mine)


def test_saving_under_another_name_meanwhile_takes_theirs_along(two: Two, file: Path) -> None:
    while_pending(two)
    other = file.with_name("another.ilacs")
    two.mine.save_as(other)
    drained(two.mine)
    rest(two.mine)
    assert set(text(two.mine.document).split()) == {"Shared.", "Theirs.", "Mine."}
    assert two.mine.save_state == "unsaved"
    assert two.mine.undo_label == "Bring in what Priya Nair saved"
    saved(two.mine)
    assert is_in_file(two.mine)
    assert two.mine.path == other
    assert set(summary(file).split()) == {"Shared.", "Theirs.", "Mine."}


def test_a_save_that_fails_meanwhile_leaves_it_waiting(two: Two, file: Path) -> None:
    while_pending(two)
    two.mine.save_as(file.parent / "no such folder" / "file.ilacs")
    drained(two.mine)
    rest(two.mine)
    assert "Theirs." in text(two.mine.document)
    assert is_in_file(two.mine)


def test_a_file_that_cannot_be_joined_with_it_meanwhile_is_told(
    two: Two, monkeypatch: pytest.MonkeyPatch
) -> None:
    while_pending(two)

    def broken(*_facts: object) -> None:
        raise TypeError("the text of somebody's answer")

    monkeypatch.setattr(coming_in, "taken_in", broken)
    rest(two.mine)
    [sentence] = two.told
    assert "Your work is still open" in sentence
    assert "somebody" not in sentence
    monkeypatch.undo()
    saved(two.mine)
    rest(two.mine)
    assert "Mine." in text(two.mine.document)


def test_a_journal_kept_meanwhile_begins_from_what_was_saved(two: Two) -> None:
    from ilacs_desktop.storage.journal import read

    while_pending(two)
    two.mine.services.journal_lane.drain()
    path = two.mine._keeping.journal._path
    assert path is not None
    held = read(path)
    assert held is not None
    assert text(held.base) == "Shared. Mine."
    rest(two.mine)
    two.mine.services.journal_lane.drain()
    path = two.mine._keeping.journal._path
    assert path is not None
    held = read(path)
    assert held is not None
    assert held.base == two.mine.document
    assert held.parents == (open_file(two.mine.path or path).head,)


def looked(work: Workspace) -> None:
    work.take_in()
    rest(work)
    drained(work)


def test_what_the_file_has_newer_is_taken_in_without_a_save(two: Two, file: Path) -> None:
    they_save(two)
    before = file.read_bytes()
    looked(two.mine)
    assert text(two.mine.document) == "Shared. Theirs."
    assert two.mine.save_state == "saved"
    assert len(two.arrived) == 1
    assert file.read_bytes() == before
    typed(two.mine, "Mine.", "mine")
    saved(two.mine)
    assert is_in_file(two.mine)
    assert len(two.arrived) == 1


def test_it_waits_for_typing_to_rest(two: Two) -> None:
    they_save(two)
    typed(two.mine, "Mine.", "mine")
    two.mine.take_in()
    drained(two.mine)
    assert text(two.mine.document) == "Shared. Mine."
    rest(two.mine)  # a save that joins
    rest(two.mine)
    assert set(text(two.mine.document).split()) == {"Shared.", "Theirs.", "Mine."}
    assert is_in_file(two.mine)


def test_two_windows_without_typing_do_not_save_for_ever(two: Two, file: Path) -> None:
    they_save(two)
    typed(two.mine, "Mine.", "mine")
    saved(two.mine)
    rest(two.mine)
    for _ in range(3):
        looked(two.theirs)
        looked(two.mine)
    after = file.read_bytes()
    looked(two.theirs)
    looked(two.mine)
    assert file.read_bytes() == after
    assert two.theirs.document == two.mine.document


def test_what_stands_in_the_file_and_does_not_follow_ours_is_joined_by_a_save(
    two: Two, file: Path
) -> None:
    earlier = file.read_bytes()
    typed(two.mine, "Mine.", "mine")
    saved(two.mine)
    mine = file.read_bytes()
    file.write_bytes(earlier)  # as when a sync program brings back an older file
    they_save(two)
    assert file.read_bytes() != mine
    looked(two.mine)
    rest(two.mine)
    assert set(text(two.mine.document).split()) == {"Shared.", "Theirs.", "Mine."}
    assert is_in_file(two.mine)


def test_a_save_while_the_file_is_looked_into_loses_nothing(two: Two) -> None:
    they_save(two)
    two.mine.take_in()
    typed(two.mine, "Mine.", "mine")
    saved(two.mine)
    rest(two.mine)
    assert set(text(two.mine.document).split()) == {"Shared.", "Theirs.", "Mine."}
    assert is_in_file(two.mine)


def test_a_clash_is_told_as_a_question(two: Two) -> None:
    typed(two.theirs, "Shared by their teams.", "shared")
    saved(two.theirs)
    typed(two.mine, "Shared by our services.", "shared")
    saved(two.mine)
    rest(two.mine)
    assert "1 question for you waits" in two.told[0]
    everything = text(two.mine.document) + str(two.mine.document.proposals)
    assert "their teams" in everything
    assert "our services" in everything


def test_the_same_change_by_both_is_no_news(two: Two) -> None:
    they_save(two, "Both.")
    typed(two.mine, "Both.", "theirs")
    saved(two.mine)
    rest(two.mine)
    assert two.told == []
    assert two.arrived == []
    assert is_in_file(two.mine)


def test_a_closed_workspace_takes_nothing_in(two: Two) -> None:
    while_pending(two)
    heard: list[object] = []
    two.mine.document_changed.connect(lambda _old, new: heard.append(new))
    two.mine.close()
    rest(two.mine)
    assert heard == []
