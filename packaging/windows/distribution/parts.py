"""What others made that is compiled into a library's files, as the record in its wheel lists it (PEP 770)."""

import json
import re
import zipfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from distribution.faults import BuildError

_RECORD = re.compile(r"[^/]+\.dist-info/sboms/.+\.json")


class Part(NamedTuple):
    """Something compiled into a component. Version and ``purl``, its address, are known for some."""

    name: str
    licence: str
    version: str = ""
    purl: str = ""


def parts_in(wheel: Path, known: Mapping[str, str]) -> tuple[Part, ...]:
    """Return what a wheel says is compiled into its files; ``known`` has licences it leaves out.

    What only built it is not among them. Raises BuildError when a part has no licence.
    """
    found = (_part(entry, known) for entry in _entries(wheel) if entry.get("scope") != "excluded")
    parts = tuple(sorted(found))
    bare = [part.name for part in parts if not part.licence]
    if bare:
        raise BuildError(f"“{wheel.name}” names no licence of {', '.join(bare)}.")
    return parts


def _entries(wheel: Path) -> Iterator[dict[str, Any]]:
    with zipfile.ZipFile(wheel) as package:
        for name in package.namelist():
            if _RECORD.fullmatch(name):
                yield from json.loads(package.read(name)).get("components", ())


def _part(entry: Mapping[str, Any], known: Mapping[str, str]) -> Part:
    stated = " AND ".join(map(_named, entry.get("licenses", ())))
    licence = stated or known.get(entry["name"], "")
    return Part(entry["name"], licence, entry.get("version", ""), entry.get("purl", ""))


def _named(choice: Mapping[str, Any]) -> str:
    """Return one licence of a record: an expression, an identifier or a mere name."""
    licence = choice.get("license", {})
    return str(choice.get("expression") or licence.get("id") or licence.get("name", ""))
