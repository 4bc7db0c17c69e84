"""Steps: what several people do with one self-evaluation, and with one that has a passphrase."""

import dataclasses
import json
import re
import shutil
import zipfile
from pathlib import Path

from distribution.facts import CONSOLE
from distribution.faults import BuildError
from distribution.trial.in_use import FILE
from distribution.trial.own_tests import shipped_python
from distribution.trial.trial import Trial

OWNER = "Colm Adebayo"  # who owns three sections of the example
ANSWERED = "Answered in Word, as somebody who has not got the program does."
# Where a person types who answers a form: the end of the first text below these words.
_ANSWER = re.compile(r"(Your answer</w:t>.*?<w:t[^>]*>[^<]{40,}?)(</w:t>)", re.DOTALL)
REFUSED = 2  # the exit code of a command that could not be carried out
SCRIPT = Path(__file__).resolve().parents[2] / "wine" / "seal.py"
VARIABLE, PASSPHRASE = "ILACS_DESKTOP_PASSPHRASE", "Büro 北桥 with a café"


def together(trial: Trial) -> str:
    """Send a pack as a Word form, answer it, bring it in, and bring the whole into an older copy."""
    file = _copied(trial, "together.ilacs")
    older = _copied(trial, "older copy.ilacs")
    words = ("--owner", OWNER, "--word", "--out", trial.wine.path(file.parent))
    _do(trial, "pack", file, *words)
    (form,) = file.parent.glob(f"*{OWNER}.docx")
    _answer(form)
    _do(trial, "merge", file, trial.wine.path(form))
    _do(trial, "merge", older, trial.wine.path(file))
    for one in (file, older):
        if ANSWERED not in _document(one):
            raise BuildError(f"“{one.name}” has not got the answer from the Word form.")
        _do(trial, "verify", one)
    versions = json.loads(_do(trial, "log", older, "--json"))
    if not any(version["joins"] > 1 for version in versions):
        raise BuildError("The older copy has no version that joins the two.")
    return (
        f"An answer from a Word form is in both files; {len(versions)} versions, all of them whole."
    )


def sealed(trial: Trial) -> str:
    """Open a file that has a passphrase: with it, with another and with none."""
    plain = _copied(trial, "plain.ilacs")
    file = plain.with_name("sealed.ilacs")
    file.unlink(missing_ok=True)
    python = shipped_python(trial, trial.work / "sealing")
    names = (trial.wine.path(plain), trial.wine.path(file), PASSPHRASE)
    trial.expect(0, trial.wine.path(python), trial.wine.path(SCRIPT), *names)
    if zipfile.is_zipfile(file) or b"Northbridge" in file.read_bytes():
        raise BuildError("The file can be read without its passphrase.")
    for given in ("", f"{PASSPHRASE}!"):
        _refused(_told(trial, given), file)
    knowing = _told(trial, PASSPHRASE)
    _do(knowing, "info", file)
    _do(knowing, "verify", file)
    return "It opens with its passphrase, is whole, and neither none nor another one opens it."


def _copied(trial: Trial, name: str) -> Path:
    """Return a copy of the example, in a folder of these steps."""
    folder = trial.documents / "together"
    folder.mkdir(exist_ok=True)
    shutil.copyfile(trial.documents / f"{FILE}.ilacs", folder / name)
    return folder / name


def _do(trial: Trial, command: str, file: Path, *words: str) -> str:
    return trial.command_line(trial.installed, command, trial.wine.path(file), *words)


def _document(file: Path) -> str:
    with zipfile.ZipFile(file) as package:
        return package.read("document.json").decode("utf-8")


def _answer(form: Path) -> None:
    """Type at the end of the first answer in a Word form."""
    with zipfile.ZipFile(form) as package:
        parts = {entry: package.read(entry) for entry in package.infolist()}
    with zipfile.ZipFile(form, "w", zipfile.ZIP_DEFLATED) as package:
        for entry, data in parts.items():
            if entry.filename == "word/document.xml":
                typed, times = _ANSWER.subn(rf"\1 {ANSWERED}\2", data.decode("utf-8"), count=1)
                if not times:
                    raise BuildError("There is no room for an answer in the Word form.")
                data = typed.encode("utf-8")  # noqa: PLW2901 - the same part, with what was typed
            package.writestr(entry, data)


def _told(trial: Trial, passphrase: str) -> Trial:
    """Return the trial with a passphrase in the environment of its programs."""
    wine = dataclasses.replace(trial.wine, extra={**trial.wine.extra, VARIABLE: passphrase})
    return dataclasses.replace(trial, wine=wine)


def _refused(trial: Trial, file: Path) -> None:
    said = trial.expect(
        REFUSED, trial.wine.path(trial.installed / CONSOLE), "info", trial.wine.path(file)
    )
    if "Northbridge" in said:
        raise BuildError(f"Without its passphrase this was told of it: {said}")
