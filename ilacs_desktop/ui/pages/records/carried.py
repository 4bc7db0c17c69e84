"""Records that were carried over from the year before: how they are shown, and confirming one."""

from ilacs_desktop.document.confirming import Carried
from ilacs_desktop.ui.pages.records.details import Tool
from ilacs_desktop.ui.widgets.marks import Mark

STILL_HOLDS = "still_holds"
CONFIRMS = Tool(STILL_HOLDS, "Still holds", "tick", "Still holds this year: confirm it")
CONFIRM_ENTRY = (STILL_HOLDS, "Still &holds this year")


def carried_mark(record: Carried) -> Mark | None:
    """Return how a record is marked that nobody has confirmed yet; None where nothing waits."""
    if not record.carried:
        return None
    return Mark("history", f"From {record.carried}, to confirm", "warn_mark")
