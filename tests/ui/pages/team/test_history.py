"""The History tab: versions are found, and what changed since is told, by whom and how."""

from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton

from ilacs_desktop.document.body import Block, Text
from ilacs_desktop.document.model import Document
from ilacs_desktop.document.places import Place, with_body
from ilacs_desktop.framework.model import Framework
from ilacs_desktop.history.history import History
from ilacs_desktop.ui.pages.team.history_rows import NOW
from ilacs_desktop.ui.theme.theme import Theme
from tests.merge.since_made import Past, past
from tests.ui.pages.team.history_kit import Historian, historian
from tests.ui.recorded_dialogs import RecordedDialogs
from tests.ui.slim import slim
from tests.ui.walk import WALKED, assert_accessible, assert_fits, settle

SUMMARY = Place("front", "summary")


@pytest.fixture(scope="module")
def made(example: Document) -> Past:
    """Return a short self-evaluation with twelve versions, the last as it is now."""
    found = past(slim(example), 12)
    return found._replace(document=found.history.load(found.head))


@pytest.fixture
def desk(
    theme: Theme, dialogs: RecordedDialogs, framework: Framework, tmp_path: Path, made: Past
) -> Iterator[Historian]:
    with historian(theme, dialogs, framework, tmp_path, made) as person:
        yield person


def with_summary(document: Document, text: str) -> Document:
    return with_body(document, SUMMARY, (Block("b-new", (Text(text),)),))


def test_versions_stand_under_their_days_newest_first(desk: Historian, made: Past) -> None:
    ids = [row.id for row in desk.versions if not row.is_heading]
    assert ids == [version.id for version in made.history.log()]
    headings = [row.title for row in desk.versions if row.is_heading]
    assert headings[-1] == "Wednesday 12 August 2026"


def test_nothing_is_compared_before_a_version_is_chosen(desk: Historian) -> None:
    assert not desk.lane.is_busy
    assert "Choose a version to see what has changed since then" in desk.said()
    assert desk.changes == ()


def test_what_has_changed_since_then_is_told_with_who(desk: Historian, made: Past) -> None:
    first = made.history.log()[-1]
    desk.choose(first.id)
    summary = desk.tab.changes.summary.text()
    assert "words added" in summary
    assert "since 12 August 2026" in summary
    assert summary.endswith(".")
    authors = {version.by for version in made.history.log()[:-1]}
    named = {
        name for row in desk.changes if not row.is_heading for name in row.notes[0].split(", ")
    }
    assert named <= authors
    assert named
    assert desk.changes[0].is_heading


def test_another_page_leads_to_what_has_changed_since_a_version(
    desk: Historian, made: Past
) -> None:
    first, newest = made.history.log()[-1], made.history.log()[0]
    desk.choose(newest.id)
    desk.compare("in_this")
    desk.tab.show_since(first.id)
    desk.rest()
    assert desk.tab.versions.current == first.id
    assert "since 12 August 2026" in desk.tab.changes.summary.text()


def test_what_one_version_changed_is_told_against_the_one_before(
    desk: Historian, made: Past
) -> None:
    version = made.history.log()[0]
    desk.choose(version.id)
    assert "Nothing was changed since then." in desk.said()
    desk.compare("in_this")
    assert f"in this version by {version.by}." in desk.said()
    named = {row.notes[0] for row in desk.changes if not row.is_heading}
    assert named == {version.by}


def test_the_first_version_has_nothing_before_it(desk: Historian, made: Past) -> None:
    desk.choose(made.history.log()[-1].id)
    desk.compare("in_this")
    assert "This is the first version" in desk.said()
    assert desk.changes == ()


def test_two_versions_are_compared_the_older_first(desk: Historian, made: Past) -> None:
    log = made.history.log()
    desk.choose(log[2].id)
    desk.compare("other", log[-1].id)
    told = [row.title for row in desk.changes]
    assert "after 12 August 2026" in desk.said()
    desk.choose(log[-1].id)
    desk.compare("other", log[2].id)
    assert [row.title for row in desk.changes] == told
    assert told


def test_what_is_not_saved_yet_has_a_row_of_its_own(desk: Historian) -> None:
    assert desk.versions[0].is_heading
    desk.edit(with_summary(desk.document, "We wrote this summary anew."))
    assert desk.versions[0].id == NOW
    desk.choose(NOW)
    assert "since it was last saved by Siân Holroyd." in desk.said()
    assert any("We wrote this summary anew." in row.title for row in desk.changes)
    with pytest.raises(AssertionError):
        desk.click("Show this version")


