"""What the tests of the journal share: typing, and a crash."""

import datetime as dt
from pathlib import Path

from ilacs_desktop.document.body import Block, Text
from ilacs_desktop.document.model import Document
from ilacs_desktop.document.places import Place, with_body
from ilacs_desktop.storage.journal import Journal

NOW = dt.datetime(2026, 10, 12, 9, 30, tzinfo=dt.UTC)
PLACE = Place("front", "summary")


def typed(document: Document, text: str) -> Document:
    return with_body(document, PLACE, (Block("typed", (Text(text),)),))


def crash(journal: Journal) -> Path:
    """End the program's hold on the journal as a crash does, and return the file it leaves."""
    file, path = journal._file, journal._path
    assert file is not None
    assert path is not None
    file.close()
    return path
