"""What the Windows distribution is made of: pinned, checked, and chosen for Windows."""

import re
from pathlib import Path

import pytest
from distribution import inputs
from distribution.faults import BuildError

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "packaging" / "windows"
LOCKED = """\
# Made by a script
colorama==0.4.6 ; sys_platform == 'win32' \\
    --hash=sha256:aa
pyside6==6.11.3 ; python_full_version < '3.12' \\
    --hash=sha256:bb
pyside6==6.12.0 ; python_full_version >= '3.12' \\
    --hash=sha256:cc
uvloop==1.0 ; sys_platform != 'win32' and platform_machine == 'x86_64' \\
    --hash=sha256:dd \\
    --hash=sha256:ee
lxml==6.1.3 \\
    --hash=sha256:ff
"""


def test_requirements_are_those_of_windows_and_of_the_python_that_is_shipped() -> None:
    text = inputs.for_target(LOCKED, inputs.load())
    assert re.findall(r"^\S+", text, re.MULTILINE) == [
        "colorama==0.4.6",
        "pyside6==6.12.0",
        "lxml==6.1.3",
    ]
    assert re.findall(r"sha256:(\w+)", text) == ["aa", "cc", "ff"]
    assert ";" not in text


def test_every_library_that_is_shipped_has_one_version_and_a_hash() -> None:
    text = inputs.for_target((ROOT / "requirements.txt").read_text("utf-8"), inputs.load())
    blocks = re.split(r"\n(?=\S)", text.strip())
    names = [re.fullmatch(r"(\S+)==(\S+) \\", block.splitlines()[0]) for block in blocks]
    assert all(names)
    assert len({found[1] for found in names if found}) == len(blocks)
    assert all("--hash=sha256:" in block for block in blocks)


@pytest.mark.parametrize("name", ["requirements.txt", "inputs.toml"])
def test_no_address_of_an_index_is_named(name: str) -> None:
    assert not re.search(r"://|index-url|find-links", (FOLDER / name).read_text("utf-8"))


def test_a_file_with_another_hash_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "data.zip"
    file.write_bytes(b"abc")
    inputs.check_hash(file, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
    with pytest.raises(BuildError, match="SHA-256"):
        inputs.check_hash(file, "0" * 64)


def test_no_interpreter_for_everybody_and_none_of_its_tls_are_shipped() -> None:
    dropped = set(inputs.load()["runtime"]["drop"])
    assert {"python.exe", "pythonw.exe", "_ssl.pyd", "libssl-3.dll", "libcrypto-3.dll"} <= dropped


def test_no_plugin_of_qt_reaches_the_network() -> None:
    kinds = {name.partition("/")[0] for name in inputs.load()["qt"]["plugins"]}
    assert kinds == {"platforms", "styles", "iconengines", "imageformats"}
