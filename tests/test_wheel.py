"""The wheel that people install: complete, on its own, and doing the main job out of the box."""

import os
import subprocess
import sys
import venv
import zipfile
from collections.abc import Mapping
from pathlib import Path

import pytest

pytestmark = pytest.mark.any_python

ROOT = Path(__file__).resolve().parent.parent
SCRIPTS = "Scripts" if os.name == "nt" else "bin"
WHERE = "from ilacs_desktop import assets; print(assets.resources(), assets.templates(), sep='\\n')"


def output_of(*command: str | Path, cwd: Path, environ: Mapping[str, str] | None = None) -> str:
    """Return what a command printed; fail with all of it when the command failed."""
    done = subprocess.run(
        command,
        cwd=cwd,
        env={**os.environ, **(environ or {})},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stdout
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    output_of(sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", folder, cwd=ROOT)
    (path,) = folder.glob("ilacs_desktop-*-py3-none-any.whl")
    return path


def test_the_wheel_holds_the_package_its_data_and_its_licence_and_nothing_else(wheel):
    names = zipfile.ZipFile(wheel).namelist()
    shipped = {
        f"ilacs_desktop/{path.relative_to(ROOT).as_posix()}"
        for folder in ("resources", "templates")
        for path in (ROOT / folder).rglob("*")
        if path.is_file()
    }
    modules = {path.relative_to(ROOT).as_posix() for path in ROOT.glob("ilacs_desktop/**/*.py")}
    metadata = {name for name in names if ".dist-info/" in name}
    assert set(names) - metadata == shipped | modules
    assert any(name.endswith("/licenses/LICENSE") for name in metadata)


def test_the_installed_command_makes_the_example_from_its_own_data(wheel, tmp_path):
    site = tmp_path / "site"
    pip = [sys.executable, "-m", "pip", "install", "-qq", "--no-deps", "--no-index"]
    output_of(*pip, "--target", site, wheel, cwd=tmp_path)
    environ = {"PYTHONPATH": str(site)}
    where = output_of(sys.executable, "-P", "-c", WHERE, cwd=tmp_path, environ=environ)
    assert [Path(line).parent for line in where.splitlines()] == [site / "ilacs_desktop"] * 2
    command = [site / "bin" / "ilacs-desktop", "demo", "--out", "made"]
    output_of(*command, cwd=tmp_path, environ=environ)
    assert sorted(path.suffix for path in (tmp_path / "made").iterdir()) == [".docx", ".ilacs"]


@pytest.mark.long
def test_a_clean_environment_needs_only_the_locked_packages_and_the_wheel(wheel, tmp_path):
    """Needs the network, in a process of its own."""
    venv.create(tmp_path / "env", with_pip=True)
    scripts = tmp_path / "env" / SCRIPTS
    pip = [scripts / "python", "-m", "pip", "install", "-qq", "--only-binary", ":all:"]
    output_of(*pip, "--require-hashes", "-r", ROOT / "requirements.txt", cwd=tmp_path)
    output_of(*pip, "--no-deps", "--no-index", wheel, cwd=tmp_path)
    output_of(scripts / "python", "-m", "pip", "check", cwd=tmp_path)
    output_of(scripts / "ilacs-desktop", "demo", "--out", "made", cwd=tmp_path)
    assert sorted(path.suffix for path in (tmp_path / "made").iterdir()) == [".docx", ".ilacs"]
