"""Steps: the installer for one person, from its signature to its removal."""

import os
import shutil
import time
from pathlib import Path

from distribution import authenticode, nsis
from distribution.facts import CLASSES, CONSOLE, LISTED, NAME, PROGID, SUFFIX, WINDOW, Release
from distribution.faults import BuildError
from distribution.folder import fingerprint
from distribution.screen import wait_for
from distribution.trial.trial import Trial

UNINSTALLER = "uninstall.exe"
TOO_OLD, IS_OPEN = 4, 5  # as installer.nsi has them
ADDED, DROPPED = "legal/newer.txt", "legal/CC0-1.0.txt"  # by the newer version of the test


def signatures(trial: Trial) -> str:
    """Check what is given out, and what was built."""
    ours = [trial.asset("-setup.exe"), trial.asset(".msi")]
    ours += [trial.folder / WINDOW, trial.folder / CONSOLE]
    for path in ours:
        authenticode.check(path, trial.by)
    raw = bytearray((trial.folder / WINDOW).read_bytes())
    raw[0x1000] ^= 1
    changed = trial.work / "changed.exe"
    changed.write_bytes(raw)
    try:
        authenticode.check(changed, trial.by)
    except BuildError:
        return f"{len(ours)} signatures are good, and a program with one bit changed is found out."
    raise BuildError("A program that was changed still passes.")


def refuse_old_windows(trial: Trial) -> str:
    """Try to install on a Windows that is too old."""
    ours = ("reg", "add", r"HKCU\Software\Wine", "/f", "/v", "Version", "/d")
    trial.expect(0, *ours, "win81")
    try:
        trial.expect(TOO_OLD, trial.wine.path(trial.asset("-setup.exe")), "/S")
    finally:
        trial.expect(0, *ours, "win10")
    if trial.installed.exists():
        raise BuildError("Something was installed on it.")
    return f"Windows 8.1 is refused with exit code {TOO_OLD}; nothing is installed."


def install(trial: Trial) -> str:
    """Install silently, and compare with what was built."""
    trial.expect(0, trial.wine.path(trial.asset("-setup.exe")), "/S")
    _same(trial)
    authenticode.check(trial.installed / UNINSTALLER, trial.by)
    return "Every file is there as it was built, and nothing else; the uninstaller is signed."


def _same(trial: Trial) -> None:
    found = _files(trial.installed) - {UNINSTALLER}
    wanted = _files(trial.folder)
    if found != wanted:
        raise BuildError(f"These differ: {sorted(found ^ wanted)[:5]}")
    for name in wanted:
        if (trial.installed / name).read_bytes() != (trial.folder / name).read_bytes():
            raise BuildError(f"“{name}” is not what was built.")


def _files(folder: Path) -> set[str]:
    return {p.relative_to(folder).as_posix() for p in folder.rglob("*") if p.is_file()}


def registered(trial: Trial) -> str:
    """Look at what Windows knows of it now."""
    program = trial.registered_command("HKCU")
    if not program.endswith(f"{NAME}\\{WINDOW}"):
        raise BuildError(f"Files are opened with {program}.")
    for key in (LISTED, f"{CLASSES}\\{SUFFIX}", f"{CLASSES}\\{PROGID}\\DefaultIcon"):
        if not trial.has_key(f"HKCU\\{key}"):
            raise BuildError(f"{key} is not in the registry.")
    if not shortcut(trial).is_file():
        raise BuildError("It is not in the Start menu.")
    return "File type, list of programs and Start menu have it."


def shortcut(trial: Trial) -> Path:
    """Return where its entry in the Start menu is."""
    menu = trial.wine.home / "AppData" / "Roaming" / "Microsoft" / "Windows" / "Start Menu"
    return menu / "Programs" / f"{NAME}.lnk"


def refuse_while_open(trial: Trial) -> str:
    """Install again, and remove, while its window is open."""
    before = fingerprint(trial.installed)
    trial.expect(IS_OPEN, trial.wine.path(trial.asset("-setup.exe")), "/S")
    trial.expect(0, trial.wine.path(trial.installed / UNINSTALLER), "/S")
    time.sleep(5)  # it goes on by itself, in a copy, and nobody learns its exit code
    if fingerprint(trial.installed) != before:
        raise BuildError("Files were changed all the same.")
    return f"The installer leaves with exit code {IS_OPEN}; neither it nor the uninstaller changes a file."


def upgrade(trial: Trial) -> str:
    """Install a newer version over it."""
    older = trial.release
    number, _, last = older.quad.rpartition(".")[0].rpartition(".")
    newer = Release(f"{number}.{int(last) + 1}", older.moment)
    place = trial.work / "newer" / NAME
    shutil.rmtree(place.parent, ignore_errors=True)
    shutil.copytree(trial.folder, place, copy_function=os.link)
    (place / DROPPED).unlink()
    (place / ADDED).write_text("newer\n", "utf-8")
    setup = nsis.make(newer, place, trial.by, trial.work, "zlib")
    trial.expect(0, trial.wine.path(setup), "/S")
    if _files(trial.installed) - {UNINSTALLER} != _files(place):
        raise BuildError("Files of the older version are left, or of the newer are missing.")
    said = trial.expect(0, "reg", "query", f"HKCU\\{LISTED}", "/v", "DisplayVersion")
    if newer.version not in said:
        raise BuildError(f"Windows lists another version: {said}")
    return f"{older.version} became {newer.version}; what the newer one has not is gone."


def uninstall(trial: Trial) -> str:
    """Remove it silently; the person's own files stay."""
    kept = sorted(trial.documents.rglob("*.ilacs"))
    trial.expect(0, trial.wine.path(trial.installed / UNINSTALLER), "/S")
    wait_for("The end of the uninstaller", lambda: not trial.installed.exists())
    keys = (LISTED, f"{CLASSES}\\{PROGID}", f"{CLASSES}\\{SUFFIX}", f"Software\\{NAME}")
    wait_for(
        "The end of what is registered",
        lambda: not any(trial.has_key(f"HKCU\\{key}") for key in keys),
    )
    if shortcut(trial).exists():
        raise BuildError("The Start menu still has it.")
    if not kept or sorted(trial.documents.rglob("*.ilacs")) != kept:
        raise BuildError("Self-evaluations are missing.")
    return "Folder, file type, list of programs and Start menu are clear; self-evaluations stay."
