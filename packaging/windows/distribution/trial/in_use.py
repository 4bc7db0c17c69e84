"""Steps: the installed program in use, by its command line and in its window."""

import json
import time
import zipfile
from pathlib import Path

from distribution.facts import NAME
from distribution.faults import BuildError
from distribution.folder import fingerprint
from distribution.screen import wait_for
from distribution.trial.trial import Trial

FILE = "northbridge-2026"
TYPED = "Typed under Wine with a cafe, 21 words and no network."


def self_test(trial: Trial) -> str:
    """Let the installed program try itself."""
    trial.facts["fingerprint"] = fingerprint(trial.installed)
    return tried(trial, trial.installed)


def tried(trial: Trial, folder: Path) -> str:
    """Run the self-test of an installed folder; return what it says of the window."""
    rows = json.loads(trial.command_line(folder, "self-test", "--window", "--json"))
    bad = [f"{row['name']}: {row['sentence']}" for row in rows if not row["works"]]
    if bad:
        raise BuildError(" ".join(bad))
    return f"{len(rows)} of {len(rows)} work. {rows[0]['sentence']} {rows[-1]['sentence']}"


def commands(trial: Trial) -> str:
    """Make the example, check it and export it by the command line."""
    place = rf"C:\users\{trial.wine.home.name}\Documents"
    trial.command_line(trial.installed, "demo", "--out", place)
    said = trial.command_line(trial.installed, "info", rf"{place}\{FILE}.ilacs")
    out = rf"{place}\Büro 北桥.docx"
    trial.command_line(trial.installed, "export", rf"{place}\{FILE}.ilacs", "--out", out)
    made = trial.documents / "Büro 北桥.docx"
    if not zipfile.is_zipfile(made):
        raise BuildError("The Word file is not whole.")
    (trial.documents / f"{FILE}.docx").unlink()  # so that the window is the one to make it
    return said.partition("\n")[0] + "; its Word file has a name of two alphabets."


def open_example(trial: Trial) -> str:
    """Open a self-evaluation as a double click does."""
    file = rf"C:\users\{trial.wine.home.name}\Documents\{FILE}.ilacs"
    started = time.monotonic()
    trial.window = trial.wine.start(trial.registered_command("HKCU"), file)
    trial.screen.focus("^Northbridge Council 2026")
    seconds = time.monotonic() - started
    time.sleep(6)  # for the parts that are painted at leisure
    trial.screen.picture(trial.pictures / "windows-example.png")
    return f"The example is on the screen after {seconds:.0f} s."


def type_and_save(trial: Trial) -> str:
    """Type at the end of an answer, and save."""
    file = trial.documents / f"{FILE}.ilacs"
    trial.screen.click(600, 440)  # into the answer that has the keyboard
    trial.screen.keys("ctrl+End")
    trial.screen.type(f" {TYPED}")
    trial.screen.keys("ctrl+s")
    wait_for("The saved text", lambda: TYPED in _text(file, "document.json"))
    wait_for("The readable copy", lambda: TYPED in _text(file, "document.html"))
    return "What was typed is in the file, in its data and in its readable copy."


def _text(file: Path, part: str) -> str:
    """Return a part of a zip, nothing while the file is being replaced."""
    try:
        with zipfile.ZipFile(file) as package:
            return package.read(part).decode("utf-8")
    except (OSError, KeyError, zipfile.BadZipFile):
        return ""


def export(trial: Trial) -> str:
    """Export to Word with the keyboard alone."""
    out = trial.documents / f"{FILE}.docx"
    trial.screen.keys("ctrl+shift+e")
    time.sleep(3)
    trial.screen.keys("Return")
    wait_for("The dialogue", lambda: trial.screen.window("^Export to Word$"))
    time.sleep(2)
    trial.screen.keys("Return")
    wait_for("The Word file", lambda: TYPED in _text(out, "word/document.xml"))
    time.sleep(3)
    trial.screen.picture(trial.pictures / "windows-export.png")
    return f"{out.name} ({out.stat().st_size // 1024} KB) has what was typed."


def second_start(trial: Trial) -> str:
    """Start it once more while its window is open."""
    file = rf"C:\users\{trial.wine.home.name}\Documents\{FILE}.ilacs"
    code, _ = trial.wine.run(trial.registered_command("HKCU"), file, timeout=60)
    windows = [title for title in trial.screen.titles() if NAME in title]
    if code or len(windows) != 1:
        raise BuildError(f"The second start left with {code}; windows: {windows}")
    return "It ends at once; the one window has the file."


def close(trial: Trial) -> str:
    """Close the window with Alt+F4; the program ends and has written nothing where it is installed."""
    trial.screen.focus(NAME)
    trial.screen.keys("alt+F4")
    if trial.window is None or trial.window.wait(60) != 0:
        raise BuildError("The program did not end well.")
    if fingerprint(trial.installed) != trial.facts["fingerprint"]:
        raise BuildError("Files were written where the program is installed.")
    kept = trial.wine.home / "AppData" / "Local" / "ilacs-desktop"
    journals = list((kept / "recovery").glob("*.journal"))
    if journals:
        raise BuildError(f"Journals are left: {journals}")
    return "It ends with 0, leaves no journal and wrote nothing in its own folder."
