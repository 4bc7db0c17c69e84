"""People who work on a file of their own: a colleague with the same file, a copy, a pack that was sent."""

from pathlib import Path
from typing import TYPE_CHECKING

from ilacs_desktop.document.edits import with_record
from ilacs_desktop.document.numbers import next_number
from ilacs_desktop.document.records import Evidence
from ilacs_desktop.storage.container import open_file
from ilacs_desktop.storage.save import Author, Saved, SaveOrder, save
from tests.model.office import Office, readable
from tests.model.reading import said, with_typed
from tests.model.reference import Text, Where

if TYPE_CHECKING:
    from ilacs_desktop.document.model import Document
    from ilacs_desktop.history.history import History


class Elsewhere:
    """Somebody who has a file open on another computer: what it says, and which versions it follows."""

    def __init__(self, office: Office, path: Path, who: Author) -> None:
        self._office, self.path, self._who = office, path, who
        self.document: Document
        self.history: History
        self.parents: tuple[str, ...]
        self.open()

    def open(self) -> None:
        """Open the file as it is now."""
        found = open_file(self.path)
        self.document, self.history, self.parents = found.document, found.history, (found.head,)

    def places(self) -> list[Where]:
        """Return the answers that there are."""
        front = [] if self.document.pack else [("front", "summary")]
        return [*front, *((section.id, "know") for section in self.document.sections)]

    def text(self, where: Where) -> Text:
        """Return the paragraphs at a place."""
        return said(self.document).text(where)

    def type_in(self, where: Where, text: Text) -> None:
        """Type paragraphs at a place."""
        self.document = with_typed(self.document, where, text, self._office.new_id)

    def add_evidence(self) -> None:
        """Put an item on the list, with the number that is next here."""
        name, number = self._office.new_id(), next_number(self.document.evidence)
        self.document = with_record(self.document, Evidence(name, number, f"Item {name}"))

    def save(self) -> Saved:
        """Save, and go on from what then stands in the file."""
        at = self._office.tick()
        facts = (self.path, self.document, self.history, self.parents, self._who, at, readable)
        saved = save(SaveOrder(*facts))
        self.document, self.history = saved.document, saved.history
        self.parents = (saved.version.id,)
        return saved
