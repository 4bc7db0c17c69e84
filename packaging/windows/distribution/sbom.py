"""The list of components (SBOM), in CycloneDX 1.6: what IT departments feed to their scanners."""

import hashlib
import json
import uuid
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from distribution.components import Component
from distribution.facts import NAMESPACE, Release
from distribution.faults import BuildError
from distribution.parts import Part

BINARIES = (".exe", ".dll", ".pyd")


def binaries(out: Path) -> list[Path]:
    """Return every program and library in a folder."""
    return sorted(path for path in out.rglob("*") if path.suffix.lower() in BINARIES)


def bill(found: Iterable[Component], out: Path, release: Release) -> dict[str, Any]:
    """Return the list: who made what, and the SHA-256 of every program and library in ``out``."""
    ours, *others = found
    files = [_file(path, out) for path in binaries(out)]
    whole = hashlib.sha256(json.dumps(files).encode()).hexdigest()
    return {
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "serialNumber": f"urn:uuid:{uuid.uuid5(NAMESPACE, whole)}",
        "version": 1,
        "metadata": {
            "timestamp": release.moment.strftime("%Y-%m-%dT%H:%M:%SZ"),
            "component": _component(ours, "application"),
        },
        "components": [_component(one, "library") for one in others] + files,
        "dependencies": [
            {"ref": _ref(ours), "dependsOn": sorted(_ref(one) for one in others)},
        ],
    }


def _ref(one: Component) -> str:
    return f"{one.name}@{one.version}"


def _component(one: Component, kind: str) -> dict[str, Any]:
    made: dict[str, Any] = {
        "type": kind,
        "bom-ref": _ref(one),
        "name": one.name,
        "licenses": [_licence(one.licence)],
    }
    if one.version:
        made["version"] = one.version
    if one.package:
        made["purl"] = f"pkg:pypi/{one.package}@{one.version}"
        made["hashes"] = [{"alg": "SHA-256", "content": one.sha256}]
    if one.within:
        made["components"] = [_part(one, part) for part in one.within]
    return made


def _part(owner: Component, part: Part) -> dict[str, Any]:
    number = f"@{part.version}" if part.version else ""
    known = {"version": part.version, "purl": part.purl}
    return {
        "type": "library",
        "bom-ref": f"{_ref(owner)}/{part.name}{number}",
        "name": part.name,
        "licenses": [_licence(part.licence)],
    } | {field: value for field, value in known.items() if value}


def _licence(name: str) -> dict[str, Any]:
    if name.startswith("LicenseRef-"):
        return {"license": {"name": name.removeprefix("LicenseRef-").replace("-", " ")}}
    if " " in name:
        return {"expression": name}
    return {"license": {"id": name}}


def _file(path: Path, out: Path) -> dict[str, Any]:
    name = path.relative_to(out).as_posix()
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    return {
        "type": "file",
        "bom-ref": f"file:{name}",
        "name": name,
        "hashes": [{"alg": "SHA-256", "content": digest}],
    }


def written(made: dict[str, Any]) -> str:
    """Return the list as JSON, once the standard's own schema accepts it."""
    from cyclonedx.schema import SchemaVersion
    from cyclonedx.validation.json import JsonStrictValidator

    text = json.dumps(made, indent=1, ensure_ascii=False) + "\n"
    fault = JsonStrictValidator(SchemaVersion.V1_6).validate_str(text)
    if fault is not None:
        raise BuildError(f"The list of components breaks its schema: {fault}")
    return text
