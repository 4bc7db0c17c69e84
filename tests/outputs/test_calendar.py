"""The calendar file: what a calendar reads in it, and the traps of Outlook."""

import datetime as dt
import os
import re
from pathlib import Path

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from icalendar import Calendar, Event

from ilacs_desktop.document.key_dates import Year, with_key_date, year_of
from ilacs_desktop.document.model import Document
from ilacs_desktop.document.records import KeyDate
from ilacs_desktop.framework.dates import DateRangeError
from ilacs_desktop.framework.model import Framework
from ilacs_desktop.outputs.calendar import calendar_file, suggested_name

GOLDEN = Path(__file__).parents[1] / "data" / "key_dates.ics"
NOW = dt.datetime(2026, 10, 12, 14, 32, 5, 99, tzinfo=dt.UTC)
LATER = NOW + dt.timedelta(hours=1)


def the_year(document: Document, framework: Framework) -> Year:
    year = year_of(document, framework, NOW.date())
    assert year is not None
    return year


def made(document: Document, framework: Framework, now: dt.datetime = NOW) -> bytes:
    return calendar_file(document, the_year(document, framework), now)


def events(file: bytes) -> dict[str, Event]:
    """Return the events by the ids of their steps, as another program reads them."""
    calendar = Calendar.from_ical(file)
    assert isinstance(calendar, Calendar)
    return {str(one["uid"]).split("@")[0].split(".")[-1]: one for one in calendar.events}


@pytest.fixture(scope="module")
def file(example: Document, framework: Framework) -> bytes:
    return made(example, framework)


def test_it_is_what_it_was(file: bytes) -> None:
    text = file.decode("utf-8").replace("\r\n", "\n")
    if os.environ.get("ILACS_REWRITE_GOLDEN"):
        GOLDEN.write_text(text, encoding="utf-8", newline="\n")
    assert text == GOLDEN.read_text(encoding="utf-8")


def test_each_day_is_read_back_as_an_event_of_one_whole_day(
    file: bytes, example: Document, framework: Framework
) -> None:
    lines = {line.id: line for line in the_year(example, framework).days}
    found = events(file)
    assert found.keys() == lines.keys()
    for id_, event in found.items():
        assert event.decoded("dtstart") == lines[id_].day
        assert event.decoded("dtend") == lines[id_].day + dt.timedelta(days=1)
        assert lines[id_].title in str(event["summary"])
        assert lines[id_].why in str(event["description"])
    assert str(found["director"]["summary"]) == "Director signs it off, self-evaluation (2026)"
    assert str(found["evidence_cut_off"]["summary"]).startswith("Done: ")


def test_lines_end_as_the_standard_says_and_none_is_too_long(file: bytes) -> None:
    assert file.count(b"\n") == file.count(b"\r\n")
    assert file.endswith(b"END:VCALENDAR\r\n")
    assert max(len(line) for line in file.split(b"\r\n")) <= 75
    assert not file.startswith(b"\xef\xbb\xbf")
    file.decode("utf-8")


def test_a_long_line_is_not_broken_within_a_letter(example: Document, framework: Framework) -> None:
    who = "Siân Holroyd–Ó Súilleabháin " * 8
    document = with_key_date(example, KeyDate("director", who=who.strip()))
    found = events(made(document, framework))["director"]
    assert who.strip() in str(found["description"])


def test_outlook_needs_no_time_zone_and_no_empty_line(file: bytes) -> None:
    text = re.sub(r"\r\n ", "", file.decode())
    assert "TZID" not in text
    assert "VTIMEZONE" not in text
    lines = text.split("\r\n")
    assert all(line.partition(":")[2] for line in lines[:-1])
    assert lines[:5] == [
        "BEGIN:VCALENDAR",
        "PRODID:-//ILACS self-evaluation//Key dates//EN",
        "VERSION:2.0",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
    ]
    starts = [line for line in lines if line.startswith(("DTSTART", "DTEND"))]
    assert all(re.fullmatch(r"DT(START|END);VALUE=DATE:\d{8}", line) for line in starts)
    assert all(re.fullmatch(r"DTSTAMP:\d{8}T\d{6}Z", s) for s in lines if s.startswith("DTSTAMP"))


def test_a_step_leaves_the_day_free(file: bytes) -> None:
    for event in events(file).values():
        assert event["transp"] == "TRANSPARENT"
        assert event["x-microsoft-cdo-busystatus"] == "FREE"
        assert event.categories == ["Self-evaluation"]


