"""The sign-off papers: two pages whatever there is, all of it shown or counted, lines to sign."""

import datetime as dt
import html
import re
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtWidgets import QApplication

from ilacs_desktop.checks.unsaid import Reckoning
from ilacs_desktop.document.model import Document
from ilacs_desktop.document.new import new_document
from ilacs_desktop.document.records import KeyDate, SignOff
from ilacs_desktop.framework.model import Framework
from ilacs_desktop.layout.sheets import pdf_of, sheet_count
from ilacs_desktop.outputs.review_account import ForSigning
from ilacs_desktop.outputs.sign_off_sheet import (
    STATED,
    Kind,
    Papers,
    Rows,
    Saved,
    rows_that_fit,
    sign_off_sheet_html,
)
from tests.outputs.review_made import TODAY, Sheet, review_of, with_unsaid
from tests.strategies import documents

needs_pdfinfo = pytest.mark.skipif(
    shutil.which("pdfinfo") is None, reason="pdfinfo (poppler-utils) is not installed"
)
DIGEST = "4f1c0a9be2d34c5f8e7a6b5c4d3e2f10"
SAVED = Saved("12 October 2026, 14:32, Siân Holroyd: For signing", DIGEST)
ROLES = {"dcs": "Director of children’s services", "lead_member": "Lead member"}
LONG = "Pneumonoultramicroscopicsilicovolcanoconiosis" * 6
STEPS = ("quality_assurance", "partners", "chief_executive", "lead_member", "director")


@pytest.fixture(scope="module")
def facts(example: Document, framework: Framework) -> ForSigning:
    return review_of(example, framework).facts


def papers_of(
    facts: ForSigning, framework: Framework, saved: Saved | None = SAVED, **changed: object
) -> Papers:
    document = msgspec.structs.replace(facts.document, **changed)
    return Papers(facts._replace(document=document), framework, TODAY, saved, {}, ROLES)


def text_of(page: str) -> str:
    return " ".join(Sheet(page).text.split())


def crowded(facts: ForSigning, framework: Framework, number: int, words: str) -> Papers:
    """Return papers with so many things of several kinds."""
    document = facts.document
    accounts = ("unsaid", "cited_only", "parked", "said")
    reckoning = tuple(
        Reckoning(f"e{n}", n, words, words, "negative", accounts[n % 4], parked_reason=words)
        for n in range(number)
    )
    action = msgspec.structs.replace(
        document.actions[0], what=words, owner="", due=dt.date(2026, 9, 1), state="not_started"
    )
    comment = msgspec.structs.replace(document.comments[0], text=words, closed_by="")
    signed = SignOff("so", "scrutiny", words, TODAY, "v", DIGEST, words)
    every = range(number)
    return papers_of(
        facts._replace(reckoning=reckoning),
        framework,
        actions=tuple(msgspec.structs.replace(action, id=f"a{n}", number=n) for n in every),
        comments=tuple(msgspec.structs.replace(comment, id=f"c{n}") for n in every),
        sign_offs=tuple(msgspec.structs.replace(signed, id=f"s{n}") for n in every),
    )


@needs_pdfinfo
def test_the_papers_of_the_example_are_two_pages_of_a4(
    facts: ForSigning, framework: Framework, qapp: QApplication, tmp_path: Path
) -> None:
    page = sign_off_sheet_html(papers_of(facts, framework), sheet_count, on_sheets=True)
    path = tmp_path / "papers.pdf"
    path.write_bytes(pdf_of(page, "Northbridge: sign-off papers", "OFFICIAL-SENSITIVE"))
    told = subprocess.run(["pdfinfo", str(path)], capture_output=True, check=True).stdout.decode()
    assert re.search(r"Pages:\s+2\n", told)
    assert "(A4)" in told


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (0, ""),
        (5, LONG),
        pytest.param(80, "Night visits by the team", marks=pytest.mark.long),
        (300, LONG),
    ],
)
def test_it_is_two_pages_and_nothing_is_cut_in_silence(
    number: int, words: str, facts: ForSigning, framework: Framework, qapp: QApplication
) -> None:
    papers = crowded(facts, framework, number, words)
    page = sign_off_sheet_html(papers, sheet_count, on_sheets=True)
    assert sheet_count(page) == 2
    first, second = page.split("page-break-before")
    assert sheet_count(first) == 1
    shown = first.count("<td>Negative</td>")
    assert shown + rest_of(first, "Review, Before signing") == number
    actions = first.split("<h3>")
    overdue = next((part for part in actions if "overdue</h3>" in part), "")
    assert overdue.count('class="typed"') + rest_of(overdue, "Plan") == number
    comments = next((part for part in actions if "open</h3>" in part), "")
    assert comments.count('class="typed"') + rest_of(comments, "Review, Sign-off") == number
    others = second.count("Also on record")
    assert others + rest_of(second, "Review, Sign-off") == number
    for stage in ("Quality assurance", "Lead member has read it", "Director signs it off"):
        assert stage in second
    if number >= 80:
        assert shown >= 4