def test_how_it_is_compared_stays_when_another_version_is_chosen(
    desk: Historian, made: Past
) -> None:
    log = made.history.log()
    desk.edit(with_summary(desk.document, "We wrote this summary anew."))
    desk.choose(log[0].id)
    desk.choose(NOW)
    desk.choose(log[1].id)
    assert desk.tab.changes.way.value == "until_now"
    desk.compare("in_this")
    desk.choose(log[2].id)
    assert desk.tab.changes.way.value == "in_this"
    assert "in this version by" in desk.said()


def test_what_is_typed_meanwhile_is_compared_when_typing_rests(desk: Historian, made: Past) -> None:
    desk.choose(made.history.log()[0].id)
    assert desk.changes == ()
    desk.edit(with_summary(desk.document, "We wrote this summary anew."))
    assert any("We wrote this summary anew." in row.title for row in desk.changes)


def test_a_new_version_comes_first_when_it_is_saved(desk: Historian) -> None:
    count = len(desk.versions)
    desk.edit(with_summary(desk.document, "We wrote this summary anew."))
    desk.workspace.save()
    desk.rest()
    assert len(desk.versions) == count + 2, "a version, and its day"
    assert desk.versions[0].title == "Today"
    assert "Siân Holroyd" in desk.versions[1].title


def test_a_result_that_nobody_waits_for_any_more_is_dropped(desk: Historian, made: Past) -> None:
    log = made.history.log()
    desk.lane.hold()
    desk.tab.versions.select(log[-1].id)
    desk.tab.versions.select(log[1].id)
    desk.lane.release()
    desk.rest()
    assert len(desk.tab.changes.entries) < 12
    slow = [row.id for row in desk.changes]
    desk.choose(log[-1].id)
    desk.choose(log[1].id)
    assert [row.id for row in desk.changes] == slow


def test_versions_are_searched_by_author_and_name(desk: Historian, made: Past) -> None:
    search = desk.tab.versions._search
    search.setText("priya")
    search.search_now()
    settle()
    wanted = {v.id for v in made.history.log() if v.by == "Priya Nair"}
    joined = {row.id for row in desk.versions if "with Priya Nair’s" in " ".join(row.notes)}
    assert {row.id for row in desk.versions if not row.is_heading} == wanted | joined
    search.setText("nobody of that name")
    search.search_now()
    settle()
    assert desk.versions == ()
    assert "No version like that" in desk.said()


def test_only_named_versions_can_be_shown(desk: Historian, made: Past) -> None:
    desk.tab.versions._named.setChecked(True)
    settle()
    titles = [row.title for row in desk.versions if not row.is_heading]
    assert titles == [v.label for v in made.history.log() if v.label]
    assert titles


def test_a_version_that_a_search_hides_stays_chosen(desk: Historian, made: Past) -> None:
    version = made.history.log()[-1]
    desk.choose(version.id)
    before = desk.changes
    desk.tab.versions._named.setChecked(True)
    desk.rest()
    assert desk.tab.versions.current == version.id
    assert desk.changes == before


def test_a_damaged_version_says_so_and_the_others_work(
    theme: Theme, dialogs: RecordedDialogs, framework: Framework, tmp_path: Path, made: Past
) -> None:
    log = made.history.log()
    damaged = {name: raw for name, raw in made.history.objects.items() if name != log[5].tree}
    broken = made._replace(history=History(made.history.versions, damaged))
    with historian(theme, dialogs, framework, tmp_path, broken, in_file=False) as desk:
        desk.choose(log[5].id)
        assert "cannot be read: part of it is damaged or missing" in desk.said()
        assert desk.changes == ()
        desk.click("Show this version")
        assert desk.dialogs.forms == []
        desk.choose(log[7].id)
        assert "words added" in desk.said()


def test_before_the_first_save_the_page_says_how_a_version_comes(
    theme: Theme, dialogs: RecordedDialogs, framework: Framework, tmp_path: Path, made: Past
) -> None:
    fresh = Past(made.document, History(), "")
    with historian(theme, dialogs, framework, tmp_path, fresh, in_file=False) as desk:
        assert "No version has been saved yet" in desk.said()
        assert_accessible(desk.window, theme)
        desk.save_as(tmp_path / "first.ilacs")
        assert "No version has been saved yet" not in desk.said()
        assert len([row for row in desk.versions if not row.is_heading]) == 1


