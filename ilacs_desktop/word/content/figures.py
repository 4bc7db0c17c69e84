"""The figures of an indicator as they are written: "21.4%", "80.0", "1,518"."""

from ilacs_desktop.document.records import Indicator

# What the figure is compared with, by the field that holds it.
OTHERS = {
    "previous": "the year before",
    "neighbours": "statistical neighbours",
    "england": "England",
}


def has_figure(indicator: Indicator) -> bool:
    """Return whether there is anything to print of an indicator besides its name."""
    return any(getattr(indicator, name) is not None for name in ("value", *OTHERS))


def say_figure(indicator: Indicator, field: str) -> str:
    """Return one figure of an indicator, "" where it has none; a per cent sign stands behind it.

    All figures of an indicator have as many decimals, so that 80 among 82.7 and 67.0 is 80.0.
    """
    value = getattr(indicator, field)
    if value is None:
        return ""
    given = (getattr(indicator, name) for name in ("value", *OTHERS))
    decimals = max(_decimals(number) for number in given if number is not None)
    return f"{value:,.{decimals}f}{'%' if indicator.unit.strip() == '%' else ''}"


def _decimals(number: float) -> int:
    return len(f"{number:.10g}".partition("e")[0].partition(".")[2])
