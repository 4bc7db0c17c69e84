"""Many versions at once into one: what is joined, and what is read for it."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ilacs_desktop.document.model import Document
from ilacs_desktop.history.history import History
from ilacs_desktop.merge.join import join
from ilacs_desktop.storage.joining import Together, _made, join_all, newest
from tests.storage.makers import MOMENT, saying
from tests.strategies import documents, edited

LATER = MOMENT + dt.timedelta(minutes=3)


def one_after_another(history: History, heads: list[str]) -> Together:
    """Return the join that reads each version from the history whenever it is asked for."""
    first, *rest = sorted(newest(history, heads))
    made, version, notes = history.load(first), history.versions[first], []
    for other in rest:
        joined = join(history, version.id, other)
        history, version = _made(history, joined.document, joined.parents)
        made = history.load(version.id)
        notes += joined.notes
    return Together(made, history, version, tuple(notes))


@given(documents(), st.data())
def test_the_join_of_many_is_that_of_one_after_another(base: Document, data: st.DataObject) -> None:
    history, first = History().commit(base, (), "Ann", MOMENT, "pc")
    heads: dict[str, None] = {}
    for by in ("Ann", "Ben", "Cara", "Dee"):
        written = data.draw(edited(base))
        history, version = history.commit(written, (first.id,), by, LATER, by)
        heads[version.id] = None
    assert join_all(history, heads) == one_after_another(history, list(heads))


def test_what_they_all_come_from_is_read_once_and_no_join_is_read_again(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    history, first = History().commit(saying("Audits."), (), "Ann", MOMENT, "pc")
    heads = []
    for n in range(12):
        written = saying("Audits.", f"Visits {n}.")
        history, version = history.commit(written, (first.id,), "Ben", LATER, "pc")
        heads.append(version.id)
    read: list[str] = []
    load = History.load
    monkeypatch.setattr(History, "load", lambda *a: (read.append(a[1]), load(*a))[1])
    join_all(history, heads)
    assert sorted(read) == sorted([first.id, *heads])
