"""Where a change of the history leads in the document as it is now. Pure; no Qt here."""

from ilacs_desktop.document.model import Document
from ilacs_desktop.document.places import Place, bodies
from ilacs_desktop.document.records import Action, Evidence, Indicator, PriorPoint
from ilacs_desktop.merge.change import Change, RecordChange, TextChange
from ilacs_desktop.merge.fields import PARTS
from ilacs_desktop.ui.pages.review.ways import Target, Ways

_SET_UP = ("authority", "cycle", "people")


class Finder:
    """Finds what changes are about in one document; make it once for all of them."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._blocks: dict[str, Place] = {}
        self._places: set[Place] = set()
        for place, body in bodies(document):
            self._places.add(place)
            self._blocks |= {block.id: place for block in body}

    def ways(self, change: Change) -> Ways:
        """Return where a change leads: to the words or their answer, to a record, or to Set up."""
        if isinstance(change, TextChange):
            place = self._blocks.get(change.block)
            if place is not None:
                return Ways(Target(place, change.block))
            return Ways(Target(change.place) if change.place in self._places else None)
        record = self._record(change)
        if isinstance(record, Evidence | Action | PriorPoint | Indicator):
            return Ways(None, record)
        if change.list in PARTS and record is not None:
            return Ways(Target(Place(change.record, "")))
        return Ways(Target(Place("", "")) if change.list in _SET_UP else None)

    def _record(self, change: RecordChange) -> object | None:
        """Return the record that is changed as it is now; None when it is gone or is no record."""
        whole = getattr(self._document, change.list) if change.list else None
        if not isinstance(whole, tuple):
            return None
        return next((one for one in whole if one.id == change.record), None)
