"""What a new date of the meeting, or of the due date, does to the year: what moved, and what did not."""

import datetime as dt
from collections.abc import Iterable
from typing import NamedTuple

from ilacs_desktop.document.key_dates import KeyDay, Year
from ilacs_desktop.framework.dates import format_day
from ilacs_desktop.framework.in_words import counted, quoted
from ilacs_desktop.framework.key_dates import Clash


class StepMove(NamedTuple):
    """A line of the year with its day before and now; ``by`` is in days, below 0 for earlier."""

    id: str
    title: str
    before: dt.date
    now: dt.date

    @property
    def by(self) -> int:
        """How many days later it is now."""
        return (self.now - self.before).days


class Moved(NamedTuple):
    """The account: what moved, what is fixed and did not, what is late now, and what clashes now.

    ``same`` fell on the same day again; ``done`` was done already, so that its day does not matter.
    All but ``clashes`` and ``moves`` are titles. What was late or clashed before is not told
    again, but for what is wrong with a fixed day.
    """

    moves: tuple[StepMove, ...]
    fixed: tuple[str, ...]
    same: tuple[str, ...]
    done: tuple[str, ...]
    late: tuple[str, ...]
    clashes: tuple[Clash, ...]


def moved(before: Year, after: Year) -> Moved:
    """Return what differs between two plans of the same steps."""
    was = {line.id: line for line in before.days}
    both = [line for line in after.days if line.id in was and line.kind != "points"]
    moving = [line for line in both if not line.done_by and not line.fixed]
    known = {(clash.kind, clash.steps, clash.what) for clash in before.clashes}
    moves = tuple(
        StepMove(line.id, line.title, was[line.id].day, line.day)
        for line in moving
        if line.day != was[line.id].day
    )
    # A day that is fixed did not move with the rest: what is wrong with it is told again.
    fixed = {line.id for line in both if line.fixed and not line.done_by and moves}
    return Moved(
        moves=moves,
        fixed=_titles(line for line in both if line.fixed and not line.done_by),
        same=_titles(line for line in moving if line.day == was[line.id].day),
        done=_titles(line for line in both if line.done_by),
        late=_titles(line for line in both if line.state == "late" != was[line.id].state),
        clashes=tuple(
            clash
            for clash in after.clashes
            if clash.kind != "slipped"
            and (
                (clash.kind, clash.steps, clash.what) not in known
                or not fixed.isdisjoint(clash.steps)
            )
        ),
    )


def account(told: Moved) -> tuple[str, ...]:
    """Return the account in sentences, what moved first."""
    lines = [_move_in_words(move) for move in told.moves]
    if told.fixed:
        lines.append(f"Not moved, because the day is fixed: {quoted(told.fixed)}.")
    if told.same:
        lines.append(f"On the same day as before: {quoted(told.same)}.")
    if told.done:
        lines.append(f"Done already: {quoted(told.done)}.")
    if told.late:
        lines.append(f"Late now: {quoted(told.late)}.")
    return (*lines, *(f"{clash.what} {clash.todo}" for clash in told.clashes))


def in_short(told: Moved) -> str:
    """Return the account in one sentence, for a heading and for those who listen."""
    count = len(told.moves)
    moves = counted(count, "day moved", "days moved") if count else "No day moved"
    late = f", {len(told.late)} late now" if told.late else ""
    clash = f", {len(told.clashes)} to sort out" if told.clashes else ""
    return f"{moves}{late}{clash}."


def _move_in_words(move: StepMove) -> str:
    days = abs(move.by)
    how = f"{counted(days, 'day')} {'later' if move.by > 0 else 'earlier'}"
    return f"“{move.title}” from {_without_year(move)} to {format_day(move.now)}, {how}."


def _without_year(move: StepMove) -> str:
    """Return the day before, with its year only where that is another one now."""
    if move.before.year != move.now.year:
        return format_day(move.before)
    return format_day(move.before).removesuffix(f" {move.before.year}")


def _titles(lines: Iterable[KeyDay]) -> tuple[str, ...]:
    return tuple(line.title for line in lines)
