"""Makes the installer for one person, with NSIS."""

import shlex
import shutil
from collections.abc import Iterable
from pathlib import Path, PureWindowsPath

from distribution import authenticode, facts, launcher
from distribution.run import run

SCRIPT = Path(__file__).resolve().parents[1] / "installer" / "installer.nsi"


def files_to_install(names: Iterable[str], source: Path) -> str:
    """Return NSIS's lines that put files, named from the folder's top, where they belong."""
    lines, last = [], ""
    for name in sorted(names):
        place = PureWindowsPath(name)
        folder = _inside(str(place.parent))
        if folder != last:
            lines.append(f'SetOutPath "{folder}"')
            last = folder
        lines.append(f'File "{source / name}"')
    return "\n".join(lines) + "\n"


def files_to_remove(names: Iterable[str]) -> str:
    """Return NSIS's lines that remove just these files, and the folders they leave empty."""
    places = [PureWindowsPath(name) for name in sorted(names)]
    parents = {parent for place in places for parent in place.parents if parent.parts}
    deepest = sorted(parents, key=lambda folder: (-len(folder.parts), str(folder)))
    lines = [f'Delete "{_inside(str(place))}"' for place in places]
    return "\n".join(lines + [f'RMDir "{_inside(str(folder))}"' for folder in deepest]) + "\n"


def _inside(place: str) -> str:
    return "$INSTDIR" if place == "." else f"$INSTDIR\\{place}"


def make(
    release: facts.Release, folder: Path, by: authenticode.Signer, work: Path, compression: str
) -> Path:
    """Make the signed installer beside the folder; return where it is."""
    place = (work / "nsis").resolve()
    shutil.rmtree(place, ignore_errors=True)
    place.mkdir(parents=True)
    shutil.copyfile(SCRIPT, place / SCRIPT.name)
    files = [path for path in folder.rglob("*") if path.is_file()]
    names = [path.relative_to(folder).as_posix() for path in files]
    source = folder.resolve()
    (place / "install-files.nsh").write_text(files_to_install(names, source), "utf-8")
    (place / "remove-files.nsh").write_text(files_to_remove(names), "utf-8")
    (place / "signing.nsh").write_text(_signing(by, place), "utf-8")
    out = folder.parent.resolve() / f"{release.stem}-setup.exe"
    defined = {
        "NAME": facts.NAME,
        "PUBLISHER": facts.PUBLISHER,
        "VERSION": release.version,
        "QUAD": release.quad,
        "WINDOW": facts.WINDOW,
        "CONSOLE": facts.CONSOLE,
        "SUFFIX": facts.SUFFIX,
        "KIND": facts.DOCUMENT_KIND,
        "PROGID": facts.PROGID,
        "ICON": str(launcher.SOURCES / "ilacs.ico"),
        "SIZE": str(sum(path.stat().st_size for path in files) // 1024),
        "COMPRESSION": compression,
        "OUT": str(out),
    }
    words = [f"-D{name}={value}" for name, value in defined.items()]
    run(["makensis", "-V2", "-WX", *words, SCRIPT.name], place)
    authenticode.check(out, by)
    return out


def _signing(by: authenticode.Signer, place: Path) -> str:
    """Return NSIS's lines by which it signs the uninstaller and the installer as it makes them."""
    script = place / "sign.sh"
    signing = shlex.join(authenticode.command(by, "IN", "OUT"))
    signing = signing.replace(" IN ", ' "$1" ').replace(" OUT", ' "$1.signed"')
    script.write_text(f'#!/bin/sh -e\n{signing} >/dev/null\nmv "$1.signed" "$1"\n', "utf-8")
    script.chmod(0o700)
    call = f'{shlex.quote(str(script))} "%1"'
    return f"!uninstfinalize '{call}' = 0\n!finalize '{call}' = 0\n"
