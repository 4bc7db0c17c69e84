"""Drafts of more and more authors, from one to a hundred beside one's own, and their join."""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path

from ilacs_desktop.assets import templates
from ilacs_desktop.document.model import Document
from ilacs_desktop.framework.model import Framework
from ilacs_desktop.history.history import History
from ilacs_desktop.merge.since import since
from ilacs_desktop.merge.since_who import Authors
from ilacs_desktop.outputs.readable import readable_html
from ilacs_desktop.storage.container import open_file
from ilacs_desktop.storage.joining import Together, join_all
from ilacs_desktop.storage.save import SaveOrder, save
from tests.bench.documents import with_text
from tests.bench.measure import Work
from tests.bench.operations import AT, WHO, Prepared
from tests.bench.versions import CHANGED, Writer

TEXT = 4  # times the example, so that a hundred authors find a section each
LATER = AT + dt.timedelta(days=1)


def authors_works(
    document: Document, framework: Framework, folder: Path, sizes: Sequence[int]
) -> Iterator[tuple[int, Mapping[str, Prepared]]]:
    """Yield for each number of authors what is done with their drafts of one document."""
    writer = Writer(document)
    base = with_text(document, TEXT)
    history, first = History().commit(base, (), WHO.by, AT, WHO.device)
    written = [n for n, section in enumerate(base.sections) if section.know]
    for size in sizes:
        own = [slice(n, n + 1) for n in written[: size + 1]]
        in_own = _drafts(writer, base, history, first.id, own)
        all_over = _drafts(writer, base, history, first.id, [slice(None)] * (size + 1))
        together = join_all(*in_own)
        path = folder / f"{size}.ilacs"
        yield (
            size,
            {
                "join, each in a section of their own": partial(_joining, in_own),
                "join, each all over the document": partial(_joining, all_over),
                "save": partial(_saving, together, framework, path),
                "open": partial(_opening, together, framework, path),
                "who wrote what": partial(_since, together, first.id),
            },
        )


Drafts = tuple[History, list[str]]


def _drafts(
    writer: Writer, base: Document, history: History, head: str, places: Sequence[slice]
) -> Drafts:
    """Return the history with a draft of each author, who wrote in those of the sections."""
    made = []
    for who, sections in enumerate(places):
        written = writer.written(base, CHANGED, sections)
        history, version = history.commit(written, (head,), f"Author {who}", LATER, WHO.device)
        made.append(version.id)
    return history, made


def _joining(drafts: Drafts) -> Work:
    return lambda: join_all(*drafts)


def _saving(together: Together, framework: Framework, path: Path) -> Work:
    def readable(version: Document) -> str:
        return readable_html(version, framework, templates())

    document, history, version, _ = together
    at = LATER + dt.timedelta(days=1)
    heads = (version.id,)
    return lambda: save(
        SaveOrder(path, document, history, heads, WHO, at, readable, overwrite=True)
    )


def _opening(together: Together, framework: Framework, path: Path) -> Work:
    _saving(together, framework, path)()
    return lambda: open_file(path)


def _since(together: Together, first: str) -> Work:
    document, history, version, _ = together
    return lambda: since(
        history.load(first), document, Authors().between(history, first, version.id)
    )
