"""Where somebody else has saved meanwhile, saving joins the two, and says what came in from whom."""

import datetime as dt
from concurrent.futures import ThreadPoolExecutor
from itertools import permutations
from pathlib import Path

import msgspec
import pytest

from ilacs_desktop.history.history import History
from ilacs_desktop.storage.container import open_file
from ilacs_desktop.storage.crypt import Key, new_key
from ilacs_desktop.storage.joining import authors, join_all, newest
from ilacs_desktop.storage.save import Author, MovedOn, Saved, SaveOrder, save, save_new
from tests.storage.makers import (
    ANN,
    BEN,
    MOMENT,
    names_in,
    packed,
    readable,
    said,
    saying,
    with_part,
)

LATER = MOMENT + dt.timedelta(minutes=3)
CARA = Author("Cara", "tablet")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "a.ilacs"


@pytest.fixture
def first(file: Path) -> Saved:
    return save_new(file, saying("Audits.", "Visits.", "Plans."), ANN, MOMENT, readable)


def order(saved: Saved, who: Author, *paragraphs: str, **how: object) -> SaveOrder:
    """Return the order of somebody who began from a save."""
    facts = (saved.path, saying(*paragraphs), saved.history, (saved.version.id,), who, LATER)
    return SaveOrder(*facts, readable, **how)


def test_both_peoples_work_is_in_the_file_and_in_what_is_given_back(
    first: Saved, file: Path
) -> None:
    save(order(first, BEN, "Audits.", "Visits.", "Plans drift."))
    ours = save(order(first, ANN, "Audits are good.", "Visits.", "Plans."))
    together = ["Audits are good.", "Visits.", "Plans drift."]
    assert said(ours.document) == together
    assert open_file(file).document == ours.document
    assert open_file(file).head == ours.version.id
    assert ours.history.load(ours.version.id) == ours.document
    assert names_in(file.parent) == ["a.ilacs"]


def test_what_came_in_is_told_with_who_and_when(first: Saved) -> None:
    theirs = save(order(first, BEN, "Audits.", "Visits.", "Plans drift."))
    ours = save(order(first, ANN, "Audits are good.", "Visits.", "Plans."))
    assert ours.arrival is not None
    assert said(ours.arrival.before) == ["Audits are good.", "Visits.", "Plans."]
    assert ours.arrival.after == ours.document
    assert (ours.arrival.by, ours.arrival.at) == ("Ben", theirs.version.at)


def test_everybody_whose_work_is_new_is_named_and_nobody_else(first: Saved) -> None:
    ben = save(order(first, BEN, "Audits.", "Visits.", "Plans drift."))
    save(order(ben, CARA, "Audits.", "Visits happen.", "Plans drift."))
    ours = save(order(first, ANN, "Audits are good.", "Visits.", "Plans."))
    assert ours.arrival is not None
    assert ours.arrival.by == "Ben and Cara"
    ben_again = save(order(ben, BEN, "Audits.", "Visits.", "Plans drift a bit."))
    assert ben_again.arrival is not None
    assert ben_again.arrival.by == "Ann and Cara"


def test_the_next_save_follows_the_join_and_tells_nothing(first: Saved, file: Path) -> None:
    save(order(first, BEN, "Audits.", "Visits.", "Plans drift."))
    ours = save(order(first, ANN, "Audits are good.", "Visits.", "Plans."))
    next_one = save(order(ours, ANN, "Audits are very good.", "Visits.", "Plans drift."))
    assert next_one.arrival is None
    assert next_one.version.parents == (ours.version.id,)
    assert open_file(file).head == next_one.version.id


def test_where_we_changed_nothing_theirs_is_taken_and_nothing_is_written(
    first: Saved, file: Path
) -> None:
    theirs = save(order(first, BEN, "Audits.", "Visits.", "Plans drift."))
    before = file.stat().st_mtime_ns, file.read_bytes()
    ours = save(order(first, ANN, "Audits.", "Visits.", "Plans."))
    assert ours.version == theirs.version
    assert said(ours.document) == ["Audits.", "Visits.", "Plans drift."]
    assert ours.arrival is not None
    assert said(ours.arrival.before) == ["Audits.", "Visits.", "Plans."]
    assert (file.stat().st_mtime_ns, file.read_bytes()) == before


def test_a_label_is_kept_on_our_own_version_when_it_is_joined(first: Saved) -> None:
    save(order(first, BEN, "Audits.", "Visits.", "Plans drift."))
    ours = save(order(first, ANN, "Audits.", "Visits.", "Plans.", label="To the DCS"))
    (labelled,) = (v for v in ours.history.versions.values() if v.label)
    assert labelled.label == "To the DCS"
    assert said(ours.history.load(labelled.id)) == ["Audits.", "Visits.", "Plans."]
    assert said(ours.document) == ["Audits.", "Visits.", "Plans drift."]


