"""Who is late today, by name: steps, sections that are not ready, packs that are not back."""

import datetime as dt

import msgspec
import pytest

from ilacs_desktop.document.key_dates import with_done, with_key_date, year_of
from ilacs_desktop.document.late import Late, late_in_words, late_today, late_words
from ilacs_desktop.document.model import Document, Person
from ilacs_desktop.document.records import KeyDate, Pack, Parked
from ilacs_desktop.framework.model import Framework

TODAY = dt.date(2026, 10, 12)
FARIDA, ANIL = "Farida Lockwood", "Anil Thackeray"


def late(document: Document, framework: Framework, today: dt.date = TODAY) -> tuple[Late, ...]:
    year = year_of(document, framework, today)
    assert year is not None
    return late_today(document, framework, year)


def status(document: Document, section: str, to: str) -> Document:
    sections = tuple(
        msgspec.structs.replace(s, status=to) if s.id == section else s for s in document.sections
    )
    return msgspec.structs.replace(document, sections=sections)


def pack(owner: str, *sections: str, due: str = "2026-10-07", returned: str = "") -> Pack:
    back = dt.date.fromisoformat(returned) if returned else None
    sent = dt.date(2026, 9, 14)
    due_on = dt.date.fromisoformat(due)
    return Pack(f"pk-{owner}{due}", owner, sections, "ilacs", sent, due_on, back)


def with_packs(document: Document, *packs: Pack) -> Document:
    return msgspec.structs.replace(document, packs=packs)


@pytest.fixture
def in_time(example: Document) -> Document:
    """Return the example with every section ready: nobody is late."""
    ready = tuple(msgspec.structs.replace(s, status="ready") for s in example.sections)
    return msgspec.structs.replace(example, sections=ready)


def test_each_head_of_service_is_late_with_the_sections_that_are_not_ready(
    example: Document, framework: Framework
) -> None:
    found = late(example, framework)
    assert [(one.who, [title for _, title in one.sections]) for one in found] == [
        ("Joanne Vasquez-Hird", ["Disabled children"]),
        (
            "Leila Cartmell",
            ["Accommodation and independence", "Support to 25 and participation"],
        ),
        ("Siân Holroyd", ["Listening to children, families and staff"]),
        ("Tomasz Brennan", ["Edge of care, pre-birth and pre-proceedings"]),
    ]
    assert {(one.late, one.since) for one in found} == {(2, dt.date(2026, 10, 8))}
    assert found[1].what == "“Accommodation and independence” and “Support to 25 and participation”"
    assert found[1].job == "Head of service, care leavers"


def test_nobody_is_late_before_the_day(example: Document, framework: Framework) -> None:
    assert late(example, framework, dt.date(2026, 10, 8)) == ()


def test_nobody_is_late_with_a_section_that_is_left_out(
    in_time: Document, framework: Framework
) -> None:
    document = status(in_time, "disabled_children", "drafting")
    document = status(document, "accommodation", "drafting")
    named = [one.who for one in late(document, framework)]
    assert named == ["Joanne Vasquez-Hird", "Leila Cartmell"]
    parked = tuple(
        msgspec.structs.replace(s, parked=Parked("Told elsewhere", "Siân"))
        if s.id == "disabled_children"
        else s
        for s in document.sections
    )
    (found,) = late(msgspec.structs.replace(document, sections=parked), framework)
    assert found.who == "Leila Cartmell"


def test_a_section_without_an_owner_is_late_with_nobody(
    in_time: Document, framework: Framework
) -> None:
    sections = (
        msgspec.structs.replace(in_time.sections[0], owner="", status="drafting"),
        *in_time.sections[1:],
    )
    (found,) = late(msgspec.structs.replace(in_time, sections=sections), framework)
    assert (found.who, found.job) == ("Nobody yet", "")


