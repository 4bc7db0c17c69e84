"""The review on paper: everything known accounted for, nothing that leaks, a page that stands alone."""

import datetime as dt
import itertools

import msgspec
import pytest
from jinja2 import TemplateNotFound

from ilacs_desktop.assets import resources
from ilacs_desktop.checks.set_aside import set_aside
from ilacs_desktop.document.model import Document
from ilacs_desktop.document.new import new_document
from ilacs_desktop.framework.model import Framework
from ilacs_desktop.outputs.review_pages import review_html
from tests.outputs.review_made import Sheet, review_of, with_unsaid


@pytest.fixture(scope="module")
def page(example: Document, framework: Framework) -> Sheet:
    return Sheet(review_html(review_of(example, framework)))


@pytest.fixture(scope="module")
def flawed(example: Document, framework: Framework) -> Sheet:
    return Sheet(review_html(review_of(with_unsaid(example), framework)))


def test_every_known_weakness_is_on_it(page: Sheet, example: Document) -> None:
    for item in example.evidence:
        if item.direction in ("negative", "mixed"):
            assert f"{item.number}. {item.title}" in page.text


def test_what_is_left_out_has_its_reason_and_name(page: Sheet, example: Document) -> None:
    parked = [item for item in example.evidence if item.parked is not None]
    assert parked
    for item in parked:
        assert item.parked is not None
        assert f"{item.parked.reason} ({item.parked.by})" in page.text


def test_what_is_not_said_comes_first_and_says_what_it_shows(flawed: Sheet) -> None:
    assert flawed.text.index("Known, but not said (1)") < flawed.text.index("Said (")
    assert "Night <visits> & calls" in flawed.text
    assert "Not ready to sign" in flawed.text


def test_where_evidence_is_kept_is_not_on_it(example: Document, framework: Framework) -> None:
    assert "secret" not in review_html(review_of(with_unsaid(example), framework))


def test_what_no_page_can_show_and_what_turns_our_words_is_not_on_it(
    example: Document, framework: Framework
) -> None:
    (*others, item) = with_unsaid(example).evidence
    odd = msgspec.structs.replace(item, title="Night \u202evisits\ud800\x1b")
    html = review_html(
        review_of(msgspec.structs.replace(example, evidence=(*others, odd)), framework)
    )
    assert "Night visits\ufffd\ufffd" in html
    html.encode()  # no half characters


def test_it_asks_for_nothing_from_outside_and_holds_no_script(flawed: Sheet) -> None:
    assert flawed.attributes("src") == flawed.attributes("href") == []
    assert "script" not in {tag for tag, _ in flawed.tags}


def test_it_can_be_read_by_headings_in_british_english(flawed: Sheet) -> None:
    levels = flawed.headings()
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(later - before <= 1 for before, later in itertools.pairwise(levels))
    assert flawed.attributes("lang") == ["en-GB"]


def test_every_table_has_a_header_row(flawed: Sheet) -> None:
    tags = [tag for tag, _ in flawed.tags]
    assert tags.count("thead") == tags.count("table") > 0


def test_the_questions_of_an_inspector_have_what_would_answer_them(
    example: Document, framework: Framework
) -> None:
    review = review_of(example, framework)
    text = Sheet(review_html(review)).text
    lines = [line for enquiry in review.enquiries for line in enquiry.lines]
    assert lines
    for line in lines:
        assert line.question in text
        assert f"What would answer it: {line.answer}" in text


def test_an_empty_one_is_told_in_a_few_lines(framework: Framework) -> None:
    document = new_document(framework, "Northbridge Council", None)
    text = Sheet(review_html(review_of(document, framework))).text
    assert "29 sections are empty" in text
    assert "is empty." not in text
    assert "No item of evidence is marked as negative or mixed." in text


def test_what_was_set_aside_is_told_with_its_reason(
    example: Document, framework: Framework
) -> None:
    review = review_of(example, framework)
    finding = review.facts.findings[0]
    at = dt.datetime(2026, 10, 12, 9, 0, tzinfo=dt.UTC)
    by = "Siân Holroyd"
    document = set_aside(example, finding, "Agreed in May", by, at, review.catalogue)
    text = Sheet(review_html(review_of(document, framework))).text
    assert "Set aside, with the reason" in text
    assert "Agreed in May (Siân Holroyd, 12 October 2026)" in text


def test_the_marking_stands_on_it_unless_the_sheets_have_it(
    example: Document, framework: Framework
) -> None:
    review = review_of(example, framework)
    assert example.cycle.marking in Sheet(review_html(review)).text
    assert example.cycle.marking not in Sheet(review_html(review, on_sheets=True)).text


def test_the_due_date_is_told_once_there_is_one(example: Document, framework: Framework) -> None:
    review = review_of(example, framework)
    assert "Due to Ofsted on Friday 6 November 2026" in review_html(review)
    undated = msgspec.structs.replace(example.cycle, meeting=None)
    document = msgspec.structs.replace(example, cycle=undated)
    facts = review.facts._replace(document=document)
    assert "Due to Ofsted" not in review_html(review._replace(facts=facts))


def test_templates_of_another_folder_are_taken(example: Document, framework: Framework) -> None:
    with pytest.raises(TemplateNotFound):
        review_html(review_of(example, framework), resources())
