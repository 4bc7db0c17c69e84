"""The start of the program: the frame first, faults told plainly, nothing of a document in a log."""

import faulthandler
import logging
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ilacs_desktop import app
from ilacs_desktop.framework.errors import FrameworkError
from ilacs_desktop.ui.shell.crash import CrashReporter, log_to, without_text
from ilacs_desktop.ui.theme.theme import Theme
from ilacs_desktop.ui.work.collector import Collector
from tests.ui.recorded_dialogs import RecordedDialogs
from tests.ui.running import Running, folders_in
from tests.ui.walk import settle

SECRET = "Aisha was placed on Tuesday"
LAZY = ("docx", "lxml", "jinja2", "icalendar", "openpyxl", "spylls", "cryptography", "rapidfuzz")

FIRST_PAINT = """
import sys
from pathlib import Path
from PySide6.QtWidgets import QApplication
from ilacs_desktop.app import Program
from ilacs_desktop.folders import Folders

application = QApplication([])
base = Path(sys.argv[1])
folders = Folders(base / "settings.json", base / "recovery", base / "logs", base)
program = Program(application, folders)
program.start()
program.window.grab()
print(*sorted({name.split(".")[0] for name in sys.modules}))
print(*sorted(name for name in sys.modules if name.startswith("ilacs_desktop.")))
"""


@pytest.fixture
def quiet_hooks() -> Iterator[None]:
    """Put back what hears of errors, and what is logged, after a test that changes it."""
    hooks = sys.excepthook, threading.excepthook
    logger = logging.getLogger("ilacs_desktop")
    level = logger.level
    yield
    sys.excepthook, threading.excepthook = hooks
    logger.setLevel(level)
    faulthandler.enable(sys.__stderr__)


def test_the_frame_is_painted_before_anything_heavy_is_imported(tmp_path: Path) -> None:
    root = Path(__file__).parents[2]
    command = [sys.executable, "-c", FIRST_PAINT, str(tmp_path)]
    done = subprocess.run(command, cwd=root, capture_output=True, text=True, check=True)
    packages, ours = (set(line.split()) for line in done.stdout.splitlines()[-2:])
    assert packages.isdisjoint(LAZY)
    assert not any(name.startswith("ilacs_desktop.ui.pages") for name in ours)
    assert "ilacs_desktop.ui.work.workspace" not in ours
    assert "ilacs_desktop.ui.theme.theme" not in ours
    assert "ilacs_desktop.storage.container" not in ours


def test_a_window_asked_to_close_before_it_is_filled_just_closes(
    qapp: QApplication, theme: Theme, dialogs: RecordedDialogs, tmp_path: Path
) -> None:
    outfit = app.Outfit(theme, dialogs, Path.exists)
    program = app.Program(qapp, folders_in(tmp_path), None, outfit)
    program.start()
    program.window.close()
    assert not program.window.isVisible()
    program.deleteLater()
    program.window.deleteLater()


def test_damaged_framework_data_is_told_and_the_program_ends(
    qapp: QApplication,
    theme: Theme,
    dialogs: RecordedDialogs,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def damaged(_folder: Path) -> None:
        raise FrameworkError("areas.toml", "area 3", "it has no title")

    monkeypatch.setattr("ilacs_desktop.framework.load_compiled.load_compiled", damaged)
    outfit = app.Outfit(theme, dialogs, Path.exists)
    program = app.Program(qapp, folders_in(tmp_path), None, outfit)
    program.start()
    settle()
    [told] = dialogs.asked
    assert told.title == "The program cannot start"
    assert "areas.toml" in told.text
    assert not program.window.isVisible()
    program.deleteLater()
    program.window.deleteLater()


def test_everything_the_program_keeps_is_in_its_folders(
    theme: Theme, dialogs: RecordedDialogs, tmp_path: Path, qtbot: QtBot
) -> None:
    running = Running(theme, dialogs, tmp_path)
    running.start()
    running.saved()
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        "Documents",
        "recovery",
        "settings.json",
    ]
    running.end()


def _raised(error: Exception) -> Exception:
    try:
        raise error
    except Exception as caught:  # noqa: BLE001 - any error will do
        return caught


def test_an_error_is_written_down_without_its_message() -> None:
    told = without_text(_raised(ValueError(SECRET)))
    assert "ValueError" in told
    assert "test_app.py" in told
    assert SECRET not in told


