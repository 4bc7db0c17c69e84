"""A sign-off freezes a version: it says which, and whether it is still there as it was signed."""

import datetime as dt

import msgspec
import pytest
from hypothesis import given

from ilacs_desktop.document.erasing import Words
from ilacs_desktop.document.model import Authority, Cycle, Document
from ilacs_desktop.document.records import Comment, KeyDate
from ilacs_desktop.history.erasing import erase
from ilacs_desktop.history.history import History
from ilacs_desktop.history.signing import (
    Elsewhere,
    Statement,
    differs_since,
    frozen,
    sign_off,
    with_beside_of,
)
from ilacs_desktop.history.version import Version
from tests.strategies import documents

NOON = dt.datetime(2026, 11, 21, 12, tzinfo=dt.UTC)
DAY = dt.date(2026, 11, 21)
FIRST = Document("se-1", Authority("Northbridge"), Cycle("2026", "ilacs", dt.date(2026, 4, 1)))


def signed() -> tuple[Document, History, Version]:
    history, version = History().commit(FIRST, (), "Ann", NOON, "laptop", "For signing")
    document = sign_off(FIRST, version, Statement("dcs", "Dr Asha Verma", DAY, "Agreed"))
    history, _ = history.commit(document, (version.id,), "Ann", NOON, "laptop")
    return document, history, version


def test_a_sign_off_names_the_version_and_the_hash_of_what_it_holds() -> None:
    document, history, version = signed()
    (made,) = document.sign_offs
    assert (made.version, made.digest) == (version.id, version.tree)
    assert (made.role, made.name, made.on, made.note) == ("dcs", "Dr Asha Verma", DAY, "Agreed")
    assert frozen(history, made) == "whole"
    assert history.load(made.version) == FIRST


def test_a_second_sign_off_stands_beside_the_first() -> None:
    document, _, version = signed()
    both = sign_off(document, version, Statement("lead_member", "Cllr Moss", DAY)).sign_offs
    assert [one.name for one in both] == ["Dr Asha Verma", "Cllr Moss"]
    assert len({one.id for one in both}) == 2


def test_what_became_of_the_version_is_told() -> None:
    document, history, version = signed()
    (made,) = document.sign_offs
    assert frozen(History(), made) == "missing"
    assert frozen(history, msgspec.structs.replace(made, digest="0" * 32)) == "changed"
    damaged = History(history.versions, {})
    assert frozen(damaged, made) == "unreadable"
    head = history.log()[0].id
    assert frozen(history.without_contents(head), made) == "left_out"
    words = Words(["Northbridge"])
    assert frozen(erase(document, history, words).history, made) == "erased"
    assert frozen(erase(document, history, Words(["For signing"])).history, made) == "whole"
    assert version.id == made.version


def test_only_what_is_said_counts_as_a_change_since() -> None:
    document, history, version = signed()
    then = history.load(version.id)
    assert not differs_since(document, then)
    later = msgspec.structs.replace(document.cycle, stage="signed_off", presentation="Notes")
    assert not differs_since(msgspec.structs.replace(document, cycle=later), then)
    moved = msgspec.structs.replace(document.cycle, meeting=DAY)
    assert differs_since(msgspec.structs.replace(document, cycle=moved), then)


@pytest.mark.parametrize(
    "beside",
    [
        {"allow_list": ("Hird",)},
        {"key_dates": (KeyDate("director", done=DAY),)},
        {"comments": (Comment("c1", "s1", "know", "Jo", NOON, "Is it so?"),)},
    ],
)
def test_what_stands_beside_the_text_is_not_what_was_agreed(beside: dict[str, object]) -> None:
    document, history, version = signed()
    later = msgspec.structs.replace(document, **beside)
    assert not differs_since(later, history.load(version.id))
    assert with_beside_of(later, later) == later


def test_one_given_elsewhere_says_how_and_who_wrote_it_down() -> None:
    _, version = History().commit(FIRST, (), "Ann", NOON, "laptop")
    stated = Statement("lead_member", "Cllr Moss", DAY, "Cabinet", "lead_member")
    recorded = dt.date(2026, 11, 24)
    (made,) = sign_off(FIRST, version, stated, Elsewhere("email", "Siân", recorded)).sign_offs
    assert (made.step, made.given) == ("lead_member", "email")
    assert (made.recorded_by, made.recorded_on) == ("Siân", recorded)
    (here,) = sign_off(FIRST, version, stated).sign_offs
    assert (here.given, here.recorded_by, here.recorded_on) == ("", "", None)


@given(document=documents())
def test_recording_changes_nothing_else_and_the_version_stays_as_it_was(
    document: Document,
) -> None:
    history, version = History().commit(document, (), "Ann", NOON, "laptop")
    stated = Statement("dcs", "Dr Verma", DAY, "Agreed", "director")
    after = sign_off(document, version, stated, Elsewhere("signature", "Siân", DAY))
    assert msgspec.structs.replace(after, sign_offs=document.sign_offs) == document
    assert after.sign_offs[:-1] == document.sign_offs
    history, _ = history.commit(after, (version.id,), "Ann", NOON, "laptop")
    assert frozen(history, after.sign_offs[-1]) == "whole"
    assert history.load(version.id) == document
    assert not differs_since(after, document)


@pytest.mark.parametrize("role", ["dcs", "chief_executive"])
def test_the_document_given_stays_as_it_is(role: str) -> None:
    history, version = History().commit(FIRST, (), "Ann", NOON, "laptop")
    sign_off(FIRST, version, Statement(role, "Dr Verma", DAY))
    assert FIRST.sign_offs == ()
    assert history.load(version.id) == FIRST
