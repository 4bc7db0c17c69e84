"""Starting, opening, saving and putting away: nothing is lost, and nobody is asked needlessly."""

import datetime as dt
import shutil
from pathlib import Path

import msgspec
import pytest

from ilacs_desktop.document.model import Document
from ilacs_desktop.example import ExampleError
from ilacs_desktop.framework.model import Framework
from ilacs_desktop.storage.container import open_file
from ilacs_desktop.storage.journal import read, unsaved
from ilacs_desktop.storage.recovery import KEPT, describe
from ilacs_desktop.ui.work.whereabouts import whereabouts
from tests.ui.at_desk import AtDesk, summary
from tests.ui.recorded_dialogs import RecordedDialogs


def test_a_new_self_evaluation_has_the_outline_and_no_file(at_desk: AtDesk) -> None:
    assert at_desk.desk.new("Northbridge Council", dt.date(2026, 12, 7))
    assert at_desk.workspace.document.authority.name == "Northbridge Council"
    assert at_desk.workspace.document.cycle.meeting == dt.date(2026, 12, 7)
    assert len(at_desk.workspace.document.sections) == 29
    assert at_desk.workspace.path is None


def test_saving_for_the_first_time_asks_where_and_suggests_a_name(at_desk: AtDesk) -> None:
    at_desk.desk.new("Northbridge Council", dt.date(2026, 12, 7))
    at_desk.dialogs.answer(at_desk.documents / "ours.ilacs")
    assert at_desk.desk.save()
    at_desk.desk.services.save_lane.drain()
    assert at_desk.dialogs.asked[0].text == str(at_desk.documents / "northbridge-2026.ilacs")
    assert open_file(at_desk.documents / "ours.ilacs").document == at_desk.workspace.document
    assert at_desk.preferences.settings.recent == (str(at_desk.documents / "ours.ilacs"),)


def test_saving_again_asks_nothing(at_desk: AtDesk) -> None:
    at_desk.desk.new("Northbridge Council", None)
    path = at_desk.save_as("ours.ilacs")
    at_desk.write("Children are seen in time.")
    assert at_desk.desk.save()
    at_desk.desk.services.save_lane.drain()
    assert at_desk.asked == ["ask_save_file"]
    assert summary(open_file(path).document) == "Children are seen in time."


def test_a_name_without_its_ending_gets_it(at_desk: AtDesk) -> None:
    at_desk.desk.new("Northbridge Council", None)
    at_desk.dialogs.answer(at_desk.documents / "ours")
    at_desk.desk.save_as()
    at_desk.desk.services.save_lane.drain()
    assert at_desk.files() == ["ours.ilacs"]


def test_a_file_that_only_the_added_ending_names_is_not_replaced_unasked(at_desk: AtDesk) -> None:
    other = at_desk.documents / "ours.ilacs"
    other.write_bytes(b"somebody's")
    at_desk.desk.new("Northbridge Council", None)
    at_desk.dialogs.answer(at_desk.documents / "ours", False)
    assert not at_desk.desk.save_as()
    assert other.read_bytes() == b"somebody's"


def test_giving_up_the_choice_of_a_file_saves_nothing(at_desk: AtDesk) -> None:
    at_desk.desk.new("Northbridge Council", None)
    at_desk.dialogs.answer(None)
    assert not at_desk.desk.save()
    assert list(at_desk.documents.iterdir()) == []


def test_a_file_is_opened_where_it_was(at_desk: AtDesk) -> None:
    at_desk.desk.new("Northbridge Council", None)
    path = at_desk.save_as("ours.ilacs")
    assert at_desk.desk.close()
    at_desk.dialogs.answer(path)
    assert at_desk.desk.ask_open()
    assert at_desk.workspace.path == path
    assert at_desk.workspace.save_state == "saved"


def test_opening_what_is_open_changes_nothing(at_desk: AtDesk) -> None:
    at_desk.desk.new("Northbridge Council", None)
    path = at_desk.save_as("ours.ilacs")
    at_desk.write("Not saved yet.")
    before = at_desk.workspace
    assert at_desk.desk.open(path)
    assert at_desk.workspace is before


