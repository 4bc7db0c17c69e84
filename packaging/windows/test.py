#!/usr/bin/env python3
"""Try the Windows distribution under Wine: ``python packaging/windows/test.py``.

It installs what build.py has made in dist/windows (and builds it first if it is not there), uses it
as a person does, upgrades and removes it. With --report it writes the results to
docs/windows-test.md and the pictures beside it.
"""

import argparse
import dataclasses
import os
import platform
import subprocess
import sys
import time
from pathlib import Path

from distribution import authenticode, facts, folder, programs, screen, tools, wine_for_tests
from distribution.faults import BuildError
from distribution.run import run
from distribution.trial import in_use, one_person, other_ways, own_tests, report, together
from distribution.trial.trial import Result, Step, Trial, run_steps

STEPS: tuple[Step, ...] = (
    ("Signatures", one_person.signatures),
    ("List of components", other_ways.listed),
    ("Refusal on an old Windows", one_person.refuse_old_windows),
    ("Silent installation for one person", one_person.install),
    ("What Windows knows of it", one_person.registered),
    ("Self-test of what was installed", in_use.self_test),
    ("Command line: example and export", in_use.commands),
    ("Command line: pack, merge, log and verify", together.together),
    ("Command line: a passphrase", together.sealed),
    ("Open the example by its file type", in_use.open_example),
    ("Type and save", in_use.type_and_save),
    ("Export to Word", in_use.export),
    ("A second start", in_use.second_start),
    ("Refusal while it is open", one_person.refuse_while_open),
    ("Close", in_use.close),
    ("Upgrade", one_person.upgrade),
    ("Silent removal", one_person.uninstall),
    ("MSI: silent installation for all", other_ways.msi_install),
    ("MSI: self-test", other_ways.msi_self_test),
    ("MSI: silent removal", other_ways.msi_remove),
    ("Zip: self-test from a folder that can only be read", other_ways.zip_self_test),
    ("Our own tests, those without Qt", own_tests.own_tests),
)


def main() -> int:
    """Try everything; return 0 if every step passed."""
    wanted = _wanted()
    try:
        programs.provide((*programs.BUILD, *programs.TEST), install=wanted.install_programs)
        tools.enter(wanted.work)
        release = facts.release()
        if not (wanted.built / f"{release.stem}-setup.exe").exists():
            _build(wanted)
        started = time.monotonic()
        results = _tried(wanted, release)
        seconds = time.monotonic() - started
        if wanted.report:
            page = facts.ROOT / "docs" / "windows-test.md"
            report.write(page, _facts(wanted.built, release, seconds), results)
    except BuildError as error:
        print(f"test.py: {error}", file=sys.stderr)
        return 1
    passed = sum(one.passed for one in results)
    print(f"{passed} of {len(results)} steps passed in {seconds:.0f} s")
    return 0 if passed == len(results) else 1


def _wanted() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--built", type=Path, default=facts.ROOT / "dist" / "windows")
    parser.add_argument("--work", type=Path, default=facts.ROOT / "build" / "windows")
    parser.add_argument("--report", action="store_true", help="write docs/windows-test.md")
    parser.add_argument("--only", metavar="WORDS", help="steps with these words in their names")
    parser.add_argument("--install-programs", action="store_true", help="get what Debian lacks")
    return parser.parse_args()


def _build(wanted: argparse.Namespace) -> None:
    build = Path(__file__).with_name("build.py")
    where = ["--out", wanted.built, "--work", wanted.work, "--compression", "zlib"]
    if subprocess.run([sys.executable, build, *where], check=False).returncode:
        raise BuildError("There is nothing to try: the build stopped.")


def _tried(wanted: argparse.Namespace, release: facts.Release) -> list[Result]:
    pictures = facts.ROOT / "docs" / "pictures" if wanted.report else wanted.work / "pictures"
    steps = [step for step in STEPS if not wanted.only or wanted.only in step[0]]
    windows = wine_for_tests.make(wanted.work / "windows-for-tests")
    with screen.screen() as shown:
        windows = dataclasses.replace(windows, display=shown.display)
        by = authenticode.signer(os.environ, wanted.work)
        trial = Trial(windows, shown, release, by, wanted.built, wanted.work, pictures)
        windows.server("-p")
        try:
            return run_steps(trial, steps)
        finally:
            windows.server("-k")


def _facts(built: Path, release: facts.Release, seconds: float) -> list[str]:
    """Return what was tried and with what, as lines for the page."""
    files, size = folder.size(built / facts.NAME)
    made = {
        end: (built / f"{release.stem}{end}").stat().st_size
        for end in ("-setup.exe", ".msi", ".zip")
    }
    sizes = ", ".join(f"`{end}` {length / 1e6:.1f} MB" for end, length in made.items())
    return [
        f"{facts.NAME} {release.version}, commit of {release.moment:%-d %B %Y}",
        f"{files} files, {size / 1e6:.1f} MB unpacked; {sizes}",
        f"{run(['wine', '--version']).splitlines()[-1]}, {platform.freedesktop_os_release()['PRETTY_NAME']}",
        f"the whole run took {seconds:.0f} seconds",
    ]


if __name__ == "__main__":
    sys.exit(main())
