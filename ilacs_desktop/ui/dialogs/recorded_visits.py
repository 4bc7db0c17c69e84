"""The inspections and visits that are recorded, to choose the one that made a point.

A point of an inspection or visit is known by the day that its record has: the first day on site, or
where only that is known, the day it was published.
"""

from collections.abc import Iterable

from PySide6.QtCore import Signal, Slot

from ilacs_desktop.document.outlook import day_of
from ilacs_desktop.document.records import Inspection
from ilacs_desktop.document.wording import PRIOR_SOURCES
from ilacs_desktop.framework.dates import format_date
from ilacs_desktop.ui.theme.theme import Theme
from ilacs_desktop.ui.widgets.choices import Choice
from ilacs_desktop.ui.widgets.date_field import DateField

LABEL = "Recorded inspection or visit"
HINT = "Those under Overview, Inspection. Choosing one fills in what it is and its date."
DATE_HINT = (
    "For an inspection or visit its first day on site, such as 4 March 2024. For a letter or a plan"
    " the day it was sent or agreed."
)
_NONE = ("", "None of these")


class RecordedVisits(Choice):
    """The recorded inspections and visits; choosing one sets the source and the date of a form.

    It shows the one that source and date are of, however they were given.

    Signals:
        filled: source and date were set from the one that was chosen.
    """

    filled = Signal()

    def __init__(
        self, theme: Theme, inspections: Iterable[Inspection], source: Choice, date: DateField
    ) -> None:
        self._visits = {one.id: one for one in inspections if day_of(one) is not None}
        options = ((id_, _named(one)) for id_, one in self._visits.items())
        super().__init__(theme, (_NONE, *options))
        self._source = source
        self._date = date
        self._match()
        self.chosen.connect(self._on_chosen)
        source.currentIndexChanged.connect(self._match)
        date.edited.connect(self._match)

    @property
    def has_any(self) -> bool:
        """Whether there is one to choose."""
        return bool(self._visits)

    @Slot(str)
    def _on_chosen(self, id_: str) -> None:
        visit = self._visits.get(id_)
        if visit is not None:
            self._date.set_date(day_of(visit))
            self._source.set_value(visit.kind)
            self.filled.emit()

    @Slot()
    def _match(self) -> None:
        kind, day = self._source.value, self._date.date
        visits = self._visits.items()
        same = (id_ for id_, one in visits if (one.kind, day_of(one)) == (kind, day))
        self.set_value(next(same, ""))


def _named(visit: Inspection) -> str:
    day = day_of(visit)
    return f"{PRIOR_SOURCES[visit.kind]}, {format_date(day) if day else ''}"