def test_a_file_that_cannot_be_opened_is_told_and_what_is_open_stays(at_desk: AtDesk) -> None:
    at_desk.desk.new("Northbridge Council", None)
    before = at_desk.workspace
    wrong = at_desk.documents / "letter.ilacs"
    wrong.write_bytes(b"%PDF-1.7")
    assert not at_desk.desk.open(wrong)
    assert at_desk.workspace is before
    [(sentence, tone)] = at_desk.told
    assert "a PDF" in sentence
    assert tone == "bad"


def test_a_file_that_is_gone_is_forgotten(at_desk: AtDesk) -> None:
    at_desk.desk.new("Northbridge Council", None)
    path = at_desk.save_as("ours.ilacs")
    at_desk.desk.close()
    path.unlink()
    assert not at_desk.desk.open(path)
    assert at_desk.preferences.settings.recent == ()


def test_a_file_whose_history_is_damaged_goes_on_without_its_file(at_desk: AtDesk) -> None:
    from tests.ui.files import with_damaged_history

    at_desk.desk.new("Northbridge Council", None)
    path = at_desk.save_as("ours.ilacs")
    at_desk.desk.close()
    damaged = with_damaged_history(path)
    assert at_desk.desk.open(path)
    assert at_desk.workspace.path is None
    assert any("damaged" in sentence for sentence, _ in at_desk.told)
    at_desk.dialogs.answer(at_desk.documents / "again.ilacs")
    assert at_desk.desk.save()
    at_desk.desk.services.save_lane.drain()
    assert path.read_bytes() == damaged
    assert open_file(at_desk.documents / "again.ilacs").notes == ()


def test_the_example_is_a_copy_that_says_it_is_made_up(at_desk: AtDesk, example: Document) -> None:
    assert at_desk.desk.open_example()
    assert at_desk.workspace.path is None
    assert at_desk.workspace.document.id != example.id
    assert msgspec.structs.replace(at_desk.workspace.document, id=example.id) == example
    assert "made up" in at_desk.told[0][0]


def test_an_example_that_cannot_be_read_is_told(at_desk: AtDesk) -> None:
    def missing() -> Document:
        raise ExampleError("The example could not be read. Your own documents are not affected.")

    at_desk.desk._load_example = missing
    assert not at_desk.desk.open_example()
    assert at_desk.told[0][1] == "bad"


def test_closing_a_changed_file_saves_it_and_says_so(at_desk: AtDesk) -> None:
    at_desk.desk.new("Northbridge Council", None)
    path = at_desk.save_as("ours.ilacs")
    at_desk.write("Children are seen in time.")
    assert at_desk.desk.close()
    assert summary(open_file(path).document) == "Children are seen in time."
    assert at_desk.told[-1] == ("“ours.ilacs” was saved and closed.", "ok")
    assert at_desk.asked == ["ask_save_file"]
    assert at_desk.desk.workspace is None


def test_closing_what_was_never_touched_asks_nothing(at_desk: AtDesk) -> None:
    at_desk.desk.open_example()
    assert at_desk.desk.close()
    at_desk.desk.new("Northbridge Council", None)
    assert at_desk.desk.close()
    assert at_desk.asked == []


@pytest.mark.parametrize("undone", [False, True])
def test_closing_work_without_a_file_asks_first(at_desk: AtDesk, undone: bool) -> None:
    at_desk.desk.new("Northbridge Council", None)
    at_desk.write("Children are seen in time.")
    if undone:
        at_desk.workspace.undo()
    at_desk.dialogs.answer("")
    assert not at_desk.desk.close()
    assert at_desk.desk.workspace is not None
    at_desk.dialogs.answer("leave")
    assert at_desk.desk.close()
    assert list(at_desk.documents.iterdir()) == []


def test_closing_work_without_a_file_can_save_it(at_desk: AtDesk) -> None:
    at_desk.desk.new("Northbridge Council", None)
    at_desk.write("Children are seen in time.")
    at_desk.dialogs.answer("save", at_desk.documents / "ours.ilacs")
    assert at_desk.desk.close()
    saved = open_file(at_desk.documents / "ours.ilacs").document
    assert summary(saved) == "Children are seen in time."


