"""Documents to measure on: the example, and the example many times over."""

from collections.abc import Iterator

import msgspec

from ilacs_desktop.assets import resources
from ilacs_desktop.document.model import Document
from ilacs_desktop.example import load_example
from ilacs_desktop.framework.load import load_framework
from ilacs_desktop.framework.model import Framework


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


def _copies(document: Document, times: int) -> Iterator[Document]:
    yield document
    raw = msgspec.to_builtins(document)
    for n in range(1, times):
        yield msgspec.convert(_suffixed(raw, f"~{n}"), Document)


def _suffixed(value: object, suffix: str) -> object:
    """Return plain JSON with a suffix on every id and every reference to one."""
    if isinstance(value, list | tuple):
        return [_suffixed(item, suffix) for item in value]
    if isinstance(value, dict):
        return {
            key: item + suffix
            if key in ("id", "evidence", "action") and isinstance(item, str)
            else _suffixed(item, suffix)
            for key, item in value.items()
        }
    return value


def _numbered(records: tuple[msgspec.Struct, ...]) -> tuple[msgspec.Struct, ...]:
    return tuple(msgspec.structs.replace(r, number=n) for n, r in enumerate(records, start=1))
