"""Recovery journals, plain and sealed: torn, spliced, replayed, and rotten with their checksums right."""

import functools
import json
import tempfile
from itertools import pairwise
from pathlib import Path

import msgspec

from ilacs_desktop.document.codec import encode
from ilacs_desktop.document.delta import delta
from ilacs_desktop.history.formats import FORMAT
from ilacs_desktop.storage.crypt import seal_file
from ilacs_desktop.storage.journal import (
    Start,
    Unsaved,
    sealed,
    unsaved,
    unsealed,
)
from ilacs_desktop.storage.journal import (
    read as read_journal,
)
from ilacs_desktop.storage.journal_lines import clear_line, journal_bytes, line
from ilacs_desktop.storage.recovery import alone, describe, kept, left_behind, put_aside, recover
from tests.faults.files.damage import (
    Dice,
    change_value,
    changed_json,
    changed_lines,
    json_bytes,
    noisy,
)
from tests.faults.files.family import Came, Family, assert_for_people, read_whole
from tests.faults.files.ilacs import key
from tests.faults.tally import Outcome
from tests.storage.makers import ANN, MOMENT, packed, saying

_TYPED = tuple(f"Children are seen. Line {n}." for n in range(8))


class _Kept:
    """A folder for as long as this process runs, with the files that the journals are about."""

    def __init__(self) -> None:
        self._folder = tempfile.TemporaryDirectory()
        self.plain = Path(self._folder.name, "plain.ilacs")
        self.sealed = Path(self._folder.name, "sealed.ilacs")
        raw = packed(saying(_TYPED[0]), saying("before"))
        self.plain.write_bytes(raw)
        self.sealed.write_bytes(seal_file(raw, "self-evaluation", "se-1", "", key()))


@functools.cache
def _kept() -> _Kept:
    return _Kept()


def _lines(upto: int, path: str, parents: tuple[str, ...]) -> list[bytes]:
    """Return what the lines of a journal say: where it starts, and what was typed since."""
    documents = [saying(*_TYPED[: n + 1]) for n in range(upto)]
    start = Start(FORMAT, path, parents, MOMENT, msgspec.Raw(encode(documents[0])))
    pairs = pairwise(documents)
    return [encode(start), *(encode(delta(one, other)) for one, other in pairs)]


@functools.cache
def _parents() -> tuple[str, ...]:
    from ilacs_desktop.storage.container import open_file

    opened = open_file(_kept().plain)
    return tuple(v.id for v in opened.history.log())


def _sound(dice: Dice, path: Path) -> list[bytes]:
    parents = dice.choice((_parents()[:1], _parents()[1:], _parents(), (), ("0" * 32,)))
    return _lines(len(_TYPED), dice.choice((str(path), str(path), "")), parents)


def _rotten(dice: Dice, path: Path) -> list[bytes]:
    """Return lines of which some are lost, doubled, of another journal, or say something else."""
    lines = _sound(dice, path)
    how = dice.randrange(5)
    at = dice.randrange(len(lines))
    if how == 0:
        lines = changed_lines(b"\n".join(lines) + b"\n", dice).split(b"\n")
    elif how == 1:
        lines[0] = encode(json.loads(lines[0]) | {"document": json.loads(encode(saying("other")))})
    elif how == 2:
        lines = [*lines[:at], *dice.sample(lines, len(lines))]
    elif how == 3:
        start = json.loads(lines[0])
        facts = {name: start[name] for name in ("path", "parents", "at", "pid")}
        change_value(facts, dice)
        lines[0] = json_bytes(start | facts)
    else:
        lines[at] = json_bytes(changed_json(json.loads(lines[at]), dice, dice.choice((1, 3))))
    return lines


def _plain(dice: Dice) -> bytes:
    if dice.randrange(3) == 0:
        return noisy(b"".join(map(line, _sound(dice, _kept().plain))), dice)
    return b"".join(map(line, _rotten(dice, _kept().plain)))


def _sealed(dice: Dice) -> bytes:
    first = clear_line("se-1", key(), 0)
    start, *changes = _sound(dice, _kept().sealed)
    whole = journal_bytes(start, changes, key(), first)
    how = dice.randrange(4)
    if how == 0:
        return noisy(whole, dice)
    if how == 1:
        return changed_lines(whole, dice)
    if how == 2:
        start, *changes = _rotten(dice, _kept().sealed) or [b""]
        return journal_bytes(start, changes, key(), first)
    says = changed_json(json.loads(first), dice)
    lock = says.get("sealed") if isinstance(says, dict) else None
    if isinstance(lock, dict):
        lock[dice.choice(("n", "r", "p"))] = dice.choice((0, -1, 2**14, 2**30, 2**62, 10**30))
    return line(json_bytes(says)) + b"".join(whole.splitlines(keepends=True)[1:])


def read(path: Path) -> Came:
    """Recover what a journal holds, as the start page does."""
    raw = path.read_bytes()
    before = _kept().plain.read_bytes(), _kept().sealed.read_bytes()
    left_behind(path.parent)
    assert path.read_bytes() == raw if path.exists() else b"sealed" in raw
    path.write_bytes(raw)
    found: list[Unsaved] = [*unsaved(path.parent)]
    for work in sealed(path.parent):
        describe(work, MOMENT)
        opened = unsealed(work, key())
        found += [opened] if opened is not None else []
    came = [_recovered(one) for one in found]
    kept(path.parent)
    assert (_kept().plain.read_bytes(), _kept().sealed.read_bytes()) == before
    return came[0] if came else Came(Outcome.UNHARMED, "")


def _recovered(found: Unsaved) -> Came:
    assert not found.whole or found.changes >= 0
    describe(found, MOMENT)
    for recovered in (recover(found, ANN), alone(found)):
        assert_for_people(recovered.sentence)
        assert found.whole or "could not be read; it is kept in" in recovered.sentence
    if not found.whole:
        aside = put_aside(found)
        assert read_journal(aside, found.key) is not None
        aside.unlink()
    return read_whole("" if found.whole else recovered.sentence)


FAMILIES = (
    Family("a recovery journal", ".journal", _plain, read, may_move=True),
    Family("a sealed recovery journal", ".journal", _sealed, read, may_move=True),
)
