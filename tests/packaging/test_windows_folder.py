"""Which files go into the application folder."""

from pathlib import Path

import pytest
from distribution import folder, inputs, pe
from distribution.faults import BuildError

DUMP = """\
The Import Tables
\tDLL Name: Qt6Core.dll
\tvma:  Hint/Ord Member-Name Bound-To
\tDLL Name: KERNEL32.dll
"""


def test_the_modules_of_qt_are_those_that_our_code_imports_however_it_does() -> None:
    sources = [
        "from PySide6.QtCore import QObject\nimport json",
        "def f():\n    from PySide6 import QtSvg, QtGui",
        "import PySide6.QtPrintSupport as printing\nimport os.path",
        "from docx.shared import Pt",
    ]
    assert folder.qt_modules(sources) == ["QtCore", "QtGui", "QtPrintSupport", "QtSvg"]


def test_a_wheel_is_kept_without_sources_and_records_but_with_its_licence() -> None:
    names = [
        "lxml/etree.pyd",
        "lxml/etree.pyx",
        "lxml/includes/libxml/tree.h",
        "lxml/html/__init__.py",
        "lxml/builder.py",
        "msgspec/__init__.pyi",
        "lxml-6.1.3.dist-info/METADATA",
        "lxml-6.1.3.dist-info/RECORD",
        "lxml-6.1.3.dist-info/licenses/LICENSE.txt",
        "PySide6-6.12.0.dist-info/licenses/LicenseRef-Qt-Commercial.txt",
        "_cffi_backend.cp313-win_amd64.pyd",
        "cffi-2.1.1.dist-info/licenses/LICENSE",
        "cffi/api.py",
        "pycparser/c_parser.py",
        "pycparser-3.12.dist-info/METADATA",
    ]
    kept, left = folder.split_wheel(names, inputs.load())
    assert kept == [names[0], names[4], names[6], names[8], names[10], names[11]]
    assert sorted(kept + left) == sorted(names)


def test_imports_are_read_from_what_objdump_prints() -> None:
    assert pe.names_in(DUMP) == {"qt6core.dll", "kernel32.dll"}


def test_what_a_file_needs_is_followed_to_the_end_and_windows_own_is_left_to_it() -> None:
    needs = {
        "a.pyd": ["b.dll", "kernel32.dll"],
        "b.dll": ["c.dll", "b.dll"],
        "c.dll": ["b.dll"],
        "d.dll": [],
    }
    available = {name: name for name in ("b.dll", "c.dll", "d.dll")}
    assert pe.reached(["a.pyd"], available, needs.__getitem__) == {"a.pyd", "b.dll", "c.dll"}


def test_a_wheel_without_what_we_ask_for_stops_the_build(tmp_path: Path) -> None:
    with pytest.raises(BuildError, match="QtNew"):
        folder.bound_files("PySide6", ["PySide6/QtNew.pyd"], ["PySide6/QtCore.pyd"], tmp_path)


@pytest.mark.parametrize("change", ["content", "name", "more"])
def test_the_fingerprint_tells_folders_apart(tmp_path: Path, change: str) -> None:
    one, other = tmp_path / "one", tmp_path / "other"
    for place in (one, other):
        (place / "lib").mkdir(parents=True)
        (place / "lib" / "a").write_bytes(b"1")
    assert folder.fingerprint(one) == folder.fingerprint(other)
    if change == "content":
        (other / "lib" / "a").write_bytes(b"2")
    elif change == "name":
        (other / "lib" / "a").rename(other / "lib" / "b")
    else:
        (other / "c").touch()
    assert folder.fingerprint(one) != folder.fingerprint(other)
