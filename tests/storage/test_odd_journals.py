"""Typed work comes back whatever else its journal says: of when, of which file, from a broken clock."""

import datetime as dt
from pathlib import Path

import msgspec
import pytest

from ilacs_desktop.document.codec import encode
from ilacs_desktop.document.delta import delta
from ilacs_desktop.document.model import Authority, Document
from ilacs_desktop.history.formats import FORMAT
from ilacs_desktop.storage.journal import Start, Unsaved
from ilacs_desktop.storage.journal_lines import line
from ilacs_desktop.storage.recovery import describe, left_behind, recover
from tests.storage.makers import ANN

NOW = dt.datetime(2026, 10, 12, 9, 30, tzinfo=dt.UTC)


@pytest.mark.parametrize(
    "change",
    [
        {"at": "9999-12-31T23:59:59-14:00"},
        {"at": "0001-01-01T00:00:00"},
        {"path": "a\\u0000b"},
        {"path": f"/{'x' * 100_000}"},
    ],
)
def test_work_is_recovered_whatever_else_its_journal_says(
    tmp_path: Path, example: Document, change: dict[str, str]
) -> None:
    start = encode(Start(FORMAT, "", (), NOW, msgspec.Raw(encode(example))))
    field, said = next(iter(change.items()))
    was = f'"{field}":"{"2026-10-12T09:30:00Z" if field == "at" else ""}"'
    raw = start.replace(was.encode(), f'"{field}":"{said}"'.encode(), 1)
    assert raw != start
    typed = msgspec.structs.replace(example, authority=Authority("Typed"))
    journal = tmp_path / "x.journal"
    journal.write_bytes(line(raw) + line(encode(delta(example, typed))))
    (found,) = left_behind(tmp_path)
    assert isinstance(found, Unsaved)
    assert len(describe(found, NOW)) < 500
    back = recover(found, ANN)
    assert back.document.authority.name == "Typed"
    assert len(back.sentence) < 1000
