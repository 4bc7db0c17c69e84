"""What happened stays on record: no join takes a pack or a sign-off away, or makes a pack wait again."""

import datetime as dt
from itertools import product

import msgspec
import pytest
from hypothesis import given

from ilacs_desktop.document.model import Document
from ilacs_desktop.document.records import Pack, SignOff
from ilacs_desktop.merge.document import merge
from tests.merge.test_document import SEEDS, three, written

FIRST, SECOND, THIRD = (dt.date(2026, 11, day) for day in (2, 3, 4))
PACK = Pack("pk-1", "Priya Nair", ("help",), "ilacs", dt.date(2026, 10, 12))
SIGNED = SignOff("so-1", "dcs", "Dr Amara Lund", FIRST, "version", "")
replace = msgspec.structs.replace


def on_record(document: Document) -> set[str]:
    return {one.id for one in document.packs} | {one.id for one in document.sign_offs}


def returned(document: Document, day: dt.date | None) -> Document:
    return replace(document, packs=(replace(PACK, returned=day),))


def day_of(document: Document) -> dt.date | None:
    (pack,) = document.packs
    return pack.returned


@given(SEEDS)
def test_whatever_either_side_has_on_record_is_on_record_in_the_join(seed: int) -> None:
    base, mine, theirs = three(seed)
    joined = merge(base, mine, theirs).document
    assert on_record(joined) == on_record(mine) | on_record(theirs)
    came_back = {one.id for side in (mine, theirs) for one in side.packs if one.returned}
    assert came_back == {one.id for one in joined.packs if one.returned}


def test_a_copy_that_was_gone_back_takes_nothing_off_the_record(example: Document) -> None:
    now = replace(returned(example, FIRST), sign_offs=(SIGNED,))
    gone_back = replace(example, packs=(), sign_offs=(), word_list=("Fernhill",))
    for mine, theirs in ((now, gone_back), (gone_back, now)):
        joined = merge(now, mine, theirs)
        assert joined.document == replace(now, word_list=("Fernhill",))
        assert joined.document.proposals == example.proposals
    assert written(merge(now, gone_back, now).document) == written(gone_back)


@pytest.mark.parametrize(("base", "other"), list(product((None, FIRST), (None, SECOND))))
def test_a_pack_that_came_back_has_come_back(
    example: Document, base: dt.date | None, other: dt.date | None
) -> None:
    was = returned(example, base)
    joined = merge(was, returned(example, other), returned(example, FIRST)).document
    expected = SECOND if base == FIRST and other == SECOND else FIRST
    assert day_of(joined) == expected
    assert joined.proposals == example.proposals


def test_where_both_changed_the_day_it_is_the_earlier(example: Document) -> None:
    base, mine, theirs = (returned(example, day) for day in (FIRST, THIRD, SECOND))
    joined = merge(base, mine, theirs).document
    assert day_of(joined) == SECOND
    assert joined.proposals == example.proposals


def test_what_else_two_people_change_in_a_pack_is_asked(example: Document) -> None:
    base, mine, theirs = (
        replace(example, packs=(replace(PACK, note=note),)) for note in ("a", "b", "c")
    )
    joined = merge(base, mine, theirs).document
    assert [(one.list, one.record) for one in joined.proposals] == [("packs", "pk-1")]
