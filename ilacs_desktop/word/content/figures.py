"""The figures of an indicator as they are written: "21.4%", "80.0", "1,518"."""

from ilacs_desktop.document.figures import OTHERS
from ilacs_desktop.document.records import Indicator


def has_figure(indicator: Indicator) -> bool:
    """Return whether there is anything to print of an indicator besides its name."""
    return any(getattr(indicator, name) is not None for name in ("value", *OTHERS))


def say_figure(indicator: Indicator, field: str) -> str:
    """Return one figure of an indicator, "" where it has none; a per cent sign stands behind it."""
    value = getattr(indicator, field)
    return "" if value is None else say_value(indicator, value)


def say_value(indicator: Indicator, value: float) -> str:
    """Return a value as those of its indicator are written: 80 among 82.7 and 67.0 is 80.0.

    All have as many decimals, and the earlier readings those of the others.
    """
    given = (getattr(indicator, name) for name in ("value", *OTHERS))
    decimals = max(_decimals(number) for number in (*given, value) if number is not None)
    return f"{value:,.{decimals}f}{'%' if indicator.unit.strip() == '%' else ''}"


def _decimals(number: float) -> int:
    return len(f"{number:.10g}".partition("e")[0].partition(".")[2])
