"""A thing that the program does with files, tried with every call of the system failing in every way.

Whatever fails, the same things hold: no file that was there is torn, nobody is told a traceback, and
once the fault is gone the same thing works, with all of the work and no litter.
"""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path
from typing import Any
from unittest import mock

from ilacs_desktop.errors import UserError
from ilacs_desktop.storage.errors import KeptElsewhereError
from tests.faults.broken_system import BrokenSystem
from tests.faults.kinds import FAULTS, Fault, Lasts, PowerCut
from tests.faults.tally import Outcome, Tally

MOST = 10_000  # calls: a job that makes more never ends


class Job:
    """One thing that is done below a folder of its own, which ``__init__`` lays out.

    ``guarded`` are the files that were there before and must not be torn; ``beyond`` names faults
    that nothing can be done about.
    """

    beyond: frozenset[str] = frozenset()
    ends_softly = False  # whether it runs where Qt calls back
    system: BrokenSystem

    def __init__(self, room: Path) -> None:
        self.room = room
        self.guarded: dict[Path, bytes] = {}

    def act(self) -> Any:
        """Do it; called again once the fault has passed. False where nobody need be told."""
        raise NotImplementedError

    def check(self) -> None:
        """Assert that it was done, with all of the work."""
        raise NotImplementedError

    def is_new(self, path: Path, data: bytes) -> bool:
        """Return whether these bytes are what may take the place of a guarded file's."""
        raise NotImplementedError

    def check_told(self, error: UserError) -> None:
        """Assert what has to be so where it was refused."""

    def check_tidy(self) -> None:
        """Assert that no litter is left, once the program was started again and did it."""
        litter = [p for p in self.room.rglob("*") if p.name.startswith("~$") or p.suffix == ".tmp"]
        assert not litter

    def guard(self, *paths: Path) -> None:
        """Remember files as they are: none of them may be torn."""
        self.guarded |= {path: path.read_bytes() for path in paths}

    def check_safe(self) -> None:
        """Assert that what was there is as it was, or is what takes its place, whole."""
        for path, before in self.guarded.items():
            now = path.read_bytes()
            assert now == before or self.is_new(path, now), f"{path.name} is torn"

    def end(self) -> None:
        """Let go of what is open."""

    def restart(self) -> None:
        """Begin again: the program was ended, and what it was told is forgotten."""

    def let_a_minute_pass(self) -> None:
        """Let locks grow old that could not be taken away, and what else was left behind."""
        for left in (*self.room.rglob("*.saving"), *self.room.rglob("*.tmp")):
            os.utime(left, (0, 0))


Maker = type[Job]


def count_calls(make: Maker, room: Path) -> int:
    """Do a job with nothing wrong, and return how many calls it made."""
    with _laid_out(make, room) as (job, system):
        system.calls.clear()
        job.act()
        calls = len(system.calls)
        job.check()
        job.check_tidy()
    return calls


def try_every_call(
    make: Maker,
    room: Path,
    tally: Tally,
    faults: tuple[Fault, ...] = FAULTS,
    every: int = 1,
) -> int:
    """Let every call of a job fail in every way, count the outcomes, and return how many there were.

    ``every`` tries only each so-manieth call, another one for each fault.
    """
    tried = 0
    for at, fault in enumerate(fault for fault in faults if fault.name not in make.beyond):
        for number in range(at % every, MOST, every):
            outcome = try_once(make, room, fault, number)
            if outcome is None:
                break
            tally.count(fault.family, outcome)
            tried += 1
    return tried


def try_once(make: Maker, room: Path, fault: Fault, number: int) -> Outcome | None:
    """Do a job with one fault and look at what is left; None when it has no such call any more."""
    with _laid_out(make, room) as (job, system):
        system.break_with(fault, number)
        try:
            outcome = _acted(job)
            if system.struck is None:
                return None
            if fault.lasts is Lasts.POWER_CUT:
                outcome = Outcome.RECOVERED
            system.mend()
            _look_and_go_on(job, outcome)
        except BaseException as error:
            name = type(job).__name__
            error.add_note(f"{name}: “{fault.name}” at call {number} it suits, {system.struck}")
            raise
    return outcome


def _look_and_go_on(job: Job, outcome: Outcome) -> None:
    """Look at what is left when the fault has passed, and do the job again."""
    job.check_safe()
    if outcome is Outcome.UNHARMED:
        job.check()
    with _another_program() if outcome is Outcome.RECOVERED else nullcontext():
        _act_again(job, outcome)
    job.check()
    job.check_tidy()


@contextmanager
def _laid_out(make: Maker, room: Path) -> Iterator[tuple[Job, BrokenSystem]]:
    shutil.rmtree(room, ignore_errors=True)
    room.mkdir()
    with BrokenSystem(room, softly=make.ends_softly) as system:
        job = make(room)
        job.system = system
        try:
            yield job, system
        finally:
            system.mend()
            job.end()


def _acted(job: Job) -> Outcome:
    try:
        done = job.act()
    except UserError as error:
        _check_refused(job, error)
        return Outcome.REFUSED
    except PowerCut:
        return Outcome.RECOVERED
    return Outcome.RECOVERED if done is False else Outcome.UNHARMED


def _check_refused(job: Job, error: UserError) -> None:
    check_sentence(str(error))
    if isinstance(error, KeptElsewhereError):
        assert error.kept.exists()
    job.check_told(error)


def check_sentence(words: str) -> None:
    """Assert that what is told says what happened, and what is safe or what to do."""
    assert words.count(". ") >= 1, words
    assert words[-1] in ".”", words
    for never in ("Traceback", "Errno", "Error(", "Something went wrong inside", "None"):
        assert never not in words, words


def _act_again(job: Job, outcome: Outcome) -> None:
    if outcome is Outcome.RECOVERED:
        job.let_a_minute_pass()
        job.restart()
    try:
        job.act()
    except UserError as error:
        assert "another program holds the file" in str(error)  # noqa: PT017 - what it is about
        job.let_a_minute_pass()
        job.act()


@contextmanager
def _another_program() -> Iterator[None]:
    with mock.patch("os.getpid", return_value=os.getpid() + 1):
        yield
