"""A program that is killed while somebody types loses nothing older than half a second.

Nor does it while packs come back and are brought in, and another program saves the same file: their
work is joined. Where the document has a passphrase, no word of it is left on the disk in the clear.
"""

import random
import subprocess
import sys
import time
from base64 import b64decode
from contextlib import ExitStack
from pathlib import Path
from typing import NamedTuple

import pytest

from ilacs_desktop.document.body import Body, body_text
from ilacs_desktop.document.faults import faults
from ilacs_desktop.document.model import Document
from ilacs_desktop.document.places import body_at
from ilacs_desktop.storage.container import open_file
from ilacs_desktop.storage.crypt import is_encrypted
from ilacs_desktop.storage.journal import sealed, unsaved, unsealed
from ilacs_desktop.storage.recovery import recover
from tests.storage.keys import PASSPHRASE
from tests.ui.neighbour import CONTEXT
from tests.ui.typist import PERMANENCE, PLACE

ROOT = Path(__file__).resolve().parents[2]
MAY_BE_LOST = 0.5  # seconds
WORDS = (b"abcdefghij", b"Theirs", b"Pack 1", b"Northbridge", b"permanence", b"front")


class Killed(NamedTuple):
    """When what was done, by its kind and number, and when all ended.

    Letters were typed, packs were brought in, and "theirs" is what another program saved.
    """

    done: dict[str, dict[int, float]]
    at: float


def started(stack: ExitStack, module: str, *how: object) -> subprocess.Popen[str]:
    """Start a program of the tests, which is killed in the end."""
    command = [sys.executable, "-m", module, *map(str, how)]
    program = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)
    stack.enter_context(program)
    stack.callback(program.kill)
    return program


def said_by(program: subprocess.Popen[str], *, all_of_it: bool = False) -> list[list[str]]:
    """Return the words of the next line that a program says, or of all whole lines to its end."""
    assert program.stdout is not None
    lines = program.stdout.readlines() if all_of_it else [program.stdout.readline()]
    return [line.split() for line in lines if line.endswith("\n")]


def kill_while_typing(folder: Path, after: float, *how: str) -> Killed:
    """Kill a typing program after some seconds, and the other one that saves the same file."""
    with ExitStack() as stack:
        programs = [started(stack, "tests.ui.typist", folder, *how)]
        said = said_by(programs[0])
        if "together" in how:
            programs.append(started(stack, "tests.ui.neighbour", folder / "typed.ilacs"))
            said += said_by(programs[1])
        with pytest.raises(subprocess.TimeoutExpired):
            programs[0].wait(after)
        at = time.monotonic()
        for program in programs:
            program.kill()
        for program in programs:
            said += said_by(program, all_of_it=True)
    done: dict[str, dict[int, float]] = {"typed": {}, "pack": {}, "theirs": {}}
    for what, number, when in said:
        done[what][int(number)] = float(when)
    return Killed(done, at)


def recovered(folder: Path, passphrase: str) -> Document:
    """Return the document as the next start would show it: the file, or what was unsaved."""
    found = list(unsaved(folder / "recovery"))
    if passphrase:
        assert found == []
        left = [unsealed(one, passphrase) for one in sealed(folder / "recovery")]
        found = [work for work in left if work is not None]
    if found:
        return recover(found[-1]).document
    return open_file(folder / "typed.ilacs", passphrase=passphrase).document


def check_one_kill(folder: Path, *how: str, longest: float = 2) -> None:
    killed = kill_while_typing(folder, random.uniform(MAY_BE_LOST, longest), *how)
    passphrase = PASSPHRASE if "sealed" in how else ""
    if passphrase:
        check_nothing_is_in_the_clear(folder)
    opened = open_file(folder / "typed.ilacs", passphrase=passphrase)
    assert opened.notes == ()
    assert all(opened.history.load(version) for version in opened.history.versions)
    document = recovered(folder, passphrase)
    assert faults(document) == ()
    typed = tuple(block for block in body_at(document, PLACE) if block.id == "typed")
    letters = len(body_text(typed))
    assert body_text(typed) == ("abcdefghij" * (letters // 10 + 1))[:letters]
    packs = numbers(body_at(document, PERMANENCE), "Pack")
    lost = [when for number, when in killed.done["typed"].items() if number > letters]
    lost += [when for number, when in killed.done["pack"].items() if number not in packs]
    assert killed.at - min(lost, default=killed.at) < MAY_BE_LOST
    assert set(killed.done["theirs"]) <= numbers(body_at(document, CONTEXT), "Theirs")


def numbers(body: Body, what: str) -> set[int]:
    """Return the numbers of the paragraphs that begin so; each stands there once."""
    lines = [line for line in body_text(body).splitlines() if line.startswith(f"{what} ")]
    assert len(lines) == len(set(lines))
    return {int(line.split()[1].rstrip(".")) for line in lines}


def check_nothing_is_in_the_clear(folder: Path) -> None:
    files = [path for path in folder.rglob("*") if path.is_file()]
    assert is_encrypted((folder / "typed.ilacs").read_bytes())
    assert any(path.suffix == ".journal" for path in files)
    for path in files:
        raw = path.read_bytes()
        if path.suffix == ".journal":
            raw += b"".join(b64decode(line[9:]) for line in raw.splitlines()[1:-1])
        assert not [word for word in (*WORDS, b"PK\3\4") if word in raw], path


@pytest.mark.parametrize("how", ["together", "together sealed"])
def test_what_was_typed_half_a_second_ago_survives(tmp_path: Path, how: str) -> None:
    check_one_kill(tmp_path, *how.split(), longest=1)


@pytest.mark.long
@pytest.mark.parametrize("_", range(50))
def test_it_survives_fifty_random_moments_of_typing(tmp_path: Path, _: int) -> None:
    check_one_kill(tmp_path, "alone")


@pytest.mark.long
@pytest.mark.parametrize("_", range(150))
def test_it_survives_one_hundred_and_fifty_moments_of_working_together(
    tmp_path: Path, _: int
) -> None:
    check_one_kill(tmp_path, "together")


@pytest.mark.long
@pytest.mark.parametrize("_", range(40))
def test_an_encrypted_document_survives_too_and_is_never_in_the_clear(
    tmp_path: Path, _: int
) -> None:
    check_one_kill(tmp_path, "together", "sealed")
