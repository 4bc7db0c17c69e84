#!/usr/bin/env python3
"""Ask whether a locked library has a known weakness: ``python packaging/audit/audit.py``.

The versions in the requirements files are looked up in the advisories of the Python Package Index, by
pip-audit, in an environment of its own that goes into no release. It needs a network. It leaves with 0
when each version was answered for and none has an advisory, with 1 when one has, and with 2 when an
answer is missing: silence is never taken for good news. docs/release.md says what to do then.
"""

import argparse
import datetime as dt
import json
import os
import re
import subprocess
import sys
import tempfile
import tomllib
import venv
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, NamedTuple

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
LOCKED = ("requirements.txt", "requirements-dev.txt", "packaging/windows/requirements.txt")
ACCEPTED = HERE / "accepted.toml"
_PIN = re.compile(r"^([A-Za-z0-9][\w.-]*)==([^\s;\\]+)", re.MULTILINE)

Pin = tuple[str, str]


class Accepted(NamedTuple):
    """An advisory that does not reach us, why, and the last day on which that is believed."""

    package: str
    advisory: str
    reason: str
    until: dt.date


class Verdict(NamedTuple):
    """What came of the audit: sentences on advisories, and on versions without an answer."""

    found: tuple[str, ...]
    unanswered: tuple[str, ...]
    accepted: tuple[str, ...]

    @property
    def code(self) -> int:
        """What the program leaves with."""
        return 1 if self.found else 2 if self.unanswered else 0


def pins(text: str) -> list[Pin]:
    """Return the versions that a requirements file locks, for every platform and Python."""
    return [(name.lower().replace("_", "-"), version) for name, version in _PIN.findall(text)]


def rounds(locked: Iterable[Pin]) -> list[list[Pin]]:
    """Return the versions in lists that have each library once: pip-audit takes no others."""
    lists: list[list[Pin]] = []
    for pin in sorted(set(locked)):
        fits = (one for one in lists if all(name != pin[0] for name, _ in one))
        free = next(fits, None)
        if free is None:
            lists.append([pin])
        else:
            free.append(pin)
    return lists


def judge(
    locked: Iterable[Pin],
    answers: Iterable[Mapping[str, Any]],
    accepted: Iterable[Accepted],
    today: dt.date,
) -> Verdict:
    """Return what the answers of pip-audit say of the locked versions."""
    told = {(str(one["name"]).lower(), one.get("version", "")): one for one in answers}
    excused = {(one.package, one.advisory): one for one in accepted if one.until >= today}
    found, unanswered, believed = [], [], []
    for name, version in sorted(set(locked)):
        answer = told.get((name, version))
        if answer is None or "vulns" not in answer:
            unanswered.append(f"{name} {version}")
            continue
        for advisory in answer["vulns"]:
            names = (advisory["id"], *advisory.get("aliases", ()))
            mended = ", ".join(advisory.get("fix_versions", ())) or "no version yet"
            line = f"{name} {version}: {' '.join(names)}, mended in {mended}"
            excuse = next((excused[name, one] for one in names if (name, one) in excused), None)
            if excuse is None:
                found.append(line)
            else:
                believed.append(f"{line}; until {excuse.until}: {excuse.reason}")
    return Verdict(tuple(found), tuple(unanswered), tuple(believed))


def read_accepted(path: Path) -> list[Accepted]:
    """Return the advisories that were looked at and do not reach us."""
    tables = tomllib.loads(path.read_text("utf-8")).get("accepted", [])
    return [Accepted(**table) for table in tables]


def install(folder: Path) -> Path:
    """Return the path of pip-audit, installed by its locked versions and hashes."""
    venv.create(folder, with_pip=True)
    scripts = folder / ("Scripts" if os.name == "nt" else "bin")
    pip = [str(scripts / "python"), "-m", "pip", "install", "-qq", "--only-binary=:all:"]
    wanted = ["--require-hashes", "--requirement", str(HERE / "requirements.txt")]
    subprocess.run([*pip, *wanted], check=True)
    return scripts / "pip-audit"


def ask(program: Path, listed: list[Pin], folder: Path, service: str) -> list[dict[str, Any]]:
    """Return what pip-audit answers for each version; nothing where it could not ask."""
    wanted = folder / "wanted.txt"
    wanted.write_text("".join(f"{name}=={version}\n" for name, version in listed), "utf-8")
    options = ["--disable-pip", "--no-deps", "--format=json", "--progress-spinner=off"]
    command = [str(program), *options, f"--vulnerability-service={service}", "-r", str(wanted)]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    try:
        answered: list[dict[str, Any]] = json.loads(done.stdout)["dependencies"]
    except (ValueError, LookupError):
        last = (done.stderr.strip().splitlines() or ["it said nothing"])[-1]
        print(f"pip-audit gave no answer: {last[:300]}", file=sys.stderr)
        return []
    return answered


def tell(verdict: Verdict, asked: int) -> None:
    """Print what came of it."""
    for title, lines in (
        ("Accepted, see packaging/audit/accepted.toml:", verdict.accepted),
        ("Known weaknesses:", verdict.found),
        ("No answer for these, so nothing is known of them:", verdict.unanswered),
    ):
        print("\n  ".join((title, *lines)) if lines else "", end="\n" if lines else "")
    if verdict.code == 0:
        print(f"{asked} versions were asked for; none has a known weakness that reaches us.")
    elif verdict.code == 2:
        print("This is no pass. Run it where the advisories can be reached (docs/release.md).")


def main() -> int:
    """Audit every locked version; return the exit status."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--service", choices=("pypi", "osv"), default="pypi", help="who is asked")
    service = parser.parse_args().service
    locked = [pin for name in LOCKED for pin in pins((ROOT / name).read_text("utf-8"))]
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        try:
            program = install(folder / "environment")
        except subprocess.CalledProcessError:
            print("pip-audit could not be installed. This is no pass.", file=sys.stderr)
            return 2
        answers = [one for part in rounds(locked) for one in ask(program, part, folder, service)]
    verdict = judge(locked, answers, read_accepted(ACCEPTED), dt.datetime.now(dt.UTC).date())
    tell(verdict, len(set(locked)))
    return verdict.code


if __name__ == "__main__":
    sys.exit(main())
