"""A contributor's pack among what came in: mine is the whole, and what they wrote is what came."""

import pytest

from ilacs_desktop.document.body import body_text
from ilacs_desktop.document.model import Document
from ilacs_desktop.document.places import body_at
from ilacs_desktop.merge.arrivals import about, arrived, earlier, put_mine_back, standing
from ilacs_desktop.merge.change import TextChange
from tests.cycle.contributors import kept
from tests.merge.came import came_with
from tests.merge.test_since_packs import PERMANENCE, Returned, adding


@pytest.fixture
def returned(example: Document) -> Returned:
    return Returned(example)


@pytest.mark.parametrize(
    ("by", "device"), [("Jo Ash", "LAPTOP-1"), ("Grace Mwangale", "CARE-PC"), ("Kay", "TABLET")]
)
def test_a_pack_is_never_mine(returned: Returned, by: str, device: str) -> None:
    (found,) = earlier(returned.history, by, device)
    assert (found.mine, found.theirs) == (returned.before.id, (returned.back.head,))
    assert found.by == "Grace Mwangale"


def test_what_came_with_a_pack_is_what_was_written_in_it(returned: Returned) -> None:
    (found,) = earlier(returned.history, "Jo Ash", "LAPTOP-1")
    texts = [one for one in came_with(returned.history, found) if isinstance(one, TextChange)]
    assert [one.kind for one in texts] == ["changed", "added"]
    before, after, *_ = arrived(returned.history, found)
    now = after
    for change in texts:
        assert standing(now, change) == "in"
        now = put_mine_back(now, change, before).document
    assert body_at(now, PERMANENCE) == body_at(before, PERMANENCE)


def test_what_came_with_a_packs_second_return_is_what_is_new_in_it(returned: Returned) -> None:
    again = kept(returned.back, adding(returned.back.document, PERMANENCE, "More."))
    history = returned.history.unite(again.history)
    now = adding(history.load(returned.join.id), PERMANENCE, "More.")
    at = returned.join.at
    history, join = history.commit(now, (returned.join.id, again.head), "Jo Ash", at, "LAPTOP-1")
    found = next(one for one in earlier(history, "Jo Ash", "LAPTOP-1") if one.version == join.id)
    (change,) = came_with(history, found)
    assert about(change) == ("", "new-More.")
    assert body_text(body_at(now, PERMANENCE)).endswith("More.")
