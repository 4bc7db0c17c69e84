"""Runs a program of the build, keeping quiet unless it fails."""

import subprocess
from collections.abc import Sequence
from pathlib import Path

from distribution.faults import BuildError


def run(command: Sequence[str | Path], cwd: Path | None = None) -> str:
    """Return what a program printed. Raises BuildError with the start of it when it failed."""
    done = _done(command, cwd)
    if done.returncode:
        said = done.stdout[:2000]
        raise BuildError(f"{Path(command[0]).name} failed ({done.returncode}):\n{said}")
    return done.stdout


def help_of(command: Sequence[str | Path]) -> str:
    """Return what a program says of itself; some leave with an error then."""
    return _done(command, None).stdout


def _done(command: Sequence[str | Path], cwd: Path | None) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        command,
        cwd=cwd,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
        check=False,
    )
