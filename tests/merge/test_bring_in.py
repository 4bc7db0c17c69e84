"""Another file's work into the one that is open, saved or not."""

import datetime as dt

from ilacs_desktop.document.body import Block, Text, body_text
from ilacs_desktop.document.model import Document
from ilacs_desktop.document.places import Place, body_at, with_body
from ilacs_desktop.history.history import History
from ilacs_desktop.merge.bring_in import Open, bring_in

SUMMARY = Place("front", "summary")
NINE = dt.datetime(2026, 11, 2, 9, tzinfo=dt.UTC)
TEN = dt.datetime(2026, 11, 2, 10, tzinfo=dt.UTC)


def said(document: Document, *paragraphs: str) -> Document:
    blocks = tuple(Block(f"s{at}", (Text(text),)) for at, text in enumerate(paragraphs))
    return with_body(document, SUMMARY, blocks)


def summary(document: Document) -> str:
    return body_text(body_at(document, SUMMARY))


def opened(document: Document, history: History, *parents: str) -> Open:
    return Open(document, history, parents, "Jo Ash", "laptop", TEN)


def test_unsaved_work_and_anothers_come_together_and_the_next_save_follows_both(
    example: Document,
) -> None:
    history, base = History().commit(said(example, "Good.", "Drift."), (), "Jo", NINE, "laptop")
    theirs = said(example, "Good.", "Some drift.")
    copy, head = history.commit(theirs, (base.id,), "Priya Nair", NINE, "desktop")
    mine = opened(said(example, "Mostly good.", "Drift."), history, base.id)
    brought = bring_in(mine, copy, head.id)
    assert summary(brought.arrival.after) == "Mostly good.\nSome drift."
    assert brought.arrival.before == mine.document
    assert (brought.arrival.by, brought.arrival.at) == ("Priya Nair", NINE)
    assert brought.joined == (head.id,)
    assert set(brought.history.versions) == {base.id, head.id}


def test_a_copy_with_nothing_new_changes_nothing(example: Document) -> None:
    old, base = History().commit(said(example, "Good."), (), "Jo", NINE, "laptop")
    newer = said(example, "Better.")
    history, head = old.commit(newer, (base.id,), "Jo", TEN, "laptop")
    brought = bring_in(opened(newer, history, head.id), old, base.id)
    assert brought.arrival.after is newer
    assert brought.joined == ()
    assert brought.history is history


def test_what_a_first_pack_was_made_from_is_its_base(example: Document) -> None:
    """Without it, the text that both have would read as written twice over."""
    whole, base = History().commit(said(example, "Good.", "Drift."), (), "Jo", NINE, "laptop")
    sent = said(example, "Good.", "Drift.")
    pack, first = History().commit(sent, (), "Jo", NINE, "laptop")
    pack, head = pack.commit(said(example, "Good.", "No drift."), (first.id,), "Priya", TEN, "pc")
    mine = opened(said(example, "Very good.", "Drift."), whole, base.id)
    after = bring_in(mine, pack, head.id, base=sent).arrival.after
    assert summary(after) == "Very good.\nNo drift."
    assert after.proposals == ()


def test_a_pack_that_comes_back_again_is_compared_with_how_it_came_last(example: Document) -> None:
    sent = said(example, "Good.", "Drift.")
    whole, base = History().commit(sent, (), "Jo", NINE, "laptop")
    pack, first = History().commit(sent, (), "Jo", NINE, "pc")
    pack, once = pack.commit(said(example, "Good.", "No drift."), (first.id,), "Priya", TEN, "pc")
    brought = bring_in(opened(sent, whole, base.id), pack, once.id, base=sent)
    mine = said(brought.arrival.after, "Good.", "Little drift.")  # mended after it came in
    history, now = brought.history.commit(mine, (base.id, once.id), "Jo", TEN, "laptop")
    pack, twice = pack.commit(said(example, "Fair.", "No drift."), (once.id,), "Priya", TEN, "pc")
    again = bring_in(opened(mine, history, now.id), pack, twice.id, base=sent)
    assert summary(again.arrival.after) == "Fair.\nLittle drift."
    assert again.arrival.after.proposals == ()
