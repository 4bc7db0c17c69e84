"""The steps of the year: counted back from the day the self-evaluation is due, and what clashes.

Each step is so many working days before the due date, or on a day of its own that does not move,
such as a committee's. August and Christmas are avoided. After the due date come the meeting and
Ofsted's letter.
"""

import datetime as dt
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Literal

import msgspec

from ilacs_desktop.framework.dates import (
    DateRangeError,
    DueDate,
    add_months,
    add_working_days,
    format_date,
    format_day,
    format_range,
    is_working_day,
    meeting_not_working,
    previous_working_day,
)
from ilacs_desktop.framework.in_words import counted, quoted
from ilacs_desktop.framework.inspection_window import QuietDays
from ilacs_desktop.framework.model import BankHolidays, DateRules

# What comes after the steps. These ids are no step's: a document may hold their days done.
DUE, MEETING, LETTER, POINTS = "due", "meeting", "letter", "letter_points"
MILESTONES = (DUE, MEETING, LETTER, POINTS)

MOST_DAYS = 250  # working days before the due date: a year

ClashKind = Literal[
    "meeting_not_working",
    "meeting_quiet",
    "due_to_check",
    "due_quiet",
    "same_day",
    "order",
    "after_due",
    "not_working",
    "unknown_years",
    "slipped",
]


class Wanted(msgspec.Struct, frozen=True):
    """A step to be planned: so many working days before the due date, or on a ``fixed`` day.

    ``placed`` says that it has its place among the others, which follow one another in the order
    in which they are given. A step that ``signs`` ends with somebody's agreement. One that is
    ``done`` clashes with nothing any more.
    """

    id: str
    title: str
    days: int
    fixed: dt.date | None = None
    signs: bool = False
    placed: bool = True
    done: bool = False


class StepDay(msgspec.Struct, frozen=True):
    """The day of a step; ``counted`` is that before any move out of a ``quiet`` time."""

    day: dt.date
    counted: dt.date
    quiet: QuietDays | None = None


class PlannedStep(msgspec.Struct, frozen=True):
    """A step with its day, and why it is that day in a plain sentence."""

    wanted: Wanted
    day: dt.date
    why: str
    moved: bool = False

    @property
    def id(self) -> str:
        """The id of the step."""
        return self.wanted.id


class Clash(msgspec.Struct, frozen=True):
    """What does not fit together, what to do about it, and the ids of the steps it is about."""

    kind: ClashKind
    what: str
    todo: str
    steps: tuple[str, ...] = ()


class YearPlan(msgspec.Struct, frozen=True):
    """The steps in the order of their days, what follows them, and what clashes.

    ``letter`` is the day by which Ofsted's letter should be there.
    """

    meeting: dt.date
    due: DueDate
    letter: dt.date
    steps: tuple[PlannedStep, ...]
    clashes: tuple[Clash, ...]


def year_plan(
    meeting: dt.date,
    due: DueDate,
    wanted: Sequence[Wanted],
    bank_holidays: BankHolidays,
    rules: DateRules,
) -> YearPlan:
    """Return the plan of the year that leads to a meeting, for a self-evaluation due on that day.

    Ofsted writes within a month of the meeting (social care blog and council notes, 2017). Raises
    DateRangeError where the year of the meeting cannot be right.
    """
    try:
        steps = [_planned(step, due.date, bank_holidays, rules) for step in wanted]
        letter = add_months(meeting, rules.letter_months)
        open_ = [step for step in steps if not step.wanted.done]
        clashes = tuple(_clashes(meeting, due, open_, letter, bank_holidays, rules))
    except OverflowError as error:
        raise DateRangeError(
            f"The year of {format_date(meeting)} cannot be right. Correct the date."
        ) from error
    return YearPlan(meeting, due, letter, tuple(sorted(steps, key=_by_day)), clashes)


def step_day(due: dt.date, days: int, bank_holidays: BankHolidays, rules: DateRules) -> StepDay:
    """Return the working day that is so many working days before the due date.

    A day in August or over Christmas (ADCS, 2018) moves to the last working day before that time.
    With no days it is the due date itself, or the last working day before it.
    """
    counted = add_working_days(due, -min(max(days, 0), MOST_DAYS), bank_holidays)
    day = previous_working_day(counted, bank_holidays)
    first = quiet = quiet_time(day, rules)
    while quiet is not None:
        day = previous_working_day(quiet.first - dt.timedelta(days=1), bank_holidays)
        quiet = quiet_time(day, rules)
    return StepDay(day, counted, first)


def quiet_time(day: dt.date, rules: DateRules) -> QuietDays | None:
    """Return the quiet time that a day falls into, whole; None where it falls into none."""
    return next((quiet for quiet in quiet_times(day, day, rules)), None)


def quiet_times(first: dt.date, last: dt.date, rules: DateRules) -> tuple[QuietDays, ...]:
    """Return the quiet times that share a day with these days, both included, whole and in order."""
    found = [
        QuietDays(period.title, starts, ends)
        for year in range(max(first.year - 1, dt.MINYEAR), min(last.year + 1, dt.MAXYEAR))
        for period in rules.quiet_periods
        for starts in [dt.date(year, period.from_month, period.from_day)]
        for end in [dt.date(year, period.to_month, period.to_day)]
        for ends in [end if end >= starts else end.replace(year=year + 1)]
        if starts <= last and ends >= first
    ]
    return tuple(sorted(found, key=lambda quiet: quiet.first))


def _by_day(step: PlannedStep) -> dt.date:
    return step.day


