"""The icons that Windows shows: all sizes that it asks for, as PNG."""

import struct
from pathlib import Path

import pytest

FOLDER = Path(__file__).resolve().parents[2] / "packaging" / "windows" / "launcher"


@pytest.mark.parametrize("name", ["ilacs", "ilacs-file"])
def test_an_icon_has_every_size(name: str) -> None:
    raw = (FOLDER / f"{name}.ico").read_bytes()
    reserved, kind, count = struct.unpack_from("<HHH", raw)
    assert (reserved, kind) == (0, 1)
    entries = [struct.unpack_from("<BBBBHHII", raw, 6 + 16 * n) for n in range(count)]
    assert [entry[0] or 256 for entry in entries] == [16, 20, 24, 32, 40, 48, 64, 256]
    for width, height, *_, size, at in entries:
        assert raw[at : at + 8] == b"\x89PNG\r\n\x1a\n"
        assert struct.unpack_from(">II", raw, at + 16) == (width or 256, height or 256)
        assert at + size <= len(raw)
