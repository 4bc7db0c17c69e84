"""When the next inspection may come: about three years after the last, quiet times apart."""

import datetime as dt

import msgspec

from ilacs_desktop.framework.dates import add_months
from ilacs_desktop.framework.model import DateRules, QuietPeriod


class QuietDays(msgspec.Struct, frozen=True):
    """Days, both ends included, on which Ofsted does not usually inspect."""

    title: str
    first: dt.date
    last: dt.date


class InspectionWindow(msgspec.Struct, frozen=True):
    """The days on which the next inspection may start, both ends included, and the quiet ones."""

    opens: dt.date
    anniversary: dt.date
    closes: dt.date
    quiet: tuple[QuietDays, ...]


def inspection_window(last_inspection: dt.date, rules: DateRules) -> InspectionWindow:
    """Return the window around the third anniversary of the last graded inspection.

    Six months before to six months after (Kirklees guidance; Leeds, 2024), with the August and
    Christmas periods (ADCS, 2018) as far as they fall within it, in order.
    """
    anniversary = add_months(last_inspection, 12 * rules.cycle_years)
    opens = add_months(anniversary, -rules.window_months)
    closes = add_months(anniversary, rules.window_months)
    quiet = [
        QuietDays(period.title, max(first, opens), min(last, closes))
        for year in range(opens.year - 1, closes.year + 1)
        for period in rules.quiet_periods
        for first, last in [_in_year(period, year)]
        if first <= closes and last >= opens
    ]
    quiet.sort(key=lambda days: days.first)
    return InspectionWindow(opens, anniversary, closes, tuple(quiet))


def _in_year(period: QuietPeriod, year: int) -> tuple[dt.date, dt.date]:
    """Return the first and last day of the period that starts in the year."""
    first = dt.date(year, period.from_month, period.from_day)
    last = dt.date(year, period.to_month, period.to_day)
    return first, last if last >= first else last.replace(year=year + 1)
