"""Where a row of the review place leads: to words in the text, to a page, to a record. Pure."""

from typing import NamedTuple

from ilacs_desktop.checks.finding import Finding
from ilacs_desktop.document.places import Place
from ilacs_desktop.outputs.review_places import Record, Where


class Target(NamedTuple):
    """Where a row leads: words in the text, or without a part the page Set up.

    ``start`` and ``end`` bound the words in the block, in code points; 0 and 0 for all of it.
    """

    place: Place
    block: str = ""
    start: int = 0
    end: int = 0

    @property
    def words(self) -> str:
        """What a button says that goes there."""
        if not self.place.part:
            return "Go to Set up"
        return "Go to the words" if self.place.question else "Go to the section"


class Ways(NamedTuple):
    """What can be done about a row: go somewhere, open a record."""

    target: Target | None = None
    record: Record | None = None


def ways_of(finding: Finding, where: Where) -> Ways:
    """Return what can be done about a finding: one about a record alone leads to the record."""
    if where.record is not None and not where.place.part:
        return Ways(None, where.record)
    in_text = finding.block and not finding.field
    bounds = (finding.start, finding.end) if in_text else (0, 0)
    return Ways(Target(where.place, finding.block, *bounds), where.record)
