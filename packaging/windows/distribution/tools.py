"""The Python packages that the build uses, in an environment of its own."""

import hashlib
import os
import subprocess
import sys
import venv
from pathlib import Path

from distribution.faults import BuildError

REQUIREMENTS = Path(__file__).resolve().parents[1] / "requirements.txt"


def enter(work: Path) -> None:
    """Go on in the Python of the tools' environment, which is made in ``work`` if need be.

    This starts the running script once more, in place of this process.
    """
    folder = (work / "tools").resolve()
    if Path(sys.prefix).resolve() == folder:
        return
    python = folder / "bin" / "python"
    stamp = folder / "ready"
    wanted = hashlib.sha256(sys.version.encode() + REQUIREMENTS.read_bytes()).hexdigest()
    if not stamp.exists() or stamp.read_text("utf-8") != wanted:
        _make(folder, python)
        stamp.write_text(wanted, "utf-8")
    os.execv(python, [str(python), *sys.orig_argv[1:]])  # noqa: S606 - our own script, as it was called


def _make(folder: Path, python: Path) -> None:
    print(f"setting up the tools in {folder}", flush=True)
    venv.create(folder, with_pip=True, clear=True)
    install = [str(python), "-m", "pip", "install", "-qq", "--disable-pip-version-check"]
    checked = ["--require-hashes", "--only-binary=:all:", "-r", str(REQUIREMENTS)]
    if subprocess.run([*install, *checked], check=False).returncode:
        raise BuildError("The tools could not be installed; the reason is above.")
