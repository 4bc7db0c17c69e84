"""What can be cited, and which of it a few typed words find."""

from typing import Literal, NamedTuple

ChipKind = Literal["evidence", "action"]


class CiteItem(NamedTuple):
    """Something to cite: ``label`` is what its chip says, ``detail`` its title and the like."""

    kind: ChipKind
    id: str
    label: str
    detail: str


NOUNS: dict[ChipKind, str] = {"evidence": "Evidence", "action": "Action"}
ADD: dict[ChipKind, str] = {"evidence": "Add new evidence…", "action": "Add new action…"}


def matching(items: tuple[CiteItem, ...], query: str) -> tuple[CiteItem, ...]:
    """Return the items that hold every word of the query, the likeliest first.

    An item whose label is the query (``12`` for ``[12]``) comes before one whose label or title
    begins with it, and that before the others; within each, the items keep their order.
    """
    words = query.casefold().split()
    found = [item for item in items if all(word in _searched(item) for word in words)]
    return tuple(sorted(found, key=lambda item: _rank(item, " ".join(words))))


def _searched(item: CiteItem) -> str:
    return f"{NOUNS[item.kind]} {item.label} {item.detail}".casefold()


def _rank(item: CiteItem, query: str) -> int:
    label = item.label.casefold().strip("[]")
    if query in (label, label.removeprefix("action ")):
        return 0
    starts = label.startswith(query) or item.detail.casefold().startswith(query)
    return 1 if starts else 2
