"""What goes out to two contributors and what comes back: a pack, and a Word form filled in in Word."""

import datetime as dt
import io
from collections.abc import Callable
from pathlib import Path

import docx
import msgspec
from docx.document import Document as WordDocument

from ilacs_desktop.assets import standard_template
from ilacs_desktop.cycle.packs import pack_document
from ilacs_desktop.document.model import Document
from ilacs_desktop.document.places import Place
from ilacs_desktop.exchange.coming_back import Taken, read_all, take
from ilacs_desktop.exchange.going_out import form_maker
from ilacs_desktop.framework.model import Framework
from ilacs_desktop.merge.bring_in import Open
from ilacs_desktop.storage.container import Opened, pack
from ilacs_desktop.storage.crypt import Key
from tests.cycle.contributors import CARE, FRIDAY, LEAVERS, Office, adding, kept, readable

PERMANENCE = Place("permanence", "know")
FilledIn = Callable[[WordDocument], None]


class Post:
    """An office that sent Grace Mwangale a pack and Leila Cartmell a Word form."""

    def __init__(self, document: Document, framework: Framework, folder: Path) -> None:
        self.framework = framework
        self.folder = folder
        self.office = Office(document, CARE, LEAVERS)
        sent = msgspec.structs.replace(self.office.packs[1], form="word")
        packs = (self.office.packs[0], sent)
        self.office.packs = packs
        self.office.document = msgspec.structs.replace(self.office.document, packs=packs)
        self.answer = Place(sent.sections[0], "know")
        made = pack_document(self.office.document, sent)
        self.form = form_maker(framework, standard_template())(made, sent)

    def pack(self, name: str = "grace.ilacs", *texts: str) -> Path:
        """Put Grace's pack in the folder as it comes back, with these paragraphs added."""
        back = self.office.file()
        for text in texts or ("From the pack.",):
            back = kept(back, adding(back.document, PERMANENCE, text))
        return self.file(name, back)

    def word(self, name: str, fill: FilledIn, by: str = "Leila Cartmell", hours: int = 0) -> Path:
        """Put Leila's form in the folder as somebody saved it, so many hours after Friday at four."""
        word = docx.Document(io.BytesIO(self.form))
        fill(word)
        word.core_properties.last_modified_by = by
        word.core_properties.modified = FRIDAY.replace(tzinfo=None) + dt.timedelta(hours=hours)
        path = self.folder / name
        word.save(str(path))
        return path

    def file(self, name: str, opened: Opened, key: Key | None = None) -> Path:
        """Put a file of ours in the folder."""
        path = self.folder / name
        made = pack(opened.document, opened.history, opened.head, readable, key)
        path.write_bytes(made)
        return path

    def bring(self, mine: Open, *paths: Path, key: Key | None = None) -> tuple[Open, list[Taken]]:
        """Bring files in one after another; return what is open then, and what became of each."""
        taken = []
        for read in read_all(paths, key):
            one = take(mine, read, self.framework)
            taken.append(one)
            if one.brought is not None:
                mine = mine._replace(
                    document=one.brought.arrival.after,
                    history=one.brought.history,
                    parents=(*mine.parents, *one.brought.joined),
                )
        return mine, taken


def answering(*texts: str) -> FilledIn:
    """Return what writes paragraphs at the top of the first answer of a form."""

    def fill(word: WordDocument) -> None:
        lines = word.paragraphs
        at = next(n for n, line in enumerate(lines) if line.text == "Your answer")
        for text in texts:
            lines[at + 1].insert_paragraph_before(text)

    return fill