def _planned(
    wanted: Wanted, due: dt.date, bank_holidays: BankHolidays, rules: DateRules
) -> PlannedStep:
    if wanted.fixed is not None:
        why = "Set to this day. It does not move with the meeting."
        return PlannedStep(wanted, wanted.fixed, why)
    found = step_day(due, wanted.days, bank_holidays, rules)
    why = _why(found, min(max(wanted.days, 0), MOST_DAYS), due)
    return PlannedStep(wanted, found.day, why, moved=found.quiet is not None)


def _why(found: StepDay, days: int, due: dt.date) -> str:
    it_is = f"it is due on {format_day(due)}"
    if found.quiet is not None:
        when = format_range(found.quiet.first, found.quiet.last)
        return (
            f"{_days_before(days)} {it_is} is {format_day(found.counted)}, which falls into"
            f" {found.quiet.title} ({when}), so it is the last working day before that,"
            f" {format_day(found.day)}."
        )
    if days:
        return f"{_days_before(days)} {it_is}."
    if found.day == due:
        return "The day on which it is due."
    return f"The last working day before {it_is}."


def _days_before(days: int) -> str:
    if days == 0:
        return "The day on which"
    return counted(days, "working day before", "working days before")


def _clashes(
    meeting: dt.date,
    due: DueDate,
    steps: Sequence[PlannedStep],
    letter: dt.date,
    bank_holidays: BankHolidays,
    rules: DateRules,
) -> Iterable[Clash]:
    yield from _meeting_clashes(meeting, bank_holidays, rules)
    own = due.warning.removeprefix(meeting_not_working(meeting, bank_holidays)).strip()
    if own:
        yield Clash("due_to_check", own, "Check the meeting date and the due date.")
    quiet = quiet_time(due.date, rules)
    if quiet is not None:
        when = format_range(quiet.first, quiet.last)
        yield Clash(
            "due_quiet",
            f"The self-evaluation is due on {format_day(due.date)}, which falls into {quiet.title}"
            f" ({when}).",
            "Send it before that time, or agree another due date with your Ofsted region.",
        )
    yield from _fixed_clashes(steps, due.date, bank_holidays)
    yield from _same_day(steps)
    yield from _out_of_order(steps)
    yield from _unknown_years(bank_holidays, [*(step.day for step in steps), meeting, letter])


def _meeting_clashes(
    meeting: dt.date, bank_holidays: BankHolidays, rules: DateRules
) -> Iterable[Clash]:
    if not is_working_day(meeting, bank_holidays):
        name = bank_holidays.names.get(meeting)
        why = f"a bank holiday ({name})" if name else "not a working day"
        yield Clash(
            "meeting_not_working",
            f"The meeting is on {format_day(meeting)}, which is {why}.",
            "Check the date with Ofsted.",
        )
    quiet = quiet_time(meeting, rules)
    if quiet is not None:
        when = format_range(quiet.first, quiet.last)
        yield Clash(
            "meeting_quiet",
            f"The meeting is on {format_day(meeting)}, which falls into {quiet.title} ({when}).",
            "Check the date with Ofsted.",
        )


def _fixed_clashes(
    steps: Sequence[PlannedStep], due: dt.date, bank_holidays: BankHolidays
) -> Iterable[Clash]:
    for step in steps:
        if step.wanted.fixed is None:
            continue
        named = f"“{step.wanted.title}” is set to {format_day(step.day)}"
        if step.day > due:
            yield Clash(
                "after_due",
                f"{named}, after the self-evaluation is due on {format_day(due)}.",
                "Set an earlier day, or agree another due date with your Ofsted region.",
                (step.id,),
            )
        if not is_working_day(step.day, bank_holidays):
            name = bank_holidays.names.get(step.day)
            why = f"a bank holiday ({name})" if name else "not a working day"
            yield Clash("not_working", f"{named}, {why}.", "Check the day.", (step.id,))


def _same_day(steps: Sequence[PlannedStep]) -> Iterable[Clash]:
    by_day: dict[dt.date, list[PlannedStep]] = {}
    for step in steps:
        if step.wanted.signs:
            by_day.setdefault(step.day, []).append(step)
    for day, signing in sorted(by_day.items()):
        if len(signing) > 1:
            yield Clash(
                "same_day",
                f"{quoted([step.wanted.title for step in signing])} fall on {format_day(day)}.",
                "Each needs time to read what the one before has changed: give all but the last"
                " an earlier day.",
                tuple(step.id for step in signing),
            )


def _out_of_order(steps: Sequence[PlannedStep]) -> Iterable[Clash]:
    placed = [step for step in steps if step.wanted.placed]
    for before, after in pairwise(placed):
        both_sign = before.wanted.signs and after.wanted.signs
        if before.day > after.day or (before.day == after.day and not both_sign):
            first, second = f"“{before.wanted.title}”", f"“{after.wanted.title}”"
            how = "the same day" if before.day == after.day else format_day(before.day)
            yield Clash(
                "order",
                f"{second} is to follow {first}, but is on {format_day(after.day)}, and {first} on"
                f" {how}.",
                "Give one of them another day.",
                (before.id, after.id),
            )


def _unknown_years(bank_holidays: BankHolidays, days: Iterable[dt.date]) -> Iterable[Clash]:
    unknown = sorted(day for day in set(days) if not bank_holidays.knows(day))
    if unknown:
        years = f"{bank_holidays.first_year} to {bank_holidays.last_year}"
        which = format_day(unknown[0])
        if len(unknown) > 1:
            others = "1 other day" if len(unknown) == 2 else f"{len(unknown) - 1} other days"
            which = f"{which} and {others} of this plan"
        yield Clash(
            "unknown_years",
            f"Bank holidays are known for {years} only, so {which} may be one.",
            "Check those days in a calendar.",
        )
