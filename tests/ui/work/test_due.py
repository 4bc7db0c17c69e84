"""The due date in a few words."""

import datetime as dt

import msgspec
import pytest

from ilacs_desktop.document.model import Cycle, Document
from ilacs_desktop.document.records import Pack
from ilacs_desktop.framework.model import Framework
from ilacs_desktop.ui.work.due import NO_DATE, due_words, in_days, pack_due_words


def _cycle(example: Document, **fields: object) -> Cycle:
    return msgspec.structs.replace(example.cycle, **fields)


def test_the_chip_says_days_and_date_and_why(example: Document, framework: Framework) -> None:
    words = due_words(example.cycle, framework, dt.date(2026, 10, 12))
    assert words.text == "Due in 25 days · Fri 6 Nov"
    assert words.short == "25 days"
    assert words.spoken == "Due in 25 days, Friday 6 November 2026"
    assert "not a working day" in words.reason


@pytest.mark.parametrize(
    ("days", "text"),
    [
        (25, "Due in 25 days"),
        (1, "Due tomorrow"),
        (0, "Due today"),
        (-1, "Due yesterday"),
        (-3, "Due 3 days ago"),
    ],
)
def test_the_days_are_told_as_people_say_them(days: int, text: str) -> None:
    assert in_days(days) == text


@pytest.mark.parametrize(
    ("today", "tone"),
    [
        (dt.date(2026, 9, 1), "info"),
        (dt.date(2026, 10, 12), "warn"),
        (dt.date(2026, 11, 6), "warn"),
        (dt.date(2026, 11, 7), "bad"),
    ],
)
def test_the_tone_grows_graver_as_the_day_comes(
    today: dt.date, tone: str, example: Document, framework: Framework
) -> None:
    assert due_words(example.cycle, framework, today).tone == tone


def test_another_year_is_said(example: Document, framework: Framework) -> None:
    words = due_words(example.cycle, framework, dt.date(2025, 12, 1))
    assert words.text.endswith("Fri 6 Nov 2026")


def test_without_a_meeting_there_is_no_due_date(example: Document, framework: Framework) -> None:
    cycle = _cycle(example, meeting=None)
    assert due_words(cycle, framework, dt.date(2026, 10, 12)) is NO_DATE


def test_a_due_date_that_cannot_be_told_says_why(example: Document, framework: Framework) -> None:
    cycle = _cycle(example, meeting=dt.date(1, 1, 20))
    words = due_words(cycle, framework, dt.date(2026, 10, 12))
    assert words.tone == "bad"
    assert "cannot be right" in words.reason


def test_another_date_without_a_reason_is_passed_over_with_a_warning(
    example: Document, framework: Framework
) -> None:
    cycle = _cycle(example, due_override=dt.date(2026, 11, 2), due_override_reason="")
    words = due_words(cycle, framework, dt.date(2026, 10, 12))
    assert words.text.endswith("Fri 6 Nov")
    assert "Say why" in words.reason


def test_a_due_date_to_check_warns_however_far_off(example: Document, framework: Framework) -> None:
    cycle = _cycle(example, due_override=dt.date(2026, 11, 7), due_override_reason="Region")
    words = due_words(cycle, framework, dt.date(2026, 6, 1))
    assert words.tone == "warn"
    assert "not a working day" in words.reason


def test_a_contributor_sees_when_the_pack_is_wanted_back() -> None:
    pack = Pack("pk", "Priya Nair", (), "ilacs", dt.date(2026, 9, 1), dt.date(2026, 10, 20))
    asked = msgspec.structs.replace(pack, asked_by="Siân Holroyd")
    words = pack_due_words(asked, dt.date(2026, 10, 12))
    assert words.text == "Due in 8 days · Tue 20 Oct"
    assert words.reason == "Siân Holroyd wants your part back by Tuesday 20 October 2026."
    late = pack_due_words(asked, dt.date(2026, 10, 22))
    assert (late.text, late.tone) == ("Due 2 days ago · Tue 20 Oct", "bad")
    open_ended = msgspec.structs.replace(pack, due=None)
    assert pack_due_words(open_ended, dt.date(2026, 10, 22)).text == "No date given"
