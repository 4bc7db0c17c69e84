"""Items begun from files, links and words: by their names alone."""

import datetime as dt

import pytest

from ilacs_desktop.ui.pages.evidence.incoming import (
    MOST_AT_ONCE,
    evidence_from,
    start_of,
    starts_in,
    starts_of,
)

TODAY = dt.date(2026, 10, 12)


@pytest.mark.parametrize(
    ("place", "title"),
    [
        (r"C:\Audits\2026-07_practice-audit_early_help.docx", "2026-07 practice audit early help"),
        (r"\\server\share\Case audit July 2026.pdf", "Case audit July 2026"),
        ("/home/jo/dip sample.xlsx", "Dip sample"),
        (
            "https://www.northbridge.gov.uk/reports/annual-report-2025-26.pdf",
            "Annual report 2025-26",
        ),
        ("https://northbridge.gov.uk/a%20b/Staff%20survey", "Staff survey"),
        ("https://northbridge.gov.uk/", "northbridge.gov.uk"),
        ("C:\\Audits\\", "Audits"),
    ],
)
def test_the_name_becomes_the_title_and_the_place_is_kept(place: str, title: str) -> None:
    start = start_of(place)
    assert (start.title, start.kept_at) == (title, place)


def test_a_date_in_the_name_becomes_the_period() -> None:
    item = evidence_from(start_of("/a/Case audit July 2026.pdf"), "ev-1", 4, TODAY)
    assert (item.id, item.number) == ("ev-1", 4)
    assert (item.period_from, item.period_to) == (dt.date(2026, 7, 1), dt.date(2026, 7, 31))
    assert evidence_from(start_of("/a/Case audit.pdf"), "ev-1", 4, TODAY).period_to is None


def test_a_period_that_is_not_over_is_not_guessed() -> None:
    item = evidence_from(start_of("/a/Annual report 2026.pdf"), "ev-1", 4, TODAY)
    assert (item.title, item.period_from, item.period_to) == ("Annual report 2026", None, None)


def test_pasted_lines_that_are_places_each_begin_an_item() -> None:
    text = 'Look at these:\n"C:\\a\\One.docx"\n\nhttps://northbridge.gov.uk/two.pdf\n'
    assert [start.title for start in starts_in(text)] == ["One", "Two"]


def test_one_short_line_is_a_title_and_longer_text_is_nothing() -> None:
    assert [start.title for start in starts_in("  Case  audit ")] == ["Case audit"]
    assert starts_in("Two lines\nof prose") == ()
    assert starts_in("x" * 201) == ()
    assert starts_in("  \n ") == ()


def test_a_place_dropped_twice_is_one_and_thousands_are_not_all_taken() -> None:
    assert len(starts_of(["/a/One.pdf", "/a/One.pdf"])) == 1
    assert len(starts_of(f"/a/{n}.pdf" for n in range(1000))) == MOST_AT_ONCE
