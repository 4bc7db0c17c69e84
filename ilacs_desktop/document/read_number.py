"""Numbers as people in England type and read them: "11,820", "21.4", "94%"."""

import re

from ilacs_desktop.errors import UserError

MOST_DIGITS = 15  # more would not come back as typed

_WHOLE = r"\d{1,3}(?:,\d{3})+|\d+"
_COUNT = re.compile(_WHOLE, re.ASCII)
_NUMBER = re.compile(rf"([-\u2212]?)({_WHOLE})(\.\d+)?\s*%?", re.ASCII)


class NumberError(UserError):
    """A text that is no number, or not a number of the kind that was asked for."""


def read_number(text: str) -> float | None:
    """Return the number that was typed, None for nothing; a per cent sign is not kept.

    Raises NumberError with a plain sentence when it is no number.
    """
    typed = text.strip()
    if not typed:
        return None
    match = _NUMBER.fullmatch(typed)
    if match is None:
        raise NumberError(f"“{typed}” is not a number. Type it like this: 21.4 or 11,820.")
    sign, whole, fraction = match[1], match[2].replace(",", ""), match[3] or ""
    if len(whole) + len(fraction) > MOST_DIGITS:
        raise NumberError(f"“{typed}” has more digits than can be kept. Round it.")
    return float(f"{'-' if sign else ''}{whole}{fraction}")


def read_count(text: str) -> int | None:
    """Return the whole number that was typed, None for nothing.

    Raises NumberError with a plain sentence when it is no whole number of 0 or more.
    """
    typed = text.strip()
    if not typed:
        return None
    digits = typed.replace(",", "")
    if _COUNT.fullmatch(typed) is None or len(digits) > MOST_DIGITS:
        raise NumberError(f"“{typed}” is not a count. Type a whole number, such as 54.")
    return int(digits)


def say_number(value: float) -> str:
    """Return the figure exactly as it was given, such as "11,820" or "21.4"."""
    from decimal import Decimal

    return format(Decimal(repr(value)), ",f").removesuffix(".0")
