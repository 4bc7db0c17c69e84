"""Bad files at the doors of the window: a sentence is said, and the open work is as it was."""

import random
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from ilacs_desktop.document.codec import encode
from ilacs_desktop.settings import Settings
from ilacs_desktop.ui.theme.theme import Theme
from tests.faults.files import ilacs, journals, word_files, zips
from tests.faults.files.family import Family, assert_for_people
from tests.faults.tally import Outcome, Tally
from tests.ui.conftest import _one_theme, theme  # noqa: F401 - fixtures
from tests.ui.recorded_dialogs import RecordedDialogs
from tests.ui.running import Running
from tests.ui.walk import settle

FAMILY = "a bad file at a door of the window"
OURS = (*ilacs.FAMILIES[:2], *ilacs.FAMILIES[3:5], zips.FAMILIES[0])
WORD = (word_files.FAMILIES[0], zips.FAMILIES[1])
SEEDS = 3


@pytest.fixture
def window(
    theme: Theme,  # noqa: F811 - a fixture
    tmp_path: Path,
    qtbot: QtBot,
) -> Iterator[Running]:
    """Return the window with a self-evaluation that was saved and then typed in."""
    running = Running(theme, RecordedDialogs(), tmp_path).without_counting()
    running.start()
    running.saved()
    yield running
    running.end()


def by_menu(window: Running, path: Path) -> None:
    window.dialogs.answer(path)
    window.choose("open")


def by_dropping(window: Running, path: Path) -> None:
    window.window.files_dropped.emit((path,))
    window.inside._drops.lane.drain()


def by_a_second_start(window: Running, path: Path) -> None:
    window.inside.open_soon(path)


def as_last_years(window: Running, path: Path) -> None:
    window.dialogs.answer(path)
    window.choose("last_year")
    window.inside.outlet.reading.drain()


DOORS = {by_menu: OURS, by_dropping: OURS, by_a_second_start: OURS, as_last_years: WORD}


@pytest.mark.any_python
def test_a_bad_file_is_told_of_and_what_is_open_stays(
    window: Running, tmp_path: Path, tally: Tally
) -> None:
    before, here = window.document, window.workspace.path
    for door, families in DOORS.items():
        for family in families:
            for raw in refused(family, SEEDS if families is WORD else 1):
                path = tmp_path / f"bad{family.ending}"
                path.write_bytes(raw)
                asked = len(window.dialogs.asked)
                window.inside.workbench.messages.clear()
                door(window, path)
                settle()
                said = [one.text for one in window.dialogs.asked[asked:] if one.call == "tell"]
                told = " ".join([*said, window.told]).strip()
                assert told, f"{door.__name__}: nothing is said of {family.name}"
                assert_for_people(told)
                assert window.document is before
                assert window.workspace.path == here
                assert path.read_bytes() == raw
                tally.count(FAMILY, Outcome.REFUSED)


def refused(family: Family, wanted: int) -> Iterator[bytes]:
    """Yield files of a family that are refused when they are read."""
    seed = 0
    while wanted:
        seed += 1
        raw = family.make(random.Random(seed))
        if is_refused(family, raw):
            wanted -= 1
            yield raw


def is_refused(family: Family, raw: bytes) -> bool:
    import tempfile

    from tests.faults.files.family import came_of

    with tempfile.TemporaryDirectory() as folder:
        return came_of(family, raw, Path(folder)).outcome is Outcome.REFUSED


SETTINGS = (
    b"\xff",
    b'{"name": "\xff"}',
    b'{"what": ' + b"[" * 100_000,
    encode(Settings(window=(10**40, -(10**40), 2**31, 0), help_window=(1, 1, 0, 2**63))),
    encode(Settings(window=(-99999, 99999, 10, 10), recent=("\0", "x" * 100_000, "a\nb"))),
    encode(Settings(name="\u202e" * 500, text_scale=2.0, recent=("",) * 500)),
)


@pytest.mark.any_python
@pytest.mark.parametrize("raw", SETTINGS, ids=range(len(SETTINGS)))
def test_the_window_comes_up_whatever_its_settings_say(
    raw: bytes,
    theme: Theme,  # noqa: F811 - a fixture
    tmp_path: Path,
    qtbot: QtBot,
    tally: Tally,
) -> None:
    (tmp_path / "settings.json").write_bytes(raw)
    running = Running(theme, RecordedDialogs(), tmp_path)
    try:
        assert running.window.isVisible()
        assert running.window.width() >= 300
        assert running.window.screen().geometry().intersects(running.window.frameGeometry())
    finally:
        running.end()
    tally.count("settings at the start of the program", Outcome.UNHARMED)


@pytest.mark.any_python
def test_the_window_comes_up_whatever_a_crash_left_behind(
    theme: Theme,  # noqa: F811 - a fixture
    tmp_path: Path,
    qtbot: QtBot,
    tally: Tally,
) -> None:
    recovery = tmp_path / "recovery"
    recovery.mkdir()
    for seed in range(30):
        family = journals.FAMILIES[seed % 2]
        (recovery / f"j{seed}.journal").write_bytes(family.make(random.Random(seed)))
    running = Running(theme, RecordedDialogs(), tmp_path)
    try:
        assert running.window.isVisible()
        assert len([*recovery.iterdir()]) >= 25, "what cannot be read is left where it is"
    finally:
        running.end()
    tally.count("journals at the start of the program", Outcome.RECOVERED, 30)
