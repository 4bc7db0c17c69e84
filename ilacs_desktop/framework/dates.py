"""When the self-evaluation is due, and the arithmetic of months and working days behind it."""

import calendar
import datetime as dt

import msgspec

from ilacs_desktop.errors import UserError
from ilacs_desktop.framework.model import BankHolidays, DateRules

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


class DueDateError(UserError):
    """Another due date was given without a reason, or a reason without a date."""


class DateRangeError(UserError):
    """A date and a number of months lead out of the years 1 to 9999."""


class DueDate(msgspec.Struct, frozen=True):
    """The day on which the self-evaluation is due, and how it was found.

    ``calendar`` is the day before any move to a working day, ``calculated`` the day by the rule;
    ``date`` is the same unless another date was set. ``reason`` explains the date in plain
    sentences. ``warning`` is what to check, empty where all is well.
    """

    date: dt.date
    calendar: dt.date
    calculated: dt.date
    moved: bool
    overridden: bool
    reason: str
    warning: str


def due_date(
    meeting: dt.date,
    bank_holidays: BankHolidays,
    rules: DateRules,
    *,
    override: dt.date | None = None,
    override_reason: str = "",
) -> DueDate:
    """Return when the self-evaluation for the annual engagement meeting is due.

    One calendar month before the meeting (Leicestershire, 2018: 7 March → 7 February), clamped at
    the end of the month, then moved back to a working day in England. Ofsted's region may set
    another date: give it as ``override`` with a reason; one without the other raises DueDateError.
    """
    by_rule = _by_rule(meeting, bank_holidays, rules)
    why = override_reason.strip().rstrip(".")
    if override is None:
        if why:
            raise DueDateError(
                f"Give the due date that this reason is for: “{why}”. {_stands(by_rule)}"
            )
        return by_rule
    if not why:
        raise DueDateError(f"Say why the due date is {format_date(override)}. {_stands(by_rule)}")
    warning = _check_override(override, meeting, bank_holidays)
    return msgspec.structs.replace(
        by_rule,
        date=override,
        overridden=True,
        reason=f"Set to {format_day(override)}: {why}. By the rule it is {format_day(by_rule.date)}.",
        warning=" ".join(filter(None, [by_rule.warning, warning])),
    )


def _by_rule(meeting: dt.date, bank_holidays: BankHolidays, rules: DateRules) -> DueDate:
    """Return the due date that follows from the meeting alone."""
    calendar_day = add_months(meeting, -rules.months_before_meeting)
    calculated = previous_working_day(calendar_day, bank_holidays)
    doubts = (
        meeting_not_working(meeting, bank_holidays),
        outside_known_years(bank_holidays, calendar_day, calculated),
    )
    return DueDate(
        date=calculated,
        calendar=calendar_day,
        calculated=calculated,
        moved=calculated != calendar_day,
        overridden=False,
        reason=_rule_in_words(meeting, calendar_day, calculated, bank_holidays, rules),
        warning=" ".join(filter(None, doubts)),
    )


def _stands(by_rule: DueDate) -> str:
    return f"Until then the calculated date stands: {format_date(by_rule.date)}."


def _rule_in_words(
    meeting: dt.date,
    calendar_day: dt.date,
    calculated: dt.date,
    bank_holidays: BankHolidays,
    rules: DateRules,
) -> str:
    months = rules.months_before_meeting
    count = "one month" if months == 1 else f"{months} months"
    start = f"{count} before the meeting on {format_date(meeting)} is"
    if calendar_day.day == meeting.day:
        found = f"{start[0].upper()}{start[1:]} {format_day(calendar_day)}"
    else:
        month = f"{MONTHS[calendar_day.month - 1]} {calendar_day.year}"
        found = (
            f"There is no {meeting.day} {month}, so {start} the last day of the month, "
            f"{format_day(calendar_day)}"
        )
    if calculated == calendar_day:
        return f"{found}."
    name = bank_holidays.names.get(calendar_day)
    why = f"a bank holiday ({name})" if name else "not a working day"
    return f"{found}, which is {why}, so it is due on {format_day(calculated)}."


def meeting_not_working(meeting: dt.date, bank_holidays: BankHolidays) -> str:
    """Return what to check of a meeting at a weekend or on a bank holiday; "" for a working day."""
    if is_working_day(meeting, bank_holidays):
        return ""
    name = bank_holidays.names.get(meeting)
    why = f"a bank holiday ({name})" if name else "not a working day"
    return f"The meeting is on {format_day(meeting)}, which is {why}: check the date with Ofsted."


