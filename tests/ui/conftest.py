"""The theme that the interface tests share, the same for each of them when it starts."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ilacs_desktop.assets import resources
from ilacs_desktop.document.model import Document
from ilacs_desktop.framework.model import Framework
from ilacs_desktop.ui.theme.contrast import PAIRS
from ilacs_desktop.ui.theme.system import SystemLook
from ilacs_desktop.ui.theme.theme import Theme
from tests.ui.at_desk import AtDesk
from tests.ui.recorded_dialogs import RecordedDialogs
from tests.ui.running import Running
from tests.ui.walk import SCALES, Walked


def plain_system() -> SystemLook:
    """Return a computer that asks for nothing special."""
    return SystemLook(dark=False, high_contrast=False, text_scale=1.0)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say what the accessibility walks of this run have met."""
    if Walked.windows:
        terminalreporter.write_line(
            f"accessibility walks: {Walked.windows:,} windows, {Walked.nodes:,} nodes,"
            f" {Walked.controls:,} controls, {Walked.stops:,} keyboard stops,"
            f" {len(PAIRS)} pairs of colours"
        )


@pytest.fixture(autouse=True, scope="session")
def _walk_at_every_scale_in_the_long_run(pytestconfig: pytest.Config) -> None:
    if pytestconfig.getoption("--long"):
        Walked.scales = SCALES


@pytest.fixture(scope="session")
def _one_theme(qapp: QApplication) -> Theme:
    QAccessible.setActive(True)
    return Theme(qapp, resources() / "icons", mode="light", read_system=plain_system)


@pytest.fixture
def theme(_one_theme: Theme) -> Iterator[Theme]:
    """Return the theme, light and at 100 %."""
    yield _one_theme
    _one_theme.set_text_scale(1.0)
    _one_theme.set_mode("light")


@pytest.fixture
def dialogs() -> Iterator[RecordedDialogs]:
    """Return dialogs that a test answers; an answer that nobody asked for fails it."""
    recorded = RecordedDialogs()
    yield recorded
    recorded.check_all_used()


@pytest.fixture
def run(
    theme: Theme, dialogs: RecordedDialogs, tmp_path: Path, qtbot: QtBot
) -> Iterator[Callable[..., Running]]:
    """Return what starts the program, as often as a test wants."""
    started: list[Running] = []

    def run_(file: Path | None = None) -> Running:
        started.append(Running(theme, dialogs, tmp_path, file))
        return started[-1]

    yield run_
    for running in started:
        running.end()


@pytest.fixture
def new(run: Callable[..., Running]) -> Running:
    """Return the window with a new self-evaluation."""
    running = run()
    running.start()
    return running


@pytest.fixture
def at_desk(
    tmp_path: Path,
    framework: Framework,
    example: Document,
    dialogs: RecordedDialogs,
    qapp: QApplication,
) -> Iterator[AtDesk]:
    made = AtDesk(tmp_path, framework, example, dialogs)
    yield made
    made.end()