def test_a_fault_inside_is_told_in_words(
    desk: Historian, made: Past, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(desk.tab._comparer, "compare", lambda _order: 1 / 0)
    desk.choose(made.history.log()[1].id)
    assert "Something went wrong inside the program" in desk.said()


def test_the_list_can_be_folded_away(desk: Historian) -> None:
    assert desk.tab.versions.isVisible()
    desk.click("Show or hide: versions")
    assert not desk.tab.versions.isVisible()
    desk.window.resize(700, 600)
    settle()
    desk.click("Show or hide: versions")
    assert desk.tab.versions.isVisible()


def test_the_list_is_open_in_a_narrow_window_too(desk: Historian) -> None:
    desk.window.resize(700, 600)
    settle()
    assert desk.tab.versions.isVisible(), "nothing can be done before a version is chosen"


def test_what_has_no_file_yet_and_is_as_it_was_says_so(
    theme: Theme, dialogs: RecordedDialogs, framework: Framework, tmp_path: Path, made: Past
) -> None:
    with historian(theme, dialogs, framework, tmp_path, made, in_file=False) as desk:
        desk.choose(NOW)
        assert "Nothing was changed since it was last saved." in desk.said()


def test_the_version_that_is_chosen_stays_in_view(
    desk: Historian, made: Past, theme: Theme
) -> None:
    desk.choose(made.history.log()[-1].id)
    tree = desk.tab.versions.tree
    for scale in (2.0, 1.0):
        theme.set_text_scale(scale)
        settle()
        row = tree.visualRect(tree.currentIndex())
        assert tree.viewport().rect().contains(row.center()), scale


def test_tab_goes_down_the_page(desk: Historian, made: Past) -> None:
    desk.choose(made.history.log()[-1].id)
    desk.compare("other")
    desk.tab.changes.tree.select(desk.changes[1].id)
    desk.click("Copy the old words")
    stops: list[str] = []
    desk.tab.versions.tree.setFocus()
    for _ in range(14):
        desk.press(Qt.Key.Key_Tab)
        stop = QApplication.focusWidget()
        assert stop is not None
        stops.append(stop.text() if isinstance(stop, QPushButton) else stop.accessibleName())
    at = stops.index("Show this version")
    assert stops[at : at + 12] == [
        "Show this version",
        "Save a copy…",
        "Go back to it…",
        "Name what is open now…",
        "What changed",
        "Compared with",
        "Compare with another file…",
        "",
        "Changes",
        "Put this back",
        "Go to the words",
        "Copy the old words",
    ]


def test_without_a_name_nothing_narrows_to_names(desk: Historian, made: Past) -> None:
    assert desk.tab.versions._named.isVisible()
    nameless = desk.tab.versions._telling
    assert nameless is not None
    log = tuple(msgspec.structs.replace(one, label="") for one in nameless.log)
    desk.tab.versions.show_versions(nameless._replace(log=log))
    assert not desk.tab.versions._named.isVisible()


def test_the_keyboard_starts_on_the_versions_and_compares_nothing_unasked(
    desk: Historian,
) -> None:
    desk.tab.focus_first()
    assert QApplication.focusWidget() is desk.tab.versions.tree
    assert not desk.lane.is_busy
    desk.press(Qt.Key.Key_Down)
    desk.rest()
    assert desk.tab.versions.current == desk.versions[1].id


@pytest.mark.parametrize("scale", WALKED)
def test_history_fits_a_small_screen(
    desk: Historian, made: Past, theme: Theme, scale: float
) -> None:
    desk.choose(made.history.log()[-1].id)
    desk.tab.changes.tree.select(desk.changes[1].id)
    desk.compare("other")
    assert_fits(desk.window, 1097, 500, scale, theme)


def test_history_can_be_used_without_sight_or_mouse(
    desk: Historian, made: Past, theme: Theme
) -> None:
    assert_accessible(desk.window, theme)
    desk.choose(made.history.log()[-1].id)
    desk.compare("other")
    desk.tab.changes.tree.select(desk.changes[1].id)
    settle()
    assert_accessible(desk.window, theme)


def test_a_screen_reader_hears_who_changed_what(desk: Historian, made: Past) -> None:
    desk.edit(with_summary(made.document, "We wrote this anew."))
    desk.choose(NOW)
    row = desk.change("We wrote this anew.")
    tree = desk.tab.changes.tree
    heard = tree.currentIndex().data(Qt.ItemDataRole.AccessibleDescriptionRole)
    assert heard == "Changed by Siân Holroyd. inserted: We wrote this anew.;"
    assert row.notes[0] == "Siân Holroyd"


def test_records_are_told_in_the_words_of_their_forms(desk: Historian) -> None:
    action = msgspec.structs.replace(desk.document.actions[0], owner="Head of service")
    others = desk.document.actions[1:]
    desk.edit(msgspec.structs.replace(desk.document, actions=(action, *others)))
    desk.choose(NOW)
    assert desk.changes[0].title == "Action plan"
    row = desk.change("Action")
    assert row.title.endswith("changed: owner")