def rest_of(page: str, where: str) -> int:
    """Return how many more are said to be in the program under this place."""
    found = re.findall(rf">(?:And )?(\d+)(?: more)? ?[^<]*, in the program under {where}\.", page)
    return sum(map(int, found))


def test_a_page_with_room_is_filled(
    facts: ForSigning, framework: Framework, qapp: QApplication
) -> None:
    papers = crowded(facts, framework, 40, LONG)
    page = sign_off_sheet_html(papers, sheet_count, on_sheets=True)
    more = "<p>More.</p>" * 8
    assert sheet_count(page.replace("<h2>Open risks", f"{more}<h2>Open risks")) == 3


def test_what_is_not_said_comes_first_and_is_told_first(
    example: Document, framework: Framework
) -> None:
    papers = papers_of(review_of(with_unsaid(example), framework).facts, framework)
    text = text_of(sign_off_sheet_html(papers))
    assert text.index("900. Night <visits> & calls") < text.index("55. Exit interviews")
    assert "Not ready to sign" in text
    assert "1 known, but not said, 1 left out on purpose" in text
    parked = next(item for item in example.evidence if item.parked is not None)
    assert parked.parked is not None
    assert f"Left out: {parked.parked.reason[:40]}" in text


def test_an_empty_one_says_so(framework: Framework, qapp: QApplication) -> None:
    facts = review_of(new_document(framework, "Northbridge Council", None), framework).facts
    page = sign_off_sheet_html(papers_of(facts, framework, None), sheet_count, on_sheets=True)
    assert sheet_count(page) == 2
    text = text_of(page)
    assert "No item of evidence is marked as negative or mixed" in text
    assert "no overdue action, no action without owner, date or measure, no open comment" in text
    assert "None: something in it is not saved." in text


def test_the_sheet_names_the_version_with_its_whole_fingerprint(
    facts: ForSigning, framework: Framework
) -> None:
    text = text_of(sign_off_sheet_html(papers_of(facts, framework)))
    assert SAVED.words in text
    assert DIGEST in text
    assert STATED in text
    assert "Due to Ofsted on Friday 6 November 2026" in text


def test_what_was_given_fills_its_line_and_the_others_wait(
    facts: ForSigning, framework: Framework
) -> None:
    signed = SignOff(
        "so-1", "lead_member", "Cllr <Moss>", dt.date(2026, 10, 9), "v", DIGEST, "Cabinet.",
        "lead_member", "email", "Siân Holroyd", TODAY,
    )  # fmt: skip
    earlier = msgspec.structs.replace(signed, id="so-0", on=dt.date(2026, 10, 1))
    papers = papers_of(facts, framework, sign_offs=(signed, earlier))
    papers = papers._replace(standings={"so-1": "It reads as it was signed."})
    page = sign_off_sheet_html(papers)
    row = next(row for row in page.split("<tr>") if "Lead member has read it" in row)
    told = " ".join(html.unescape(re.sub(r"<[^>]*>", " ", row)).split())
    assert "Cllr <Moss>" in told
    assert "By email, recorded by Siân Holroyd, version 4f1c0a9b." in told
    assert "It reads as it was signed. Cabinet. 1 earlier on record." in told
    assert "9 October 2026" in told
    waiting = next(row for row in page.split("<tr>") if "Director signs it off" in row)
    assert "Marianne Adeyemi-Cole" in waiting
    assert "version" not in waiting


