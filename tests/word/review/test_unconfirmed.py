"""Last year's text in a review copy: its mark is the program's, and never comes back as text."""

import msgspec
import pytest

from ilacs_desktop.document.body import block_text
from ilacs_desktop.document.model import Document, Follows
from ilacs_desktop.document.places import Place, body_at, with_body
from ilacs_desktop.merge.reviewed import together
from ilacs_desktop.word.choices import ExportChoices
from ilacs_desktop.word.review.bring_back import Returned, bring_back
from ilacs_desktop.word.review.printed import exhibit
from tests.word.review.back import DOCUMENT, NOW, only, texts, the_framework
from tests.word.review.kit import Reviewer, reads, review_copy

PLACE = Place("permanence", "how")
MARK = "[From 2025, not confirmed] "


@pytest.fixture(scope="module")
def document() -> Document:
    carried = tuple(
        msgspec.structs.replace(block, origin="last_year") for block in body_at(DOCUMENT, PLACE)
    )
    cycle = msgspec.structs.replace(DOCUMENT.cycle, follows=Follows("2025", "se-old"))
    return msgspec.structs.replace(with_body(DOCUMENT, PLACE, carried), cycle=cycle)


@pytest.fixture
def kay(document: Document) -> Reviewer:
    return Reviewer(review_copy(document, the_framework()))


def bring(reviewer: Reviewer, document: Document) -> Returned:
    choices = ExportChoices(copy="review", charts=False)
    exported = exhibit(document, the_framework(), choices)
    return bring_back(document, exported, reviewer.read(), together, NOW)


def test_the_mark_stands_in_the_copy_and_is_no_change(kay: Reviewer, document: Document) -> None:
    assert MARK in reads(kay.find("We read 44"))
    returned = bring(kay, document)
    assert (returned.placed, returned.not_placed) == ((), ())


def test_a_rewording_comes_back_without_the_mark(kay: Reviewer, document: Document) -> None:
    kay.replace("We read 44", "We read 50")
    found = only(bring(kay, document))
    assert texts(found.base_body) == ["We read 44 records."]
    assert texts(found.theirs_body) == ["We read 50 records."]


def test_a_mark_that_somebody_took_out_is_no_change_of_the_text(
    kay: Reviewer, document: Document
) -> None:
    paragraph = kay.find("We read 44")
    start = reads(paragraph).index(MARK)
    kay.delete(paragraph, start, start + len(MARK))
    returned = bring(kay, document)
    said = [text for one in returned.placed for text in texts(one.theirs_body)]
    assert not any("confirmed" in text for text in said)
    assert all(block_text(block) in said for one in returned.placed for block in one.base_body)
