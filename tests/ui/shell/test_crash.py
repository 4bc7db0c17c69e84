"""The dialog after a fault: what is safe, and details to copy that hold no text."""

import logging
import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from ilacs_desktop.ui.dialogs.port import QtDialogs
from ilacs_desktop.ui.shell.crash import CrashReporter, log_to
from ilacs_desktop.ui.theme.theme import Theme
from tests.ui.recorded_dialogs import RecordedDialogs
from tests.ui.walk import settle

SECRET = "what somebody wrote"


@pytest.fixture
def reporter(qapp: QApplication, dialogs: RecordedDialogs) -> Iterator[CrashReporter]:
    made = CrashReporter(dialogs)
    yield made
    made.deleteLater()


def fail(reporter: CrashReporter) -> None:
    error = ValueError(SECRET)
    reporter.report(type(error), error)
    settle()


@pytest.mark.parametrize("safe", [lambda: "Saved at 14:32.", None])
def test_it_says_what_is_safe(
    reporter: CrashReporter,
    dialogs: RecordedDialogs,
    caplog: pytest.LogCaptureFixture,
    safe: Callable[[], str] | None,
) -> None:
    if safe is not None:
        reporter.ask(safe)
    fail(reporter)
    [told] = dialogs.asked
    assert ("Saved at 14:32." if safe else "what you typed is kept") in told.text
    assert "copy the details" in told.text
    assert SECRET not in told.text
    caplog.clear()


def test_it_is_told_even_when_what_is_safe_cannot_be_found_out(
    reporter: CrashReporter, dialogs: RecordedDialogs, caplog: pytest.LogCaptureFixture
) -> None:
    def broken() -> str:
        raise RuntimeError(SECRET)

    reporter.ask(broken)
    fail(reporter)
    [told] = dialogs.asked
    assert "what you typed is kept" in told.text
    assert any(record.levelno == logging.ERROR for record in caplog.records)
    caplog.clear()


def test_the_details_can_be_copied(theme: Theme, qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)

    def copy() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        next(b for b in box.buttons() if b.text() == "Copy the details").click()

    QTimer.singleShot(0, copy)
    QtDialogs(theme, window).tell("Something went wrong", "It is safe.", "builtins.ValueError")
    assert QApplication.clipboard().text() == "builtins.ValueError"
    QApplication.clipboard().clear()


def test_a_disk_that_fails_at_the_end_does_not_fail_the_end(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    log = log_to(tmp_path / "logs")
    assert log is not None
    close = os.close

    def failing(handle: int) -> None:
        close(handle)
        raise OSError(5, "Input/output error")

    with monkeypatch.context() as patched:
        patched.setattr(os, "close", failing)
        log.close()
    assert log._handler not in logging.getLogger("ilacs_desktop").handlers
