"""What the foot of the window says of saving, and of how many pages there are."""

import datetime as dt
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtWidgets import QApplication, QWidget

from ilacs_desktop.assets import standard_template
from ilacs_desktop.ui.shell import status_bar
from ilacs_desktop.ui.shell.status_bar import StatusBar, saved_words
from ilacs_desktop.ui.theme.theme import Theme
from ilacs_desktop.ui.work.background import Lane
from ilacs_desktop.ui.work.paging import Paging, Printing
from ilacs_desktop.ui.work.workspace import SaveState
from ilacs_desktop.word.choices import ExportChoices
from tests.ui.at_desk import AtDesk

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


def test_a_save_that_was_asked_for_is_announced_when_it_is_done(
    at_desk: AtDesk, theme: Theme, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    said: list[str] = []
    monkeypatch.setattr(status_bar, "announce", lambda _source, text: said.append(text))
    assert at_desk.desk.open_example()
    bar = StatusBar(theme)
    bar.follow(at_desk.workspace)
    at_desk.workspace.save_as(tmp_path / "ours.ilacs")
    at_desk.drain()
    assert said == []
    bar.say_when_saved()
    assert [words.rpartition(" ")[0] for words in said] == ["All changes saved"]
    at_desk.workspace.change("Park", replace(at_desk.workspace.document, sections=()))
    bar.say_when_saved()
    at_desk.workspace.save()
    assert len(said) == 1
    at_desk.drain()
    assert len(said) == 2
    bar.follow(None)


def test_the_pages_are_told_once_they_are_counted(
    at_desk: AtDesk, theme: Theme, qapp: QApplication
) -> None:
    assert at_desk.desk.open_example()
    lane = Lane()
    printing = Printing(standard_template(), ExportChoices())
    paging = Paging(at_desk.workspace, lambda: printing, lane)
    window = QWidget()
    bar = StatusBar(theme)
    bar.setParent(window)
    bar.follow(at_desk.workspace, paging)
    bar.resize(900, 40)
    window.show()
    assert not bar._pages.isVisible()
    paging.refresh()
    lane.drain()
    assert paging.latest is not None
    assert bar._pages.text() == f"about {paging.latest.pages.number} pages"
    assert bar._pages.isVisible()
    bar.resize(bar.minimumSizeHint().width() + 10, 40)
    assert not bar._pages.isVisible()  # what there is to do comes first
    assert bar._save.width() == bar._save.sizeHint().width()
    bar.resize(900, 40)
    assert bar._pages.isVisible()
    bar.follow(None)
    assert not bar._pages.isVisibleTo(bar)
    paging.close()
    for made in (window, paging, lane):
        made.deleteLater()
