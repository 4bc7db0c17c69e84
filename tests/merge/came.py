"""What others changed with a join, told for tests as the window tells it."""

from ilacs_desktop.history.history import History
from ilacs_desktop.merge.arrivals import Earlier, arrived
from ilacs_desktop.merge.changes import Change, changes


def came_with(history: History, found: Earlier) -> tuple[Change, ...]:
    """Return what others changed with a join, without what I wrote before I saved it.

    Raises HistoryError when a version cannot be read.
    """
    return changes(*arrived(history, found)[:2])