def _check_override(override: dt.date, meeting: dt.date, bank_holidays: BankHolidays) -> str:
    if override >= meeting:
        return f"{format_day(override)} is not before the meeting on {format_date(meeting)}."
    if not is_working_day(override, bank_holidays):
        return f"{format_day(override)} is not a working day."
    return outside_known_years(bank_holidays, override)


def add_months(day: dt.date, months: int) -> dt.date:
    """Return the same day of the month so many months later, or earlier if negative.

    Where that month is too short it is its last day: 31 March less one month is 28 or 29 February.
    Raises DateRangeError where there is no such year.
    """
    year, month_index = divmod(day.year * 12 + day.month - 1 + months, 12)
    if not dt.MINYEAR <= year <= dt.MAXYEAR:
        raise DateRangeError(f"The year of {format_date(day)} cannot be right. Correct the date.")
    last = calendar.monthrange(year, month_index + 1)[1]
    return dt.date(year, month_index + 1, min(day.day, last))


def is_working_day(day: dt.date, bank_holidays: BankHolidays) -> bool:
    """Return whether the day is neither at a weekend nor a bank holiday."""
    return day.weekday() < 5 and day not in bank_holidays


def previous_working_day(day: dt.date, bank_holidays: BankHolidays) -> dt.date:
    """Return the day itself if it is a working day, otherwise the last working day before it."""
    while not is_working_day(day, bank_holidays):
        day -= dt.timedelta(days=1)
    return day


def add_working_days(day: dt.date, count: int, bank_holidays: BankHolidays) -> dt.date:
    """Return the working day so many working days after the day, or before it if negative.

    The day itself is not counted: 70 working days after 9 May 2023 is 16 August 2023, as in the
    action plan of Stockton-on-Tees. A count of 0 returns the day, working day or not.
    """
    step = dt.timedelta(days=1 if count > 0 else -1)
    for _ in range(abs(count)):
        day += step
        while not is_working_day(day, bank_holidays):
            day += step
    return day


def working_days_between(first: dt.date, last: dt.date, bank_holidays: BankHolidays) -> int:
    """Return how many working days come after the first day, up to the last day and with it.

    It is what ``add_working_days`` counts: from a Friday to the Monday after it is 1 working day.
    Below 0 where the last day is before the first, counted from the first back to it.
    """
    back = last < first
    step = dt.timedelta(days=-1 if back else 1)
    count, day = 0, first
    while day != last:
        day += step
        count += is_working_day(day, bank_holidays)
    return -count if back else count


def outside_known_years(bank_holidays: BankHolidays, *days: dt.date) -> str:
    """Return a warning if bank holidays are not known for one of the days, otherwise nothing."""
    unknown = sorted({day for day in days if not bank_holidays.knows(day)})
    if not unknown:
        return ""
    years = f"{bank_holidays.first_year} to {bank_holidays.last_year}"
    which = " or ".join(format_day(day) for day in unknown)
    return f"Bank holidays are known for {years} only: check whether there is one on {which}."


def format_date(day: dt.date) -> str:
    """Return the date as "7 March 2026", whatever the language of the computer."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def format_day(day: dt.date) -> str:
    """Return the date with its weekday, as "Saturday 7 March 2026"."""
    return f"{WEEKDAYS[day.weekday()]} {format_date(day)}"


def any_zone_tells(at: dt.datetime) -> bool:
    """Return whether a moment can be told in every zone: not so near the ends of the calendar."""
    return dt.MINYEAR < at.year < dt.MAXYEAR


def format_moment(at: dt.datetime) -> str:
    """Return the moment by the clock of its own zone, as "09:30 on 7 March 2026"."""
    return f"{at:%H:%M} on {format_date(at.date())}"


def format_range(first: dt.date, last: dt.date) -> str:
    """Return both dates with "to", saying month and year once: "1 April to 30 June 2026"."""
    if first == last:
        return format_date(last)
    if first.year != last.year:
        return f"{format_date(first)} to {format_date(last)}"
    if first.month != last.month:
        return f"{first.day} {MONTHS[first.month - 1]} to {format_date(last)}"
    return f"{first.day} to {format_date(last)}"
