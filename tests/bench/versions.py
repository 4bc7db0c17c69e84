"""What a document costs after a year of saving: 400 versions of 20,000 words in 25 sections.

Budgets are those of DESIGN.md §7 where it has one; else twice what the prototype measured (engine.md
§3), which tells a fault from a busy machine; else what nobody takes for waiting.
"""

import datetime as dt
import tempfile
from collections.abc import Iterator, Sequence
from itertools import count
from pathlib import Path
from random import Random
from typing import NamedTuple

import msgspec

from ilacs_desktop.assets import templates
from ilacs_desktop.cycle.packs import pack_document
from ilacs_desktop.cycle.returning import take_in
from ilacs_desktop.document.body import Block, Body, Text, block_text
from ilacs_desktop.document.erasing import Words
from ilacs_desktop.document.model import Document
from ilacs_desktop.document.places import QUESTIONS, Place, bodies, body_at, with_body
from ilacs_desktop.document.records import Pack
from ilacs_desktop.framework.model import Framework
from ilacs_desktop.history.erasing import erase
from ilacs_desktop.history.history import History
from ilacs_desktop.merge.bring_in import Open
from ilacs_desktop.merge.since import since
from ilacs_desktop.merge.since_who import Authors
from ilacs_desktop.outputs.readable import readable_html
from ilacs_desktop.storage.container import Opened, Readable, open_file
from ilacs_desktop.storage.joining import join_all
from ilacs_desktop.storage.save import Author, SaveOrder, save
from tests.bench.documents import example, shipped_framework
from tests.bench.measure import Row, Work, median, ratio

VERSIONS = 400
SECTIONS, WORDS, PARAGRAPH = 25, 20_000, 80
TYPED = 500  # characters typed or deleted between two saves
CHANGED = 1000  # characters that each author changes
SEED = 7
AUTHORS = 11
ROUNDS = 5

AT = dt.datetime(2026, 1, 5, 9, tzinfo=dt.UTC)
WHO = Author("bench", "bench")


class Kept(NamedTuple):
    """A document with its history, the newest version in it, and the file they were saved in."""

    document: Document
    history: History
    head: str
    path: Path


