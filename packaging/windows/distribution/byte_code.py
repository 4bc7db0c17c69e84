"""Ships compiled modules, so that the program starts fast and writes nothing where it is installed."""

from pathlib import Path

from distribution.faults import BuildError
from distribution.wine import Wine, windows_path

SCRIPT = Path(__file__).with_name("compile_in_wine.py")


def compile_modules(wine: Wine, embed: Path, folder: Path) -> int:
    """Compile every module with the Python that is shipped; return how many there are."""
    python = windows_path(embed / "python.exe")
    code, said = wine.run(python, windows_path(SCRIPT), windows_path(folder), timeout=600)
    sources = [p for part in ("app", "lib") for p in (folder / part).rglob("*.py")]
    compiled = list(folder.rglob("__pycache__/*.pyc"))
    if code or len(sources) != len(compiled):
        raise BuildError(f"{len(compiled)} of {len(sources)} modules were compiled:\n{said}")
    return len(compiled)
