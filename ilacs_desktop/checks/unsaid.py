"""Nothing known left unsaid: what the evidence holds against us is told, or parked with a reason.

Cited is not said: an item that shows a weakness counts as said only where a paragraph marked as an
area for improvement cites it.
"""

from collections.abc import Iterator
from typing import Literal

import msgspec

from ilacs_desktop.checks.finding import Finding
from ilacs_desktop.checks.scope import DocumentCheck, Scope, marked
from ilacs_desktop.document.places import Place
from ilacs_desktop.document.records import Direction, Evidence

Account = Literal["said", "cited_only", "parked", "unsaid"]


class Reckoning(msgspec.Struct, frozen=True):
    """How the text accounts for one item of evidence that shows a weakness.

    ``said`` holds the places of the areas for improvement that cite it, ``cited`` those of other
    paragraphs that do. A parked item has who decided so and why.
    """

    evidence: str
    number: int
    title: str
    shows: str
    direction: Direction
    account: Account
    said: tuple[Place, ...] = ()
    cited: tuple[Place, ...] = ()
    parked_by: str = ""
    parked_reason: str = ""


def reckon(scope: Scope) -> tuple[Reckoning, ...]:
    """Return how each negative and each mixed item is accounted for: what is unsaid first."""
    items = [i for i in scope.document.evidence if i.direction in ("negative", "mixed")]
    rows = [_reckoning(scope, item) for item in items]
    order: tuple[Account, ...] = ("unsaid", "cited_only", "parked", "said")
    return tuple(
        sorted(rows, key=lambda row: (order.index(row.account), row.direction != "negative"))
    )


def _reckoning(scope: Scope, item: Evidence) -> Reckoning:
    uses = scope.citing.get(item.id, ())
    said = marked(uses, "improvement")
    account: Account = "said" if said else "cited_only" if uses else "unsaid"
    if item.parked is not None and not said:
        account = "parked"
    return Reckoning(
        item.id,
        item.number,
        item.title,
        item.shows,
        item.direction,
        account,
        tuple(dict.fromkeys(use.place for use in said)),
        tuple(dict.fromkeys(use.place for use in uses if use not in said)),
        item.parked.by if item.parked else "",
        item.parked.reason if item.parked else "",
    )


def unsaid(scope: Scope) -> Iterator[Finding]:
    """Yield a finding for each item that shows a weakness and is neither said nor parked."""
    for row in reckon(scope):
        name = f"Evidence {row.number}, “{row.title}”,"
        negative = row.direction == "negative"
        shows = "shows an area for improvement" if negative else "is partly negative"
        if row.account == "cited_only":
            yield scope.found(
                "unsaid.cited_only",
                f"{name} {shows}. It is cited, but not in an area for improvement.",
                severity="fix" if negative else "consider",
                place=row.cited[0],
                record=row.evidence,
            )
        elif row.account == "unsaid":
            yield scope.found(
                "unsaid.negative" if negative else "unsaid.mixed",
                f"{name} {shows}, and the text says nothing of it.",
                record=row.evidence,
            )


def parked(scope: Scope) -> Iterator[Finding]:
    """Yield a finding for parked evidence without a reason or a name, and for parked and cited."""
    for item in scope.document.evidence:
        if item.parked is None:
            continue
        given = (("reason", item.parked.reason), ("name", item.parked.by))
        missing = [name for name, value in given if not value.strip()]
        name = f"Evidence {item.number}, “{item.title}”,"
        if missing:
            message = f"{name} is parked without a {' or a '.join(missing)}."
            yield scope.found("unsaid.parked", message, record=item.id)
        if uses := scope.citing.get(item.id):
            message = f"{name} is parked, yet the text cites it."
            yield scope.found("unsaid.parked_cited", message, place=uses[0].place, record=item.id)


_TEXT = ("front", "judgements", "sections", "evidence")
CHECKS = (
    DocumentCheck(unsaid, ("unsaid.negative", "unsaid.mixed", "unsaid.cited_only"), _TEXT),
    DocumentCheck(parked, ("unsaid.parked", "unsaid.parked_cited"), _TEXT),
)