def test_two_people_of_one_name_lose_no_section(in_time: Document, framework: Framework) -> None:
    first, second = in_time.sections[:2]
    document = msgspec.structs.replace(
        in_time,
        people=(Person("a", "Jo Ash"), Person("b", "Jo Ash")),
        sections=(
            msgspec.structs.replace(first, owner="a", status="drafting"),
            msgspec.structs.replace(second, owner="b", status="drafting"),
        ),
    )
    (found,) = late(document, framework)
    assert [id_ for id_, _ in found.sections] == [first.id, second.id]


def test_another_step_is_late_with_whom_it_is_with(in_time: Document, framework: Framework) -> None:
    found = late(in_time, framework, dt.date(2026, 10, 15))
    assert [(one.who, one.what, one.late) for one in found] == [
        ("Kwame Tarrant-Ellis", "Quality assurance", 1),
        ("Ruth Pendlebury-Shah", "Quality assurance", 1),
    ]
    assert found[1].job == "Assistant director, family help and protection"
    named = with_key_date(in_time, KeyDate("quality_assurance", days=17, who="The deputy"))
    assert [one.who for one in late(named, framework, dt.date(2026, 10, 15))] == ["The deputy"]
    done = with_done(in_time, "quality_assurance", TODAY)
    assert late(done, framework, dt.date(2026, 10, 15)) == ()


def test_a_step_of_their_own_with_nobody_is_late_with_nobody(
    in_time: Document, framework: Framework
) -> None:
    own = KeyDate("kd-1", "Scrutiny", fixed=dt.date(2026, 10, 9))
    (found,) = late(with_key_date(in_time, own), framework)
    assert (found.who, found.what) == ("Nobody named", "Scrutiny")


def test_who_has_a_pack_is_late_once_it_was_wanted_back(
    in_time: Document, framework: Framework
) -> None:
    document = with_packs(
        in_time,
        pack(FARIDA, "thresholds", "early_help"),
        pack(ANIL, "education", due="2026-10-12"),
        pack("Grace Mwangale", "permanence", returned="2026-10-09"),
    )
    (found,) = late(document, framework)
    assert (found.who, found.late, found.pack) == (FARIDA, 3, dt.date(2026, 10, 7))
    assert found.what.endswith(", in a pack that was wanted back by 7 October 2026")
    assert found.job == "Head of service, front door and family help"


def test_a_pack_of_sections_that_are_no_more_is_wanted_back_all_the_same(
    in_time: Document, framework: Framework
) -> None:
    both = with_packs(in_time, pack(FARIDA, "gone"), pack(FARIDA, due="2026-10-05"))
    (found,) = late(both, framework)
    assert found.what == "a pack that was wanted back by 5 October 2026"
    assert found.sections == ()


def test_sections_and_pack_of_one_person_are_one_line(
    example: Document, framework: Framework
) -> None:
    document = with_packs(
        example, pack("Leila Cartmell", "accommodation", "health_leavers", due="2026-10-05")
    )
    (found,) = [one for one in late(document, framework) if one.who == "Leila Cartmell"]
    assert [id_ for id_, _ in found.sections][:2] == ["accommodation", "to_25"]
    assert (found.late, found.since, found.pack) == (5, dt.date(2026, 10, 5), dt.date(2026, 10, 5))
    assert late(document, framework)[0] is not None
    assert late(document, framework)[0].who == "Leila Cartmell"  # the longest first


@pytest.mark.parametrize(
    ("count", "words"),
    [(0, "late since 9 October 2026"), (1, "1 working day late"), (4, "4 working days late")],
)
def test_how_late_somebody_is_in_words(count: int, words: str) -> None:
    one = Late("Ann", "", "s", "S", dt.date(2026, 10, 9), count)
    assert late_in_words(one) == words


@pytest.mark.parametrize(
    ("names", "words"),
    [
        ("", "Nobody is late today."),
        ("A", "Late today: A."),
        ("A B A", "Late today: A and B."),
        ("A B C D", "Late today: A, B, C and D."),
        ("A B C D E", "Late today: A, B, C and 2 others."),
    ],
)
def test_who_is_late_in_a_sentence(names: str, words: str) -> None:
    found = tuple(Late(name, "", "s", "S", TODAY, 1) for name in names.split())
    assert late_words(found) == words