def test_giving_up_the_file_name_keeps_the_work_open(at_desk: AtDesk) -> None:
    at_desk.desk.new("Northbridge Council", None)
    at_desk.write("Children are seen in time.")
    at_desk.dialogs.answer("save", None)
    assert not at_desk.desk.close()
    assert summary(at_desk.workspace.document) == "Children are seen in time."


def test_a_question_about_a_failed_save_says_why_it_failed(at_desk: AtDesk) -> None:
    at_desk.desk.new("Northbridge Council", None)
    at_desk.save_as("ours.ilacs")
    at_desk.write("Children are seen in time.")
    shutil.rmtree(at_desk.documents)
    at_desk.dialogs.answer("")
    assert not at_desk.desk.close()
    assert at_desk.asked[-1] == "choose"
    question = at_desk.dialogs.asked[-1].text
    assert "could not be saved" in question
    assert len(question.split("\n\n")) == 2, "the reason comes before the question"
    at_desk.dialogs.answer("save", at_desk.documents.parent / "again.ilacs")
    assert at_desk.desk.close()
    again = open_file(at_desk.documents.parent / "again.ilacs").document
    assert summary(again) == "Children are seen in time."


def test_what_came_in_is_told_in_a_dialog_when_closing(
    at_desk: AtDesk, tmp_path: Path, framework: Framework, example: Document
) -> None:
    at_desk.desk.new("Northbridge Council", None)
    path = at_desk.save_as("ours.ilacs")
    other = AtDesk(tmp_path, framework, example, RecordedDialogs(), "Priya Nair")
    other.desk.open(path)
    other.write("Theirs.")
    other.desk.close()
    other.end()
    at_desk.write("Mine.")
    assert at_desk.desk.close()
    told = at_desk.dialogs.asked[-1]
    assert told.call == "tell"
    assert "Priya Nair saved “ours.ilacs” meanwhile" in told.text
    assert at_desk.files() == ["ours.ilacs"]
    everything = summary(open_file(path).document)
    assert "Mine." in everything
    assert "Theirs." in everything


def test_opening_another_file_saves_the_one_before(at_desk: AtDesk) -> None:
    at_desk.desk.new("Southbridge Council", None)
    other = at_desk.save_as("other.ilacs")
    at_desk.desk.close()
    at_desk.desk.new("Northbridge Council", None)
    path = at_desk.save_as("ours.ilacs")
    at_desk.write("Children are seen in time.")
    assert at_desk.desk.open(other)
    assert summary(open_file(path).document) == "Children are seen in time."
    assert at_desk.workspace.document.authority.name == "Southbridge Council"


def test_recovered_work_on_a_file_is_a_change_to_it(at_desk: AtDesk) -> None:
    at_desk.desk.new("Northbridge Council", None)
    path = at_desk.save_as("ours.ilacs")
    at_desk.write("Typed before the crash.")
    found = at_desk.crash()
    assert at_desk.desk.recover(found)
    assert at_desk.workspace.path == path
    assert summary(at_desk.workspace.document) == "Typed before the crash."
    assert at_desk.workspace.undo_label == "Recover unsaved work"
    assert "recovered" in at_desk.told[-1][0]


def test_recovered_work_is_shown_where_it_was_written(at_desk: AtDesk) -> None:
    at_desk.desk.new("Northbridge Council", dt.date(2026, 12, 7))
    at_desk.write("Typed before the crash.")
    found = at_desk.crash()
    shown: list[tuple[str, str, str]] = []
    at_desk.desk.opened.connect(
        lambda work, _caret: work.stepped.connect(
            lambda old, new, _at: shown.append(
                (summary(old), summary(new), *whereabouts(old, new).stages)
            )
        )
    )
    assert at_desk.desk.recover(found)
    assert shown == [("", "Typed before the crash.", "draft")]


def test_the_council_and_the_date_of_a_new_one_are_offered_after_a_crash(at_desk: AtDesk) -> None:
    at_desk.desk.new("Northbridge Council", dt.date(2026, 12, 7))
    found = at_desk.crash()
    assert "Northbridge Council, never saved: 1 change" in describe(
        found, at_desk.desk.services.now()
    )
    assert at_desk.desk.recover(found)
    assert at_desk.workspace.document.authority.name == "Northbridge Council"
    assert at_desk.workspace.document.cycle.meeting == dt.date(2026, 12, 7)


