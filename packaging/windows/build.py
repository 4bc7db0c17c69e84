#!/usr/bin/env python3
"""Make the Windows distribution on Debian: ``python packaging/windows/build.py``.

Into dist/windows it puts the application folder, an installer for one person, an MSI for IT
departments, a zip, the list of components and SHA-256 sums. Everything that goes in is pinned and
checked by its hash. It needs a network for what is not there yet. docs/release.md says how to sign
with a key of your own; without one, a certificate for tests is used.
"""

import argparse
import os
import sys
import time
from pathlib import Path

from distribution import (
    authenticode,
    byte_code,
    components,
    facts,
    folder,
    given_out,
    inputs,
    launcher,
    msi,
    nsis,
    programs,
    sbom,
    tools,
    wine,
)
from distribution.faults import BuildError


def main() -> int:
    """Build what is asked for; return the exit status."""
    wanted = _wanted()
    started = time.monotonic()
    try:
        programs.provide(programs.BUILD, install=wanted.install_programs)
        tools.enter(wanted.work)
        release = facts.release()
        out, libraries = _application_folder(wanted, release)
        _signed_and_listed(wanted, release, out, libraries)
        if not wanted.folder_only:
            _given_out(wanted, release, out)
    except BuildError as error:
        print(f"build.py: {error}", file=sys.stderr)
        return 1
    print(f"done in {time.monotonic() - started:.0f} s")
    return 0


def _wanted() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--out", type=Path, default=facts.ROOT / "dist" / "windows")
    parser.add_argument("--work", type=Path, default=facts.ROOT / "build" / "windows")
    parser.add_argument("--embed", type=Path, help="another embeddable CPython, unpacked")
    parser.add_argument(
        "--compression",
        choices=("lzma", "zlib"),
        default="lzma",
        help="of the installer: zlib is larger, and made in a tenth of the time",
    )
    parser.add_argument("--folder-only", action="store_true", help="no installers")
    parser.add_argument("--install-programs", action="store_true", help="get what Debian lacks")
    return parser.parse_args()


def _application_folder(
    wanted: argparse.Namespace, release: facts.Release
) -> tuple[Path, list[Path]]:
    """Make the application folder, unsigned; return it and the wheels it is made of."""
    pinned = inputs.load()
    work: Path = wanted.work
    embed = wanted.embed or inputs.embedded_python(pinned, work)
    checked = authenticode.check_others(embed, pinned["python"]["signers"])
    print(f"CPython: {checked} files, each with a good signature of its makers")
    libraries = inputs.wheels(pinned, facts.ROOT / "requirements.txt", work / "wheels")
    own = inputs.own_wheel(facts.ROOT, work / "wheel")
    out: Path = wanted.out / facts.NAME
    left = folder.assemble(pinned, embed, libraries, own, work, out)
    (library,) = (out / "runtime").glob("python3[0-9]*.dll")
    launcher.build(release, library.name, work, out)
    modules = byte_code.compile_modules(wine.new_prefix(work / "prefix"), embed, out)
    components.copy_texts(pinned, out / "legal")
    print(f"left out of what was fetched: {len(left)} files, {sum(left.values()) / 1e6:.1f} MB")
    print(given_out.left_out(left), end="")
    print(f"{modules} modules compiled")
    return out, libraries


def _signed_and_listed(
    wanted: argparse.Namespace, release: facts.Release, out: Path, libraries: list[Path]
) -> None:
    """Sign what nobody has signed, and write the notices and the list of components."""
    found = components.components(inputs.load(), release, out, libraries)
    notices = out / "legal" / "NOTICES.txt"
    notices.write_text(components.notices(found, out), "utf-8", newline="")
    print(f"fingerprint of the folder before signing: {folder.fingerprint(out)}")
    by = authenticode.signer(os.environ, wanted.work)
    signed = authenticode.sign_folder(out, by)
    print(f"signed {'FOR TESTS ONLY' if by.is_test else 'with your key'}: {', '.join(signed)}")
    bill = sbom.written(sbom.bill(found, out, release))
    for place in (out / "legal" / "sbom.cdx.json", wanted.out / f"{release.stem}.cdx.json"):
        place.write_text(bill, "utf-8", newline="\n")
    files, size = folder.size(out)
    print(f"{len(found)} components, {len(sbom.binaries(out))} programs and libraries listed")
    print(f"{out.name}: {files} files, {size / 1e6:.1f} MB")


def _given_out(wanted: argparse.Namespace, release: facts.Release, out: Path) -> None:
    """Make the installers and the zip, and write down their sums."""
    by = authenticode.signer(os.environ, wanted.work)
    made = [
        nsis.make(release, out, by, wanted.work, wanted.compression),
        msi.make(release, out, by, wanted.work),
        given_out.zipped(release, out),
        wanted.out / f"{release.stem}.cdx.json",
    ]
    for path in made:
        print(f"{path.name}: {path.stat().st_size / 1e6:.1f} MB")
    print(given_out.sums(made, wanted.out).name)


if __name__ == "__main__":
    sys.exit(main())
