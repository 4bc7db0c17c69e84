"""Where a finding is: in words, whose it is, and what opens when one goes to it."""

from typing import NamedTuple

from ilacs_desktop.checks.finding import Finding
from ilacs_desktop.checks.where import Homes
from ilacs_desktop.document.model import Document, Judgement, Section
from ilacs_desktop.document.places import FRONT, Place
from ilacs_desktop.document.records import Action, Evidence, Indicator, PriorPoint
from ilacs_desktop.document.wording import FRONT_NAME, FRONT_TITLES, short_title
from ilacs_desktop.framework.model import Framework

Record = Evidence | Action | PriorPoint | Indicator

WHOLE = "whole"  # stands for a judgement where a finding is about no single one
NOBODY = "nobody"  # stands for an owner where there is none


class Where(NamedTuple):
    """Where a finding is.

    ``title`` names its part of the text or its record, ``detail`` the question in it. ``judgement``
    is an id, ``front`` or WHOLE; ``owner`` the id of a person or NOBODY. ``place`` is where in the
    text one goes to mend it, with an empty part for nowhere; ``record`` what it is about.
    """

    title: str
    detail: str
    judgement: str
    owner: str
    place: Place
    record: Record | None = None

    @property
    def words(self) -> str:
        """Title and detail in one line."""
        return " · ".join(filter(None, (self.title, self.detail)))


class Directory:
    """Looks up where findings are in one document; make it once for all of them."""

    def __init__(self, document: Document, framework: Framework) -> None:
        self._homes = Homes(document)
        self._questions = {str(q.id): q.short for q in framework.questions}
        self._framework = framework
        parts: tuple[Judgement | Section, ...] = (*document.judgements, *document.sections)
        self._parts = {part.id: part for part in parts}
        self._people = {person.id: person for person in document.people}
        records: tuple[Record, ...] = (
            *document.evidence,
            *document.actions,
            *document.prior_points,
            *document.indicators,
        )
        self._records = {record.id: record for record in records}

    def where(self, finding: Finding) -> Where:
        """Return where a finding is."""
        record = self._records.get(finding.record)
        place = self._place(finding, record)
        named = self.part_name(place)
        if not named and record is not None:
            named = record_name(record)
        return Where(
            named or "The whole",
            self._question(place),
            FRONT if place.part == FRONT else self._homes.judgement(finding) or WHOLE,
            self._owner(finding, record),
            place,
            record,
        )

    def place_name(self, place: Place) -> str:
        """Return a place in words: "Early help · What we know"."""
        return " · ".join(filter(None, (self.part_name(place), self._question(place))))

    def _place(self, finding: Finding, record: Record | None) -> Place:
        part = finding.part
        if not part and isinstance(record, PriorPoint):
            part = next((id_ for id_ in record.sections if id_ in self._parts), "")
        if part != FRONT and part not in self._parts:
            return Place("", "")
        return Place(part, finding.question)

    def part_name(self, place: Place) -> str:
        """Return the section, judgement or text of the front that a place is in."""
        if place.part == FRONT:
            return FRONT_TITLES.get(place.question, FRONT_NAME)
        part = self._parts.get(place.part)
        if isinstance(part, Judgement):
            return short_title(part, self._framework)
        return part.title if part is not None else ""

    def _question(self, place: Place) -> str:
        return "" if place.part == FRONT else self._questions.get(place.question, "")

    def _owner(self, finding: Finding, record: Record | None) -> str:
        owner = self._homes.owner(finding)
        if owner in self._people:
            return owner
        printed = record.owner.casefold() if isinstance(record, Evidence | Action) else ""
        for person in self._people.values():
            if printed and printed in (person.name.casefold(), person.job_title.casefold()):
                return person.id
        return NOBODY


def record_name(record: Record) -> str:
    """Return a record in a few words."""
    if isinstance(record, Evidence):
        return f"Evidence {record.number}"
    if isinstance(record, Action):
        return f"Action {record.number}"
    return "Prior point" if isinstance(record, PriorPoint) else record.name or "Figure"


def noun_of(record: Record) -> str:
    """Return what kind of record it is, for the words on a button."""
    if isinstance(record, Evidence):
        return "evidence"
    if isinstance(record, Action):
        return "action"
    return "prior point" if isinstance(record, PriorPoint) else "figure"
