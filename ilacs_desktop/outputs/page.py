"""The frame that the outputs share: one look for A4 paper and screen, marking, date and version.

Every value is escaped, and a name that a template does not know is a fault. The pages hold no
script and ask for nothing from outside; their markup is what both browsers and Qt's own printing
understand.
"""

import functools
import re
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from ilacs_desktop import assets
from ilacs_desktop.framework.dates import format_date

if TYPE_CHECKING:
    from jinja2 import Environment

# Half characters and controls, which no web page can hold.
_UNPRINTABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
# They turn the direction of everything behind them, also of our own words.
_TURNING = re.compile(r"[\u202a-\u202e\u2066-\u2069]")


class Frame(NamedTuple):
    """What stands around an output: its title, whose it is, and what it was made from and when."""

    title: str
    authority: str
    marking: str
    made: str
    sideways: bool = False


def render(
    template: str,
    frame: Frame,
    values: dict[str, Any],
    *,
    on_sheets: bool,
    templates: Path | None = None,
) -> str:
    """Return a page.

    ``on_sheets`` says that it is set on sheets which have the marking already. ``templates`` is
    the folder that holds the template; without it the shipped one is taken.
    """
    page = environment(templates or assets.templates()).get_template(template)
    return page.render(values, frame=frame, on_sheets=on_sheets)


@functools.cache  # making it takes ten times as long as using it
def environment(folder: Path) -> "Environment":
    """Return what makes pages of the templates in a folder: what it prints is made printable."""
    made = new_environment(folder, bare=_bare)
    made.finalize = _printable
    return made


def new_environment(folder: Path, **filters: Callable[..., object]) -> "Environment":
    """Return what makes pages of a folder with these filters: escaped, and as it was typed."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    made = Environment(
        loader=FileSystemLoader(folder),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters.update(day=format_date, **filters)
    return made


def printable(text: str) -> str:
    """Return the text as a page can hold it, reading in one direction from our words to it."""
    return _TURNING.sub("", _UNPRINTABLE.sub("\ufffd", text))


def _printable(value: object) -> object:
    # What is marked as markup already was made printable when it was put together.
    return printable(value) if type(value) is str else value


def _bare(text: str) -> str:
    """Return the text without the full stop at its end, to go on behind it."""
    return text.strip().removesuffix(".")
