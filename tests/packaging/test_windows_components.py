"""Whose work is shipped: no part without its licence, no licence without its text."""

import datetime as dt
import hashlib
import json
from email.message import Message
from pathlib import Path

import pytest
from distribution import components, facts, inputs, sbom
from distribution.components import Component
from distribution.faults import BuildError

RELEASE = facts.Release("1.2.3", dt.datetime(2026, 11, 22, 9, 0, tzinfo=dt.UTC))


def record(**fields: str) -> Message:
    message = Message()
    for name, value in fields.items():
        message[name.replace("_", "-")] = value
    return message


@pytest.mark.parametrize(
    ("fields", "licence"),
    [
        ({"Name": "msgspec", "License_Expression": "BSD-3-Clause"}, "BSD-3-Clause"),
        ({"Name": "python-docx", "License": "MIT"}, "MIT"),
        (
            {"Name": "PySide6_Essentials", "License": "LGPL-3.0-only OR GPL-2.0-only"},
            "LGPL-3.0-only",
        ),
        ({"Name": "unheard-of"}, ""),
    ],
)
def test_a_licence_is_named_by_the_library_or_by_us(fields: dict[str, str], licence: str) -> None:
    assert components.licence_name(record(**fields), inputs.load()) == licence


@pytest.fixture
def built(tmp_path: Path) -> Path:
    """Return an application folder with one library in it."""
    out = tmp_path / "ILACS Desktop"
    for name, text in {
        "runtime/LICENSE.txt": "The text of CPython's",
        "runtime/python313.dll": "dll",
        "lib/PySide6/QtCore.pyd": "pyd",
        "lib/pyside6_essentials-6.12.0.dist-info/METADATA": (
            "Name: PySide6_Essentials\nVersion: 6.12.0\nLicense: LGPL-3.0-only OR GPL-2.0-only\n"
        ),
        "app/ilacs_desktop/resources/icons/LICENSE.txt": "MIT License\n\nCopyright of icons",
        "ILACS Desktop.exe": "exe",
    }.items():
        (out / name).parent.mkdir(parents=True, exist_ok=True)
        (out / name).write_text(text, "utf-8")
    legal = out / "legal"
    legal.mkdir()
    every = ("LGPL-3", "GPL-3", "Qt-third-party", "CPython-libraries", facts.NAME)
    for name in every:
        (legal / f"{name}.txt").write_text(f"The text of {name}", "utf-8")
    return out


@pytest.fixture
def wheel(tmp_path: Path) -> Path:
    path = tmp_path / "pyside6_essentials-6.12.0-cp310-abi3-win_amd64.whl"
    path.write_bytes(b"wheel")
    return path


def test_every_part_has_its_licence_and_a_text(built: Path, wheel: Path) -> None:
    found = components.components(inputs.load(), RELEASE, built, [wheel])
    assert [one.name for one in found] == [
        "ILACS Desktop",
        "CPython",
        "Qt",
        "Microsoft Visual C++ runtime",
        "PySide6_Essentials",
        "ILACS Desktop: icons",
    ]
    assert all(one.licence and one.texts for one in found)
    page = components.notices(found, built)
    for text in (
        "The text of LGPL-3",
        "The text of Qt-third-party",
        "CPython's",
        "Copyright of icons",
    ):
        assert page.count(text) == 1
    assert "PySide6_Essentials 6.12.0: LGPL-3.0-only" in page


def test_a_library_without_a_licence_or_without_its_text_stops_the_build(
    built: Path, wheel: Path, tmp_path: Path
) -> None:
    place = built / "lib" / "bare-1.0.dist-info"
    place.mkdir()
    (place / "METADATA").write_text("Name: bare\nVersion: 1.0\nLicense: MIT\n", "utf-8")
    bare = tmp_path / "bare-1.0-py3-none-any.whl"
    bare.write_bytes(b"")
    with pytest.raises(BuildError, match="bare"):
        components.components(inputs.load(), RELEASE, built, [wheel, bare])
    (place / "LICENSE").write_text("MIT", "utf-8")
    assert components.components(inputs.load(), RELEASE, built, [wheel, bare])
    (place / "METADATA").write_text("Name: bare\nVersion: 1.0\n", "utf-8")
    with pytest.raises(BuildError, match="bare"):
        components.components(inputs.load(), RELEASE, built, [wheel, bare])


def test_a_library_that_nobody_fetched_stops_the_build(built: Path) -> None:
    with pytest.raises(BuildError, match="no wheel"):
        components.components(inputs.load(), RELEASE, built, [])


def test_the_list_names_every_program_and_library_with_its_hash(built: Path, wheel: Path) -> None:
    found = components.components(inputs.load(), RELEASE, built, [wheel])
    made = sbom.bill(found, built, RELEASE)
    hashes = {
        one["name"]: one["hashes"][0]["content"]
        for one in made["components"]
        if one["type"] == "file"
    }
    assert hashes == {
        name: hashlib.sha256((built / name).read_bytes()).hexdigest()
        for name in ("ILACS Desktop.exe", "lib/PySide6/QtCore.pyd", "runtime/python313.dll")
    }
    (qt,) = (one for one in made["components"] if one["name"] == "Qt")
    assert "FreeType" in {part["name"] for part in qt["components"]}
    assert made["metadata"]["timestamp"] == "2026-11-22T09:00:00Z"
    assert json.dumps(made) == json.dumps(sbom.bill(found, built, RELEASE))


@pytest.mark.parametrize(
    ("licence", "written"),
    [
        ("MIT", {"license": {"id": "MIT"}}),
        ("MIT OR Apache-2.0", {"expression": "MIT OR Apache-2.0"}),
        ("LicenseRef-Our-Own", {"license": {"name": "Our Own"}}),
    ],
)
def test_a_licence_is_written_as_the_standard_wants_it(
    licence: str, written: dict[str, object], tmp_path: Path
) -> None:
    ours = Component("Ours", "1", "MIT", ())
    other = Component("Other", "2", licence, (), "other", "ab")
    made = sbom.bill([ours, other], tmp_path, RELEASE)
    assert made["components"][0]["licenses"] == [written]
    assert made["components"][0]["purl"] == "pkg:pypi/other@2"
