"""A fresh self-evaluation holds the framework's outline and nothing else."""

import datetime as dt

from ilacs_desktop.document.answers import section_state
from ilacs_desktop.document.faults import faults
from ilacs_desktop.document.new import new_document
from ilacs_desktop.document.words import total_words
from ilacs_desktop.framework.model import Framework

MEETING = dt.date(2026, 12, 7)


def test_it_has_the_outline_and_no_words(framework: Framework) -> None:
    document = new_document(framework, "Northbridge Council", MEETING)
    assert [s.id for s in document.sections] == [s.id for s in framework.outline]
    assert {section_state(document, s) for s in document.sections} == {"empty"}
    assert total_words(document) == 0
    assert faults(document) == ()


def test_its_budgets_add_up_to_the_target(framework: Framework) -> None:
    document = new_document(framework, "Northbridge Council", MEETING)
    front = framework.front_words
    openings = sum(judgement.words for judgement in document.judgements)
    sections = sum(section.words for section in document.sections)
    whole = front.summary + front.context + front.progress + openings + sections
    assert whole == document.cycle.word_target == 6000


def test_its_cycle_is_named_for_the_year_of_the_meeting(framework: Framework) -> None:
    document = new_document(framework, "Northbridge Council", dt.date(2027, 3, 1))
    assert document.cycle.label == "2027"
    assert document.cycle.framework_as_at == framework.as_at
    assert document.cycle.marking == "OFFICIAL-SENSITIVE"


def test_two_new_documents_are_different_ones(framework: Framework) -> None:
    ids = {new_document(framework, "Northbridge Council", None).id for _ in range(10)}
    assert len(ids) == 10
