"""Which versions are a contributor's pack: what they are compared with, and who wrote what in them."""

import msgspec
import pytest

from ilacs_desktop.cycle.returning import take_in
from ilacs_desktop.document.model import Document
from ilacs_desktop.document.places import Place, body_at, with_body
from ilacs_desktop.history.history import History
from ilacs_desktop.merge.since import Told, one_before, since
from ilacs_desktop.merge.since_packs import (
    PackVersion,
    begins_a_pack,
    pack_of,
    pack_versions,
    sent_out,
)
from ilacs_desktop.merge.since_who import BLOCK, Authors
from ilacs_desktop.storage.container import Opened
from tests.cycle.contributors import CARE, FRIDAY, MONDAY, Office, adding, kept

PERMANENCE = Place("permanence", "know")


class Returned:
    """A coordinator's history once Grace Mwangale's pack came back, saved twice, and was brought in."""

    def __init__(self, example: Document, by: str = "Jo Ash") -> None:
        office = Office(example, CARE)
        self.sent = office.file()
        self.draft = kept(self.sent, adding(self.sent.document, PERMANENCE, "First."))
        first, *others = body_at(self.draft.document, PERMANENCE)
        edited = msgspec.structs.replace(first, runs=others[-1].runs)
        wrote = with_body(self.draft.document, PERMANENCE, (edited, *others))
        self.back = kept(self.draft, wrote)
        self.edited = first.id
        mine = office.open()
        brought = take_in(mine, self.back)
        history, ours = brought.history.commit(
            office.document, mine.parents, "Tom Okafor", MONDAY, "LAPTOP-1"
        )
        self.before = ours
        self.history, self.join = history.commit(
            brought.arrival.after, (ours.id, *brought.joined), by, FRIDAY, "LAPTOP-1"
        )


@pytest.fixture
def returned(example: Document) -> Returned:
    return Returned(example)


def test_each_version_of_a_pack_is_told_with_its_owner_and_how_far_it_had_come(
    returned: Returned,
) -> None:
    pack = f"pk-{CARE}"
    assert pack_versions(returned.history) == {
        returned.sent.head: PackVersion(pack, "Grace Mwangale", "sent"),
        returned.draft.head: PackVersion(pack, "Grace Mwangale", "on_the_way"),
        returned.back.head: PackVersion(pack, "Grace Mwangale", "returned"),
    }
    assert pack_of(returned.history, returned.join.id) == ""


def test_in_the_pack_itself_its_own_versions_are_ordinary(returned: Returned) -> None:
    back = returned.back
    assert pack_versions(back.history, back.document.pack) == {}


def test_a_pack_that_came_back_twice_came_back_both_times(returned: Returned) -> None:
    again = kept(returned.back, adding(returned.back.document, PERMANENCE, "More."))
    history = returned.history.unite(again.history)
    now = history.load(returned.join.id)
    history, _ = history.commit(now, (returned.join.id, again.head), "Jo Ash", FRIDAY, "LAPTOP-1")
    found = pack_versions(history)
    assert [found[one.head].stage for one in (returned.back, again)] == ["returned", "returned"]


def test_what_is_damaged_is_taken_for_a_whole_and_an_unreadable_owner_for_nobody(
    returned: Returned,
) -> None:
    versions, objects = returned.history.versions, returned.history.objects
    tree = versions[returned.back.head].tree
    damaged = History(versions, {name: raw for name, raw in objects.items() if name != tree})
    assert returned.back.head not in pack_versions(damaged)
    packs = msgspec.json.decode(objects[tree])["packs"]["#"]
    no_list = History(versions, {name: raw for name, raw in objects.items() if name != packs})
    assert pack_versions(no_list)[returned.back.head].owner == ""


def test_an_erased_outline_is_read_as_it_was_left(returned: Returned) -> None:
    history, tree = returned.history, returned.history.versions[returned.back.head].tree
    left = {name: raw for name, raw in history.objects.items() if name != tree}
    erased = History(history.versions, left, {tree: history.objects[tree]})
    assert pack_versions(erased) == pack_versions(history)


@pytest.mark.parametrize("by", ["Jo Ash", "Grace Mwangale", "Tom Okafor"])
def test_a_whole_is_never_compared_with_the_pack_that_came_into_it(
    example: Document, by: str
) -> None:
    returned = Returned(example, by)
    assert one_before(returned.history, returned.join) == returned.before.id


def before(back: Opened, version: str) -> str:
    return one_before(back.history, back.history.versions[version])


def test_a_version_of_a_pack_is_compared_with_the_one_before_it(returned: Returned) -> None:
    assert before(returned.back, returned.back.head) == returned.draft.head
    assert before(returned.back, returned.draft.head) == returned.sent.head
    assert before(returned.back, returned.sent.head) == ""


def test_what_came_in_with_a_pack_names_its_owner_and_not_who_sent_it(returned: Returned) -> None:
    history, old = returned.history, returned.before.id
    who = Authors().between(history, old, returned.join.id)
    assert who[BLOCK, returned.edited] == ("Grace Mwangale",)
    found = since(history.load(old), history.load(returned.join.id), who)
    texts: list[Told] = [told for group in found.groups if group.part for told in group.told]
    assert [told.by for told in texts] == [("Grace Mwangale",)] * 2
    assert set(who.values()) == {("Grace Mwangale",), ("Jo Ash",)}, "nobody for what was sent"
    assert [name for name, by in who.items() if "Jo Ash" in by] == [("packs", f"pk-{CARE}")]


def test_a_pack_is_followed_back_to_how_it_was_sent(returned: Returned) -> None:
    for one in (returned.sent, returned.draft, returned.back):
        assert sent_out(returned.history, one.head) == returned.sent.head


def test_only_the_first_version_of_a_pack_begins_it(returned: Returned) -> None:
    begin = [v.id for v in returned.history.log() if begins_a_pack(returned.history, v)]
    assert begin == [returned.sent.head]
