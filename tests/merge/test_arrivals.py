"""What came in: found in the history, told as it stands now, and mine put back."""

import datetime as dt
from random import Random

import msgspec
from hypothesis import given

from ilacs_desktop.document.body import Block, Body, Citation, Text, body_text
from ilacs_desktop.document.edits import with_record, without_record
from ilacs_desktop.document.model import Document
from ilacs_desktop.document.numbers import with_unique_numbers
from ilacs_desktop.document.places import Place, body_at, with_body
from ilacs_desktop.document.records import Action, Evidence
from ilacs_desktop.history.history import History
from ilacs_desktop.merge.arrivals import (
    about,
    counted,
    earlier,
    put_mine_back,
    standing,
)
from ilacs_desktop.merge.changes import Change, changes, why_not
from ilacs_desktop.merge.join import join
from tests.merge.came import came_with
from tests.merge.prose import AUDIT, BASE, CARERS, DUTY, WAITS, body, with_words
from tests.merge.test_putting_back import SEEDS, drafted, worked_on

SUMMARY, CONTEXT = Place("front", "summary"), Place("front", "context")
NINE, TEN, NOON = (dt.datetime(2026, 11, 2, hour, tzinfo=dt.UTC) for hour in (9, 10, 12))
replace = msgspec.structs.replace


def said(document: Document, *paragraphs: str) -> Document:
    return with_body(document, SUMMARY, body(*paragraphs))


def summary(document: Document) -> Body:
    return body_at(document, SUMMARY)


def only(found: tuple[Change, ...]) -> Change:
    (change,) = found
    return change


# ---- in the history


def joined(example: Document) -> tuple[History, str]:
    """Return a history in which Priya's work came into Jo's, and the version of the join."""
    history, base = History().commit(said(example, *BASE), (), "Jo", NINE, "laptop")
    mine = said(example, *with_words("33 days", "31 days"))
    theirs = with_body(example, SUMMARY, body(*BASE)[1:])
    history, one = history.commit(mine, (base.id,), "Jo", TEN, "laptop")
    history, other = history.commit(theirs, (base.id,), "Priya Nair", NINE, "desktop")
    made = join(history, one.id, other.id)
    typed = body(*with_words("33 days", "30 days"))[1:]  # before it was saved
    since = with_body(made.document, SUMMARY, typed)
    history, version = history.commit(since, made.parents, "Jo", NOON, "laptop")
    return history, version.id


def test_a_join_tells_who_came_into_whose(example: Document) -> None:
    history, version = joined(example)
    (found,) = earlier(history, "Jo", "laptop")
    assert (found.version, found.by, found.at) == (version, "Priya Nair", NINE)
    assert history.versions[found.mine].by == "Jo"
    (theirs,) = earlier(history, "Priya Nair", "desktop")
    assert theirs.by == "Jo"


def test_somebody_else_sees_it_come_into_what_was_saved_last(example: Document) -> None:
    history, _ = joined(example)
    (found,) = earlier(history, "Kay Lund", "tablet")
    assert history.versions[found.mine].by == "Jo"


def test_of_ones_own_two_computers_mine_is_this_one(example: Document) -> None:
    history, base = History().commit(said(example, AUDIT), (), "Jo", NINE, "laptop")
    history, one = history.commit(said(example, WAITS), (base.id,), "Jo", TEN, "laptop")
    history, other = history.commit(said(example, DUTY), (base.id,), "Jo", NOON, "desktop")
    history, _ = history.commit(said(example, CARERS), (one.id, other.id), "Jo", NOON, "laptop")
    for device, mine in (("laptop", one), ("desktop", other)):
        (found,) = earlier(history, "Jo", device)
        assert found.mine == mine.id


def test_what_i_wrote_before_i_saved_the_join_did_not_come_in(example: Document) -> None:
    history, _ = joined(example)
    (found,) = earlier(history, "Jo", "laptop")
    came = only(came_with(history, found))
    assert (came.kind, about(came)) == ("removed", ("", "b0"))
    assert counted([came]) == (1, 1)


