"""A small pack and its Word form, filled in as people do it in Word, and read back."""

import datetime as dt
import functools
from collections.abc import Iterable

import msgspec
from lxml import etree

from ilacs_desktop.assets import resources, standard_template
from ilacs_desktop.document.body import Body, block_text
from ilacs_desktop.document.model import Document, Person
from ilacs_desktop.document.places import Place, body_at
from ilacs_desktop.document.records import Comment, Pack
from ilacs_desktop.framework.load import load_framework
from ilacs_desktop.framework.model import Framework
from ilacs_desktop.tables.records_in_rows import RecordsInRows
from ilacs_desktop.word.form.form import read_form
from ilacs_desktop.word.form.items import LastYear
from ilacs_desktop.word.form.make import make_form
from ilacs_desktop.word.form.returned import Returned, returned
from ilacs_desktop.word.parts.ooxml import W, w
from tests.word.review.kit import Reviewer, reads, text_of
from tests.word.support import SMALL, changed

NOW = dt.datetime(2026, 11, 22, 9, tzinfo=dt.UTC)
PACK = Pack(
    "pk-9f2c41d07ab3",
    "Priya Nair",
    ("permanence", "homes", "health"),
    "word",
    dt.date(2026, 11, 2),
    dt.date(2026, 11, 20),
    asked_by="Siân Holroyd",
    note="Please keep it short.\nRing me if a figure is missing.",
    version="ab" * 32,
)
PEOPLE = (
    Person("p-care", "Priya Nair", "Head of service, children in care"),
    Person("p-qa", "Siân Holroyd", "Quality assurance manager"),
)


def own_ids(document: Document) -> Document:
    """Return the document with an id of its own for each block, as every file has."""
    sections = tuple(
        changed_bodies(section, lambda block, q, s=section.id: f"{s}-{q}-{block}")
        for section in document.sections
    )
    return changed(document, sections=sections)


def changed_bodies(section, name):
    fields = {
        question: tuple(
            msgspec.structs.replace(block, id=name(block.id, question))
            for block in getattr(section, question)
        )
        for question in ("know", "how", "plan")
    }
    return msgspec.structs.replace(section, **fields)


SENT = own_ids(
    changed(
        SMALL,
        sections=tuple(section for section in SMALL.sections if section.parked is None),
        front=type(SMALL.front)(),
        people=PEOPLE,
        packs=(PACK,),
        pack=PACK.id,
        comments=(
            Comment("cm-1", "homes", "know", "Siân Holroyd", NOW, "How far away is “near”?"),
        ),
    )
)
KNOW, HOW, PLAN = (Place("permanence", question) for question in ("know", "how", "plan"))
HOMES, HEALTH = Place("homes", "know"), Place("health", "know")


@functools.cache
def the_framework() -> Framework:
    """Return what Ofsted asks; as a fixture, Hypothesis would print all of it."""
    return load_framework(resources() / "framework")


def make(document: Document = SENT, pack: Pack = PACK, last_year: LastYear | None = None) -> bytes:
    return make_form(document, the_framework(), pack, standard_template(), last_year)


@functools.cache
def form() -> bytes:
    return make()


def read(raw: bytes, sent: Document = SENT) -> Returned:
    found = read_form(raw, "form.docx")
    return returned(found, sent, the_framework(), RecordsInRows(sent, the_framework()), NOW)


class Author(Reviewer):
    """Somebody who fills a form in. Nothing is tracked unless they say so."""

    def __init__(self, raw: bytes | None = None, author: str = "") -> None:
        super().__init__(form() if raw is None else raw, author)

    def head(self, place: Place) -> etree._Element:
        """Return the heading right above an answer."""
        return self._headings(place)[2]

    def question(self, place: Place) -> etree._Element:
        """Return the heading that asks the question."""
        return self._headings(place)[1]

    def title(self, place: Place) -> etree._Element:
        """Return the heading of the section."""
        return self._headings(place)[0]

    def answer(self, place: Place) -> list[etree._Element]:
        """Return the paragraphs of an answer."""
        found = []
        for line in self.head(place).itersiblings():
            if line.tag != W + "p" or style_of(line).startswith("Heading"):
                break
            found.append(line)
        return found

    def first(self, place: Place) -> etree._Element:
        return self.answer(place)[0]

    def last(self, place: Place) -> etree._Element:
        return self.answer(place)[-1]

    def cells(self, table: int) -> list[list[etree._Element]]:
        """Return the first paragraphs of the cells of a table, row by row; -1 is the last table."""
        rows = list(self.root.iter(W + "tbl"))[table].iterfind(W + "tr")
        return [[next(cell.iter(W + "p")) for cell in row.iterfind(W + "tc")] for row in rows]

    def type_under(self, paragraph: etree._Element, text: str) -> None:
        """Press Enter at the end of a heading, which begins an ordinary paragraph, and write."""
        new = w("p")
        paragraph.addnext(new)
        self.insert(new, 0, text)

    def type_over(self, paragraph: etree._Element, text: str) -> None:
        """Put words in place of all that a paragraph says."""
        self.delete(paragraph, 0, len(reads(paragraph)))
        self.insert(paragraph, 0, text)

    def hide(self, words: str) -> None:
        """Hide the run that says this."""
        made = next(run for run in self.root.iter(W + "r") if text_of(run) == words)
        made.insert(0, w("rPr", w("vanish")))

    def take(self, *paragraphs: etree._Element) -> None:
        """Take paragraphs out as a whole, with the hidden places in them."""
        for paragraph in paragraphs:
            parent = paragraph.getparent()
            assert parent is not None
            parent.remove(paragraph)

    def back(self, sent: Document = SENT) -> Returned:
        return read(self.save(), sent)

    def _headings(self, place: Place) -> tuple[etree._Element, etree._Element, etree._Element]:
        section = next(s for s in SENT.sections if s.id == place.part)
        question = the_framework().question(place.question).text
        wanted = [section.title, question, "Your answer"]
        found = []
        for line in self.body():
            if wanted and reads(line) == wanted[0] and style_of(line).startswith("Heading"):
                found.append(line)
                wanted.pop(0)
        title, asked, head = found
        return title, asked, head


def style_of(paragraph: etree._Element) -> str:
    style = paragraph.find(f"{W}pPr/{W}pStyle")
    return "" if style is None else style.get(W + "val", "")


def says(body: Body) -> list[str]:
    """Return the words of a body, a block a line."""
    return [block_text(block) for block in body]


def text(back: Returned, place: Place) -> list[str]:
    return says(body_at(back.document, place))


def only_changed(back: Returned, *places: Place) -> bool:
    """Return whether no text but that of these places differs from what was sent."""
    return all(
        body_at(back.document, place) == body_at(SENT, place)
        for place in back.texts
        if place not in places
    )


def table(rows: Iterable[Iterable[str]]) -> etree._Element:
    """Return a table as somebody pastes one."""
    return w(
        "tbl",
        *(
            w("tr", *(w("tc", w("p", w("r", with_text(w("t"), cell)))) for cell in row))
            for row in rows
        ),
    )


def with_text(element: etree._Element, text: str) -> etree._Element:
    element.text = text
    return element
