"""Zip files made to do harm, of each kind of file that we read as a zip."""

import functools
import io
import random
import struct
import warnings
import zipfile
from collections.abc import Callable
from pathlib import Path

from ilacs_desktop.framework.pack import read_pack
from ilacs_desktop.storage.container import open_file
from ilacs_desktop.tables.sheet import read_sheet
from ilacs_desktop.word.parts.safe_reader import read_file
from tests.faults.files import framework_packs, ilacs, sheets
from tests.faults.files.damage import Dice
from tests.faults.files.family import Came, Family, read_whole
from tests.storage.makers import entries
from tests.word.parts.hostile import PARTS as WORD

_NAMES = (
    *("../up", "/etc/passwd", "C:/windows/x", "a\\..\\b", "//server/share/x", "CON", "NUL.xml"),
    *(
        "aux.txt",
        "x" * 60_000,
        "a/" * 500 + "b",
        "é\u202exml",
        "a\0b",
        " ",
        ".",
        "..",
        "x:y",
        "~$x",
    ),
)
_EVIL = b"../" * 20


def _written(parts: dict[str, bytes], *more: tuple[zipfile.ZipInfo, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as zipped, warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of a name that is there twice
        for name, part in parts.items():
            zipped.writestr(name, part)
        for info, part in more:
            zipped.writestr(info, part)
    return out.getvalue()


def _named(parts: dict[str, bytes], dice: Dice) -> bytes:
    """Return a zip with one member more, whose name leads elsewhere or is a device's."""
    info = zipfile.ZipInfo("x")
    info.filename = dice.choice(_NAMES)
    return _written(parts, (info, _EVIL))


def _doubled(parts: dict[str, bytes], dice: Dice) -> bytes:
    """Return a zip with a member twice, perhaps in other letters."""
    name = dice.choice([*parts])
    return _written(parts, (zipfile.ZipInfo(dice.choice((name, name.upper()))), b"other"))


def _linked(parts: dict[str, bytes], dice: Dice) -> bytes:
    """Return a zip of which a member is a symbolic link."""
    name = dice.choice([*parts])
    info = zipfile.ZipInfo(name)
    info.create_system, info.external_attr = 3, 0o120777 << 16
    rest = {other: part for other, part in parts.items() if other != name}
    return _written(rest, (info, b"/etc/passwd"))


def _lying(parts: dict[str, bytes], dice: Dice) -> bytes:
    """Return a zip whose directory says other sizes, places, ways of packing or flags."""
    raw = bytearray(_written(parts))
    starts = [at for at in range(len(raw)) if raw[at : at + 4] == b"PK\1\2"]
    for at in dice.sample(starts, dice.choice((1, len(starts)))):
        offset, form = dice.choice(((20, "<L"), (24, "<L"), (42, "<L"), (8, "<H"), (10, "<H")))
        most = 0xFFFF if form == "<H" else 0xFFFFFFFF
        struct.pack_into(form, raw, at + offset, dice.choice((0, 1, 9, 99, most, most - 1)))
    return bytes(raw)


def _overlapping(parts: dict[str, bytes], _dice: Dice) -> bytes:
    """Return a zip all of whose members are the same bytes."""
    raw = bytearray(_written(parts))
    first = raw.index(b"PK\1\2")
    at = first
    while (at := raw.find(b"PK\1\2", at + 1)) >= 0:
        raw[at + 42 : at + 46] = raw[first + 42 : first + 46]
    return bytes(raw)


def _nested(parts: dict[str, bytes], dice: Dice) -> bytes:
    """Return a zip of zips of zeros, in place of a member or beside them."""
    inner = bytes(1 << 20)
    for _ in range(4):
        inner = _written({"a": inner, "b": inner})
    return _written(parts | {dice.choice((*parts, "inner.zip")): inner})


def _swelling(parts: dict[str, bytes], dice: Dice) -> bytes:
    """Return a zip of which a member unpacks to 80 MB."""
    return _written(parts | {dice.choice([*parts]): dice.choice((b" ", b"<", b"\0")) * (80 << 20)})


def _crowded(parts: dict[str, bytes], dice: Dice) -> bytes:
    """Return a zip of very many members, or with a long remark behind or before it."""
    if dice.randrange(2):
        return _written(parts | {f"{n}": b"" for n in range(5000)})
    return b"MZ" * dice.choice((0, 500)) + _written(parts) + b"PK\5\6" + bytes(18)


_WAYS = (_named, _doubled, _linked, _lying, _overlapping, _nested, _swelling, _crowded)


def _make(parts: Callable[[], dict[str, bytes]], dice: random.Random) -> bytes:
    # What swells costs a second: one in sixty.
    way = (
        _swelling if dice.randrange(60) == 0 else dice.choice([w for w in _WAYS if w != _swelling])
    )
    return way(dict(parts()), dice)


def _read(reader: Callable[[Path], object], path: Path) -> Came:
    found = reader(path)
    return read_whole(" ".join(getattr(found, "notes", ())))


@functools.cache
def _ilacs() -> dict[str, bytes]:
    return entries(ilacs.sound())


def _family(
    what: str, ending: str, parts: Callable[[], dict[str, bytes]], reader: Callable[[Path], object]
) -> Family:
    name = f"a zip made to do harm: {what}"
    return Family(name, ending, functools.partial(_make, parts), functools.partial(_read, reader))


FAMILIES = (
    _family(".ilacs", ".ilacs", _ilacs, open_file),
    _family(".docx", ".docx", lambda: dict(WORD), read_file),
    _family(".xlsx", ".xlsx", sheets.workbook, read_sheet),
    _family("a framework pack", ".zip", framework_packs.sound, read_pack),
)
