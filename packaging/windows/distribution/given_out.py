"""The plain zip, the list of what was left out, and the sums of all that is given out."""

import hashlib
import zipfile
from collections import defaultdict
from collections.abc import Iterable, Mapping
from pathlib import Path, PurePosixPath

from distribution.facts import Release

_WORTH_A_LINE = 100_000  # bytes
SUMS = "SHA256SUMS.txt"


def zipped(release: Release, folder: Path) -> Path:
    """Make a zip of the folder beside it; the same folder gives the same bytes."""
    out = folder.parent / f"{release.stem}.zip"
    moment = release.moment.timetuple()[:6]
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as package:
        for path in sorted(folder.rglob("*")):
            if path.is_file():
                entry = zipfile.ZipInfo(path.relative_to(folder.parent).as_posix(), moment)
                entry.create_system = 0
                entry.compress_type = zipfile.ZIP_DEFLATED
                package.writestr(entry, path.read_bytes())
    return out


def left_out(sizes: Mapping[str, int]) -> str:
    """Return what was left out, largest first: files that stand alone by name, others by folder."""
    groups: defaultdict[str, list[int]] = defaultdict(list)
    for name, size in sizes.items():
        groups[_group(name)].append(size)
    rows = sorted(groups.items(), key=lambda row: -sum(row[1]))
    large = [(name, row) for name, row in rows if sum(row) >= _WORTH_A_LINE]
    lines = [f"{sum(row) / 1e6:8.1f} MB {len(row):5} files  {name}" for name, row in large]
    small = sum(len(row) for _, row in rows[len(large) :])
    return "\n".join([*lines, f"and {small} small files besides"]) + "\n"


def _group(name: str) -> str:
    """Return under what a file is counted: lib/PySide6/*.dll, lib/lxml/html/…, runtime/a.pyd."""
    folder, *inside = PurePosixPath(name).parts[1:]
    if not inside:
        return name
    top = name[: name.index(folder) + len(folder)]
    return f"{top}/{inside[0]}/…" if inside[1:] else f"{top}/*{PurePosixPath(name).suffix}"


def sums(files: Iterable[Path], out: Path) -> Path:
    """Write the SHA-256 of files as sha256sum does; return the file."""
    lines = (f"{hashlib.sha256(f.read_bytes()).hexdigest()}  {f.name}\n" for f in sorted(files))
    path = out / SUMS
    path.write_text("".join(lines), "utf-8", newline="\n")
    return path
