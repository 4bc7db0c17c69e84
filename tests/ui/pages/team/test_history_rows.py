"""Versions as rows: under their days, with who, where, what they are called and what they join."""

import datetime as dt

import msgspec
import pytest

from ilacs_desktop.document.records import SignOff
from ilacs_desktop.history.version import Version
from ilacs_desktop.merge.since_packs import PackVersion
from ilacs_desktop.ui.pages.team.history_rows import (
    NOW,
    Telling,
    Wanted,
    say_day,
    say_version,
    version_rows,
    versions_said,
)
from ilacs_desktop.ui.widgets.detail_rows import DetailRow

TODAY = dt.date(2026, 11, 22)
ZONE = dt.timezone(dt.timedelta(hours=1))


def version(id_: str, day: int, hour: int, by: str = "Jo Ash", *parents: str) -> Version:
    at = dt.datetime(2026, 11, day, hour, 5, tzinfo=dt.UTC)
    return Version(id_, parents, at, by, "LAPTOP-1", "", "tree", 2)


def rows(*log: Version, wanted: Wanted = Wanted(), **facts: object) -> tuple[DetailRow, ...]:  # noqa: B008 - frozen
    telling = Telling(log, (), "LAPTOP-1", TODAY, ZONE)
    return version_rows(telling._replace(**facts), wanted)


def test_versions_stand_under_their_days() -> None:
    found = rows(
        version("c", 22, 9), version("b", 21, 22), version("a", 21, 9), version("z", 19, 9)
    )
    told = [(row.title, row.is_heading, row.notes) for row in found]
    assert told == [
        ("Today", True, ()),
        ("10:05  Jo Ash", False, ()),
        ("Yesterday", True, ("2 versions",)),
        ("23:05  Jo Ash", False, ()),
        ("10:05  Jo Ash", False, ()),
        ("Thursday 19 November 2026", True, ()),
        ("10:05  Jo Ash", False, ()),
    ]


def test_a_version_saved_after_midnight_stands_under_the_day_it_was_here() -> None:
    (heading, row) = rows(version("a", 21, 23))
    assert (heading.title, row.title) == ("Today", "00:05  Jo Ash")


def test_a_version_from_another_machine_names_it() -> None:
    other = msgspec.structs.replace(version("a", 22, 9), device="LAPTOP-2")
    assert rows(other)[1].notes == ("on LAPTOP-2",)


def test_a_named_version_shows_its_name_first() -> None:
    named = msgspec.structs.replace(version("a", 22, 9), label="Sent to the director")
    row = rows(named)[1]
    assert (row.title, row.notes, row.icon) == (
        "Sent to the director",
        ("10:05  Jo Ash",),
        "book",
    )


def test_a_join_says_whose_work_came_in() -> None:
    mine, theirs = version("m", 20, 9), version("t", 20, 10, "Priya Nair")
    join = version("j", 22, 9, "Jo Ash", "m", "t")
    assert rows(join, theirs, mine)[1].notes == ("joined with Priya Nair’s",)
    own = version("o", 20, 11)
    again = version("k", 22, 10, "Jo Ash", "m", "o")
    assert rows(again, own, mine)[1].notes == ("joined with another copy",)


def test_a_pack_is_told_as_what_it_is_and_found_by_that_word() -> None:
    mine, sent = version("m", 20, 9), version("s", 20, 8)
    back, join = version("p", 21, 9, "Kim", "s"), version("j", 22, 9, "Jo Ash", "m", "p")
    packs = {
        "s": PackVersion("pk", "Joanne Hughes", "sent"),
        "p": PackVersion("pk", "Joanne Hughes", "returned"),
    }
    found = rows(join, back, mine, sent, packs=packs)
    told = {row.id: (row.title, row.notes) for row in found if not row.is_heading}
    assert told["j"] == ("10:05  Jo Ash", ("joined with Joanne Hughes’ pack",))
    assert told["p"] == ("Joanne Hughes’ pack, as it was sent back", ("10:05  Kim",))
    assert told["s"] == ("Joanne Hughes’ pack, as it was sent out", ("09:05  Jo Ash",))
    searched = rows(join, back, mine, sent, packs=packs, wanted=Wanted("sent back"))
    assert [row.id for row in searched if not row.is_heading] == ["p"]
    line = "21 November 2026, 10:05, Kim: A contributor’s pack, as it was saved on the way"
    assert say_version(back, ZONE, PackVersion("pk", "", "on_the_way")) == line


