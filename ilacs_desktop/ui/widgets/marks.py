"""How states of records and findings are shown: an icon and a word, the same on every page. Pure; no Qt here."""

from typing import NamedTuple

from ilacs_desktop.checks.finding import SEVERITY_WORDS, Severity
from ilacs_desktop.document.records import Direction
from ilacs_desktop.framework.evidence_age import Age


class Mark(NamedTuple):
    """A state: an icon, a word and the name of a colour."""

    icon: str
    word: str
    colour: str


DIRECTION_MARKS: dict[Direction, Mark] = {
    "positive": Mark("strength", "Positive", "ok"),
    "mixed": Mark("half_done", "Mixed", "text2"),
    "negative": Mark("improvement", "Negative", "warn_mark"),
}
AGE_MARKS: dict[Age, Mark] = {
    "within_window": Mark("tick", "Recent", "ok"),
    "background": Mark("history", "Background", "text2"),
    "stale": Mark("warning", "Out of date", "warn_mark"),
    "not_ended": Mark("calendar", "Not ended yet", "text2"),
}
SEVERITY_MARKS: dict[Severity, Mark] = {
    "stop": Mark("error", SEVERITY_WORDS["stop"], "bad"),
    "fix": Mark("warning", SEVERITY_WORDS["fix"], "warn_mark"),
    "consider": Mark("info", SEVERITY_WORDS["consider"], "accent"),
}
LEFT_OUT = Mark("left_out", "Left out", "muted")
