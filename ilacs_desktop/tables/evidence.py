"""The evidence list as a spreadsheet: every field but the id, which no person needs."""

from operator import attrgetter

from ilacs_desktop.document.model import Document
from ilacs_desktop.document.records import Evidence
from ilacs_desktop.framework.model import Framework
from ilacs_desktop.tables.evidence_columns import TITLE, evidence_columns, joined_parked
from ilacs_desktop.tables.plan import NUMBER, RecordKind


def evidence_kind(document: Document, framework: Framework) -> RecordKind:
    """Return how the evidence of a document is read; types in use count as known."""
    return RecordKind(
        list="evidence",
        noun="item",
        nouns="items",
        columns=evidence_columns(framework, document.evidence),
        needed=TITLE,
        named="title",
        empty=Evidence("", 0),
        prefix="ev",
        faults=_faults,
        key=attrgetter(NUMBER),
        numbered=True,
        joined=joined_parked,
        may_lack=frozenset(("Type", "Number")),
        number="Number",
    )


def _faults(item: Evidence) -> tuple[str, ...]:
    """Return what is wrong with an item as a whole; the form for evidence asks for the same."""
    start, end = item.period_from, item.period_to
    parked = item.parked
    wrong = (
        ("It has no title. Give it one.", not item.title),
        (
            "Its period ends before it starts. Check both dates.",
            start is not None and end is not None and start > end,
        ),
        (
            "It is left out without a name. Say who decided so.",
            parked is not None and not parked.by,
        ),
        (
            "It names who left it out, but no reason. Give the reason.",
            parked is not None and not parked.reason,
        ),
    )
    return tuple(sentence for sentence, is_so in wrong if is_so)
