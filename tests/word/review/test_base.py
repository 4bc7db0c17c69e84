"""Which version a review copy was made from: what it says, and what stands for it if it is lost."""

import datetime as dt
import re

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ilacs_desktop.document.model import Document
from ilacs_desktop.document.places import Place, body_at, with_body
from ilacs_desktop.document.records import Comment, Evidence
from ilacs_desktop.framework.model import Framework
from ilacs_desktop.word.anchors import PREFIX, VERSION_PREFIX
from ilacs_desktop.word.choices import ExportChoices
from ilacs_desktop.word.review.base import Earlier, NotOurCopyError, find_base
from ilacs_desktop.word.review.version import digest_of, exported_as, version_anchor
from tests.strategies import document_from
from tests.word.review.kit import Reviewer, remove, review_copy, sound
from tests.word.support import SMALL, parts_of, write

DOCUMENT = sound(SMALL)
CHOICES = st.builds(
    ExportChoices,
    citations=st.sampled_from(("number", "short_source")),
    order=st.sampled_from(("leaders_first", "leaders_last", "question")),
    leads=st.sampled_from(("run_in", "heading")),
    summary_page=st.booleans(),
    charts=st.booleans(),
    glossary=st.booleans(),
    copy=st.just("review"),
)


@given(seed=st.integers(0, 2**32), choices=CHOICES)
def test_the_anchor_says_which_version_it_was_and_how_it_was_made(
    seed: int, choices: ExportChoices
) -> None:
    document = document_from(seed)
    anchor = version_anchor(document, choices)
    assert re.fullmatch(r"\w*", anchor)
    assert len(anchor) <= 40
    assert anchor.startswith(PREFIX)  # so that whatever looks for our anchors finds it too
    said = exported_as(anchor)
    assert said is not None
    assert said == (digest_of(document), choices)


@pytest.mark.parametrize("name", ["", "_sef_homes", "_sef_v_", "_sef_v_aaa", "_sef_v_aaa_xyz"])
def test_another_bookmark_says_nothing(name: str) -> None:
    assert exported_as(name) is None


def test_a_choice_of_a_newer_program_is_taken_as_usual() -> None:
    said = exported_as(f"{VERSION_PREFIX}jbzzzzz_{'0' * 20}")
    assert said is not None
    assert said.choices == ExportChoices(copy="review", order="leaders_last")


def test_a_comment_more_is_the_same_version_and_a_word_more_is_not() -> None:
    at = dt.datetime(2026, 11, 2, tzinfo=dt.UTC)
    comment = Comment("cm-1", "homes", "know", "Jo Ash", at, "Why?")
    commented = msgspec.structs.replace(DOCUMENT, comments=(comment,))
    assert digest_of(commented) == digest_of(DOCUMENT)
    assert digest_of(typed(DOCUMENT)) != digest_of(DOCUMENT)


def test_a_version_whose_numbers_are_mended_at_export_is_found() -> None:
    doubled = (*DOCUMENT.evidence, Evidence("ev-late", 3, "Late"))
    document = msgspec.structs.replace(DOCUMENT, evidence=doubled)
    mended = msgspec.structs.replace(
        document, evidence=(*DOCUMENT.evidence, Evidence("ev-late", 14, "Late"))
    )
    assert digest_of(document) == digest_of(mended)


def test_a_review_copy_says_once_which_version_it_is(framework: Framework) -> None:
    main = parts_of(review_copy(DOCUMENT, framework))["word/document.xml"].decode()
    assert main.count(VERSION_PREFIX) == 1


@pytest.mark.parametrize("copy", ["draft", "final"])
def test_only_a_review_copy_says_which_version_it_is(framework: Framework, copy: str) -> None:
    main = parts_of(write(DOCUMENT, framework, copy=copy).docx)["word/document.xml"].decode()
    assert "_sef" not in main


def test_the_version_is_found_among_earlier_ones(framework: Framework) -> None:
    copy = Reviewer(review_copy(DOCUMENT, framework)).read()
    asked: list[str] = []

    def earlier() -> object:
        for name, document in (("two", typed(DOCUMENT)), ("one", DOCUMENT), ("none", DOCUMENT)):
            asked.append(name)
            yield Earlier(name, document)

    base = find_base(copy, typed(typed(DOCUMENT)), framework, earlier())  # type: ignore[arg-type]
    assert base.exported.document == DOCUMENT
    assert base.note == ""
    assert asked == ["two", "one"]


def test_the_present_text_needs_no_history(framework: Framework) -> None:
    copy = Reviewer(review_copy(DOCUMENT, framework)).read()
    base = find_base(copy, DOCUMENT, framework, iter(()))
    assert (base.exported.document, base.note) == (DOCUMENT, "")


def test_a_version_that_was_never_saved_is_stood_for_by_the_likest(framework: Framework) -> None:
    copy = Reviewer(review_copy(typed(DOCUMENT), framework)).read()
    rewritten = with_body(DOCUMENT, Place("homes", "how"), ())
    base = find_base(copy, rewritten, framework, [Earlier("the version of Monday", DOCUMENT)])
    assert base.exported.document == DOCUMENT
    assert "the version of Monday" in base.note
    assert "not in this file’s history" in base.note


def test_another_document_is_refused(framework: Framework) -> None:
    reviewer = Reviewer(review_copy(DOCUMENT, framework))
    for paragraph in list(reviewer.body())[1:]:
        remove(paragraph)
    for table in list(reviewer.root.iter(f"{reviewer.root.tag[:-8]}tbl")):
        remove(table)
    with pytest.raises(NotOurCopyError, match="holds none of the hidden places"):
        find_base(reviewer.read(), DOCUMENT, framework, iter(()))


def test_a_draft_is_no_review_copy(framework: Framework) -> None:
    """Without its anchors nearly every paragraph would come back as deleted and written anew."""
    draft = Reviewer(write(DOCUMENT, framework, copy="draft").docx)
    with pytest.raises(NotOurCopyError, match="not a review copy"):
        find_base(draft.read(), DOCUMENT, framework, iter(()))


def typed(document: Document) -> Document:
    place = Place("homes", "know")
    first, *rest = body_at(document, place)
    runs = (*first.runs, *first.runs)
    return with_body(document, place, (msgspec.structs.replace(first, runs=runs), *rest))