def test_recovered_work_without_a_file_survives_another_crash(at_desk: AtDesk) -> None:
    at_desk.desk.new("Northbridge Council", None)
    at_desk.write("Typed before the crash.")
    found = at_desk.crash()
    assert at_desk.desk.recover(found)
    # No pause has passed: the new journal does not hold the work yet.
    assert found.journal.exists()
    at_desk.keep_journal()
    offered = [summary(again.document) for again in unsaved(at_desk.desk.services.recovery)]
    assert offered == ["Typed before the crash."]


@pytest.mark.parametrize("named", [True, False])
def test_recovered_work_that_was_undone_is_kept_aside(at_desk: AtDesk, named: bool) -> None:
    at_desk.desk.new("Northbridge Council", None)
    if named:
        at_desk.save_as("ours.ilacs")
    at_desk.write("Typed before the crash.")
    found = at_desk.crash()
    at_desk.desk.recover(found)
    at_desk.workspace.undo()
    at_desk.keep_journal()
    assert found.journal.exists()
    at_desk.dialogs.answer(*(() if named else ("leave",)))
    assert at_desk.desk.close()
    kept = found.journal.with_name(found.journal.name + KEPT)
    held = read(kept)
    assert held is not None
    assert summary(held.document) == "Typed before the crash."


def test_a_save_without_the_recovered_work_does_not_give_its_journal_up(at_desk: AtDesk) -> None:
    at_desk.desk.new("Northbridge Council", None)
    at_desk.save_as("ours.ilacs")
    at_desk.write("Typed before the crash.")
    found = at_desk.crash()
    at_desk.desk.recover(found)
    at_desk.workspace.undo()
    at_desk.save_as("without.ilacs")
    assert found.journal.exists()
    at_desk.workspace.redo()
    at_desk.save_as("with.ilacs")
    assert not found.journal.exists()


def test_recovered_work_that_is_not_saved_is_kept_aside(at_desk: AtDesk) -> None:
    at_desk.desk.new("Northbridge Council", None)
    at_desk.write("Typed before the crash.")
    found = at_desk.crash()
    at_desk.desk.recover(found)
    at_desk.dialogs.answer("leave")
    assert at_desk.desk.close()
    assert not found.journal.exists()
    assert found.journal.with_name(found.journal.name + KEPT).exists()


def test_what_was_told_of_the_recovery_is_taken_back_when_it_is_saved(at_desk: AtDesk) -> None:
    at_desk.desk.new("Northbridge Council", None)
    at_desk.write("Typed before the crash.")
    untold: list[str] = []
    at_desk.desk.untold.connect(untold.append)
    at_desk.desk.recover(at_desk.crash())
    at_desk.save_as("ours.ilacs")
    assert untold == [at_desk.told[-1][0]]


def test_saving_recovered_work_gives_its_journal_up(at_desk: AtDesk) -> None:
    at_desk.desk.new("Northbridge Council", None)
    at_desk.write("Typed before the crash.")
    found = at_desk.crash()
    at_desk.desk.recover(found)
    at_desk.save_as("ours.ilacs")
    assert not found.journal.exists()


def test_the_name_among_the_preferences_signs_what_is_saved(at_desk: AtDesk) -> None:
    at_desk.desk.new("Northbridge Council", None)
    path = at_desk.save_as("ours.ilacs")
    assert open_file(path).history.log()[0].by == "s.holroyd"
    at_desk.preferences.change(name="Siân Holroyd")
    at_desk.write("Children are seen in time.")
    at_desk.desk.save()
    at_desk.desk.services.save_lane.drain()
    assert open_file(path).history.log()[0].by == "Siân Holroyd"
    at_desk.preferences.change(name="")
    assert at_desk.desk.services.author.by == "s.holroyd"


def test_without_anything_open_saving_and_closing_do_nothing(at_desk: AtDesk) -> None:
    assert not at_desk.desk.save()
    assert not at_desk.desk.save_as()
    assert at_desk.desk.close()
    assert at_desk.asked == []
