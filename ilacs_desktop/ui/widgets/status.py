"""How the status of a section is shown: a word, a symbol and a tone, the same on every page."""

from typing import NamedTuple

from ilacs_desktop.document.model import Status
from ilacs_desktop.ui.theme.tokens import Tone


class StatusLook(NamedTuple):
    """A status for the eye and the ear; ``colour`` is the symbol's, a name of ``Colours``."""

    word: str
    symbol: str
    tone: Tone
    colour: str


_LOOKS: dict[Status, StatusLook] = {
    "not_started": StatusLook("Not started", "not_started", "none", "muted"),
    "drafting": StatusLook("Drafting", "half_done", "info", "accent"),
    "ready": StatusLook("Ready for review", "preview", "warn", "warn_mark"),
    "agreed": StatusLook("Agreed", "agreed", "ok", "ok"),
}
_LEFT_OUT = StatusLook("Left out", "left_out", "none", "muted")


def status_look(status: Status, *, parked: bool = False) -> StatusLook:
    """Return how a section's status is shown; a parked one is left out, whatever its status."""
    return _LEFT_OUT if parked else _LOOKS[status]
