"""Running the checks in tests: the shipped ones, or one family of them."""

import datetime as dt
from functools import cache

import msgspec

from ilacs_desktop.assets import resources
from ilacs_desktop.checks.finding import Finding
from ilacs_desktop.checks.live import Results, check_in_steps, finish
from ilacs_desktop.checks.suite import Suite, load_suite
from ilacs_desktop.document.markup import parse_body
from ilacs_desktop.document.model import Document
from ilacs_desktop.document.places import Place, body_at, part_at, with_body, with_part
from ilacs_desktop.framework.model import Framework

TODAY = dt.date(2026, 10, 12)  # the example's


_latest: dict[int, Results] = {}


@cache
def suite() -> Suite:
    """Return the shipped checks."""
    return load_suite(resources())


def checked(document: Document, framework: Framework) -> Results:
    """Return the results of a document.

    They start from those of the run before: that is quicker, and finds the same (test_live.py).
    """
    _latest[0] = finish(check_in_steps(document, framework, TODAY, suite(), _latest.get(0)))
    return _latest[0]


def found(document: Document, framework: Framework, family: str = "") -> list[Finding]:
    """Return the open findings of a family, or all of them."""
    return [f for f in checked(document, framework).outcome.open if family in ("", f.family)]


def checks_of(document: Document, framework: Framework, family: str = "") -> list[str]:
    """Return the ids of the checks that found something, once for each finding."""
    return [finding.check for finding in found(document, framework, family)]


def with_text(document: Document, part: str, question: str, markup: str) -> Document:
    """Return the document with another text at a place, written in the example's markup."""
    place = Place(part, question)
    return with_body(document, place, parse_body(markup, lambda n: f"new-{part}-{question}-{n}"))


def reworded(document: Document, part: str, question: str, old: str, new: str) -> Document:
    """Return the document with some words at a place replaced; they must be there, within a run."""
    place = Place(part, question)
    body = body_at(document, place)
    blocks = tuple(
        msgspec.structs.replace(
            block,
            runs=tuple(
                msgspec.structs.replace(run, text=run.text.replace(old, new))
                if hasattr(run, "text")
                else run
                for run in block.runs
            ),
        )
        for block in body
    )
    assert blocks != body, f"{old!r} does not stand in {part}, {question}"
    return with_body(document, place, blocks)


def with_fields(document: Document, part: str, **fields: object) -> Document:
    """Return the document with fields of a section, judgement or the front changed."""
    return with_part(document, msgspec.structs.replace(part_at(document, part), **fields))


def with_record(document: Document, kind: str, id_: str, **fields: object) -> Document:
    """Return the document with fields of one record changed; it must be there."""
    records = getattr(document, kind)
    assert any(record.id == id_ for record in records), id_
    changed = tuple(
        msgspec.structs.replace(record, **fields) if record.id == id_ else record
        for record in records
    )
    return msgspec.structs.replace(document, **{kind: changed})


def with_cycle(document: Document, **fields: object) -> Document:
    """Return the document with fields of its cycle changed."""
    cycle = msgspec.structs.replace(document.cycle, **fields)
    return msgspec.structs.replace(document, cycle=cycle)
