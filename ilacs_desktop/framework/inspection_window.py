"""When the next inspection may come: about three years after the last, quiet times apart."""

import datetime as dt

import msgspec

from ilacs_desktop.framework.dates import add_months, add_working_days, is_working_day
from ilacs_desktop.framework.model import BankHolidays, DateRules, QuietPeriod

_MONDAY = 0


class QuietDays(msgspec.Struct, frozen=True):
    """Days, both ends included, on which Ofsted does not usually inspect."""

    title: str
    first: dt.date
    last: dt.date

    def __contains__(self, day: dt.date) -> bool:
        return self.first <= day <= self.last


class InspectionWindow(msgspec.Struct, frozen=True):
    """The days on which the next inspection may start, both ends included, and the quiet ones.

    ``gap`` are the days of the window that lie too soon after a visit; None where there are none.
    """

    opens: dt.date
    anniversary: dt.date
    closes: dt.date
    quiet: tuple[QuietDays, ...]
    gap: QuietDays | None = None

    def __contains__(self, day: dt.date) -> bool:
        return self.opens <= day <= self.closes

    def why_quiet(self, day: dt.date) -> str:
        """Return why an inspection is not usual on a day: a title; empty where nothing is known."""
        reasons = (*self.quiet, *(() if self.gap is None else (self.gap,)))
        return next((days.title for days in reasons if day in days), "")


def inspection_window(
    last_inspection: dt.date, rules: DateRules, last_visit: dt.date | None = None
) -> InspectionWindow:
    """Return the window around the third anniversary of the last graded inspection.

    Six months before to six months after (Kirklees guidance; Leeds, 2024), with the August and
    Christmas periods and the gap after ``last_visit`` (ADCS, 2018) as far as they fall within it,
    in order. Raises DateRangeError where there are no such years.
    """
    anniversary = add_months(last_inspection, 12 * rules.cycle_years)
    opens = add_months(anniversary, -rules.window_months)
    closes = add_months(anniversary, rules.window_months)
    quiet = [
        days
        for year in range(max(opens.year - 1, dt.MINYEAR), closes.year + 1)
        for period in rules.quiet_periods
        for days in _within(_in_year(period, year), opens, closes)
    ]
    quiet.sort(key=lambda days: days.first)
    gaps = [] if last_visit is None else _within(visit_gap(last_visit, rules), opens, closes)
    return InspectionWindow(opens, anniversary, closes, tuple(quiet), gaps[0] if gaps else None)


def visit_gap(visit: dt.date, rules: DateRules) -> QuietDays:
    """Return the months from the first day of a visit in which Ofsted tries not to come again.

    The day on which the months are over is free again (ADCS, 2018). Raises DateRangeError where
    there is no such year.
    """
    over = add_months(visit, rules.gap_months)
    title = f"The {rules.gap_months} months after the last visit"
    return QuietDays(title, visit, over - dt.timedelta(days=1))


def on_site(call: dt.date, bank_holidays: BankHolidays, rules: DateRules) -> dt.date:
    """Return when inspectors come if they call on a day: the first Monday after the days of notice.

    A call on a Monday means the following Monday (Leicestershire, Nottinghamshire and ADCS, 2018);
    a Monday that is a bank holiday gives way to the next working day.
    """
    day = add_working_days(call, rules.notice_working_days, bank_holidays)
    while day.weekday() != _MONDAY:
        day += dt.timedelta(days=1)
    while not is_working_day(day, bank_holidays):
        day += dt.timedelta(days=1)
    return day


def _within(days: QuietDays, opens: dt.date, closes: dt.date) -> list[QuietDays]:
    """Return the part of the days that lies in the window; nothing where none does."""
    if days.first > closes or days.last < opens:
        return []
    return [QuietDays(days.title, max(days.first, opens), min(days.last, closes))]


def _in_year(period: QuietPeriod, year: int) -> QuietDays:
    """Return the days of the period that starts in the year."""
    first = dt.date(year, period.from_month, period.from_day)
    last = dt.date(year, period.to_month, period.to_day)
    if last < first:
        last = last.replace(year=year + 1) if year < dt.MAXYEAR else dt.date.max
    return QuietDays(period.title, first, last)
