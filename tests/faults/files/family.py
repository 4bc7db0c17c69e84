"""A kind of damaged file: how one is made, how the program reads it, and what may come of it."""

import random
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from ilacs_desktop.errors import UserError
from tests.faults.tally import Outcome

MOST_LETTERS = 1500  # of a sentence that anybody reads


class Came(NamedTuple):
    """What came of a file, and what was said of it."""

    outcome: Outcome
    said: str = ""


class Family(NamedTuple):
    """Damaged files of one kind: ``name`` is what docs/reliability.md calls them.

    ``make`` returns the bytes of one more; ``read`` reads it as the program does, raises a
    UserError where it refuses, and asserts that nothing was lost without a word. ``may_move`` says
    that the file itself may be put aside or removed, as those of the program's own are.
    """

    name: str
    ending: str
    make: Callable[[random.Random], bytes]
    read: Callable[[Path], Came]
    may_move: bool = False


def read_whole(said: str = "") -> Came:
    """Return that a file was read, with nothing or something to tell of it."""
    return Came(Outcome.RECOVERED if said else Outcome.UNHARMED, said)


def came_of(family: Family, raw: bytes, folder: Path) -> Came:
    """Return what comes of reading these bytes; raise whatever is no UserError.

    Asserts that a refusal is a sentence for people, and that reading left the file as it was.
    """
    path = folder / f"file{family.ending}"
    path.write_bytes(raw)
    try:
        came = family.read(path)
    except UserError as refusal:
        came = Came(Outcome.REFUSED, str(refusal))
        assert_for_people(came.said)
    if not family.may_move:
        assert path.read_bytes() == raw, "reading changed the file"
        assert [one.name for one in folder.iterdir()] == [path.name], "reading left files behind"
    return came


def assert_for_people(said: str) -> None:
    """Assert that this is a sentence that somebody can read and act on."""
    assert said.rstrip().endswith((".", "?")), said[-200:]
    assert " " in said
    for word in ("Traceback", "Error(", "0x", "<class"):
        assert word not in said.replace("0x", "", said.count("“")), said
    assert len(said) <= MOST_LETTERS, f"{len(said)} letters: {said[:200]}"
