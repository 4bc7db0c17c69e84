"""Next year's self-evaluation becomes a file of its own; the open one is not touched."""

import datetime as dt
from pathlib import Path

import msgspec
import pytest
from pytestqt.qtbot import QtBot

from ilacs_desktop.document.body import Block, Text
from ilacs_desktop.document.places import Place
from ilacs_desktop.storage.container import open_file
from ilacs_desktop.ui.dialogs.next_year.form import NextYearForm, Wanted
from ilacs_desktop.ui.dialogs.next_year.start import NextYear
from ilacs_desktop.ui.theme.theme import Theme
from tests.storage.keys import KEY, PASSPHRASE
from tests.ui.dialogs.in_file import InFile

ASKED = Wanted(dt.date(2027, 12, 6), "2027", carry_text=False)


class Starting:
    """A person who starts next year's from a self-evaluation in a file."""

    def __init__(self, theme: Theme, in_file: InFile) -> None:
        self.file = in_file
        self.told: list[str] = []
        self.made: list[tuple[Path, str]] = []
        workspace = in_file.workspace
        self.job = NextYear(theme, workspace, in_file.dialogs, in_file.lane, workspace)
        self.job.told.connect(lambda sentence, tone: self.told.append(f"{tone}: {sentence}"))
        self.job.made.connect(lambda path, sentence: self.made.append((path, sentence)))

    def start(self, answer: Path | None = None) -> None:
        self.file.dialogs.answer(answer)
        self.job.start()
        form = self.file.dialogs.forms[-1]
        assert isinstance(form, NextYearForm)
        form.wanted.emit(ASKED)
        self.file.rest()


@pytest.fixture
def starting(theme: Theme, in_file: InFile) -> Starting:
    return Starting(theme, in_file)


@pytest.mark.parametrize("key", [None, KEY])
def test_the_new_file_follows_the_saved_version_and_the_old_one_stays(
    starting: Starting, key: object
) -> None:
    file = starting.file
    file.workspace.set_key(key)
    file.rest()
    before = file.path.read_bytes()
    new = file.folder / "next.ilacs"
    starting.start(new)
    assert file.path.read_bytes() == before
    opened = open_file(new, passphrase=PASSPHRASE if key else None)
    follows = opened.document.cycle.follows
    assert follows is not None
    assert follows.document == file.workspace.document.id != opened.document.id
    assert (follows.version,) == file.workspace.open_now().parents
    assert len(opened.history.versions) == 1
    assert starting.told == []
    ((path, sentence),) = starting.made
    assert path == new
    assert sentence.startswith(
        "This is the self-evaluation of 2027. The self-evaluation of 2026 is unchanged"
    )
    assert (opened.key is not None) == (key is not None)


def test_a_free_name_beside_the_old_file_is_suggested(starting: Starting) -> None:
    taken = starting.file.folder / "northbridge-2027.ilacs"
    taken.write_bytes(b"something else")
    starting.start(None)
    assert starting.made == starting.told == []
    asked = starting.file.dialogs.asked[-2]
    assert asked.text.endswith("northbridge-2027 2.ilacs")


def test_who_chooses_no_file_is_asked_again_with_the_answers_as_they_were(
    starting: Starting, qtbot: QtBot
) -> None:
    asked = Wanted(dt.date(2027, 12, 8), "The year after", carry_text=True)
    starting.job.start()
    first = starting.file.dialogs.forms[-1]
    assert isinstance(first, NextYearForm)
    starting.file.dialogs.answer(None, None)
    first.wanted.emit(asked)
    form = starting.file.dialogs.forms[-1]
    assert isinstance(form, NextYearForm)
    again: list[Wanted] = []
    form.wanted.connect(again.append)
    form.accept()
    assert again == [asked]
    with qtbot.waitSignal(starting.job.ended):
        starting.file.dialogs.forms[-1].reject()


def test_no_file_is_replaced(starting: Starting) -> None:
    before = starting.file.path.read_bytes()
    starting.start(starting.file.path)
    assert starting.file.path.read_bytes() == before
    assert starting.made == []
    assert starting.told == [
        "bad: There is already a file “a.ilacs” in that folder. It was left as it is."
        " Choose another name or folder."
    ]


def test_unsaved_work_is_saved_first(starting: Starting) -> None:
    starting.file.workspace.edit_body(
        Place("front", "summary"), (Block("b1", (Text("Not saved."),)),)
    )
    starting.job.start()
    assert starting.file.dialogs.forms == []
    asked = starting.file.dialogs.asked[-1]
    assert asked.call == "tell"
    assert "Save (Ctrl+S), and start it again." in asked.text


def test_work_that_comes_while_the_form_is_open_is_saved_first_too(starting: Starting) -> None:
    starting.job.start()
    starting.file.workspace.edit_body(
        Place("front", "summary"), (Block("b1", (Text("Not saved."),)),)
    )
    form = starting.file.dialogs.forms[-1]
    assert isinstance(form, NextYearForm)
    form.wanted.emit(ASKED)
    starting.file.rest()
    assert starting.made == []
    assert "not saved yet" in starting.file.dialogs.asked[-1].text


def test_a_pack_is_refused(starting: Starting) -> None:
    workspace = starting.file.workspace
    workspace.change("Pack", msgspec.structs.replace(workspace.document, pack="pk"))
    starting.job.start()
    assert starting.file.dialogs.forms == []
    assert "Ask the person who sent it." in starting.file.dialogs.asked[-1].text
