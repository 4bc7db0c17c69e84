"""Builds the two programs that people start: one with a window, one for the command line."""

import shutil
from pathlib import Path

from distribution.facts import CONSOLE, NAME, PUBLISHER, WINDOW, Release
from distribution.run import run

SOURCES = Path(__file__).resolve().parents[1] / "launcher"
TARGET = "x86_64-w64-mingw32"
# Addresses at random, no code in data; no date in the file: the same sources give the same bytes.
HARDENING = "-Wl,--dynamicbase,--nxcompat,--high-entropy-va,--no-insert-timestamp"


def build(release: Release, python_library: str, work: Path, out: Path) -> None:
    """Build both programs into ``out``; ``python_library`` is as in "python313.dll"."""
    place = work / "launcher"
    shutil.rmtree(place, ignore_errors=True)
    shutil.copytree(SOURCES, place)
    _build_one(release, python_library, place, WINDOW, ["-mwindows"])
    _build_one(release, python_library, place, CONSOLE, ["-mconsole", "-DCONSOLE"])
    for name in (WINDOW, CONSOLE):
        shutil.copyfile(place / name, out / name)


def _build_one(
    release: Release, python_library: str, place: Path, name: str, kind: list[str]
) -> None:
    described = NAME if name == WINDOW else f"{NAME}, command line"
    facts = [
        f"-DVERSION_NUMBERS={release.quad.replace('.', ',')}",
        f'-DVERSION_TEXT="{release.quad}"',
        f'-DPUBLISHER="{PUBLISHER}"',
        f'-DDESCRIPTION="{described}"',
        f'-DFILE_NAME="{name}"',
    ]
    escaped = [fact.replace('"', '\\"').replace(" ", "\\040") for fact in facts]
    run([f"{TARGET}-windres", "-O", "coff", *escaped, "launcher.rc", "launcher.res"], place)
    options = ["-O2", "-s", "-municode", *kind, "-Wall", "-Wextra", "-Werror", HARDENING]
    library = f'-DPYTHON_DLL=L"{python_library}"'
    run(
        [f"{TARGET}-gcc", *options, library, "-o", name, "launcher.c", "launcher.res", "-lshell32"],
        place,
    )
