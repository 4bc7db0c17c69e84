"""Dates as people in England type them: "7 December 2026", "7 Dec 2026", "7/12/2026", "2026-12-07".

Day before month, always; month names in English whatever the computer's language.
"""

import datetime as dt
import re

from ilacs_desktop.errors import UserError
from ilacs_desktop.framework.dates import MONTHS

_SHORTEST = 3  # letters that tell the months apart
_NUMBERS = re.compile(r"(\d{1,2})[/. -](\d{1,2})[/. -](\d{4})")
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_WORDS = re.compile(r"(?:[a-z]+,? +)?(\d{1,2})(?:st|nd|rd|th)?[ -]+([a-z]+)\.?,?[ -]+(\d{4})")


class DateError(UserError):
    """A text that is no date."""


def read_date(text: str) -> dt.date:
    """Return the date that was typed.

    Raises DateError with a plain sentence when it is no date, or no date that exists.
    """
    typed = " ".join(text.split()).casefold()
    parts = _day_month_year(typed)
    if parts is None:
        raise DateError(f"“{text}” is not a date. Type it like this: 7 December 2026.")
    day, month, year = parts
    try:
        return dt.date(year, month, day)
    except ValueError:
        raise DateError(f"There is no such day as “{text}”. Check the day and the month.") from None


def _day_month_year(typed: str) -> tuple[int, int, int] | None:
    if match := _ISO.fullmatch(typed):
        return int(match[3]), int(match[2]), int(match[1])
    if match := _NUMBERS.fullmatch(typed):
        return int(match[1]), int(match[2]), int(match[3])
    if match := _WORDS.fullmatch(typed):
        month = _month(match[2])
        return (int(match[1]), month, int(match[3])) if month else None
    return None


def _month(word: str) -> int:
    for number, name in enumerate(MONTHS, start=1):
        if len(word) >= _SHORTEST and name.casefold().startswith(word):
            return number
    return {"sept": 9}.get(word, 0)
