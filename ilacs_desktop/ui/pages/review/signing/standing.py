"""What became of each version that was signed, and how much was changed since. Pure; no Qt here."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from ilacs_desktop.document.model import Document
from ilacs_desktop.document.records import SignOff
from ilacs_desktop.framework.in_words import counted, listed
from ilacs_desktop.history.history import History
from ilacs_desktop.history.signing import Frozen, frozen, with_beside_of
from ilacs_desktop.merge.change import TextChange
from ilacs_desktop.merge.changes import changes

_FROZEN: Mapping[Frozen, str] = {
    "whole": "That version is unchanged.",
    "erased": "Words were erased from that version since.",
    "left_out": "That version was left out of this copy.",
    "unreadable": "That version is damaged and cannot be read.",
    "changed": "That version holds something else now: do not rely on this.",
    "missing": "That version is not in this file.",
}


class Standing(NamedTuple):
    """What is left of the version that was signed, and what differs now.

    ``paragraphs`` and ``others`` count what was added, changed, moved or taken out since:
    paragraphs of the text, and records and settings.
    """

    frozen: Frozen
    paragraphs: int = 0
    others: int = 0

    @property
    def is_sound(self) -> bool:
        """Whether the version can be relied on."""
        return self.frozen in ("whole", "erased")

    @property
    def is_current(self) -> bool:
        """Whether the self-evaluation still says what was signed."""
        return self.is_sound and not self.paragraphs and not self.others


def standings(
    signed: Iterable[SignOff], history: History, document: Document
) -> dict[str, Standing]:
    """Return how each sign-off stands, by its id; ``document`` is what is open now."""
    known: dict[str, tuple[int, int]] = {}
    found: dict[str, Standing] = {}
    for one in signed:
        state = frozen(history, one)
        if state in ("whole", "erased"):
            if one.version not in known:
                known[one.version] = _changed(history.load(one.version), document)
            found[one.id] = Standing(state, *known[one.version])
        else:
            found[one.id] = Standing(state)
    return found


def say_standing(standing: Standing) -> str:
    """Return in a sentence or two what became of the version, and what was changed since."""
    if not standing.is_sound:
        return _FROZEN[standing.frozen]
    changed = say_changed(standing)
    now = (
        f"The self-evaluation has changed since: {changed}."
        if changed
        else "Nothing has changed since."
    )
    return f"{_FROZEN[standing.frozen]} {now}"


def say_changed(standing: Standing) -> str:
    """Return how much was changed since: "3 paragraphs and 1 record or setting"; "" for nothing."""
    counts = (
        (standing.paragraphs, "paragraph", "paragraphs"),
        (standing.others, "record or setting", "records or settings"),
    )
    return listed(counted(n, one, many) for n, one, many in counts if n)


def _changed(signed: Document, document: Document) -> tuple[int, int]:
    found = changes(signed, with_beside_of(document, signed))
    texts = sum(isinstance(change, TextChange) for change in found)
    return texts, len(found) - texts
