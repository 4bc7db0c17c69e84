"""Where a day lies on the chart of the weeks, and what is grey on it. Pure; no Qt here."""

import datetime as dt
from typing import NamedTuple

from ilacs_desktop.document.key_dates import Year
from ilacs_desktop.framework.dates import MONTHS, format_date, format_range
from ilacs_desktop.framework.key_dates import quiet_times
from ilacs_desktop.framework.model import Framework

_WEEK = 7
_MOST_BEFORE = 8 * _WEEK  # days from today to the first step at which today is still on the chart
_MOST_SHOWN = 400  # days before the meeting: a day that was mistyped must not make it ages long


class Grey(NamedTuple):
    """Days on which nothing is planned, both included, and what they are."""

    title: str
    first: dt.date
    last: dt.date


class Weeks(NamedTuple):
    """Whole weeks from a Monday to a Sunday; ``today`` is None where it lies outside them."""

    first: dt.date
    last: dt.date
    today: dt.date | None
    grey: tuple[Grey, ...]

    @property
    def days(self) -> int:
        """How many days there are."""
        return (self.last - self.first).days + 1

    def share(self, day: dt.date) -> float:
        """Return how far from the left a day begins, from 0 to 1; days outside lie at the edge."""
        return min(max((day - self.first).days / self.days, 0.0), 1.0)

    def mondays(self) -> tuple[dt.date, ...]:
        """Return the first day of each week."""
        return tuple(self.first + dt.timedelta(days=n) for n in range(0, self.days, _WEEK))

    def months(self) -> tuple[tuple[dt.date, str], ...]:
        """Return the first day of each month that is seen, and its name, with its year if another."""
        found = [(self.first, MONTHS[self.first.month - 1])]
        day = self.first
        while day <= self.last:
            if day.day == 1 and day != self.first:
                year = f" {day.year}" if day.month == 1 else ""
                found.append((day, f"{MONTHS[day.month - 1]}{year}"))
            day += dt.timedelta(days=1)
        return tuple(found)


def weeks_of(year: Year, framework: Framework) -> Weeks:
    """Return the weeks from the first step to Ofsted's letter, and today where it is near."""
    days = [line.day for line in year.days]
    first = max(min(days), year.plan.meeting - dt.timedelta(days=_MOST_SHOWN))
    last = min(max(days), year.plan.letter + dt.timedelta(days=_MOST_BEFORE))
    if first - dt.timedelta(days=_MOST_BEFORE) <= year.today < first:
        first = year.today
    if last < year.today <= last + dt.timedelta(days=_MOST_BEFORE):
        last = year.today
    first -= dt.timedelta(days=first.weekday())
    last += dt.timedelta(days=6 - last.weekday())
    seen = first <= year.today <= last
    return Weeks(first, last, year.today if seen else None, _grey(first, last, framework))


def _grey(first: dt.date, last: dt.date, framework: Framework) -> tuple[Grey, ...]:
    quiet = [
        Grey(time.title, max(time.first, first), min(time.last, last))
        for time in quiet_times(first, last, framework.dates)
    ]
    holidays = [
        Grey(name, day, day)
        for day, name in framework.bank_holidays.names.items()
        if first <= day <= last
    ]
    return tuple(sorted((*quiet, *holidays), key=lambda grey: grey.first))


def legend(weeks: Weeks) -> str:
    """Return in words what is grey on the chart, and where today is."""
    told = [f"{grey.title}, {format_range(grey.first, grey.last)}" for grey in weeks.grey]
    grey = f"Grey: {'; '.join(told)}." if told else ""
    today = f"The line is today, {format_date(weeks.today)}." if weeks.today else ""
    return " ".join(part for part in (today, grey) if part)
