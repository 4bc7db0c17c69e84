"""Window or command line: what the arguments ask for, and what there is a screen for."""

import gc
import subprocess
import sys
from pathlib import Path

import pytest

import ilacs_desktop
from ilacs_desktop import __main__ as start


@pytest.fixture
def called(monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """Record what the window and the command line are called with, in place of calling them."""
    calls: list[list[str]] = []

    def window(arguments: list[str]) -> int:
        calls.append(["window", *arguments])
        return 0

    def command(arguments: list[str]) -> int:
        calls.append(["command", *arguments])
        return 0

    monkeypatch.setattr(start, "_open_window", window)
    monkeypatch.setattr(start, "_run_command", command)
    monkeypatch.setattr(start, "has_screen", lambda *_: True)
    return calls


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        ([], ["window"]),
        (["ours.ilacs"], ["window", "ours.ilacs"]),
        (["Z:\\Shared\\OURS.ILACS"], ["window", "Z:\\Shared\\OURS.ILACS"]),
        (["info", "ours.ilacs"], ["command", "info", "ours.ilacs"]),
        (["demo"], ["command", "demo"]),
        (["--help"], ["command", "--help"]),
        (["letter.docx"], ["command", "letter.docx"]),
        (["a.ilacs", "b.ilacs"], ["command", "a.ilacs", "b.ilacs"]),
    ],
)
def test_arguments_choose_between_window_and_command_line(
    arguments: list[str], expected: list[str], called: list[list[str]]
) -> None:
    assert start.main(arguments) == 0
    assert called == [expected]


@pytest.mark.parametrize(
    ("arguments", "expected", "told"),
    [
        ([], ["command", "demo"], "There is no screen here, so the window was not opened."),
        (["ours.ilacs"], ["command", "info", "ours.ilacs"], "There is no screen here"),
    ],
)
def test_without_a_screen_it_does_what_it_can_and_says_why(
    arguments: list[str],
    expected: list[str],
    told: str,
    called: list[list[str]],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(start, "has_screen", lambda *_: False)
    assert start.main(arguments) == 0
    assert called == [expected]
    assert told in capsys.readouterr().err


@pytest.mark.parametrize(
    ("environ", "platform", "screen"),
    [
        ({}, "win32", True),
        ({}, "darwin", True),
        ({}, "linux", False),
        ({"DISPLAY": ":0"}, "linux", True),
        ({"WAYLAND_DISPLAY": "wayland-0"}, "linux", True),
        ({"DISPLAY": ""}, "linux", False),
    ],
)
def test_a_screen_is_known_by_its_platform_or_its_display(
    environ: dict[str, str], platform: str, screen: bool
) -> None:
    assert start.has_screen(environ, platform) is screen


def test_a_library_that_the_window_needs_and_misses_is_told_in_a_sentence(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(start, "has_screen", lambda *_: True)
    monkeypatch.setitem(sys.modules, "ilacs_desktop.app", None)
    monkeypatch.delattr(ilacs_desktop, "app", raising=False)
    assert start.main([]) == 2
    assert "The window could not be opened" in capsys.readouterr().err


@pytest.mark.parametrize("was_on", [True, False])
def test_garbage_is_collected_as_before_where_the_window_cannot_be_had(
    was_on: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "ilacs_desktop.app", None)
    monkeypatch.delattr(ilacs_desktop, "app", raising=False)
    if was_on:
        gc.enable()
    try:
        with pytest.raises(ImportError):
            start.imported_app()
        assert gc.isenabled() is was_on
    finally:
        gc.disable()


def test_without_a_console_nothing_is_said_and_nothing_breaks(
    monkeypatch: pytest.MonkeyPatch, called: list[list[str]]
) -> None:
    monkeypatch.setattr(start, "has_screen", lambda *_: False)
    monkeypatch.setattr(sys, "stderr", None)
    assert start.main([]) == 0


def test_without_a_screen_the_example_is_really_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    environ = {"PYTHONPATH": str(Path(__file__).parents[1]), "PATH": ""}
    done = subprocess.run(
        [sys.executable, "-m", "ilacs_desktop"],
        cwd=tmp_path,
        env=environ,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert "There is no screen here" in done.stderr
    assert (tmp_path / "demo" / "northbridge-2026.docx").exists()
