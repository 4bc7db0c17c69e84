"""Likely questions, each asked once with all that it is about."""

import pytest

from ilacs_desktop.document.model import Document
from ilacs_desktop.document.new import new_document
from ilacs_desktop.framework.model import Framework
from ilacs_desktop.outputs.asked_once import Asked, asked_once
from ilacs_desktop.outputs.briefing_parts import Rest
from ilacs_desktop.outputs.review_places import Directory
from ilacs_desktop.outputs.source import Source
from tests.outputs.outputs_made import source_of


def asked(source: Source, most: int) -> tuple[tuple[Asked, ...], Rest]:
    directory = Directory(source.document, source.framework)
    return asked_once(source.scope, directory, source.enquiries, most)


@pytest.fixture(scope="module")
def source(example: Document, framework: Framework) -> Source:
    return source_of(example, framework)


@pytest.mark.parametrize("most", [1, 2, 5])
def test_no_question_is_asked_twice(source: Source, most: int) -> None:
    questions = [one.question for one in asked(source, most)[0]]
    assert questions
    assert len(set(questions)) == len(questions)


def test_each_weakness_stands_whole_under_the_one_question(source: Source) -> None:
    [named] = [one for one in asked(source, 5)[0] if one.is_named]
    lines = [line for enquiry in source.enquiries for line in enquiry.lines if line.block]
    assert len(named.about) == len(lines)
    assert all(about.words.endswith(".") and "…" not in about.words for about in named.about)


def test_an_empty_one_asks_each_question_once_for_all_its_judgements(
    framework: Framework,
) -> None:
    empty = source_of(new_document(framework, "Northbridge Council", None), framework)
    found, left = asked(empty, 5)
    questions = [one.question for one in found]
    assert len(set(questions)) == len(questions)
    assert max(len(one.about) for one in found) > 1
    assert left == (0, "")


def test_what_is_left_out_is_counted_and_named(source: Source) -> None:
    found, left = asked(source, 0)
    assert found == ()
    named = sum(bool(line.block) for e in source.enquiries for line in e.lines)
    drawn = {line.question for e in source.enquiries for line in e.lines if not line.block}
    assert left.number == named + len(drawn)
