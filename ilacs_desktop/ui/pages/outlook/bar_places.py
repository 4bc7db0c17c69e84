"""What the picture of the inspection window shows, and where on it. Pure; no Qt here."""

import datetime as dt
from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from ilacs_desktop.document.outlook import Outlook
from ilacs_desktop.framework.dates import MONTHS
from ilacs_desktop.framework.inspection_window import InspectionWindow

MarkKind = Literal["today", "meeting", "due", "anniversary"]


class Band(NamedTuple):
    """Days that are hatched: quiet ones, or those too soon after a visit."""

    title: str
    first: dt.date
    last: dt.date
    is_gap: bool


class Mark(NamedTuple):
    """A day with a label."""

    kind: MarkKind
    label: str
    day: dt.date


class Bar(NamedTuple):
    """Whole months from ``first`` to ``last``, with the window, its hatched days and the marks."""

    first: dt.date
    last: dt.date
    window: InspectionWindow
    bands: tuple[Band, ...]
    marks: tuple[Mark, ...]

    def share(self, day: dt.date) -> float:
        """Return how far along the bar a day begins, from 0 to 1."""
        return (day - self.first).days / ((self.last - self.first).days + 1)

    def months(self) -> Iterator[tuple[dt.date, str]]:
        """Yield the first day of each month with the first letter of its name."""
        year, month = self.first.year, self.first.month
        while (year, month) <= (self.last.year, self.last.month):
            yield dt.date(year, month, 1), MONTHS[month - 1][0]
            year, month = (year + 1, 1) if month == 12 else (year, month + 1)

    def years(self) -> Iterator[tuple[dt.date, str]]:
        """Yield the first day shown of each year with its number."""
        for day, _ in self.months():
            if day == self.first or day.month == 1:
                yield day, str(day.year)


def bar_of(seen: Outlook, meeting: dt.date | None, due: dt.date | None) -> Bar | None:
    """Return the picture of the window with today in it; None where no window is known.

    The meeting and the due date are shown where they lie between the ends of the others.
    """
    window = seen.window
    if window is None:
        return None
    first = min(window.opens, seen.today)
    last = max(window.closes, seen.today)
    start, end = first.replace(day=1), _month_end(last)
    bands = [Band(q.title, q.first, q.last, is_gap=False) for q in window.quiet]
    if window.gap is not None:  # first, so that the others are drawn over it
        bands.insert(0, Band(window.gap.title, window.gap.first, window.gap.last, is_gap=True))
    marks = [
        Mark("today", "Today", seen.today),
        Mark("anniversary", "Anniversary", window.anniversary),
    ]
    if due is not None and start <= due <= end:
        marks.append(Mark("due", "Due", due))
    if meeting is not None and start <= meeting <= end:
        marks.append(Mark("meeting", "Meeting", meeting))
    return Bar(start, end, window, tuple(bands), tuple(sorted(marks, key=lambda m: m.day)))


def _month_end(day: dt.date) -> dt.date:
    if (day.year, day.month) == (dt.MAXYEAR, 12):
        return dt.date.max
    following = dt.date(day.year + day.month // 12, day.month % 12 + 1, 1)
    return following - dt.timedelta(days=1)


def room_at_the_end(shares: Sequence[float], widths: Sequence[float], width: float) -> float:
    """Return how much of the width stays free at the right, so that each label has its room.

    A label stands at the right of its day.
    """
    over = (
        (share * width + label - width) / share
        for share, label in zip(shares, widths, strict=True)
        if share > 0
    )
    return max((0.0, *over))


def rows_for(spans: Sequence[tuple[float, float]]) -> list[int]:
    """Return for each label, from left to right, the row above the bar in which it stands.

    A label that would meet the next one stands above it, so that no line runs through a label.
    """
    starts: list[float] = []
    rows = []
    for left, right in reversed(spans):
        row = next((n for n, start in enumerate(starts) if right <= start), len(starts))
        starts[: row + 1] = [left] * (row + 1)
        rows.append(row)
    return rows[::-1]
