"""Dates as people in England type them: "7 December 2026", "7 Dec 2026", "7/12/2026", "2026-12-07".

Day before month, always; month names in English whatever the computer's language.
"""

import datetime as dt
import re

from ilacs_desktop.errors import UserError
from ilacs_desktop.framework.dates import MONTHS, WEEKDAYS

_LONGEST = 60  # letters of any date with its day of the week; a cell of a spreadsheet has 32,767
_SHORTEST = 3  # letters that tell months and weekdays apart
_NUMBERS = re.compile(r"(\d{1,2})[/. -](\d{1,2})[/. -](\d{4})")
_SHORT_YEAR = re.compile(r"(.*\d.*)[/. -]'?(\d{2})")
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_WORDS = re.compile(r"(?:([a-z]+),? +)?(\d{1,2})(?:st|nd|rd|th)?[ -]+([a-z]+)\.?,?[ -]+(\d{4})")


class DateError(UserError):
    """A text that is no date."""


def read_date(text: str) -> dt.date:
    """Return the date that was typed.

    Raises DateError with a plain sentence when it is no date, or no date that exists.
    """
    typed = " ".join(text.split()).casefold()
    if len(typed) > _LONGEST:
        raise DateError(f"“{typed[:_LONGEST]}…” is not a date. Type it like this: 7 December 2026.")
    parts = _day_month_year(typed)
    if parts is None:
        raise DateError(_why_not(text, typed))
    weekday, day, month, year = parts
    try:
        found = dt.date(year, month, day)
    except ValueError:
        raise DateError(f"There is no such day as “{text}”. Check the day and the month.") from None
    name = WEEKDAYS[found.weekday()]
    if weekday and not name.casefold().startswith(weekday):
        raise DateError(f"“{text}” is a {name}. Check the day of the week and the date.")
    return found


def _why_not(text: str, typed: str) -> str:
    """Say why this cannot be read. A year of two figures is not guessed: it may be a day."""
    short = _SHORT_YEAR.fullmatch(typed)
    if short and _day_month_year(f"{short[1]} 20{short[2]}"):
        return f"“{text}”: give the year in full, as in 7 December 2026."
    return f"“{text}” is not a date. Type it like this: 7 December 2026."


def _day_month_year(typed: str) -> tuple[str, int, int, int] | None:
    if match := _ISO.fullmatch(typed):
        return "", int(match[3]), int(match[2]), int(match[1])
    if match := _NUMBERS.fullmatch(typed):
        return "", int(match[1]), int(match[2]), int(match[3])
    if match := _WORDS.fullmatch(typed):
        weekday, month = match[1] or "", _month(match[3])
        known = not weekday or any(
            len(weekday) >= _SHORTEST and name.casefold().startswith(weekday) for name in WEEKDAYS
        )
        return (weekday, int(match[2]), month, int(match[4])) if month and known else None
    return None


def _month(word: str) -> int:
    for number, name in enumerate(MONTHS, start=1):
        if len(word) >= _SHORTEST and name.casefold().startswith(word):
            return number
    return {"sept": 9}.get(word, 0)
