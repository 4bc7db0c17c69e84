"""Steps: the MSI for IT departments, and the plain zip."""

import hashlib
import json
import shutil
import zipfile

from distribution.facts import CLASSES, NAME, PROGID
from distribution.faults import BuildError
from distribution.folder import fingerprint
from distribution.screen import wait_for
from distribution.trial.in_use import tried
from distribution.trial.trial import Trial


def msi_install(trial: Trial) -> str:
    """Install the package for every user, silently."""
    trial.expect(0, "msiexec", "/i", trial.wine.path(trial.asset(".msi")), "/qn")
    if fingerprint(trial.for_all) != fingerprint(trial.folder):
        raise BuildError("The files are not what was built.")
    if not trial.registered_command("HKLM").startswith(r"C:\Program Files"):
        raise BuildError("Files are opened with another program.")
    return f"Every file is in {trial.wine.path(trial.for_all)}, as built."


def msi_self_test(trial: Trial) -> str:
    """Let the program try itself where the package put it."""
    return tried(trial, trial.for_all)


def msi_remove(trial: Trial) -> str:
    """Remove the package, silently."""
    trial.expect(0, "msiexec", "/x", trial.wine.path(trial.asset(".msi")), "/qn")
    wait_for("The end of the folder", lambda: not trial.for_all.exists())
    if trial.has_key(rf"HKLM\{CLASSES}\{PROGID}"):
        raise BuildError("The file type is still registered.")
    return "Folder and file type are gone."


def zip_self_test(trial: Trial) -> str:
    """Run the zip from a folder of an awkward name that can only be read."""
    place = trial.wine.c_drive / "Büro 北桥 & co (2026)"
    shutil.rmtree(place, ignore_errors=True)
    with zipfile.ZipFile(trial.asset(".zip")) as package:
        package.extractall(place)
    before = fingerprint(place / NAME)
    for path in (place / NAME).rglob("*"):
        path.chmod(0o555)
    seen = tried(trial, place / NAME)
    if fingerprint(place / NAME) != before:
        raise BuildError("It wrote in its own folder.")
    return seen


def listed(trial: Trial) -> str:
    """Compare the list of components with the folder."""
    bill = json.loads(trial.asset(".cdx.json").read_text("utf-8"))
    files = [one for one in bill["components"] if one["type"] == "file"]
    for one in files:
        digest = hashlib.sha256((trial.folder / one["name"]).read_bytes()).hexdigest()
        if digest != one["hashes"][0]["content"]:
            raise BuildError(f"“{one['name']}” has another hash than the list says.")
    others = len(bill["components"]) - len(files)
    return f"{others} components; the SHA-256 of all {len(files)} programs and libraries is right."
