"""A copy without history tells what the document says, nothing that it said, and never takes its place."""

from pathlib import Path

import msgspec
import pytest

from ilacs_desktop.history.history import History
from ilacs_desktop.storage.container import open_file
from ilacs_desktop.storage.crypt import is_encrypted
from ilacs_desktop.storage.disclosure import (
    WholeThereError,
    save_copy_to_keep,
    save_disclosure_copy,
)
from ilacs_desktop.storage.orders import SaveOrder
from ilacs_desktop.storage.save import save
from tests.storage.keys import KEY
from tests.storage.makers import ANN, MOMENT, document, entries, readable


@pytest.fixture
def order(tmp_path: Path) -> SaveOrder:
    """A document with an earlier version, saved in a file."""
    facts = {"who": ANN, "at": MOMENT, "readable": readable}
    first = SaveOrder(
        path=tmp_path / "a.ilacs", document=document("Deleted since."), parents=(),
        history=History(), label="Secret label", **facts,
    )  # fmt: skip
    saved = save(first)
    now = SaveOrder(
        path=first.path, document=document("Said today."), parents=(saved.version.id,),
        history=saved.history, **facts,
    )  # fmt: skip
    saved = save(now)
    return msgspec.structs.replace(now, history=saved.history, parents=(saved.version.id,))


def copy_of(order: SaveOrder, **changes: object) -> Path:
    path = order.path.with_name("copy.ilacs")
    return save_disclosure_copy(msgspec.structs.replace(order, path=path, **changes))


def test_nothing_that_was_deleted_is_in_it_and_no_name(order: SaveOrder) -> None:
    parts = b"".join(entries(copy_of(order).read_bytes()).values())
    for word in (b"Deleted", b"Secret", b"Ann", b"laptop"):
        assert word not in parts
    assert b"Said today." in parts


def test_it_opens_and_joins_with_the_whole_without_loss(order: SaveOrder) -> None:
    copy, whole = open_file(copy_of(order)), open_file(order.path)
    assert copy.document == whole.document
    assert copy.notes == ()
    assert whole.history.unite(copy.history) == whole.history


def test_what_was_not_saved_is_in_it_and_is_a_version_of_its_own(order: SaveOrder) -> None:
    copy = open_file(copy_of(order, document=document("Typed a moment ago.")))
    whole = open_file(order.path)
    assert copy.document == document("Typed a moment ago.")
    assert whole.document == document("Said today.")
    assert whole.history.unite(copy.history).bases(copy.head, whole.head) == (whole.head,)


def test_it_never_takes_the_place_of_the_whole(order: SaveOrder) -> None:
    before = order.path.read_bytes()
    with pytest.raises(WholeThereError, match="left as it is"):
        save_disclosure_copy(order)
    assert order.path.read_bytes() == before


def test_another_file_of_that_name_was_agreed_to_be_replaced(order: SaveOrder) -> None:
    order.path.with_name("copy.ilacs").write_bytes(b"%PDF-1.7")
    assert open_file(copy_of(order)).document == document("Said today.")


def test_it_is_encrypted_where_that_is_asked_for(order: SaveOrder) -> None:
    assert is_encrypted(copy_of(order, key=KEY).read_bytes())


def test_a_copy_to_keep_is_whole_and_not_encrypted(order: SaveOrder) -> None:
    path = order.path.with_name("keep.ilacs")
    assert save_copy_to_keep(msgspec.structs.replace(order, path=path, key=KEY)) == path
    kept, whole = open_file(path), open_file(order.path)
    assert (kept.document, kept.history, kept.head, kept.key) == (
        whole.document, whole.history, whole.head, None,
    )  # fmt: skip
    with pytest.raises(WholeThereError):
        save_copy_to_keep(msgspec.structs.replace(order, key=KEY))


def test_what_a_broken_off_copy_has_left_is_tidied_by_the_next(order: SaveOrder) -> None:
    left = order.path.with_name("~$copy.ilacs.99999.tmp")
    left.write_bytes(b"PK\3\4 half")
    copy_of(order)
    assert not left.exists()
