"""Damage that knows what it damages: bytes, JSON values of every wrong kind, and hostile text."""

import json
import random
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

Dice = random.Random

# Each by what it is. ``\ud800`` is half a character, which neither UTF-8 nor XML can carry.
HOSTILE_TEXT = {
    "a NUL": "a\0b",
    "controls that XML cannot carry": "a\x01\x08\x0b\x0c\x1f\x7f\x85b",
    "half a character": "a\ud800b\udc00c",
    "no characters": "a\ufffeb\uffffc\U0001ffff",
    "words turned round": "\u202eabc\u202c \u2066def\u2069 \u200f",
    "right to left": "שלום العربية",
    "10,000 combining marks": "e" + "\u0301" * 10_000,
    "nothing to see": "\u200b\u200c\u200d\u2060\ufeff\u00ad",
    "joined emoji": "👩🏽‍👩🏽‍👧🏽‍👦🏽" * 50,
    "ends of lines": "a\nb\r\nc\rd\u2028e\u2029f\x85g",
    "one accent in four ways": "é e\u0301 ﬁ Å Å",
    "a long word": "x" * 100_000,
    "code of a template": "{{ title.__class__ }}{% for x in y %}{# z #}",
    "markup": "</w:t></w:p>]]><!--&amp;<script>alert(1)</script>",
    "a formula": '=HYPERLINK("http://example.test")',
    "a way out": "../../../etc/passwd",
    "JSON without end": "[" * 100_000,
    "nothing": "",
    "only space": " \t\u00a0\u3000 ",
    "a field code": '{ INCLUDETEXT "c:\\\\secret.txt" }',
}
_DEEP = {f"(nested {levels} deep)": levels for levels in (300, 700, 900, 100_000)}
_NUMBERS = (0, -1, 1, 2**31, 2**63, -(2**63), 10**40, 1e308, -1e308, 5e-324, 0.1, -0.0)
_DATES = ("0001-01-01", "9999-12-31", "2026-02-29", "1900-02-29", "2026-13-01")
_MOMENTS = (
    "0001-01-01T00:00:00+14:00",
    "9999-12-31T23:59:59-14:00",
    "2026-11-22T10:00:00",
    "1969-12-31T23:59:59.999999Z",
    "2026-06-30T23:59:60Z",
)


def hostile_text(dice: Dice) -> str:
    """Return one of the hostile texts, alone or within words."""
    text = dice.choice(list(HOSTILE_TEXT.values()))
    return dice.choice((text, f"Children {text} are safe."))


def noisy(raw: bytes, dice: Dice) -> bytes:
    """Return bytes with some flipped, cut off, cut out, doubled, swapped or put in."""
    if not raw:
        return b"\0"
    changed = bytearray(raw)
    start, end = sorted((dice.randrange(len(raw)), dice.randrange(len(raw))))
    how = dice.randrange(7)
    if how <= 1:
        for _ in range(dice.choice((1, 1, 3, 20, 200))):
            changed[dice.randrange(len(raw))] ^= 1 << dice.randrange(8)
    elif how == 2:
        del changed[start:]
    elif how == 3:
        del changed[start : start + dice.choice((1, 2, 40, 512))]
    elif how == 4:
        changed[end:end] = raw[start : start + dice.choice((1, 16, 4096))]
    elif how == 5:
        changed[start : start + 16] = raw[end : end + 16]
    else:
        changed[start:start] = dice.choice((b"\0", b"\xff\xfe", b"\xef\xbb\xbf", b"\n", b'"', b"{"))
    return bytes(changed)


def changed_lines(raw: bytes, dice: Dice) -> bytes:
    """Return text with a line lost, doubled, moved or cut in two."""
    lines = raw.splitlines(keepends=True) or [b""]
    at, other = dice.randrange(len(lines)), dice.randrange(len(lines))
    how = dice.randrange(4)
    if how == 0:
        del lines[at]
    elif how == 1:
        lines.insert(other, lines[at])
    elif how == 2:
        lines[at], lines[other] = lines[other], lines[at]
    else:
        half = len(lines[at]) // 2
        lines[at : at + 1] = [lines[at][:half], b"\n", lines[at][half:]]
    return b"".join(lines)


def changed_json(value: Any, dice: Dice, times: int = 1) -> Any:
    """Return plain JSON with some values of another kind or size, lost, doubled or moved.

    Most changes keep the kind of a value, so that they get past whoever checks it.
    """
    for _ in range(times):
        places = list(_places(value))
        if not places:
            return _any_value(dice)
        _change(*dice.choice(places), dice)
    return value


def change_value(tree: Any, dice: Dice) -> Callable[[], None]:
    """Put another value of its kind in one place of plain JSON; return what puts the old back."""
    holder, key = dice.choice([*_places(tree)])
    old = holder[key]
    if old is None:
        holder[key] = dice.choice((*_NUMBERS, *_DATES, *_MOMENTS, hostile_text(dice)))
    else:
        holder[key] = _of_its_kind(old, dice)
    return partial(holder.__setitem__, key, old)


def _places(value: Any) -> Iterator[tuple[Any, Any]]:
    """Yield every list and object of the value with each of its keys."""
    items = value.items() if isinstance(value, dict) else ()
    for key, inner in [*(enumerate(value) if isinstance(value, list) else items)]:
        yield value, key
        yield from _places(inner)


def _change(holder: Any, key: Any, dice: Dice) -> None:
    how = dice.randrange(10)
    if how == 0:
        holder.pop(key)
    elif how == 1:
        holder[key] = _any_value(dice)
    elif how == 2 and isinstance(holder, list):
        holder.insert(dice.randrange(len(holder) + 1), holder[key])
    elif how == 3 and isinstance(holder, dict):
        holder[hostile_text(dice)] = holder[key]
    elif how == 4:
        holder[key] = holder[dice.choice([*holder] if isinstance(holder, dict) else [key])]
    else:
        holder[key] = _of_its_kind(holder[key], dice)


def _of_its_kind(value: Any, dice: Dice) -> Any:
    if isinstance(value, bool):
        return not value
    if isinstance(value, int | float):
        return dice.choice(_NUMBERS)
    if isinstance(value, str):
        if len(value) >= 10 and value[:4].isdigit() and value[4] == "-":
            return dice.choice(_MOMENTS if "T" in value else _DATES)
        return hostile_text(dice)
    if isinstance(value, list):
        return dice.choice(([], value * 3, value[::-1], [*value, None]))
    return {} if isinstance(value, dict) else _any_value(dice)


def _any_value(dice: Dice) -> Any:
    simple = (None, True, [], {}, "", hostile_text(dice), dice.choice(_NUMBERS))
    return dice.choice((*simple, dice.choice([*_DEEP]), {"#": "0" * 32}, [[None]] * 5))


def json_bytes(value: Any) -> bytes:
    """Return plain JSON as bytes, half characters and endless nesting too."""
    raw = json.dumps(value, separators=(",", ":")).encode()
    for mark, levels in _DEEP.items():
        raw = raw.replace(json.dumps(mark).encode(), b"[" * levels + b"]" * levels)
    return raw
