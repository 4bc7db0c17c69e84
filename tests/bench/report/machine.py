"""On what the bench ran: the machine, the day, the versions and the commit, as a sentence."""

import datetime as dt
import os
import platform
import shutil
import subprocess
from importlib import metadata
from pathlib import Path

_ROOT = Path(__file__).resolve().parents[3]


def machine() -> str:
    """Return where and when the figures were taken, and with which versions."""
    today = dt.datetime.now().astimezone()
    python = f"Python {platform.python_version()}"
    ours = (f"{name} {metadata.version(name)}" for name in ("PySide6-Essentials", "python-docx"))
    programs = (_version(name) for name in ("pandoc", "soffice"))
    versions = ", ".join((python, *ours, *filter(None, programs), *_locked()))
    return (
        f"Measured on {today.day} {today:%B %Y} at {today:%H:%M}, commit {_commit()}, on {_system()},"
        f" {os.cpu_count()} cores of {_processor()}; load {_load()} when it ended. {versions}."
    )


def _system() -> str:
    try:
        return platform.freedesktop_os_release()["PRETTY_NAME"]
    except OSError:
        return f"{platform.system()} {platform.release()}"


def _processor() -> str:
    facts = Path("/proc/cpuinfo")
    if facts.exists():
        for line in facts.read_text("utf-8").splitlines():
            if line.startswith("model name"):
                return line.partition(":")[2].strip()
    return platform.processor() or platform.machine()


def _load() -> str:
    return f"{os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else "unknown"


def _commit() -> str:
    git = ["git", "-C", str(_ROOT), "rev-parse", "--short", "HEAD"]
    try:
        done = subprocess.run(git, capture_output=True, text=True, check=True, timeout=10)
    except (OSError, subprocess.SubprocessError):
        return "unknown"
    return done.stdout.strip()


def _version(program: str) -> str:
    found = shutil.which(program)
    if found is None:
        return ""
    try:
        asked = [found, "--version"]
        done = subprocess.run(asked, capture_output=True, text=True, check=True, timeout=60)
    except (OSError, subprocess.SubprocessError):
        return ""
    words = done.stdout.split("\n", 1)[0].split()
    return " ".join(words[:2])


def _locked() -> list[str]:
    """Return the peers that come as packages, with the versions that are locked."""
    lines = (_ROOT / "tests/bench/peers/requirements.in").read_text("utf-8").splitlines()
    return [line.replace("==", " ") for line in lines if "==" in line]