def test_what_both_meant_is_asked_and_neither_wording_is_lost(first: Saved) -> None:
    save(order(first, BEN, "Audits.", "Visits.", "Plans drift in places."))
    ours = save(order(first, ANN, "Audits.", "Visits.", "Plans are kept."))
    (asked,) = ours.document.proposals
    bodies = said(ours.document) + [
        run.text for block in (*asked.mine_body, *asked.theirs_body) for run in block.runs
    ]
    assert {"Plans drift in places.", "Plans are kept."} <= set(bodies)


def test_newer_work_is_joined_even_when_told_to_overwrite(first: Saved, file: Path) -> None:
    save(order(first, BEN, "Audits.", "Visits.", "Plans drift."))
    save(order(first, ANN, "Audits are good.", "Visits.", "Plans.", overwrite=True))
    assert said(open_file(file).document) == ["Audits are good.", "Visits.", "Plans drift."]


def test_a_version_we_have_seen_is_joined_too_where_ours_does_not_follow_it(
    first: Saved, file: Path
) -> None:
    second = save(order(first, BEN, "Audits.", "Visits.", "Plans drift."))
    beside = msgspec.structs.replace(first, history=second.history)
    ours = save(order(beside, ANN, "Audits are good.", "Visits.", "Plans."))
    assert said(open_file(file).document) == ["Audits are good.", "Visits.", "Plans drift."]
    assert ours.arrival is not None
    assert ours.arrival.by == "Ben"


def test_of_four_who_save_at_once_all_additions_are_in_the_file(first: Saved, file: Path) -> None:
    def one(name: str) -> None:
        text = ("Audits.", "Visits.", "Plans.", f"{name} wrote this.")
        document = saying(*text)
        mine = document.sections[0].know
        last = msgspec.structs.replace(mine[-1], id=f"b-{name}")
        section = msgspec.structs.replace(document.sections[0], know=(*mine[:-1], last))
        document = msgspec.structs.replace(document, sections=(section,))
        wanted = order(first, Author(name, "pc"), *text)
        save(msgspec.structs.replace(wanted, document=document))

    people = ["Ann", "Ben", "Cara", "Dev"]
    with ThreadPoolExecutor(4) as pool:
        list(pool.map(one, people))
    found = said(open_file(file).document)
    assert found[:3] == ["Audits.", "Visits.", "Plans."]
    assert sorted(found[3:]) == [f"{name} wrote this." for name in people]
    assert names_in(file.parent) == ["a.ilacs"]


def test_a_file_whose_earlier_versions_are_damaged_is_left_and_ours_kept_beside(
    first: Saved, file: Path
) -> None:
    save(order(first, BEN, "Audits.", "Visits.", "Plans drift."))
    damaged = with_part(file.read_bytes(), "history/objects.jsonl", b"")
    file.write_bytes(damaged)
    with pytest.raises(MovedOn, match="earlier versions") as moved:
        save(order(first, ANN, "Audits are good.", "Visits.", "Plans."))
    assert file.read_bytes() == damaged
    kept = moved.value.saved
    assert said(open_file(kept.path).document) == ["Audits are good.", "Visits.", "Plans."]
    assert said(kept.document) == ["Audits are good.", "Visits.", "Plans."]


@pytest.mark.parametrize("overwrite", [False, True])
@pytest.mark.parametrize(
    ("there", "ours", "told"),
    [
        ("pk-1", "", "a contributor’s pack"),
        ("", "pk-1", "a whole self-evaluation"),
        ("pk-2", "pk-1", "a contributor’s pack"),
    ],
)
def test_a_pack_and_the_whole_never_take_each_others_place(
    tmp_path: Path, there: str, ours: str, told: str, *, overwrite: bool
) -> None:
    """Whether somebody mixed the files up, or chose the wrong one to save to."""
    file, own = tmp_path / "a.ilacs", tmp_path / "own.ilacs"
    file.write_bytes(packed(msgspec.structs.replace(saying("Theirs."), pack=there)))
    before = file.read_bytes()
    mine = msgspec.structs.replace(saying("Ours."), pack=ours)
    first = save_new(own, mine, ANN, MOMENT, readable)
    written = msgspec.structs.replace(saying("Ours, edited."), pack=ours)
    facts = (file, written, first.history, (first.version.id,), ANN, LATER, readable)
    with pytest.raises(MovedOn, match=told) as moved:
        save(SaveOrder(*facts, overwrite=overwrite))
    assert file.read_bytes() == before
    kept = open_file(moved.value.saved.path)
    assert (said(kept.document), kept.document.pack) == (["Ours, edited."], ours)


@pytest.mark.parametrize("key", [None, new_key("our words", 2**14)])
def test_a_pack_that_was_brought_in_is_no_version_to_save_over_the_whole(
    first: Saved, key: Key | None
) -> None:
    """Its versions are in the history, so that nothing in the file is unseen."""
    whole = save(order(first, ANN, "Audits.", "Visits.", "Plans.", key=key, overwrite=True))
    before = whole.path.read_bytes()
    pack = msgspec.structs.replace(saying("Audits."), pack="pk-1")
    facts = (whole.path, pack, whole.history, (whole.version.id,), ANN, LATER, readable)
    with pytest.raises(MovedOn, match="a whole self-evaluation"):
        save(SaveOrder(*facts, overwrite=True, key=key))
    assert whole.path.read_bytes() == before


