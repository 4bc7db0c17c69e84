"""The screen reader of the tests: finds what a program shows by its name, and uses it."""

import json
import subprocess
from pathlib import Path
from typing import Any, NamedTuple

from tests.e2e.window.desktop import SYSTEM_PYTHON, Desktop, wait_until

ALL = 10_000


class Thing(NamedTuple):
    """Something on the screen, as it was when it was found; ``node`` is its number."""

    node: int
    role: str
    name: str
    description: str
    states: frozenset[str]
    area: tuple[int, int, int, int]


class ScreenReader:
    """Asks a program of the system's Python (at_spi.py), which speaks with all others."""

    def __init__(self, desktop: Desktop) -> None:
        self._program = desktop.start(
            [SYSTEM_PYTHON, str(Path(__file__).with_name("at_spi.py"))],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=None,
        )

    def find(
        self, program: int, name: str, role: str = "", states: tuple[str, ...] = (), most: int = ALL
    ) -> list[Thing]:
        """Return what shows now. In a name ``*`` stands for any words."""
        asked = {"program": program, "name": name, "role": role, "states": states, "most": most}
        return [_thing(one) for one in self._ask("find", **asked)]

    def find_in(self, thing: Thing, name: str, role: str = "") -> list[Thing]:
        """Return what shows now within a thing."""
        asked = {"node": thing.node, "name": name, "role": role, "states": (), "most": ALL}
        return [_thing(one) for one in self._ask("find", **asked)]

    def wait_for(self, program: int, name: str, role: str = "", *states: str) -> Thing:
        """Return the first thing of this name once it shows."""
        what = f"{role or 'something'} “{name}” {' '.join(states)}".strip()
        return wait_until(lambda: self.find(program, name, role, states, 1), what)[0]

    def all_in(self, program: int) -> list[Thing]:
        """Return everything that shows."""
        return [_thing(one) for one in self._ask("walk", program=program)]

    def look(self, thing: Thing) -> Thing:
        """Return a thing as it is now."""
        return _thing(self._ask("look", node=thing.node))

    def text(self, thing: Thing) -> str:
        """Return the text in a thing."""
        return str(self._ask("text", node=thing.node))

    def write(self, thing: Thing, words: str) -> None:
        """Put words behind what is in a thing."""
        assert self._ask("write", node=thing.node, words=words), thing

    def replace(self, thing: Thing, words: str) -> None:
        """Put words in place of what is in a thing."""
        assert self._ask("replace", node=thing.node, words=words), thing

    def act(self, thing: Thing, action: str = "") -> None:
        """Do what is named with a thing, or the first that can be done."""
        assert self._ask("act", node=thing.node, action=action), thing

    def rows(self, table: Thing, most: int = ALL) -> list[dict[str, str]]:
        """Return the rows of a table: what is read of each cell, by its column's header."""
        return list(self._ask("cells", node=table.node, most=most))

    def heard(self, program: int) -> list[str]:
        """Return what a program announced since it began."""
        return list(self._ask("heard", program=program))

    def _ask(self, do: str, **about: object) -> Any:
        assert self._program.stdin is not None
        assert self._program.stdout is not None
        self._program.stdin.write(json.dumps({"do": do, **about}).encode() + b"\n")
        self._program.stdin.flush()
        answer = json.loads(self._program.stdout.readline() or '{"error": "the reader ended"}')
        if "error" in answer:
            raise AssertionError(f"{do} {about}: {answer['error']}")
        return answer["answer"]


def _thing(told: dict[str, Any]) -> Thing:
    area: tuple[int, int, int, int] = tuple(told["area"])
    return Thing(**{**told, "states": frozenset(told["states"]), "area": area})
