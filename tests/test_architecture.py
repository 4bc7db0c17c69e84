"""The shape of the code: who imports what, what start-up loads, how long a file may be."""

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.import_rules import breaches, read_rules

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "ilacs_desktop"
OURS = sorted([*PACKAGE.rglob("*.py"), *ROOT.glob("packaging/**/*.py"), ROOT / "run.py"])
TESTS = sorted(ROOT.glob("tests/**/*.py"))

# Imported inside the action that needs them, never when the program starts.
HEAVY = frozenset(
    [
        "PySide6",
        "cryptography",
        "docx",
        "icalendar",
        "jinja2",
        "lxml",
        "openpyxl",
        "rapidfuzz",
        "shiboken6",
        "spylls",
    ]
)
MUTATORS = frozenset(
    [
        "add",
        "append",
        "clear",
        "discard",
        "extend",
        "insert",
        "pop",
        "popitem",
        "remove",
        "setdefault",
        "update",
    ]
)


def relative(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def imported_names(source: str) -> Iterator[str]:
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def forbidden_qt(place: str, source: str) -> set[str]:
    """Return what a module imports from Qt although its place in the package forbids it."""
    if place == "app.py" or place.startswith("ui/"):
        return set()
    no_widgets = place.startswith("layout/")
    allowed = {"PySide6.QtCore", "PySide6.QtGui"} if no_widgets else set()
    if "PySide6" not in source:
        return set()  # to take a module apart is slow
    names = {".".join(name.split(".")[:2]) for name in imported_names(source)}
    return {name for name in names if name.startswith("PySide6")} - allowed


def may_change_globals(source: str) -> bool:
    """Return False where no name that is given a value at the top is looked into or declared global.

    To take all modules apart takes seconds; most need not be.
    """
    tops = [line for line in source.splitlines() if re.match(r"(?!def |class )[\w(]", line)]
    names = {name for line in tops for name in re.findall(r"\w+", line.rpartition("=")[0])}
    return bool(re.search(rf"\bglobal\b|\b({'|'.join(names)})\b[\s)]*[\[.]", source))


def changed_globals(source: str) -> set[str]:
    """Return the names a module gives a value at its top and changes later on."""
    if not may_change_globals(source):
        return set()
    tree = ast.parse(source)
    assigned = [node for node in tree.body if isinstance(node, ast.Assign | ast.AnnAssign)]
    names = {
        node.id
        for statement in assigned
        for node in ast.walk(statement)
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)
    }
    changed = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Global):
            changed |= set(node.names)
        elif isinstance(node, ast.Subscript | ast.Attribute) and isinstance(node.value, ast.Name):
            stored = not isinstance(node.ctx, ast.Load)
            mutates = isinstance(node, ast.Attribute) and node.attr in MUTATORS
            changed |= {node.value.id} & names if stored or mutates else set()
    return changed


def test_each_part_imports_only_what_its_rule_in_pyproject_names():
    lint = Path(sys.executable).with_name("lint-imports")
    done = subprocess.run(
        [lint, "--no-cache", "--no-logo"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_an_import_that_no_rule_names_is_a_breach():
    rules = read_rules(["checks: language document", "language: document", "document:"])
    allowed = [
        ("ilacs_desktop.checks.run", "ilacs_desktop.checks.finding"),
        ("ilacs_desktop.checks.run", "ilacs_desktop.language.spelling"),
        ("ilacs_desktop.checks.run", "ilacs_desktop"),
    ]
    wrong = [
        ("ilacs_desktop.document.model", "ilacs_desktop.checks.run"),
        ("ilacs_desktop.newcomer", "ilacs_desktop.document.model"),
    ]
    assert breaches(allowed, rules) == []
    assert len(breaches(allowed + wrong, rules)) == len(wrong)


def test_qt_stays_in_its_place():
    sources = {
        p.relative_to(PACKAGE).as_posix(): p.read_text("utf-8") for p in PACKAGE.rglob("*.py")
    }
    found = {place: forbidden_qt(place, source) for place, source in sources.items()}
    assert {place: names for place, names in found.items() if names} == {}


def test_qt_out_of_its_place_is_found_however_it_is_imported():
    deep = "def f():\n    import PySide6.QtGui\n    from PySide6 import QtWidgets, QtCore"
    assert forbidden_qt("word/writer.py", deep) == {
        "PySide6.QtCore",
        "PySide6.QtGui",
        "PySide6.QtWidgets",
    }
    assert forbidden_qt("layout/pages.py", deep) == {"PySide6.QtWidgets"}
    assert forbidden_qt("ui/window.py", deep) == set()


def test_what_a_module_sets_up_at_its_top_never_changes():
    found = {relative(path): changed_globals(path.read_text("utf-8")) for path in OURS}
    assert {path: names for path, names in found.items() if names} == {}


@pytest.mark.parametrize(
    "change", ["global X; X = 1", "X[0] = 1", "del X[0]", "X.append(1)", "X.colour = 1"]
)
def test_a_change_to_a_module_level_name_is_found(change):
    assert changed_globals(f"X = make()\ndef f():\n    {change}") == {"X"}
    assert changed_globals(f"W = X = Y, Z = make()\ndef f():\n    {change}") == {"X"}
    assert changed_globals("X = make()\ndef f(y):\n    y.append(X[0])") == set()
    assert changed_globals("X = make()\ndef f(y):\n    y.append(X)") == set()


def test_no_file_is_longer_than_400_lines():
    lengths = {relative(path): len(path.read_text("utf-8").splitlines()) for path in OURS + TESTS}
    assert {path: length for path, length in lengths.items() if length > 400} == {}


def test_nothing_is_left_for_later():
    later = re.compile(r"\b(?:TO" r"DO|FIX" r"ME|X{3})\b")
    assert [relative(path) for path in OURS + TESTS if later.search(path.read_text("utf-8"))] == []


def heavy_modules_loaded_by(code: str, *arguments: str) -> set[str]:
    """Return the heavy libraries that a fresh Python has loaded after running ``code``."""
    report = "\nimport sys; print(*{name.split('.')[0] for name in sys.modules})"
    command = [sys.executable, "-c", code + report, *arguments]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    return set(done.stdout.splitlines()[-1].split()) & HEAVY


# Exit code 2 is a refusal; 0 and 1 say that the command did its work.
CALL = "import sys; from ilacs_desktop.__main__ import main; assert main(sys.argv[1:]) in (0, 1)"


@pytest.fixture(scope="module")
def new_file(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, set[str]]:
    """Return a new document on the disk, and the heavy libraries that making it loaded."""
    path = tmp_path_factory.mktemp("architecture") / "new.ilacs"
    meeting = ["--authority", "Northbridge Council", "--meeting", "2026-12-07"]
    return path, heavy_modules_loaded_by(CALL, "new", str(path), *meeting)


def test_starting_loads_no_heavy_library():
    assert heavy_modules_loaded_by("import ilacs_desktop.__main__, ilacs_desktop.cli.run") == set()
    assert heavy_modules_loaded_by(CALL, "--help") == set()


def test_a_new_file_loads_only_what_its_readable_copy_needs(new_file):
    assert new_file[1] == {"jinja2"}


@pytest.mark.parametrize("command", ["info", "check"])
def test_reading_a_file_loads_no_heavy_library(command, new_file):
    assert heavy_modules_loaded_by(CALL, command, str(new_file[0])) == set()


def test_a_heavy_library_that_is_loaded_is_seen():
    assert heavy_modules_loaded_by("import docx") == {"docx", "lxml"}
