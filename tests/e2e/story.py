"""A coordinator, and two heads of service who write their sections: one in a pack, one in Word."""

import datetime as dt
import html
import io
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Literal

import docx
import msgspec
from docx.table import Table
from docx.text.paragraph import Paragraph

from ilacs_desktop.assets import standard_template, templates
from ilacs_desktop.cycle.files import Order, make_packs
from ilacs_desktop.cycle.packs import sections_owned_by
from ilacs_desktop.cycle.register import with_sent
from ilacs_desktop.document.body import Block, Citation, Text, block_text
from ilacs_desktop.document.model import Document
from ilacs_desktop.document.numbers import with_unique_numbers
from ilacs_desktop.document.places import Place, bodies, body_at, with_body
from ilacs_desktop.document.records import Evidence, Pack
from ilacs_desktop.exchange.coming_back import Taken, read_all, take
from ilacs_desktop.framework.model import Framework
from ilacs_desktop.history.history import History
from ilacs_desktop.merge.bring_in import Open
from ilacs_desktop.merge.settle import open_proposals, settle
from ilacs_desktop.outputs.readable import readable_html
from ilacs_desktop.storage.container import open_file
from ilacs_desktop.storage.save import Author, Saved, SaveOrder, save, save_new
from ilacs_desktop.word.form.make import make_form

MONDAY = dt.datetime(2026, 10, 12, 9, tzinfo=dt.UTC)
SIAN = Author("Siân Holroyd", "QA-LAPTOP")
GRACE, LEILA = "p-care", "p-leavers"  # the heads of service, by their ids in the example
PERMANENCE, PLANS = Place("permanence", "know"), Place("permanence", "plan")
LISTENING, PATHWAY = Place("listening", "know"), Place("pathway", "know")


def readable(document: Document) -> str:
    """Stand in for the readable copy."""
    return document.authority.name


def with_words(document: Document, place: Place, words: str, *cited: str) -> Document:
    """Return the document with one more paragraph at a place, which cites some evidence."""
    chips = (Citation(one) for one in cited)
    block = Block(f"new-{place.part}-{place.question}", (Text(words), *chips))
    return with_body(document, place, (*body_at(document, place), block))


def with_other_word(document: Document, place: Place, old: str, new: str) -> Document:
    """Return the document with one word of the first paragraph at a place written anew."""
    first, *rest = body_at(document, place)
    runs = tuple(
        Text(run.text.replace(old, new)) if isinstance(run, Text) else run for run in first.runs
    )
    return with_body(document, place, (msgspec.structs.replace(first, runs=runs), *rest))


def with_evidence(document: Document, id_: str, title: str) -> Document:
    """Return the document with one more item of evidence, with the number that comes next in it."""
    number = 1 + max(item.number for item in document.evidence)
    item = Evidence(id_, number, title, shows=f"What {title.lower()} shows.")
    return msgspec.structs.replace(document, evidence=(*document.evidence, item))


class Coordinator:
    """Sends two packs out, goes on writing, takes both in, settles and saves."""

    def __init__(self, example: Document, framework: Framework, folder: Path) -> None:
        self.framework = framework
        self.folder = folder
        self.file = folder / "northbridge.ilacs"
        self._clock = MONDAY
        self._now(save_new(self.file, example, SIAN, MONDAY, readable))

    def _now(self, saved: Saved) -> None:
        self.document, self.history = saved.document, saved.history
        self.parents: tuple[str, ...] = (saved.version.id,)

    def moment(self) -> dt.datetime:
        """Return a later moment than before."""
        self._clock += dt.timedelta(hours=5)
        return self._clock

    def send(self) -> tuple[Path, Path]:
        """Make a pack for one head of service and a Word form for the other."""
        (version,) = self.parents
        orders = [
            Order(self._pack(GRACE, "ilacs", version)),
            Order(self._pack(LEILA, "word", version)),
        ]
        facts = (self.document, orders, self.folder, MONDAY, self._readable, self._form)
        made = make_packs(*facts)
        assert [one.fault for one in made] == ["", ""]
        self.document = with_sent(self.document, (one.pack for one in made))
        pack, form = (one.path for one in made)
        assert pack is not None
        assert form is not None
        return pack, form

    def _pack(self, person: str, form: Literal["ilacs", "word"], version: str) -> Pack:
        name = next(one.name for one in self.document.people if one.id == person)
        sections = tuple(section.id for section in sections_owned_by(self.document, person))
        day, by = MONDAY.date(), SIAN.by
        return Pack(f"pk-{person}", name, sections, form, day, asked_by=by, version=version)

    def _readable(self, document: Document) -> str:
        return readable_html(document, self.framework, templates())

    def _form(self, document: Document, pack: Pack) -> bytes:
        return make_form(document, self.framework, pack, standard_template())

    def write(self) -> None:
        """Write too, here and there, and save."""
        document = with_other_word(self.document, PERMANENCE, "earlier", "sooner")
        document = with_evidence(document, "ev-survey", "Survey of quokkas")
        document = with_words(document, LISTENING, "Siân heard zebrawood.", "ev-survey")
        self.document = document
        self.save()

    def save(self) -> None:
        """Save to the file, and go on from there."""
        facts = (self.file, self.document, self.history, self.parents, SIAN, self.moment())
        self._now(save(SaveOrder(*facts, readable)))

    def take_in(self, *files: Path) -> list[Taken]:
        """Take in what came back, as the window does when files are dropped on it."""
        taken = []
        for read in read_all(files):
            facts = (self.document, self.history, self.parents, SIAN.by, SIAN.device, self.moment())
            one = take(Open(*facts), read, self.framework)
            assert one.brought is not None, one.fault
            self.document, self.history = one.brought.arrival.after, one.brought.history
            self.parents = (*self.parents, *one.brought.joined)
            taken.append(one)
        return taken

    def settle_all(self) -> None:
        """Keep both wordings of whatever was asked."""
        for proposal in open_proposals(self.document):
            self.document = settle(self.document, proposal, "both", SIAN.by, self.moment())

    def reopened(self) -> tuple[Document, History]:
        """Return what the file holds."""
        opened = open_file(self.file)
        assert opened.notes == ()
        return opened.document, opened.history


