"""What the shipped framework says: complete, in the field's terms, and marked with its sources."""

import re

import msgspec
import pytest

from ilacs_desktop.framework.model import Framework

# domain guide §6.1: the words on the right of its table, which nothing of ours may use
NOT_OUR_TERMS = re.compile(
    r"sibling|placement|\bplaced\b|\bLAC\b|\bSEF\b|self-assessment|annual conversation|weakness|"
    r"failing|children with disabilities|care-experienced|looked[- ]after|supervised contact",
    re.IGNORECASE,
)
# The duty of the virtual school headteacher is defined by this term.
STATUTORY = "previously looked-after children"


def _prompts(framework: Framework) -> list[str]:
    return [prompt for area in framework.areas for prompt in area.prompts]


def _our_words(framework: Framework) -> list[str]:
    return [
        *_prompts(framework),
        *(line for area in framework.areas for line in (area.title, *area.evidence)),
        *(section.title for section in framework.outline),
        *(line for type_ in framework.evidence_types for line in (type_.title, type_.covers)),
        *(lens.sentence for lens in framework.lenses),
        *(question.hint for question in framework.questions),
    ]


def test_the_three_questions_are_the_published_words(framework: Framework) -> None:
    assert [(question.id, question.text) for question in framework.questions] == [
        (
            "know",
            "What do you know about the quality and impact of social work practice in your "
            "local authority?",
        ),
        ("how", "How do you know it?"),
        (
            "plan",
            "What are your plans for the next 12 months to maintain or improve practice?",
        ),
    ]


def test_the_questions_say_where_they_come_from_and_what_was_not_seen(
    framework: Framework,
) -> None:
    for question in framework.questions:
        source = framework.source(question.source)
        assert "Ofsted social care blog" in source.citation
        assert "12 November 2018" in source.citation
        assert "April 2026 was not seen" in source.note


def test_there_are_four_judgements_and_no_overall_effectiveness(framework: Framework) -> None:
    assert [(j.prefix, j.short) for j in framework.judgements] == [
        ("lead", "Leaders"),
        ("help", "Help and protection"),
        ("care", "Children in care"),
        ("leaver", "Care leavers"),
    ]


def test_the_scale_has_full_grade_names_best_first(framework: Framework) -> None:
    assert [grade.title for grade in framework.grades] == [
        "outstanding",
        "good",
        "requires improvement to be good",
        "inadequate",
    ]


def test_official_sensitive_is_the_marking_unless_changed(framework: Framework) -> None:
    assert framework.markings == ("OFFICIAL", "OFFICIAL-SENSITIVE")
    assert framework.default_marking == "OFFICIAL-SENSITIVE"


def test_there_are_80_areas_54_of_them_core_with_312_prompts(framework: Framework) -> None:
    assert len(framework.areas) == 80
    assert sum(area.core for area in framework.areas) == 54
    assert len(_prompts(framework)) == 312


def test_no_prompt_is_asked_twice(framework: Framework) -> None:
    prompts = _prompts(framework)
    assert len(set(prompts)) == len(prompts)


def test_every_prompt_is_one_question_of_at_most_25_words(framework: Framework) -> None:
    for prompt in _prompts(framework):
        assert re.fullmatch(r"[A-Z][^?!]*\?", prompt), prompt
        assert len(prompt.split()) <= 25, prompt


def test_our_words_keep_to_the_terms_of_the_field(framework: Framework) -> None:
    for words in _our_words(framework):
        assert not NOT_OUR_TERMS.search(words.replace(STATUTORY, "")), words


def test_areas_stand_in_order_by_judgement(framework: Framework) -> None:
    orders = [area.order for area in framework.areas]
    assert orders == sorted(set(orders))
    seen = list(dict.fromkeys(area.judgement for area in framework.areas))
    assert seen == [judgement.id for judgement in framework.judgements]


def test_the_outline_has_29_sections_that_cover_every_area_once(framework: Framework) -> None:
    assert len(framework.outline) == 29
    covered = [area for section in framework.outline for area in section.areas]
    assert sorted(covered) == sorted(area.id for area in framework.areas)


def test_words_add_up_to_6000(framework: Framework) -> None:
    front = sum(msgspec.structs.astuple(framework.front_words))
    summaries = sum(judgement.summary_words for judgement in framework.judgements)
    sections = sum(section.words for section in framework.outline)
    assert front + summaries + sections == framework.length.total == 6000
    assert (framework.length.amber, framework.length.red) == (7500, 10000)


def test_judgements_share_the_words_as_in_ofsteds_own_reports(framework: Framework) -> None:
    total = sum(judgement.words for judgement in framework.judgements)
    shares = [round(100 * judgement.words / total) for judgement in framework.judgements]
    assert shares == [23, 31, 26, 20]


def test_evidence_has_18_types_in_four_lenses(framework: Framework) -> None:
    by_lens: dict[str, int] = {}
    for type_ in framework.evidence_types:
        by_lens[type_.lens] = by_lens.get(type_.lens, 0) + 1
    assert by_lens == {"practice": 4, "data": 2, "people": 5, "assurance": 7}
    assert [lens.title for lens in framework.lenses] == ["Practice", "Data", "People", "Assurance"]


@pytest.mark.parametrize(
    ("type_", "freshness"),
    [
        ("audit_case", 6),
        ("performance", 3),
        ("benchmark", "latest_published"),
        ("independent_role", "annual"),
        ("peer", 18),
        ("inspection", "since_last_inspection"),
        ("research", 36),
    ],
)
def test_freshness_is_our_suggestion_and_says_so(
    framework: Framework, type_: str, freshness: int | str
) -> None:
    found = framework.evidence_type(type_)
    assert found.freshness == freshness
    assert "not a rule of Ofsted's" in framework.source(found.source).citation


def test_short_names_of_evidence_types_differ(framework: Framework) -> None:
    shorts = [type_.short for type_ in framework.evidence_types]
    assert len(set(shorts)) == len(shorts)


def test_every_date_rule_has_its_value_and_source(framework: Framework) -> None:
    rules = framework.dates
    assert (rules.months_before_meeting, rules.letter_months) == (1, 1)
    assert (rules.practice_window_months, rules.stale_months) == (6, 12)
    assert (rules.cycle_years, rules.window_months, rules.gap_months) == (3, 6, 6)
    assert (rules.notice_working_days, rules.action_plan_working_days) == (5, 70)
    assert [period.title for period in rules.quiet_periods] == ["August", "Christmas and new year"]
    assert "Leicestershire" in framework.source(rules.source_of["months_before_meeting"]).citation


def test_no_source_is_left_over(framework: Framework) -> None:
    used = {
        *(question.source for question in framework.questions),
        *(judgement.source for judgement in framework.judgements),
        *(type_.source for type_ in framework.evidence_types),
        *(pathway.source for pathway in framework.pathways),
        *framework.source_of.values(),
        *framework.dates.source_of.values(),
        framework.length.source,
    }
    assert used == {source.id for source in framework.sources}


def test_the_glossary_explains_abbreviations_in_words(framework: Framework) -> None:
    glossary = framework.glossary
    assert len(glossary.meanings) >= 80
    assert list(glossary.meanings) == sorted(glossary.meanings)
    assert all(re.fullmatch(r"[A-Z]{2,6}", name) for name in glossary.meanings)
    assert not any(re.search(r"\b[A-Z]{2,}\b|[.]$", words) for words in glossary.meanings.values())
    assert framework.source(framework.source_of["glossary"]).as_at


def test_the_judgement_on_leaders_is_named(framework: Framework) -> None:
    assert framework.judgement(framework.leaders).prefix == "lead"
