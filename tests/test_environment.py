"""The environment the tests run in: the right libraries, and guards that catch what they should."""

import functools
import importlib.metadata
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from xml.etree import ElementTree

import pytest
from packaging.requirements import Requirement
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QWidget

ROOT = Path(__file__).resolve().parent.parent
PYTHONS = ("3.11", "3.12", "3.13")


def locked(name: str) -> list[Requirement]:
    lines = (ROOT / name).read_text("utf-8").splitlines()
    return [Requirement(line.rstrip("\\ ")) for line in lines if re.match(r"\w", line)]


@functools.cache
def providers() -> Mapping[str, list[str]]:
    """Return the packages that provide each importable name; to find them takes seconds."""
    return importlib.metadata.packages_distributions()


def version_for(python: str, package: str) -> str:
    """Return the version of a package that requirements.txt gives this Python."""
    where = {"python_version": python, "python_full_version": f"{python}.0"}
    (pin,) = [
        pin
        for pin in locked("requirements.txt")
        if pin.name == package and (pin.marker is None or pin.marker.evaluate(where))
    ]
    return str(pin.specifier).removeprefix("==")


def test_a_call_into_qt_gives_back_its_reference_to_none(qapp):
    """PySide6 6.12.0 on Python 3.11 loses one each time, and aborts after some 5,000 calls."""
    font = QFont("Arial")
    before = sys.getrefcount(None)
    for _ in range(200):
        font.setBold(True)
    assert before - sys.getrefcount(None) < 100


def test_a_window_opens(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    with qtbot.waitExposed(window):
        window.show()
    assert window.grab().width() == window.width()


def test_docx_is_python_docx_and_not_a_package_that_overwrites_it():
    assert providers()["docx"] == ["python-docx"]


@pytest.mark.parametrize("python", PYTHONS)
def test_pyside_6_12_is_locked_only_where_none_is_immortal(python):
    minor = version_for(python, "pyside6-essentials").split(".")[:2]
    assert (minor == ["6", "11"]) == (python == "3.11")
    assert version_for(python, "shiboken6") == version_for(python, "pyside6-essentials")


@pytest.mark.parametrize("name", ["requirements.txt", "requirements-dev.txt"])
def test_every_locked_package_is_exact_hashed_and_from_no_named_index(name):
    text = (ROOT / name).read_text("utf-8")
    assert "://" not in text
    assert "--index" not in text
    entries = re.findall(r"(?m)^(\w\S+).*(?:\n +--hash=sha256:[0-9a-f]{64}.*)+", text)
    assert entries == [str(pin).split(";")[0].strip() for pin in locked(name)]
    assert all("==" in entry for entry in entries)
    assert not re.search("docx-ng|docxtpl", text)


@pytest.mark.parametrize("python", PYTHONS)
def test_what_pyproject_asks_for_is_what_is_locked(python):
    """When this fails: `python packaging/lock.py`."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    wanted = map(Requirement, project["project"]["dependencies"])
    for requirement in wanted:
        if requirement.marker is None or requirement.marker.evaluate({"python_version": python}):
            assert version_for(python, requirement.name.lower()) in requirement.specifier


def test_the_tools_are_locked_with_the_same_packages_the_application_gets():
    development = {str(pin) for pin in locked("requirements-dev.txt")}
    assert {str(pin) for pin in locked("requirements.txt")} <= development
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    wanted = {Requirement(line).name for line in project["dependency-groups"]["dev"]}
    assert wanted <= {pin.name for pin in locked("requirements-dev.txt")}


INNER = """
import logging, socket, warnings
import pytest
from PySide6.QtCore import qWarning

def test_reaches_out_and_hides_it():
    try:
        socket.create_connection(("127.0.0.1", 9))
    except Exception:
        pass

def test_logs():
    logging.getLogger("part").warning("careful")

def test_looks_at_its_log(caplog):
    logging.getLogger("part").warning("careful")

def test_makes_qt_complain(qapp):
    qWarning("no such slot")

def test_warns():
    warnings.warn("old way")

def test_gives_up():
    pytest.skip("no such program")

@pytest.mark.long
def test_takes_hours():
    pass
"""
NOTHING_TO_IMPORT = "import pytest; pytest.importorskip('no_such_library')"


RUNS = {"plainly": (), "strictly": ("--no-skips", "--long")}
RUN_ALL = """
import sys
import pytest

for options in sys.argv[1:]:
    pytest.main(options.splitlines())
"""

Outcomes = Mapping[str, Mapping[str, str]]


@pytest.fixture(scope="module")
def outcomes(tmp_path_factory: pytest.TempPathFactory) -> Outcomes:
    """Return how each of the inner tests came out under our conftest and settings, run by run.

    They run in one process, for most of what such a run costs is what it imports.
    """
    folder = tmp_path_factory.mktemp("inner")
    reports = {run: folder / f"{run}.xml" for run in RUNS}
    runs = []
    for run, options in RUNS.items():  # each in a folder of its own: modules are imported once
        tests = folder / run
        tests.mkdir()
        (tests / "test_inner.py").write_text(INNER, "utf-8")
        (tests / "test_import.py").write_text(NOTHING_TO_IMPORT, "utf-8")
        settings = ["-c", str(ROOT / "pyproject.toml"), "-p", "tests.conftest"]
        settings += ["-p", "no:cacheprovider", "--continue-on-collection-errors", str(tests)]
        runs.append("\n".join([*settings, f"--junitxml={reports[run]}", *options]))
    command = [sys.executable, "-c", RUN_ALL, *runs]
    subprocess.run(command, cwd=ROOT, capture_output=True, check=False)  # some fail, as they should
    return {run: dict(outcomes_in(report)) for run, report in reports.items()}


def outcomes_in(report: Path) -> Iterator[tuple[str, str]]:
    for case in ElementTree.parse(report).iter("testcase"):  # noqa: S314 - pytest wrote it
        yield case.attrib["name"].rpartition(".")[2], "".join(child.tag for child in case)


def test_the_guards_around_every_test_catch_what_they_should(outcomes):
    assert outcomes["plainly"] == {
        "test_reaches_out_and_hides_it": "error",
        "test_logs": "error",
        "test_looks_at_its_log": "",
        "test_makes_qt_complain": "failure",
        "test_warns": "failure",
        "test_gives_up": "skipped",
        "test_import": "skipped",
    }


def test_no_skips_and_long_tests_when_asked(outcomes):
    found = outcomes["strictly"]
    assert found["test_gives_up"] == "failure"
    assert found["test_import"] == "error"
    assert found["test_takes_hours"] == ""


def imports(source: str) -> Iterator[str]:
    """Yield what is imported, also inside of functions; ruff keeps each import on its own line."""
    for found in re.finditer(r"(?m)^ *(?:from (\w+)[\w.]* import\b|import (\w+))", source):
        yield found[1] or found[2]


def test_every_library_that_the_product_imports_is_declared():
    imported = {
        name
        for file in (ROOT / "ilacs_desktop").rglob("*.py")
        for name in imports(file.read_text("utf-8"))
    }
    assert {"PySide6", "lxml", "msgspec"} <= imported
    # shiboken6 is the other half of PySide6, which requires it at its own version.
    foreign = imported - sys.stdlib_module_names - {"ilacs_desktop", "shiboken6"}
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    declared = {re.split(r"[^\w-]", line)[0].lower() for line in project["dependencies"]}
    undeclared = {
        name
        for name in foreign
        if not {p.lower().replace("_", "-") for p in providers()[name]} & declared
    }
    assert undeclared == set()
