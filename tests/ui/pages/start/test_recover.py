"""Unsaved work in an encrypted self-evaluation: offered, opened with its passphrase, kept for later."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ilacs_desktop.document.body import Block, Text, body_text
from ilacs_desktop.document.places import Place, body_at
from ilacs_desktop.storage.crypt import new_key
from ilacs_desktop.ui.dialogs.kept_work import KeptWorkCard, KeptWorkDialog
from ilacs_desktop.ui.pages.start.recover import RecoveryCard
from ilacs_desktop.ui.theme.theme import Theme
from tests.ui.recorded_dialogs import RecordedDialogs
from tests.ui.running import Running
from tests.ui.walk import assert_accessible, settle

PLACE = Place("front", "summary")
PASSPHRASE = "four quiet herons wait"
OFFERED = "An encrypted self-evaluation: 1 change, the last at"

Run = Callable[[], Running]


@pytest.fixture
def run(theme: Theme, dialogs: RecordedDialogs, tmp_path: Path, qtbot: QtBot) -> Iterator[Run]:
    started: list[Running] = []

    def run_() -> Running:
        started.append(Running(theme, dialogs, tmp_path))
        return started[-1]

    yield run_
    for running in started:
        running.end()


@pytest.fixture
def after_crash(run: Run) -> Running:
    """Return the program started after one crashed with unsaved work in an encrypted file."""
    running = run()
    running.start()
    running.saved()
    running.workspace.set_key(new_key(PASSPHRASE, 2**14))
    running.drain()
    running.workspace.edit_body(PLACE, (Block("b1", (Text("Typed before the crash."),)),))
    running.crash()
    return run()


def written(running: Running) -> str:
    return body_text(body_at(running.document, PLACE))


def test_it_is_offered_and_opened_with_its_passphrase(after_crash: Running) -> None:
    assert OFFERED in after_crash.text()
    assert "It opens with the passphrase" in after_crash.text()
    assert QApplication.focusWidget().text() == "Open it"
    after_crash.dialogs.answer("not it", PASSPHRASE)
    after_crash.click(after_crash.seen(RecoveryCard)[0]._open.accessibleName())
    assert "That is not the passphrase" in after_crash.dialogs.asked[-1].text
    assert written(after_crash) == "Typed before the crash."
    assert after_crash.workspace.path == after_crash.folders.documents / "northbridge-2026.ilacs"
    assert "Your unsaved work on “northbridge-2026.ilacs” was recovered" in after_crash.told


def test_without_the_passphrase_it_stays_offered(after_crash: Running) -> None:
    after_crash.dialogs.answer(None)
    after_crash.seen(RecoveryCard)[0]._on_open()
    settle()
    assert after_crash.inside.desk.workspace is None
    assert OFFERED in after_crash.text()


def test_kept_for_later_it_is_among_the_earlier_work(after_crash: Running, theme: Theme) -> None:
    after_crash.click("Keep it for later")
    assert OFFERED not in after_crash.text()
    after_crash.choose("kept")
    form = after_crash.dialogs.forms[-1]
    assert isinstance(form, KeptWorkDialog)
    assert_accessible(form, theme)
    [card] = form.findChildren(KeptWorkCard)
    after_crash.dialogs.answer(False)
    card._on_remove()
    assert "typed in an encrypted self-evaluation" in after_crash.dialogs.asked[-1].text
    after_crash.dialogs.answer(PASSPHRASE)
    card._on_open()
    settle()
    assert written(after_crash) == "Typed before the crash."
    assert after_crash.workspace.path is None
    assert after_crash.workspace.key is not None