def test_a_history_without_joins_brought_nothing(example: Document) -> None:
    history, _ = History().commit(example, (), "Jo", NINE, "laptop")
    assert earlier(history, "Jo", "laptop") == ()


# ---- how it stands now


def test_a_changed_paragraph_stands_as_it_came_is_put_back_or_was_written_in(
    example: Document,
) -> None:
    old, new = said(example, *BASE), said(example, *with_words("33 days", "31 days"))
    change = only(changes(old, new))
    assert standing(new, change) == "in"
    assert standing(old, change) == "back"
    assert standing(said(new, *with_words("33 days", "28 days")), change) == "since"
    assert standing(said(new, AUDIT), change) == "gone"


def test_what_came_or_went_is_in_or_back(example: Document) -> None:
    old, new = said(example, AUDIT), said(example, AUDIT, WAITS)
    added, removed = only(changes(old, new)), only(changes(new, old))
    assert (standing(new, added), standing(old, added)) == ("in", "back")
    assert (standing(old, removed), standing(new, removed)) == ("in", "back")


def test_what_was_moved_is_back_where_it_stood(example: Document) -> None:
    old = said(example, *BASE)
    blocks = summary(old)
    new = with_body(old, SUMMARY, (blocks[3], *blocks[:3]))
    moved = only(changes(old, new))
    assert (standing(new, moved), standing(old, moved)) == ("in", "back")
    away = with_body(with_body(old, SUMMARY, blocks[1:]), CONTEXT, blocks[:1])
    carried = only(changes(with_body(old, CONTEXT, ()), away))
    assert (standing(away, carried), standing(old, carried)) == ("in", "back")


def test_a_record_is_told_by_what_changed_of_it(example: Document) -> None:
    item = example.evidence[0]
    new = with_record(example, replace(item, title="Other"))
    change = only(changes(example, new))
    assert (standing(new, change), standing(example, change)) == ("in", "back")
    mine = with_record(new, replace(item, title="Mine"))
    assert standing(mine, change) == "since"
    assert standing(with_record(new, replace(item, title="Other", source="QA")), change) == "in"
    assert standing(without_record(new, item), change) == "gone"


def test_a_new_record_whose_number_had_to_change_is_still_as_it_came(example: Document) -> None:
    new = with_record(example, Evidence("ev-new", 900, "Night visits"))
    change = only(changes(example, new))
    assert standing(with_record(new, Evidence("ev-new", 901, "Night visits")), change) == "in"
    assert standing(with_record(new, Evidence("ev-new", 900, "Visits")), change) == "since"


def test_a_section_that_was_moved_is_back_where_it_stood(example: Document) -> None:
    first, second, *rest = example.sections
    new = replace(example, sections=(second, first, *rest))
    moved = only(changes(example, new))
    assert (moved.kind, standing(new, moved), standing(example, moved)) == ("moved", "in", "back")
    assert put_mine_back(new, moved, example).document == example


# ---- putting mine back


@given(SEEDS, SEEDS)
def test_what_is_put_back_stands_back_and_all_else_stays(one: int, other: int) -> None:
    old, _ = with_unique_numbers(drafted(one))
    new, _ = with_unique_numbers(worked_on(old, other))
    found = changes(old, new)
    some = Random(other).sample(found, min(4, len(found)))
    for change in (one for one in some if not renumbers(one)):
        back = put_mine_back(new, change, old).document
        assert standing(back, change) == ("in" if why_not(new, change) else "back")
        for rest in found:
            if about(rest) != about(change) and rest.kind != "moved" and not renumbers(rest):
                assert standing(back, rest) == standing(new, rest)


def renumbers(change: Change) -> bool:
    """A number that was put back may have to change again, and one that came back with it."""
    return "number" in getattr(change, "fields", ())


