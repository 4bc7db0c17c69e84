"""Make requirements.txt and requirements-dev.txt from pyproject.toml: `python packaging/lock.py`.

One file serves every platform: exact versions, a hash for every wheel, environment markers where
platforms or versions of Python differ, and no address of any package index. Versions already in the
files are kept; `--upgrade` takes the newest that pyproject.toml allows. Needs a network. What the
bench compares us with is locked beside it, for an environment of its own (tests/bench/peers/).
"""

import argparse
import os
import subprocess
import tempfile
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
UV = "uv==0.13.9"
OPTIONS = ("--universal", "--python-version=3.11", "--generate-hashes", "--only-binary=:all:")
QUIET = ("--no-header", "--no-emit-index-url", "--no-emit-find-links", "--quiet")
PLATFORMS = ("x86_64-pc-windows-msvc", "x86_64-manylinux_2_34", "aarch64-apple-darwin")
PYTHONS = ("3.11", "3.12", "3.13")
PEERS = "tests/bench/peers/requirements"  # .in and .txt


def install_uv(folder: Path) -> Path:
    """Return the path of uv, installed in an environment of its own in ``folder``."""
    venv.create(folder, with_pip=True)
    scripts = folder / ("Scripts" if os.name == "nt" else "bin")
    pip = [str(scripts / "python"), "-m", "pip", "install", "-qq", "--only-binary=:all:"]
    subprocess.run([*pip, UV], check=True)
    return scripts / "uv"


def lock(uv: Path, name: str, *extra: str, source: str = "pyproject.toml") -> None:
    """Write one requirements file, keeping the versions it has unless ``extra`` says otherwise."""
    command = [str(uv), "pip", "compile", source, *OPTIONS, *QUIET, *extra]
    subprocess.run([*command, f"--output-file={name}"], cwd=ROOT, check=True)
    path = ROOT / name
    header = f"# Made by packaging/lock.py from {source}; do not edit by hand.\n"
    path.write_text(header + path.read_text("utf-8"), "utf-8", newline="\n")


def check_platforms(uv: Path, name: str) -> None:
    """Raise CalledProcessError unless every platform finds a wheel with a listed hash."""
    environ = {
        **os.environ,
        "MACOSX_DEPLOYMENT_TARGET": "14.0",
    }  # the oldest that Qt's wheels serve
    for platform in PLATFORMS:
        for python in PYTHONS:
            # A constraint of pyproject.toml has served the lock, and has no hash.
            uv_pip = [str(uv), "--no-config", "pip"]
            install = [*uv_pip, "install", "--dry-run", "--quiet", "--require-hashes"]
            where = [f"--python-platform={platform}", f"--python-version={python}"]
            files = ["--only-binary=:all:", f"--target={uv.parent}/none", f"--requirements={name}"]
            subprocess.run([*install, *where, *files], cwd=ROOT, env=environ, check=True)
            print(f"{name}: wheels and hashes for {platform}, Python {python}")


def main() -> None:
    """Lock the packages that the application needs, those plus the tools, and those of the bench."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--upgrade", action="store_true", help="take the newest versions allowed")
    upgrade = ["--upgrade"] if parser.parse_args().upgrade else []
    with tempfile.TemporaryDirectory() as folder:
        uv = install_uv(Path(folder))
        lock(uv, "requirements.txt", *upgrade)
        shared = "--constraints=requirements.txt"
        lock(uv, "requirements-dev.txt", "--group=dev", shared, *upgrade)
        lock(uv, f"{PEERS}.txt", shared, *upgrade, source=f"{PEERS}.in")
        for name in ("requirements.txt", "requirements-dev.txt", f"{PEERS}.txt"):
            check_platforms(uv, name)


if __name__ == "__main__":
    main()
