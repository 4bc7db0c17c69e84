"""Says when the clock of this computer is behind the work that is saved."""

import datetime as dt

from ilacs_desktop.framework.dates import format_moment
from ilacs_desktop.history.history import History
from ilacs_desktop.history.version import Version

# The clocks of a council's computers may differ by this much before Windows lets nobody sign in.
TOLERANCE = dt.timedelta(minutes=5)


def set_back(history: History, version: Version, at: dt.datetime) -> tuple[str, ...]:
    """Return a sentence when a version is dated before one that it follows, otherwise none.

    ``at`` is when it was saved, in local time. The next version follows this one, so it is said
    once.
    """
    times = [history.versions[parent].at for parent in version.parents]
    latest = max(times, default=version.at)
    if latest - version.at <= TOLERANCE:
        return ()
    return (
        f"The clock of this computer says {format_moment(at)}, earlier than the last save"
        f" ({format_moment(latest.astimezone(at.tzinfo))}). Nothing is lost, and the order of versions is"
        " kept all the same. Set the clock in the settings of Windows, or ask your IT team.",
    )
