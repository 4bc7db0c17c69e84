"""Framework packs: TOML that says anything, in zip files with anything in them."""

import functools
import re
from pathlib import Path

from ilacs_desktop.assets import resources
from ilacs_desktop.framework.load import FILES
from ilacs_desktop.framework.pack import Pack, pack_bytes, read_pack
from tests.faults.files.damage import Dice, changed_lines, hostile_text, noisy
from tests.faults.files.family import Came, Family, read_whole
from tests.storage.makers import entries, zipped

_VALUE = re.compile(rb"(?<== ).+")
_VALUES = (
    b"nan", b"inf", b"-1", b"9" * 5000, b"[" * 3000, b"{}", b"0001-01-01", b"9999-12-31",
    b'"""' + b"x" * 20_000 + b'"""', b"[[]]", b"true", b'""', b"1979-05-27T07:32:00Z", b"10" * 9,
)  # fmt: skip


@functools.cache
def sound() -> dict[str, bytes]:
    """Return the parts of the pack with the shipped framework."""
    pack = read_pack(resources() / "framework")
    return entries(pack_bytes(Pack(pack.framework, pack.files)))


def _made(dice: Dice) -> bytes:
    parts = dict(sound())
    how = dice.randrange(6)
    if how == 0:
        return noisy(zipped(parts), dice)
    name = dice.choice(FILES)
    if how == 1:
        parts[name] = noisy(parts[name], dice)
    elif how == 2:
        parts[name] = changed_lines(parts[name], dice)
    elif how == 3:
        text = hostile_text(dice).encode("utf-8", "replace").replace(b"\n", b"\\n")
        parts[name] = _one(parts[name], b'"' + text.replace(b'"', b"'") + b'"', dice)
    else:
        parts[name] = _one(parts[name], dice.choice(_VALUES), dice)
    return zipped(parts)


def _one(part: bytes, value: bytes, dice: Dice) -> bytes:
    found = [*_VALUE.finditer(part)]
    if not found:
        return value
    one = dice.choice(found)
    return part[: one.start()] + value + part[one.end() :]


def read(path: Path) -> Came:
    """Read a pack; what is taken has been checked whole."""
    pack = read_pack(path)
    assert pack.framework.questions
    return read_whole()


FAMILIES = (Family("a framework pack", ".zip", _made, read),)
