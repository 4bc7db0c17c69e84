"""Puts the application folder together: CPython, the libraries and our package, and nothing else.

In the folder stand the two programs that people start, and below it ``runtime`` (CPython), ``lib``
(libraries), ``app`` (our package with its data) and ``legal`` (licences, notices, components).
"""

import ast
import fnmatch
import hashlib
import shutil
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path, PurePosixPath

from distribution import pe
from distribution.faults import BuildError
from distribution.inputs import Inputs

QT = "PySide6/"
Files = dict[str, bytes]


def matches(name: str, patterns: Iterable[str]) -> bool:
    """Return whether a name fits one of the patterns, in which * also stands for slashes."""
    return any(fnmatch.fnmatchcase(name, pattern) for pattern in patterns)


def qt_modules(sources: Iterable[str]) -> list[str]:
    """Return the modules of Qt that these Python sources import, by name."""
    found: set[str] = set()
    for source in sources:
        for node in ast.walk(ast.parse(source)):
            if isinstance(node, ast.ImportFrom) and node.module == "PySide6":
                found |= {alias.name for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and (node.module or "").startswith("PySide6."):
                found.add(str(node.module).split(".")[1])
            elif isinstance(node, ast.Import):
                names = (alias.name.split(".") for alias in node.names)
                found |= {parts[1] for parts in names if parts[0] == "PySide6" and parts[1:]}
    return sorted(found)


def split_wheel(names: Iterable[str], inputs: Inputs) -> tuple[list[str], list[str]]:
    """Return which files of a wheel are kept and which are left out. Qt's are chosen elsewhere."""
    kept: list[str] = []
    left: list[str] = []
    for name in names:
        record = name.partition(".dist-info/")[2]
        keep = not record or matches(record, inputs["libraries"]["records"])
        dropped = matches(name, inputs["libraries"]["drop"])
        (kept if keep and not dropped else left).append(name)
    return kept, left


def bound_files(
    package: str, start: Iterable[str], names: Iterable[str], unpacked: Path
) -> set[str]:
    """Return which libraries of a package are needed, from those at the start on.

    Raises BuildError when the package has not got what it is to start with.
    """
    every = set(names)
    lacking = sorted(set(start) - every)
    if lacking:
        raise BuildError(f"The wheel has no {', '.join(lacking)}.")
    inside = (PurePosixPath(name) for name in every)
    beside = {path.name.lower(): str(path) for path in inside if str(path.parent) == package}
    return pe.reached(start, beside, lambda name: pe.imports(unpacked / name))


def chosen(
    names: Sequence[str], modules: Sequence[str], inputs: Inputs, unpacked: Path
) -> list[str]:
    """Return which files of all wheels are shipped; ``modules`` are Qt's that our code imports."""
    kept, _ = split_wheel(names, inputs)
    plain = [n for n in kept if not n.startswith(QT) and not matches(n, ["shiboken6/*.dll"])]
    plugins = [f"{QT}plugins/{name}" for name in inputs["qt"]["plugins"]]
    qt = [f"{QT}{module}.pyd" for module in modules] + plugins
    bound = bound_files("PySide6", qt, (n for n in names if n.startswith(QT)), unpacked)
    shiboken = [name for name in names if name.startswith("shiboken6/")]
    bound |= bound_files("shiboken6", ["shiboken6/Shiboken.pyd"], shiboken, unpacked)
    python = [name for name in names if matches(name, inputs["qt"]["python"])]
    return sorted({*plain, *bound, *python})


def unpack(wheels: Iterable[Path], folder: Path) -> list[str]:
    """Unpack wheels into a folder; return the names of the files in them."""
    names: list[str] = []
    shutil.rmtree(folder, ignore_errors=True)
    for wheel in wheels:
        with zipfile.ZipFile(wheel) as package:
            package.extractall(folder)
            names += [name for name in package.namelist() if not name.endswith("/")]
    return sorted(names)


def copy(names: Iterable[str], source: Path, target: Path) -> None:
    """Copy files with the folders they are in."""
    for name in sorted(names):
        place = target / name
        place.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source / name, place)


def assemble(
    inputs: Inputs, embed: Path, wheels: Sequence[Path], own: Path, work: Path, out: Path
) -> Mapping[str, int]:
    """Make the folder, without programs and notices; return what was left out, with its bytes."""
    shutil.rmtree(out, ignore_errors=True)
    unpacked, ours = work / "unpacked", work / "own"
    names = unpack(wheels, unpacked)
    own_names = [name for name in unpack([own], ours) if ".dist-info/" not in name]
    sources = [(ours / n).read_text("utf-8") for n in own_names if n.endswith(".py")]
    kept = chosen(names, qt_modules(sources), inputs, unpacked)
    copy(kept, unpacked, out / "lib")
    copy(own_names, ours, out / "app")
    runtime = [f.name for f in embed.iterdir() if f.is_file()]
    used = [name for name in runtime if name not in inputs["runtime"]["drop"]]
    copy(used, embed, out / "runtime")
    _one_c_runtime(unpacked, out / "runtime")
    _say_where_modules_are(out / "runtime")
    left = {f"lib/{name}": (unpacked / name).stat().st_size for name in set(names) - set(kept)}
    return left | {f"runtime/{n}": (embed / n).stat().st_size for n in set(runtime) - set(used)}


def _one_c_runtime(unpacked: Path, runtime: Path) -> None:
    """Give CPython the C runtime that Qt brings, a newer one: the first loaded serves them all."""
    for name in ("vcruntime140.dll", "vcruntime140_1.dll"):
        shutil.copyfile(unpacked / "PySide6" / name, runtime / name)


def _say_where_modules_are(runtime: Path) -> None:
    """Fix sys.path. With this file, CPython heeds no variable, no registry and no user folder."""
    (pth,) = runtime.glob("python3*._pth")
    lines = (f"{pth.stem}.zip", ".", r"..\lib", r"..\app")
    pth.write_text("".join(f"{line}\n" for line in lines), "ascii", newline="\r\n")


def fingerprint(folder: Path) -> str:
    """Return one SHA-256 for the names and contents of all files in a folder."""
    whole = hashlib.sha256()
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            name = path.relative_to(folder).as_posix().encode()
            whole.update(name + b"\0" + hashlib.sha256(path.read_bytes()).digest())
    return whole.hexdigest()


def size(folder: Path) -> tuple[int, int]:
    """Return how many files are in a folder and how many bytes they have."""
    sizes = [path.stat().st_size for path in folder.rglob("*") if path.is_file()]
    return len(sizes), sum(sizes)
