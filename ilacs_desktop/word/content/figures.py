"""The figures of an indicator as they are written: "21.4%", "80.0", "1,518"."""

from collections.abc import Callable

from ilacs_desktop.document.figures import OTHERS
from ilacs_desktop.document.records import Indicator


def has_figure(indicator: Indicator) -> bool:
    """Return whether there is anything to print of an indicator besides its name."""
    return any(getattr(indicator, name) is not None for name in ("value", *OTHERS))


def say_figures(indicator: Indicator) -> Callable[[float | None], str]:
    """Return what writes the values of an indicator: 80 among 82.7 and 67.0 is 80.0, None is "".

    All have as many decimals, and the earlier readings those of the others. A per cent sign stands
    behind each.
    """
    given = (getattr(indicator, name) for name in ("value", *OTHERS))
    decimals = max((_decimals(number) for number in given if number is not None), default=0)
    sign = "%" if indicator.unit.strip() == "%" else ""

    def say(value: float | None) -> str:
        if value is None:
            return ""
        return f"{value:z,.{max(decimals, _decimals(value))}f}{sign}"

    return say


def _decimals(number: float) -> int:
    return len(f"{number:.10g}".partition("e")[0].partition(".")[2])