def test_it_reminds_a_week_before_and_the_day_before_at_nine(file: bytes) -> None:
    director = events(file)["director"]
    assert [alarm.decoded("trigger") for alarm in director.walk("VALARM")] == [
        dt.timedelta(days=-6, hours=-15),
        dt.timedelta(hours=-15),
    ]
    assert [str(alarm["description"]) for alarm in director.walk("VALARM")] == [
        "Director signs it off: in a week",
        "Director signs it off: tomorrow",
    ]


@pytest.mark.parametrize(
    ("step", "reminders"),
    [("evidence_cut_off", 0), ("sections_in", 0), ("quality_assurance", 1), ("partners", 2)],
)
def test_no_reminder_is_past_or_of_what_is_done(file: bytes, step: str, reminders: int) -> None:
    assert len(events(file)[step].walk("VALARM")) == reminders


def test_reminders_are_past_by_the_day_of_the_year(example: Document, framework: Framework) -> None:
    """The example has a day of its own: a file made later in truth has its reminders still."""
    later = dt.datetime(2027, 3, 1, 12, tzinfo=dt.UTC)
    assert len(events(made(example, framework, later))["due"].walk("VALARM")) == 2


def test_a_later_file_moves_what_an_earlier_one_put_there(
    file: bytes, example: Document, framework: Framework
) -> None:
    cycle = msgspec.structs.replace(example.cycle, meeting=dt.date(2026, 12, 14))
    later = made(msgspec.structs.replace(example, cycle=cycle), framework, LATER)
    before, after = events(file), events(later)
    assert {k: one["uid"] for k, one in before.items()} == {k: e["uid"] for k, e in after.items()}
    for id_, event in after.items():
        assert event["sequence"] > before[id_]["sequence"]
        assert event.decoded("dtstamp") > before[id_].decoded("dtstamp")
    assert after["due"].decoded("dtstart") == dt.date(2026, 11, 13)
    assert 0 <= after["due"]["sequence"] < 2**31


def test_the_same_moment_gives_the_same_bytes(
    file: bytes, example: Document, framework: Framework
) -> None:
    assert made(example, framework) == file


def test_another_council_s_events_are_others(
    file: bytes, example: Document, framework: Framework
) -> None:
    other = made(msgspec.structs.replace(example, id="doc äß/1"), framework)
    uids = {str(one["uid"]) for one in events(other).values()}
    assert not uids & {str(one["uid"]) for one in events(file).values()}
    assert "doc----1.due@ilacs-self-evaluation" in uids


def test_nothing_of_the_text_or_the_evidence_goes_in(file: bytes, example: Document) -> None:
    text = re.sub(r"\r\n ", "", file.decode())
    assert not [item.title for item in example.evidence if item.title and item.title in text]
    assert not [section.title for section in example.sections if section.title in text]


def test_its_name_can_be_a_file_s(example: Document) -> None:
    assert suggested_name(example) == "Northbridge Council key dates 2026.ics"
    authority = msgspec.structs.replace(example.authority, name="A/B: C")
    other = msgspec.structs.replace(example, authority=authority)
    assert suggested_name(other) == "A B C key dates 2026.ics"


@settings(max_examples=10)
@given(title=st.text(min_size=1, max_size=60).filter(str.strip), who=st.text(max_size=200))
def test_whatever_a_step_is_called_comes_back(
    example: Document, framework: Framework, title: str, who: str
) -> None:
    title, who = (" ".join(re.sub(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff]", " ", s).split()) for s in (title, who))  # fmt: skip
    document = with_key_date(example, KeyDate("own-1", title or "Own", fixed=dt.date(2026, 10, 15), who=who))  # fmt: skip
    file = made(document, framework)
    assert file.count(b"\n") == file.count(b"\r\n")
    event = events(file)["own-1"]
    assert str(event["summary"]).startswith(title or "Own")
    assert who in str(event["description"])


def test_why_another_due_date_was_set_stays_with_the_council(
    example: Document, framework: Framework
) -> None:
    cycle = msgspec.structs.replace(
        example.cycle, due_override=dt.date(2026, 10, 20), due_override_reason="Jane Roe is ill"
    )
    document = msgspec.structs.replace(example, cycle=cycle)
    told = str(events(made(document, framework))["due"]["description"])
    assert "Set to Tuesday 20 October 2026. By the rule it is Friday 6 November 2026." in told
    text = made(document, framework).decode().replace("\r\n ", "")
    assert "Jane" not in text


@pytest.mark.parametrize("day", [dt.date.min, dt.date.max])
def test_a_day_that_cannot_be_right_is_named(
    example: Document, framework: Framework, day: dt.date
) -> None:
    document = with_key_date(example, KeyDate("own-1", "Own step", fixed=day))
    with pytest.raises(DateRangeError, match="Own step"):
        made(document, framework)
