"""What came in is told the same after saving and opening again: each person's changes, under their name."""

from pathlib import Path

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ilacs_desktop.cycle.returning import take_in
from ilacs_desktop.document.model import Document
from ilacs_desktop.document.places import Place
from ilacs_desktop.document.records import Evidence
from ilacs_desktop.exchange.coming_back import told
from ilacs_desktop.framework.model import Framework
from ilacs_desktop.merge.arrivals import (
    arrived,
    counted,
    earlier,
    put_mine_back,
    standing,
)
from ilacs_desktop.merge.bring_in import Arrival
from ilacs_desktop.merge.change import Change, TextChange
from ilacs_desktop.merge.changes import changes
from ilacs_desktop.merge.since_who import BLOCK, Authors
from ilacs_desktop.storage.container import open_file
from ilacs_desktop.storage.save import Author, SaveOrder, save
from tests.cycle.contributors import CARE, FRIDAY, LEAVERS, MONDAY, Office, adding, kept, readable
from tests.exchange.post import Post, answering
from tests.merge.came import came_with

SIAN = Author("Siân Holroyd", "PC")


def told_of(change: Change) -> tuple[object, ...]:
    """Return what is told of a change; a number may be another, in whichever order things came."""
    if isinstance(change, TextChange):
        return change.kind, change.place, change.block, change.words
    return change.kind, change.list, change.record, change.fields


def listed(arrivals: dict[str, tuple[Change, ...]]) -> dict[str, set[tuple[object, ...]]]:
    return {by: {told_of(change) for change in found} for by, found in arrivals.items()}


class Trial:
    """A pack saved under a login, and a Word form, brought in one after the other and saved once."""

    def __init__(self, example: Document, framework: Framework, folder: Path) -> None:
        post = Post(example, framework, folder)
        new = post.office.file()
        self.number = max(e.number for e in new.document.evidence) + 1  # which the whole has used
        evidence = Evidence("ev-new", self.number, "Log")
        wrote = adding(new.document, Place("permanence", "know"), "From the pack.")
        records = (*wrote.evidence, evidence)
        wrote = msgspec.structs.replace(wrote, evidence=records)
        pack = post.file("grace.ilacs", kept(new, wrote, "gmwangale"))
        form = post.word("leila.docx", answering("From the form."))
        mine = post.office.open()
        self.mine, self.taken = post.bring(mine, pack, form)
        self.arrivals = tuple(one.brought.arrival for one in self.taken if one.brought)
        path = folder / "northbridge.ilacs"
        first = mine.history.versions[mine.parents[0]]
        history, self.before = self.mine.history.commit(
            mine.document, (first.id,), SIAN.by, MONDAY, SIAN.device
        )
        parents = (self.before.id, *self.mine.parents[1:])
        order = SaveOrder(path, self.mine.document, history, parents, SIAN, FRIDAY, readable)
        self.join = save(order).version
        self.opened = open_file(path)


@pytest.fixture
def trial(example: Document, framework: Framework, tmp_path: Path) -> Trial:
    return Trial(example, framework, tmp_path)


def test_after_opening_again_each_of_them_is_told_with_what_they_changed(trial: Trial) -> None:
    history = trial.opened.history
    assert len(history.versions[trial.join.id].parents) == 3
    session = {one.by: changes(one.before, one.after) for one in trial.arrivals}
    assert set(session) == {"Grace Mwangale", "Leila Cartmell"}
    found = earlier(history, SIAN.by, SIAN.device)
    assert len({one.key for one in found}) == len(found) == 2
    assert listed({one.by: came_with(history, one) for one in found}) == listed(session)
    assert [counted(came_with(history, one))[0] > 0 for one in found] == [True, True]


def test_the_review_goes_on_where_it_was_left(trial: Trial) -> None:
    """What was put back before saving is told as put back, and the rest can still be."""
    (grace,) = (one for one in trial.arrivals if one.by == "Grace Mwangale")
    (first,) = (c for c in changes(grace.before, grace.after) if isinstance(c, TextChange))
    now = put_mine_back(trial.mine.document, first, grace.before).document
    history, _ = trial.opened.history.commit(
        now, trial.opened.history.versions[trial.join.id].parents, SIAN.by, FRIDAY, SIAN.device
    )
    found = next(one for one in earlier(history, SIAN.by, SIAN.device) if one.by == grace.by)
    assert told_of(first) in {told_of(one) for one in came_with(history, found)}
    assert standing(now, first) == "back"


def test_each_is_named_for_their_words_and_records_and_not_who_sent_or_joined_them(
    trial: Trial,
) -> None:
    history = trial.opened.history
    who = Authors().between(history, trial.before.id, trial.join.id)
    assert who["evidence", "ev-new"] == ("Grace Mwangale",), "it got another number here"
    assert {who[BLOCK, "new-From the pack."]} == {("Grace Mwangale",)}
    assert [thing[0] for thing, names in who.items() if SIAN.by in names] == ["packs", "packs"]


def test_the_owner_is_told_with_the_login_and_the_number_it_had_there(trial: Trial) -> None:
    words = {told(one).name: told(one).words for one in trial.taken}
    number = next(e.number for e in trial.mine.document.evidence if e.id == "ev-new")
    was = trial.number
    assert words == {
        "grace.ilacs": "Brought in, as Grace Mwangale wrote it (saved by gmwangale)."
        f" Evidence {was} in the pack, “Log”, is number {number} here, because {was} is taken.",
        "leila.docx": "Brought in, as Leila Cartmell saved it.",
    }


@settings(max_examples=8)
@given(
    st.lists(
        st.tuples(st.sampled_from((0, 1)), st.sampled_from(("know", "how", "plan"))),
        min_size=1,
        max_size=4,
    )
)
def test_however_many_packs_came_in_before_saving_the_history_tells_what_the_session_told(
    example: Document, returns: list[tuple[int, str]]
) -> None:
    office = Office(example, CARE, LEAVERS)
    mine, files = office.open(), [office.file(0), office.file(1)]
    session: list[Arrival] = []
    for turn, (number, question) in enumerate(returns):
        back = files[number]
        place = Place(office.packs[number].sections[0], question)
        files[number] = kept(back, adding(back.document, place, f"Turn {turn}."), f"login{number}")
        brought = take_in(mine, files[number])
        session.append(brought.arrival)
        parents = (*mine.parents, *brought.joined)
        mine = mine._replace(
            document=brought.arrival.after, history=brought.history, parents=parents
        )
    history, _ = mine.history.commit(mine.document, mine.parents, SIAN.by, FRIDAY, SIAN.device)
    found = [arrived(history, one) for one in earlier(history, SIAN.by, SIAN.device)]
    assert told_texts(found) == told_texts(session)


def told_texts(arrivals: list[Arrival]) -> list[tuple[object, ...]]:
    """Return who changed which texts, an arrival a line; a pack is marked once, whichever came last."""
    return sorted(
        (one.by, sorted(str(told_of(c)) for c in changes(*one[:2]) if isinstance(c, TextChange)))
        for one in arrivals
    )
