"""What became of a version that was signed: counted, told, and the same for every state."""

import datetime as dt

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ilacs_desktop.document.erasing import Words
from ilacs_desktop.document.model import Authority, Cycle, Document
from ilacs_desktop.history.erasing import erase
from ilacs_desktop.history.history import History
from ilacs_desktop.history.signing import Frozen, Statement, differs_since, sign_off
from ilacs_desktop.ui.pages.review.signing.record import verified
from ilacs_desktop.ui.pages.review.signing.standing import Standing, say_standing, standings
from tests.strategies import documents, edited
from tests.ui.pages.review.signing.kit import rewritten

NOON = dt.datetime(2026, 11, 21, 12, tzinfo=dt.UTC)
DAY = dt.date(2026, 11, 21)


def signed(document: Document) -> tuple[Document, History]:
    history, version = History().commit(document, (), "Ann", NOON, "laptop", "For signing")
    return sign_off(document, version, Statement("dcs", "Dr Asha Verma", DAY)), history


def standing_of(document: Document, history: History) -> Standing:
    *_, found = standings(document.sign_offs, history, document).values()
    return found


def test_what_was_changed_since_is_counted(example: Document) -> None:
    document, history = signed(example)
    assert standing_of(document, history) == Standing("whole")
    later = rewritten(document)
    gone = len(example.sections[0].know)
    assert standing_of(later, history) == Standing("whole", gone, 0)
    fewer = msgspec.structs.replace(later, actions=later.actions[1:])
    standing = standing_of(fewer, history)
    assert standing == Standing("whole", gone, 1)
    told = (
        "That version is unchanged. The self-evaluation has changed since:"
        f" {gone} paragraphs and 1 record or setting."
    )
    assert say_standing(standing) == told
    assert not standing.is_current


@given(data=st.data(), document=documents())
def test_nothing_is_counted_just_where_nothing_differs(
    data: st.DataObject, document: Document
) -> None:
    before, history = signed(document)
    after = data.draw(edited(before))
    kept = msgspec.structs.replace(after, sign_offs=before.sign_offs)
    assert standing_of(kept, history).is_current != differs_since(kept, document)


def test_erased_words_leave_a_version_to_rely_on() -> None:
    cycle = Cycle("2026", "ilacs", dt.date(2026, 4, 1))
    document, history = signed(Document("se-1", Authority("Northbridge"), cycle))
    erased = erase(document, history, Words(["Northbridge"]))
    standing = standing_of(erased.document, erased.history)
    assert standing.frozen == "erased"
    assert standing.is_sound
    assert say_standing(standing).startswith("Words were erased from that version since.")


@pytest.mark.parametrize("state", ["left_out", "unreadable", "changed", "missing"])
def test_a_version_that_cannot_be_relied_on_says_why_and_no_more(state: Frozen) -> None:
    told = say_standing(Standing(state))
    assert told
    assert "since:" not in told
    assert not Standing(state).is_current


def test_a_version_that_is_not_here_is_told(example: Document) -> None:
    document, _ = signed(example)
    standing = standing_of(document, History())
    assert say_standing(standing) == "That version is not in this file."


@pytest.mark.parametrize(
    ("states", "tone", "told"),
    [
        (("whole",), "ok", "1 agreement was looked at. Its version reads as it was signed."),
        (("whole", "whole"), "ok", "2 agreements were looked at. Every version reads"),
        (("whole", "erased"), "warn", "From the versions of 1 of them words were erased"),
        (("missing",), "bad", "Its version does not read as signed"),
        (("erased", "changed"), "bad", "The versions of 1 do not read as signed"),
    ],
)
def test_the_worst_decides_what_verifying_says(
    states: tuple[Frozen, ...], tone: str, told: str
) -> None:
    found = {f"so-{n}": Standing(state) for n, state in enumerate(states)}
    text, shown = verified(found)
    assert shown == tone
    assert told in text
