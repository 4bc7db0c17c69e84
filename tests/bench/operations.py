"""What is done with a document again and again, as work to be measured on documents of any size."""

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from random import Random

import msgspec

from ilacs_desktop.assets import resources, standard_template, templates
from ilacs_desktop.checks.live import check_in_steps, finish
from ilacs_desktop.checks.run import run_checks
from ilacs_desktop.checks.suite import load_suite
from ilacs_desktop.document.body import Body, Text, block_text
from ilacs_desktop.document.find import find
from ilacs_desktop.document.model import Document, Judgement, Section
from ilacs_desktop.document.places import FRONT, bodies, exported_bodies, with_body
from ilacs_desktop.framework.model import Framework
from ilacs_desktop.history.history import History
from ilacs_desktop.layout.lines import Measure
from ilacs_desktop.layout.pages import paginate
from ilacs_desktop.merge.document import merge
from ilacs_desktop.outputs.readable import readable_html
from ilacs_desktop.storage.container import open_file
from ilacs_desktop.storage.save import Author, SaveOrder, save
from ilacs_desktop.word.choices import ExportChoices
from ilacs_desktop.word.flow.model import Section as FlowSection
from ilacs_desktop.word.flow.reader import read_flow
from ilacs_desktop.word.parts.limits import OURS
from ilacs_desktop.word.parts.package import read_package
from ilacs_desktop.word.writer import write_docx
from tests.bench.measure import Work

AT = dt.datetime(2026, 10, 12, 9, 30, tzinfo=dt.UTC)
TODAY = AT.date()
WHO = Author("bench", "bench")
CHANGED = 1000  # characters that each of two authors changes in a document of 6,000 words
OFTEN = "children"  # a word of most paragraphs, to be found

Prepared = Callable[[], Work]


def operations(
    document: Document, framework: Framework, path: Path, changed: int = CHANGED
) -> dict[str, Prepared]:
    """Return each operation by its name, as a function that makes it ready and returns the work.

    ``path`` is where the document is saved. In the merge each side has changed so many characters.
    """

    def saving() -> Work:
        return lambda: _save(document, framework, path)

    def opening() -> Work:
        _save(document, framework, path)
        return lambda: open_file(path)

    def checking() -> Work:
        suite = load_suite(resources())
        return lambda: run_checks(document, framework, TODAY, suite)

    def paging() -> Work:
        flow = flow_of(document, framework)
        return lambda: paginate(flow, Measure())

    return {
        "open": opening,
        "save": saving,
        "checks": checking,
        "checks after an edit": lambda: checks_after_an_edit(document, framework),
        "export": lambda: lambda: export(document, framework),
        "merge": lambda: merging(document, changed),
        "page count": paging,
        "find": lambda: lambda: find(document, OFTEN),
    }


def _save(document: Document, framework: Framework, path: Path) -> object:
    def readable(version: Document) -> str:
        return readable_html(version, framework, templates())

    return save(SaveOrder(path, document, History(), (), WHO, AT, readable, overwrite=True))


def checks_after_an_edit(document: Document, framework: Framework) -> Work:
    """Return checking a document of which one paragraph has changed since it was checked."""
    suite = load_suite(resources())
    checked = finish(check_in_steps(document, framework, TODAY, suite))
    changed = edited(document)
    return lambda: finish(check_in_steps(changed, framework, TODAY, suite, checked))


def edited(document: Document) -> Document:
    """Return the document with a word more in one of its paragraphs."""
    place, body = next(
        (at, body) for at, body in exported_bodies(document) if at.question == "know"
    )
    block = msgspec.structs.replace(body[0], runs=(*body[0].runs, Text(" And more.")))
    return with_body(document, place, (block, *body[1:]))


def export(document: Document, framework: Framework) -> bytes:
    """Return the Word file, without page numbers in its contents list."""
    return write_docx(document, framework, standard_template(), ExportChoices(), today=TODAY).docx


def flow_of(document: Document, framework: Framework) -> tuple[FlowSection, ...]:
    """Return what is laid out on pages."""
    return read_flow(read_package(export(document, framework), OURS), OURS)


def merging(document: Document, characters: int) -> Work:
    """Return the merge of two drafts in each of which so many characters were changed."""
    mine, theirs = (_rewritten(document, Random(seed), characters) for seed in (1, 2))
    return lambda: merge(document, mine, theirs)


def _rewritten(document: Document, random: Random, characters: int) -> Document:
    """Return the document with words of some paragraphs replaced, so many characters in all."""
    texts = {place: body for place, body in bodies(document) if body}
    places = list(texts)
    new: dict[str, dict[str, Body]] = {}  # by part, then by question
    left = characters
    while left > 0:
        place = random.choice(places)
        texts[place], changed = _with_a_new_word(texts[place], random)
        new.setdefault(place.part, {})[place.question] = texts[place]
        left -= changed

    def renewed(part: Judgement | Section) -> Judgement | Section:
        return msgspec.structs.replace(part, **new[part.id]) if part.id in new else part

    return msgspec.structs.replace(
        document,
        front=msgspec.structs.replace(document.front, **new.get(FRONT, {})),
        judgements=tuple(map(renewed, document.judgements)),
        sections=tuple(map(renewed, document.sections)),
    )


def _with_a_new_word(body: Body, random: Random) -> tuple[Body, int]:
    at = random.randrange(len(body))
    words = block_text(body[at]).split(" ")
    word = random.randrange(len(words))
    words[word] = f"word{random.randrange(10**6)}"
    block = msgspec.structs.replace(body[at], runs=(Text(" ".join(words)),))
    return (*body[:at], block, *body[at + 1 :]), len(words[word])
