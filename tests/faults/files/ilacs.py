"""Self-evaluations whose content is rotten though every checksum is right, and encrypted ones."""

import datetime as dt
import functools
import json
from pathlib import Path
from typing import Any

import msgspec

from ilacs_desktop.document.codec import digest, encode
from ilacs_desktop.document.erasing import Words
from ilacs_desktop.document.faults import faults
from ilacs_desktop.history.erasing import erase
from ilacs_desktop.history.history import History, HistoryError
from ilacs_desktop.history.objects import name_of
from ilacs_desktop.history.version import Version, identified
from ilacs_desktop.storage.container import open_file, pack, unpack
from ilacs_desktop.storage.crypt import START, Key, new_key, seal_file
from ilacs_desktop.storage.joining import join_all
from ilacs_desktop.storage.verify import verify
from tests.faults.files.damage import Dice, changed_json, changed_lines, json_bytes, noisy
from tests.faults.files.family import Came, Family, read_whole
from tests.storage.makers import MOMENT, entries, readable, zipped
from tests.word.support import SMALL

PASSPHRASE = "seven quiet herons"
_VERSIONS, _OBJECTS, _ERASED = (
    "history/versions.jsonl",
    "history/objects.jsonl",
    "history/erased.jsonl",
)
_STATES = ("", "", "erased", "left_out")


@functools.cache
def sound() -> bytes:
    """Return a file with four versions, one of them a join, and words erased from them."""
    history, heads = History(), [""]
    for words in ("Kim Lee", "one", "two"):
        authority = msgspec.structs.replace(SMALL.authority, name=f"Northbridge {words}")
        document = msgspec.structs.replace(SMALL, authority=authority)
        parents = [heads[0]] if heads[0] else []
        history, version = history.commit(document, parents, "Ann", MOMENT, "laptop", words)
        heads = [heads[0] or version.id, *heads[1:], version.id]
    joined = join_all(history, heads[-2:])
    erased = erase(joined.document, joined.history, Words(["Kim Lee"]))
    return pack(erased.document, erased.history, joined.version.id, readable)


@functools.cache
def key() -> Key:
    """Return the key of the encrypted file; cheap to make, so that thousands can be tried."""
    return new_key(PASSPHRASE, 2**14)


@functools.cache
def sealed() -> bytes:
    """Return the file, encrypted."""
    manifest = json.loads(entries(sound())["manifest.json"])
    return seal_file(sound(), manifest["kind"], manifest["document"], manifest["head"], key())


def with_parts(parts: dict[str, bytes], **manifest: Any) -> bytes:
    """Return a file of these parts whose manifest is right about them, but for what is given."""
    first = json.loads(entries(sound())["manifest.json"]) | manifest
    first["sha256"] = {n: digest(raw) for n, raw in parts.items() if n != "manifest.json"}
    return zipped(parts | {"manifest.json": json_bytes(first)})


def _as_zip(dice: Dice) -> bytes:
    return noisy(sound(), dice)


def _document(dice: Dice) -> bytes:
    """Return a file whose document is another one, in any format, and its checksum right."""
    parts = entries(sound())
    raw = parts["document.json"]
    if dice.randrange(4):
        raw = json_bytes(changed_json(json.loads(raw), dice, dice.choice((1, 1, 3))))
    else:
        raw = noisy(raw, dice)
    return with_parts(parts | {"document.json": raw}, format=dice.choice((3, 3, 3, 2, 1)))


def _history(dice: Dice) -> bytes:
    """Return a file whose earlier versions are rotten, and all checksums and ids right."""
    parts = entries(sound())
    name = dice.choice((_VERSIONS, _VERSIONS, _OBJECTS, _ERASED))
    raw = parts[name]
    how = dice.randrange(5)
    if how == 0:
        changed = changed_lines(raw, dice) if dice.randrange(2) else noisy(raw, dice)
        return with_parts(parts | {name: changed})
    lines = [json.loads(line) for line in raw.splitlines()]
    if name == _VERSIONS and how <= 3:
        return _other_facts(lines, dice)
    at = dice.randrange(len(lines))
    lines[at] = changed_json(lines[at], dice, dice.choice((1, 3)))
    if name == _ERASED and how == 4:  # objects that refer to each other for ever
        lines = [dict(line, object={"#": dice.choice(lines)["name"]}) for line in lines]
    return with_parts(parts | {name: b"".join(json_bytes(line) + b"\n" for line in lines)})