def test_partners_stand_there_by_their_name_alone(facts: ForSigning, framework: Framework) -> None:
    """The coordinator sees to it that partners read it: they are no coordinator themselves."""
    dates = (KeyDate("partners", who="Northbridge Safeguarding Children Partnership"),)
    papers = papers_of(facts, framework, key_dates=dates)
    papers = papers._replace(roles={**ROLES, "coordinator": "Coordinator"})
    rows = sign_off_sheet_html(papers).split("<tr>")
    row = next(row for row in rows if "Partners have read it" in row)
    assert "Northbridge Safeguarding Children Partnership" in row
    assert "Coordinator" not in row
    assert "Critical friend" not in row
    named = sign_off_sheet_html(
        papers_of(facts, framework, key_dates=())._replace(roles=papers.roles)
    )
    row = next(row for row in named.split("<tr>") if "Partners have read it" in row)
    assert "Coordinator" in row


def test_nothing_else_is_claimed_while_sections_wait(
    facts: ForSigning, framework: Framework
) -> None:
    page = text_of(sign_off_sheet_html(papers_of(facts, framework)))
    assert "nothing else" not in page
    assert "sections are not ready" in page
    assert "people are late" in page
    assert "questions from the checks" in page


def test_stages_that_the_council_does_not_have_are_named_and_not_signed(
    facts: ForSigning, framework: Framework
) -> None:
    dates = (KeyDate("partners", left_out=True),)
    page = sign_off_sheet_html(papers_of(facts, framework, key_dates=dates))
    assert "Stages that this council does not have: Partners have read it." in page
    assert page.count("Partners have read it") == 1


def test_it_leaks_nothing_and_can_be_read_by_headings(
    example: Document, framework: Framework
) -> None:
    papers = papers_of(review_of(with_unsaid(example), framework).facts, framework)
    page = sign_off_sheet_html(papers)
    sheet = Sheet(page)
    assert "secret" not in page
    assert "script" not in {tag for tag, _ in sheet.tags}
    assert sheet.attributes("src") == []
    assert sheet.attributes("lang") == ["en-GB"]
    assert sheet.headings()[0] == 1
    assert sheet.headings().count(1) == 1
    assert example.cycle.marking in sheet.text
    assert example.cycle.marking not in sign_off_sheet_html(papers, on_sheets=True)


@pytest.mark.long
@settings(max_examples=5)
@given(document=documents())
def test_any_document_keeps_to_two_pages(
    facts: ForSigning, framework: Framework, qapp: QApplication, document: Document
) -> None:
    other = papers_of(facts._replace(document=document), framework)
    assert sheet_count(sign_off_sheet_html(other, sheet_count, on_sheets=True)) == 2


@given(
    kinds=st.lists(st.tuples(st.integers(0, 9), st.integers(1, 3)), max_size=5),
    room=st.integers(0, 20),
)
def test_rows_fill_the_room_there_is_and_never_more(
    kinds: Sequence[tuple[int, int]], room: int
) -> None:
    made = [Kind("", ("row",) * number, "", turn) for number, turn in kinds]

    def fits(rows: Rows) -> bool:
        return sum(rows) <= room

    rows = rows_that_fit(made, fits)
    assert len(rows) == len(made)
    assert all(0 <= row <= len(kind.items) for row, kind in zip(rows, made, strict=True))
    assert sum(rows) == min(room, sum(number for number, _ in kinds))


def test_a_kind_that_has_more_turns_is_shown_before_the_others() -> None:
    kinds = [Kind("", ("row",) * 9, "", 3), Kind("", ("row",) * 9, "")]
    assert rows_that_fit(kinds, lambda rows: sum(rows) <= 8) == (6, 2)


def test_escaped_text_is_text(facts: ForSigning, framework: Framework) -> None:
    authority = msgspec.structs.replace(facts.document.authority, name="North & <b>bridge</b>")
    page = sign_off_sheet_html(papers_of(facts, framework, authority=authority))
    assert "<b>bridge" not in page
    assert html.escape("North & <b>bridge</b>") in page
