"""What counts as standing out, read from the one file of the checks that says so.

The whole catalogue takes some 30 ms, which opening a page cannot wait for.
"""

from pathlib import Path

import msgspec

from ilacs_desktop.checks.catalogue import Catalogue, CatalogueError, CheckEntry
from ilacs_desktop.checks.indicators import limits_of
from ilacs_desktop.document.figures import Limits
from ilacs_desktop.framework.reading import read_toml


class _Checks(msgspec.Struct):
    check: tuple[CheckEntry, ...]


def load_limits(folder: Path) -> Limits:
    """Return the limits from the folder of the checks. Raises CatalogueError."""
    file = read_toml(folder, "indicators.toml", _Checks, CatalogueError)
    return limits_of(Catalogue((), file.check, ()))