# --- encrypted ----------------------------------------------------------------------------------

CHEAP = 2**14


def test_two_who_have_the_passphrase_are_joined_in_an_encrypted_file(
    first: Saved, file: Path
) -> None:
    key = new_key("our words", CHEAP)
    save(order(first, ANN, "Audits.", "Visits.", "Plans.", key=key, overwrite=True))
    save(order(first, BEN, "Audits.", "Visits.", "Plans drift.", key=key))
    save(order(first, ANN, "Audits are good.", "Visits.", "Plans.", key=key))
    opened = open_file(file, passphrase=key)
    assert said(opened.document) == ["Audits are good.", "Visits.", "Plans drift."]
    assert opened.key == key


@pytest.mark.parametrize("changed", ["Plans.", "Plans drift."])
def test_a_file_encrypted_meanwhile_is_not_replaced_by_one_that_everybody_can_read(
    first: Saved, file: Path, changed: str
) -> None:
    key = new_key("our words", CHEAP)
    save(order(first, BEN, "Audits.", "Visits.", changed, key=key, overwrite=True))
    sealed = file.read_bytes()
    with pytest.raises(MovedOn, match="passphrase"):
        save(order(first, ANN, "Audits are good.", "Visits.", "Plans."))
    assert file.read_bytes() == sealed


def test_who_takes_the_passphrase_away_says_so(first: Saved, file: Path) -> None:
    key = new_key("our words", CHEAP)
    save(order(first, ANN, "Audits.", "Visits.", "Plans.", key=key))
    save(order(first, ANN, "Audits.", "Visits.", "Plans.", overwrite=True))
    assert open_file(file).key is None


# --- the clock ----------------------------------------------------------------------------------


@pytest.mark.parametrize(("minutes", "told"), [(1, 0), (-4, 0), (-6, 1), (-60 * 24 * 400, 1)])
def test_a_clock_that_was_set_back_is_told(first: Saved, minutes: int, told: int) -> None:
    at = MOMENT + dt.timedelta(minutes=minutes)
    changed = order(first, ANN, "Audits are good.", "Visits.", "Plans.")
    saved = save(msgspec.structs.replace(changed, at=at))
    assert len(saved.notes) == told
    assert [version.id for version in saved.history.log()] == [saved.version.id, first.version.id]


def test_a_clock_that_was_set_back_is_told_once_with_both_times(first: Saved) -> None:
    day = dt.timedelta(days=1)
    back = msgspec.structs.replace(order(first, ANN, "One.", "Two."), at=MOMENT - day)
    saved = save(back)
    (note,) = saved.notes
    assert "14:32 on 20 November 2026, earlier than the last save (14:32 on 21 November" in note
    again = msgspec.structs.replace(order(saved, ANN, "One.", "Three."), at=MOMENT - day)
    assert save(again).notes == ()


def test_saving_again_what_is_saved_says_nothing_about_the_clock(first: Saved) -> None:
    back = MOMENT - dt.timedelta(days=9)
    saved = save(msgspec.structs.replace(order(first, ANN, "Audits."), at=back))
    assert len(saved.notes) == 1
    assert save(msgspec.structs.replace(order(saved, ANN, "Audits."), at=back)).notes == ()


# --- the join -----------------------------------------------------------------------------------


def test_in_whatever_order_the_newest_versions_are_named_the_join_is_the_same() -> None:
    history, base = History().commit(saying("One.", "Two.", "Three."), (), "Ann", MOMENT, "pc")
    heads = []
    for by, text in (("Ann", "One."), ("Ben", "Two."), ("Cara", "Three.")):
        words = [f"{t[:-1]} is so." if t == text else t for t in ("One.", "Two.", "Three.")]
        history, version = history.commit(saying(*words), (base.id,), by, LATER, "pc")
        heads.append(version.id)
    joins = [join_all(history, order) for order in permutations((base.id, *heads))]
    assert {join.version for join in joins} == {joins[0].version}
    first, second, third = sorted(heads)
    (pair,) = set(joins[0].version.parents) - {third}
    assert joins[0].history.versions[pair].parents == (first, second)
    assert said(joins[0].document) == ["One is so.", "Two is so.", "Three is so."]
    assert authors(joins[0].history, joins[0].history.versions) == "Ann, Ben and Cara"
    assert newest(history, (base.id, *heads)) == frozenset(heads)


def test_whoever_saves_last_the_join_is_the_same_version(first: Saved, file: Path) -> None:
    start = file.read_bytes()
    orders = [
        order(first, BEN, "Audits.", "Visits.", "Plans drift."),
        msgspec.structs.replace(order(first, ANN, "Audits are good.", "Visits."), at=MOMENT),
    ]
    made = []
    for turn in (orders, orders[::-1]):
        file.write_bytes(start)
        made.append([save(one) for one in turn][-1].version)
    assert made[0] == made[1]
    assert (made[0].by, made[0].device, made[0].at) == ("Ann and Ben", "", LATER)