def write_in_pack(file: Path) -> Document:
    """Write in a pack as Grace does: the same sentence, a plan of her own, and new evidence."""
    opened = open_file(file)
    document = with_other_word(opened.document, PERMANENCE, "earlier", "steadily")
    document = with_evidence(document, "ev-grace", "Review of wombats")
    document = with_words(document, PLANS, "Grace plans rosewood.", "ev-grace")
    at = MONDAY + dt.timedelta(days=2)
    who = Author("Grace Mwangale", "CARE-PC")
    save(SaveOrder(file, document, opened.history, (opened.head,), who, at, readable))
    return document


def write_in_form(raw: bytes) -> bytes:
    """Write in a Word form as Leila does: at the end of an answer, and in the table of evidence."""
    word = docx.Document(io.BytesIO(raw))
    answer = answer_in(word, "Relationships, preparation and pathway plans")
    answer[-1].add_run(" Leila saw sandalwood [new 1].")
    again = answer[-1].insert_paragraph_before("Leila also saw tulipwood.")
    again.style = answer[-1].style
    row = next(r for t in word.tables for r in t.rows if r.cells[0].text.strip() == "[new 1]")
    for cell, words in zip(row.cells[1:], ("Count of narwhals", "Leila", "", "More"), strict=True):
        cell.paragraphs[0].text = words
    word.core_properties.last_modified_by = "Leila Cartmell"
    word.core_properties.modified = (MONDAY + dt.timedelta(days=3)).replace(tzinfo=None)
    out = io.BytesIO()
    word.save(out)
    return out.getvalue()


def answer_in(word: docx.document.Document, title: str) -> list[Paragraph]:
    """Return the paragraphs of the first answer of the section with this heading."""
    lines = iter(word.paragraphs)
    next(line for line in lines if line.text == title and _is_heading(line))
    next(line for line in lines if line.text == "Your answer")
    answer = []
    for line in lines:
        if _is_heading(line):
            break
        answer.append(line)
    return answer


def _is_heading(line: Paragraph) -> bool:
    return line.style is not None and str(line.style.name).startswith("Heading")


def texts_in(data: bytes) -> str:
    """Return all text that is in a packed file, of whatever part, without its markup."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = [archive.read(name).decode("utf-8", "ignore") for name in archive.namelist()]
    text = html.unescape(re.sub(r"<[^>]*>", "", " ".join(parts)))
    return " ".join(text.replace('\\"', '"').split())


def sentences(document: Document, sections: tuple[str, ...]) -> Iterator[str]:
    """Yield the pieces of text of all places but these sections."""
    for place, body in bodies(document):
        if place.part not in sections:
            for run in (run for block in body for run in block.runs):
                if isinstance(run, Text) and len(run.text.split()) > 3:
                    yield " ".join(run.text.split())


def words_of(document: Document) -> set[str]:
    """Return every word of a document's texts."""
    return {word for _, body in bodies(document) for b in body for word in words_in(block_text(b))}


def words_in(text: str) -> set[str]:
    """Return the words of a text."""
    return set(re.findall(r"\w+", text.casefold()))


def words_in_word(data: bytes) -> set[str]:
    """Return every word of a Word document, tables included."""
    word = docx.Document(io.BytesIO(data))
    found: set[str] = set()
    for item in word.iter_inner_content():
        if isinstance(item, Table):
            found |= {
                word for row in item.rows for cell in row.cells for word in words_in(cell.text)
            }
        else:
            found |= words_in(item.text)
    return found


def renumbered(document: Document) -> tuple[str, ...]:
    """Return what would have to be said of numbers that are not unique; nothing if they are."""
    return with_unique_numbers(document)[1]
