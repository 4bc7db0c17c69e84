"""docs/security.md says nothing that no test shows: each test that it names is there."""

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.security.allowed import ROOT

PAGE = (ROOT / "docs" / "security.md").read_text("utf-8")
NAMED = sorted(set(re.findall(r"`(tests/[\w/]+\.py)::(\w+)`", PAGE)))
NETWORK = "QtNetwork QtWebSockets QtWebEngine QtHttpServer QtBluetooth QtQml QtQuick QtMultimedia"


@pytest.mark.parametrize(("file", "name"), NAMED)
def test_each_test_that_the_page_names_is_there(file: str, name: str) -> None:
    tree = ast.parse((ROOT / file).read_text("utf-8"))
    assert name in {node.name for node in tree.body if isinstance(node, ast.FunctionDef)}


def test_each_threat_has_a_test_or_a_reason_for_none() -> None:
    rows = [line.split(" | ") for line in PAGE.partition("## Threats")[2].splitlines()]
    threats = [row for row in rows if len(row) == 4 and "---" not in row[0]]
    told = [row for row in threats if not row[0].startswith("| Threat")]
    assert [
        row[0] for row in told if "::test_" not in row[2] and "not tested: " not in row[2]
    ] == []
    assert len(told) > 40
    assert len(NAMED) > 50


def test_only_paths_of_our_own_are_opened_outside() -> None:
    """One function hands a path to the desktop; nothing turns words of a document into an address."""
    found = {}
    for path in sorted((ROOT / "ilacs_desktop").rglob("*.py")):
        text = path.read_text("utf-8")
        calls = re.findall(r"openUrl\(.*|os\.startfile.*|webbrowser.*|setOpenExternalLinks.*", text)
        found |= {path.name: calls} if calls else {}
    assert found == {"app.py": ["openUrl(QUrl.fromLocalFile(str(path)))"]}


def test_no_part_of_qt_that_reaches_the_network_is_loaded() -> None:
    code = (
        "import sys, ilacs_desktop.app, PySide6.QtPrintSupport, PySide6.QtSvg; print(*sys.modules)"
    )
    command = [sys.executable, "-c", code]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    loaded = {
        name.rpartition(".")[2] for name in done.stdout.split() if name.startswith("PySide6.")
    }
    assert "QtWidgets" in loaded
    assert loaded.isdisjoint(NETWORK.split())
    used = re.findall(r"PySide6\.(Qt\w+)", "".join(_sources()))
    assert set(used) <= {"QtCore", "QtGui", "QtWidgets", "QtSvg", "QtPrintSupport"}


def _sources() -> list[str]:
    return [path.read_text("utf-8") for path in Path(ROOT / "ilacs_desktop").rglob("*.py")]


def test_the_launcher_loads_from_its_own_folder_and_windows_alone() -> None:
    launcher = (ROOT / "packaging/windows/launcher/launcher.c").read_text("utf-8")
    words = re.search(r"fixed\[\] = \{(.*?)\}", launcher)
    assert words is not None
    assert words[1].startswith('program, L"-I", L"-B"')
    assert 'SetDllDirectoryW(L"")' in launcher
    assert "SetDefaultDllDirectories(LOAD_LIBRARY_SEARCH_SYSTEM32" in launcher
    assert re.findall(r"\bLoadLibrary\w*", launcher) == ["LoadLibraryExW"]
