"""Saving in a shared folder: what keeps one part out keeps no other out, and is told."""

import datetime as dt
from pathlib import Path

import pytest

from ilacs_desktop.history.history import History
from ilacs_desktop.storage import container
from ilacs_desktop.storage.container import open_file, pack
from ilacs_desktop.storage.crypt import Key, new_key
from ilacs_desktop.storage.parts import own_part
from ilacs_desktop.storage.save import Saved, SaveOrder, save, save_new
from ilacs_desktop.storage.shared_folder import open_shared, start_sharing
from tests.storage.keys import CHEAP, KEY
from tests.storage.makers import ANN, BEN, MOMENT, document, packed, readable, said, saying

LATER = MOMENT + dt.timedelta(minutes=3)


@pytest.fixture
def started(tmp_path: Path) -> Saved:
    """Ann's part, in the folder that she started beside her file."""
    file = tmp_path / "northbridge.ilacs"
    first = save_new(file, saying("Audits.", "Visits."), ANN, MOMENT, readable)
    facts = (file, first.document, first.history, (first.version.id,), ANN, MOMENT, readable)
    return start_sharing(SaveOrder(*facts))


def order(started: Saved, who: object, *paragraphs: str, **how: object) -> SaveOrder:
    facts = (started.path, saying(*paragraphs), started.history, (started.version.id,), who, LATER)
    return SaveOrder(*facts, readable, **how)


def broken(started: Saved) -> bytes:
    """Return a part whose version cannot be joined with any other."""
    history, head = History().commit(saying("Theirs."), (), "Dev", MOMENT, "pc")
    return pack(saying("Theirs."), History(history.versions, {}), head.id, readable)


def sealed(started: Saved) -> bytes:
    """Return a part that somebody encrypted on their own."""
    key = new_key("words of theirs", CHEAP)
    words = saying("Audits.", "Visits, Dev says.")
    history, head = started.history.commit(words, (started.version.id,), "Dev", MOMENT, "pc")
    return pack(words, history, head.id, readable, key)


@pytest.mark.parametrize(
    ("odd", "why"),
    [
        (broken, "cannot be read"),
        (sealed, "opens only with its passphrase"),
        (lambda _: b"damaged", "not a self-evaluation"),
        (lambda _: packed(document("x"))[:-9], "end is missing"),
    ],
)
def test_beside_an_odd_part_a_good_one_is_joined_and_the_odd_one_named(
    started: Saved, odd: object, why: str
) -> None:
    save(order(started, BEN, "Audits.", "Visits happen."))
    there = started.path.with_name("a-dev.ilacs")
    there.write_bytes(odd(started))
    before = there.read_bytes()
    ours = save(order(started, ANN, "Audits are good.", "Visits."))
    assert said(open_file(ours.path).document) == ["Audits are good.", "Visits happen."]
    assert ours.arrival is not None
    assert ours.arrival.by == "Ben"
    (note,) = ours.notes
    assert note.startswith("The part “a-dev.ilacs” could not be joined, and was left alone.")
    assert why in note
    assert there.read_bytes() == before


def test_saving_and_opening_name_the_same_parts(started: Saved) -> None:
    started.path.with_name("dev.ilacs").write_bytes(broken(started))
    ours = save(order(started, ANN, "Audits are good.", "Visits."))
    assert ours.notes == open_shared(started.path).notes != ()


def test_work_that_only_an_odd_part_has_is_written(started: Saved) -> None:
    """It names a version of ours as followed, and cannot be joined: it is no place to keep it."""
    ben = save(order(started, BEN, "Audits.", "Visits happen."))
    mine = order(started, ANN, "Audits are good.", "Visits.")
    history, own = mine.history.commit(mine.document, mine.parents, "Ann", LATER, ANN.device)
    after, head = history.commit(saying("Theirs."), (own.id,), "Dev", LATER, "pc")
    left = {name: raw for name, raw in after.objects.items() if name in history.objects}
    odd = pack(saying("Theirs."), History(after.versions, left), head.id, readable)
    started.path.with_name("dev.ilacs").write_bytes(odd)
    ours = save(mine)
    opened = open_file(started.path)
    assert said(opened.document) == ["Audits are good.", "Visits happen."]
    assert {own.id, ben.version.id} <= opened.history.ancestors(opened.head)
    assert len(ours.notes) == 1


