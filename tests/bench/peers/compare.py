"""Runs us and our peers in turn, and says for each piece of work who is ahead."""

import statistics
import subprocess
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from ilacs_desktop.document.model import Document
from ilacs_desktop.framework.model import Framework
from tests.bench.measure import Figures
from tests.bench.peers.jobs import Job, jobs, prepare
from tests.bench.peers.matches import MATCHES, OWN_FLOORS, Match

ROUNDS = 7

Taken = Mapping[str, Sequence[Figures]]


class Compared(NamedTuple):
    """A piece of work done by us and by a peer: CPU milliseconds, and the ratio round by round.

    ``wall`` is the same ratio on the clock, where whole processes were timed. ``why`` says why we
    are behind; it is empty where we are not.
    """

    what: str
    peer: str
    ours: float
    theirs: float
    ratio: float
    wall: float | None
    why: str

    @property
    def is_ahead(self) -> bool:
        """Whether we take no more CPU time than the peer."""
        return self.ratio <= 1


class Peers(NamedTuple):
    """The whole comparison; ``multiples`` are starts as multiples of their toolkit's bare window."""

    compared: tuple[Compared, ...]
    multiples: tuple[tuple[str, float], ...]
    left_out: tuple[str, ...]


def compare(document: Document, framework: Framework, rounds: int = ROUNDS) -> Peers:
    """Return how we compare with every peer that can be had here."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        prepare(document, framework, folder)
        found, left_out = jobs(folder)
        ready, failed = warmed_up(found)
        taken = _in_turn(ready, rounds)
    return Peers(tuple(compared(taken)), tuple(_multiples(taken)), (*left_out, *failed))


def warmed_up(found: Mapping[str, Job]) -> tuple[dict[str, Job], tuple[str, ...]]:
    """Return the jobs that can be done, each done once, and a sentence for each that failed."""
    ready: dict[str, Job] = {}
    failed = []
    for name, job in found.items():
        try:
            job()
        except (OSError, subprocess.SubprocessError) as error:
            failed.append(f"{name} was left out: it failed ({type(error).__name__}).")
            continue
        if not name.startswith("prepare "):
            ready[name] = job
    return ready, tuple(failed)


def _in_turn(ready: Mapping[str, Job], rounds: int) -> Taken:
    taken: dict[str, list[Figures]] = {name: [] for name in ready}
    for _ in range(rounds):
        for name, job in ready.items():
            taken[name].append(job())
    return taken


def compared(taken: Taken) -> Iterator[Compared]:
    """Yield a line for each match of which both sides were measured."""
    medians = {name: _median(figures) for name, figures in taken.items()}
    for match in MATCHES:
        if match.ours in taken and match.theirs in taken:
            yield _compared(match, taken, medians)


def _compared(match: Match, taken: Taken, medians: Mapping[str, Figures]) -> Compared:
    pairs = list(zip(taken[match.ours], taken[match.theirs], strict=True))
    ratio = statistics.median(one["cpu"] / other["cpu"] for one, other in pairs)
    walls = [
        one["wall"] / other["wall"] for one, other in pairs if "wall" in one and "wall" in other
    ]
    ours, theirs = (medians[name]["cpu"] * 1000 for name in (match.ours, match.theirs))
    wall = statistics.median(walls) if walls else None
    why = match.why(medians) if ratio > 1 else ""
    return Compared(match.what, match.peer, ours, theirs, ratio, wall, why)


def _median(figures: Sequence[Figures]) -> Figures:
    return {key: statistics.median(one[key] for one in figures) for key in figures[0]}


def _multiples(taken: Taken) -> Iterator[tuple[str, float]]:
    for name, floor in OWN_FLOORS:
        if name in taken and floor in taken:
            pairs = zip(taken[name], taken[floor], strict=True)
            yield name, statistics.median(one["cpu"] / bare["cpu"] for one, bare in pairs)
