"""Whose work is in the application folder: each part with its version, its licence and the text of it.

Where a licence is not named or its text is missing, the build stops: nothing is shipped without.
"""

import email
import hashlib
import re
from collections.abc import Iterable
from email.message import Message
from pathlib import Path
from typing import NamedTuple

from distribution.facts import NAME, PUBLISHER, ROOT, Release
from distribution.faults import BuildError
from distribution.inputs import Inputs, check_hash
from distribution.parts import Part, parts_in

LICENCES = Path(__file__).resolve().parents[1] / "licences"
COMMON = Path("/usr/share/common-licenses")
LGPL = ("LGPL-3.0-only",)


class Component(NamedTuple):
    """A part that somebody made. ``package`` and ``sha256`` are of the wheel it came in, if any."""

    name: str
    version: str
    licence: str
    texts: tuple[Path, ...]
    package: str = ""
    sha256: str = ""
    within: tuple[Part, ...] = ()


def copy_texts(inputs: Inputs, legal: Path) -> None:
    """Put the licence texts that no library brings into the folder."""
    legal.mkdir(parents=True, exist_ok=True)
    for name, sha256 in inputs["licence_texts"].items():
        check_hash(COMMON / name, sha256)
        (legal / f"{name}.txt").write_bytes((COMMON / name).read_bytes())
    for text in sorted(LICENCES.glob("*.txt")):
        (legal / text.name).write_bytes(text.read_bytes())
    (legal / f"{NAME}.txt").write_bytes((ROOT / "LICENSE").read_bytes())


def components(
    inputs: Inputs, release: Release, out: Path, wheels: Iterable[Path]
) -> tuple[Component, ...]:
    """Return every component of a folder. Raises BuildError when one has no licence or no text."""
    legal = out / "legal"
    ours = Component(NAME, release.version, "MIT", (legal / f"{NAME}.txt",))
    fetched = {_plain(wheel.name.partition("-")[0]): wheel for wheel in wheels}
    records = sorted((out / "lib").glob("*.dist-info"))
    libraries = [_library(record, fetched, inputs, legal) for record in records]
    qt = next(one.version for one in libraries if one.package == "pyside6-essentials")
    found = (ours, *_built_in(inputs, out, qt), *libraries, *_resources(out))
    bare = [one.name for one in found if not (one.licence and one.texts and _exist(one.texts))]
    if bare:
        raise BuildError(f"These have no licence, or no text of it: {', '.join(bare)}.")
    return found


def _exist(texts: Iterable[Path]) -> bool:
    return all(text.is_file() for text in texts)


def _plain(name: str) -> str:
    """Return the name of a package as indexes write it."""
    return re.sub(r"[-_.]+", "-", name).lower()


def licence_name(metadata: Message, inputs: Inputs) -> str:
    """Return the licence of a library, by its own record unless inputs.toml says it."""
    known: dict[str, str] = inputs["licence_names"]
    stated = metadata["License-Expression"] or metadata["License"] or ""
    return known.get(_plain(metadata["Name"]), stated.strip())


def _library(record: Path, wheels: dict[str, Path], inputs: Inputs, legal: Path) -> Component:
    metadata = email.message_from_string((record / "METADATA").read_text("utf-8"))
    name, version = metadata["Name"], metadata["Version"]
    wheel = wheels.get(_plain(name))
    if wheel is None:
        raise BuildError(f"{name} is in the folder, and no wheel of it was fetched.")
    licence = licence_name(metadata, inputs)
    texts = [f for f in sorted(record.rglob("*")) if f.is_file() and _is_text(f)]
    if licence in LGPL:
        texts += [legal / "LGPL-3.txt", legal / "GPL-3.txt"]
    within = parts_in(wheel, inputs["licence_names"])
    if within:
        texts.append(legal / f"{_plain(name)}-libraries.txt")
    digest = hashlib.sha256(wheel.read_bytes()).hexdigest()
    return Component(name, version, licence, tuple(texts), _plain(name), digest, within)


def _is_text(path: Path) -> bool:
    return path.name != "METADATA" and path.suffix != ".json"


def _built_in(inputs: Inputs, out: Path, qt_version: str) -> tuple[Component, ...]:
    """Return CPython, Qt and Microsoft's C runtime, with what is compiled into their files."""
    within = {
        part["owner"]: tuple(Part(name, licence) for name, licence in part["names"])
        for part in inputs["within"]
    }
    legal = out / "legal"
    python = (out / "runtime" / "LICENSE.txt", legal / "CPython-libraries.txt")
    qt = tuple(legal / f"{name}.txt" for name in ("LGPL-3", "GPL-3", "Qt-third-party"))
    return (
        Component(
            "CPython", inputs["python"]["version"], "PSF-2.0", python, within=within["CPython"]
        ),
        Component("Qt", qt_version, "LGPL-3.0-only", qt, within=within["Qt"]),
        Component(
            "Microsoft Visual C++ runtime",
            "14",
            "LicenseRef-Microsoft-Distributable-Code",
            (out / "runtime" / "LICENSE.txt",),
        ),
    )


def _resources(out: Path) -> list[Component]:
    """Return what others made of our own data: each folder of it with a licence beside it."""
    data = out / "app" / "ilacs_desktop" / "resources"
    found = []
    for text in sorted(data.rglob("LICEN[CS]E*")):
        head = text.read_text("utf-8").lstrip().splitlines()[0]
        licence = "MIT" if head.startswith("MIT") else "LicenseRef-see-text"
        place = text.parent.relative_to(data).as_posix()
        found.append(Component(f"{NAME}: {place}", "", licence, (text,)))
    return found


def notices(found: Iterable[Component], out: Path) -> str:
    """Return the page that names every part and gives the whole text of its licence."""
    every = list(found)
    qt = next(one.version for one in every if one.name == "Qt")
    head = [
        f"{NAME} by {PUBLISHER}, and the work of others in it. legal\\*.cdx.json lists the same as data.",
        "",
        f"Qt {qt} and Qt for Python are used under the GNU LGPL, version 3 (legal\\LGPL-3.txt and",
        "legal\\GPL-3.txt). Their libraries are separate files in lib\\PySide6 and lib\\shiboken6: you",
        "may replace them with your own builds, and take the program apart as far as that needs. The",
        "sources of these very versions are published by The Qt Company at download.qt.io, under",
        "official_releases/qt and official_releases/QtForPython.",
        "",
    ]
    lines = [f"{one.name} {one.version}".strip() + f": {one.licence}" for one in every]
    whole = [*head, *lines]
    for text in dict.fromkeys(text for one in every for text in one.texts):
        owners = ", ".join(one.name for one in every if text in one.texts)
        place = str(text.relative_to(out)).replace("/", "\\")
        whole += ["", "=" * 90, f"{owners}  ({place})", "=" * 90, _read(text)]
    return "\r\n".join("\n".join(whole).splitlines()) + "\r\n"


def _read(text: Path) -> str:
    return text.read_bytes().decode("utf-8", "replace").strip()