def test_the_errors_that_led_to_an_error_are_written_down_too() -> None:
    try:
        try:
            raise KeyError(SECRET)
        except KeyError as inner:
            raise ValueError(SECRET) from inner
    except ValueError as error:
        told = without_text(error)
    assert told.index("KeyError") < told.index("ValueError")
    assert SECRET not in told


def test_the_log_holds_no_message_of_an_error(tmp_path: Path, quiet_hooks: None) -> None:
    log_of_this_run = log_to(tmp_path / "logs")
    assert log_of_this_run is not None
    logging.getLogger("ilacs_desktop.test").info(
        "a job failed", exc_info=_raised(ValueError(SECRET))
    )
    log_of_this_run.close()
    [log] = (tmp_path / "logs").glob("ilacs*.log")
    written = log.read_text("utf-8")
    assert "a job failed" in written
    assert "ValueError" in written
    assert SECRET not in written


def test_a_log_that_was_closed_leaves_no_file_open(tmp_path: Path, quiet_hooks: None) -> None:
    log = log_to(tmp_path)
    assert log is not None
    log.close()
    with pytest.raises(OSError, match="descriptor"):
        os.fstat(log._stopped)
    assert log._handler.stream is None


def test_a_log_that_cannot_be_begun_leaves_no_file_open(
    tmp_path: Path, quiet_hooks: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    closed: list[int] = []
    close = os.close

    def hear(handle: int) -> None:
        closed.append(handle)
        close(handle)

    (tmp_path / "ilacs-desktop.log").mkdir()
    monkeypatch.setattr(os, "close", hear)
    assert log_to(tmp_path) is None
    assert len(closed) == 1


def test_without_a_place_for_a_log_the_program_works(tmp_path: Path, quiet_hooks: None) -> None:
    in_the_way = tmp_path / "logs"
    in_the_way.write_text("a file")
    assert log_to(in_the_way) is None


def test_a_fault_is_told_once_and_says_that_the_typing_is_kept(
    qapp: QApplication, dialogs: RecordedDialogs, caplog: pytest.LogCaptureFixture
) -> None:
    reporter = CrashReporter(dialogs)
    error = _raised(ValueError(SECRET))
    for _ in range(3):
        reporter.report(type(error), error)
    assert dialogs.asked == []  # never from the middle of what was going on
    settle()
    [told] = dialogs.asked
    assert "what you typed is kept" in told.text
    assert "Ctrl+S" in told.text
    assert SECRET not in caplog.text
    reporter.deleteLater()


def test_it_hears_of_every_error_on_every_thread(
    qapp: QApplication,
    dialogs: RecordedDialogs,
    caplog: pytest.LogCaptureFixture,
    quiet_hooks: None,
) -> None:
    def fail() -> None:
        raise ValueError(SECRET)

    reporter = CrashReporter(dialogs)
    reporter.install()
    thread = threading.Thread(target=fail)
    thread.start()
    thread.join()
    settle()
    assert len(dialogs.asked) == 1
    assert sys.excepthook == reporter.report
    reporter.deleteLater()


def test_ctrl_c_in_a_console_is_no_fault(
    qapp: QApplication, dialogs: RecordedDialogs, capsys: pytest.CaptureFixture[str]
) -> None:
    reporter = CrashReporter(dialogs)
    reporter.report(KeyboardInterrupt, KeyboardInterrupt())
    settle()
    assert dialogs.asked == []
    assert "KeyboardInterrupt" in capsys.readouterr().err
    reporter.deleteLater()


def test_garbage_is_collected_by_the_interface_thread_alone(qapp: QApplication) -> None:
    import gc

    class Knot:
        """Something that only the collector can free."""

    collected: list[int] = []

    def hear(phase: str, _info: dict[str, int]) -> None:
        if phase == "start":
            collected.append(threading.get_ident())

    was_on = gc.isenabled()
    collector = Collector()
    gc.callbacks.append(hear)
    try:
        knots = [Knot() for _ in range(5000)]
        for knot in knots:
            knot.itself = knot
        knots.clear()
        assert collected == []
        collector._timer.timeout.emit()
        assert collected == [threading.get_ident()]
    finally:
        gc.callbacks.remove(hear)
        collector.deleteLater()
        if was_on:
            gc.enable()
