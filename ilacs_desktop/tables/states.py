"""How far something is, in the words and colours of other people's plans: RAG, BRAG, "Complete".

A word beats a colour. Blue is done (it stands for that in a BRAG); green says that the work goes
as planned, and so it goes on; red goes on too, but says more than that, so its word is kept.
"""

import re
from collections.abc import Iterable
from typing import NamedTuple

from ilacs_desktop.document.records import State
from ilacs_desktop.document.wording import STATES
from ilacs_desktop.tables.columns import key

_WORDS: dict[State, tuple[str, ...]] = {
    "not_started": (
        "not started",
        "not yet started",
        "not yet",
        "not begun",
        "planned",
        "to do",
        "to start",
    ),
    "in_progress": (
        "in progress",
        "in hand",
        "under way",
        "ongoing",
        "started",
        "on track",
        "on target",
        "partly done",
        "partially complete",
        "partly complete",
        "partly met",
        "partially met",
    ),
    "done": (
        "done",
        "complete",
        "completed",
        "finished",
        "closed",
        "achieved",
        "met",
        "fully met",
        "delivered",
    ),
    "shown_to_work": ("shown to work", "embedded", "impact shown", "impact evidenced"),
}
_COLOURS: dict[str, State] = {
    "blue": "done",
    "green": "in_progress",
    "amber": "in_progress",
    "yellow": "in_progress",
    "red": "in_progress",
}
_TELLS_MORE = frozenset(("red",))
_LETTERS = {colour[0]: colour for colour in _COLOURS}
_LETTER = re.compile(r"\s*([abgry])\s*(?:[/-]\s*([abgry])\s*)?(?=$|[:;,.(–])", re.IGNORECASE)
_BY_WORD = {key(word): state for state, words in _WORDS.items() for word in words} | {
    key(title): state for state, title in STATES.items()
}
_BREAKS = re.compile(r"\s*(?:[/,;:.()\[\]\n]|\s[-–—]\s)\s*")
_LABEL = re.compile(r"^(?:b?rag(?: (?:status|rating))?|status)\s*[:\-–—]?\s+", re.IGNORECASE)
_DATED = re.compile(r"(completed?|closed|done|achieved)\s.{0,20}\b20\d\d", re.IGNORECASE)


class StateSaid(NamedTuple):
    """A state as a cell says it; of two in one row the one with the higher ``rank`` counts.

    ``more`` says that the cell tells more than the state, so that its words are kept too.
    """

    rank: int
    state: State
    more: bool = False


COLOUR, ASIDE, WORD = 1, 2, 3  # ranks: a colour, a word in a column of dates, a word


def read_state(text: str) -> StateSaid | None:
    """Return the state that a cell begins with or names by its colour; None where it is none.

    "Green – on track" is in progress, "Complete (Green)" done, "Amber: two posts are empty" in
    progress with more to tell.
    """
    parts = [key(part) for part in _BREAKS.split(_LABEL.sub("", text.strip())) if part.strip()]
    if not parts:
        return None
    named = [_BY_WORD[part] for part in parts if part in _BY_WORD]
    colours = [part for part in parts if part in _COLOURS]
    unknown = len(parts) - len(named) - len(colours)
    if parts[0] in _BY_WORD or (parts[0] in _COLOURS and named):
        return StateSaid(WORD, named[0], more=unknown > 0 or len(set(named)) > 1)
    if parts[0] in _COLOURS:
        more = unknown > 0 or not _TELLS_MORE.isdisjoint(colours)
        more = more or len({_COLOURS[colour] for colour in colours}) > 1
        return StateSaid(COLOUR, _COLOURS[parts[0]], more=more)
    return StateSaid(WORD, "done", more=True) if _DATED.match(text.strip()) else None


def read_rag(text: str) -> StateSaid | None:
    """Return the state that a cell of a column of colours says, where letters stand for them too."""
    match = _LETTER.match(text)
    if match is None:
        return read_state(text)
    colours = "/".join(_LETTERS[letter.casefold()] for letter in match.groups() if letter)
    return read_state(f"{colours}{text[match.end() :]}")


def strongest(said: Iterable[StateSaid | None]) -> StateSaid | None:
    """Return the state that counts of those that a row says: the first of the highest rank."""
    found = [one for one in said if one is not None]
    return max(found, key=lambda one: one.rank, default=None)


def tells_more(said: StateSaid | None, state: StateSaid | None) -> bool:
    """Return whether a cell's words say more than the state that counts, so that they stay."""
    if said is None or state is None:
        return False
    return said.more or (said.state != state.state and said.rank > COLOUR)
