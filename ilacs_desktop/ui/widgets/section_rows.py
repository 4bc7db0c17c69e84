"""What a row of the section list says, to the eye and to the ear. Pure values; no Qt here."""

import msgspec

from ilacs_desktop.document.model import Status
from ilacs_desktop.ui.widgets.lengths import length_text
from ilacs_desktop.ui.widgets.status import status_look


class SectionRow(msgspec.Struct, frozen=True):
    """One row: a section, or with ``group`` what stands over sections (the front, a judgement).

    ``note`` stands at the right of a group, such as "2 of 5 ready". ``owner`` is a name.
    """

    id: str
    title: str
    group: bool = False
    status: Status = "not_started"
    owner: str = ""
    words: int = 0
    budget: int = 0
    parked: bool = False
    note: str = ""

    @property
    def over(self) -> int:
        """How many words the section is over its budget; 0 when it is not."""
        return max(self.words - self.budget, 0) if self.budget and not self.parked else 0


def spoken(row: SectionRow) -> str:
    """Return the row as a screen reader says it: "Early help, drafting, 214 of 250 words"."""
    if row.group:
        return ", ".join(filter(None, (row.title, row.note)))
    look = status_look(row.status, parked=row.parked)
    length = "" if row.parked else length_text(row.words, row.budget)
    return ", ".join(filter(None, (row.title, look.word.lower(), length, row.owner)))
