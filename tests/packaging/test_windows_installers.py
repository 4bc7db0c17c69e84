"""The installer, the package for IT departments, the zip and the sums."""

import datetime as dt
import re
import zipfile
from pathlib import Path

import pytest
from distribution import facts, given_out, msi, nsis
from distribution.faults import BuildError
from lxml import etree

RELEASE = facts.Release("1.2.3", dt.datetime(2026, 11, 22, 9, 0, tzinfo=dt.UTC))
NAMES = ["ILACS Desktop.exe", "lib/lxml/etree.pyd", "lib/a & b.py", "runtime/python313.dll"]
WIX = "{http://schemas.microsoft.com/wix/2006/wi}"


@pytest.mark.parametrize(
    ("version", "quad"),
    [("1.2.3", "1.2.3.0"), ("0.1.0rc1", "0.1.0.0"), ("2", "2.0.0.0"), ("1.2.3.4.5", "1.2.3.4")],
)
def test_a_version_has_four_numbers_on_windows(version: str, quad: str) -> None:
    assert facts.quad(version) == quad


def test_what_is_no_version_is_refused() -> None:
    with pytest.raises(BuildError, match="next"):
        facts.quad("next")


def test_the_installer_puts_every_file_in_its_folder() -> None:
    lines = nsis.files_to_install(NAMES, Path("/built")).splitlines()
    assert 'File "/built/lib/lxml/etree.pyd"' in lines
    at = lines.index('File "/built/lib/lxml/etree.pyd"')
    assert lines[at - 1] == 'SetOutPath "$INSTDIR\\lib\\lxml"'
    assert lines[:2] == ['SetOutPath "$INSTDIR"', 'File "/built/ILACS Desktop.exe"']


def test_removal_names_each_file_and_then_the_folders_from_the_innermost_on() -> None:
    lines = nsis.files_to_remove(NAMES).splitlines()
    removed = [line for line in lines if line.startswith("Delete")]
    assert removed == [
        f'Delete "$INSTDIR\\{name}"' for name in sorted(n.replace("/", "\\") for n in NAMES)
    ]
    assert lines[len(removed) :] == [
        'RMDir "$INSTDIR\\lib\\lxml"',
        'RMDir "$INSTDIR\\lib"',
        'RMDir "$INSTDIR\\runtime"',
    ]
    assert not re.search(r"RMDir /r", nsis.SCRIPT.read_text("utf-8"))


def parsed(release: facts.Release) -> etree._Element:
    return etree.fromstring(msi.source(release, NAMES, "folder").encode())


def test_the_package_has_every_file_once_in_its_folder() -> None:
    package = parsed(RELEASE)
    files = {one.get("Source") for one in package.iter(f"{WIX}File")}
    assert files == {f"folder/{name}" for name in NAMES}
    parts = [one.get("Id") for one in package.iter(f"{WIX}Component")]
    assert sorted(parts) == sorted(one.get("Id") for one in package.iter(f"{WIX}ComponentRef"))
    assert len(set(parts)) == len(NAMES) + 2
    folders = [one.get("Name") for one in package.iter(f"{WIX}Directory")]
    assert folders.count("lib") == folders.count("lxml") == folders.count("runtime") == 1


def test_a_newer_package_replaces_an_older_one_and_keeps_the_names_of_its_parts() -> None:
    newer = facts.Release("1.2.4", RELEASE.moment)
    one, two = (parsed(each) for each in (RELEASE, newer))
    (first,), (second,) = one.iter(f"{WIX}Product"), two.iter(f"{WIX}Product")
    assert first.get("UpgradeCode") == second.get("UpgradeCode")
    assert first.get("Id") != second.get("Id")
    guids = [[part.get("Guid") for part in each.iter(f"{WIX}Component")] for each in (one, two)]
    assert guids[0] == guids[1]
    assert len(set(guids[0])) == len(guids[0])


def test_the_zip_of_the_same_files_is_the_same_whenever_they_were_written(tmp_path: Path) -> None:
    place = tmp_path / "ILACS Desktop"
    (place / "lib").mkdir(parents=True)
    (place / "lib" / "a.py").write_text("1", "utf-8")
    first = given_out.zipped(RELEASE, place).read_bytes()
    (place / "lib" / "a.py").unlink()
    (place / "lib" / "a.py").write_text("1", "utf-8")
    made = given_out.zipped(RELEASE, place)
    assert made.read_bytes() == first
    assert made.name == "ilacs-desktop-1.2.3-windows-x64.zip"
    (entry,) = zipfile.ZipFile(made).infolist()
    assert (entry.filename, entry.date_time) == ("ILACS Desktop/lib/a.py", (2026, 11, 22, 9, 0, 0))


def test_the_sums_are_as_sha256sum_writes_them(tmp_path: Path) -> None:
    for name in ("b.zip", "a.msi"):
        (tmp_path / name).write_bytes(b"abc")
    text = given_out.sums([tmp_path / "b.zip", tmp_path / "a.msi"], tmp_path).read_text("utf-8")
    digest = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
    assert text == f"{digest}  a.msi\n{digest}  b.zip\n"


def test_what_was_left_out_is_listed_by_folder_with_the_largest_first() -> None:
    million = 1_000_000
    sizes = {
        "lib/PySide6/qml/a.qml": million,
        "lib/PySide6/qml/b/c.qml": million,
        "lib/PySide6/Qt6Quick.dll": 3 * million,
        "runtime/python.exe": million,
        "lib/docx/py.typed": 1,
    }
    assert given_out.left_out(sizes).splitlines() == [
        "     3.0 MB     1 files  lib/PySide6/*.dll",
        "     2.0 MB     2 files  lib/PySide6/qml/…",
        "     1.0 MB     1 files  runtime/python.exe",
        "and 1 small files besides",
    ]