def test_a_removed_paragraph_comes_back_behind_the_one_it_followed(example: Document) -> None:
    old, new = said(example, *BASE), with_body(example, SUMMARY, body(*BASE)[:1] + body(*BASE)[2:])
    longer = with_body(new, SUMMARY, (*summary(new), Block("new", (Text("More."),))))
    back = put_mine_back(longer, only(changes(old, new)), old).document
    assert body_text(summary(back)).split("\n") == [AUDIT, WAITS, CARERS, DUTY, "More."]


def test_what_was_written_in_a_paragraph_since_stays_in_it(example: Document) -> None:
    old, new = said(example, *BASE), said(example, *with_words("33 days", "31 days"))
    mine = said(new, *with_words("still wait", "also wait", with_words("33 days", "31 days")))
    back = put_mine_back(mine, only(changes(old, new)), old).document
    assert body_text(summary(back)[1:2]) == WAITS.replace("still wait", "also wait")


def test_the_same_words_written_since_give_way(example: Document) -> None:
    old, new = said(example, *BASE), said(example, *with_words("33 days", "31 days"))
    mine = said(new, *with_words("33 days", "29 days"))
    assert put_mine_back(mine, only(changes(old, new)), old).document == old


def test_evidence_that_is_cited_cannot_go_until_it_is_not(example: Document) -> None:
    item = Evidence("ev-new", 999, "Night visits")
    cited = with_body(example, SUMMARY, (Block("c", (Text("Seen. "), Citation("ev-new"))),))
    new = with_record(cited, item)
    added = next(change for change in changes(example, new) if about(change)[0] == "evidence")
    assert (
        why_not(new, added)
        == "It is cited: in “Seen.”. Put that back or take the citation out first."
    )
    assert put_mine_back(new, added, example).document == new
    free = with_body(new, SUMMARY, summary(example))
    assert why_not(free, added) == ""
    assert put_mine_back(free, added, example).document == example


def test_what_comes_back_brings_the_evidence_and_action_that_it_cites(example: Document) -> None:
    item = Evidence("ev-new", 999, "Night visits")
    action = Action("ac-new", 998, "Visit at night", shown_by=("ev-new",))
    text = (Block("c", (Text("Seen. "), Citation("ev-new"))),)
    old = with_record(with_record(with_body(example, SUMMARY, text), item), action)
    removed = changes(old, example)
    words, plan = (next(c for c in removed if about(c)[0] == name) for name in ("", "actions"))
    back = put_mine_back(example, words, old)
    assert item in back.document.evidence
    assert back.notes == ("“Night visits” came back too: it is cited there.",)
    assert item in put_mine_back(example, plan, old).document.evidence


def test_a_citation_that_was_lost_before_is_not_mended_by_the_way(example: Document) -> None:
    cited = with_body(example, CONTEXT, (Block("c", (Text("Seen."), Citation("ev-new"))),))
    old = with_record(said(cited, *BASE), Evidence("ev-new", 999, "Night visits"))
    new = said(cited, *with_words("33 days", "31 days"))
    words = next(change for change in changes(old, new) if about(change)[0] == "")
    back = put_mine_back(new, words, old)
    assert back.document.evidence == example.evidence
    assert back.notes == ()


def test_a_number_that_was_given_away_meanwhile_is_made_unique_and_told(example: Document) -> None:
    item = example.evidence[0]
    gone = without_record(with_body(example, SUMMARY, ()), item)
    taken = with_record(gone, Evidence("ev-new", item.number, "New"))
    removed = next(c for c in changes(example, taken) if about(c) == ("evidence", item.id))
    back = put_mine_back(taken, removed, example)
    numbers = [one.number for one in back.document.evidence]
    assert len(set(numbers)) == len(numbers)
    assert back.document.evidence[0] == item
    assert [note for note in back.notes if note.startswith(f"Evidence {item.number} “New” is now")]