def rows(document: Document, framework: Framework) -> Iterator[Row]:
    """Measure a document with many versions, and how it grows with their number."""
    author = Writer(document)
    blank = author.blank()
    with tempfile.TemporaryDirectory() as folder:

        def readable(version: Document) -> str:
            return readable_html(version, framework, templates())

        few, many = author.saved_at(blank, (VERSIONS // 10, VERSIONS), Path(folder), readable)
        size = many.path.stat().st_size / 1000
        detail = f"{len(list(author.words_of(many.document))):,} words, {len(many.history.objects):,} objects"
        yield Row(f"file with {VERSIONS} versions of {WORDS:,} words", size, 1768, "kB", detail)
        yield from _rows_of(many, few, author, readable)


class Writer:
    """Somebody who writes with the words of the example, as often as they stand in it."""

    def __init__(self, document: Document) -> None:
        self._random = Random(SEED)
        self._framed = document
        self._words = list(self.words_of(document))
        self._ids = count()

    def words_of(self, document: Document) -> Iterator[str]:
        return (
            word for _, body in bodies(document) for b in body for word in block_text(b).split()
        )

    def blank(self) -> Document:
        """Return the example with other sections, of so many words in all."""
        paragraphs = WORDS // SECTIONS // PARAGRAPH
        sections = tuple(
            msgspec.structs.replace(
                section,
                know=tuple(self._block() for _ in range(paragraphs - 4)),
                how=(self._block(), self._block()),
                plan=(self._block(), self._block()),
            )
            for section in self._framed.sections[:SECTIONS]
        )
        return msgspec.structs.replace(self._framed, sections=sections)

    def saved_at(
        self, document: Document, counts: Sequence[int], folder: Path, readable: Readable
    ) -> Iterator[Kept]:
        """Yield one document as it is saved when it has each of so many versions."""
        history = History()
        parents: tuple[str, ...] = ()
        for turn in range(1, max(counts) + 1):
            at = AT + dt.timedelta(hours=turn)
            if turn in counts:
                path = folder / f"{turn}.ilacs"
                order = SaveOrder(
                    path, document, history, parents, WHO, at, readable, overwrite=True
                )
                saved = save(order)
                yield Kept(document, saved.history, saved.version.id, path)
            history, version = history.commit(document, parents, WHO.by, at, WHO.device)
            parents = (version.id,)
            document = self.written(document, TYPED)

    def written(
        self, document: Document, characters: int, sections: slice = slice(None)
    ) -> Document:
        """Return the document after somebody typed for a while, here and there in some sections."""
        places = [
            Place(s.id, q) for s in document.sections[sections] for q in QUESTIONS if getattr(s, q)
        ]
        while characters > 0:
            place = self._random.choice(places)
            body, changed = self._edited(body_at(document, place))
            document = with_body(document, place, body)
            characters -= changed
        return document

    def _edited(self, body: Body) -> tuple[Body, int]:
        """Return a body with a few words in one paragraph written, deleted or written anew."""
        at = self._random.randrange(len(body))
        words = block_text(body[at]).split(" ")
        where = self._random.randint(0, len(words))
        many = self._random.randint(1, 12)
        new = self._some(many) if self._random.random() < 2 / 3 else []
        gone = words[where : where + many] if not new or self._random.random() < 1 / 2 else []
        words[where : where + len(gone)] = new
        block = msgspec.structs.replace(body[at], runs=(Text(" ".join(words)),))
        return (*body[:at], block, *body[at + 1 :]), len(" ".join((*new, *gone)))

    def _block(self) -> Block:
        return Block(f"b{next(self._ids)}", (Text(" ".join(self._some(PARAGRAPH))),))

    def _some(self, number: int) -> list[str]:
        return self._random.choices(self._words, k=number)


def _rows_of(many: Kept, few: Kept, author: Writer, readable: Readable) -> Iterator[Row]:
    work, small = (works(kept, author, readable) for kept in (many, few))
    budgets = {
        "save": 576, "open": 94, "join of two drafts": 150, "take in a pack": 150,
        "any version": 30, "list of versions": 30, "oldest against newest": 300, "erase a word": 600,
    }  # fmt: skip
    for name, budget in budgets.items():
        spent = median(work[name], ROUNDS) * 1000
        yield Row(f"{VERSIONS} versions: {name}", spent, budget, "ms")
    for name in ("save", "open", "join of two drafts", "erase a word"):
        value, large, less = ratio(work[name], small[name], ROUNDS)
        detail = f"{large * 1000:.0f} ms against {less * 1000:.0f} ms"
        yield Row(f"{name}, ten times the versions", value, 12, "×", detail)
    value, large, less = ratio(work["join with ten others"], work["join with one other"], ROUNDS)
    detail = f"{large * 1000:.0f} ms against {less * 1000:.0f} ms"
    yield Row(
        "join with what ten others wrote in their sections, against one", value, 12, "×", detail
    )


def works(kept: Kept, author: Writer, readable: Readable) -> dict[str, Work]:
    document, history, head, path = kept
    log = history.log()
    oldest, middle = log[-1].id, log[len(log) // 2].id
    later = AT + dt.timedelta(days=90)
    edited = author.written(document, TYPED)
    order = SaveOrder(path, edited, history, (head,), WHO, later, readable)
    drafts = history
    made = []
    own = [slice(at, at + 2) for at in range(0, 2 * AUTHORS, 2)]
    for who, sections in enumerate((slice(None), slice(None), *own)):
        draft = author.written(document, CHANGED, sections)
        drafts, version = drafts.commit(draft, (head,), f"Author {who}", later, WHO.device)
        made.append(version.id)
    mine, back = _pack(kept, author, later)
    word = max(author.words_of(document), key=len)
    return {
        "save": lambda: save(order),
        "open": lambda: open_file(path),
        "join of two drafts": lambda: join_all(drafts, made[:2]),
        "join with one other": lambda: join_all(drafts, made[2:4]),
        "join with ten others": lambda: join_all(drafts, made[2:]),
        "take in a pack": lambda: take_in(mine, back),
        "any version": lambda: history.load(middle),
        "list of versions": history.log,
        "oldest against newest": lambda: since(
            history.load(oldest), document, Authors().between(history, oldest, head)
        ),
        "erase a word": lambda: erase(document, history, Words([word])),
    }


def _pack(kept: Kept, author: Writer, at: dt.datetime) -> tuple[Open, Opened]:
    """Return what is open, and a pack of three of its sections that came back written in."""
    document, history, head, _ = kept
    sections = tuple(section.id for section in document.sections[:3])
    sent = Pack("pk", "Grace Mwangale", sections, "ilacs", AT.date(), asked_by=WHO.by, version=head)
    made = pack_document(document, sent)
    own, first = History().commit(made, (), WHO.by, at, "")
    own, last = own.commit(author.written(made, CHANGED), (first.id,), "Grace Mwangale", at, "")
    listed = msgspec.structs.replace(author.written(document, CHANGED), packs=(sent,))
    mine = Open(listed, history, (head,), WHO.by, WHO.device, at)
    return mine, Opened(own.load(last.id), own, last.id)


if __name__ == "__main__":
    framework = shipped_framework()
    for row in rows(example(framework), framework):
        print(
            f"{row.what:45}{row.value:9.1f} {row.unit:3} ({row.budget:g})  {row.detail}", flush=True
        )