def test_of_a_pack_and_another_copy_both_are_told() -> None:
    mine, theirs = version("m", 20, 9), version("t", 20, 10, "Priya Nair")
    join = version("j", 22, 9, "Jo Ash", "m", "t", "p")
    packs = {"p": PackVersion("pk", "Kim Lund", "returned")}
    found = rows(join, version("p", 21, 9, "Kim Lund"), theirs, mine, packs=packs)
    assert found[1].notes == ("joined with Kim Lund’s pack and Priya Nair’s",)


def test_a_version_that_was_signed_off_says_by_whom() -> None:
    signed = (SignOff("so", "dcs", "Dr Amara Lund", TODAY, "a", "digest"),)
    row = rows(version("a", 22, 9), sign_offs=signed)[1]
    assert (row.notes, row.icon) == (("signed off by Dr Amara Lund",), "agreed")


def test_what_is_missing_from_a_version_is_said() -> None:
    left_out = msgspec.structs.replace(version("a", 22, 9, ""), state="left_out")
    erased = msgspec.structs.replace(version("b", 22, 8), state="erased")
    found = rows(left_out, erased)
    assert found[1].title == "10:05  somebody"
    assert found[1].notes == ("left out of this copy",)
    assert found[2].notes == ("words were erased from it",)


def test_what_is_not_saved_yet_comes_first() -> None:
    found = rows(version("a", 22, 9), unsaved=True)
    assert (found[0].id, found[0].title, found[0].notes) == (NOW, "Now", ("not saved yet",))
    assert rows(version("a", 22, 9), unsaved=True, wanted=Wanted("jo"))[0].is_heading


@pytest.mark.parametrize("words", ["priya", "LAPTOP-2 nair", "sent director", "19 november"])
def test_versions_are_found_by_author_machine_name_and_date(words: str) -> None:
    other = msgspec.structs.replace(
        version("a", 19, 9, "Priya Nair"), device="LAPTOP-2", label="Sent to the director"
    )
    found = rows(version("b", 22, 9), other, wanted=Wanted(words))
    assert [row.id for row in found if not row.is_heading] == ["a"]


def test_only_named_versions_are_shown_on_request() -> None:
    named = msgspec.structs.replace(version("a", 19, 9), label="Agreed draft")
    found = rows(version("b", 22, 9), named, wanted=Wanted(only_named=True))
    assert [row.title for row in found] == ["Thursday 19 November 2026", "Agreed draft"]


def test_days_further_back_are_folded_until_something_is_searched_for() -> None:
    start = dt.datetime(2026, 11, 22, 9, 0, tzinfo=dt.UTC)
    log = tuple(
        msgspec.structs.replace(version(f"v{n}", 22, 9), at=start - dt.timedelta(hours=6 * n))
        for n in range(80)
    )
    headings = [row for row in rows(*log) if row.is_heading]
    assert [row.opened for row in headings] == sorted((h.opened for h in headings), reverse=True)
    assert not headings[-1].opened
    assert all(row.opened for row in rows(*log, wanted=Wanted("jo")) if row.is_heading)


def test_a_clock_that_was_set_back_gives_a_day_two_headings() -> None:
    found = rows(version("c", 22, 9), version("b", 19, 9), version("a", 22, 8))
    assert len({row.id for row in found}) == len(found)


def test_days_and_versions_are_said_in_full() -> None:
    assert say_day(TODAY, TODAY) == "Today"
    assert say_day(dt.date(2026, 11, 23), TODAY) == "Monday 23 November 2026"
    named = msgspec.structs.replace(version("a", 19, 9), label="Agreed draft")
    assert say_version(named, ZONE) == "19 November 2026, 10:05, Jo Ash: Agreed draft"
    said = list(versions_said((version("b", 22, 9), named), ZONE))
    assert [id_ for id_, _ in said] == ["a", "b"], "those with a name come first"
