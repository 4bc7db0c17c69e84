"""Where a proposal leads in the document as it is now. Pure; no Qt here."""

from ilacs_desktop.document.model import Document
from ilacs_desktop.document.records import Proposal
from ilacs_desktop.merge.changes import RecordChange
from ilacs_desktop.merge.settle import text_place
from ilacs_desktop.merge.settle_values import record_list
from ilacs_desktop.ui.pages.review.ways import Target, Ways
from ilacs_desktop.ui.pages.team.history_ways import Finder


def way_of(document: Document, proposal: Proposal) -> Ways:
    """Return where a proposal leads: to its words, to its record, or to Set up."""
    if not proposal.question:
        name, record = record_list(document, proposal), proposal.record or proposal.part
        return Finder(document).ways(RecordChange("changed", name, record, None, None))
    place = text_place(document, proposal)
    return Ways(Target(place, proposal.block)) if place is not None else Ways()