def test_a_part_of_another_document_is_nothing_to_tell(started: Saved) -> None:
    started.path.with_name("dev.ilacs").write_bytes(packed(document("x", "se-2")))
    assert save(order(started, ANN, "Audits are good.", "Visits.")).notes == ()


def test_the_path_of_somebody_elses_part_is_not_where_ours_is_written(started: Saved) -> None:
    theirs = save(order(started, BEN, "Audits.", "Visits happen."))
    before = theirs.path.read_bytes()
    facts = (theirs.path, saying("Audits are good.", "Visits."), started.history)
    ours = save(SaveOrder(*facts, (started.version.id,), ANN, LATER, readable))
    assert ours.path == own_part(started.path, ANN.by, ANN.device) != theirs.path
    assert theirs.path.read_bytes() == before
    assert said(open_file(ours.path).document) == ["Audits are good.", "Visits happen."]


def test_parts_that_would_make_ours_too_large_are_left_out_and_named(
    started: Saved, monkeypatch: pytest.MonkeyPatch
) -> None:
    ben = save(order(started, BEN, "Audits.", "Visits happen."))
    alone = order(started, ANN, "Audits are good.", "Visits.")
    monkeypatch.setattr(container, "_OBJECTS_LIMIT", _objects(alone))
    ours = save(alone)
    assert said(open_file(ours.path).document) == ["Audits are good.", "Visits."]
    assert [note.split("“")[1].split("”")[0] for note in ours.notes] == [ben.path.name]


def _objects(order: SaveOrder) -> int:
    """Return how many objects the history has once this is saved, and nothing else."""
    facts = (order.document, order.parents, order.who.by, order.at, order.who.device)
    return len(order.history.commit(*facts)[0].objects)


# --- encrypted ----------------------------------------------------------------------------------


def plain_parts(saved: Saved) -> list[str]:
    """Return which parts are told to be plain."""
    return [note.split("“")[1].split("”")[0] for note in saved.notes if "not encrypted" in note]


def key_of(path: Path) -> Key | None:
    return open_file(path, passphrase=KEY).key


def test_a_passphrase_encrypts_ones_own_part_and_the_plain_ones_are_named(started: Saved) -> None:
    ben = save(order(started, BEN, "Audits.", "Visits happen."))
    ours = save(order(started, ANN, "Audits.", "Visits.", key=KEY, overwrite=True))
    assert plain_parts(ours) == [ben.path.name]
    assert (key_of(ours.path), key_of(ben.path)) == (KEY, None)
    assert said(open_file(ours.path, passphrase=KEY).document) == ["Audits.", "Visits happen."]
    again = save(order(ours, ANN, "Audits are good.", "Visits happen.", key=KEY))
    assert plain_parts(again) == [ben.path.name]
    (note,) = open_shared(ours.path, passphrase=KEY).notes
    assert note in again.notes


def test_whoever_opens_the_folder_with_the_passphrase_and_saves_encrypts_their_part(
    started: Saved,
) -> None:
    ben = save(order(started, BEN, "Audits.", "Visits happen."))
    save(order(started, ANN, "Audits.", "Visits.", key=KEY, overwrite=True))
    opened = open_shared(ben.path, passphrase=KEY)
    facts = (ben.path, opened.document, opened.history, (opened.head,), BEN, LATER, readable)
    again = save(SaveOrder(*facts, key=opened.key))
    assert again.notes == ()
    assert key_of(ben.path) == KEY
    assert open_shared(ben.path, passphrase=KEY).notes == ()


def test_a_plain_part_of_ones_own_is_joined_and_encrypted(started: Saved) -> None:
    """A second window, in which no passphrase was set, has saved meanwhile."""
    save(order(started, ANN, "Audits.", "Visits happen."))
    ours = save(order(started, ANN, "Audits are good.", "Visits.", key=KEY))
    opened = open_file(ours.path, passphrase=KEY)
    assert opened.key == KEY
    assert said(opened.document) == ["Audits are good.", "Visits happen."]