def _other_facts(lines: list[dict[str, Any]], dice: Dice) -> bytes:
    """Return a file with versions that follow any others, themselves too, and hold any tree."""
    ids = [line["id"] for line in lines]
    for line in dice.sample(lines, dice.choice((1, 2, len(lines)))):
        line["parents"] = dice.sample([*ids, "0" * 32], dice.choice((0, 1, 2, 3)))
        line["state"] = dice.choice(_STATES)
        line["format"] = dice.choice((3, 3, 2, 1, 0, -5, 10**20))
        line["tree"] = dice.choice((line["tree"], dice.choice(lines)["tree"], "", "../x"))
        line["at"] = dice.choice((line["at"], "0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59Z"))
        if not line["state"] and dice.randrange(2):
            line["id"] = _id(line)
    parts = entries(sound())
    raw = b"".join(json_bytes(line) + b"\n" for line in lines)
    return with_parts(parts | {_VERSIONS: raw}, head=dice.choice((ids[-1], *ids)))


def _id(line: dict[str, Any]) -> str:
    try:
        return identified(msgspec.convert(line, Version, strict=False)).id
    except (msgspec.ValidationError, OverflowError):
        return str(line["id"])


def _other_tree(dice: Dice) -> bytes:
    """Return a file of one version that holds any JSON at all; its document part is missing."""
    raw = json_bytes(changed_json(json.loads(entries(sound())["document.json"]), dice))
    facts = (
        "",
        (),
        MOMENT.astimezone(dt.UTC),
        "Ann",
        "laptop",
        "",
        name_of(raw),
        dice.choice((3, 2)),
    )
    version = identified(Version(*facts))
    parts = entries(sound()) | {_VERSIONS: encode(version) + b"\n", _OBJECTS: raw + b"\n"}
    del parts[_ERASED], parts["document.json"]
    return with_parts(parts, head=version.id, format=facts[-1])


def _manifest(dice: Dice) -> bytes:
    """Return a file whose first page says anything, parts are missing, or strange ones there."""
    parts = entries(sound())
    first = changed_json(json.loads(parts["manifest.json"]), dice, dice.choice((1, 2)))
    if dice.randrange(3) == 0:
        parts.pop(dice.choice([*parts]))
    if dice.randrange(3) == 0:
        parts[dice.choice(("CON", "NUL.txt", "x" * 200, "é", "a/b/c", "~$x"))] = b"?"
    return zipped(parts | {"manifest.json": json_bytes(first)})


def _encrypted(dice: Dice) -> bytes:
    """Return an encrypted file with a header that says anything, its checksum right, or bytes."""
    start, header, checksum, content = _apart(sealed())
    how = dice.randrange(4)
    if how == 0:
        return noisy(sealed(), dice)
    if how == 1:
        content = noisy(content, dice)
    else:
        says = changed_json(json.loads(header), dice)
        if how == 3 and isinstance(says, dict):
            lock = dict(json.loads(header)["lock"])
            lock[dice.choice(("n", "r", "p"))] = dice.choice((0, -1, 1, 3, 2**30, 2**62, 10**30))
            says["lock"] = lock
        header = json_bytes(says)
    checksum = digest(start + header + b"\n" + content).encode()
    return start + header + b"\n" + checksum + b"\n" + content


def _apart(raw: bytes) -> tuple[bytes, bytes, bytes, bytes]:
    header, checksum, content = raw[len(START) :].split(b"\n", 2)
    return START, header, checksum, content


def read(path: Path) -> Came:
    """Open a file, and do with it what people do; what was read is kept whole by a save."""
    opened = open_file(path, passphrase=key() if path.suffix == ".sealed" else None)
    assert not faults(opened.document)
    _look_through(opened.history)
    verify(path, passphrase=opened.key)
    if opened.head:
        again = unpack(pack(opened.document, opened.history, opened.head, readable), "again")
        assert again.history.versions == opened.history.versions, (
            "versions were lost without a word"
        )
        assert (again.document, again.head) == (opened.document, opened.head)
        saved, _ = opened.history.commit(opened.document, [opened.head], "Ben", MOMENT, "x", "y")
        join_all(saved, saved.versions)
    return read_whole(" ".join(opened.notes))


def _look_through(history: History) -> None:
    assert len(history.log()) == len(history.versions), "versions are not listed"
    for name, version in history.versions.items():
        f"{version.at.astimezone():%H:%M}"
        history.ancestors(name)
        try:
            history.load(name)
        except HistoryError as error:
            assert str(error).endswith(".")  # noqa: PT017 - it is told for this version alone
        history.without_contents(name)
    erase(SMALL, history, Words(["Northbridge"]))


FAMILIES = (
    Family("an .ilacs file, bytes of it", ".ilacs", _as_zip, read),
    Family("an .ilacs file, its document", ".ilacs", _document, read),
    Family("an .ilacs file, its earlier versions", ".ilacs", _history, read),
    Family("an .ilacs file, a version for the document", ".ilacs", _other_tree, read),
    Family("an .ilacs file, its first page", ".ilacs", _manifest, read),
    Family("an encrypted .ilacs file", ".sealed", _encrypted, read),
)
