"""Documents to measure on: the example, and the example with more of everything or of one thing."""

from collections.abc import Iterator

import msgspec

from ilacs_desktop.assets import resources
from ilacs_desktop.document.body import Citation, Text
from ilacs_desktop.document.model import Document, Section
from ilacs_desktop.document.places import exported_bodies, with_body
from ilacs_desktop.example import load_example
from ilacs_desktop.framework.load import load_framework
from ilacs_desktop.framework.model import Framework

_REFERENCES = ("id", "evidence", "action")  # keys of what is an id


def shipped_framework() -> Framework:
    """Return the framework as shipped."""
    return load_framework(resources() / "framework")


def example(framework: Framework) -> Document:
    """Return the example: about 6,000 words."""
    return load_example(resources() / "example", framework)


def enlarged(document: Document, times: int) -> Document:
    """Return a document with everything in it that many times, under ids of its own."""
    copies = list(_copies(document, times))
    return msgspec.structs.replace(
        document,
        sections=tuple(section for copy in copies for section in copy.sections),
        evidence=_numbered(tuple(item for copy in copies for item in copy.evidence)),
        actions=_numbered(tuple(action for copy in copies for action in copy.actions)),
    )


def with_text(document: Document, times: int) -> Document:
    """Return a document with that many times the sections, which cite the same evidence."""
    raw = msgspec.to_builtins(document.sections)
    sections = list(document.sections)
    for n in range(1, times):
        sections += msgspec.convert(_suffixed(raw, f"~{n}", ("id",)), tuple[Section, ...])
    return msgspec.structs.replace(document, sections=tuple(sections))


def with_evidence(document: Document, items: int) -> Document:
    """Return a document with so many items of evidence and the same words.

    The new items are cited at the ends of the paragraphs, turn by turn, so that all are printed.
    """
    kept = document.evidence[:items]
    new = [
        msgspec.structs.replace(kept[n % len(kept)], id=f"more-{n}", number=10_000 + n)
        for n in range(items - len(kept))
    ]
    document = msgspec.structs.replace(document, evidence=(*kept, *new))
    texts = [(place, body) for place, body in exported_bodies(document) if body]
    for turn, (place, body) in enumerate(texts):
        cited = [run for item in new[turn :: len(texts)] for run in (Text(" "), Citation(item.id))]
        block = msgspec.structs.replace(body[-1], runs=(*body[-1].runs, *cited))
        document = with_body(document, place, (*body[:-1], block))
    return document


def _copies(document: Document, times: int) -> Iterator[Document]:
    yield document
    raw = msgspec.to_builtins(document)
    for n in range(1, times):
        yield msgspec.convert(_suffixed(raw, f"~{n}"), Document)


def _suffixed(value: object, suffix: str, keys: tuple[str, ...] = _REFERENCES) -> object:
    """Return plain JSON with a suffix on every id and every reference to one."""
    if isinstance(value, list | tuple):
        return [_suffixed(item, suffix, keys) for item in value]
    if isinstance(value, dict):
        return {
            key: item + suffix
            if key in keys and isinstance(item, str)
            else _suffixed(item, suffix, keys)
            for key, item in value.items()
        }
    return value


def _numbered(records: tuple[msgspec.Struct, ...]) -> tuple[msgspec.Struct, ...]:
    return tuple(msgspec.structs.replace(r, number=n) for n, r in enumerate(records, start=1))
