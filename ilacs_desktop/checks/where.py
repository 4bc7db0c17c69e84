"""Which judgement a finding belongs to, and who owns the section it is in."""

from ilacs_desktop.checks.finding import Finding
from ilacs_desktop.document.model import Document, Section
from ilacs_desktop.document.places import part_at
from ilacs_desktop.document.uses import uses_of_actions, uses_of_evidence


class Homes:
    """Where the parts and records of one document belong, for many findings at once."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._judgement = {j.id: j.id for j in document.judgements}
        self._judgement |= {s.id: s.judgement for s in document.sections}
        self._record: dict[str, str] = {}
        for uses in (uses_of_evidence(document), uses_of_actions(document)):
            for record, places in uses.items():
                parts = (self._judgement.get(place.part, "") for place, _ in places)
                self._record[record] = next(filter(None, parts), "")
        for point in document.prior_points:
            parts = (self._judgement.get(part, "") for part in point.sections)
            self._record[point.id] = next(filter(None, parts), "")
        self._record |= {i.id: i.judgement for i in document.indicators}

    def judgement(self, finding: Finding) -> str:
        """Return the id of the judgement a finding is about; empty for the front and the whole.

        A record belongs where it is cited, pointed at or accounted for first.
        """
        return self._judgement.get(finding.part) or self._record.get(finding.record, "")

    def owner(self, finding: Finding) -> str:
        """Return the id of the person who owns the section a finding is in; empty elsewhere."""
        try:
            part = part_at(self._document, finding.part)
        except KeyError:
            return ""
        return part.owner if isinstance(part, Section) else ""
