"""Whose work is shipped: no part without its licence, no licence without its text."""

import datetime as dt
import hashlib
import json
import zipfile
from email.message import Message
from pathlib import Path

import pytest
from distribution import components, facts, inputs, parts, sbom
from distribution.components import Component
from distribution.faults import BuildError
from distribution.parts import Part

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


def wheel_with(path: Path, *records: dict[str, object]) -> Path:
    """Return a wheel that has these lists of its parts."""
    with zipfile.ZipFile(path, "w") as package:
        package.writestr("a_library/sboms/no-record.json", "{")
        for number, parts in enumerate(records):
            package.writestr(f"{path.stem}.dist-info/sboms/{number}.cdx.json", json.dumps(parts))
    return path


@pytest.fixture
def wheel(tmp_path: Path) -> Path:
    return wheel_with(tmp_path / "pyside6_essentials-6.12.0-cp310-abi3-win_amd64.whl")


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
    bare = wheel_with(tmp_path / "bare-1.0-py3-none-any.whl")
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


def part(name: str, version: str, scope: str = "required", *licences: object) -> dict[str, object]:
    return {"name": name, "version": version, "scope": scope, "licenses": list(licences)}


def test_what_is_compiled_into_a_library_is_read_from_its_record(tmp_path: Path) -> None:
    rust = [
        part("openssl", "0.10.81", "required", {"license": {"id": "Apache-2.0"}}),
        part("pem", "4.0.0", "required", {"expression": "MIT"}) | {"purl": "pkg:cargo/pem@4.0.0"},
        part("cc", "1.4.0", "excluded", {"expression": "MIT OR Apache-2.0"}),
    ]
    wheel = wheel_with(
        tmp_path / "sealing-1.0-py3-none-any.whl",
        {"components": rust},
        {"components": [{"name": "openssl", "version": "4.0.3"}]},
        {"bomFormat": "CycloneDX"},
    )
    assert parts.parts_in(wheel, inputs.load()["licence_names"]) == (
        Part("openssl", "Apache-2.0", "0.10.81"),
        Part("openssl", "Apache-2.0", "4.0.3"),
        Part("pem", "MIT", "4.0.0", "pkg:cargo/pem@4.0.0"),
    )
    with pytest.raises(BuildError, match="openssl"):
        parts.parts_in(wheel, {})


def test_a_library_with_parts_stops_the_build_without_the_licences_of_those(
    built: Path, wheel: Path, tmp_path: Path
) -> None:
    place = built / "lib" / "sealing-1.0.dist-info"
    place.mkdir()
    (place / "METADATA").write_text("Name: sealing\nVersion: 1.0\nLicense: MIT\n", "utf-8")
    (place / "LICENSE").write_text("MIT", "utf-8")
    inside = {"components": [part("pem", "4.0.0", "required", {"expression": "MIT"})]}
    sealing = wheel_with(tmp_path / "sealing-1.0-py3-none-any.whl", inside)
    with pytest.raises(BuildError, match="sealing"):
        components.components(inputs.load(), RELEASE, built, [wheel, sealing])
    (built / "legal" / "sealing-libraries.txt").write_text("The text of pem's", "utf-8")
    found = components.components(inputs.load(), RELEASE, built, [wheel, sealing])
    assert components.notices(found, built).count("The text of pem's") == 1
    made = sbom.bill(found, built, RELEASE)
    (one,) = (row for row in made["components"] if row["name"] == "sealing")
    assert one["components"] == [
        {
            "type": "library",
            "bom-ref": "sealing@1.0/pem@4.0.0",
            "name": "pem",
            "licenses": [{"license": {"id": "MIT"}}],
            "version": "4.0.0",
        }
    ]


def test_the_licences_of_what_is_inside_cryptography_are_shipped() -> None:
    text = (components.LICENCES / "cryptography-libraries.txt").read_text("utf-8")
    for words in ("The OpenSSL Project Authors", "Apache-2.0", "Permission is hereby granted"):
        assert words in text


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
