"""Several programs that save onto one file at once: everybody's additions are in it."""

import random
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest

from ilacs_desktop.storage.container import open_file
from ilacs_desktop.storage.save import save_new
from tests.storage.makers import ANN, MOMENT, names_in, readable, said, saying

ROOT = Path(__file__).resolve().parents[2]


@contextmanager
def adding(file: Path, names: str, additions: int) -> Iterator[list[subprocess.Popen[str]]]:
    """Start programs of these names that add to the file, and give them when all have begun."""
    command = [sys.executable, "-m", "tests.storage.adder", str(file)]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True, "cwd": ROOT}
    with ExitStack() as stack:
        programs = [
            stack.enter_context(subprocess.Popen([*command, name, str(additions)], **pipes))
            for name in names
        ]
        for program in programs:
            assert program.stdout is not None
            assert program.stdout.readline() == "ready\n"
        for program in programs:
            assert program.stdin is not None
            program.stdin.write("go\n")
            program.stdin.flush()
        yield programs


def check(folder: Path, names: str, additions: int) -> None:
    """Let programs of these names add at once, and see that everything is there, once."""
    file = folder / "a.ilacs"
    save_new(file, saying("First."), ANN, MOMENT, readable)
    with adding(file, names, additions) as programs:
        ended = [program.communicate() and program.returncode for program in programs]
    assert ended == [0] * len(names)
    opened = open_file(file)
    wanted = [f"{name} wrote paragraph {n}." for name in names for n in range(additions)]
    assert sorted(said(opened.document)) == sorted(["First.", *wanted])
    assert opened.notes == ()
    assert opened.document.proposals == ()
    assert all(opened.history.load(version) for version in opened.history.versions)
    assert names_in(folder) == ["a.ilacs"]


def check_killed(folder: Path, after: float) -> None:
    """Kill programs that join each other's work, and see that everything they saved is there."""
    file = folder / "a.ilacs"
    save_new(file, saying("First."), ANN, MOMENT, readable)
    with adding(file, "AB", 10**6) as programs:
        with pytest.raises(subprocess.TimeoutExpired):
            programs[0].wait(after)
        for program in programs:
            program.kill()
        spoken = [program.communicate()[0] for program in programs]
    saved = {line for words in spoken for line in words.splitlines(keepends=True)}
    opened = open_file(file)
    assert {line[:-1] for line in saved if line.endswith("\n")} <= set(said(opened.document))
    assert opened.notes == ()
    assert all(opened.history.load(version) for version in opened.history.versions)


def test_two_programs_that_save_onto_one_file_lose_nothing(tmp_path: Path) -> None:
    check(tmp_path, "AB", 5)


@pytest.mark.long
def test_four_programs_that_save_onto_one_file_lose_nothing(tmp_path: Path) -> None:
    check(tmp_path, "ABCD", 20)


@pytest.mark.parametrize("_", range(2))
def test_programs_killed_while_they_join_leave_all_that_they_saved(tmp_path: Path, _: int) -> None:
    check_killed(tmp_path, random.uniform(0, 0.3))


@pytest.mark.long
@pytest.mark.parametrize("_", range(60))
def test_sixty_pairs_of_programs_killed_while_they_join(tmp_path: Path, _: int) -> None:
    check_killed(tmp_path, random.uniform(0, 0.6))
